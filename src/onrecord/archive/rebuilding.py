"""Make the record again from the snapshots, all or nothing."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, select

from onrecord.archive import fulltext, ledger_tables, people_tables, sqlite, tables
from onrecord.archive.lookup import count_all, load_failures
from onrecord.archive.outcomes import Outcome, Read, Sight, fail_to_keep
from onrecord.archive.packing import unpack_bytes
from onrecord.archive.people_rows import write_tenure_keys
from onrecord.archive.preparing import prepare
from onrecord.archive.recording import write_failure, write_record
from onrecord.archive.rows import Rebuilt
from onrecord.archive.tables import snapshots

Progress = Callable[[int, int], None]

_NEXT: Final = (
    select(snapshots).where(snapshots.c.number > bindparam("after")).order_by(snapshots.c.number).limit(20)
)


def rebuild_record(connection: Connection, read: Read, progress: Progress | None) -> Rebuilt:
    """Empty the record and read every snapshot into it, in the order they came.

    In the caller's one transaction: until it is committed every reader sees
    the old record, and a process killed half-way leaves it in place.
    """
    unkept = select(snapshots.c.number).where(snapshots.c.packed.is_(None))
    for table in (*ledger_tables.DERIVED, *people_tables.DERIVED, *tables.DERIVED):
        if table is tables.failures:
            # Bytes that were not kept cannot be read again; why not stays.
            connection.execute(delete(table).where(table.c.snapshot.notin_(unkept)))
        else:
            connection.execute(delete(table))
    fulltext.clear_index(connection)
    write_tenure_keys(connection)
    total = connection.execute(
        select(func.count()).select_from(snapshots).where(snapshots.c.packed.isnot(None))
    ).scalar_one()
    done = after = 0
    while batch := connection.execute(_NEXT, {"after": after}).all():
        after = batch[-1].number
        for row in batch:
            if row.packed is None:
                continue
            data = unpack_bytes(row.packed)
            outcome = prepare(read, data, Sight(row.media_type, row.url, row.retrieved_at, ""))
            _write(connection, row.number, outcome)
            done += 1
            if progress:
                progress(done, total)
    fulltext.tidy_index(connection)
    return Rebuilt(done, count_all(connection)["documents"], tuple(load_failures(connection)))


def _write(connection: Connection, snapshot: int, outcome: Outcome) -> None:
    failed = outcome.failed
    if outcome.parcel:
        try:
            with connection.begin_nested():
                write_record(connection, snapshot, outcome.parcel)
        except sqlite.UNKEEPABLE as error:
            failed = fail_to_keep(error)
    if failed:
        write_failure(connection, snapshot, failed)
