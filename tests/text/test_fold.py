import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.fold import Word, _fold_mixed, find_spans, fold_each, fold_title, fold_words, words


def test_words_carry_their_places() -> None:
    """Every word opens its own characters in the text."""
    assert words("The Envoy's note, 3 May") == [
        Word("the", 0, 3),
        Word("envoy", 4, 9),
        Word("s", 10, 11),
        Word("note", 12, 16),
        Word("3", 18, 19),
        Word("may", 20, 23),
    ]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("\u0421onference", "Conference"),
        ("\u0410NNEX", "annex"),
        ("\u039fpening", "opening"),
        ("Кр\u0065мль", "кремль"),
        ("Yıldız Ödemiş", "yildiz odemis"),
        ("Ørsted Łódź", "orsted lodz"),
        ("Stra\u00dfe", "STRASSE"),
        ("cafe\u0301", "café"),
        ("co\u00adoperation", "cooperation"),
        ("de\u200bmarche", "demarche"),
        ("U.S. envoy", "US envoy"),
        ("ﬁnal", "final"),
        ("ＮＯＴＥ", "note"),
        ("Marrow¹", "marrow"),
        ("envoy’s", "envoy's"),
        ("non‑paper", "non-paper"),
    ],
)
def test_the_same_word_in_other_letters_folds_the_same(printed: str, typed: str) -> None:
    """What a page prints and what a reader types fold to the same words."""
    assert fold_words(printed) == fold_words(typed)


@pytest.mark.parametrize("word", ["кремль", "тасс", "сор"])
def test_a_word_of_one_alphabet_stays_in_it(word: str) -> None:
    """A word wholly Cyrillic is not read as Latin, though each of its letters looks so."""
    assert fold_words(word) == [word]


def test_a_mixture_no_look_alike_explains_is_left() -> None:
    """The mu of a unit stays Greek."""
    assert fold_words("5 μg") == ["5", "μg"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("T.S.Marrow", ["ts", "marrow"]),
        ("A.Smith", ["a", "smith"]),
        ("at 5 p.m. today", ["at", "5", "pm", "today"]),
        ("Q.: Why?", ["q", "why"]),
        ("a_b", ["a", "b"]),
        ("会談", ["会", "談"]),
        ("", []),
        (" .,…", []),
    ],
)
def test_edges_of_words(text: str, folded: list[str]) -> None:
    """Initials are one word; full stops, underscores and unspaced script part words."""
    assert fold_words(text) == folded


def test_titles_compare_by_their_words() -> None:
    """Quotes, spaces, dashes and case make no difference between titles."""
    assert fold_title("Envoy’s reply – “hotline” ") == fold_title('ENVOY\'S REPLY - "hotline"')


@given(st.text())
def test_every_word_is_in_order_and_one_token(text: str) -> None:
    """Words never overlap, are never empty, and hold no space to part them again."""
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.folded
        assert word.folded.split() == [word.folded]
        end = word.end


@given(st.text())
def test_both_ways_to_fold_agree(text: str) -> None:
    """The fast way without places gives the same words as the way with them."""
    assert fold_words(text) == [word.folded for word in words(text)]


@given(st.text(alphabet=st.sampled_from("aА.ø\u0301\u00ad 1_é会")))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded title folds to itself, so that folded text may be folded again."""
    once = fold_title(text)
    assert fold_title(once) == once


@given(st.text(alphabet="aBz09. _-\n’“…\u00a0éИс²語\u0301\u200b\u00ad"))
def test_lines_of_ascii_are_folded_as_all_others(text: str) -> None:
    """The short way for ASCII, and for signs that English lines have, gives word for word what the long way gives."""
    assert fold_each(text) == _fold_mixed(text)
    assert len(fold_each(text)) == len(find_spans(text))
