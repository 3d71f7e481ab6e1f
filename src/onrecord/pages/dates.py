"""The dates of a document, each with the words that give it, and never one for another."""

from onrecord.model import DateKind, DocumentDate, MapRow
from onrecord.pages.split import PageParts, Part, find_posted_fact
from onrecord.text.dates import PrintedDate, find_dates


def read_page_dates(page: PageParts, part: Part, retrieved_at: str | None) -> tuple[DocumentDate, ...]:
    """Return when a part of a page was retrieved and posted, with the evidence.

    Retrieved is what the caller says, who fetched the page, and what the
    crawl clock prints; posted is the page's own date line, and for the main
    document what its markup states.
    """
    dates: list[DocumentDate] = []
    if retrieved_at:
        dates += _from_words("retrieved", retrieved_at, "call", "retrieved_at")
    if page.retrieved:
        dates.append(_printed("retrieved", page.text, page.retrieved))
    if part.posted:
        dates.append(_printed("posted", page.text, part.posted))
    fact = find_posted_fact(page.facts) if part.kind == "main" else None
    if fact:
        dates += _from_words("posted", fact.value, "markup", fact.where)
    return tuple(dates)


def place_date(kind: DateKind, text: str, page_start: int, date: PrintedDate) -> DocumentDate:
    """Return a date found at offsets of `text`, which begins at `page_start` in the page."""
    return DocumentDate(
        kind=kind,
        value=date.value,
        printed=text[date.start : date.end],
        origin="page",
        page_span=(page_start + date.start, page_start + date.end),
    )


def find_page_offset(text_map: tuple[MapRow, ...], at: int) -> int:
    """Return where in the page the character at offset `at` of a document stands."""
    row = max((row for row in text_map if row[0] <= at), key=lambda row: row[0])
    return row[1] + at - row[0]


def first_value(dates: tuple[DocumentDate, ...], kind: DateKind) -> str | None:
    """Return the value of the first date of a kind: the page's own words come before its markup."""
    return next((date.value for date in dates if date.kind == kind), None)


def _printed(kind: DateKind, text: str, date: PrintedDate) -> DocumentDate:
    return DocumentDate(kind, date.value, text[date.start : date.end], "page", (date.start, date.end))


def _from_words(kind: DateKind, words: str, origin: str, where: str) -> list[DocumentDate]:
    """Read the first date in words that stand outside the page's text."""
    found = next(iter(find_dates(words)), None)
    if found is None:
        return []
    return [DocumentDate(kind, found.value, words, "call" if origin == "call" else "markup", None, where)]
