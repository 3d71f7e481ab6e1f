import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.quotes import find_quotes


def cut(text: str) -> list[str]:
    """Give the words of every quotation of a text."""
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


class TestFindQuotes:
    """Marks of every family, paired and not."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("He said “yes” and “no”.", ["“yes”", "“no”"]),
            ('He said "yes" and "no".', ['"yes"', '"no"']),
            ("He said ''yes,'' then left.", ["''yes,''"]),
            ("He said «yes» and „no“.", ["«yes»", "„no“"]),
            ("‘We are ready,’ she said.", ["‘We are ready,’"]),
            ("'We are ready,' she said.", ["'We are ready,'"]),
            ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
            ("“She said “no” to it,” he said.", ["“She said “no” to it,”"]),
            ("“It is unusual,“ he said.", ["“It is unusual,“"]),
            ("''I liked 'Home,''' he said.", ["''I liked 'Home,'''"]),
            ("The leaders’ schedules and the ’90s don’t match.", []),
            ("A plank of 5'10\" lay there.", []),
        ],
    )
    def test_pairs(self, text: str, found: list[str]) -> None:
        """Each family pairs with itself; what stands inside belongs to the outer; apostrophes are no marks."""
        assert cut(text) == found

    def test_left_open_ends_with_its_line(self) -> None:
        """A quotation that nothing closes runs to the end of its line, not further."""
        (quote,) = find_quotes("He said: “We are ready.\nThen he left.")
        assert (quote.end, quote.closed, quote.continues) == (23, False, False)

    def test_reopened_in_the_next_line(self) -> None:
        """A line that reopens the mark is the same quotation going on."""
        first, second = find_quotes("“We are ready.\n\n“We wait.”")
        assert (first.closed, first.continues) == (False, True)
        assert (second.closed, second.continues) == (True, False)

    def test_a_new_opening_ends_an_open_one(self) -> None:
        """A straight mark that can only open shows that the one before was never closed."""
        assert cut('He said "we are ready. "We wait," he said.') == ['"we are ready.', '"We wait,"']

    @given(st.text(alphabet="ab .,“”\"'‘’«»„\n", max_size=200))
    def test_quotations_stand_apart(self, text: str) -> None:
        """Whatever the marks, quotations are in order, not empty, and none overlaps the next."""
        place = 0
        for quote in find_quotes(text):
            assert place <= quote.start < quote.end <= len(text)
            place = quote.end
