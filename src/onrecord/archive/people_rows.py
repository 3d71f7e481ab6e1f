"""Write what documents say of people, and take it out again; inside the caller's transaction."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select

from onrecord.archive import sqlite
from onrecord.archive.people_kept import forget
from onrecord.archive.people_load import load_tenures
from onrecord.archive.people_sheets import make_sheets
from onrecord.archive.people_tables import sheet_keys, sheets, tenure_keys
from onrecord.archive.people_years import find_readings, settle_years
from onrecord.archive.tables import documents
from onrecord.archive.write import Stored
from onrecord.model import Document
from onrecord.people.known import tenure_keys as keys_of_tenure
from onrecord.people.sheets import keys_of_sheet, unpack_sheet

_OF_PAGE: Final = (
    select(sheets.c.document, sheets.c.n, sheets.c.namings, sheets.c.is_clear)
    .join(documents, documents.c.number == sheets.c.document)
    .where(documents.c.snapshot == bindparam("snapshot"))
)
_MOST_ROWS = 500


def settle_people(
    connection: Connection, new: Sequence[Stored], snapshot: int, known: Collection[str]
) -> None:
    """Write whom the documents of a snapshot name, now in the table and joined, and the years that this tells.

    `known` is empty where none of them can be of a publication that was there before.
    """
    forget(connection, _write_sheets(connection, new))
    if known or any((stored.folded.event_on or "").startswith("XXXX") for stored in new):
        settle_years(connection, find_readings(connection, snapshot))


def _write_sheets(connection: Connection, new: Iterable[Stored]) -> set[str]:
    """Write the sheets of documents, and return all their keys."""
    rows: list[dict[str, Any]] = []
    keyed: list[dict[str, Any]] = []
    for stored in new:
        for n, packed in enumerate(stored.piece.sheets):
            place = {"document": stored.number, "n": n}
            rows.append(place | {"is_clear": int(packed.is_clear), "namings": packed.namings})
            keyed.extend({"key": key} | place for key in packed.keys)
    sqlite.insert_rows(connection, sheets, rows)
    sqlite.insert_rows(connection, sheet_keys, keyed)
    return {row["key"] for row in keyed}


def forget_keys(connection: Connection, snapshot: int) -> None:
    """Delete the keys of a snapshot's sheets, and what was kept of them; to be done before its documents are removed."""
    forgotten: set[str] = set()
    for document, n, namings, is_clear in connection.execute(_OF_PAGE, {"snapshot": snapshot}).all():
        keys = keys_of_sheet(unpack_sheet(("", document, None), namings, is_clear=bool(is_clear)))
        c = sheet_keys.c
        connection.execute(delete(sheet_keys).where(c.key.in_(keys), c.document == document, c.n == n))
        forgotten.update(keys)
    forget(connection, forgotten)


def has_sheets(connection: Connection, number: int, document: Document) -> bool:
    """Say whether the rows of a document's sheets and their keys are what it says."""
    kept = select(sheets.c.is_clear, sheets.c.namings).where(sheets.c.document == number).order_by(sheets.c.n)
    made = make_sheets(document)
    rows = [(int(packed.is_clear), packed.namings) for packed in made]
    if [tuple(row) for row in connection.execute(kept)] != rows:
        return False
    c = sheet_keys.c
    for n, packed in enumerate(made):
        found = select(c.key).where(c.key.in_(packed.keys), c.document == number, c.n == n)
        if len(connection.execute(found).all()) != len(set(packed.keys)):
            return False
    return True


def write_tenure_keys(connection: Connection) -> None:
    """Make the keys of all imported tenures anew."""
    connection.execute(delete(tenure_keys))
    rows: list[dict[str, Any]] = []
    for number, tenure in load_tenures(connection):
        rows.extend({"key": key, "tenure": number} for key in keys_of_tenure(tenure))
        if len(rows) > _MOST_ROWS:
            sqlite.insert_rows(connection, tenure_keys, rows)
            rows = []
    sqlite.insert_rows(connection, tenure_keys, rows)
