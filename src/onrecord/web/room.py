"""What every page of one reading room shares."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from onrecord.archive import Archive
from onrecord.desk.marking import Gate, Marking
from onrecord.errors import UnknownId
from onrecord.exports.leaving import may_show
from onrecord.people.cards import PersonRow
from onrecord.views.calendar import Year, list_years
from onrecord.views.people import list_people
from onrecord.web.bulletin import Bulletin

_COUNTS_LAST: Final = 30.0  # seconds; counting the statements of 200,000 documents takes a second

T = TypeVar("T")


class _Kept(Generic[T]):
    """Something of the archive that is dear to count: taken anew at most every half minute, by one thread at a time."""

    def __init__(self, take: Callable[[], T]) -> None:
        self._take = take
        self._lock = threading.Lock()
        self._value: T | None = None
        self._taken_at = float("-inf")

    def get(self) -> T:
        """Return the value, half a minute old at most while somebody else takes it."""
        # whoever comes while another counts takes the old value, and waits only where there is none
        if self._is_stale() and self._lock.acquire(blocking=self._value is None):
            try:
                if self._is_stale():
                    self._value = self._take()
                    self._taken_at = time.monotonic()
            finally:
                self._lock.release()
        assert self._value is not None
        return self._value

    def _is_stale(self) -> bool:
        return time.monotonic() - self._taken_at > _COUNTS_LAST


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
        self._years = _Kept(lambda: list_years(archive))
        self._people = _Kept(lambda: list_people(archive))

    def counts(self) -> dict[str, int]:
        """Return what `Archive.counts` does, half a minute old at most."""
        return self._counts.get()

    def years(self) -> tuple[Year, ...]:
        """Return the years and months that have publications, half a minute old at most."""
        return self._years.get()

    def people(self) -> list[PersonRow]:
        """Return everyone whom documents name in full, half a minute old at most."""
        return self._people.get()

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
