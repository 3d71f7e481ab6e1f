"""Feeds: what a search finds, newest first, for a reader that asks again."""

from collections.abc import Callable
from typing import Final

from onrecord.archive import Hit
from onrecord.desk.marking import Gate
from onrecord.exports.feed import Feed, Item, render_atom, render_json_feed
from onrecord.views.search import search
from onrecord.views.statements import StatementHit, StatementQuery, search_statements
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Sent
from onrecord.web.questions import Question, find_address, name_question, read_question
from onrecord.web.room import Room
from onrecord.web.words import show_line

_MOST: Final = 20


def send_json_feed(room: Room, asked: Asked) -> Answer:
    """Send what answers a question as a JSON Feed."""
    return Sent(render_json_feed(_make_feed(room, asked)), "application/feed+json")


def send_atom(room: Room, asked: Asked) -> Answer:
    """Send what answers a question as Atom."""
    return Sent(render_atom(_make_feed(room, asked)), "application/atom+xml")


def _make_feed(room: Room, asked: Asked) -> Feed:
    question = read_question(asked)
    # a feed is read elsewhere: nothing above public goes out by it, whoever asks
    gate = room.gate or room.archive.desk().gate()

    def link(address: addresses.Address) -> str:
        return asked.root + addresses.serve_link(address)

    if question.wants_statements:
        query = StatementQuery(question.text, said_by=question.said_by, about=question.about)
        said = search_statements(room.archive, query, filters=question.filters, limit=_MOST)
        items = tuple(_statement_item(hit, question, link) for hit in said.hits if _lets(gate, hit))
    else:
        found = search(room.archive, question.text, filters=question.filters, limit=_MOST)
        newest = sorted(found.hits, key=lambda hit: _day(hit) or "", reverse=True)
        items = tuple(_publication_item(hit, question, link) for hit in newest if _lets(gate, hit))
    own = find_address(question, path=asked.path)
    return Feed(name_question(question), link(own), link(find_address(question)), items)


def _lets(gate: Gate, hit: Hit | StatementHit) -> bool:
    return gate.lets(f"document:{hit.document.id}")


def _publication_item(hit: Hit, question: Question, link: Callable[[addresses.Address], str]) -> Item:
    row = hit.document
    return Item(
        id=f"urn:onrecord:document:{row.id}",
        title=show_line(row.title or "(untitled)"),
        url=link(addresses.document(row.id)),
        day=_day(hit),
        summary=" … ".join(show_line(piece.text, 600) for piece in hit.snippets),
        authors=tuple(show_line(name, 80) for name in row.speakers)
        or ((row.publisher,) if row.publisher else ()),
        tags=tuple(value for value in (row.form, row.publisher, row.language) if value),
        why=say_why(question),
    )


def _statement_item(hit: StatementHit, question: Question, link: Callable[[addresses.Address], str]) -> Item:
    row, said = hit.document, hit.statement
    speaker = said.speaker.name or said.speaker.post if said.speaker else None
    words = " … ".join(piece.text for piece in hit.pieces)
    return Item(
        id=f"urn:onrecord:statement:{row.id}:{hit.span[0]}-{hit.span[1]}",
        title=show_line(f"{speaker or 'Speaker unknown'}: {words}", 120),
        url=link(addresses.document(row.id, hit.span)),
        day=row.published_on or row.posted_on or row.event_on or row.retrieved_on,
        summary=show_line(words, 1200),
        authors=(show_line(speaker, 80),) if speaker else (),
        tags=tuple(value for value in (said.act, said.mode, row.form) if value),
        why=say_why(question),
    )


def say_why(question: Question) -> str:
    """Return the sentence that says why something answers a question."""
    return f"It answers: {name_question(question)}."


def _day(hit: Hit) -> str | None:
    row = hit.document
    return row.published_on or row.posted_on or row.event_on or row.retrieved_on
