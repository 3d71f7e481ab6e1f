"""What is SQLite's own: the file, its locks, its errors, its full-text index.

Everything else of the archive is SQLAlchemy Core and would run on another
database; this module is what such a database has to bring.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from sqlalchemy.pool import QueuePool

from onrecord.archive.facts import ANY
from onrecord.archive.numbers import after_day
from onrecord.archive.tables import METADATA, VERSION
from onrecord.archive.terms import All, AnyOf, Near, Node, Not, Phrase, Scope
from onrecord.errors import ArchiveError

_APPLICATION: Final = 0x4F6E5265  # "OnRe", the mark of our files in SQLite's header
_PATIENCE: Final = 60.0  # seconds that one writer waits for another
_SQLITE_HEAD: Final = b"SQLite format 3\0"

# The tokenizer "ascii" takes every character above 127 as part of a word,
# so that the words we fold, joined by spaces, are its words exactly. Without
# content of its own the index holds only positions: a third of the size.
# Prefixes are read from the index's terms, in order; an index of prefixes
# would add a third to it and is slower to write.
_CREATE_INDEX: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, voices, facts, content='', tokenize='ascii')"
)
_TITLE_WEIGHT: Final = 4.0


UNKEEPABLE: Final = (IntegrityError, DataError, UnicodeError, OverflowError)
"""What a record raises that cannot be kept: an id twice, half a character, a number of 70 bits."""


class Indexed(NamedTuple):
    """One row of the full-text index: folded words joined by spaces."""

    number: int
    title: str
    body: str
    voices: str
    facts: str


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
        # 16 MB: four times fewer waits for the disk than SQLite's own choice.
        connection.execute("PRAGMA wal_autocheckpoint=4000")
    return connection


def _has_log(path: Path) -> bool:
    return path.with_name(path.name + "-wal").exists()


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _create_tables(engine: Engine) -> None:
    with engine.execution_options(is_writing=True).begin() as connection:
        is_empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if is_empty:
            METADATA.create_all(connection)
            connection.exec_driver_sql(_CREATE_INDEX)
            connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


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


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that have every column of the table.

    What SQLAlchemy does for each row before handing it on takes three times
    as long as the insert, and a page has a hundred rows.
    """
    if rows:
        connection.exec_driver_sql(_INSERTS[table.name], [dict(row) for row in rows])


def insert_one(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row without its number and return the number it gets."""
    return int(connection.exec_driver_sql(_NUMBERING[table.name], dict(row)).lastrowid or 0)


def _spell_insert(table: Table, *, but: str = "") -> str:
    names = [name for name in table.c.keys() if name != but]  # noqa: SIM118 - keys of columns, not of a dict
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES (:{', :'.join(names)})"  # noqa: S608 - our own names


_INSERTS: Final = {table.name: _spell_insert(table) for table in METADATA.sorted_tables}
_NUMBERING: Final = {table.name: _spell_insert(table, but="number") for table in METADATA.sorted_tables}


def find_last_numbers(connection: Connection, lowest: Sequence[int]) -> dict[int, int | None]:
    """Return, for the lowest number of each of some days, the highest that is taken, or null."""
    last = (
        "SELECT value, (SELECT max(number) FROM documents WHERE number >= value AND number < value + ?) "
        "FROM json_each(?)"
    )
    found = connection.exec_driver_sql(last, (after_day(None), json.dumps(lowest)))
    return {row[0]: row[1] for row in found}


def find_text_starts(connection: Connection, starts: Sequence[str]) -> set[str]:
    """Return those beginnings of `text_key` that a document has."""
    known = (
        "SELECT value FROM json_each(?) WHERE EXISTS "
        "(SELECT 1 FROM documents WHERE text_key >= value AND text_key < value || 'g')"
    )
    return set(connection.exec_driver_sql(known, (json.dumps(starts),)).scalars())


def insert_indexed(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Add rows to the full-text index, lowest number first: out of order each would be written by itself."""
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search(rowid, title, body, voices, facts) VALUES (?, ?, ?, ?, ?)",
            [tuple(row) for row in sorted(rows)],
        )


def delete_indexed(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Take rows out of the full-text index; they must be exactly those put in."""
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search(search, rowid, title, body, voices, facts) VALUES ('delete', ?, ?, ?, ?, ?)",
            [tuple(row) for row in sorted(rows)],
        )


def clear_index(connection: Connection) -> None:
    """Empty the full-text index."""
    connection.exec_driver_sql("INSERT INTO search(search) VALUES ('delete-all')")


def tidy_index(connection: Connection) -> None:
    """Merge the parts of the full-text index into one; searches are faster after."""
    connection.exec_driver_sql("INSERT INTO search(search) VALUES ('optimize')")


def find_fault(connection: Connection, *, is_writable: bool) -> str | None:
    """Return what is wrong inside the file or the full-text index; null where all is well."""
    try:
        if is_writable:  # the index is checked by a command that SQLite counts as writing
            connection.exec_driver_sql("INSERT INTO search(search) VALUES ('integrity-check')")
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    except DatabaseError as error:
        return str(error.orig)
    return None if found == "ok" else str(found)


def list_indexed(connection: Connection) -> Iterator[int]:
    """Yield the number of every row of the full-text index."""
    for (number,) in connection.exec_driver_sql("SELECT id FROM search_docsize ORDER BY id"):
        yield number


def is_indexed(connection: Connection, row: Indexed) -> bool:
    """Say whether the full-text index has this row: as many words, and its first words in their order."""
    sizes = connection.exec_driver_sql("SELECT sz FROM search_docsize WHERE id = ?", (row.number,)).scalar()
    if sizes is None or bytes(sizes) != _pack_counts(row):
        return False
    asked = [
        f"{column} : {_quote(words[:8])}"
        for column, words in (
            ("title", row.title.split()),
            ("body", row.body.split()),
            ("facts", row.facts.split()),
        )
        if words
    ]
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM search WHERE search MATCH ? AND rowid = ?", (" AND ".join(asked), row.number)
    )
    return bool(found.scalar_one())


def _pack_counts(row: Indexed) -> bytes:
    """Return the number of words in each column as SQLite's variable-length integers, big end first."""
    packed = bytearray()
    for words in row[1:]:
        count = len(words.split())
        shifted = [count & 0x7F]
        while count := count >> 7:
            shifted.append(count & 0x7F | 0x80)
        packed.extend(reversed(shifted))
    return bytes(packed)


class Match(NamedTuple):
    """A compiled search: an expression of `compile_match`, and the numbers to look between.

    Of the documents numbered below `sure`, only those that last until
    `first_day` count.
    """

    expression: str
    low: int
    sure: int
    high: int
    first_day: int


class Matched(NamedTuple):
    """A document that answers, with what ranks it and what facets count. The lowest score is the best."""

    number: int
    score: float
    id: str
    kind: str
    form: str | None
    publisher: str | None
    language: str | None
    first_day: int | None
    speakers: str


# CROSS JOIN keeps SQLite from starting at the documents: the index hands out
# its hits newest first, and the reading stops with the last one wanted.
_FROM: Final = (
    "FROM search CROSS JOIN documents AS d ON d.number = search.rowid "
    "WHERE search MATCH :expression AND search.rowid >= :low AND search.rowid < :high"
)
_IN_DAYS: Final = " AND (search.rowid >= :sure OR d.last_day >= :first_day)"
_COLUMNS: Final = "d.number, {score}, d.id, d.kind, d.form, d.publisher, d.language, d.first_day, d.speakers"
_BM25: Final = f"bm25(search, {_TITLE_WEIGHT}, 1.0, 0.0, 0.0)"


def match_newest(connection: Connection, match: Match, limit: int, *, is_ranked: bool) -> list[Matched]:
    """Return the newest that answer, newest first, scored by BM25 or not at all (0)."""
    columns = _COLUMNS.format(score=_BM25 if is_ranked else "0.0")
    query = f"SELECT {columns} {_FROM}{_IN_DAYS} ORDER BY search.rowid DESC LIMIT :limit"
    found = connection.exec_driver_sql(query, match._asdict() | {"limit": limit})
    return list(map(Matched._make, found.cursor.fetchall()))  # 2,000 rows: SQLAlchemy's own cost 3 ms


def count_matches(connection: Connection, match: Match, limit: int) -> int:
    """Return how many answer in all, counting to `limit`."""
    among = "SELECT 1 FROM search WHERE search MATCH :expression AND search.rowid >= :sure AND search.rowid < :high"
    query = f"SELECT count(*) FROM ({among} LIMIT :limit)"  # noqa: S608 - constants of this module alone
    count = int(connection.exec_driver_sql(query, match._asdict() | {"limit": limit}).scalar_one())
    if match.low < match.sure and count < limit:
        before = match._asdict() | {"high": match.sure, "limit": limit - count}
        query = f"SELECT count(*) FROM (SELECT 1 {_FROM}{_IN_DAYS} LIMIT :limit)"  # noqa: S608 - as above
        count += int(connection.exec_driver_sql(query, before).scalar_one())
    return count


def compile_match(root: Node | None, facts: Sequence[str], voice: Sequence[str]) -> str:
    """Return the FTS5 expression of a tree and filters.

    Only words we folded, or facts we spelled, come into it, each in quotes:
    nothing a person typed reaches FTS5's parser as syntax.
    """
    asked = [f"facts : {_quote((fact,))}" for fact in facts]
    if voice:
        asked.append(f"voices : {_quote(voice)} *")
    if root is not None:
        asked.append(_compile(root))
    return " AND ".join(asked or [f"facts : {_quote((ANY,))}"])


def _compile(node: Node) -> str:
    match node:
        case Phrase():
            return _column(node.scope) + _phrase(node)
        case Near():
            phrases = " ".join(_phrase(phrase) for phrase in node.phrases)
            return f"{_column(node.scope)}NEAR({phrases}, {node.distance})"
        case AnyOf():
            return "(" + " OR ".join(_compile(part) for part in node.parts) + ")"
        case All():
            return _conjoin(
                [_compile(part) for part in node.parts if not isinstance(part, Not)],
                [_compile(part.part) for part in node.parts if isinstance(part, Not)],
            )
        case Not():
            return _conjoin([], [_compile(node.part)])


def _conjoin(wanted: Sequence[str], unwanted: Sequence[str]) -> str:
    """Return "all of these and none of those"; FTS5 knows NOT only between two."""
    positive = " AND ".join(wanted) if wanted else f"facts : {_quote((ANY,))}"
    if not unwanted:
        return f"({positive})"
    return f"(({positive}) NOT ({' OR '.join(unwanted)}))"


def _column(scope: Scope) -> str:
    return "title : " if scope == "title" else "{title body} : "


def _phrase(phrase: Phrase) -> str:
    return _quote(phrase.words) + (" *" if phrase.is_prefix else "")


def _quote(words: Sequence[str]) -> str:
    return '"' + " ".join(words).replace('"', "").replace("\0", "") + '"'
