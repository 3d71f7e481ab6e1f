"""Words of a phrase with what their shape says: capitals, possessives, pauses.

Every grammar of `actors/` and `forms/` reads this one view of a line, so that
all spans count in the same text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")

# One word: initials ("H.E.", "U.S."), or letters and digits with inner hyphens, apostrophes and ampersands.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|&|[^\W_]+(?:[-‐‑–'’‘.&\u2060][^\W_\u2060]+|\u2060)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "\u2060": None})
_QUIET = " \t\xa0\u2009\u202f"
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr jr sr st rep sen gov gen lt col maj hon prof capt adm messrs sec amb".split()  # noqa: SIM905
)


class Word(NamedTuple):
    """One word: its half-open span, its folded form, and its shape.

    `key` is without case, diacritics and possessive ending; `pause` is the
    punctuation between this word and the one before it ("" for a space).
    """

    start: int
    end: int
    key: str
    is_capital: bool
    is_upper: bool
    is_possessive: bool
    is_initial: bool
    pause: str


def split_words(text: str) -> list[Word]:
    """Split a phrase into words; `end` excludes a possessive ending, includes an abbreviation's point."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match[0]
        possessive = False
        pause = text[last:start].strip(_QUIET) if start - last != 1 or text[last] != " " else ""
        last = end
        if len(raw) > 2 and raw[-1] in "sS" and raw[-2] in "'’‘":  # noqa: PLR2004
            possessive = True
            raw = raw[:-2]
            end -= 2
        elif text[end : end + 1] in ("'", "’") and raw[-1] in "sS" and text[end + 1 : end + 2] in (" ", ""):
            possessive = True
            last = end + 1
        key = fold(raw)
        # "A Just Cause" opens with an article: an "A" without its point is no initial.
        initial = len(raw) == 1 and raw.isupper() and (raw not in "AI" or text[end : end + 1] == ".")
        if text[end : end + 1] == "." and (initial or key in _ABBREVIATIONS):
            end += 1
            last = end
        elif raw[-1] == ".":
            initial = key.count(".") == len(key) // 2 and raw[0].isupper()
        found.append(
            Word(
                start,
                end,
                key,
                raw[0].isupper() or raw[0].isdigit(),
                raw.isupper(),
                possessive,
                initial,
                pause,
            )
        )
    return found


def fold(word: str) -> str:
    """Fold one word for look-up: no case, no diacritics, straight apostrophes and hyphens."""
    if word.isascii():
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class Phrases(Generic[_T]):
    """A table of phrases that answers which one begins at a word, longest first."""

    def __init__(self, rows: Iterable[tuple[str, _T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        for phrase, value in rows:
            keys = tuple(word.key for word in split_words(phrase))
            self._rows.setdefault(keys[0], []).append((keys, value))
        for held in self._rows.values():
            held.sort(key=lambda row: -len(row[0]))

    def match(self, words: Sequence[Word], at: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that begins at `at`, and the index after it."""
        if at >= len(words):
            return None
        for keys, value in self._rows.get(words[at].key, ()):
            end = at + len(keys)
            if len(keys) == 1:
                return value, end
            if end <= len(words) and all(
                words[at + n].key == keys[n] and not words[at + n].pause for n in range(1, len(keys))
            ):
                return value, end
        return None

    def __contains__(self, word: Word) -> bool:
        """Say whether this word alone is a phrase of the table."""
        return any(len(keys) == 1 for keys, _ in self._rows.get(word.key, ()))
