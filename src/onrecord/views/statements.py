"""Who said what, as a person asks it: statements by someone, or about someone by others, with the words asked for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from onrecord.archive import (
    NO_FILTERS,
    All,
    AnyOf,
    Archive,
    DocumentRow,
    Filters,
    Near,
    Not,
    Phrase,
    Query,
    SearchPage,
    Snippet,
)
from onrecord.archive.people_records import MentionRow
from onrecord.archive.terms import Node
from onrecord.errors import QueryError
from onrecord.model import Actor, Document, Record, Span, Statement
from onrecord.text.fold import find_spans, fold_each, fold_words
from onrecord.views.query import read_query

_MOST_NAMES: Final = 40  # names of one person that are looked for, the most frequent
LOOKED_THROUGH: Final = 2_000
"""Publications whose statements are looked through, the newest that answer: as many as a search ranks."""


class StatementQuery(Record, frozen=True):
    """What is asked of statements.

    `text`: the content holds these words, in the language of `read_query`, `title:` words in the document's title.
    `said_by`: the name or post of a decided speaker, one of several included, has these words in their order, the last may be a beginning.
    `about`: the content has these words in their order, and the speaker, decided or guessed, is somebody else. With
    both: said by the one about the other.
    """

    text: str = ""
    said_by: str | None = None
    about: str | None = None


class StatementHit(Record, frozen=True):
    """A statement that answers, with its document's row.

    `span` runs from the first character of the content to its last; `pieces` are the content's, each with the words
    found in it as `marks`. All count in the document's text.
    """

    document: DocumentRow
    statement: Statement
    span: Span
    pieces: tuple[Snippet, ...]


class StatementPage(Record, frozen=True):
    """One page of statements: those of the newest publication first, in the order of its text.

    `has_more` says whether further statements answer; `is_cut` whether older publications were left out, because more
    than 2,000 answered. `publications` counts what was looked through, without hits of its own, where facets were asked for.
    """

    hits: tuple[StatementHit, ...]
    has_more: bool
    is_cut: bool
    publications: SearchPage | None = None


class _Asked(NamedTuple):
    """What is asked of a statement: folded words of a name, and the tree of what was typed."""

    said_by: tuple[str, ...]
    about: tuple[str, ...]
    root: Node | None
    issue: str | None = None
    places: Mapping[str, Sequence[MentionRow]] = {}  # of the person who is meant, by document


def search_statements(
    archive: Archive,
    query: StatementQuery,
    *,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    with_facets: bool = False,
) -> StatementPage:
    """Return the statements that answer, newest first, of documents that have the facts of `filters`.

    An issue is asked of the statement itself. Each publication is looked through in its best reading. Raises
    `QueryError` for what cannot be read.
    """
    said_by, about = _fold_name(query.said_by), _fold_name(query.about)
    places = _find_places(archive, query.said_by) if query.said_by else {}
    asked = _Asked(said_by, about, read_query(query.text).root, filters.issue, places)
    named = Phrase(asked.about) if asked.about else None
    parts = tuple(part for part in (_widen(asked.root), named) if part)
    root = All(parts) if len(parts) > 1 else parts[0] if parts else None
    wanted, names = Query(query.text, root), _spell_names(query.said_by, places)
    found = _Found(archive.newest(wanted, said_by=names, filters=filters), asked)
    first = max(0, offset)
    hits = list(islice(found, first, first + max(0, limit)))
    has_more = next(found, None) is not None
    counted = archive.search(wanted, said_by=names, filters=filters, limit=0) if with_facets else None
    return StatementPage(tuple(hits), has_more, found.is_cut, counted)


def _find_places(archive: Archive, name: str) -> dict[str, list[MentionRow]]:
    """Return where the one person of a name is meant, or the holders of a post while they held it, by document."""
    found: dict[str, list[MentionRow]] = {}
    for row in archive.people().meant_by(name):
        found.setdefault(row.document, []).append(row)
    return found


def _spell_names(name: str | None, places: Mapping[str, Sequence[MentionRow]]) -> list[str]:
    """Return the names and posts by which a speaker is to be looked for: as typed, and as documents print them."""
    if name is None:
        return []
    counted = Counter(row.name or row.post for rows in places.values() for row in rows)
    return [name, *(other for other, _ in counted.most_common(_MOST_NAMES) if other and other != name)]


def is_said_by(speaker: Actor | None, own: Sequence[MentionRow]) -> bool:
    """Say whether a speaker of a document is the person whose mentions there are `own`."""
    if speaker is None:
        return False
    if speaker.name:
        return any(speaker.name == row.name for row in own)
    return any(row.name is None and (row.post, row.party) == (speaker.post, speaker.party) for row in own)


class _Found:
    """The statements that answer, one after another, until enough publications are looked through."""

    def __init__(self, documents: Iterator[tuple[DocumentRow, Document]], asked: _Asked) -> None:
        self.is_cut = False
        self._hits = self._find(documents, asked)

    def __iter__(self) -> Iterator[StatementHit]:
        return self._hits

    def __next__(self) -> StatementHit:
        return next(self._hits)

    def _find(
        self, documents: Iterator[tuple[DocumentRow, Document]], asked: _Asked
    ) -> Iterator[StatementHit]:
        for done, (row, document) in enumerate(documents):
            if done == LOOKED_THROUGH:
                self.is_cut = True
                return
            yield from _find_in(row, document, asked)


def _fold_name(name: str | None) -> tuple[str, ...]:
    if name is None:
        return ()
    folded = tuple(fold_words(name))
    if not folded:
        raise QueryError(f"there is no word in the name {name!r}; give at least one letter or digit")
    return folded


def _widen(node: Node | None) -> Node | None:
    """Return a tree that every document with an answering statement answers: what is excluded is not asked of it."""
    match node:
        case Not():
            return None
        case All():
            parts = tuple(part for part in map(_widen, node.parts) if part)
            return All(parts) if len(parts) > 1 else parts[0] if parts else None
        case AnyOf():
            parts = tuple(part for part in map(_widen, node.parts) if part)
            return AnyOf(parts) if len(parts) == len(node.parts) else None
        case _:
            return node


def _find_in(row: DocumentRow, document: Document, asked: _Asked) -> Iterator[StatementHit]:
    """Yield the statements of one document that answer."""
    title = fold_words(document.title or "")
    for said in document.statements:
        if not _is_by(said, asked, document.id):
            continue
        words: list[str] = []
        if asked.root or asked.about:
            for start, end in said.content:
                words += [
                    *fold_words(document.text[start:end]),
                    "",
                ]  # no phrase runs from one piece into the next
        found = _match_words(asked, words, title)
        if found is not None:
            places = _find_words(document.text, said) if found else []
            marks = [places[at] for at in sorted(found)]
            span = (said.content[0][0], said.content[-1][1])
            yield StatementHit(row, said, span, tuple(_cut_pieces(document.text, said, marks)))


def _find_words(text: str, said: Statement) -> list[Span]:
    """Return where the words of a statement stand, and after those of each piece where it ends."""
    places: list[Span] = []
    for start, end in said.content:
        piece = text[start:end]
        found = zip(find_spans(piece), fold_each(piece), strict=True)
        # what folds to nothing is no word: it parts no phrase
        places += [(start + first, start + last) for (first, last), word in found if word]
        places.append((end, end))
    return places


def _is_by(said: Statement, asked: _Asked, document: str) -> bool:
    """Say whether a statement is by whom it should be, and by nobody it should not."""
    if asked.issue is not None and asked.issue not in said.issues:
        return False
    voices = (said.speaker, *said.others)
    own = asked.places.get(document, ())
    if asked.said_by and not any(
        is_named(actor, asked.said_by, is_prefix=True) or is_said_by(actor, own) for actor in voices
    ):
        return False
    if not asked.about:
        return True
    return not any(is_named(actor, asked.about) for actor in (*voices, said.speaker_guess))


def is_named(actor: Actor | None, name: Sequence[str], *, is_prefix: bool = False) -> bool:
    """Say whether an actor's name or post has these folded words in their order, the last as a beginning with `is_prefix`."""
    if actor is None:
        return False
    phrase = Phrase(tuple(name), is_prefix)
    return any(_find_phrase(phrase, _fold_actor(words)) for words in (actor.name, actor.post) if words)


@lru_cache(maxsize=16_384)
def _fold_actor(words: str) -> tuple[str, ...]:
    return tuple(fold_words(words))


def _match_words(asked: _Asked, folded: Sequence[str], title: Sequence[str]) -> set[int] | None:
    """Return the places of the words found; null where they do not answer."""
    found: set[int] = set()
    if asked.about:
        found |= _places(Phrase(asked.about), folded)
        if not found:
            return None
    if asked.root:
        answer = _answer(asked.root, folded, title)
        return None if answer is None else found | answer
    return found


def _answer(node: Node, folded: Sequence[str], title: Sequence[str]) -> set[int] | None:
    """Return the places of the words that answer a tree; null where it is not answered. Words of a title have none."""
    match node:
        case Phrase() | Near():
            is_title = node.scope == "title"
            places = _places(node, title if is_title else folded)
            return (set() if is_title else places) if places else None
        case Not():
            return set() if _answer(node.part, folded, title) is None else None
        case All() | AnyOf():
            parts = [_answer(part, folded, title) for part in node.parts]
            answered = [part for part in parts if part is not None]
            wanted = len(parts) if isinstance(node, All) else 1
            return set[int]().union(*answered) if len(answered) >= wanted else None


def _find_phrase(phrase: Phrase, folded: Sequence[str]) -> list[int]:
    """Return where a phrase begins among folded words."""
    size, last = len(phrase.words), phrase.words[-1]
    if not phrase.is_prefix and last not in folded:
        return []
    found = []
    for at in range(len(folded) - size + 1):
        final = folded[at + size - 1]
        is_last = final.startswith(last) if phrase.is_prefix else final == last
        if is_last and tuple(folded[at : at + size - 1]) == phrase.words[:-1]:
            found.append(at)
    return found


def _places(node: Phrase | Near, folded: Sequence[str]) -> set[int]:
    """Return the places of a phrase's words, or of phrases that have one of every other at most `distance` words away."""
    phrases = node.phrases if isinstance(node, Near) else (node,)
    distance = node.distance if isinstance(node, Near) else 0
    starts = [(_find_phrase(phrase, folded), len(phrase.words)) for phrase in phrases]
    found: set[int] = set()
    for n, (mine, size) in enumerate(starts):
        others = [other for m, other in enumerate(starts) if m != n]
        kept = [at for at in mine if all(_has_near(at, size, other, distance) for other in others)]
        if not kept:
            return set()
        found.update(at + step for at in kept for step in range(size))
    return found


def _has_near(at: int, size: int, other: tuple[Sequence[int], int], distance: int) -> bool:
    starts, other_size = other
    row = bisect_left(starts, at)
    after = row < len(starts) and starts[row] - (at + size) <= distance
    before = row > 0 and at - (starts[row - 1] + other_size) <= distance
    return after or before


def _cut_pieces(text: str, said: Statement, marks: Sequence[Span]) -> Iterator[Snippet]:
    for start, end in said.content:
        inside = tuple(mark for mark in marks if start <= mark[0] < end)
        yield Snippet(text[start:end], start, inside)
