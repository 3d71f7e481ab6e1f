"""Quotations of a text: every pair of marks, whatever the marks, and what to do where one is missing.

Marks are paired within a paragraph (a line). A quotation left open at the end of a line whose
successor opens with a mark goes on there: each line's part is a quotation of its own, and
`continues` ties them; so it does where the next line closes what it has not opened. Marks inside another quotation belong to it.
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
_CLOSES_LOW = frozenset({"“", "”", '"'})
_NESTING = frozenset("“«")
_END_STOPS = frozenset(".,!?…")
_MAX_SINGLE = 400
_MAX_BELOW = 2_000  # characters


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
    scan = _Scan(text, start, stop)
    for match in _MARK.finditer(text, start, stop):
        if match.group() == "\n":
            scan.end_line(match.start())
        else:
            scan.meet(match.group(), match.start(), match.end())
    scan.end_line(stop)
    return scan.found


class _Scan:
    """The state of one reading: what was found, which mark is open, how deep curly marks nest in it."""

    __slots__ = ("depth", "found", "opened", "start", "stop", "text")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.start, self.stop = text, start, stop
        self.found: list[Quote] = []
        self.opened: _Open | None = None
        self.depth = 0

    def end_line(self, place: int) -> None:
        """Keep what the end of its line leaves open; a single mark left open was an apostrophe.

        Where the next line closes what it has not opened, the quotation goes on there.
        """
        if self.opened is not None and self.opened.start > place:
            return  # an empty line
        opened, self.opened, self.depth = self.opened, None, 0
        if opened is None or opened.family == "'":
            return
        one = _left_open(self.text, opened.start, place, self.stop)
        following = -1 if one.continues else _closed_below(self.text, opened, place, self.stop)
        if following >= 0:
            one, self.opened = one._replace(continues=True), _Open(following, opened.family)
        self.found.append(one)

    def meet(self, mark: str, place: int, after: int) -> None:
        """Take the mark at `place`: it opens, nests, closes, or is no mark of quotation."""
        opened = self.opened
        if opened is None:
            self._open(mark, place, after)
        elif mark in _NESTING and opened.family == mark and _only_opens(self.text, place, after):
            self.depth += 1
        elif _closes(self.text, opened, mark, place, after):
            self._close(opened, mark, after)
        else:
            self._interrupt(opened, mark, place, after)

    def _open(self, mark: str, place: int, after: int) -> None:
        """Open a quotation, if the mark can."""
        can = _can_open(self.text, mark, place, after, self.start)
        self.opened, self.depth = (_Open(place, _family(mark)) if can else None), 0

    def _close(self, opened: _Open, mark: str, after: int) -> None:
        """Close the inmost quotation; only the outmost is kept."""
        if self.depth and mark in _DOUBLE_CLOSE:
            self.depth -= 1
        else:
            self.found.append(Quote(opened.start, after, closed=True))
            self.opened = None

    def _interrupt(self, opened: _Open, mark: str, place: int, after: int) -> None:
        """Take a mark that does not close: it may show that what is open was never closed, or no quotation."""
        family = _family(mark)
        if opened.family == "'" and (family != "'" or place - opened.start > _MAX_SINGLE):
            # A single mark that a double one interrupts was an apostrophe ("the '90s").
            self._open(mark, place, after)
        elif family == opened.family == '"' and _only_opens(self.text, place, after):
            self.found.append(Quote(opened.start, _rstrip(self.text, opened.start, place), closed=False))
            self.opened = _Open(place, family)


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


def _closes(text: str, opened: _Open, mark: str, place: int, after: int) -> bool:
    """Tell whether the mark closes what is open."""
    if opened.family == "'":
        return _closes_single(text, opened, mark, place, after)
    if opened.family == "„":
        return mark in _CLOSES_LOW
    if mark == "“":  # “It is unusual,“ said Roe: the wrong mark, in the right place
        return opened.family == "“" and text[place - 1] in _END_STOPS and text[after : after + 1].isspace()
    if opened.family in _DOUBLE_OPEN and mark in _DOUBLE_CLOSE:
        return True
    is_double = mark in _STRAIGHT or (opened.family == '"' and mark == "”")
    return is_double and not _only_opens(text, place, after)


def _closes_single(text: str, opened: _Open, mark: str, place: int, after: int) -> bool:
    """Tell whether a single mark closes a single one: never within a word, nor far away."""
    if mark == "‘" or mark not in _SINGLE or place - opened.start > _MAX_SINGLE:
        return False
    if text[opened.start] == "‘" and mark == "'":
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


def _closed_below(text: str, opened: _Open, place: int, stop: int) -> int:
    """Give the first letter of the next line where its first mark closes what the line before left open, or -1."""
    start = place
    while start < stop and text[start].isspace():
        start += 1
    line = text.find("\n", start, stop)
    end = min(line if line >= 0 else stop, start + _MAX_BELOW)
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _SINGLE:
            continue
        is_end = text[at - 1] in _END_STOPS and (after >= stop or text[after].isspace())
        return start if is_end and _closes(text, opened, mark, at, after) else -1
    return -1


def _rstrip(text: str, start: int, stop: int) -> int:
    """Step back over white space."""
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop
