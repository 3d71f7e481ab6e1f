import tomllib
from pathlib import Path

import pytest
from tests.statements.marked import find_marked, read_marked

from onrecord.statements.find import find_attributions

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("layouts.toml").read_text(encoding="utf-8"))


class TestFindAttributions:
    """Every layout of the case file, and the words that give nothing."""

    @pytest.mark.parametrize(
        "example", [line for case in CASES["case"] for line in case["lines"]], ids=lambda line: line[:60]
    )
    def test_marked_attribution_is_found(self, example: str) -> None:
        """The marked source, cue and content are found as they are marked."""
        text, expected = read_marked(example)
        assert expected in find_marked(text)

    @pytest.mark.parametrize("text", [line for case in CASES["nothing"] for line in case["lines"]])
    def test_nothing_is_found(self, text: str) -> None:
        """Homographs, possibilities, the second person and shares in polls attribute nothing."""
        assert find_marked(text) == []

    def test_labels_give_no_attribution(self) -> None:
        """A turn's label is the floor: its line is no attribution of its own."""
        text = "Anna Berg: The road is open and will stay open."
        assert find_attributions(text, [(0, 10)])[2] == []

    @pytest.mark.parametrize("preposition", ["on", "at", "in"])
    def test_a_text_may_end_behind_a_preposition(self, preposition: str) -> None:
        """A sentence that was cut behind "from X on" is read like any other."""
        assert find_attributions(f"A statement from Minister Ilse Maren {preposition}", [])[2] == []
