"""Check lists: what strains relations, as each side lists it, what became of it, and how many are open."""

from datetime import UTC, datetime
from typing import Any, Final

from onrecord.desk.checklist import Checklist
from onrecord.desk.compare import compare_sides, compare_versions
from onrecord.desk.items import describe_status
from onrecord.desk.progress import count_open, find_ages
from onrecord.errors import UnknownId
from onrecord.text.bounds import find_bounds
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Led, Shown
from onrecord.web.pictures.picture import Picture
from onrecord.web.pictures.stairs import draw_stairs
from onrecord.web.room import Room

_STALE: Final = 90  # days without a move after which an item is pointed out


def show_checklists(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show every check list, with how many of its items are open."""
    lists = [each for each in room.archive.desk().checklists.all() if room.lets_marked(each.marking)]
    rows = [(each, sum(each.is_open(item) for item in each.items)) for each in lists]
    return Shown("checklists.html", {"rows": rows})


def show_checklist(room: Room, asked: Asked) -> Answer:
    """Show one list as it stands, or as it stood at the end of the day `until`."""
    found = room.archive.desk().checklists.get(asked.names["id"], until=asked.one("until"))
    if not room.lets_marked(found.marking):
        raise UnknownId("there is nothing of this address here")
    if found.id != asked.names["id"]:
        return Led(addresses.thing("checklist", found.id))
    today = datetime.now(UTC).date().isoformat()
    ages = {age.number: age for age in find_ages(found, asked.one("until") or today)}
    values: dict[str, Any] = {
        "list": found,
        "followed": addresses.thing("checklist", found.id),
        "items": [
            (item, describe_status(item.row.said, found.sides), found.is_open(item)) for item in found.items
        ],
        "ages": ages,
        "stale": _STALE,
        "picture": draw_open(found),
        "versions": found.sent,
        "changes": compare_versions(found.sent[-2], found.sent[-1]) if len(found.sent) > 1 else None,
        "facing": _face(found),
        "until": asked.one("until"),
    }
    return Shown("checklist.html", values)


def _face(found: Checklist) -> Any:
    if not (found.sent and found.received):
        return None
    verdicts = {(pair.ours, pair.theirs): pair.is_same for pair in found.pairs}
    return compare_sides(found.sent[-1], found.received[-1].version, verdicts)


def draw_open(found: Checklist) -> Picture | None:
    """Return how many items are open over time: until both sides say so, and as each side counts."""
    points = []
    for each in count_open(found):
        bounds = find_bounds(each.on)
        if bounds:
            points.append((bounds.first, {"both": each.total} | dict(each.by_side)))
    return draw_stairs("Open items over time", points)
