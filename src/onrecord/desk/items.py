"""The rows of a check list: what a list in a file says of each item, and what may stand in a field."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, get_args

from onrecord.errors import DeskError
from onrecord.model import Record
from onrecord.text.bounds import find_bounds

Level = Literal["working group", "deputy", "minister", "leader"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""Who deals with an item, from the lowest; escalation goes one up."""

Status = Literal[
    "raised", "under discussion", "narrowed", "agreed", "implemented", "stalled", "dropped", "resolved"
]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
CLOSED: Final = frozenset({"resolved", "dropped"})
"""What a side says of an item it no longer asks about."""

_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Said(Record, frozen=True):
    """What one side says of an item: its status, since when."""

    side: str
    status: str
    on: str | None = None


class Row(Record, frozen=True):
    """One item as a version of a list has it: plain fields, the same in a file and in the archive.

    `number` is the label it goes by in its list, null where a received list
    gave none. `extra` keeps the columns of a received file that have no field
    here, as (column, value). `level` and `status` are free words in what was
    received; ours are of `LEVELS` and `STATUSES`.
    """

    number: str | None
    title: str
    ask: str | None = None
    asked_of: str | None = None
    co_performers: tuple[str, ...] = ()
    section: str | None = None
    level: str | None = None
    said: tuple[Said, ...] = ()
    opened_on: str | None = None
    due: str | None = None
    moved_on: str | None = None
    evidence: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class Version(Record, frozen=True):
    """A list at one moment, as it is handed over: its head and its rows, in order.

    `number` counts the versions of this side's list, `on` is the day it was
    sent. Of a received list every field may be null that the file did not give.
    """

    title: str | None
    side: str | None
    other: str | None
    number: int | None
    on: str | None
    marking: str | None
    rows: tuple[Row, ...]


class Remark(Record, frozen=True):
    """Something about a file or an item that a person should know: `item` is its number, null for the whole."""

    item: str | None
    sentence: str


def tidy(text: str) -> str:
    """Return text as fields keep it: lines without blank ones, edges or control characters.

    The same for text that was tidied before. What a file format cannot carry
    (half a character, a bell) is dropped; tabs and odd spaces become one space.
    """
    lines = re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text)
    kept = (" ".join("".join(filter(_is_kept, line.replace("\t", " "))).split()) for line in lines)
    return "\n".join(line for line in kept if line)


def _is_kept(character: str) -> bool:
    # Cc: control; Cs: half a surrogate pair; U+FEFF: a byte order mark inside a text.
    return unicodedata.category(character) not in {"Cc", "Cs"} and character != "\ufeff"


def tidy_line(text: str) -> str:
    """Return text in one line, tidied."""
    return tidy(text).replace("\n", " ")


def read_side(text: str) -> str:
    """Return the name of a side; raise `DeskError` where it is empty or holds a colon or semicolon.

    Those two end a side's name in a file.
    """
    side = tidy_line(text)
    if not side or ":" in side or ";" in side:
        raise DeskError(f"{text!r} cannot name a side: give a code or a name without : and ;")
    return side


def read_day(text: str, what: str = "date") -> str:
    """Return a day, month or year (2031, 2031-04, 2031-04-19); raise `DeskError` for anything else."""
    day = text.strip()
    if not _DAY.fullmatch(day) or find_bounds(day) is None:
        raise DeskError(f"{text!r} is no {what}: give a day of the calendar, as 2031, 2031-04 or 2031-04-19")
    return day


def choose(word: str, words: Iterable[str], what: str) -> str:
    """Return the one of some words that this is or begins; raise `DeskError` for none or several."""
    asked = tidy_line(word).lower()
    found = [each for each in words if each == asked] or [each for each in words if each.startswith(asked)]
    if not asked or len(found) != 1:
        raise DeskError(f"{word!r} is no {what}; take one of: {', '.join(words)}")
    return found[0]


def is_closed(said: Iterable[Said], sides: Iterable[str]) -> bool:
    """Say whether every side has said that the item is resolved or dropped."""
    closed = {each.side for each in said if each.status in CLOSED}
    return all(side in closed for side in sides)


def describe_status(said: Iterable[Said], sides: tuple[str, ...]) -> str:
    """Say where an item stands: one word where all sides say it, else each side's word with its name.

    Resolved only when both sides say so; otherwise "resolved, says A".
    """
    by_side = {each.side: each.status for each in said}
    words = [by_side.get(side) for side in sides]
    if words and words[0] and len(set(words)) == 1:
        return words[0]
    told = [
        f"{status}, says {side}" if status in CLOSED else f"{status} ({side})"
        for side, status in by_side.items()
        if side in sides
    ]
    return "; ".join(told) or "not stated"
