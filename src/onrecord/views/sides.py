"""Each side's status of an entry as of a day, with its conditions and the words. Pure over steps."""

from collections.abc import Sequence
from typing import Final

from onrecord.ledger.status import ConditionState, PartyStatus, draw_status
from onrecord.model import Event, Record
from onrecord.text.bounds import find_bounds
from onrecord.views.steps import Quote, Step

_BEGINNINGS: Final = frozenset(
    {"proposed", "drafted", "agreed", "approved", "signed", "established", "acceded", "accepted", "ratified"}
    | {"entered into force", "provisionally applied"}
)
_LATER: Final = frozenset(
    {
        "suspended",
        "ready to resume",
        "resumed",
        "remains in effect",
        "denounced or withdrawn",
        "ended",
        "terminated",
    }
)


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
    tells it, unless it tells again what has a day: "was suspended", written on
    the 12th of what happened on the 7th, is no second suspension.
    """
    dated = [step for step in steps if _find_day(step)]
    told = [step for step in steps if _find_day(step) or not any(_is_told_again(step, one) for one in dated)]
    return tuple(_draw(found, told) for found in draw_status([_make_event(step) for step in told], as_of))


def _find_day(step: Step) -> str | None:
    return step.inferred or (step.date if find_bounds(step.date) else None)


def _is_told_again(step: Step, dated: Step) -> bool:
    """Say whether a step without a day was taken before it was told: it is the dated one, or what that followed on."""
    when, then = find_bounds(step.quotes[0].day), find_bounds(_find_day(dated))
    if when is not None and then is not None and then.first > when.last:
        return False
    sides = {one.by.party for one in (step, dated) if one.by and one.by.party}
    is_followed = step.event in _BEGINNINGS and dated.event in _LATER
    return is_followed or (step.event == dated.event and len(sides) <= 1)


def _make_event(step: Step) -> Event:
    day = _find_day(step) or step.quotes[0].day
    condition = (0, 1) if step.condition else None
    return Event(
        step.event, day, "explicit", step.by, step.to, step.told_by, None, condition, (), doubt=step.doubt
    )


def _draw(found: PartyStatus, steps: Sequence[Step]) -> SideStatus:
    conditions = tuple(Condition(steps[one.at].condition or "", one.state) for one in found.conditions)
    return SideStatus(
        found.party, found.status, found.since, found.told_by, conditions, steps[found.at].quotes
    )
