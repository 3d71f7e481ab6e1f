"""Issues: the topics of world affairs that words tell, those a user adds, and those that documents themselves propose."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from onrecord.errors import InputError
from onrecord.model import Document, Span, Statement
from onrecord.text.fold import word_set

_WORD: Final = re.compile(r"[^\W_]+")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TABLE: Final = re.compile(r"\s*\[\[\s*topic\s*\]\]")
_SHORTEST: Final = 2  # letters of a term


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One issue: its id, its name, the terms that tell it, and the parties it concerns (codes; none for all).

    A general one ("the state of relations") stands back where the same words tell another.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    parties: tuple[str, ...] = ()
    is_general: bool = False


class Mark(NamedTuple):
    """A term where it stands, half-open, and the id of its topic."""

    start: int
    end: int
    topic: str


class _Term(NamedTuple):
    text: str
    topic: str
    is_exact: bool
    others: frozenset[str]


class Topics:
    """A set of topics, indexed by the rarest-looking word of each term."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.by_id = {topic.id: topic for topic in topics}
        self.general = frozenset(topic.id for topic in self.by_id.values() if topic.is_general)
        self._terms: dict[str, list[_Term]] = {}
        for topic in self.by_id.values():
            for term in topic.terms:
                # "INF Treaty" is looked for as printed: "inf" and "start" are other words in lower case.
                is_exact = any(word.isupper() and len(word) > 1 for word in _WORD.findall(term))
                words = [word.lower() for word in _WORD.findall(term) if word.isascii()] or [term.lower()]
                key = max(words, key=len)
                # The last word may stand in the plural; all others must be there as they are.
                others = frozenset(words[:-1]) - {key}
                row = _Term(term if is_exact else term.lower(), topic.id, is_exact, others)
                for form in (key, f"{key}s"):
                    self._terms.setdefault(form, []).append(row)
        self._keys = frozenset(self._terms)

    def name(self, issue: str) -> str:
        """Return the name of a topic by its id; of one that is not among these, its id in words."""
        topic = self.by_id.get(issue)
        return topic.name if topic else issue.replace("-", " ")

    def find(self, text: str, lower: str, words: frozenset[str] | None = None) -> tuple[Mark, ...]:
        """Find every term of every topic in a text, in order; `lower` is the text in lower case, of the same length.

        `words` are those of `lower` where they are known already. Time linear
        in the text: its words are looked up once, and only terms whose words
        are all among them are searched for.
        """
        words = word_set(lower) if words is None else words
        marks = {
            Mark(at, end, term.topic)
            for key in self._keys & words
            for term in self._terms[key]
            if term.others <= words
            for at, end in _find_all(text if term.is_exact else lower, term.text)
        }
        return tuple(sorted(marks))


_TAILS: Final = ("-off", "-in", "-up")
"""What makes another word of a term: a "trade-off" is no trade."""


def _find_all(text: str, term: str) -> Iterable[Span]:
    """Yield where a term stands as a whole word, its plural too."""
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        if text[end : end + 1] == "s":
            end += 1
        is_whole = not text[end : end + 1].isalnum() and not text[at - 1 : at].isalnum()
        if is_whole and not text.startswith(_TAILS, end):
            yield (at, end)
        at = text.find(term, end)


def parse_topics(text: str, name: str = "topics") -> tuple[Topic, ...]:
    """Return the topics of a TOML text: tables `[[topic]]` with id, name, terms and, where they are known, parties.

    Raises `InputError` where it is not TOML, a table lacks a field or has one
    too many, an id is not of small letters, digits and hyphens or stands
    twice, or a topic has no term of two letters; the message names the line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{name} is not TOML: {error}"
        raise InputError(msg) from error
    rows = table.get("topic")
    if not isinstance(rows, list) or set(table) != {"topic"}:
        msg = f"{name} must hold tables [[topic]] and nothing else, each with id, name and terms"
        raise InputError(msg)
    found: dict[str, Topic] = {}
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _TABLE.match(line)]
    for number, row in enumerate(rows):
        where = f"{name}, line {lines[number]}" if len(lines) == len(rows) else f"{name}, topic {number + 1}"
        topic = _convert(row, where)
        if topic.id in found:
            msg = f"{where}: the id “{topic.id}” stands twice; give each topic its own"
            raise InputError(msg)
        found[topic.id] = topic
    return tuple(found.values())


def _convert(row: object, where: str) -> Topic:
    try:
        topic = msgspec.convert(row, Topic)
    except msgspec.ValidationError as error:
        msg = f"{where}: {error}; a topic has id, name, terms and, if it concerns some only, parties"
        raise InputError(msg) from error
    if not _ID.match(topic.id):
        msg = f"{where}: “{topic.id}” is no id; use small letters, digits and hyphens, as in “arms-control”"
        raise InputError(msg)
    if not topic.terms or any(len("".join(_WORD.findall(term))) < _SHORTEST for term in topic.terms):
        msg = f"{where}: “{topic.id}” needs terms of at least two letters each"
        raise InputError(msg)
    return topic


def decode_topics(data: bytes, name: str) -> tuple[Topic, ...]:
    """Return the topics of a user's TOML file, none where it is empty; raise `InputError` naming file and line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        msg = f"{name}, line {line}: not UTF-8 text; save the file as UTF-8"
        raise InputError(msg) from error
    return parse_topics(text, name) if text.strip() else ()


def read_topics(path: Path, base: Iterable[Topic] = ()) -> Topics:
    """Return the topics of a user's TOML file on top of `base`: a topic of the same id takes the place of the base's.

    Raises `InputError` as `parse_topics` does, and where the file is not UTF-8; `OSError` where it cannot be opened.
    """
    return Topics((*base, *decode_topics(path.read_bytes(), path.name)))


DEFAULT_TOPICS: Final = parse_topics(
    Path(__file__).with_name("topics.toml").read_text("utf-8"), "topics.toml"
)
"""The default set for world affairs."""
DEFAULT: Final = Topics(DEFAULT_TOPICS)


def tag_issues(document: Document, marks: Sequence[Mark]) -> Document:
    """Return the document, each statement with the ids of the topics that its own words tell, in their order.

    `marks` are the topics of the whole text, in order. A topic of a heading
    or a question is not the statement's own: readers of positions look at
    those. Time linear in the text.
    """
    if not marks:
        return document
    starts = [mark.start for mark in marks]
    tagged = tuple(_tag(said, marks, starts) for said in document.statements)
    return msgspec.structs.replace(document, statements=tagged)


def _tag(said: Statement, marks: Sequence[Mark], starts: Sequence[int]) -> Statement:
    found: dict[str, None] = {}
    for start, end in said.content:
        for mark in marks[bisect_left(starts, start) : bisect_left(starts, end)]:
            found[mark.topic] = None
    return msgspec.structs.replace(said, issues=tuple(found)) if found else said


_HEADING: Final = 60  # characters of a line that may be a heading


def find_headings(text: str, body: int) -> list[Span]:
    """Return the lines of a text from `body` on that are headings: short, without an end mark, a capital first, prose below."""
    found: list[Span] = []
    at = body
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip()
        if (
            0 < len(line) <= _HEADING
            and line[0].isupper()
            and line[-1] not in '.?!:,;"”…'
            and ":" not in line
        ):
            found.append((at, end))
        at = end + 1
    return found
