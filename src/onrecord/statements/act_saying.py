"""What a cue of saying leaves to its content: "asked whether" tells nothing, "asked X to" requests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.statements.act_lexicon import bend_verb, read_tables
from onrecord.statements.act_phrases import named_class, read_statement_tables

# Words within which the infinitive behind an addressee stands, and the first finite verb of a clause.
_ADDRESSEE_REACH, _FINITE_REACH = 14, 24
CONTENT, STRESSED, _ELSE = "content", "stressed", "else"
_QUOTES = "“\"‘'«„"

_QUESTION, _THAT, _TO, _NOT = (named_class(name) for name in ("question", "that", "to", "not"))
_TO_COME, _SIDE = named_class("to_come"), named_class("side")
_WHETHER, _COURTESY, _KINDLY = named_class("whether"), named_class("courtesy"), named_class("kindly")
_FINITE, _INDICATIVE, _PAUSE = (named_class(name) for name in ("finite", "indicative", "pause"))
_DETERMINER = named_class("determiner")
_CLAIMS, _CLAIM_END, _GERUND = named_class("claims"), named_class("head_end") | _THAT, "ing"
_ADDRESSEE = _DETERMINER | named_class("object") | named_class("actor") | named_class("addressee")
_PLURAL = re.compile(r"[^s]s$")


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A cue and what each kind of content makes of it; `tail` are the words that must follow its head."""

    name: str
    tail: tuple[str, ...]
    acts: dict[str, str]


def _sayings() -> dict[str, tuple[Saying, ...]]:
    """Return the cues under each printed form of their first word, the longest first."""
    grammar = read_tables("en")["grammar"]
    doubling = frozenset(grammar["endings"]["doubling"])
    found: dict[str, list[Saying]] = {}
    for row in read_statement_tables()["saying"]:
        acts = {key: value for key, value in row.items() if isinstance(value, str) and key != "name"}
        for written in row["words"]:
            head, *tail = written.split()
            for form, _ in bend_verb(head, grammar["irregular"], doubling):
                found.setdefault(form, []).append(Saying(row["name"], tuple(tail), acts))
        for written in row.get("nouns", ()):
            head, *tail = written.split()
            found.setdefault(head, []).append(Saying(row["name"], tuple(tail), acts))
    return {form: tuple(sorted(rows, key=lambda row: -len(row.tail))) for form, rows in found.items()}


_SAYINGS = _sayings()


def find_saying(words: list[str], following: list[str]) -> tuple[Saying, int] | None:
    """Return the row that the lower-case words of a cue name, with the word after its head.

    A row's tail may be the first of the words that follow: "called" "for calm".
    """
    for n, word in enumerate(words):
        for saying in _SAYINGS.get(word, ()):
            behind = (*words[n + 1 :], *following)
            if behind[: len(saying.tail)] == saying.tail:
                return saying, n + 1
    return None


def _kinds(words: list[str], piece: str) -> Iterator[str]:
    """Yield what kinds of content some words are, the surest first."""
    first = words[0] if words else ""
    yield from _denied(words, first)
    finite = next((n for n, word in enumerate(words[:_FINITE_REACH]) if word in _FINITE), -1)
    if first in _WHETHER and _is_courteous(words, finite):
        yield "courtesy"
    if piece[:1] in _QUOTES and piece:
        yield "quote"
    if first in _QUESTION or "?" in piece:
        yield "question"
    if first in _TO or (first in _NOT and len(words) > 1 and words[1] in _TO):
        yield "infinitive"
    if finite >= 0 and _SIDE.isdisjoint(words[:finite]):
        yield from _tenses(words[finite])
    if first in _THAT:
        yield "that"
    elif (piece[:1].isupper() or first in _ADDRESSEE) and _is_addressed(words, finite):
        yield "addressed"
    elif finite >= 0:
        yield "clause"
    else:
        yield "noun"


def _denied(words: list[str], first: str) -> Iterator[str]:
    """Yield what words may be that are denied or dismissed: what others claim, or a deed."""
    if not _CLAIMS.isdisjoint(takewhile(lambda word: word not in _CLAIM_END, words)):
        yield "claim"
    if first.endswith(_GERUND):
        yield "gerund"


def _tenses(finite: str) -> Iterator[str]:
    """Yield what its finite verb makes of a clause: one of the future, one that only tells."""
    if finite in _TO_COME:
        yield "future"
    if finite in _INDICATIVE:
        yield "plain"


def _is_courteous(words: list[str], finite: int) -> bool:
    """Tell whether a question asks for something: "if he could wait", "whether it would be willing to …"."""
    if finite < 0:
        return False
    is_kind = not _KINDLY.isdisjoint(words[finite + 1 : finite + 3])
    return words[finite] in _COURTESY or (words[finite] in _TO_COME and is_kind)


def _is_addressed(words: list[str], finite: int) -> bool:
    """Tell whether an infinitive follows somebody spoken to, before any finite verb or pause."""
    for n, word in enumerate(words[1:_ADDRESSEE_REACH], 1):
        if n == finite or word in _PAUSE:
            return False
        # "to" before a plural or an article opens no infinitive: "a return to talks", "access to the port".
        if word in _TO and n + 1 < len(words):
            following = words[n + 1]
            if following not in _DETERMINER and not _PLURAL.search(following):
                return True
    return False


def act_of_saying(saying: Saying, words: list[str], piece: str) -> tuple[str, str]:
    """Return the act that a cue takes from the kind of its content, or who decides it: `CONTENT`, `STRESSED`.

    The second is the act of a content that does nothing of itself, "" for a STATEMENT.
    """
    kind = next((kind for kind in _kinds(words, piece) if kind in saying.acts), _ELSE)
    act, _, silent = saying.acts[kind].partition("|")
    return act, silent
