"""Pictures: what they show, that the table behind says the same, and that words stay words."""

import xml.etree.ElementTree as ET

import pytest

from onrecord.web.pictures.bars import draw_bars
from onrecord.web.pictures.grid import draw_grid
from onrecord.web.pictures.lanes import Lane, Mark, draw_lanes
from onrecord.web.pictures.picture import Picture
from onrecord.web.pictures.stairs import draw_stairs

_SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script>"&'


def _shapes(picture: Picture, name: str) -> list[ET.Element]:
    return ET.fromstring(str(picture.svg)).findall(f".//{_SVG}{name}")


def test_bars_are_as_high_as_what_they_count() -> None:
    """A stretch with twice as many has a bar twice as high; the table has each count and the sum."""
    picture = draw_bars("Contacts", [("2031", {"call": 2, "meeting": 2}), ("2032", {"call": 2})])
    assert picture
    bars = [shape for shape in _shapes(picture, "rect") if shape.find(f"{_SVG}title") is not None]
    heights = {shape.find(f"{_SVG}title").text: float(shape.get("height") or 0) for shape in bars}  # type: ignore[union-attr]
    assert heights["2031: 2 call"] == pytest.approx(heights["2032: 2 call"])
    assert picture.head == ("When", "call", "meeting", "All")
    assert picture.rows == (("2031", "2", "2", "4"), ("2032", "2", "0", "2"))


@pytest.mark.parametrize(
    ("first", "last", "between"), [("2031", "2034", 2), ("2031-11", "2032-02", 2), ("early", "late", 0)]
)
def test_time_in_which_nothing_was_has_its_room(first: str, last: str, between: int) -> None:
    """Years and months between two bars stand empty between them; the table has only what was counted."""
    picture = draw_bars("Contacts", [(first, {"call": 1}), (last, {"call": 1})])
    assert picture
    labels = [shape.text for shape in _shapes(picture, "text") if shape.get("class") == "tick"]
    stretches = labels[labels.index(first) : labels.index(last)]
    assert len(stretches) == between + 1
    assert len(picture.rows) == 2


def test_lanes_have_a_dot_for_each_step_in_the_order_of_days() -> None:
    """A later step stands farther right, each on its side's lane, and the table is by day."""
    lanes = [
        Lane("Valmeria", (Mark(100, "suspended", "d100", "cold"), Mark(300, "resumed", "d300", "warm"))),
        Lane("Tarsund", (Mark(200, "remains", "d200", "plain"),)),
    ]
    picture = draw_lanes("Its life", lanes)
    assert picture
    dots = _shapes(picture, "circle")
    across = [float(dot.get("cx") or 0) for dot in dots]
    down = {dot.get("cy") for dot in dots}
    assert across[0] < across[2] < across[1]
    assert len(down) == 2
    assert [row[0] for row in picture.rows] == ["d100", "d200", "d300"]


def test_stairs_end_where_the_last_count_stands() -> None:
    """A line for each name, and a row for each day."""
    picture = draw_stairs(
        "Open items", [(100, {"both": 9, "Valmeria": 9}), (400, {"both": 3, "Valmeria": 4})]
    )
    assert picture
    assert len(_shapes(picture, "path")) == 2
    assert picture.rows[-1][1:] == ("3", "4")


def test_who_meets_whom_is_the_same_in_both_orders() -> None:
    """Pairs given in either order are one count, shown in both cells."""
    picture = draw_grid("Who meets whom", {("A", "B"): 2, ("B", "A"): 1, ("A", "C"): 1})
    assert picture
    assert picture.rows == (("A", "B", "3"), ("A", "C", "1"))
    titles = [title.text for title in _shapes(picture, "title")]
    assert {"A – B: 3", "B – A: 3"} <= set(titles)


def test_nothing_to_show_is_no_picture() -> None:
    """Without rows there is no empty frame."""
    assert draw_bars("x", []) is None
    assert draw_lanes("x", [Lane("A", ())]) is None
    assert draw_stairs("x", []) is None
    assert draw_grid("x", {}) is None


def test_words_in_a_picture_are_never_markup() -> None:
    """Names from pages are escaped in every picture."""
    drawn = (
        draw_bars(HOSTILE, [(HOSTILE, {HOSTILE: 1})]),
        draw_lanes(HOSTILE, [Lane(HOSTILE, (Mark(100, HOSTILE, HOSTILE, "plain"),))]),
        draw_stairs(HOSTILE, [(100, {HOSTILE: 1})]),
        draw_grid(HOSTILE, {(HOSTILE, "B"): 1}),
    )
    for picture in drawn:
        assert picture
        assert "<script" not in picture.svg
        ET.fromstring(str(picture.svg))
