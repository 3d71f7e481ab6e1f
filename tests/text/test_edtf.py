import pytest

from onrecord.text.edtf import (
    Point,
    bound_value,
    find_week,
    join_values,
    last_day,
    read_point,
    shift_days,
    shift_months,
    soften,
    split_value,
    take_first,
    take_part,
    take_share,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-16", Point(2031, 4, 16)),
        ("XXXX-04-16", Point(None, 4, 16)),
        ("2031-04~", Point(2031, 4)),
        ("2031", Point(2031)),
        ("2031-04-14/2031-04-16", Point(2031, 4, 16)),
        ("2031-22", None),
        ("203X", None),
        ("2031-02-30", None),
        ("[2031-04-05,2031-05-04]", None),
        ("../2031", Point(2031)),
        ("2031/..", None),
        (None, None),
    ],
)
def test_reads_points(value: str | None, expected: Point | None) -> None:
    """Years, months and days are points, of an interval the end; seasons, decades and sets are not."""
    assert read_point(value) == expected


def test_shifts_days_without_a_year_only_where_every_year_agrees() -> None:
    """The day before 1 March without a year is not known; the day before 12 April is."""
    assert str(shift_days(Point(None, 4, 12), -1)) == "XXXX-04-11"
    assert shift_days(Point(None, 3, 1), -1) is None
    assert shift_days(Point(2031, 4), -1) is None
    assert shift_days(Point(9999, 12, 31), 1) is None


def test_shifts_months_over_new_year() -> None:
    """Months carry into years where there is one."""
    assert str(shift_months(Point(2031, 1), -1)) == "2030-12"
    assert str(shift_months(Point(None, 1), -1)) == "XXXX-12"
    assert shift_months(Point(2031), -1) is None


def test_week_is_of_iso() -> None:
    """A week runs from Monday to Sunday."""
    assert find_week(Point(2031, 4, 16), -1) == "2031-04-07/2031-04-13"
    assert find_week(Point(None, 4, 16), -1) is None


@pytest.mark.parametrize(
    ("value", "part", "expected"),
    [
        ("2031-11", "early", "2031-11-01/2031-11-10~"),
        ("XXXX-11", "late", "XXXX-11-21~/XXXX-11-30"),
        ("2031", "mid", "2031-05~/2031-08~"),
        ("2031", "end", "2031-12~"),
        ("199X", "early", "1990/1992~"),
        ("19XX", "late", "1966~/1999"),
        ("2031-22", "late", "2031-08~/2031-08"),
        ("2031-04-14/2031-04-20", "early", "2031-04-14/2031-04-15~"),
        ("2031-04-16", "early", None),
    ],
)
def test_takes_parts(value: str, part: str, expected: str | None) -> None:
    """A part is exact where the whole is its limit, approximate where the word is."""
    assert take_part(value, part) == expected


def test_takes_shares_and_firsts() -> None:
    """Halves, quarters and first months are exact; a week of a month is not."""
    assert take_share("2031", 2, 2) == "2031-07/2031-12"
    assert take_share("2031", -1, 4) == "2031-10/2031-12"
    assert take_share("2031-04-16", 1, 2) is None
    assert take_first("2031", 8, from_end=False, fuzzy=False) == "2031-01/2031-08"
    assert take_first("2031-10", 7, from_end=True, fuzzy=True) == "2031-10-25~/2031-10-31"


def test_bounds_joins_softens() -> None:
    """Bounds open one side, joins need one precision and order, softening marks both ends."""
    assert bound_value("2031-04-07/2031-04-13", "until") == "../2031-04-13"
    assert bound_value("2031", "since") == "2031/.."
    assert bound_value("/2031", "since") == "/2031"
    assert join_values("2031-01", "2031-09") == "2031-01/2031-09"
    assert join_values("2031-09", "2031-01") is None
    assert join_values("2031", "2031-01") is None
    assert soften("2031-01/2031-02") == "2031-01~/2031-02~"
    assert last_day("2031") == "2031-12-31"
    assert split_value("2031-24") == ["2031-12", "2032-01", "2032-02"]
