"""Fetch rows, pages and documents by their ids."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
)

from onrecord.archive import fulltext
from onrecord.archive.facts import ask_facts, ask_voice
from onrecord.archive.numbers import after_day, read_days
from onrecord.archive.packing import (
    TextMap,
    unpack_bytes,
    unpack_document,
    unpack_map,
    unpack_page,
    unpack_told,
)
from onrecord.archive.rows import DocumentRow, Failure, Sighting
from onrecord.archive.tables import (
    documents,
    failures,
    pages,
    sightings,
    snapshots,
    statements,
    turns,
    unreachable,
)
from onrecord.archive.terms import Filters
from onrecord.errors import UnknownId
from onrecord.model import Document, Entry, Page

_BATCH: Final = 200
_ROW: Final = select(
    *(documents.c[name] for name in DocumentRow.__struct_fields__ if name not in ("sha256", "url")),
    snapshots.c.sha256,
    snapshots.c.url,
    documents.c.place_on_page,
).join(snapshots, snapshots.c.number == documents.c.snapshot)
# Statements that every page of the reading room asks are made once: making one takes longer than its answer.
_NUMBERS: Final[Any] = bindparam("numbers", expanding=True)
_ROWS: Final = _ROW.where(documents.c.number.in_(_NUMBERS))
_IDS: Final[Any] = bindparam("ids", expanding=True)
_NUMBERS_OF: Final = select(documents.c.number).where(documents.c.id.in_(_IDS))
_ROWS_BY_ID: Final = _ROW.where(documents.c.id.in_(_IDS))
_TOLD_BY_NUMBER: Final = (
    select(documents.c.number, documents.c.id, documents.c.place_on_page, pages.c.packed, snapshots.c.packed)
    .join(pages, pages.c.snapshot == documents.c.snapshot)
    .join(snapshots, snapshots.c.number == documents.c.snapshot)
    .where(documents.c.number.in_(_NUMBERS))
)
_PACKED_BY_ID: Final = (
    select(documents.c.id, documents.c.place_on_page, pages.c.packed)
    .join(pages, pages.c.snapshot == documents.c.snapshot)
    .where(documents.c.id.in_(_IDS))
)
_ROW_OF: Final = _ROW.where(documents.c.id == bindparam("id"))
_ROWS_OF: Final = _ROW.where(
    or_(documents.c.id == bindparam("best"), documents.c.same_as == bindparam("best"))
).order_by(
    documents.c.same_as.isnot(None), documents.c.kind == "teaser", documents.c.retrieved_on, documents.c.id
)
_PAGE: Final = select(snapshots.c.sha256, pages.c.packed, snapshots.c.packed).join(
    snapshots, snapshots.c.number == pages.c.snapshot
)
_PAGE_OF: Final = _PAGE.where(snapshots.c.sha256 == bindparam("sha256"))
_DOCUMENTS: Final = (
    select(documents.c.number, documents.c.place_on_page, pages.c.packed, snapshots.c.packed)
    .join(pages, pages.c.snapshot == documents.c.snapshot)
    .join(snapshots, snapshots.c.number == documents.c.snapshot)
)
_DOCUMENT: Final = _DOCUMENTS.where(documents.c.number == bindparam("number"))
_DOCUMENT_OF: Final = _DOCUMENTS.where(documents.c.id == bindparam("id"))
_DOCUMENTS_BY_NUMBER: Final = _DOCUMENTS.where(documents.c.number.in_(_NUMBERS)).order_by(
    documents.c.snapshot, documents.c.number
)


def find_id(connection: Connection, column: Column[str], start: str, what: str) -> str:
    """Return the one id in a column that begins so; raise `UnknownId` for none or several."""
    asked = start.strip().lower()
    if not re.fullmatch("[0-9a-f]{1,64}", asked):
        raise UnknownId(f"{start!r} is not an id of a {what}: those are digits and the letters a to f")
    # Above every id that begins so, because no id has a g.
    bounds = {"from": asked, "to": asked + "g"}
    found: list[str] = list(connection.execute(_select_like(column), bounds).scalars())
    if not found:
        raise UnknownId(f"no {what} has an id that begins with {asked}")
    if len(found) > 1 and found[0] != asked:
        some = ", ".join(found)
        raise UnknownId(
            f"more than one {what} has an id that begins with {asked} ({some} …); give more of it"
        )
    return found[0]


@cache
def _select_like(column: Column[str]) -> Select[Any]:
    return (
        select(column).where(column >= bindparam("from"), column < bindparam("to")).order_by(column).limit(3)
    )


def load_rows(connection: Connection, numbers: Sequence[int]) -> list[DocumentRow]:
    """Return the rows of documents by number, in no order."""
    return [_row(found) for found in connection.execute(_ROWS, {"numbers": numbers})]


def load_row(connection: Connection, id_: str) -> DocumentRow:
    """Return the row of the document with this whole id."""
    return _row(connection.execute(_ROW_OF, {"id": id_}).one())


def load_readings(connection: Connection, id_: str) -> list[DocumentRow]:
    """Return the rows of all readings of a document's publication, the best first."""
    row = load_row(connection, id_)
    best = row.same_as or row.id
    return [_row(found) for found in connection.execute(_ROWS_OF, {"best": best})]


def _row(found: Any) -> DocumentRow:
    values = {name: getattr(found, name) for name in DocumentRow.__struct_fields__}
    values["speakers"] = tuple(msgspec.json.decode(found.speakers))
    return DocumentRow(**values)


def load_page(connection: Connection, sha256: str) -> Page:
    """Return the page of a snapshot; raise `UnknownId` where it could not be read."""
    found = connection.execute(_PAGE_OF, {"sha256": sha256}).one_or_none()
    if found is None:
        raise UnknownId(
            f"the snapshot {sha256[:16]} could not be read as a page; see its failure for the reason"
        )
    return unpack_page(found[1], unpack_bytes(found[2]))


def load_document(connection: Connection, number: int) -> Document:
    """Return a document by its number."""
    _, place, packed, data = connection.execute(_DOCUMENT, {"number": number}).one()
    return unpack_document(packed, unpack_bytes(data), place)


def load_document_of(connection: Connection, id_: str) -> Document:
    """Return the document with this whole id."""
    _, place, packed, data = connection.execute(_DOCUMENT_OF, {"id": id_}).one()
    return unpack_document(packed, unpack_bytes(data), place)


def load_documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Document]:
    """Return documents by number, those of one page one after another, so that it is opened once."""
    return {
        number: unpack_document(packed, unpack_bytes(data), place)
        for number, place, packed, data in connection.execute(_DOCUMENTS_BY_NUMBER, {"numbers": numbers})
    }


def load_listed(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentRow]:
    """Return the rows of documents by whole id; those that are not there are left out."""
    return {row.id: row for row in map(_row, connection.execute(_ROWS_BY_ID, {"ids": ids}))}


def load_placed(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[DocumentRow, TextMap]]:
    """Return the rows of documents by whole id, each with the document's map to its page; no text is opened."""
    rows = load_listed(connection, ids)
    maps = connection.execute(_PACKED_BY_ID, {"ids": ids})
    return {id_: (rows[id_], unpack_map(packed, place)) for id_, place, packed in maps if id_ in rows}


def load_opened(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[DocumentRow, Document]]:
    """Return the rows of documents by whole id, each with its document."""
    rows = load_listed(connection, ids)
    numbers = list(connection.execute(_NUMBERS_OF, {"ids": ids}).scalars())
    return {each.id: (rows[each.id], each) for each in load_documents(connection, numbers).values()}


def load_told(
    connection: Connection, numbers: Collection[int]
) -> dict[int, tuple[DocumentRow, tuple[Entry, ...], str]]:
    """Return the rows of documents by number, each with the entries it tells of and its text."""
    rows = {row.id: row for row in load_rows(connection, list(numbers))}
    found = connection.execute(_TOLD_BY_NUMBER, {"numbers": list(numbers)})
    return {
        number: (rows[id_], *unpack_told(packed, unpack_bytes(data), place))
        for number, id_, place, packed, data in found
    }


def load_undated(connection: Connection, span: tuple[int, int]) -> tuple[list[DocumentRow], int]:
    """Return the publications that count under no day, from `span[0]` to `span[1]`, and how many there are."""
    undated = and_(documents.c.number < after_day(None), documents.c.same_as.is_(None))
    total = connection.execute(select(func.count()).select_from(documents).where(undated)).scalar_one()
    query = _ROW.where(undated).order_by(documents.c.number.desc())
    found = connection.execute(query.offset(span[0]).limit(span[1] - span[0]))
    return [_row(row) for row in found], total


def count_days(connection: Connection) -> dict[tuple[int, int], int]:
    """Return how many publications count under each day or stretch of days (ordinals), those without a day left out."""
    found = {(day, day): many for day, many in fulltext.count_days(connection) if day}
    c = documents.c
    lasting = select(c.first_day, c.last_day, func.count()).where(c.days > 0, c.same_as.is_(None))
    for first, last, many in connection.execute(lasting.group_by(c.first_day, c.last_day)):
        found[first, last] = many
        found[first, first] -= many
    return {stretch: many for stretch, many in found.items() if many}


def load_bytes(connection: Connection, sha256: str) -> bytes:
    """Return a snapshot's bytes; raise `UnknownId` where they were not kept."""
    packed = connection.execute(select(snapshots.c.packed).where(snapshots.c.sha256 == sha256)).scalar_one()
    if packed is None:
        raise UnknownId(f"the bytes of {sha256[:16]} were not kept: they are no page and too many")
    return unpack_bytes(packed)


def load_sightings(connection: Connection, sha256: str) -> list[Sighting]:
    """Return under what names and from where the bytes were given, in order of name and address."""
    columns = [sightings.c[name] for name in Sighting.__struct_fields__]
    seen = select(*columns).join(snapshots, snapshots.c.number == sightings.c.snapshot)
    order = sightings.c.name, sightings.c.url, sightings.c.retrieved_at, sightings.c.number
    return [
        Sighting(*row)
        for row in connection.execute(seen.where(snapshots.c.sha256 == sha256).order_by(*order))
    ]


def load_failures(connection: Connection) -> list[Failure]:
    """Return what could not be read, by name: one row for each name of the same bytes."""
    unread = (
        select(
            sightings.c.name,
            sightings.c.url,
            snapshots.c.sha256,
            failures.c.kind,
            failures.c.error,
            snapshots.c.packed.isnot(None),
        )
        .join(snapshots, snapshots.c.number == failures.c.snapshot)
        .join(sightings, sightings.c.snapshot == snapshots.c.number)
        # else SQLite goes through every sighting for a handful of failures
        .where(sightings.c.snapshot.in_(select(failures.c.snapshot)))
    )
    gone = select(
        unreachable.c.name, null(), null(), unreachable.c.kind, unreachable.c.error, literal(value=False)
    )
    found = [_failure(row) for row in connection.execute(unread)]
    found += [_failure(row) for row in connection.execute(gone)]
    return sorted(found, key=lambda failure: (failure.name, failure.sha256 or "", failure.url or ""))


def _failure(row: Any) -> Failure:
    name, url, sha256, kind, error, is_kept = row
    return Failure(name, url, sha256, kind, error, bool(is_kept))


def count_all(connection: Connection) -> dict[str, int]:
    """Return how much of everything there is."""
    c = documents.c

    def count(table: Any, *conditions: ColumnElement[bool]) -> int:
        return int(
            connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
        )

    # What an index counts is counted there, and the rest is what is left: pages are long.
    snapshot_count, document_count = count(snapshots), count(documents)
    main = count(documents, c.kind == "main")
    return {
        "snapshots": snapshot_count,
        "pages": snapshot_count - count(failures),
        "documents": document_count,
        "publications": document_count - count(documents, c.same_as.isnot(None)),
        "main": main,
        "teasers": document_count - main,
        "turns": count(turns),
        "statements": count(statements),
        "failures": len(load_failures(connection)),
    }


def fetch_rows(
    connection: Connection, filters: Filters, after: tuple[str, int]
) -> list[tuple[DocumentRow, int]]:
    """Return the next rows that pass, by digest of the page and place on it, with that place."""
    c = documents.c
    beyond = or_(
        snapshots.c.sha256 > after[0], and_(snapshots.c.sha256 == after[0], c.place_on_page > after[1])
    )
    query = _ROW.where(snapshots.c.sha256 >= after[0], beyond, *_conditions(filters))
    found = connection.execute(query.order_by(snapshots.c.sha256, c.place_on_page).limit(_BATCH))
    return [(_row(row), row.place_on_page) for row in found]


def fetch_pages(connection: Connection, after: str) -> list[tuple[str, bytes, bytes]]:
    """Return the next pages by digest, packed: digest, record, snapshot."""
    found = connection.execute(_PAGE.where(snapshots.c.sha256 > after).order_by(snapshots.c.sha256).limit(20))
    return [(sha256, packed, data) for sha256, packed, data in found]


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    for fact in ask_facts(filters):
        yield documents.c.facts.contains(f" {fact} ", autoescape=True)
    voice = ask_voice(filters)
    if voice:
        yield documents.c.voices.contains(f" {' '.join(voice)}", autoescape=True)
    days = read_days(filters)
    if days:
        yield documents.c.first_day <= days.last
        yield documents.c.last_day >= days.first
