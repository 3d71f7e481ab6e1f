"""Whether the clause around some words looks back or ahead."""

import re
import tomllib
from pathlib import Path
from typing import Literal

Tense = Literal["past", "future"]

_WORDS = tomllib.loads((Path(__file__).parent / "tense.toml").read_text("utf-8"))
_FUTURE = frozenset(_WORDS["future"])
_PAST = frozenset(_WORDS["past"])
_BESIDE = frozenset(_WORDS["future_beside"])
_NOT_PAST = frozenset(_WORDS["not_past"])
_PAST_TO = frozenset(_WORDS["past_to"])
_BEFORE_PARTICIPLE = frozenset(_WORDS["before_participle"])
_NOT_INFINITIVE = frozenset(_WORDS["not_infinitive"])
_WINDOW = 180  # characters looked at on either side; a clause is rarely longer
_WORD = re.compile(r"['’]?[A-Za-z]+(?:['’-][A-Za-z]+)*")
_STOP = re.compile(
    r"[!?;\n\r\"“”]|\.(?=[\s\"”’)])(?<![ .][A-Z].)(?<!Mr.)(?<!Dr.)(?<!Mrs.)(?<!Sen.)(?<!Gov.)(?<!Rep.)"
)


def find_tense(text: str, start: int, end: int) -> Tense | None:
    """Say whether the clause around `text[start:end]` looks back or ahead; None where no verb tells.

    The nearest telling word before decides, then the nearest after, within
    the sentence and 180 characters. Constant time.
    """
    low = max(0, start - _WINDOW)
    before = [*_STOP.finditer(text, low, start)]
    words = [m[0] for m in _WORD.finditer(text, before[-1].end() if before else low, start)]
    if words and words[-1].lower() in _BESIDE:
        return "future"
    for at in range(len(words) - 1, -1, -1):
        if tense := _tell(words, at):
            return tense
    after = _STOP.search(text, end, end + _WINDOW)
    words = [
        m[0] for m in _WORD.finditer(text, end, after.start() if after else min(len(text), end + _WINDOW))
    ]
    for at in range(len(words)):
        if tense := _tell(words, at):
            return tense
    return None


def _tell(words: list[str], at: int) -> Tense | None:
    """Say what one word tells."""
    if words[at] == "May":
        return None
    word, before = words[at].lower(), words[at - 1].lower() if at else ""
    if word in _FUTURE or word.endswith(("'ll", "’ll")) or word == "if":
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):  # noqa: PLR2004 - "red"
        return _tell_past(words, at, word, before)
    if (
        before == "to"
        and words[at].islower()
        and word not in _NOT_INFINITIVE
        and not word.endswith(("s", "ing"))
    ):
        return "past" if at > 1 and words[at - 2].lower() in _PAST_TO else "future"
    return None


def _tell_past(words: list[str], at: int, word: str, before: str) -> Tense | None:
    """Say what a past form tells: nothing as an adjective, and the future in "will be held" and "if it lost"."""
    if before == "be" or "if" in map(str.lower, words[max(0, at - 3) : at]):
        return "future"
    is_participle = word.endswith("ed") or word in {"held", "made", "taken", "met", "sent", "found"}
    if is_participle and (before in _BEFORE_PARTICIPLE or (at > 1 and words[at - 2].lower() == "to")):
        return None  # "a disputed council", "to send tired envoys"
    return "past"
