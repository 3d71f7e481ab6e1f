"""What the searches for events share: the finding itself, and how a cue's words are matched."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_words import WORDS, Cue, Form
from onrecord.ledger.mechanisms_phrase import Sight

QUOTES: Final = "“”\"'‘’«»( "
"""Marks that may stand between a verb and its object."""

MOST_RIGHT: Final = 14
"""Words between a phrase and its verb."""

BY_WITHIN: Final = 8
"""Words after a verb within which "by" names its doer."""


class Found(NamedTuple):
    """An event as its words stand: the words `cue` (a range), and where its doer is to be looked for.

    `doer` is a range of words, the doer's nearest to its end for an active
    verb and to its start for a passive one (`is_passive`).
    """

    event: str
    cue: tuple[int, int]
    doer: tuple[int, int]
    is_passive: bool
    is_performed: bool
    is_noun: bool = False


def takes(cue: Cue, sight: Sight) -> bool:
    """Say whether a cue's act can happen to this thing."""
    return sight.head.sort in cue.things and (not cue.families or sight.head.family in cue.families)


def match_tail(words: Sequence[Word], at: int, form: Form) -> int | None:
    """Give the index after the longest tail that follows, an adverb let in; None where none does."""
    best: int | None = None
    for tail in form.tails:
        for start in (at, at + 1) if at < len(words) and words[at].key in WORDS["adverbs"] else (at,):
            end = start + len(tail)
            held = tuple(word.key for word in words[start:end])
            if held == tail and (best is None or end > best):
                best = end if tail else at
    return best


def may_follow(word: Word) -> bool:
    """Say whether a word after a participle leaves it one: a preposition, a date, an adverb, but no object."""
    is_preposition = word.key in WORDS["stops"] and word.key not in WORDS["objects"]
    return is_preposition or word.key[0].isdigit() or word.key in WORDS["adverbs"]


def find_by(words: Sequence[Word], doer: tuple[int, int], mark: str = "by") -> int | None:
    """Give the index of the first word after "by" in the range; None where nobody is named."""
    for n in range(*doer):
        if words[n].key in WORDS["aux"] or ")" in words[n].pause:
            return None
        if words[n].key == mark and n + 1 < len(words):
            return n + 1
    return None


def doer_begin(words: Sequence[Word], doer: tuple[int, int]) -> int:
    """Give the index where the clause of a doer begins: after the last mark or bound in the range."""
    begin, end = doer
    for n in range(min(end, len(words) - 1), begin, -1):
        if set(words[n].pause) & set(';:“”—"()') or words[n - 1].key in WORDS["bounds"]:
            return n
    return begin
