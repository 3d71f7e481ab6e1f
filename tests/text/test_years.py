import pytest

from onrecord.text.years import YearEvidence, infer_dateline_year, infer_year, put_year

TENURE = YearEvidence("tenure", "2031-02-01/2032-03-31", "the foreign minister of Ostrel")
RETRIEVED = YearEvidence("not_after", "2040-10-18", "the page was retrieved then")


def test_weekday_chooses_among_candidate_years() -> None:
    """The one candidate in which the day falls on the weekday is the year; none or several give none."""
    assert infer_year(4, 16, 2, range(2029, 2033)) == 2031
    assert infer_year(4, 16, 2, [2029, 2030]) is None
    assert infer_year(4, 16, 2, range(2020, 2040)) is None
    assert infer_year(2, 29, 6, range(2029, 2036)) == 2032


@pytest.mark.parametrize(
    ("evidence", "value"),
    [
        ([TENURE], "2031-04-16"),
        ([TENURE, RETRIEVED], "2031-04-16"),
        ([YearEvidence("linked_document", "2031-04-18")], "2031-04-16"),
        ([YearEvidence("linked_document", "2031-04")], "2031-04-16"),
        (
            [
                YearEvidence("not_before", "2028-10"),
                YearEvidence("not_after", "2032-01-01"),
                YearEvidence("weekday", "Wednesday"),
            ],
            "2031-04-16",
        ),
        ([YearEvidence("tenure", "2031-01-20/.."), YearEvidence("not_after", "2032-04-01")], "2031-04-16"),
    ],
)
def test_evidence_that_leaves_one_year_gives_it(evidence: list[YearEvidence], value: str) -> None:
    """A tenure, a linked document, a weekday between bounds give the year where no other fits."""
    found = infer_dateline_year("XXXX-04-16", evidence)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        [RETRIEVED],
        [YearEvidence("not_after", "2032-04-01"), YearEvidence("not_after", "2031-05-01")],
        [YearEvidence("weekday", "Wednesday")],
        [YearEvidence("weekday", "Wednesday"), RETRIEVED],
        [YearEvidence("tenure", "2029-01-01/2033-01-01")],
        [TENURE, YearEvidence("weekday", "Thursday")],
        [TENURE, YearEvidence("linked_document", "2034-04-18")],
        [YearEvidence("tenure", "2031-05-01/2032-03-31")],
        [YearEvidence("tenure", "1600/2032"), YearEvidence("weekday", "Wednesday")],
    ],
)
def test_evidence_that_leaves_none_or_several_gives_none(evidence: list[YearEvidence]) -> None:
    """Retrieval alone, a weekday alone, too wide bounds and contradiction infer nothing."""
    assert infer_dateline_year("XXXX-04-16", evidence) is None


@pytest.mark.parametrize("printed", ["2031-04-16", "XXXX-04", "XXXX-04-16/XXXX-04-17x", "today", ""])
def test_only_a_day_without_a_year_is_inferred(printed: str) -> None:
    """What is not one day without a year is left alone."""
    assert infer_dateline_year(printed, [TENURE]) is None


def test_reason_names_the_evidence() -> None:
    """The reason says in a sentence what left this year alone."""
    found = infer_dateline_year("XXXX-04-16", [TENURE, YearEvidence("weekday", "Wednesday"), RETRIEVED])
    assert found is not None
    for words in ("2031", "tenure", "foreign minister of Ostrel", "Wednesday", "not after 2040-10-18"):
        assert words in found.reason


def test_leap_day_has_only_leap_years() -> None:
    """29 February is found in the one leap year a tenure holds."""
    found = infer_dateline_year("XXXX-02-29", [YearEvidence("tenure", "2030/2034")])
    assert found is not None
    assert found.value == "2032-02-29"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("XXXX-04-07", "2031-04-07"),
        ("XXXX-12-30", "2030-12-30"),
        ("XXXX-12-30/XXXX-01-02", "2030-12-30/2031-01-02"),
        ("XXXX-04-07~", "2031-04-07~"),
        ("XXXX-04", "2031-04"),
        ("2029-04-07", None),
        ("XXXX-02-30", None),
    ],
)
def test_a_day_takes_the_year_in_which_it_is_nearest(printed: str, value: str | None) -> None:
    """A day without a year is put into the year that brings it nearest to the day of its document."""
    assert put_year(printed, "2031-04-12") == value


def test_no_year_is_put_by_what_is_no_day() -> None:
    """Where the document has no day there is no year to take."""
    assert put_year("XXXX-04-07", "XXXX-04-12") is None
