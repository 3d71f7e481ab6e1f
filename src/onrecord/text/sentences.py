"""Sentences of a text: where one ends is decided by what follows, never inside a quotation.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis that is followed by
white space and something a sentence can open with. "Mr. Smith", "U.S. officials", "No. 2254" and
"J. Smith" do not end one. A line break always does.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

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


def split_sentences(
    text: str, start: int = 0, end: int | None = None, keep: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Every sentence between `start` and `end`, as spans without the spaces around it.

    `keep` holds spans, sorted and apart, inside which no sentence ends (quotations): an end just
    before such a span's last mark counts at the mark. Linear in the length of the text.
    """
    stop = len(text) if end is None else end
    starts = [span[0] for span in keep]
    found: list[Span] = []
    for line in _LINE.finditer(text, start, stop):
        found.extend(_split_line(text, line.span(), keep, starts))
    return tuple(found)


def _split_line(text: str, line: Span, keep: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    """Return the sentences of one line."""
    begin, stop = line
    found: list[Span] = []
    first = begin
    while first < stop and text[first].isspace():
        first += 1
    for match in _END.finditer(text, begin, stop):
        cut = match.end()
        if starts:
            row = bisect_right(starts, match.start()) - 1
            if row >= 0 and keep[row][0] < cut < keep[row][1]:
                continue
        if is_sentence_end(text, match.start(), cut, begin):
            found.append((max(begin, first), match.start("gap")))
            begin = cut
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    begin = max(begin, first)
    if begin < stop:
        found.append((begin, stop))
    return found


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
