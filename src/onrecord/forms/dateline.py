"""Where and when an account was filed, or what it records took place: the dateline, the line of place and date."""

import re
from typing import NamedTuple

from onrecord.actors.lexicon import is_body_word, is_head
from onrecord.actors.names import is_never_name, skip_honorifics
from onrecord.actors.parties import read_party
from onrecord.actors.printed import read_seat
from onrecord.actors.words import split_words
from onrecord.forms.table import CONTACTS, NO_PLACE
from onrecord.model import Span
from onrecord.text.dates import Order, PrintedDate, find_dates

_WINDOW = 160  # characters a dateline may take
_MAX_PLACE = 5  # words
_AGENCY = re.compile(r"[\s.,]*(?:/ ?([^\s/][^/\n]{0,40}?) ?/|\(([A-Z][^()\n]{0,40})\))")
_DASH = re.compile(r"\s*(?:—|(?:[–-]|--)(?=\s))\s*(?![0-9])")
_SIGNED = re.compile(r", ([A-Z]{3,14}) ?(?:--|[—–-])\s+")  # "Kessin, Jan 23, VNA -- "
_CLOSED = re.compile(r"\s[–—-]\s")
_CLOSE = re.compile(r"\s*[.:,]?\s*(?:[—–]|--?(?=\s))?\s*")
_PLACE_END = re.compile(r"\s*(?:[(—]|\s/|\s(?:[–-]|--)\s)")
# After the date of a line of place and date: its time of day, or nothing.
_CLOCK_ONLY = re.compile(
    r"[\s,;.—–-]*(?:(?:at )?\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\.?|noon|midnight|hours)?)?[\s.]*",
    re.IGNORECASE,
)
# "VIENNA: ", "Vienna—": believed of a seat of government only.
_SEAT = re.compile(r"([A-Z][\w.’' -]{2,28}?)(?:: |—(?=\S))")
_AGENCY_ALONE = re.compile(r"([A-Z][A-Z’' -]{2,28})\. ([A-Z]{3,14}) [—–-]{1,2} ")  # "KESSIN. NARVAPRESS – "
_AGENCY_DATE = re.compile(r"[^()\n]{2,80}?\s?[-–,]\s\Z")  # "(Courier / VNA - 4 May 2031)" before its date
_HOUR = re.compile(
    r"[\s,;.]+(?:at )?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?(?:\s\(?[A-Z]{2,4}\)?(?=\s|$))?[\s,;.–—|-]+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:[A-Z][a-z]{2,8}day,? )?\Z")
_JOINTS = frozenset(("of", "the", "for", "and", "at", "in", "de"))
_LONGEST_PLACE = 9  # words of a place that is a room in a house
_PLACE_OPENERS = frozenset(("new", "north", "south", "east", "west", "central"))
_SHORTEST_TEXT = 25  # characters after a dateline: "Kessin, January 10, 1958—noon." heads a paper


class Dateline(NamedTuple):
    """Where, when and by which agency an account was filed; `end` is where its text begins.

    Spans are half-open offsets in the paragraph; `date` has no year where
    none is printed.
    """

    place: str
    place_span: Span
    date: PrintedDate | None
    agency: str | None
    end: int


def read_dateline(paragraph: str, order: Order | None = None) -> Dateline | None:
    """Read the dateline that opens a paragraph; None where none does.

    "KESSIN, April 12. /VNA/. ", "KESSIN, Sept. 3 (Courier) — ", "KESSIN (VNA) - ", "Kessin, Jan 23, VNA -- ",
    "Kessin, 12 March 2031 — ", "KESSIN — ", "KESSIN, (Courier - 12 March 2031) ".
    Without an agency or a dash only a place in capitals with a date is one, or a
    seat of government with a colon.
    """
    head = paragraph[:_WINDOW]
    if not head[:1].isupper():
        return None
    dates = find_dates(head, order)
    date = dates[0] if dates else None
    undated = _read_undated(head, paragraph) if date is None else _read_bracket(head, date)
    if undated:
        return undated
    stop = _PLACE_END.search(head)
    if date and (stop is None or date.start <= stop.start()):
        place, after = _trim(head[: date.start]), date.end
    elif stop:
        date = None
        place, after = _trim(head[: stop.start()]), stop.start()
    else:
        return None
    if not _is_place(place):
        return None
    is_capitals = split_words(place)[0].is_upper
    agency, end = _read_agency(head, after)
    if agency is None:
        dash = _DASH.match(head, after)
        if dash and (date or (is_capitals and head[after : after + 1].isspace())):
            end = dash.end()
        elif date and is_capitals and head[after : after + 2] in (". ", ": "):
            end = after + 2
    if end == after or len(paragraph) - end < _SHORTEST_TEXT:
        return None
    return Dateline(place, (0, len(place)), date, agency, end)


def _read_undated(head: str, paragraph: str) -> Dateline | None:
    """Read "VIENNA: ", "Vienna—", "KESSIN. NARVAPRESS – "; None for any other beginning."""
    match = _AGENCY_ALONE.match(head)
    if match:
        return Dateline(match[1], match.span(1), None, match[2], match.end())
    match = _SEAT.match(head)
    if match and read_seat(match[1]) and len(paragraph) - match.end() >= 2 * _SHORTEST_TEXT:
        return Dateline(match[1], match.span(1), None, None, match.end())
    return None


def _read_bracket(head: str, date: PrintedDate) -> Dateline | None:
    """Read "KESSIN, (Courier / VNA - 4 May 2031) "; None where the date closes no bracket behind a place."""
    opened = head.find("(", 0, date.start)
    if opened < 0 or head[date.end : date.end + 1] != ")":
        return None
    place = _trim(head[:opened].rstrip())
    agency = _AGENCY_DATE.fullmatch(head, opened + 1, date.start)
    if agency is None or not place.isupper() or not _is_place(place):
        return None
    return Dateline(place, (0, len(place)), date, agency[0].rstrip(" -–,"), date.end + 1)


def read_place_line(line: str, order: Order | None = None) -> Dateline | None:
    """Read a line that is nothing but a place and a date, in either order; None for any other line.

    "Kessin, 4 October 2031"; "Friday, October 4, 2031, 8:39 a.m. Entrance
    Hall, Foreign Office"; "October 4, 2031 – Vienna – Foreign Office".
    """
    line = line.strip().rstrip(".)")
    dates = find_dates(line, order) if len(line) < _WINDOW else ()
    if len(dates) != 1:
        return None
    if _WEEKDAY.fullmatch(line, 0, dates[0].start):
        return _read_date_first(line, dates[0])
    if not line[:1].isupper():
        return None
    place = _trim(line[: dates[0].start])
    if not _is_place(place) or not _CLOCK_ONLY.fullmatch(line, dates[0].end):
        return None
    return Dateline(place, (0, len(place)), dates[0], None, len(line))


def _read_date_first(line: str, date: PrintedDate) -> Dateline | None:
    """Read the place behind a date and its hour, or between dashes: a room, a house, a state or a seat of one."""
    hour = _HOUR.match(line, date.end)
    if hour:
        start, end = hour.end(), len(line)
    else:
        dash = _DASH.match(line, date.end)
        start = dash.end() if dash else len(line)
        closed = _CLOSED.search(line, start)
        end = closed.start() if closed else len(line)
    place = line[start:end].strip()
    words = place.replace(",", " ").split()
    if not 0 < len(words) <= _LONGEST_PLACE or any(
        word[0].islower() and word not in _JOINTS for word in words
    ):
        return None
    parts = [part.strip() for part in place.split(",")]
    is_room = hour is not None and any(
        word.key in NO_PLACE or is_body_word(word) for word in split_words(place)
    )
    if is_room or any(read_seat(part) or read_party(part) for part in parts):
        return Dateline(place, (start, start + len(place)), date, None, len(line))
    return None


def _read_agency(head: str, at: int) -> tuple[str | None, int]:
    """Read "/VNA/.", "(VNA) —" or ", VNA --" at `at`: the agency and where the text begins; None and `at` where none is."""
    match = _AGENCY.match(head, at)
    if not match:
        signed = _SIGNED.match(head, at)
        return (signed[1], signed.end()) if signed else (None, at)
    if match[1]:
        close = _CLOSE.match(head, match.end())
        return match[1].strip(), close.end() if close else match.end()
    dash = _DASH.match(head, match.end())
    if not dash or find_dates(match[2]):
        return None, at
    return match[2].strip(), dash.end()


def _trim(place: str) -> str:
    """Cut the comma or point that ends a place; an abbreviation ("Nev.", "D.C.") keeps its point."""
    place = place.rstrip(" ,\xa0")
    last = place.rsplit(" ", 1)[-1]
    is_short = "." in last[:-1] or (len(last) <= 6 and not last[:-1].isupper())  # noqa: PLR2004 - "Calif."
    return place if place[-1:] == "." and is_short else place.rstrip(".")


def _is_place(text: str) -> bool:
    """Say whether the text can be the place of a dateline: one to five words in capitals, no post, no contact."""
    words = split_words(text)
    if not words or len(words) > _MAX_PLACE or len(text) < 3 or skip_honorifics(words, 0):  # noqa: PLR2004
        return False
    for word in words:
        if not word.is_capital or word.key[0].isdigit() or is_head(word) or word.key in CONTACTS:
            return False
        if word.pause not in ("", ",", ".", "/") or word.is_possessive:
            return False
    if any(mark in text for mark in ":;!?"):
        return False
    return not is_never_name(words[0]) or words[0].key in _PLACE_OPENERS
