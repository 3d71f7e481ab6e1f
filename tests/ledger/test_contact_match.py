"""Which candidates tell of one contact, and the keys by which they are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meetings import AIDE, BROK, MAREN, OKORO, ROE, make_contact

from onrecord.ledger.contact_match import contact_keys, same_contact, view_contact
from onrecord.model import from_json, to_json
from onrecord.model.ledger import Contact, Participant

Words = dict[str, str]


def match(one: Contact, other: Contact, told: tuple[Words, Words] = ({}, {})) -> str | None:
    """Return why two contacts are one, after checking that the order makes no difference."""
    views = view_contact(one, told[0]), view_contact(other, told[1])
    there, back = same_contact(*views), same_contact(*reversed(views))
    assert there == back
    return there


def on(day: str, beside: str | None = None) -> Words:
    """Return when a contact without a date was told of."""
    return {"told_on": day} | ({"beside": beside} if beside else {})


SAME = {
    "persons and day": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, kind="meeting")),
    "a planned one that was held": (make_contact(MAREN, BROK, status="planned"), make_contact(MAREN, BROK)),
    "a surname alone": (
        make_contact(MAREN, BROK),
        make_contact(Participant(name="Maren", party="Valmeria"), Participant(name="Brok", party="Tarsund")),
    ),
    "sides alone": (make_contact(MAREN, BROK), make_contact()),
    "a plan for the month, and its day": (
        make_contact(MAREN, BROK, date="2031-04-11/2031-04-20~", status="planned"),
        make_contact(MAREN, BROK),
    ),
    "a year not printed": (make_contact(MAREN, BROK, date="XXXX-04-12"), make_contact(MAREN, BROK)),
    "a day apart at one place": (
        make_contact(MAREN, BROK, place="Port Aurel"),
        make_contact(MAREN, BROK, place="Port Aurel", date="2031-04-13"),
    ),
    "places that differ": (
        make_contact(MAREN, BROK, place="Port Aurel"),
        make_contact(MAREN, BROK, place="Karvel"),
    ),
    "more of the delegation": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, ROE, AIDE)),
    "a conference by its name": (
        make_contact(kind="conference", name="Ostrel Forum", parties=(), place="Ostrel"),
        make_contact(kind="meeting", name="the Ostrel Forum", parties=(), place="Ostrel"),
    ),
}
OTHER = {
    "two conferences of one day": (
        make_contact(MAREN, BROK, kind="conference", name="Ostrel Forum"),
        make_contact(MAREN, BROK, kind="conference", name="Council of the Straits"),
    ),
    "another day": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, date="2031-04-13")),
    "another person": (make_contact(MAREN, BROK), make_contact(ROE, AIDE)),
    "the president's of the same day": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, OKORO)),
    "a call": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, kind="call")),
    "a third side": (make_contact(), make_contact(parties=("Quillane", "Tarsund", "Valmeria"))),
    "what was called off": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, status="cancelled")),
    "no date and no place": (make_contact(MAREN, BROK, date=None), make_contact(MAREN, BROK)),
    "a month in which they met often": (make_contact(date="2031-04"), make_contact(date="2031-04-12")),
    "another year": (make_contact(MAREN, BROK), make_contact(MAREN, BROK, date="2032-04-12")),
    "a day apart at two places": (
        make_contact(MAREN, BROK, place="Port Aurel"),
        make_contact(MAREN, BROK, place="Karvel", date="2031-04-13"),
    ),
    "half of many sides": (
        make_contact(parties=("A", "B", "C", "D"), kind="conference"),
        make_contact(parties=("A", "B", "E", "F"), kind="conference"),
    ),
}


BARE = make_contact(MAREN, BROK, date=None)
KARVEL = make_contact(MAREN, BROK, date=None, place="Karvel")
PLAN = make_contact(MAREN, BROK, date=None, status="planned")
FORUM = make_contact(kind="conference", name="Ostrel Forum", parties=(), place="Ostrel", date=None)
VISIT = make_contact(MAREN, date=None, kind="visit", place="Karvel")
ALONE = make_contact(MAREN, date=None, place="Karvel")
DATED = make_contact(MAREN, BROK)

TOLD = {
    "an interview some days after": (BARE, on("2031-04-18"), DATED, {}),
    "a teaser and its document": (BARE, on("2031-04-18"), BARE, on("2031-04-18")),
    "a plan and the day": (PLAN, on("2031-04-09"), DATED, {}),
    "a plan and an interview after": (PLAN, on("2031-04-09"), BARE, on("2031-04-14")),
    "weeks after, with the place": (KARVEL, on("2031-05-10"), make_contact(MAREN, BROK, place="Karvel"), {}),
    "beside another, with the place": (KARVEL, on("2031-04-13", "2"), KARVEL, on("2031-04-14", "1")),
    "a visit by its place": (VISIT, on("2031-05-10"), make_contact(MAREN, kind="visit", place="Karvel"), {}),
    "one person and the sides at a place": (ALONE, on("2031-04-20"), KARVEL, on("2031-05-14")),
    "a conference, months apart": (FORUM, on("2031-04-01"), FORUM, on("2031-06-25")),
}
TOLD_OTHER = {
    "a month after": (BARE, on("2031-05-12"), DATED, {}),
    "before the day": (BARE, on("2031-04-11"), DATED, {}),
    "a plan made after": (PLAN, on("2031-04-12"), DATED, {}),
    "held and planned on one day": (PLAN, on("2031-04-12"), BARE, on("2031-04-12")),
    "one of several": (BARE, on("2031-04-13", "1"), DATED, {}),
    "another year at the place": (KARVEL, on("2032-04-14"), KARVEL, on("2031-04-14")),
    "another place": (KARVEL, on("2031-04-14"), make_contact(MAREN, BROK, place="Ostrel"), {}),
    "no day of telling": (KARVEL, on("Talks in Karvel"), KARVEL, on("2031-04-14")),
    "two of one side": (
        make_contact(MAREN, ROE, date=None, parties=("Tarsund",)),
        on("2031-04-13"),
        make_contact(MAREN, ROE),
        {},
    ),
    "the next year's conference": (FORUM, on("2031-04-01"), FORUM, on("2032-04-01")),
    "another visitor": (VISIT, on("2031-04-20"), make_contact(ROE, kind="visit", place="Karvel"), {}),
}


@pytest.mark.parametrize("case", TOLD)
def test_one_without_a_date_joins_about_the_day_it_was_told_on(case: str) -> None:
    """A contact told without a date is the one of the same persons some days before, or some weeks where the place is told."""
    one, told, other, its = TOLD[case]
    assert "without a date" in (match(one, other, (told, its)) or "")
    assert set(contact_keys(one, told)) & set(contact_keys(other, its))


@pytest.mark.parametrize("case", TOLD_OTHER)
def test_one_without_a_date_stays_apart(case: str) -> None:
    """What may be another meeting of the same persons joins nothing."""
    one, told, other, its = TOLD_OTHER[case]
    assert match(one, other, (told, its)) is None


@pytest.mark.parametrize("case", SAME)
def test_candidates_of_one_contact_join(case: str) -> None:
    """What two pages tell of one contact joins with a reason, and is found by a key of both."""
    one, other = SAME[case]
    assert match(one, other)
    assert set(contact_keys(one)) & set(contact_keys(other))


@pytest.mark.parametrize("case", OTHER)
def test_candidates_of_two_contacts_stay_apart(case: str) -> None:
    """What contradicts, or shows too little, joins nothing."""
    assert match(*OTHER[case]) is None


PEOPLE = st.sampled_from([MAREN, BROK, OKORO, ROE, AIDE, Participant(name="Brok")])
DATES = st.sampled_from(
    [
        None,
        "2031-04-12",
        "2031-04-13",
        "2031-04",
        "2031",
        "XXXX-04-12",
        "2031-04-11/2031-04-20~",
        "2031-01-01",
        "2030-12-31",
        "XXXX-12-31",
        "2032-02-29",
    ]
)
CONTACTS = st.builds(
    make_contact,
    *[PEOPLE] * 2,
    date=DATES,
    kind=st.sampled_from(["talks", "call", "conference"]),
    place=st.sampled_from([None, "Karvel", "the city of Karvel", "Port Aurel"]),
    name=st.sampled_from([None, "Ostrel Forum"]),
    parties=st.sampled_from([(), ("Tarsund",), ("Tarsund", "Valmeria"), ("Quillane", "Tarsund", "Valmeria")]),
    status=st.sampled_from(["held", "planned", "cancelled"]),
)


TELLINGS = st.sampled_from(
    [{}, on("2031-04-14"), on("2031-04-20", "1"), on("2031-05-10"), on("2031-04-10"), on("Talks")]
)


@given(CONTACTS, CONTACTS, TELLINGS, TELLINGS)
def test_two_that_are_one_share_a_key(one: Contact, other: Contact, told: Words, its: Words) -> None:
    """The match is symmetric, and no pair that matches is missed by the keys."""
    if match(one, other, (told, its)):
        assert set(contact_keys(one, told)) & set(contact_keys(other, its))


@given(CONTACTS)
def test_keys_are_of_the_contact_alone(contact: Contact) -> None:
    """Keys are sorted, unique, and the same after a round trip through JSON."""
    keys = contact_keys(contact)
    assert list(keys) == sorted(set(keys))
    assert contact_keys(from_json(to_json(contact), Contact)) == keys
