"""Each side's status of an entry as of a day, with its conditions and the words. Pure over steps."""

from collections.abc import Sequence

from onrecord.ledger.status import ConditionState, PartyStatus, draw_status
from onrecord.model import Event, Record
from onrecord.text.bounds import find_bounds
from onrecord.views.steps import Quote, Step


class Condition(Record, frozen=True):
    """What a side's status hangs on: the words, and whether it is met."""

    words: str
    state: ConditionState


class SideStatus(Record, frozen=True):
    """One side's status: the event that says so, since when, in whose words; `party` is null where no side is named."""

    party: str | None
    status: str
    since: str
    told_by: str | None
    conditions: tuple[Condition, ...]
    quotes: tuple[Quote, ...]


def draw_sides(steps: Sequence[Step], as_of: str | None = None) -> tuple[SideStatus, ...]:
    """Return the status of each side, in the order of their codes.

    A step without a day of its own counts from the day of the document that
    tells it.
    """
    events = [_make_event(step) for step in steps]
    return tuple(_draw(found, steps) for found in draw_status(events, as_of))


def _make_event(step: Step) -> Event:
    day = step.inferred or (step.date if find_bounds(step.date) else step.quotes[0].day)
    condition = (0, 1) if step.condition else None
    return Event(
        step.event, day, "explicit", step.by, step.to, step.told_by, None, condition, (), doubt=step.doubt
    )


def _draw(found: PartyStatus, steps: Sequence[Step]) -> SideStatus:
    conditions = tuple(Condition(steps[one.at].condition or "", one.state) for one in found.conditions)
    return SideStatus(
        found.party, found.status, found.since, found.told_by, conditions, steps[found.at].quotes
    )
