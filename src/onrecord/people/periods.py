"""When a date of the record lies: the first and last day that an EDTF value may mean."""

import re
from functools import lru_cache

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")
_QUALIFIERS = str.maketrans("", "", "?~%")


@lru_cache(maxsize=65_536)
def bounds_of(value: str) -> tuple[str, str] | None:
    """Give the first and last day, as ISO days, of an EDTF date, interval or set; None without a year.

    `..` and an empty end are open. A day is compared as text, so that the
    last day of any month may be written 31.
    """
    bare = value.translate(_QUALIFIERS).strip()
    if bare.startswith(("[", "{")):
        points = [bounds_of(part) for part in bare.strip("[]{}").split(",")]
        known = [point for point in points if point]
        return (min(p[0] for p in known), max(p[1] for p in known)) if known else None
    if "/" in bare:
        first, _, last = bare.partition("/")
        start = (EARLIEST, EARLIEST) if first in ("", "..") else bounds_of(first)
        end = (LATEST, LATEST) if last in ("", "..") else bounds_of(last)
        return (start[0], end[1]) if start and end else None
    match = _POINT.match(bare)
    if not match:
        return None
    year, month, day = match.groups()
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or '31'}"


def shift_years(day: str, years: int) -> str:
    """Move an ISO day by whole years, within the calendar's range."""
    return f"{min(max(int(day[:4]) + years, 1), 9999):04d}{day[4:]}"
