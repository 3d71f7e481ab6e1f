"""What the body says of its form, where the title is silent: datelines, turns, headings."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.lexicon import is_head
from onrecord.actors.names import is_never_name, skip_honorifics
from onrecord.actors.words import split_words
from onrecord.forms.table import CONTACTS
from onrecord.forms.title import TitleFacts
from onrecord.model import Span, Turn
from onrecord.text.dates import Order, PrintedDate, find_dates

_WINDOW = 160  # characters a dateline may take
_MAX_PLACE = 5  # words
_AGENCY = re.compile(r"[\s.,]*(?:/([^\s/][^/\n]{0,40})/|\(([A-Z][^()\n]{0,40})\))")
_DASH = re.compile(r"\s*(?:—|(?:[–-]|--)(?=\s))\s*(?![0-9])")
_CLOSE = re.compile(r"\s*[.:,]?\s*(?:[—–]|--?(?=\s))?\s*")
_PLACE_END = re.compile(r"\s*(?:[(—]|\s/|\s(?:[–-]|--)\s)")
# After the date of a line of place and date: its time of day, or nothing.
_CLOCK_ONLY = re.compile(
    r"[\s,;.—–-]*(?:(?:at )?\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\.?|noon|midnight|hours)?)?[\s.]*",
    re.IGNORECASE,
)
_PLACE_OPENERS = frozenset(("new", "north", "south", "east", "west", "central"))
_SHORTEST_TEXT = 25  # characters after a dateline: "Kessin, January 10, 1958—noon." heads a paper
_SAYING = re.compile(r"\b(?:said|told|says|added|according to|stressed|noted)\b")
_SAID_OFTEN = 3
_OPENING_LINES = 4  # a dateline stands in the first lines of a body, after headline and lead
_HEADING_WORDS = 8
_ROUND_UP_HEADINGS = 4
_LONG_READOUT = 12_000  # characters; a longer text without turns is no readout


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

    "KESSIN, April 12. /VNA/. ", "KESSIN, Sept. 3 (Courier) — ", "KESSIN (VNA) - ",
    "Kessin, 12 March 2031 — ", "KESSIN — ". Without an agency or a dash only a
    place in capitals with a date is one.
    """
    head = paragraph[:_WINDOW]
    if not head[:1].isupper():
        return None
    dates = find_dates(head, order)
    date = dates[0] if dates else None
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


def read_place_line(line: str, order: Order | None = None) -> Dateline | None:
    """Read a line that is nothing but a place and a date: "Kessin, 4 October 2031"; None for any other line."""
    line = line.strip().rstrip(".)")
    dates = find_dates(line, order) if len(line) < _WINDOW else ()
    if len(dates) != 1 or not line[:1].isupper():
        return None
    place = _trim(line[: dates[0].start])
    if not _is_place(place) or not _CLOCK_ONLY.fullmatch(line, dates[0].end):
        return None
    return Dateline(place, (0, len(place)), dates[0], None, len(line))


def _read_agency(head: str, at: int) -> tuple[str | None, int]:
    """Read "/VNA/." or "(VNA) —" at `at`: the agency and where the text begins; None and `at` where none is."""
    match = _AGENCY.match(head, at)
    if not match:
        return None, at
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


def read_form(facts: TitleFacts, text: str, turns: Sequence[Turn]) -> str | None:
    """Name the form of a document: the title's, else what body and turns show; None where neither does.

    `text` is the document's body. An agency's dateline makes a news
    account, or a round-up where headings part it; floors of question and
    answer an interview, an answer to one question, or remarks and answers; the
    title of a contact a readout, or a transcript where floors change.
    """
    if facts.form:
        return facts.form
    body = [line for line in text.split("\n", 400) if line.strip()]
    if _is_filed(body):
        return "round-up" if _count_headings(body) >= _ROUND_UP_HEADINGS else "news account"
    by_turns = _form_of_turns(turns)
    if by_turns:
        return by_turns
    if facts.contact and facts.contact != "visit":
        if len(turns) > 1:
            return "transcript"
        if not turns and facts.named and len(text) < _LONG_READOUT:
            return "readout"
    return None


def _is_filed(body: Sequence[str]) -> bool:
    """Say whether an agency filed the text: its name in the dateline, or a dateline and sayings told.

    A government's release may open "KESSIN — Today, President Okoro …": it
    needs three lines that report what somebody said.
    """
    for line in body[:_OPENING_LINES]:
        found = read_dateline(line.lstrip())
        if found:
            return bool(found.agency) or sum(bool(_SAYING.search(told)) for told in body) >= _SAID_OFTEN
    return False


def _count_headings(body: Sequence[str]) -> int:
    """Count the short lines without a closing mark that stand between paragraphs."""
    count = 0
    for line in body[:-1]:
        bare = line.strip()
        if bare[-1] not in ".?!:;,\"”’'" and len(bare.split()) <= _HEADING_WORDS and bare[0].isupper():
            count += 1
    return count


def _form_of_turns(turns: Sequence[Turn]) -> str | None:
    """Name the form that floors of question and answer show; None where they show none.

    One answering official only: several make a press conference or talks,
    which look alike.
    """
    asked = sum(turn.role == "question" for turn in turns)
    answered = [turn for turn in turns if turn.role == "answer"]
    if not asked or not answered:
        return None
    who = {turn.label for turn in answered if turn.label}
    if len(who) > 1:
        return None
    first = turns[0].role
    if first == "question":
        return "answer to a media question" if asked == 1 else "interview"
    if first in ("remarks", "answer") and asked > 1:
        return "remarks and answers"
    return None
