"""Issues that no topic covers, proposed: headings, and noun phrases that several documents repeat."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.actors.printed import find_parties
from onrecord.ledger.issues import DEFAULT, Topics, find_headings
from onrecord.ledger.wordings import STOP, lower_same
from onrecord.model import Document, Span
from onrecord.text.fold import word_set

_FACTS: Final = tomllib.loads((Path(__file__).parent / "words" / "propose.toml").read_text("utf-8"))
_NEVER: Final = STOP | frozenset(_FACTS["never"])
_ACTORS: Final = frozenset(_FACTS["actors"])
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]|\n")
_WORDS: Final = range(2, 4)  # words of a noun phrase
_LETTERS: Final = 3  # of each of them
_AT_LEAST: Final = 3  # documents that must have a phrase
_MOST_SHARED: Final = 0.1  # of the documents: what more of them have is their way of speaking
_HELD: Final = (
    0.2  # of the documents that have a phrase's rarest word: "pilotage dues", not "economic growth"
)
_FEW: Final = 12  # documents, under which all may have it
_MOST_PLACES: Final = 3  # shown as evidence
_MATTER: Final = re.compile(
    r"\b(?:issue|question|problem|dispute|matter|situation|crisis|case|status|future)s? "
    r"(?:of|in|on|over|around|concerning) (?:the )?(?P<name>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,3})"
)


class Place(NamedTuple):
    """Where a document has a name: its id, and the span in its text."""

    document: str
    span: Span


class ProposedIssue(NamedTuple):
    """An issue that no topic covers: its name as first printed, how many documents have it, why it is proposed, and three places."""

    name: str
    documents: int
    reason: str
    places: tuple[Place, ...]


class _Found:
    """What is gathered of one name."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.documents = 0
        self.headings = 0
        self.matters = 0
        self.places: list[Place] = []


def propose_issues(
    documents: Iterable[Document], topics: Topics = DEFAULT, at_least: int = _AT_LEAST
) -> tuple[ProposedIssue, ...]:
    """Propose issues that no topic covers, those of most documents first.

    A heading, what is called a question or a dispute, and a phrase of two or
    three words, where `at_least` documents have it and it names no person, party
    or body. Of phrases one within the other, which the same documents have, the
    longer stays. Pure, and linear in the texts; a document counts once a name.
    """
    gathered: dict[str, _Found] = {}
    people: set[str] = set()
    words: Counter[str] = Counter()
    total = 0
    for document in documents:
        total += 1
        people |= _people(document)
        words.update({word.rstrip("s") for word in word_set(document.text.lower())})
        seen: dict[str, str] = {}
        for kind, span in _candidates(document):
            printed = document.text[span[0] : span[1]]
            key = _key(printed)
            one = gathered.setdefault(key, _Found(printed))
            _count(one, kind, seen.setdefault(key, ""), Place(document.id, span))
            seen[key] += kind
    most = max(_FEW, int(total * _MOST_SHARED))
    kept = {
        key: one
        for key, one in gathered.items()
        if at_least <= one.documents <= most
        and people.isdisjoint(key.split())
        and (one.headings or one.documents >= _HELD * min(words[word.rstrip("s")] for word in key.split()))
        and _is_matter_of_its_own(one.printed, topics)
    }
    found = [
        ProposedIssue(one.printed, one.documents, _reason(one, at_least), tuple(one.places))
        for key, one in kept.items()
        if not _is_within(key, one, kept)
    ]
    return tuple(sorted(found, key=lambda one: (-one.documents, one.name)))


def _count(one: _Found, kind: str, before: str, place: Place) -> None:
    """Count a name once a document, and once a document of each kind."""
    if not before:
        one.documents += 1
        if len(one.places) < _MOST_PLACES:
            one.places.append(place)
    if kind not in before:
        one.headings += kind == "h"
        one.matters += kind == "m"


def _reason(one: _Found, at_least: int) -> str:
    if one.headings >= at_least:
        return f"It heads a part of {one.headings} documents, and no topic has its words."
    if one.matters:
        return f"{one.documents} documents name it, {one.matters} of them as a question, and no topic has its words."
    return f"{one.documents} documents name it, and no topic has its words."


def _candidates(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield what may be an issue: headings (h), what is called a question (m), noun phrases (p)."""
    body = document.title_span[1] if document.title_span else 0
    for start, end in find_headings(document.text, body):
        yield "h", (start, end)
    for match in _MATTER.finditer(document.text, body):
        if end := _trim(document.text, match.span("name")):
            yield "m", (match.start("name"), end)
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(document.text, body):
        word = token[0]
        if len(word) >= _LETTERS and word.replace("-", "").isalpha() and word.lower() not in _NEVER:
            run.append(token)
            continue
        if len(run) in _WORDS:
            yield "p", (run[0].start(), run[-1].end())
        run = []


def _trim(text: str, span: Span) -> int:
    """Return where a phrase ends before its first small word; 0 where it begins with one."""
    end = 0
    for word in re.finditer(r"\S+", text[span[0] : span[1]]):
        if word[0].lower() in STOP:
            break
        end = span[0] + word.end()
    return end


def _people(document: Document) -> frozenset[str]:
    """Return the words of the names of those who are or speak in a document."""
    actors = [*document.speakers, *document.counterparts]
    actors += [turn.speaker for turn in document.turns if turn.speaker]
    actors += [said.speaker for said in document.statements if said.speaker]
    return frozenset(word for actor in actors if actor.name for word in actor.name.lower().split())


def _key(printed: str) -> str:
    """Return a name as it is counted: in lower case, its last word in the singular."""
    low = printed.strip(" .:").lower().removeprefix("the ")
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _is_matter_of_its_own(printed: str, topics: Topics) -> bool:
    """Tell whether a name is no party's, no actor's, and no topic has its words."""
    words = printed.lower().split()
    return (
        _ACTORS.isdisjoint(words)
        and "," not in printed
        and not topics.find(printed, lower_same(printed))
        and not find_parties(printed)
    )


def _is_within(key: str, one: _Found, kept: dict[str, _Found]) -> bool:
    """Tell whether a longer name of as many documents holds this one."""
    return any(
        key != other and f" {key} " in f" {other} " and found.documents >= one.documents
        for other, found in kept.items()
    )
