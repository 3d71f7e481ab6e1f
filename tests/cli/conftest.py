"""A page of an invented ministry, built by hand, for the views of the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import onrecord
from onrecord.model import Actor, Document, DocumentDate, Page, Snapshot, Turn

TITLE = "Deputy Minister Oda Lenk’s interview with the Tarn Courier, published May 4, 2031"
LEAD = "The deputy minister spoke in Harrow Bay."
ASKED = "Will the hotline be restored?"
SAID = "We are ready for it.\n\nThe other side must say so as well."
PAGE = f"6 May 2031\nPRESS RELEASES\n05.05.2031\n{TITLE}\n{LEAD}\nQuestion: {ASKED}\nOda Lenk: {SAID}\nAll messages\n"
TEXT = f"{TITLE}\n\n{LEAD}\n\nQuestion: {ASKED}\n\nOda Lenk: {SAID}"


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _map_rows() -> tuple[tuple[int, int, int], ...]:
    pieces = (TITLE, LEAD, f"Question: {ASKED}", f"Oda Lenk: {SAID}")
    return tuple((TEXT.index(piece), PAGE.index(piece), len(piece)) for piece in pieces)


@pytest.fixture
def interview() -> Document:
    """Return an interview of two turns, with four dates of which one is in the title."""
    lenk = Actor(name="Oda Lenk", post="Deputy Minister", party="Vessia", decided_by="title")
    return Document(
        id="5f0c2a9e1b3d4c77",
        kind="main",
        title=TITLE,
        title_span=(0, len(TITLE)),
        form="interview",
        publisher=None,
        language="en",
        retrieved_on="2031-05-06",
        posted_on="2031-05-05",
        published_on="2031-05-04",
        event_on=None,
        dates=(
            DocumentDate("retrieved", "2031-05-06", "6 May 2031", "page", _span(PAGE, "6 May 2031")),
            DocumentDate("posted", "2031-05-05", "05.05.2031", "page", _span(PAGE, "05.05.2031")),
            DocumentDate("published", "2031-05-04", "May 4, 2031", "page", _span(PAGE, "May 4, 2031")),
        ),
        place="Harrow Bay",
        outlets=("Tarn Courier",),
        speakers=(lenk,),
        counterparts=(),
        text=TEXT,
        text_map=_map_rows(),
        turns=(
            Turn(1, "question", "Question:", _span(TEXT, "Question:"), None, None, _span(TEXT, ASKED)),
            Turn(2, "answer", "Oda Lenk:", _span(TEXT, "Oda Lenk:"), lenk, None, _span(TEXT, SAID)),
        ),
    )


@pytest.fixture
def page(interview: Document) -> Page:
    """Return the page that shows the interview between its furniture."""
    snapshot = Snapshot("ab" * 32, "https://mfa.vessia.example/news/1", "text/plain", "2031-05-06T08:00:00Z")
    return Page(snapshot, PAGE, interview, ())


def run(*arguments: str, **settings: Any) -> Result:
    """Run a command in this process; its standard output and error are apart."""
    return CliRunner().invoke(onrecord, list(arguments), **settings)


@pytest.fixture(name="run", scope="session")
def _run() -> Callable[..., Result]:
    return run


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return an archive of examples/, made once; no test may change it."""
    path = tmp_path_factory.mktemp("archive") / "examples.onrecord"
    done = run("add", "--quiet", "--archive", str(path), str(root / "examples/pages"))
    assert done.exit_code == 0, done.stderr
    return path


@pytest.fixture
def on_examples(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name the archive of examples/ in the environment."""
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(archive))
    return archive
