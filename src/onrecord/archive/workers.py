"""Workers: processes that read pages while this one writes.

A worker that dies takes nothing with it: its pages are asked of another, one
by one, and a page on which two have died is a failure with that for a reason.
"""

import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Final, Self

from onrecord.archive.frames import READY, Request, pack_requests, read_frame, unpack_outcomes, write_frame
from onrecord.archive.outcomes import Failed, Outcome, Read
from onrecord.archive.preparing import prepare

_MODULE: Final = "onrecord.archive.worker"
# In a group of their own they do not hear Ctrl-C: who started them ends them.
_APART: dict[str, Any]
if sys.platform == "win32":
    _APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    _APART = {"process_group": 0}


def count_cores() -> int:
    """Return how many processes can run here at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def pickle_reader(read: Read) -> bytes | None:
    """Return a function that reads as a worker takes it; null where none could."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None  # this Python cannot be started a second time
    try:
        return pickle.dumps(read)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None


class Workers:
    """Processes that read pages, as many as asked for, each started when it is first needed."""

    def __init__(self, read: Read, pickled: bytes, count: int) -> None:
        self._read = read
        self._pickled = pickled
        self._threads = ThreadPoolExecutor(count, "onrecord-worker")
        self._idle: list[_Worker] = []
        self._alive: set[_Worker] = set()
        self._is_ending = False

    def __enter__(self) -> Self:
        """Return the workers themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End them at once, whatever they are at."""
        self._is_ending = True
        for worker in list(self._alive):
            worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._alive:
            worker.end()

    def ask(self, requests: list[Request]) -> Future[list[Outcome]]:
        """Return what will have become of each page; one worker reads them all, in their order."""
        return self._threads.submit(self._answer, requests)

    def _answer(self, requests: list[Request], *, is_again: bool = False) -> list[Outcome]:
        """Have pages read by a worker; on a thread that waits for it."""
        if self._is_ending:
            return []
        try:
            worker = self._idle.pop() if self._idle else self._start()
        except (OSError, _DiedError):
            # Where no process can be started, pages are read all the same.
            return [] if self._is_ending else [prepare(self._read, *request) for request in requests]
        try:
            outcomes = worker.ask(requests)
        except _DiedError as died:
            self._alive.discard(worker)
            if is_again:
                reason = f"reading it ended the process that read it, twice ({died})"
                return [Outcome(failed=Failed("ChildProcessError", reason))]
            return [outcome for each in requests for outcome in self._answer([each], is_again=True)]
        self._idle.append(worker)
        return outcomes

    def _start(self) -> "_Worker":
        worker = _Worker()
        self._alive.add(worker)
        if self._is_ending:  # whoever ends them may have looked just before
            worker.kill()
        try:
            worker.tell(self._pickled)
        except _DiedError:
            self._alive.discard(worker)
            raise
        return worker


class _DiedError(Exception):
    """A worker ended before it answered; the message says how."""


class _Worker:
    """One process, and the pipes to it."""

    def __init__(self) -> None:
        # It finds this very package, wherever this process has it from.
        path = os.pathsep.join(place or "." for place in sys.path)
        self._process = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            **_APART,
        )

    def tell(self, pickled: bytes) -> None:
        """Say what to read with, and wait until it can; raise `_DiedError`."""
        if self._exchange(pickled) != READY:
            raise _DiedError(self.end())

    def ask(self, requests: list[Request]) -> list[Outcome]:
        """Return what becomes of pages; raise `_DiedError`."""
        return unpack_outcomes(self._exchange(pack_requests(requests)))

    def _exchange(self, frame: bytes) -> bytes:
        asking, answering = self._process.stdin, self._process.stdout
        assert asking
        assert answering
        try:
            write_frame(asking, frame)
            return read_frame(answering)
        except (OSError, EOFError) as error:
            raise _DiedError(self.end()) from error

    def kill(self) -> None:
        """End it at once; whoever waits for its answer gets `_DiedError`."""
        self._process.kill()

    def end(self) -> str:
        """End it where it has not ended, and say how it did."""
        self._process.kill()
        with self._process:
            code = self._process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
