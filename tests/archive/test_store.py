"""The archive as a file: made, refused, shared, filled up, killed."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import open_archive, sqlite
from onrecord.errors import ArchiveError
from onrecord.sources import Source

PARAGRAPH = (
    "The envoys of Vessia and Tarn agreed to restore the hotline before the talks in Harrow Bay resume. "
)


def page(n: int) -> Source:
    """Return a page of about 3 kB that the real reader reads."""
    body = "\n\n".join(f"{PARAGRAPH * 3}Item {n}-{part}." for part in range(9))
    return Source(f"{n}.txt", f"{n % 27 + 1}.05.2031\n\nStatement {n} on the hotline\n\n{body}\n".encode())


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    """A missing file is not made unless asked for."""
    with pytest.raises(ArchiveError, match="no archive here"):
        open_archive(tmp_path / "none.onrecord")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    """A folder is refused with a name that would do."""
    with pytest.raises(ArchiveError, match=r"record\.onrecord"):
        open_archive(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A file cannot be made in a folder that is not there."""
    with pytest.raises(ArchiveError, match="does not exist"):
        open_archive(tmp_path / "no" / "record.onrecord", create=True)


def test_another_file_is_never_touched(tmp_path: Path) -> None:
    """A text file, and a database of another program, are refused and stay as they were."""
    text = tmp_path / "notes.txt"
    text.write_text("These are my notes, and they are longer than a file's head.")
    with pytest.raises(ArchiveError, match="some other file"):
        open_archive(text, create=True)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(ArchiveError, match="not an On Record archive"):
        open_archive(other, create=True)
    assert text.read_text().startswith("These are my notes")
    assert other.read_bytes() == before


@pytest.mark.parametrize(("version", "words"), [(99, "newer version"), (0, "older version")])
def test_another_version_is_refused_with_the_way_out(tmp_path: Path, version: int, words: str) -> None:
    """An archive of other tables is named as newer or older."""
    path = tmp_path / "record.onrecord"
    open_archive(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={version}")
    connection.close()
    with pytest.raises(ArchiveError, match=words):
        open_archive(path)


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    """A process killed before its first write leaves an empty file; the next one goes on with it."""
    path = tmp_path / "record.onrecord"
    path.touch()
    with pytest.raises(ArchiveError):
        open_archive(path)
    with open_archive(path, create=True) as archive:
        assert archive.add(page(1)).state == "new"


def test_a_closed_archive_is_one_file(tmp_path: Path) -> None:
    """Nothing is left beside the archive once it is closed."""
    with open_archive(tmp_path / "record.onrecord", create=True) as archive:
        archive.add(page(1))
    assert [path.name for path in tmp_path.iterdir()] == ["record.onrecord"]


def test_reading_only_writes_nothing(tmp_path: Path) -> None:
    """An archive opened for reading answers and checks, and refuses to add."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        archive.add(page(1))
    before = path.read_bytes()
    with open_archive(path, read_only=True) as archive:
        assert archive.counts()["documents"] == 1
        assert list(archive.check(reread=True)) == []
        with pytest.raises(ArchiveError, match="reading only"):
            archive.add(page(2))
    assert path.read_bytes() == before


def test_a_damaged_file_is_an_archive_error(tmp_path: Path) -> None:
    """Bytes overwritten in the middle raise `ArchiveError` or are found by check, and never pass."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        for n in range(40):
            archive.add(page(n))
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half : half + 20_000] = random.Random(7).randbytes(20_000)
    path.write_bytes(data)
    try:
        with open_archive(path, read_only=True) as archive:
            found = list(archive.check())
    except ArchiveError:
        return
    assert found


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the page is refused in words; those before it are safe, and there can be more later."""
    path = tmp_path / "record.onrecord"
    connect = sqlite._connect  # noqa: SLF001 - the seam where a file can be kept small

    def connect_small(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.execute("PRAGMA max_page_count=120")
        return connection

    monkeypatch.setattr(sqlite, "_connect", connect_small)
    added = 0
    with open_archive(path, create=True) as archive:
        try:
            for added in range(1000):
                archive.add(page(added))
        except ArchiveError as error:
            assert "disk is full" in str(error)  # noqa: PT017 - which page is the first too many is not known
    assert 3 < added < 999
    monkeypatch.undo()
    with open_archive(path) as archive:
        assert list(archive.check(reread=True)) == []
        assert archive.counts()["snapshots"] == added
        assert archive.add(page(added)).state == "new"


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    """Threads with an archive each, adding the same pages at once from the first moment, lose and double nothing."""
    path = tmp_path / "record.onrecord"
    states: list[str] = []

    def work(order: list[int]) -> None:
        with open_archive(path, create=True) as archive:
            states.extend(archive.add(page(n)).state for n in order)

    orders = [list(range(20)), list(range(19, -1, -1)), list(range(20))]
    threads = [threading.Thread(target=work, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(states) == ["known"] * 40 + ["new"] * 20
    with open_archive(path) as archive:
        assert archive.counts()["snapshots"] == 20
        assert list(archive.check(reread=True)) == []


def test_a_writer_that_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock held for longer than our patience is named."""
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.1)
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program"):
            archive.add(page(1))
        other.execute("ROLLBACK")
        other.close()
        assert archive.add(page(1)).state == "new"


WORKER = """
import sys
sys.path.insert(0, sys.argv[3])
import onrecord.pipeline
from test_store_pages import page
from onrecord.archive import ahead, open_archive
ahead._FEW = 4
with open_archive(sys.argv[1], create=True) as archive:
    print("open", flush=True)
    if sys.argv[2] == "rebuild":
        archive.rebuild()
    else:
        for added in archive.add_all(map(page, range(100_000)), jobs=int(sys.argv[2])):
            print(added.sha256, flush=True)
"""


@pytest.fixture
def worker(tmp_path: Path) -> list[str]:
    """Return the command of a process that adds or rebuilds, and names each page once it is added."""
    (tmp_path / "test_store_pages.py").write_text(
        "from onrecord.sources import Source\n"
        f"PARAGRAPH = {PARAGRAPH!r}\n"
        "def page(n):\n"
        '    body = "\\n\\n".join(f"{PARAGRAPH * 3}Item {n}-{part}." for part in range(9))\n'
        '    text = f"{n % 27 + 1}.05.2031\\n\\nStatement {n} on the hotline\\n\\n{body}\\n"\n'
        '    return Source(f"{n}.txt", text.encode())\n'
    )
    return [sys.executable, "-c", WORKER]


def kill_after(command: list[str], lines: int, seconds: float) -> Iterator[str]:
    """Run a process, kill it some time after it printed some lines, and yield the digests it printed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        printed = [process.stdout.readline() for _ in range(lines)]
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        printed += process.stdout
        yield from (line.strip() for line in printed if len(line) == 65)


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "times"), [(1, 8), (2, 3)])
def test_kill_9_loses_nothing(tmp_path: Path, worker: list[str], jobs: int, times: int) -> None:
    """Killed again and again while adding, alone or with workers: every page said to be added is there, and all is sound."""
    path = tmp_path / "record.onrecord"
    chance = random.Random(11)
    said: set[str] = set()
    for _ in range(times):
        command = [*worker, str(path), str(jobs), str(tmp_path)]
        said |= set(kill_after(command, chance.randint(1, len(said) + 20), chance.uniform(0, 0.02)))
        with open_archive(path) as archive:
            assert said <= {page.snapshot.sha256 for page in archive.pages()}
            assert list(archive.check(reread=True)) == []
    assert said
    with open_archive(path) as archive:
        states = [archive.add(page(n)).state for n in range(len(said) + 5)]
        assert states.count("known") >= len(said)
        assert list(archive.check()) == []


@pytest.mark.slow
def test_kill_9_during_rebuild_leaves_the_old_record(tmp_path: Path, worker: list[str]) -> None:
    """Until rebuild is done the record is the one from before, whenever it is killed."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        for n in range(150):
            archive.add(page(n))
        before = archive.counts()
    for seconds in (0.0, 0.05, 0.2, 0.5):
        list(kill_after([*worker, str(path), "rebuild", str(tmp_path)], 1, seconds))
        with open_archive(path) as archive:
            assert archive.counts() == before
            assert list(archive.check()) == []
