"""The words that labels are made of, read once from `words/<language>.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of one language, all casefolded; each is explained in its TOML file."""

    question: frozenset[str]
    questioner: frozenset[str]
    question_links: frozenset[str]
    answer: frozenset[str]
    floor: frozenset[str]
    unnamed: frozenset[str]
    beside_unnamed: frozenset[str]
    hosts: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    connectors: frozenset[str]
    posts: frozenset[str]
    before_posts: frozenset[str]
    never: frozenset[str]
    headings: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]
    speech_forms: frozenset[str]
    interview_forms: frozenset[str]
    opening_forms: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    languages: dict[str, str]


def read_words(language: str) -> Words:
    """Return the word lists of `language` ("en")."""
    with (WORDS / f"{language}.toml").open("rb") as file:
        table = tomllib.load(file)
    languages = table.pop("languages")
    lists = {key: frozenset(word.casefold() for word in words) for key, words in table.items()}
    return Words(**lists, languages=languages)


ENGLISH = read_words("en")


@cache
def country_names() -> frozenset[str]:
    """Return the names of states and territories in English, casefolded.

    Babel keeps them; they tell where a post ends and a name begins
    ("President of Turkey" / "Recep …"). Read on first need: it takes 20 ms.
    """
    territories = Locale("en").territories
    return ENGLISH.places | {str(name).casefold() for name in territories.values()}
