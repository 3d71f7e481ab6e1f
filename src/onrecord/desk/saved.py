"""Saved searches: a question kept under a name, and what of its answers has been seen."""

from collections.abc import Iterable
from typing import Final

from onrecord.desk.acts import Act, read_body
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record


class Kept(Record, frozen=True, tag="kept"):
    """A search was saved: `question` is what an address of the reading room asks (`q=hotline&form=interview`)."""

    title: str
    question: str


class Seen(Record, frozen=True, tag="seen"):
    """Answers were seen: `keys` name them so that another reading of the same is no news."""

    keys: tuple[str, ...]


Body: Final = Kept | Seen


class Saved(Record, frozen=True):
    """A saved search as it stands: whose, what it asks, and the keys of all that has been seen."""

    id: str
    title: str
    question: str
    owner: str
    seen_on: str
    seen: frozenset[str]


def fold_saved(acts: Iterable[Act], *, until: str | None = None) -> Saved:
    """Return what the acts on one saved search make of it; raise `DeskError` where it was never kept."""
    standing = [act for act in drop_undone(acts) if until is None or act.on[:10] <= until]
    if not standing:
        raise DeskError("there is no such saved search")
    first = read_body(standing[0], Body)
    if not isinstance(first, Kept):
        raise DeskError("what was seen of a search rests on its having been kept")
    seen: set[str] = set()
    for act in standing[1:]:
        body = read_body(act, Body)
        if isinstance(body, Seen):
            seen.update(body.keys)
    id_ = standing[0].thing.partition(":")[2]
    owner = standing[0].author
    return Saved(id_, first.title, first.question, owner, standing[-1].on, frozenset(seen))
