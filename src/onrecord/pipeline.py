"""The stages of `read`: from the bytes of one page to its documents, by pure functions.

Nothing here knows of files, clocks, networks or databases, and nothing is
kept between two calls: the same bytes give the same page everywhere.
"""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from onrecord.forms.heading import read_heading, read_opening
from onrecord.ledger.issues import DEFAULT, Topics
from onrecord.ledger.read import read_ledger
from onrecord.model import Document, Page, Snapshot
from onrecord.pages.dates import first_value, read_page_dates
from onrecord.pages.split import PageParts, Part, split_page
from onrecord.publishers.facts import Publisher, find_host, find_publisher
from onrecord.publishers.official import find_named_party
from onrecord.statements.read import find_statements
from onrecord.text.dates import Order
from onrecord.text.decode import read_text
from onrecord.text.language import find_language
from onrecord.turns import name_principal, read_turns


class Context(NamedTuple):
    """What a stage may know besides the document: the page it stands on, the party that this speaks for, the topics."""

    publisher: Publisher | None
    order: Order | None
    party: str | None
    topics: Topics


Stage = Callable[[Document, Context], Document]


def heading(document: Document, context: Context) -> Document:
    """Read what the title says."""
    return read_heading(document, context.party, context.order)


def floors(document: Document, _context: Context) -> Document:
    """Find who holds the floor from where to where, and by it whom the title means by a post."""
    body_start = document.title_span[1] if document.title_span else 0
    turns = read_turns(document.text, body_start=body_start, speakers=document.speakers, form=document.form)
    speakers = name_principal(document.speakers, turns, document.form)
    return msgspec.structs.replace(document, turns=turns, speakers=speakers)


def opening(document: Document, context: Context) -> Document:
    """Read what the first lines of the body say."""
    return read_opening(document, context.order)


def sayings(document: Document, _context: Context) -> Document:
    """Find everything said: the sentences of each floor, and what prose and floors report."""
    # Who is written to says nothing in a letter; whom one meets or calls speaks in the read-out.
    met = document.counterparts if document.form == "readout" else ()
    statements = find_statements(
        document.text, turns=document.turns, speakers=document.speakers, counterparts=met
    )
    return msgspec.structs.replace(document, statements=statements)


def entries(document: Document, context: Context) -> Document:
    """Tag each statement with its issues, and find what the document says of the ledger: contacts, mechanisms and the rest."""
    return read_ledger(document, context.order, context.party, context.topics)


# A stage takes a document and returns it with more read in it.
STAGES: tuple[Stage, ...] = (heading, floors, opening, sayings, entries)


def read(
    data: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    retrieved_at: str | None = None,
    topics: Topics = DEFAULT,
) -> Page:
    """Return the page that `data` shows: its main document and teasers, with all that is read in them.

    `media_type` is `text/plain` or `text/html`, with or without a charset;
    without it the content decides. `retrieved_at` is when the caller fetched
    the page (ISO 8601), `topics` are the issues that its words are looked
    through for. Offsets are Python character offsets, half-open, in
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
    publisher = find_publisher(url, parts.text)
    party = publisher.party if publisher else _find_named_party(parts)
    context = Context(publisher, parts.order, party, topics)
    main = _read_part(parts, parts.main, snapshot, context) if parts.main else None
    teasers = tuple(_read_part(parts, part, snapshot, context) for part in parts.teasers)
    return Page(snapshot=snapshot, text=parts.text, document=main, teasers=teasers)


def _find_named_party(page: PageParts) -> str | None:
    """Return the state whose body the page names as its own, around its documents."""
    rows = [row for part in (page.main, *page.teasers) if part for row in part.text_map]
    if not rows:
        return None
    return find_named_party(page.text, min(row[1] for row in rows), max(row[1] + row[2] for row in rows))


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
