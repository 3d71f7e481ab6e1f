"""Parties: the states and organisations that people speak for.

A state is its ISO 3166-1 alpha-3 code, an organisation its usual acronym. No
gazetteer knows every state (an invented or a new one), so a name that a title
clearly uses as a state's ("Foreign Minister of Valdoria") is kept as printed.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycountry
from babel import Locale

from onrecord.actors.words import Phrases, Word, fold, split_words

_FACTS = tomllib.loads((Path(__file__).parent / "parties.toml").read_text("utf-8"))


class Party(NamedTuple):
    """A party as a table knows it: its code, and what kind of spelling this one is.

    An adjective ("Kazakh"), a state's name, or an acronym, which counts only
    in capitals ("WHO" is no "Who"). An organ ("European Commission") is a
    part of its party.
    """

    code: str
    is_adjective: bool
    is_state: bool
    is_acronym: bool = False
    is_organ: bool = False


def _states() -> Iterator[tuple[str, Party]]:
    """Yield every name of every state in English, from the standard's tables and CLDR."""
    territories = Locale("en").territories
    for country in pycountry.countries:
        party = Party(country.alpha_3, is_adjective=False, is_state=True)
        names = {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}
        names.add(territories.get(country.alpha_2, ""))
        for name in names:
            bare = name.split(" (")[0].split(",")[0] if "," not in name else ""
            for spelling in (name, bare):
                if spelling and "," not in spelling and "(" not in spelling:
                    yield spelling, party
                    yield spelling.replace("&", "and").replace("St.", "Saint"), party
    for code, spellings in _FACTS["names"].items():
        for name in spellings:
            yield name, Party(code, is_adjective=False, is_state=True)


def _rows() -> Iterator[tuple[str, Party]]:
    """Yield every spelling once; the tables of facts win over the standard's."""
    seen: dict[str, Party] = dict(_states())
    for code, spellings in _FACTS["adjectives"].items():
        for name in spellings:
            if name not in seen:  # "New Zealand" is a name before it is an adjective
                seen[name] = Party(code, is_adjective=True, is_state=True)
    for code, spellings in _FACTS["organisations"].items():
        for name in (code, *spellings):
            seen[name] = Party(code, is_adjective=False, is_state=False)
    for code, spellings in _FACTS["organs"].items():
        for name in spellings:
            seen[name] = Party(code, is_adjective=False, is_state=False, is_organ=True)
    for name, party in seen.items():
        yield name, party._replace(is_acronym=name.isupper() and " " not in name)


_ROWS = tuple(_rows())
_PARTIES: Phrases[Party] = Phrases(_ROWS)
_STATE_NOUNS = frozenset(fold(noun) for noun in _FACTS["words"]["state_nouns"])
_OPENERS = frozenset(fold(word) for word in _FACTS["words"]["place_openers"])
_CLOSERS = frozenset(fold(word) for word in _FACTS["words"]["place_closers"])


def iter_spellings() -> Iterator[tuple[str, Party]]:
    """Yield every spelling that the tables know, as printed, with its party."""
    yield from _ROWS


def match_party(words: Sequence[Word], at: int) -> tuple[Party, int] | None:
    """Give the known party whose name or adjective begins at word `at`, and the index after it.

    Its words must be capitalised as names are: "us" and "who" are no parties.
    """
    if at >= len(words) or not words[at].is_capital:
        return None
    known = _PARTIES.match(words, at)
    if known and known[0].is_acronym and not words[at].is_upper:
        return None
    return known


def read_party(phrase: str) -> str | None:
    """Give the code of the party that this whole phrase names ("the Kingdom of Norway": NOR), or None."""
    words = split_words(phrase)
    at = 1 if words and words[0].key == "the" else 0
    known = match_party(words, at)
    if known and known[1] == len(words):
        return known[0].code
    return None


def read_code(letters: str) -> str | None:
    """Give the alpha-3 code of a state's two letters ("no": NOR), or None."""
    country = pycountry.countries.get(alpha_2=letters.upper())
    return str(country.alpha_3) if country else None


def name_party(code: str) -> str:
    """Give the usual English name of a state by its alpha-3 code ("NOR": Norway); any other party is its own name."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return str(next(iter(_FACTS["names"].get(code, ())), code))  # a state that is no more
    return str(Locale("en").territories.get(country.alpha_2, country.name))


def end_of_place(words: Sequence[Word], at: int, end: int) -> int:
    """Say where an unknown state's name that begins at `at` ends, before `end`, by shape alone.

    "New Valdoria", "Valdorian Islands", "Republic of Valdoria"; otherwise it is
    the first word.
    """
    after = at + 1
    if words[at].key in _OPENERS and after < end:
        after += 1
    while after < end and words[after].key in _CLOSERS and not words[after].pause:
        after += 1
    return after


def is_state_noun(word: Word) -> bool:
    """Say whether the word is one that a state's full name is built on ("Republic", "Kingdom")."""
    return word.key in _STATE_NOUNS


def is_place_opener(word: Word) -> bool:
    """Say whether the word opens a longer place name ("New", "North", "Saint")."""
    return word.key in _OPENERS
