"""States that no table knows."""

import pytest

from onrecord.actors.unlisted import find_names, find_states, find_unlisted, is_adjective_of
from onrecord.text.fold import word_set


def _states(text: str) -> set[str]:
    return set(find_states(text, word_set(text.lower())))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Republic of Valmeria and the Kingdom of Tarsund signed.", {"Valmeria", "Tarsund"}),
        ("The Foreign Secretary of Tarsund was there.", {"Tarsund"}),
        ("Tarsund’s Ambassador was called in.", {"Tarsund"}),
        ("The Valmerian side has comments. Valmeria will wait.", {"Valmeria"}),
        ("The Valmerian side has comments.", set()),
        ("Valmerian trawlers left Valmeria.", set()),
        ("The Asian side of the city, in Asia.", set()),
        ("The Republic of Kenya and the Norwegian side in Norway.", set()),
        ("The Valmerian embassy helps Valmerians in Valmeria.", {"Valmeria"}),
        ("The embassy of a state.", set()),
    ],
)
def test_states_by_their_company(text: str, names: set[str]) -> None:
    """What has a foreign minister, an embassy or a side is a state; a name that a table knows is not given."""
    assert _states(text) == names


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("Valmerian", "Valmeria", True),
        ("Tarsundic", "Tarsund", True),
        ("Quillanese", "Quillane", True),
        ("Brennish", "Brennick", True),
        ("Valmeria", "Valmeria", False),
        ("Tarsundic", "Valmeria", False),
        ("Brother", "Brot", False),
        ("Foreign", "Foreland", False),
    ],
)
def test_adjectives(word: str, name: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table
    """An adjective is the name, or the name less its last letters, with an ending."""
    assert is_adjective_of(word, name) is is_one


def test_names_of_an_adjective() -> None:
    """The name is looked for among the words of the text; an adjective's own plural is none."""
    assert set(find_names("Valmerian", "Valmerians at home in Valmeria")) == {"Valmeria"}
    assert set(find_names("Foreign", "Foreigners at the foreland")) == set()
    assert set(find_names("Minister", "the Ministry and the Government")) == set()
    assert set(find_names("Former", "a form of government")) == set()


def test_places_of_names_and_adjectives() -> None:
    """A name counts as a state, its adjective as an adjective, longer words as neither."""
    text = "Tarsund and the Tarsundic side; Tarsunders and Tarsundstown."
    found = [(text[one.start : one.end], one.party, one.kind) for one in find_unlisted(text, ["Tarsund"])]
    assert found == [("Tarsund", "Tarsund", "state"), ("Tarsundic", "Tarsund", "adjective")]
