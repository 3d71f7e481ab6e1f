"""A round-up: what a contact, two sides or an issue left on the record, by theme, every line with its words."""

import msgspec

from onrecord.views.compare import Days
from onrecord.views.roundup import Roundup, round_up_contact, round_up_issue, round_up_parties
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.entry import find_quote_pages


def show_contact_roundup(room: Room, asked: Asked) -> Answer:
    """Show the round-up of one contact."""
    room.refuse_withheld(f"entry:{asked.names['id']}")
    found = round_up_contact(room.archive, asked.names["id"])
    return _show(room, found, addresses.thing("entry", asked.names["id"]))


def show_pair_roundup(room: Room, asked: Asked) -> Answer:
    """Show the round-up of two parties, in the days `from` and `to`."""
    one, other = asked.names["one"], asked.names["other"]
    found = round_up_parties(room.archive, one, other, _days(asked))
    return _show(room, found, addresses.between(one, other))


def show_issue_roundup(room: Room, asked: Asked) -> Answer:
    """Show the round-up of an issue, in the days `from` and `to`."""
    found = round_up_issue(room.archive, asked.names["id"], _days(asked))
    return _show(room, found, addresses.thing("issue", asked.names["id"]))


def _days(asked: Asked) -> Days:
    return Days(asked.one("from"), asked.one("to"), asked.one("known_on"))


def _show(room: Room, found: Roundup, of: Address) -> Answer:
    """Show a round-up of what stands at an address; where a source or an entry may not be shown, only its heading: its lines lean on one another.

    The page itself stays: an issue links to it, and a published site has no dead link.
    """
    rests_on = [f"document:{row.id}" for row in found.sources] + [f"entry:{id_}" for id_ in found.entries]
    if not all(room.lets(address) for address in rests_on):
        found = msgspec.structs.replace(found, sections=(), sources=())
    quotes = [line.quote for section in found.sections for line in section.lines]
    page_of = find_quote_pages(room, quotes)
    return Shown("roundup.html", {"found": found, "page_of": page_of, "of": of, "followed": of})
