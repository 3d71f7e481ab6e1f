"""How far a check list has come: open items by day, their ages, and what has not moved."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from onrecord.desk.checklist import Checklist, Item
from onrecord.desk.items import CLOSED
from onrecord.model import Record
from onrecord.text.bounds import find_bounds

STALE_DAYS: Final = 90
"""An item that has not moved for so many days is listed as such."""


class OpenOn(Record, frozen=True):
    """How many items were open at the end of a day: `total` until both sides say so, and as each side counts."""

    on: str
    total: int
    by_side: tuple[tuple[str, int], ...]


class Age(Record, frozen=True):
    """How long an open item has been there and how long it has not moved, in days."""

    number: str
    title: str
    days: int
    still: int


def count_open(checklist: Checklist) -> tuple[OpenOn, ...]:
    """Return the number of open items after each day on which it could change, in order; linear but for sorting.

    This is the mechanism's own measure of success. A side counts an item as
    open until that side has said it is resolved or dropped.
    """
    steps: list[tuple[str, str, str, str]] = []
    for item in checklist.items:
        steps.append((item.row.opened_on or "", "", item.number, ""))
        steps += (
            (saying.said.on or "", saying.said.side, item.number, saying.said.status)
            for saying in item.sayings
        )
    open_to: dict[str, set[str]] = {}
    counts = dict.fromkeys(checklist.sides, 0)
    total = 0
    found: dict[str, OpenOn] = {}
    # The stable sort keeps, within a day, the order in which things were said.
    for on, side, number, status in sorted(steps, key=lambda step: (step[0], step[1] != "")):
        was = bool(open_to.get(number))
        sides = open_to.setdefault(number, set())
        for each in (side,) if side else checklist.sides:
            counts[each] -= each in sides
            (sides.discard if status in CLOSED else sides.add)(each)
            counts[each] += each in sides
        total += bool(sides) - was
        found[on] = OpenOn(on, total, tuple(counts.items()))
    return tuple(found.values())


def find_ages(checklist: Checklist, on: str) -> tuple[Age, ...]:
    """Return the age of each open item on a day, the longest unmoved first."""
    ages = []
    for item in checklist.items:
        days = days_between(item.row.opened_on, on)
        still = days_between(item.row.moved_on, on)
        if checklist.is_open(item) and days is not None and still is not None:
            ages.append(Age(item.number, item.row.title, days, still))
    return tuple(sorted(ages, key=lambda age: -age.still))


def find_stale(checklist: Checklist, on: str, days: int = STALE_DAYS) -> tuple[Age, ...]:
    """Return the open items that have not moved for so many days on a day, the longest first."""
    return tuple(age for age in find_ages(checklist, on) if age.still >= days)


def find_due(items: Iterable[Item], first: str, last: str) -> tuple[Item, ...]:
    """Return the items whose due day lies in a stretch of days, both ends in it, in order of the day."""
    found = [item for item in items if item.row.due and first <= item.row.due <= last]
    return tuple(sorted(found, key=lambda item: item.row.due or ""))


def days_between(one: str | None, other: str | None) -> int | None:
    """Return the days from one date to another; null where one is no date. A month or year counts from its first."""
    first, last = find_bounds(one), find_bounds(other)
    return None if first is None or last is None else last.first - first.first


def day_after(on: str, days: int) -> str:
    """Return the day so many days after another, or before it."""
    bounds = find_bounds(on)
    assert bounds is not None
    return date.fromordinal(bounds.first + days).isoformat()
