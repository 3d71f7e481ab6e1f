import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.times import Anchors, FoundTime, find_times, pick_anchor

# 16 April 2031 is a Wednesday.
ANCHORS = Anchors(event="2031-04-16")


def read(text: str, anchors: Anchors = ANCHORS) -> list[tuple[str, str | None]]:
    """Give the words and the value of each expression."""
    return [(text[time.start : time.end], time.value) for time in find_times(text, anchors=anchors)]


def only(text: str, anchors: Anchors = ANCHORS) -> FoundTime:
    """Give the one expression of a text."""
    (found,) = find_times(text, anchors=anchors)
    return found


FOUND = [
    ("The envoys met today in Kessin.", [("today", "2031-04-16")]),
    ("Talks resumed yesterday evening.", [("yesterday evening", "2031-04-15")]),
    ("They part tomorrow morning.", [("tomorrow morning", "2031-04-17")]),
    ("It was signed the day before yesterday.", [("the day before yesterday", "2031-04-14")]),
    ("He called last night.", [("last night", "2031-04-15")]),
    ("Earlier today the note was handed over.", [("Earlier today", "2031-04-16")]),
    ("The note came overnight.", [("overnight", "2031-04-15/2031-04-16")]),
    (
        "The call overnight to April 4 was short.",
        [("overnight to April 4", "2031-04-03/2031-04-04")],
    ),
    ("Last week’s visit helped.", [("Last week", "2031-04-07/2031-04-13")]),
    ("We meet this week.", [("this week", "2031-04-14/2031-04-20")]),
    ("It will be up early next week.", [("early next week", "2031-04-21/2031-04-22~")]),
    ("He spoke earlier this month.", [("earlier this month", "2031-04-01/2031-04-16")]),
    ("He will travel later this year.", [("later this year", "2031-04-16/2031-12-31")]),
    ("Trade fell last year.", [("last year", "2030")]),
    ("It opens next month.", [("next month", "2031-05")]),
    ("The vote comes in early November.", [("early November", "2031-11-01/2031-11-10~")]),
    ("It is due in mid-May.", [("mid-May", "2031-05-11~/2031-05-20~")]),
    ("It met at the end of March.", [("the end of March", "2031-03-21~/2031-03-31")]),
    ("It will end by the end of the year.", [("by the end of the year", "../2031-12-31")]),
    ("We shall vote before the end of this month.", [("before the end of this month", "../2031-04-30")]),
    ("It fell in late 2030.", [("late 2030", "2030-09~/2030-12")]),
    ("In the first half of 2030 it rose.", [("the first half of 2030", "2030-01/2030-06")]),
    ("the first three months of this year", [("the first three months of this year", "2031-01/2031-03")]),
    ("It fell in the first quarter.", [("the first quarter", "2031-01/2031-03")]),
    ("in the first quarter of next year", [("the first quarter of next year", "2032-01/2032-03")]),
    ("the last week of March", [("the last week of March", "2031-03-25~/2031-03-31")]),
    ("In autumn 2030 a draft was tabled.", [("autumn 2030", "2030-23")]),
    ("They met last summer.", [("last summer", "2030-22")]),
    ("They left during the winter.", [("the winter", "2030-24")]),
    ("It grew in the 1990s.", [("the 1990s", "199X")]),
    ("the early 1990s", [("the early 1990s", "1990/1992~")]),
    ("the 20th century", [("the 20th century", "19XX")]),
    ("Two days ago he left.", [("Two days ago", "2031-04-14")]),
    ("Several days ago he left.", [("Several days ago", "2031-04-09~/2031-04-13~")]),
    ("We met two years ago.", [("two years ago", "2029~")]),
    ("It is twelve months since.", [("twelve months since", "2030-04~")]),
    ("It was signed ten years ago today.", [("ten years ago today", "2021-04-16")]),
    ("That was years ago.", [("years ago", None)]),
    ("In the past few years it grew.", [("In the past few years", "2026~/2031")]),
    ("In recent weeks it grew.", [("In recent weeks", "/2031-04-16")]),
    ("In the coming days it will grow.", [("In the coming days", "2031-04-16/")]),
    ("Over the next two months it will grow.", [("Over the next two months", "2031-04/2031-06")]),
    ("It has grown over the past year.", [("over the past year", "2030-04/2031-04")]),
    ("since January", [("since January", "2031-01/..")]),
    ("Not since 2019 was there such talk.", [("since 2019", "2019/..")]),
    ("The pact runs until 2040.", [("until 2040", "../2040")]),
    ("about March 15", [("about March 15", "2031-03-15~")]),
    ("From 2012 to 2018 he served.", [("2012 to 2018", "2012/2018")]),
    ("Between 2014 and 2016 nine were built.", [("2014 and 2016", "2014/2016")]),
    ("It grew in 1941-45.", [("1941-45", "1941/1945")]),
    ("From January to March trade fell.", [("January to March", "2031-01/2031-03")]),
    ("the 2031 Ostrel Declaration", [("2031", "2031")]),
    (
        "He will be there between the 12th and 15th of June.",
        [("the 12th and 15th of June", "2031-06-12/2031-06-15")],
    ),
    ("It opened in February last year.", [("February last year", "2030-02")]),
    ("In January of 2030 it opened.", [("January of 2030", "2030-01")]),
    ("Is it true of September 14–15?", [("September 14–15", "2031-09-14/2031-09-15")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values_each_way_of_naming_a_time(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Every way English names a time gives its words and their EDTF value, counted from the document's date."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted two hours and forty years of work.",
        "Every Monday they met; on Fridays they rested.",
        "Resolution 2042 and paragraph 1999 of order 1950.",
        "It cost $2031 and drew 1,948 people and 2000 troops.",
        "The March on Ostrel, and Miss May, and they may march.",
        "In august company, April Jones fell to the ground.",
        "He was there for the first time in a decade.",
        "She reads Ostrel Today and the Sunday Times.",
        "the 15th floor and the 40th meeting",
        "Good morning! Good Friday talks. One day. These days.",
        "It changed almost overnight, recently, now, at that time.",
        "",
    ],
)
def test_finds_none_in_durations_sets_and_numbers(text: str) -> None:
    """Durations, sets, counts, names and vague words are no dates."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said on Wednesday that it was over.", "2031-04-16"),
        ("The envoys met on Thursday.", "2031-04-10"),
        ("The envoys will meet on Thursday.", "2031-04-17"),
        ("They are to be received on Wednesday.", "2031-04-23"),
        ("The hearing opens Friday.", "2031-04-18"),
        ("Starting Monday, trains run.", "2031-04-21"),
        ("On Tuesday, Minister Arno refused.", "2031-04-15"),
        ("She called last Friday.", "2031-04-11"),
        ("She leaves next Friday.", "2031-04-18"),
        ("She wrote on Tuesday of last week.", "2031-04-08"),
    ],
)
def test_tense_decides_which_weekday(text: str, value: str) -> None:
    """A clause that looks back means the last such weekday, the day itself included; one that looks ahead the next."""
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On April 7 the pact was suspended.", "2031-04-07"),
        ("On December 20 he was received.", "2030-12-20"),
        ("On December 20 he will be received.", "2031-12-20"),
        ("They were asked about it in June.", "2030-06"),
        ("The summit, scheduled for June, is near.", "2031-06"),
        ("Last August it began.", "2030-08"),
        ("This coming August it begins.", "2031-08"),
        ("It will be held in February.", "2032-02"),
    ],
)
def test_year_of_a_date_without_one_is_the_nearest_sensible(text: str, value: str) -> None:
    """A day or month without a year takes the nearest year that the tense allows, beside what is printed."""
    found = only(text)
    assert found.value == value
    assert found.basis == "resolved_from_document_date"
    assert found.printed is None or found.printed.startswith("XXXX")


def test_printed_value_is_kept_beside_the_inferred() -> None:
    """A year-less date gives both what is printed and what it comes to, with the reason."""
    found = only("It was suspended on April 7.")
    assert (found.printed, found.value, found.anchor) == ("XXXX-04-07", "2031-04-07", "event")
    assert "No year is printed" in found.reason


def test_weekday_printed_with_a_date_decides_its_year() -> None:
    """The date "Tuesday, April 15" is of the year in which that day was a Tuesday."""
    assert only("It fell on Monday, April 15.").value == "2030-04-15"
    assert only("It fell on Tuesday, April 15.").value == "2031-04-15"


def test_weekday_that_contradicts_its_date_is_noted() -> None:
    """A printed weekday the calendar contradicts changes nothing but the reason."""
    found = only("It fell on Monday, April 15, 2031.")
    assert found.value == "2031-04-15"
    assert "was a Tuesday" in found.reason


class TestContext:
    """Expressions that count from another date in the text."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("On 4 May 2029 they met. The next day they parted.", "2029-05-05"),
            ("On 4 May 2029 they met. The same day it rained.", "2029-05-04"),
            ("On 4 May 2029 they met. Two days later it rained.", "2029-05-06"),
            ("In 2003 it fell; a few years later it rose.", "2005~/2008~"),
            ("In 2003 it fell; the following year it rose.", "2004"),
            ("On 4 May 2029 they met. On June 6 they parted.", "2029-06-06"),
            ("On April 4 and May 6, 2029 they met.", "2029-05-06"),
            ("In September 2026 they met. At the September meeting they agreed.", "2026-09"),
            ("On March 3, 2031 they met. On the 15th they parted.", "2031-03-15"),
        ],
    )
    def test_counts_from_the_date_before(self, text: str, value: str) -> None:
        """The words "the next day", "a year later" and a missing year follow the date named just before."""
        assert find_times(text, anchors=ANCHORS)[-1].value == value

    def test_basis_says_so(self) -> None:
        """What counts from another date in the text has the basis and the anchor of context."""
        found = find_times("On 4 May 2029 they met. The next day they parted.", anchors=ANCHORS)[-1]
        assert (found.basis, found.anchor) == ("resolved_from_context", "context")

    def test_day_before_falls_back_on_the_document(self) -> None:
        """The words "the previous day" without a date before it is the day before the document's own."""
        assert only("They had met the previous day.").value == "2031-04-15"

    def test_that_day_has_no_fallback(self) -> None:
        """The words "that day" without a date before it is not stated."""
        assert only("It rained later that day.").basis == "not_stated"


class TestAnchors:
    """Which of the document's dates words count from."""

    def test_event_comes_before_publication_and_posting(self) -> None:
        """What is said on a day counts from the event, else publication, else posting."""
        everything = Anchors(
            event="2031-04-16", published="2031-04-18", posted="2031-04-20", retrieved="2031-09-01"
        )
        assert only("today", everything).anchor == "event"
        assert only("today", everything._replace(event=None)).value == "2031-04-18"
        assert only("today", everything._replace(event=None, published=None)).value == "2031-04-20"

    def test_retrieval_is_never_counted_from(self) -> None:
        """A document with nothing but the day it was fetched anchors no word."""
        found = only("today", Anchors(retrieved="2031-09-01"))
        assert (found.value, found.basis, found.anchor) == (None, "not_stated", None)

    def test_anchor_without_a_year_gives_values_without_one(self) -> None:
        """A dateline without a year values what needs none, and leaves the rest unstated."""
        anchors = Anchors(event="XXXX-04-12")
        assert only("today", anchors).value == "XXXX-04-12"
        assert only("yesterday", anchors).value == "XXXX-04-11"
        assert only("last month", anchors).value == "XXXX-03"
        assert only("on Wednesday", anchors).value is None
        assert only("last year", anchors).value is None
        assert only("On April 7 it ended.", anchors).value == "XXXX-04-07"
        assert only("yesterday", Anchors(event="XXXX-03-01")).value is None

    def test_interval_anchors_by_its_last_day(self) -> None:
        """An event of several days is spoken of on its last."""
        assert pick_anchor(Anchors(event="2031-04-14/2031-04-16"))[0] == (2031, 4, 16)

    def test_months_over_new_year_join_only_with_a_year(self) -> None:
        """A winter's months are one stretch where an anchor gives them years, and two without."""
        text = "From November to March it snowed."
        assert [found.value for found in find_times(text, anchors=Anchors())] == ["XXXX-11", "XXXX-03"]
        assert only(text).value == "2030-11/2031-03"

    def test_absolute_dates_need_no_anchor(self) -> None:
        """A date printed in full is explicit whatever the document's dates."""
        found = only("on 4 May 2029", Anchors())
        assert (found.value, found.printed, found.basis, found.anchor) == (
            "2029-05-04",
            "2029-05-04",
            "explicit",
            None,
        )


PIECES = st.sampled_from(
    [
        "today",
        "last",
        "next",
        "week",
        "year",
        "years",
        "the",
        "of",
        "in",
        "ago",
        "two",
        "few",
        "end",
        "early",
        "Monday",
        "Tuesday",
        "April",
        "May",
        "12",
        "2031",
        "1990s",
        "15th",
        "and",
        "to",
        "from",
        "between",
        "since",
        "by",
        "day",
        "before",
        "later",
        "quarter",
        "first",
        "past",
        "coming",
        "will",
        "was",
        "overnight",
        "summer",
        "century",
        "20th",
        "9/11",
        "XXXX",
        "February",
        "29",
        "31",
        "that",
        "same",
        "November",
        "March",
        "month",
    ]
)
VALUE = re.compile(r"[0-9X~./\[\],-]+")


@given(
    st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=60),
    st.sampled_from(["2032-02-29", "XXXX-02-29", "2031", None]),
)
@settings(max_examples=400)
def test_spans_and_values_hold_for_any_text(text: str, event: str | None) -> None:
    """Spans lie in order inside the text, values are EDTF, and only what has no value is not stated."""
    end = 0
    for found in find_times(text, anchors=Anchors(event=event)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.value is None or VALUE.fullmatch(found.value)
        assert (found.value is None) == (found.basis == "not_stated")
        assert found.reason


@pytest.mark.parametrize(
    "piece",
    [
        "2016 ",
        "year ",
        "in May ",
        "Monday ",
        "April 4 and ",
        "the last week of the ",
        "from 2014 to ",
        "one-",
        "to be ed ",
        " ",
        "1",
    ],
)
def test_stays_linear_on_hostile_repetition(piece: str) -> None:
    """Four times any one piece takes no more than about four times as long."""

    def measure(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        find_times(text, anchors=ANCHORS)
        return time.process_time() - began

    measure(10_000)
    assert measure(200_000) < 8 * measure(50_000) + 0.3
