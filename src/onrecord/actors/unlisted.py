"""States that no table knows, found by the company of their names: "Kingdom of Tarsund", "the Valmerian side".

A gazetteer ends where states are new or invented, and a text tells enough:
who has a foreign minister, an embassy, a side at the table is a state.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from onrecord.actors.lexicon import is_body_word, is_head
from onrecord.actors.parties import read_party
from onrecord.actors.printed import PrintedParty, read_seat
from onrecord.actors.words import split_words

_FACTS = tomllib.loads((Path(__file__).parent / "unlisted.toml").read_text("utf-8"))
_BEFORE: Final = {f"{noun} of ": noun.lower().split() for noun in _FACTS["before"]}
_AFTER: Final = {f" {noun}": noun.lower().split() for noun in _FACTS["after"]}
_ENDINGS: Final = tuple(_FACTS["endings"])
_NEVER: Final = frozenset(_FACTS["never"])
_NAME_AFTER: Final = re.compile(r"(?:the )?([A-ZÀ-ÞĀ-Ž][\w-]*[^\W\d_])(?![\w-])")
_WORD_BEFORE: Final = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w-]*[^\W\d_])((?:['’]s?)?)\Z")
_WORD: Final = re.compile(r"[\w-]*\w")
_REACH: Final = 40  # characters before a noun that are looked at
_SHORTEST: Final = 4  # letters that a name and its adjective share
_CUT: Final = 3  # letters of a name that its adjective may lose: Brenn(ick)-ish
_MOST: Final = 16  # adjectives of one text that are looked up


def find_states(text: str, words: frozenset[str]) -> frozenset[str]:
    """Find the names of states that no table knows and that the text shows to be states.

    `words` are those of the text in lower case. Linear in the text.
    """
    names: set[str] = set()
    adjectives: set[str] = set()
    for noun in _in_words(_BEFORE, words):
        for at in _find_all(text, noun):
            if (found := _NAME_AFTER.match(text, at + len(noun))) and _is_name(found[1]):
                names.add(found[1])
    for noun in _in_words(_AFTER, words):
        for at in _find_all(text, noun):
            found = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
            if found and _is_name(found[1]):
                (names if found[2] else adjectives).add(found[1])
    for word in sorted(adjectives)[:_MOST]:
        names.update(find_names(word, text))
    return frozenset(names)


def find_names(adjective: str, text: str) -> Iterator[str]:
    """Yield the names of unlisted states that a text prints and this is the adjective of: none for "Foreign"."""
    stem = adjective[:_SHORTEST]
    seen: set[str] = set()
    for at in _find_all(text, stem):
        found = _WORD.match(text, at)
        if found and found[0] not in seen and not text[at - 1 : at].isalnum():
            seen.add(found[0])
            # "Valmerians" are people of it, and no state.
            is_own = is_adjective_of(adjective, found[0]) and not found[0].startswith(adjective)
            if is_own and _is_name(found[0]):
                yield found[0]


def is_adjective_of(word: str, name: str) -> bool:
    """Tell whether a word may be the adjective of a state's name: "Quillanese" of "Quillane"."""
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if (
            word.endswith(ending)
            and len(stem) >= _SHORTEST
            and name.startswith(stem)
            and len(name) - len(stem) <= _CUT
        ):
            return word != name
    return False


def find_unlisted(text: str, names: Iterable[str]) -> Iterator[PrintedParty]:
    """Yield where these names of states, or their adjectives, stand in a text."""
    for name in names:
        stem = name[: max(_SHORTEST, len(name) - _CUT)]
        for at in _find_all(text, stem):
            if text[at - 1 : at].isalnum():
                continue
            if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum():
                yield PrintedParty(at, at + len(name), name, "state")
            elif (word := _WORD.match(text, at)) and is_adjective_of(word[0], name):
                yield PrintedParty(at, word.end(), name, "adjective")


def _in_words(nouns: Mapping[str, Sequence[str]], words: frozenset[str]) -> list[str]:
    return [noun for noun, parts in nouns.items() if words.issuperset(parts)]


def _is_name(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()  # "former" has its "form"
        and not any(
            is_head(one) or is_body_word(one) for one in split_words(word)
        )  # "Minister" its "Ministry"
        and word not in _NEVER
        and read_party(word) is None
        and read_seat(word) is None
        and not word.isupper()
    )


def _find_all(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + len(piece))
