import pytest
from tests.statements.marked import find_marked, read_marked

from onrecord.statements.lexicon import CUE_TABLE, FORMS, PHRASES, inflect

ROWS = [*CUE_TABLE["cue"], *CUE_TABLE["noun"]]
EXAMPLES = [(row["lemma"], example) for row in ROWS for example in row["examples"]]
COUNTER_EXAMPLES = [(row["lemma"], example) for row in ROWS for example in row["counter_examples"]]


class TestCueTable:
    """Each row's examples and counter-examples are its tests."""

    @pytest.mark.parametrize(("lemma", "example"), EXAMPLES)
    def test_example_is_found(self, lemma: str, example: str) -> None:
        """An example's source, cue and content are found, given by its row's cue."""
        text, expected = read_marked(example)
        assert expected in find_marked(text, lemma)

    @pytest.mark.parametrize(("lemma", "example"), COUNTER_EXAMPLES)
    def test_counter_example_is_not(self, lemma: str, example: str) -> None:
        """In a counter-example the row's cue gives nothing."""
        assert find_marked(example, lemma) == []

    def test_every_row_is_tested(self) -> None:
        """Every row has an example and a counter-example, and no lemma has two rows."""
        assert all(row["examples"] and row["counter_examples"] for row in ROWS)
        assert len({row["lemma"] for row in CUE_TABLE["cue"]}) == len(CUE_TABLE["cue"])

    def test_forms_and_phrases_are_read(self) -> None:
        """A verb is found by all its forms, a verb with a particle by both words."""
        assert FORMS["told"].kind == "past"
        assert FORMS["adding"].kind == "participle"
        assert PHRASES["pointed", "out"].cue.lemma == "point out"


class TestInflect:
    """Regular verbs."""

    @pytest.mark.parametrize(
        ("lemma", "forms"),
        [
            ("note", {"note", "noted", "notes", "noting"}),
            ("reply", {"reply", "replied", "replies", "replying"}),
            ("stress", {"stress", "stressed", "stresses", "stressing"}),
        ],
    )
    def test_spelling(self, lemma: str, forms: set[str]) -> None:
        """A silent e, a y after a consonant and a hiss change the spelling."""
        assert set(inflect(lemma)) == forms
