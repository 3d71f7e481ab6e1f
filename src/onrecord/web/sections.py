"""The rooms of the record that the head of every page leads to, those with something in them."""

from typing import Final, NamedTuple

from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.room import Room
from onrecord.web.show.ledger import KINDS

_FACE: Final = ("", "publications", "document", "about")
"""The first words of those paths that a mission's own face shows; the others are the researcher's."""


class Section(NamedTuple):
    """One entry of the head: its name, where it leads, and whether the page is in it."""

    name: str
    address: Address
    is_here: bool


def list_sections(room: Room, path: str) -> list[Section]:
    """Return the sections of a room, the one that `path` is in marked."""
    if room.bulletin and path.partition("/")[2].partition("/")[0] in _FACE:
        front = [("Latest events", addresses.HOME), ("All messages", addresses.listing("publications"))]
        front += [("The record", addresses.listing("record")), ("About", addresses.ABOUT)]
        return [Section(name, address, _is_here(address, path)) for name, address in front]
    named = [("Latest events", addresses.HOME)] if room.bulletin else []
    named += [("Publications", addresses.search() if room.is_live else addresses.listing("publications"))]
    if room.is_live:
        named.append(("Statements", addresses.search(of="statements")))
    named.append(("People", addresses.listing("people")))
    named += [(kind.name, addresses.listing(kind.path)) for kind in KINDS]
    named += [("Issues", addresses.listing("issues")), ("Check lists", addresses.listing("checklists"))]
    if room.is_live:
        named += [("Review", addresses.listing("review")), ("Saved", addresses.listing("saved"))]
    named.append(("About", addresses.ABOUT))
    return [Section(name, address, _is_here(address, path)) for name, address in named]


def _is_here(address: Address, path: str) -> bool:
    below = address.path.rstrip("/") + "/"
    return not address.query and (path == address.path or (below != "/" and path.startswith(below)))
