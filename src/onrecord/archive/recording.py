"""Write the record of one page, take it out again, and settle what is left; inside the caller's transaction."""

from sqlalchemy import Connection, insert, select

from onrecord.archive import fulltext
from onrecord.archive.entries import date_left, find_faces, settle_entries, settle_left
from onrecord.archive.folded import fold_document
from onrecord.archive.joining import Changes, find_known, settle_documents, settle_rest
from onrecord.archive.lookup import load_document
from onrecord.archive.outcomes import Failed
from onrecord.archive.parcels import Folded, Parcel
from onrecord.archive.people_kept import forget_documents
from onrecord.archive.people_rows import forget_keys, settle_people
from onrecord.archive.people_years import find_readings, settle_years
from onrecord.archive.tables import documents, failures, snapshots
from onrecord.archive.write import Stored, delete_page, insert_page, number_documents


def write_failure(connection: Connection, snapshot: int, failed: Failed) -> None:
    """Write why a snapshot could not be read."""
    connection.execute(insert(failures), {"snapshot": snapshot, **failed._asdict()})


def write_record(connection: Connection, snapshot: int, parcel: Parcel) -> None:
    """Write the record of one snapshot, settle its documents, and index the best readings."""
    stored = number_documents(connection, parcel)
    known = find_known(connection, stored)
    insert_page(connection, snapshot, parcel.packed, stored)
    fetched = _Fetched(connection, stored)
    changes = settle_documents(connection, stored, snapshot, known, fetched)
    _index(connection, changes, fetched)
    forget_documents(connection, {*changes.fallen, *changes.risen} - {each.number for each in stored})
    settle_entries(connection, stored)
    settle_people(connection, stored, snapshot, known)


def remove_page(connection: Connection, snapshot: int) -> None:
    """Take the record of one snapshot out, and join anew what was joined to its documents."""
    of_page = select(documents.c.number, documents.c.text_key, documents.c.same_as)
    rows = connection.execute(of_page.where(documents.c.snapshot == snapshot)).all()
    fetched = _Fetched(connection, [])
    best = [fetched(row.number).make_indexed(row.number) for row in rows if row.same_as is None]
    fulltext.delete_indexed(connection, best)
    said, readings = find_faces(connection, snapshot), find_readings(connection, snapshot)
    forget_keys(connection, snapshot)
    delete_page(connection, snapshot)
    settle_left(connection, said)
    changes = settle_rest(connection, [row.text_key for row in rows])
    _index(connection, changes, fetched)
    forget_documents(connection, {*changes.fallen, *changes.risen})
    settle_years(connection, readings)
    date_left(connection, said)


def _index(connection: Connection, changes: Changes, fetched: "_Fetched") -> None:
    fulltext.delete_indexed(connection, [fetched(number).make_indexed(number) for number in changes.fallen])
    fulltext.insert_indexed(connection, [fetched(number).make_indexed(number) for number in changes.risen])


class _Fetched:
    """Documents' folded words, those of each fetched once during one transaction."""

    def __init__(self, connection: Connection, stored: list[Stored]) -> None:
        self._connection = connection
        self._folded = {each.number: each.piece.folded for each in stored}

    def __call__(self, number: int) -> Folded:
        if number not in self._folded:
            self._folded[number] = _load_folded(self._connection, number)
        return self._folded[number]


def _load_folded(connection: Connection, number: int) -> Folded:
    """Return the folded words of a document that is in the archive."""
    address = (
        select(snapshots.c.url)
        .join(documents, documents.c.snapshot == snapshots.c.number)
        .where(documents.c.number == number)
    )
    url = connection.execute(address).scalar_one()
    return fold_document(load_document(connection, number), url)
