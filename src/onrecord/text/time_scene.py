"""What an expression of time is valued with, and the shape of what it comes to."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.text.edtf import Point
from onrecord.text.tense import Tense


class Scene(NamedTuple):
    """What an expression is resolved with: the document's date, a date named just before, and the tense."""

    anchor: Point | None
    context: Point | None
    context_year: int | None
    tense: Callable[[], Tense | None]
    is_spoken: bool = False


class Outcome(NamedTuple):
    """A value with its ground: `anchor` (the document's date), `context` (another date in the text) or `printed`."""

    value: str | None
    ground: str
    reason: str


NO_ANCHOR = Outcome(None, "", "No date of the document can anchor it.")


def text_of(point: Point | None) -> str | None:
    """Give a point's EDTF value."""
    return str(point) if point else None


def from_anchor(value: str | None, words: str) -> Outcome:
    """Give an outcome counted from the document's date."""
    if value is None:
        return Outcome(None, "", f"The document's date is not exact enough for {words}.")
    return Outcome(value, "anchor", f"It is {words}, counted from the document's date.")
