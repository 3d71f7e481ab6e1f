"""The leaders that the project knows from the start: heads of state and government, foreign ministers, UN posts."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from onrecord.people.spelling import fold_letters
from onrecord.people.tenures import Bound, Tenure

_SOURCE = "public record"
_KNOWN_TO = "2025-11"  # the month to which the file is kept: later, who had no end may have one
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1)
def read_leaders() -> tuple[Tenure, ...]:
    """Read `leaders.toml` as stated tenures since 1991, in its order; a person has one id in all posts."""
    whole = tomllib.loads((Path(__file__).parent / "leaders.toml").read_text("utf-8"))
    return tuple(
        Tenure(
            f"leader-{_NO_LETTERS.sub('-', fold_letters(name)).strip('-')}",
            name,
            post,
            party,
            _bound(since),
            _bound(until or f"{_KNOWN_TO}/.."),
            "stated",
        )
        for party, posts in whole.items()
        for post, rows in posts.items()
        for name, since, until in rows
    )


def _bound(day: str) -> Bound:
    return Bound(day, "leaders.toml", f"stated by the {_SOURCE}")
