"""Add one page: read outside the lock, written in one transaction."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from onrecord.archive import sqlite
from onrecord.archive.outcomes import Outcome, Sight, fail_to_keep
from onrecord.archive.packing import pack_bytes
from onrecord.archive.rows import Added, PageSource
from onrecord.archive.tables import documents, sightings, snapshots

Transaction = Callable[[], AbstractContextManager[Connection]]

_KEPT_UNREAD: Final = 8 * 1024 * 1024
"""Bytes that are kept though they could not be read: text-sized, so that a later version may."""


class Seen(NamedTuple):
    """What the archive knows of some bytes before they are added."""

    number: int | None
    is_read: bool
    best: Sight | None
    is_noted: bool


class Job(NamedTuple):
    """A page to add: its bytes with their digest, how they were given, and what was known of them."""

    data: bytes
    sha256: str
    sight: Sight
    seen: Seen

    @property
    def best(self) -> Sight:
        """The sight it is read with."""
        return choose_sight([self.sight, *([self.seen.best] if self.seen.best else [])])

    @property
    def is_unread(self) -> bool:
        """Whether it is to be read: new, failed before, or now read with another sighting."""
        is_told_same = self.seen.best is not None and self.seen.best[:3] == self.best[:3]
        return not (self.seen.is_read and is_told_same)


Prepare = Callable[[Job], Outcome]

_SIGHTS: Final = select(
    sightings.c.media_type, sightings.c.url, sightings.c.retrieved_at, sightings.c.name
).where(sightings.c.snapshot == bindparam("snapshot"))
_IDS: Final = (
    select(documents.c.id)
    .where(documents.c.snapshot == bindparam("snapshot"))
    .order_by(documents.c.place_on_page)
)


def look_at(reading: Transaction, source: PageSource) -> Added | Job:
    """Return what became of a page that is known and was given so before; else what is to be done."""
    sha256 = hashlib.sha256(source.data).hexdigest()
    sight = _make_sight(source)
    with reading() as connection:
        seen = _look_up(connection, sha256, sight)
        if seen.is_noted and seen.is_read:
            return Added("known", sight.name, sha256, _find_ids(connection, seen.number))
    return Job(source.data, sha256, sight, seen)


def keep(writing: Transaction, job: Job, outcome: Outcome, prepare: Prepare) -> Added:
    """Write what became of a page, in one transaction.

    `prepare` reads the page again where another writer added the same bytes
    since it was looked at.
    """
    while True:
        try:
            with writing() as connection:
                seen = _look_up(connection, job.sha256, job.sight)
                if seen == job.seen:
                    ids = _write(connection, job, outcome)
                    return _report(job, outcome, ids)
        except sqlite.UNKEEPABLE as error:
            if outcome.failed:
                raise
            outcome = Outcome(failed=fail_to_keep(error))
        else:
            job = job._replace(seen=seen)
            outcome = prepare(job) if job.is_unread else Outcome()


def _report(job: Job, outcome: Outcome, ids: tuple[str, ...]) -> Added:
    name, sha256 = job.sight.name, job.sha256
    if outcome.failed:
        return Added("failed", name, sha256, (), outcome.failed.error)
    return Added("known" if job.seen.is_read else "new", name, sha256, ids)


def _make_sight(source: PageSource) -> Sight:
    """Return how a source gives its bytes; a name that is not valid text is spelled with escapes."""
    return Sight(source.media_type, source.url, source.retrieved_at, spell_name(source.name))


def spell_name(name: str) -> str:
    """Return a name as valid text, with escapes for what is none."""
    return name.encode("utf-8", "backslashreplace").decode()


def _look_up(connection: Connection, sha256: str, sight: Sight) -> Seen:
    """Return what is known of the bytes with this digest, and of their being given so."""
    found = sqlite.find_snapshot(connection, sha256)
    if found is None:
        return Seen(None, is_read=False, best=None, is_noted=False)
    number, is_read = found
    sights = [Sight(*row) for row in connection.execute(_SIGHTS, {"snapshot": number})]
    return Seen(number, is_read, choose_sight(sights), sight in sights)


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


def _write(connection: Connection, job: Job, outcome: Outcome) -> tuple[str, ...]:
    """Write what became of a page and return its documents' ids; without an outcome only the sighting is new."""
    seen, sight, best = job.seen, job.sight, job.best
    is_new = outcome.parcel is not None or outcome.failed is not None
    number = seen.number
    if number is None:
        row = {"sha256": job.sha256, "size": len(job.data), "packed": _pack(job, outcome)}
        number = sqlite.insert_one(connection, snapshots, row | _told(best))
    elif is_new:
        connection.execute(update(snapshots).where(snapshots.c.number == number).values(**_told(best)))
    if not seen.is_noted:
        added_at = datetime.now(UTC).isoformat(timespec="seconds")
        told = _told(sight) | {"name": sight.name, "snapshot": number, "added_at": added_at}
        sqlite.insert_one(connection, sightings, told)
        sqlite.forget_unreachable(connection, sight.name)
    if is_new:
        _record(connection, number, outcome, is_known=seen.number is not None)
    if outcome.parcel:
        return tuple(piece.folded.id for piece in outcome.parcel.pieces)
    return _find_ids(connection, number)


def _record(connection: Connection, number: int, outcome: Outcome, *, is_known: bool) -> None:
    # Settling brings the whole reader with it; a page that is known does without.
    from onrecord.archive.recording import remove_page, write_failure, write_record  # noqa: PLC0415

    if is_known:
        remove_page(connection, number)
    if outcome.parcel:
        write_record(connection, number, outcome.parcel)
    if outcome.failed:
        write_failure(connection, number, outcome.failed)


def _pack(job: Job, outcome: Outcome) -> bytes | None:
    if outcome.parcel or len(job.data) <= _KEPT_UNREAD:
        return outcome.packed or pack_bytes(job.data)
    return None


def _find_ids(connection: Connection, snapshot: int | None) -> tuple[str, ...]:
    """Return the ids of a snapshot's documents, the main one first."""
    return tuple(connection.execute(_IDS, {"snapshot": snapshot}).scalars())


def _told(sight: Sight) -> dict[str, Any]:
    return {"media_type": sight.media_type, "url": sight.url, "retrieved_at": sight.retrieved_at}
