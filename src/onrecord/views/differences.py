"""What changed between two readings of one publication, word by word."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Indel

from onrecord.model import Record

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST: Final = 20_000  # words compared with one another: the table of them takes 50 MB


class Change(Record, frozen=True):
    """A stretch of words that both texts have, or that only one of them has."""

    kind: Literal["same", "taken", "added"]
    text: str


class _Stretch(NamedTuple):
    """Pieces that both sides have, or what each has in the other's place."""

    is_same: bool
    before: str
    after: str


def compare_words(before: str, after: str) -> tuple[Change, ...]:
    """Return the stretches that lead from one text to the other, in reading order.

    The texts of `same` and `taken` are the first text, those of `same` and `added` the second. Lines are
    compared first, and the words of lines that changed; more than 20,000 words that changed in a row are
    given whole.
    """
    changes: list[Change] = []
    for lines in _align(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        one, other = _WORDS.findall(lines.before), _WORDS.findall(lines.after)
        is_whole = lines.is_same or max(len(one), len(other)) > _LONGEST
        for words in [lines] if is_whole else _align(one, other):
            changes += _name_changes(words)
    return tuple(changes)


def _align(one: Sequence[str], other: Sequence[str]) -> Iterator[_Stretch]:
    for is_same, steps in groupby(Indel.opcodes(one, other), key=lambda step: step.tag == "equal"):
        run = list(steps)
        before = "".join(one[run[0].src_start : run[-1].src_end])
        yield _Stretch(is_same, before, "".join(other[run[0].dest_start : run[-1].dest_end]))


def _name_changes(stretch: _Stretch) -> list[Change]:
    if stretch.is_same:
        return [Change("same", stretch.before)]
    taken, added = Change("taken", stretch.before), Change("added", stretch.after)
    return [change for change in (taken, added) if change.text]
