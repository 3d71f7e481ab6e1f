"""The headline of a page without markup."""

import pytest

from onrecord.pages.headline import cannot_head, names_section, read_opening_day
from onrecord.pages.split import split_page

TITLE = "Foreign Secretary Ingrith Solvane receives the Ambassador of Quillane"
SENTENCE = "The delegations exchanged lists of matters which burden their relations, and read them aloud; they will meet again in the autumn, the Office said."


def read_title(text: str) -> str | None:
    """Return the title of the main document of a plain page."""
    parts = split_page(text, "text/plain")
    return parts.text[slice(*parts.main.title)] if parts.main and parts.main.title else None


@pytest.mark.parametrize(
    "head",
    [
        "Press Conferences",
        "Visits Visits",
        "Press conference",
        "Interviews, articles and comments",
        "Ministry of Foreign Affairs Press service Statements",
        "Office of Trade and Tides",
        "Home Consulate Events About Us Tarsund News Services Links",
        "Tag: Foreign Office",
        "Categories: Quillane",
        "Home > Statements of the Royal Foreign Office > Remarks of the Spokesperson of the Office",
        "English Français Deutsch",
        "(* This is a provisional translation for reference only.)",
        "Unofficial translation",
        "A+ A A-",
        "Mon Tue Wed Thu Fri Sat Sun\n1 2 3 4 5 6\n28 29 30 31",
        "Friday, 13 May 2031. PDF Print E-mail",
        "May 13, 2031 Jon Harle Politics",
        "1. Home of the Royal Foreign Office\n2. Newsroom of the Royal Foreign Office\n3. Press releases and photos of the year",
        "14:30 KST",
        "Prices up in Tarsund  • Storm off Ostrel  • Ferry strike over  • Harvest late",
        "An official website of the Valmerian government",
    ],
)
def test_below_the_site(head: str) -> None:
    """The lines in which a site names itself, its sections, its languages and its days are no headline."""
    assert read_title(f"{head}\n\n{TITLE}\n\n{SENTENCE}") == TITLE


@pytest.mark.parametrize(
    "below",
    [
        "22 April 2031  14:30  KST",
        "Last updated 25-May-2031 09:01",
        "Date\n2031-04-22\nHit\n701",
        "• 24 May. 2031 -\n• |\n• Last updated: 25 May. 2031 09:01",
    ],
)
def test_stamps_below(below: str) -> None:
    """An hour, a day of changes and a count of readers below the headline leave it the headline."""
    assert read_title(f"Press Office\n\n{TITLE}\n\n{below}\n\n{SENTENCE}") == TITLE


@pytest.mark.parametrize(
    "trail", ["Press Releases ", "• ", "News | Statements ", "Weekly notes of the Office "]
)
def test_trail(trail: str) -> None:
    """A line that ends in the headline printed below it is a trail to it."""
    assert read_title(f"{trail}{TITLE}\n\n{TITLE}\n\n{SENTENCE}") == TITLE


def test_place_and_day_again() -> None:
    """The place and day in which a headline ends, printed again below it, are not the headline."""
    title = "302. Minutes of a Meeting, Karvel, May 4, 1957"
    assert read_title(f"{title}\n\nKarvel, May 4, 1957\n\n{SENTENCE}") == title


@pytest.mark.parametrize("kind", ["Media Statement", "Press release", "STATEMENT"])
def test_kind_and_day_above(kind: str) -> None:
    """What a site calls the publication, and its day, stand above the headline; a sentence there is text."""
    assert read_title(f"{kind}\n\n5 July 2031\n\n{TITLE}\n\n{SENTENCE}") == TITLE
    assert read_title(f"{kind}\n\n5 July 2031\n\n{SENTENCE}\n\n{SENTENCE}") == kind


def test_dateline_alone() -> None:
    """A place in capitals with a day and no year begins an account that came without its headline."""
    assert read_title(f"KESSIN, Valmeria, Jan. 11\n\n{SENTENCE}") is None


def test_furniture_below_two_lines_of_title() -> None:
    """The stamps below a headline that goes on in small letters are none of the text."""
    page = f"Press conference\n\nby Secretary General Ivo Harle ahead of the meeting of the Ministers of Foreign Affairs of the Four\n\n  • Last updated 25-May-2031 09:01\n\n{SENTENCE}"
    parts = split_page(page, "text/plain")
    assert parts.main is not None
    assert "Last updated" not in parts.main.text


def test_bullet() -> None:
    """The bullet of a headline printed as an item is no part of it."""
    assert read_title(f"Sep 17, 2031 18:04 UTC\n  • {TITLE}\n\n{SENTENCE}") == TITLE


@pytest.mark.parametrize("title", ["Maldevar-Solvane talks round-up", "Joint statement", "Trip to Ostrel"])
def test_short_headline(title: str) -> None:
    """Three words stay the headline with small letters among them, their day below them, or no other line."""
    subtitle = "Two envoys named, the ferries still an open question" if "talks" in title else "4 May 2031"
    assert read_title(f"{title}\n\n{subtitle}\n\n{SENTENCE}") == title


@pytest.mark.parametrize(
    "text",
    [
        f"Good afternoon, everyone. Thank you for coming on such a day.\n\n{SENTENCE}",
        f"[This is a rush transcript and may be updated]\n\nThank you all for coming. {SENTENCE}",
        "The delegations of the two sides exchanged lists of matters which burden their relations, and read them aloud to each other in the hall of mirrors.\n\nHe left.",
        f"Via Teleconference\n\n2:22 P.M. EST\n\nMODERATOR: {SENTENCE}",
        "Q: Does the Office know of the ferry that was stopped?\nA: We have seen the reports. We have no comment on them.",
        f"East Room\n\n4:05 P.M. EST\n\nTHE MINISTER: Thank you all. (Applause.)\n\n{SENTENCE}",
        f"11:46 A.M. EST\n\nQ What do you make of the ferry line, Minister?\n\nTHE MINISTER: {SENTENCE}",
        "MR HARLE: Good afternoon. It is a good day for ferries, and we have two guests, both of whom will speak to you at some length about the line –",
    ],
)
def test_text_without_headline(text: str) -> None:
    """A text that begins with a greeting, a note or somebody's label came without its headline."""
    assert read_title(text) in (None, "East Room")


@pytest.mark.parametrize("field", ["SUBJECT", "OTHERS PRESENT", "PARTICIPANTS"])
def test_paper_without_headline(field: str) -> None:
    """A field heads a paper that came without its title: nothing above what it names is the site's."""
    text = f"{field}\nSir Ivo Harle, Ambassador of Quillane in Karvel\n\n{SENTENCE}"
    parts = split_page(text, "text/plain")
    assert parts.main is not None
    assert parts.main.text.startswith(field)
    assert (
        read_title(f"Karvel, May 4, 1957\n\nKVT/MC/8\n\nHESK TALKS\n\n{text}")
        != "Sir Ivo Harle, Ambassador of Quillane in Karvel"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Q fever in Tarsund: the Office answers",
        "FACT SHEET: the Ferry Line",
        "PRESS RELEASE : Foreign Secretary calls in the envoy of Quillane",
        "Thank you note of the Foreign Secretary to Quillane",
        "Ministry of Justice answers the Embassy on the ferry crew",
        "Statements and counter-statements on the ferry line",
        "Home Secretary meets the Ambassador of Brennick",
    ],
)
def test_headlines(text: str) -> None:
    """A headline that begins as a label, a greeting, a body or a section does is one all the same."""
    assert not cannot_head(text)
    assert not names_section(text)


@pytest.mark.parametrize(
    "text",
    [
        "May 13, 2031 - Harle in Ostrel",
        "13 May 2031: ferries stopped",
        "May 2031 Log Records Posted",
        "On 13 May 2031 Solvane left",
    ],
)
def test_days_of_headlines(text: str) -> None:
    """A day with a dash, words in small letters or no day of the month beside it opens no line of the site."""
    assert read_opening_day(text, None) is None
