import pytest

from onrecord.text.tense import find_tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on @.", "past"),
        ("The envoys will meet on @.", "future"),
        ("The summit will be held in @.", "future"),
        ("He agreed to meet on @.", "future"),
        ("It began to change in @.", "past"),
        ("He said the talks, scheduled for @, matter.", "future"),
        ("They will leave it at a disputed council in @.", "future"),
        ("What would Ostrel do if it lost on @?", "future"),
        ("On @, the minister refused.", "past"),
        ("Starting @, trains run.", "future"),
        ("It will rain. The treaty of @ stands.", None),
        ("a table of @", None),
    ],
)
def test_nearest_telling_word_of_the_sentence_decides(text: str, expected: str | None) -> None:
    """The nearest verb before, else after, within the sentence says whether it looks back or ahead."""
    at = text.index("@")
    assert find_tense(text, at, at + 1) == expected
