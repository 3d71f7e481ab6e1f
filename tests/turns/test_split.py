"""Ends of turns and floors inside paragraphs."""

import pytest

from onrecord.turns.split import find_answer, find_end


@pytest.mark.parametrize(
    "foot", ["<…>", "* * *", "***", "###", "END", "END 2:45 P.M. NST", "2:45 P.M. NST", "(END)", "—30—"[1:3]]
)
def test_closing_lines_end_a_turn(foot: str) -> None:
    """An omission, a rule, the end mark and the clock at the foot are nobody's words."""
    text = f"Thank you.\n\n{foot}\n\nmore"
    assert text[: find_end(text, 0, len(text))] == "Thank you."


def test_time_in_a_sentence_ends_nothing() -> None:
    """A clock inside a line is part of the words."""
    text = "We meet at\n\n2:45 P.M. NST in Holm.\n"
    assert text[: find_end(text, 0, len(text))] == text.rstrip()


def test_signature_ends_the_last_turn() -> None:
    """A last line of capitalised words that ends in a post signs the minutes."""
    text = "We agreed.\n\nHB Staff Secretary\n"
    assert text[: find_end(text, 0, len(text))] == "We agreed."


def test_find_answer() -> None:
    """The unlabelled answer begins after the paragraph that asks, else after the first."""
    asked = "You went. Why?\n\nTo see."
    assert asked[find_answer(asked, 0, len(asked)) :] == "To see."
    told = "Tell us more.\n\nGladly."
    assert told[find_answer(told, 0, len(told)) :] == "Gladly."
    assert find_answer("Why?", 0, 4) is None
