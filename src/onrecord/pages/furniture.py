"""Furniture: what a page says about its site, its clock and its reader, not about the world."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from onrecord.text.dates import Order, PrintedDate, read_whole_date

_FACTS = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text("utf-8"))
LISTING_HEADS = frozenset(_FACTS["listing_heads"])
LISTING_ENDS = frozenset(_FACTS["listing_ends"])
FRAME_WORDS = frozenset(_FACTS["frame_words"])
POSTED_FACTS = tuple(_FACTS["posted_facts"])
TITLE_FACTS = tuple(_FACTS["title_facts"])
_LINES = frozenset(_FACTS["lines"]) | LISTING_HEADS | LISTING_ENDS
_BEGINNINGS = tuple(_FACTS["beginnings"])

_LONGEST = 240  # furniture is short
_EDGES = " \t\xa0.,:;|/\\-–—•·»«›‹<>→←↑↓▶*[](){}#+…"
# A place is one to four words with capitals: "New York: 05:27", not "The meeting began at 14:30".
_PLACE = r"[A-Z][^\W\d_]{1,20}(?:[ .'’-]{1,2}[A-Z][^\W\d_]{0,20}){0,3}"
_CLOCK = re.compile(r"\b" + _PLACE + r":?[ \xa0]{1,3}(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?:\s?[AaPp]\.?[Mm]\.?)?")
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}|(?:https?://|www\.)\S{3,200}|\+\(?\d[\d ()/.\xa0-]{6,30}\d|\(?\d(?:[ ()/.\xa0-]{0,3}\d){8,15}"
)
_ORNAMENTS = frozenset("|/\\→←↑↓»«›‹•▶#")
_COUNTER = re.compile(
    r"(?:day|days|visitors?|views?|visits?)\s?:?\s?(?:no\.?\s?)?[\d,. ]{1,12}|[\d,. ]{1,12}\s?(?:visitors?|views?|visits?)"
    r"|(?:day|days) \d{1,5} (?:of|since|until|to)\b.{0,60}|\d{1,5} days (?:of|since|until|to|left)\b.{0,60}",
    re.IGNORECASE,
)
_FEW = 4  # words that may stand beside a telephone number


class Clock(NamedTuple):
    """The crawl clock of a page: a date beside the time of day in named places."""

    first: int
    last: int
    date: PrintedDate | None


def key_of(text: str) -> str:
    """Return a line as the tables of furniture spell it: small letters, bare edges."""
    return text.strip(_EDGES).lower()


def is_furniture(text: str) -> bool:
    """Tell whether a whole line is furniture by its words or its shape, on any site."""
    if len(text) > _LONGEST:
        return False
    key = key_of(text)
    if not key:  # "* * *" and "<…>" part a text; arrows and bars part a menu
        return not _ORNAMENTS.isdisjoint(text) and "<" not in text
    if key in _LINES or key.startswith(_BEGINNINGS):
        return True
    if any(sign.isdigit() for sign in key) or "@" in key or "www." in key:
        return _is_address(text) or _COUNTER.fullmatch(key) is not None or is_clock(text)
    return False


def _is_address(text: str) -> bool:
    """Tell whether a line is telephone numbers, mail and web addresses, with a word or two beside."""
    if read_whole_date(text):
        return False
    rest, found = _ADDRESS.subn(" ", text)
    return found > 0 and len(rest.split()) <= _FEW and not rest.rstrip().endswith((".", "?", "!"))


def is_clock(text: str) -> bool:
    """Tell whether a line holds nothing but places with their time of day, and perhaps the date."""
    if ":" not in text and "." not in text:
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
        if len(text) > _LONGEST or not is_clock(text):
            continue
        last = n
        while last + 1 < len(texts) and is_clock(texts[last + 1]):
            last += 1
        rest = _CLOCK.sub(lambda found: " " * len(found[0]), text)
        inline = read_whole_date(rest, order)
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
