"""A text cut where statements, asked spans and anchors begin and end: pieces that a template can mark."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Document, Span
from onrecord.web.addresses import anchor


class Piece(NamedTuple):
    """Words under the same statements.

    `said` has the numbers of the statements around it, the shortest first; `leads` says whether that one
    begins here; `anchors` are the names of the spans that begin here; `is_lit` that the asked span holds it.
    """

    text: str
    start: int
    said: tuple[int, ...] = ()
    leads: bool = False
    anchors: tuple[str, ...] = ()
    is_lit: bool = False


class Said(NamedTuple):
    """A stretch of a statement's content: its size decides which of two around a word is the nearer."""

    start: int
    end: int
    n: int
    size: int
    is_first: bool


class Marks(NamedTuple):
    """What is to be marked in a text: statements by start, anchored spans, and the span asked for."""

    said: tuple[Said, ...]
    anchors: tuple[Span, ...]
    lit: Span | None


def read_marks(document: Document, anchors: Iterable[Span], lit: Span | None) -> Marks:
    """Return the marks of a document: its statements, and every span that something links to."""
    said: list[Said] = []
    spans: set[Span] = {turn.text_span for turn in document.turns}
    spans |= {turn.label_span for turn in document.turns if turn.label_span}
    for statement in document.statements:
        size = sum(end - start for start, end in statement.content)
        for nth, (start, end) in enumerate(statement.content):
            said.append(Said(start, end, statement.n, size, nth == 0))
        spans.add((statement.content[0][0], statement.content[-1][1]))
    spans.update(anchors)
    if lit:
        spans.add(lit)
    return Marks(tuple(sorted(said)), tuple(sorted(spans)), lit)


def cut_pieces(text: str, span: Span, marks: Marks, edges: Sequence[int]) -> Iterator[Piece]:
    """Yield the pieces of `text` at `span` in order, cut at the `edges` too (where paragraphs begin and end).

    Linear in what is marked: one sweep from left to right.
    """
    low, high = span
    said = [mark for mark in marks.said if mark.start < high and low < mark.end]
    named = [mark for mark in marks.anchors if low <= mark[0] < high]
    lit = marks.lit or (0, 0)
    points = {low, high, *(edge for edge in edges if low < edge < high)}
    points.update(at for mark in said for at in mark[:2] if low < at < high)
    points.update(mark[0] for mark in named)
    points.update(at for at in lit if low < at < high)
    opening = _Opening(said, named)
    for start, end in pairwise(sorted(points)):
        around, begun, anchors = opening.move(start)
        yield Piece(
            text[start:end],
            start,
            tuple(mark.n for mark in around),
            bool(around) and around[0].is_first and around[0] in begun,
            anchors,
            is_lit=lit[0] <= start < lit[1],
        )


class _Opening:
    """What is open at a place, moved from left to right only."""

    def __init__(self, said: Sequence[Said], named: Sequence[Span]) -> None:
        self._said, self._named = said, named
        self._next_said = self._next_named = 0
        self._open: list[Said] = []

    def move(self, at: int) -> tuple[list[Said], list[Said], tuple[str, ...]]:
        """Return the statements around a place (the shortest first), those begun since, and names of spans."""
        begun: list[Said] = []
        while self._next_said < len(self._said) and self._said[self._next_said].start <= at:
            begun.append(self._said[self._next_said])
            self._next_said += 1
        self._open = [mark for mark in (*self._open, *begun) if mark.end > at]
        self._open.sort(key=lambda mark: (mark.size, mark.n))
        names: list[str] = []
        while self._next_named < len(self._named) and self._named[self._next_named][0] <= at:
            names.append(anchor(self._named[self._next_named]))
            self._next_named += 1
        return self._open, begun, tuple(names)
