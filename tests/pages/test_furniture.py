"""Furniture: lines that speak of the site."""

import pytest

from onrecord.pages.furniture import (
    find_clock,
    is_clock,
    is_furniture,
    is_menu,
    is_tool,
    key_of,
    read_labelled_date,
)

LONG = "A" * 300


@pytest.mark.parametrize(
    "line",
    [
        "LATEST EVENTS",
        "all messages",
        "» Home",
        "Share this page",
        "[3] Contacts",
        "* [2]Home",
        "© Crown of Tarsund 2031",
        "Copyright 1999 Department of External Affairs",
        "Consular queries:  ",
        "+00 (55) 310 7742",
        "Press: press@mfa.valmeria.example",
        "www.mfa.valmeria.example",
        "Embassy of Brennick, 12 Ropewalk, Eskholm. Tel. +00 55 310 7742",
        "Visitors: 12,301",
        "Hits: 1203",
        "Day 1205 of the blockade",
        "Karvel: 11:05",
        "Print | Email",
        "Home / News / Documents",
        "→",
        "| |",
    ],
)
def test_furniture(line: str) -> None:
    """Menus, tools, addresses, clocks and counters are furniture on any site."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting began at 14:30",
        "The embassy was informed on 12 March.",
        "12 March 2031",
        "22.04.2031",
        "* * *",
        "<…>",
        "He was born in 1978 and lives in Varnes.",
        "For details call +00 55 310 7742 before noon, the ministry said in a statement today.",
        "Home is where the pilots are",
        "1. The herring limit for Valmerian vessels in the Hesk box.",
        "Print was invented elsewhere",
        "Question: Is the line to Sorrel Point open?",
        LONG,
        "",
    ],
)
def test_no_furniture(line: str) -> None:
    """Sentences, dates, numbered items, pauses in a text and long lines are none."""
    assert not is_furniture(line)


def test_key() -> None:
    """A line is compared in small letters, without the signs at its ends and the number of its link."""
    assert key_of("»\xa0All News ›") == "all news"
    assert key_of("   * [12]All news") == "all news"
    assert key_of("Article [12] of the treaty") == "article [12] of the treaty"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home | Minister | Press | Visas", True),
        ("Travel > Advisories > V > Valmeria", True),
        ("Ministry of Foreign Affairs > Media > Statements", True),
        ("Northern Straits Maritime Organisation | Documents | Charts | Contact", True),
        ("News / Statements", True),
        ("Valmeria / Tarsund", False),
        ("Press conference – the full text", False),
        (
            "Talks at the Palace of the Mole in Port Aurel on the evening of the 14th | Full text | More",
            False,
        ),
        ("One · two · three.", False),
        ("Home", False),
        (LONG, False),
    ],
)
def test_menu(line: str, *, expected: bool) -> None:
    """Three short parts make a menu, or two with a word of furniture; the site's own name may open it."""
    assert is_menu(line) is expected


def test_tools() -> None:
    """Tools of the reader may stand below a title; a menu of the site may not."""
    assert is_tool("Print")
    assert is_tool("Print | Email")
    assert not is_tool("Home | News")
    assert not is_tool("Print the statement")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Karvel: 11:05", True),
        ("New York 5:27 pm", True),
        ("30 April 2031 Karvel: 11:05 Eskholm: 10:05", True),
        ("11:05", False),
        ("The Meeting began at 14:30 and ended late", False),
    ],
)
def test_clock_line(line: str, *, expected: bool) -> None:
    """A clock names the place whose time it tells, and nothing else but the day."""
    assert is_clock(line) is expected


@pytest.mark.parametrize(
    ("lines", "first", "last", "value"),
    [
        (["30 April 2031", "Karvel: 11:05", "Eskholm: 10:05", "Title"], 0, 2, "2031-04-30"),
        (["30 April 2031 Karvel: 11:05 Eskholm: 10:05"], 0, 0, "2031-04-30"),
        (["22 May 2031 Karvel: 07:27 Contacts: +00 55 310 7742", "Title"], 0, 0, "2031-05-22"),
        (["Embassy", "Karvel: 11:05", "Eskholm: 10:05", "22.04.2031", "Title"], 1, 3, None),
    ],
)
def test_clock(lines: list[str], first: int, last: int, value: str | None) -> None:
    """The crawl clock takes the day above it or beside it; a date below two places is the clock's line, and no one's date."""
    clock = find_clock(lines)
    assert clock is not None
    assert (clock.first, clock.last) == (first, last)
    assert (clock.date.value if clock.date else None) == value


@pytest.mark.parametrize("lines", [[], ["Title", "14:30", "22.04.2031"], ["Title", "Karvel: 11:05", "Text"]])
def test_no_clock(lines: list[str]) -> None:
    """A time without a place, and one place without a day, are no crawl clock."""
    assert find_clock(lines) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("22.04.2031", "2031-04-22"),
        ("Published: 2031-03-13 · Reference 31/088", "2031-03-13"),
        ("Date of publication: March 14, 2031", "2031-03-14"),
        ("Document NSMO/A.19/ST.1. Posted 5 October 2032", "2032-10-05"),
        ("Karvel, 14 March 2031", None),
        ("The note was posted on 5 October 2032 by the embassy", None),
        ("No date", None),
    ],
)
def test_labelled_date(line: str, value: str | None) -> None:
    """A date line is a date alone, or one with a word for posting before it; a place before it tells something else."""
    date = read_labelled_date(line)
    assert (date.value if date else None) == value
