"""The ledger of an archive: entries, their events and positions, as rows."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, case, func, select

from onrecord.archive import ledger_selects as selects
from onrecord.archive import lookup
from onrecord.archive.ledger_ask import ask_entries, ask_known, ask_positions, ask_tags
from onrecord.archive.ledger_rows import (
    ANY_ENTRY,
    UNRULED,
    Between,
    EntryFilters,
    EntryList,
    EntryOutline,
    EntryRow,
    EventRow,
    IssueRow,
    PositionFilters,
    PositionRow,
    Ruled,
    Source,
    Taken,
)
from onrecord.archive.ledger_tables import (
    entries,
    faces,
    positions,
    steps,
    tags,
)
from onrecord.archive.ledger_years import fetch_years, put_days
from onrecord.archive.numbers import read_days
from onrecord.archive.packing import unpack_position
from onrecord.archive.tables import documents
from onrecord.archive.terms import Filters

Transaction = Callable[[], AbstractContextManager[Connection]]


class Ledger:
    """The ledger of an open archive; `Archive.ledger()` gives it. Every method is one transaction and changes nothing."""

    def __init__(self, reading: Transaction) -> None:
        self._reading = reading

    def find(
        self, filters: EntryFilters, *, limit: int = 50, offset: int = 0, ruled: Ruled = UNRULED
    ) -> EntryList:
        """Return the entries that have the facts; raise `QueryError` where a date is none."""
        condition = ask_entries(filters, ruled)
        if ruled.out:
            condition = and_(condition, entries.c.id.notin_(sorted(ruled.out)))
        with self._reading() as connection:
            total = connection.execute(
                select(func.count()).select_from(entries).where(condition)
            ).scalar_one()
            found = connection.execute(
                select(entries).where(condition).order_by(*selects.ORDER).limit(limit).offset(offset)
            )
            return EntryList(tuple(_rows(connection, list(found), filters.as_of)), total)

    def newest(self, filters: EntryFilters, *, limit: int) -> list[EntryRow]:
        """Return the newest entries that have the facts, uncounted; raise as `find` does."""
        with self._reading() as connection:
            found = connection.execute(selects.select_newest(filters), {"limit": limit})
            return _rows(connection, list(found), filters.as_of)

    def between(self, one: str, other: str, *, limit: int, drawn: int) -> Between:
        """Return the newest `limit` entries of each kind between two parties, and as many events.

        A picture counts the newest `drawn` contacts.
        """
        c = entries.c
        query = select(c.entry, c.id).where(ask_entries(EntryFilters(parties=(one, other))))
        with self._reading() as connection:
            ids: dict[str, list[str]] = {}
            for entry, id_ in connection.execute(query.order_by(*selects.ORDER)):
                ids.setdefault(entry, []).append(id_)
            shown = [id_ for found in ids.values() for id_ in found[:limit]]
            found = connection.execute(selects.ENTRIES, {"ids": shown})
            rows = {row.id: row for row in _rows(connection, list(found))}
            counted = connection.execute(selects.OUTLINES, {"ids": ids.get("contact", [])[:drawn]})
            outlines = [_draw_outline(row) for row in counted]
            living = [id_ for entry, found in ids.items() if entry != "contact" for id_ in found[:drawn]]
            told = connection.execute(selects.EVENTS, {"ids": living, "limit": limit})
            events = [_draw_event(row) for row in told][::-1]
        lists = {
            entry: EntryList(tuple(rows[id_] for id_ in listed[:limit]), len(listed))
            for entry, listed in ids.items()
        }
        return Between(lists, tuple(outlines), tuple(events))

    def outline(self, filters: EntryFilters, *, limit: int = 1_000) -> list[EntryOutline]:
        """Return the newest entries that have the facts, only what a picture counts; raise as `find` does."""
        c = entries.c
        columns = (c.date, c.first_day, c.last_day, c.kind, c.parties)
        query = select(*columns).where(ask_entries(filters)).order_by(*selects.ORDER).limit(limit)
        with self._reading() as connection:
            return [_draw_outline(row) for row in connection.execute(query)]

    def row(self, id_or_prefix: str) -> EntryRow:
        """Return the entry of this id; of one that has since joined another, that other.

        Raises `UnknownId` for none or several.
        """
        with self._reading() as connection:
            id_ = _find_entry(connection, id_or_prefix)
            return _rows(connection, list(connection.execute(selects.ENTRY, {"id": id_})))[0]

    def of_document(self, document_id: str, filters: EntryFilters = ANY_ENTRY) -> list[EntryRow]:
        """Return the entries that have the facts and that one document tells of, in the order of its text."""
        with self._reading() as connection:
            found = connection.execute(selects.select_told(filters), {"document": document_id})
            return _rows(connection, list(found))

    def now(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the entry that each of these ids belongs to now; those that no entry has are left out."""
        asked = sorted(set(ids))
        if not asked:
            return {}
        with self._reading() as connection:
            return {row.id: row.entry for row in connection.execute(selects.ENTRIES_OF, {"faces": asked})}

    def sources(self, id_or_prefix: str) -> list[Source]:
        """Return what each document says of an entry, the newest 500, in the order of their days."""
        with self._reading() as connection:
            id_ = _find_entry(connection, id_or_prefix)
            places = [(row.document, row.n) for row in connection.execute(selects.PLACES, {"entry": id_})][
                ::-1
            ]
            numbers = {number for number, _ in places}
            opened = lookup.load_told(connection, numbers)
            inferred = fetch_years(connection, numbers)
            return [
                Source(row, entries[n], text, inferred.get(number))
                for number, n, (row, entries, text) in ((number, n, opened[number]) for number, n in places)
            ]

    def events(self, filters: EntryFilters, *, limit: int = 500, newest: bool = False) -> list[EventRow]:
        """Return the dated events of the entries that have the facts, in the order of their days, the first or the `newest`.

        `from_on` and `to_on` ask for the event's own date. Raises `QueryError` where one is none.
        """
        days = read_days(Filters(from_on=filters.from_on, to_on=filters.to_on))
        undated = msgspec.structs.replace(filters, from_on=None, to_on=None)
        query = (
            selects.STEPS.where(steps.c.first_day.isnot(None), steps.c.doubt.is_(None), ask_entries(undated))
            .order_by(*(selects.DAYS_BACK if newest else selects.DAYS))
            .limit(limit)
        )
        if days:
            query = query.where(steps.c.first_day <= days.last, steps.c.last_day >= days.first)
        if filters.known_on is not None:
            query = query.where(steps.c.document.in_(ask_known(filters.known_on)))
        with self._reading() as connection:
            told = [_draw_event(row) for row in connection.execute(query)]
            return told[::-1] if newest else told

    def reasons(self, id_or_prefix: str) -> list[str]:
        """Return why the sources of an entry are held for one thing, each reason once."""
        with self._reading() as connection:
            id_ = _find_entry(connection, id_or_prefix)
            return sorted(connection.execute(selects.REASONS, {"entry": id_}).scalars())

    def positions(
        self, filters: PositionFilters, *, limit: int = 200, offset: int = 0, newest: bool = False
    ) -> list[PositionRow]:
        """Return positions in the order of their days, the first or the `newest`; raise `QueryError` where a date is none."""
        order = (positions.c.first_day, positions.c.document, positions.c.n)
        query = select(positions.c.document, positions.c.n).where(ask_positions(filters))
        query = query.order_by(*([column.desc() for column in order] if newest else order))
        with self._reading() as connection:
            places = [(row.document, row.n) for row in connection.execute(query.limit(limit).offset(offset))]
            places = places[::-1] if newest else places
            return _open_positions(connection, places)

    def taken(self, party: str) -> dict[str, Taken]:
        """Return the issues on which a party takes positions, by id."""
        dated = case((positions.c.said_on < "XXXX", positions.c.said_on))
        counted = select(positions.c.issue, func.count(), func.max(dated)).group_by(positions.c.issue)
        with self._reading() as connection:
            found = connection.execute(counted.where(positions.c.party == party))
            return {issue: Taken(many, last) for issue, many, last in found}

    def has_issue(self, issue: str) -> bool:
        """Say whether there is a statement or a position on an issue, by its whole id."""
        with self._reading() as connection:
            return bool(connection.execute(selects.HAS_ISSUE, {"issue": issue}).scalar())

    def takers(self, issue: str, *, limit: int) -> list[str]:
        """Return the parties that take most positions on an issue, the one with most first."""
        c = positions.c
        counted = select(c.party).where(c.issue == issue, c.kind == "position", c.party.isnot(None))
        ranked = counted.group_by(c.party).order_by(func.count().desc(), c.party).limit(limit)
        with self._reading() as connection:
            return list(connection.execute(ranked).scalars())

    def documents_on(self, filters: PositionFilters) -> list[str]:
        """Return the ids of the documents with statements on an issue, best readings alone, in the order of their days."""
        on = select(tags.c.document).where(tags.c.issue == filters.issue)
        query = select(documents.c.id).where(documents.c.number.in_(on), documents.c.same_as.is_(None))
        days = read_days(Filters(from_on=filters.from_on, to_on=filters.to_on))
        if days:
            query = query.where(documents.c.first_day <= days.last, documents.c.last_day >= days.first)
        if filters.known_on is not None:
            query = query.where(documents.c.number.in_(ask_known(filters.known_on)))
        with self._reading() as connection:
            return list(connection.execute(query.order_by(documents.c.number)).scalars())

    def issues(self, filters: PositionFilters) -> list[IssueRow]:
        """Return the issues that statements are on, those of most statements first.

        A side, a person or a kind asks for issues on which there are such
        positions.
        """
        # Topics bring their tables with them; an archive that is searched opens sooner without.
        from onrecord.archive.topics import load_topics  # noqa: PLC0415

        # A day without its year ("XXXX-04-12") sorts behind every other and is neither first nor last.
        dated = case((positions.c.said_on < "XXXX", positions.c.said_on))
        counted = (
            select(positions.c.issue, func.count(), func.min(dated), func.max(dated))
            .where(ask_positions(filters))
            .group_by(positions.c.issue)
        )
        sides = select(positions.c.issue, positions.c.party).where(ask_positions(filters)).distinct()
        is_open = filters.party is None and filters.person is None and filters.kind is None
        with self._reading() as connection:
            parties: dict[str, set[str]] = {}
            for issue, party in connection.execute(sides):
                parties.setdefault(issue, set()).update([party] if party else [])
            held = {row[0]: tuple(row)[1:] for row in connection.execute(counted)}
            said: dict[str, int] = {row[0]: row[1] for row in connection.execute(ask_tags(filters))}
            known = load_topics(connection)
        rows = [
            IssueRow(
                issue,
                known.name(issue),
                said.get(issue, 0),
                number,
                tuple(sorted(parties.get(issue, ()))),
                first,
                last,
            )
            for issue, (number, first, last) in (
                (issue, held.get(issue, (0, None, None)))
                for issue in (said.keys() | held if is_open else held)
            )
        ]
        return sorted(rows, key=lambda row: (-row.statements, -row.positions, row.issue))


def _open_positions(connection: Connection, places: Sequence[tuple[int, int]]) -> list[PositionRow]:
    """Return the positions at these places, in this order; no document is opened."""
    numbers = sorted({number for number, _ in places})
    told = {(row[0], row[1]): row[2] for row in connection.execute(selects.WORDS, {"numbers": numbers})}
    ids = {row.number: row.id for row in connection.execute(selects.IDS, {"numbers": numbers})}
    rows = {row.id: row for row in lookup.load_rows(connection, numbers)}
    days = fetch_years(connection, numbers)
    return [
        PositionRow(rows[ids[place[0]]], *unpack_position(told[place]), days.get(place[0]))
        for place in places
    ]


def _find_entry(connection: Connection, id_or_prefix: str) -> str:
    """Return the id of the entry that the face with this id belongs to now."""
    face = lookup.find_id(connection, faces.c.id, id_or_prefix, "entry")
    return str(connection.execute(selects.ENTRY_OF, {"face": face}).scalar_one())


def _rows(connection: Connection, found: Sequence[Any], as_of: str | None = None) -> list[EntryRow]:
    if not found:
        return []
    ids = [row.id for row in found]
    sources = {row[0]: row[1] for row in connection.execute(selects.SOURCES, {"ids": ids})}
    last = _last_events(connection, [row.id for row in found if row.status is None], as_of)
    return [
        EntryRow(
            id=row.id,
            entry=row.entry,
            kind=row.kind,
            name=row.name,
            status=row.status or (last[row.id].event if row.id in last else None),
            date=row.date or (last[row.id].date if row.id in last else None),
            inferred=_infer(row if row.date else last.get(row.id)),
            parties=_split(row.parties),
            persons=tuple(row.persons.split("\n")) if row.persons else (),
            doubt=row.doubt,
            sources=sources.get(row.id, 0),
        )
        for row in found
    ]


def _draw_outline(row: Any) -> EntryOutline:
    return EntryOutline(_infer(row) or row.date, row.kind, _split(row.parties))


def _draw_event(row: Any) -> EventRow:
    told = (*row[:6], _infer(row), *row[8:])
    return EventRow(*told)


def _split(parties: str) -> tuple[str, ...]:
    return tuple(filter(None, parties.split("\n")))


def _infer(row: Any) -> str | None:
    """Return the day, with the year inferred, of a row that prints it without."""
    return put_days(row.date, row.first_day, row.last_day) if row is not None else None


def _last_events(connection: Connection, ids: Sequence[str], as_of: str | None) -> dict[str, Any]:
    """Return the row of the last dated event of each entry up to a day."""
    if not ids:
        return {}
    days = read_days(Filters(to_on=as_of))
    asked = {"ids": ids, "last": days.last if days else date.max.toordinal()}
    return {row.entry: row for row in connection.execute(selects.LAST_EVENTS, asked)}
