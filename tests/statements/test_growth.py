"""Hostile text costs no more than in proportion to its length."""

import time
from collections.abc import Callable

import pytest

from onrecord.statements.read import find_statements

SHAPES: dict[str, Callable[[int], str]] = {
    "quote marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "single marks": lambda n: "a' 'b " * (n // 6),
    "no spaces": lambda n: "a" * n,
    "nested parentheses": lambda n: "(a " * (n // 6) + ") " * (n // 6),
    "one sentence": lambda n: "the minister said that he would go and " * (n // 39),
    "cues only": lambda n: "said " * (n // 5),
    "commas": lambda n: "Roe said, " * (n // 10),
    "names": lambda n: "Roe and " * (n // 8) + "said so.",
    "lines left open": lambda n: "“A b c d e f.\n" * (n // 14),
    "labels": lambda n: "Roe: a b c d\n" * (n // 13),
    "stops": lambda n: ". " * (n // 2),
}


def cost(text: str) -> float:
    """Give the processor seconds of one reading, the better of two."""
    seconds = []
    for _ in range(2):
        start = time.process_time()
        find_statements(text, turns=(), speakers=())
        seconds.append(time.process_time() - start)
    return min(seconds)


class TestGrowth:
    """Four times the text, about four times the cost."""

    @pytest.mark.slow
    @pytest.mark.parametrize("shape", SHAPES)
    def test_cost_is_linear(self, shape: str) -> None:
        """Reading four times as much costs less than nine times as much: a square would cost sixteen."""
        small, large = cost(SHAPES[shape](20_000)), cost(SHAPES[shape](80_000))
        assert large < 9 * max(small, 0.004)
