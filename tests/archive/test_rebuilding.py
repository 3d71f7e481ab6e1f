import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import open_archive
from onrecord.archive.tables import DERIVED
from onrecord.sources import Source

TEASERS = "\n\n".join(
    f"{n:02}.05.2031 - Statement {n} on the hotline\n\nThe envoy spoke of item {n}." for n in range(1, 8)
)


def page(n: int) -> Source:
    """Return a page with a list of others below it."""
    text = f"{n:02}.05.2031\n\nStatement {n} on the hotline\n\nThe envoy spoke of item {n}.\n\nHe said more.\n\n\nLATEST EVENTS\n\n{TEASERS}\n"
    return Source(f"{n}.txt", text.encode())


def dump(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table of the record, and of the full-text index."""
    with sqlite3.connect(path) as connection:
        rows = {
            table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr)
            for table in DERIVED
        }
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
        rows["search"] = sorted(connection.execute("SELECT term, doc, col, offset FROM words"))
    connection.close()
    return rows


def test_rebuild_gives_the_same_rows(tmp_path: Path) -> None:
    """Every derived row, and every indexed word, is the same to the byte after rebuild."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        for n in range(1, 9):
            archive.add(page(n))
        archive.add(Source("empty.txt", b" \n"))
    before = dump(path)
    assert before["documents"]
    assert before["search"]
    seen: list[tuple[int, int]] = []
    with open_archive(path) as archive:
        done = archive.rebuild(lambda at, total: seen.append((at, total)))
    assert (done.pages, len(done.failures)) == (9, 1)
    assert seen == [(n, 9) for n in range(1, 10)]
    assert dump(path) == before


def test_a_rebuild_that_is_stopped_changes_nothing(tmp_path: Path) -> None:
    """An exception on the way, as of Ctrl-C, leaves the old record."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        for n in range(1, 9):
            archive.add(page(n))
        before = archive.counts()

        def stop(at: int, total: int) -> None:
            if at * 2 == total:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            archive.rebuild(stop)
        assert archive.counts() == before
        assert list(archive.check()) == []
