"""What each side says of a thing's status on a date: kept per side, settled by nobody.

7 April suspended (one capital); 12 April ready to resume on a condition (the
same); 13 April remains in effect (the other): on the 14th two sides have two
statuses, and both are shown.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from onrecord.model.ledger import Event
from onrecord.text.bounds import find_bounds

ConditionState = Literal["met", "unmet", "unknown"]
RESUMED: Final = "resumed"
# Steps that leave the status as it was: what met or was reconfigured goes on.
_STEPS: Final = frozenset(
    {"met", "reconfigured", "composition named", "composition open", "exchanged", "handed over"}
)


class ConditionStatus(NamedTuple):
    """A condition that a side has set: the number of its event, and whether it is met."""

    at: int
    state: ConditionState


class PartyStatus(NamedTuple):
    """One side's status: the word for it, since when, and the number of the event that says so.

    `party` is null for what no side is named for. `told_by` is the party in
    whose words it stands, null for the document's own voice.
    """

    party: str | None
    status: str
    since: str
    at: int
    told_by: str | None
    conditions: tuple[ConditionStatus, ...]


def draw_status(
    events: Sequence[Event],
    as_of: str | None = None,
    verdicts: Mapping[int, ConditionState] | None = None,
) -> tuple[PartyStatus, ...]:
    """Return each side's status as of a day (EDTF; its last day counts), sides in order of their codes.

    `events` are one thing's, of any number of documents; what has no date with
    a year is left out. Of two events of one day the later in `events` counts.
    A condition is met when its side resumes, or where `verdicts` (by number of
    event) says so; else unknown. Pure.
    """
    bounds = find_bounds(as_of)
    dated = sorted(
        (day, at)
        for at, event in enumerate(events)
        if (day := _first_day(event)) is not None and (bounds is None or day <= bounds.last)
    )
    rows: dict[str | None, list[int]] = {}
    for _, at in dated:
        rows.setdefault(_side(events[at]), []).append(at)
    sides = sorted(rows, key=lambda party: party or "")
    return tuple(_draw_one(events, party, rows[party], verdicts or {}) for party in sides)


def _draw_one(
    events: Sequence[Event], party: str | None, rows: list[int], verdicts: Mapping[int, ConditionState]
) -> PartyStatus:
    """Draw one side's status from its events in order of date."""
    conditions: list[ConditionStatus] = []
    for n, row in enumerate(rows):
        if events[row].condition is not None:
            is_back = any(events[later].event == RESUMED for later in rows[n + 1 :])
            conditions.append(ConditionStatus(row, verdicts.get(row, "met" if is_back else "unknown")))
    last = events[rows[-1]]
    told_by = last.told_by.party if last.told_by else None
    since = last.date or last.effective_on or ""
    return PartyStatus(party, last.event, since, rows[-1], told_by, tuple(conditions))


def _side(event: Event) -> str | None:
    """Return whose status an event changes: its doer's, else that of the side that tells of it."""
    if event.by and event.by.party:
        return event.by.party
    return event.told_by.party if event.told_by else None


def _first_day(event: Event) -> int | None:
    """Return the first day, as an ordinal, of an event that changes a status; null where its year is not known."""
    if event.event in _STEPS or event.doubt is not None:
        return None
    bounds = find_bounds(event.date or event.effective_on)
    return bounds.first if bounds else None
