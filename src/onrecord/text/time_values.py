"""What an expression of time comes to, counted from the day its document is dated by.

One function a kind. Each gives an EDTF value and a reason, or None and why
there is no telling. Conventions, where English leaves a choice:
- a week is the ISO week from Monday; "last Friday" is the nearest before, "next Friday" the nearest after;
- a count of days is exact, of weeks, months and years approximate: "two years ago" is `2015~`;
- "a few" is two to five, "several" three to seven: "several days ago" is `2017-05-07~/2017-05-11~`;
- "the past three years" runs from the year so far back to the present one; with no number its start is unknown (`/2017`);
- a season is of the year it begins in, by the north's calendar: the winter of January 1951 is `1950-24`.
"""

from collections.abc import Callable

from onrecord.text import edtf
from onrecord.text.edtf import Point
from onrecord.text.time_base import Base
from onrecord.text.time_months import resolve_month, resolve_ordinal, resolve_season
from onrecord.text.time_scene import NO_ANCHOR, Outcome, Scene, from_anchor, text_of

_HOURS = 24
_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SATURDAY, _SUNDAY = 5, 6


def resolve_base(base: Base, scene: Scene) -> Outcome:
    """Value one expression; the parts and bounds around it are applied to the value later."""
    return _KINDS[base.kind](base, scene)


def _resolve_fixed(base: Base, scene: Scene) -> Outcome:  # noqa: ARG001 - one signature for all kinds
    return Outcome(base.value, "printed", "It is printed in full.")


def _resolve_vague(base: Base, scene: Scene) -> Outcome:  # noqa: ARG001
    return Outcome(None, "", "No number is said.")


def _resolve_day(base: Base, scene: Scene) -> Outcome:
    offset = base.numbers[0]
    if base.frame == "context":
        return _day_of_context(offset, scene)
    if not scene.anchor:
        return NO_ANCHOR
    words = {0: "the day itself", -1: "the day before", 1: "the day after"}.get(offset, f"{offset:+} days")
    return from_anchor(text_of(edtf.shift_days(scene.anchor, offset)), words)


def _day_of_context(offset: int, scene: Scene) -> Outcome:
    """Value "that day" and "the next day", of the day named just before; of the document's day where none was."""
    near = scene.context
    if near and near.day is not None:
        return Outcome(
            text_of(edtf.shift_days(near, offset)), "context", f"It is counted from {near}, named before it."
        )
    if near or not offset or not scene.anchor:
        return Outcome(None, "", "No day is named before it that it could refer to.")
    return from_anchor(text_of(edtf.shift_days(scene.anchor, offset)), f"{offset:+} days")


def _resolve_overnight(base: Base, scene: Scene) -> Outcome:  # noqa: ARG001
    if not scene.anchor:
        return NO_ANCHOR
    before = edtf.shift_days(scene.anchor, -1)
    value = f"{before}/{scene.anchor}" if before and scene.anchor.day else None
    return from_anchor(value, "the night before the day")


def _resolve_weekday(base: Base, scene: Scene) -> Outcome:
    if not scene.anchor:
        return NO_ANCHOR
    day = scene.anchor.date
    if not day:
        return from_anchor(None, "a weekday")
    wanted, frame = base.numbers[0], base.frame
    behind = (day.weekday() - wanted) % 7
    weeks = {"last_week": -1, "this": 0, "this_week": 0, "next_week": 1}.get(frame)
    if weeks is not None:
        days, words = 7 * weeks + wanted - day.weekday(), "that day of the week named"
    elif frame == "last":
        days, words = -(behind or 7), "the last such weekday before"
    elif frame == "next":
        # Tomorrow is "tomorrow", so "next Monday" on a Sunday is the one after.
        days, words = 7 - behind + 7 * (behind == 6), "the next such weekday"  # noqa: PLR2004
    elif scene.tense() == "future":
        # A speaker says "today" of his own day; a news page may name it by its weekday.
        days, words = 7 - behind, "the next such weekday, as the clause looks ahead"
        days = days if scene.is_spoken else days % 7
    else:
        days, words = -behind, "the last such weekday, as the clause does not look ahead"
    return from_anchor(text_of(edtf.shift_days(scene.anchor, days)), words)


def _resolve_calendar(base: Base, scene: Scene) -> Outcome:
    """Value "last year", "this week", "that month"."""
    offset, unit = base.numbers[0], base.unit
    ground = "anchor"
    point = scene.anchor
    if base.frame == "context":
        if unit == "day":
            return _day_of_context(offset, scene)
        if scene.context:
            point, ground = scene.context, "context"
        elif not offset:
            return Outcome(None, "", "Nothing is named before it that it could refer to.")
    if not point:
        return NO_ANCHOR
    if unit == "weekend":
        offset += _weekends_away(base, point, scene)
    value = _calendar_unit(point, unit, offset)
    words = f"the {unit} itself" if not offset else f"{offset:+} {unit}"
    if ground == "context" and value:
        return Outcome(value, "context", f"It is {words}, counted from {point}, named before it.")
    return from_anchor(value, words)


def _weekends_away(base: Base, point: Point, scene: Scene) -> int:
    """Count "the weekend" back where the clause does not look ahead and the week has not reached it."""
    day = point.date
    if base.frame == "the" and day and day.weekday() < _SATURDAY and scene.tense() != "future":
        return -1
    return 0


def _calendar_unit(point: Point, unit: str, offset: int) -> str | None:
    """Give the whole unit of the calendar so many from the one the point is in."""
    if unit in {"week", "weekend"}:
        first = 0 if unit == "week" else _SATURDAY
        return edtf.find_week(point, offset, first, _SUNDAY)
    if unit == "month":
        return text_of(edtf.shift_months(point, offset))
    if unit == "quarter":
        return _quarter(point, offset)
    year = edtf.shift_years(point, offset * _YEARS[unit]) if unit in _YEARS else None
    if not year or not year.year:
        return None
    return {"year": f"{year}", "decade": f"{year}"[:3] + "X", "century": f"{year}"[:2] + "XX"}[unit]


def _quarter(point: Point, offset: int) -> str | None:
    if point.month is None:
        return None
    first = edtf.shift_months(point, 3 * offset - (point.month - 1) % 3)
    last = edtf.shift_months(first, 2) if first else None
    return f"{first}/{last}" if first and last else None


def _resolve_quarter(base: Base, scene: Scene) -> Outcome:
    """Value "the first quarter", of the year in question."""
    if not scene.anchor:
        return NO_ANCHOR
    nth, point = base.numbers[0], scene.anchor
    if nth < 0:
        return from_anchor(_quarter(point, -1), "the quarter before")
    year = scene.context_year or point.year
    if year is None:
        return from_anchor(None, "a quarter")
    if not scene.context_year and point.month and 3 * nth - 2 > point.month and scene.tense() == "past":
        year -= 1
    value = f"{year:04}-{3 * nth - 2:02}/{year:04}-{3 * nth:02}"
    if scene.context_year:
        return Outcome(value, "context", f"The year is that of {year}, named before it.")
    return from_anchor(value, "that quarter of the year")


def _resolve_ago(base: Base, scene: Scene) -> Outcome:
    """Value "two years ago", "in three weeks", "a few years later"."""
    point, frame = scene.anchor, base.frame
    if frame == "perhaps_ahead":
        if scene.tense() != "future":
            return Outcome(None, "drop", "A duration, as the clause does not look ahead.")
        frame = "ahead"
    if frame.startswith("context"):
        point = scene.context
        if not point:
            return Outcome(None, "", "Nothing is named before it that it could be counted from.")
    if not point:
        return NO_ANCHOR
    sign = -1 if "back" in frame else 1
    low, high = base.numbers
    if frame == "back_exactly":
        value = _same_day(point, -high, base.unit)
    else:
        value = _count(
            point, base.unit, sign * (high if sign < 0 else low), sign * (low if sign < 0 else high)
        )
    if value and base.value and "~" not in value:
        value = edtf.soften(value)
    words = f"{low if low == high else f'{low} to {high}'} {base.unit}s {'before' if sign < 0 else 'after'}"
    if frame.startswith("context"):
        return Outcome(value, "context" if value else "", f"It is {words} {point}, named before it.")
    return from_anchor(value, words)


def _same_day(point: Point, count: int, unit: str) -> str | None:
    """Give the same day of a year long before: "32 years ago today"."""
    if unit not in _YEARS:
        return _count(point, unit, count, count)
    year = edtf.shift_years(point, count * _YEARS[unit])
    return str(point._replace(year=year.year)) if year else None


def _count(point: Point, unit: str, first: int, last: int) -> str | None:
    """Count units from a point, to one value or from a first to a last."""
    ends = [_step(point, unit, n) for n in ((first,) if first == last else (first, last))]
    if not all(ends):
        return None
    if len(ends) == 1:
        return f"{ends[0]}" if unit in {"day", "hour"} else f"{ends[0]}~"
    return f"{ends[0]}~/{ends[1]}~"


def _step(point: Point, unit: str, count: int) -> Point | None:
    """Move a point so many units, to the precision of the unit."""
    if unit == "hour":
        return edtf.shift_days(point, int(count / _HOURS))
    if unit in _DAYS:
        return edtf.shift_days(point, count * _DAYS[unit]) if point.day is not None else None
    if unit == "month":
        return edtf.shift_months(point, count)
    return edtf.shift_years(point, count * _YEARS[unit]) if unit in _YEARS else None


def _resolve_window(base: Base, scene: Scene) -> Outcome:
    """Value "the past few years", "in recent weeks", "over the next two months"."""
    point, frame, unit = scene.anchor, base.frame, base.unit
    if frame == "perhaps_ahead":
        if scene.tense() != "future":
            return Outcome(None, "drop", "A duration, as the clause does not look ahead.")
        frame = "ahead"
    ground = "anchor"
    if frame.startswith("context") and scene.context:
        point, ground = scene.context, "context"
    if not point:
        return NO_ANCHOR
    back = "back" in frame
    value = _stretch(point, unit, base.numbers, back=back)
    if value and base.value and "~" not in value:
        first, last = value.split("/")
        value = f"{first}~/{last}" if back else f"{first}/{last}~"
    words = f"the stretch of {unit}s {'up to' if back else 'from'}"
    if ground == "context":
        return Outcome(value, "context" if value else "", f"It is {words} {point}, named before it.")
    return from_anchor(value, f"{words} that day")


def _stretch(point: Point, unit: str, count: tuple[int, ...], *, back: bool) -> str | None:
    """Give the stretch of so many units that ends (or begins) at a point."""
    low, high = count
    here = _step(point, unit if unit != "hour" else "day", 0)
    if not here:
        return None
    if not high:
        return f"/{here}" if back else f"{here}/"
    finer = {"year": "month", "month": "day"}.get(unit) if high == 1 else None
    if finer and (closer := _step(point, finer, 0)):
        here = closer
    far = _far_end(point, unit, -high if back else high, finer)
    if not far or far == here:
        return None
    fuzzy = "~" if low != high else ""
    return f"{far}{fuzzy}/{here}" if back else f"{here}/{far}{fuzzy}"


def _far_end(point: Point, unit: str, count: int, finer: str | None) -> Point | None:
    """Give the far end of a stretch; of a single year to the month, of a single month to the day."""
    if unit == "hour":
        return edtf.shift_days(point, -(-abs(count) // _HOURS) * (1 if count > 0 else -1))
    if finer == "month" and point.month:
        return edtf.shift_months(point, 12 * count)
    if finer == "day" and point.day:
        month = edtf.shift_months(point, count)
        return month._replace(day=min(point.day, len(edtf.split_value(str(month))))) if month else None
    return _step(point, unit, count)


_KINDS: dict[str, Callable[[Base, Scene], Outcome]] = {
    "fixed": _resolve_fixed,
    "day": _resolve_day,
    "vague": _resolve_vague,
    "overnight": _resolve_overnight,
    "weekday": _resolve_weekday,
    "calendar": _resolve_calendar,
    "quarter": _resolve_quarter,
    "ago": _resolve_ago,
    "window": _resolve_window,
    "month": resolve_month,
    "season": resolve_season,
    "ordinal": resolve_ordinal,
}
