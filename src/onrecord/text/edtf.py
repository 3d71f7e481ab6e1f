"""Arithmetic on EDTF values (ISO 8601-2): shift a date, take a part of one, bound it, join two.

A value is a string. A point is a year, a month or a day, the year perhaps
unprinted (`XXXX-04-12`). Nothing here reads text, and nothing guesses: what
the calendar cannot give is `None`.
"""

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import NamedTuple

_LEAP, _COMMON = 2000, 2001  # an unprinted year: what both say is so
_YEAR = 4
_QUALIFIERS = "~?%"
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
}  # of the north; winter is of the year it begins in
_THIRDS = {12: (4, 8), 10: (3, 7), 7: (2, 4), 100: (33, 66), 3: (1, 2)}
_DAYS_OF_THIRD = (10, 20)
_POINTLIKE = (10, 12, 100)  # "the end of" a year, decade or century is its last twelfth, tenth, hundredth
_MONTHS, _WEEK = 12, 7
_MONTH_LENGTHS = range(28, 32)


class Point(NamedTuple):
    """A year, a month or a day; what is not printed or not meant is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Give the EDTF value."""
        text = "XXXX" if self.year is None else f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        return text if self.day is None else f"{text}-{self.day:02}"

    @property
    def date(self) -> date | None:
        """The calendar's day, where all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read_point(value: str | None) -> Point | None:
    """Read a year, month or day; of an interval the end. None for anything else (a set, a season, a decade)."""
    if not value:
        return None
    pieces = value.rsplit("/", 1)[-1].rstrip(_QUALIFIERS).split("-")
    if not all(piece.isdecimal() for piece in pieces[1:]) or len(pieces[0]) != _YEAR:
        return None
    if pieces[0] != "XXXX" and not pieces[0].isdecimal():
        return None
    year = None if pieces[0] == "XXXX" else int(pieces[0])
    numbers = [int(piece) for piece in pieces[1:]]
    if numbers and not 1 <= numbers[0] <= _MONTHS:
        return None
    if year == 0 or (len(numbers) > 1 and not 1 <= numbers[1] <= monthrange(year or _LEAP, numbers[0])[1]):
        return None
    return Point(year, *numbers[:2])


def shift_days(point: Point, days: int) -> Point | None:
    """Move a day; without its year only where every year says the same, without its day not at all."""
    if point.month is None or point.day is None:
        return point if not days else None
    if point.year is None:
        leap = _move(_LEAP, point.month, point.day, days)
        common = _move(_COMMON, point.month, point.day, days)
        if leap is None or common is None or leap[1:] != common[1:]:
            return None
        return Point(None, leap.month, leap.day)
    return _move(point.year, point.month, point.day, days)


def _move(year: int, month: int, day: int, days: int) -> Point | None:
    if day == 29 and month == 2 and not isleap(year):  # noqa: PLR2004 - 29 February
        return None
    try:
        moved = date(year, month, day) + timedelta(days=days)
    except OverflowError:
        return None
    return Point(moved.year, moved.month, moved.day)


def shift_months(point: Point, months: int) -> Point | None:
    """Give the month so many from the point's."""
    if point.month is None:
        return None
    years, month = divmod(point.month - 1 + months, _MONTHS)
    year = None if point.year is None else point.year + years
    return None if year is not None and not 0 < year < 10_000 else Point(year, month + 1)  # noqa: PLR2004


def shift_years(point: Point, years: int) -> Point | None:
    """Give the year so many from the point's."""
    if point.year is None or not 0 < point.year + years < 10_000:  # noqa: PLR2004
        return None
    return Point(point.year + years)


def find_week(point: Point, weeks: int, first: int = 0, last: int = 6) -> str | None:
    """Give the days of the ISO week so many from the point's, `first` to `last` counted from Monday."""
    if not (day := point.date):
        return None
    start = shift_days(point, 7 * weeks + first - day.weekday())
    end = shift_days(point, 7 * weeks + last - day.weekday())
    return f"{start}/{end}" if start and end else None


def split_value(value: str) -> list[str]:
    """Divide a value into its months, days or years; empty where it has no such parts."""
    if "/" in value:
        return _split_week(value)
    if len(value) == _YEAR and value.endswith("X") and value[:2].isdecimal():
        tens = range(10) if value[2] == "X" else (int(value[2]),)
        return [f"{value[:2]}{ten}{one}" for ten in tens for one in range(10)]
    if (
        len(value) == len("2017-22")
        and value[5:].isdecimal()
        and int(value[5:]) in _SEASONS
        and value[:4].isdecimal()
    ):
        low, high = _SEASONS[int(value[5:])]
        year = Point(int(value[:4]), 1)
        return [str(shift_months(year, month - 1)) for month in range(low, high + 1)]
    point = read_point(value)
    if not point or point.day is not None or value[-1] in _QUALIFIERS:
        return []
    if point.month is None:
        return [f"{value}-{month:02}" for month in range(1, 13)]
    return [f"{value}-{day:02}" for day in range(1, monthrange(point.year or _LEAP, point.month)[1] + 1)]


def _split_week(value: str) -> list[str]:
    """Give the seven days of an interval that has seven."""
    first, last = read_point(value.partition("/")[0]), read_point(value)
    if not first or not last or not first.date or not last.date or (last.date - first.date).days != _WEEK - 1:
        return []
    return [str(shift_days(first, n)) for n in range(_WEEK)]


def take_part(value: str, part: str) -> str | None:
    """Give the early, mid, late, start or end part of a value.

    Early, mid and late are thirds, of a month its days 1-10, 11-20 and 21 to
    the end: early November is `2017-11-01/2017-11-10~`, exact where the month
    itself is the limit, approximate where the word is. So an overlap with a
    day needs no rule of its own, which `2017-11~` would. The start and the
    end of a year, decade or century are its first and last piece, `2017-12~`.
    """
    pieces = split_value(value)
    if not pieces:
        return None
    size = len(pieces)
    if part in {"start", "end"} and size in _POINTLIKE:
        return f"{pieces[0 if part == 'start' else -1]}~"
    low, high = _DAYS_OF_THIRD if size in _MONTH_LENGTHS else _THIRDS[size]
    if part in {"early", "start"}:
        return f"{pieces[0]}/{pieces[low - 1]}~"
    if part == "mid":
        return f"{pieces[low]}~/{pieces[high - 1]}~"
    return f"{pieces[high]}~/{pieces[-1]}"


def take_share(value: str, n: int, of: int) -> str | None:
    """Give the `n`-th of `of` equal shares: the second half, the first quarter; -1 is the last."""
    pieces = split_value(value)
    n = of if n < 0 else n
    if len(pieces) < of or n > of:
        return None
    low, high = (n - 1) * len(pieces) // of, n * len(pieces) // of
    return f"{pieces[low]}/{pieces[high - 1]}"


def take_first(value: str, count: int, *, from_end: bool, fuzzy: bool) -> str | None:
    """Give the first (or last) `count` pieces of a value: the first eight months of a year."""
    pieces = split_value(value)
    if not 0 < count <= len(pieces):
        return None
    first, last = (pieces[-count], pieces[-1]) if from_end else (pieces[0], pieces[count - 1])
    if not fuzzy:
        return f"{first}/{last}" if first != last else first
    return f"{first}~/{last}" if from_end else f"{first}/{last}~"


def bound_value(value: str, bound: str) -> str:
    """Open one side of a value: "since" leaves the end open, "until" the start (`../2017-12-31`)."""
    if value.startswith("..") or value.endswith("..") or value[0] in "/[" or value[-1] == "/":
        return value
    first, last = value.partition("/")[0], value.rsplit("/", 1)[-1]
    return f"{first}/.." if bound == "since" else f"../{last}"


def last_day(value: str) -> str | None:
    """Give the last day of a value, or the value itself where it is a day already."""
    pieces = split_value(value)
    if not pieces:
        return value if len(value) == len("2017-04-12") else None
    return last_day(pieces[-1])


def join_values(first: str, last: str) -> str | None:
    """Join two values of one precision into an interval; None where it would run backwards."""
    if "/" in first or "/" in last or len(first) != len(last) or first[0] == "[":
        return None
    if (first[:4] == "XXXX") != (last[:4] == "XXXX") or first >= last:
        return None
    return f"{first}/{last}"


def soften(value: str) -> str:
    """Mark a single value, or both ends of an interval, approximate."""
    if value[0] in "[.":
        return value
    return "/".join(piece if not piece or piece[-1] in "~." else f"{piece}~" for piece in value.split("/"))
