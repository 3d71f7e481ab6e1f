"""The stages of `read`: from the bytes of one page to its documents, by pure functions.

Nothing here knows of files, clocks, networks or databases, and nothing is
kept between two calls: the same bytes give the same page everywhere.
"""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from onrecord.forms.body import Dateline, read_dateline, read_form
from onrecord.forms.title import TitleFacts, read_title
from onrecord.model import Actor, DateKind, Document, DocumentDate, Page, Snapshot
from onrecord.pages.dates import find_page_offset, first_value, place_date, read_page_dates
from onrecord.pages.split import PageParts, Part, split_page
from onrecord.publishers.facts import Publisher, find_host, find_publisher
from onrecord.text.dates import Order, PrintedDate
from onrecord.text.decode import read_text
from onrecord.text.language import find_language
from onrecord.turns import read_turns


class Context(NamedTuple):
    """What a stage may know besides the document: the page it stands on."""

    publisher: Publisher | None
    order: Order | None


Stage = Callable[[Document, Context], Document]

_OPENING_LINES = 4
_DATELINE = 300  # characters of a line in which a dateline is looked for
# The date line of such a document is the day of what it records, not of its posting.
_RECORDS_OF_EVENTS = frozenset({"memorandum of conversation", "minutes"})


def read_heading(document: Document, context: Context) -> Document:
    """Read what the title says: form, speakers, counterparts, outlets, place, and its dates."""
    if document.title is None or document.title_span is None:
        return document
    facts = read_title(document.title, order=context.order)
    start = document.text_map[0][1]
    told: tuple[tuple[DateKind, PrintedDate | None], ...] = (
        ("published", facts.published),
        ("event", facts.event),
    )
    dates = document.dates + tuple(
        place_date(kind, document.title, start, date) for kind, date in told if date is not None
    )
    if facts.form in _RECORDS_OF_EVENTS and not facts.event:
        dates = tuple(_as_event(date) for date in dates)
    return msgspec.structs.replace(
        document,
        form=facts.form,
        place=facts.place,
        outlets=facts.outlets,
        speakers=_read_speakers(facts, context.publisher),
        counterparts=facts.counterparts,
        dates=dates,
        posted_on=first_value(dates, "posted"),
        published_on=first_value(dates, "published"),
        event_on=first_value(dates, "event"),
    )


def _as_event(date: DocumentDate) -> DocumentDate:
    """Read the date line below the title of minutes as the day of what they record."""
    return (
        msgspec.structs.replace(date, kind="event")
        if date.kind == "posted" and date.origin == "page"
        else date
    )


def _read_speakers(facts: TitleFacts, publisher: Publisher | None) -> tuple[Actor, ...]:
    """Return the title's speakers, a post without a state given the publisher's: its own foreign minister.

    A body that only takes part in a contact is not the publisher's: "Alaska delegation's visit".
    """
    party = publisher.party if publisher else None
    authors = {named.actor for named in facts.named if named.role == "speaker" or named.actor.name}
    return tuple(
        msgspec.structs.replace(actor, party=party)
        if actor.party is None and actor.post is not None and actor in authors
        else actor
        for actor in facts.speakers
    )


def read_floors(document: Document, _context: Context) -> Document:
    """Find who holds the floor from where to where."""
    body_start = document.title_span[1] if document.title_span else 0
    turns = read_turns(document.text, body_start=body_start, speakers=document.speakers, form=document.form)
    return msgspec.structs.replace(document, turns=turns)


def read_opening(document: Document, context: Context) -> Document:
    """Read what opens the body: an agency's dateline; and the form where the title gave none."""
    start = document.title_span[1] if document.title_span else 0
    found = _find_dateline(document.text, start, context.order)
    form = document.form or read_form(TitleFacts(), document.text, document.turns)
    dates, place = document.dates, document.place
    if found is not None:
        at, dateline = found
        place = place or dateline.place
        if dateline.date is not None and document.event_on is None:
            moved = PrintedDate(at + dateline.date.start, at + dateline.date.end, dateline.date.value)
            page_start = find_page_offset(document.text_map, moved.start)
            dates = (*dates, place_date("event", document.text, page_start - moved.start, moved))
    return msgspec.structs.replace(
        document, form=form, place=place, dates=dates, event_on=first_value(dates, "event")
    )


def _find_dateline(text: str, start: int, order: Order | None) -> tuple[int, Dateline] | None:
    """Find the dateline among the first lines of the body: it stands below a subtitle or two."""
    at = start
    for _ in range(_OPENING_LINES):
        while at < len(text) and text[at].isspace():
            at += 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        dateline = read_dateline(text[at : min(end, at + _DATELINE)], order)
        if dateline is not None:
            return at, dateline
        at = end
    return None


# A stage takes a document and returns it with more read in it.
STAGES: tuple[Stage, ...] = (read_heading, read_floors, read_opening)


def read(
    data: bytes, *, media_type: str | None = None, url: str | None = None, retrieved_at: str | None = None
) -> Page:
    """Return the page that `data` shows: its main document and teasers, with all that is read in them.

    `media_type` is `text/plain` or `text/html`, with or without a charset;
    without it the content decides. `retrieved_at` is when the caller fetched
    the page (ISO 8601). Offsets are Python character offsets, half-open, in
    the text of the object that holds them.

    Raises `InputError` (`EmptyInput`, `BinaryInput`, `UnsupportedMedia`,
    `InputTooLarge`) and nothing else; takes time and memory linear in `data`.
    """
    decoded = read_text(data, media_type)
    snapshot = Snapshot(
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
        media_type=decoded.media_type,
        retrieved_at=retrieved_at,
        charset=decoded.charset,
        charset_evidence=decoded.evidence,
    )
    parts = split_page(decoded.text, decoded.media_type)
    context = Context(find_publisher(url, parts.text), parts.order)
    main = _read_part(parts, parts.main, snapshot, context) if parts.main else None
    teasers = tuple(_read_part(parts, part, snapshot, context) for part in parts.teasers)
    return Page(snapshot=snapshot, text=parts.text, document=main, teasers=teasers)


def _read_part(page: PageParts, part: Part, snapshot: Snapshot, context: Context) -> Document:
    """Carry one part of a page through every stage."""
    document = _open_document(page, part, snapshot, context)
    for stage in STAGES:
        document = stage(document, context)
    return document


def _open_document(page: PageParts, part: Part, snapshot: Snapshot, context: Context) -> Document:
    """Return the document a part begins as: its text, its title, and the page's own dates."""
    dates = read_page_dates(page, part, snapshot.retrieved_at)
    key = f"{snapshot.sha256}:{part.kind}:{part.start}"
    title = page.text[part.title[0] : part.title[1]] if part.title else None
    return Document(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        kind=part.kind,
        title=title,
        title_span=(0, len(title)) if title is not None else None,
        form=None,
        publisher=context.publisher.id if context.publisher else find_host(snapshot.url),
        language=page.language or find_language(part.text),
        retrieved_on=first_value(dates, "retrieved"),
        posted_on=first_value(dates, "posted"),
        published_on=None,
        event_on=None,
        dates=dates,
        place=None,
        outlets=(),
        speakers=(),
        counterparts=(),
        text=part.text,
        text_map=part.text_map,
    )
