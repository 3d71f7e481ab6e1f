"""Print what was measured, row by row: `python -m benchmarks.run [name …]`.

A measure that fills an archive takes a number of pages: `add=50000`, `settle=100000`.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterable

from benchmarks.growth import measure_growth, measure_hostile
from benchmarks.people import measure_people
from benchmarks.reading import measure_html, measure_quotes, measure_text
from benchmarks.samples import SHARED
from benchmarks.settling import measure_settling
from benchmarks.storing import measure_adding

MEASURES: dict[str, Callable[..., Iterable[tuple[str, str, str]]]] = {
    "text": measure_text,
    "html": measure_html,
    "quotes": measure_quotes,
    "add": measure_adding,
    "people": measure_people,
    "settle": measure_settling,
    "growth": measure_growth,
    "hostile": measure_hostile,
}


def main(names: list[str]) -> int:
    """Run the named measures, or all of them."""
    asked = [name.partition("=") for name in names or MEASURES]
    unknown = [name for name, _, _ in asked if name not in MEASURES]
    if unknown:
        print(f"no measure is called {unknown[0]!r}; there are: {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    texts = "../shared" if SHARED.exists() else "examples only (../shared is absent)"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, texts from {texts}\n")
    print(f"{'measure':32} {'result':52} target")
    for name, _, pages in asked:
        for row in MEASURES[name](*([int(pages)] if pages else [])):
            print(f"{row[0]:32} {row[1]:52} {row[2]}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
