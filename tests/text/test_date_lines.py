"""Lines that are a date, or open with one."""

import time

import pytest

from onrecord.text.date_lines import read_leading_date, read_whole_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("21.04.2031", "2031-04-21"),
        ("  22 September 2031 ", "2031-09-22"),
        ("Published: 21 April 2031", "2031-04-21"),
        ("Posted on Friday, April 21, 2031 at 5:30 pm EDT", "2031-04-21"),
        ("17:00, 5 April 2031", "2031-04-05"),
        ("5 April 203117:00", "2031-04-05"),
        ("June 12, 2031, 12:20", "2031-06-12"),
        ("2031-04-21T10:00:00.123+02:00", "2031-04-21"),
        ("Fri, 21 Apr 2031 10:00:00 GMT", "2031-04-21"),
        ("21 April 2031 18:20 (Kessin time)", "2031-04-21"),
        ("May 2031", "2031-05"),
        ("April 12", "XXXX-04-12"),
        ("Kessin, April 12", None),
        ("April 12, 2031 - Press release", None),
        ("12 April 2031, 14 April 2031", None),
        ("The talks were held on 12 April 2031", None),
        ("", None),
    ],
)
def test_reads_lines_that_are_nothing_but_a_date(line: str, expected: str | None) -> None:
    """A date line may carry a label, a weekday and a time; any other word makes it no date line."""
    found = read_whole_date(line)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("20.09.2031 - Talks in Karvel", "2031-09-20"),
        ("[20.09.2031] Talks in Karvel", "2031-09-20"),
        ("September 20, 2031 - Talks in Karvel", "2031-09-20"),
        ("2031-09-20: Talks in Karvel", "2031-09-20"),
        ("31.02.2031 - Talks in Karvel", None),
        ("Talks in Karvel on 20.09.2031", None),
        ("1.2.2031.4 of the programme", None),
    ],
)
def test_the_date_that_opens_a_line(line: str, value: str | None) -> None:
    """A dotted date and any other are read where they open a line, behind a bracket or not, and nowhere else."""
    date = read_leading_date(line)
    assert (date and date.value) == value


@pytest.mark.parametrize("piece", ["1", "1.", "12 ", "May ", "1 May ", "1-1", " ", "3/3/"])
def test_stays_linear_on_hostile_repetition(piece: str) -> None:
    """A line of the longest length that is read as a date takes no longer than any other."""
    started = time.process_time()
    read_whole_date((piece * 120)[:120])
    assert time.process_time() - started < 1
