"""Feeds: what is new on a page or in a search, newest first, for a reader that asks again.

A feed is read elsewhere: nothing above `public` goes out by it, whoever asks.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from onrecord.archive import EntryFilters, EntryRow, Filters, Hit, PositionFilters
from onrecord.desk.marking import Gate
from onrecord.errors import ArchiveError, UnknownId
from onrecord.exports.feed import Feed, Item, render_atom, render_json_feed
from onrecord.text.bounds import find_bounds
from onrecord.views.compare import name_issue
from onrecord.views.entry import view_entry
from onrecord.views.gated import gate_card
from onrecord.views.judged import list_entries
from onrecord.views.query import read_query
from onrecord.views.statements import StatementHit, StatementQuery, search_statements
from onrecord.views.steps import Quote
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Sent, ShowPage
from onrecord.web.questions import Question, find_address, name_question, read_question
from onrecord.web.room import Room
from onrecord.web.show.ledger import Kind, read_filters
from onrecord.web.words import say_day, show_line

_MOST: Final = 20


class Followed(NamedTuple):
    """What a feed tells of: a title, the page it follows, and its items, the newest first."""

    title: str
    page: Address
    items: tuple[Item, ...]


Follow = Callable[[Room, Asked, Gate], Followed]


def send_feeds(path: str, follow: Follow) -> list[tuple[str, ShowPage]]:
    """Return the feeds of the page at a path, each with its own path."""

    def send(kind: str) -> ShowPage:
        def show(room: Room, asked: Asked) -> Answer:
            found = follow(room, asked, room.gate or room.archive.desk().gate())
            own = asked.whole(Address(asked.path, asked.query))
            feed = Feed(found.title, own, asked.whole(found.page), found.items)
            is_json = kind == "json"
            body = render_json_feed(feed) if is_json else render_atom(feed)
            return Sent(body, "application/feed+json" if is_json else "application/atom+xml")

        return show

    return [(address.path, send(kind)) for address, kind in zip(_spell(path), addresses.FEEDS, strict=True)]


def _spell(path: str) -> list[Address]:
    return addresses.feeds(Address(path))


def follow_search(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return what answers a question: the newest publications or statements; without one, the newest of all."""
    question = read_question(asked)
    page = find_address(question) if asked.path.startswith("/search") else addresses.HOME
    if question.wants_statements:
        query = StatementQuery(question.text, said_by=question.said_by, about=question.about)
        said = search_statements(room.archive, query, filters=question.filters, limit=_MOST)
        why = say_why(question)
        return Followed(name_question(question), page, _list_statements(said.hits, why, asked, gate))
    found = room.archive.latest(read_query(question.text), filters=question.filters, limit=_MOST)
    newest = sorted(found, key=lambda hit: _order(_day(hit)), reverse=True)
    items = [_item_of_publication(hit, question, asked) for hit in newest if _lets(gate, hit)]
    return Followed(name_question(question), page, tuple(items))


def follow_document(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return the readings of a publication: a new one is news."""
    readings = room.archive.same(asked.names["id"])
    _refuse(gate, *(f"document:{row.id}" for row in readings))
    name = show_line(readings[0].title or "(untitled)")
    items = [
        Item(
            id=f"urn:onrecord:document:{row.id}",
            title=name,
            url=asked.whole(addresses.document(row.id)),
            day=row.retrieved_on or row.published_on or row.posted_on,
            summary=f"A reading of it{f', retrieved {say_day(row.retrieved_on)}' if row.retrieved_on else ''}.",
            authors=(show_line(row.publisher, 80),) if row.publisher else (),
            why=f"It is a reading of: {name}.",
        )
        for row in readings[:_MOST]
    ]
    return Followed(f"Readings of {name}", addresses.document(readings[0].id), tuple(items))


def follow_person(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return what a person says and whom he meets."""
    known = room.person(asked.names["id"])
    if known is None:
        raise ArchiveError("somebody named very often is being looked up; ask again in a minute")
    found = known.view
    card = gate_card(room.archive, found.card, gate)
    if card is None:
        raise UnknownId("there is nothing of this address here")
    why = f"It is of {card.name}."
    said = _list_statements(found.statements[:_MOST], why, asked, gate)
    items = (*said, *_list_entries(found.contacts, why, asked, gate))
    newest = sorted(items, key=lambda item: _order(item.day), reverse=True)
    return Followed(card.name, addresses.thing("person", card.id), tuple(newest[:_MOST]))


def follow_entry(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return the documents that tell of an entry, each with the first words it rests on there."""
    view = view_entry(room.archive, asked.names["id"])
    _refuse(gate, f"entry:{view.row.id}", *(f"document:{id_}" for id_ in view.sources))
    words: dict[str, Quote] = {}
    for quotes in (*(step.quotes for step in view.steps), *(fact.quotes for fact in view.facts)):
        for quote in quotes:
            words.setdefault(quote.document, quote)
    name = _name_entry(view.row)
    items = []
    for id_ in view.sources[::-1][:_MOST]:
        row, first = room.archive.row(id_), words.get(id_)
        items.append(
            Item(
                id=f"urn:onrecord:entry:{view.row.id}:{id_}",
                title=show_line(row.title or "(untitled)"),
                url=asked.whole(addresses.document(id_, first.span if first else None)),
                day=row.published_on or row.posted_on or row.event_on or row.retrieved_on,
                summary=show_line(first.words if first else "", 600),
                authors=(show_line(row.publisher, 80),) if row.publisher else (),
                tags=tuple(filter(None, (view.row.entry, view.row.status))),
                why=f"It tells of: {name}.",
            )
        )
    return Followed(name, addresses.thing("entry", view.row.id), tuple(items))


def follow_issue(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return what is said on an issue."""
    issue = asked.names["id"]
    said = search_statements(room.archive, StatementQuery(), filters=Filters(issue=issue), limit=_MOST)
    name = name_issue(issue)
    items = _list_statements(said.hits, f"It is said on: {name}.", asked, gate)
    return Followed(name, addresses.thing("issue", issue), items)


def follow_issues(room: Room, asked: Asked, gate: Gate) -> Followed:  # noqa: ARG001 - a count withholds nothing
    """Return the issues on which positions were taken last."""
    rows = [row for row in room.archive.ledger().issues(PositionFilters()) if row.last_on]
    items = [
        Item(
            id=f"urn:onrecord:issue:{row.issue}:{row.last_on}",
            title=name_issue(row.issue),
            url=asked.whole(addresses.thing("issue", row.issue)),
            day=row.last_on,
            summary=f"{row.positions} positions of {', '.join(row.parties) or 'parties not named'}",
            why="A position on it is new.",
        )
        for row in sorted(rows, key=lambda row: _order(row.last_on), reverse=True)[:_MOST]
    ]
    return Followed("Issues", addresses.listing("issues"), tuple(items))


def follow_pair(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return what is new between two parties, of every kind."""
    one, other = asked.names["one"], asked.names["other"]
    found = room.archive.ledger().newest(EntryFilters(parties=(one, other)), limit=_MOST)
    why = f"It is between {one} and {other}."
    items = _list_entries(found, why, asked, gate)
    return Followed(f"{one} and {other}", addresses.between(one, other), items)


def follow_list(kind: Kind) -> Follow:
    """Return the feed of the entries of one kind, with the facts that are asked."""

    def follow(room: Room, asked: Asked, gate: Gate) -> Followed:
        found = list_entries(room.archive, read_filters(kind, asked), limit=_MOST)
        items = _list_entries([each.row for each in found.rows], f"It is of: {kind.name}.", asked, gate)
        return Followed(kind.name, addresses.listing(kind.path)._replace(query=asked.query), items)

    return follow


def follow_checklist(room: Room, asked: Asked, gate: Gate) -> Followed:
    """Return the versions of a check list that were sent and received."""
    found = room.archive.desk().checklists.get(asked.names["id"])
    if not gate.lets_marked(found.marking):
        raise UnknownId("there is nothing of this address here")
    page = addresses.thing("checklist", found.id)
    items = [
        Item(
            id=f"urn:onrecord:checklist:{found.id}:sent:{version.number}",
            title=f"{found.title}: version {version.number} sent",
            url=asked.whole(page),
            day=version.on,
            summary=f"{len(version.rows)} items",
            why="A version was sent.",
        )
        for version in found.sent
    ]
    items += [
        Item(
            id=f"urn:onrecord:checklist:{found.id}:received:{n}",
            title=f"{found.title}: {each.name} received",
            url=asked.whole(page),
            day=each.version.on,
            summary=f"{len(each.version.rows)} items",
            why="A list of the other side was received.",
        )
        for n, each in enumerate(found.received, 1)
    ]
    newest = sorted(items, key=lambda item: _order(item.day), reverse=True)
    return Followed(found.title, page, tuple(newest[:_MOST]))


def say_why(question: Question) -> str:
    """Return the sentence that says why something answers a question."""
    return f"It answers: {name_question(question)}."


def _refuse(gate: Gate, *targets: str) -> None:
    """Raise `UnknownId`, as for what is not there, where one of the targets may not leave."""
    if not gate.lets_all(targets):
        raise UnknownId("there is nothing of this address here")


def _lets(gate: Gate, hit: Hit | StatementHit) -> bool:
    return gate.lets(f"document:{hit.document.id}")


def _list_statements(hits: Iterable[StatementHit], why: str, asked: Asked, gate: Gate) -> tuple[Item, ...]:
    return tuple(_item_of_statement(hit, why, asked) for hit in hits if _lets(gate, hit))


def _list_entries(rows: Iterable[EntryRow], why: str, asked: Asked, gate: Gate) -> tuple[Item, ...]:
    return tuple(_item_of_entry(row, why, asked) for row in rows if gate.lets(f"entry:{row.id}"))


def _name_entry(row: EntryRow) -> str:
    """Return an entry in words; a contact without a name is called by its kind and its parties."""
    between = f", {' – '.join(row.parties[:6])}" if row.parties else ""
    return show_line((row.name or row.kind.capitalize()) + between, 200)


def _item_of_entry(row: EntryRow, why: str, asked: Asked) -> Item:
    """Return an entry as an item; where it has moved on, it is another one."""
    status = f" · {row.status}" if row.status else ""
    return Item(
        id=f"urn:onrecord:entry:{row.id}:{row.status or ''}:{row.date or ''}",
        title=_name_entry(row) + status,
        url=asked.whole(addresses.thing("entry", row.id)),
        day=row.inferred or row.date,
        summary=show_line(", ".join(row.persons), 600),
        tags=tuple(filter(None, (row.entry, row.kind, row.status))),
        why=why,
    )


def _item_of_publication(hit: Hit, question: Question, asked: Asked) -> Item:
    row = hit.document
    return Item(
        id=f"urn:onrecord:document:{row.id}",
        title=show_line(row.title or "(untitled)"),
        url=asked.whole(addresses.document(row.id)),
        day=_day(hit),
        summary=" … ".join(show_line(piece.text, 600) for piece in hit.snippets),
        authors=tuple(show_line(name, 80) for name in row.speakers)
        or ((row.publisher,) if row.publisher else ()),
        tags=tuple(value for value in (row.form, row.publisher, row.language) if value),
        why=say_why(question),
    )


def _item_of_statement(hit: StatementHit, why: str, asked: Asked) -> Item:
    row, said = hit.document, hit.statement
    speaker = said.speaker.name or said.speaker.post if said.speaker else None
    words = " … ".join(piece.text for piece in hit.pieces)
    return Item(
        id=f"urn:onrecord:statement:{row.id}:{hit.span[0]}-{hit.span[1]}",
        title=show_line(f"{speaker or 'Speaker unknown'}: {words}", 120),
        url=asked.whole(addresses.document(row.id, hit.span)),
        day=_day(hit),
        summary=show_line(words, 1200),
        authors=(show_line(speaker, 80),) if speaker else (),
        tags=tuple(value for value in (said.act, said.mode, row.form) if value),
        why=why,
    )


def _order(day: str | None) -> int:
    """Return the number of a day; a stretch counts with its first, what has no year before all others."""
    bounds = find_bounds(day)
    return bounds.first if bounds else 0


def _day(hit: Hit | StatementHit) -> str | None:
    row = hit.document
    return row.published_on or row.posted_on or row.event_on or row.retrieved_on
