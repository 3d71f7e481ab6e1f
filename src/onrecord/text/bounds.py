"""The first and the last day that an EDTF date may mean, to compare and filter dates by."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple


class Bounds(NamedTuple):
    """The stretch of days a date covers, both ends in it, as proleptic Gregorian ordinals."""

    first: int
    last: int


_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d|XX|\dX)(?:-(\d\d|XX|\dX))?)?(?:T.*)?[~?%]?\Z")


@lru_cache(maxsize=16_384)
def find_bounds(value: str | None) -> Bounds | None:
    """Return the days `value` covers; null for no date, an unknown year, or what is not EDTF.

    `2017-09` covers a month, `2017-09-14/2017-09-15` two days, the set
    `[2017-04-05,2017-05-04]` everything between its first and last. An open
    interval counts with the end it has.
    """
    if not value:
        return None
    parts = [
        part.strip() for part in re.split("[/,]", value.strip("[]{} ")) if part.strip() not in ("", "..")
    ]
    found = [_read_part(part) for part in parts[:100]]
    known = [bounds for bounds in found if bounds]
    if not known or len(known) < len(found):
        return None
    return Bounds(min(bounds.first for bounds in known), max(bounds.last for bounds in known))


def _read_part(part: str) -> Bounds | None:
    match = _DAY.match(part)
    if not match:
        return None
    year, month, day = int(match[1]), match[2] or "XX", match[3] or "XX"
    try:
        if "X" in month:
            return Bounds(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if "X" in day:
            last = calendar.monthrange(year, int(month))[1]
            return Bounds(date(year, int(month), 1).toordinal(), date(year, int(month), last).toordinal())
        ordinal = date(year, int(month), int(day)).toordinal()
    except ValueError:
        return None
    return Bounds(ordinal, ordinal)
