"""A check list as what was done to it: made, items added and moved, versions sent and received."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import msgspec

from onrecord.desk.acts import Act, read_body
from onrecord.desk.items import LEVELS, STATUSES, Remark, Row, Said, Version, is_closed, read_day
from onrecord.desk.marking import Marking, read_marking
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record


class Made(Record, frozen=True, tag="made"):
    """The list was begun: `side`'s list of what strains its relations with `other`."""

    title: str
    side: str
    other: str
    marking: Marking = "internal"


class Added(Record, frozen=True, tag="added"):
    """An item came onto the list; a number is given once and never again."""

    row: Row


class Edited(Record, frozen=True, tag="edited"):
    """Fields of an item were put otherwise; each value as in `Row`, null to empty it."""

    number: str
    fields: dict[str, str | tuple[str, ...] | None]


class Moved(Record, frozen=True, tag="moved"):
    """An item went to another level, another group, or another place in the list (before that number)."""

    number: str
    level: str | None = None
    group: str | None = None
    before: str | None = None


class Stated(Record, frozen=True, tag="stated"):
    """A side's status of an item, with the addresses of what it rests on."""

    number: str
    side: str
    status: str
    evidence: tuple[str, ...] = ()


class Sent(Record, frozen=True, tag="sent"):
    """A version was frozen and handed over; `papers` maps each file name to its digest."""

    version: Version
    papers: dict[str, str]


class Received(Record, frozen=True, tag="received"):
    """The other side's list came in: the file as received, what was read of it, and what was odd about it."""

    version: Version
    name: str
    sha256: str
    remarks: tuple[Remark, ...]


class Paired(Record, frozen=True, tag="paired"):
    """An item of ours and one of theirs were judged to be the same issue, or not."""

    ours: str
    theirs: str
    is_same: bool


class Marked(Record, frozen=True, tag="marked"):
    """The list has another marking."""

    marking: Marking


class Heading(NamedTuple):
    """What a list made of a file is called and whose it is; null takes what the file says."""

    title: str | None = None
    side: str | None = None
    other: str | None = None
    marking: Marking | None = None


Body = Made | Added | Edited | Moved | Stated | Sent | Received | Paired | Marked

EDITABLE: Final = ("title", "ask", "asked_of", "co_performers", "section", "due", "evidence", "links")
"""The fields of an item that `edit` sets; the others have acts of their own."""
_LISTS: Final = frozenset({"co_performers", "evidence", "links"})


class Saying(Record, frozen=True):
    """A side's status of an item from a day on, by whom it was entered and why."""

    said: Said
    author: str
    reason: str
    evidence: tuple[str, ...]


class Item(Record, frozen=True):
    """An item with its life: the row as it stands, every status each side gave it, and the group it is with."""

    row: Row
    sayings: tuple[Saying, ...] = ()
    group: str | None = None

    @property
    def number(self) -> str:
        """The item's label in its list, which it keeps."""
        return self.row.number or ""


class Checklist(Record, frozen=True):
    """A check list as it stands: its items in order, the versions sent and received, the pairs judged."""

    id: str
    title: str
    side: str
    other: str
    marking: Marking
    made_on: str
    items: tuple[Item, ...] = ()
    sent: tuple[Version, ...] = ()
    received: tuple[Received, ...] = ()
    pairs: tuple[Paired, ...] = ()

    @property
    def sides(self) -> tuple[str, str]:
        """Both sides, the list's own first."""
        return (self.side, self.other)

    def find(self, number: str) -> Item:
        """Return the item of this number; raise `DeskError` where there is none."""
        for item in self.items:
            if item.number == number:
                return item
        raise DeskError(f"{self.title}: there is no item {number}")

    def is_open(self, item: Item) -> bool:
        """Say whether an item is open: some side has not said that it is resolved or dropped."""
        return not is_closed(item.row.said, self.sides)


def fold_checklist(acts: Iterable[Act], *, until: str | None = None) -> Checklist:
    """Return what the acts on one list make of it; with `until`, what stood at the end of that day.

    Raises `DeskError` where an act does not follow from those before it: an
    item that is not there, a status that is no status.
    """
    standing = [act for act in drop_undone(acts) if until is None or act.on[:10] <= until]
    if not standing:
        raise DeskError("there was no such list then" if until else "there is no such list")
    first = read_body(standing[0], Body)
    if not isinstance(first, Made):
        raise DeskError("what is done to a list rests on its having been made; undo the later steps first")
    folded = Checklist(
        id=standing[0].thing.partition(":")[2],
        title=first.title,
        side=first.side,
        other=first.other,
        marking=first.marking,
        made_on=standing[0].on,
    )
    builder = _Builder(folded)
    for act in standing[1:]:
        builder.take(act, read_body(act, Body))
    return builder.finish()


class _Builder:
    """A list while its acts go by: items by number, in order; linear in the acts."""

    def __init__(self, made: Checklist) -> None:
        self._made = made
        self._items: dict[str, Item] = {}
        self._order: list[str] = []
        self._sent: list[Version] = []
        self._received: list[Received] = []
        self._pairs: dict[tuple[str, str], Paired] = {}
        self._marking: Marking = made.marking

    def take(self, act: Act, body: Body) -> None:
        match body:
            case Added():
                self._add(body.row, act.on)
            case Edited():
                self._edit(body)
            case Moved():
                self._move(body, act.on)
            case Stated():
                self._state(body, act)
            case Sent():
                self._sent.append(body.version)
            case Received():
                self._received.append(body)
            case Paired():
                self._find(body.ours)
                self._pairs[body.ours, body.theirs] = body
            case Marked():
                self._marking = read_marking(body.marking)
            case Made():
                raise DeskError("a list is made once")

    def finish(self) -> Checklist:
        return msgspec.structs.replace(
            self._made,
            marking=self._marking,
            items=tuple(self._items[number] for number in self._order),
            sent=tuple(self._sent),
            received=tuple(self._received),
            pairs=tuple(self._pairs.values()),
        )

    def _find(self, number: str) -> Item:
        if number not in self._items:
            raise DeskError(f"{self._made.title}: there is no item {number}")
        return self._items[number]

    def _add(self, row: Row, on: str) -> None:
        if not row.number or row.number in self._items:
            raise DeskError(f"{self._made.title}: number {row.number} is taken")
        if not row.title:
            raise DeskError("an item needs a title")
        _refuse_level(row.level)
        if row.asked_of is not None and row.asked_of not in self._made.sides:
            raise DeskError(f"{row.asked_of} is no side of this list; it is between {_both(self._made)}")
        started = msgspec.structs.replace(row, opened_on=row.opened_on or on, moved_on=row.moved_on or on)
        self._items[row.number] = Item(started)
        self._order.append(row.number)

    def _edit(self, body: Edited) -> None:
        item = self._find(body.number)
        changes: dict[str, Any] = {}
        for field, value in body.fields.items():
            if field not in EDITABLE:
                raise DeskError(f"{field!r} cannot be edited; take one of: {', '.join(EDITABLE)}")
            changes[field] = tuple(value or ()) if field in _LISTS else value
        if "title" in changes and not changes["title"]:
            raise DeskError("an item needs a title")
        if (changes.get("asked_of") or self._made.side) not in self._made.sides:
            raise DeskError(
                f"{changes['asked_of']} is no side of this list; it is between {_both(self._made)}"
            )
        row = msgspec.structs.replace(item.row, **changes)
        self._items[body.number] = msgspec.structs.replace(item, row=row)

    def _move(self, body: Moved, on: str) -> None:
        item = self._find(body.number)
        _refuse_level(body.level)
        row, group = item.row, item.group
        if body.level is not None or body.group is not None:
            row = msgspec.structs.replace(
                row, level=body.level or row.level, moved_on=_later(row.moved_on, on)
            )
            group = body.group if body.group is not None else group
        self._items[body.number] = msgspec.structs.replace(item, row=row, group=group or None)
        if body.before is not None and body.before != body.number:
            self._find(body.before)
            self._order.remove(body.number)
            self._order.insert(self._order.index(body.before), body.number)

    def _state(self, body: Stated, act: Act) -> None:
        item = self._find(body.number)
        if body.side not in self._made.sides:
            raise DeskError(f"{body.side} is no side of this list; it is between {_both(self._made)}")
        if body.status not in STATUSES:
            raise DeskError(f"{body.status!r} is no status; take one of: {', '.join(STATUSES)}")
        saying = Saying(Said(body.side, body.status, act.on), act.author, act.reason, body.evidence)
        # A status may be entered after one of a later day: the later day's stands.
        sayings = tuple(sorted((*item.sayings, saying), key=lambda each: each.said.on or ""))
        last = {each.said.side: each.said for each in sayings}
        evidence = tuple(dict.fromkeys((*item.row.evidence, *body.evidence)))
        row = msgspec.structs.replace(
            item.row,
            said=tuple(last[side] for side in self._made.sides if side in last),
            moved_on=_later(item.row.moved_on, act.on),
            evidence=evidence,
        )
        self._items[body.number] = msgspec.structs.replace(item, row=row, sayings=sayings)


def _refuse_level(level: str | None) -> None:
    if level is not None and level not in LEVELS:
        raise DeskError(f"{level!r} is no level; take one of: {', '.join(LEVELS)}")


def _both(made: Checklist) -> str:
    return f"{made.side} and {made.other}"


def _later(one: str | None, other: str) -> str:
    return max(one or "", other)


def next_number(acts: Iterable[Act]) -> int:
    """Return the number for the next item: above every one ever given, also those undone."""
    highest = 0
    for act in acts:
        body = read_body(act, Body) if act.body else None
        if isinstance(body, Added) and body.row.number and body.row.number.isdecimal():
            highest = max(highest, int(body.row.number))
    return highest + 1


def freeze_version(checklist: Checklist, on: str) -> Version:
    """Return the next version to hand over: every item that the list's own side has not closed, in order."""
    rows = tuple(item.row for item in checklist.items if not is_closed(item.row.said, (checklist.side,)))
    return Version(
        title=checklist.title,
        side=checklist.side,
        other=checklist.other,
        number=len(checklist.sent) + 1,
        on=read_day(on),
        marking=checklist.marking,
        rows=rows,
    )
