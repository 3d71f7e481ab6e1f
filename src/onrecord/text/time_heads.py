"""Where a text names a time: each expression with what its words say, not yet what they come to.

A head is the word that makes an expression one of time (a weekday, a month,
"ago", "year", a four-figure number); what qualifies it is read from the few
words on either side. Values wait for a date to count from.
"""

from collections.abc import Callable, Iterator, Sequence
from re import Match

from onrecord.text import time_words as w
from onrecord.text.dates import PrintedDate
from onrecord.text.time_base import Base, Place
from onrecord.text.time_numbers import read_century, read_decade, read_number

_ROUGHLY = {"about", "around", "approximately", "roughly", "some"}  # but "in almost a decade" looks back
_REACH = 64  # characters looked at before a head: the longest qualification is shorter


def find_bases(text: str, printed: Sequence[PrintedDate]) -> Iterator[Base]:
    """Find every expression of time, in order and apart; `printed` are the text's absolute dates. Linear."""
    dates = iter(printed)
    date = next(dates, None)
    before: Base | None = None
    floor = 0
    for match in w.HEAD.finditer(text):
        start, end = match.span()
        while date and date.start <= start:
            if date.start >= floor:
                before = _read_printed(text, date, floor)
                yield before
                floor = before.end
            date = next(dates, None)
        if start < floor:
            continue
        left = text[max(floor, start - _REACH) : start]
        place = Place(text, start, end, match[0].lower(), left[left.rfind("\n") + 1 :], floor, before)
        base = _HANDLERS[_KIND.get(place.word, "number")](place)
        if base and not (date and (base.end > date.start or _introduces(text, base, date))):
            yield base
            before, floor = base, base.end
    while date:
        if date.start >= floor:
            yield _read_printed(text, date, floor)
        date = next(dates, None)


def _introduces(text: str, base: Base, date: PrintedDate) -> bool:
    """Say whether a weekday is the printed date's own: "Monday, April 10"."""
    between = text[base.end : date.start]
    return base.kind == "weekday" and len(between) <= len(" , ") and not between.strip(", ")


def _read_printed(text: str, date: PrintedDate, floor: int) -> Base:
    """Take a printed date with the weekday before it."""
    left = text[max(floor, date.start - 16) : date.start]
    weekday = w.WEEKDAY_LEFT.search(left)
    if not weekday or len(date.value) != len("2017-04-12"):
        return Base(date.start, date.end, "printed", value=date.value)
    number = w.FACTS["weekdays"][weekday["day"].capitalize()]
    return Base(date.start - len(left) + weekday.start(), date.end, "printed", (number,), value=date.value)


def _read_day(place: Place) -> Base | None:
    """Read "today", "tomorrow morning", "the day before yesterday"."""
    last = w.LAST_WORD.search(place.left)
    if last and last[1][0].isupper() and place.text[place.start].isupper():
        return None  # a newspaper's name
    left = w.DAY_LEFT.search(place.left)
    days = w.FACTS["days"][place.word]
    if left and left["side"]:
        days += -1 if left["side"].lower() == "before" else 1
    right = w.DAY_RIGHT.match(place.text, place.end)
    end = right.end() if right else place.end
    return Base(place.go_left(left), end, "day", (days,))


def _read_day_part(place: Place) -> Base | None:
    """Read "last night", "this morning", "the next evening"."""
    left = w.PART_LEFT.search(place.left)
    if not left:
        return None
    start = place.go_left(left)
    if left["context"]:
        return Base(start, place.end, "day", (_context_frame(left["context"]),), "context")
    return Base(start, place.end, "day", (-1 if left["this"].lower() == "last" else 0,))


def _context_frame(words: str) -> int:
    days: int = w.FACTS["context_frames"][" ".join(words.lower().split())]
    return days


def _read_overnight(place: Place) -> Base | None:
    """Read "overnight", or "overnight to" where a date follows."""
    last = w.LAST_WORD.search(place.left)
    if last and last[1].lower() in w.WORDS["overnight_not_after"]:
        return None
    to = w.OVERNIGHT_RIGHT.match(place.text, place.end)
    return Base(place.start, place.end, "overnight", frame="to" if to else "")


def _read_weekday(place: Place) -> Base | None:
    """Read "on Wednesday", "last Friday", "Tuesday of next week"."""
    last = w.LAST_WORD.search(place.left)
    following = w.NEXT_WORD.match(place.text, place.end)
    if last and last[1].lower() in w.WORDS["weekday_not_after"]:
        return None
    if following and following[1].lower() in w.WORDS["weekday_not_before"]:
        return None
    if place.text[place.start].islower():
        return None
    if place.before and place.before.kind == "printed" and place.start - place.before.end <= 2:  # noqa: PLR2004
        return None  # "12 April, Wednesday": the date's own
    left = w.FRAME_LEFT.search(place.left)
    frame = _frame_word(left)
    right = w.WEEKDAY_RIGHT.match(place.text, place.end)
    end = place.end
    following = w.NEXT_WORD.match(place.text, right.end()) if right and right["part"] else None
    if following and following[1].lower() in w.WORDS["weekday_not_before"]:
        return None
    if right:
        end = right.end()
        if right["frame"]:
            frame = right["frame"].lower() + ("_week" if right["week"] else "")
    return Base(place.go_left(left), end, "weekday", (w.FACTS["weekdays"][place.word.capitalize()],), frame)


def _frame_word(left: Match[str] | None) -> str:
    """Give the frame of "last Friday", "this coming Friday", "this Friday"; empty without one."""
    if not left:
        return ""
    way = left["way"] or left["frame"] or left["this"]
    return {"past": "last", "coming": "next"}.get(way.lower(), way.lower())


def _read_month(place: Place) -> Base | None:
    """Read a month whose year is not printed: "in April", "last August", "the October visit"."""
    name = place.word.capitalize()
    if place.text[place.start].islower():
        return None
    left = w.FRAME_LEFT.search(place.left)
    frame = _frame_word(left)
    if not frame and name in w.WORDS["month_doubtful"] and not _is_month(place):
        return None
    right = w.MONTH_OF_RIGHT.match(place.text, place.end)
    end = place.end
    if right and right["year"]:
        return Base(place.start, right.end(), "fixed", value=f"{right['year']}-{w.MONTHS[name]:02}")
    if right:
        end = right.end()
        frame = right["after"].lower() if right["after"] else "year_" + right["frame"].lower().split()[-1]
    return Base(place.go_left(left), end, "month", (w.MONTHS[name],), frame)


def _is_month(place: Place) -> bool:
    """Say whether a word that is also a name or a verb is a month here."""
    last = w.LAST_WORD.search(place.left)
    word = last[1].lower() if last else ""
    if word in w.WORDS["month_after"]:
        return True
    joined = place.before is not None and place.before.kind == "month" and place.start - place.before.end <= 6  # noqa: PLR2004
    if joined:
        return True
    following = w.NEXT_WORD.match(place.text, place.end)
    if (
        word in w.WORDS["month_det"] and following and following[1].islower()
    ):  # "a June summit", "her March remarks"
        return following[1] not in w.WORDS["month_not_before"]
    if place.word == "may" or word not in w.WORDS["month_perhaps_after"]:
        return bool(w.DRESS_LEFT.search(place.left))
    # "of June Smith", "the March on Ostrel", "by April Jones"
    return not (following and (following[1][0].isupper() or following[1] in {"on", "of"}))


def _read_season(place: Place) -> Base | None:
    """Read "this summer", "in autumn 2016", "the winter of last year"."""
    left = w.FRAME_LEFT.search(place.left)
    the = w.THE_LEFT.search(place.left)
    frame = _frame_word(left)
    right = w.OF_YEAR_RIGHT.match(place.text, place.end)
    season = w.FACTS["seasons"][place.word]
    start = place.go_left(left or the)
    if right and right["year"]:
        return Base(start, right.end(), "fixed", value=f"{right['year']}-{season}")
    if right:
        return Base(start, right.end(), "season", (season,), "year_" + right["frame"].lower().split()[-1])
    last = w.LAST_WORD.search(place.left[: len(place.left) - (place.start - start)])
    if not frame and (
        not last or last[1].lower() not in w.WORDS["season_after" if the else "season_alone_after"]
    ):
        return None
    if not frame and not the and place.word == "fall":
        return None
    return Base(start, place.end, "season", (season,), frame)


def _read_unit(place: Place) -> Base | None:
    """Read what a unit of the calendar says, by the first reading that fits."""
    unit = w.UNITS[place.word]
    plural = place.word != unit
    if w.PART_RIGHT.match(place.text, place.end) and w.DRESS_LEFT.search(place.left + place.word + " of "):
        return None
    if plural and not w.COUNT_LEFT.search(place.left) and (ago := w.AGO_RIGHT.match(place.text, place.end)):
        return Base(place.start, ago.end(), "vague")
    for reader in (_read_counted, _read_calendar, _read_window, _read_the_unit):
        if base := reader(place, unit, plural=plural):
            return base
    return None


def _read_counted(place: Place, unit: str, *, plural: bool) -> Base | None:
    """Read "two years ago", "a week later", "in three days", "over these five years"."""
    these = w.THESE_LEFT.search(place.left)
    if these and plural and (stretch := w.read_count(these["count"])):
        return Base(place.go_left(these), place.end, "window", stretch, "back", unit)
    if not plural and (base := _read_day_before(place, unit)):
        return base
    left = w.COUNT_LEFT.search(place.left)
    right = w.COUNT_RIGHT.match(place.text, place.end)
    count = _read_number_of(left, unit) if left else None
    if not left or not count or (left["half"] and not right):
        return None
    start = place.go_left(left)
    if right:
        unit = "year" if left["half"] else unit
        return Base(start, right.end(), "ago", count, _direction(right), unit, left["about"] or "")
    return _read_in(place, unit, count, start, about=(left["about"] or "").lower())


def _read_number_of(left: Match[str], unit: str) -> tuple[int, int] | None:
    """Read the count before a unit; half a century and a quarter of a decade count in years."""
    if not left["half"]:
        return w.read_count(left["count"])
    years = {"century": 100, "decade": 10}.get(unit)
    share = 2 if left["half"].lower().startswith("half") else 4
    return (years // share, years // share) if years else None


def _read_day_before(place: Place, unit: str) -> Base | None:
    """Read "the day before" and "the week after" where no clause says before or after what."""
    the, side = w.THE_LEFT.search(place.left), w.SIDE_RIGHT.match(place.text, place.end)
    if not the or not side or unit not in {"day", "week", "month", "year"}:
        return None
    way = -1 if side["side"].lower() == "before" else 1
    return Base(place.go_left(the), side.end(), "calendar", (way,), "context", unit)


def _direction(right: Match[str]) -> str:
    """Say where a count leads: back or ahead of the day of speaking, or earlier or later than a date named."""
    if right["today"]:
        return "back_exactly"
    if right["ago"]:
        return "ahead" if right["ago"].lower() == "hence" else "back"
    if right["since"]:
        return "back"
    if right["now"]:
        return "ahead"
    word = (right["context"] or right["side"]).lower()
    return "context_back" if word in {"earlier", "before"} else "context_ahead"


def _read_in(place: Place, unit: str, count: tuple[int, int], start: int, *, about: str) -> Base | None:
    """Read "in two weeks" and "within six months", which are durations unless the clause looks ahead."""
    head = place.left[: len(place.left) - (place.start - start)]
    how = w.IN_LEFT.search(head)
    right = w.IN_RIGHT.match(place.text, place.end)
    if not how or unit == "hour" or (right and not right[0]) or (about and about not in _ROUGHLY):
        return None
    kind = "window" if how["how"].lower() == "within" else "ago"
    frame = "ahead" if right else "perhaps_ahead"
    return Base(start - len(how[0]), right.end() if right else place.end, kind, count, frame, unit)


def _read_calendar(place: Place, unit: str, *, plural: bool) -> Base | None:
    """Read "last year", "this week", "next month", and with a date named before "the following year"."""
    if plural or unit == "hour":
        return None
    left = w.UNIT_LEFT.search(place.left)
    if not left:
        return None
    start = place.go_left(left)
    if left["context"]:
        named = Base(start, place.end, "calendar", (_context_frame(left["context"]),), "context", unit)
        return None if _is_stretch(place, start, left["context"], unit) else named
    frame = left["frame"].lower()
    offset = w.FACTS["frames"][frame]
    is_stretch = left["the"] and offset and unit not in {"weekend", "quarter"}
    if unit == "day" or is_stretch or (frame == "coming" and unit != "weekend"):
        return None
    return Base(start, place.end, "calendar", (offset,), "", unit)


def _is_stretch(place: Place, start: int, frame: str, unit: str) -> bool:
    """Say whether "the next year" is the twelve months to come: "over the next year", "the next decade"."""
    if frame.lower().split()[-1] != "next":
        return False
    last = w.LAST_WORD.search(place.text, max(place.floor, start - 12), start)
    return unit in {"decade", "century"} or bool(last and last[1].lower() in w.WORDS["stretch_after"])


def _read_window(place: Place, unit: str, *, plural: bool) -> Base | None:
    """Read "the past few years", "in recent weeks", "the next two months", "over the past year"."""
    left = w.WINDOW_LEFT.search(place.left)
    if not left or unit in {"weekend", "quarter"}:
        return None
    count = w.read_count(left["count"]) if left["count"] else (0, 0) if plural else (1, 1)
    way = left["way"].lower()
    if not count or (not left["count"] and not plural and way == "recent"):
        return None
    frame = "ahead" if way in w.FACTS["stretch"]["ahead"] else "back"
    if way in {"following", "previous", "preceding"} and count != (0, 0):
        frame = "context_" + frame
    so = w.SO_RIGHT.match(place.text, place.end)
    return Base(
        place.go_left(left),
        so.end() if so else place.end,
        "window",
        count,
        frame,
        unit,
        "about" if so else "",
    )


def _read_the_unit(place: Place, unit: str, *, plural: bool) -> Base | None:
    """Read "the year" in "the end of the year", "the first quarter", "that century"."""
    if unit == "quarter" and (nth := w.QUARTER_LEFT.search(place.left)):
        return Base(place.go_left(nth), place.end, "quarter", (w.FACTS["ordinals"][nth["nth"].lower()],))
    if unit == "century":
        return read_century(place)
    the = w.THE_LEFT.search(place.left)
    if plural or not the or unit not in {"year", "month", "week", "weekend", "decade"}:
        return None
    head = place.left[: the.start()]
    if unit == "weekend":
        return Base(place.go_left(the), place.end, "calendar", (0,), "the", unit)
    if not w.DRESS_LEFT.search(head):
        return None
    return Base(place.go_left(the), place.end, "calendar", (0,), "the", unit)


_KIND = {
    **dict.fromkeys(w.FACTS["days"], "day"),
    **dict.fromkeys(w.FACTS["day_parts"]["words"], "part"),
    **dict.fromkeys(w.UNITS, "unit"),
    **dict.fromkeys(w.FACTS["seasons"], "season"),
    **dict.fromkeys(w.FACTS["decades"], "decade"),
    **dict.fromkeys((name.lower() for name in w.FACTS["weekdays"]), "weekday"),
    **dict.fromkeys((name.lower() for name in w.MONTHS), "month"),
    "overnight": "overnight",
}
_HANDLERS: dict[str, Callable[[Place], Base | None]] = {
    "day": _read_day,
    "part": _read_day_part,
    "unit": _read_unit,
    "season": _read_season,
    "decade": read_decade,
    "weekday": _read_weekday,
    "month": _read_month,
    "overnight": _read_overnight,
    "number": read_number,
}
