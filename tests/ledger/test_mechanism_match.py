"""Which candidates are one mechanism or one instrument."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.mechanism_match import keys, same_instrument, same_mechanism
from onrecord.ledger.mechanisms_key import make_key
from onrecord.model import Instrument, Mechanism

PAIR = ("Tarsund", "Valmeria")


def instrument(
    name: str,
    family: str = "memorandum",
    parties: tuple[str, ...] = PAIR,
    number: str | None = None,
    dated: str | None = None,
) -> Instrument:
    """Make a candidate with the key of its name."""
    return Instrument(
        0, family, name, make_key(family, name, parties, number), number, dated, parties, (), ()
    )


def mechanism(name: str, family: str = "group", parties: tuple[str, ...] = PAIR) -> Mechanism:
    """Make a candidate with the key of its name."""
    return Mechanism(0, family, name, make_key(family, name, parties), parties, (), (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Memorandum on the Prevention of Incidents in the Hesk Strait", "Hesk memorandum on incidents"),
        (
            "memorandum on flight safety",
            "Memorandum of Understanding on Prevention of Flight Safety Incidents",
        ),
        (
            "memorandum on the prevention of air incidents",
            "Memorandum on preventing incidents and ensuring flight safety",
        ),
    ],
)
def test_ways_to_name_one_memorandum(one: str, other: str) -> None:
    """Names of which one holds what tells in the other are one instrument between the same parties."""
    assert same_instrument(instrument(one), instrument(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            instrument("agreement on cooperation in culture", "agreement"),
            instrument("agreement on cooperation in science", "agreement"),
        ),
        (
            instrument("resolution 114", "resolution", (), "114"),
            instrument("resolution 115", "resolution", (), "115"),
        ),
        (
            instrument("memorandum on pilotage"),
            instrument("memorandum on pilotage", parties=("Brennick", "Quillane")),
        ),
        (instrument("agreement", "agreement"), instrument("agreement", "agreement")),
        (
            instrument("memorandum on pilotage", dated="2027"),
            instrument("memorandum on pilotage", dated="2031"),
        ),
    ],
)
def test_what_parts_two_instruments(one: Instrument, other: Instrument) -> None:
    """Another matter, number, party or date parts two instruments, and a bare noun joins none."""
    assert same_instrument(one, other) is None


def test_bracket_gives_an_alias() -> None:
    """The short name in brackets joins what is called by it elsewhere."""
    full = instrument("Treaty on the Keeping of Harbour Lights (KHL Treaty)", "treaty", ())
    short = instrument("KHL Treaty", "treaty", ())
    assert same_instrument(full, short)
    assert set(keys(full)) & set(keys(short))


def test_groups_of_the_same_parties() -> None:
    """A group without a name is one between the same parties; a group on another matter is another."""
    assert same_mechanism(mechanism("Valmerian-Tarsundic working group"), mechanism("working group"))
    assert same_mechanism(mechanism("working group on transit"), mechanism("working group on visas")) is None


WORDS = st.lists(
    st.sampled_from(
        [
            "transit",
            "visas",
            "pilotage",
            "dues",
            "Valmerian",
            "on",
            "joint",
            "flight",
            "air",
            "safety",
            "(KHL Treaty)",
            "KHL",
            "Treaty",
        ]
    ),
    max_size=5,
).map(" ".join)
SIDES = st.lists(st.sampled_from(["Tarsund", "Valmeria", "Quillane"]), max_size=3, unique=True).map(tuple)
FAMILIES = st.sampled_from(["memorandum", "agreement", "treaty", "statement"])
INSTRUMENTS = st.builds(
    instrument,
    WORDS,
    FAMILIES,
    SIDES,
    st.sampled_from([None, None, "114", "115"]),
    st.sampled_from([None, "2031", "2031-03"]),
)
MECHANISMS = st.builds(mechanism, WORDS, st.sampled_from(["group", "line", "commission", "format"]), SIDES)


@given(INSTRUMENTS, INSTRUMENTS)
def test_instruments_match_both_ways_and_share_a_key(one: Instrument, other: Instrument) -> None:
    """The match says the same from either side, and never joins what no key would bring together."""
    reason = same_instrument(one, other)
    assert reason == same_instrument(other, one)
    assert reason is None or set(keys(one)) & set(keys(other))


@given(MECHANISMS, MECHANISMS)
def test_mechanisms_match_both_ways_and_share_a_key(one: Mechanism, other: Mechanism) -> None:
    """The match says the same from either side, and never joins what no key would bring together."""
    reason = same_mechanism(one, other)
    assert reason == same_mechanism(other, one)
    assert reason is None or set(keys(one)) & set(keys(other))
