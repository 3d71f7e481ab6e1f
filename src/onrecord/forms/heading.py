"""A document's heading and opening, from the grammar of its title and its first lines."""

from collections.abc import Iterator

import msgspec

from onrecord.actors.unlisted import find_names
from onrecord.forms.body import read_form
from onrecord.forms.byline import find_byline, find_kind, find_title_end
from onrecord.forms.dateline import Dateline, read_dateline, read_place_line
from onrecord.forms.title import TitleFacts, read_title
from onrecord.model import Actor, DateKind, Document, DocumentDate
from onrecord.pages.dates import find_page_offset, first_value, place_date
from onrecord.pages.furniture import read_posted_line, read_published_line
from onrecord.text.dates import Order, PrintedDate

_OPENING_LINES = 4
_OPENING = 300  # characters of a line in which a dateline is looked for
# The date line of such a document is the day of what it records, not of its posting.
_RECORDS_OF_EVENTS = frozenset({"memorandum of conversation", "minutes"})


def read_heading(document: Document, party: str | None, order: Order | None) -> Document:
    """Return the document with what its title says: form, speakers, counterparts, outlets, place, and dates.

    `party` is the publisher's, for posts of its own printed without a state.
    """
    if document.title is None:
        return document
    title_end = document.title_span[1] if document.title_span else len(document.title)
    heading_end = find_title_end(document.text, title_end)
    facts = read_title(
        document.text[:heading_end] if heading_end > title_end else document.title, order=order
    )
    form = facts.form or find_kind(document.text, heading_end)
    speakers = _read_speakers(facts, party, document.text)
    told: tuple[tuple[DateKind, PrintedDate | None], ...] = (
        ("published", facts.published),
        ("event", facts.event),
    )
    dates = document.dates + tuple(_place(document, kind, date) for kind, date in told if date is not None)
    if facts.form in _RECORDS_OF_EVENTS and not facts.event:
        dates = tuple(_as_event(date) for date in dates)
    return _redate(
        msgspec.structs.replace(
            document,
            form=form,
            place=facts.place,
            outlets=facts.outlets,
            speakers=find_byline(document.text, heading_end, form, speakers) or speakers,
            counterparts=facts.counterparts,
        ),
        dates,
    )


def read_opening(document: Document, order: Order | None) -> Document:
    """Return the document with what its first lines say: a dateline, a line of place and date, where it came out first.

    The form is taken from the body where the title gave none.
    """
    form = document.form
    if form is None:
        facts = read_title(document.title, order=order) if document.title else TitleFacts()
        start = document.title_span[1] if document.title_span else 0
        form = read_form(facts, document.text[start:], document.turns)
    dates, place = document.dates, document.place
    for start, line in _opening_lines(document):
        posted = read_posted_line(line, order)
        if posted is not None:
            if not any(date.kind == "posted" for date in dates):
                moved = PrintedDate(start + posted.start, start + posted.end, posted.value)
                dates = (*dates, _place(document, "posted", moved))
            continue
        dateline = read_dateline(line, order) or read_place_line(line, order)
        if dateline is not None:
            place = place or dateline.place
            if dateline.date is not None and not any(date.kind == "event" for date in dates):
                dates = (*dates, _place(document, "event", _move(dateline, start)))
        published = read_published_line(line, order)
        if published is not None and not any(date.kind == "published" for date in dates):
            moved = PrintedDate(start + published.start, start + published.end, published.value)
            dates = (*dates, _place(document, "published", moved))
    return _redate(msgspec.structs.replace(document, form=form, place=place), dates)


def find_told_start(document: Document, order: Order | None = None) -> int:
    """Return the offset in the document's text where it begins to tell: behind an agency's dateline, or the title.

    A teaser of a news account often leaves subtitle and dateline out.
    """
    for start, line in _opening_lines(document):
        dateline = read_dateline(line, order)
        if dateline is not None:
            return start + dateline.end
    return document.title_span[1] if document.title_span else 0


def _opening_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the first lines of the body with their offsets, cut to the length a dateline may need."""
    text = document.text
    at = document.title_span[1] if document.title_span else 0
    for _ in range(_OPENING_LINES):
        while at < len(text) and text[at].isspace():
            at += 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if at < end:
            yield at, text[at : min(end, at + _OPENING)]
        at = end


def _move(dateline: Dateline, start: int) -> PrintedDate:
    date = dateline.date
    assert date is not None
    return PrintedDate(start + date.start, start + date.end, date.value)


def _place(document: Document, kind: DateKind, date: PrintedDate) -> DocumentDate:
    """Return a date found in the document's text as one that opens in the page."""
    page_start = find_page_offset(document.text_map, date.start)
    return place_date(kind, document.text, page_start - date.start, date)


def _redate(document: Document, dates: tuple[DocumentDate, ...]) -> Document:
    """Return the document with these dates, and their first values in its fields."""
    return msgspec.structs.replace(
        document,
        dates=dates,
        posted_on=first_value(dates, "posted"),
        published_on=first_value(dates, "published"),
        event_on=first_value(dates, "event"),
    )


def _as_event(date: DocumentDate) -> DocumentDate:
    is_line = date.kind == "posted" and date.origin == "page"
    return msgspec.structs.replace(date, kind="event") if is_line else date


def _read_speakers(facts: TitleFacts, party: str | None, text: str) -> tuple[Actor, ...]:
    """Return the title's speakers, a post without a state given the publisher's: its own foreign minister.

    A body that only takes part in a contact is not the publisher's ("Alaska
    delegation's visit"), nor is a post of a state that the text names
    ("Tarsundic Foreign Secretary").
    """
    authors = {named.actor for named in facts.named if named.role == "speaker" or named.actor.name}
    return tuple(
        msgspec.structs.replace(actor, party=next(find_names(actor.post.split(" ", 1)[0], text), party))
        if actor.party is None and actor.post is not None and actor in authors
        else actor
        for actor in facts.speakers
    )
