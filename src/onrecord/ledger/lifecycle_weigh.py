"""Whether a cue tells that something happened: asserted, governed by another word, denied or only thought of."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_words import GOVERNORS, WORDS, FormKind, Mode

_UNKNOWN: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(WORDS['unknown']))})\b(?: of)?(?: that| whether|,? if)?\b[^.;:,]*$"
)
_REACH: Final = 12  # words back to a governor or an "if"
_GROUP: Final = WORDS["aux"] | WORDS["modals"] | WORDS["negators"] | WORDS["adverbs"]
_UNREAL: Final = WORDS["modals"] | WORDS["negators"]
_IF: Final = frozenset({"if", "unless", "whether", "until", "once"})
_FACT_PREPOSITIONS: Final = frozenset({"after", "following", "since", "by", "upon"})
_BEFORE_NOUN: Final = frozenset({"of", "on", "for", "formal", "recent", "subsequent", "successful"})
_BREAKS: Final = frozenset(";:—…?!")
_AFTER_AGREE: Final = {"established": "agreed", "composition named": "agreed", "resumed": "ready to resume"}
_STAND: Final = frozenset(
    {"suspended", "terminated", "ended", "reconfigured", "denounced or withdrawn", "agreed"}
)
_PROPOSABLE: Final = frozenset({"established", "agreed", "signed", "drafted", "composition named"})


class Weight(NamedTuple):
    """How a cue stands: its mode, and the index of the first word of the group (or of its governor's)."""

    mode: Mode
    begin: int
    is_performed: bool = False


def name_event(event: str, mode: Mode) -> str | None:
    """Return the event that a cue's event comes to in its mode; None where it comes to none.

    To decide to suspend is to suspend, to agree to establish is to agree; to
    be ready to resume is an event of its own.
    """
    if mode == "asserted":
        return event
    if mode == "agree":
        return event if event in _STAND else _AFTER_AGREE.get(event)
    if mode == "ready":
        return "ready to resume" if event == "resumed" else None
    return "proposed" if event in _PROPOSABLE else None


def is_unreal(words: Sequence[Word], at: int) -> bool:
    """Say whether the clause of the word at `at` is opened by "if", "unless" and the like."""
    for n in range(at - 1, max(-1, at - _REACH), -1):
        if words[n].key in _IF or (words[n].key == "time" and words[n - 1].key == "such"):
            return True
        if words[n + 1].pause and set(words[n + 1].pause) & (_BREAKS | {"“", '"', "."}):
            return False
    return False


def weigh_active(
    words: Sequence[Word], at: int, kinds: frozenset[FormKind], *, is_title: bool
) -> Weight | None:
    """Weigh a verb or an act's noun at `at` whose object follows; None where nothing is told to have happened."""
    begin, group = read_group(words, at)
    before = words[begin - 1].key if begin > 0 and not words[begin].pause else ""
    if is_unreal(words, begin) or group & _UNREAL:
        return None
    if before == "to" and "base" in kinds:
        return _weigh_governed(words, begin - 1)
    if "noun" in kinds:
        return _weigh_noun(words, at, is_title=is_title)
    if "ing" in kinds:
        return _weigh_ing(words, begin, group)
    return _weigh_finite(words, (begin, group), kinds, before)


def is_unknown(before: str) -> bool:
    """Say whether the words before a clause, in lower case, deny knowing of it: "we have no information that"."""
    return _UNKNOWN.search(before) is not None


def is_awaited(words: Sequence[Word], at: int) -> bool:
    """Say whether "when" opens the clause of a present tense at word `at`: "when he signs" is still to come."""
    for n in range(at - 1, max(-1, at - _REACH // 2), -1):
        if words[n].key in ("when", "whenever"):
            return True
        if words[n + 1].pause:
            return False
    return False


def is_wanted(words: Sequence[Word], at: int) -> bool:
    """Say whether the clause before word `at` is what somebody suggests or asks: "suggested that we", "urged that a group"."""
    for n in range(at - 1, max(0, at - _REACH), -1):
        if words[n].key == "that":
            near = {word.key for word in words[max(0, n - _REACH // 2) : n]}
            return not near.isdisjoint(WORDS["wanting"])
        if set(words[n].pause) & _BREAKS:
            return False
    return False


def _weigh_finite(
    words: Sequence[Word], verb: tuple[int, frozenset[str]], kinds: frozenset[FormKind], before: str
) -> Weight | None:
    """Weigh a verb of its own: past, or performed by saying so ("suspends", "we propose", "hereby").

    `verb` is the first word of its group and the helping words in it.
    """
    begin, group = verb
    if kinds & {"past", "participle"}:
        return None if group & WORDS["be"] else Weight("asserted", begin)
    is_plain = before in ("we", "sides", "parties", "ministers") or "hereby" in group
    if "base" in kinds and is_plain and not group and is_wanted(words, begin):
        return Weight("propose", begin)
    if is_awaited(words, begin):
        return None
    if "present" in kinds or (is_plain and not group & WORDS["aux"]):
        return Weight("asserted", begin, is_performed=True)
    return None


def read_group(words: Sequence[Word], at: int) -> tuple[int, frozenset[str]]:
    """Give the index of the first word of the verb group that ends before `at`, and the folded words of it."""
    begin = at
    while begin > 0 and words[begin - 1].key in _GROUP and not words[begin].pause:
        begin -= 1
    return begin, frozenset(word.key for word in words[begin:at])


def _weigh_governed(words: Sequence[Word], to: int) -> Weight | None:
    """Weigh an infinitive whose "to" stands at `to`, by the word that governs it."""
    for n in range(to - 1, max(-1, to - _REACH), -1):
        word = words[n]
        governor = GOVERNORS.get(word.key)
        if governor and governor != "fact":
            return _weigh_governor(words, n, to, governor)
        if word.key == "to" and words[to - 1].key != "and":
            return None
        if words[n + 1].pause and set(words[n + 1].pause) & _BREAKS:
            return None
    return None


def _weigh_governor(words: Sequence[Word], at: int, stop: int, governor: str) -> Weight | None:
    """Weigh the word that governs: denied or only thought of, it governs nothing."""
    begin, group = read_group(words, at)
    between = {word.key for word in words[at + 1 : stop]}
    before = {word.key for word in words[max(0, begin - 2) : begin]}
    if (
        group & _UNREAL
        or between & _UNREAL
        or before & (WORDS["negators"] | {"to"})
        or is_unreal(words, begin)
    ):
        return None
    if governor == "propose" and words[at].key == "initiative" and "on" in before:
        return None
    return Weight(governor, begin)  # type: ignore[arg-type]  # of the table's words, "fact" is kept out


def _weigh_noun(words: Sequence[Word], at: int, *, is_title: bool) -> Weight | None:
    """Weigh an act's noun: "after the suspension of", "proposed the creation of"; in a title it is news."""
    begin = at
    while begin > 0 and (
        words[begin - 1].key in WORDS["determiners"] or words[begin - 1].key in _BEFORE_NOUN
    ):
        begin -= 1
        if words[begin + 1].pause:
            return None
    governor = GOVERNORS.get(words[begin - 1].key) if begin > 0 and not words[begin].pause else None
    if governor == "fact":
        _, group = read_group(words, begin - 1)
        return None if group & _UNREAL else Weight("asserted", at)
    if governor:
        return _weigh_governor(words, begin - 1, at, governor)
    is_news = is_title and begin > 0 and words[max(0, at - 2)].key in ("on", "of", "regarding")
    return Weight("asserted", at) if is_news else None


def _weigh_ing(words: Sequence[Word], begin: int, group: frozenset[str]) -> Weight | None:
    """Weigh an -ing form: "proposed creating", "after signing", ", establishing"."""
    if group & WORDS["be"]:
        return Weight("asserted", begin, is_performed=True)
    if begin == 0:
        return None
    before = words[begin - 1]
    if words[begin].pause == "," or before.key in _FACT_PREPOSITIONS or before.key in WORDS["orders"]:
        return Weight("asserted", begin)
    governor = GOVERNORS.get(before.key)
    if governor and governor != "fact":
        return _weigh_governor(words, begin - 1, begin, governor)
    return None
