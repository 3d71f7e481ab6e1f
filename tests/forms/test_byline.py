"""What stands between a title and its text and belongs to the heading."""

import pytest

from onrecord import read
from onrecord.model import Document

TEXT = "\n\nThe ferry line is safe, and it will stay so; we have told our neighbours as much, and they have told us the same thing.\n"


def _read(*heading: str) -> Document:
    document = read(("\n".join(heading) + TEXT).encode()).document
    assert document is not None
    return document


def _people(document: Document) -> list[tuple[str | None, str | None, str]]:
    return [(actor.name, actor.post, actor.decided_by) for actor in document.speakers]


def test_second_line() -> None:
    """A line in small letters below the title goes on with it: who speaks, where and when."""
    document = _read(
        "Press conference",
        "by Secretary General Jens Okoro ahead of the meeting of the Four",
        "24 May. 2031 -",
    )
    assert (document.title, document.form, document.posted_on) == (
        "Press conference",
        "press conference",
        "2031-05-24",
    )
    assert _people(document) == [("Jens Okoro", "Secretary General", "title")]
    document = _read(
        "Media Briefing by the Director General, Dr Ada Quist", "at the Foreign Office on 2031-10-13 at 12h00"
    )
    assert (document.form, document.event_on) == ("briefing", "2031-10-13")


@pytest.mark.parametrize(
    "lines",
    [
        ("Ilse Maren", "Foreign Minister of Narva", "Guest House", "Kessin", "October 3, 2031"),
        ("Foreign Minister of Narva Ilse Maren", "October 3, 2031"),
        ("Rt Hon Ilse Maren", "Foreign Minister of Narva"),
    ],
)
def test_name_and_post_below(lines: tuple[str, ...]) -> None:
    """A name above its post, or both in one line, give the speaker of remarks whose title names none."""
    (speaker,) = _read("Remarks With Defence Minister Aleks Brandt", *lines).speakers
    assert (speaker.name, speaker.decided_by) == ("Ilse Maren", "byline")
    assert (speaker.post or "").startswith("Foreign Minister")


def test_post_of_the_title() -> None:
    """A post in the title gets its holder from the line below that has this post, and from no other."""
    document = _read(
        "Spokesperson’s Press Briefing (June 5, 2031)",
        "Press Briefing",
        "Spokesperson and Deputy Minister Sela Brandt",
    )
    assert _people(document) == [("Sela Brandt", "Spokesperson and Deputy Minister", "byline")]
    document = _read("Spokesperson’s Press Briefing (June 5, 2031)", "Prime Minister Sela Brandt")
    assert _people(document)[0][0] is None


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("President congratulates the new Prime Minister of Narva", "Prime Minister of Narva Sela Brandt"),
        ("Ferries to run again in the spring of next year", "Foreign Minister Sela Brandt"),
        ("Remarks at the opening of the ferry line", "Sela Brandt, Senior Correspondent"),
        ("Foreign Minister Ilse Maren’s remarks on the ferry line", "Prime Minister Sela Brandt"),
    ],
)
def test_no_byline(title: str, line: str) -> None:
    """Below a title that says who, below news, and where a journalist signs, such a line is a picture's or a writer's."""
    assert "Sela Brandt" not in {actor.name for actor in _read(title, line).speakers}


def test_kind_below() -> None:
    """A line of its own says what a document is whose title does not."""
    assert (
        _read("Ferries to run again in the spring", "Press Release: Government of Narva").form
        == "press release"
    )
    assert _read("Ferries to run again in the spring", "Release of the ferry crew hoped for").form is None


def test_delivered_by() -> None:
    """Who delivered a statement is its speaker, and the day below the title printed again is its own."""
    title = "Statement on the report of the ferry commission"
    document = _read(
        title,
        "",
        title,
        "",
        "As delivered by Chargé d’Affaires Sela Brandt",
        "to the Ferry Council, Vienna",
        "June 8, 2031",
    )
    assert _people(document) == [("Sela Brandt", "Chargé d’Affaires", "byline")]
    assert document.posted_on == "2031-06-08"


def test_quoted_after_the_colon() -> None:
    """A title that quotes after a colon says who speaks."""
    assert _people(_read('Minister Brandt: "The ferry line is safe"')) == [("Brandt", "Minister", "title")]


def test_stated_transcript() -> None:
    """The line that says whose briefing was transcribed names its speaker, whom labels call by the post alone."""
    page = (
        "Daily Press Briefing by the Office of the Spokesperson for the President\n\n"
        "The following is a near-verbatim transcript of today’s noon briefing by Sela Brandt, Spokesperson for the President.\n\n"
        "Good afternoon. The ferries will run.\n\nQuestion: Is the line safe?\n\nSpokesperson: It is, and it will stay so.\n\n"
        "Correspondent: And the hotline?\n\nSpokesperson: We will see about that.\n"
    )
    document = read(page.encode()).document
    assert document is not None
    assert _people(document) == [("Sela Brandt", "Spokesperson for the President", "byline")]
    assert [(turn.role, turn.speaker and turn.speaker.name) for turn in document.turns][-4:] == [
        ("question", None),
        ("answer", "Sela Brandt"),
    ] * 2
    office = read(page.replace(" by Sela Brandt, Spokesperson for the President", "").encode()).document
    assert office is not None
    assert _people(office) == [(None, "Office of the Spokesperson for the President", "title")]
