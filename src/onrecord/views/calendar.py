"""How many publications each year and month have, for a reader who leafs."""

from collections import Counter
from datetime import date

from onrecord.archive import Archive
from onrecord.model import Record


class Month(Record, frozen=True):
    """A month (`2031-04`) and how many publications count in it."""

    value: str
    many: int


class Year(Record, frozen=True):
    """A year, how many publications count in it, and its months that have any, the newest first."""

    value: str
    many: int
    months: tuple[Month, ...]


def list_years(archive: Archive) -> tuple[Year, ...]:
    """Return the years that have publications, the newest first.

    A publication that lasts from one month into the next counts in both.
    """
    years: Counter[int] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    for (first, last), many in archive.calendar().items():
        begin, end = date.fromordinal(first), date.fromordinal(last)
        for year in range(begin.year, end.year + 1):
            years[year] += many
        for n in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
            months[n // 12, n % 12 + 1] += many
    return tuple(
        Year(
            f"{year:04}",
            years[year],
            tuple(
                Month(f"{year:04}-{month:02}", months[year, month])
                for month in range(12, 0, -1)
                if months[year, month]
            ),
        )
        for year in sorted(years, reverse=True)
    )
