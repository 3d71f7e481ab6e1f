"""A person as asked for: posts by date, names with their evidence, what is said, who is met."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from onrecord.archive import Archive, DocumentRow, EntryFilters, EntryRow, Snippet
from onrecord.archive.people_records import MentionRow
from onrecord.model import Document, Record, Span, Statement
from onrecord.people.cards import Alias, PersonCard
from onrecord.views.statements import StatementHit, is_said_by

_MOST_ALIASES: Final = 40
_OPENED: Final = 20  # documents fetched at a time


class ShownAlias(Record, frozen=True):
    """A name, post or epithet that means a person, with the words around its first place."""

    alias: Alias
    document: DocumentRow
    words: str


class PersonView(Record, frozen=True):
    """A person whole: the card, each name's first place, the newest statements, the newest contacts.

    `statements` are those surely his, the newest document first; `has_more`
    says whether there are more of them.
    """

    card: PersonCard
    aliases: tuple[ShownAlias, ...]
    statements: tuple[StatementHit, ...]
    has_more: bool
    contacts: tuple[EntryRow, ...]


def person(archive: Archive, id_or_name: str, *, limit: int = 10) -> PersonView:
    """Return all that the archive knows of the person with this id, or of the one person of this name.

    Raises `UnknownId` where there is none, or several: the message names them
    with their ids. At most `limit` statements and as many contacts.
    """
    people = archive.people()
    card = people.card(id_or_name)
    hits: list[StatementHit] = []
    for hit in _iter_statements(archive, people.places(card.id)):
        hits.append(hit)
        if len(hits) > limit:
            break
    contacts = archive.ledger().newest(EntryFilters(entry="contact", person=card.name), limit=limit)
    aliases = _show_aliases(archive, card.aliases[:_MOST_ALIASES])
    return PersonView(card, aliases, tuple(hits[:limit]), len(hits) > limit, tuple(contacts))


def _show_aliases(archive: Archive, aliases: Sequence[Alias]) -> tuple[ShownAlias, ...]:
    opened = archive.opened(list({alias.document for alias in aliases}))
    return tuple(_show_alias(*opened[alias.document], alias) for alias in aliases if alias.document in opened)


def _show_alias(row: DocumentRow, document: Document, alias: Alias) -> ShownAlias:
    text = document.text
    start, end = alias.span
    first = max(text.rfind("\n", 0, start) + 1, start - 40)
    last = text.find("\n", end)
    stop = min(last if last >= 0 else len(text), end + 40)
    return ShownAlias(alias, row, text[first:stop])


def _iter_statements(archive: Archive, places: Iterable[MentionRow]) -> Iterator[StatementHit]:
    """Yield the statements of a person, document by document in the order of his mentions."""
    named = ((id_, tuple(rows)) for id_, rows in groupby(places, key=lambda row: row.document))
    while some := list(islice(named, _OPENED)):
        opened = archive.opened([id_ for id_, _ in some])
        for id_, own in some:
            if id_ in opened:
                yield from _find_said(*opened[id_], own)


def _find_said(row: DocumentRow, document: Document, own: Sequence[MentionRow]) -> Iterator[StatementHit]:
    """Yield the statements of one document by the person whose mentions there are `own`."""
    for said in document.statements:
        if any(is_said_by(actor, own) for actor in (said.speaker, *said.others)):
            yield StatementHit(row, said, _whole(said), _pieces(document, said))


def _whole(said: Statement) -> Span:
    return said.content[0][0], said.content[-1][1]


def _pieces(document: Document, said: Statement) -> tuple[Snippet, ...]:
    return tuple(Snippet(document.text[start:end], start, ()) for start, end in said.content)
