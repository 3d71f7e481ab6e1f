"""Expressions of time that are numbers: "2016", "1941-45", "the 1990s", "the 20th century", "the 15th"."""

from onrecord.text import time_words as w
from onrecord.text.time_base import Base, Place
from onrecord.text.time_years import read_year

_CENTURIES, _DAYS = 22, 31


def read_century(place: Place) -> Base | None:
    """Read "the 20th century" and "nineteenth-century"."""
    left = w.CENTURY_LEFT.search(place.left)
    if not left:
        return None
    number = int(left["number"]) if left["number"] else w.FACTS["centuries"][left["word"].lower()]
    if not 1 < number <= _CENTURIES:
        return None
    return Base(place.go_left(left), place.end, "fixed", value=f"{number - 1:02}XX")


def read_decade(place: Place) -> Base | None:
    """Read "the nineties"."""
    the = w.THE_LEFT.search(place.left)
    if not the:
        return None
    return Base(place.go_left(the), place.end, "fixed", value=f"{w.FACTS['decades'][place.word] // 10}X")


def read_number(place: Place) -> Base | None:
    """Read "2016", "1941-45", "the 1990s", "the '60s", "the 15th", "9/11"."""
    if place.word.endswith(("st", "nd", "rd", "th")):
        return _read_ordinal(place)
    if place.word == "9/11":
        return Base(place.start, place.end, "fixed", value="2001-09-11")
    the = w.THE_LEFT.search(place.left)
    if place.word.endswith("s"):
        digits = "".join(c for c in place.word if c.isdecimal())
        if len(digits) == 2:  # noqa: PLR2004 - "the '60s"
            digits = "19" + digits
        if digits[-1] != "0":
            return None
        value = f"{digits[:2]}XX" if digits.endswith("00") and digits < "1900" else f"{digits[:3]}X"
        return Base(place.go_left(the), place.end, "fixed", value=value)
    joined = place.before is not None and place.before.kind in {"fixed", "printed"}
    year = read_year(
        place.text, place.start, place.end, place.before.end if joined and place.before else None
    )
    return Base(place.start, year[0], "fixed", value=year[1]) if year else None


def _read_ordinal(place: Place) -> Base | None:
    """Read "the 15th" where it is a day of the month."""
    the = w.THE_LEFT.search(place.left)
    last = w.LAST_WORD.search(place.left[: the.start()] if the else place.left)
    right = w.ORDINAL_RIGHT.match(place.text, place.end)
    day = int(place.word[:-2])
    month_before = place.before is not None and place.before.kind == "month" and the is not None
    if month_before and place.before and place.text[place.before.end : place.start].strip().lower() == "the":
        return Base(place.start, place.end, "ordinal", (day,), "month_before")
    if (
        not the
        or not right
        or not last
        or last[1].lower() not in w.WORDS["ordinal_after"]
        or not 1 <= day <= _DAYS
    ):
        return None
    frame = (right["frame"] or "").lower()
    if right["second"]:
        return Base(place.go_left(the), place.end, "ordinal", (day, int(right["second"])), "month_after")
    return Base(place.go_left(the), right.end() if frame else place.end, "ordinal", (day,), frame)
