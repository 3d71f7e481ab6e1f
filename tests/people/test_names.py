"""Names taken apart: titles, particles, initials, suffixes, families."""

import pytest

from onrecord.people.names import block_keys, split_name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Dr. Ilse Maren", ("ilse", "maren")),
        ("H.E. Sheikh Omar bin Said Al Harun", ("umar", "said", "harun")),
        ("U Thein", ("tein",)),
        ("Baron von Maren", ("maren",)),
        ("General Abdulrahman Harun", ("rahman", "harun")),
        ("JR Maren", ("j", "r", "maren")),
        ("J.R. Maren", ("j", "r", "maren")),
        ("Maren, Ilse Ann", ("ilse", "an", "maren")),
        ("Sol (Solly) Maren", ("sol", "maren")),
        ("President Xi", ("xi",)),
    ],
)
def test_only_the_name_itself_is_left(name: str, words: tuple[str, ...]) -> None:
    """Titles, particles and nicknames are dropped; initials and words keep their order."""
    parts = split_name(name)
    assert parts is not None
    assert parts.words == words


def test_a_suffix_is_kept_aside() -> None:
    """The suffix “Jr.” and numerals are no part of the family's name."""
    assert [split_name(n).suffix for n in ("Ann Roe, Jr.", "Ann Roe Jr.", "Ann Roe III", "Ann Roe")] == [  # type: ignore[union-attr]
        "jr",
        "jr",
        "iii",
        None,
    ]


@pytest.mark.parametrize("name", ["", "—", "12", "...", ",", "(Ann)"])
def test_what_has_no_name_gives_none(name: str) -> None:
    """Signs and digits are no name, and have no block."""
    assert split_name(name) is None
    assert block_keys(name) == ()


def test_an_honorific_tells_the_gender() -> None:
    """Mr and Mrs are kept, because they part two people of one family."""
    assert split_name("Mr. Roe").gender == "m"  # type: ignore[union-attr]
    assert split_name("Madame Roe").gender == "f"  # type: ignore[union-attr]
