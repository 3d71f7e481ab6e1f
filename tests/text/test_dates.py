import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.dates import find_dates, find_order

FOUND = [
    ("Signed on April 12 in Kessin.", [("April 12", "XXXX-04-12")]),
    ("on 5 April 201717:00", [("5 April 2017", "2017-04-05")]),
    ("posted 21.04.203109:15", [("21.04.2031", "2031-04-21")]),
    ("2031-04-21T10:00:00Z", [("2031-04-21", "2031-04-21")]),
    ("2031/4/21", [("2031/4/21", "2031-04-21")]),
    ("21-Apr-2031", [("21-Apr-2031", "2031-04-21")]),
    ("the 3rd of April 2031", [("3rd of April 2031", "2031-04-03")]),
    ("APRIL 3RD, 2031", [("APRIL 3RD, 2031", "2031-04-03")]),
    ("Sept. 3 and no year", [("Sept. 3", "XXXX-09-03")]),
    ("in Narva, October 2031", [("October 2031", "2031-10")]),
    ("May–June 2031", [("May–June 2031", "2031-05/2031-06")]),
    ("14-15 September 2031", [("14-15 September 2031", "2031-09-14/2031-09-15")]),
    ("September 14–15", [("September 14–15", "XXXX-09-14/XXXX-09-15")]),
    ("January 23-24, 2031", [("January 23-24, 2031", "2031-01-23/2031-01-24")]),
    ("14-15.09.2031", [("14-15.09.2031", "2031-09-14/2031-09-15")]),
    ("14.09.2031-15.09.2031", [("14.09.2031-15.09.2031", "2031-09-14/2031-09-15")]),
    ("2031-09-14/2031-09-15", [("2031-09-14/2031-09-15", "2031-09-14/2031-09-15")]),
    ("28 February–2 March 2031", [("28 February–2 March 2031", "2031-02-28/2031-03-02")]),
    ("30 December – 2 January 2031", [("30 December – 2 January 2031", "2030-12-30/2031-01-02")]),
    ("September 30 - October 1, 2031", [("September 30 - October 1, 2031", "2031-09-30/2031-10-01")]),
    ("from 5 to 9 May 2031", [("5 to 9 May 2031", "2031-05-05/2031-05-09")]),
    ("5 and 6 May 2031", [("5 and 6 May 2031", "2031-05-05/2031-05-06")]),
    ("5 and 9 May 2031", [("9 May 2031", "2031-05-09")]),
    ("May 9 and 12 June 2031", [("May 9", "XXXX-05-09"), ("12 June 2031", "2031-06-12")]),
    ("(agreed in Ostrel, February 16. 2031)", [("February 16. 2031", "2031-02-16")]),
    ("It ended on April 12. 2031 was worse.", [("April 12", "XXXX-04-12")]),
    ("Ostrel 12\nMay 5, 2031", [("May 5, 2031", "2031-05-05")]),
    ("at 10 May 14, 2031", [("May 14, 2031", "2031-05-14")]),
    ("29 February 2032, 29 February 2031", [("29 February 2032", "2032-02-29")]),
    ("the peace of 24 October 1648", [("24 October 1648", "1648-10-24")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_each_printed_form(text: str, expected: list[tuple[str, str]]) -> None:
    """Every way English prints a date gives its own words and their EDTF value."""
    assert [(text[d.start : d.end], d.value) for d in find_dates(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2031 and 21.13.2031",
        "31 February 2031",
        "February 31, 2031",
        "resolution 2254 (2015)",
        "v1.2.2031 and version 1.2.2031",
        "192.168.1.2031",
        "+44 (0) 203 668 7474",
        "€5 May be too much",
        "they may 20 times over",
        "March 5,000 kilometres",
        "May 5% of them",
        "a March 5-year plan",
        "Mayor 5 and Junta 6",
        "https://example.org/2031/04/21/story",
        "In the year 2031 we agreed",
        "12/13/14",
        "",
    ],
)
def test_finds_none_in_other_numbers(text: str) -> None:
    """Impossible days, versions, prices, telephone numbers, addresses and bare years are no dates."""
    assert find_dates(text) == ()


def test_slash_date_stays_one_of_two_without_order() -> None:
    """A slash date that reads both ways is an EDTF one-of-a-set until an order is given."""
    assert find_dates("04/05/2031")[0].value == "[2031-04-05,2031-05-04]"
    assert find_dates("04/05/2031", "day")[0].value == "2031-05-04"
    assert find_dates("04/05/2031", "month")[0].value == "2031-04-05"
    assert find_dates("04/21/2031", "day")[0].value == "2031-04-21"
    assert find_dates("04/04/2031")[0].value == "2031-04-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("04/05/2031 and 21/04/2031", "day"),
        ("04/05/2031 and 04/21/2031", "month"),
        ("21/04/2031 and 04/21/2031", None),
        ("04/05/2031 and 21.04.2031", None),
        ("13-04-2031", "day"),
        ("file 113/04/2031", None),
        ("21/04/2031/2", None),
        ("", None),
    ],
)
def test_order_comes_from_unambiguous_dates(text: str, expected: str | None) -> None:
    """Only slash dates with a number above twelve show a page's order, and only if they agree."""
    assert find_order(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry Forum - Kessin - 12/03/2031\n\n12 March 2031", "day"),
        ("Ferry Forum - Kessin - 03/12/2031\n\n12 March 2031", "month"),
        ("12/03/2031\n\n14 March 2031", None),
        ("12/03/2031\n\n12 March 2031 and 3 December 2031", None),
        ("11/03/2031 04:19 PM EDT", "month"),
        ("11/03/2031 04:19 PM", None),
        ("11/03/2031 16:19 CET", None),
    ],
)
def test_order_comes_from_words_beside_it(text: str, expected: str | None) -> None:
    """The same day in words, or an hour of an American zone, tells which number of a slash date is the day."""
    assert find_order(text) == expected


PIECES = st.sampled_from(
    [
        "April",
        "May",
        "Sept.",
        "12",
        "31",
        "3rd",
        "2031",
        "04",
        "-",
        "–",
        ",",
        " ",
        ". ",
        "/",
        " and ",
        " to ",
        "\n",
        "17:00",
        "of",
        "x",
    ]
)
VALUE = re.compile(
    r"(\d{4}|XXXX)-\d\d(-\d\d)?(/(\d{4}|XXXX)-\d\d(-\d\d)?)?|\[\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d\]"
)


@given(st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60))
@settings(max_examples=400)
def test_spans_and_values_hold_for_any_text(text: str) -> None:
    """Spans lie in order inside the text, values are EDTF, and the words read alone say the same."""
    end = 0
    for date in find_dates(text):
        assert end <= date.start < date.end <= len(text)
        end = date.end
        assert VALUE.fullmatch(date.value)
        words = text[date.start : date.end]
        assert [d.value for d in find_dates(words)] == [date.value], words


@pytest.mark.parametrize("piece", ["1", "1.", "12 ", "May ", "1 May ", "1-1", "May 1 and ", " ", "3/3/"])
def test_stays_linear_on_hostile_repetition(piece: str) -> None:
    """Half a megabyte of any one piece takes no more than four seconds of processor time."""
    text = "May" + piece * (500_000 // len(piece))
    began = time.process_time()
    find_dates(text)
    find_order(text)
    assert time.process_time() - began < 4
