"""Every expression of a date in a text, absolute or relative, and what it comes to.

What is said on a day counts from that day: the event's, else the day of
publication, else of posting; never the day the page was retrieved. An
inferred value stands beside the printed one, with its ground and a reason.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from onrecord.text import edtf
from onrecord.text import time_words as w
from onrecord.text.dates import Order, find_dates
from onrecord.text.edtf import Point
from onrecord.text.fold import word_set
from onrecord.text.tense import Tense, find_tense
from onrecord.text.time_base import Base
from onrecord.text.time_dress import DAY_LENGTH, Dress, read_dress
from onrecord.text.time_heads import find_bases
from onrecord.text.time_months import nearest_day
from onrecord.text.time_scene import Outcome, Scene
from onrecord.text.time_values import resolve_base
from onrecord.text.years import infer_year

Basis = Literal["explicit", "resolved_from_document_date", "resolved_from_context", "not_stated"]
AnchorName = Literal["event", "published", "posted", "context"]

_REACH = 64
_NEAR = 400  # characters back to a date that "that day", "a week later" or a missing year may refer to
_NAMED = 1500  # characters back to the same month printed with its year
_FAR_YEAR = 2  # a year beside a date counts against the document's own from this many years off
_BASES: dict[str, Basis] = {
    "printed": "explicit",
    "anchor": "resolved_from_document_date",
    "context": "resolved_from_context",
    "": "not_stated",
}
_MONTH_LENGTH = len("2017-04")
_JOINED = frozenset({"fixed", "printed", "month", "weekday"})
_DIGIT = re.compile(r"\d")
_DAY_NAMES = list(w.FACTS["weekdays"])


class Anchors(NamedTuple):
    """A document's own dates, EDTF or None. `retrieved` is never counted from."""

    event: str | None = None
    published: str | None = None
    posted: str | None = None
    retrieved: str | None = None


class FoundTime(NamedTuple):
    """One expression where it stands: half-open character offsets, its EDTF value, and how that was reached.

    `printed` is the EDTF value of the words alone (`XXXX-04-07`), None for a
    relative expression. `value` is what they come to, None where nothing can
    anchor them. `anchor` names the date they were counted from. Conventions
    for values are in `edtf.take_part` and `time_values`.
    """

    start: int
    end: int
    value: str | None
    printed: str | None
    basis: Basis
    anchor: AnchorName | None
    reason: str


class _Reading(NamedTuple):
    """An expression with its value, before neighbours are joined."""

    base: Base
    found: FoundTime


def find_times(text: str, *, anchors: Anchors, order: Order | None = None) -> tuple[FoundTime, ...]:
    """Find every expression of a date in `text`, in order and apart, resolved against `anchors`.

    `order` settles slash dates as in `find_dates`. Durations, sets ("every
    Monday"), times of day and vague words ("recently") are no dates. Time
    linear in the text, well over a megabyte a second.
    """
    # Most sentences have neither: that is seen at a tenth of the cost.
    if _DIGIT.search(text) is None and w.HEAD_WORDS.isdisjoint(word_set(text.lower())):
        return ()
    bases = list(find_bases(text, find_dates(text, order)))
    reader = _Reader(text, anchors)
    for at, base in enumerate(bases):
        reader.take(base, bases[at + 1] if at + 1 < len(bases) else None)
    return tuple(reading.found for reading in reader.readings)


def pick_anchor(anchors: Anchors) -> tuple[Point | None, AnchorName | None]:
    """Give the date a document's words count from, and which of its dates that is."""
    for name, value in (
        ("event", anchors.event),
        ("published", anchors.published),
        ("posted", anchors.posted),
    ):
        if point := edtf.read_point(value):
            return point, name  # type: ignore[return-value]
    return None, None


class _Reader:
    """Takes expressions in order and remembers the dates already named."""

    def __init__(self, text: str, anchors: Anchors) -> None:
        self.text = text
        self.anchor, self.anchor_name = pick_anchor(anchors)
        self.readings: list[_Reading] = []
        self.named: dict[str, tuple[int, int]] = {}

    def take(self, base: Base, following: Base | None) -> None:
        """Resolve one expression and join it to the one before, if they are one."""
        floor = self.readings[-1].found.end if self.readings else 0
        dress = read_dress(self.text, base, floor)
        tense = partial(find_tense, self.text, base.start, base.end)
        outcome, printed = self._resolve(base, following, tense)
        if outcome.ground == "drop" or (base.frame == "the" and not dress.part and base.unit != "weekend"):
            return
        value = outcome.value
        if value and base.frame == "the" and dress.part:
            value = self._fit_part(value, base, dress, tense)
        else:
            value = self._apply(value, dress)
        printed = self._apply(printed, dress)
        anchor = (
            self.anchor_name
            if outcome.ground == "anchor"
            else "context"
            if outcome.ground == "context"
            else None
        )
        basis = _BASES[outcome.ground if value else ""]
        found = FoundTime(
            dress.start, base.end, value, printed, basis, anchor if value else None, outcome.reason
        )
        self._remember(base, found)
        self._add(_Reading(base, found))

    def _resolve(
        self, base: Base, following: Base | None, tense: Callable[[], Tense | None]
    ) -> tuple[Outcome, str | None]:
        """Value a base, and give the value of its words alone where they have one."""
        if base.kind == "printed":
            return self._resolve_printed(base, following, tense), base.value
        year = (
            self._find_year(base, following, tense) if base.kind in {"month", "season", "quarter"} else None
        )
        scene = Scene(self.anchor, self._find_context(base), year, tense, self.anchor_name == "event")
        outcome = resolve_base(base, scene)
        if base.kind == "fixed":
            return outcome, base.value
        return outcome, f"XXXX-{base.numbers[0]:02}" if base.kind == "month" and not base.frame else None

    def _resolve_printed(
        self, base: Base, following: Base | None, tense: Callable[[], Tense | None]
    ) -> Outcome:
        """Value an absolute date; one without a year takes the nearest sensible year beside its printed value."""
        if not base.value.startswith("XXXX"):
            return Outcome(base.value, "printed", "It is printed in full." + _check_weekday(base))
        first = edtf.read_point(base.value.split("/")[0])
        assert first
        assert first.month
        month, day = first.month, first.day or 1
        known = w.FACTS["known"].get(base.value[5:])
        after = w.NEXT_WORD.match(self.text, base.end)
        before = w.LAST_WORD.search(self.text, max(0, base.start - 12), base.start)
        named = (
            (after and after[1].lower() in known["words"]) or (before and before[1].lower() in known["after"])
            if known
            else False
        )
        if named:
            return Outcome(
                f"{known['year']}{base.value[4:]}", "context", f"The words after it name {known['name']}."
            )
        year, ground, reason = self._find_year(base, following, tense), "context", "a date named beside it"
        if year is None and self.anchor and self.anchor.year is not None:
            ground = "anchor"
            near = range(self.anchor.year - 1, self.anchor.year + 2)
            year = infer_year(month, day, base.numbers[0], near) if base.numbers else None
            reason = "the weekday printed with it"
            if year is None:
                year, reason = nearest_day(self.anchor, month, day, tense()), "the document's date"
        if year is None:
            return Outcome(
                base.value, "printed", "No year is printed, and none of the document's dates has one."
            )
        value = _put_year(base.value, year)
        if not value:
            return Outcome(base.value, "printed", f"No such day in {year}.")
        checked = _check_weekday(base._replace(value=value))
        return Outcome(
            value, ground, f"No year is printed; {year} is the nearest sensible one by {reason}.{checked}"
        )

    def _find_year(self, base: Base, following: Base | None, tense: Callable[[], Tense | None]) -> int | None:
        """Find the year of a date without one in the dates beside it; None leaves it to the document's date."""
        if following and following.kind == "printed" and not following.value.startswith(("XXXX", "[")):
            between = self.text[base.end : following.start].strip(" ,")
            if between in {"", "and", "or", "&"}:  # "April 4 and May 6, 2011"
                return int(following.value[:4])
        if base.frame:
            return None
        key = (
            base.value[5:]
            if base.kind == "printed"
            else f"{base.numbers[0]:02}"
            if base.kind == "month"
            else ""
        )
        named = self.named.get(key)
        if named and base.start - named[0] <= _NAMED and tense() != "future":
            return named[1]
        return self._find_year_before(base)

    def _find_year_before(self, base: Base) -> int | None:
        """Give the year of the date before it in its paragraph, if that is far from the document's own."""
        if not self.readings:
            return None
        last = self.readings[-1]
        between = self.text[last.found.end : base.start] if base.start - last.found.end <= _NEAR else "\n"
        if last.found.basis != "explicit" or "\n" in between or not self._tells_year(last):
            return None
        point = edtf.read_point(last.found.value)
        here = self.anchor.year if self.anchor else None
        if not point or point.year is None or (here is not None and abs(point.year - here) < _FAR_YEAR):
            return None
        return point.year

    def _tells_year(self, reading: _Reading) -> bool:
        """Say whether a date sets the time of what follows: "in 2008", "on 4 May 2008"; not "the 2008 accord"."""
        if reading.base.kind == "printed":
            return True
        last = w.LAST_WORD.search(self.text, max(0, reading.found.start - 12), reading.found.start)
        return bool(last and last[1].lower() == "in")

    def _find_context(self, base: Base) -> Point | None:
        """Give the date named just before, that "that day" or "a week later" counts from."""
        if not self.readings:
            return None
        last = self.readings[-1].found
        return edtf.read_point(last.value) if last.value and base.start - last.end <= _NEAR else None

    def _remember(self, base: Base, found: FoundTime) -> None:
        """Keep the year of a month or day printed with one."""
        if base.kind != "printed" or found.basis != "explicit" or not found.value:
            return
        point = edtf.read_point(found.value)
        if point and point.year is not None and point.month:
            self.named[f"{point.month:02}"] = (found.end, point.year)
            if point.day:
                self.named[f"{point.month:02}-{point.day:02}"] = (found.end, point.year)

    def _fit_part(
        self, value: str, base: Base, dress: Dress, tense: Callable[[], Tense | None]
    ) -> str | None:
        """Value "the end of the year", of the next year or the last where the tense says so."""
        part = self._apply(value, dress)
        here = str(self.anchor) if self.anchor else ""
        if not part or not here or dress.name in {"earlier", "later"} or part.endswith(".."):
            return part
        first, last = part.split("/")[0].strip("~."), part.rsplit("/", 1)[-1].strip("~.")
        step = 1 if last < here[: len(last)] else -1 if first > here[: len(first)] else 0
        if not step or tense() != ("future" if step > 0 else "past"):
            return part
        moved = resolve_base(base._replace(numbers=(step,)), Scene(self.anchor, None, None, tense)).value
        return self._apply(moved, dress)

    def _apply(self, value: str | None, dress: Dress) -> str | None:
        """Apply a part, "about" and a bound to a value."""
        if not value:
            return None
        base_value = value
        if dress.name in {"earlier", "later"}:
            value = self._clip(value, dress.name)
        elif dress.part:
            value = dress.part(value) or value
        if dress.name == "end" and dress.bound == "until":
            return f"../{whole}" if (whole := edtf.last_day(base_value)) else edtf.bound_value(value, "until")
        if dress.about:
            value = edtf.soften(value)
        return edtf.bound_value(value, dress.bound) if dress.bound else value

    def _clip(self, value: str, side: str) -> str:
        """Give "earlier this month" its end, and "later this year" its beginning, at the document's date."""
        here = str(self.anchor) if self.anchor and self.anchor.day is not None else ""
        pieces = edtf.split_value(value)
        if pieces and len(pieces[0]) == _MONTH_LENGTH:
            pieces = [day for month in (pieces[0], pieces[-1]) for day in edtf.split_value(month)]
        if not here or not pieces or not pieces[0] <= here <= pieces[-1]:
            return value
        first, last = (pieces[0], here) if side == "earlier" else (here, pieces[-1])
        return f"{first}/{last}" if first != last else first

    def _add(self, reading: _Reading) -> None:
        """Keep a reading, as one with the last where the words between make them one."""
        if self.readings and (joined := _join(self.text, self.readings[-1], reading)):
            self.readings[-1] = joined
        else:
            self.readings.append(reading)


def _put_year(value: str, year: int) -> str | None:
    """Put a year into a year-less day or interval; an interval over New Year ends in the next."""
    first, _, last = value.partition("/")
    first = f"{year:04}{first[4:]}"
    if not edtf.read_point(first):
        return None
    if not last:
        return first
    last = f"{year + (last[4:] < first[4:]):04}{last[4:]}"
    return f"{first}/{last}" if edtf.read_point(last) else None


def _check_weekday(base: Base) -> str:
    """Note a printed weekday that the calendar contradicts."""
    point = edtf.read_point(base.value)
    if not base.numbers or not point or not point.date or point.date.weekday() == base.numbers[0]:
        return ""
    return f" The weekday printed is {_DAY_NAMES[base.numbers[0]]}, but {point} was a {_DAY_NAMES[point.date.weekday()]}."


def _join(text: str, last: _Reading, new: _Reading) -> _Reading | None:
    """Give one reading for two that are parts of one expression; None where they are not."""
    before, found = last.found, new.found
    if found.start - before.end > _REACH:
        return None
    if new.base.frame == "month_before" and before.value:
        return _join_day(last, new)
    if last.base.kind == "overnight" and last.base.frame == "to" and new.base.kind == "printed":
        return _Reading(new.base, _join_night(before.start, found))
    if last.base.frame == "month_after" and found.value:
        return _join_days(last, new, found.value)
    return _join_stretch(text, last, new)


def _join_days(last: _Reading, new: _Reading, value: str) -> _Reading:
    """Join "the 12th and 15th of June"."""
    values = []
    for whole in (value, new.found.printed or value):
        day = f"{whole[:-2]}{last.base.numbers[0]:02}" if len(whole) == DAY_LENGTH else ""
        values.append((edtf.join_values(day, whole) if day else None) or whole)
    return _Reading(new.base, new.found._replace(start=last.found.start, value=values[0], printed=values[1]))


def _join_stretch(text: str, last: _Reading, new: _Reading) -> _Reading | None:
    """Join "from January to September", "between 2014 and 2016", "Monday–Wednesday"."""
    before, found = last.found, new.found
    match = w.JOIN.fullmatch(text, before.end, found.start)
    if not match or not before.value or not found.value or not {last.base.kind, new.base.kind} <= _JOINED:
        return None
    left = w.FROM_LEFT.search(text[max(0, before.start - 12) : before.start])
    if match["and"] and not (left and left["word"].lower() == "between"):
        return None
    value = edtf.join_values(before.value, found.value) or _join_winter(last, found.value)
    printed = edtf.join_values(before.printed, found.printed) if before.printed and found.printed else None
    return (
        _Reading(new.base, found._replace(start=before.start, value=value, printed=printed))
        if value
        else None
    )


def _join_winter(last: _Reading, value: str) -> str | None:
    """Join months without printed years over New Year: "from November to March"."""
    first = edtf.read_point(last.found.value)
    if last.base.kind != "month" or not first or first.year is None:
        return None
    return edtf.join_values(str(first._replace(year=first.year - 1)), value)


def _join_night(start: int, found: FoundTime) -> FoundTime:
    """Give the night that ends on a day: "overnight to April 4" is the 3rd and the 4th."""
    values = []
    for value in (found.value, found.printed):
        day = edtf.read_point(value)
        evening = edtf.shift_days(day, -1) if day and day.day is not None else None
        values.append(f"{evening}/{value}" if evening else value)
    return found._replace(start=start, value=values[0], printed=values[1])


def _join_day(last: _Reading, new: _Reading) -> _Reading | None:
    """Add the day to a month: "January the 6th"."""
    day = f"-{new.base.numbers[0]:02}"
    value = f"{last.found.value}{day}"
    if len(value) != DAY_LENGTH or not edtf.read_point(value):
        return None
    printed = f"{last.found.printed}{day}" if last.found.printed else None
    return _Reading(new.base, last.found._replace(end=new.found.end, value=value, printed=printed))
