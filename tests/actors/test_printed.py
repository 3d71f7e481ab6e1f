"""Parties in running text: states, capitals that stand for them, seats, groups; and their homographs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.printed import find_parties


def _found(text: str) -> list[tuple[str, str | None, str]]:
    return [(text[one.start : one.end], one.party, one.kind) for one in find_parties(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kremlin denied it.", [("Kremlin", "RUS", "seat")]),
        ("the White House said", [("White House", "USA", "seat")]),
        ("Ankara’s answer came", [("Ankara", "TUR", "capital")]),
        (
            "talks between Moscow and Washington",
            [("Moscow", "RUS", "capital"), ("Washington", "USA", "capital")],
        ),
        ("They met in Oslo.", [("Oslo", "NOR", "place")]),
        ("OSLO, April 12. The talks", [("OSLO", "NOR", "place")]),
        ("a Norwegian envoy of the UN", [("Norwegian", "NOR", "adjective"), ("UN", "UN", "organisation")]),
        ("the State Duma voted", [("State Duma", "RUS", "body")]),
        ("the Normandy Quartet met", [("Normandy Quartet", "Normandy format", "group")]),
        ("al-Qaeda attacked", [("al-Qaeda", "al-Qaeda", "armed group")]),
        ("Papua New Guinea agreed", [("Papua New Guinea", "PNG", "state")]),
        ("the U.S.-led talks", [("U.S.", "USA", "state")]),
        (
            "Norway, Georgia and Jordan",
            [("Norway", "NOR", "state"), ("Georgia", "GEO", "state"), ("Jordan", "JOR", "state")],
        ),
        ("Jordan’s King came", [("Jordan", "JOR", "state")]),
        ("Chad President Omar Maren", [("Chad", "TCD", "state")]),
        ("our Western partners", [("our Western partners", None, "group")]),
        ("their Norwegian colleagues", [("Norwegian colleagues", "NOR", "group")]),
    ],
)
def test_parties_are_found_as_they_are_named(text: str, found: list[tuple[str, str | None, str]]) -> None:
    """Each name gives its code and kind, with exact spans."""
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the Washington Post",
        "Ilse Washington",
        "President Washington",
        "Michael Jordan",
        "Mr. Jordan",
        "Chad Maren came",
        "Savannah, Georgia",
        "the National Turkey Federation",
        "roast turkey and china plates",
        "Voice of America",
        "Latin America",
        "New Jersey",
        "the Paris Agreement",
        "who told us",
        "LET US GO",
        "He spoke in Russian.",
        "Moscowite Omanis",
        "millions of Norwegians",
        "the Iran Daily",
    ],
)
def test_homographs_name_no_party(text: str) -> None:
    """Papers, persons, birds, places of another state and treaties are no parties."""
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("the Norwegians agreed", "NOR"),
        ("the People’s Republic of China", "CHN"),
        ("the Lao People’s Democratic Republic", "LAO"),
        ("the U.N. said", "UN"),
        ("the Philippines agreed", "PHL"),
        ("Philippines", "PHL"),
        ("the Foreign and Commonwealth Office", "GBR"),
    ],
)
def test_other_spellings(text: str, party: str) -> None:
    """A people that acts is its state; apostrophes are curly too."""
    assert [code for _, code, _ in _found(text)] == [party]


def test_a_group_has_its_members() -> None:
    """A group that the table knows gives the codes of its members."""
    (one,) = find_parties("the Visegrad Four")
    assert one.members == ("CZE", "HUN", "POL", "SVK")


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["Moscow ", "Jordan ", "our ", "American ", "partners ", "in ", ", ", "U.S. "])
    ).map("".join)
)
def test_spans_are_ordered_and_inside(text: str) -> None:
    """Whatever the text, spans are in order, do not overlap, and are never empty."""
    end = 0
    for one in find_parties(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@pytest.mark.parametrize("piece", ["Jordan ", "our American ", "U.", "Washington of ", "A"])
def test_hostile_text_is_linear(piece: str) -> None:
    """Two megabytes of names that need care take seconds, not minutes."""
    started = time.perf_counter()
    find_parties(piece * (2_000_000 // len(piece)))
    assert time.perf_counter() - started < 15
