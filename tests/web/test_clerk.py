"""What takes seconds is worked out in a process of its own, and shown with the time it is of."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.errors import ArchiveError, UnknownId
from onrecord.web import Room, create_app
from onrecord.web.clerk import QUESTIONS, Clerk, work_out_here


@pytest.fixture
def clerk(examples: Path) -> Iterator[Clerk]:
    """Return a clerk of the examples."""
    opened = Clerk(examples)
    yield opened
    opened.close()


def somebody(archive: onrecord.Archive) -> str:
    """Return the id of whom most documents name."""
    return archive.people().every()[0].id


def test_a_clerk_tells_what_is_worked_out_here(clerk: Clerk, archive: onrecord.Archive) -> None:
    """Every question has the answer in the other process that it has in this one, and the same errors."""
    here = work_out_here(archive)
    for question in QUESTIONS:
        told = [somebody(archive)] if question == "person" else []
        assert clerk(question, *told) == here(question, *told)
    with pytest.raises(UnknownId):
        clerk("person", "p-nobody-nowhere-00000000")


def test_a_clerk_that_dies_is_followed_by_another(clerk: Clerk, archive: onrecord.Archive) -> None:
    """Who asks the one that died is told so, and who asks next is answered."""
    counts = clerk("counts")
    assert clerk._process  # noqa: SLF001 - no other way to it
    clerk._process.kill()  # noqa: SLF001
    with pytest.raises(ArchiveError):
        clerk("counts")
    assert clerk("counts") == counts == archive.counts()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the process in /proc")
def test_a_clerk_leaves_with_whom_it_works_for(examples: Path) -> None:
    """A server that is killed leaves no process behind."""
    program = (
        "import os, signal, sys, pathlib\n"
        "from onrecord.web.clerk import Clerk\n"
        "if __name__ == '__main__':\n"
        "    clerk = Clerk(pathlib.Path(sys.argv[1])); clerk('counts')\n"
        "    print(clerk._process.pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, examples], stdout=subprocess.PIPE, text=True, check=False
    )
    deadline = time.monotonic() + 20
    while Path(f"/proc/{told.stdout.strip()}").exists():
        assert time.monotonic() < deadline, "the clerk is still there"
        time.sleep(0.05)


def test_a_person_named_often_is_shown_as_of_a_time(
    archive: onrecord.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who takes long to find is found once for many readers, and his page says when; others are found for each."""
    asked: list[tuple[str, ...]] = []
    room = Room(archive)
    here = work_out_here(archive)

    def work_out(question: str, *told: str) -> object:
        asked.append((question, *told))
        return here(question, *told)

    room.employ(work_out)
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    id_ = somebody(archive)
    fresh = client.get(f"/person/{id_}").text
    assert "As of " not in fresh
    monkeypatch.setattr("onrecord.archive.people._OFTEN", 0)
    kept = [client.get(f"/person/{id_}").text for _ in range(3)]
    assert all("As of " in body for body in kept)
    assert asked.count(("person", id_)) == 1
    assert client.get("/person/p-nobody-nowhere-00000000").status_code == 404


def test_no_reader_waits_for_what_takes_long(archive: onrecord.Archive) -> None:
    """While something is counted for the first time, pages come without it, and none but the first waits."""
    may_end = threading.Event()
    here = work_out_here(archive)

    def work_out(question: str, *told: str) -> object:
        may_end.wait(30)
        return here(question, *told)

    room = Room(archive)
    room.employ(work_out)
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    client.get("/")
    started = time.monotonic()
    bodies = [client.get("/").text for _ in range(3)]
    took = time.monotonic() - started
    may_end.set()
    assert not any("turns of conversation" in body for body in bodies)
    assert took < 10, "each waited"
    deadline = time.monotonic() + 20
    while "turns of conversation" not in client.get("/").text:
        assert time.monotonic() < deadline, "the counts never came"
