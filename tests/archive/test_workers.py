"""Processes that read pages: that they answer, that they die, that they end."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import workers as workers_module
from onrecord.archive.frames import READY, Request, read_frame, write_frame
from onrecord.archive.outcomes import Outcome, Sight
from onrecord.archive.preparing import prepare
from onrecord.archive.workers import Workers, pickle_reader
from onrecord.model import Page
from onrecord.pipeline import read

HERE = Sight(None, None, None, "here")


def read_or_die(data: bytes, **told: Any) -> Page:
    """Read a page, but for one that kills its reader; and one that kills it the first time only."""
    word, _, place = data.decode().partition(" ")
    if word == "poison" or (word == "once" and not Path(place.strip()).exists()):
        if word == "once":
            Path(place.strip()).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read(data, **told)


def ask(texts: list[str], count: int = 1) -> list[Outcome]:
    """Return what one or more workers make of pages, asked for all at once."""
    pickled = pickle_reader(read_or_die)
    assert pickled
    with Workers(read_or_die, pickled, count) as workers:
        return workers.ask([Request(text.encode(), HERE) for text in texts]).result()


def test_a_worker_makes_what_is_made_here() -> None:
    """What another process makes of a page is what this one makes of it."""
    texts = ["Statement on the hotline\n\nThe envoy spoke.", " \n"]
    assert ask(texts) == [prepare(read, text.encode(), HERE) for text in texts]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_page_that_kills_its_reader_fails_alone() -> None:
    """The page is a failure that says how the process ended; those asked for with it are read."""
    first, poison, last = ask(["Statement one", "poison", "Statement two"])
    assert (first.parcel is None, last.parcel is None) == (False, False)
    assert poison.failed
    assert poison.failed.kind == "ChildProcessError"
    assert "twice (SIGKILL)" in poison.failed.error


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    """A page whose reader was killed by something else is read by the next."""
    (outcome,) = ask([f"once {tmp_path / 'died'}\n\nThe envoy spoke."])
    assert outcome.parcel


def test_where_no_process_starts_pages_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is not there, or a worker that cannot find its package, is no reason to fail."""
    expected = [prepare(read, b"Statement one", HERE)]
    monkeypatch.setattr(workers_module, "_MODULE", "onrecord.archive.no_worker")
    assert ask(["Statement one"]) == expected
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert ask(["Statement one"]) == expected


def test_a_reader_that_cannot_be_found_elsewhere_is_known() -> None:
    """A function made on the spot is not given to workers."""

    def read_here(data: bytes, **told: Any) -> Page:
        return read(data, **told)

    assert pickle_reader(read_here) is None
    assert pickle_reader(read) is not None


def test_a_worker_ends_with_its_input() -> None:
    """Whoever started it may be killed at any moment: it does not stay behind."""
    with start() as process:
        assert process.stdin
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_workers_are_ended_whatever_they_are_at() -> None:
    """Leaving the block does not wait for a page that is being read."""
    pickled = pickle_reader(sleep)
    assert pickled
    started = time.monotonic()
    with Workers(sleep, pickled, 2) as workers:
        futures = [workers.ask([Request(b"page", HERE)]) for _ in range(5)]
        while not workers._idle and len(workers._alive) < 2 and time.monotonic() < started + 20:  # noqa: SLF001
            time.sleep(0.01)
    assert time.monotonic() < started + 30
    assert all(future.done() for future in futures)


def sleep(_data: bytes, **_told: Any) -> Page:
    """Take an hour over a page."""
    time.sleep(3600)
    raise AssertionError


def start() -> "subprocess.Popen[bytes]":
    """Start a worker and wait until it can read."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord.archive.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    write_frame(process.stdin, pickle.dumps(read))
    assert read_frame(process.stdout) == READY
    return process
