"""Which candidates tell of one contact, and the keys by which they are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.contact_match import contact_keys, same_contact, view_contact
from onrecord.model import from_json, to_json
from onrecord.model.ledger import Contact, ContactKind, ContactStatus, Participant

MAREN = Participant(name="Ilse Maren", post="Foreign Minister", party="Valmeria")
BROK = Participant(name="Halden Brok", post="Foreign Secretary", party="Tarsund")
OKORO = Participant(name="Tomas Okoro", post="President", party="Valmeria")
ROE = Participant(name="Anna Roe", post="Deputy Foreign Minister", party="Valmeria")
AIDE = Participant(name="Peter Lind", post="Ambassador", party="Tarsund")


def make_contact(
    *participants: Participant,
    date: str | None = "2031-04-12",
    kind: ContactKind = "talks",
    place: str | None = None,
    name: str | None = None,
    parties: tuple[str, ...] = ("Tarsund", "Valmeria"),
    status: ContactStatus = "held",
) -> Contact:
    """Return a contact with these parts, the rest empty."""
    return Contact(
        n=0,
        kind=kind,
        mode=None,
        name=name,
        participants=participants,
        parties=parties,
        initiator=None,
        date=date,
        date_basis="explicit" if date else "not_stated",
        date_span=None,
        place=place,
        place_span=None,
        status=status,
        told_by=None,
        statement=None,
        evidence=(),
    )


def match(one: Contact, other: Contact) -> str | None:
    """Return why two contacts are one, after checking that the order makes no difference."""
    there, back = (
        same_contact(view_contact(one), view_contact(other)),
        same_contact(view_contact(other), view_contact(one)),
    )
    assert there == back
    return there


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
    "no date, same place": (
        make_contact(MAREN, BROK, date=None, place="Karvel"),
        make_contact(MAREN, BROK, place="Karvel"),
    ),
    "a conference by its name": (
        make_contact(kind="conference", name="Ostrel Forum", parties=(), place="Ostrel"),
        make_contact(kind="meeting", name="the Ostrel Forum", parties=(), place="Ostrel"),
    ),
}
OTHER = {
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


@given(CONTACTS, CONTACTS)
def test_two_that_are_one_share_a_key(one: Contact, other: Contact) -> None:
    """The match is symmetric, and no pair that matches is missed by the keys."""
    if match(one, other):
        assert set(contact_keys(one)) & set(contact_keys(other))


@given(CONTACTS)
def test_keys_are_of_the_contact_alone(contact: Contact) -> None:
    """Keys are sorted, unique, and the same after a round trip through JSON."""
    keys = contact_keys(contact)
    assert list(keys) == sorted(set(keys))
    assert contact_keys(from_json(to_json(contact), Contact)) == keys
