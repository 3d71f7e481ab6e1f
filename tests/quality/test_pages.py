"""Pages against their gold, with pinned floors: they may rise, never fall.

Three kinds of pages: the shared seeds and corpora; the four bulletins among
the seeds laid out as HTML (`layouts.py`); and bulletins about invented states
in 46 layouts of ministries. Of these, 16 (`ministries.py`), 10 (`portals.py`),
8 (`aside.py`) and 12 (`systems.py`) were each written before the reader was tried on them; the
figures of the first try stand beside the floors of today.
"""

import gzip
import io
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from aside import ASIDE, ASIDE_NO_LEADS, ASIDE_NO_TEASERS
from layouts import LAYOUTS, Bulletin, Teaser, read_bulletin, score_words
from ministries import MINISTRIES, NO_LEADS, NO_TEASERS, read_bulletins
from portals import PORTALS, PORTALS_NO_LEADS, PORTALS_NO_TEASERS
from systems import SYSTEMS, SYSTEMS_NO_LEADS

from onrecord import Document, Page, read

UNLED = NO_LEADS | PORTALS_NO_LEADS | ASIDE_NO_LEADS | SYSTEMS_NO_LEADS
UNLISTED = NO_TEASERS | PORTALS_NO_TEASERS | ASIDE_NO_TEASERS
# Layouts that print the day beside a place or amid other words: to say nothing of it is right, too.
SILENT = frozenset({"strip", "archive first", "gazette"})


class Score(NamedTuple):
    """What came of a layout: F1 of the body's words, and shares of titles, dates, teasers and leads."""

    f1: float
    worst: float
    titles: float
    wrong_dates: int
    missed_dates: int
    teasers: float
    false_teasers: int
    leads: float
    leaked: float


def iso(printed: str | None) -> str | None:
    """Return `22.04.2031` as `2031-04-22`."""
    if printed is None:
        return None
    day, month, year = map(int, printed.split("."))
    return date(year, month, day).isoformat()


def lines_of(document: Document) -> tuple[str, ...]:
    """Return the lines of a document below its title."""
    return tuple(line for line in document.text.splitlines()[1:] if line.strip())


def is_leaked(teaser: Teaser, body: str, own: str) -> bool:
    """Tell whether words of a teaser stand in the main document, which does not say them itself."""
    return any(words in body and words not in own for words in (teaser.title, *teaser.lead))


def score_layout(name: str, layout: Callable[[Bulletin], str], pages: list[Bulletin]) -> Score:
    """Read every bulletin in one layout and compare."""
    f1: list[float] = []
    titles = wrong = missed = found = wanted = false = leads = leaked = listed = 0
    for bulletin in pages:
        page = read(layout(bulletin).encode())
        body = page.document.text.replace("\u200b", "") if page.document else ""
        f1.append(score_words(body, " ".join((bulletin.title, *bulletin.body))))
        titles += page.document is not None and page.document.title == bulletin.title
        posted = page.document.posted_on if page.document else None
        # "10/02/2031" is one of two days where nothing on the page settles which.
        wrong += posted is not None and str(iso(bulletin.posted)) not in posted
        missed += posted is None and bulletin.posted is not None
        gold = {} if name in UNLISTED else {(t.title, iso(t.date)): t.lead for t in bulletin.teasers}
        got = {(t.title, t.posted_on): lines_of(t) for t in page.teasers}
        found += len(gold.keys() & got.keys())
        wanted += len(gold)
        false += len(got.keys() - gold.keys())
        leads += sum(got[key] == (() if name in UNLED else gold[key]) for key in gold.keys() & got.keys())
        own = "\n".join((bulletin.title, *bulletin.body))
        leaked += sum(is_leaked(teaser, body, own) for teaser in bulletin.teasers)
        listed += len(bulletin.teasers)
    return Score(
        sum(f1) / len(f1),
        min(f1),
        titles / len(pages),
        wrong,
        missed,
        found / wanted if wanted else 1.0,
        false,
        leads / wanted if wanted else 1.0,
        leaked / listed,
    )


@pytest.mark.parametrize("name", [*MINISTRIES, *PORTALS, *ASIDE, *SYSTEMS])
def test_ministries(name: str) -> None:
    """Each layout of a ministry gives its body, its title, its date and every teaser, whoever publishes.

    First try, before any rule was written for it (F1 of body, teasers found,
    teasers leaked): the 16 of `ministries.py` .835, .79, .20; the 10 of
    `portals.py` .934, .74, .13; the 8 of `aside.py` .948, .50, .30; the 12 of
    `systems.py` .974, .74, .00.
    """
    layout = {**MINISTRIES, **PORTALS, **ASIDE, **SYSTEMS}[name]
    score = score_layout(name, layout, read_bulletins())
    assert score.f1 >= (
        0.96 if name == "sheet" else 0.97
    )  # names and values without a colon stand above its text
    assert score.worst >= (0.87 if name == "sheet" else 0.88)
    assert score.wrong_dates == 0
    assert score.teasers >= 0.98
    assert score.false_teasers == 0
    assert score.leads >= (
        0.2 if name == "department" else 0.98
    )  # its kind stands between two teasers: whose is it?
    assert score.leaked <= 0.02
    assert score.titles == 1
    assert score.missed_dates == 0 or name in SILENT


def test_ministries_together() -> None:
    """Over all 46 layouts the body's F1 is .99 and hardly a teaser is lost."""
    layouts = {**MINISTRIES, **PORTALS, **ASIDE, **SYSTEMS}
    scores = [score_layout(name, layout, read_bulletins()) for name, layout in layouts.items()]
    assert sum(score.f1 for score in scores) / len(scores) >= 0.99
    assert sum(score.teasers for score in scores) / len(scores) >= 0.998


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[str]:
    """Return the five pages of the first users."""
    return [path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]


@pytest.mark.shared
@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_of_seeds(seeds: list[str], name: str) -> None:
    """The four bulletins among the seeds read the same in each of five layouts: all words, all forty teasers."""
    score = score_layout(name, LAYOUTS[name], [read_bulletin(text) for text in seeds[:4]])
    assert score.f1 >= 0.97
    assert score.worst >= 0.92
    assert (score.titles, score.wrong_dates, score.missed_dates) == (1, 0, 0)
    assert (score.teasers, score.false_teasers, score.leads, score.leaked) == (1, 0, 1, 0)


@pytest.mark.shared
def test_seeds(seeds: list[str]) -> None:
    """The seeds as crawled give five main titles, the dates printed and no others, and forty teasers word for word."""
    pages = [read(text.encode()) for text in seeds]
    bulletins = [read_bulletin(text) for text in seeds[:4]]
    posted = [page.document.posted_on for page in pages if page.document]
    assert posted == ["2017-04-21", "2017-09-20", None, None, None]
    retrieved = [page.document.retrieved_on for page in pages if page.document]
    assert retrieved == ["2017-09-22", "2018-10-18", "2017-10-17", "2017-02-20", None]
    for page, bulletin in zip(pages, bulletins, strict=False):
        assert page.document is not None
        assert page.document.title == bulletin.title
        assert [(t.posted_on, t.title, lines_of(t)) for t in page.teasers] == [
            (iso(t.date), t.title, t.lead) for t in bulletin.teasers
        ]
    last = pages[4].document
    assert last is not None
    assert last.title == next(line for line in seeds[4].splitlines()[1:] if line.strip())
    assert sum(len(page.teasers) for page in pages) == 40


def read_corpus(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a corpus, one in four of the large ones: enough to see a floor move."""
    with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for n, row in enumerate(rows):
            if n % 4 == 0:
                yield json.loads(row)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", ["kremlin", "whitehouse", "frus"])
def test_corpora(shared: Path, name: str) -> None:
    """A text that lists nothing has its first line as title, all its words, and no teaser; its date line is never misread."""
    total = titles = teasers = short = wrong = 0
    for row in read_corpus(shared, name):
        page = read(row["text"].encode())
        total += 1
        first = row["text"].lstrip().split("\n")[0].strip()
        titles += page.document is not None and page.document.title == first
        teasers += len(page.teasers)
        words = len(row["text"].split())
        short += page.document is None or len(page.document.text.split()) < words * 0.97 - 12
        if name == "kremlin":  # the only one whose gold is the page's own date line
            wrong += page.document is None or page.document.posted_on != row["gold"]["date"]
    assert titles / total >= 0.999
    assert (teasers, short, wrong) == (0, 0, 0)


def read_html_pages(shared: Path) -> Iterator[tuple[str, Page]]:
    """Yield the real pages of HTML with their ids."""
    data = (shared / "corpora" / "kremlin_html.tar.gz").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.name.endswith(".html") else None
            if held:
                yield Path(member.name).stem, read(held.read())


@pytest.mark.shared
@pytest.mark.slow
def test_real_html(shared: Path) -> None:
    """Real pages of HTML give the text of their gold, their title and their date; what is over are captions."""
    with gzip.open(shared / "corpora" / "kremlin.jsonl.gz", "rt", encoding="utf-8") as rows:
        gold = {row["doc_id"].split(":")[1]: row for row in map(json.loads, rows)}
    scores: list[float] = []
    titles = dates = 0
    for key, page in read_html_pages(shared):
        row = gold[key]
        lines = [line for line in row["text"].splitlines() if line.strip()]
        head = [line for line in lines[:3] if not re.match(r"[A-Z][a-z]+ \d+, \d{4}", line)]
        body = page.document.text if page.document else ""
        scores.append(score_words(body, "\n".join((*head, *lines[3:]))))
        title = (page.document.title or "") if page.document else ""
        titles += title.replace("\xa0", " ") == row["gold"]["title"].replace("\xa0", " ")
        dates += page.document is not None and page.document.posted_on == row["gold"]["date"]
    assert len(scores) == 260
    assert sum(scores) / len(scores) >= 0.98
    assert titles / len(scores) >= 0.99
    assert dates == len(scores)
