"""SQLite's full-text index (FTS5): what is put in, and what is asked of it.

Another database brings its own module with these functions; queries reach
both as the tree of `terms`, never as a person typed them.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from onrecord.archive.facts import ANY
from onrecord.archive.numbers import BITS
from onrecord.archive.parcels import Indexed
from onrecord.archive.terms import All, AnyOf, Near, Node, Not, Phrase, Scope

# The tokenizer "ascii" takes every character above 127 as part of a word,
# so that the words we fold, joined by spaces, are its words exactly. Without
# content of its own the index holds only positions: a third of the size.
# Prefixes are read from the index's terms, in order; an index of prefixes
# would add a third to it and is slower to write.
CREATE: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, voices, facts, content='', tokenize='ascii')"
)
"""The table of the index."""
_TITLE_WEIGHT: Final = 4.0


def insert_indexed(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Add rows to the full-text index, lowest number first: out of order each would be written by itself."""
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search(rowid, title, body, voices, facts) VALUES (?, ?, ?, ?, ?)", sorted(rows)
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


def count_days(connection: Connection) -> list[tuple[int, int]]:
    """Return each day (0 for none) and how many publications are numbered under it, by the table of their sizes alone."""
    query = f"SELECT id >> {BITS}, count(*) FROM search_docsize GROUP BY 1"  # noqa: S608 - a constant of ours
    return [(day, many) for day, many in connection.exec_driver_sql(query)]


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
    parties: str
    issues: str


# CROSS JOIN keeps SQLite from starting at the documents: the index hands out
# its hits newest first, and the reading stops with the last one wanted.
_FROM: Final = (
    "FROM search CROSS JOIN documents AS d ON d.number = search.rowid "
    "WHERE search MATCH :expression AND search.rowid >= :low AND search.rowid < :high"
)
_IN_DAYS: Final = " AND (search.rowid >= :sure OR d.last_day >= :first_day)"
_COLUMNS: Final = "d.number, {score}, d.id, d.kind, d.form, d.publisher, d.language, d.first_day, d.speakers, d.parties, d.issues"
_BM25: Final = f"bm25(search, {_TITLE_WEIGHT}, 1.0, 0.0, 0.0)"


def match_newest(connection: Connection, match: Match, limit: int, *, is_ranked: bool) -> list[Matched]:
    """Return the newest that answer, newest first, scored by BM25 or not at all (0)."""
    columns = _COLUMNS.format(score=_BM25 if is_ranked else "0.0")
    query = f"SELECT {columns} {_FROM}{_IN_DAYS} ORDER BY search.rowid DESC LIMIT :limit"
    found = connection.exec_driver_sql(query, match._asdict() | {"limit": limit})
    return list(map(Matched._make, found.cursor.fetchall()))  # 2,000 rows: SQLAlchemy's own cost 3 ms


def score_matched(connection: Connection, expression: str, matched: Sequence[Matched]) -> list[Matched]:
    """Return what was matched with filters, scored without them, in no order.

    For a score FTS5 counts every word of the expression in the whole index;
    filters have words that every document has, which would cost more than
    the search itself and change no order.
    """
    numbers = [each.number for each in matched]
    # The plus keeps SQLite from asking the index for each number by itself.
    query = (
        f"SELECT rowid, {_BM25} FROM search WHERE search MATCH ? AND rowid >= ? AND rowid <= ? "  # noqa: S608 - our own
        "AND +rowid IN (SELECT value FROM json_each(?))"
    )
    bound = (expression, min(numbers, default=0), max(numbers, default=0), json.dumps(numbers))
    scores = {row[0]: row[1] for row in connection.exec_driver_sql(query, bound).cursor.fetchall()}
    return [each._replace(score=scores[each.number]) for each in matched]


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


def compile_match(
    root: Node | None, facts: Sequence[str], voice: Sequence[str], said: Sequence[Sequence[str]] = ()
) -> str:
    """Return the FTS5 expression of a tree and filters; of `said`, one must be there.

    Only words we folded, or facts we spelled, come into it, each in quotes:
    nothing a person typed reaches FTS5's parser as syntax.
    """
    asked = [f"facts : {_quote((fact,))}" for fact in facts]
    if voice:
        asked.append(f"voices : {_quote(voice)} *")
    if said:
        asked.append(f"({' OR '.join(f'facts : {_quote(words)} *' for words in said)})")
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
