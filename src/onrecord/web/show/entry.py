"""One entry of the ledger: its facts, its life, each with the words it rests on; what people decided of it."""

from collections.abc import Sequence
from typing import Any, Final

from onrecord.archive import DocumentRow
from onrecord.exports.schema_org import describe_contact
from onrecord.model import Span
from onrecord.text.bounds import find_bounds
from onrecord.views.entry import EntryView, name_actor, view_entry
from onrecord.views.evidence import find_page_spans
from onrecord.views.judged import find_standing_now
from onrecord.views.steps import Quote, Step
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Led, Shown
from onrecord.web.pictures.lanes import Lane, Mark, draw_lanes
from onrecord.web.pictures.picture import Picture
from onrecord.web.room import Room
from onrecord.web.words import explain, say_day

QUOTED: Final = 8
"""Quotations of one cell that are shown; a resolution that five hundred pages name has as many."""
_SOURCES: Final = 50


def show_entry(room: Room, asked: Asked) -> Answer:
    """Show an entry whole, or as of the day `as_of`, or as known on the day `known_on`."""
    view = view_entry(
        room.archive, asked.names["id"], as_of=asked.one("as_of"), known_on=asked.one("known_on")
    )
    if view.row.id != asked.names["id"]:
        return Led(addresses.thing("entry", view.row.id))
    room.refuse_withheld(f"entry:{view.row.id}", *(f"document:{id_}" for id_ in view.sources))
    standing = find_standing_now(room.archive).get(view.row.id)
    values: dict[str, Any] = {
        "view": view,
        "entry": view.row,
        "sources": list_rows(room, view.sources[-_SOURCES:]),
        "page_of": find_pages(room, view),
        "picture": draw_life(view),
        "standing": standing if room.is_live else None,
        "as_of": asked.one("as_of"),
        "known_on": asked.one("known_on"),
        "og_type": "article",
        "followed": addresses.thing("entry", view.row.id),
        "target": f"entry:{view.row.id}",
    }
    if view.row.entry == "contact":
        values["described"] = describe_contact(view.row, asked.own)
        values["gist"] = " – ".join([view.row.kind, *view.row.parties])
    return Shown("entry.html", values)


def list_rows(room: Room, ids: Sequence[str]) -> list[DocumentRow]:
    """Return the rows of documents by whole id, in their order."""
    listed = room.archive.listed(ids)
    return [listed[id_] for id_ in ids if id_ in listed]


def find_pages(room: Room, view: EntryView) -> dict[tuple[str, Span], Address]:
    """Return the address on the page as received of every quotation in an entry."""
    cells = [fact.quotes for fact in view.facts] + [person.quotes for person in view.persons]
    cells += [step.quotes for step in view.steps] + [side.quotes for side in view.sides]
    quotes = [quote for cell in cells for quote in cell[:QUOTED]]
    return find_quote_pages(room, quotes)


def find_quote_pages(room: Room, quotes: list[Quote]) -> dict[tuple[str, Span], Address]:
    """Return the address on the page as received of each of some quotations, by document and span."""
    spans: dict[str, set[Span]] = {}
    for quote in quotes:
        spans.setdefault(quote.document, set()).add(quote.span)
    return {
        (id_, span): addresses.page(row.sha256, find_page_spans(text_map, span))
        for id_, (row, text_map) in room.archive.placed(list(spans)).items()
        if room.lets_page(row.sha256)
        for span in spans[id_]
    }


def draw_life(view: EntryView) -> Picture | None:
    """Return the life of an entry as a lane for each side: what it did, or said was done, on which day."""
    lanes: dict[str, list[Mark]] = {}
    for step in view.steps:
        day = step.inferred or step.date
        bounds = find_bounds(day)
        if bounds:
            words = step.event + (" if …" if step.condition else "")
            mark = Mark(bounds.first, words, say_day(day), _tone(step.event))
            lanes.setdefault(side_of(step), []).append(mark)
    return draw_lanes(
        "Its life, side by side", [Lane(name, tuple(marks)) for name, marks in sorted(lanes.items())]
    )


def side_of(step: Step) -> str:
    """Return whose step it is: the side that acts, else the one in whose words it is told, else both."""
    actor = step.by or step.told_by
    return (actor.party or name_actor(actor)) if actor else "as reported"


def _tone(event: str) -> str:
    return explain("event", event) or "plain"
