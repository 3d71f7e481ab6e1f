"""Give the ledger's days that are printed without a year the years inferred for their documents.

What is printed stays; `first_day` and `last_day`, by which is sorted, asked
and told what stood when, are those of the inferred day. Inside the caller's
transaction, whenever an inferred year or an entry is written.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Table, select, update

from onrecord.archive.ledger_tables import candidates, entries, faces, positions, steps
from onrecord.archive.people_tables import years
from onrecord.text.bounds import find_bounds
from onrecord.text.years import put_year

_MOST_VALUES: Final = 500


def date_document(connection: Connection, number: int, near: str | None) -> None:
    """Give the days of one document's steps and positions the year of `near`, or take theirs away; then its entries."""
    for table, column in ((steps, steps.c.date), (positions, positions.c.said_on)):
        undated = select(*table.primary_key, column.label("printed")).where(
            table.c.document == number, _has_no_year(column)
        )
        for row in connection.execute(undated).mappings().all():
            place = [table.c[key.name] == row[key.name] for key in table.primary_key]
            connection.execute(update(table).where(*place).values(_days(table, row["printed"], near)))
    told = select(faces.c.entry).join(candidates, candidates.c.face == faces.c.id)
    date_entries(connection, connection.execute(told.where(candidates.c.document == number)).scalars().all())


def date_entries(connection: Connection, ids: Iterable[str]) -> None:
    """Give those of these entries whose day is printed without a year the year inferred for all documents that tell of them."""
    for part in _portions(ids):
        undated = select(entries.c.id, entries.c.date).where(
            entries.c.id.in_(part), _has_no_year(entries.c.date)
        )
        for id_, printed in connection.execute(undated).all():
            told = (
                select(years.c.value)
                .join(candidates, candidates.c.document == years.c.document)
                .join(faces, faces.c.id == candidates.c.face)
                .where(faces.c.entry == id_)
            )
            days = {put_year(printed, near) for near in connection.execute(told).scalars()}
            near = days.pop() if len(days) == 1 else None
            connection.execute(
                update(entries).where(entries.c.id == id_).values(_days(entries, printed, near))
            )


def fetch_years(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Return the days, with the years inferred, of those of these documents that print theirs without."""
    found = select(years.c.document, years.c.value).where(years.c.document.in_(sorted(numbers)))
    return {row.document: row.value for row in connection.execute(found)}


def put_days(printed: str | None, first: int | None, last: int | None) -> str | None:
    """Return the inferred days as EDTF; null where the printed date has its year or none was inferred."""
    if printed is None or "XXXX" not in printed or first is None or last is None:
        return None
    days = [date.fromordinal(day).isoformat() for day in (first, last)]
    return days[0] if first == last else "/".join(days)


def _has_no_year(column: Any) -> Any:
    return (column >= "XXXX") & (column < "XXXY")


def _days(table: Table, printed: str, near: str | None) -> dict[str, int | None]:
    bounds = find_bounds(put_year(printed, near)) if near else None
    days = {"first_day": bounds and bounds.first, "last_day": bounds and bounds.last}
    return {name: day for name, day in days.items() if name in table.c}


def _portions(values: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted(set(values))
    return (listed[at : at + _MOST_VALUES] for at in range(0, len(listed), _MOST_VALUES))
