"""Keep the ledger settled, page by page; inside the caller's transaction.

`onrecord.settle.entries` decides about two faces at a time; here its links
are kept, so that a new page's faces are compared with their like alone. What
comes out depends on the candidates alone, not on the order in which they came.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Sized
from itertools import combinations, product
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, or_, select, update

from onrecord.archive import sqlite
from onrecord.archive.drawing import draw_entry_row
from onrecord.archive.ledger_tables import (
    candidates,
    entries,
    face_keys,
    face_links,
    faces,
    named,
    sides,
)
from onrecord.archive.ledger_years import date_entries
from onrecord.archive.parcels import PackedFace
from onrecord.archive.tables import documents
from onrecord.archive.write import Stored
from onrecord.settle.entries import CROWD, Likener, Link, group_faces, keys_of
from onrecord.settle.faces import Face, unpack_face

_MOST_VALUES = 500  # a statement takes 32,766 values at most


def settle_entries(connection: Connection, new: Sequence[Stored]) -> None:
    """Join the candidates of documents, now in the tables, to their entries."""
    drawn = {face.id: face for stored in new for face in stored.piece.faces}
    known = sqlite.find_faces(connection, drawn) if drawn else set()
    fresh = [face for id_, face in sorted(drawn.items()) if id_ not in known]
    if fresh:
        _add_faces(connection, fresh)


def find_faces(connection: Connection, snapshot: int) -> set[str]:
    """Return the faces of a snapshot's candidates; to be asked before its documents are removed."""
    of_page = (
        select(candidates.c.face)
        .join(documents, documents.c.number == candidates.c.document)
        .where(documents.c.snapshot == snapshot)
    )
    return set(connection.execute(of_page).scalars())


def settle_left(connection: Connection, asked: Collection[str]) -> None:
    """Forget those of these faces that no candidate has any more, and join anew what they held together."""
    kept = _in_parts(connection, select(candidates.c.face).distinct(), candidates.c.face, asked)
    gone = set(asked) - {row[0] for row in kept}
    if not gone:
        return
    touched = sqlite.find_reached(connection, gone) - gone
    lost = [
        unpack_face(*row)
        for row in _in_parts(connection, select(faces.c.id, faces.c.packed), faces.c.id, gone)
    ]
    for part in _portions(gone):
        connection.execute(
            delete(face_links).where(or_(face_links.c.one.in_(part), face_links.c.other.in_(part)))
        )
        connection.execute(delete(face_keys).where(face_keys.c.face.in_(part)))
        _delete_entries(connection, part)
        connection.execute(delete(faces).where(faces.c.id.in_(part)))
    likener = Likener()
    thinned: dict[str, list[Face]] = {}
    for face in lost:
        for key in keys_of(face):
            thinned.setdefault(key, []).append(face)
    for key, count in _sizes(connection, thinned).items():
        if count <= CROWD < count + len(thinned[key]):
            # No crowd any more: what was not compared is compared now.
            like = [face for _, face in _faces_under(connection, [key])]
            alike = {_pair(*two): likener.same(*two) for two in combinations(like, 2)}
            touched |= _keep_links(connection, alike)
    _regroup(connection, touched)


def date_left(connection: Connection, asked: Collection[str]) -> None:
    """Draw anew the inferred years of the entries of those of these faces that are left."""
    kept = _in_parts(connection, select(faces.c.entry), faces.c.id, asked)
    date_entries(connection, {row[0] for row in kept})


def _add_faces(connection: Connection, fresh: Sequence[PackedFace]) -> None:
    """Keep new faces with their keys and links, and draw the entries they are part of."""
    under: dict[str, list[PackedFace]] = {}
    for face in fresh:
        for key in face.keys:
            under.setdefault(key, []).append(face)
    packed = [{"id": face.id, "entry": face.id, "packed": face.packed} for face in fresh]
    keyed = [{"key": key, "face": face.id} for key, found in under.items() for face in found]
    sqlite.insert_rows(connection, faces, packed)
    sqlite.insert_rows(connection, face_keys, keyed)
    _insert_entries(connection, [face.entry for face in fresh])
    touched: set[str] = set()
    alike: dict[tuple[str, str], str | None] = {}
    sizes = _sizes(connection, under)
    for key, count in sizes.items():
        if count - len(under[key]) <= CROWD < count:
            touched |= _part_crowd(connection, key)
    likener = Likener()
    new = {face.id for face in fresh}
    like: dict[str, list[Face]] = {}
    shared = [key for key, count in sizes.items() if 1 < count <= CROWD]
    for key, face_there in _faces_under(connection, shared):
        like.setdefault(key, []).append(face_there)
    for found in like.values():
        for one, other in product([face for face in found if face.id in new], found):
            pair = _pair(one, other)
            if one.id != other.id and pair not in alike:
                alike[pair] = likener.same(one, other)
    touched |= _keep_links(connection, alike)
    _regroup(connection, touched)


def _pair(one: Face, other: Face) -> tuple[str, str]:
    return (min(one.id, other.id), max(one.id, other.id))


def _sizes(connection: Connection, keys: Mapping[str, Sized]) -> dict[str, int]:
    """Return how many faces stand under each key; of a crowd enough to see that the given ones made it none."""
    most = CROWD + 1 + max(map(len, keys.values()), default=0)
    return sqlite.count_faces(connection, keys, most)


def _faces_under(connection: Connection, keys: Collection[str]) -> Iterator[tuple[str, Face]]:
    """Yield each key with each face under it."""
    found: dict[str, Face] = {}
    for key, id_, packed in sqlite.fetch_faces(connection, keys):
        if id_ not in found:
            found[id_] = unpack_face(id_, packed)
        yield key, found[id_]


def _part_crowd(connection: Connection, key: str) -> set[str]:
    """Forget the links that only this key, now a crowd, led to; return the faces they were of."""
    crowd = {face.id: face for _, face in _faces_under(connection, [key])}
    linked = select(face_links.c.one, face_links.c.other)
    rows = _in_parts(connection, linked, face_links.c.one, crowd)
    between = [(one, other) for one, other in rows if other in crowd]
    shared = {pair: set(keys_of(crowd[pair[0]])) & set(keys_of(crowd[pair[1]])) for pair in between}
    sizes = sqlite.count_faces(connection, {each for found in shared.values() for each in found}, CROWD + 1)
    touched: set[str] = set()
    for one, other in between:
        if all(sizes[each] > CROWD for each in shared[one, other]):
            connection.execute(delete(face_links).where(face_links.c.one == one, face_links.c.other == other))
            touched |= {one, other}
    return touched


def _keep_links(connection: Connection, alike: dict[tuple[str, str], str | None]) -> set[str]:
    """Keep the pairs that have a reason and are not kept yet; return their faces."""
    found = {pair: reason for pair, reason in alike.items() if reason}
    linked = select(face_links.c.one, face_links.c.other)
    ones = {one for one, _ in found}
    known = {(row[0], row[1]) for row in _in_parts(connection, linked, face_links.c.one, ones)}
    rows = [
        {"one": pair[0], "other": pair[1], "reason": reason}
        for pair, reason in sorted(found.items())
        if pair not in known
    ]
    sqlite.insert_rows(connection, face_links, rows)
    return {face for row in rows for face in (row["one"], row["other"])}


def _regroup(connection: Connection, touched: Collection[str]) -> None:
    """Draw the entries anew of all faces that these lead to."""
    if not touched:
        return
    reached = sqlite.find_reached(connection, touched)
    rows = list(_in_parts(connection, select(faces.c.id, faces.c.packed), faces.c.id, reached))
    found = {id_: unpack_face(id_, packed) for id_, packed in rows}
    linked = select(face_links.c.one, face_links.c.other, face_links.c.reason)
    links = [Link(*row) for row in _in_parts(connection, linked, face_links.c.one, reached)]
    for part in _portions(reached):
        _delete_entries(connection, part)
    rows_of_entries = []
    for group in group_faces(found, links):
        rows_of_entries.append(draw_entry_row([found[face] for face in group.faces], group.doubt))
        for part in _portions(group.faces):
            connection.execute(update(faces).where(faces.c.id.in_(part)).values(entry=group.faces[0]))
    _insert_entries(connection, rows_of_entries)
    date_entries(connection, [row["id"] for row in rows_of_entries if (row["date"] or "").startswith("XXXX")])


def _insert_entries(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write entries, with what they are looked up by."""
    sqlite.insert_rows(connection, entries, rows)
    parties = [(row["id"], party) for row in rows for party in _split(row["parties"])]
    words = [(row["id"], word) for row in rows for word in dict.fromkeys(row["folded"].split())]
    sqlite.insert_rows(connection, sides, [{"party": party, "entry": id_} for id_, party in parties])
    sqlite.insert_rows(connection, named, [{"word": word, "entry": id_} for id_, word in words])


def _split(parties: str) -> Iterable[str]:
    """Return the parties of an entry once each, as a table that minds no case tells them apart."""
    return {party.lower(): party for party in parties.split("\n") if party}.values()


def _delete_entries(connection: Connection, ids: Sequence[str]) -> None:
    for table, column in ((entries, entries.c.id), (sides, sides.c.entry), (named, named.c.entry)):
        connection.execute(delete(table).where(column.in_(ids)))


def _in_parts(
    connection: Connection, query: Select[Any], column: Column[str], values: Iterable[str]
) -> Iterator[Any]:
    """Yield the rows of a query whose column has one of these values, some hundred at a time."""
    for part in _portions(values):
        yield from connection.execute(query.where(column.in_(part))).all()


def _portions(values: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(values)
    for start in range(0, len(listed), _MOST_VALUES):
        yield listed[start : start + _MOST_VALUES]
