"""Keep the documents of one publication joined, page by page; inside the caller's transaction.

`onrecord.settle.publications` decides, about two texts at a time; here its decisions are
kept (`likenesses`) so that a new page is compared with its like alone. Texts
are looked up by digests: many pages show the same teaser word for word, and
those are one text. What comes out depends on the documents alone, not on the
order in which they came.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, and_, delete, func, insert, or_, select, update

from onrecord.archive import sqlite
from onrecord.archive.folded import title_part
from onrecord.archive.parcels import Folded
from onrecord.archive.tables import documents, likenesses
from onrecord.archive.write import Stored
from onrecord.settle.clusters import find_clusters
from onrecord.settle.publications import (
    Fact,
    Likeness,
    group_texts,
    rank_reading,
    same_publication,
)

_CROWD: Final = 64
"""Different texts with one title on one day, or one title and beginning: a template, not a publication."""
_SAME_TEXT: Final = "the same title, dates and words"

Load = Callable[[int], Folded]


class _Known(NamedTuple):
    id: str
    same_as: str | None
    same_reason: str | None


class Changes(NamedTuple):
    """Documents that became the best reading of their publication, and that ceased to be it."""

    risen: set[int]
    fallen: set[int]


def find_known(connection: Connection, new: Sequence[Stored]) -> set[str]:
    """Return the title parts that documents in the table have, or several of the new: only those can be joined.

    To be asked before the new ones are in the table. Most titles are new,
    and this one question spares them all others.
    """
    counts = Counter(title_part(stored.folded.text_key) for stored in new if stored.folded.text_key)
    several = {title for title, count in counts.items() if count > 1}
    return several | sqlite.find_text_starts(connection, list(counts))


def settle_documents(
    connection: Connection, new: Sequence[Stored], snapshot: int, known: Collection[str], load: Load
) -> Changes:
    """Join the new documents of a snapshot, now in the table, to their publications.

    `known` is what `find_known` said; `load` fetches a folded document by number.
    """
    changes = Changes({stored.number for stored in new}, set())
    waiting: dict[str, Stored] = {}
    # Publications are drawn anew once, at the end: drawn within the loop, a
    # page's second copy of a text could have become the best reading before
    # its own turn came, and would have followed itself.
    touched: set[str] = set()
    for stored in new:
        text_key = stored.folded.text_key
        if text_key is None or text_key in touched or title_part(text_key) not in known:
            continue
        other = _find_text(connection, text_key, snapshot)
        if other is None:
            waiting.setdefault(text_key, stored)
        elif not _follow(connection, stored, other, changes):
            touched.add(text_key)
    several = Counter(stored.folded.text_key for stored in new)
    touched |= {text_key for text_key in waiting if several[text_key] > 1}
    for text_key in list(waiting):
        stored = waiting.pop(text_key)
        touched |= _compare(connection, stored, text_key, waiting.keys(), load)
    _regroup(connection, touched, changes)
    return changes


def settle_rest(connection: Connection, removed: Iterable[str | None]) -> Changes:
    """Join anew what was joined to documents now removed, given by their text keys."""
    changes = Changes(set(), set())
    touched: set[str] = set()
    for text_key in removed:
        if text_key is None:
            continue
        touched |= _reach(connection, {text_key})
        if _find_text(connection, text_key, -1) is None:
            either = or_(likenesses.c.one == text_key, likenesses.c.other == text_key)
            connection.execute(delete(likenesses).where(either))
    _regroup(connection, touched, changes)
    return changes


def _find_text(connection: Connection, text_key: str, snapshot: int) -> _Known | None:
    """Return a document of another snapshot with this very text."""
    columns = select(documents.c.id, documents.c.same_as, documents.c.same_reason)
    same = columns.where(documents.c.text_key == text_key, documents.c.snapshot != snapshot)
    # Of two, one at least is not the best reading, and has the reason.
    known = [_Known(*row) for row in connection.execute(same.limit(2))]
    return max(known, key=lambda row: row.same_as is not None, default=None)


def _follow(connection: Connection, stored: Stored, known: _Known, changes: Changes) -> bool:
    """Join one more reading of a known text to its publication; say whether that was all there was to do."""
    best_id = known.same_as or known.id
    columns = (documents.c.id, documents.c.kind, documents.c.retrieved_on, documents.c.text_key)
    best = connection.execute(select(*columns).where(documents.c.id == best_id)).one()
    folded = stored.folded
    mine = rank_reading(folded.id, folded.kind, folded.retrieved_on)
    if mine < rank_reading(best.id, best.kind, best.retrieved_on):
        return False
    reason = _SAME_TEXT if best.text_key == folded.text_key else known.same_reason
    _join(connection, stored.number, best_id, reason)
    changes.risen.discard(stored.number)
    return True


def _compare(
    connection: Connection, stored: Stored, text_key: str, waiting: Collection[str], load: Load
) -> set[str]:
    """Keep which texts a new text is like; return the texts whose publications are to be drawn anew.

    Texts that are `waiting` come after this one and will be compared with it.
    """
    mine = stored.folded
    reading = mine.make_reading()
    title = title_part(text_key)
    touched: set[str] = set()
    found = []
    for bucket in _find_buckets(mine.posted_on, mine.lead_key):
        texts = _fetch_texts(connection, title, bucket)
        if len(texts) > _CROWD:
            touched |= _part_crowd(connection, title, bucket)
            continue
        for text in texts:
            if text.text_key == text_key or text.text_key in waiting:
                continue
            if bucket.by_lead and mine.posted_on is not None and text.posted_on is not None:
                continue
            reason = same_publication(reading, load(text.number).make_reading())
            if reason:
                one, other = sorted((text_key, text.text_key))
                found.append({"one": one, "other": other, "reason": reason})
                touched |= {one, other}
    if found:
        connection.execute(insert(likenesses), found)
    return touched


class _Bucket(NamedTuple):
    """Texts to compare with one another: of one title and day, or of one title and beginning.

    Two dated texts are compared by their day, all others by their beginning.
    """

    by_lead: bool
    value: str

    def holds(self, table: FromClause) -> ColumnElement[bool]:
        """Return the condition that a document of the title belongs here."""
        return (table.c.lead_key if self.by_lead else table.c.posted_on) == self.value


class _Text(NamedTuple):
    text_key: str
    posted_on: str | None
    number: int


def _find_buckets(posted_on: str | None, lead_key: str | None) -> list[_Bucket]:
    found = [] if posted_on is None else [_Bucket(by_lead=False, value=posted_on)]
    return found if lead_key is None else [*found, _Bucket(by_lead=True, value=lead_key)]


def _fetch_texts(connection: Connection, title: str, bucket: _Bucket) -> list[_Text]:
    """Return the texts of a bucket, but of a crowd no more than shows that it is one."""
    key = documents.c.text_key
    texts = select(key, documents.c.posted_on, func.min(documents.c.number)).group_by(key)
    texts = texts.where(key >= title, key < title + "g", bucket.holds(documents)).limit(_CROWD + 1)
    return [_Text(*row) for row in connection.execute(texts)]


def _part_crowd(connection: Connection, title: str, bucket: _Bucket) -> set[str]:
    """Forget the likenesses among a crowd; return the texts they were of."""
    one, other = documents.alias(), documents.alias()
    between = (
        select(likenesses.c.one, likenesses.c.other)
        .join(one, one.c.text_key == likenesses.c.one)
        .join(other, other.c.text_key == likenesses.c.other)
        .where(
            likenesses.c.one >= title, likenesses.c.one < title + "g", bucket.holds(one), bucket.holds(other)
        )
        .distinct()
    )
    if bucket.by_lead:
        between = between.where(or_(one.c.posted_on.is_(None), other.c.posted_on.is_(None)))
    parted = connection.execute(between).all()
    for first, second in parted:
        pair = and_(likenesses.c.one == first, likenesses.c.other == second)
        connection.execute(delete(likenesses).where(pair))
    return {text for pair in parted for text in pair}


def _reach(connection: Connection, keys: set[str]) -> set[str]:
    """Return the texts that likenesses lead to from these, with these."""
    reached = set(keys)
    fringe = set(keys)
    while fringe:
        asked = sorted(fringe)
        forth = select(likenesses.c.other).where(likenesses.c.one.in_(asked))
        back = select(likenesses.c.one).where(likenesses.c.other.in_(asked))
        fringe = set(connection.execute(forth.union(back)).scalars()) - reached
        reached |= fringe
    return reached


def _regroup(connection: Connection, keys: Collection[str], changes: Changes) -> None:
    """Draw the publications anew of all texts that these lead to."""
    asked = sorted(keys)
    # By 500, because a statement takes 32,766 values at most; what two
    # portions both lead to comes out the same twice.
    for start in range(0, len(asked), 500):
        _regroup_some(connection, set(asked[start : start + 500]), changes)


def _regroup_some(connection: Connection, keys: set[str], changes: Changes) -> None:
    reached = sorted(_reach(connection, keys))
    columns = documents.c.text_key, documents.c.posted_on, documents.c.publisher
    known = select(*columns).where(documents.c.text_key.in_(reached)).distinct()
    facts = {
        text_key: Fact(posted_on, publisher) for text_key, posted_on, publisher in connection.execute(known)
    }
    pairs: list[Likeness] = []
    if len(facts) > 1:
        between = select(likenesses).where(likenesses.c.one.in_(reached))
        pairs = [Likeness(*row) for row in connection.execute(between)]
    near = group_texts(facts, pairs)
    for cluster in find_clusters(near):
        _name_best(connection, cluster, near, changes)


def _name_best(
    connection: Connection, cluster: list[str], near: dict[str, dict[str, str]], changes: Changes
) -> None:
    """Write the best reading of one publication into all others."""
    columns = documents.c.number, documents.c.id, documents.c.kind, documents.c.retrieved_on
    told = documents.c.text_key, documents.c.same_as, documents.c.same_reason
    members = connection.execute(select(*columns, *told).where(documents.c.text_key.in_(cluster))).all()
    best = min(members, key=lambda row: rank_reading(row.id, row.kind, row.retrieved_on))
    for row in members:
        same_as = None if row is best else best.id
        reason = None if row is best else _reason(row.text_key, best.text_key, near)
        if (same_as, reason) == (row.same_as, row.same_reason):
            continue
        _join(connection, row.number, same_as, reason)
        if same_as is None:
            _move(row.number, changes.fallen, changes.risen)
        elif row.same_as is None:
            _move(row.number, changes.risen, changes.fallen)


def _move(number: int, taken_from: set[int], to: set[int]) -> None:
    """Note that a document rose or fell; what did both in one page did neither."""
    if number in taken_from:
        taken_from.discard(number)
    else:
        to.add(number)


def _reason(text_key: str, best_key: str, near: dict[str, dict[str, str]]) -> str:
    if text_key == best_key:
        return _SAME_TEXT
    direct = near[text_key].get(best_key)
    return direct or "by way of another reading: " + near[text_key][min(near[text_key])]


def _join(connection: Connection, number: int, same_as: str | None, reason: str | None) -> None:
    row = update(documents).where(documents.c.number == number)
    connection.execute(row.values(same_as=same_as, same_reason=reason))
