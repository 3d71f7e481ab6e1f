"""What an undo means for every kind of row: the row it names counts no more, and may be undone in turn."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Undoable(Protocol):
    """A row that can be taken back by a further one. `n` orders them; `undoes` is null but for an undo."""

    @property
    def n(self) -> int:
        """The place among all rows."""

    @property
    def id(self) -> str:
        """The row's own id."""

    @property
    def undoes(self) -> str | None:
        """The id of the row it takes back."""


R = TypeVar("R", bound=Undoable)


def drop_undone(rows: Iterable[R]) -> list[R]:
    """Return what stands, in order: neither undone nor an undo; an undo that is itself undone counts no more."""
    ordered = sorted(rows, key=lambda row: row.n)
    undone: set[str] = set()
    # From the last: whether an undo counts is decided before what it takes back.
    for row in reversed(ordered):
        if row.undoes is not None and row.id not in undone:
            undone.add(row.undoes)
    return [row for row in ordered if row.undoes is None and row.id not in undone]
