"""Judgements on words that may have moved: found again by the words themselves, or waiting for a person.

A judgement keeps the words of its target as they stood. After a rebuild with
another reader, or for another crawl of the page, the statement may have
another number, the document another id: the words say where it belongs. Where
they are gone, the judgement waits in the queue and is laid on nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import msgspec

from onrecord.archive import Archive, DocumentRow, EntryFilters, Phrase, Query
from onrecord.archive.judged_names import NamePlace
from onrecord.desk.anchors import ONLY_OLDER
from onrecord.desk.judgements import KINDS, Draft, Judgement, Standing, find_standing
from onrecord.desk.undoing import drop_undone
from onrecord.errors import UnknownId
from onrecord.model import Document, Record
from onrecord.people.judgements import document_of
from onrecord.settle.faces import list_spans
from onrecord.text.fold import fold_words

_SEARCHED: Final = 12
"""So many words are looked for together: enough to tell a sentence, few enough to survive a mended end."""
_LOOKED: Final = 5
"""Documents that are opened for words found by search."""
_PIECES: Final = " … "


class Placed(Record, frozen=True):
    """A judgement that stands, and the address it is on now: null where its words are gone. `how` says why.

    `other` is the second address as it is now, null where there is none.
    """

    judgement: Judgement
    target: str | None
    how: str
    other: str | None = None


class _Piece(NamedTuple):
    """Something of a document that can be judged, and its words, folded."""

    target: str
    words: tuple[str, ...]


def judge(archive: Archive, *drafts: Draft) -> list[Judgement]:
    """Add judgements, each with the words of its target as they stand now; all or none.

    Raises `DeskError` where one says too little, `UnknownId` where its
    statement, date, document or entry is not there.
    """
    worded = [
        draft
        if draft.words is not None or draft.verb == "undo"
        else msgspec.structs.replace(draft, words=quote_target(archive, draft.target))
        for draft in drafts
    ]
    return archive.desk().judge(*worded)


def quote_target(archive: Archive, target: str) -> str | None:
    """Return the words an address opens, null for one that opens none (a person, a name).

    Raises `UnknownId` where a document, statement, date or entry is not there.
    """
    kind, _, rest = target.partition(":")
    if kind == "document":
        return archive.document(rest).title
    if kind in {"entry", "event"}:
        id_ = rest.partition(":")[0]
        archive.ledger().row(id_)
        return next(_quote_entry(archive, id_), None)
    if kind not in {"statement", "date"}:
        return None
    id_, _, place = rest.rpartition(":")
    if kind == "date":
        found = [date.printed for date in archive.document(id_).dates if date.kind == place]
    else:
        document = archive.document(id_)
        said = [each for each in document.statements if str(each.n) == place]
        found = [_PIECES.join(document.text[start:end] for start, end in each.content) for each in said]
    if not found:
        raise UnknownId(f"{target}: the document has no such {kind}")
    return found[0]


def _quote_entry(archive: Archive, id_: str) -> Iterator[str]:
    for source in archive.ledger().sources(id_):
        for start, end in list_spans(source.entry):
            yield source.text[start:end]


def place_judgements(archive: Archive, judgements: Iterable[Judgement]) -> list[Placed]:
    """Return where each judgement that stands belongs now: where its words stand in the best reading of their page.

    Those on persons of an import, and without words, stay as they are.
    """
    standing = drop_undone(judgements)
    ids = {each.target.split(":")[1] for each in standing if each.target.startswith(("entry:", "event:"))}
    now = archive.ledger().now(ids)
    named = archive.desk().name_places(standing)
    return [
        _place_named(each, named[each.id]) if each.id in named else _place(archive, each, now)
        for each in standing
    ]


def find_lost(archive: Archive) -> Iterator[Placed]:
    """Yield judgements that wait for a person to say where they belong, because their words are gone or changed.

    One that stays on an older reading waits where the newer came after it.
    What was judged on the same address later (a note that it is to stay) waits
    no more.
    """
    standing = [each for kind in KINDS for each in archive.desk().judgements(kind=kind)]
    last = {each.target: each.n for each in sorted(drop_undone(standing), key=lambda one: one.n)}
    for placed in place_judgements(archive, standing):
        is_lost = placed.target is None or (
            placed.how == ONLY_OLDER and _came_before(archive, placed.judgement)
        )
        if is_lost and last[placed.judgement.target] == placed.judgement.n:
            yield placed


def _came_before(archive: Archive, judgement: Judgement) -> bool:
    """Say whether a judgement was made before the best reading of its document was there."""
    id_ = find_document(judgement.target)
    best = archive.same(id_)[0] if id_ else None
    added = min((each.added_at for each in archive.sightings(best.sha256)), default="") if best else ""
    return judgement.at <= added


def find_document(target: str) -> str | None:
    """Return the id of the document that an address is in; null for an address of none."""
    kind, _, rest = target.partition(":")
    if kind in {"statement", "date"}:
        return rest.rpartition(":")[0]
    if kind == "document":
        return rest
    return document_of(rest) if kind == "name" else None


def find_standing_now(archive: Archive, kind: str) -> dict[str, Standing]:
    """Return what stands on statements, dates or names, by the address that their words have now."""
    return _stand_now(archive, archive.desk().judgements(kind=kind))


def _stand_now(archive: Archive, rows: list[Judgement]) -> dict[str, Standing]:
    """Return what stands on targets as they are now; what was undone goes with what it stood on."""
    where = {placed.judgement.id: placed for placed in place_judgements(archive, rows)}
    moved = []
    for row in rows:
        placed = where.get(row.undoes or row.id)
        if placed is None or placed.target is not None:
            target, other = (placed.target, placed.other) if placed else (row.target, row.other)
            moved.append(msgspec.structs.replace(row, target=target, other=other or row.other))
    return find_standing(moved)


def find_standing_on(archive: Archive, document_id: str) -> dict[str, Standing]:
    """Return what stands on the statements, dates and names of a document now, by address.

    With what was judged on other readings of its publication, where their
    words are in this one.
    """
    ids = {row.id for row in archive.same(document_id)}
    rows = [row for kind in ("statement", "date", "name") for row in archive.desk().judgements(kind=kind)]
    found = _stand_now(archive, [row for row in rows if find_document(row.target) in ids])
    return {target: standing for target, standing in found.items() if find_document(target) == document_id}


def _place_named(judgement: Judgement, places: Mapping[str, NamePlace]) -> Placed:
    """Place a judgement on names and persons; it is lost where either end is."""
    target = places.get(judgement.target, NamePlace(judgement.target, "where it was"))
    other = places.get(judgement.other or "", NamePlace(judgement.other, "where it was"))
    if target.address is None or (judgement.other is not None and other.address is None):
        return Placed(judgement, None, target.how if target.address is None else other.how)
    how = other.how if target.how == "where it was" else target.how
    return Placed(judgement, target.address, how, other.address)


def _place(archive: Archive, judgement: Judgement, now: dict[str, str]) -> Placed:
    kind, _, rest = judgement.target.partition(":")
    words = tuple(fold_words(judgement.words or ""))
    if kind in {"entry", "event"}:
        id_, colon, n = rest.partition(":")
        if id_ in now:
            how = "where it was" if now[id_] == id_ else "its entry has joined another"
            return Placed(judgement, f"{kind}:{now[id_]}{colon}{n}", how)
        return _answer(judgement, [f"{kind}:{found}{colon}{n}" for found in _find_entries(archive, words)])
    if kind not in {"statement", "date"} or not words:
        return Placed(judgement, judgement.target, "where it was")
    return _place_words(archive, judgement, words)


def _place_words(archive: Archive, judgement: Judgement, words: tuple[str, ...]) -> Placed:
    kind, _, rest = judgement.target.partition(":")
    id_, _, place = rest.rpartition(":")
    for is_older, document in _open_readings(archive, id_, words):
        same = [piece.target for piece in _list_pieces(document, kind) if piece.words == words]
        if kind == "date":
            same = [target for target in same if target.endswith(f":{place}")]
        if judgement.target in same:
            return Placed(judgement, judgement.target, ONLY_OLDER if is_older else "where it was")
        if same:
            return Placed(judgement, same[0], ONLY_OLDER if is_older else "moved with its words")
    return _answer(judgement, [])


def _answer(judgement: Judgement, found: list[str]) -> Placed:
    """Say where the words were found; in several places they belong to none."""
    if len(found) == 1:
        return Placed(judgement, found[0], "moved with its words")
    return Placed(judgement, None, "its words are in several places" if found else "its words are gone")


def _list_pieces(document: Document, kind: str) -> Iterator[_Piece]:
    if kind == "date":
        for date in document.dates:
            yield _Piece(f"date:{document.id}:{date.kind}", tuple(fold_words(date.printed)))
        return
    for said in document.statements:
        words = _PIECES.join(document.text[start:end] for start, end in said.content)
        yield _Piece(f"statement:{document.id}:{said.n}", tuple(fold_words(words)))


def _open_readings(archive: Archive, id_: str, words: tuple[str, ...]) -> Iterator[tuple[bool, Document]]:
    """Yield the readings of a document's publication, the best first, and whether each is another than that.

    Where the document is there no more, those that hold the words.
    """
    try:
        rows = archive.same(id_)
    except UnknownId:
        yield from ((False, archive.document(row.id)) for row in _search(archive, words))
    else:
        yield from ((n > 0, archive.document(row.id)) for n, row in enumerate(rows))


def _search(archive: Archive, words: tuple[str, ...]) -> list[DocumentRow]:
    if not words:
        return []
    found = archive.search(Query(root=Phrase(words[:_SEARCHED])), limit=_LOOKED)
    return [hit.document for hit in found.hits]


def _find_entries(archive: Archive, words: tuple[str, ...]) -> list[str]:
    """Return the entries that rest on exactly these words, in the documents that hold them."""
    found: dict[str, None] = {}
    for row in _search(archive, words):
        for entry in archive.ledger().of_document(row.id, EntryFilters(in_doubt=None)):
            if any(tuple(fold_words(each)) == words for each in _quote_entry(archive, entry.id)):
                found[entry.id] = None
    return list(found)
