"""The look-ahead and wrap-up of a group, from the desk and from what the ledger says of its sides."""

from collections.abc import Iterator
from typing import Final

import msgspec

from onrecord.archive import Archive, EntryFilters
from onrecord.desk.judgements import Standing
from onrecord.desk.marking import find_marking
from onrecord.desk.proposal import MET
from onrecord.desk.wrapup import Around, StandingCondition, WrapUp, draw_wrapup
from onrecord.views.entry import view_entry
from onrecord.views.judged import find_standing_now

CONDITION: Final = "condition"
"""The field that a judgement `correct` sets on an entry to say that its condition is met, unmet or unknown."""

_MOST: Final = 200
_CONDITIONAL: Final = ("mechanism", "instrument")


def wrap_up(archive: Archive, group: str, on: str, *, days: int | None = None) -> WrapUp:
    """Return the page of a group for a day; `days` back and ahead, the group's own cadence without.

    A condition that the ledger read between two of the group's sides stands on
    it until a judgement says that it is met. Raises `UnknownId` where there is
    no such group.
    """
    desk = archive.desk()
    found = desk.groups.get(group, until=on)
    around = Around(
        tuple(desk.checklists.all(until=on)),
        tuple(desk.register.all(until=on)),
        tuple(desk.proposals.all(until=on)),
        tuple(_find_conditions(archive, found.sides, on)),
    )
    return draw_wrapup(found, around, on, days=days)


def _find_conditions(archive: Archive, sides: tuple[str, ...], on: str) -> Iterator[StandingCondition]:
    """Yield the conditions in the life of mechanisms and texts between all the sides, as known on a day."""
    judged = find_standing_now(archive)
    for kind in _CONDITIONAL:
        asked = EntryFilters(entry=kind, parties=sides, known_on=on)
        for row in archive.ledger().find(asked, limit=_MOST).rows:
            view = view_entry(archive, row.id, as_of=on, known_on=on)
            steps = [step for step in view.steps if step.condition and step.doubt is None]
            # The side's own words stand before what others report of them.
            told = [step for step in steps if step.by is not None] or steps
            if told:
                by = told[0].by
                day = told[0].date or told[0].quotes[0].day
                words = " ".join((told[0].condition or "").split())
                standing = judged.get(row.id)
                met, since = _read_met(standing, on)
                yield StandingCondition(
                    row.name or row.kind,
                    words,
                    by.party if by else None,
                    met,
                    since or day,
                    find_marking(standing),
                )


def _read_met(standing: Standing | None, on: str) -> tuple[str, str | None]:
    """Return what the last judgement up to a day says of the condition, and since when: unknown without one."""
    made = (
        [each for each in standing.history if each.field == CONDITION and each.on <= on] if standing else []
    )
    value = standing.corrections.get(CONDITION) if standing else None
    if not made or value is None:
        return "unknown", None
    try:
        word = msgspec.json.decode(value, type=str)
    except msgspec.DecodeError:
        return "unknown", None
    last = [each for each in made if each.value == value]
    return (word, last[-1].on) if word in MET and last else ("unknown", None)
