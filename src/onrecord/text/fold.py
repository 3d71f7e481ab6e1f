"""Fold text into the words that searching and comparing see, each with its place.

Folding never alters a text of the record: it answers "are these the same
word?", for search, for joining documents, for titles. NFKC, case folded,
diacritics stripped, and look-alike letters of another alphabet read as the
alphabet of the rest of the word: a page printed "Сonference" with a
Cyrillic first letter, and nobody who searches types that letter.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """One word as search sees it, and its half-open place in the text."""

    folded: str
    start: int
    end: int


# Combining marks sit inside words but are not \w to Python. Scanning the
# blocks that have them costs 2 ms at import; all of Unicode would cost 150.
_MARK_BLOCKS = ((0x0300, 0x1AFF), (0x1B00, 0x20FF), (0xA66F, 0xABFF), (0xFB1E, 0xFB1F), (0xFE20, 0xFE30))
_MARKS = "".join(
    chr(point)
    for first, last in _MARK_BLOCKS
    for point in range(first, last)
    if unicodedata.category(chr(point)) in ("Mn", "Mc")
)
# Soft hyphen and the zero-width characters that sites leave inside words.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Written without spaces: each character is a word, so that any part is found.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Raised and lowered digits are footnote marks: "Marrow¹" is the word Marrow.
_RAISED = "¹²³\u2070-\u2079\u2080-\u2089"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_PLAIN = rf"[^\W_{_UNSPACED}{_RAISED}]"
# Marks and invisible characters are disjoint from _PLAIN, so no text makes
# the repetition ambiguous: time is linear. The first alternative reads
# "U.S." as the one word "us", as a page printing "US" is read.
_WORD = re.compile(
    rf"{_LETTER}(?:\.{_LETTER})+(?!{_PLAIN})"
    rf"|{_PLAIN}+(?:[{_MARKS}{_INVISIBLE}]+{_PLAIN}*)*"
    rf"|[{_UNSPACED}]"
)
# The dot between letters that stand alone, as in "u.s.", where all characters are ASCII in small letters; the
# dot comes first, so that the pattern looks at dots alone.
_INITIALS_DOT = re.compile(r"\.(?<=[a-z]\.)(?<![a-z0-9][a-z]\.)(?=[a-z](?![a-z0-9]))")
_ASCII_WORDS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 0x20 for code in range(256))
_SIGNS = ("’", "“", "”", "‘", "–", "—", "\u00a0", "…", "«", "»")  # part words, and stand in English lines

# Case matters: the capital Cyrillic ve looks like B, the small one does not like b.
_TO_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮҺԚԜаеіјкорсухѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυικχ",
    "ABESIJKMHOPCTYXYHQWaeijkopcyxshdqwABEZHIKMNOPTYXavopuikx",
)
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTYXIJSaekopcyxijs", "АВЕКМНОРСТУХІЈЅаекорсухіјѕ")
# Letters that carry their stroke inside have no decomposition in Unicode.
_STROKED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)


def words(text: str) -> list[Word]:
    """Return the words of `text` in order, folded, with their character offsets.

    Dotted initials are one word ("U.S." is `us`); apostrophes and hyphens
    part words ("envoy's" is `envoy`, `s`), whatever sign is printed. Linear
    in the length of the text: about 0.15 ms a kilobyte.
    """
    spans = find_spans(text)
    return [Word(word, start, end) for word, (start, end) in zip(fold_each(text), spans, strict=True) if word]


def fold_words(text: str) -> list[str]:
    """Return the folded words of `text` alone: `[word.folded for word in words(text)]`, four times as fast."""
    return [word for word in fold_each(text) if word]


def find_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of `text` stand."""
    return [match.span() for match in _WORD.finditer(text)]


def fold_each(text: str) -> list[str]:
    """Return the folded words of `text`, one for each of `find_spans`: empty where all of a word folds away."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    if text.isascii():
        return _fold_ascii(text)
    lines = text.split("\n")
    return [word for line in lines for word in (_fold_ascii(line) if line.isascii() else _fold_mixed(line))]


def _fold_ascii(text: str) -> list[str]:
    """Fold the words of a text of ASCII alone, most lines of English: eight times as fast."""
    lower = text.lower()
    if "." in lower:
        lower = _INITIALS_DOT.sub("", lower)
    return lower.encode("ascii").translate(_ASCII_WORDS).decode("ascii").split()


def _fold_mixed(text: str) -> list[str]:
    # A page of 1,000 words has 400 different ones, and each is folded once.
    found = _WORD.findall(text)
    folded = {raw: raw.lower() if raw.isascii() and raw.isalnum() else _fold(raw) for raw in set(found)}
    return [folded[raw] for raw in found]


def fold_title(text: str) -> str:
    """Return the folded words of a title joined by single spaces: equal for titles that say the same."""
    return " ".join(fold_words(text))


@lru_cache(maxsize=65_536)
def _fold(raw: str) -> str:
    composed = unicodedata.normalize("NFKC", raw)
    marked = unicodedata.normalize("NFKD", _unmix(composed).casefold())
    bare = "".join(char for char in marked if char.isalnum() or _is_vowel_sign(char))
    return bare.translate(_STROKED)


def _is_vowel_sign(char: str) -> bool:
    """Say whether a character is a mark that spells (an Indic vowel), not a diacritic."""
    return unicodedata.combining(char) == 0 and unicodedata.category(char) in ("Mn", "Mc")


def _unmix(word: str) -> str:
    """Return a word of two alphabets in one of them, where look-alike letters explain the mixture.

    Latin first; a word that stays mixed is left alone, so that "μg" keeps its mu.
    """
    scripts = _scripts(word)
    if len(scripts) < 2 or "LATIN" not in scripts:  # noqa: PLR2004 - two is what mixing means
        return word
    for table, script in ((_TO_LATIN, "LATIN"), (_TO_CYRILLIC, "CYRILLIC")):
        tried = word.translate(table)
        if _scripts(tried) == {script}:
            return tried
    return word


def _scripts(word: str) -> set[str]:
    """Return the alphabets of a word's letters, of those that look alike."""
    names = {unicodedata.name(char, "").partition(" ")[0] for char in word if char.isalpha()}
    return names & {"LATIN", "CYRILLIC", "GREEK"}


_SPACES = bytes(code if chr(code).isalnum() else 0x20 for code in range(256))


def word_set(lower: str) -> frozenset[str]:
    """Return the words of a text in lower case, each once: a fifth of the time a pattern takes.

    Made to tell whether a text can hold a cue: letters beyond Latin-1 part words, and no cue has them.
    """
    return frozenset(lower.encode("latin-1", "replace").translate(_SPACES).decode("latin-1").split())
