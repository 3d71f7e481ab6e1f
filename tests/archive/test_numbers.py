import datetime as dt

import msgspec
import pytest

from onrecord.archive.numbers import HIGHEST, after_day, find_day, find_year, first_number, read_days
from onrecord.archive.terms import Filters
from onrecord.errors import QueryError
from onrecord.model import Document

UNDATED = Document(
    id="0123456789abcdef",
    kind="main",
    title=None,
    title_span=None,
    form=None,
    publisher=None,
    language=None,
    retrieved_on=None,
    posted_on=None,
    published_on=None,
    event_on=None,
    dates=(),
    place=None,
    outlets=(),
    speakers=(),
    counterparts=(),
    text="",
    text_map=(),
)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"event_on": "2031-05-04", "published_on": "2031-05-05", "posted_on": "2031-05-06"}, "2031-05-04"),
        ({"event_on": "XXXX-05-04", "published_on": "2031-05-05"}, "2031-05-05"),
        ({"posted_on": "2031-05-06", "retrieved_on": "2031-06-01"}, "2031-05-06"),
        ({"retrieved_on": "2031-06-01"}, "2031-06-01"),
    ],
)
def test_a_document_counts_under_its_event_or_the_next_best_date(dates: dict[str, str], day: str) -> None:
    """Event, published, posted, retrieved: the first that has a year."""
    days = find_day(msgspec.structs.replace(UNDATED, **dates))
    assert days
    assert dt.date.fromordinal(days.first).isoformat() == day


def test_a_document_without_a_date_counts_under_none() -> None:
    """No date, no day."""
    assert find_day(UNDATED) is None
    assert find_year(None) is None


def test_numbers_of_days_follow_one_another() -> None:
    """A day's numbers end where the next day's begin; those without a day come first; all fit the index."""
    day = dt.date(2031, 5, 4).toordinal()
    assert first_number(None) == 0
    assert after_day(None) == first_number(1)
    assert after_day(day) == first_number(day + 1)
    assert after_day(dt.date.max.toordinal()) < HIGHEST
    assert find_year(day) == "2031"


@pytest.mark.parametrize("value", ["yesterday", "2031-02-30", "", "XXXX-05-04"])
def test_a_filter_must_be_a_date(value: str) -> None:
    """What has no days cannot be filtered by."""
    for filters in (Filters(from_on=value), Filters(to_on=value)):
        with pytest.raises(QueryError, match="is not a date"):
            read_days(filters)
