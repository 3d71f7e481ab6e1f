"""About this record: what is in it, where it comes from, how well it reads, what it cannot do."""

from onrecord.views.search import search
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.words import load_words

_FAILURES = 50


def show_about(room: Room, asked: Asked) -> Answer:  # noqa: ARG001 - every page is asked alike
    """Show counts, publishers, what could not be read, and the measured accuracy of the reader."""
    found = search(room.archive, "", limit=1)
    failures = room.archive.failures()
    values = {
        "counts": room.counts(),
        "facets": found.facets,
        "ranked": found.ranked,
        "failures": failures[:_FAILURES],
        "further": max(0, len(failures) - _FAILURES),
        "acts": load_words()["act"],
    }
    return Shown("about.html", values)
