"""What is SQLite's own: the file, its locks, its errors, its full-text index.

Everything else of the archive is SQLAlchemy Core and would run on another
database; this module is what such a database has to bring.
"""

import json
import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from sqlalchemy.pool import QueuePool

from onrecord.archive import fulltext, ledger_tables, people_tables  # noqa: F401 - their tables are part of METADATA
from onrecord.archive.desk_tables import APPEND_ONLY
from onrecord.archive.numbers import after_day
from onrecord.archive.tables import METADATA, VERSION
from onrecord.errors import ArchiveError

_APPLICATION: Final = 0x4F6E5265  # "OnRe", the mark of our files in SQLite's header
_PATIENCE: Final = 60.0  # seconds that one writer waits for another
_BRIEF: Final = 250  # milliseconds that one waits who only keeps an answer for the next question
_SQLITE_HEAD: Final = b"SQLite format 3\0"

UNKEEPABLE: Final = (
    IntegrityError,
    DataError,
    sqlite3.IntegrityError,
    sqlite3.DataError,
    UnicodeError,
    OverflowError,
)
"""What a record raises that cannot be kept: an id twice, half a character, a number of 70 bits."""


def open_engine(path: Path, *, create: bool, read_only: bool) -> Engine:
    """Return an engine on the archive at `path`; with `create`, make the file and its tables where there are none."""
    if path.is_dir():
        raise ArchiveError(
            f"{path}: a folder, not an archive; name a file in it, such as {path}/record.onrecord"
        )
    if not path.exists() and (not create or read_only):
        raise ArchiveError(f"{path}: there is no archive here; add pages to make one")
    if path.exists() and path.stat().st_size:
        _refuse_other_files(path)
    if create and not path.parent.is_dir():
        raise ArchiveError(f"{path}: the folder {path.parent} does not exist; make it first")
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, read_only=read_only), poolclass=QueuePool, pool_size=4
    )
    event.listen(engine, "begin", _begin)
    try:
        with translate_errors(path):
            if create and not read_only:
                _set_write_ahead(path)
                _create_tables(engine)
            with engine.connect() as connection:
                _check_version(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise ArchiveError(f"{path}: the archive cannot be read ({error.strerror})") from error
    if head != _SQLITE_HEAD:
        raise ArchiveError(f"{path}: not an On Record archive but some other file; name another path")


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    uri = f"file:{quote(os.fspath(path.absolute()))}?mode={mode}" + (
        "" if read_only or path.exists() else "c"
    )
    if read_only and not os.access(path.parent, os.W_OK) and not _has_log(path):
        # SQLite wants to make its lock file beside the archive; where it may
        # not, as on a CD, nobody else can be writing either.
        uri += "&immutable=1"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA cache_size=-16000")
    if not read_only:
        # NORMAL: a page is safe from kill -9 once added; a power cut may
        # take the last seconds, never more, and never the archive.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA journal_size_limit=67108864")
        # 8 MB: half the waits for the disk of SQLite's own choice, and half as long as with 16 MB,
        # of which one page in fifty took 50 ms of the processor and more of the disk.
        connection.execute("PRAGMA wal_autocheckpoint=2000")
    return connection


def _has_log(path: Path) -> bool:
    return path.with_name(path.name + "-wal").exists()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("is_brief"):
        connection.exec_driver_sql(f"PRAGMA busy_timeout={_BRIEF}")
    try:
        reach(connection).execute("BEGIN IMMEDIATE" if options.get("is_writing") else "BEGIN")
    finally:
        if options.get("is_brief"):
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_PATIENCE * 1000:.0f}")


def _create_tables(engine: Engine) -> None:
    with engine.execution_options(is_writing=True).begin() as connection:
        is_empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if is_empty:
            METADATA.create_all(connection)
            for table in APPEND_ONLY:
                _forbid_changes(connection, table)
            connection.exec_driver_sql(fulltext.CREATE)
            connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _forbid_changes(connection: Connection, table: Table) -> None:
    """Let the database itself refuse to change or delete what people have decided."""
    for change in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_no_{change.lower()} BEFORE {change} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} are only ever added'); END"
        )


def _set_write_ahead(path: Path) -> None:
    """Switch to the write-ahead log; two who make one archive at once wait for each other here."""
    deadline = time.monotonic() + _PATIENCE
    connection = _connect(path, read_only=False)
    try:
        while True:
            try:
                # A file with tables is switched already, or somebody else's.
                if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    return
                connection.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                # SQLite does not wait by itself for this one lock.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return
    finally:
        connection.close()


def _check_version(connection: Connection, path: Path) -> None:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if application != _APPLICATION:
        raise ArchiveError(f"{path}: a database, but not an On Record archive; name another path")
    if version > VERSION:
        raise ArchiveError(
            f"{path}: made by a newer version of On Record (tables {version}, this version knows {VERSION}); "
            "update On Record to open it"
        )
    if version < VERSION:
        raise ArchiveError(
            f"{path}: made by an older version of On Record (tables {version}, this version needs {VERSION}); "
            "export its snapshots with that version and add them to a new archive"
        )


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise what the database raises as `ArchiveError`, with what it means and the way out.

    What is wrong with the rows of one page (`UNKEEPABLE`) passes as it is:
    that page fails, not the archive.
    """
    try:
        yield
    except UNKEEPABLE:
        raise
    except (DatabaseError, sqlite3.DatabaseError) as error:
        words = str(getattr(error, "orig", error))
        if "disk is full" in words or "database or disk" in words:
            meaning = "the disk is full; free some space and go on, all that was added before is safe"
        elif "locked" in words or "busy" in words:
            meaning = (
                f"another program has been writing for {_PATIENCE:.0f} seconds; try again when it is done"
            )
        elif "readonly" in words:
            meaning = "the archive is open for reading only, or this user may not write to it"
        elif "I/O error" in words:
            meaning = "the disk failed or is full; look after it and go on, all that was added before is safe"
        elif "malformed" in words or "not a database" in words:
            meaning = "the file is damaged; restore it from a copy"
        else:
            meaning = f"the database refused ({words})"
        raise ArchiveError(f"{path}: {meaning}") from error
    except OSError as error:
        raise ArchiveError(f"{path}: the archive cannot be reached ({error.strerror or error})") from error


def reach(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection, in the same transaction.

    For the statements of every page added: SQLAlchemy takes 13 µs to hand one
    on, ten times what SQLite takes to answer.
    """
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that have every column of the table."""
    if rows:
        reach(connection).executemany(_INSERTS[table.name], rows)


def insert_parts(
    connection: Connection, table: str, parts: Iterable[tuple[int, Iterable[tuple[Any, ...]]]]
) -> None:
    """Insert rows of a table of parts: of each document its number, and rows without it, in the table's order."""
    rows = ((number, *row) for number, found in parts for row in found)
    reach(connection).executemany(_INSERTS_OF_PARTS[table], rows)


def insert_one(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row without its number and return the number it gets."""
    return int(reach(connection).execute(_NUMBERING[table.name], row).lastrowid or 0)


def _spell_insert(table: Table, *, but: str = "") -> str:
    names = [name for name in table.c.keys() if name != but]  # noqa: SIM118 - keys of columns, not of a dict
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES (:{', :'.join(names)})"  # noqa: S608 - our own names


def _spell_parts(table: Table) -> str:
    names = ["document", *(name for name in table.c.keys() if name != "document")]  # noqa: SIM118 - as above
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names


_INSERTS: Final = {table.name: _spell_insert(table) for table in METADATA.sorted_tables}
_INSERTS_OF_PARTS: Final = {
    table.name: _spell_parts(table) for table in METADATA.sorted_tables if "document" in table.c
}
_NUMBERING: Final = {table.name: _spell_insert(table, but="number") for table in METADATA.sorted_tables}


def find_last_numbers(connection: Connection, lowest: Sequence[int]) -> dict[int, int | None]:
    """Return, for the lowest number of each of some days, the highest that is taken, or null."""
    last = (
        "SELECT value, (SELECT max(number) FROM documents WHERE number >= value AND number < value + ?) "
        "FROM json_each(?)"
    )
    return dict(reach(connection).execute(last, (after_day(None), json.dumps(lowest))))


def find_text_starts(connection: Connection, starts: Sequence[str]) -> set[str]:
    """Return those beginnings of `text_key` that a document has."""
    known = (
        "SELECT value FROM json_each(?) WHERE EXISTS "
        "(SELECT 1 FROM documents WHERE text_key >= value AND text_key < value || 'g')"
    )
    return {row[0] for row in reach(connection).execute(known, (json.dumps(starts),))}


def find_faces(connection: Connection, ids: Collection[str]) -> set[str]:
    """Return those of some faces that are in the table."""
    known = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM faces WHERE id = value)"
    return {row[0] for row in reach(connection).execute(known, (json.dumps(sorted(ids)),))}


def count_faces(connection: Connection, keys: Collection[str], most: int) -> dict[str, int]:
    """Return how many faces stand under each key, counted as far as `most`."""
    counted = (
        "SELECT value, (SELECT count(*) FROM (SELECT 1 FROM face_keys WHERE key = value LIMIT ?)) "
        "FROM json_each(?)"
    )
    return dict(reach(connection).execute(counted, (most, json.dumps(sorted(keys)))))


def fetch_faces(connection: Connection, keys: Collection[str]) -> list[tuple[str, str, str]]:
    """Return the faces under each key: the key, the face's id, the face packed."""
    under = (
        "SELECT value, faces.id, faces.packed FROM json_each(?) "
        "JOIN face_keys ON face_keys.key = value JOIN faces ON faces.id = face_keys.face ORDER BY 1, 2"
    )
    return reach(connection).execute(under, (json.dumps(sorted(keys)),)).fetchall()


def find_reached(connection: Connection, start: Collection[str]) -> set[str]:
    """Return the faces that links lead to from these, in either direction and over others, with these."""
    reached = (
        "WITH RECURSIVE reached(face) AS (SELECT value FROM json_each(?) UNION "
        "SELECT CASE face WHEN one THEN other ELSE one END "
        "FROM reached JOIN face_links ON one = face OR other = face) SELECT face FROM reached"
    )
    return {row[0] for row in reach(connection).execute(reached, (json.dumps(sorted(start)),))}


def is_any_kept(connection: Connection) -> bool:
    """Say whether any answer on people is kept; asked for every page written, so spelled out."""
    known = "SELECT EXISTS (SELECT 1 FROM kept_rows) OR EXISTS (SELECT 1 FROM kept_answers)"
    return bool(reach(connection).execute(known).fetchone()[0])


def find_snapshot(connection: Connection, sha256: str) -> tuple[int, bool] | None:
    """Return the number of the snapshot with this digest, and whether its page was read; null where there is none."""
    known = (
        "SELECT number, EXISTS (SELECT 1 FROM pages WHERE snapshot = number) FROM snapshots WHERE sha256 = ?"
    )
    found = reach(connection).execute(known, (sha256,)).fetchone()
    return None if found is None else (found[0], bool(found[1]))


def forget_unreachable(connection: Connection, name: str) -> None:
    """Forget that a page of this name could not be had."""
    reach(connection).execute("DELETE FROM unreachable WHERE name = ?", (name,))
