import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.bounds import find_bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-09", "2031-05-09", "2031-05-09"),
        ("2031-05-09T14:30:00Z", "2031-05-09", "2031-05-09"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-XX-09", "2031-01-01", "2031-12-31"),
        ("2031-05-XX", "2031-05-01", "2031-05-31"),
        ("2031-05-09~", "2031-05-09", "2031-05-09"),
        ("2031-05-09/2031-05-11", "2031-05-09", "2031-05-11"),
        ("2031-05/..", "2031-05-01", "2031-05-31"),
        ("[2031-04-05,2031-05-04]", "2031-04-05", "2031-05-04"),
    ],
)
def test_a_date_covers_its_days(value: str, first: str, last: str) -> None:
    """Days, months, years, intervals and sets give their first and last day."""
    bounds = find_bounds(value)
    assert bounds
    assert dt.date.fromordinal(bounds.first).isoformat() == first
    assert dt.date.fromordinal(bounds.last).isoformat() == last


@pytest.mark.parametrize(
    "value", [None, "", "XXXX-04-12", "2031-13-01", "2031-02-30", "soon", "0000-01-01", "/"]
)
def test_what_has_no_days_has_no_bounds(value: str | None) -> None:
    """An unknown year, an impossible day and what is no date give nothing, never a guess."""
    assert find_bounds(value) is None


@given(st.text())
def test_any_text_is_answered(value: str) -> None:
    """No text raises, and bounds are in order."""
    bounds = find_bounds(value)
    assert bounds is None or bounds.first <= bounds.last
