"""How many publications each year and month have, for a reader who leafs."""

from collections.abc import Iterator
from typing import Final

from onrecord.archive import NO_FILTERS, Archive, Filters, Query
from onrecord.model import Record

_OLDEST: Final = 1400  # no state publishes from before print
_GAP: Final = 30  # years without anything after which the archive is taken to begin


class Month(Record, frozen=True):
    """A month (`2031-04`) and how many publications count in it, to 20,000."""

    value: str
    many: int


class Year(Record, frozen=True):
    """A year, how many publications count in it, to 20,000, and its months that have any, the newest first."""

    value: str
    many: int
    months: tuple[Month, ...]


def list_years(archive: Archive) -> tuple[Year, ...]:
    """Return the years that have publications, the newest first.

    A publication that lasts from one month into the next counts in both. Costs a few milliseconds a year and month.
    """
    return tuple(_find_years(archive))


def _find_years(archive: Archive) -> Iterator[Year]:
    newest = archive.search(Query(), limit=1)
    known = [int(year) for year in newest.facets.get("year", {})]
    if not known:
        return
    gap = 0
    for year in range(max(known), _OLDEST, -1):
        many = _count(archive, f"{year:04}")
        gap = 0 if many else gap + 1
        if gap > _GAP:
            # nothing for a generation: one question tells whether there is anything before
            if not archive.search(Query(), filters=Filters(to_on=f"{year:04}"), limit=0).total:
                return
            gap = 0
        if many:
            months = (f"{year:04}-{month:02}" for month in range(12, 0, -1))
            found = (Month(month, _count(archive, month)) for month in months)
            yield Year(f"{year:04}", many, tuple(month for month in found if month.many))


def _count(archive: Archive, value: str) -> int:
    return archive.search(Query(), filters=Filters(from_on=value, to_on=value), limit=0).total


def count_undated(archive: Archive) -> int:
    """Return how many publications print no year, so that no day is known for them: the last of a listing.

    Zero where the archive is too large to tell (20,000 publications and more).
    """
    whole = archive.search(Query(), limit=0, filters=NO_FILTERS).total
    dated = archive.search(Query(), filters=Filters(from_on=f"{_OLDEST:04}"), limit=0).total
    return max(0, whole - dated)
