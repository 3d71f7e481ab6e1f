"""The nouns that name mechanisms and instruments, and where a text has them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, Final, Literal, NamedTuple

from onrecord.actors.printed import Kind, PrintedParty
from onrecord.actors.words import Word, split_words
from onrecord.ledger.lifecycle_words import WORDS
from onrecord.ledger.mechanisms_coined import find_coined
from onrecord.ledger.mechanisms_table import INSTRUMENTS, MECHANISMS
from onrecord.ledger.scene import Scene, within
from onrecord.ledger.wordings import find_word
from onrecord.model import Span
from onrecord.text.times import FoundTime

Sort = Literal["mechanism", "instrument"]


class Head(NamedTuple):
    """A noun as the table has it: what it names, in which family, and what must stand beside it."""

    sort: Sort
    kind: str
    family: str
    words: tuple[str, ...]
    is_plural: bool
    needs: str
    shuns: frozenset[str]
    marks: frozenset[str]


class Sentence:
    """A sentence with its words, and the parties and dates in it, found when asked for.

    Offsets of words count from `start`; those of parties and dates in the
    document. `is_shouted`: its capitals tell nothing.
    """

    def __init__(self, scene: Scene, span: Span) -> None:
        self.scene = scene
        self.start, self.end = span

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return self.scene.split((self.start, self.end))

    @cached_property
    def is_shouted(self) -> bool:
        """Whether every longer word that is no function word begins with a capital, as in headings."""
        long = [
            word
            for word in self.words
            if word.end - word.start >= _LONG_WORD and word.key not in WORDS["stops"]
        ]
        return len(long) >= _FEW_WORDS and all(word.is_capital for word in long)

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks."""
        last = self.words[-1].end if self.words else 0
        return "?" in self.scene.text[self.start + last : self.end]

    @cached_property
    def has_number(self) -> bool:
        """Whether a digit is printed in it: most dates in names have one."""
        return _DIGIT.search(self.scene.text, self.start, self.end) is not None

    def dates(self, start: int) -> Sequence[FoundTime]:
        """Give the dates with a digit from a character of the document on; nothing is read where no digit is."""
        return within(self.times, (start, min(self.end, start + _DATES_WITHIN))) if self.has_number else ()

    @cached_property
    def times(self) -> tuple[FoundTime, ...]:
        """Every expression of a date in it."""
        return self.scene.times_in((self.start, self.end))

    def parties(self, span: Span) -> Sequence[PrintedParty]:
        """Give the parties named in a part of it, also those that only this text knows."""
        found = self.scene.parties_in(span)
        return found or tuple(self._coined(span))

    def _coined(self, span: Span) -> Iterator[PrintedParty]:
        """Yield the states of a part of it that no table knows."""
        known = find_coined(self.scene.text)
        if not known:
            return
        first = bisect_left(self.words, span[0] - self.start, key=lambda word: word.start)
        last = bisect_left(self.words, span[1] - self.start, key=lambda word: word.start)
        for word in self.words[first:last]:
            start, end = self.start + word.start, self.start + word.end
            if word.is_capital:
                for half in _HALF.finditer(self.scene.text, start, end):
                    if state := known.get(half[0]):
                        kind: Kind = "state" if half[0] == state else "adjective"
                        yield PrintedParty(half.start(), half.end(), state, kind)

    def span(self, first: int, last: int) -> Span:
        """Give the span in the document of the words `first:last`."""
        return self.start + self.words[first].start, self.start + self.words[last - 1].end


class Place(NamedTuple):
    """A noun where it stands: its sentence, and the indices of its first word and after its last."""

    head: Head
    sentence: Sentence
    first: int
    last: int


_HALF: Final = re.compile(r"[^\W\d_]+")  # of "Valmerian–Tarsundic"
_PLAIN: Final = re.compile(r"[a-zé]+")
_DIGITS: Final = "0123456789"
_DIGIT: Final = re.compile(r"\d")
_DATES_WITHIN: Final = 240  # characters within which a date can be part of a name
_LONG_WORD: Final = 4
_FEW_WORDS: Final = 5


def _read_heads() -> Iterator[Head]:
    tables: tuple[tuple[Sort, Mapping[str, Any]], ...] = (
        ("mechanism", MECHANISMS),
        ("instrument", INSTRUMENTS),
    )
    for sort, table in tables:
        for row in table["head"]:
            shuns, marks = frozenset(row["shuns"]), frozenset(row.get("marks", ()))
            for names, is_plural in ((row["names"], False), (row["plurals"], True)):
                for name in names:
                    words = tuple(word.key for word in split_words(name))
                    yield Head(sort, row["kind"], row["family"], words, is_plural, row["needs"], shuns, marks)
        for name in table["generic"]:
            yield Head(sort, "", "", (name,), name.endswith("s"), "anaphor", frozenset(), frozenset())


def _index() -> dict[str, tuple[Head, ...]]:
    """Index heads by their last word, the longest first; a generic noun after those that name something."""
    rows: dict[str, list[Head]] = {}
    for head in _read_heads():
        rows.setdefault(head.words[-1], []).append(head)
    return {
        key: tuple(sorted(held, key=lambda head: (-len(head.words), head.needs == "anaphor")))
        for key, held in rows.items()
    }


_HEADS: Final = _index()
LAST_WORDS: Final = frozenset(_HEADS)
"""The last word of every noun of the tables."""

_TRIGGERS: Final = frozenset(_PLAIN.findall(key)[-1] for key in _HEADS)
_NAMELESS: Final = frozenset((*MECHANISMS["generic"], *INSTRUMENTS["generic"]))
# What "this …" may mean once something has been named.
_ANAPHORS: Final = ("name", "number", "anaphor")
_GENERIC: Final = (
    _NAMELESS
    | {head.words[-1] for head in _read_heads() if not head.is_plural and head.needs in _ANAPHORS}
    | {"line", "commission", "channel"}
)


def _find_asks() -> dict[str, tuple[str, ...]]:
    """Give for each common noun the words of which one stands before it where it names something.

    A noun that names only with others ("task force") asks for theirs; one of
    `joint` bodies for a word of several parties; the others for a capital.
    """
    asks: dict[str, tuple[str, ...]] = {}
    for key, heads in _HEADS.items():
        trigger = _PLAIN.findall(key)[-1]
        naming = [head for head in heads if head.needs != "anaphor"]
        firsts = tuple(head.words[0] for head in naming if len(head.words) > 1)
        needs = {head.needs for head in naming if len(head.words) == 1}
        if not needs:
            asks[trigger] = (*asks.get(trigger, ()), *firsts)
        elif needs <= {"name", "number"}:
            asks[trigger] = (*asks.get(trigger, ()), *firsts, _CAPITAL)
        elif needs <= {"joint", "place", "companion", "parties", "marks"} and trigger not in (
            "hotline",
            "hotlines",
        ):
            marks = (
                MECHANISMS["joint"] if "joint" in needs else [mark for head in naming for mark in head.marks]
            )
            asks[trigger] = (*asks.get(trigger, ()), *firsts, *marks, _CAPITAL)
    return asks


_CAPITAL: Final = "A"  # asked for: that the noun, or the word before it, has one
_ASKS: Final = _find_asks()
_LOOK: Final = 64  # characters looked at before a noun
_LOOK_ON: Final = 24  # and after it
_NEAR: Final = 30  # characters back to its article
_DEFINITE: Final = ("the ", "this ", "that ", "such ", "its ", "our ", "their ", "said ", "(")
_ARTICLES: Final = (" a ", " an ", " the ", " this ", " our ", " its ", " their ", "-")
_SHARING: Final = (" between ", " with ", " of ", " on ", " for ", " to ", " concerning ", " no", " #")


def find_places(scene: Scene) -> tuple[Place, ...]:
    """Return every noun of the tables in the text, in order; of two that overlap the longer. Linear.

    Nouns that only mean what is named elsewhere ("this format") are looked
    for where something is named.
    """
    low = scene.lower
    # "Treaty1" has a footnote's number.
    present = _TRIGGERS.intersection(map(str.strip, scene.words, repeat(_DIGITS)))
    offsets = {
        at for trigger in present for at in find_word(low, trigger) if _may_name(scene.text, low, trigger, at)
    }
    if not offsets:
        return ()
    first = min(offsets)
    generic = {
        at
        for word in _GENERIC.intersection(present)
        for at in find_word(low, word)
        if at > first and any(mark in low[max(0, at - _NEAR) : at] for mark in _DEFINITE)
    }
    starts = [span[0] for span in scene.sentences]
    rows = sorted({bisect_right(starts, offset) - 1 for offset in offsets | generic})
    return tuple(place for row in rows for place in _find_in(Sentence(scene, scene.sentences[row])))


def find_alias_places(scene: Scene, alias: str, head: Head) -> Iterator[Place]:
    """Yield where a thing's other name ("THL") stands outside brackets."""
    own = head._replace(words=(alias.lower(),), is_plural=False, needs="alias", shuns=frozenset())
    starts = [span[0] for span in scene.sentences]
    at = scene.text.find(alias)
    while at >= 0:
        end = at + len(alias)
        is_whole = not scene.text[at - 1 : at].isalnum() and not scene.text[end : end + 1].isalnum()
        if is_whole and scene.text[at - 1 : at] != "(":
            sentence = Sentence(scene, scene.sentences[bisect_right(starts, at) - 1])
            first = next(
                (n for n, word in enumerate(sentence.words) if sentence.start + word.start == at), None
            )
            if first is not None:
                yield Place(own, sentence, first, first + 1)
        at = scene.text.find(alias, end)


def _may_name(text: str, low: str, trigger: str, at: int) -> bool:
    """Say whether a noun may name something here: a cheap look at its neighbours, for most are common words."""
    if trigger in _NAMELESS and trigger not in _ASKS:
        return False
    asks = _ASKS.get(trigger)
    if asks is None:
        return True
    before = low[max(0, at - _LOOK) : at + 1]
    if any(mark in before for mark in asks):
        return True
    if _CAPITAL not in asks:
        return False
    start = text.rfind(" ", max(0, at - _LOOK), max(0, at - 1)) + 1
    if text[start : start + 1].isupper() or text[at].isupper():
        return True
    after = low[at + len(trigger) : at + len(trigger) + _LOOK_ON]
    return after.startswith(_SHARING) and any(mark in before[-_NEAR:] for mark in _ARTICLES)


def _find_in(sentence: Sentence) -> Iterator[Place]:
    """Yield the nouns of one sentence."""
    words = sentence.words
    for last, word in enumerate(words):
        for head in _HEADS.get(word.key, ()):
            first = last - len(head.words) + 1
            if first >= 0 and all(words[first + n].key == key for n, key in enumerate(head.words)):
                yield Place(head, sentence, first, last + 1)
                break
