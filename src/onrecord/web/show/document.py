"""A document: its text as a conversation, its statements with their reasons, the page as received beside it."""

from typing import Any, Final

from onrecord.archive import Archive, DocumentRow, EntryRow
from onrecord.archive.people_records import InferredYear
from onrecord.errors import UnknownId
from onrecord.exports.citation import cite
from onrecord.exports.schema_org import describe_document
from onrecord.model import Document, Page, Span, Statement
from onrecord.views.entry import list_quoted
from onrecord.views.evidence import find_page_spans
from onrecord.web import addresses
from onrecord.web.addresses import Address, read_span
from onrecord.web.asking import Answer, Asked, Led, Shown
from onrecord.web.conversation import Paragraph, Part, draw_part, find_part, split_parts
from onrecord.web.marking import cut_pieces, read_marks
from onrecord.web.received import draw_window, list_stretches
from onrecord.web.room import Room
from onrecord.web.show.rows import find_source_name

_AROUND: Final = 700  # characters of furniture shown before and after the document's own
_BESIDE: Final = 60_000  # characters of a page shown beside a document; more has a page of its own
_OTHERS: Final = 12  # documents of the same page that are listed


def _find_year(room: Room, document: Document) -> InferredYear | None:
    """Return the year that other documents leave for a day printed without one."""
    is_asked = any(date.value.startswith("XXXX") for date in document.dates)
    return room.archive.people().year(document.id) if is_asked else None


def show_document(room: Room, asked: Asked) -> Answer:
    """Show one part of a document; the words at `at` are lit in it and on the page as received."""
    row = room.archive.row(asked.names["id"])
    if row.id != asked.names["id"]:
        return Led(addresses.document(row.id), is_permanent=True)
    room.refuse_withheld(f"document:{row.id}")
    document, page = _open(room.archive, row)
    has_page = room.lets_page(row.sha256)
    lit = _read_lit(asked, document)
    parts = split_parts(document)
    number = _choose_part(asked, parts, lit)
    marks = read_marks(document, list_quoted(document), lit)
    part = draw_part(document, parts, number, marks)
    shown = (0, part.span[1]) if number == 1 else part.span  # the title belongs to the first part
    statements = [said for said in document.statements if _touches(said, shown)]
    at = _statement_at(statements, lit)
    name = find_source_name(room.archive, row)
    values: dict[str, Any] = {
        "row": row,
        "document": document,
        "part": part,
        "title": list(cut_pieces(document.text, document.title_span, marks, ()))
        if document.title_span
        else [],
        "pages": list_pages(row.id, len(parts)),
        "statements": statements,
        "numbered": document.statements,
        "attributed": sum(said.mode != "floor" for said in statements),
        "lit": lit,
        "at_statement": at,
        "facts": facts_of(document, row, name) | {"has_page": has_page},
        "citation": cite(row, name=name),
        "name": name,
        "readings": [other for other in room.archive.same(row.id) if other.id != row.id],
        "entries": list_entries(room, row.id) if number == 1 else [],
        "others": [other for other in list_documents(page) if other.id != row.id][:_OTHERS]
        if has_page
        else [],
        "beside": _draw_beside(page, document, part, lit) if has_page else None,
        "has_page": has_page,
        "inferred": _find_year(room, document),
        "described": describe_document(row, document, asked.own),
        "gist": document.text[document.title_span[1] if document.title_span else 0 :][:600],
        "og_type": "article",
        "followed": addresses.document(row.id) if room.is_live else None,
        "page_counts": len(page.teasers) + (page.document is not None),
    }
    return Shown("document.html", values)


def facts_of(document: Document, row: DocumentRow, name: str | None) -> Any:
    """Return the functions that a template asks for the evidence of a statement of this document."""

    def words(said: Statement) -> str:
        return " … ".join(document.text[start:end] for start, end in said.content)

    def span(said: Statement) -> Span:
        return said.content[0][0], said.content[-1][1]

    def page(span: Span) -> Address:
        return addresses.page(row.sha256, find_page_spans(document.text_map, span))

    def lead(said: Statement) -> Address:
        return addresses.document(row.id, span(said))

    def cited(said: Statement) -> str:
        start, end = said.content[0]
        return cite(row, span=span(said), words=document.text[start:end], name=name)

    return {"words": words, "span": span, "page": page, "lead": lead, "cited": cited}


def list_documents(page: Page) -> list[Document]:
    """Return the documents of a page, the main one first."""
    return [*filter(None, [page.document]), *page.teasers]


def list_entries(room: Room, id_: str) -> list[EntryRow]:
    """Return the entries of the ledger that a document tells of, in the order of its text."""
    return [row for row in room.archive.ledger().of_document(id_) if room.lets(f"entry:{row.id}")]


def list_pages(id_: str, count: int) -> list[Address]:
    """Return the addresses of the parts of a document, none where there is only one."""
    whole = addresses.document(id_)
    if count == 1:
        return []
    return [whole, *(whole._replace(query=(("part", str(n)),)) for n in range(2, count + 1))]


def _open(archive: Archive, row: DocumentRow) -> tuple[Document, Page]:
    page = archive.page(row.sha256)
    found = next((document for document in list_documents(page) if document.id == row.id), None)
    if found is None:  # another process is writing the record anew
        raise UnknownId(f"the document {row.id} is not on its page; try again")
    return found, page


def _read_lit(asked: Asked, document: Document) -> Span | None:
    at = asked.one("at")
    if at is None:
        return None
    span = read_span(at)
    if span[1] > len(document.text):
        raise UnknownId(f"{document.id} has {len(document.text)} characters; {at} is no span of it")
    return span


def _choose_part(asked: Asked, parts: list[tuple[Paragraph, ...]], lit: Span | None) -> int:
    if lit and asked.one("part") is None:
        return find_part(parts, lit[0])
    number = asked.number("part")
    if number > len(parts):
        raise UnknownId(f"the document has {len(parts)} parts and none numbered {number}")
    return number


def _touches(said: Statement, span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in said.content[:1])


def _statement_at(statements: list[Statement], lit: Span | None) -> Statement | None:
    """Return the statement that the lit words are, or the shortest that holds their beginning."""
    if lit is None:
        return None
    around = [said for said in statements if any(start <= lit[0] < end for start, end in said.content)]
    exact = (said for said in around if (said.content[0][0], said.content[-1][1]) == lit)
    nearest = min(around, key=lambda said: sum(end - start for start, end in said.content), default=None)
    return next(exact, nearest)


def _draw_beside(page: Page, document: Document, part: Part, lit: Span | None) -> dict[str, Any] | None:
    """Return the page around a part of its document, with what is lit; null where nothing of it is on the page."""
    spans = find_page_spans(document.text_map, part.span)
    if part.number == 1 and document.title_span:
        spans = (*find_page_spans(document.text_map, document.title_span), *spans)
    if not spans:
        return None
    low = max(0, min(start for start, _ in spans) - _AROUND)
    high = min(len(page.text), max(end for _, end in spans) + _AROUND, low + _BESIDE)
    stretches = list_stretches(document, list_quoted(document))
    return {
        "inside": draw_window(
            page, (low, high), stretches, find_page_spans(document.text_map, lit) if lit else ()
        ),
        "before": low > 0,
        "after": high < len(page.text),
    }
