"""What every page of one reading room shares."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from onrecord.archive import Archive, EntryFilters
from onrecord.desk.marking import Gate
from onrecord.errors import UnknownId
from onrecord.views.calendar import Year, list_years

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


def open_gate(archive: Archive) -> Gate:
    """Return the gate of what leaves the house: nothing above public, nor an entry that rests on such a document."""
    gate = archive.desk().gate()
    documents = [each.partition(":")[2] for each in gate.withheld if each.startswith("document:")]
    ledger = archive.ledger()
    anything = EntryFilters(in_doubt=None)
    resting = {f"entry:{row.id}" for id_ in documents for row in ledger.of_document(id_, anything)}
    return Gate(gate.including, gate.withheld | resting)


class Room:
    """One archive being read: `is_live` where pages answer, not where they are published as files.

    `is_read_only` takes every form away that would write; `name` is what the pages are headed with. A `gate`
    withholds what is marked above a level: always where pages leave the house.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        name: str = "On Record",
        is_live: bool = True,
        is_read_only: bool = True,
        gate: Gate | None = None,
    ) -> None:
        self.archive = archive
        self.name = name
        self.is_live = is_live
        self.is_read_only = is_read_only
        self.gate = gate
        self._counts = _Kept(archive.counts)
        self._years = _Kept(lambda: list_years(archive))

    def counts(self) -> dict[str, int]:
        """Return what `Archive.counts` does, half a minute old at most."""
        return self._counts.get()

    def years(self) -> tuple[Year, ...]:
        """Return the years and months that have publications, half a minute old at most."""
        return self._years.get()

    def lets(self, address: str) -> bool:
        """Say whether what has this address (`document:…`, `entry:…`) may be shown here."""
        return self.gate is None or self.gate.lets(address)

    def lets_page(self, sha256: str) -> bool:
        """Say whether a page as received may be shown here: not where one of its documents is withheld."""
        if self.gate is None or not self.gate.withheld:
            return True
        page = self.archive.page(sha256)
        return all(
            self.gate.lets(f"document:{document.id}")
            for document in (*filter(None, [page.document]), *page.teasers)
        )

    def refuse_withheld(self, *addresses: str) -> None:
        """Raise `UnknownId`, as for what is not there, where one of the addresses may not be shown here."""
        if not all(map(self.lets, addresses)):
            raise UnknownId("there is nothing of this address here")
