"""Word differences between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.differences import Change, compare_words

WORDS = st.lists(st.sampled_from(["the", "line", "is", "open", "\n", "shut", "."]), max_size=30).map(" ".join)


def test_a_changed_word_is_taken_and_added() -> None:
    """What changed stands between what did not."""
    assert compare_words("the line is open.", "the line is shut.") == (
        Change("same", "the line is "),
        Change("taken", "open"),
        Change("added", "shut"),
        Change("same", "."),
    )


@given(WORDS, WORDS)
def test_the_changes_hold_both_texts(before: str, after: str) -> None:
    """Same and taken words are the first text, same and added the second."""
    changes = compare_words(before, after)
    assert "".join(change.text for change in changes if change.kind != "added") == before
    assert "".join(change.text for change in changes if change.kind != "taken") == after
