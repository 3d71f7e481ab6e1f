"""From decoded text to the parts of a page: the main document and the teasers, each cut out with the way back."""

import re
from functools import cached_property

import msgspec

from onrecord.model import DocumentKind, MapRow, Span
from onrecord.pages.furniture import FRAME_WORDS, POSTED_FACTS, TITLE_FACTS, Clock, find_clock
from onrecord.pages.leads import Entry, Listing
from onrecord.pages.listing import find_entries, find_linked_run, find_listings
from onrecord.pages.main import (
    NO_HINTS,
    Hints,
    find_body,
    find_header_date,
    find_title,
    read_hints,
)
from onrecord.pages.posted import Posted, find_lone_day, find_posted
from onrecord.text.dates import Order, PrintedDate, find_order
from onrecord.text.html import HtmlText, MarkupFact, read_html
from onrecord.text.lines import Line, split_lines

_PARAGRAPH = 300  # characters; longer lines are text
_HEADER = 60  # lines in which a crawl clock may stand
_LEAD = 200  # characters; a main document is longer than the longest lead by more than this
_JOINT = "\n\n"
_BULLET = re.compile(r"[•·▪●◦■►]\s+")


class Part(msgspec.Struct, frozen=True):
    """One document cut out of a page, before anything is read in it.

    `title` and `posted` count in the page; `text_map` leads from `text` to it.
    """

    kind: DocumentKind
    start: int
    title: Span | None
    posted: PrintedDate | None
    text: str
    text_map: tuple[MapRow, ...]


class PageParts(msgspec.Struct, frozen=True, dict=True):
    """A page taken apart: its whole text, its parts, and what stands around them."""

    text: str
    main: Part | None
    retrieved: PrintedDate | None
    order: Order | None
    language: str | None
    facts: tuple[MarkupFact, ...]
    lines: list[Line]
    listings: list[Listing]

    @cached_property
    def teasers(self) -> tuple[Part, ...]:
        """Every entry of every listing, in their order; cut when first asked for, which costs a listing of ten 15 µs."""
        return tuple(
            _cut_teaser(self.text, self.lines, entry, lead)
            for listing in self.listings
            for entry, lead in zip(listing.entries, listing.leads, strict=True)
        )


def split_page(text: str, media_type: str) -> PageParts:
    """Take the text of a page (`text/plain`, or HTML markup) apart by the shape of its lines.

    Offsets count in the returned `text`, which for plain text is the input
    itself. Linear in the input; never raises on any text.
    """
    page = read_html(text, FRAME_WORDS) if media_type == "text/html" else HtmlText(text, (), None, None, ())
    lines = split_lines(page.text, page.marks if media_type == "text/html" else None)
    order = find_order(page.text) if "/" in page.text else None
    clock = find_clock(_read_header(lines), order)
    hints = _read_hints(page) if media_type == "text/html" else NO_HINTS
    entries = find_entries(lines, order)
    found = find_title(lines, clock, hints, order, find_linked_run(entries))
    lone = find_lone_day(lines, clock, order) if found is None else None
    posted = find_posted(lines, found, clock, order) if found is not None else None
    title, listings = _settle_title(lines, _free_date(entries, found, posted), found)
    posted = posted if title is not None else None if listings else lone
    main = _cut_main(page.text, lines, (title, posted), listings, clock)
    retrieved = _read_clock(lines, clock) or (find_header_date(lines, title, order) if title else None)
    return PageParts(page.text, main, retrieved, order, page.language, page.facts, lines, listings)


def _read_header(lines: list[Line]) -> list[str]:
    """Return the lines above the first paragraph, behind which no clock is looked for."""
    texts = [line.text for line in lines[:_HEADER]]
    return texts[: next((n for n, text in enumerate(texts) if len(text) > _PARAGRAPH), _HEADER)]


def _read_hints(page: HtmlText) -> Hints:
    stated = [fact.value for fact in page.facts if fact.where in TITLE_FACTS]
    return read_hints(page.title, stated)


def _free_date(entries: list[Entry], title: int | None, posted: Posted | None) -> list[Entry]:
    """Leave out the entries that the title's own date would open: the first question below it is no title."""
    if title is None or posted is None:
        return entries
    return [
        entry
        for entry in entries
        if not entry.first <= posted.line <= entry.last or entry.first <= title <= entry.last
    ]


def _settle_title(
    lines: list[Line], entries: list[Entry], title: int | None
) -> tuple[int | None, list[Listing]]:
    """Choose between a title that opens the main document and one that opens a list.

    A page that only lists has no main document: its first title is an entry
    like the others, with a lead as short as theirs.
    """
    listings = find_listings(lines, entries, title)
    if title is None:
        return None, listings
    own = next((entry for entry in entries if entry.first <= title <= entry.last), None)
    if own is None or not any(entry.style == own.style for entry in entries if entry is not own):
        return title, listings
    unbound = find_listings(lines, entries, None)
    for listing in unbound:
        if own in listing.entries and len(listing.entries) > 1 and not _is_main(lines, listing, own):
            return None, unbound
    return title, listings


def _is_main(lines: list[Line], listing: Listing, own: Entry) -> bool:
    """Tell whether an entry of a listing is the main document: alone a heading, or by far the longest."""
    headed = [
        entry for entry in listing.entries if any(lines[n].heading == 1 for n in (entry.first, entry.last))
    ]
    if headed == [own]:
        return True
    linked = [
        entry
        for entry in listing.entries
        if any(lines[n].linked or lines[n].lead_link for n in (entry.first, entry.last))
    ]
    if len(linked) == len(listing.entries) - 1 and own not in linked:
        return True  # a list links its entries; a page links everywhere but to itself
    starts = [entry.first for entry in listing.entries[1:]] + [listing.last + 1]
    lengths = {
        entry: sum(len(line.text) for line in lines[entry.last + 1 : start])
        for entry, start in zip(listing.entries, starts, strict=True)
    }
    longest = max(length for entry, length in lengths.items() if entry != own)
    return own == listing.entries[0] and lengths[own] > 2 * longest + _LEAD


def _read_clock(lines: list[Line], clock: Clock | None) -> PrintedDate | None:
    """Return the date of the crawl clock in page offsets."""
    if clock is None:
        return None
    if clock.date is None:
        return None
    start = lines[clock.first].start
    return PrintedDate(start + clock.date.start, start + clock.date.end, clock.date.value)


def _cut_main(
    text: str,
    lines: list[Line],
    head: tuple[int | None, Posted | None],
    listings: list[Listing],
    clock: Clock | None,
) -> Part | None:
    """Cut the main document out, or return None on a page that only lists."""
    title, posted = head
    if title is None and (listings or not lines):
        first = listings[0].first if listings else 0
        if listings and not any(len(line.text) > 200 for line in lines[:first]):  # noqa: PLR2004
            return None
    body = find_body(lines, title, posted, listings)
    if clock and title is None:
        body = [n for n in body if not clock.first <= n <= clock.last]
    dated = _read_dated_title(lines, title)
    spans = _join_lines(lines, body)
    title_span = None
    if title is not None:
        own = dated[0] if dated else (lines[title].start + _find_bullet(lines[title].text), lines[title].end)
        title_span = own
        spans.insert(0, own)
    if not spans:
        return None
    cut, text_map = _cut(text, spans)
    date = dated[1] if dated else posted.date if posted else None
    return Part("main", spans[0][0], title_span, date, cut, text_map)


def _find_bullet(text: str) -> int:
    """Return how many signs of a bullet open a title that the page prints as an item."""
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else 0


def _read_dated_title(lines: list[Line], title: int | None) -> tuple[Span, PrintedDate] | None:
    """Read `20.09.2017 - Title` where the main title is printed as a list prints it."""
    if title is None:
        return None
    entry = next((entry for entry in find_entries([lines[title]]) if entry.style[0] == "same line"), None)
    # "November 29, 2009, 15:50 Moscow" is no title: the shape of a list has its dash.
    if entry is None or not re.search(r"[-–—|•]\s*$", entry.style[1]):
        return None
    return entry.title, entry.date


def _cut_teaser(text: str, lines: list[Line], entry: Entry, lead: tuple[int, ...]) -> Part:
    """Cut one teaser out: its title, what stands after the title on its line, and its lead."""
    spans: list[Span] = [entry.title]
    end = lines[entry.last if entry.style[0] == "date first" else entry.first].end
    if entry.title[1] < end and entry.style[0] != "date behind":
        rest = text[entry.title[1] : end].lstrip(" \t\xa0-–—:|")
        if rest:
            spans.append((end - len(rest), end))
    spans += _join_lines(lines, list(lead))
    cut, text_map = _cut(text, spans)
    return Part("teaser", entry.title[0], entry.title, entry.date, cut, text_map)


def _join_lines(lines: list[Line], kept: list[int]) -> list[Span]:
    """Return the page spans of runs of neighbouring lines."""
    spans: list[Span] = []
    last = -2
    for n in kept:
        if n == last + 1 and spans:
            spans[-1] = (spans[-1][0], lines[n].end)
        else:
            spans.append((lines[n].start, lines[n].end))
        last = n
    return spans


def _cut(text: str, spans: list[Span]) -> tuple[str, tuple[MapRow, ...]]:
    """Cut spans out of the page and join them by an empty line, with the way back."""
    pieces: list[str] = []
    rows: list[MapRow] = []
    at = 0
    for start, end in spans:
        rows.append((at, start, end - start))
        pieces.append(text[start:end])
        at += end - start + len(_JOINT)
    return _JOINT.join(pieces), tuple(rows)


def find_posted_fact(facts: tuple[MarkupFact, ...]) -> MarkupFact | None:
    """Return the first fact of the markup that states when the page was posted."""
    if not facts:
        return None
    by_where = {fact.where: fact for fact in reversed(facts)}
    return next((by_where[where] for where in POSTED_FACTS if where in by_where), None)
