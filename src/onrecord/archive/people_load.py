"""Fetch sheets and tenures, by key; inside the caller's transaction."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, Select, func, select

from onrecord.archive.people_tables import sheet_keys, sheets, tenure_keys, tenures, years
from onrecord.archive.tables import documents
from onrecord.people.known import find_leaders, join_known, leader_tenures
from onrecord.people.periods import bounds_of
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, unpack_sheet
from onrecord.people.tenures import Bound, Tenure

_Value = TypeVar("_Value", str, int)

_MOST_VALUES: Final = 500  # a statement takes 32,766 values at most
_SHEET: Final = (
    select(
        sheets.c.document,
        sheets.c.n,
        sheets.c.is_clear,
        sheets.c.namings,
        documents.c.id,
        documents.c.event_on,
        documents.c.published_on,
        documents.c.posted_on,
        years.c.value,
    )
    .join(documents, documents.c.number == sheets.c.document)
    .join(years, years.c.document == sheets.c.document, isouter=True)
)
_TENURE: Final = select(tenures)


def load_sheets(connection: Connection, keys: Collection[str]) -> list[Sheet]:
    """Return the sheets found under any of these keys, of best readings, by document and place."""
    found: dict[tuple[int, int], Sheet] = {}
    for query in _under(keys):
        found.update(_read_sheets(connection, query.where(documents.c.same_as.is_(None))))
    return [found[place] for place in sorted(found)]


def load_sheets_under(connection: Connection, keys: Collection[str]) -> Iterator[Sheet]:
    """Yield the sheets found under any of these keys, whatever their reading, some of them more than once."""
    for query in _under(keys):
        yield from (sheet for _, sheet in _read_sheets(connection, query))


def count_sheets(connection: Connection, keys: Collection[str], most: int) -> int:
    """Return how many sheets are found under any of these keys, counted to `most`; one under two keys counts twice."""
    found = 0
    for part in portions(keys):
        under = select(sheet_keys.c.n).where(sheet_keys.c.key.in_(part)).limit(most - found).subquery()
        found += connection.execute(select(func.count()).select_from(under)).scalar_one()
        if found >= most:
            break
    return found


def _under(keys: Collection[str]) -> Iterator[Select[Any]]:
    c = sheet_keys.c
    joined = _SHEET.join(sheet_keys, (c.document == sheets.c.document) & (c.n == sheets.c.n))
    return (joined.where(c.key.in_(part)) for part in portions(keys))


def load_sheets_of(
    connection: Connection, ids: Collection[str] = (), *, numbers: Collection[int] = ()
) -> list[Sheet]:
    """Return all sheets of the documents with these ids, or these numbers, whatever their reading."""
    found: dict[tuple[int, int], Sheet] = {}
    asked = [documents.c.id.in_(part) for part in portions(ids)]
    asked += [sheets.c.document.in_(part) for part in portions(numbers)]
    for where in asked:
        found.update(_read_sheets(connection, _SHEET.where(where)))
    return [found[place] for place in sorted(found)]


def _read_sheets(connection: Connection, query: Select[Any]) -> Iterator[tuple[tuple[int, int], Sheet]]:
    for row in connection.execute(query):
        document = (row.id, row.document, date_of_row(row))
        yield (row.document, row.n), unpack_sheet(document, row.namings, is_clear=bool(row.is_clear))


def date_of_row(row: Any) -> str | None:
    """Give the day a document counts from: of its event, a year inferred for it, else published, else posted."""
    for value in (row.event_on, row.value, row.published_on, row.posted_on):
        if value and bounds_of(value):
            return str(value)
    return None


def load_register(connection: Connection, keys: Collection[str], persons: Iterable[str] = ()) -> Register:
    """Return the known persons who are found under these keys or have these ids, with all their tenures."""
    near = set(persons)
    for part in portions(keys):
        under = select(tenures.c.person).join(tenure_keys, tenure_keys.c.tenure == tenures.c.number)
        near.update(connection.execute(under.where(tenure_keys.c.key.in_(part)).distinct()).scalars())
    imported = load_tenures_of(connection, near)
    leaders = dict.fromkeys(find_leaders(keys))
    for person in sorted(near):
        leaders.update(dict.fromkeys(leader_tenures(person)))
    return Register(join_known(imported, list(leaders)))


def load_tenures(connection: Connection, source: str | None = None) -> Iterator[tuple[int, Tenure]]:
    """Yield the imported tenures with their numbers: all, or those of one file."""
    query = _TENURE if source is None else _TENURE.where(tenures.c.source == source)
    return _read_tenures(connection, query.order_by(tenures.c.number))


def load_tenures_of(connection: Connection, persons: Collection[str]) -> list[Tenure]:
    """Return the imported tenures of some persons."""
    queries = (_TENURE.where(tenures.c.person.in_(part)) for part in portions(persons))
    return [tenure for query in queries for _, tenure in _read_tenures(connection, query)]


def _read_tenures(connection: Connection, query: Select[Any]) -> Iterator[tuple[int, Tenure]]:
    for row in connection.execute(query):
        where = f"{row.source} {row.place}".strip()
        since, until = (
            Bound(value, where, f"stated by {row.source}") if value else None
            for value in (row.since, row.until)
        )
        aliases = tuple(msgspec.json.decode(row.aliases, type=list[str]))
        yield (
            row.number,
            Tenure(row.person, row.name, row.post, row.party, since, until, "stated", aliases),
        )


def count_sources(connection: Connection) -> dict[str, int]:
    """Return how many tenures each imported file states."""
    counted = select(tenures.c.source, func.count()).group_by(tenures.c.source).order_by(tenures.c.source)
    return {row.source: row[1] for row in connection.execute(counted)}


def portions(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """Part values into lists that a statement takes."""
    listed = sorted(values)
    for start in range(0, len(listed), _MOST_VALUES):
        yield listed[start : start + _MOST_VALUES]
