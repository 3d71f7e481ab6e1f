"""Furniture: what a page says about its site, its clock and its reader, not about the world."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.text.date_lines import cut_weekday, read_leading_date, read_whole_date
from onrecord.text.dates import Order, PrintedDate, find_dates

_FACTS = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text("utf-8"))
_LISTING_HEADS = frozenset(_FACTS["listing_heads"])
LISTING_ENDS = frozenset(_FACTS["listing_ends"])
FRAME_WORDS = frozenset(_FACTS["frame_words"])
POSTED_FACTS = tuple(_FACTS["posted_facts"])
TITLE_FACTS = tuple(_FACTS["title_facts"])
SITE_FIRMS = frozenset(_FACTS["site_firms"])
SITE_JOINTS = frozenset(_FACTS["site_joints"])
TOOLS = frozenset(_FACTS["tools"])
_PUBLISHED_LABELS = tuple(_FACTS["published_labels"])
KINDS = frozenset(_FACTS["kinds"])
_POSTED_LABELS = frozenset(_FACTS["posted_labels"])
_ASIDES = frozenset(_FACTS["asides"])
_LINES = frozenset(_FACTS["lines"]) | TOOLS | _LISTING_HEADS | LISTING_ENDS
# What a site says of a page below its title as often as above it: when it was changed, how often it was seen.
_STAMPS = tuple(_FACTS["stamps"])
_BEGINNINGS = (*_FACTS["beginnings"], *_STAMPS)
# By their first letter: a line is compared with the few that begin as it does.
_BEGUN = {
    letter: tuple(line for line in _BEGINNINGS if line[0] == letter)
    for letter in {line[0] for line in _BEGINNINGS}
}
_FIRST_WORDS = frozenset(line.split()[0] for line in _LINES)
# How they begin: two letters tell nine lines of ten from furniture at a third of the cost of their key.
_HEAD_PAIRS = frozenset(head[:2] for head in _LISTING_HEADS)
_PAIRS = frozenset(line[:2] for line in (*_LINES, *_BEGINNINGS))

_LONGEST = 240  # furniture is short
_LONGEST_HEAD = max(map(len, _LISTING_HEADS)) + 12  # characters; a dozen for the signs at its ends
_LONGEST_LABEL = 24
_EDGES = " \t\xa0.,:;|/\\-–—•·»«›‹<>→←↑↓▶*[](){}#+…"
# A place is one to four words with capitals: "New York: 05:27", not "The meeting began at 14:30".
_PLACE = r"[A-Z][^\W\d_]{1,20}(?:[ .'’-]{1,2}[A-Z][^\W\d_]{0,20}){0,3}"
_CLOCK = re.compile(r"\b" + _PLACE + r":?[ \xa0]{1,3}(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?:\s?[AaPp]\.?[Mm]\.?)?")
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}|(?:https?://|www\.)\S{3,200}|\+\(?\d[\d ()/.\xa0-]{6,30}\d|\(?\d(?:[ ()/.\xa0-]{0,3}\d){8,15}"
)
_ORNAMENTS = frozenset("|/\\→←↑↓»«›‹•▶#")
_COUNTER = re.compile(
    r"(?:day|days|visitors?|views?|visits?|hits)\s?:?\s?(?:no\.?\s?)?[\d,. ]{1,12}|[\d,. ]{1,12}\s?(?:visitors?|views?|visits?)"
    r"|(?:day|days) \d{1,5} (?:of|since|until|to)\b.{0,60}|\d{1,5} days (?:of|since|until|to|left)\b.{0,60}",
    re.IGNORECASE,
)
_MENU_SIGN = re.compile(r"\s(?:[|>»›·•/]|::|—|:)\s|\s{2,}|\t")
_CLAUSE = re.compile(r"[.·|;—]")
_MENU_PART = 32  # characters
_MENU_PARTS = 3
_TIME = re.compile(r"[ \xa0](?:[01]?\d|2[0-3])[:.][0-5]\d\b")
_MINUTES = re.compile(r"[:.][0-5]\d\b")  # what every time of day holds, found in a third of the time
_NUMBERED = re.compile(r"[*+ ]{0,4}\[\d{1,4}\]")
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d(?:[ ()/.\xa0-]{0,3}\d){8}")
_FEW = 4  # words that may stand beside a telephone number
_MANY = 14  # words of a postal address that a telephone number closes
# Its first letter leads, and the boundary is looked back for: so the search takes a third of the time.
_TELEPHONE = re.compile(
    r"[TtPpFf](?<!\w[TtPpFf])(?:(?<=[Tt])el(?:ephone)?|(?<=[Pp])hone|(?<=[Ff])ax)[.:]{0,2}\s?[+(]?\d"
)


class Clock(NamedTuple):
    """The crawl clock of a page: a date beside the time of day in named places."""

    first: int
    last: int
    date: PrintedDate | None


def key_of(text: str) -> str:
    """Return a line as the tables of furniture spell it: small letters, bare edges."""
    if "[" in text and "[" in text[:8]:  # a browser for terminals numbers its links: "* [2]Home"
        text = _NUMBERED.sub("", text, 1)
    return text.replace("\xa0", " ").strip(_EDGES).lower()


def may_open(text: str, pairs: frozenset[str]) -> bool:
    """Tell by a line's first two letters whether its key could begin with one of `pairs`."""
    pair = text[:2].lower()
    return pair in pairs or not pair.isalnum()


def is_furniture(text: str) -> bool:
    """Tell whether a whole line is furniture by its words or its shape, on any site."""
    return len(text) <= _LONGEST and _is_furniture(text)


@lru_cache(maxsize=4096)  # menus repeat from page to page, and every stage asks of the same lines
def _is_furniture(text: str) -> bool:
    if may_open(text, _PAIRS):
        key = key_of(text)
        if not key:  # "* * *" and "<…>" part a text; arrows and bars part a menu
            return not _ORNAMENTS.isdisjoint(text) and "<" not in text
        if key in _LINES or key.startswith(_BEGUN.get(key[0], ())) or _is_all_known(text, key, _LINES):
            return True
        if _is_row_of_tools(key):
            return True
    if _DIGIT.search(text) or "@" in text or "www." in text:
        return is_address(text) or _is_counter(text) or is_clock(text)
    return False


def _is_counter(text: str) -> bool:
    """Tell whether a line counts days or visitors; its first letter tells most that do not."""
    first = text[0]
    return (first in "dDvVhH" or not first.isalpha()) and _COUNTER.fullmatch(key_of(text)) is not None


def is_listing_head(text: str) -> bool:
    """Tell whether a line heads a list of other publications: "LATEST EVENTS", "Related content:"."""
    return len(text) <= _LONGEST_HEAD and may_open(text, _HEAD_PAIRS) and key_of(text) in _LISTING_HEADS


def is_tool(text: str) -> bool:
    """Tell whether a line offers the reader tools and nothing else: `Print | Email`."""
    key = key_of(text)
    if not key or key in TOOLS or key.startswith(_STAMPS) or _is_all_known(text, key, TOOLS):
        return True
    return _is_row_of_tools(key)


def _is_row_of_tools(key: str) -> bool:
    """Tell whether a line in small letters is tools one behind the other: "twitter share facebook share"."""
    first, *more = key.split(None, 1)
    return bool(more) and first in TOOLS and all(word in TOOLS for word in more[0].split())


def _is_all_known(text: str, key: str, known: frozenset[str]) -> bool:
    """Tell whether a line is a menu of nothing but `known` words; its first word tells most that are not."""
    if len(text) > _LONGEST // 2 or not key or key.split(None, 1)[0].strip(_EDGES) not in _FIRST_WORDS:
        return False
    if not _MENU_SIGN.search(text):
        return False
    return all(key_of(part) in known for part in _MENU_SIGN.split(text) if part)


def is_menu(text: str) -> bool:
    """Tell whether a line is a menu or a trail by its shape: `Home | News | About us`, `News / Statements`.

    Three short parts make a menu; of two parts one must be a word of furniture.
    """
    if len(text) > _LONGEST or text.endswith((".", "?", "!")):
        return False
    parts = [part for part in _MENU_SIGN.split(text) if part]
    if len(parts) > 1 and _DIGIT.search(text) and find_dates(text):
        return False  # "4 May 2031  14:30  KST" is a day and its hour
    known = sum(key_of(part) in _LINES for part in parts)
    # The site's name may open a menu, the page's title may end a trail.
    first = 2 * _MENU_PART if known and len(parts) >= _MENU_PARTS else _MENU_PART
    if len(parts) < 2 or len(parts[0]) > first or any(len(part) > _MENU_PART for part in parts[1:-1]):  # noqa: PLR2004
        return False
    return known > 0 if len(parts) < _MENU_PARTS else known > 0 or len(parts[-1]) <= _MENU_PART


def read_labelled_date(text: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date of a short line that says when the page was posted, or None.

    Either the whole line is a date, or a word for posting stands before one:
    `Published: 2031-03-13 · Reference 31/088`. Offsets count in the line.
    """
    if len(text) > _LONGEST // 2 or not _DIGIT.search(text):
        return None
    whole = read_whole_date(text, order)
    if whole:
        return whole
    for date in find_dates(text, order):
        if key_of(_CLAUSE.split(cut_weekday(text[: date.start]))[-1]) in _POSTED_LABELS:
            return date
    return None


def read_posted_line(text: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date of a line that is nothing but a word for posting and a date ("Published 3 July 2031"), or None."""
    if len(text) > _LONGEST // 4 or not _DIGIT.search(text):
        return None
    for date in find_dates(text, order):
        if key_of(text[: date.start]) in _POSTED_LABELS and not text[date.end :].strip(" ."):
            return date
    return None


def is_posted_label(text: str) -> bool:
    """Tell whether a line is a word for posting and no more: the date stands on the next."""
    return len(text) <= _LONGEST_LABEL and key_of(text) in _POSTED_LABELS


def ends_text(text: str) -> bool:
    """Tell whether a line is the mark that a text ends with: "(END)", "-ENDS-", "[Ends]"."""
    return text[0] in "([-–—*" and key_of(text) in ("end", "ends", "the end") and len(text) > len("end")


def is_aside(text: str) -> bool:
    """Tell whether a short line within a text is none of it: an advertisement's sign, a caption with the picture's owner."""
    return ("©" in text and len(text) <= _LONGEST) or (
        len(text) <= _LONGEST_LABEL and key_of(text) in _ASIDES
    )


def read_kind_date(text: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date of a line that says besides only what is posted, or how often it was seen; else None.

    `14.03.2031 - Press release`, `14 March 2031 Views: 214`. Offsets count in the line.
    """
    date = read_leading_date(text, order) if len(text) <= _LONGEST // 4 and text[:1].isalnum() else None
    if date is None or date.start > 0:
        return None
    rest = text[date.end :].strip(_EDGES)
    return date if rest and (rest.lower() in KINDS or is_furniture(rest)) else None


def read_published_line(text: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date of a short line that says where or when the text came out first, or None.

    "(First published on 20 March 2031)" is the newspaper's date, not the site's.
    """
    if len(text) > _LONGEST // 2 or not _DIGIT.search(text):
        return None
    for date in find_dates(text, order):
        if key_of(text[: date.start]).startswith(_PUBLISHED_LABELS):
            return date
    return None


def is_address(text: str) -> bool:
    """Tell whether a line is telephone numbers, mail and web addresses, with a word or two beside."""
    if len(text) > _LONGEST or text.endswith((".", "?", "!")):
        return False
    telephone = ("el" in text or "one" in text or "ax" in text) and _TELEPHONE.search(text)
    if not (telephone or _may_hold_address(text)) or read_whole_date(text):
        return False
    rest, found = _ADDRESS.subn(" ", text)
    if telephone:
        return len(rest.split()) <= _MANY
    return found > 0 and len(rest.split()) <= _FEW and not rest.rstrip().endswith((".", "?", "!"))


def _may_hold_address(text: str) -> bool:
    """Tell whether a text holds the signs or the digits of an address: to search for one costs ten times that."""
    return (
        "@" in text or "+" in text or "www." in text or "://" in text or _LONG_NUMBER.search(text) is not None
    )


def is_clock(text: str) -> bool:
    """Tell whether a line holds nothing but places with their time of day, and perhaps the date."""
    if not _MINUTES.search(text) or not _TIME.search(text):
        return False
    rest, found = _CLOCK.subn(" ", text)
    rest = rest.strip(_EDGES)
    return found > 0 and (not rest or read_whole_date(rest) is not None)


def find_clock(texts: list[str], order: Order | None = None) -> Clock | None:
    """Find the crawl clock among the first lines: the day with the time in two capitals, say.

    Returns the indexes of its first and last line and the date as offsets in
    the line `first` (or None where the clock prints no date). A single time
    under a title ("14:30") is no clock: a place must stand before it.
    """
    for n, text in enumerate(texts):
        if len(text) > _LONGEST or not _MINUTES.search(text) or not _TIME.search(text):
            continue
        if not is_clock(text):
            beside = _read_beside(text, order)
            if beside:
                return Clock(n, n, beside)
            continue
        last = n
        while last + 1 < len(texts) and is_clock(texts[last + 1]):
            last += 1
        rest = _CLOCK.sub(lambda found: " " * len(found[0]), text)
        inline = None if rest.isspace() else read_whole_date(rest, order)
        if inline:
            return Clock(n, last, inline)
        before = read_whole_date(texts[n - 1], order) if n else None
        if before:
            return Clock(n - 1, last, before)
        after = read_whole_date(texts[last + 1], order) if last > n and last + 1 < len(texts) else None
        if after:
            return Clock(n, last + 1, None)
        if last > n:
            return Clock(n, last, None)
    return None


def _read_beside(text: str, order: Order | None) -> PrintedDate | None:
    """Return the date of a header printed in one line, `22 May 2031 Karvel: 07:27 Contacts: …`."""
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    dates = find_dates(text[: clock.start()], order)
    if dates and not text[dates[-1].end : clock.start()].strip(_EDGES) and "/" not in dates[-1].value:
        return dates[-1]
    return None
