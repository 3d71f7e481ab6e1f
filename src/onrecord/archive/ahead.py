"""Prepare pages ahead of their turn: here where they are few, by workers where they are many."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import chain
from types import TracebackType
from typing import Final, NamedTuple, Self

from onrecord.archive.adding import Job
from onrecord.archive.frames import Request
from onrecord.archive.outcomes import Outcome, Read
from onrecord.archive.preparing import prepare
from onrecord.archive.rows import Added, MissedSource
from onrecord.archive.workers import Workers, pickle_reader

Item = Job | Added | MissedSource

# Two workers are ready after a second: the time in which one process adds sixty pages.
_FEW: Final = 100
_FEW_BYTES: Final = 2_000_000
_BATCH: Final = 8  # pages a worker is asked for at once: a tenth of a second's work
_BATCH_BYTES: Final = 200_000
_MOST_BYTES: Final = 32_000_000  # of pages under way; a page may have more by itself


class _Batch(NamedTuple):
    items: list[Item]
    size: int
    outcomes: Future[list[Outcome]] | None


class Preparer:
    """Reads pages and draws their rows, in as many processes as it is told; use it in a `with` block."""

    def __init__(self, read: Read, processes: int) -> None:
        self._read = read
        self._processes = processes
        self._workers: Workers | None = None

    def __enter__(self) -> Self:
        """Return the preparer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what it has started."""
        if self._workers:
            self._workers.__exit__(kind, error, trace)

    def prepare(self, job: Job) -> Outcome:
        """Prepare one page, now."""
        if not job.is_unread:
            return Outcome()
        if self._workers:
            return self._workers.ask([Request(job.data, job.best)]).result()[0]
        return prepare(self._read, job.data, job.best)

    def prepare_all(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome]]:
        """Yield each item in its order with what became of it; only a job to be read has become anything.

        With more than one process items are taken ahead, a bounded number.
        """
        left = iter(items)
        pickled = pickle_reader(self._read) if self._processes > 1 else None
        held: list[Item] = []
        if pickled is not None:
            yield from _pass_known(left, held)
            if _hold(left, held):
                self._workers = Workers(self._read, pickled, self._processes)
                for _ in range(self._processes):
                    self._workers.ask([])
                # While they start, this process loads what it writes with.
                import onrecord.archive.recording  # noqa: F401, PLC0415

                yield from _prepare_ahead(chain(held, left), self._workers, 2 * self._processes)
                return
        for item in chain(held, left):
            yield item, self.prepare(item) if isinstance(item, Job) else Outcome()


def _pass_known(left: Iterator[Item], held: list[Item]) -> Iterator[tuple[Item, Outcome]]:
    """Yield items up to the first that is to be read, and hold that one."""
    for item in left:
        if _is_unread(item):
            held.append(item)
            return
        yield item, Outcome()


def _hold(left: Iterator[Item], held: list[Item]) -> bool:
    """Hold some more items, and say whether they are enough for workers."""
    size = sum(map(_size, held))
    while held and len(held) < _FEW and size < _FEW_BYTES:
        item = next(left, None)
        if item is None:
            return False
        held.append(item)
        size += _size(item)
    return bool(held)


def _prepare_ahead(items: Iterable[Item], workers: Workers, most: int) -> Iterator[tuple[Item, Outcome]]:
    """Yield items with their outcomes while up to `most` batches of them are under way."""
    under_way: deque[_Batch] = deque()
    for held in _part(items):
        jobs = [item for item in held if isinstance(item, Job) and item.is_unread]
        asked = workers.ask([Request(job.data, job.best) for job in jobs]) if jobs else None
        under_way.append(_Batch(held, sum(map(_size, held)), asked))
        while len(under_way) > most or (
            len(under_way) > 1 and sum(batch.size for batch in under_way) > _MOST_BYTES
        ):
            yield from _finish(under_way.popleft())
    while under_way:
        yield from _finish(under_way.popleft())


def _part(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Part items into batches of eight, of fewer where they are large."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += _size(item)
        if len(batch) == _BATCH or size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _finish(batch: _Batch) -> Iterator[tuple[Item, Outcome]]:
    outcomes = iter(batch.outcomes.result() if batch.outcomes else ())
    for item in batch.items:
        yield item, next(outcomes) if _is_unread(item) else Outcome()


def _is_unread(item: Item) -> bool:
    return isinstance(item, Job) and item.is_unread


def _size(item: Item) -> int:
    return len(item.data) if isinstance(item, Job) else 0
