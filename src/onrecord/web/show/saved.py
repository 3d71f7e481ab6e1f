"""Saved searches: what is new since last seen, and why it answers."""

from typing import Any, Final
from urllib.parse import parse_qsl

from onrecord.desk.saved import Saved
from onrecord.views.saved import list_keys, list_new, list_new_statements
from onrecord.views.statements import StatementQuery
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Led, Shown
from onrecord.web.questions import Question, find_address, name_question, read_question
from onrecord.web.room import Room

_SHOWN: Final = 50


def show_saved_searches(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show the saved searches, and how much each finds that was not seen."""
    rows = []
    for saved in room.archive.desk().saved.all():
        question = read_saved(saved)
        rows.append(
            {"saved": saved, "asks": name_question(question), "new": len(find_new(room, saved, question))}
        )
    return Shown("saved.html", {"rows": rows})


def show_saved(room: Room, asked: Asked) -> Answer:
    """Show what one saved search finds that was not seen."""
    saved = room.archive.desk().saved.get(asked.names["id"])
    if saved.id != asked.names["id"]:
        return Led(addresses.thing("saved", saved.id))
    question = read_saved(saved)
    values = {
        "saved": saved,
        "asks": name_question(question),
        "address": find_address(question),
        "news": find_new(room, saved, question),
        "of_statements": question.wants_statements,
    }
    return Shown("news.html", values)


def read_saved(saved: Saved) -> Question:
    """Return the question of a saved search."""
    return read_question(Asked("/search", {}, tuple(parse_qsl(saved.question))))


def find_new(room: Room, saved: Saved, question: Question, *, limit: int = _SHOWN) -> list[Any]:
    """Return what a saved search finds that was not seen: publications or statements, each with its reason."""
    if question.wants_statements:
        query = StatementQuery(question.text, said_by=question.said_by, about=question.about)
        return list(list_new_statements(room.archive, query, question.filters, saved.seen, limit=limit))
    return list(list_new(room.archive, question.text, question.filters, saved.seen, limit=limit))


def find_keys(room: Room, saved: Saved, question: Question, *, limit: int = _SHOWN) -> list[str]:
    """Return the keys of what a saved search finds that was not seen, of so many at most."""
    if not question.wants_statements and limit > _SHOWN:
        return list_keys(room.archive, question.text, question.filters)  # a thousand ids, none of them opened
    found = find_new(room, saved, question, limit=limit)
    return [key for each in found for key in (each.keys if hasattr(each, "keys") else (each.key,))]
