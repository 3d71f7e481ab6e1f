"""Lines: the one unit in which pages of text and of HTML are taken apart."""

import re
from typing import NamedTuple

from onrecord.text.html import Mark

# What breaks a line of text: the separators of str.splitlines that pages hold.
_LINE = re.compile(r"[^\s][^\n\r\x0b\x0c\x85\u2028\u2029]*")
# In a page of HTML the cells of one row stand on one line, parted by tabs.
_CELL = re.compile(r"[^\s][^\n\r\x0b\x0c\x85\u2028\u2029\t]*")
_MOST = 0.9  # of a line's characters, for the line to count as a link or a heading


class Line(NamedTuple):
    """One line with text on it, trimmed, and what the markup says of it.

    `start`, `end` are offsets in the page; `breaks` counts the line breaks
    before it; `heading` is 1 for h1, 2 for lower, 0 for none; `lead_link` is
    the end of a link or bold stretch that opens the line, or 0; `timed` says
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
    before = 0
    for found in (_LINE if marks is None else _CELL).finditer(text):
        start = found.start()
        words = found[0].rstrip()
        breaks = text.count("\n", before, start) or text.count("\r", before, start)
        lines.append(Line(start, start + len(words), words, breaks))
        before = start + len(words)
    return _mark_lines(lines, marks) if marks else lines


def _mark_lines(lines: list[Line], marks: tuple[Mark, ...]) -> list[Line]:
    """Give every line the marks that cover it, in one sweep over both."""
    marked: list[Line] = []
    active: list[Mark] = []
    upcoming = 0
    for line in lines:
        if active:
            active = [mark for mark in active if mark.end > line.start]
        while upcoming < len(marks) and marks[upcoming].start < line.end:
            if marks[upcoming].end > line.start:
                active.append(marks[upcoming])
            upcoming += 1
        marked.append(_mark_line(line, active) if active else line)
    return marked


def _mark_line(line: Line, active: list[Mark]) -> Line:
    covered = {"h1": 0, "heading": 0, "link": 0}
    framed = inside = timed = False
    lead = 0
    for kind, start, end in active:
        if kind == "frame":
            framed = True
        elif kind == "content":
            inside = True
        elif kind == "time":
            timed = True
        else:
            if kind in covered:
                covered[kind] += min(end, line.end) - max(start, line.start)
            if start <= line.start + 14 and line.start < end < line.end:
                lead = max(lead, end)
    most = _MOST * (line.end - line.start)
    heading = 1 if covered["h1"] >= most else 2 if covered["heading"] >= most else 0
    return line._replace(
        heading=heading,
        linked=covered["link"] >= most,
        framed=framed,
        inside=inside,
        lead_link=lead,
        timed=timed,
    )
