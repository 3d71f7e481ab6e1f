"""Issues: what each side says on a matter, by date, side by side."""

from typing import Any, Final

from onrecord.actors.parties import name_party
from onrecord.archive import PositionFilters
from onrecord.text.bounds import find_bounds
from onrecord.views.compare import Comparison, Days, compare, name_issue
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.pictures.lanes import Lane, Mark, draw_lanes
from onrecord.web.pictures.picture import Picture
from onrecord.web.room import Room
from onrecord.web.show.entry import find_quote_pages
from onrecord.web.words import say_day

_SIDES: Final = 4
_POSITIONS: Final = 30  # of each side, the newest; those before have a page of their own


def show_issues(room: Room, asked: Asked) -> Answer:
    """Show every issue that the archive has positions on."""
    filters = PositionFilters(party=asked.one("party"), from_on=asked.one("from"), to_on=asked.one("to"))
    rows = room.issues() if filters == PositionFilters() else room.archive.ledger().issues(filters)
    followed = addresses.listing("issues")
    return Shown("issues.html", {"rows": rows, "name_issue": name_issue, "followed": followed})


def show_issue(room: Room, asked: Asked) -> Answer:
    """Show the positions of the sides named by `party`, or of the four that say most, on one issue."""
    issue = asked.names["id"]
    parties = tuple(value for name, value in asked.query if name == "party" and value)
    parties = parties or tuple(room.archive.ledger().takers(issue, limit=_SIDES))
    days = Days(asked.one("from"), asked.one("to"), asked.one("known_on"))
    found = compare(room.archive, issue, parties, days, most=_POSITIONS)
    quotes = [quote for side in found.sides for said in side.said for quote in said.quotes]
    quotes += [quote for said in found.between for quote in said.quotes]
    values: dict[str, Any] = {
        "found": found,
        "page_of": find_quote_pages(
            room, [quote for quote in quotes if room.lets(f"document:{quote.document}")]
        ),
        "picture": draw_sides(found),
        "earlier": _find_earlier(found, parties, asked) if room.is_live else None,
        "followed": addresses.thing("issue", found.issue),
        "quotes_of": lambda said: [quote for quote in said.quotes if room.lets(f"document:{quote.document}")],
    }
    return Shown("issue.html", values)


def _find_earlier(found: Comparison, parties: tuple[str, ...], asked: Asked) -> Address | None:
    """Return the page of positions up to the first day shown of a side that has as many as are shown; null for none."""
    first = [side.said[0].on for side in found.sides if len(side.said) == _POSITIONS]
    days = [day for day in first if day and find_bounds(day) and day != asked.one("to")]
    if not days:
        return None
    pairs = (*(("party", party) for party in parties), ("to", max(days)))
    return addresses.thing("issue", found.issue)._replace(query=pairs)


def draw_sides(found: Comparison) -> Picture | None:
    """Return a lane for each side with its positions by day."""
    lanes = []
    for side in found.sides:
        marks = [
            Mark(bounds.first, said.kind, say_day(day), "plain")
            for said in side.said
            if (bounds := find_bounds(day := said.inferred or said.on))
        ]
        lanes.append(Lane(name_party(side.party), tuple(marks)))
    return draw_lanes("Positions by side and day", lanes)
