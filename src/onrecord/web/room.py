"""What every page of one reading room shares."""

import threading
import time
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.archive import Archive

_COUNTS_LAST: Final = 30.0  # seconds; counting the statements of 200,000 documents takes a second

Face = Literal["reader", "bulletin"]


class _Kept:
    """Counts of the archive, taken anew at most every half minute, by one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: dict[str, int] = {}
        self.taken_at = float("-inf")


@dataclass(frozen=True, slots=True)
class Room:
    """One archive being read: `is_live` where pages answer, not where they are published as files.

    `is_read_only` takes every form away that would write; `name` is what the pages are headed with.
    """

    archive: Archive
    name: str = "On Record"
    is_live: bool = True
    is_read_only: bool = True
    _kept: _Kept = field(default_factory=_Kept, repr=False, compare=False)

    def counts(self) -> dict[str, int]:
        """Return what `Archive.counts` does, half a minute old at most while somebody else counts."""
        kept = self._kept
        is_stale = time.monotonic() - kept.taken_at > _COUNTS_LAST
        # whoever comes while another counts takes the old ones, and waits only where there are none
        if is_stale and kept.lock.acquire(blocking=not kept.counts):
            try:
                if time.monotonic() - kept.taken_at > _COUNTS_LAST:
                    kept.counts = self.archive.counts()
                    kept.taken_at = time.monotonic()
            finally:
                kept.lock.release()
        return kept.counts
