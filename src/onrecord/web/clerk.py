"""What takes seconds to work out, worked out beside the readers: in a process of its own, one thing at a time."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection as Line
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final, Protocol

from onrecord.archive import Archive, PositionFilters, Query, open_archive
from onrecord.errors import ArchiveError
from onrecord.views.calendar import list_years
from onrecord.views.people import list_people
from onrecord.views.person import person

STATEMENTS: Final = 30
"""The newest statements of a person that are worked out."""
_NICE: Final = 10  # readers go before

QUESTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "counts": lambda archive: archive.counts(),
    "newest": lambda archive: archive.search(Query(), limit=0),
    "years": list_years,
    "issues": lambda archive: archive.ledger().issues(PositionFilters()),
    "people": list_people,
    "person": lambda archive, id_: person(archive, id_, limit=STATEMENTS),
}
"""What can be asked, and how it is worked out of an archive and what else is told."""


class WorkOut(Protocol):
    """Works out one of `QUESTIONS`; raises what working it out raises."""

    def __call__(self, question: str, *told: str) -> Any: ...  # noqa: D102 - the class says it


def work_out_here(archive: Archive) -> WorkOut:
    """Return what works out in this process, in the thread of whoever asks."""
    return lambda question, *told: QUESTIONS[question](archive, *told)


class Clerk:
    """Works out in another process, which opens the archive for reading and yields to all others.

    Python makes one thing at a time in a process: somebody named in 40,000 documents takes four seconds, in
    which the other readers of that process waited. A process that dies is followed by another.
    """

    def __init__(self, archive: Path) -> None:
        self._path = archive
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Line | None = None
        self._is_closed = False

    def __call__(self, question: str, *told: str) -> Any:
        """Work out one of `QUESTIONS`, after all that were asked before; raise what working it out raises."""
        with self._lock:
            try:
                line = self._line or self._hire()
                line.send((question, told))
                answer = line.recv()
            except (EOFError, OSError) as error:
                self._dismiss()
                raise ArchiveError(
                    f"working out the {question} ended without an answer; ask again"
                ) from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the process, whatever it is at; nothing can be asked after."""
        self._is_closed = True
        self._dismiss()

    def _dismiss(self) -> None:
        line, process = self._line, self._process
        self._line = self._process = None
        if process:
            process.kill()
            process.join()
        if line:
            line.close()

    def _hire(self) -> Line:
        if self._is_closed:
            raise EOFError
        spawn = multiprocessing.get_context("spawn")  # what has threads is not forked
        self._line, end = spawn.Pipe()
        self._process = spawn.Process(target=_work, args=(self._path, end), daemon=True)
        with _uninterrupted():
            self._process.start()
        end.close()  # so that the line breaks with the process
        return self._line


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from this thread and from what it starts: it is meant for whoever asks, who then ends the clerk."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it lets signals through again when it starts, with the first process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(path: Path, line: Line) -> None:
    """Answer what comes over a line, until it breaks: whoever asks has ended, however that was."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    with open_archive(path, read_only=True) as archive:
        while True:
            try:
                question, told = line.recv()
                line.send(_answer(archive, question, told))
            except (EOFError, OSError):
                return


def _answer(archive: Archive, question: str, told: tuple[str, ...]) -> Any:
    try:
        return QUESTIONS[question](archive, *told)
    except Exception as error:  # noqa: BLE001 - whoever asked is told, and knows what to do
        return error
