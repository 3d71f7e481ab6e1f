"""The cues and words of commitments, loaded once from `words/commitments.toml`."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

import msgspec

from onrecord.model.ledger import CommitmentKind

Shape = Literal["infinitive", "deed", "owned", "noun", "that", "asking", "passive", "petition", "barred"]

_FACTS: Final = tomllib.loads((Path(__file__).parent / "words" / "commitments.toml").read_text("utf-8"))


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: `heads` are where a search begins, `shape` how it is read; see the head of the table."""

    name: str
    kind: CommitmentKind
    shape: Shape
    heads: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    denied: CommitmentKind | None = None
    be: bool = False
    no_be: bool = False
    will: bool = False
    subjunctive: bool = False
    deeds_only: bool = False
    reported: bool = False


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, blanks as any run of spaces."""
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


CUES: Final = msgspec.convert(_FACTS["cue"], tuple[Cue, ...])
"""Every cue, in the order of the table."""


def _by_opener() -> dict[str, tuple[tuple[str, Cue], ...]]:
    """Index every head with its cue by the head's first word."""
    found: dict[str, list[tuple[str, Cue]]] = {}
    for cue in CUES:
        for head in cue.heads:
            found.setdefault(re.split(r"[ '’]", head)[0] or head, []).append((head, cue))
    return {opener: tuple(rows) for opener, rows in found.items()}


BY_OPENER: Final = _by_opener()
ENDINGS: Final = frozenset(opener for opener in BY_OPENER if opener[0] in "'’")
"""First words that end another word: "we'll"."""
OPENERS: Final = frozenset(BY_OPENER) - ENDINGS

_SETS: Final = {name: frozenset(words) for name, words in _FACTS["words"].items()}
AUXILIARIES, ADVERBS, NEGATIONS = _SETS["auxiliaries"], _SETS["adverbs"], _SETS["negations"]
BE, MODALS, FIRST_PERSON = _SETS["be"], _SETS["modals"], _SETS["first_person"]
OWN, THEIR, SIDES = _SETS["own"], _SETS["they"], _SETS["sides"]
HEADS_OF_STATES = _SETS["heads_of_states"]
DEEDS, REFUSED_DEEDS, COURTESIES = _SETS["deeds"], _SETS["refused_deeds"], _SETS["courtesies"]
DETERMINERS, BOUNDARIES, DUE_OPENERS = _SETS["determiners"], _SETS["boundaries"], _SETS["due_openers"]
CONDITION: Final = re.compile(rf"\b(?:{any_of(_SETS['condition_openers'])})\b")
NO_VERBS, ASKING_AFTER = _SETS["no_verbs"] | DETERMINERS, _SETS["asking_after"]
THOUGHT: Final = re.compile(rf"\b(?:{any_of(_SETS['thought'])})(?: of)? [a-z]+$")
UNTIL_DAY: Final = _SETS["until_day"]
SUPPOSING, EMPTY, LINKERS = _SETS["supposing"], _SETS["empty"], _SETS["linkers"]
OTHERS: Final = tuple(_SETS["others"])
NO_CONDITION: Final = tuple(_SETS["no_condition"])
FRONTED: Final = re.compile(r"[\W_]*(?:if|unless|provided|should|once)\b[^.;:]{3,160}?,", re.IGNORECASE)
