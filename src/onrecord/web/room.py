"""What every page of one reading room shares."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Generic, NamedTuple, TypeVar

from onrecord.archive import Archive, IssueRow, SearchPage
from onrecord.desk.marking import Gate, Marking
from onrecord.errors import OnRecordError, UnknownId
from onrecord.exports.leaving import may_show
from onrecord.people.cards import PersonRow
from onrecord.views.calendar import Year
from onrecord.views.person import PersonView, person
from onrecord.web.bulletin import Bulletin
from onrecord.web.clerk import STATEMENTS, WorkOut, work_out_here

_LASTS: Final = 30.0  # seconds; counting the statements of 200,000 documents takes three
_SHARE: Final = 100  # so that counting takes no more than a hundredth of the time
_OLDEST: Final = 600.0  # seconds
_PATIENCE: Final = (
    2.0  # seconds that a reader waits for what is worked out for the first time in this process
)
_BRIEF: Final = 0.25  # seconds that one waits where it is worked out by another, while pages can be made here
_PERSONS: Final = 128  # people kept who are named so often that looking them up takes longer

T = TypeVar("T")


class _Kept(Generic[T]):
    """Something of the archive that is dear to count: taken by one thread at a time, beside the readers.

    It is taken anew when it is half a minute old, or a hundred times as old as taking it took, ten minutes at most.
    """

    def __init__(self, take: Callable[[], T]) -> None:
        self._take = take
        self._lock = threading.Lock()
        self._is_there = threading.Event()
        self._value: T | None = None
        self._error: OnRecordError | None = None
        self.taken_at: datetime | None = None
        self._begun: float | None = None
        self._fresh_until = float("-inf")

    def get(self, patience: float | None = None) -> T | None:
        """Return the value, an old one while a new one is taken; wait for the first until `patience` seconds after it was begun.

        Null where it is not there by then: of many readers who ask, the first alone waits so long. Raises what
        taking it raised.
        """
        now = time.monotonic()
        if now > self._fresh_until and self._lock.acquire(blocking=False):
            self._begun = self._begun or now
            threading.Thread(target=self._refresh, daemon=True).start()
        self._is_there.wait(None if patience is None else max(0.0, (self._begun or now) + patience - now))
        if self._error and self._value is None:
            raise self._error
        return self._value

    def _refresh(self) -> None:
        try:
            started, at = time.monotonic(), datetime.now(UTC)
            self._value = self._take()
            self.taken_at = at
            done = time.monotonic()
            self._fresh_until = done + min(_OLDEST, max(_LASTS, _SHARE * (done - started)))
        except OnRecordError as error:
            self._error = error
        finally:
            # also where it failed: who waits is answered, and the next one tries again
            self._is_there.set()
            self._lock.release()


class Found(NamedTuple):
    """A person, and when he was looked up, where that was for an earlier reader."""

    view: PersonView
    at: datetime | None


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
        self._work_out = work_out_here(archive)
        self._patience: float | None = _PATIENCE if is_live else None
        self._counts: _Kept[dict[str, int]] = self._keep("counts")
        self._newest: _Kept[SearchPage] = self._keep("newest")
        self._years: _Kept[tuple[Year, ...]] = self._keep("years")
        self._issues: _Kept[list[IssueRow]] = self._keep("issues")
        self._people: _Kept[list[PersonRow]] = self._keep("people")
        self._persons: dict[str, _Kept[PersonView]] = {}

    def employ(self, work_out: WorkOut) -> None:
        """Let somebody else work out what takes seconds, from now on, beginning with what most pages need."""
        self._work_out, self._patience = work_out, _BRIEF
        for kept in (self._newest, self._counts, self._years, self._issues):
            kept.get(0)

    def _keep(self, question: str, *told: str) -> "_Kept[Any]":
        return _Kept(lambda: self._work_out(question, *told))

    def counts(self) -> dict[str, int]:
        """Return what `Archive.counts` does, of some time ago; empty while it is counted for the first time."""
        return self._counts.get(self._patience) or {}

    def newest(self) -> SearchPage | None:
        """Return how many publications there are, and the facets of the newest, without hits, as of some time ago.

        Null while they are counted for the first time.
        """
        return self._newest.get(self._patience)

    def speaker(self) -> str | None:
        """Return who speaks in most of the newest publications; null where nobody does, or they are not counted yet."""
        newest = self.newest()
        return next(iter(newest.facets["speaker"]), None) if newest else None

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
        return self._people.get(self._patience)

    def person(self, id_: str) -> Found | None:
        """Return a person with the newest thirty statements; null while one who is named very often is looked for.

        Such a one is kept for some time. Raises `UnknownId` for nobody.
        """
        if not self.is_live or not self.archive.people().is_named_often(id_):
            return Found(person(self.archive, id_, limit=STATEMENTS), None)
        kept = self._persons.get(id_)
        if kept is None:
            if len(self._persons) >= _PERSONS:
                self._persons.clear()
            kept = self._persons[id_] = self._keep("person", id_)
        view = kept.get(self._patience)
        return Found(view, kept.taken_at) if view else None

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
