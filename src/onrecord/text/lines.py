"""Lines: the one unit in which pages of text and of HTML are taken apart."""

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

    `marks` are those of `read_html`; None means plain text. The cells of one
    row, which tabs part in a page of HTML, are lines of their own. Linear in both.
    """
    lines: list[Line] = []
    waiting = iter(marks or ())
    mark = next(waiting, None)
    touching: list[Mark] = []  # the links, headings and bold stretches that reach into this line
    framed_to = inside_to = timed_to = 0
    at = breaks = 0
    broken_by = "\n" if "\n" in text else "\r"
    # To splitlines a tab is a space and the file separator U+001C breaks a line; both are one character.
    for row in (text if marks is None else text.replace("\t", "\x1c")).splitlines(keepends=True):
        words = row.strip()
        if words:
            start = at if row[0] == words[0] else at + len(row) - len(row.lstrip())
            end = start + len(words)
            while mark is not None and mark.start < end:
                kind = mark.kind
                if kind == "frame":
                    framed_to = max(framed_to, mark.end)
                elif kind == "content":
                    inside_to = max(inside_to, mark.end)
                elif kind == "time":
                    timed_to = max(timed_to, mark.end)
                else:
                    touching.append(mark)
                mark = next(waiting, None)
            heading, linked, lead = 0, False, 0
            if touching:
                touching = [held for held in touching if held.end > start]
                heading, linked, lead = _weigh_marks(touching, start, end)
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
    most = _MOST * (end - start)
    if len(marks) == 1:  # the usual case: a link or a heading that is the line
        (mark,) = marks
        if mark.start == start and mark.end == end:
            kind = mark.kind
            return 1 if kind == "h1" else 2 if kind == "heading" else 0, kind == "link", 0
    h1 = heading = link = lead = 0
    for mark in marks:
        kind, first, last = mark.kind, mark.start, mark.end
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
