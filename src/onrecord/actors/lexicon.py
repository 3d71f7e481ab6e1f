"""The lexicon of posts and bodies: the tables of `posts.toml`, and what a word is in them."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from onrecord.actors.words import Phrases, Word, split_words

_FACTS = tomllib.loads((Path(__file__).parent / "posts.toml").read_text("utf-8"))
LONGEST = 10  # words a post's front, or a body's name, may have


class Head(NamedTuple):
    """What a head word allows after it, and whether it stands for several or for no post.

    `keeps_party`: a nation before it is part of a company's name ("Narvan Railways CEO").
    """

    takes: frozenset[str]
    has_party_by_of: bool
    is_plural: bool = False
    is_counterpart: bool = False
    keeps_party: bool = False


def _heads() -> list[tuple[str, Head]]:
    rows: list[tuple[str, Head]] = []
    by_word: dict[str, Head] = {}
    for group in _FACTS["heads"]:
        head = Head(
            frozenset(group["takes"]),
            group["party_by_of"],
            is_counterpart=group.get("counterpart", False),
            keeps_party=group.get("keeps_party", False),
        )
        by_word.update((word, head) for word in group["words"])
    rows.extend(by_word.items())
    rows.extend(
        (many, by_word.get(one, by_word["Chief"])._replace(is_plural=True))
        for many, one in _FACTS["plural"].items()
    )
    return rows


HEADS: Phrases[Head] = Phrases(_heads())
MODIFIERS: Phrases[bool] = Phrases((word, True) for word in _FACTS["modifiers"]["words"])
MATTERS: tuple[str, ...] = tuple(_FACTS["portfolios"]["endings"])
"""Endings of words that are a ministry's matter, and no state's name, where no table knows them."""
PORTFOLIOS: Phrases[bool] = Phrases((word, True) for word in _FACTS["portfolios"]["words"])
BODIES: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["words"])
_NATIONAL: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["national"])
_GROUPS: Phrases[bool] = Phrases((word, True) for word in _FACTS["groups"]["words"])
_SEATED: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["seated"])
# What may stand before a head; the value says whether it is a matter of office.
FRONTS: Phrases[bool] = Phrases(
    {
        **{word: False for table in ("modifiers", "bodies") for word in _FACTS[table]["words"]},
        **dict.fromkeys(_FACTS["portfolios"]["words"], True),
    }.items()
)
SPEAKING: Phrases[bool] = Phrases((word, True) for word in _FACTS["speaking"]["words"])


def is_head(word: Word) -> bool:
    """Say whether the word alone names a post: "Minister", "Ambassador"."""
    return word in HEADS


_HEAD_KEYS = frozenset(
    word.key for name, _ in _heads() if len(word_list := split_words(name)) == 1 for word in word_list
)


def is_head_key(key: str) -> bool:
    """Say the same of a word already folded."""
    return key in _HEAD_KEYS


def is_body_word(word: Word) -> bool:
    """Say whether a body's name ends on this word: "Council", "University"."""
    return word in BODIES


def is_matter(word: Word) -> bool:
    """Say whether the word alone is a matter of office: "Trade", "Press"."""
    return word in PORTFOLIOS


def is_group(word: Word) -> bool:
    """Say whether the word makes a body its people: "Government members"."""
    return word in _GROUPS


def is_national(word: Word) -> bool:
    """Say whether the body is one a state has: "of X" after it is that state."""
    return word in _NATIONAL


def is_seated(word: Word) -> bool:
    """Say whether the body is a mission, named with its seat: "Embassy in Kessin"."""
    return word in _SEATED
