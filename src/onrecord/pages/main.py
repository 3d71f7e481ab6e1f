"""The main document of a page: which line is its title, which lines are its body."""

import itertools
import re
from typing import NamedTuple

from onrecord.pages.furniture import (
    Clock,
    ends_text,
    is_address,
    is_aside,
    is_furniture,
    is_listing_head,
    is_menu,
    is_tool,
    key_of,
    read_labelled_date,
)
from onrecord.pages.headline import (
    cannot_head,
    choose_headline,
    is_listed,
    is_ticker,
    names_languages,
    read_opening_day,
)
from onrecord.pages.leads import Listing
from onrecord.pages.listing import is_title
from onrecord.pages.posted import Posted
from onrecord.pages.site import find_headline_below, is_letterhead, is_note
from onrecord.text.date_lines import read_whole_date
from onrecord.text.dates import Order, PrintedDate
from onrecord.text.lines import Line


class Hints(NamedTuple):
    """What a page's head says of it: the titles it names, in small letters without their edges."""

    whole: frozenset[str]
    parts: frozenset[str]


NO_HINTS = Hints(frozenset(), frozenset())

_SITE_BREAK = re.compile(r"\s(?:[|•·—–:»-]|//)++\s")
_LONG = 300  # characters; a line this long is a paragraph, not a title
_SENTENCE = 80  # characters; a line this long without being a link is text
_EDGES = 12  # signs at the ends of a line, which its key leaves out
_SENTENCE_END = re.compile(r"[a-z]{4}\.\Z")  # no "p.m.", no "Jr."
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][”\"’]? [A-Z“\"]")
# An agency's: "KESSIN, May 4 (VNA) - ", or with its name between strokes.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'-]{2,40}\b[^a-z]{0,3}(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})?[., ]*"
    r"(?:\([A-Z][^()]{1,30}\) ?[—–-]|/[^/ ]{2,20}/|—)"
)
_HEADER = 60  # lines; a plain page's title is not deeper than this
_END_MARK = 16  # characters of "(THE END)" and the signs around it, at most
_NEAR = 8  # lines below a title among which its date may stand
_MENU = 4  # this many one-to-three-word lines in a row are a menu
_MENU_WORDS = 3
_SECTION_WORDS = 6
_PARAGRAPH = 140  # characters; where a line this long stands, the header is over
_BLOCK_LINE = 60  # characters of a line between a title and its date: a place, a name, a post
_AFTER_DATE = re.compile(r"\s*[|·•]\s")
_COUNTED = re.compile(r"(?:[^\s()]+ ){1,3}\(\d{1,4}\)")  # "March 2031 (12)" in an archive of pages
_LABEL = re.compile(r"[^\W\d_][^:]{0,60}:\s+\S+\s+\S+\s+\S+")


def read_hints(head_title: str | None, stated: list[str]) -> Hints:
    """Return the titles that a page's head names: `stated` by og:title and its like, and `<title>` with its parts."""
    whole = {key_of(title) for title in stated if title}
    parts = set(whole)
    if head_title:
        whole.add(key_of(head_title))
        parts.update(key_of(part) for part in _SITE_BREAK.split(head_title))
    return Hints(frozenset(whole - {""}), frozenset((whole | parts) - {""}))


def find_title(
    lines: list[Line],
    clock: Clock | None,
    hints: Hints,
    order: Order | None,
    listed: frozenset[int] = frozenset(),
) -> int | None:
    """Return the line of the main document's title, or None where the page has none.

    Markup is believed first (a heading that the page's head names); a page
    without markup has its title where the furniture ends, `listed` lines
    (a list of links above the text) included.
    """
    if hints.parts or any(line.heading or line.linked or line.framed for line in lines):
        marked = _find_marked(lines, clock, hints, order)
        if marked is not None:
            below = find_headline_below(lines, marked, hints.parts, order)
            return marked if below is None else below
    return _find_first(lines, clock, order, listed)


def _find_marked(lines: list[Line], clock: Clock | None, hints: Hints, order: Order | None) -> int | None:
    """Return the line that headings, the page's head and a date beside it point to most."""
    best, best_score = None, 1
    longest = min(max(map(len, hints.parts), default=0) + _EDGES, _LONG)
    pairs = frozenset([part[:2] for part in hints.parts])
    headed_from: int | None = None  # the line that heads the first list; looked for when a title is found
    opening = [
        n
        for n, line in enumerate(lines)
        if line.heading
        or (len(line.text) <= longest and ((pair := line.text[:2].lower()) in pairs or not pair.isalnum()))
    ]
    for n in opening:
        line = lines[n]
        text = line.text
        key = key_of(text) if len(text) <= longest else ""
        if len(text) > _LONG or not (line.heading or key in hints.parts):
            continue
        if (clock and clock.first <= n <= clock.last) or read_whole_date(text, order):
            continue
        named = 3 * (key in hints.whole) or 2 * (key in hints.parts)
        score = named + (2 if line.heading == 1 else line.heading and 1)
        score += _has_date(lines, n, order) - 3 * line.linked - 3 * line.framed - 3 * is_furniture(text)
        score += _has_text(lines, n)
        if not line.heading and n + 1 < len(lines) and _is_site(lines[n + 1]):
            score -= 3  # above a menu stands the site's name, which a page's head gives as well
        if score > best_score and headed_from is None:
            above = lines[: opening[-1] + 1]
            headed_from = next((m for m, line in enumerate(above) if is_listing_head(line.text)), len(lines))
        if headed_from is not None and headed_from <= n:
            score -= 2
        if score > best_score:
            best, best_score = n, score
    return best


def _has_date(lines: list[Line], n: int, order: Order | None) -> bool:
    beside = lines[max(n - 1, 0) : n] + lines[n + 1 : n + 2]
    return any(read_whole_date(line.text, order) is not None for line in beside)


def _has_text(lines: list[Line], n: int) -> bool:
    return any(len(line.text) > _SENTENCE and not line.linked for line in lines[n + 1 : n + 6])


def _find_first(
    lines: list[Line], clock: Clock | None, order: Order | None, listed: frozenset[int]
) -> int | None:
    """Return the line where text begins, below the site's own lines: its name, its menus, its clock.

    Whatever stands above a menu or a clock is the site's name; a page
    without either begins with its title.
    """
    candidates: list[int] = []
    boundary = _skip_menu(lines, 0) - 1
    for n in range(boundary + 1, min(len(lines), _HEADER)):
        line = lines[n]
        site = (clock and clock.first <= n <= clock.last) or _is_site(line)
        site = site or (n in listed and n + 1 not in listed and _has_text(lines, n))
        if site or _is_section(lines, n, order, known=boundary >= 0):
            boundary = n
        elif not is_tool(line.text) and read_labelled_date(line.text, order) is None:
            is_no_headline = cannot_head(line.text) or is_listed(lines, n)
            if not is_no_headline and read_opening_day(line.text, order) is None:
                candidates.append(n)
            if _is_text(line) and not is_ticker(line.text):
                break
    below = [n for n in candidates if n > boundary and _can_title(lines, n, order)]
    above = [n for n in candidates if n <= boundary and _can_title(lines, n, order)]
    if not below:
        return above[-1] if above else None
    first = below[0]
    after = first
    if is_letterhead(lines[first].text):  # its number and its day stand between it and the title
        fields = range(first + 1, below[-1])
        after = next((n for n in fields if read_labelled_date(lines[n].text, order)), len(lines))
    elif not is_note(lines[first].text, order):
        return choose_headline(lines, below, order)
    told = next((n for n in below if n > after and not is_note(lines[n].text, order)), first)
    # "Kessin, May 4, 1957" above "SUBJECT" heads a paper without a title.
    is_told = not _is_text(lines[told]) and len(lines[told].text.split()) >= _MENU_WORDS
    return told if is_told else first


def _is_text(line: Line) -> bool:
    """Tell whether the header of a page is over: a paragraph, a sentence or a speaker's label stands here."""
    long = len(line.text)
    return (
        long > _PARAGRAPH
        or bool(_LABEL.match(line.text))
        or (long > _BLOCK_LINE and line.text.endswith((".", "?", "!")))
    )


def _can_title(lines: list[Line], n: int, order: Order | None) -> bool:
    """Tell whether a line is short enough for a title, and no prose; a date right below it allows a long one."""
    dated = n + 1 < len(lines) and read_labelled_date(lines[n + 1].text, order) is not None
    text = lines[n].text
    return len(text) <= (2 * _LONG if dated else _LONG) and not _is_prose(text, dated=dated)


def _is_prose(text: str, *, dated: bool) -> bool:
    """Tell whether a line is a paragraph: two sentences, a long one, or one behind an agency's dateline.

    Such a line begins a text that came without its title. What has its day
    right below it is a headline, unless an agency signs it in brackets.
    """
    if dated:
        return len(text) > _PARAGRAPH and text[0] == "("
    if len(text) > _PARAGRAPH and _SENTENCE_END.search(text):
        return True
    ended = text.endswith((".", "!", "?", "”", '"', ":")) or len(text) > _PARAGRAPH
    if len(text) <= _BLOCK_LINE or not ended:
        return False
    return _TWO_SENTENCES.search(text) is not None or _DATELINE.match(text) is not None


def _is_site(line: Line) -> bool:
    """Tell whether a line of the header belongs to the site, tools of the reader aside."""
    if is_tool(line.text):
        return False
    if line.framed or line.linked or is_menu(line.text):
        return True
    return bool(key_of(line.text)) and is_furniture(line.text)


def _skip_menu(lines: list[Line], start: int) -> int:
    """Return the first line after a menu: four lines or more of one to three words, one below the other."""
    n = start
    while (
        n < len(lines)
        and len(lines[n].text.split(None, _MENU_WORDS)) <= _MENU_WORDS
        and (n == start or lines[n].breaks == 1)
    ):
        n += 1
    return n if n - start >= _MENU and n < len(lines) else start


def _is_section(lines: list[Line], n: int, order: Order | None, *, known: bool) -> bool:
    """Tell whether a line only names the section of a site: a date and then the title follow it.

    It is in capitals, or, where the site is `known` from lines above, two or
    three words over a title of six or more.
    """
    line = lines[n]
    if (
        n + 2 >= len(lines)
        or read_whole_date(lines[n + 1].text, order) is None
        or not is_title(lines[n + 2], order)
    ):
        return False
    words = len(line.text.split())
    if line.text.isupper() and words <= _SECTION_WORDS:
        return True
    return known and words <= _MENU_WORDS and len(lines[n + 2].text.split()) >= _SECTION_WORDS


def find_header_date(lines: list[Line], title: int, order: Order | None) -> PrintedDate | None:
    """Find the day that a site prints above its menu: today's, to whoever crawled the page.

    A line of the site must stand between it and the title, or it would be the title's own.
    """
    for n, line in enumerate(lines[: min(title, _HEADER)]):
        date = read_whole_date(line.text, order)
        if (
            date
            and "/" not in date.value
            and any(_is_site(other) and not is_address(other.text) for other in lines[n + 1 : title])
        ):
            return PrintedDate(line.start + date.start, line.start + date.end, date.value)
    return None


def find_body(
    lines: list[Line], title: int | None, posted: Posted | None, listings: list[Listing]
) -> list[int]:
    """Return the lines of the main document's body, in order, title and date line aside.

    It ends with its last sentence, and the lines that follow without being
    furniture; frames of the site, menus of links and listings are cut out.
    """
    start = title + 1 if title is not None else 0
    stop = min((box.first for box in listings if box.first >= start and not box.framed), default=len(lines))
    stop = _find_related(lines, start, stop)
    inside = _is_inside(lines, start, stop)
    kept = [
        n
        for n in range(start, stop)
        if _is_body(lines[n], inside=inside) and not (posted and n in posted.block)
    ]
    kept = _open_body(lines, kept, lines[title].text if title is not None else "")
    kept = _cut_at_end(lines, kept)
    while kept and _is_list_head(lines, kept[-1], stop):
        kept.pop()
    return _end_body(lines, kept)


def _open_body(lines: list[Line], kept: list[int], title: str) -> list[int]:
    """Drop the furniture between a title and the text: "Print | Email", "Hits: 1203", the title once more."""
    head = [n for n in kept[:_NEAR] if lines[n].text != title and not names_languages(lines[n].text)]
    kept = head + kept[_NEAR:]
    if not title:  # the site's own lines open a page whose text came without one
        return list(itertools.dropwhile(lambda n: is_furniture(lines[n].text), kept))
    first = next((at for at, n in enumerate(kept) if _is_opening(lines[n].text)), 0)
    return [n for n in kept[:first] if not is_furniture(lines[n].text)] + kept[first:]


def _is_opening(text: str) -> bool:
    """Tell whether a line below a title is text: longer than a line of place, names or a second line of the title.

    In small letters the title goes on: "by the Foreign Minister ahead of …".
    """
    is_long = len(text) > _SENTENCE or (len(text) > _BLOCK_LINE and text.endswith((".", "!", "?", ":")))
    return is_long and not text[0].islower()


def _cut_at_end(lines: list[Line], kept: list[int]) -> list[int]:
    """Cut what follows the mark of a text's end, unless it is text as well: "(END)" above other headlines."""
    for at in [at for at, n in enumerate(kept) if len(lines[n].text) <= _END_MARK]:
        if ends_text(lines[kept[at]].text):
            is_list = all(
                len(lines[m].text) <= _LONG and not lines[m].text.endswith(".") for m in kept[at + 1 :]
            )
            return kept[:at] if is_list else kept
    return kept


def _is_list_head(lines: list[Line], n: int, stop: int) -> bool:
    """Tell whether a line at the end of the body heads the list below: no text follows a heading of the body.

    In plain text a short line heads the list if it stands nearer to it than to the text.
    """
    line = lines[n]
    if line.heading or is_listing_head(line.text):
        return True
    return (
        n + 1 == stop < len(lines)
        and line.breaks > lines[stop].breaks
        and len(line.text.split()) <= _SECTION_WORDS
        and not line.text.endswith((".", "!", "?", ":", "…", ")", "”"))
    )


def _find_related(lines: list[Line], start: int, stop: int) -> int:
    """Return where a list of links without dates begins that ends the page: a head, links, their short leads."""
    earliest, last = stop, stop
    for n in range(stop - 1, start - 1, -1):
        if lines[n].framed:
            last = min(last, n + _NEAR)
        elif lines[n].linked:
            earliest = last = n
        elif last - n > _MENU:
            break
    heads = (n for n in range(max(earliest - 1, start), stop - 1) if is_listing_head(lines[n].text))
    return next((n for n in heads if lines[n + 1].linked), stop)


def _is_inside(lines: list[Line], start: int, stop: int) -> bool:
    """Tell whether the page's content element holds most of the text after the title."""
    inside = sum([len(line.text) for line in lines[start:stop] if line.inside and not line.framed])
    if not inside:
        return False
    outside = sum(len(line.text) for line in lines[start:stop] if not line.inside and not line.framed)
    return inside > outside


def _is_body(line: Line, *, inside: bool) -> bool:
    if line.framed or (inside and not line.inside) or is_aside(line.text):
        return False
    return not (line.linked and (len(line.text) < _SENTENCE or is_furniture(line.text)))


def _end_body(lines: list[Line], kept: list[int]) -> list[int]:
    """Cut what follows the last sentence once furniture begins: tags, shares, addresses, copyright."""
    last = next((at for at in range(len(kept) - 1, -1, -1) if _is_sentence(lines[kept[at]])), None)
    if last is None:
        return [n for n in kept if not is_furniture(lines[n].text)]
    end = last + 1
    while end < len(kept) and kept[end] == kept[end - 1] + 1 and not _ends_body(lines[kept[end]]):
        end += 1
    return kept[:end]


def _ends_body(line: Line) -> bool:
    """Tell whether a line below the last sentence is no signature: a heading of what follows, a link, furniture."""
    return line.linked or line.heading > 0 or is_furniture(line.text)


def _is_sentence(line: Line) -> bool:
    if line.linked or is_furniture(line.text) or _COUNTED.fullmatch(line.text[:_SENTENCE]):
        return False
    return (
        line.text.endswith((".", "!", "?", "…", ".”", '."', "”", ")", "<…>", "* * *"))
        or len(line.text) > _SENTENCE
    )
