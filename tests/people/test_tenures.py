"""Tenures: bounds with their evidence, widened by documents in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.people.periods import bounds_of
from onrecord.people.tenures import Bound, Tenure, describe, holds, see_tenure, widen


def _stated(since: str | None, until: str | None) -> Tenure:
    bounds = [Bound(day, "file row 2", "stated by file") if day else None for day in (since, until)]
    return Tenure("q1", "Ilse Maren", "Foreign Minister", "NOR", bounds[0], bounds[1], "stated")


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2017", ("2017-01-01", "2017-12-31")),
        ("2017-04", ("2017-04-01", "2017-04-31")),
        ("2017-04-12", ("2017-04-12", "2017-04-12")),
        ("2017-04-12T10:00", ("2017-04-12", "2017-04-12")),
        ("2017-04?/2018", ("2017-04-01", "2018-12-31")),
        ("2017/..", ("2017-01-01", "9999-12-31")),
        ("[2017-04-05,2017-05-04]", ("2017-04-05", "2017-05-04")),
        ("XXXX-04-12", None),
        ("soon", None),
    ],
)
def test_a_date_lies_between_its_first_and_last_day(value: str, bounds: tuple[str, str] | None) -> None:
    """Every EDTF value has a first and a last day, unless its year is not printed."""
    assert bounds_of(value) == bounds


@pytest.mark.parametrize(
    ("since", "until", "date", "answer"),
    [
        ("2017-02-01", "2018-03-31", "2017-04-12", "yes"),
        ("2017-02-01", "2018-03-31", "2018-03-31", "yes"),
        ("2017-02-01", "2018-03-31", "2018-04-01", "no"),
        ("2017-02-01", "2018-03", "2018-03-15", "maybe"),
        ("2017-02-01", "2018-03", "2018-04-01", "no"),
        ("2017-02", "2018-03", "2017-03-01", "yes"),
        ("2017-02-01", None, "2040-01-01", "yes"),
        (None, None, "2017-01-01", "maybe"),
        ("2017-02-01", "2018-03-31", "XXXX-04-12", "maybe"),
    ],
)
def test_a_stated_tenure_holds_between_its_bounds(
    since: str | None, until: str | None, date: str, answer: str
) -> None:
    """A month's bound leaves the month open; nothing is held before it begins or after it ends."""
    assert holds(_stated(since, until), date) == answer


def test_a_seen_tenure_is_at_least_as_long_as_its_documents() -> None:
    """Each bound keeps the document that gave it, and the words say “at least”."""
    seen = widen(
        see_tenure("p-1", "Ilse Maren", ("Envoy", "NOR"), "2017-04-12", "doc-a"), "2018-01-05", "doc-b"
    )
    assert seen.since is not None
    assert seen.until is not None
    assert (seen.since.evidence, seen.until.evidence) == ("doc-a", "doc-b")
    assert describe(seen) == "in office at least from 2017-04-12 to 2018-01-05"
    assert holds(seen, "2017-09-09") == "yes"
    assert holds(seen, "2018-06-01") == "maybe"
    assert holds(seen, "2020-01-01") == "no"


def test_a_stated_tenure_does_not_widen() -> None:
    """Documents do not move what a source states."""
    tenure = _stated("2017-02-01", "2018-03-31")
    assert widen(tenure, "2019-01-01", "doc") == tenure


_SEEN = st.lists(
    st.tuples(
        st.sampled_from(["2016", "2017-04", "2017-04-12", "2018-01-05", "XXXX-05-01"]),
        st.sampled_from("abcd"),
    ),
    min_size=1,
    max_size=6,
)


@given(_SEEN, st.randoms())
def test_widening_does_not_depend_on_the_order(seen: list[tuple[str, str]], random: object) -> None:
    """The same documents give the same tenure in whatever order they arrive."""
    first = see_tenure("p-1", "Ilse Maren", ("Envoy", "NOR"), "2017-05-05", "z")
    shuffled = list(seen)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    results = []
    for order in (seen, shuffled):
        tenure = first
        for date, evidence in order:
            tenure = widen(tenure, date, evidence)
        results.append(tenure)
    assert results[0] == results[1]
