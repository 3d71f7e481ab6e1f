"""People: a list of them, and each with posts by date, names with their evidence, statements and contacts."""

import re
from collections import Counter
from typing import Any, Final

from msgspec.structs import replace

from onrecord.errors import UnknownId
from onrecord.people.cards import PersonRow
from onrecord.people.choose import PeopleFilters
from onrecord.views.compare import name_issue
from onrecord.views.gated import gate_card, gate_people
from onrecord.views.people import list_people
from onrecord.views.person import PersonView
from onrecord.views.statements import StatementHit
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Led, Shown
from onrecord.web.pictures.bars import draw_bars
from onrecord.web.pictures.picture import Picture
from onrecord.web.room import Room
from onrecord.web.show.entry import list_rows

_LISTED: Final = 100
_ADDRESS: Final = re.compile(r"p-([\w-]+)-[0-9a-f]{8}")
_SHOWN_BY: Final = 5  # documents that are named as showing a post
_ASKED: Final = ("name", "party", "post", "from", "to")


def show_people(room: Room, asked: Asked) -> Answer:
    """Show the people whom documents name in full, those of most documents first."""
    facts = {name: value for name in _ASKED if (value := asked.one(name))}
    rows = _find(room, facts) if facts else room.people()
    if rows is None:
        return Shown("wait.html", {"what": "The people of the archive are being looked up."}, 503)
    shown = gate_people(room.archive, (row for row in rows if row.documents), room.gate)
    number = asked.number("part")
    first = (number - 1) * _LISTED
    values = {
        "rows": shown[first : first + _LISTED],
        "total": len(shown),
        "facts": facts,
        "number": number,
        "pages": _list_pages(facts, len(shown)),
    }
    return Shown("people.html", values)


def _find(room: Room, facts: dict[str, str]) -> list[PersonRow]:
    asked = PeopleFilters(
        facts.get("name"), facts.get("party"), facts.get("post"), facts.get("from"), facts.get("to")
    )
    return list_people(room.archive, asked)


def _list_pages(facts: dict[str, str], total: int) -> list[Address]:
    count = max(1, -(-total // _LISTED))
    pairs = tuple(facts.items())
    pages = [
        Address("/people", (*pairs, *([("part", str(n))] if n > 1 else []))) for n in range(1, count + 1)
    ]
    return pages if count > 1 else []


def show_person(room: Room, asked: Asked) -> Answer:
    """Show one person."""
    try:
        known = room.person(asked.names["id"])
    except UnknownId:
        return _find_renamed(room, asked.names["id"])
    if known is None:
        return Shown("wait.html", {"what": "A person named very often is being looked up."}, 503)
    found = known.view
    if found.card.id != asked.names["id"]:
        return Led(addresses.thing("person", found.card.id), is_permanent=True)
    card = gate_card(room.archive, found.card, room.gate)
    if card is None:
        raise UnknownId("there is nothing of this address here")
    found = replace(found, card=card)
    said = [hit for hit in found.statements if room.lets(f"document:{hit.document.id}")]
    drawn = [picture for picture in (_draw_acts(room, said), _draw_issues(room, said)) if picture]
    values: dict[str, Any] = {
        "card": found.card,
        "followed": addresses.thing("person", found.card.id),
        "aliases": [each for each in found.aliases if room.lets(f"document:{each.document.id}")],
        "said": said,
        "has_more": found.has_more,
        "contacts": [row for row in found.contacts if room.lets(f"entry:{row.id}")],
        "pictures": drawn,
        "posts": _find_posts(room, found),
        "looked_up": f"{known.at:%Y-%m-%d %H:%M} UTC" if known.at else None,
    }
    return Shown("person.html", values)


def _find_renamed(room: Room, id_: str) -> Answer:
    """Lead from the address of a person who has another now, after pages or a reader that tell more: by the name in it.

    Raises `UnknownId` where it has none, or nobody is called so.
    """
    parts = _ADDRESS.fullmatch(id_)
    name = parts[1].replace("-", " ") if parts else ""
    found = room.archive.people().find(name) if name else []
    if not found:
        raise UnknownId(f"nobody in the archive has the address {id_[:80]!r}")
    if len(found) == 1:
        return Led(addresses.thing("person", found[0].id))
    return Led(Address("/people", (("name", name),)))


def _find_posts(room: Room, found: PersonView) -> list[dict[str, Any]]:
    """Return each post held, with the rows of the documents that show it."""
    posts = []
    for held in found.card.posts:
        ids = [each for each in held.evidence if held.kind == "seen" and room.lets(f"document:{each}")]
        sources = [] if held.kind == "seen" else list(held.evidence)
        posts.append(
            {
                "held": held,
                "documents": list_rows(room, list(dict.fromkeys(ids))[:_SHOWN_BY]),
                "sources": sources,
            }
        )
    return posts


def _draw_acts(room: Room, said: list[StatementHit]) -> Picture | None:
    return draw_bars(
        "The newest statements by month and act", _count(room, said, lambda hit: [hit.statement.act.lower()])
    )


def _draw_issues(room: Room, said: list[StatementHit]) -> Picture | None:
    return draw_bars(
        "The newest statements by month and issue",
        _count(room, said, lambda hit: list(map(name_issue, hit.statement.issues))),
    )


def _count(room: Room, said: list[StatementHit], name: Any) -> list[tuple[str, Counter[str]]]:
    counts: dict[str, Counter[str]] = {}
    inferred: dict[str, str] = {}
    for hit in said:
        row = hit.document
        day = row.event_on or row.published_on or row.posted_on or ""
        if day.startswith("XXXX"):
            if row.id not in inferred:
                year = room.archive.people().year(row.id)
                inferred[row.id] = year.value if year else ""
            day = inferred[row.id]
        if day[:4].isdigit() and len(day) >= 7:  # noqa: PLR2004 - a month
            counts.setdefault(day[:7], Counter()).update(name(hit))
    return sorted(counts.items())
