"""Who meets whom: a square of counts."""

from collections.abc import Mapping
from typing import Final

from onrecord.web.pictures.picture import Picture, draw_box, frame_svg, shorten, write_text

_CELL: Final = 34
_MOST: Final = 14
_LEFT: Final = 190


def draw_grid(caption: str, counts: Mapping[tuple[str, str], int]) -> Picture | None:
    """Return a square of how often each two met (pairs in either order), and its table; null without two.

    The fourteen who meet most are shown; the table has all.
    """
    pairs: dict[tuple[str, str], int] = {}
    met: dict[str, int] = {}
    for (one, other), many in counts.items():
        pair = (min(one, other), max(one, other))
        pairs[pair] = pairs.get(pair, 0) + many
        for name in pair:
            met[name] = met.get(name, 0) + many
    names = sorted(met, key=lambda name: (-met[name], name))[:_MOST]
    if len(names) < 2:  # noqa: PLR2004 - nobody meets alone
        return None
    shapes: list[str] = []
    for n, name in enumerate(names):
        y, x = 24 + n * _CELL, _LEFT + n * _CELL
        shapes += [
            write_text(_LEFT - 8, y + 22, f"{shorten(name, 26)} {n + 1}", "lane", "end"),
            write_text(x + _CELL / 2, 16, str(n + 1), "tick", "middle"),
            *_draw_row(names, n, pairs),
        ]
    rows = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    gist = f"{len(met)} who meet, {sum(pairs.values())} times two met"
    svg = frame_svg(shapes, max(30 + len(names) * _CELL, 60), caption, gist)
    table = tuple((one, other, str(many)) for (one, other), many in rows)
    return Picture(svg, caption, ("One", "Other", "Times"), table)


def _draw_row(names: list[str], n: int, pairs: Mapping[tuple[str, str], int]) -> list[str]:
    highest = max(pairs.values())
    shapes: list[str] = []
    for column, other in enumerate(names):
        one = names[n]
        many = pairs.get((min(one, other), max(one, other)), 0) if one != other else 0
        x, y = _LEFT + column * _CELL, 24 + n * _CELL
        shade = f"heat h{-(-4 * many // highest)}"
        shapes.append(draw_box(x + 1, y + 1, _CELL - 2, _CELL - 2, shade, f"{one} – {other}: {many}"))
        if many:
            shapes.append(write_text(x + _CELL / 2, y + 22, str(many), "cell", "middle"))
    return shapes
