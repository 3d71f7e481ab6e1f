import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.words import Phrases, fold, split_words


def test_words_know_their_shape() -> None:
    """Possessives, initials, abbreviations and pauses are told apart, and spans open the words."""
    text = "H.E. Mr. João O’Neill’s call, with W. Ruun Jr. (Graves’ aide)"
    words = split_words(text)
    assert [text[w.start : w.end] for w in words] == [
        "H.E.",
        "Mr.",
        "João",
        "O’Neill",
        "call",
        "with",
        "W.",
        "Ruun",
        "Jr.",
        "Graves",
        "aide",
    ]
    assert [w.key for w in words if w.is_possessive] == ["o'neill", "graves"]
    assert [w.key for w in words if w.is_initial] == ["h.e.", "w"]
    assert {w.key: w.pause for w in words if w.pause} == {"with": ",", "graves": "("}


@pytest.mark.parametrize(
    ("word", "folded"),
    [("João", "joao"), ("O’Neill", "o'neill"), ("COVID-⁠19", "covid-19"), ("Türkiye", "turkiye")],
)
def test_fold_keeps_letters_only(word: str, folded: str) -> None:
    """Folding drops case, diacritics and curly marks."""
    assert fold(word) == folded


def test_phrases_match_the_longest() -> None:
    """A table answers the longest phrase at a word, and none across a pause."""
    table = Phrases([("Foreign", 1), ("Foreign Minister", 2)])
    assert table.match(split_words("foreign minister"), 0) == (2, 2)
    assert table.match(split_words("Foreign, Minister"), 0) == (1, 1)
    assert table.match(split_words("Minister"), 0) is None
    assert split_words("Foreign")[0] in table


@given(st.text(max_size=60))
def test_any_text_splits_in_order(text: str) -> None:
    """Words lie in order inside any text and none is empty."""
    end = 0
    for word in split_words(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
