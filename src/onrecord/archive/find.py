"""Answer a search: match, rank the newest, count facets, cut snippets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.archive import sqlite
from onrecord.archive.facts import ask_facts, ask_voice
from onrecord.archive.lookup import load_rows
from onrecord.archive.marks import cut_snippets, find_marks
from onrecord.archive.numbers import HIGHEST, after_day, find_year, first_number, read_days
from onrecord.archive.rows import Hit, SearchPage
from onrecord.archive.tables import documents
from onrecord.archive.terms import Filters, Query
from onrecord.model import Document
from onrecord.text.bounds import Bounds

RANKED: Final = 2_000
"""Hits that are ranked, the newest. Ranking all of 200,000 takes ten times the whole search."""
_MOST_VALUES: Final = 50  # of one facet
_FIELDS: Final = ("form", "publisher", "year", "kind", "speaker", "language")


Load = Callable[[int], Document]


def run_search(
    connection: Connection, query: Query, filters: Filters, span: tuple[int, int], load: Load
) -> SearchPage:
    """Return the hits from `span[0]` to `span[1]`; `load` fetches a document by number."""
    days = read_days(filters)
    low, high = _find_range(connection, days)
    match = sqlite.Match(
        sqlite.compile_match(query.root, ask_facts(filters), ask_voice(filters)), low, high, days
    )
    is_ranked = query.root is not None
    # What is not ranked, a plain listing, may be paged to its end.
    limit = RANKED if is_ranked else max(RANKED, span[1])
    rows = sqlite.match_newest(connection, match, limit, is_ranked=is_ranked)
    total = len(rows) if len(rows) < limit else sqlite.count_matches(connection, match)
    if is_ranked:
        rows.sort(key=lambda row: (row.score, -(row.first_day or 0), row.id))
    chosen = rows[span[0] : span[1]]
    return SearchPage(
        hits=tuple(_make_hits(connection, query, chosen, load)),
        total=total,
        ranked=len(rows),
        facets=_count_facets(rows),
    )


def _find_range(connection: Connection, days: Bounds | None) -> tuple[int, int]:
    """Return the numbers between which documents of these days are.

    A document's number begins with its first day; one that lasts may have
    begun before, at most as long before as the longest in the archive lasts.
    """
    if days is None:
        return 0, HIGHEST
    longest = connection.execute(select(func.max(documents.c.days))).scalar() or 0
    return first_number(max(1, days.first - longest)), min(HIGHEST, after_day(days.last))


def _make_hits(
    connection: Connection, query: Query, chosen: Sequence[sqlite.Matched], load: Load
) -> Iterator[Hit]:
    counted = select(documents.c.same_as, func.count()).group_by(documents.c.same_as)
    counted = counted.where(documents.c.same_as.in_([row.id for row in chosen]))
    readings: dict[str | None, int] = {row[0]: row[1] for row in connection.execute(counted)}
    listed = {row.id: row for row in load_rows(connection, [row.number for row in chosen])}
    for row in chosen:
        document = load(row.number)
        title_end = document.title_span[1] if document.title_span else 0
        snippets = cut_snippets(document.text, title_end, find_marks(query.root, document.text, title_end))
        yield Hit(listed[row.id], -row.score, 1 + readings.get(row.id, 0), snippets)


def _count_facets(rows: Iterable[sqlite.Matched]) -> dict[str, dict[str, int]]:
    """Count the values of each field, the most frequent first, then by name."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in _FIELDS}
    for row in rows:
        for field, value in (
            ("form", row.form),
            ("publisher", row.publisher),
            ("year", find_year(row.first_day)),
            ("kind", row.kind),
            ("language", row.language),
        ):
            if value is not None:
                counts[field][value] += 1
    speakers = Counter(row.speakers for row in rows)
    for names, count in speakers.items():
        for name in msgspec.json.decode(names, type=list[str]):
            counts["speaker"][name] += count
    return {
        field: dict(sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES])
        for field, counter in counts.items()
    }
