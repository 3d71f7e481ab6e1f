"""Answer a search: match, rank the newest, count facets, cut snippets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from onrecord.archive import fulltext
from onrecord.archive.facts import ask_facts, ask_said, ask_voice
from onrecord.archive.lookup import load_documents, load_rows
from onrecord.archive.marks import cut_snippets, find_marks
from onrecord.archive.numbers import HIGHEST, after_day, find_year, first_number, read_days
from onrecord.archive.rows import COUNTED, DocumentRow, Hit, SearchPage
from onrecord.archive.tables import documents
from onrecord.archive.terms import Filters, Query
from onrecord.model import Document
from onrecord.text.bounds import Bounds

RANKED: Final = 2_000
"""Hits that are ranked, the newest. Ranking all of 200,000 takes ten times the whole search."""
_MOST_VALUES: Final = 50  # of one facet
_OPENED: Final = 20  # documents fetched at a time where their statements are looked through
_LIST: Final = msgspec.json.Decoder(list[str])
_READINGS: Final = (
    select(documents.c.same_as, func.count())
    .where(documents.c.same_as.in_(bindparam("ids", expanding=True)))
    .group_by(documents.c.same_as)
)


def read_span(limit: int, offset: int) -> tuple[int, int]:
    """Return the places of the first hit asked for and of the one after the last."""
    return max(0, offset), max(0, offset) + max(0, limit)


def run_search(
    connection: Connection,
    query: Query,
    filters: Filters,
    said_by: Sequence[str],
    span: tuple[int, int],
) -> SearchPage:
    """Return the hits from `span[0]` to `span[1]`."""
    text = fulltext.compile_match(query.root, (), ())
    expression = _compile(query, filters, said_by)
    match = _between_days(connection, expression, read_days(filters))
    # Facets alone are asked for without hits: a score counts its words in the whole index, 10 ms for a frequent one.
    is_ranked = query.root is not None and span[0] < span[1]
    # What is not ranked, a plain listing, may be paged to its end.
    limit = RANKED if query.root is not None else max(RANKED, span[1])
    is_filtered = expression != text
    rows = fulltext.match_newest(connection, match, limit, is_ranked=is_ranked and not is_filtered)
    if is_ranked and is_filtered:
        rows = fulltext.score_matched(connection, text, rows)
    total = len(rows) if len(rows) < limit else fulltext.count_matches(connection, match, COUNTED)
    chosen = (_put_first(rows, span[1]) if is_ranked else rows)[span[0] : span[1]]
    return SearchPage(
        hits=tuple(_make_hits(connection, query, chosen)),
        total=total,
        ranked=len(rows),
        facets=_count_facets(rows),
    )


def list_latest(connection: Connection, query: Query, filters: Filters, span: tuple[int, int]) -> list[Hit]:
    """Return the newest that answer, from `span[0]` to `span[1]`: none is ranked, and nothing counted."""
    match = _between_days(connection, _compile(query, filters, ()), read_days(filters))
    rows = fulltext.match_newest(connection, match, span[1], is_ranked=False)
    return list(_make_hits(connection, query, rows[span[0] :]))


def count_answering(connection: Connection, query: Query, filters: Filters) -> int:
    """Return how many publications answer, counted to `COUNTED`."""
    match = _between_days(connection, _compile(query, filters, ()), read_days(filters))
    return fulltext.count_matches(connection, match, COUNTED)


def _put_first(rows: Sequence[fulltext.Matched], many: int) -> list[fulltext.Matched]:
    """Return the best `many` of rows in their order: the best score first, the newest of equal ones, then by id."""
    if many <= 0:
        return []
    worst = sorted(row.score for row in rows)[:many][-1:]
    best = [row for row in rows if row.score <= worst[0]] if worst else []
    return sorted(best, key=lambda row: (row.score, -(row.first_day or 0), row.id))


def list_answering(connection: Connection, query: Query, filters: Filters, limit: int) -> list[str]:
    """Return the ids of the newest publications that answer, the newest first: what a search finds, unopened."""
    match = _between_days(connection, _compile(query, filters, ()), read_days(filters))
    return [row.id for row in fulltext.match_newest(connection, match, limit, is_ranked=False)]


def fetch_newest(
    connection: Connection, query: Query, filters: Filters, said_by: Sequence[str], below: int
) -> list[tuple[int, DocumentRow, Document]]:
    """Return the next publications that answer, newest first, of those numbered below `below`, with their numbers."""
    match = _between_days(connection, _compile(query, filters, said_by), read_days(filters))
    match = match._replace(high=min(match.high, below))
    rows = fulltext.match_newest(connection, match, _OPENED, is_ranked=False)
    listed = {row.id: row for row in load_rows(connection, [row.number for row in rows])}
    opened = load_documents(connection, [row.number for row in rows])
    return [(row.number, listed[row.id], opened[row.number]) for row in rows]


def _compile(query: Query, filters: Filters, said_by: Sequence[str]) -> str:
    said = [words for name in said_by if (words := ask_said(name))]
    return fulltext.compile_match(query.root, ask_facts(filters), ask_voice(filters), said)


def _between_days(connection: Connection, expression: str, days: Bounds | None) -> fulltext.Match:
    """Return the match of an expression among the documents of some days.

    A document's number begins with its first day; one that lasts may have
    begun before, at most as long before as the longest in the archive lasts.
    """
    if days is None:
        return fulltext.Match(expression, 0, 0, HIGHEST, 0)
    longest = connection.execute(select(func.max(documents.c.days))).scalar() or 0
    low = first_number(max(1, days.first - longest))
    high = min(HIGHEST, after_day(days.last))
    return fulltext.Match(expression, low, first_number(days.first), high, days.first)


def _make_hits(connection: Connection, query: Query, chosen: Sequence[fulltext.Matched]) -> Iterator[Hit]:
    if not chosen:
        return
    ids, numbers = [row.id for row in chosen], [row.number for row in chosen]
    readings: dict[str, int] = {row[0]: row[1] for row in connection.execute(_READINGS, {"ids": ids})}
    listed = {row.id: row for row in load_rows(connection, numbers)}
    opened = load_documents(connection, numbers)
    for row in chosen:
        document = opened[row.number]
        title_end = document.title_span[1] if document.title_span else 0
        snippets = cut_snippets(document.text, title_end, find_marks(query.root, document.text, title_end))
        yield Hit(listed[row.id], -row.score, 1 + readings.get(row.id, 0), snippets)


def _count_facets(rows: Sequence[fulltext.Matched]) -> dict[str, dict[str, int]]:
    """Count the values of each field, the most frequent first, then by name."""
    columns = dict(zip(fulltext.Matched._fields, zip(*rows, strict=True), strict=True)) if rows else {}

    def count(name: str) -> Counter[Any]:
        return Counter(columns.get(name, ()))

    counts: dict[str, Counter[str | None]] = {
        "form": count("form"),
        "publisher": count("publisher"),
        "year": Counter(),
        "kind": count("kind"),
        "speaker": Counter(),
        "party": Counter(),
        "issue": Counter(),
        "language": count("language"),
    }
    # Many rows have one day, and one list of speakers, parties or issues: each is read once.
    for day, many in count("first_day").items():
        counts["year"][find_year(day)] += many
    for field, column in (("speaker", "speakers"), ("party", "parties"), ("issue", "issues")):
        listed = (_LIST.decode(values) * many for values, many in count(column).items())
        counts[field].update(chain.from_iterable(listed))
    return {field: _most_common(counter) for field, counter in counts.items()}


def _most_common(counter: Counter[str | None]) -> dict[str, int]:
    named = [(value, count) for value, count in counter.items() if value is not None]
    return dict(sorted(named, key=lambda item: (-item[1], item[0]))[:_MOST_VALUES])
