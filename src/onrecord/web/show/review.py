"""The review queue: entries that the reader of pages was unsure of, for a person to decide."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from onrecord.archive import EntryFilters
from onrecord.views.entry import view_entry
from onrecord.views.judged import find_standing_now
from onrecord.views.review import Waiting, list_waiting
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.entry import find_quote_pages

_SHOWN: Final = 10
_LOOKED: Final = 500  # entries in doubt that are looked through for those nobody has judged


def show_review(room: Room, asked: Asked) -> Answer:
    """Show ten entries in doubt that nobody has judged, each with its reason and its words."""
    kind = asked.one("entry")
    filters = EntryFilters(entry=kind, in_doubt=True)
    found = room.archive.ledger().find(filters, limit=_LOOKED)
    standing = find_standing_now(room.archive)
    open_rows = [row for row in found.rows if not _is_judged(standing.get(row.id))]
    items: list[dict[str, Any]] = []
    for row in open_rows[:_SHOWN]:
        view = view_entry(room.archive, row.id)
        quotes = [quote for fact in view.facts for quote in fact.quotes]
        quotes += [quote for step in view.steps for quote in step.quotes]
        shown = list(dict.fromkeys(quotes))[:4]
        items.append({"row": row, "quotes": shown, "page_of": find_quote_pages(room, shown)})
    judged = room.archive.desk().judgements(kind="entry")[-_SHOWN:]
    today = datetime.now(UTC).date().isoformat()
    others: list[Waiting] = []
    for sort in ("lost", "reply", "pair"):
        others += islice(list_waiting(room.archive, today, sort=sort), _SHOWN)
    values = {
        "others": others,
        "items": items,
        "waiting": len(open_rows),
        "total": found.total,
        "kind": kind,
        "latest": judged[::-1],
    }
    return Shown("review.html", values)


def _is_judged(standing: Any) -> bool:
    return standing is not None and standing.verdict is not None
