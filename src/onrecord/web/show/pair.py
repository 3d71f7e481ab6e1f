"""Two parties: what there is between them."""

from typing import Any, Final

from onrecord.archive import EntryList
from onrecord.errors import QueryError
from onrecord.views.compare import name_issue
from onrecord.views.timeline import draw_timeline
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.ledger import KINDS, draw_contacts

_LISTED: Final = 25
_DRAWN: Final = 1_000
_MOMENTS: Final = 60


def show_pair(room: Room, asked: Asked) -> Answer:
    """Show contacts, issues, mechanisms, instruments, commitments and letters between two parties."""
    one, other = asked.names["one"], asked.names["other"]
    if one == other:
        raise QueryError(f"{one!r} is one party; name two")
    ledger = room.archive.ledger()
    found = ledger.between(one, other, limit=_MOMENTS, drawn=_DRAWN)
    lists = found.lists
    boards = []
    for kind in KINDS:
        listed = lists.get(kind.entry, EntryList((), 0))
        rows = [row for row in listed.rows[:_LISTED] if room.lets(f"entry:{row.id}")]
        boards.append((kind, rows, listed.total))
    met = lists["contact"].rows if "contact" in lists else ()
    told = draw_timeline(met, found.events, _MOMENTS)
    mine, theirs = (ledger.taken(party) for party in (one, other))
    shared = [(mine.get(issue), theirs.get(issue), issue) for issue in sorted({*mine, *theirs})]
    values: dict[str, Any] = {
        "one": one,
        "other": other,
        "boards": boards,
        "issues": [(a, b, issue) for a, b, issue in shared if a and b],
        "name_issue": name_issue,
        "followed": addresses.between(one, other),
        "moments": [moment for moment in told.moments if room.lets(f"entry:{moment.id}")],
        "pictures": draw_contacts(found.contacts)[:1],
    }
    return Shown("pair.html", values)
