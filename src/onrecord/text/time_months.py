"""Months, seasons and days of the month without their year or month: the one that fits the words around."""

from onrecord.text import edtf
from onrecord.text.edtf import Point
from onrecord.text.tense import Tense
from onrecord.text.time_base import Base
from onrecord.text.time_scene import NO_ANCHOR, Outcome, Scene, from_anchor, text_of

_WINTER, _SPRING, _DECEMBER, _MARCH = 24, 21, 12, 3
_LONG_OFF = 45  # days from the anchor within which a year-less date keeps the nearest year whatever the tense


def resolve_month(base: Base, scene: Scene) -> Outcome:
    """Value a month without its year, by its frame, its neighbours, or the nearest that fits the tense."""
    month, frame = base.numbers[0], base.frame
    printed = f"XXXX-{month:02}"
    anchor = scene.anchor
    if frame in {"year_that", "year_same"}:
        frame = ""
    if not frame and scene.context_year:
        return Outcome(
            f"{scene.context_year:04}-{month:02}",
            "context",
            f"The year {scene.context_year} is that of a date beside it.",
        )
    if not anchor or anchor.year is None:
        return Outcome(printed, "printed", "No year is printed, and none of the document's dates has one.")
    if frame.startswith("year_"):
        year = anchor.year + {"year_this": 0, "year_last": -1, "year_next": 1}[frame]
        return from_anchor(f"{year:04}-{month:02}", f"that month of the year {year}")
    year = nearest_month(anchor, month, frame, None if frame else scene.tense())
    return from_anchor(f"{year:04}-{month:02}", "the nearest such month that fits the words around it")


def nearest_month(anchor: Point, month: int, frame: str, tense: Tense | None) -> int:
    """Choose the year of a month: before ("last", past tense), after ("next", future), else the nearest."""
    year = anchor.year or 0
    if anchor.month is None or frame == "this":
        return year
    away = {
        candidate: 12 * (candidate - year) + month - anchor.month for candidate in (year - 1, year, year + 1)
    }
    near = min(away, key=lambda candidate: (abs(away[candidate]), candidate))
    if frame == "last":
        return max(candidate for candidate in away if away[candidate] < 0)
    if frame == "next":
        return min(candidate for candidate in away if away[candidate] > 0)
    if tense == "past" and away[near] > 0:
        return max(candidate for candidate in away if away[candidate] <= 0)
    if tense == "future" and away[near] < -1:
        return min(candidate for candidate in away if away[candidate] >= 0)
    return near


def nearest_day(anchor: Point, month: int, day: int, tense: Tense | None) -> int:
    """Choose the year of a day without one: the nearest, unless the tense forbids it and it is over 45 days off."""
    year = anchor.year or 0
    here = anchor.date
    if not here:
        return nearest_month(anchor, month, "", tense)
    away = {}
    for candidate in (year - 1, year, year + 1):
        if moved := edtf.read_point(f"{candidate:04}-{month:02}-{day:02}"):
            away[candidate] = (moved.date - here).days if moved.date else 0
    if not away:
        return year
    near = min(away, key=lambda candidate: abs(away[candidate]))
    if tense == "past" and away[near] > _LONG_OFF:
        return max((c for c in away if away[c] <= 0), default=near)
    if tense == "future" and away[near] < -_LONG_OFF:
        return min((c for c in away if away[c] >= 0), default=near)
    return near


def resolve_season(base: Base, scene: Scene) -> Outcome:
    """Value a season without its year."""
    season, frame = base.numbers[0], base.frame
    if not frame and scene.context_year:
        return Outcome(
            f"{scene.context_year:04}-{season}",
            "context",
            f"The year {scene.context_year} is that of a date beside it.",
        )
    anchor = scene.anchor
    if not anchor:
        return NO_ANCHOR
    if anchor.year is None or anchor.month is None:
        return from_anchor(None, "a season")
    if frame.startswith("year_"):
        year = anchor.year + {"year_last": -1, "year_next": 1}.get(frame, 0)
        return from_anchor(f"{year:04}-{season}", f"that season of {year}")
    begun = anchor.year - (anchor.month < _MARCH)
    here = 4 * begun + (
        _WINTER - _SPRING if anchor.month in {1, 2, _DECEMBER} else (anchor.month - _MARCH) // 3
    )
    away = {year: 4 * year + season - _SPRING - here for year in range(begun - 1, begun + 3)}
    tense = None if frame else scene.tense()
    if frame == "last":
        year = max(year for year in away if away[year] < 0)
    elif frame == "next":
        year = min(year for year in away if away[year] > 0)
    elif frame == "this":
        year = begun if season == _WINTER else anchor.year
    elif tense == "future":
        year = min(year for year in away if away[year] >= 0)
    else:
        year = max(year for year in away if away[year] <= 0)
    return from_anchor(f"{year:04}-{season}", "the nearest such season that fits the words around it")


def resolve_ordinal(base: Base, scene: Scene) -> Outcome:
    """Value "the 15th": of the month named before, else of the month that puts it nearest."""
    day = base.numbers[0]
    near = scene.context
    if not base.frame and near and near.month:
        value = edtf.read_point(f"{near._replace(day=None)}-{day:02}")
        return Outcome(
            text_of(value), "context" if value else "", f"The month is that of {near}, named before it."
        )
    if not scene.anchor:
        return NO_ANCHOR
    point = scene.anchor
    months = {"last": (-1,), "next": (1,), "this": (0,)}.get(base.frame, (0, -1, 1))
    values = [edtf.read_point(f"{month}-{day:02}") for n in months if (month := edtf.shift_months(point, n))]
    here = point.date
    tense = scene.tense() if here and len(months) > 1 else None
    fits = [
        value
        for value in values
        if value
        and (
            not tense
            or not value.date
            or not here
            or (value.date <= here if tense == "past" else value.date >= here)
        )
    ]
    best = min(fits, key=lambda v: abs((v.date - here).days) if v.date and here else 0, default=None)
    return from_anchor(text_of(best), "that day of the nearest month")
