"""Rows that several pages show."""

from typing import NamedTuple

from onrecord.archive import Archive, DocumentRow
from onrecord.web import addresses
from onrecord.web.addresses import Address


class Way(NamedTuple):
    """A way into the record: what one does, with what, and where it leads."""

    title: str
    example: str
    address: Address


def list_ways(talk: DocumentRow | None, speaker: str | None, *, can_search: bool) -> list[Way]:
    """Return ways into an archive that lead somewhere: to a conversation, to one who speaks often, else to lists."""
    ways: list[Way] = []
    if talk:
        ways.append(Way("Read a conversation", talk.title or "untitled", addresses.document(talk.id)))
    if not can_search:
        months = addresses.listing("publications")
        met = Way("See who met whom", "Contacts, with the words of each side", addresses.listing("contacts"))
        return [*ways, Way("Leaf through it", "All publications by month", months), met]
    if speaker:
        ways.append(Way("See who said what", f"Everything {speaker} says", addresses.search(said_by=speaker)))
        about = f"What others say of {speaker}"
        ways.append(Way("Hear the others", about, addresses.search(about=speaker)))
    return ways


def find_source_name(archive: Archive, row: DocumentRow) -> str | None:
    """Return the name a page was added under, where it has no address to cite."""
    if row.url:
        return None
    return next((sighting.name for sighting in archive.sightings(row.sha256)), None)
