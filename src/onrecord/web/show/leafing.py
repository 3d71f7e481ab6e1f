"""Publications by year and month, for who leafs rather than searches."""

import re
from typing import Final

from onrecord.archive import Filters, Hit, Query
from onrecord.archive.rows import is_capped
from onrecord.errors import UnknownId
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room

_LISTED: Final = 50
_MONTH: Final = re.compile(r"\d{4}-\d\d")

UNDATED: Final = "undated"
"""In place of a month: publications that print no year."""


def show_years(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show the years and months that have publications."""
    return Shown("years.html", {"years": room.years(), "undated": room.archive.undated(limit=0)[1]})


def show_month(room: Room, asked: Asked) -> Answer:
    """Show the publications of one month, the newest first, fifty at a time."""
    month = asked.names["month"]
    number = asked.number("part")
    offset = (number - 1) * _LISTED
    if month == UNDATED:
        rows, total = room.archive.undated(limit=_LISTED, offset=offset)
        hits = [Hit(row, 0.0, 1, ()) for row in rows]
    elif _MONTH.fullmatch(month):
        filters = Filters(from_on=month, to_on=month)
        hits = room.archive.latest(Query(), filters=filters, limit=_LISTED, offset=offset)
        total = room.archive.count(Query(), filters)
    else:
        raise UnknownId(f"{month[:20]!r} is no month; write it as 2031-04")
    values = {
        "month": month,
        "hits": [hit for hit in hits if room.lets(f"document:{hit.document.id}")],
        "total": total,
        "is_capped": month != UNDATED and is_capped(total),
        "number": number,
        "pages": _list_pages(month, total),
    }
    return Shown("month.html", values)


def _list_pages(month: str, total: int) -> list[Address]:
    whole = Address(f"/publications/{month}")
    count = max(1, -(-total // _LISTED))
    return (
        []
        if count == 1
        else [
            whole,
            *(whole._replace(query=(("part", str(n)),)) for n in range(2, count + 1)),
        ]
    )
