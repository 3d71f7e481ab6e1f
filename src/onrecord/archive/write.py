"""Put one page into the tables, or take it out; inside the caller's transaction."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from onrecord.archive import ledger_tables, people_tables, sqlite, tables
from onrecord.archive.facts import find_actors, list_issues, list_parties
from onrecord.archive.folded import Folded, fold_document
from onrecord.archive.numbers import find_day, first_number
from onrecord.archive.packing import list_documents, pack_page
from onrecord.model import Actor, Document, Page, Statement, Turn

_documents = tables.documents


class Stored(NamedTuple):
    """A document in the archive with its number."""

    number: int
    document: Document
    folded: Folded


def number_documents(connection: Connection, page: Page, url: str | None) -> list[Stored]:
    """Return the documents of a page, the main one first, folded, each with a free number of its day."""
    listed = list_documents(page)
    days = [find_day(document) for document in listed]
    lowest = [first_number(each.first if each else None) for each in days]
    last = sqlite.find_last_numbers(connection, list(dict.fromkeys(lowest)))
    stored = []
    for document, low in zip(listed, lowest, strict=True):
        taken = last[low]
        number = last[low] = low if taken is None else taken + 1
        stored.append(Stored(number, document, fold_document(document, number, url)))
    return stored


def insert_page(
    connection: Connection, snapshot: int, page: Page, data: bytes, stored: Sequence[Stored]
) -> None:
    """Write a page and all rows of its documents."""
    packed = pack_page(page, data)
    sqlite.insert_rows(connection, tables.pages, [{"snapshot": snapshot, "packed": packed}])
    rows = [_document_row(each, snapshot, place) for place, each in enumerate(stored)]
    sqlite.insert_rows(connection, tables.documents, rows)
    _insert_parts(connection, stored)


def _document_row(stored: Stored, snapshot: int, place: int) -> dict[str, Any]:
    document, folded = stored.document, stored.folded
    days = find_day(document)
    return {
        "number": stored.number,
        "id": document.id,
        "snapshot": snapshot,
        "place_on_page": place,
        "kind": document.kind,
        "title": document.title,
        "form": document.form,
        "publisher": document.publisher,
        "language": document.language,
        "retrieved_on": document.retrieved_on,
        "posted_on": document.posted_on,
        "published_on": document.published_on,
        "event_on": document.event_on,
        "place": document.place,
        "speakers": msgspec.json.encode(folded.speakers).decode(),
        "parties": msgspec.json.encode(list_parties(document)).decode(),
        "issues": msgspec.json.encode(list_issues(document)).decode(),
        "first_day": days and days.first,
        "last_day": days and days.last,
        "days": days and days.last - days.first,
        "facts": folded.indexed.facts,
        "voices": folded.indexed.voices,
        "text_key": folded.text_key,
        "lead_key": folded.lead_key,
        "same_as": None,
        "same_reason": None,
    }


def _insert_parts(connection: Connection, stored: Iterable[Stored]) -> None:
    makers: tuple[tuple[Any, Callable[[Document], list[dict[str, Any]]]], ...] = (
        (tables.actors, _actor_rows),
        (tables.dates, _date_rows),
        (tables.turns, lambda document: [_turn_row(turn) for turn in document.turns]),
        (tables.statements, lambda document: [_statement_row(said) for said in document.statements]),
    )
    for table, make in makers:
        rows = [
            {"document": number, "n": n, **row}
            for number, document, _ in stored
            for n, row in enumerate(make(document))
        ]
        sqlite.insert_rows(connection, table, rows)


def _actor_rows(document: Document) -> list[dict[str, Any]]:
    """Return a row for each actor in each role, those of turns once each."""
    roles: list[tuple[str, Actor]] = [("speaker", actor) for actor in document.speakers]
    roles += [("counterpart", actor) for actor in document.counterparts]
    roles += [("turn", actor) for actor in find_actors(document)][len(roles) :]
    return [
        {
            "role": role,
            "name": actor.name,
            "person_id": actor.person_id,
            "post": actor.post,
            "party": actor.party,
            "decided_by": actor.decided_by,
        }
        for role, actor in dict.fromkeys(roles)
    ]


def _date_rows(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "kind": found.kind,
            "value": found.value,
            "printed": found.printed,
            "origin": found.origin,
            "page_start": found.page_span and found.page_span[0],
            "page_end": found.page_span and found.page_span[1],
            "place_in_markup": found.where,
        }
        for found in document.dates
    ]


def _turn_row(turn: Turn) -> dict[str, Any]:
    return {
        "role": turn.role,
        "label": turn.label,
        "speaker": turn.speaker and turn.speaker.name,
        "party": turn.speaker and turn.speaker.party,
        "spoken_language": turn.spoken_language,
        "text_start": turn.text_span[0],
        "text_end": turn.text_span[1],
    }


def _statement_row(said: Statement) -> dict[str, Any]:
    return {
        "turn": said.turn,
        "mode": said.mode,
        "speaker": said.speaker and said.speaker.name,
        "party": said.speaker and said.speaker.party,
        "act": said.act,
        "act_mode": said.act_mode,
        "target": said.target,
        "polarity": said.polarity,
        "time": said.time,
        "modality": said.modality,
        "rule": said.rule,
        "confidence": said.confidence,
    }


def delete_page(connection: Connection, snapshot: int) -> None:
    """Remove a page and all rows of its documents; the caller settles and indexes what is left."""
    numbers = select(_documents.c.number).where(_documents.c.snapshot == snapshot)
    parts = (*tables.PARTS_OF_DOCUMENTS, *ledger_tables.PARTS_OF_DOCUMENTS, *people_tables.PARTS_OF_DOCUMENTS)
    for part in parts:
        connection.execute(delete(part).where(part.c.document.in_(numbers)))
    connection.execute(delete(_documents).where(_documents.c.snapshot == snapshot))
    connection.execute(delete(tables.pages).where(tables.pages.c.snapshot == snapshot))
    connection.execute(delete(tables.failures).where(tables.failures.c.snapshot == snapshot))
