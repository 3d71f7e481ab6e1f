import time

import pytest

from onrecord.forms.body import read_form
from onrecord.forms.dateline import read_dateline
from onrecord.forms.title import TitleFacts, read_title
from onrecord.model.records import Role, Turn

TEXT = "Talks on the ferry line ended late, the minister said."


def turns(*roles: Role, label: str = "Ilse Maren") -> list[Turn]:
    """Make turns of these roles, the answers under one label."""
    return [
        Turn(
            n=n,
            role=role,
            label="Question" if role == "question" else label,
            label_span=(0, 1),
            speaker=None,
            spoken_language=None,
            text_span=(n, n + 1),
        )
        for n, role in enumerate(roles)
    ]


def test_title_decides_first() -> None:
    """The form of the title stands whatever the body looks like."""
    facts = read_title("Embassy comment on ferries")
    assert read_form(facts, f"Embassy comment on ferries\n\nKESSIN, May 4. /VNA/. {TEXT}", ()) == "comment"


def test_dateline_makes_a_news_account() -> None:
    """An agency's dateline in the first lines makes an untitled form a news account."""
    assert (
        read_form(TitleFacts(), f"Ferry talks end\n\nLead line.\n\nKESSIN, May 4. /VNA/. {TEXT}", ())
        == "news account"
    )


def test_headings_make_a_round_up() -> None:
    """A filed account parted by four headings or more is a round-up."""
    parts = "".join(f"\n\nMatter {n}\n\n{TEXT}" for n in "ABCD")
    assert (
        read_form(TitleFacts(), f"Ferry talks end\n\nKESSIN, May 4. /VNA/. {TEXT}{parts}", ()) == "round-up"
    )


def test_release_with_a_dateline_is_no_news_account() -> None:
    """A government's own dateline without an agency needs reported sayings."""
    assert (
        read_form(
            TitleFacts(), "Ferry nominee\n\nKESSIN – Today, President Okoro named a ferry director.", ()
        )
        is None
    )


@pytest.mark.parametrize(
    ("roles", "form"),
    [
        (("question", "answer", "question", "answer"), "interview"),
        (("question", "answer"), "answer to a media question"),
        (("remarks", "question", "answer", "question", "answer"), "remarks and answers"),
        (("remarks", "remarks"), None),
        ((), None),
    ],
)
def test_floors_show_the_form(roles: tuple[Role, ...], form: str | None) -> None:
    """Questions and answers of one official name the form that the title does not."""
    assert read_form(TitleFacts(), f"Ferries\n\n{TEXT}", turns(*roles)) == form


def test_two_answering_officials_stay_unread() -> None:
    """Answers under two labels are no interview of one official."""
    mixed = turns("question", "answer") + turns("question", "answer", label="Sela Ruun")
    assert read_form(TitleFacts(), f"Ferries\n\n{TEXT}", mixed) is None


def test_contact_title_is_readout_or_transcript() -> None:
    """A title that only tells a contact is a readout without floors, a transcript with them."""
    facts = read_title("Meeting with President of Narva Aleks Brandt")
    assert read_form(facts, f"Meeting with X\n\n{TEXT}", ()) == "readout"
    assert read_form(facts, f"Meeting with X\n\n{TEXT}", turns("remarks", "remarks")) == "transcript"


@pytest.mark.parametrize("piece", ["A ", "KESSIN, ", "(", "/", "May 4 ", "— "])
def test_long_lines_stay_cheap(piece: str) -> None:
    """A paragraph of ten megabytes costs no more than its first line."""
    paragraph = "K" + piece * (10_000_000 // len(piece))
    began = time.perf_counter()
    read_dateline(paragraph)
    read_form(TitleFacts(), "T\n\n" + paragraph, ())
    assert time.perf_counter() - began < 1
