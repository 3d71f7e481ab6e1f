"""How many items are open over time: a line that steps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from onrecord.web.pictures.picture import (
    LEFT,
    WIDTH,
    Days,
    Picture,
    draw_axis,
    draw_line,
    frame_days,
    frame_svg,
    write_text,
)

_HEIGHT: Final = 140
_TOP: Final = 34


def draw_stairs(caption: str, points: Sequence[tuple[int, Mapping[str, int]]]) -> Picture | None:
    """Return a stepped line for each name (the total, each side), and their table; null without points.

    `points` pairs days (ordinals), in order, with the counts that stand from then on.
    """
    if not points:
        return None
    names = list(dict.fromkeys(name for _, counts in points for name in counts))
    highest = max(1, *(max(counts.values(), default=0) for _, counts in points))
    stretch = frame_days([day for day, _ in points])
    bottom = _TOP + _HEIGHT
    shapes = draw_axis(stretch, _TOP, bottom)
    for count in sorted({0, highest // 2, highest}):
        shapes.append(write_text(LEFT - 8, _rise(count, highest) + 4, str(count), "tick", "end"))
    x = float(LEFT)
    for n, name in enumerate(names):
        shapes.append(_draw_stair(points, name, stretch, highest, n))
        shapes += [draw_line(x, 12, x + 18, 12, f"stair s{n % 6}"), write_text(x + 24, 16, name, "tick")]
        x += 50 + 7.2 * len(name)
    rows = tuple(
        (date.fromordinal(day).isoformat(), *(str(counts.get(name, 0)) for name in names))
        for day, counts in points
    )
    gist = ", ".join(f"{name} {points[-1][1].get(name, 0)} at the end" for name in names)
    return Picture(frame_svg(shapes, bottom + 26, caption, gist), caption, ("From", *names), rows)


def _rise(count: int, highest: int) -> float:
    return _TOP + _HEIGHT * (1 - count / highest)


def _draw_stair(
    points: Sequence[tuple[int, Mapping[str, int]]], name: str, stretch: Days, highest: int, n: int
) -> str:
    path: list[str] = []
    for day, counts in points:
        x, y = stretch.place(day), _rise(counts.get(name, 0), highest)
        path.append(f"H{x:.1f}V{y:.1f}" if path else f"M{x:.1f} {y:.1f}")
    path.append(f"H{WIDTH - 16}")
    return f'<path d="{"".join(path)}" class="stair s{n % 6}" fill="none"/>'
