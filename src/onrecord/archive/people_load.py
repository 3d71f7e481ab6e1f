"""Fetch sheets, tenures and judgements on who is who, by key; inside the caller's transaction."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, func, select

from onrecord.archive.desk_judgements import load_judgements
from onrecord.archive.people_tables import sheet_keys, sheets, tenure_keys, tenures, years
from onrecord.archive.tables import documents
from onrecord.desk.judgements import Verb
from onrecord.desk.undoing import drop_undone
from onrecord.people.judgements import Judgement, Verdict
from onrecord.people.known import find_leaders, join_known, leader_tenures
from onrecord.people.periods import bounds_of
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, unpack_sheet
from onrecord.people.tenures import Bound, Tenure

_MOST_VALUES: Final = 500  # a statement takes 32,766 values at most
_VERDICTS: Final[dict[Verb, Verdict]] = {
    "accept": "positive",
    "merge": "positive",
    "reject": "negative",
    "split": "negative",
    "unsure": "unsure",
}
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
    c = sheet_keys.c
    found: dict[tuple[int, int], Sheet] = {}
    for part in _portions(keys):
        joined = _SHEET.join(sheet_keys, (c.document == sheets.c.document) & (c.n == sheets.c.n))
        query = joined.where(c.key.in_(part), documents.c.same_as.is_(None))
        found.update(_read_sheets(connection, query))
    return [found[place] for place in sorted(found)]


def load_sheets_of(connection: Connection, ids: Collection[str]) -> list[Sheet]:
    """Return all sheets of the documents with these ids, whatever their reading."""
    found: dict[tuple[int, int], Sheet] = {}
    for part in _portions(ids):
        found.update(_read_sheets(connection, _SHEET.where(documents.c.id.in_(part))))
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
    for part in _portions(keys):
        under = select(tenures.c.person).join(tenure_keys, tenure_keys.c.tenure == tenures.c.number)
        near.update(connection.execute(under.where(tenure_keys.c.key.in_(part)).distinct()).scalars())
    imported = [
        tenure
        for part in _portions(near)
        for _, tenure in _read_tenures(connection, _TENURE.where(tenures.c.person.in_(part)))
    ]
    leaders = dict.fromkeys(find_leaders(keys))
    for person in sorted(near):
        leaders.update(dict.fromkeys(leader_tenures(person)))
    return Register(join_known(imported, list(leaders)))


def load_tenures(connection: Connection, source: str | None = None) -> Iterator[tuple[int, Tenure]]:
    """Yield the imported tenures with their numbers: all, or those of one file."""
    query = _TENURE if source is None else _TENURE.where(tenures.c.source == source)
    return _read_tenures(connection, query.order_by(tenures.c.number))


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


def load_verdicts(connection: Connection) -> tuple[Judgement, ...]:
    """Return the verdicts that stand on who is who, in their order."""
    rows = [row for kind in ("name", "person") for row in load_judgements(connection, kind=kind)]
    return tuple(
        Judgement(row.target.partition(":")[2], row.other.partition(":")[2], _VERDICTS[row.verb], row.n)
        for row in drop_undone(rows)
        if row.other and row.verb in _VERDICTS
    )


def _portions(values: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(values)
    for start in range(0, len(listed), _MOST_VALUES):
        yield listed[start : start + _MOST_VALUES]
