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
    telling: frozenset[str]
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


def misspell(words: frozenset[str]) -> frozenset[str]:
    """Return the words that one slip of the typist makes of `words` of eight letters and more.

    A letter left out, or two exchanged, not the first ("Minster", "Presiden",
    "Secreatry"); shorter words would make other words.
    """
    slips: set[str] = set()
    for word in words:
        if len(word) >= SLIPPED:
            slips.update(word[:at] + word[at + 1 :] for at in range(1, len(word)))
            slips.update(
                word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)
            )
    return frozenset(slips) - words


SLIPPED = 8  # letters
POSTS = ENGLISH.posts | misspell(ENGLISH.posts)


def is_listed(low: str) -> bool:
    """Return whether a casefolded word is one that no name has: a word of sentences, headings or bodies."""
    return (
        low in ENGLISH.never or low in ENGLISH.headings or low in ENGLISH.connectors or low in ENGLISH.bodies
    )


@cache
def country_names() -> frozenset[str]:
    """Return the names of states and territories in English, casefolded.

    Babel keeps them; they tell where a post ends and a name begins
    ("President of Turkey" / "Recep …"). Read on first need: it takes 20 ms.
    """
    territories = Locale("en").territories
    return ENGLISH.places | {str(name).casefold() for name in territories.values()}
