"""The shape of an expression of time between its being found and its being valued."""

from re import Match
from typing import NamedTuple


class Base(NamedTuple):
    """One expression without the part, bound or "about" that may stand before it.

    `kind` says how it resolves, `numbers`, `frame`, `unit` and `value` with
    what; see `time_values`, which has one function for each kind.
    """

    start: int
    end: int
    kind: str
    numbers: tuple[int, ...] = ()
    frame: str = ""
    unit: str = ""
    value: str = ""


class Place(NamedTuple):
    """A head in its text: `left` is the slice before it that is still free."""

    text: str
    start: int
    end: int
    word: str
    left: str
    floor: int
    before: Base | None

    def go_left(self, match: Match[str] | None) -> int:
        """Give the offset in the text where a match on `left` begins; the head's own without one."""
        return self.start - len(self.left) + match.start() if match else self.start
