"""What a listing is made of: entries, and the leads that stand between them."""

import itertools
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from onrecord.pages.furniture import KINDS, is_furniture, key_of
from onrecord.text.dates import PrintedDate
from onrecord.text.lines import Line

_GAP = 2  # line breaks: one empty line
_LINK = 40  # characters; a shorter link is "Read more about it"

Style = Literal["same line", "date first", "title first", "date behind"]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One dated title: the lines it takes, its title and date as page offsets, its style.

    It is `marked` where markup sets a line of it apart: as a link, a heading or bold.
    """

    first: int
    last: int
    title: tuple[int, int]
    date: PrintedDate
    style: tuple[Style, str]
    marked: bool


class Listing(msgspec.Struct, frozen=True, dict=True):
    """A run of entries among `lines`; nothing of it stands at line `stop` or behind.

    Its leads are read when they are asked for: where it begins is enough to end the main document.
    """

    entries: tuple[Entry, ...]
    lines: list[Line]
    stop: int

    @property
    def first(self) -> int:
        """The line with which it begins."""
        return self.entries[0].first

    @property
    def framed(self) -> bool:
        """Whether it is a box in the page: the text goes on after it."""
        return self.lines[self.entries[-1].last].framed

    @cached_property
    def leads(self) -> tuple[tuple[int, ...], ...]:
        """The lines of each entry's lead, with those between its title and its date."""
        lines, entries = self.lines, self.entries
        told = [
            list(_read_lead(lines, entry.last + 1, following.first))
            for entry, following in itertools.pairwise(entries)
        ]
        told.append(_read_last_lead(lines, _read_lead(lines, entries[-1].last + 1, self.stop), told))
        return tuple(
            (*range(entry.first + 1, entry.last), *lead) for entry, lead in zip(entries, told, strict=True)
        )

    @cached_property
    def last(self) -> int:
        """The line with which it ends, its last lead included."""
        return max((self.entries[-1].last, *self.leads[-1][-1:]))


def _read_last_lead(lines: list[Line], lead: Iterator[int], others: list[list[int]]) -> list[int]:
    """Cut the last lead, which nothing ends, to what the others show: their most lines, their widest gap."""
    longest = max(map(len, others), default=1)
    widest = max((lines[n].breaks for other in others for n in other), default=_GAP)
    return list(itertools.takewhile(lambda n: lines[n].breaks <= widest, itertools.islice(lead, longest)))


def _read_lead(lines: list[Line], start: int, stop: int) -> Iterator[int]:
    """Yield the lines of a lead: up to the next entry, a heading, or the furniture that closes the list."""
    framed = lines[start - 1].framed
    for n in range(start, stop):
        line = lines[n]
        if line.heading == 1 or is_furniture(line.text) or line.framed != framed:
            break
        if len(line.text) < _LINK and (line.linked or _is_label(line.text)):
            continue
        yield n


def _is_label(text: str) -> bool:
    """Tell whether a line of a lead is only the number of the next row, or says what the next item is: "Press release"."""
    return text.isdecimal() or key_of(text) in KINDS
