"""Whether time stays linear on text written to make it not so: the cost of four times the input."""

import time

from onrecord import read

_SHAPES = {
    "quote marks": '"' * 50_000,
    "labels in one line": "Question: why? Answer: so. " * 2_000,
    "labels, one a line": "Question: why?\n\nAnswer: so.\n\n" * 2_000,
    "dates": "20.09.2017 - A title of some words\n\nA lead.\n\n" * 1_000,
    "digits": "1234567890" * 5_000,
    "no spaces": "a" * 50_000,
    "parentheses": "(" * 25_000 + ")" * 25_000,
    "colons": "a: b: " * 8_000,
    "capitals": "MR. NAME " * 6_000,
    "tags deep": "<div>" * 10_000,
    "tags open": "<a " * 15_000,
    "comments": "<!--" * 12_000,
    "one sentence": "the minister said that " * 2_000,
}


def _time(data: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read(data)
        best = min(best, time.process_time() - start)
    return best


_HOSTILE = {
    "10 MB of quote marks": '"' * 1_000_000,
    "10 MB without a space": "a" * 1_000_000,
    "10 MB of parentheses": "(" * 500_000 + ")" * 500_000,
    "10 MB in one sentence": "the minister said that it is so and " * 28_000,
}


def measure_hostile() -> list[tuple[str, str, str]]:
    """Measure 2.5 and 10 MB of text written to be hard: linear is four times the time."""
    rows = []
    for name, text in _HOSTILE.items():
        times = []
        for factor in (2.5, 10):
            data = (text * 10)[: int(factor * 1_000_000)].encode()
            start = time.process_time()
            read(data)
            times.append(time.process_time() - start)
        rows.append((name, f"×{times[1] / times[0]:.1f} time for ×4 text ({times[1]:.1f} s)", "≤ 8"))
    return rows


def measure_growth() -> list[tuple[str, str, str]]:
    """Measure each shape at 1 and 4 times its size; linear is a ratio of about 4."""
    rows = []
    for name, text in _SHAPES.items():
        opening = "<html><body>" if text.startswith("<") else ""
        small, large = _time((opening + text).encode()), _time((opening + text * 4).encode())
        rows.append(
            (
                f"growth: {name}",
                f"×{large / max(small, 1e-4):.1f} time for ×4 text ({large * 1000:.0f} ms)",
                "≤ 8",
            )
        )
    return rows
