"""Add one page: read outside the lock, written in one transaction."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select, update

from onrecord.archive import sqlite
from onrecord.archive.packing import list_documents, pack_bytes
from onrecord.archive.rows import PageSource
from onrecord.archive.tables import documents, pages, sightings, snapshots, unreachable
from onrecord.errors import OnRecordError
from onrecord.model import Page

Read = Callable[..., Page]

_KEPT_UNREAD: Final = 8 * 1024 * 1024
"""Bytes that are kept though they could not be read: text-sized, so that a later version may."""


class Sight(NamedTuple):
    """How bytes were given: what `read` is told of them, and their name."""

    media_type: str | None
    url: str | None
    retrieved_at: str | None
    name: str


class Failed(NamedTuple):
    """Why a page could not be read: the exception's name and a sentence."""

    kind: str
    error: str


class Seen(NamedTuple):
    """What the archive knows of some bytes before they are added."""

    number: int | None
    is_read: bool
    best: Sight | None
    is_noted: bool


_SNAPSHOT: Final = (
    select(snapshots.c.number, pages.c.snapshot)
    .join(pages, pages.c.snapshot == snapshots.c.number, isouter=True)
    .where(snapshots.c.sha256 == bindparam("sha256"))
)
_SIGHTS: Final = select(
    sightings.c.media_type, sightings.c.url, sightings.c.retrieved_at, sightings.c.name
).where(sightings.c.snapshot == bindparam("snapshot"))
_FORGET: Final = delete(unreachable).where(unreachable.c.name == bindparam("given"))
_IDS: Final = (
    select(documents.c.id)
    .where(documents.c.snapshot == bindparam("snapshot"))
    .order_by(documents.c.place_on_page)
)


def make_sight(source: PageSource) -> Sight:
    """Return how a source gives its bytes; a name that is not valid text is spelled with escapes."""
    name = source.name.encode("utf-8", "backslashreplace").decode()
    return Sight(source.media_type, source.url, source.retrieved_at, name)


def look_up(connection: Connection, sha256: str, sight: Sight) -> Seen:
    """Return what is known of the bytes with this digest, and of their being given so."""
    found = connection.execute(_SNAPSHOT, {"sha256": sha256}).one_or_none()
    if found is None:
        return Seen(None, is_read=False, best=None, is_noted=False)
    number, page = found
    sights = [Sight(*row) for row in connection.execute(_SIGHTS, {"snapshot": number})]
    return Seen(number, page is not None, choose_sight(sights), sight in sights)


def choose_sight(sights: list[Sight]) -> Sight:
    """Return the sight a page is read with: with an address, with a time, the earliest; never the first to arrive."""
    return min(
        sights,
        key=lambda sight: (
            sight.url is None,
            sight.retrieved_at is None,
            sight.retrieved_at or "",
            sight.url or "",
            sight.media_type or "",
            sight.name,
        ),
    )


def read_page(read: Read, data: bytes, sight: Sight) -> Page | Failed:
    """Read bytes; what `read` raises becomes a row, so that one page never stops the others."""
    try:
        return read(data, media_type=sight.media_type, url=sight.url, retrieved_at=sight.retrieved_at)
    except OnRecordError as error:
        return Failed(type(error).__name__, str(error) or type(error).__name__)
    except Exception as error:  # noqa: BLE001 - a fault of ours on one page is a failure of that page alone
        return Failed(
            type(error).__name__, f"On Record failed on this page ({type(error).__name__}: {error})"
        )


def fail_to_keep(error: Exception) -> Failed:
    """Return the failure of a page whose record the tables refuse."""
    cause = getattr(error, "orig", error)
    return Failed("ArchiveError", f"its record cannot be kept ({type(cause).__name__}: {cause})")


def write_outcome(
    connection: Connection,
    sha256: str,
    data: bytes,
    given: tuple[Seen, Sight, Sight],
    outcome: Page | Failed | None,
) -> tuple[str, ...]:
    """Write what became of a page and return its documents' ids.

    `given` is what was known, how the bytes were given, and how the page is
    read; without an outcome only the sighting is new.
    """
    seen, sight, best = given
    number = seen.number
    if number is None:
        is_kept = isinstance(outcome, Page) or len(data) <= _KEPT_UNREAD
        row = {"sha256": sha256, "size": len(data), "packed": pack_bytes(data) if is_kept else None}
        number = sqlite.insert_one(connection, snapshots, row | _told(best))
    elif outcome is not None:
        connection.execute(update(snapshots).where(snapshots.c.number == number).values(**_told(best)))
    if not seen.is_noted:
        added_at = datetime.now(UTC).isoformat(timespec="seconds")
        told = _told(sight) | {"name": sight.name, "snapshot": number, "added_at": added_at}
        sqlite.insert_one(connection, sightings, told)
        connection.execute(_FORGET, {"given": sight.name})
    if outcome is not None:
        # Settling brings the whole reader with it; a page that is known does without.
        from onrecord.archive.recording import remove_page, write_record  # noqa: PLC0415

        if seen.number is not None:
            remove_page(connection, number)
        write_record(connection, number, data, best.url, outcome)
        listed = list_documents(outcome) if isinstance(outcome, Page) else []
        return tuple(document.id for document in listed)
    return find_ids(connection, number)


def find_ids(connection: Connection, snapshot: int | None) -> tuple[str, ...]:
    """Return the ids of a snapshot's documents, the main one first."""
    return tuple(connection.execute(_IDS, {"snapshot": snapshot}).scalars())


def _told(sight: Sight) -> dict[str, Any]:
    return {"media_type": sight.media_type, "url": sight.url, "retrieved_at": sight.retrieved_at}
