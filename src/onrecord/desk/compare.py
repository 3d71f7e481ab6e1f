"""Compare check lists: two versions of one side's list, or the lists of both sides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from onrecord.desk.items import CLOSED, Remark, Row, Version
from onrecord.model import Record
from onrecord.text.fold import fold_words

_WORDING: Final = ("title", "ask")
"""The fields whose change makes an item reworded; any other change is of an item that is carried."""
_FIELDS: Final = tuple(field for field in Row.__struct_fields__ if field not in ("number", "said"))
_LIKE: Final = 60.0
"""From here on, of 100, two titles are proposed as one issue in other words (rapidfuzz, word sets)."""
_STILL: Final = 40.0
"""Below this, of 100, a number that stands before another title names another issue."""
_COMMON: Final = 40
"""A word in more items than this proposes no pair: it is of the subject, not of the issue."""


class Change(Record, frozen=True):
    """One field of an item that differs: as it was and as it is, empty where there was or is nothing."""

    field: str
    was: str
    now: str


class Carried(Record, frozen=True):
    """An item that stands in both versions, with what changed in it."""

    old: Row
    new: Row
    changes: tuple[Change, ...]


class Closed(Record, frozen=True):
    """An item that an earlier version had open: gone from the later one, or closed in it, and by whom."""

    row: Row
    how: str


class Comparison(Record, frozen=True):
    """What became of a list from one version to the next."""

    added: tuple[Row, ...]
    reopened: tuple[Row, ...]
    closed: tuple[Closed, ...]
    reworded: tuple[Carried, ...]
    carried: tuple[Carried, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_same(self) -> bool:
        """Say whether the versions have the same items with the same words and facts."""
        return not (
            self.added
            or self.reopened
            or self.closed
            or self.reworded
            or self.remarks
            or any(each.changes for each in self.carried)
        )


def compare_versions(old: Version, new: Version, *, known: Iterable[str] = ()) -> Comparison:
    """Say what was added, closed, reworded and carried from one version of a list to a later one.

    Items are told by their numbers; where a number stands before quite
    another title, or is there twice, the title decides. `known` are numbers
    of still earlier versions: one that comes back is reopened, not added.
    """
    pairs, gone, come, remarks = _match(old.rows, new.rows)
    closed = [Closed(row, "no longer on the list") for row in gone]
    reworded, carried, reopened = [], [], []
    earlier = set(known)
    for was, now in pairs:
        each = Carried(was, now, tuple(_find_changes(was, now)))
        if _is_closed(now) and not _is_closed(was):
            closed.append(Closed(now, _say_closed(now)))
        elif _is_closed(was) and not _is_closed(now):
            reopened.append(now)
        elif any(change.field in _WORDING for change in each.changes):
            reworded.append(each)
        else:
            carried.append(each)
    reopened += [row for row in come if row.number in earlier]
    return Comparison(
        added=tuple(row for row in come if row.number not in earlier),
        reopened=tuple(reopened),
        closed=tuple(closed),
        reworded=tuple(reworded),
        carried=tuple(carried),
        remarks=tuple(remarks),
    )


def _is_closed(row: Row) -> bool:
    return bool(row.said) and all(said.status in CLOSED for said in row.said)


def _say_closed(row: Row) -> str:
    return "; ".join(f"{said.status}, says {said.side}" for said in row.said)


class _Match(NamedTuple):
    pairs: list[tuple[Row, Row]]
    gone: list[Row]
    come: list[Row]
    remarks: list[Remark]


_KEYS: Final[tuple[Callable[[Row], object], ...]] = (
    lambda row: (row.number, _fold(row.title)),
    lambda row: _fold(row.title),
    lambda row: row.number,
)


def _match(old: Sequence[Row], new: Sequence[Row]) -> _Match:
    """Pair the rows of two versions, each at most once: by number and title, by title, by number alone."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    remarks: list[Remark] = []
    found: dict[int, int] = {}
    for step, key in enumerate(_KEYS):
        places: dict[object, list[int]] = {}
        for at in reversed(right):
            if name := key(right[at]):
                places.setdefault(name, []).append(at)
        for at, row in list(left.items()):
            waiting = places.get(key(row) or None)
            if not waiting:
                continue
            other = new[waiting[-1]]
            if step == len(_KEYS) - 1 and fuzz.token_set_ratio(_fold(row.title), _fold(other.title)) < _STILL:
                remarks.append(
                    Remark(
                        row.number, f"the number now names another issue: {row.title!r}, then {other.title!r}"
                    )
                )
                continue
            if row.number != other.number:
                remarks.append(
                    Remark(other.number, f"the item was number {row.number} before: {row.title!r}")
                )
            found[at] = waiting.pop()
            del left[at], right[found[at]]
    pairs = [(old[at], new[found[at]]) for at in sorted(found)]
    return _Match(pairs, list(left.values()), list(right.values()), remarks)


def _fold(text: str) -> str:
    return " ".join(fold_words(text))


def _find_changes(was: Row, now: Row) -> Iterable[Change]:
    for field in _FIELDS:
        one, other = getattr(was, field), getattr(now, field)
        if one != other:
            yield Change(field, _spell(one), _spell(other))
    sides = dict.fromkeys(said.side for said in (*was.said, *now.said))
    before, after = ({said.side: said for said in row.said} for row in (was, now))
    for side in sides:
        if before.get(side) != after.get(side):
            texts = (
                f"{said.status}, {said.on}" if said else "" for said in (before.get(side), after.get(side))
            )
            yield Change(f"status {side}", *texts)


def _spell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(part if isinstance(part, str) else ": ".join(part) for part in value)
    return "" if value is None else str(value)


class Pair(Record, frozen=True):
    """An item of ours and one of theirs; `reason` says why they are, or may be, one issue."""

    ours: Row
    theirs: Row
    reason: str


class Facing(Record, frozen=True):
    """The lists of two sides, one beside the other; `proposed` pairs wait for somebody to confirm or refuse."""

    both: tuple[Pair, ...]
    proposed: tuple[Pair, ...]
    only_ours: tuple[Row, ...]
    only_theirs: tuple[Row, ...]


def compare_sides(
    ours: Version, theirs: Version, verdicts: Mapping[tuple[str, str], bool] | None = None
) -> Facing:
    """Say which issues stand on both lists, which on one alone, and which may be the same in other words.

    `verdicts` maps (our number, their number) to what was judged of the pair:
    a confirmed pair is on both lists, a refused one is not proposed again.
    """
    judged = dict(verdicts or {})
    left, right = dict(enumerate(ours.rows)), dict(enumerate(theirs.rows))
    both = []
    for at, other, reason in _pair_surely(left, right, judged):
        both.append(Pair(left.pop(at), right.pop(other), reason))
    proposed = [
        Pair(left[at], right[other], reason)
        for at, other, reason in _propose(left, right)
        if judged.get((left[at].number or "", right[other].number or "")) is not False
    ]
    taken = {id(pair.ours) for pair in proposed}, {id(pair.theirs) for pair in proposed}
    return Facing(
        both=tuple(both),
        proposed=tuple(proposed),
        only_ours=tuple(row for row in left.values() if id(row) not in taken[0]),
        only_theirs=tuple(row for row in right.values() if id(row) not in taken[1]),
    )


def _pair_surely(
    left: Mapping[int, Row], right: Mapping[int, Row], judged: Mapping[tuple[str, str], bool]
) -> list[tuple[int, int, str]]:
    """Pair what was confirmed, then what has the same title; each item once."""
    found: dict[int, tuple[int, str]] = {}
    used: set[int] = set()
    by_number = {row.number: at for at, row in reversed(list(right.items()))}
    ours = {row.number: at for at, row in reversed(list(left.items()))}
    for (one, other), is_same in judged.items():
        at, to = ours.get(one), by_number.get(other)
        if is_same and at is not None and to is not None and at not in found and to not in used:
            found[at] = (to, "confirmed")
            used.add(to)
    titles: dict[str, list[int]] = {}
    for to in sorted(right, reverse=True):
        if to not in used:
            titles.setdefault(_fold(right[to].title), []).append(to)
    for at, row in left.items():
        waiting = titles.get(_fold(row.title)) if at not in found else None
        if waiting and judged.get((row.number or "", right[waiting[-1]].number or "")) is not False:
            found[at] = (waiting.pop(), "the same title")
    return [(at, *pair) for at, pair in sorted(found.items())]


def _propose(left: Mapping[int, Row], right: Mapping[int, Row]) -> list[tuple[int, int, str]]:
    """Propose pairs that share an entry or much of their wording, the likeliest first, each item once.

    Only items that share a word that few items have are compared at all.
    """
    places: dict[str, list[int]] = {}
    for at, row in right.items():
        for name in _names_of(row):
            places.setdefault(name, []).append(at)
    scored: list[tuple[float, int, int, str]] = []
    for at, row in left.items():
        near: dict[int, bool] = {}
        for name in _names_of(row):
            waiting = places.get(name, ())
            if len(waiting) <= _COMMON:
                near |= {to: near.get(to, False) or ":" in name for to in waiting}
        for to, has_entry in near.items():
            score = 100.0 if has_entry else _likeness(row, right[to])
            if score >= _LIKE:
                reason = "linked to the same entry" if has_entry else f"like words ({score:.0f} of 100)"
                scored.append((-score, at, to, reason))
    found, used = [], (set[int](), set[int]())
    for _, at, to, reason in sorted(scored):
        if at not in used[0] and to not in used[1]:
            found.append((at, to, reason))
            used[0].add(at)
            used[1].add(to)
    return sorted(found)


def _names_of(row: Row) -> set[str]:
    """Return what an item is looked up by: the beginnings of its title's longer words, and its entries."""
    # Five letters make "limits" and "limit", "overflights" and "overflown" one.
    return {word[:5] for word in fold_words(row.title) if len(word) > 3} | set(row.links)  # noqa: PLR2004


def _likeness(one: Row, other: Row) -> float:
    return float(fuzz.token_set_ratio(_fold(one.title), _fold(other.title)))
