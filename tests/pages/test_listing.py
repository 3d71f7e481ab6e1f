"""Listings: runs of dated titles, by shape alone."""

import pytest

from onrecord.pages.furniture import FRAME_WORDS
from onrecord.pages.leads import Entry, Listing
from onrecord.pages.listing import find_entries, find_linked_run, find_listings, is_title
from onrecord.text.html import read_html
from onrecord.text.lines import Line, split_lines

SENTENCE = "The delegations exchanged lists of matters which burden their relations."


def read_lines(text: str) -> list[Line]:
    """Return the lines of text, or of HTML where it begins with a tag."""
    if not text.startswith("<"):
        return split_lines(text)
    page = read_html(text, FRAME_WORDS)
    return split_lines(page.text, page.marks)


def list_of(text: str, title: int | None = None) -> list[list[tuple[str, str, str]]]:
    """Return the listings found: value of the date, title, lead of every entry."""
    lines = read_lines(text)
    page = read_html(text, FRAME_WORDS).text if text.startswith("<") else text
    return [
        [row(page, lines, entry, lead) for entry, lead in zip(listing.entries, listing.leads, strict=True)]
        for listing in find_listings(lines, find_entries(lines), title)
    ]


def row(page: str, lines: list[Line], entry: Entry, lead: tuple[int, ...]) -> tuple[str, str, str]:
    """Return an entry as words."""
    return entry.date.value, page[slice(*entry.title)], " ".join(lines[n].text for n in lead)


TWO = [
    ("2031-03-12", "Statement on the Hesk line", SENTENCE),
    ("2031-03-10", "On the “Sula Maren”", SENTENCE),
]


@pytest.mark.parametrize(
    "text",
    [
        f"12.03.2031 - Statement on the Hesk line\n\n{SENTENCE}\n\n10.03.2031 - On the “Sula Maren”\n\n{SENTENCE}",
        f"12 March 2031 | Statement on the Hesk line\n{SENTENCE}\n10 March 2031 | On the “Sula Maren”\n{SENTENCE}",
        f"[12.03.2031] Statement on the Hesk line\n{SENTENCE}\n[10.03.2031] On the “Sula Maren”\n{SENTENCE}",
        f"March 12, 2031: Statement on the Hesk line\n{SENTENCE}\nMarch 10, 2031: On the “Sula Maren”\n{SENTENCE}",
        f"LATEST EVENTS\n12.03.2031\nStatement on the Hesk line\n{SENTENCE}\n10.03.2031\nOn the “Sula Maren”\n{SENTENCE}",
        f"Related news\nStatement on the Hesk line\n12.03.2031\n{SENTENCE}\nOn the “Sula Maren”\n10.03.2031\n{SENTENCE}",
        f"<ul><li>12.03.2031 - <a href=1>Statement on the Hesk line</a><br>{SENTENCE}<li>10.03.2031 - <a href=2>On the “Sula Maren”</a><br>{SENTENCE}</ul>",
        f"<ul><li><a href=1>Statement on the Hesk line</a> (12 March 2031)<br>{SENTENCE}<li><a href=2>On the “Sula Maren”</a> (10 March 2031)<br>{SENTENCE}</ul>",
        f"<div>12.03.2031<h3>Statement on the Hesk line</h3><p>{SENTENCE}</div><div>10.03.2031<h3>On the “Sula Maren”</h3><p>{SENTENCE}</div>",
        f"<div><h3>Statement on the Hesk line</h3><p>{SENTENCE}<p>12.03.2031</div><div><h3>On the “Sula Maren”</h3><p>{SENTENCE}<p>10.03.2031</div>",
        f"<table><tr><td>12.03.2031<td><a href=1>Statement on the Hesk line</a><tr><td><td>{SENTENCE}<tr><td>10.03.2031<td><a href=2>On the “Sula Maren”</a><tr><td><td>{SENTENCE}</table>",
        f"<dl><dt>12.03.2031<dd><a href=1>Statement on the Hesk line</a><dd>{SENTENCE}<dt>10.03.2031<dd><a href=2>On the “Sula Maren”</a><dd>{SENTENCE}</dl>",
        f"<p>12.03.2031 · Press release<h4><a href=1>Statement on the Hesk line</a></h4><p>{SENTENCE}<p>10.03.2031 · Press release<h4><a href=2>On the “Sula Maren”</a></h4><p>{SENTENCE}",
    ],
)
def test_styles(text: str) -> None:
    """The date may open the title's line, close it, stand above it, below it, below its lead, or beside its kind."""
    assert list_of(text) == [TWO]


def test_date_belongs_to_its_title() -> None:
    """A date between two titles belongs to the one beside which the other dates of the list stand."""
    rows = "".join(f"<p><a href={n}>Statement number {n}</a></p><p>{n}.03.2031</p>" for n in range(10, 14))
    found = list_of(f"{rows}<p><a href=x>Office of the Spokesperson</a></p>")
    assert [(title, date) for date, title, _ in found[0]] == [
        (f"Statement number {n}", f"2031-03-{n}") for n in range(10, 14)
    ]


def test_teaser_that_begins_with_a_question() -> None:
    """A lead that begins "Question:" is a lead."""
    lead = "Question: Is the line open? Answer: It is."
    text = (
        f"LATEST EVENTS\n12.03.2031 - On the line\n{lead}\n10.03.2031 - On the trawler\n{lead}\nall messages"
    )
    assert [lead for _, _, lead in list_of(text)[0]] == [lead, lead]


def test_heads_part_lists() -> None:
    """A line that heads a list begins another one: what stands before it is none of its entries."""
    text = "<p>Updates of this page</p><p>20.03.2031</p><h2>Related content</h2>" + "".join(
        f"<p><a href={n}>Statement number {n}</a></p><p>{n}.03.2031</p>" for n in (12, 13)
    )
    assert [[title for _, title, _ in found] for found in list_of(text)] == [
        ["Statement number 12", "Statement number 13"]
    ]


def test_last_lead_is_like_the_others() -> None:
    """The last lead, which nothing ends, takes no more lines than the longest of the others, and no wider gap."""
    text = f"LATEST EVENTS\n12.03.2031 - On the line\n{SENTENCE}\n10.03.2031 - On the trawler\n{SENTENCE}\n\nRoyal Foreign Office\nEskholm"
    assert [lead for _, _, lead in list_of(text)[0]] == [SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "text",
    [
        # a chronicle: dated lines that are sentences
        "12 March 2031 – The ship sailed.\n13 March 2031 – She was stopped.\n14 March 2031 – She was let go.",
        # a chronicle: much text follows
        "12.03.2031 Ship leaves Varnes\n13.03.2031 Ship is stopped\n" + f"{SENTENCE}\n" * 20,
        # one dated line
        f"12.03.2031 - On the line\n{SENTENCE}",
        # ranges and months are when something happened, not when it was posted
        "14-15 September 2031 - Talks of ministers\n17-18 October 2031 - Talks of deputies",
        "March 2031 - Talks of ministers\nApril 2031 - Talks of deputies",
        # a timetable
        "14:30 - Talks of ministers\n15:30 - Talks of deputies",
        "1. Talks of ministers\n2. Talks of deputies",
    ],
)
def test_no_listing(text: str) -> None:
    """Chronicles, single dates, periods, timetables and numbered items are no listings."""
    assert list_of(text) == []


def test_title_is_no_entry() -> None:
    """The main title is no entry, and parts a list above it from one below it."""
    lines = read_lines(
        "12.03.2031 - On the line\n10.03.2031 - On the trawler\n11.03.2031 - The title here\n09.03.2031 - On dues\n08.03.2031 - On visas"
    )
    entries = find_entries(lines)
    assert [(found.first, found.last) for found in find_listings(lines, entries, 2)] == [(0, 1), (3, 4)]


def test_heading_of_a_list_is_no_title_of_it() -> None:
    """A heading above dates and links heads the list: the first date belongs to the link below it, as the others do."""
    rows = "".join(
        f'<li>{date}<br><a href="/x">{title}</a></li>'
        for date, title in (
            ("13 March 2031", "Coast guard publishes its log"),
            ("10 March 2031", "Winter timetable"),
        )
    )
    (listing,) = list_of(f"<h3>From the press office</h3><ul>{rows}</ul>")
    assert [(date, title) for date, title, _ in listing] == [
        ("2031-03-13", "Coast guard publishes its log"),
        ("2031-03-10", "Winter timetable"),
    ]


def test_labels_between_entries_are_no_leads() -> None:
    """The number of the next row and the kind of the next item are no lead of the one above."""
    rows = "".join(
        f'<p>Press release</p><p>{n}</p><h3><a href="/x">Talks in Port Aurel, round {n}</a></h3><p>1{n} March 2031</p><p>{SENTENCE}</p>'
        for n in (2, 3, 4)
    )
    (listing,) = list_of(f"<div>{rows}</div>")
    assert [lead for _, _, lead in listing] == [SENTENCE] * 3


def test_framed_list_is_a_box() -> None:
    """A list in a frame of the site says so: the text goes on after it."""
    text = (
        f"<p>{SENTENCE}</p><aside>12.03.2031 - <a>On the line</a><br>10.03.2031 - <a>On the trawler</a></aside>"
        + f"<p>{SENTENCE}</p>" * 9
    )
    lines = read_lines(text)
    found: list[Listing] = find_listings(lines, find_entries(lines), None)
    assert [listing.framed for listing in found] == [True]


def test_linked_run() -> None:
    """Dated links one below the other are a list wherever they stand; a single one is not."""
    lines = read_lines(
        "<p>12.03.2031 <a href=1>On the line</a><br>10.03.2031 <a href=2>On the trawler</a><br>Words<br>09.03.2031 <a href=3>On dues</a>"
    )
    assert find_linked_run(find_entries(lines)) == {0, 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statement on the Hesk line", True),
        ("Talks with the U.S.", True),
        ("Is the line open?", True),
        ("The line is open.", False),
        ("Statement", False),
        ("12 March 2031", False),
        ("All messages", False),
        ("word " * 100, False),
    ],
)
def test_is_title(text: str, *, expected: bool) -> None:
    """A title has two words and no full stop; a date, furniture and a paragraph are none."""
    assert is_title(split_lines(text)[0]) is expected
