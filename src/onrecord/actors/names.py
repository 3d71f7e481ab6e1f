"""The shape of persons' names: capitals, particles, initials, suffixes.

No list of given names: a name is what stands where a name is due and looks
like one. Whether it is due is the business of the grammar that asks.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from onrecord.actors.words import Phrases, Word, fold

_FACTS = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
_PARTICLES = frozenset(_FACTS["particles"])
_OPENING = frozenset(_FACTS["opening"])
_SUFFIXES = frozenset(_FACTS["suffixes"])
_BEHIND = frozenset(_FACTS["behind"])
SEATS: frozenset[str] = frozenset(_FACTS["seats"])
COURTEOUS: frozenset[str] = frozenset(_FACTS["courteous"])
CIVIL: frozenset[str] = frozenset(_FACTS["civil"])
_NEVER = frozenset(fold(word) for word in _FACTS["never"])
_HONORIFICS: Phrases[bool] = Phrases((phrase, True) for phrase in _FACTS["honorifics"])
_HONORIFIC_KEYS = frozenset(fold(phrase).rstrip(".") for phrase in _FACTS["honorifics"] if " " not in phrase)
_BINDING = frozenset(("al", "bin", "ibn", "el", "de", "von", "van"))  # "Al Said": what follows is a name
_MAX_WORDS = 8  # "Mohammed bin Salman bin Abdulaziz Al Saud" has seven


def skip_honorifics(words: Sequence[Word], at: int) -> int:
    """Give the index after any honorifics ("His Majesty", "Dr.", "the Hon.") that begin at `at`."""
    while (found := _HONORIFICS.match(words, at)) and words[found[1] - 1].is_capital:
        at = found[1]
    return at


def find_behind(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """Give the end of a full name at `at` and of what stands in capitals behind it ("Ilse Maren | MP |"); None for neither."""
    for now in range(at + 2, min(end, at + _MAX_WORDS)):
        word = words[now]
        if word.is_upper and word.key in _BEHIND and word.pause in ("", ","):
            after = now + 1
            while after < end and words[after].is_upper and words[after].key in _BEHIND:
                after += 1
            return (now, after) if end_of_name(words, at, now) == now else None
        if word.pause:
            break
    return None


def end_of_name(words: Sequence[Word], at: int, end: int | None = None) -> int:
    """Give the index after the longest name that begins at word `at`; `at` itself where none does.

    A possessive ending, a pause (but ", Jr."), a small letter that is no
    particle, and a word no person is called by all end a name. A single
    initial or particle is no name.
    """
    stop = min(len(words) if end is None else end, at + _MAX_WORDS)
    solid = at  # after the last word that may end a name
    now = at
    while now < stop:
        word = words[now]
        if now > at and word.pause and not (word.pause == "," and word.key in _SUFFIXES and solid == now):
            break
        if _is_name_word(word) or (now > at and word.is_capital and binds_name(words[now - 1])):
            solid = now + 1
        elif word.is_initial and len(word.key) <= 4:  # noqa: PLR2004 - "W.", "J.R."
            pass
        elif word.key not in (_PARTICLES if now > at else _OPENING) or word.key == "and":
            break
        if word.is_possessive:
            break
        now += 1
    if solid == at + 1 and words[at].key in _SUFFIXES:
        return at
    return solid


def _is_name_word(word: Word) -> bool:
    """Say whether the word may stand in a name as one of its full words."""
    key = word.key
    if not word.is_capital or word.is_initial:
        return bool(key.startswith(("al-", "el-", "d'")) and len(key) > 3)  # noqa: PLR2004 - "al-Assad"
    if key in _NEVER:
        return False
    return key.isalpha() or (key[0].isalpha() and not any(c.isdigit() for c in key))


def is_never_name(word: Word) -> bool:
    """Say whether no person is called so: "Meeting", "the", "March"."""
    return word.key in _NEVER


def binds_name(word: Word) -> bool:
    """Say whether whatever capital follows the word is a name: "Al Said"."""
    return word.key in _BINDING


def is_never_key(key: str) -> bool:
    """Say the same of a word already folded."""
    return key in _NEVER


def is_honorific_key(key: str) -> bool:
    """Say whether a word already folded stands before names and is no part of them: "mr", "general"."""
    return key.rstrip(".") in _HONORIFIC_KEYS


def leading_surname(name: str) -> str | None:
    """Return the surname that capitals tell where it stands first, "TORI" in "TORI Kenzo"; None where it does not."""
    first, _, rest = name.partition(" ")
    is_word = first.isupper() and len(first) > 2 and not first.endswith(".")  # noqa: PLR2004
    return first if is_word and rest and not rest.rpartition(" ")[2].isupper() else None


def surname_of(name: str) -> str:
    """Return the word by which a person is called: the last of the name ("Jr." and the like left out), or `leading_surname`."""
    words = [
        word for word in name.replace(".", "").replace(",", " ").split() if word.lower() not in _SUFFIXES
    ]
    if not words:
        return name
    return leading_surname(" ".join(words)) or words[-1]
