"""The first page: what this is, what to click, what is new."""

from onrecord.views.search import search
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.rows import list_ways

_LATEST = 12


def show_home(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show the search, three ways in, and the latest publications."""
    found = search(room.archive, "", limit=_LATEST)
    values = {"counts": room.counts(), "latest": found.hits, "facets": found.facets}
    return Shown("home.html", values | {"ways": list_ways(found)})
