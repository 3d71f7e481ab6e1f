"""The look-ahead and wrap-up of a group: what moved since the last one, and what comes before the next."""

from collections.abc import Iterable, Sequence

from onrecord.desk.checklist import Checklist, Item, Saying
from onrecord.desk.group import Composition, Group, Meeting, Reconfigured, find_changes, find_composition
from onrecord.desk.items import CLOSED, describe_status
from onrecord.desk.marking import LEVELS, Marking
from onrecord.desk.printed import render_page
from onrecord.desk.progress import Age, OpenOn, count_open, day_after, find_due, find_stale
from onrecord.desk.proposal import Proposal
from onrecord.desk.register import Clock, Filed, find_unanswered
from onrecord.model import Record


class Move(Record, frozen=True):
    """A side's word on an item within the stretch: `what` is closed, reopened or moved."""

    checklist: str
    number: str
    title: str
    what: str
    side: str
    status: str
    on: str
    reason: str
    stands: str


class Count(Record, frozen=True):
    """The open items of a list at the beginning of the stretch and at its end."""

    checklist: str
    before: OpenOn | None
    now: OpenOn


class StandingCondition(Record, frozen=True):
    """A condition that stands: where, in whose words, and whether it is met."""

    where: str
    condition: str
    by: str | None
    met: str
    on: str | None
    marking: Marking = "public"


class WrapUp(Record, frozen=True):
    """All that the page shows: `since` to `on` is wrapped up, `on` to `until` is looked ahead at; days, both in.

    `marking` is the highest of anything on it.
    """

    group: Group
    marking: Marking
    since: str
    on: str
    until: str
    composition: Composition | None
    changes: tuple[Reconfigured, ...]
    held: tuple[Meeting, ...]
    moves: tuple[Move, ...]
    counts: tuple[Count, ...]
    conditions: tuple[StandingCondition, ...]
    planned: tuple[Meeting, ...]
    due: tuple[tuple[str, Item], ...]
    waiting: tuple[tuple[Filed, Clock], ...]
    proposals: tuple[Proposal, ...]
    stale: tuple[tuple[str, Age], ...]


class Around(Record, frozen=True):
    """What of the desk a group's page is made of; all as it stood on the page's day."""

    checklists: tuple[Checklist, ...] = ()
    register: tuple[Filed, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conditions: tuple[StandingCondition, ...] = ()


def draw_wrapup(group: Group, around: Around, on: str, *, days: int | None = None) -> WrapUp:
    """Return the page of a group for a day: so many days back and as many ahead, the group's own cadence unless given.

    Of `around`, what is between two of the group's sides, but for items that
    were assigned to another group.
    """
    span = group.every_days if days is None else days
    since, until = day_after(on, 1 - span), day_after(on, span)
    sides = frozenset(group.sides)
    lists = [each for each in around.checklists if frozenset(each.sides) <= sides]
    letters = [each for each in around.register if {each.letter.sender, each.letter.addressee} <= sides]
    marks = [
        group.marking,
        *(each.marking for each in lists),
        *(each.marking for each in letters),
        *(each.marking for each in around.proposals),
        *(each.marking for each in around.conditions),
    ]
    items = [(each, item) for each in lists for item in _items_of(each, group)]
    return WrapUp(
        group=group,
        marking=max(marks, key=LEVELS.index),
        since=since,
        on=on,
        until=until,
        composition=find_composition(group, on),
        changes=tuple(each for each in find_changes(group) if since <= each.on <= on),
        held=tuple(each for each in group.meetings if each.status == "held" and since <= each.date <= on),
        moves=tuple(_find_moves(items, since, on)),
        counts=tuple(_count(each, since) for each in lists if each.items),
        conditions=(*around.conditions, *_conditions_of(around.proposals, letters)),
        planned=tuple(
            each for each in group.meetings if each.status == "planned" and on <= each.date <= until
        ),
        due=tuple(
            (each.title, item) for each in lists for item in find_due(_open_items(each, group), on, until)
        ),
        waiting=find_unanswered(letters, on),
        proposals=tuple(each for each in around.proposals if each.outcome is None),
        stale=tuple((each.title, age) for each in lists for age in find_stale(each, on)),
    )


def _items_of(checklist: Checklist, group: Group) -> Sequence[Item]:
    # What is with no group is on every group's page, or it would be on none.
    return [item for item in checklist.items if item.group in (None, group.id)]


def _open_items(checklist: Checklist, group: Group) -> Iterable[Item]:
    return (item for item in _items_of(checklist, group) if checklist.is_open(item))


def _find_moves(items: Iterable[tuple[Checklist, Item]], since: str, on: str) -> list[Move]:
    moves = []
    for checklist, item in items:
        before: dict[str, str] = {}
        for saying in item.sayings:
            said = saying.said
            if said.on and since <= said.on <= on:
                what = _name_move(before.get(said.side), said.status)
                moves.append(_make_move(checklist, item, saying, what))
            before[said.side] = said.status
    return sorted(moves, key=lambda move: move.on)


def _name_move(before: str | None, status: str) -> str:
    if status in CLOSED:
        return "closed"
    return "reopened" if before in CLOSED else "moved"


def _make_move(checklist: Checklist, item: Item, saying: Saying, what: str) -> Move:
    said = saying.said
    stands = describe_status(item.row.said, checklist.sides)
    return Move(
        checklist.title,
        item.number,
        item.row.title,
        what,
        said.side,
        said.status,
        said.on or "",
        saying.reason,
        stands,
    )


def _count(checklist: Checklist, since: str) -> Count:
    counts = count_open(checklist)
    before = [each for each in counts if each.on < since]
    return Count(checklist.title, before[-1] if before else None, counts[-1])


def _conditions_of(proposals: Iterable[Proposal], letters: Iterable[Filed]) -> Iterable[StandingCondition]:
    for proposal in proposals:
        for each in proposal.conditions:
            yield StandingCondition(proposal.title, each.condition, each.by, each.met, each.on)
    for filed in letters:
        for condition in filed.letter.conditions:
            yield StandingCondition(
                filed.letter.subject or filed.letter.form,
                condition,
                filed.letter.sender,
                "unknown",
                filed.day,
            )


def print_wrapup(page: WrapUp) -> bytes:
    """Return the page as HTML for print, in UTF-8."""
    return render_page("wrapup.html.jinja", page.marking, page=page, group=page.group)
