"""A page as received: all its text, the site's furniture faint, every span that something rests on in its place."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from onrecord.model import Document, Page, Span
from onrecord.views.evidence import find_page_spans
from onrecord.web.addresses import anchor

WINDOW: Final = 40_000
"""Characters of a page shown at a time."""


class Stretch(NamedTuple):
    """A stretch of a page to be marked: `kind` is `ours`, `at` (named), or `lit`; `said` its statements."""

    start: int
    end: int
    kind: str
    said: tuple[int, ...] = ()


class Node(NamedTuple):
    """A stretch with what stands in it: text, and further stretches, in order."""

    stretch: Stretch
    anchor: str | None
    inside: "tuple[str | Node, ...]"


def find_window(offset: int) -> int:
    """Return the number, from 1, of the window that holds an offset of a page."""
    return offset // WINDOW + 1


def list_stretches(document: Document, spans: Iterable[Span]) -> list[Stretch]:
    """Return what of a page is a document's: its pieces, its statements, its dates, and other spans of its text."""
    found = [Stretch(at, at + length, "ours") for _, at, length in document.text_map]
    found += [Stretch(*date.page_span, "at") for date in document.dates if date.page_span]
    for said in document.statements:
        for span in said.content:
            found += _place(document, span, (said.n,))
        if len(said.content) > 1:
            found += _place(document, (said.content[0][0], said.content[-1][1]), ())[:1]
        for span in (*said.cue, *said.source):
            found += _place(document, span, ())
    others: set[Span] = {turn.text_span for turn in document.turns}
    others |= {turn.label_span for turn in document.turns if turn.label_span}
    others |= {document.title_span} if document.title_span else set()
    for span in (*others, *spans):
        found += _place(document, span, ())
    return found


def _place(document: Document, span: Span, said: tuple[int, ...]) -> list[Stretch]:
    return [Stretch(start, end, "at", said) for start, end in find_page_spans(document.text_map, span)]


def draw_window(
    page: Page, span: Span, stretches: Sequence[Stretch], lit: Sequence[Span] = ()
) -> "tuple[str | Node, ...]":
    """Return the text of a page at `span` with its stretches nested, and the `lit` ones whole.

    Of two stretches that cross, the one that begins later ends with the other; none cuts a lit one.
    Stretches of one span are one node. Linear in the stretches, but for sorting them.
    """
    low, high = span
    drawn: list[str | Node] = []
    for start, end in _part_overlaps(lit):
        if start < high and low < end:
            first, last = max(start, low), min(end, high)
            drawn += _draw_region(page.text, (low, first), stretches)
            said = tuple(n for mark in stretches if mark[:2] == (start, end) for n in mark.said)
            others = [mark for mark in stretches if mark[:2] != (start, end)]
            inside = _draw_region(page.text, (first, last), others)
            drawn.append(Node(Stretch(first, last, "lit", said), anchor((start, end)), tuple(inside)))
            low = last
    return (*drawn, *_draw_region(page.text, (low, high), stretches))


def _part_overlaps(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, without those that begin inside an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _draw_region(text: str, span: Span, stretches: Sequence[Stretch]) -> "list[str | Node]":
    low, high = span
    inside = sorted(
        (mark for mark in stretches if mark.start < high and low < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.kind != "ours"),
    )
    root = _Open(Stretch(low, high, "window"), None, low)
    stack = [root]
    for mark in _merge(inside):
        start = max(mark.start, low)
        while start >= stack[-1].stretch.end and len(stack) > 1:
            _close(stack, text)
        end = min(mark.end, stack[-1].stretch.end)
        stack[-1].write(text, start)
        # what began before this region has its name there
        is_named = mark.kind != "ours" and mark.start >= low
        name = anchor((mark.start, mark.end)) if is_named else None
        stack.append(_Open(mark._replace(start=start, end=end), name, start))
    while len(stack) > 1:
        _close(stack, text)
    root.write(text, high)
    return root.inside


class _Open:
    """A stretch being filled from left to right."""

    def __init__(self, stretch: Stretch, name: str | None, at: int) -> None:
        self.stretch, self.name, self.at = stretch, name, at
        self.inside: list[str | Node] = []

    def write(self, text: str, end: int) -> None:
        """Take the text up to `end`."""
        if end > self.at:
            self.inside.append(text[self.at : end])
            self.at = end


def _close(stack: list[_Open], text: str) -> None:
    closed = stack.pop()
    closed.write(text, closed.stretch.end)
    stack[-1].inside.append(Node(closed.stretch, closed.name, tuple(closed.inside)))
    stack[-1].at = closed.stretch.end


def _merge(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches in their order, those of one span as one."""
    merged: list[Stretch] = []
    for mark in stretches:
        last = merged[-1] if merged else None
        if last and last[:2] == mark[:2] and "ours" not in (last.kind, mark.kind):
            merged[-1] = last._replace(said=(*last.said, *mark.said))
        elif last != mark:
            merged.append(mark)
    return merged
