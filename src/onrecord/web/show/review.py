"""The review queue: what waits for a person's word, each with its reason and its words, and the form that answers."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from onrecord.errors import QueryError, UnknownId
from onrecord.views.entry import view_entry
from onrecord.views.review import list_waiting
from onrecord.views.steps import Quote
from onrecord.views.waiting import SORTS, Sort, Waiting
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.entry import find_quote_pages
from onrecord.web.words import explain

_ALL: Final = "all"
_SHOWN: Final = 8
_JUDGED: Final = 10  # of the last judgements


def show_review(room: Room, asked: Asked) -> Answer:
    """Show the first eight questions that wait, of one `sort` or of all; `made` is what the last answer did.

    Without a sort asked for they are of entries: for a name all documents are looked through.
    """
    word = asked.one("sort") or "entry"
    sort = None if word == _ALL else read_sort(word)
    today = datetime.now(UTC).date().isoformat()
    found = list(islice(list_waiting(room.archive, today, sort=sort), _SHOWN + 1))
    items: list[dict[str, Any]] = []
    for waiting in found[:_SHOWN]:
        quotes = _find_quotes(room, waiting)
        items.append(
            {
                "waiting": waiting,
                "address": find_judged(room, waiting.target),
                "quotes": quotes,
                "page_of": find_quote_pages(room, quotes),
            }
        )
    values = {
        "items": items,
        "has_more": len(found) > _SHOWN,
        "sorts": [
            *((each, explain("sort", each), each == sort) for each in SORTS[::-1]),
            (_ALL, "All", sort is None),
        ],
        "sort": word,
        "made": asked.one("made"),
        "latest": [
            (judgement, find_judged(room, judgement.target))
            for judgement in room.archive.desk().judgements()[: -_JUDGED - 1 : -1]
        ],
    }
    return Shown("review.html", values)


def read_sort(word: str | None) -> Sort | None:
    """Return the sort of question of this name, null for none; raise `QueryError` for any other word."""
    for sort in SORTS:
        if word == sort:
            return sort
    if word is None:
        return None
    raise QueryError(f"{word[:40]!r} is no sort of question; take one of: {', '.join(SORTS)}")


def find_judged(room: Room, target: str) -> Address | None:
    """Return where a target of judgements is shown, as far as it is there: an entry, a person, a place in a document."""
    kind, _, rest = target.partition(":")
    id_, _, place = rest.partition(":")
    if kind in ("entry", "event"):
        return addresses.thing("entry", id_)
    if kind in ("person", "checklist"):
        return addresses.thing(kind, id_.partition("#")[0])
    if kind == "name":  # m-DOCUMENT-START-END
        _, id_, start, end = (*id_.split("-"), "", "", "")[:4]
        place = f"{start}-{end}"
    if kind not in ("document", "statement", "date", "name"):
        return None
    try:
        document = room.archive.document(id_)
    except UnknownId:
        return None
    if kind == "name":
        return addresses.document(document.id, addresses.read_span(place))
    said = next((said for said in document.statements if kind == "statement" and str(said.n) == place), None)
    return addresses.document(document.id, (said.content[0][0], said.content[-1][1]) if said else None)


def _find_quotes(room: Room, waiting: Waiting) -> list[Quote]:
    """Return the words of an entry in doubt with their places; the words of other questions stand in these."""
    if waiting.sort != "entry":
        return []
    view = view_entry(room.archive, waiting.target.partition(":")[2])
    quotes = [quote for fact in view.facts for quote in fact.quotes]
    quotes += [quote for step in view.steps for quote in step.quotes]
    return list(dict.fromkeys(quotes))[: len(waiting.words)]
