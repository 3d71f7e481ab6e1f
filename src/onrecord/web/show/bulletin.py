"""The first page of a mission: latest events, messages by month, where to call."""

from datetime import UTC, datetime
from typing import Final

from onrecord.archive import Filters, Query
from onrecord.web.addresses import HOME
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.bulletin import Bulletin
from onrecord.web.room import Room

_LATEST: Final = 15
_NOTICES: Final = 6


def show_bulletin(room: Room, bulletin: Bulletin, asked: Asked) -> Answer:  # noqa: ARG001 - as every page
    """Show what a mission published last, whole documents before the teasers of others."""
    found = room.archive.latest(Query(), filters=_of(bulletin, "main"), limit=_LATEST)
    notices = room.archive.latest(Query(), filters=_of(bulletin, "teaser"), limit=_NOTICES)
    values = {
        "latest": [hit for hit in found if room.lets(f"document:{hit.document.id}")],
        "notices": [hit for hit in notices if room.lets(f"document:{hit.document.id}")],
        "years": room.years()[:2],
        "followed": HOME,
    }
    return Shown("bulletin.html", values)


def _of(bulletin: Bulletin, kind: str) -> Filters:
    return Filters(kind="main" if kind == "main" else "teaser", publisher=bulletin.publisher)


def tell_times(bulletin: Bulletin) -> list[tuple[str, str, str]]:
    """Return each clock's city, zone and time now."""
    now = datetime.now(UTC)
    return [(clock.city, clock.zone, clock.tell(now)) for clock in bulletin.clocks]
