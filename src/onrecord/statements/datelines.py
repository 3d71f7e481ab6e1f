"""What stands before a sentence and is none of it: a dateline, a place and its colon, the marks of a list."""

from collections.abc import Sequence

from onrecord.statements.attribute import read_sentence
from onrecord.statements.attribution import Attribution
from onrecord.statements.clauses import DASHES
from onrecord.statements.lexicon import WORDS
from onrecord.statements.offices import party_of
from onrecord.statements.tokens import Range, Tokens

_MAX_DATELINE = 16
_MIN_DATED = 4
_MIN_NAME = 3
_MAX_PLACE = 4
_FIRST_LINES = 3
_FIRST_SENTENCES = 12
_TOLD = frozenset({"after", "final", "inverted", "around", "according"})
_FIRST_PERSON = WORDS["first_person"]
_SLASH = frozenset({"/"})
_BULLETS = DASHES | {"•", "*", "·", "▪", "■", "◦"}


def skip_dateline(t: Tokens, a: int, b: int) -> int:
    """Give the first token after a dateline ("GENEVA, May 2 (Agency) —", "Bern, 2 May (Agency)--"), or a where there is none."""
    place = t.text[t.start[a] : t.end[a]] if a < b else ""
    is_shouted, has_digit = place.isupper(), False
    may_be = is_shouted or ")" in t.low[a + _MIN_DATED : a + _MAX_DATELINE]  # few sentences are
    if not may_be or b - a < _MIN_DATED or len(place) < _MIN_NAME or not place[0].isupper():
        return a
    for k in range(a + 1, min(b - 1, a + _MAX_DATELINE)):
        low = t.low[k]
        has_digit = has_digit or low[0].isdigit()
        if t.quote[k] >= 0:
            return a
        if low == ")" and k - a >= _MIN_DATED and t.low[k + 1] in DASHES:
            return k + 2
        if low == ")" and is_shouted and has_digit and t.is_capital(k + 1):
            return k + 1  # "GENEVA (Agency - 2nd May, 2031) The road"
        if is_shouted and low in DASHES and t.start[k] > t.end[k - 1] and not _is_bracketed(t, a, k):
            return k + 1
    return a


def _is_bracketed(t: Tokens, a: int, k: int) -> bool:
    """Tell whether a bracket that opens after a is still open at k."""
    near = t.low[a:k]
    return "(" in near and ")" not in near


def skip_place(t: Tokens, ranges: Sequence[Range], opens: Sequence[bool], number: int) -> int:
    """Give the first token after a place and a colon that date the body's first line ("Karvel: The ministry denied …").

    A speaker's name and colon would come again, or the words behind it would name no speaker of their own.
    """
    a, b = ranges[number]
    colon = next((k for k in range(a + 1, min(b - 1, a + _MAX_PLACE)) if t.low[k] == ":"), -1)
    if colon < 0 or number > _FIRST_SENTENCES or not 0 < sum(opens[:number]) <= _FIRST_LINES:
        return a
    label = t.text[t.start[a] : t.end[colon]]
    if t.text.count(label) > 1 or not all(t.is_capital(k) or t.low[k] in _SLASH for k in range(a, colon)):
        return a
    is_place = party_of(label[:-1]) is not None or any(
        one.rule in _TOLD and not _is_first_person(t, one) for one in read_sentence(t, number, colon + 1, b)
    )
    return colon + 1 if is_place else a


def _is_first_person(t: Tokens, one: Attribution) -> bool:
    """Tell whether a source is who speaks: "I", "we"."""
    return one.source is None or t.low[one.source[0]] in _FIRST_PERSON


def skip_bullet(t: Tokens, a: int, b: int) -> int:
    """Give the first token after the marks that open an item of a list, or a where there are none."""
    place = a
    while place < b and t.low[place] in _BULLETS and t.quote[place] < 0:
        place += 1
    return place if place < b else a
