"""Words of a phrase with what their shape says: capitals, possessives, pauses.

Every grammar of `actors/` and `forms/` reads this one view of a line, so that
all spans count in the same text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")

# One word: letters and digits with inner hyphens, apostrophes, points and ampersands; or an ampersand.
# The first group is a plain one: letters of ASCII with nothing drawn to them.
_WORD = re.compile(
    r"([A-Za-z]++)(?![^\W_]|[-‐‑–'’‘&\u2060]|\.[^\W_])"
    r"|[^\W_]+(?:[-‐‑–'’‘.&\u2060][^\W_\u2060]+|\u2060)*|&"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "\u2060": None})
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_QUIET = " \t\xa0\u2009\u202f"
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr jr sr st rep sen gov gen lt col maj brig hon prof capt adm messrs sec secy secty asst amb".split()  # noqa: SIM905
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
    add, new = found.append, tuple.__new__
    last = 0
    for match in _WORD.finditer(text):
        raw = match[1]
        start, end = match.span()
        is_spaced = start == last or (start == last + 1 and text[last] == " ")
        pause = "" if is_spaced else text[last:start].strip(_QUIET)
        if raw and (key := raw.lower()) not in _ABBREVIATIONS and raw not in _CAPITALS:
            # Past Word's own constructor, which takes a third of the time here.
            add(new(Word, (start, end, key, key[0] != raw[0], raw.isupper(), False, False, pause)))
            last = end
        else:  # one word in ten: an ending, an initial, a letter beyond ASCII
            word, last = _shape(text, match[0], start, pause)
            add(word)
    return found


def _shape(text: str, raw: str, start: int, pause: str) -> tuple[Word, int]:
    """Read a word that may end on a possessive or a point; also where its ending ends."""
    end = last = start + len(raw)
    possessive = False
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
        last = end = end + 1
    elif "." in raw and raw[0].isupper() and _INITIALS.fullmatch(raw):  # "H.E.", "U.S"
        initial = True
        key += "."
        if text[end : end + 1] == ".":
            last = end = end + 1
    capital = raw[0].isupper() or raw[0].isdigit()
    return Word(start, end, key, capital, raw.isupper(), possessive, initial, pause), last


def fold(word: str) -> str:
    """Fold one word for look-up: no case, no diacritics, straight apostrophes and hyphens."""
    if word.isascii():
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold() or word


class Phrases(Generic[_T]):
    """A table of phrases that answers which one begins at a word, longest first."""

    def __init__(self, rows: Iterable[tuple[str, _T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        for phrase, value in rows:
            keys = tuple(word.key for word in split_words(phrase))
            self._rows.setdefault(keys[0], []).append((keys, value))
        for held in self._rows.values():
            held.sort(key=lambda row: -len(row[0]))
        self._alone = frozenset(key for key, held in self._rows.items() if len(held[-1][0]) == 1)

    def match(self, words: Sequence[Word], at: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that begins at `at`, and the index after it."""
        rows = self._rows.get(words[at].key) if at < len(words) else None
        if rows is None:  # nine times in ten
            return None
        for keys, value in rows:
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
        return word.key in self._alone
