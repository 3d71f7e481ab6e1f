"""Draw the parcel of a page: a pure function of the page and its bytes, beside the reader in whatever process."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.archive.facts import find_actors, find_speakers, list_issues, list_parties
from onrecord.archive.folded import fold_document
from onrecord.archive.numbers import find_day
from onrecord.archive.packing import list_documents, pack_page, pack_position
from onrecord.archive.parcels import Folded, PackedFace, Parcel, Piece, Row
from onrecord.archive.people_sheets import make_sheets
from onrecord.model import (
    Actor,
    Correspondence,
    Document,
    Entry,
    Event,
    Instrument,
    Mechanism,
    Page,
    Position,
    Statement,
    Turn,
)
from onrecord.settle.entries import keys_of
from onrecord.settle.faces import Face, draw_faces, pack_face
from onrecord.settle.summary import draw_summary
from onrecord.text.bounds import Bounds, find_bounds
from onrecord.text.fold import fold_words


def draw_parcel(page: Page, data: bytes, url: str | None) -> Parcel:
    """Draw the rows of a page that was read of these bytes with this address.

    Raises `UnicodeError` or `OverflowError` where a record has what no table
    can hold, such as half a character.
    """
    return Parcel(
        pack_page(page, data), tuple(_draw_piece(document, url) for document in list_documents(page))
    )


def draw_entry_row(members: Sequence[Face], doubt: str | None = None) -> dict[str, Any]:
    """Return the row of the entry that these faces are; its id is the least of theirs."""
    summary = draw_summary(members)
    persons = [" ".join(fold_words(name)) for name in summary.persons]
    return summary._asdict() | {
        "id": min(face.id for face in members),
        "doubt": summary.doubt or doubt,
        "parties": "\n".join(("", *summary.parties, "")),
        "persons": "\n".join(summary.persons),
        "folded": " ".join(("", *persons, "")),
    }


def _draw_piece(document: Document, url: str | None) -> Piece:
    folded = fold_document(document, url)
    days = find_day(document)
    faces = draw_faces(document)
    parts = {
        "actors": _number(_actor_rows(document)),
        "dates": _number(_date_rows(document)),
        "turns": _number(map(_turn_row, document.turns)),
        "statements": _number(map(_statement_row, document.statements)),
        "candidates": [(n, face.id) for n, face in faces.items()],
        "steps": list(_step_rows(document)),
        "positions": list(_position_rows(document)),
        "position_words": list(_word_rows(document)),
        "tags": _tag_rows(document),
    }
    drawn = {face.id: face for face in faces.values()}
    return Piece(
        folded,
        days.first if days else None,
        _document_row(document, folded, days),
        {name: rows for name, rows in parts.items() if rows},
        tuple(_pack(face) for _, face in sorted(drawn.items())),
        tuple(make_sheets(document)),
    )


def _pack(face: Face) -> PackedFace:
    return PackedFace(face.id, pack_face(face), keys_of(face), draw_entry_row([face]))


def _document_row(document: Document, folded: Folded, days: Bounds | None) -> dict[str, Any]:
    lists = {
        "speakers": find_speakers(document),
        "parties": list_parties(document),
        "issues": list_issues(document),
    }
    return {
        "id": document.id,
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
        **{name: msgspec.json.encode(values).decode() for name, values in lists.items()},
        "first_day": days and days.first,
        "last_day": days and days.last,
        "days": days and days.last - days.first,
        "facts": folded.facts,
        "voices": folded.voices,
        "text_key": folded.text_key,
        "lead_key": folded.lead_key,
        "same_as": None,
        "same_reason": None,
    }


def _number(rows: Iterable[Row]) -> list[Row]:
    return [(n, *row) for n, row in enumerate(rows)]


def _actor_rows(document: Document) -> Iterator[Row]:
    """Yield a row for each actor in each role, those of turns once each."""
    roles: list[tuple[str, Actor]] = [("speaker", actor) for actor in document.speakers]
    roles += [("counterpart", actor) for actor in document.counterparts]
    roles += [("turn", actor) for actor in find_actors(document)][len(roles) :]
    for role, actor in dict.fromkeys(roles):
        yield role, actor.name, actor.person_id, actor.post, actor.party, actor.decided_by


def _date_rows(document: Document) -> Iterator[Row]:
    for found in document.dates:
        start, end = found.page_span or (None, None)
        yield found.kind, found.value, found.printed, found.origin, start, end, found.where


def _turn_row(turn: Turn) -> Row:
    speaker = turn.speaker
    return (
        turn.role,
        turn.label,
        speaker and speaker.name,
        speaker and speaker.party,
        turn.spoken_language,
        *turn.text_span,
    )


def _statement_row(said: Statement) -> Row:
    speaker = said.speaker
    return (
        said.turn,
        said.mode,
        speaker and speaker.name,
        speaker and speaker.party,
        said.act,
        said.act_mode,
        said.target,
        said.polarity,
        said.time,
        said.modality,
        said.rule,
        said.confidence,
    )


def _step_rows(document: Document) -> Iterator[Row]:
    for n, entry in enumerate(document.entries):
        for m, event in enumerate(_events_of(entry)):
            bounds = find_bounds(event.date)
            by, told_by = event.by, event.told_by
            yield (
                n,
                m,
                event.event,
                event.date,
                bounds and bounds.first,
                bounds and bounds.last,
                by and by.party,
                told_by and told_by.party,
                event.doubt,
            )


def _events_of(entry: Entry) -> tuple[Event, ...]:
    return entry.events if isinstance(entry, Mechanism | Instrument | Correspondence) else ()


def _position_rows(document: Document) -> Iterator[Row]:
    for n, entry in enumerate(document.entries):
        if isinstance(entry, Position):
            bounds, by = find_bounds(entry.on), entry.by
            day = bounds and bounds.first
            yield (
                n, entry.issue, entry.kind, by and by.party, by and by.name, entry.on, day, entry.doubt,
            )  # fmt: skip


def _word_rows(document: Document) -> Iterator[Row]:
    for n, entry in enumerate(document.entries):
        if isinstance(entry, Position):
            words = tuple(document.text[start:end] for start, end in entry.evidence)
            yield (n, pack_position(entry, words))


def _tag_rows(document: Document) -> list[Row]:
    return sorted(Counter(issue for said in document.statements for issue in said.issues).items())
