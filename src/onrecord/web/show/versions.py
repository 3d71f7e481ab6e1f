"""The readings of one publication, and what changed from one to another, word by word."""

from onrecord.archive import DocumentRow
from onrecord.views.differences import compare_words
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room


def show_versions(room: Room, asked: Asked) -> Answer:
    """Show all readings of a publication, the best first."""
    readings = room.archive.same(asked.names["id"])
    room.refuse_withheld(*(f"document:{row.id}" for row in readings))
    return Shown("versions.html", {"row": readings[0], "readings": readings})


def show_changes(room: Room, asked: Asked) -> Answer:
    """Show the words that one reading has and another has not."""
    before, after = room.archive.row(asked.names["id"]), room.archive.row(asked.names["other"])
    room.refuse_withheld(f"document:{before.id}", f"document:{after.id}")
    changes = compare_words(*(_read_text(room, row) for row in (before, after)))
    values = {"before": before, "after": after, "changes": changes, "back": addresses.versions(before.id)}
    return Shown("changes.html", values)


def _read_text(room: Room, row: DocumentRow) -> str:
    return room.archive.document(row.id).text
