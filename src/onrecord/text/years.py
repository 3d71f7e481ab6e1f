"""Which year a date without one belongs to, by evidence and never by a guess.

Pure functions over evidence passed in: what another document, a tenure or a
weekday says. The printed value is not theirs to change; they give one to
stand beside it, with the reason.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from onrecord.text import edtf
from onrecord.text.bounds import find_bounds

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINKED_DAYS = 45  # a linked document is of the same affair if no more days off than this
_SPREAD = 40  # bounds further apart than this many years decide nothing

EvidenceKind = Literal["linked_document", "tenure", "weekday", "not_before", "not_after"]


class YearEvidence(NamedTuple):
    """One thing that speaks for some years.

    `kind` and `value`: `linked_document` the EDTF date of another document
    of the same affair; `tenure` an EDTF interval the day must lie in, either
    end open (`2017-02-01/2018-03-31`, `2004-03/..`); `weekday` the English
    name of the day's own weekday; `not_before`, `not_after` an EDTF date (a
    date the text looks back on; the day the page was retrieved). `note` says
    in a few words whose it is.
    """

    kind: EvidenceKind
    value: str
    note: str = ""


class InferredDate(NamedTuple):
    """A value to stand beside the printed one, and why."""

    value: str
    reason: str


def put_year(printed: str, near: str) -> str | None:
    """Give a date that is printed without its year the year in which it falls nearest to a day.

    Both are EDTF: `XXXX-04-07` near `2017-04-12` is `2017-04-07`, and
    `XXXX-12-30/XXXX-01-02` near it `2016-12-30/2017-01-02`. Null where either is no such
    date.
    """
    around = find_bounds(near)
    if around is None or "XXXX" not in printed:
        return None
    year = date.fromordinal(around.first).year
    value = "".join(
        _nearest(part, range(year - 1, year + 2), around.first) for part in re.split("([/,])", printed)
    )
    return value if find_bounds(value) else None


def _nearest(part: str, years: Iterable[int], day: int) -> str:
    """Put one of the years into a part of a date: the one that brings it nearest to the day."""
    found = {part.replace("XXXX", f"{year:04}"): year for year in years}
    bounds = {value: known for value in found if (known := find_bounds(value))}
    return min(bounds, key=lambda value: abs(bounds[value].first - day), default=part)


def infer_year(month: int, day: int, weekday: int, candidates: Iterable[int]) -> int | None:
    """Give the one candidate year in which the day falls on the weekday (0 is Monday); None if none or several do."""
    fits = [year for year in sorted(set(candidates)) if _weekday(year, month, day) == weekday]
    return fits[0] if len(fits) == 1 else None


def _weekday(year: int, month: int, day: int) -> int | None:
    point = edtf.read_point(f"{year:04}-{month:02}-{day:02}")
    return point.date.weekday() if point and point.date else None


def infer_dateline_year(printed: str, evidence: Sequence[YearEvidence]) -> InferredDate | None:
    """Give the year of a day printed without one (`XXXX-04-12`), where the evidence leaves exactly one.

    Every piece must agree. A bound from above (`not_after`, such as the day
    of retrieval) can only rule out: with nothing else there is no answer,
    and neither is there with evidence that contradicts itself.
    """
    point = edtf.read_point(printed)
    if not point or point.year is not None or point.month is None or point.day is None:
        return None
    if all(piece.kind == "not_after" for piece in evidence):
        return None
    limits = _find_limits(evidence)
    if not limits:
        return None
    fits = []
    for year in range(limits[0].year, limits[1].year + 1):
        day = edtf.read_point(f"{year:04}{printed[4:]}")
        if day and day.date and limits[0] <= day.date <= limits[1] and _keeps_weekday(day.date, evidence):
            fits.append(day)
    if len(fits) != 1:
        return None
    return InferredDate(str(fits[0]), _explain(fits[0], evidence))


def _find_limits(evidence: Sequence[YearEvidence]) -> tuple[date, date] | None:
    """Give the first and last day the evidence allows; None without both, or too far apart."""
    lows: list[date] = []
    highs: list[date] = []
    for piece in evidence:
        low, high = _range_of(piece)
        lows += [low] if low else []
        highs += [high] if high else []
    if not lows or not highs or max(lows) > min(highs) or min(highs).year - max(lows).year > _SPREAD:
        return None
    return max(lows), min(highs)


def _range_of(piece: YearEvidence) -> tuple[date | None, date | None]:
    """Give the days one piece allows."""
    if piece.kind == "weekday":
        return None, None
    first, _, last = piece.value.partition("/")
    low, high = _first_day(first), _last_day(last or first)
    if piece.kind == "not_before":
        return low, None
    if piece.kind == "not_after":
        return None, high
    if piece.kind == "linked_document" and low and high:
        return _nearby(low, high)
    return low, high if last or piece.kind != "tenure" else None


def _nearby(low: date, high: date) -> tuple[date | None, date | None]:
    """Widen a linked document's date to the days it may be of the same affair with."""
    return (
        date.fromordinal(max(1, low.toordinal() - _LINKED_DAYS)),
        date.fromordinal(min(date.max.toordinal(), high.toordinal() + _LINKED_DAYS)),
    )


def _first_day(value: str) -> date | None:
    point = edtf.read_point(value)
    if not point or point.year is None:
        return None
    return date(point.year, point.month or 1, point.day or 1)


def _last_day(value: str) -> date | None:
    point = edtf.read_point(value)
    if not point or point.year is None:
        return None
    if point.day is not None:
        return point.date
    pieces = edtf.split_value(str(edtf.Point(point.year, point.month or 12)))
    last = edtf.read_point(pieces[-1])
    return last.date if last else None


def _keeps_weekday(day: date, evidence: Sequence[YearEvidence]) -> bool:
    """Say whether the day falls on every weekday the evidence names."""
    return all(piece.value == WEEKDAYS[day.weekday()] for piece in evidence if piece.kind == "weekday")


def _explain(day: edtf.Point, evidence: Sequence[YearEvidence]) -> str:
    """Say in a sentence what left this year alone."""
    words = {
        "linked_document": "a linked document is of {value}",
        "tenure": "it lies in a tenure of {value}",
        "weekday": "it falls on a {value}",
        "not_before": "it is not before {value}",
        "not_after": "it is not after {value}",
    }
    told = ", ".join(
        words[piece.kind].format(value=piece.value) + (f" ({piece.note})" if piece.note else "")
        for piece in evidence
    )
    return f"The year {day.year} is inferred, the printed date has none: {told}; no other year fits."
