"""The reader an archive reads with unless it is given one."""

import pickle
import subprocess
import sys

from onrecord.archive.reader import OwnReader
from onrecord.ledger.issues import Topic, Topics
from onrecord.pipeline import read

PAGE = b"Remarks by Foreign Minister Ilse Maren\n\nWe discussed the salt road with our Tarsundic colleagues."
TOPICS = Topics([Topic("salt-road", "The salt road", ("salt road",))])


def test_it_reads_as_read_does_also_in_another_process() -> None:
    """Pickled and back, it gives the page that `read` gives with the same topics."""
    own: OwnReader = pickle.loads(pickle.dumps(OwnReader(TOPICS)))
    page = own(PAGE, url="https://valmeria.example/1", retrieved_at="2031-05-04T10:00:00Z")
    assert page == read(
        PAGE, url="https://valmeria.example/1", retrieved_at="2031-05-04T10:00:00Z", topics=TOPICS
    )
    assert page.document is not None
    assert any(said.issues == ("salt-road",) for said in page.document.statements)


def test_a_process_that_reads_for_an_archive_loads_no_database() -> None:
    """What a worker imports to read and draw a page has no SQLAlchemy in it: that is a third of its start."""
    told = (
        "import sys; import onrecord.archive.worker, onrecord.archive.preparing, onrecord.archive.frames; "
        "from onrecord.archive.reader import OwnReader; OwnReader(None).load(); print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
