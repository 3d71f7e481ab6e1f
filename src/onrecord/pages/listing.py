"""Listings: the runs of dated titles by which a page tells of other publications.

A listing is known by its shape alone: entries of one style (a date, then a
title, in one line or in two, or the title first), one after another, with
short leads. A heading ("LATEST EVENTS") or a closing line ("all messages")
helps but is not needed. A chronicle inside a document has the same dates;
it is told apart by its sentences, and by the text that follows it.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial
from operator import attrgetter

from onrecord.pages.furniture import LISTING_ENDS, is_furniture, is_listing_head, key_of, read_kind_date
from onrecord.pages.leads import Entry, Listing, Style
from onrecord.text.date_lines import MONTH_STARTS, read_leading_date, read_whole_date
from onrecord.text.dates import Order, PrintedDate, find_dates
from onrecord.text.lines import Line

_SEPARATOR = re.compile(r"[)\]]?(?:\s*[-–—|:•·»]+\s+|\s{2,}|\s+(?=[\"“«‘A-Z]))")
_GLUED = re.compile(r"(?<=\d)(?=[\"“«‘A-Z])")  # "March 13, 2031Coast guard": two elements, no blank between
_OPENING = re.compile(r"(?:[*•·▪◦‣–-]\s{1,3})?[\[(]?")
_SENTENCE_END = (".", ";", ",", ":")
_ABBREVIATIONS = ("U.S.", "U.K.", "a.m.", "p.m.", "Jr.", "Sr.", "etc.", "Inc.", "Ltd.", "...")
_LONGEST_TITLE = 400
_FEWEST_WORDS = 2
_LONGEST_DATE = 60
_LONGEST_REST = 120  # characters that may stand behind a title and be its date
_DATE_REACH = 40  # characters in which a date that opens a line ends
# What `_OPENING` and a date begin with.
_FIRST_SIGNS = frozenset("0123456789*•▪◦‣–-[(") | {start[0] for start in MONTH_STARTS}
_MOST_LEAD = 12  # lines; a teaser is not an article
_FEW_WORDS = 5  # beside the date of a teaser: its kind, its desk
_DIGITS = re.compile("[0-9]")
_TITLE_START = re.compile(r"[\"“«‘'\[(]?[^\W_]")
_ALIKE = str.maketrans("012345678\xa0", "999999999 ")
_NINES = re.compile("99+")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST = attrgetter("first")


def find_entries(lines: list[Line], order: Order | None = None) -> list[Entry]:
    """Find every line, or pair of lines, that could be an entry of a listing. Linear in the lines."""
    entries: list[Entry] = []
    apart = -1  # the last line that markup sets apart, above this one
    for n, line in enumerate(lines):
        text = line.text
        linked = line.linked or line.lead_link
        if linked and (behind := _read_behind(line, n, order)):
            entries.append(behind)
        elif len(text) > _LONGEST_DATE:
            fits = text[0] in _FIRST_SIGNS and (len(text) <= _LONGEST_TITLE or line.lead_link)
            if fits and (entry := _read_same_line(line, n, order)):
                entries.append(entry)
        elif _DIGITS.search(text):
            if date := _read_date_line(lines, n, order):
                entries += _read_date_alone(lines, n, date, (order, apart))
            elif entry := _read_same_line(line, n, order):
                entries.append(entry)
        if line.linked or line.heading:
            apart = n
    return entries


def _read_date_alone(
    lines: list[Line], n: int, date: PrintedDate, known: tuple[Order | None, int]
) -> Iterator[Entry]:
    """Yield the entries that the date of line `n` could open or close; `known` are the page's order and the last line set apart above."""
    order, apart = known
    line = lines[n]
    placed = PrintedDate(line.start + date.start, line.start + date.end, date.value)
    shape = _shape_of(line.text[date.start : date.end])
    if n + 1 < len(lines) and _is_title_of(lines[n + 1], line, order):
        title = lines[n + 1]
        end = title.lead_link or title.end
        marked = _is_set_apart(line) or _is_set_apart(title)
        yield Entry(n, n + 1, (title.start, end), placed, ("date first", shape), marked)
    above = _find_title_above(lines, n, order, apart)
    if above is not None:
        title = lines[above]
        marked = any(map(_is_set_apart, lines[above : n + 1]))
        yield Entry(above, n, (title.start, title.end), placed, ("title first", shape), marked)


def _read_date_line(lines: list[Line], n: int, order: Order | None) -> PrintedDate | None:
    """Return the day of a line that is nothing but a date, or dates the title that markup sets apart beside it.

    Beside such a title a word or two may stand by the date: `14.03.2031 · Press release`.
    """
    line = lines[n]
    date = read_whole_date(line.text, order) or read_kind_date(line.text, order)
    if date is None and not _is_set_apart(line):
        beside = lines[max(n - 1, 0) : n] + lines[n + 1 : n + 2]
        if any(_is_apart(other) and is_title(other, order) for other in beside):
            date = _read_beside(line.text, order)
    if date is None or not _is_day(date):
        return None
    bare = date.end - date.start == len(line.text)
    return date if bare or not is_furniture(line.text) else None


def _read_beside(text: str, order: Order | None) -> PrintedDate | None:
    """Return the one date of a short line that opens or closes with it and says little else."""
    dates = find_dates(text, order)
    if len(dates) != 1 or text.endswith(_SENTENCE_END):
        return None
    before, after = text[: dates[0].start].split(), text[dates[0].end :].split()
    return dates[0] if not (before and after) and len(before) + len(after) <= _FEW_WORDS else None


def _is_title_of(line: Line, dated: Line, order: Order | None) -> bool:
    """Tell whether a line could be the title of the date beside it: both in the frame, or both out of it."""
    return line.framed == dated.framed and is_title(line, order)


def _find_title_above(lines: list[Line], n: int, order: Order | None, apart: int) -> int | None:
    """Return the line of the title that the date line `n` closes: right above it, or above the lead between them.

    Over a lead only a title that markup sets apart is believed, and a heading
    before a link; `apart` is the last line above that markup sets apart.
    """
    framed = lines[n].framed
    beside = n - 1 if n and _is_title_of(lines[n - 1], lines[n], order) else None
    if beside is not None and apart == beside:
        return beside
    linked = None
    highest = max(n - 2 - _MOST_LEAD, -1)
    if apart <= highest:
        return beside
    for above in range(n - 1, highest, -1):
        line = lines[above]
        if line.framed != framed or line.heading == 1 or read_whole_date(line.text, order):
            break
        if is_furniture(line.text):
            break
        if _is_apart(line) and is_title(line, order):
            if line.heading:
                return above
            linked = above if linked is None else linked
    return beside if linked is None else linked


def _is_apart(line: Line) -> bool:
    """Tell whether markup sets a line apart, as a link or a heading."""
    return line.linked or line.heading > 0


def _read_behind(line: Line, n: int, order: Order | None) -> Entry | None:
    """Read `Title (20 September 2017)`, the title a link and the date behind it, or in brackets at its end."""
    text = line.text
    at = line.lead_link - line.start if line.lead_link else max(text.rfind("("), text.rfind("["))
    if at <= 0 or len(text) - at > _LONGEST_REST:
        return None
    rest = text[at:]
    date = read_whole_date(rest, order)
    if date is None or not _is_day(date):
        return None
    title = text[:at].rstrip()
    if len(title) > _LONGEST_TITLE or not _reads_as_title(title, order, apart=True):
        return None
    placed = PrintedDate(line.start + at + date.start, line.start + at + date.end, date.value)
    end = line.start + len(title)
    return Entry(n, n, (line.start, end), placed, ("date behind", _shape_of(rest)), marked=True)


def is_title(line: Line, order: Order | None = None) -> bool:
    """Tell whether a line could be the title of a publication, by shape."""
    if len(line.text) > _LONGEST_TITLE and not line.lead_link:
        return False
    return _reads_as_title(line.text, order, apart=_is_apart(line))


def _reads_as_title(text: str, order: Order | None, *, apart: bool) -> bool:
    """Tell whether words read as a title: no sentence and two words, unless markup sets them apart; a date is none."""
    if not apart:
        if text.endswith(_SENTENCE_END) and not text.endswith(_ABBREVIATIONS):
            return False
        if len(text.split(None, 1)) < _FEWEST_WORDS:
            return False
    return read_whole_date(text, order) is None and not is_furniture(text)


def _read_same_line(line: Line, n: int, order: Order | None) -> Entry | None:
    """Read `20.09.2017 - Title` where it stands in one line."""
    text = line.text
    at = 0
    if text[0].isalpha():
        if text[:3] not in MONTH_STARTS:
            return None
    elif not text[0].isdigit() and (opening := _OPENING.match(text)):
        at = opening.end()
    found = read_leading_date(text[at : at + _DATE_REACH], order)
    if found is None or found.start > 0 or not _is_day(found):
        return None
    separator = _SEPARATOR.match(text, at + found.end)
    if separator is None and line.lead_link:
        separator = _GLUED.match(text, at + found.end)
    if separator is None:
        return None
    begin = separator.end()
    start = line.start + begin
    end = line.lead_link if line.lead_link > start else line.end
    title = text[begin : end - line.start]
    if len(title) > _LONGEST_TITLE or not (title[:1].isalnum() or _TITLE_START.match(title)):
        return None
    if not _reads_as_title(title, order, apart=_is_apart(line)):
        return None
    at += line.start
    placed = PrintedDate(at + found.start, at + found.end, found.value)
    shape = _shape_of(text[:begin])
    return Entry(n, n, (start, end), placed, ("same line", shape), _is_set_apart(line))


def _is_day(date: PrintedDate) -> bool:
    """Tell whether a date is one whole day: a listing says when each item was posted."""
    return len(date.value) == len("2017-09-20") or date.value.startswith("[")


def _shape_of(printed: str) -> str:
    """Return how a date is printed, its digits and letters aside: `9.9.9 - `, `9 a 9`."""
    return _shorten(printed.translate(_ALIKE))


@lru_cache(maxsize=512)  # a site prints its dates in one shape, and prints many
def _shorten(shape: str) -> str:
    shape = _NINES.sub("9", shape)
    return shape if shape.lower() == shape.upper() else _LETTERS.sub("a", shape)


def find_linked_run(entries: list[Entry]) -> frozenset[int]:
    """Return the lines of dated links that stand one below the other: a list, wherever it stands."""
    rows = {entry.first for entry in entries if entry.marked and entry.style[0] == "same line"}
    return frozenset(n for n in rows if n - 1 in rows or n + 1 in rows)


def find_listings(lines: list[Line], entries: list[Entry], title: int | None) -> list[Listing]:
    """Find the listings among the entries; `title` is the line of the main title, which none may hold.

    The first style of entries that holds as a listing wins; entries of other
    styles among its lines are part of its leads.
    """
    styles: dict[tuple[Style, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if title is None or not entry.first <= title <= entry.last:
            styles[entry.style].append(entry)
    found: list[Listing] = []
    ending: list[Listing] = []  # those whose last lead is not read yet
    taken: set[int] = set()
    ranked = sorted(styles.values(), key=partial(_rank_style, lines)) if len(styles) > 1 else styles.values()
    for same in ranked:
        for run in _split_runs(lines, same, title):
            kept = _leave_out(run, taken)
            if kept and ending:  # does one lie in the lead of a last entry?
                taken.update(*(range(listing.first, listing.last + 1) for listing in ending))
                ending.clear()
                kept = _leave_out(kept, taken)
            listing = _read_listing(lines, kept, title) if kept else None
            if listing:
                found.append(listing)
                ending.append(listing)
                taken.update(range(listing.first, listing.entries[-1].last + 1))
    return sorted(found, key=_FIRST)


def _leave_out(entries: list[Entry], taken: set[int]) -> list[Entry]:
    """Return the entries that no listing has yet."""
    if not taken:
        return entries
    return [entry for entry in entries if entry.first not in taken and entry.last not in taken]


def _rank_style(lines: list[Line], same: list[Entry]) -> tuple[int, int, int, int]:
    """Rank a style: the most titles set apart by markup alike, the most entries, the closest dates, the first of all.

    A date between two titles belongs to the one that the other dates of its list stand beside.
    """
    return (
        -_count_alike(lines, same),
        -len(same),
        sum(entry.last - entry.first for entry in same),
        same[0].first,
    )


def _count_alike(lines: list[Line], same: list[Entry]) -> int:
    """Count the entries set apart whose titles are links, or those whose are none, if they are more: the list's heading is no title of it."""
    marked = [entry for entry in same if entry.marked]
    style = same[0].style[0]
    if style not in ("date first", "title first"):
        return len(marked)
    linked = sum([lines[entry.last if style == "date first" else entry.first].linked for entry in marked])
    return max(linked, len(marked) - linked)


def _split_runs(lines: list[Line], entries: list[Entry], title: int | None) -> list[list[Entry]]:
    """Part the entries before the main title (a side bar that comes first) from those after it."""
    if title is None or entries[0].first > title:
        return _split_at_heads(lines, entries)
    before = [entry for entry in entries if entry.last < title]
    after = [entry for entry in entries if entry.first > title]
    return [run for part in (before, after) for run in _split_at_heads(lines, part)]


def _split_at_heads(lines: list[Line], entries: list[Entry]) -> list[list[Entry]]:
    """Part the entries where a line such as "Related content" begins another list."""
    runs: list[list[Entry]] = []
    for entry in entries:
        above = lines[entry.first - 1]
        if not runs or (entry.first > 0 and is_listing_head(above.text) and not above.linked):
            runs.append([])
        runs[-1].append(entry)
    return runs


def _read_listing(lines: list[Line], entries: list[Entry], title: int | None) -> Listing | None:
    """Read a run of entries as a listing, or return None where it is not one.

    Its leads are looked at only where its heading and its links do not decide.
    """
    stop = title if title is not None and title > entries[-1].last else len(lines)
    listing = Listing(tuple(entries), lines, stop)
    if listing.first > 0 and is_listing_head(lines[listing.first - 1].text):
        return listing
    linked = sum([entry.marked for entry in entries])
    if len(entries) == 1:
        return listing if linked and _is_closed(listing) else None
    mostly = linked * 2 > len(entries)
    if mostly and all(b.first - a.first <= _MOST_LEAD for a, b in itertools.pairwise(entries)):
        return listing
    if _is_closed(listing):
        return listing
    if max(map(len, listing.leads)) > _MOST_LEAD:
        return None
    return listing if mostly or _stands_alone(listing) else None


def _is_closed(listing: Listing) -> bool:
    """Tell whether the line behind a listing leads away from it: "all messages"."""
    after = listing.last + 1
    return after < len(listing.lines) and key_of(listing.lines[after].text) in LISTING_ENDS


def _is_set_apart(line: Line) -> bool:
    """Tell whether markup sets a line or how it begins apart, as a link, a heading or bold."""
    return line.linked or line.heading > 0 or line.lead_link > 0


def _stands_alone(listing: Listing) -> bool:
    """Tell a bare run of dated titles from a chronicle: little text may follow it, or stand in its leads."""
    lines, entries = listing.lines, listing.entries
    rest = lines[listing.last + 1 : listing.stop]
    following = sum([len(line.text) for line in rest if not is_furniture(line.text)])
    listed = sum([entry.title[1] - entry.title[0] for entry in entries])
    told = sum([len(lines[n].text) for lead in listing.leads for n in lead])
    enough = 2 if entries[0].style[0] == "same line" else 3
    return len(entries) >= enough and following <= listed + told
