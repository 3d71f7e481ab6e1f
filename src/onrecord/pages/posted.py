"""The day a page prints as its own: a date line beside the title, or a label and a date in the block below it."""

import re
from typing import NamedTuple

from onrecord.pages.furniture import (
    Clock,
    is_address,
    is_furniture,
    is_posted_label,
    read_kind_date,
    read_labelled_date,
)
from onrecord.pages.headline import read_opening_day
from onrecord.pages.site import is_note
from onrecord.text.date_lines import read_whole_date
from onrecord.text.dates import Order, PrintedDate, find_dates
from onrecord.text.lines import Line

_NEAR = 8  # lines below a title among which its date may stand
_LABELLED = 12  # lines below it among which a date may stand under its label
_BLOCK_LINE = 60  # characters of a line between a title and its date: a place, a name, a post
_SENTENCE = 80  # characters; a line this long is text
_PARAGRAPH = 140  # characters; where a line this long stands, the header is over
_AFTER_DATE = re.compile(r"\s*[|·•]\s")


class Posted(NamedTuple):
    """The page's own date line: its index, the date in page offsets, and the lines that say no more than this."""

    line: int
    date: PrintedDate
    block: tuple[int, ...]


def find_lone_day(lines: list[Line], clock: Clock | None, order: Order | None) -> Posted | None:
    """Find the day alone on the first line, right above the first paragraph of a text without a title."""
    if clock is not None or len(lines) < 2 or len(lines[1].text) <= _SENTENCE:  # noqa: PLR2004
        return None
    date = read_labelled_date(lines[0].text, order)
    if date is None or "/" in date.value:
        return None
    start = lines[0].start
    return Posted(0, PrintedDate(start + date.start, start + date.end, date.value), (0,))


def find_posted(lines: list[Line], title: int, clock: Clock | None, order: Order | None) -> Posted | None:
    """Find the date line that belongs to the title: right above it, or among the short lines right below it.

    The day of the crawl clock is never one.
    """
    above = title - 1
    while above > 0 and is_address(lines[above].text):  # "Contact: Press Office, +00 55 310 7742"
        above -= 1
    for n in (above, *_lines_below(lines, title)):
        if not 0 <= n < len(lines) or (clock and clock.first <= n <= clock.last):
            continue
        date = read_labelled_date(lines[n].text, order)
        if date is None and n > title:
            date = _read_opening_date(lines[n].text, order)
        elif date is None and is_note(lines[n].text, order):
            date = next(iter(find_dates(lines[n].text, order)), None)  # "Karvel, 4 May 2031" above it
        elif date is None:
            date = read_opening_day(lines[n].text, order)  # "4 May 2031. PDF Print" above it
        if date and "/" not in date.value:
            start = lines[n].start
            return Posted(n, PrintedDate(start + date.start, start + date.end, date.value), (n,))
    return _find_under_label(lines, title, order)


def _find_under_label(lines: list[Line], title: int, order: Order | None) -> Posted | None:
    """Find a date under its label, also below a line that sums the text up: "From:", a name, "Published", a day."""
    for n in range(title + 1, min(title + _LABELLED, len(lines) - 1)):
        if len(lines[n].text) > _PARAGRAPH:
            break
        date = read_whole_date(lines[n + 1].text, order) if is_posted_label(lines[n].text) else None
        if date and "/" not in date.value:
            start = lines[n + 1].start
            placed = PrintedDate(start + date.start, start + date.end, date.value)
            return Posted(n + 1, placed, tuple(_find_block(lines, title, n)))
    return None


def _find_block(lines: list[Line], title: int, label: int) -> list[int]:
    """Return the lines of the block in which the label stands: other labels with what stands under them."""
    first, last = label, label + 1
    while (
        first - 2 > title
        and lines[first - 2].text.endswith(":")
        and len(lines[first - 1].text) <= _BLOCK_LINE
    ):
        first -= 2
    while (
        last + 2 < len(lines) and _is_label(lines[last + 1].text) and len(lines[last + 2].text) <= _BLOCK_LINE
    ):
        last += 2
    return list(range(first, last + 1))


def _is_label(text: str) -> bool:
    return len(text) <= _BLOCK_LINE and (text.endswith(":") or is_posted_label(text) or is_furniture(text))


def _read_opening_date(text: str, order: Order | None) -> PrintedDate | None:
    """Read the date of `14.03.2031 · Press release`, or of `By the Press Office, 14 March 2031`."""
    if len(text) > _SENTENCE or not text[-1:].isalnum():
        return None
    date = next(iter(find_dates(text, order)), None)
    if date is None:
        return None
    if date.start == 0 and _AFTER_DATE.match(text, date.end):
        return date
    if read_kind_date(text, order):
        return date
    return date if date.end == len(text) and text.lower().startswith("by ") else None


def _lines_below(lines: list[Line], title: int) -> list[int]:
    """Return the lines below a title that may hold its date: a block of short ones, or those marked as a time."""
    found: list[int] = []
    in_block = True
    for n in range(title + 1, min(title + 1 + _NEAR, len(lines))):
        if in_block or lines[n].timed:
            found.append(n)
        text = lines[n].text
        # "by the Foreign Minister ahead of …", or the title once more.
        goes_on = (text[0].islower() and len(text) <= _PARAGRAPH) or text == lines[title].text
        in_block = in_block and (len(text) <= _BLOCK_LINE or goes_on) and not text.endswith((".", "?", "!"))
    return found
