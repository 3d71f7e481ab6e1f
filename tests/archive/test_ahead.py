"""Many pages at once: that they are kept as one by one, and that little is taken ahead."""

import hashlib
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord.archive import Added, Archive, ahead, open_archive
from onrecord.archive.tables import METADATA
from onrecord.model import Page, Snapshot
from onrecord.pipeline import read
from onrecord.sources import Source, SourceFailure

Given = Source | SourceFailure

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"

BODY = """Minister Oda Lenk met Foreign Minister Per Strand of Tarsund in Harrow Bay on {day} May 2031.

Question: Will the hotline be restored?

Oda Lenk: We proposed that the joint commission meet in June. Tarsund promised to answer our note of 3 May 2031.

Statement {n} speaks of the Memorandum on fisheries, suspended on {day} April 2031.
"""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let eight pages be many."""
    monkeypatch.setattr(ahead, "_FEW", 8)


def page(n: int, name: str | None = None) -> Source:
    """Return a page that names people, contacts and things which other pages name too."""
    day = n % 9 + 1
    words = f"{day:02}.05.2031\n\nInterview {n} of the Minister\n\n{BODY.format(n=n, day=day)}"
    return Source(name or f"{n}.txt", words.encode())


def mixed() -> list[Given]:
    """Return pages and the examples, some of them twice, under two names, with an address, empty, or not to be had."""
    given: list[Given] = [page(n) for n in range(40)]
    given += [Source(path.name, path.read_bytes()) for path in sorted(EXAMPLES.rglob("*.*"))]
    given += [
        Source("empty.txt", b" \n"),
        Source("gone.pdf", b"%PDF-1.7 \x00"),
        SourceFailure("x.txt", "gone"),
    ]
    given += [page(n, f"again {n}.txt") for n in range(0, 40, 5)] + [page(1), Source("empty.txt", b" \n")]
    told = page(3)
    given.append(Source("told.txt", told.data, url="https://mfa.valmeria.example/3"))
    random.Random(4).shuffle(given)
    return given


def dump(archive: Archive) -> dict[str, list[Any]]:
    """Return every row of every table but the clock's, and every indexed word."""
    found: dict[str, list[Any]] = {}
    with archive._reading() as connection:  # noqa: SLF001 - the rows themselves are what is compared
        for table in METADATA.sorted_tables:
            columns = [column for column in table.c if column.name != "added_at"]
            found[table.name] = sorted(
                (tuple(row) for row in connection.execute(table.select().with_only_columns(*columns))),
                key=repr,
            )
        connection.execute(text("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)"))
        words = connection.execute(text("SELECT term, doc, col, offset FROM words"))
        found["search"] = sorted(tuple(row) for row in words)
        connection.execute(text("DROP TABLE temp.words"))
    return found


def add_alone(archive: Archive, given: list[Given]) -> list[Added]:
    """Add pages one by one, in this process."""
    return [
        archive.add(source) if isinstance(source, Source) else archive.add_failure(source.name, source.error)
        for source in given
    ]


def test_many_are_kept_as_one_by_one(tmp_path: Path) -> None:
    """Pages that workers read leave the same rows, to the byte, and the same answers, as pages added alone."""
    given = mixed()
    with open_archive(tmp_path / "alone", create=True) as alone:
        expected = add_alone(alone, given)
        rows = dump(alone)
    assert {"known", "new", "failed"} == {added.state for added in expected}
    assert all(
        rows[name] for name in ("statements", "candidates", "steps", "face_links", "sheet_keys", "search")
    )
    with open_archive(tmp_path / "many", create=True) as many:
        assert list(many.add_all(iter(given), jobs=2)) == expected
        assert dump(many) == rows
        again = list(many.add_all(given, jobs=2))
        assert {added.state for added in again} == {"known", "failed"}
        assert dump(many) == rows
        assert list(many.check(reread=True)) == []


def test_a_few_pages_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of pages, many known ones, and any number with one job, are read in this process."""
    monkeypatch.setattr(ahead, "Workers", None)
    with open_archive(tmp_path / "a", create=True) as archive:
        assert len(list(archive.add_all(map(page, range(7))))) == 7
        assert len(list(archive.add_all(map(page, range(20)), jobs=1))) == 20
        states = [added.state for added in archive.add_all(map(page, range(25)), jobs=2)]
        assert states == ["known"] * 20 + ["new"] * 5


def test_a_reader_of_the_caller_is_used(tmp_path: Path) -> None:
    """An archive that was given a function made on the spot reads with it, however many pages there are."""
    calls: list[int] = []

    def count(data: bytes, **told: Any) -> Page:
        calls.append(1)
        return read(data, **told)

    with open_archive(tmp_path / "a", create=True, read=count) as archive:
        assert len(list(archive.add_all(map(page, range(12)), jobs=2))) == 12
    assert len(calls) == 12


def read_nothing(data: bytes, **told: Any) -> Page:
    """Read a page without a document, at once."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Page(
        Snapshot(sha256, told["url"], "text/plain", told["retrieved_at"], "utf-8"), data.decode(), None, ()
    )


def taken(most: int, counted: list[int], size: int = 0) -> Iterator[Source]:
    """Yield pages, padded to a size, and note each that is taken."""
    for n in range(most):
        counted.append(n)
        source = page(n)
        yield Source(source.name, source.data + b"\nIt rained." * (size // 10))


@pytest.mark.parametrize(("jobs", "size", "most"), [(1, 0, 1), (2, 0, 8 + 5 * 8), (2, 300_000, 6)])
def test_little_is_taken_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, size: int, most: int
) -> None:
    """When a page is kept, no more than a few batches after it have been taken: memory does not grow with their number."""
    monkeypatch.setattr(ahead, "_MOST_BYTES", 1_200_000)
    counted: list[int] = []
    with open_archive(tmp_path / "a", create=True, read=read_nothing) as archive:
        adding = archive.add_all(taken(2 * most + 20, counted, size), jobs=jobs)
        for done, _ in zip(range(1, most + 10), adding, strict=False):
            assert len(counted) - done <= most
        adding.close()


def test_those_who_stop_keep_what_they_saw(tmp_path: Path) -> None:
    """Left half-way, as by Ctrl-C, the archive has every page that was handed out, and is sound; the next run goes on."""
    with open_archive(tmp_path / "a", create=True, read=read_nothing) as archive:
        adding = archive.add_all(map(page, range(60)), jobs=2)
        seen = [next(adding) for _ in range(13)]
        adding.close()
        assert archive.counts()["snapshots"] == 13
        assert list(archive.check()) == []
        states = [added.state for added in archive.add_all(map(page, range(60)), jobs=1)]
        assert states == ["known"] * len(seen) + ["new"] * 47


def test_two_who_add_the_same_pages_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    """Two writers with workers of their own, one going backwards, keep each page once."""
    path = tmp_path / "a"
    states: list[str] = []

    def work(order: list[int]) -> None:
        with open_archive(path, create=True) as archive:
            states.extend(added.state for added in archive.add_all(map(page, order), jobs=2))

    threads = [
        threading.Thread(target=work, args=(order,)) for order in (list(range(30)), list(range(29, -1, -1)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(states) == ["known"] * 30 + ["new"] * 30
    with open_archive(path) as archive:
        assert archive.counts()["snapshots"] == 30
        assert list(archive.check(reread=True)) == []
