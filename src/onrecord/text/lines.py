"""Lines: the one unit in which pages of text and of HTML are taken apart."""

import sys
from collections.abc import Sequence

import msgspec

from onrecord.text.html import Mark

_OPENING = 22  # characters, the longest date and its dash, that may stand before a link that opens a line
_MOST = 0.9  # of a line's characters, for the line to count as a link or a heading
_NO_MARK: Mark = (sys.maxsize, sys.maxsize, "time")
_PLAIN = (0, False, 0)


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


def split_lines(text: str, marks: Sequence[Mark] | None = None) -> list[Line]:
    """Return the lines of `text` that hold anything, in order.

    `marks` are those of `read_html`; None means plain text. The cells of one
    row, which tabs part in a page of HTML, are lines of their own. Linear in both.
    """
    lines: list[Line] = []
    waiting = iter(marks or ())
    first, last, kind = next(waiting, _NO_MARK)
    touching: list[Mark] = []  # the links, headings and bold stretches that reach into this line
    reach = framed_to = inside_to = timed_to = 0
    at = breaks = 0
    broken_by = "\n" if "\n" in text else "\r"
    # To splitlines a tab is a space and the file separator U+001C breaks a line; both are one character.
    for row in (text if marks is None else text.replace("\t", "\x1c")).splitlines(keepends=True):
        words = row.strip()
        if words:
            start = at if row[0] == words[0] else at + len(row) - len(row.lstrip())
            end = start + len(words)
            if touching:
                touching = [held for held in touching if held[1] > start] if reach > start else []
            while first < end:
                if kind == "frame":
                    framed_to = max(framed_to, last)
                elif kind == "content":
                    inside_to = max(inside_to, last)
                elif kind == "time":
                    timed_to = max(timed_to, last)
                elif last > start:
                    touching.append((first, last, kind))
                    reach = max(reach, last)
                first, last, kind = next(waiting, _NO_MARK)
            heading, linked, lead = _weigh_marks(touching, start, end) if touching else _PLAIN
            lines.append(
                Line(
                    start, end, words, breaks, heading, linked,
                    framed_to > start, inside_to > start, lead, timed_to > start,
                )
            )  # fmt: skip
            breaks = 0
        at += len(row)
        breaks += row[-1] == broken_by
    return lines


def _weigh_marks(marks: list[Mark], start: int, end: int) -> tuple[int, bool, int]:
    """Return what the marks that touch a line make it: its heading, whether it is a link, the end of its lead."""
    if len(marks) == 1:  # the usual case: a link or a heading that is the line
        ((first, last, kind),) = marks
        if first == start and last == end:
            return 1 if kind == "h1" else 2 if kind == "heading" else 0, kind == "link", 0
    most = _MOST * (end - start)
    h1 = heading = link = lead = 0
    for first, last, kind in marks:
        covered = min(last, end) - max(first, start)
        if kind == "link":
            link += covered
        elif kind == "h1":
            h1 += covered
        elif kind == "heading":
            heading += covered
        if first <= start + _OPENING and start < last <= end and (start < first or last < end):
            lead = max(lead, last)
    return 1 if h1 >= most else 2 if heading >= most else 0, link >= most, lead
