"""The dates of a page's parts, each with the words that give it."""

import pytest

from onrecord.model import DocumentDate
from onrecord.pages.dates import find_page_offset, first_value, place_date, read_page_dates
from onrecord.pages.split import split_page
from onrecord.text.dates import find_dates

SENTENCE = "The delegations exchanged lists of matters which burden their relations."
CRAWLED = f"30 April 2031\nKarvel: 11:05\nEskholm: 10:05\n\n22.04.2031\n\nStatement on the Hesk line\n\n{SENTENCE}\n"


def dates_of(
    text: str, media_type: str = "text/plain", retrieved_at: str | None = None
) -> tuple[DocumentDate, ...]:
    """Return the dates of the main document of a page."""
    parts = split_page(text, media_type)
    assert parts.main is not None
    dates = read_page_dates(parts, parts.main, retrieved_at)
    for date in dates:
        assert date.page_span is None or parts.text[slice(*date.page_span)] == date.printed
    return dates


def test_page_prints_both() -> None:
    """The crawl clock gives retrieved, the date line posted, each with its words."""
    assert [(date.kind, date.value, date.printed, date.origin) for date in dates_of(CRAWLED)] == [
        ("retrieved", "2031-04-30", "30 April 2031", "page"),
        ("posted", "2031-04-22", "22.04.2031", "page"),
    ]


def test_call_comes_first() -> None:
    """The caller, who fetched the page, is believed before the clock; what he said is kept as he said it."""
    dates = dates_of(CRAWLED, retrieved_at="2031-05-02T11:05:00Z")
    assert first_value(dates, "retrieved") == "2031-05-02"
    assert (dates[0].printed, dates[0].origin, dates[0].where) == (
        "2031-05-02T11:05:00Z",
        "call",
        "retrieved_at",
    )


@pytest.mark.parametrize("said", ["yesterday", "", "2031-13-45"])
def test_call_without_a_date(said: str) -> None:
    """What is no date gives none."""
    assert first_value(dates_of(CRAWLED, retrieved_at=said), "retrieved") == "2031-04-30"


def test_markup_comes_after_the_page() -> None:
    """A date that only the markup states is posted with its place named; a printed one comes before it."""
    head = '<html><head><meta property="article:published_time" content="2031-04-23T08:00:00+00:00"></head><body>'
    body = f"<h1>Statement on the line</h1>{{}}<p>{SENTENCE}</p>"
    alone = dates_of(head + body.format(""), "text/html")
    assert [(date.value, date.origin, date.where, date.page_span) for date in alone] == [
        ("2031-04-23", "markup", "meta article:published_time", None)
    ]
    both = dates_of(head + body.format("<p>22.04.2031</p>"), "text/html")
    assert first_value(both, "posted") == "2031-04-22"
    assert len(both) == 2


def test_no_date() -> None:
    """A page without a date line has no posted date, though its text names days."""
    assert dates_of(f"Statement on the Hesk line\n\nOn 12 March 2031 shots were fired. {SENTENCE}") == ()


def test_place_date() -> None:
    """A date found in a document opens its words in the page."""
    date = find_dates("Talks, Port Aurel, 15 September 2031")[0]
    placed = place_date("event", "Talks, Port Aurel, 15 September 2031", 100, date)
    assert placed.page_span == (119, 136)
    assert placed.printed == "15 September 2031"


def test_page_offset() -> None:
    """An offset of a document leads to its place in the page."""
    parts = split_page(CRAWLED, "text/plain")
    assert parts.main is not None
    at = parts.main.text.index(SENTENCE)
    assert find_page_offset(parts.main.text_map, at) == CRAWLED.index(SENTENCE)
