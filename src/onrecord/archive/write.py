"""Put one page into the tables, or take it out; inside the caller's transaction."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from onrecord.archive import ledger_tables, people_tables, sqlite, tables
from onrecord.archive.numbers import first_number
from onrecord.archive.parcels import Folded, Parcel, Piece

_documents = tables.documents
_PARTS = (*tables.PARTS_OF_DOCUMENTS, *ledger_tables.PARTS_OF_DOCUMENTS, *people_tables.PARTS_OF_DOCUMENTS)


class Stored(NamedTuple):
    """A new document with its number in the archive."""

    number: int
    piece: Piece

    @property
    def folded(self) -> Folded:
        """Its folded words."""
        return self.piece.folded


def number_documents(connection: Connection, parcel: Parcel) -> list[Stored]:
    """Return the documents of a page, the main one first, each with a free number of its day."""
    lowest = [first_number(piece.first_day) for piece in parcel.pieces]
    last = sqlite.find_last_numbers(connection, list(dict.fromkeys(lowest)))
    stored = []
    for piece, low in zip(parcel.pieces, lowest, strict=True):
        taken = last[low]
        number = last[low] = low if taken is None else taken + 1
        stored.append(Stored(number, piece))
    return stored


def insert_page(connection: Connection, snapshot: int, packed: bytes, stored: Sequence[Stored]) -> None:
    """Write a page and all rows of its documents."""
    sqlite.insert_rows(connection, tables.pages, [{"snapshot": snapshot, "packed": packed}])
    rows = [
        {"number": number, "snapshot": snapshot, "place_on_page": place, **piece.row}
        for place, (number, piece) in enumerate(stored)
    ]
    sqlite.insert_rows(connection, _documents, rows)
    for name in dict.fromkeys(name for each in stored for name in each.piece.parts):
        sqlite.insert_parts(
            connection, name, ((each.number, each.piece.parts.get(name, ())) for each in stored)
        )


def delete_page(connection: Connection, snapshot: int) -> None:
    """Remove a page and all rows of its documents; the caller settles and indexes what is left."""
    numbers = select(_documents.c.number).where(_documents.c.snapshot == snapshot)
    for part in _PARTS:
        connection.execute(delete(part).where(part.c.document.in_(numbers)))
    connection.execute(delete(_documents).where(_documents.c.snapshot == snapshot))
    connection.execute(delete(tables.pages).where(tables.pages.c.snapshot == snapshot))
    connection.execute(delete(tables.failures).where(tables.failures.c.snapshot == snapshot))
