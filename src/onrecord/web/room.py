"""What every page of one reading room shares."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from onrecord.archive import Archive, IssueRow, PositionFilters, Query
from onrecord.desk.marking import Gate, Marking
from onrecord.errors import OnRecordError, UnknownId
from onrecord.exports.leaving import may_show
from onrecord.people.cards import PersonRow
from onrecord.views.calendar import Year, list_years
from onrecord.views.people import list_people
from onrecord.views.person import PersonView, person
from onrecord.web.bulletin import Bulletin

_LASTS: Final = 30.0  # seconds; counting the statements of 200,000 documents takes three
_SHARE: Final = 100  # so that counting takes no more than a hundredth of the time
_PATIENCE: Final = 2.0  # seconds that a reader waits for the first count
_QUICK: Final = 0.25  # seconds; a person who is found so soon is looked up anew for every reader
_PERSONS: Final = 128  # people kept who are named so often that looking them up takes longer
_STATEMENTS: Final = 30

T = TypeVar("T")


class _Kept(Generic[T]):
    """Something of the archive that is dear to count: taken by one thread at a time, beside the readers.

    It is taken anew when it is half a minute old, or a hundred times as old as taking it took.
    """

    def __init__(self, take: Callable[[], T]) -> None:
        self._take = take
        self._lock = threading.Lock()
        self._is_there = threading.Event()
        self._value: T | None = None
        self._error: OnRecordError | None = None
        self.took = 0.0
        self._fresh_until = float("-inf")

    def is_there(self) -> bool:
        """Say whether it was taken, or failed to be."""
        return self._is_there.is_set()

    def get(self, patience: float | None = None) -> T | None:
        """Return the value, an old one while a new one is taken; wait for the first, at most `patience` seconds.

        Null where it is not there by then; raises what taking it raised.
        """
        if time.monotonic() > self._fresh_until and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh, daemon=True).start()
        self._is_there.wait(patience)
        if self._error and self._value is None:
            raise self._error
        return self._value

    def _refresh(self) -> None:
        try:
            started = time.monotonic()
            self._value = self._take()
            self.took = time.monotonic() - started
            self._fresh_until = time.monotonic() + max(_LASTS, _SHARE * self.took)
        except OnRecordError as error:
            self._error = error
        finally:
            # also where it failed: who waits is answered, and the next one tries again
            self._is_there.set()
            self._lock.release()


class Room:
    """One archive being read: `is_live` where pages answer, not where they are published as files.

    `is_read_only` takes every form away that would write; `name` is what the pages are headed with. A `gate`
    withholds what is marked above a level: always where pages leave the house. A `bulletin` puts a mission's
    face before the researcher's.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        name: str = "On Record",
        is_live: bool = True,
        is_read_only: bool = True,
        gate: Gate | None = None,
        bulletin: Bulletin | None = None,
    ) -> None:
        self.archive = archive
        self.name = bulletin.name if bulletin else name
        self.bulletin = bulletin
        self.is_live = is_live
        self.is_read_only = is_read_only
        self.gate = gate
        self._counts = _Kept(archive.counts)
        self._persons: dict[str, _Kept[PersonView]] = {}
        self._speaker = _Kept(lambda: _find_speaker(archive))
        self._years = _Kept(lambda: list_years(archive))
        self._issues = _Kept(lambda: archive.ledger().issues(PositionFilters()))
        self._people = _Kept(lambda: list_people(archive))

    def counts(self) -> dict[str, int]:
        """Return what `Archive.counts` does, of some time ago; empty while it is counted for the first time."""
        return self._counts.get(_PATIENCE) or {}

    def speaker(self) -> str | None:
        """Return who speaks in most of the newest publications, as of some time ago; null while it is counted first."""
        return self._speaker.get(_PATIENCE)

    def issues(self) -> list[IssueRow]:
        """Return every issue, as of some time ago."""
        return self._issues.get() or []

    def years(self) -> tuple[Year, ...]:
        """Return the years and months that have publications, as of some time ago."""
        return self._years.get() or ()

    def people(self) -> list[PersonRow] | None:
        """Return everyone whom documents name in full, as of some time ago; null while they are looked for.

        A site that is published waits for them.
        """
        return self._people.get(_PATIENCE if self.is_live else None)

    def person(self, id_: str) -> PersonView | None:
        """Return a person with the newest thirty statements; null while one who is named very often is looked for.

        Such a one is kept for some time. Raises `UnknownId` for nobody.
        """
        kept = self._persons.get(id_)
        if kept is None:
            if len(self._persons) >= _PERSONS:
                self._persons.clear()
            kept = self._persons[id_] = _Kept(lambda: person(self.archive, id_, limit=_STATEMENTS))
        try:
            return kept.get(_PATIENCE if self.is_live else None)
        finally:
            if kept.took < _QUICK and kept.is_there():
                self._persons.pop(id_, None)

    def lets(self, address: str) -> bool:
        """Say whether what has this address (`document:…`, `entry:…`) may be shown here."""
        return self.gate is None or self.gate.lets(address)

    def lets_marked(self, marking: Marking) -> bool:
        """Say whether a thing of the desk so marked may be shown here."""
        return self.gate is None or self.gate.lets_marked(marking)

    def lets_page(self, sha256: str) -> bool:
        """Say whether a page as received may be shown here: not where one of its documents is withheld."""
        if self.gate is None or not self.gate.withheld:
            return True
        return may_show(self.archive.page(sha256), self.gate)

    def refuse_withheld(self, *addresses: str) -> None:
        """Raise `UnknownId`, as for what is not there, where one of the addresses may not be shown here."""
        if not all(map(self.lets, addresses)):
            raise UnknownId("there is nothing of this address here")


def _find_speaker(archive: Archive) -> str | None:
    return next(iter(archive.search(Query(), limit=0).facets["speaker"]), None)
