"""Lists of the ledger: contacts, mechanisms, instruments, commitments, correspondence, each with its picture."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from onrecord.archive import EntryFilters
from onrecord.archive.ledger_rows import EntryOutline
from onrecord.text.bounds import find_bounds
from onrecord.views.judged import list_entries
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown, ShowPage
from onrecord.web.pictures.bars import draw_bars
from onrecord.web.pictures.grid import draw_grid
from onrecord.web.pictures.picture import Picture
from onrecord.web.room import Room

LISTED: Final = 50
_DRAWN: Final = 1_000  # entries that a picture counts, the newest
_FEW_YEARS: Final = 3


class Kind(NamedTuple):
    """A kind of entry: its word in the ledger and in an address, and how a page calls it."""

    entry: str
    path: str
    name: str
    sentence: str


KINDS: Final = (
    Kind(
        "contact",
        "contacts",
        "Contacts",
        "Meetings, talks, calls, visits, consultations, messages: held, planned, proposed, postponed or cancelled.",
    ),
    Kind(
        "mechanism",
        "mechanisms",
        "Mechanisms",
        "Standing ways of working: groups, commissions, special representatives, hotlines, with their lives.",
    ),
    Kind(
        "instrument",
        "instruments",
        "Instruments",
        "Agreements, memoranda, resolutions, joint statements, with what became of them.",
    ),
    Kind(
        "commitment",
        "commitments",
        "Commitments",
        "Promises, offers, requests, conditions and refusals: by whom, to whom, to do what.",
    ),
    Kind(
        "correspondence",
        "correspondence",
        "Correspondence",
        "Notes, non-papers, letters and requests, with what is known of the reply.",
    ),
)
"""The kinds of entry that have a list, in the order of the head of the page."""

_ASKED: Final = ("party", "with", "person", "words", "status", "kind", "from", "to")


def show_list(kind: Kind) -> ShowPage:
    """Return the page that lists the entries of one kind."""

    def show(room: Room, asked: Asked) -> Answer:
        filters = read_filters(kind, asked)
        number = asked.number("page")
        found = list_entries(room.archive, filters, limit=LISTED, offset=(number - 1) * LISTED)
        facts = {name: value for name in _ASKED if (value := asked.one(name))}
        is_drawn = kind.entry == "contact" and number == 1
        drawn = room.archive.ledger().outline(filters, limit=_DRAWN) if is_drawn else ()
        values: dict[str, Any] = {
            "kind": kind,
            "rows": [each.row for each in found.rows if room.lets(f"entry:{each.row.id}")],
            "total": found.total,
            "facts": facts,
            "followed": _page(kind, facts, 1),
            "number": number,
            "offset": (number - 1) * LISTED,
            "earlier": _page(kind, facts, number - 1) if number > 1 else None,
            "later": _page(kind, facts, number + 1) if number * LISTED < found.total else None,
            "pictures": draw_contacts(drawn),
        }
        return Shown("ledger.html", values)

    return show


def _page(kind: Kind, facts: dict[str, str], number: int) -> Address:
    pages = [("page", str(number))] if number > 1 else []
    return Address(f"/{kind.path}", (*facts.items(), *pages))


def read_filters(kind: Kind, asked: Asked) -> EntryFilters:
    """Return the facts that an address asks of entries."""
    parties = tuple(value for name in ("party", "with") if (value := asked.one(name)))
    return EntryFilters(
        entry=kind.entry,
        kind=asked.one("kind"),
        status=asked.one("status"),
        parties=parties,
        person=asked.one("person"),
        words=asked.one("words"),
        from_on=asked.one("from"),
        to_on=asked.one("to"),
    )


def draw_contacts(rows: Sequence[EntryOutline]) -> list[Picture]:
    """Return the pictures of contacts: how many over time by kind, and which parties meet which."""
    dated = [(row.date, row.kind) for row in rows if row.date and find_bounds(row.date)]
    years = {date[:4] for date, _ in dated if date[:4].isdigit()}
    size = 7 if len(years) <= _FEW_YEARS else 4  # months, else years
    counts: dict[str, Counter[str]] = {}
    for date, kind in dated:
        if date[:4].isdigit() and len(date) >= size:
            counts.setdefault(date[:size], Counter())[kind] += 1
    met: Counter[tuple[str, str]] = Counter()
    for row in rows:
        parties = sorted(row.parties)
        met.update((one, other) for n, one in enumerate(parties) for other in parties[n + 1 :])
    drawn = (
        draw_bars("Contacts over time, by kind", sorted(counts.items())),
        draw_grid("Who meets whom", met),
    )
    return [picture for picture in drawn if picture]
