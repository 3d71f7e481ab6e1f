"""The leaders that the project knows from the start: heads of state and government, foreign ministers, UN posts since 1945."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from onrecord.people.spelling import fold_letters
from onrecord.people.tenures import Bound, Tenure
from onrecord.people.wording import WORDS_TOO

_FILES = ("leaders_before.toml", "leaders.toml")
_PREFIX = "leader-"
_SOURCE = "public record"
_KNOWN_TO = "2025-11"  # the month to which the file is kept: later, who had no end may have one
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1)
def read_leaders() -> tuple[Tenure, ...]:
    """Read both files as stated tenures since 1945, in their order; a person has one id in all posts."""
    return tuple(
        Tenure(
            f"{_PREFIX}{_NO_LETTERS.sub('-', fold_letters(name)).strip('-')}",
            name,
            post,
            party,
            _bound(since, file),
            _bound(until or f"{_KNOWN_TO}/..", file),
            "stated",
            tuple(aliases),
        )
        for file in _FILES
        for party, posts in tomllib.loads((Path(__file__).parent / file).read_text("utf-8")).items()
        for post, rows in posts.items()
        for name, since, until, *aliases in rows
    )


def is_leader(person_id: str) -> bool:
    """Say whether an id is of one of these."""
    return person_id.startswith(_PREFIX)


@lru_cache(maxsize=256)
def names_in_office(year: int) -> tuple[str, ...]:
    """Give the names, as commonly spelled, of those whom a text of a year may call by the family's name alone.

    Who was in office in the year or the one before: an introduction is left
    out where everybody knows who is meant.
    """
    found = {
        name: None
        for tenure in read_leaders()
        if tenure.since
        and tenure.until
        and int(tenure.since.value[:4]) <= year <= int(tenure.until.value[:4]) + 1
        for name in (tenure.name, *tenure.aliases)
        if name.rpartition(" ")[2] not in WORDS_TOO
    }
    return tuple(found)


def _bound(day: str, file: str) -> Bound:
    return Bound(day, file, f"stated by the {_SOURCE}")
