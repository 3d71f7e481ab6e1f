"""The cues of events, as the table has them, by the words they are found by."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from onrecord.actors.words import split_words

Mode = Literal["asserted", "agree", "ready", "propose"]
FormKind = Literal["base", "present", "past", "participle", "ing", "noun"]


class Cue(NamedTuple):
    """One row of the table: what happens to which things, and how the words stand to them."""

    event: str
    lemma: str
    tails: tuple[tuple[str, ...], ...]
    things: frozenset[str]
    families: frozenset[str]
    is_subject: bool
    is_object: bool
    only_passive: bool
    only_present: bool


class Form(NamedTuple):
    """A form of a cue's verb, or its noun."""

    cue: Cue
    kinds: frozenset[FormKind]
    tails: tuple[tuple[str, ...], ...]


_TABLE: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words" / "lifecycle.toml").read_text("utf-8")
)
_KINDS: Final[tuple[FormKind, ...]] = ("base", "present", "past", "participle", "ing")

CUES: Final[tuple[dict[str, Any], ...]] = tuple(_TABLE["cue"])
"""The rows as printed, with their examples and counter-examples."""

WORDS: Final[dict[str, frozenset[str]]] = {key: frozenset(words) for key, words in _TABLE["words"].items()}
"""Lists of words by name."""

CONDITIONS: Final[tuple[str, ...]] = tuple(sorted(_TABLE["words"]["conditions"], key=len, reverse=True))
"""What opens a condition, the longest first."""

GOVERNORS: Final[dict[str, str]] = {
    word: governor for governor, words in _TABLE["governors"].items() for word in words
}
"""What a word before an infinitive, an -ing form or an act's noun makes of it."""


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(word.key for word in split_words(phrase))


def _read_forms() -> Iterator[tuple[str, Form]]:
    for row in CUES:
        tails = tuple(_split(tail) for tail in row.get("tails", (row.get("tail", ""),)))
        frame = row.get("frame", "object")
        cue = Cue(
            row["event"],
            row["verb"][0],
            tails,
            frozenset(row["things"]),
            frozenset(row.get("families", ())),
            frame in ("subject", "either"),
            frame in ("object", "either"),
            row.get("voice") == "passive",
            row.get("present", False),
        )
        kinds: dict[str, set[FormKind]] = {}
        for kind, form in zip(_KINDS, row["verb"], strict=True):
            kinds.setdefault(form, set()).add(kind)
        for form, held in kinds.items():
            yield form, Form(cue, frozenset(held), tails)
        if noun := row.get("noun"):
            first, *rest = _split(noun)
            yield first, Form(cue, frozenset({"noun"}), (tuple(rest),))


def _index() -> dict[str, tuple[Form, ...]]:
    rows: dict[str, list[Form]] = {}
    for word, form in _read_forms():
        rows.setdefault(word, []).append(form)
    return {word: tuple(held) for word, held in rows.items()}


FORMS: Final[dict[str, tuple[Form, ...]]] = _index()
"""Every form of every cue by its folded word."""

ANNOUNCED: Final[dict[str, Mode]] = _TABLE["announced"]
"""What a passive after an act's noun makes of it: "the creation of a group was announced"."""
