"""What a saved search finds that has not been seen, and why each of it answers."""

import hashlib
from collections.abc import Collection, Iterator

from onrecord.archive import Archive, Filters, Hit
from onrecord.archive.marks import cut_snippets, find_marks
from onrecord.model import Record
from onrecord.text.fold import fold_title
from onrecord.views.query import read_query
from onrecord.views.statements import StatementHit, StatementQuery, search_statements

_WATCHED = 2_000
_STATEMENTS = 200


class New(Record, frozen=True):
    """A publication that a search finds and nobody saw: `keys` are all its readings, `why` says what answers."""

    keys: tuple[str, ...]
    hit: Hit
    why: str


class NewStatement(Record, frozen=True):
    """A statement that a search finds and nobody saw; `key` is of its words and speaker, whatever page says it."""

    key: str
    hit: StatementHit
    why: str


def list_new(
    archive: Archive, text: str, filters: Filters, seen: Collection[str], *, limit: int = 50
) -> list[New]:
    """Return the publications that answer and of which no reading was seen, the newest first.

    Of more than 2,000 that answer, the newest are watched. Raises `QueryError` for what cannot be read.
    """
    found: list[New] = []
    for id_ in list_keys(archive, text, filters):
        if id_ in seen:
            continue
        keys = tuple(row.id for row in archive.same(id_))
        if not any(key in seen for key in keys):
            found.append(_draw(archive, text, filters, keys))
            if len(found) == limit:
                break
    return found


def list_keys(archive: Archive, text: str, filters: Filters) -> list[str]:
    """Return the keys of all publications that answer now, to be noted as seen."""
    return archive.answering(read_query(text), filters=filters, limit=_WATCHED)


def _draw(archive: Archive, text: str, filters: Filters, keys: tuple[str, ...]) -> New:
    document = archive.document(keys[0])
    end = document.title_span[1] if document.title_span else 0
    marks = find_marks(read_query(text).root, document.text, end)
    words = dict.fromkeys(document.text[start:stop].lower() for (start, stop), _ in marks)
    reasons = [f"“{word}”" for word in list(words)[:6]]
    reasons += [f"{name} {value}" for name, value in _list_facts(filters)]
    hit = Hit(archive.row(keys[0]), 0.0, len(keys), cut_snippets(document.text, end, marks))
    return New(keys, hit, ", ".join(reasons) or "it is of the archive")


def _list_facts(filters: Filters) -> Iterator[tuple[str, str]]:
    for field in Filters.__struct_fields__:
        value = getattr(filters, field)
        if value:
            yield field.removesuffix("_on"), value


def list_new_statements(
    archive: Archive, query: StatementQuery, filters: Filters, seen: Collection[str], *, limit: int = 50
) -> list[NewStatement]:
    """Return the statements that answer and were not seen, the newest first, of the newest 200 that answer."""
    found: list[NewStatement] = []
    for hit in search_statements(archive, query, filters=filters, limit=_STATEMENTS).hits:
        key = key_of(hit)
        if key not in seen and all(key != other.key for other in found):
            found.append(NewStatement(key, hit, hit.statement.reason))
    return found[:limit]


def key_of(hit: StatementHit) -> str:
    """Return the key of a statement: the same for the same words of the same speaker on another page."""
    actor = hit.statement.speaker
    speaker = (actor.name or actor.post or "") if actor else ""
    words = " ".join(piece.text for piece in hit.pieces)
    return hashlib.sha256(f"{fold_title(speaker)}\n{fold_title(words)}".encode()).hexdigest()[:20]
