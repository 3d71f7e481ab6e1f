"""A person's name taken apart for comparing: families, given names, initials, suffix.

Titles, ranks and particles are dropped; the words keep their order, because
the order is what tells "Kim Il Sung" from "Il Sung Kim". No list of persons.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.people.spelling import fold_letters, given_key, spell_key

_FACTS = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
_TITLES = frozenset(_FACTS["titles"])
_RESPECT = frozenset(_FACTS["respect"])
_SUFFIXES = frozenset(_FACTS["suffixes"])
_PARTICLES = frozenset(_FACTS["particles"])
_FUSED = tuple(_FACTS["fused"])
_MEN = frozenset(_FACTS["men"])
_WOMEN = frozenset(_FACTS["women"])
_FAMILY_FIRST = frozenset(spell_key(word) for word in _FACTS["family_first"])
_DOUBLE_ENDINGS = tuple(_FACTS["double_endings"])
_DOUBLE_LETTERS = frozenset(_FACTS["double_letters"])
_KNIGHTS = frozenset(_FACTS["knights"])
_CHAINS = frozenset(_FACTS["chains"])
_PATRONYMICS = tuple(_FACTS["patronymics"])
# "H.M. Roe" has initials; "H.E." before a name nearly always is the title.
_PARENTHESIS = re.compile(r"\([^()]*\)|^\s*H\. ?(?:E|R\. ?H)\.(?=\s)|[\"“”«»\[\]]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘ʼ](?=[^\W\d_]))*\.?")
_MOST_WORDS = 12
_LONGEST = 200  # characters of a name that are looked at
_FUSED_REST = 4  # letters "Abdul" must leave: "Abdulrahman", not "Abdullah"


class NameParts(NamedTuple):
    """A name for comparing: keys of its full words in order, initials as one letter.

    `family` counts the words at the end that are surely the family's (a name
    printed "Family, Given"), 0 where only the order of words can say.
    """

    words: tuple[str, ...]
    given: tuple[tuple[str, str], ...]  # (key as a given name, first letter as printed) of each word
    initials: tuple[bool, ...]
    family: int
    suffix: str | None
    gender: str | None  # "m", "f" as an honorific prints it
    is_double: bool  # may have two families, of which the first is used alone
    is_patronymic_last: bool  # "Ivanov Petr Ivanovich": the family stands first
    is_knight: bool  # "Sir Omar Maren" is also "Sir Omar"
    is_chain: bool  # fathers' names in a row: "Said bin Omar Al Harun" is also "Said bin Omar"
    is_plain: bool  # given names, then one family's, and no other way to read it

    @property
    def is_full(self) -> bool:
        """Whether a given name stands beside the family."""
        return len(self.words) > 1 and not all(self.initials[:-1])


@lru_cache(maxsize=262_144)
def split_name(name: str) -> NameParts | None:
    """Take a printed name apart; None where it has no word that could be a name.

    "Family, Given Middle" is turned round; nicknames in parentheses, titles,
    ranks and particles are dropped.
    """
    text = _PARENTHESIS.sub(" ", name[:_LONGEST])
    parts = [part for part in text.split(",") if part.strip()]
    suffix = _pop_suffix(parts)
    turned = len(parts) > 1 and not _is_only_titles(parts[1])
    family_words = _words(parts[0]) if turned else []
    raw = [*_words(parts[1]), *family_words] if turned else _words(parts[0] if parts else "")
    gender = _find_gender(raw)
    if not suffix and not turned and len(raw) > 1 and _is_suffix(raw[-1]):
        suffix = raw.pop().lower().rstrip(".")
    kept = _drop_titles(raw[:_MOST_WORDS])
    if not kept:
        return None
    folded = [fold_letters(word).rstrip(".") for word in kept]
    initials = tuple(len(word) == 1 for word in folded)
    family = len(_drop_titles(family_words)) if turned else 0
    words = tuple(word if is_one else spell_key(word) for word, is_one in zip(folded, initials, strict=True))
    shapes = (
        _is_double(text, folded),
        len(folded) > 2 and folded[-1].endswith(_PATRONYMICS),  # noqa: PLR2004 - family, given, father's
        any(fold_letters(word) in _KNIGHTS for word in raw[:2]),
        not turned and any(fold_letters(word) in _CHAINS for word in raw[1:]),
    )
    return NameParts(
        words,
        tuple(
            (word if is_one else given_key(word), word[0])
            for word, is_one in zip(folded, initials, strict=True)
        ),
        initials,
        min(family, len(folded)),
        suffix,
        gender,
        *shapes,
        is_plain=not (turned or any(shapes) or initials[-1] or words[0] in _FAMILY_FIRST),
    )


def _pop_suffix(parts: list[str]) -> str | None:
    """Take ", Jr." out of the parts between commas."""
    for n in range(1, len(parts)):
        word = parts[n].strip()
        if _is_suffix(word):
            del parts[n]
            return word.lower().rstrip(".")
    return None


def _is_suffix(word: str) -> bool:
    """Say whether a word is "Jr." or a numeral; numerals are in capitals, "Xi" is a family."""
    return word.lower() in _SUFFIXES and (word.isupper() or word[0] in "JjSs")


def _words(part: str) -> list[str]:
    """Give the words of a part: hyphens part them, "J.R." and "JR Roe" have two initials, "al-" is a particle."""
    words = [word for word in _WORD.findall(part) if fold_letters(word).strip(".")]
    first = words[0] if len(words) > 1 else ""
    if len(first) == 2 and first.isalpha() and first.isupper() and not words[1].isupper():  # noqa: PLR2004
        return [*words[0], *words[1:]]
    return words


def _is_only_titles(part: str) -> bool:
    return all(fold_letters(word).rstrip(".") in _TITLES for word in _words(part))


def _find_gender(raw: list[str]) -> str | None:
    for word in raw[:3]:
        key = fold_letters(word).rstrip(".")
        if key in _WOMEN:
            return "f"
        if key in _MEN:
            return "m"
    return None


def _drop_titles(raw: list[str]) -> list[str]:
    """Drop titles before the name and particles in it; what is left alone is a name ("Prince" is one too)."""
    kept = list(raw)
    while len(kept) > 1 and fold_letters(kept[0]).rstrip(".") in _TITLES and not _is_bare_initial(kept):
        kept = kept[1:]
    if 1 < len(kept) <= 3 and fold_letters(kept[0]) in _RESPECT and not kept[0].endswith("."):  # noqa: PLR2004 - "U Thant"
        kept = kept[1:]
    solid: list[str] = []
    for at, word in enumerate(kept):
        key = fold_letters(word)
        is_particle = key in _PARTICLES and not (len(key) == 1 and word[0].isupper())
        if is_particle and (at + 1 < len(kept) or solid):
            continue
        solid.append(_part_fused(word, key))
    return solid or kept


def _is_bare_initial(kept: list[str]) -> bool:
    """Say whether "M." opens a name as an initial: "M. Roe" may be Monsieur, "M.H. Roe" is not."""
    return len(kept[0].rstrip(".")) == 1 and len(kept) > 2 and len(kept[1].rstrip(".")) == 1  # noqa: PLR2004


def _part_fused(word: str, key: str) -> str:
    for opening in _FUSED:
        if key.startswith(opening) and len(key) - len(opening) >= _FUSED_REST:
            return key[len(opening) :]
    return word


def _is_double(text: str, folded: list[str]) -> bool:
    """Say whether a name has the shape of two families: "Ana Ruiz Marín", "Peres-Alvarez"."""
    if len(folded) < 3:  # noqa: PLR2004 - a given name and two families
        return False
    if not _DOUBLE_LETTERS.isdisjoint(text.lower()):
        return True
    return any(word.endswith(_DOUBLE_ENDINGS) for word in folded[1:])


def is_family_first(parts: NameParts) -> bool:
    """Say whether the first word is a family's of Chinese, Korean or Vietnamese names, or a patronymic ends it."""
    if parts.family or len(parts.words) < 2:  # noqa: PLR2004
        return False
    return parts.is_patronymic_last or (
        parts.words[0] in _FAMILY_FIRST and len(parts.words) <= 3 and not parts.initials[0]  # noqa: PLR2004
    )


def block_keys(name: str) -> tuple[str, ...]:
    """Give the keys under which a name is looked for: names of one person share at least one.

    The last full word, the first, and the one before the last: families stand
    in all these places. Sorted, one to three; empty where there is no name.
    """
    parts = split_name(name)
    if parts is None:
        return ()
    full = [word for word, is_one in zip(parts.words, parts.initials, strict=True) if not is_one]
    if not full:
        return ()
    keys = {full[-1], full[0]} if not parts.family else {full[-1], full[-min(parts.family, len(full))]}
    if parts.is_double and len(full) > 2:  # noqa: PLR2004
        keys.add(full[-2])
    return tuple(sorted(keys))
