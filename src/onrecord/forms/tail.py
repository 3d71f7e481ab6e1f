"""The end of a title: where and when, and whether that is the event or the publication."""

import re
from typing import NamedTuple

from onrecord.actors.lexicon import is_body_word, is_head
from onrecord.actors.names import is_never_name
from onrecord.actors.parties import is_place_opener, match_party
from onrecord.actors.printed import read_seat
from onrecord.actors.read import Line
from onrecord.actors.words import Word
from onrecord.forms.table import CONTACTS, NO_EVENT, NO_PLACE, PUBLISHED, TOPICS
from onrecord.model.base import Span
from onrecord.text.dates import Order, PrintedDate, find_dates

_AFTER_DATE = re.compile(
    r"(?:[,;]?\s*(?:at\s)?[0-2]?[0-9](?:[:.h][0-5][0-9])?(?:\s?[–-]\s?[0-2]?[0-9](?:[:.][0-5][0-9])?)?"
    r"(?:\s?[ap][.-]?\s?m\b\.?(?:\s?[–-]\s?(?:noon|midnight))?|(?=\s*$))|[,;]?\s*(?:noon|midnight))?[\s.,;:)\]»”\"]*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_MAX_PLACE = 4  # words of a place between commas
_QUOTES = "‘’“”'\"«"
_PARTICLES = frozenset(
    ("of", "de", "la", "le", "du", "del", "los", "las", "am", "an", "der", "al", "el", "sur", "upon", "the")
)


class Tail(NamedTuple):
    """What stands at the end of a title, and the index of the word where it begins."""

    first: int
    published: PrintedDate | None = None
    event: PrintedDate | None = None
    place_span: Span | None = None


def read_tail(line: Line, order: Order | None) -> Tail:
    """Read the place and the date that close a title.

    A date counts only where it closes the title. After "published", "aired"
    and the like it is the publication's; after a comma, a place or an event it
    is the event's; after "of" or "since" it belongs to the matter and is none.
    """
    words, text = line.words, line.text
    pipe = text.rfind("|")
    if pipe > 0:
        first = line.word_at(pipe)
        if (
            0 < first < len(words)
            and len(words) - first <= _MAX_PLACE + 1
            and _is_place(words, first, len(words))
        ):
            return Tail(first, place_span=(words[first].start, words[-1].end))
    dates = find_dates(text, order) if _DIGIT.search(text) else ()
    if not dates:
        return Tail(len(words))
    date = dates[-1]
    if not _AFTER_DATE.fullmatch(text, date.end):
        return _read_place_behind(line, date)
    at = line.word_at(date.start)
    if at in (0, len(words)) or words[at].start != date.start:  # a date within a word: "No.12.03.2031"
        return Tail(len(words))
    published = _find_published(words, at)
    if published is not None:
        return Tail(published, published=date)
    return _read_event(line, date, at)


def _read_place_behind(line: Line, date: PrintedDate) -> Tail:
    """Read "…, 4 May 2031, Press Centre": a room or a seat of government behind the date between commas."""
    words = line.words
    at, behind = line.word_at(date.start), line.word_at(date.end)
    none = Tail(len(words))
    if not 0 < at < behind < len(words) or len(words) - behind > _MAX_PLACE + 1:
        return none
    if words[at].start != date.start or words[at].pause != "," or words[behind].pause != ",":
        return none
    rest = words[behind:]
    if any(
        (word.pause and word is not rest[0]) or not (word.is_capital or word.key in _PARTICLES)
        for word in rest
    ):
        return none
    place = line.text[rest[0].start : rest[-1].end]
    is_known = any(word.key in NO_PLACE for word in rest) or read_seat(place) or match_party(words, behind)
    return Tail(at, event=date, place_span=(rest[0].start, rest[-1].end)) if is_known else none


def _find_published(words: list[Word], at: int) -> int | None:
    """Give the index of "published" where it governs the date at `at`: "published in X on", "published"."""
    now = at - 1
    if words[now].key in ("on", "in", "by") and not words[at].pause:
        now -= 1
    for back in range(now, max(-1, now - 6), -1):
        if words[back].key in PUBLISHED:
            return back
        if words[back + 1].pause:
            break
    return None


def _read_event(line: Line, date: PrintedDate, at: int) -> Tail:
    """Read an event's date at word `at`, and the place before it."""
    words = line.words
    before, pause = words[at - 1], words[at].pause
    none = Tail(len(words))
    if pause == ",":
        return _with_place(line, date, at)
    if pause:
        is_apart = pause in ("(", "|", ":", "–", "—", "-", ";", ",(", ") (") or pause.startswith(")")
        return Tail(at, event=date) if is_apart else none
    if before.key == "on":
        return _read_on(line, date, at)
    if before.key in NO_EVENT or is_head(before):
        return none
    if not before.is_capital:
        return Tail(at, event=date)
    first = _place_after_in(words, at)
    return Tail(first - 1, event=date, place_span=(words[first].start, before.end)) if first else none


def _read_on(line: Line, date: PrintedDate, at: int) -> Tail:
    """Read "on May 4": the event's, unless a matter was named before that the day may belong to."""
    words = line.words
    opening = words[: at - 1]
    if _is_bracketed(line, date):
        if line.text[line.text.rfind("(", 0, date.start) + 1] in _QUOTES:
            return Tail(len(words))  # "(‘Lessons of the ferry’ on 5 April 2031)": another text's day
        first = _place_after_in(words, at - 1)
        if first:
            return Tail(first - 1, event=date, place_span=(words[first].start, words[at - 2].end))
        return Tail(at - 1, event=date)
    if any(word.key in ("regarding", "concerning", "about") for word in opening):
        return Tail(len(words))
    is_matter = any(word.key == "on" for word in opening) and not any(
        word.key in CONTACTS for word in opening
    )
    return Tail(len(words)) if is_matter else Tail(at - 1, event=date)


def _is_bracketed(line: Line, date: PrintedDate) -> bool:
    """Say whether the date stands in brackets: "(agreed in Ostrel on May 4)" tells of the document itself."""
    opened = line.text.rfind("(", 0, date.start)
    return opened >= 0 and line.text.find(")", opened, date.start) < 0


def _place_after_in(words: list[Word], end: int) -> int | None:
    """Give the index of the place in "… in Ostrel" that ends before `end`; None where there is none."""
    for back in range(end - 1, max(0, end - _MAX_PLACE - 2), -1):
        if words[back].key in ("in", "at") and not words[back].is_capital:
            return back + 1 if back + 1 < end and _is_place(words, back + 1, end) else None
        if words[back].pause and back < end - 1 and words[back].pause != ",":
            return None
    return None


def _with_place(line: Line, date: PrintedDate, at: int) -> Tail:
    """Read the place before the comma that precedes the date: ", Kessin, May 4" or "in Ostrel, May 4"."""
    words = line.words
    first = at - 1
    while first > 0 and not words[first].pause and at - first <= _MAX_PLACE:
        first -= 1
    if words[first].pause.endswith(",") and _is_place(words, first, at):
        state = match_party(words, first)
        # "Munich, Germany" and "Washington, D.C." are one place in two parts.
        if (state and state[1] == at) or (words[first].is_upper and len(words[first].key) <= 4):  # noqa: PLR2004
            wider = _wider_place(words, first)
            first = wider if wider is not None else first
        # "by the Foreign Minister, Ilse Maren, May 4": a name after its post.
        if first and is_head(words[first - 1]) and at - first > 1 and not is_place_opener(words[first]):
            return Tail(at, event=date)
        return Tail(first, event=date, place_span=(words[first].start, words[at - 1].end))
    inside = _place_after_in(words, at)
    if inside is not None:
        return Tail(inside - 1, event=date, place_span=(words[inside].start, words[at - 1].end))
    return Tail(at, event=date)


def _wider_place(words: list[Word], state: int) -> int | None:
    """Give the index of the town in "Munich, Germany", where a comma or "in" opens it; None where none does."""
    first = state - 1
    while first > 0 and not words[first].pause and state - first < _MAX_PLACE:
        if words[first - 1].key in ("in", "at"):
            break
        first -= 1
    opened = words[first].pause == "," or (first and words[first - 1].key in ("in", "at"))
    return first if opened and _is_place(words, first, state) else None


def _is_place(words: list[Word], first: int, end: int) -> bool:
    """Say whether the words can be a place's name: capitals, no body, post, contact or topic word."""
    if end - first > _MAX_PLACE + 1 or not words[first].is_capital:
        return False
    for n in range(first, end):
        word = words[n]
        if not word.is_capital and word.key not in _PARTICLES:
            return False
        if word.key[0].isdigit() or is_head(word) or word.key in CONTACTS or word.is_possessive:
            return False
        if (
            word.key in TOPICS
            or word.key in NO_PLACE
            or (is_never_name(word) and word.key not in _PLACE_WORDS and word.key not in _PARTICLES)
        ):
            return False
        if is_body_word(word) and word.key not in _PLACE_WORDS:
            return False
    return True


_PLACE_WORDS = frozenset(
    (
        "new",
        "north",
        "south",
        "east",
        "west",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "house",
        "kremlin",
        "white",
        "republic",
        "states",
        "kingdom",
        "city",
        "center",
        "centre",
        "court",
        "united",
        "day",
    )
)
