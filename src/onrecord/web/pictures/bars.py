"""Counts over time, stacked by kind."""

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.web.pictures.picture import (
    LEFT,
    RIGHT,
    WIDTH,
    Picture,
    draw_box,
    draw_line,
    frame_svg,
    write_text,
)

_HEIGHT: Final = 150
_MOST_KINDS: Final = 5  # the sixth colour is for the rest
_LABELS: Final = 12
_MOST_SLOTS: Final = 120
_WIDEST: Final = 90.0  # of a bar and the air around it, where there are few


def draw_bars(caption: str, counts: Sequence[tuple[str, Mapping[str, int]]]) -> Picture | None:
    """Return stacked bars, one for each stretch of time in order, and their table; null where there are none.

    `counts` pairs each stretch with its counts by kind. The five kinds with most have a colour each.
    """
    totals: dict[str, int] = {}
    for _, kinds in counts:
        for kind, many in kinds.items():
            totals[kind] = totals.get(kind, 0) + many
    named = sorted(totals, key=lambda kind: (-totals[kind], kind))
    highest = max((sum(kinds.values()) for _, kinds in counts), default=0)
    if not highest:
        return None
    shapes = _draw_legend(named)
    told = [each for each in counts if any(each[1].values())]
    counts = _fill_gaps(told)
    slot = min((WIDTH - 40 - RIGHT) / len(counts), _WIDEST)
    base = _HEIGHT + 30
    shapes += [
        draw_line(40, base, WIDTH - RIGHT, base, "axis"),
        write_text(34, 42, str(highest), "tick", "end"),
    ]
    shapes.append(write_text(34, base, "0", "tick", "end"))
    every = -(-len(counts) // _LABELS)
    for n, (stretch, kinds) in enumerate(counts):
        x, y = 40 + n * slot, float(base)
        for kind in named:
            many = kinds.get(kind, 0)
            height = (_HEIGHT - 8) * many / highest
            y -= height
            if many:
                colour = min(named.index(kind), _MOST_KINDS)
                shapes.append(
                    draw_box(
                        x + slot * 0.12, y, slot * 0.76, height, f"k{colour}", f"{stretch}: {many} {kind}"
                    )
                )
        if n % every == 0:
            shapes.append(write_text(x + slot / 2, base + 16, stretch, "tick", "middle"))
    rows = tuple(
        (stretch, *(str(kinds.get(kind, 0)) for kind in named), str(sum(kinds.values())))
        for stretch, kinds in told
    )
    gist = f"{sum(totals.values())} in all, at most {highest} at once"
    return Picture(frame_svg(shapes, base + 26, caption, gist), caption, ("When", *named, "All"), rows)


def _fill_gaps(
    counts: Sequence[tuple[str, Mapping[str, int]]],
) -> Sequence[tuple[str, Mapping[str, int]]]:
    """Return years (`2031`) or months (`2031-04`) with those between them in which nothing was, where they have room."""
    numbers = [_number(stretch) for stretch, _ in counts]
    whole = [number for number in numbers if number is not None]
    if len(whole) < len(counts) or whole[-1] - whole[0] >= _MOST_SLOTS:
        return counts
    is_month = "-" in counts[0][0]
    known = dict(zip(whole, counts, strict=True))
    every = range(whole[0], whole[-1] + 1)
    return [known.get(n, (f"{n // 12:04}-{n % 12 + 1:02}" if is_month else f"{n:04}", {})) for n in every]


def _number(stretch: str) -> int | None:
    year, dash, month = stretch.partition("-")
    if not (year.isdigit() and month.isdigit() == bool(dash)):
        return None
    return int(year) * 12 + int(month) - 1 if dash else int(year)


def _draw_legend(named: Sequence[str]) -> list[str]:
    shapes: list[str] = []
    x = 40.0
    for n, kind in enumerate(named[: _MOST_KINDS + 1]):
        words = kind if n < _MOST_KINDS else "others"
        if x > WIDTH - LEFT:
            break
        shapes += [draw_box(x, 6, 11, 11, f"k{n}"), write_text(x + 16, 16, words, "tick")]
        x += 34 + 7.2 * len(words)
    return shapes
