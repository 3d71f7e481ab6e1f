"""Outlets: the newspapers, agencies and channels an interview was given to."""

from typing import NamedTuple

from onrecord.actors.read import Line
from onrecord.forms.table import OUTLET_NOUNS, TOPICS

_SMALL = frozenset(
    ("the", "a", "an", "of", "de", "la", "le", "der", "die", "das", "and", "&", "el", "il", "al", "du", "di")
)
_ARTICLES = frozenset(("the", "a", "an"))
_MAX_OUTLET = 8  # words of one outlet


class PrintedOutlet(NamedTuple):
    """An outlet's name, and the half-open span of all its words in the title."""

    name: str
    start: int
    end: int


def read_outlets(line: Line, at: int, end: int) -> tuple[PrintedOutlet, ...]:
    """Read a list of outlets from word `at`: "TASS and The Associated Press".

    The name is as printed without a small article and generic small words
    ("Courier newspaper": Courier); of "Channel One's Vremya programme" it is
    the owner, Channel One. Stops at a preposition or the index `end`.
    """
    found: list[PrintedOutlet] = []
    words = line.words
    first = at
    while first < end and len(found) < _MAX_OUTLET:
        last = first
        while last < end and not _is_stop(line, last, first):
            last += 1
        outlet = _read_one(line, first, last)
        if outlet:
            found.append(outlet)
        if last >= end or not (words[last].key in ("and", "&") or words[last].pause == ","):
            break
        following = last + 1 if words[last].key in ("and", "&") else last
        if following == first:  # ", about": nothing was read, nor will be
            break
        first = following
    return tuple(found)


def _is_stop(line: Line, at: int, first: int) -> bool:
    """Say whether an outlet's words end before `at`."""
    words = line.words
    word = words[at]
    if at > first and word.pause:
        return True
    if word.key in ("and", "&"):
        following = words[at + 1] if at + 1 < len(words) else None
        return following is not None and (following.is_capital or following.key in _ARTICLES)
    return word.key in TOPICS and not word.is_capital


def _read_one(line: Line, first: int, last: int) -> PrintedOutlet | None:
    """Read one outlet from its words, or None where no capital is among them."""
    words = line.words
    begin = first
    while begin < last and not words[begin].is_capital:
        begin += 1
    stop = begin
    while stop < last and (
        words[stop].is_capital or words[stop].key in _SMALL or words[stop].key.startswith(("d'", "l'"))
    ):
        stop += 1
        if words[stop - 1].is_possessive:
            break
    while stop > begin and words[stop - 1].key in _SMALL:
        stop -= 1
    if begin == stop:
        return None
    if words[begin].key in OUTLET_NOUNS and stop - begin == 1:
        return None
    return PrintedOutlet(line.cut(begin, stop), words[first].start, words[last - 1].end)
