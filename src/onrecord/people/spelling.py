"""How one name is spelt: a key that is equal for the transliterations of one word.

Rules over letters in `letters.toml` (Lavrov, Lawrow; Sergei, Serguei;
Mohammed, Muhammad): no list of people. A key is for comparing, never shown.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_FACTS = tomllib.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))
_LETTERS = str.maketrans({**_FACTS["strokes"], **dict.fromkeys(_FACTS["signs"]["drop"])})
_FORMS: dict[str, str] = _FACTS["forms"]
_NICKNAMES: dict[str, str] = _FACTS["nicknames"]
_FAMILIES = tuple((re.compile(pattern), key) for pattern, key in _FACTS["families"].items())
_RULES = tuple(_FACTS["rules"].items())
_OPENINGS = tuple(_FACTS["openings"].items())
_ENDINGS = tuple(sorted(_FACTS["endings"].items(), key=lambda row: -len(row[0])))
_HARD_C = re.compile(r"c(?![hiey])")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 4  # letters a word needs before its ending is read: "Li" and "Ly" are two families
_LONGEST = 40  # letters of a word that are looked at; no name is longer, hostile pages are


def fold_letters(word: str) -> str:
    """Give a word in small letters, without diacritics, strokes and apostrophes."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_LETTERS)


@lru_cache(maxsize=131_072)
def spell_key(word: str) -> str:
    """Give the key that all spellings of one name share: "Lawrow" has that of "Lavrov".

    For one word without spaces or hyphens; letters of other alphabets stay as
    they are. Never empty for a word that has a letter.
    """
    folded = fold_letters(word)[:_LONGEST]
    key = _FORMS.get(folded)
    if key is None:
        key = next((key for pattern, key in _FAMILIES if pattern.fullmatch(folded)), None)
    return key or _apply_rules(folded)


def _apply_rules(folded: str) -> str:
    key = folded
    for old, new in _RULES:
        if old in key:
            key = key.replace(old, new)
    key = _HARD_C.sub("k", key)
    if len(key) >= _SHORTEST:
        key = next((new + key[len(old) :] for old, new in _OPENINGS if key.startswith(old)), key)
        key = next((key[: -len(old)] + new for old, new in _ENDINGS if key.endswith(old)), key)
    return _DOUBLED.sub(r"\1", key) or folded


def given_key(word: str) -> str:
    """Give the key of a given name: as `spell_key`, and one key for a name and its usual short form."""
    key = spell_key(word)
    full = _NICKNAMES.get(fold_letters(word))
    return spell_key(full) if full else key
