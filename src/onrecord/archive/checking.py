"""Prove the record against its snapshots: every digest, every span, every row, every indexed word."""

import hashlib
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Table, bindparam, func, select

from onrecord.archive import fulltext, tables
from onrecord.archive.folded import fold_document
from onrecord.archive.ledger_tables import candidates, faces
from onrecord.archive.outcomes import Failed, Read, Sight
from onrecord.archive.packing import cut_text, list_documents, unpack_bytes, unpack_page
from onrecord.archive.people_rows import has_sheets
from onrecord.archive.preparing import read_page
from onrecord.archive.rows import Problem
from onrecord.archive.tables import documents, pages, snapshots
from onrecord.model import Document, Page, Span, Turn
from onrecord.settle.faces import draw_faces, list_spans, pack_face

_NEXT: Final = (
    select(
        snapshots.c.number,
        snapshots.c.sha256,
        snapshots.c.size,
        snapshots.c.packed,
        snapshots.c.media_type,
        snapshots.c.url,
        snapshots.c.retrieved_at,
        pages.c.packed.label("page"),
    )
    .join(pages, pages.c.snapshot == snapshots.c.number, isouter=True)
    .where(snapshots.c.number > bindparam("after"))
    .order_by(snapshots.c.number)
    .limit(20)
)


def fetch_next(connection: Connection, after: int) -> list[Any]:
    """Return the next snapshots with their pages, by number."""
    return list(connection.execute(_NEXT, {"after": after}))


def check_snapshot(connection: Connection, row: Any, read: Read | None) -> Iterator[Problem]:
    """Prove one snapshot and its page; with `read`, that it reads the same today."""
    where = f"snapshot {row.sha256[:16]}"
    if row.packed is None:
        return
    try:
        data = unpack_bytes(row.packed)
    except zlib.error:
        yield Problem(where, "its bytes are damaged and cannot be unpacked; restore the archive from a copy")
        return
    if hashlib.sha256(data).hexdigest() != row.sha256 or len(data) != row.size:
        yield Problem(
            where, "its bytes are not those received: the digest differs; restore the archive from a copy"
        )
        return
    page = None
    if row.page is not None:
        try:
            page = unpack_page(row.page, data)
        except (zlib.error, msgspec.DecodeError, ValueError):
            yield Problem(where, "its record is damaged; run rebuild")
            return
        yield from check_page(page)
        yield from _check_rows(connection, row, page)
    if read is not None:
        outcome = read_page(read, data, Sight(row.media_type, row.url, row.retrieved_at, ""))
        if isinstance(outcome, Failed) != (page is None):
            yield Problem(where, "reading it again ends otherwise than it did; run rebuild")
        elif page is not None and outcome != page:
            yield Problem(where, "reading it again gives another record; run rebuild")


def check_page(page: Page) -> Iterator[Problem]:
    """Prove that every span of a page and its documents opens the words it rests on."""
    for document in list_documents(page):
        for sentence in _find_faults(page, document):
            yield Problem(f"document {document.id}", sentence)


def _find_faults(page: Page, document: Document) -> Iterator[str]:
    text = document.text
    if any(not 0 <= at <= at + length <= len(page.text) for _, at, length in document.text_map):
        yield "its text map leads outside the page"
    if cut_text(page.text, document) != text:
        yield "its text is not what its text map cuts from the page"
    if document.title_span and document.title != _open(text, document.title_span):
        yield "its title span does not open its title"
    for found in document.dates:
        if found.page_span and _open(page.text, found.page_span) != found.printed:
            yield f"the span of its {found.kind} date does not open {found.printed!r}"
    yield from _find_turn_faults(text, document.turns)
    yield from _find_statement_faults(text, document)
    for place, entry in enumerate(document.entries):
        if entry.n != place or not entry.evidence:
            yield f"entry {entry.n} stands where entry {place} should, or rests on no words"
        if not all(_is_inside(span, text) and span[0] < span[1] for span in list_spans(entry)):
            yield f"a span of entry {entry.n} is empty or lies outside its text"


def _find_turn_faults(text: str, turns: tuple[Turn, ...]) -> Iterator[str]:
    end = 0
    for turn in turns:
        spans = [span for span in (turn.label_span, turn.text_span) if span]
        if not all(_is_inside(span, text) for span in spans):
            yield f"a span of turn {turn.n} lies outside its text"
        elif turn.label_span and turn.label != _open(text, turn.label_span):
            yield f"the label span of turn {turn.n} does not open {turn.label!r}"
        elif any(span[0] < end for span in spans) or sorted(spans) != spans:
            yield f"turn {turn.n} begins before the turn or the label before it ends"
        end = max(end, turn.text_span[1])


def _find_statement_faults(text: str, document: Document) -> Iterator[str]:
    turns = {turn.n for turn in document.turns}
    for place, said in enumerate(document.statements):
        if said.n != place:
            yield f"statement {said.n} stands where statement {place} should"
        if said.turn is not None and said.turn not in turns:
            yield f"statement {said.n} stands in turn {said.turn}, which is not there"
        if not said.content:
            yield f"statement {said.n} has no words"
        for part, spans in (("content", said.content), ("cue", said.cue), ("source", said.source)):
            if not all(_is_inside(span, text) and span[0] < span[1] for span in spans):
                yield f"a {part} span of statement {said.n} is empty or lies outside its text"
            elif any(one[1] > other[0] for one, other in pairwise(spans)):
                yield f"the {part} spans of statement {said.n} are not in order"


def _is_inside(span: Span, text: str) -> bool:
    return 0 <= span[0] <= span[1] <= len(text)


def _open(text: str, span: Span) -> str | None:
    return text[span[0] : span[1]] if _is_inside(span, text) else None


def _check_rows(connection: Connection, row: Any, page: Page) -> Iterator[Problem]:
    """Prove that the tables say of a page's documents what the record says."""
    listed = list_documents(page)
    stored = connection.execute(
        select(documents).where(documents.c.snapshot == row.number).order_by(documents.c.place_on_page)
    ).all()
    if [each.id for each in stored] != [document.id for document in listed]:
        yield Problem(f"snapshot {row.sha256[:16]}", "its documents are not those of its record; run rebuild")
        return
    for each, document in zip(stored, listed, strict=True):
        yield from _check_candidates(connection, each.number, document)
        folded = fold_document(document, row.url)
        facts = (each.title, each.form, each.posted_on, each.text_key, each.facts, each.voices)
        expected = (
            document.title,
            document.form,
            document.posted_on,
            folded.text_key,
            folded.facts,
            folded.voices,
        )
        counts = [_count_rows(connection, table, each.number) for table in (tables.turns, tables.statements)]
        if facts != expected or counts != [len(document.turns), len(document.statements)]:
            yield Problem(f"document {document.id}", "its rows differ from its record; run rebuild")
        if each.same_as is None and not fulltext.is_indexed(connection, folded.make_indexed(each.number)):
            yield Problem(f"document {document.id}", "search does not find all its words; run rebuild")
        if not has_sheets(connection, each.number, document):
            yield Problem(f"document {document.id}", "its people differ from its record; run rebuild")


def _check_candidates(connection: Connection, number: int, document: Document) -> Iterator[Problem]:
    """Prove that the ledger holds just the candidates of a document, each with the face it has."""
    known = select(candidates.c.n, faces.c.id, faces.c.packed)
    joined = known.join(faces, faces.c.id == candidates.c.face).where(candidates.c.document == number)
    found = {row.n: (row.id, row.packed) for row in connection.execute(joined)}
    drawn = draw_faces(document)
    if found != {n: (face.id, pack_face(face)) for n, face in drawn.items()}:
        yield Problem(f"document {document.id}", "the ledger's rows differ from its record; run rebuild")


def _count_rows(connection: Connection, table: Table, number: int) -> int:
    counted = select(func.count()).select_from(table)
    return int(connection.execute(counted.where(table.c.document == number)).scalar_one())


def check_whole(connection: Connection, *, is_writable: bool) -> Iterator[Problem]:
    """Prove what no single page shows: the file, the index, and the joins between documents."""
    fault = fulltext.find_fault(connection, is_writable=is_writable)
    if fault:
        yield Problem("archive", f"the file is damaged ({fault}); restore it from a copy")
    best = select(documents.c.number).where(documents.c.same_as.is_(None))
    extra = set(fulltext.list_indexed(connection)) - set(connection.execute(best).scalars())
    if extra:
        yield Problem(
            "archive", f"search holds {len(extra)} documents that are not in the record; run rebuild"
        )
    other = documents.alias()
    broken = (
        select(documents.c.id, documents.c.same_as)
        .join(other, other.c.id == documents.c.same_as, isouter=True)
        .where(documents.c.same_as.isnot(None), (other.c.id.is_(None)) | (other.c.same_as.isnot(None)))
    )
    for id_, same_as in connection.execute(broken):
        yield Problem(f"document {id_}", f"it is joined to {same_as}, which is no best reading; run rebuild")
