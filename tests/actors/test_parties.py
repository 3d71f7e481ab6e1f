import pytest

from onrecord.actors.parties import (
    end_of_place,
    is_place_opener,
    is_state_noun,
    match_party,
    name_party,
    read_party,
)
from onrecord.actors.words import split_words


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Norway", "NOR"),
        ("the Kingdom of Norway", "NOR"),
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("Türkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("South Korean", "KOR"),
        ("Republic of Korea", "KOR"),
        ("the Soviet Union", "SUN"),
        ("United Nations", "UN"),
        ("OPCW", "OPCW"),
        ("St. Lucia", "LCA"),
        ("Valdoria", None),
        ("us", None),
        ("Car", None),
        ("Norway and Sweden", None),
        ("", None),
    ],
)
def test_reads_known_parties(phrase: str, code: str | None) -> None:
    """A whole phrase that names a known state or organisation gives its code; any other gives None."""
    assert read_party(phrase) == code


def test_matches_the_longest_name() -> None:
    """At a word, the longest party's name wins, and adjectives say that they are."""
    words = split_words("South African President")
    found = match_party(words, 0)
    assert found is not None
    assert (found[0].code, found[0].is_adjective, found[1]) == ("ZAF", True, 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("New Valdoria Ilse Maren", "New Valdoria"),
        ("Valdoria Ilse", "Valdoria"),
        ("Narvan Islands Ilse", "Narvan Islands"),
    ],
)
def test_unknown_places_end_by_shape(text: str, place: str) -> None:
    """An unknown state's name is one word, with its opener and closer."""
    words = split_words(text)
    assert text[: words[end_of_place(words, 0, len(words)) - 1].end] == place


def test_place_words() -> None:
    """Words that open a place's name, or found a state's, are known."""
    new, republic = split_words("New Republic")
    assert is_place_opener(new)
    assert is_state_noun(republic)


def test_a_party_is_called_by_its_name() -> None:
    """A state's code becomes its usual name; any other party is its own name."""
    assert [name_party(code) for code in ("NOR", "GBR", "SUN", "EU", "UN", "Tarsund", "XXX")] == [
        "Norway",
        "United Kingdom",
        "USSR",
        "EU",
        "UN",
        "Tarsund",
        "XXX",
    ]
