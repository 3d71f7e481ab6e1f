"""The words of lists of participants, from `participants.toml`, and given names, from `given.toml`; loaded once."""

import tomllib
from pathlib import Path

from onrecord.actors.words import Phrases, fold

_FACTS = tomllib.loads((Path(__file__).parent / "participants.toml").read_text("utf-8"))
GIVEN = frozenset(tomllib.loads((Path(__file__).parent / "given.toml").read_text("utf-8"))["names"])
HEADINGS = frozenset(_FACTS["headings"]["words"])
LONGEST_HEADING: int = _FACTS["headings"]["longest"]
BEFORE_SIDE = frozenset(_FACTS["sides"]["before"])
AFTER_SIDE = frozenset(_FACTS["sides"]["after"])
AGENCIES: Phrases[bool] = Phrases((word, True) for word in _FACTS["agencies"]["words"])
ROLES = frozenset(_FACTS["roles"]["words"])
OPENINGS = frozenset(fold(word) for word in _FACTS["people"]["openings"])
TWO_WORDS: Phrases[bool] = Phrases((word.title(), True) for word in _FACTS["people"]["two"])
OTHERS = frozenset(_FACTS["people"]["others"])
PLURAL = frozenset(_FACTS["people"]["plural"])
COURTESY = frozenset(fold(word) for word in _FACTS["people"]["courtesy"])
DESKS = frozenset(_FACTS["desks"]["words"])
ONCE = frozenset(_FACTS["once"]["words"])
OPENERS = frozenset(_FACTS["openers"]["words"])
THINGS = frozenset(_FACTS["things"]["words"])
SHIPS = frozenset(_FACTS["ships"]["words"])
BEFORE_SEVERAL: tuple[str, ...] = tuple(_FACTS["courtesies"]["several"])
BEFORE_ONE: tuple[str, ...] = tuple(_FACTS["courtesies"]["one"])
RANKS: tuple[str, ...] = tuple(_FACTS["courtesies"]["ranks"])
KNIGHTS = frozenset(_FACTS["courtesies"]["knights"])
WORDS_TOO = frozenset(_FACTS["families"]["words_too"])
