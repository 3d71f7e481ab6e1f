"""The word lists."""

from onrecord.turns.words import ENGLISH, country_names, is_listed, misspell


def test_lists_are_filled() -> None:
    """Every list of the language file has words, casefolded."""
    for name in ENGLISH.__slots__:
        words = getattr(ENGLISH, name)
        assert words
        assert all(word == word.casefold() for word in words)


def test_misspell() -> None:
    """One letter lost or two exchanged in a long word; never its first, never a short word's."""
    slips = misspell(frozenset({"president", "mayor"}))
    assert {"presiden", "presdient"} <= slips
    assert "resident" not in slips
    assert "mayr" not in slips


def test_countries() -> None:
    """States are known in English."""
    assert "france" in country_names()
    assert is_listed("subject")
