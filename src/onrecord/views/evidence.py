"""The way from words of a document to the same words on the page as received."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.model import Document, MapRow, Record, Span


def find_page_spans(text_map: Sequence[MapRow], span: Span) -> tuple[Span, ...]:
    """Return where the words at `span` of a document with this `text_map` stand in `Page.text`, in its order.

    Several where furniture of the site stands between them; none where the span holds nothing but the line
    breaks that part the pieces.
    """
    start, end = span
    first = max(0, bisect_right(text_map, start, key=lambda row: row[0]) - 1)
    found: list[Span] = []
    for at, page_start, length in text_map[first:]:
        if at >= end:
            break
        low, high = max(start, at), min(end, at + length)
        if low < high:
            found.append((page_start + low - at, page_start + high - at))
    return tuple(found)


def list_entry_spans(document: Document) -> frozenset[Span]:
    """Return every span of a document's text that one of its entries rests on, those of events and persons too."""
    return frozenset(_find_spans(document.entries))


def _find_spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Record):
        for field in value.__struct_fields__:
            yield from _find_spans(getattr(value, field))
    elif isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(each, int) for each in value):  # noqa: PLR2004 - a span
            yield value
        else:
            for each in value:
                yield from _find_spans(each)
