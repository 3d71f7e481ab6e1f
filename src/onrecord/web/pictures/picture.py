"""What every picture is made of: shapes escaped and classed, an axis of days, a table behind."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Final, NamedTuple

from markupsafe import Markup

WIDTH: Final = 720
LEFT: Final = 150
RIGHT: Final = 16


class Picture(NamedTuple):
    """An SVG with its caption, and the same as a table: its head, and its rows of cells."""

    svg: Markup
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Days(NamedTuple):
    """The stretch of days (ordinals) that an axis shows, from its first to its last."""

    first: int
    last: int

    def place(self, day: int) -> float:
        """Return where a day stands from left to right."""
        whole = max(1, self.last - self.first)
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first) / whole


def frame_svg(shapes: Iterable[str], height: float, caption: str, sentence: str) -> Markup:
    """Return an SVG of shapes with its name and its gist for those who hear it."""
    inside = "".join(shapes)
    return Markup(  # noqa: S704 - every word in the shapes went through `escape`
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(f"{caption}. {sentence}")}" '
        f'xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    )


def write_text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> str:
    """Return words at a place; `anchor` is start, middle or end."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{css}" text-anchor="{anchor}">{escape(words)}</text>'


def draw_line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    """Return a straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{css}"/>'


def draw_box(x: float, y: float, width: float, height: float, css: str, words: str = "") -> str:
    """Return a rectangle, with words that a pointer shows."""
    title = f"<title>{escape(words)}</title>" if words else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" class="{css}">{title}</rect>'


def draw_dot(x: float, y: float, css: str, words: str) -> str:
    """Return a dot, with words that a pointer shows."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="{css}"><title>{escape(words)}</title></circle>'


def frame_days(days: Sequence[int]) -> Days:
    """Return the stretch that holds all days, with a little air, a month at least."""
    first, last = min(days), max(days)
    air = max(15, (last - first) // 30)
    return Days(first - air, last + air)


def draw_axis(days: Days, top: float, bottom: float) -> list[str]:
    """Return an axis below `bottom`: years where the stretch is long, else months, at most ten of them."""
    shapes = [draw_line(LEFT, bottom, WIDTH - RIGHT, bottom, "axis")]
    for day, words in _ticks(days):
        x = days.place(day)
        shapes += [draw_line(x, top, x, bottom, "grid"), write_text(x, bottom + 16, words, "tick", "middle")]
    return shapes


def _ticks(days: Days) -> list[tuple[int, str]]:
    first, last = date.fromordinal(max(1, days.first)), date.fromordinal(days.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / step <= 9), 1200)  # noqa: PLR2004
    ticks = []
    for count in range(first.year * 12, last.year * 12 + last.month + 1):
        year, month = divmod(count, 12)
        if count % step or year < 1:
            continue
        at = date(year, month + 1, 1)
        if first <= at <= last:
            ticks.append((at.toordinal(), str(year) if step >= 12 else f"{at:%b} {year}"))  # noqa: PLR2004
    return ticks


def shorten(words: str, most: int = 24) -> str:
    """Return words cut to what fits beside a lane."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
