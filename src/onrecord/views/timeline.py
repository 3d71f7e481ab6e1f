"""What happened between parties, on an issue or around a person, day by day."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from onrecord.archive import Archive, EntryFilters, EntryRow, EventRow
from onrecord.model import Record


class Moment(Record, frozen=True):
    """One dated row: a contact (`event` is its status), or an event in the life of an entry, as told by whom.

    `id` opens the entry, `document` (null for a contact, which may have many sources) the page that tells it.
    """

    date: str
    inferred: str | None
    entry: str
    id: str
    name: str | None
    event: str
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    told_by: str | None
    document: str | None


class Timeline(Record, frozen=True):
    """Moments in the order of their days; `is_cut` says whether there are more than asked for, which are older."""

    moments: tuple[Moment, ...]
    is_cut: bool


Sort = Literal["contact", "mechanism", "instrument", "commitment", "correspondence"]


def timeline(
    archive: Archive, filters: EntryFilters, *, as_of: str | None = None, limit: int = 500
) -> Timeline:
    """Return contacts, and events of all other entries, that have the facts, by day: the newest `limit` of them.

    `as_of` leaves out what came later. Raises `QueryError` where a date is none.
    """
    until = min((day for day in (filters.to_on, as_of) if day), default=None)
    asked = msgspec.structs.replace(filters, to_on=until)
    ledger = archive.ledger()
    met = ledger.newest(msgspec.structs.replace(asked, entry="contact"), limit=limit + 1)
    told = ledger.events(asked, limit=limit + 1, newest=True)
    return draw_timeline(met, told, limit)


def draw_timeline(met: Sequence[EntryRow], told: Sequence[EventRow], limit: int) -> Timeline:
    """Return contacts and events as moments by day, the newest `limit` of them; an event that one side tells twice once."""
    moments = [
        Moment(
            row.date,
            row.inferred,
            "contact",
            row.id,
            row.name or row.kind,
            row.status or "held",
            row.parties,
            row.persons,
            None,
            None,
        )
        for row in met
        if row.date
    ]
    seen: dict[tuple[str, str, str, str | None], Moment] = {}
    for row in told:
        key = (row.id, row.event, row.date, row.told_by)
        seen.setdefault(
            key,
            Moment(
                row.date,
                row.inferred,
                row.entry,
                row.id,
                row.name or row.kind,
                row.event,
                tuple(filter(None, [row.by])),
                (),
                row.told_by,
                row.document,
            ),
        )
    moments += seen.values()
    moments.sort(key=lambda moment: (_day(moment), moment.entry, moment.id, moment.event))
    is_cut = max(len(moments), len(met), len(told)) > limit
    return Timeline(tuple(moments[-limit:]), is_cut)


def _day(moment: Moment) -> str:
    return (moment.inferred or moment.date).replace("/", " ")
