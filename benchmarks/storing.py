"""How fast pages enter an archive, by all cores and by one, and what memory that takes as it grows."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.samples import ROOT, make_pages
from onrecord import Source, open_archive

Row = tuple[str, str, str]

_PAGES = 5_000
_FIRST = 1_000
_GROW = """
import sys
from pathlib import Path
from benchmarks.storing import fill
print(*fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) or None))
"""


def fill(path: Path, count: int, jobs: int | None) -> tuple[float, float, float]:
    """Add `count` pages to a new archive, as `onrecord add` does; return seconds and peak memory in MB, here and of a worker."""
    pages = (Source(f"page {n}", page) for n, page in enumerate(make_pages(count)))
    start = time.perf_counter()
    with open_archive(path, create=True) as archive:
        for added in archive.add_all(pages, jobs=jobs):
            assert added.state == "new", added.error
    seconds = time.perf_counter() - start
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    here, worker = (resource.getrusage(kind).ru_maxrss / 1024 for kind in kinds)
    return seconds, here, worker


def measure_adding(pages: int = _PAGES) -> Iterator[Row]:
    """Add 1,000 pages and then `pages` to new archives by as many processes as there are cores; then 1,000 by one.

    Each in a process of its own, with all it takes to start.
    """
    peaks = []
    for count, jobs in ((_FIRST, 0), (pages, 0), (_FIRST, 1)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.onrecord"
            seconds, here, worker = map(float, _run(path, count, jobs))
            size = path.stat().st_size / 1e6
        who = "one process" if jobs else "workers on all cores"
        target = "" if jobs else "≥ 150"
        yield (
            f"add {count:,} pages",
            f"{count / seconds:,.0f} a second, {who}, {size:,.1f} MB on disk",
            target,
        )
        if not jobs:
            peaks.append(f"{here:.0f} + {worker:.0f} MB")
    yield "peak memory, the writer + a worker", " → ".join(peaks), "flat"


def _run(path: Path, count: int, jobs: int) -> list[str]:
    command = [sys.executable, "-c", _GROW, str(path), str(count), str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout.split()
