"""The words and figures of dates: months, what stands beside a year, and what a day is worth in EDTF."""

import re
import tomllib
from calendar import monthrange
from pathlib import Path

_FACTS = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
WORDS: dict[str, list[str]] = _FACTS["words"]
MONTHS = {
    spelling: int(number)
    for number, names in _FACTS["months"].items()
    for name in names
    for spelling in (name, name.upper())
}
_LEAP = 2000  # stands for an unprinted year: 29 February is then possible
_TWO_DIGITS = tuple(f"{n:02}" for n in range(32))  # a table costs a third of a format
ANY_DIGIT = re.compile("[0-9]")


def either(words: list[str]) -> str:
    """Return the pattern that matches any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


MONTH = either(list(MONTHS))
# "5 April 201717:00": digits may follow the year only where they are a clock.
YEAR = r"(?:1[0-9]|2[01])[0-9]{2}(?:(?![0-9])|(?=[0-2]?[0-9][:.][0-5][0-9](?![0-9])))"


def value_day(year: str | None, month: int, day: int) -> str | None:
    """Value one day, `XXXX-04-12` where the year is None; None where the calendar has none such."""
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    if not 1 <= day <= 28 and not 28 < day <= monthrange(int(year or _LEAP), month)[1]:  # noqa: PLR2004
        return None
    return f"{year or 'XXXX'}-{_TWO_DIGITS[month]}-{_TWO_DIGITS[day]}"
