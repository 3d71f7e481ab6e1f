"""The first page: what this is, what to click, what is new."""

from typing import Final

from onrecord.archive import DocumentRow, EntryFilters, Filters, Query
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.bulletin import show_bulletin
from onrecord.web.show.rows import list_ways

_LATEST: Final = 8
_MOVED: Final = 6


def show_home(room: Room, asked: Asked) -> Answer:
    """Show a mission's face where the room has one, else the record's."""
    return show_bulletin(room, room.bulletin, asked) if room.bulletin else show_record(room, asked)


def show_record(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show the search, three ways in, and the latest publications."""
    found = room.archive.latest(Query(), limit=_LATEST)
    latest = [hit for hit in found if room.lets(f"document:{hit.document.id}")]
    ledger = room.archive.ledger()
    contacts = ledger.newest(EntryFilters(entry="contact"), limit=_MOVED)
    moved = ledger.newest(EntryFilters(entry="mechanism"), limit=_MOVED)
    values = {
        "contacts": [row for row in contacts if room.lets(f"entry:{row.id}")],
        "moved": [row for row in moved if room.lets(f"entry:{row.id}")],
        "counts": room.counts(),
        "latest": latest,
        "followed": addresses.HOME,
        "ways": list_ways(
            _find_talk(room), room.speaker() if room.is_live else None, can_search=room.is_live
        ),
    }
    return Shown("home.html", values)


def _find_talk(room: Room) -> DocumentRow | None:
    """Return the newest conversation that may be shown, else the newest whole document."""
    for filters in (Filters(kind="main", form="interview"), Filters(kind="main")):
        for hit in room.archive.latest(Query(), filters=filters, limit=_LATEST):
            if room.lets(f"document:{hit.document.id}"):
                return hit.document
    return None
