"""Judgements on words that may have moved: found again by the words themselves, or waiting for a person.

A judgement keeps the words of its target as they stood. After a rebuild with
another reader, or for another crawl of the page, the statement may have
another number, the document another id: the words say where it belongs. Where
they are gone, the judgement waits in the queue and is laid on nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from onrecord.archive import Archive, DocumentRow, EntryFilters, Phrase, Query
from onrecord.desk.judgements import Draft, Judgement
from onrecord.desk.undoing import drop_undone
from onrecord.errors import UnknownId
from onrecord.model import Document, Record
from onrecord.settle.faces import list_spans
from onrecord.text.fold import fold_words

_SEARCHED: Final = 12
"""So many words are looked for together: enough to tell a sentence, few enough to survive a mended end."""
_LOOKED: Final = 5
"""Documents that are opened for words found by search."""
_PIECES: Final = " … "


class Placed(Record, frozen=True):
    """A judgement that stands, and the address it is on now: null where its words are gone. `how` says why."""

    judgement: Judgement
    target: str | None
    how: str


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
    """Return where each judgement that stands belongs now. Those on persons, and without words, stay as they are."""
    standing = drop_undone(judgements)
    ids = {each.target.split(":")[1] for each in standing if each.target.startswith(("entry:", "event:"))}
    now = archive.ledger().now(ids)
    return [_place(archive, each, now) for each in standing]


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
    id_, _, place = rest.rpartition(":")
    for document in _open_readings(archive, id_, words):
        pieces = list(_list_pieces(document, kind))
        same = [piece.target for piece in pieces if piece.words == words]
        if judgement.target in same:
            return Placed(judgement, judgement.target, "where it was")
        if kind == "date":
            same = [target for target in same if target.endswith(f":{place}")]
        if same:
            return _answer(judgement, same[:1])
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


def _open_readings(archive: Archive, id_: str, words: tuple[str, ...]) -> Iterator[Document]:
    """Yield the document, then other readings of its publication; where it is gone, those that hold the words."""
    try:
        rows = archive.same(id_)
    except UnknownId:
        rows = _search(archive, words)
    else:
        yield archive.document(id_)
    for row in rows:
        if row.id != id_:
            yield archive.document(row.id)


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
