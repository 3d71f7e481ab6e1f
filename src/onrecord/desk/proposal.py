"""Proposals to leaders: an item or several, a text, who backs it, on what conditions, and what came of it."""

from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from onrecord.desk.acts import Act, read_body
from onrecord.desk.marking import Marking
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record

Outcome = Literal["accepted", "accepted in part", "deferred", "rejected", "withdrawn"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
Met = Literal["met", "unmet", "unknown"]
MET: Final[tuple[Met, ...]] = get_args(Met)


class Proposed(Record, frozen=True, tag="proposed"):
    """The proposal was put: `items` are addresses of check-list items (`checklist:irritants#3`)."""

    title: str
    text: str
    to: tuple[str, ...]
    items: tuple[str, ...]
    marking: Marking = "internal"


class Reworded(Record, frozen=True, tag="reworded"):
    """The proposal has another text."""

    text: str


class Backed(Record, frozen=True, tag="backed"):
    """Somebody backs the proposal, or does so no more."""

    by: str
    is_backing: bool = True


class Conditioned(Record, frozen=True, tag="conditioned"):
    """Somebody agrees on a condition, or an earlier condition of these words is met, unmet or unknown."""

    condition: str
    by: str | None = None
    met: Met = "unknown"


class Ended(Record, frozen=True, tag="ended"):
    """What came of it, and by whose word."""

    outcome: Outcome
    by: str | None = None


class Marked(Record, frozen=True, tag="marked"):
    """The proposal has another marking."""

    marking: Marking


Body = Proposed | Reworded | Backed | Conditioned | Ended | Marked


class Condition(Record, frozen=True):
    """A condition of a proposal: whose, and whether it is met, since when."""

    condition: str
    by: str | None
    met: Met
    on: str


class Proposal(Record, frozen=True):
    """A proposal as it stands."""

    id: str
    title: str
    text: str
    to: tuple[str, ...]
    items: tuple[str, ...]
    marking: Marking
    proposed_on: str
    backed_by: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    outcome: Outcome | None = None
    outcome_on: str | None = None
    outcome_by: str | None = None


def fold_proposal(acts: Iterable[Act], *, until: str | None = None) -> Proposal:
    """Return what the acts on one proposal make of it; with `until`, what stood at the end of that day.

    Raises `DeskError` where an act does not follow from those before it.
    """
    standing = [act for act in drop_undone(acts) if until is None or act.on[:10] <= until]
    if not standing:
        raise DeskError("there was no such proposal then" if until else "there is no such proposal")
    first = read_body(standing[0], Body)
    if not isinstance(first, Proposed):
        raise DeskError("what is done to a proposal rests on its having been put; undo the later steps first")
    proposal = Proposal(
        id=standing[0].thing.partition(":")[2],
        title=first.title,
        text=first.text,
        to=first.to,
        items=first.items,
        marking=first.marking,
        proposed_on=standing[0].on,
    )
    for act in standing[1:]:
        proposal = _take(proposal, act)
    return proposal


def _take(proposal: Proposal, act: Act) -> Proposal:
    put = msgspec.structs.replace
    match read_body(act, Body):
        case Reworded(text):
            return put(proposal, text=text)
        case Backed(by, is_backing):
            others = tuple(each for each in proposal.backed_by if each != by)
            return put(proposal, backed_by=(*others, by) if is_backing else others)
        case Conditioned(condition, by, met):
            known = {each.condition: each for each in proposal.conditions}
            was = known.get(condition)
            known[condition] = Condition(condition, by or (was.by if was else None), met, act.on)
            return put(proposal, conditions=tuple(known.values()))
        case Ended(outcome, by):
            return put(proposal, outcome=outcome, outcome_on=act.on, outcome_by=by)
        case Marked(marking):
            return put(proposal, marking=marking)
    raise DeskError("a proposal is put once")
