"""Quotations of a text: every pair of marks, whatever the marks, and what to do where one is missing.

Marks are paired within a paragraph (a line). A quotation left open at the end of a line whose
successor opens with a mark goes on there: each line's part is a quotation of its own, and
`continues` ties them. Marks inside another quotation belong to it.
"""

import re
from typing import NamedTuple

_MARK = re.compile(r"'''?|``|[\"“”«»„‟‘’'\n]")
_DOUBLE_OPEN = frozenset("“«„‟") | {"``"}
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT = frozenset({'"', "''", "'''"})
_SINGLE = frozenset("‘’'")
_BEFORE_OPEN = frozenset(' \t\n\u00a0\u202f([—–-:/"“')
_AFTER_CLOSE = frozenset(' \t\n\u00a0\u202f)]—–-,.;:?!/"”')
_END_STOPS = frozenset(".,!?…")
_MAX_SINGLE = 400


class Quote(NamedTuple):
    """One quotation, its marks included; `closed` is false where the closing mark is missing.

    `continues` is true where the next line reopens the mark.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


class _Open(NamedTuple):
    """A mark waiting for its partner."""

    start: int
    family: str


def find_quotes(text: str, start: int = 0, end: int | None = None) -> list[Quote]:
    """Every quotation between `start` and `end`, in order, none inside another. Linear in the length."""
    stop = len(text) if end is None else end
    found: list[Quote] = []
    opened: _Open | None = None
    depth = 0
    for match in _MARK.finditer(text, start, stop):
        mark, place = match.group(), match.start()
        if mark == "\n":
            if opened is not None and opened.family != "'":
                found.append(_left_open(text, opened.start, place, stop))
            opened, depth = None, 0
            continue
        family = _family(mark)
        if opened is None:
            if _can_open(text, mark, place, match.end(), start):
                opened, depth = _Open(place, family), 0
        elif _is_nested(text, opened, mark, place, match.end()):
            depth += 1
        elif _closes(text, opened, mark, place, match.end()):
            if depth and mark in _DOUBLE_CLOSE:
                depth -= 1
                continue
            found.append(Quote(opened.start, match.end(), closed=True))
            opened = None
        elif opened.family == "'" and (family != "'" or place - opened.start > _MAX_SINGLE):
            # A single mark that a double one interrupts was an apostrophe ("the '90s").
            opened = _Open(place, family) if _can_open(text, mark, place, match.end(), start) else None
        elif family == opened.family == '"' and _only_opens(text, place, match.end()):
            found.append(Quote(opened.start, _rstrip(text, opened.start, place), closed=False))
            opened = _Open(place, family)
    if opened is not None and opened.family != "'":
        found.append(Quote(opened.start, _rstrip(text, opened.start, stop), closed=False))
    return found


def _family(mark: str) -> str:
    """Name the family a mark pairs in: curly, straight, or single."""
    if mark in _SINGLE:
        return "'"
    return '"' if mark in _STRAIGHT else mark


def _can_open(text: str, mark: str, place: int, after: int, start: int) -> bool:
    """Tell whether a mark met outside a quotation opens one."""
    if mark in _DOUBLE_OPEN:
        return True
    before = text[place - 1] if place > start else " "
    following = text[after : after + 1] or " "
    if mark in _SINGLE:
        return before in _BEFORE_OPEN and before != "'" and following.isalpha() and mark != "’"
    if following.isspace():
        return False
    if before.isalnum():
        return False
    return before in _BEFORE_OPEN or before in ",.;" or mark in _DOUBLE_CLOSE


def _only_opens(text: str, place: int, after: int) -> bool:
    """Tell whether the mark, by what stands around it, can only open."""
    before = text[place - 1] if place else " "
    following = text[after : after + 1] or " "
    return before in " \t\u00a0(" and not following.isspace() and following not in ",.;:)?!"


def _is_nested(text: str, opened: _Open, mark: str, place: int, after: int) -> bool:
    """Tell whether an opening curly mark stands inside an open quotation, not at a new one."""
    return mark in {"“", "«"} and opened.family == mark and _only_opens(text, place, after)


def _closes(text: str, opened: _Open, mark: str, place: int, after: int) -> bool:
    """Tell whether the mark closes what is open."""
    if opened.family == "„":
        return mark in {"“", "”", '"'}
    if opened.family in _DOUBLE_OPEN:
        if mark == "“":  # “It is unusual,“ said Roe: the wrong mark, in the right place
            return text[place - 1] in _END_STOPS and text[after : after + 1].isspace()
        return mark in _DOUBLE_CLOSE or (mark in _STRAIGHT and not _only_opens(text, place, after))
    if opened.family == '"':
        return (mark in _STRAIGHT or mark == "”") and not _only_opens(text, place, after)
    if mark == "‘" or mark not in _SINGLE or place - opened.start > _MAX_SINGLE:
        return False
    if opened.start < place and text[opened.start] == "‘" and mark == "'":
        return False
    following = text[after : after + 1] or " "
    return following in _AFTER_CLOSE and text[place - 1] not in " \t"


def _left_open(text: str, start: int, stop: int, end: int) -> Quote:
    """Build the quotation that the end of its line leaves open."""
    place = stop
    while place < end and place < stop + 8 and text[place].isspace():
        place += 1
    reopened = text[place : place + 1] in {"“", '"', "«", "„"} or text.startswith("''", place)
    return Quote(start, _rstrip(text, start, stop), closed=False, continues=reopened)


def _rstrip(text: str, start: int, stop: int) -> int:
    """Step back over white space."""
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop
