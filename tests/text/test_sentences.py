import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import split_sentences


def cut(text: str) -> list[str]:
    """Give the words of every sentence of a text."""
    return [text[start:end] for start, end in split_sentences(text)]


class TestSplitSentences:
    """Where a sentence ends, and where a full stop means something else."""

    @pytest.mark.parametrize(
        "text",
        [
            "Mr. Holm met Dr. Berg.",
            "The U.S. delegation left.",
            "Resolution No. 2254 was adopted.",
            "J. R. Holm and Anna P. Berg met.",
            "The firm Holm & Co. builds roads.",
            "It began at 3 p.m. and lasted for hours.",
            "On Jan. 5 the talks began.",
            "Well ... we shall see.",
            "The rate was 2.5 percent.",
        ],
    )
    def test_stop_inside(self, text: str) -> None:
        """Titles, initials, acronyms, numbers and an ellipsis before a small letter end no sentence."""
        assert cut(text) == [text]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("It ended. We left.", ["It ended.", "We left."]),
            ("Did it end? Yes! It did.", ["Did it end?", "Yes!", "It did."]),
            ("He lives in the U.S. The road is long.", ["He lives in the U.S.", "The road is long."]),
            ("It ended at 3 p.m. He left.", ["It ended at 3 p.m.", "He left."]),
            ("He said no. Nobody came.", ["He said no.", "Nobody came."]),
            ("We shall see… Then we act.", ["We shall see…", "Then we act."]),
            ("It ended.” “We left.", ["It ended.”", "“We left."]),
            ("A heading\nA line. Another.", ["A heading", "A line.", "Another."]),
        ],
    )
    def test_ends(self, text: str, found: list[str]) -> None:
        """A mark ends a sentence where something follows that can open one; a line break always does."""
        assert cut(text) == found

    def test_kept_span_is_not_cut(self) -> None:
        """No sentence ends inside a span that is to be kept."""
        text = "“It ended. We left,” he said. Then he sat down."
        assert [text[a:b] for a, b in split_sentences(text, keep=[(0, 20)])] == [
            "“It ended. We left,” he said.",
            "Then he sat down.",
        ]

    def test_only_the_range_is_read(self) -> None:
        """Sentences are those between start and end, with offsets of the whole text."""
        assert split_sentences("Label: It ended. We left.", 7, 16) == ((7, 16),)

    def test_pieces_of_one_line_have_their_own_sentences(self) -> None:
        """Of a line with many floors each piece gives its own sentences, whichever is asked for first."""
        text = "It ended. We left. " * 3
        pieces = [split_sentences(text, start, start + 18) for start in (38, 0, 19)]
        assert pieces == [((start, start + 9), (start + 10, start + 18)) for start in (38, 0, 19)]

    @given(st.text(max_size=300))
    def test_every_word_is_in_one_sentence(self, text: str) -> None:
        """Sentences are in order, apart, trimmed, and leave out nothing but white space."""
        place = 0
        for start, end in split_sentences(text):
            assert text[place:start].strip() == ""
            assert text[start:end].strip() == text[start:end] != ""
            place = end
        assert text[place:].strip() == ""
