"""What is asked of the ledger, as conditions of its tables: by index, never by looking at every entry."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from onrecord.archive.ledger_rows import UNRULED, EntryFilters, PositionFilters, Ruled
from onrecord.archive.ledger_tables import candidates, entries, faces, named, positions, sides, steps, tags
from onrecord.archive.numbers import read_days
from onrecord.archive.people_tables import years
from onrecord.archive.tables import documents
from onrecord.archive.terms import Filters
from onrecord.text.bounds import Bounds
from onrecord.text.fold import fold_words


def ask_tags(filters: PositionFilters) -> Select[Any]:
    """Select how many statements are on each issue, of documents of the days asked for."""
    query = select(tags.c.issue, func.sum(tags.c.statements)).group_by(tags.c.issue)
    days = read_days(Filters(from_on=filters.from_on, to_on=filters.to_on))
    if days:
        query = query.join(documents, documents.c.number == tags.c.document)
        query = query.where(documents.c.first_day <= days.last, documents.c.last_day >= days.first)
    if filters.known_on is not None:
        query = query.where(tags.c.document.in_(ask_known(filters.known_on)))
    return query if filters.issue is None else query.where(tags.c.issue == filters.issue)


def ask_entries(filters: EntryFilters, ruled: Ruled = UNRULED) -> ColumnElement[bool]:
    """Return what an entry must have; raise `QueryError` where a date is none."""
    # A party or a name is on few entries: those are looked up and the kind compared as an expression, which no
    # index knows; else SQLite goes through all entries of the kind, 60,000 of them for 200.
    is_named = bool(filters.parties or filters.person)
    asked: list[ColumnElement[bool]] = [
        (entries.c[name].concat("") if is_named else entries.c[name]) == value
        for name in ("entry", "kind", "status")
        if (value := getattr(filters, name)) is not None
    ]
    if filters.parties:
        asked.append(entries.c.id.in_(_ask_parties(filters.parties)))
    if filters.person:
        words = fold_words(filters.person)
        asked += [entries.c.id.in_(select(named.c.entry).where(each)) for each in _ask_words(words)]
        asked.append(entries.c.folded.contains(f" {' '.join(words)}", autoescape=True))
    if filters.words:
        asked.append(entries.c.name.icontains(filters.words, autoescape=True))
    until = min((day for day in (filters.to_on, filters.as_of) if day), default=None)
    days = read_days(Filters(from_on=filters.from_on, to_on=until))
    if days:
        own = entries.c.id.in_(_lasting(days, filters, ruled))
        asked.append(own if filters.entry == "contact" else or_(own, entries.c.id.in_(_stepped(days))))
    asked += [
        exists(_told(candidates.c.document, candidates.c.n).where(candidates.c.document.in_(documents_asked)))
        for documents_asked in _ask_sources(filters)
    ]
    if filters.in_doubt is not None:
        if filters.in_doubt:
            asked += [entries.c.doubt.isnot(None), entries.c.id.notin_(sorted(ruled.sure))]
        else:
            is_sure = entries.c.doubt.is_(None)  # alone it can be looked up
            asked.append(or_(is_sure, entries.c.id.in_(sorted(ruled.sure))) if ruled.sure else is_sure)
    return and_(True, *asked)  # noqa: FBT003 - SQLAlchemy's neutral element


def _ask_parties(parties: Sequence[str]) -> Select[Any]:
    """Select the entries in which all of these take part: those of the first, each looked up among the others'.

    Two sets that SQLite makes first and then compares took 24 ms for parties of 18,000 and 16,000 entries, this 7.
    """
    first, *others = parties
    query = select(sides.c.entry).where(sides.c.party == first)
    for party in others:
        other = sides.alias()
        query = query.where(exists().where(other.c.party == party, other.c.entry == sides.c.entry))
    return query


def _ask_words(words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Yield what each word of a name asks of the words of names, the last as a beginning."""
    for word in words[:-1]:
        yield named.c.word == word
    for word in words[-1:]:
        yield and_(named.c.word >= word, named.c.word < word + "\U0010ffff")


def _lasting(days: Bounds, filters: EntryFilters, ruled: Ruled) -> Select[Any]:
    """Select the ids of entries that are of these days: the list's index has all that this asks, and no row is opened."""
    other = entries.alias()
    asked = [other.c.first_day <= days.last, other.c.last_day >= days.first]
    asked += [other.c.entry == filters.entry] if filters.entry else []
    asked += [other.c.doubt.is_(None)] if filters.in_doubt is False and not ruled.sure else []
    return select(other.c.id).where(*asked)


def _stepped(days: Bounds) -> Select[Any]:
    """Select the entries with an event on one of these days."""
    return (
        select(faces.c.entry)
        .select_from(steps)
        .join(candidates, and_(candidates.c.document == steps.c.document, candidates.c.n == steps.c.n))
        .join(faces, faces.c.id == candidates.c.face)
        .where(steps.c.first_day <= days.last, steps.c.last_day >= days.first)
    )


def _ask_sources(filters: EntryFilters) -> Iterator[Select[Any]]:
    """Yield selections of documents, of each of which one has to be a source."""
    if filters.known_on is not None:
        yield ask_known(filters.known_on)
    if filters.issue is not None:
        yield select(tags.c.document).where(tags.c.issue == filters.issue)
    if filters.form is not None:
        yield select(documents.c.number).where(documents.c.form == filters.form)


def _told(document: Any, n: Any) -> Select[Any]:
    """Select the places where an entry is told of, correlated with the entry asked about."""
    query = select(document).join(faces, faces.c.id == candidates.c.face)
    if document.table is not candidates:
        query = (
            select(document)
            .select_from(candidates)
            .join(faces, faces.c.id == candidates.c.face)
            .join(document.table, and_(document == candidates.c.document, n == candidates.c.n))
        )
    return query.where(faces.c.entry == entries.c.id)


def ask_known(day: str) -> Select[Any]:
    """Select the documents that were known on a day: those that count under one up to it."""
    days = read_days(Filters(to_on=day))
    assert days is not None
    inferred = select(years.c.document).where(years.c.value <= date.fromordinal(days.last).isoformat())
    is_known = or_(documents.c.first_day <= days.last, documents.c.number.in_(inferred))
    return select(documents.c.number).where(is_known)


def ask_positions(filters: PositionFilters) -> ColumnElement[bool]:
    """Return what a position must have; raise `QueryError` where a date is none."""
    asked: list[ColumnElement[bool]] = [
        positions.c[name] == value
        for name in ("issue", "party", "kind")
        if (value := getattr(filters, name)) is not None
    ]
    if filters.person:
        asked.append(positions.c.name.icontains(filters.person, autoescape=True))
    days = read_days(Filters(from_on=filters.from_on, to_on=filters.to_on))
    if days:
        asked.append(positions.c.first_day.between(days.first, days.last))
    if filters.known_on is not None:
        asked.append(positions.c.document.in_(ask_known(filters.known_on)))
    return and_(True, *asked)  # noqa: FBT003 - SQLAlchemy's neutral element
