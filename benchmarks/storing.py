"""How fast pages enter an archive, and what memory that takes as it grows."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.samples import ROOT, make_pages
from onrecord import Source, open_archive

_GROW = """
import sys
from pathlib import Path
from benchmarks.storing import fill
print(fill(Path(sys.argv[1]), int(sys.argv[2])))
"""


def fill(path: Path, count: int) -> str:
    """Add `count` pages to a new archive; return seconds and the peak memory in MB."""
    start = time.perf_counter()
    with open_archive(path, create=True) as archive:
        for n, page in enumerate(make_pages(count)):
            archive.add(Source(name=f"page {n}", data=page))
    seconds = time.perf_counter() - start
    return f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"


def measure_adding(counts: tuple[int, ...] = (1000, 5000)) -> list[tuple[str, str, str]]:
    """Measure adding in a process of its own for each count."""
    rows = []
    peaks = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.onrecord"
            done = subprocess.run(
                [sys.executable, "-c", _GROW, str(path), str(count)],
                check=True,
                capture_output=True,
                text=True,
                cwd=ROOT,
            )
            seconds, peak = done.stdout.split()
            size = path.stat().st_size / 1e6
        peaks.append(float(peak))
        rows.append(
            (
                f"add {count:,} pages",
                f"{count / float(seconds):,.0f} pages a second, {size:,.1f} MB on disk",
                "≥ 150",
            )
        )
    rows.append(("peak memory", " → ".join(f"{peak:.0f} MB" for peak in peaks), "flat"))
    return rows
