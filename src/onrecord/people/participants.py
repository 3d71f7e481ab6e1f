"""Read the lines of participants of a memorandum: who was there, with which post, on which side.

    block  = heading {line}                       "PARTICIPANTS", "Others present:"
    line   = side ":" | [side ":"] unit {unit}    "U.S. side", "France: M. Maren, Mr. Roe"
    unit   = [office "—"] person | person "—" office | person {"," post or body} ["(" role ")"]

A line may name several people run together ("Mr. Roe Mr. Maren General Wood");
every participant has the exact span of its own words.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.actors.parties import read_party
from onrecord.model.base import Span
from onrecord.people.entry import Unit
from onrecord.people.sides import Side, read_side, split_side
from onrecord.people.units import opens_person, split_units
from onrecord.people.wording import HEADINGS, LONGEST_HEADING

_FOOTNOTE = re.compile(r"(?: ?\d{1,2})$")  # "PARTICIPANTS 1": a note's number
_LONGEST_LINE = 2_000  # characters; longer is prose, whatever heads it
_MOST_LINES = 400
_FIRST_LINES = 60  # within which a list without a heading may begin
_BARE_LINES = 3  # persons such a list begins with
_PROSE = 0.55  # share of words in small letters from which a line is prose
_PROSE_WORDS = 14


class Participant(NamedTuple):
    """One of those present, as printed; spans count in the text given.

    `name` is without honorifics and null where only a post is printed ("The
    Secretary"); `post` and `body` are printed words ("First Secretary",
    "Valdorian Embassy"); `party` is the code or name of the state or
    organisation, of the side where a heading gives it; `side` is that
    heading's words. `line` is the span of the printed line.
    """

    name: str | None
    post: str | None
    body: str | None
    party: str | None
    side: str | None
    span: Span
    line: Span


class _Line(NamedTuple):
    start: int
    end: int


@lru_cache(maxsize=2)
def read_participants(text: str) -> tuple[Participant, ...]:
    """Read every list of participants in a text, in order; empty where it has none.

    A list begins at a heading that is a line of its own and ends at the first
    blank line that no further heading follows, or at prose. Linear in the
    length of the text; the last texts' lists are kept, because a page's
    people and its contacts are both read from them.
    """
    found: list[Participant] = []
    lines = _find_lines(text)
    at = 0
    while at < len(lines):
        heading = _read_heading(text, lines[at])
        at += 1
        if heading is not None:
            at = _read_list(text, lines, at, (heading, found))
    if not found:
        first = _find_bare_list(text, lines)
        if first is not None:
            _read_list(text, lines, first, (Side(None, None), found))
    return tuple(found)


def _read_list(text: str, lines: list[_Line], at: int, into: tuple[Side, list[Participant]]) -> int:
    """Read the list that begins at or after line `at`, into the list given; the index after it."""
    side: Side | None
    side, found = into
    while at < len(lines) and lines[at].start == lines[at].end:
        at += 1
    first = at
    while at < len(lines) and at - first < _MOST_LINES:
        line = lines[at]
        if line.start == line.end:
            if not _goes_on(text, lines, at):
                break
        elif is_prose(text[line.start : line.end]) or _read_heading(text, line) is not None:
            break
        else:
            side, read = _read_line(text, line, side)
            found.extend(read)
        at += 1
    return at


def _find_bare_list(text: str, lines: list[_Line]) -> int | None:
    """Find a list that nothing heads: the first paragraph of three persons' lines before any prose."""
    first = 0
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if line.start == line.end:
            first = at + 1
        elif is_prose(text[line.start : line.end]):
            return None
        elif at - first == _BARE_LINES - 1 and _is_paragraph_of_persons(text, lines, first):
            return first
    return None


def _find_lines(text: str) -> list[_Line]:
    """Give the spans of the lines, without the blanks around them."""
    found: list[_Line] = []
    start = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        first = start + (len(raw) - len(raw.lstrip()))
        found.append(_Line(first, first + len(bare)) if bare else _Line(start, start))
        start += len(raw) + 1
    return found


def _goes_on(text: str, lines: list[_Line], at: int) -> bool:
    """Say whether the list goes on after a blank line: a side's heading, or only lines of persons."""
    if at + 2 >= len(lines):
        return False
    if _is_paragraph_of_persons(text, lines, at + 1):
        return True
    side, first = lines[at + 1], lines[at + 2]
    if side.start == side.end or first.start == first.end or is_prose(text[first.start : first.end]):
        return False
    return read_side(text[side.start : side.end]) is not None


def _is_paragraph_of_persons(text: str, lines: list[_Line], at: int) -> bool:
    """Say whether every line up to the next blank one is short and begins as a person's does."""
    first = at
    while at < len(lines) and lines[at].start < lines[at].end and at - first < _MOST_LINES:
        if not opens_person(text[lines[at].start : lines[at].end]):
            return False
        at += 1
    return at > first


def _read_heading(text: str, line: _Line) -> Side | None:
    """Read a heading of participants; the side is empty unless it names one ("PARTICIPANTS FOR VALDORIA").

    A sentence may be the heading at the end of its paragraph: "Those present were:".
    """
    if line.start == line.end:
        return None
    printed = text[max(line.start, line.end - LONGEST_HEADING) : line.end]
    if line.end - line.start > LONGEST_HEADING:
        _, point, last = printed.rpartition(". ")
        is_heading = point and printed.endswith(":") and last.rstrip(" :").casefold() in HEADINGS
        return Side(None, None) if is_heading else None
    bare = _FOOTNOTE.sub("", printed.rstrip(" :.")).casefold()
    if bare in HEADINGS:
        return Side(None, None)
    opening, _, rest = bare.partition(" for ")
    if opening in HEADINGS and rest:
        return Side(printed.rstrip(" :."), read_party(printed.rstrip(" :.")[len(opening) + 5 :]))
    opening, _, rest = bare.partition(" at ")
    return Side(None, None) if opening in HEADINGS and rest else None


def is_prose(line: str) -> bool:
    """Say whether a line is running text: a list of persons is written in capitals."""
    if len(line) > _LONGEST_LINE:
        return True
    words = line.split()
    if len(words) < _PROSE_WORDS:
        return False
    small = sum(1 for word in words if word[0].islower())
    return small > _PROSE * len(words)


def _read_line(text: str, line: _Line, side: Side | None) -> tuple[Side | None, list[Participant]]:
    """Read one line: the side that holds after it, and those it names."""
    printed = text[line.start : line.end]
    whole = read_side(printed)
    if whole:
        return whole, []
    opened, after = split_side(printed)
    own = opened or side
    span = (line.start, line.end)
    read = [_to_participant(unit, line.start, own, span) for unit in split_units(printed, after)]
    # "Defense: Mr. Roe" holds for its line; the lines below go on with the side above.
    return side, read


def _to_participant(unit: Unit, offset: int, side: Side | None, line: Span) -> Participant:
    party = (side.party if side else None) or unit.party
    if unit.party and side and side.party is None:
        party = unit.party
    return Participant(
        unit.name,
        unit.post,
        unit.body,
        party,
        side.printed if side else None,
        (offset + unit.start, offset + unit.end),
        line,
    )
