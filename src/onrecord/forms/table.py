"""The table of forms: its rows, and which row's cue a title holds."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.actors.read import Line
from onrecord.actors.words import fold

_FACTS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text("utf-8"))


class Form(NamedTuple):
    """One row: the form's name, and what the words after its cue may name."""

    name: str
    has_outlets: bool = False
    has_contact: bool = False
    has_contact_by_author: bool = False
    has_addressee: bool = False
    has_parties: bool = False
    is_anywhere: bool = False
    is_record: bool = False
    is_hosted: bool = False
    has_company: bool = False
    closes: bool = False
    has_questions: bool = False


class Verb(NamedTuple):
    """One row of verbs: the form or the contact that a title with this verb tells of."""

    form: str | None
    contact: str | None
    is_speech: bool
    needs_object: bool = False


class Hit(NamedTuple):
    """A cue found in a title: half-open character offsets."""

    form: Form
    start: int
    end: int


def _compile(patterns: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    spelled = joined.replace("'", "['’]").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-]|['’](?!s?\b))", re.IGNORECASE)


_ROWS = tuple(
    (
        Form(
            row["form"],
            has_outlets=row.get("outlets", False),
            has_contact=row.get("contact", False),
            has_contact_by_author=row.get("contact_by_author", False),
            has_addressee=row.get("to", False),
            has_parties=row.get("by_parties", False),
            is_anywhere=row.get("anywhere", False),
            is_record=row.get("record", False),
            is_hosted=row.get("hosted", False),
            has_company=row.get("company", False),
            closes=row.get("closes", False),
            has_questions=row.get("questions", False),
        ),
        _compile(row["patterns"]),
    )
    for row in _FACTS["form"]
)
_BY_WORD: dict[str, list[int]] = {}
for _n, _row in enumerate(_FACTS["form"]):
    for _word in _row["words"]:
        _BY_WORD.setdefault(fold(_word), []).append(_n)
_VERBS = tuple(
    (
        Verb(row.get("form"), row.get("contact"), row.get("speech", False), row.get("object", False)),
        _compile(row["patterns"]),
    )
    for row in _FACTS["verb"]
)
_WORDS = _FACTS["words"]
OPENERS: frozenset[str] = frozenset(fold(word) for word in _WORDS["openers"])
ADJECTIVES: frozenset[str] = frozenset(fold(word) for word in _WORDS["adjectives"])
CONTACTS: dict[str, str] = {fold(noun): kind for noun, kind in _WORDS["contacts"]}
CONNECTORS: frozenset[str] = frozenset(_WORDS["connectors"])
TOPICS: frozenset[str] = frozenset(_WORDS["topics"])
PUBLISHED: frozenset[str] = frozenset(_WORDS["published"])
NO_EVENT: frozenset[str] = frozenset(_WORDS["no_event"])
NO_PLACE: frozenset[str] = frozenset(_WORDS["no_place"])
PAST_VERBS: frozenset[str] = frozenset(_WORDS["past_verbs"])
GOES_ON: frozenset[str] = frozenset(_WORDS["goes_on"])
SPOKEN: frozenset[str] = frozenset(_WORDS["spoken"])
STATED = re.compile(_WORDS["stated"])
DELIVERED = re.compile(_WORDS["delivered"], re.IGNORECASE)
WRITERS: frozenset[str] = frozenset(_WORDS["writers"])
OUTLET_NOUNS: frozenset[str] = frozenset(_WORDS["outlet_nouns"])


def find_hits(line: Line, first: int, end: int) -> Iterator[Hit]:
    """Yield the cues between the words `first` and `end`, leftmost first, the table's order at one place."""
    rows = {n for word in line.words[first:end] for n in _BY_WORD.get(word.key, ())}
    if not rows:
        return
    start, stop = line.words[first].start, line.words[end - 1].end
    hits = [
        (match.start(), n, match.end())
        for n in rows
        for match in _ROWS[n][1].finditer(line.text, start, stop)
        if match.end() > match.start()
    ]
    last = -1
    for at, n, after in sorted(hits):
        if at >= last:
            last = after
            yield Hit(_ROWS[n][0], at, after)


def match_verb(line: Line, at: int) -> tuple[Verb, int] | None:
    """Give the verb that begins at word `at`, and the character offset after it."""
    for verb, pattern in _VERBS:
        match = pattern.match(line.text, line.words[at].start)
        if match:
            return verb, match.end()
    return None
