"""How fast pages of the reading room are while twenty read and one adds: `python -m benchmarks.web [DOCUMENTS]`."""

import asyncio
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import msgspec

from benchmarks.samples import read_texts
from onrecord import (
    Archive,
    Document,
    EntryFilters,
    Page,
    PositionFilters,
    Snapshot,
    Source,
    from_json,
    open_archive,
    read,
    to_json,
)

Row = tuple[str, str, str]

READERS = 20
_WEIGHED = 250  # pages
_WAIT = 503  # with a page that says so: somebody named very often is being looked up
SECONDS = 30
WARMING = 10  # seconds
PAUSE = 1.0  # seconds that a reader looks at a page, on average
_BASES = 2_000
_NAMING = 20  # documents whose persons are asked for
_STAND_IN = "No. 0000000 "
_DAY = re.compile(rb'"date":"([12]\d{3}-[01]\d-[0-3]\d)"')
_WORDS = (
    "sanctions",
    "agreement",
    "security council",
    "talks",
    "visit",
    "president",
    "sena*",
    "trade NEAR/8 tariff*",
)


def fill_archive(path: Path, count: int) -> float:
    """Make an archive of `count` real documents with numbers and days of their own; return pages a second.

    Each of 400 texts is read once, with a stand-in for its number; the others are the same reading with another
    number and day, so that 200,000 documents take the time of storing, not of reading.
    """
    with open_archive(path, create=True, read=_Reader()) as archive:
        started = time.perf_counter()
        for n in range(count):
            archive.add(make_source(n))
        return count / (time.perf_counter() - started)


def make_source(n: int) -> Source:
    """Return the page of one number."""
    base = _bases()[n % len(_bases())]
    return Source(
        f"page {n}", base[0].replace(b"0000000", b"%07d" % n), "text/plain", f"https://example.org/{n}"
    )


class _Reader:
    """In place of reading: the reading of the same text with another number."""

    def __call__(self, data: bytes, **told: Any) -> Page:
        n = int(data[4:11])
        _, packed, ids = _bases()[n % len(_bases())]
        packed = packed.replace(b"0000000", b"%07d" % n)
        for id_ in ids:
            packed = packed.replace(id_, hashlib.sha256(id_ + b"%d" % n).hexdigest()[:16].encode())
        page = from_json(_move_days(packed, n // len(_bases())), Page)
        chance = random.Random(n)
        day = f"{chance.randint(1995, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        document = page.document and _dated(page.document, day)
        teasers = tuple(_dated(teaser, day) for teaser in page.teasers)
        return Page(
            Snapshot(hashlib.sha256(data).hexdigest(), told.get("url"), "text/plain", None),
            page.text,
            document,
            teasers,
        )


def _move_days(packed: bytes, nth: int) -> bytes:
    """Return a reading whose contacts and events are other ones: each `nth` time 37 days earlier, for 25 years."""
    back = nth * 37 % (25 * 365)

    def move(found: re.Match[bytes]) -> bytes:
        day = date.fromisoformat(found[1].decode())
        return f'"date":"{date.fromordinal(max(1, day.toordinal() - back))}"'.encode()

    return _DAY.sub(move, packed)


def _dated(document: Document, day: str) -> Document:
    return msgspec.structs.replace(
        document, published_on=day, event_on=None, posted_on=None, retrieved_on=None
    )


_KEPT: list[tuple[bytes, bytes, tuple[bytes, ...]]] = []


def _bases() -> list[tuple[bytes, bytes, tuple[bytes, ...]]]:
    """Return texts with a stand-in for their number, their readings as JSON, and the ids in these."""
    if not _KEPT:
        for text in read_texts(_BASES):
            data = _STAND_IN.encode() + text
            page = read(data, media_type="text/plain")
            documents = (*filter(None, [page.document]), *page.teasers)
            if documents:
                _KEPT.append((data, to_json(page), tuple(document.id.encode() for document in documents)))
    return _KEPT


class Asked(NamedTuple):
    """One page asked for: of which kind, how long it took in milliseconds, and with which status."""

    kind: str
    took: float
    status: int


def list_questions(path: Path, chance: random.Random) -> Callable[[], tuple[str, str]]:
    """Return a function that draws what a reader asks next: mostly documents and searches."""
    with open_archive(path, read_only=True) as archive:
        rows = [row for row, _ in zip(archive.rows(), range(3_000), strict=False) if row.kind == "main"]
        ledger = archive.ledger()
        entries = [row.id for row in ledger.find(_anything(), limit=300).rows]
        contacts = ledger.find(EntryFilters(entry="contact"), limit=2_000).rows
        pairs = [row.parties for row in contacts if len(row.parties) == 2]
        issues = [row.issue for row in ledger.issues(PositionFilters())][:60]
        persons = _list_persons(archive, [row.id for row in chance.sample(rows, min(len(rows), _NAMING))])
    kinds: list[tuple[str, int, Callable[[], str]]] = [
        ("document", 8, lambda: f"/document/{chance.choice(rows).id}"),
        ("search", 5, lambda: f"/search?q={chance.choice(_WORDS)}"),
        ("newest", 1, lambda: "/search"),
        ("narrowed", 2, lambda: f"/search?q={chance.choice(_WORDS)}&from=2010&to=2012"),
        ("page", 2, lambda: f"/page/{chance.choice(rows).sha256}"),
        ("month", 1, lambda: f"/publications/{chance.randint(1996, 2025)}-{chance.randint(1, 12):02}"),
        ("home", 2, lambda: "/"),
        ("list", 1, lambda: chance.choice(["/contacts", "/mechanisms", "/instruments", "/commitments"])),
        ("statements", 1, lambda: f"/search?of=statements&q={chance.choice(_WORDS)}"),
        ("feed", 1, lambda: f"/search.atom?q={chance.choice(_WORDS)}"),
    ]
    if entries:
        kinds.append(("entry", 2, lambda: f"/entry/{chance.choice(entries)}"))
    if pairs:
        kinds.append(("pair", 1, lambda: "/between/{}/{}".format(*chance.choice(pairs))))
    if issues:
        kinds.append(("issue", 1, lambda: f"/issue/{chance.choice(issues)}"))
    if persons:
        kinds.append(("person", 2, lambda: f"/person/{chance.choice(persons)}"))
    weights = [weight for _, weight, _ in kinds]

    def draw() -> tuple[str, str]:
        kind, _, make = chance.choices(kinds, weights)[0]
        return kind, make()

    return draw


def _list_persons(archive: Archive, documents: list[str]) -> list[str]:
    """Return the ids of those whom some documents name."""
    named = [archive.people().mentions(id_) for id_ in documents]
    return sorted({row.person_id for rows in named for row in rows if row.person_id})


def _anything() -> EntryFilters:
    return EntryFilters(in_doubt=None)


async def read_for(
    base: str, draw: Callable[[], tuple[str, str]], pause: float, seconds: float
) -> list[Asked]:
    """Let twenty readers ask for `seconds`, each pausing about `pause` between two pages."""
    found: list[Asked] = []
    until = time.perf_counter() + seconds

    async def reader(seed: int) -> None:
        chance = random.Random(seed)
        async with httpx2.AsyncClient(base_url=base, timeout=60) as client:
            await asyncio.sleep(chance.random() * pause)
            while time.perf_counter() < until:
                kind, path = draw()
                start = time.perf_counter()
                answer = await client.get(path)
                found.append(Asked(kind, (time.perf_counter() - start) * 1000, answer.status_code))
                await asyncio.sleep(chance.expovariate(1 / pause) if pause else 0)

    await asyncio.gather(*(reader(n) for n in range(READERS)))
    return found


def measure_web(documents: int = 20_000, path: Path | None = None) -> Iterator[Row]:
    """Measure the reading room over an archive of so many pages, filled anew where `path` names none."""
    with tempfile.TemporaryDirectory() as folder:
        where = path or Path(folder) / "web.onrecord"
        if not where.exists():
            yield (f"{documents:,} pages filled", f"{fill_archive(where, documents):.0f} a second", "")
        draw = list_questions(where, random.Random(1))
        server = subprocess.Popen(
            [Path(sys.executable).with_name("onrecord"), "serve", "--port", "0", "--archive", str(where)],
            stdout=subprocess.PIPE,
            text=True,
        )
        adder = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.web", "--add", str(where), str(documents)]
        )
        try:
            assert server.stdout
            opened = re.search(r"http://\S+", server.stdout.readline())
            assert opened
            base = opened[0].rstrip("/")
            asyncio.run(read_for(base, draw, 0.2, WARMING))  # what is read first warms the caches
            yield from _report("twenty read, one adds", asyncio.run(read_for(base, draw, PAUSE, SECONDS)))
            adder.terminate()
            adder.wait()
            yield from _report("twenty read", asyncio.run(read_for(base, draw, PAUSE, SECONDS)))
            yield from _weigh_alone(base, draw, server.pid)
            yield _time_alone(base, where)
            yield from _report("twenty without a pause", asyncio.run(read_for(base, draw, 0, SECONDS / 2)))
        finally:
            server.terminate()
            adder.terminate()
            server.wait()
            adder.wait()


def _weigh_alone(base: str, draw: Callable[[], tuple[str, str]], server: int) -> Iterator[Row]:
    """Weigh what pages cost the processor of the server, asked for by one reader: a busy machine does not change it."""
    weighed: list[Asked] = []
    with httpx2.Client(base_url=base, timeout=120) as client:
        for _ in range(_WEIGHED):
            kind, path = draw()
            before = _read_processor(server)
            answer = client.get(path)
            weighed.append(Asked(kind, _read_processor(server) - before, answer.status_code))
    yield from _report("processor, one reader", weighed)


def _read_processor(server: int) -> float:
    """Return the milliseconds that a process and its children have been on a processor (Linux)."""
    clocks = (
        ~process << 3 | 2 for process in (server, *_list_children(server))
    )  # as clock_getcpuclockid(3) gives
    return sum(map(time.clock_gettime, clocks)) * 1000


def _list_children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in listed]


def _time_alone(base: str, path: Path) -> Row:
    """Time what somebody says, asked for by one reader: who is meant is found at the time of asking."""
    with open_archive(path, read_only=True) as archive:
        rows = [row for row, _ in zip(archive.rows(), range(300), strict=False) if row.speakers]
    times = []
    for row in rows[:: max(1, len(rows) // 5)][:5]:
        start = time.perf_counter()
        httpx2.get(f"{base}/search", params={"said_by": row.speakers[0]}, timeout=120)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return (
        ("said by, one reader alone", f"median {_at(times, 0.5):.0f} ms, most {times[-1]:.0f} ms", "≤ 100 ms")
        if times
        else ("said by", "nobody speaks", "")
    )


def _report(name: str, found: list[Asked]) -> Iterator[Row]:
    times = sorted(asked.took for asked in found)
    waiting = sum(asked.status == _WAIT for asked in found)
    failed = sum(asked.status >= 400 for asked in found) - waiting
    yield (
        name,
        f"mean {sum(times) / len(times):.0f} ms, p50 {_at(times, 0.5):.0f} ms, p95 {_at(times, 0.95):.0f} ms, most {times[-1]:.0f} ms, {len(found)} pages, {failed} failed, {waiting} told to wait",
        "p95 ≤ 100 ms, none failed",
    )
    for kind in sorted({asked.kind for asked in found}):
        mine = sorted(asked.took for asked in found if asked.kind == kind)
        yield (
            f"  {kind}",
            f"mean {sum(mine) / len(mine):.0f} ms, p50 {_at(mine, 0.5):.0f} ms, p95 {_at(mine, 0.95):.0f} ms of {len(mine)}",
            "",
        )


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def keep_adding(path: Path, first: int) -> None:
    """Add a page every tenth of a second until stopped."""
    with open_archive(path, read=_Reader()) as archive:
        for n in range(first, first + 1_000_000):
            archive.add(make_source(n))
            time.sleep(0.1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--add"]:
        keep_adding(Path(sys.argv[2]), int(sys.argv[3]) + os.getpid() % 1_000 * 1_000)
    else:
        size = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
        kept = Path(sys.argv[2]) if len(sys.argv) > 2 else None
        for row in measure_web(size, kept):
            print(f"{row[0]:32} {row[1]:84} {row[2]}", flush=True)
