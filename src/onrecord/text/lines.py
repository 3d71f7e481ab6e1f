"""Lines: the one unit in which pages of text and of HTML are taken apart."""

from collections.abc import Iterator

import msgspec

from onrecord.text.html import Mark

_OPENING = 22  # characters, the longest date and its dash, that may stand before a link that opens a line
_MOST = 0.9  # of a line's characters, for the line to count as a link or a heading


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line with text on it, trimmed, and what the markup says of it.

    `start`, `end` are offsets in the page; `breaks` counts the line breaks
    before it; `heading` is 1 for h1, 2 for lower, 0 for none; `lead_link` is
    the end of a link or bold stretch that opens the line, at most after a date, or 0; `timed` says
    that a time element holds some of it.
    """

    start: int
    end: int
    text: str
    breaks: int
    heading: int = 0
    linked: bool = False
    framed: bool = False
    inside: bool = False
    lead_link: int = 0
    timed: bool = False


def split_lines(text: str, marks: tuple[Mark, ...] | None = None) -> list[Line]:
    """Return the lines of `text` that hold anything, in order.

    `marks` are those of `read_html`; None means plain text. Linear in both.
    """
    lines: list[Line] = []
    active: list[Mark] = []
    waiting = iter(marks or ())
    mark = next(waiting, None)
    for start, words, breaks in _find_words(text, cells=marks is not None):
        end = start + len(words)
        if active:
            active = [held for held in active if held.end > start]
        while mark is not None and mark.start < end:
            if mark.end > start:
                active.append(mark)
            mark = next(waiting, None)
        lines.append(
            _mark_line(start, end, words, breaks, active) if active else Line(start, end, words, breaks)
        )
    return lines


def _find_words(text: str, *, cells: bool) -> Iterator[tuple[int, str, int]]:
    """Yield the start of each line that holds anything, its trimmed words, and the breaks before it.

    The `cells` of one row, which tabs part in a page of HTML, are lines of their own.
    """
    at = breaks = 0
    broken_by = "\n" if "\n" in text else "\r"
    # To splitlines a tab is a space and the file separator U+001C breaks a line; both are one character.
    for row in (text.replace("\t", "\x1c") if cells else text).splitlines(keepends=True):
        words = row.strip()
        if words:
            yield at + len(row) - len(row.lstrip()), words, breaks
            breaks = 0
        at += len(row)
        breaks += row.endswith(broken_by)


def _mark_line(start: int, end: int, words: str, breaks: int, active: list[Mark]) -> Line:
    """Return a line with what the marks that touch it say of it."""
    h1 = heading = link = lead = 0
    framed = inside = timed = False
    for mark in active:
        kind, first, last = mark.kind, mark.start, mark.end
        if kind == "frame":
            framed = True
        elif kind == "content":
            inside = True
        elif kind == "time":
            timed = True
        else:
            inner = start <= first and last <= end
            covered = last - first if inner else min(last, end) - max(first, start)
            if kind == "link":
                link += covered
            elif kind == "h1":
                h1 += covered
            elif kind == "heading":
                heading += covered
            if first <= start + _OPENING and start < last <= end and (start < first or last < end):
                lead = max(lead, last)
    most = _MOST * (end - start)
    level = 1 if h1 >= most else 2 if heading >= most else 0
    return Line(start, end, words, breaks, level, link >= most, framed, inside, lead, timed)
