"""What stands before a noun that names a mechanism or an instrument: its modifiers, and the parties among them."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.actors.parties import read_party
from onrecord.actors.printed import PrintedParty
from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_words import FORMS, GOVERNORS, WORDS
from onrecord.ledger.mechanisms_heads import LAST_WORDS, Head, Sentence
from onrecord.ledger.mechanisms_table import MECHANISMS
from onrecord.model import Span

_JOINT: Final = frozenset(MECHANISMS["joint"])
_DOMESTIC: Final = frozenset(MECHANISMS["domestic"])
_CLEARLY_JOINT: Final = _JOINT - {"joint", "contact", "mixed"}
_MOST_LOWER: Final = 4  # words in lower case before the noun
_MOST_JOINED: Final = 6  # words before an "and" inside a name
_PREFIXES: Final[dict[str, str]] = MECHANISMS["prefixes"]
_OPENING: Final = "“\"'‘«"
OWNERS: Final = frozenset({"state", "adjective", "organisation", "organ", "body", "group", "seat"})
"""Kinds of printed parties that a thing can be of; a capital in a name is where it was made."""


def is_marked(head: Head, words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a word before the noun tells that it is of several parties."""
    keys = {word.key for word in words[first:last]}
    return bool(keys & _CLEARLY_JOINT or (keys & (_JOINT | head.marks) and not keys & _DOMESTIC))


def walk_left(words: Sequence[Word], at: int) -> tuple[int, str]:
    """Give the index of the first modifier before the noun at `at`, and the determiner before that."""
    first = at
    lower = 0
    while first > 0 and (not words[first].pause.strip(_OPENING) or _is_joined(words, first)):
        word = words[first - 1]
        if word.key == "and" and _is_joined_by_and(words, first - 1):
            first -= 1
            continue
        if word.key in WORDS["determiners"]:
            is_such = word.key in ("a", "an") and first > 1 and words[first - 2].key == "such"
            return first, "such" if is_such else word.key
        if word.is_possessive and word.key not in _JOINT:
            return first, "its"
        if word.key in WORDS["stops"] or "'" in word.key or lower > _MOST_LOWER:
            break
        lower += not word.is_capital
        first -= 1
    return first, ""


def _is_joined(words: Sequence[Word], at: int) -> bool:
    """Say whether a dash or stroke before the word joins two names: "U.S.-Norway", "Varnes/Port Lodd"."""
    return words[at].pause in ("-", "–", "/") and words[at].is_capital and words[at - 1].is_capital


def _is_joined_by_and(words: Sequence[Word], at: int) -> bool:
    """Say whether "and" at `at` is inside a name: "the Trade and Investment Agreement"."""
    is_apart = bool(words[at].pause or words[at + 1].pause) or words[at - 1].key in LAST_WORDS
    if not words[at + 1].is_capital or is_apart:
        return False
    for n in range(at - 1, max(-1, at - _MOST_JOINED), -1):
        if words[n].key in WORDS["determiners"]:
            return n < at - 1
        if not words[n].is_capital or words[n].is_possessive or words[n + 1].pause:
            return False
    return False


def strip_left(words: Sequence[Word], first: int, at: int, *, has_determiner: bool) -> int:
    """Leave out verbs and participles that the walk took for modifiers: "suspended", "discussed"."""
    begin = first
    for n in range(first, at):
        key = words[n].key
        is_verb = (
            (key in FORMS and not has_determiner) or key in GOVERNORS or key.endswith(("ed", "ing", "ly"))
        )
        if (not words[n].is_capital or n == 0) and is_verb and "-" not in key:
            begin = n + 1
    capital = next(
        (n for n in range(begin, at) if words[n].is_capital and not (n == 0 and words[n].key in FORMS)), at
    )
    return capital if capital < at else begin


def read_modifiers(
    sentence: Sentence, first: int, at: int, own: Span | None
) -> tuple[list[str], tuple[str, ...]]:
    """Give the parties that the words before the noun name, and their proper words that name none."""
    if own is None or not any(word.is_capital for word in sentence.words[first:at]):
        return [], ()
    printed = [one for one in sentence.parties((own[0], own[1] + 2)) if one.kind in OWNERS]
    parties = [code for one in printed for code in codes_of(one)]
    proper: list[str] = []
    for word in sentence.words[first:at]:
        span = sentence.start + word.start, sentence.start + word.end
        if (
            not word.is_capital
            or word.key[0].isdigit()
            or any(one.start < span[1] and span[0] < one.end for one in printed)
        ):
            if "-" in word.key or "–" in word.key:
                parties.extend(
                    code for code in _read_pair(sentence.scene.text[slice(*span)]) if code not in parties
                )
            continue
        pair = _read_pair(sentence.scene.text[slice(*span)])
        parties.extend(code for code in pair if code not in parties)
        if not pair and word.key not in _JOINT and not sentence.is_shouted:
            proper.append(word.key)
    return parties, tuple(proper)


def codes_of(one: PrintedParty) -> tuple[str, ...]:
    """Give the codes of a printed party, of a group its members."""
    return one.members or ((one.party,) if one.party else ())


def _read_pair(printed: str) -> list[str]:
    """Read the parties of a word of two: "Russian-American", "Sino-Soviet", "EU–Norway"."""
    parts = re.split(r"[-–‑]", printed)
    if len(parts) != 2:  # noqa: PLR2004 - a pair
        return []
    found = [_PREFIXES.get(part.casefold()) or read_party(part) for part in parts]
    return [code for code in found if code]
