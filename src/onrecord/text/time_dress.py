"""What stands before an expression of time and changes its value: "the end of", "since", "about"."""

from collections.abc import Callable
from functools import partial
from re import Match
from typing import NamedTuple

from onrecord.text import edtf
from onrecord.text import time_words as w
from onrecord.text.time_base import Base

_REACH = 64
DAY_LENGTH = len("2017-04-12")
_WEEK = 7
_PARTS_OF = frozenset({"month", "season", "calendar", "fixed", "printed"})
_BOUNDS_OF = _PARTS_OF | {"day", "weekday", "ordinal", "ago"}


class Dress(NamedTuple):
    """What stands before an expression: a part ("early"), a bound ("since"), "about"."""

    start: int
    part: Callable[[str], str | None] | None = None
    name: str = ""
    bound: str = ""
    about: bool = False


def read_dress(text: str, base: Base, floor: int) -> Dress:
    """Read the part, "about" and bound before an expression."""
    left = text[max(floor, base.start - _REACH) : base.start]
    left = left[left.rfind("\n") + 1 :]
    dress = Dress(base.start)
    if base.kind in _PARTS_OF and len(base.value) < DAY_LENGTH and (match := w.DRESS_LEFT.search(left)):
        name = next((name for name in w.FACTS["parts"] if match[name]), "")
        part = partial(edtf.take_part, part=name) if name else _read_share(match)
        dress = dress._replace(start=base.start - len(left) + match.start(), part=part, name=name)
        left = left[: match.start()]
    elif base.kind in {"printed", "fixed", "month"} and (match := w.ABOUT_LEFT.search(left)):
        dress = dress._replace(start=base.start - len(left) + match.start(), about=True)
        left = left[: match.start()]
    possessive = text[base.end : base.end + 2] in {"'s", "’s"}
    if base.kind not in _BOUNDS_OF or possessive or not (match := w.BOUND_LEFT.search(left)):
        return dress
    if match["until_end"] and dress.name != "end":
        return dress
    return dress._replace(start=dress.start - len(match[0]), bound="since" if match["since"] else "until")


def _read_share(match: Match[str]) -> Callable[[str], str | None]:
    """Read "the second half of", "the first nine months of", "the last week of"."""
    if match["share"]:
        of = {"half": 2, "third": 3, "quarter": 4}[match["share"].lower()]
        nth = w.FACTS["ordinals"][match["nth"].lower()]
        return partial(edtf.take_share, n=nth, of=of)
    from_end = match["end_nth"].lower() in {"last", "final", "closing"}
    return partial(_take_units, unit=w.UNITS[match["unit"].lower()], words=match["count"], from_end=from_end)


def _take_units(value: str, *, unit: str, words: str | None, from_end: bool) -> str | None:
    """Take the first (or last) so many months of a year, weeks or days of a month, years of a decade."""
    pieces = edtf.split_value(value)
    grain = {12: "month", 10: "year", 100: "year"}.get(len(pieces), "day")
    days = 7 if unit == "week" and grain == "day" else 10 if unit == "decade" and grain == "year" else 1
    if days == 1 and unit != grain:
        return None
    few = not words and unit != "decade" and days == 1
    count = w.read_count(words)
    size = days * (count[1] if count else 3 if few else 1)
    fuzzy = days == 7 or few or (count is not None and count[0] != count[1])  # noqa: PLR2004 - a week of a month
    return edtf.take_first(value, size, from_end=from_end, fuzzy=fuzzy)
