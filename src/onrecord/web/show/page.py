"""A page as received: everything on it, and what of it was asked for lit."""

from typing import Final

from onrecord.errors import UnknownId
from onrecord.views.entry import list_quoted
from onrecord.web import addresses
from onrecord.web.addresses import Address, read_span
from onrecord.web.asking import Answer, Asked, Led, Sent, Shown
from onrecord.web.received import WINDOW, draw_window, find_window, list_stretches
from onrecord.web.room import Room
from onrecord.web.show.document import list_documents

_LISTED: Final = 100  # documents of a page that are listed; a page of 20,000 teasers is no reading


def show_page(room: Room, asked: Asked) -> Answer:
    """Show one window of a page as received; the words at each `at` are lit."""
    page = room.archive.page(asked.names["sha256"])
    sha256 = page.snapshot.sha256
    if sha256 != asked.names["sha256"]:
        return Led(addresses.page(sha256), is_permanent=True)
    room.refuse_withheld(*(f"document:{document.id}" for document in list_documents(page)))
    lit = [read_span(value) for name, value in asked.query if name == "at"]
    if any(end > len(page.text) for _, end in lit):
        raise UnknownId(f"the page has {len(page.text)} characters; what is asked lies outside")
    count = max(1, -(-len(page.text) // WINDOW))
    number = find_window(lit[0][0]) if lit and not asked.one("part") else asked.number("part")
    if number > count:
        raise UnknownId(f"the page has {count} parts and none numbered {number}")
    # a span that begins in this window is shown to its end
    low, high = (number - 1) * WINDOW, min(number * WINDOW, len(page.text))
    high = max([high, *(end for start, end in lit if low <= start < high)])
    documents = list_documents(page)
    stretches = [mark for document in documents for mark in list_stretches(document, list_quoted(document))]
    values = {
        "page": page,
        "inside": draw_window(page, (low, high), stretches, lit),
        "number": number,
        "pages": _list_pages(sha256, count),
        "documents": documents[:_LISTED],
        "further": max(0, len(documents) - _LISTED),
        "sightings": room.archive.sightings(sha256),
    }
    return Shown("page.html", values)


def _list_pages(sha256: str, count: int) -> list[Address]:
    whole = addresses.page(sha256)
    if count == 1:
        return []
    return [whole, *(whole._replace(query=(("part", str(n)),)) for n in range(2, count + 1))]


def send_snapshot(room: Room, asked: Asked) -> Answer:
    """Send the bytes as received, to be saved and never to be run."""
    sha256 = asked.names["sha256"].removesuffix(".txt")
    if not room.lets_page(sha256):
        raise UnknownId("there is nothing of this address here")
    return Sent(room.archive.snapshot_bytes(sha256), "application/octet-stream", f"{sha256[:16]}.bin")
