"""Dated steps on lanes, one lane a side: the life of a mechanism, the statements on an issue."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from onrecord.web.pictures.picture import (
    LEFT,
    RIGHT,
    WIDTH,
    Picture,
    draw_axis,
    draw_dot,
    draw_line,
    frame_days,
    frame_svg,
    shorten,
    write_text,
)

_LANE: Final = 46
_TOP: Final = 14
_CHARACTER: Final = 6.4  # width of one in a label


class Mark(NamedTuple):
    """One step: its day (an ordinal), its words, how the date is printed, and its tone: warm, cold, ask or plain."""

    day: int
    words: str
    printed: str
    tone: str


class Lane(NamedTuple):
    """One side, and its steps in order."""

    name: str
    marks: tuple[Mark, ...]


def draw_lanes(caption: str, lanes: Sequence[Lane]) -> Picture | None:
    """Return lanes of dots on one axis of days, and their table; null where there is no step with a day."""
    days = [mark.day for lane in lanes for mark in lane.marks]
    if not days:
        return None
    stretch = frame_days(days)
    bottom = _TOP + _LANE * len(lanes)
    shapes = draw_axis(stretch, _TOP, bottom)
    for n, lane in enumerate(lanes):
        y = _TOP + _LANE * n + _LANE / 2
        shapes += [
            write_text(0, y + 4, shorten(lane.name), "lane"),
            draw_line(LEFT, y, WIDTH - RIGHT, y, "thread"),
        ]
        free = 0.0
        for mark in sorted(lane.marks):
            x = stretch.place(mark.day)
            shapes.append(draw_dot(x, y, f"dot {mark.tone}", f"{mark.printed}: {mark.words} ({lane.name})"))
            wide = _CHARACTER * len(mark.words)
            left = min(max(x - wide / 2, LEFT), WIDTH - wide)
            if left > free:
                shapes.append(write_text(left, y - 10, mark.words, "mark"))
                free = left + wide + 6
    rows = sorted((mark.day, mark.printed, lane.name, mark.words) for lane in lanes for mark in lane.marks)
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    gist = f"{len(days)} steps of {len(lanes)} sides, {first} to {last}"
    svg = frame_svg(shapes, bottom + 26, caption, gist)
    return Picture(svg, caption, ("When", "Side", "Step"), tuple(row[1:] for row in rows))
