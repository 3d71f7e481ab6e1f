"""The key of a mechanism or an instrument: its name folded to what tells it from others of its parties."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.actors.parties import match_party
from onrecord.actors.words import split_words
from onrecord.text.fold import fold_words

_TABLE: Final = tomllib.loads((Path(__file__).parent / "words" / "names.toml").read_text("utf-8"))
_EMPTY: Final = frozenset(
    word for phrase in (*_TABLE["empty"], *_TABLE["nouns"]) for word in fold_words(phrase)
)
_ENDINGS: Final = tuple(sorted(_TABLE["endings"], key=len, reverse=True))
_SAME: Final[dict[str, str]] = {word: row[0] for row in _TABLE["same"] for word in row}
FAMILIES: Final = {family: frozenset(others) for family, others in _TABLE["families"].items()}
_BRACKETS: Final = re.compile(r"\(([^()]{1,80})\)")
_ALIAS: Final = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z]\w*|[A-Z]\S*(?: [A-Z]\S*){1,4})")
_SHORTEST: Final = 4  # letters that must be left when an ending is taken off
_STEM: Final = 5  # letters by which a party that no table knows is seen in its adjective


class Key(NamedTuple):
    """A key taken apart: the family of its noun, and the stems of its name."""

    family: str
    stems: frozenset[str]


def make_key(family: str, name: str, parties: tuple[str, ...], number: str | None = None) -> str:
    """Return the key of a thing: the family of its noun, then its number, or else the stems of its name in order.

    What names its parties, the noun's own words and empty words are left out:
    "the Valmerian-Tarsundic working group on transit" is `group: transit`.
    """
    if number:
        body = " assembly" if _is_assembly(name) else ""
        return f"{family}: {number}{body}"
    return f"{family}: {' '.join(sorted(find_stems(name, parties)))}".rstrip()


def read_key(key: str) -> Key:
    """Take a key apart."""
    family, _, stems = key.partition(":")
    return Key(family, frozenset(stems.split()))


@lru_cache(maxsize=4096)
def find_stems(name: str, parties: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the words of a name that tell it from other names; a bracket's are left out."""
    bare = _BRACKETS.sub(" ", name)
    prefixes = tuple(party.casefold()[:_STEM] for party in parties if len(party) > _STEM)
    words = [word for word in fold_words(_without_parties(bare)) if not word.startswith(prefixes or ("\0",))]
    return frozenset(_stem(word) for word in words if word not in _EMPTY and not word.isdigit())


def find_aliases(name: str) -> frozenset[str]:
    """Return the other names that brackets in a name give: "Treaty on Harbour Lights (THL Treaty)" has `thl treaty`."""
    return frozenset(
        " ".join(fold_words(inner[1])) for inner in _BRACKETS.finditer(name) if _ALIAS.fullmatch(inner[1])
    )


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Take the ending off a folded word; words used for one another become one."""
    if word in _SAME:
        return _SAME[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _without_parties(name: str) -> str:
    """Return a name without the words that name states and organisations."""
    words = split_words(name.replace("-", " ").replace("–", " "))
    kept: list[str] = []
    at = 0
    while at < len(words):
        known = match_party(words, at)
        if known:
            at = known[1]
            continue
        kept.append(words[at].key)
        at += 1
    return " ".join(kept)


def _is_assembly(name: str) -> bool:
    """Say whether a resolution is the General Assembly's: its numbers are not the Security Council's."""
    return "ssembl" in name or "UNGA" in name
