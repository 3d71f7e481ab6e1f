"""What the ledger asks of its tables, each statement made once: making one takes longer than most answers."""

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select

from onrecord.archive.ledger_ask import ask_entries
from onrecord.archive.ledger_rows import EntryFilters
from onrecord.archive.ledger_tables import (
    candidates,
    entries,
    face_links,
    faces,
    position_words,
    positions,
    steps,
    tags,
)
from onrecord.archive.tables import documents

MOST_SOURCES: Final = 500
"""Sources of one entry that are looked at: the newest. A resolution that ten thousand pages name has no more to show."""

ORDER: Final = (entries.c.first_day.desc().nulls_last(), entries.c.name, entries.c.id)
"""The order of a list: the newest first, what has no day last, by name."""

DAYS: Final = (steps.c.first_day, entries.c.id, steps.c.event, documents.c.id, steps.c.m)
DAYS_BACK: Final = tuple(column.desc() for column in DAYS)
"""The order of events by their days, and back from the newest."""


def _among(name: str) -> Any:
    return bindparam(name, expanding=True)


# takes `id`
ENTRY: Final = select(entries).where(entries.c.id == bindparam("id"))
# takes `ids`
ENTRIES: Final = select(entries).where(entries.c.id.in_(_among("ids")))
# takes `face`
ENTRY_OF: Final = select(faces.c.entry).where(faces.c.id == bindparam("face"))
# takes `faces`
ENTRIES_OF: Final = select(faces.c.id, faces.c.entry).where(faces.c.id.in_(_among("faces")))
# takes `ids`
SOURCES: Final = (
    select(faces.c.entry, func.count(candidates.c.document.distinct()))
    .join(candidates, candidates.c.face == faces.c.id)
    .where(faces.c.entry.in_(_among("ids")))
    .group_by(faces.c.entry)
)
# takes `entry`
PLACES: Final = (
    select(candidates.c.document, candidates.c.n)
    .join(faces, faces.c.id == candidates.c.face)
    .where(faces.c.entry == bindparam("entry"))
    .order_by(candidates.c.document.desc(), candidates.c.n)
    .limit(MOST_SOURCES)
)
_other: Final = faces.alias()
# takes `entry`
REASONS: Final = (
    select(face_links.c.reason)
    .join(faces, faces.c.id == face_links.c.one)
    .join(_other, _other.c.id == face_links.c.other)
    .where(faces.c.entry == bindparam("entry"), _other.c.entry == bindparam("entry"))
    .distinct()
)
# take `numbers`
WORDS: Final = select(position_words).where(position_words.c.document.in_(_among("numbers")))
IDS: Final = select(documents.c.number, documents.c.id).where(documents.c.number.in_(_among("numbers")))

# takes `ids`
OUTLINES: Final = (
    select(entries.c.date, entries.c.first_day, entries.c.last_day, entries.c.kind, entries.c.parties)
    .where(entries.c.id.in_(_among("ids")))
    .order_by(*ORDER)
)
# every event, as `EventRow` has it
STEPS: Final = (
    select(
        entries.c.id, entries.c.entry, entries.c.kind, entries.c.name, steps.c.event, steps.c.date,
        steps.c.first_day, steps.c.last_day, steps.c.by_party, steps.c.told_party, documents.c.id, steps.c.n, steps.c.m,
    )
    .select_from(steps)
    .join(candidates, and_(candidates.c.document == steps.c.document, candidates.c.n == steps.c.n))
    .join(faces, faces.c.id == candidates.c.face)
    .join(entries, entries.c.id == faces.c.entry)
    .join(documents, documents.c.number == steps.c.document)
)  # fmt: skip
# takes `ids` and `limit`: the newest events, the last first
EVENTS: Final = (
    STEPS.where(faces.c.entry.in_(_among("ids")), steps.c.first_day.isnot(None), steps.c.doubt.is_(None))
    .order_by(*DAYS_BACK)
    .limit(bindparam("limit"))
)
# takes `issue`
HAS_ISSUE: Final = select(
    or_(
        exists().where(tags.c.issue == bindparam("issue")),
        exists().where(positions.c.issue == bindparam("issue")),
    )
)

_numbered: Final = (
    select(
        faces.c.entry,
        steps.c.event,
        steps.c.date,
        steps.c.first_day,
        steps.c.last_day,
        func.row_number()
        .over(partition_by=faces.c.entry, order_by=(steps.c.last_day.desc(), steps.c.event.desc()))
        .label("nth"),
    )
    .select_from(faces)
    .join(candidates, candidates.c.face == faces.c.id)
    .join(steps, and_(steps.c.document == candidates.c.document, steps.c.n == candidates.c.n))
    .where(faces.c.entry.in_(_among("ids")), steps.c.first_day <= bindparam("last"), steps.c.doubt.is_(None))
    .subquery()
)
# takes `ids` and `last`, the day after which events do not count
LAST_EVENTS: Final = select(_numbered).where(_numbered.c.nth == 1)


@lru_cache(maxsize=256)
def select_newest(filters: EntryFilters) -> Select[Any]:
    """Select the newest entries that have the facts; takes `limit`."""
    return select(entries).where(ask_entries(filters)).order_by(*ORDER).limit(bindparam("limit"))


@lru_cache(maxsize=16)
def select_told(filters: EntryFilters) -> Select[Any]:
    """Select the entries that have the facts and that a document tells of, in the order of its text; takes `document`."""
    told = (
        select(faces.c.entry, func.min(candidates.c.n).label("n"))
        .join(candidates, candidates.c.face == faces.c.id)
        .join(documents, documents.c.number == candidates.c.document)
        .where(documents.c.id == bindparam("document"))
        .group_by(faces.c.entry)
        .subquery()
    )
    joined = select(entries).join(told, told.c.entry == entries.c.id)
    return joined.where(ask_entries(filters)).order_by(told.c.n)
