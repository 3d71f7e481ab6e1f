"""Groups: who sits in a mechanism and how it is set up, day by day, and when it meets.

A commission with issue groups and coordinators and a compact group of two
representatives that is set up anew for each issue are the same thing here: a
composition that holds from a day on.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.desk.acts import Act, read_body
from onrecord.desk.marking import Marking
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record

State = Literal["standing", "suspended", "ended"]


class Member(Record, frozen=True):
    """Who sits in a group, for which side, as what, and in which of its issue groups, null for the whole."""

    name: str
    side: str | None = None
    role: str | None = None
    issue_group: str | None = None


class Formed(Record, frozen=True, tag="formed"):
    """The group was set up; `entry` is the ledger's entry of the mechanism, where there is one."""

    name: str
    kind: str
    sides: tuple[str, ...]
    every_days: int = 14
    entry: str | None = None
    marking: Marking = "internal"


class Composed(Record, frozen=True, tag="composed"):
    """From this day on the group has these members and deals with these issues."""

    members: tuple[Member, ...]
    issues: tuple[str, ...]


class Planned(Record, frozen=True, tag="planned"):
    """A meeting is to be held, its number counted within the group; planning one again moves it."""

    meeting: int
    date: str
    place: str | None = None
    agenda: str | None = None


class Held(Record, frozen=True, tag="held"):
    """A meeting was held, planned before or not, and what came of it."""

    meeting: int
    date: str
    place: str | None = None
    outcome: str | None = None


class Cancelled(Record, frozen=True, tag="cancelled"):
    """A planned meeting will not be held."""

    meeting: int


class Turned(Record, frozen=True, tag="turned"):
    """The group as a whole stands, is suspended, or has ended."""

    state: State


class Marked(Record, frozen=True, tag="marked"):
    """The group has another marking."""

    marking: Marking


Body = Formed | Composed | Planned | Held | Cancelled | Turned | Marked


class Composition(Record, frozen=True):
    """How a group is set up from a day on, and why."""

    on: str
    members: tuple[Member, ...]
    issues: tuple[str, ...]
    reason: str


class Meeting(Record, frozen=True):
    """A meeting of a group: planned, held or cancelled."""

    number: int
    date: str
    place: str | None
    status: Literal["planned", "held", "cancelled"]
    agenda: str | None
    outcome: str | None


class Group(Record, frozen=True):
    """A group as it stands: its compositions and its meetings in order of their days."""

    id: str
    name: str
    kind: str
    sides: tuple[str, ...]
    marking: Marking
    formed_on: str
    every_days: int
    entry: str | None
    state: State = "standing"
    compositions: tuple[Composition, ...] = ()
    meetings: tuple[Meeting, ...] = ()


def fold_group(acts: Iterable[Act], *, until: str | None = None) -> Group:
    """Return what the acts on one group make of it; with `until`, what stood at the end of that day.

    Raises `DeskError` where an act does not follow from those before it.
    """
    standing = [act for act in drop_undone(acts) if until is None or act.on[:10] <= until]
    if not standing:
        raise DeskError("there was no such group then" if until else "there is no such group")
    first = read_body(standing[0], Body)
    if not isinstance(first, Formed):
        raise DeskError("what is done to a group rests on its having been formed; undo the later steps first")
    group = Group(
        id=standing[0].thing.partition(":")[2],
        name=first.name,
        kind=first.kind,
        sides=first.sides,
        marking=first.marking,
        formed_on=standing[0].on,
        every_days=first.every_days,
        entry=first.entry,
    )
    compositions: list[Composition] = []
    meetings: dict[int, Meeting] = {}
    for act in standing[1:]:
        match read_body(act, Body):
            case Composed(members, issues):
                compositions.append(Composition(act.on, members, issues, act.reason))
            case Turned(state):
                group = msgspec.structs.replace(group, state=state)
            case Marked(marking):
                group = msgspec.structs.replace(group, marking=marking)
            case Formed():
                raise DeskError("a group is formed once")
            case body:
                meetings[body.meeting] = _follow(meetings.get(body.meeting), body)
    return msgspec.structs.replace(
        group,
        compositions=tuple(sorted(compositions, key=lambda each: each.on)),
        meetings=tuple(sorted(meetings.values(), key=lambda each: (each.date, each.number))),
    )


def _follow(was: Meeting | None, body: Planned | Held | Cancelled) -> Meeting:
    if isinstance(body, Cancelled):
        if was is None or was.status != "planned":
            raise DeskError(f"meeting {body.meeting} is not planned, so it cannot be cancelled")
        return msgspec.structs.replace(was, status="cancelled")
    if was is not None and was.status == "held":
        raise DeskError(f"meeting {body.meeting} was held on {was.date}; undo that first")
    place = body.place or (was.place if was else None)
    agenda = was.agenda if was else None
    if isinstance(body, Planned):
        return Meeting(body.meeting, body.date, place, "planned", body.agenda or agenda, None)
    return Meeting(body.meeting, body.date, place, "held", agenda, body.outcome)


def next_meeting(acts: Iterable[Act]) -> int:
    """Return the number for a meeting that is not planned yet: above every one ever given."""
    bodies = (read_body(act, Body) for act in acts if act.body)
    return (
        max((body.meeting for body in bodies if isinstance(body, Planned | Held | Cancelled)), default=0) + 1
    )


def find_composition(group: Group, on: str) -> Composition | None:
    """Return how the group was set up on a day; null before its members were named."""
    return next((each for each in reversed(group.compositions) if each.on <= on), None)


class Reconfigured(Record, frozen=True):
    """What a composition changed of the one before it."""

    on: str
    reason: str
    came: tuple[Member, ...]
    left: tuple[Member, ...]
    issues: tuple[str, ...]
    issues_before: tuple[str, ...]


def find_changes(group: Group) -> tuple[Reconfigured, ...]:
    """Return what each composition changed, in order; the first brought everybody in it."""
    found = []
    members: tuple[Member, ...] = ()
    issues: tuple[str, ...] = ()
    for each in group.compositions:
        came = tuple(member for member in each.members if member not in members)
        left = tuple(member for member in members if member not in each.members)
        found.append(Reconfigured(each.on, each.reason, came, left, each.issues, issues))
        members, issues = each.members, each.issues
    return tuple(found)
