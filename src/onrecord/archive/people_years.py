"""Infer the years of days that are printed without one; inside the caller's transaction.

Kept in `years`, beside the printed value, and drawn anew whenever a document
arrives at, or leaves, the publication, or tenures are imported.
"""

from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, or_, select

from onrecord.archive import sqlite
from onrecord.archive.ledger_years import date_document
from onrecord.archive.people_kept import forget_documents
from onrecord.archive.people_load import load_register, load_sheets_of
from onrecord.archive.people_tables import years
from onrecord.archive.tables import dates, documents
from onrecord.people.sheets import keys_of
from onrecord.people.undated import Undated, find_year
from onrecord.text.years import YearEvidence

_c: Final = documents.c
_IS_UNDATED: Final = (_c.event_on >= "XXXX") & (_c.event_on < "XXXY")  # every event without a year
_OF_PAGE: Final = select(_c.id, _c.same_as).where(_c.snapshot == bindparam("snapshot"))
_DATES: Final = ("posted_on", "published_on", "event_on")


def find_readings(connection: Connection, snapshot: int) -> set[str]:
    """Return all documents of the publications that a snapshot's documents are of."""
    best = sorted({row.same_as or row.id for row in connection.execute(_OF_PAGE, {"snapshot": snapshot})})
    readings = select(_c.id).where(or_(_c.id.in_(best), _c.same_as.in_(best)))
    return set(connection.execute(readings).scalars())


def settle_years(connection: Connection, ids: Collection[str]) -> None:
    """Draw anew the inferred years of those of these documents that are in the table."""
    _draw(connection, connection.execute(select(documents).where(_IS_UNDATED, _c.id.in_(sorted(ids)))).all())


def settle_all_years(connection: Connection) -> None:
    """Draw anew every inferred year."""
    _draw(connection, connection.execute(select(documents).where(_IS_UNDATED)).all())


def _draw(connection: Connection, undated: Iterable[Any]) -> None:
    for row in undated:
        connection.execute(delete(years).where(years.c.document == row.number))
        found = _infer(connection, row)
        if found:
            sqlite.insert_rows(connection, years, [{"document": row.number, "kind": "event", **found}])
        forget_documents(connection, [row.number])
        date_document(connection, row.number, found["value"] if found else None)


def _infer(connection: Connection, row: Any) -> dict[str, Any] | None:
    printed = connection.execute(
        select(dates.c.printed).where(dates.c.document == row.number, dates.c.kind == "event")
    ).scalars()
    figures = [sheet.figure for sheet in load_sheets_of(connection, [row.id]) if sheet.figure]
    register = load_register(connection, {key for figure in figures for key in keys_of(figure)})
    undated = Undated(row.event_on, " ".join(printed))
    found = find_year(undated, figures, register, _read_dated(connection, row))
    return {"printed": row.event_on, "value": found.value, "reason": found.reason} if found else None


def _read_dated(connection: Connection, row: Any) -> list[YearEvidence]:
    """Return what the document's other dates and its other readings' dates say of the year."""
    best = row.same_as or row.id
    others = select(documents).where(or_(_c.id == best, _c.same_as == best)).order_by(_c.id)
    found = []
    for other in connection.execute(others):
        whose = "this document itself" if other.id == row.id else f"another reading, {other.id}"
        for name in _DATES:
            value = getattr(other, name)
            if value and not value.startswith("XXXX"):
                found.append(YearEvidence("linked_document", value, f"{name.removesuffix('_on')}, {whose}"))
        if other.retrieved_on:
            found.append(YearEvidence("not_after", other.retrieved_on, "the day it was retrieved"))
    return found
