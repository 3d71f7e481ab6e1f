"""The number of a document: its day, then its turn on that day.

A full-text index hands out rows by number. With the day in front, "the
newest 2,000" and "from May to June" are ranges that it reads alone, without
looking at the documents.
"""

from datetime import date
from typing import Final

from onrecord.archive.terms import Filters
from onrecord.errors import QueryError
from onrecord.model import Document
from onrecord.text.bounds import Bounds, find_bounds

BITS: Final = 24
"""A number is a day, then so many bits: 16 million documents a day, and as many without a date (day 0)."""
HIGHEST: Final = (1 << 62) - 1


def find_day(document: Document) -> Bounds | None:
    """Return the days a document counts under: of its event, else published, posted, retrieved.

    An event without a year counts under the one year that the tenures of the
    leaders it names leave: a function of the document alone, as its number is.
    """
    for value in (document.event_on, document.published_on, document.posted_on):
        bounds = find_bounds(value)
        if bounds:
            return bounds
    if (document.event_on or "").startswith("XXXX"):
        # Names bring their tables with them, and few documents need this.
        from onrecord.people.mentions import infer_alone  # noqa: PLC0415

        return find_bounds(infer_alone(document)) or find_bounds(document.retrieved_on)
    return find_bounds(document.retrieved_on)


def first_number(day: int | None) -> int:
    """Return the lowest number of a day (an ordinal); of documents without a day for null."""
    return (day or 0) << BITS


def after_day(day: int | None) -> int:
    """Return the number after the last of a day."""
    return ((day or 0) + 1) << BITS


def find_year(first_day: int | None) -> str | None:
    """Return the year of a day, as facets print it."""
    return None if first_day is None else f"{date.fromordinal(first_day).year:04}"


def read_days(filters: Filters) -> Bounds | None:
    """Return the days that filters ask for; raise `QueryError` where one is no date."""
    if filters.from_on is None and filters.to_on is None:
        return None
    ends = []
    for value in (filters.from_on, filters.to_on):
        bounds = find_bounds(value)
        if value is not None and bounds is None:
            raise QueryError(f"{value!r} is not a date; write 2017, 2017-09 or 2017-09-20")
        ends.append(bounds)
    first, last = ends
    return Bounds(first.first if first else 1, last.last if last else date.max.toordinal())
