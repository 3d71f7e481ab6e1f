"""The telling words of what is asked or promised, folded for comparing: not the small words, one form of each."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from onrecord.text.fold import fold_words

STOP: Final[frozenset[str]] = frozenset(
    tomllib.loads((Path(__file__).parent / "words" / "wordings.toml").read_text("utf-8"))["stop"]
)
"""Small words, and words that every wording has."""
_SHORT: Final = 3
_ENDING: Final = re.compile(r"(?:ations?|ings?|ed|es|s|ion|ions|ment|ments|ly|e)$")
_STEM: Final = 4
_MOST: Final = 16
"""Words kept of one wording, the first ones: what comes later adds circumstances."""


@lru_cache(maxsize=16_384)
def fold_wording(printed: str | None) -> frozenset[str]:
    """Return the stems of the words that tell a wording from others; empty for none."""
    kept: dict[str, None] = {}
    for word in fold_words(printed or ""):
        if word in STOP or (len(word) < _SHORT and not word.isdigit()):
            continue
        kept[stem(word)] = None
        if len(kept) == _MOST:
            break
    return frozenset(kept)


def stem(word: str) -> str:
    """Return a folded word without its ending, as long as four letters stay: "consultations" and "consulting" agree."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _STEM else word


def share_words(
    one: frozenset[str], other: frozenset[str], enough: float, least: int
) -> frozenset[str] | None:
    """Return the words two wordings share, where they are `least` and `enough` of the shorter's; else null."""
    shared = one & other
    shorter = min(len(one), len(other))
    if len(shared) < least or len(shared) < enough * shorter:
        return None
    return shared


def lower_same(text: str) -> str:
    """Return a text in lower case, of the same length: a letter that would become two stays as it is."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def find_word(lower: str, word: str) -> Iterator[int]:
    """Yield where a word stands whole in a text in lower case: no letter beside it."""
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and lower[at - 1].isalpha()) and not lower[end : end + 1].isalpha():
            yield at
        at = lower.find(word, end)
