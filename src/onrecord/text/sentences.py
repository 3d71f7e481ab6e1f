"""Sentences of a text: where one ends is decided by what follows, never inside a quotation.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis that is followed by
white space and something a sentence can open with. "Mr. Smith", "U.S. officials", "No. 2254" and
"J. Smith" do not end one. A line break always does.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Span

_TABLE = tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8"))
_NEVER_LAST = frozenset(_TABLE["never_last"])
_RARELY_LAST = frozenset(_TABLE["rarely_last"])
_BEFORE_NUMBER = frozenset(_TABLE["before_number"])
_OPENERS = frozenset(_TABLE["openers"])

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Runs are taken whole and entered at their first mark only, so that a run of a million stays linear. The mark stands
# before the look behind it: what begins with a class is searched for three times as fast.
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?P<gap>\s++)(?=\S)")
_OPENING = "\"'“‘«„([—–-•*"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LOOKBACK = 40


class _Line(NamedTuple):
    """A line, and where sentences end in it: the mark, the gap behind it, what follows."""

    start: int
    end: int
    ends: tuple[tuple[int, int, int], ...]


def split_sentences(
    text: str, start: int = 0, end: int | None = None, keep: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Every sentence between `start` and `end`, as spans without the spaces around it.

    `keep` holds spans, sorted and apart, inside which no sentence ends (quotations): an end just
    before such a span's last mark counts at the mark. Linear in the length of the text; where
    sentences end in the last text is kept, because its statements, its floors and its entries all ask.
    """
    stop = len(text) if end is None else end
    starts = [span[0] for span in keep]
    found: list[Span] = []
    lines = _find_lines(text)
    for row in range(max(bisect_right(lines, start, key=_start) - 1, 0), len(lines)):
        line = lines[row]
        if line.start >= stop:
            break
        if start < line.end:
            found.extend(_cut(text, line, (max(line.start, start), min(line.end, stop)), keep, starts))
    return tuple(found)


def _start(line: _Line) -> int:
    return line.start


@lru_cache(maxsize=1)
def _find_lines(text: str) -> tuple[_Line, ...]:
    """Return the lines of a text, with every end of a sentence in them."""
    found = []
    for line in _LINE.finditer(text):
        begin, stop = line.span()
        ends = []
        for match in _END.finditer(text, begin, stop):
            mark, following = match.span()
            if is_sentence_end(text, mark, following, begin):
                ends.append((mark, match.start("gap"), following))
            begin = following
        found.append(_Line(*line.span(), tuple(ends)))
    return tuple(found)


def _cut(text: str, line: _Line, span: Span, keep: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """Yield the sentences of a line between two places."""
    begin, stop = span
    while begin < stop and text[begin].isspace():
        begin += 1
    # By place: one line may hold a hundred thousand floors, and each looks at its own ends alone.
    for row in range(bisect_left(line.ends, (begin, 0, 0)), len(line.ends)):
        mark, end, following = line.ends[row]
        if following >= stop:
            break
        if starts:
            kept = bisect_right(starts, mark) - 1
            if kept >= 0 and keep[kept][0] < following < keep[kept][1]:
                continue
        yield begin, end
        begin = following
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        yield begin, stop


def is_sentence_end(text: str, mark: int, following: int, begin: int) -> bool:
    """Tell whether the mark at `mark` ends the sentence that began at `begin`; `following` is what comes next."""
    place = following
    while place < len(text) and place < following + 4 and text[place] in _OPENING:
        place += 1
    opener = text[place : place + 1]
    if opener.islower() or (not opener.isalnum() and place == following):
        return False
    if text[mark] != "." or text.startswith("..", mark):
        return True
    last = text[max(begin, mark - _LOOKBACK) : mark].rpartition(" ")[2].lstrip(_OPENING)
    return not (last and last[-1].isalnum() and _is_abbreviation(text, last, place))


def _is_abbreviation(text: str, word: str, place: int) -> bool:
    """Tell whether the full stop after `word` belongs to it, given the word that opens at `place`."""
    low = word.lower()
    opener = text[place : place + 1]
    if low in _NEVER_LAST:
        return True
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if low in _BEFORE_NUMBER and not is_initial:
        return opener.isdigit()
    is_acronym = "." in word and all(len(part) == 1 for part in word.split("."))
    if low in _RARELY_LAST or is_acronym or is_initial:
        following = _WORD.match(text, place, place + _LOOKBACK)
        return following is None or following.group().lower() not in _OPENERS
    return False
