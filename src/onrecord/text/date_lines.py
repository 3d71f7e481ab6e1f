"""Lines that are a date, or open with one, at the cost of a match or two."""

import re
from functools import lru_cache

from onrecord.text.date_words import ANY_DIGIT, MONTH, MONTHS, WORDS, YEAR, either, value_day
from onrecord.text.dates import Order, PrintedDate, find_dates

_MAX_LINE = 120  # longer lines are not "nothing but a date"
_BEGINNING = re.compile(rf"[\[(]?(?:[0-9]|(?:{MONTH}|{either(WORDS['weekdays'])})(?![A-Za-z]))")
_DOTTED = re.compile(rf"[\[(]?([0-3]?[0-9])\.([01]?[0-9])\.({YEAR})(?![-.][0-9])")
_WORDED = re.compile(rf"([0-3]?[0-9]) ([A-Z][A-Za-z]+) ({YEAR})|([A-Z][A-Za-z]+) ([0-3]?[0-9]), ({YEAR})")
_REACH = 40  # characters in which a date that opens a line ends
_WEEKDAY = rf"\(?(?:{either(WORDS['weekdays'])})\b\.?\)?"
_WEEKDAY_BEHIND = re.compile(rf"\b{_WEEKDAY}[\s,]*\Z")
_ZONE = rf"\(?(?:(?:{either(WORDS['zones'])})(?![a-z])|[A-Z][a-z]+ time)\)?"
_OFFSET = r"(?:(?:\s?(?:GMT|UTC))?\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)?"
_CLOCK = rf"T?[0-2]?[0-9](?:[:.][0-5][0-9]){{0,2}}(?:[.,][0-9]+)?(?:\s?{_ZONE}){{0,2}}{_OFFSET}"
_EDGE = r"[\s.,;:|/()\[\]•·»›–—-]*+"
_BEFORE = re.compile(
    rf"{_EDGE}(?:(?:{either(WORDS['labels'])})\b{_EDGE})?(?:{_WEEKDAY}{_EDGE})?"
    rf"(?:{_CLOCK}{_EDGE})?(?:{_WEEKDAY}{_EDGE})?",
    re.IGNORECASE,
)
# How a line of nothing but a date begins and ends, where it does so with a word.
_FIRST_WORD = re.compile(rf"{_EDGE}([^\W\d_]*)")
_EDGES = " \t\xa0.,;:|/()[]•·»›–—-"
_FIRST_WORDS = frozenset(
    word.lower().split()[0] for word in (*WORDS["labels"], *WORDS["weekdays"], *MONTHS, "T")
)
# How those words begin: two letters tell most titles from dates.
_FIRST_PAIRS = frozenset(
    first + second
    for word in _FIRST_WORDS
    for first in {word[0], word[0].upper()}
    for second in {word[1:2], word[1:2].upper()}
)
# How a month begins: three letters tell a line that opens with one from all others.
MONTH_STARTS = frozenset(name[:3] for name in MONTHS)
_LAST_WORDS = frozenset(
    word.lower().split()[-1] for word in (*WORDS["zones"], *WORDS["weekdays"], *MONTHS, "time")
)
_AFTER = re.compile(rf"{_EDGE}(?:{_WEEKDAY}{_EDGE})?(?:(?:at\s)?{_CLOCK}{_EDGE})?", re.IGNORECASE)


def cut_weekday(text: str) -> str:
    """Return what stands before a date without the weekday that ends it: "Published: Friday, " gives "Published: "."""
    return _WEEKDAY_BEHIND.sub("", text)


def begins_date(line: str) -> bool:
    """Tell, at the cost of one match, whether a line can begin with a date: a digit, a month or a weekday."""
    return _BEGINNING.match(line) is not None


def read_leading_date(line: str, order: Order | None = None) -> PrintedDate | None:
    """Read the date that opens a line, behind a bracket or not; None where it opens with none.

    The dotted date of most lists costs one match; the others are found as everywhere.
    """
    dotted = _DOTTED.match(line)
    if dotted:
        return _place_dotted(dotted)
    if not begins_date(line):
        return None
    date = next(iter(find_dates(line[:_REACH], order)), None)
    return date if date is not None and date.start <= 1 else None


def _place_dotted(dotted: re.Match[str]) -> PrintedDate | None:
    day, month, year = dotted.groups()
    value = value_day(year, int(month), int(day))
    return PrintedDate(dotted.start(1), dotted.end(3), value) if value else None


def _place_worded(worded: re.Match[str]) -> PrintedDate | None:
    day, month, year, first_month, second_day, last_year = worded.groups()
    number = MONTHS.get(month or first_month)
    value = value_day(year or last_year, number, int(day or second_day)) if number else None
    return PrintedDate(0, worded.end(), value) if value else None


def read_whole_date(line: str, order: Order | None = None) -> PrintedDate | None:
    """Read a line that is nothing but one date; None for any other line.

    A weekday, a time of day and a label such as "Published on" may stand
    beside it. The span counts in `line` and covers the date alone.
    """
    pair = line[:2]
    if len(line) > _MAX_LINE or (pair not in _FIRST_PAIRS and pair.isalpha()):
        return None
    return _read_whole(line, order)


@lru_cache(maxsize=4096)  # every stage of a page asks the same short lines
def _read_whole(line: str, order: Order | None) -> PrintedDate | None:
    dotted = _DOTTED.fullmatch(line)
    if dotted:
        return _place_dotted(dotted)
    worded = _WORDED.fullmatch(line)  # the usual line, at a tenth of the cost of the others
    if worded and (date := _place_worded(worded)):
        return date
    if not ANY_DIGIT.search(line) or not _may_be_date(line):
        return None
    found = find_dates(line, order)
    if len(found) != 1:
        return None
    date = found[0]
    if _BEFORE.fullmatch(line, 0, date.start) and _AFTER.fullmatch(line, date.end):
        return date
    return None


def _may_be_date(line: str) -> bool:
    """Tell, at the cost of its first and its last word, whether a line could be nothing but a date."""
    first = _FIRST_WORD.match(line)
    if first and first[1] and first[1].lower() not in _FIRST_WORDS:
        return False
    last = line.rstrip(_EDGES).rpartition(" ")[2]
    return not last.isalpha() or last.lower() in _LAST_WORDS
