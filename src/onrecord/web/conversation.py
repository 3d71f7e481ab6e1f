"""A document as a reader wants it: its turns as a conversation, in parts that a browser can hold."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.model import Document, Span, Turn
from onrecord.web.marking import Marks, Piece, cut_pieces

_PART_LENGTH: Final = 24_000  # characters: some 4,000 words, ten minutes of reading
_PART_PARAGRAPHS: Final = 150
_LONGEST: Final = 8_000  # characters of one paragraph; one without a space in them is cut anywhere


class Paragraph(NamedTuple):
    """A paragraph of a document and the turn it stands in; `opens` where it is the first of that turn."""

    start: int
    end: int
    turn: Turn | None
    opens: bool


class Block(NamedTuple):
    """Paragraphs of one turn, or of none; `opens` says whether the turn begins here, not in an earlier part."""

    turn: Turn | None
    opens: bool
    paragraphs: tuple[tuple[Piece, ...], ...]


class Part(NamedTuple):
    """One part of a document: what is shown on one page."""

    number: int
    span: Span
    blocks: tuple[Block, ...]


def split_parts(document: Document) -> list[tuple[Paragraph, ...]]:
    """Return the paragraphs after the title, in parts of at most 24,000 characters and 150 paragraphs.

    There is always one part, empty where there is no text.
    """
    parts: list[tuple[Paragraph, ...]] = []
    current: list[Paragraph] = []
    length = 0
    for paragraph in _list_paragraphs(document):
        size = paragraph.end - paragraph.start
        if current and (length + size > _PART_LENGTH or len(current) >= _PART_PARAGRAPHS):
            parts.append(tuple(current))
            current, length = [], 0
        current.append(paragraph)
        length += size
    return [*parts, tuple(current)] if current or not parts else parts


def find_part(parts: list[tuple[Paragraph, ...]], offset: int) -> int:
    """Return the number, from 1, of the part that holds an offset of the document."""
    starts = [part[0].start for part in parts if part]
    return max(1, bisect_right(starts, offset))


def draw_part(document: Document, parts: list[tuple[Paragraph, ...]], number: int, marks: Marks) -> Part:
    """Return one part with its words cut into marked pieces, its paragraphs gathered under their turns."""
    shown = parts[number - 1]
    if not shown:
        return Part(number, (0, 0), ())
    span = (shown[0].start, shown[-1].end)
    edges = [at for paragraph in shown for at in (paragraph.start, paragraph.end)]
    pieces = list(cut_pieces(document.text, span, marks, edges))
    blocks: list[Block] = []
    at = 0
    for paragraph in shown:
        while at < len(pieces) and pieces[at].start < paragraph.start:
            at += 1
        first = at
        while at < len(pieces) and pieces[at].start < paragraph.end:
            at += 1
        words = tuple(pieces[first:at])
        if blocks and not paragraph.opens and blocks[-1].turn is paragraph.turn:
            last = blocks[-1]
            blocks[-1] = last._replace(paragraphs=(*last.paragraphs, words))
        else:
            blocks.append(Block(paragraph.turn, paragraph.opens, (words,)))
    return Part(number, span, tuple(blocks))


def _list_paragraphs(document: Document) -> Iterator[Paragraph]:
    text = document.text
    at = document.title_span[1] if document.title_span else 0
    for turn in document.turns:
        start, end = turn.text_span
        yield from _split_lines(text, at, turn.label_span[0] if turn.label_span else start, None)
        yield from _split_lines(text, start, end, turn)
        at = end
    yield from _split_lines(text, at, len(text), None)


def _split_lines(text: str, low: int, high: int, turn: Turn | None) -> Iterator[Paragraph]:
    opens = turn is not None
    start = low
    while start < high:
        stop = text.find("\n", start, high)
        stop = high if stop < 0 else stop
        for piece_start, piece_end in _cut_long(text, start, stop):
            yield Paragraph(piece_start, piece_end, turn, opens)
            opens = False
        start = stop + 1


def _cut_long(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield what there is between two line breaks, white space gone, a long paragraph in pieces."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while stop - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space + 1 if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    if start < stop:
        yield start, stop
