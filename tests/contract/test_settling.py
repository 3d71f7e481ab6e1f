"""Readings of one publication are joined, in every archive, whatever the order they come in."""

import sqlite3
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive, open_archive
from onrecord.model import Page
from onrecord.sources import Source
from onrecord.views.search import search

TITLE = "Deputy Minister Oda Lenk’s interview with the Tarn Courier"
LEAD = "Question: Will the hotline between the two capitals be restored this year?"
BODY = (
    LEAD
    + "\n\nOda Lenk: We are ready for it.\n\nQuestion: And the working group?\n\nOda Lenk: It meets in June."
)
TEASER = {
    "kind": "teaser",
    "title": TITLE,
    "body": LEAD[:60],
    "posted_on": "2031-05-05",
    "retrieved_on": "2031-05-09",
}
FULL = {"kind": "main", "title": TITLE, "body": BODY, "posted_on": "2031-05-05", "retrieved_on": "2031-06-01"}
OTHER = {"kind": "main", "title": "Envoy Josip Marrow arrives", "body": "The envoy arrived."}


def add_all(archive: Archive, spell: Callable[..., bytes], pages: list[list[dict[str, Any]]]) -> None:
    """Add pages of the given documents."""
    for n, documents in enumerate(pages):
        assert archive.add(Source(f"{n}", spell(*documents))).state == "new"


@pytest.mark.parametrize("step", [1, -1])
def test_a_teaser_joins_its_full_document(archive: Archive, spell: Callable[..., bytes], step: int) -> None:
    """Whichever comes first, the full document is the best reading, with the reason in words."""
    pages = [[OTHER, TEASER], [FULL]]
    add_all(archive, spell, pages[::step])
    (joined,) = [row for row in archive.rows() if row.same_as]
    assert joined.kind == "teaser"
    assert joined.same_reason == (
        "the same title, the same posted date, and the shorter text is how the longer begins"
    )
    assert [row.kind for row in archive.same(joined.id)] == ["main", "teaser"]
    assert archive.same(joined.id) == archive.same(joined.same_as)
    (hit,) = search(archive, "hotline").hits
    assert (hit.document.kind, hit.readings) == ("main", 2)
    assert archive.counts()["publications"] == 2
    assert list(archive.check()) == []


def test_teasers_on_many_pages_are_one_publication(archive: Archive, spell: Callable[..., bytes]) -> None:
    """The same teaser on thirty pages is found once, by its earliest reading, until the full one comes."""
    for n in range(30):
        page = spell(OTHER | {"title": f"Statement {n}"}, TEASER | {"retrieved_on": f"2031-05-{30 - n:02}"})
        archive.add(Source(f"{n}", page))
    (hit,) = search(archive, "hotline").hits
    assert (hit.document.retrieved_on, hit.readings) == ("2031-05-01", 30)
    archive.add(Source("full", spell(FULL)))
    (hit,) = search(archive, "hotline").hits
    assert (hit.document.kind, hit.readings) == ("main", 31)
    assert list(archive.check()) == []


def test_one_page_may_hold_a_publication_twice(archive: Archive, spell: Callable[..., bytes]) -> None:
    """A page whose own list names its main document, twice, holds one publication."""
    add_all(archive, spell, [[FULL, TEASER, TEASER, OTHER | {"kind": "teaser"}]])
    assert archive.counts()["publications"] == 2
    assert list(archive.check()) == []


@pytest.mark.parametrize("days", list(permutations(["2031-05-07", "2031-05-08", "2031-05-09"])))
@pytest.mark.parametrize("url", [None, "https://mfa.vessia.example/"])
def test_a_known_text_twice_on_a_new_page_has_one_best_reading(
    archive: Archive, spell: Callable[..., bytes], days: tuple[str, ...], url: str | None
) -> None:
    """Whichever of three equal teasers, two of them on one page, was retrieved first is the best; none joins itself."""
    first, *two = [TEASER | {"retrieved_on": day} for day in days]
    add_all(archive, spell, [[OTHER, first], [OTHER, *two]])
    if url:
        for source in [
            Source("again", spell(OTHER, first), url=url),
            Source("", spell(OTHER, *two), url=url),
        ]:
            archive.add(source)
            assert list(archive.check()) == []
    assert list(archive.check()) == []
    teasers = [row for row in archive.rows() if row.kind == "teaser"]
    (best,) = [row for row in teasers if row.same_as is None]
    assert best.retrieved_on == "2031-05-07"
    assert {row.same_as for row in teasers if row is not best} == {best.id}
    (hit,) = search(archive, "hotline").hits
    assert (hit.document.id, hit.readings) == (best.id, 3)


@pytest.mark.parametrize(
    "other",
    [
        {"posted_on": "2031-05-12"},
        {"published_on": "2031-04-01"},
        {"publisher": "another ministry"},
        {"title": "Deputy Minister Oda Lenk’s interview with the Tarn Gazette"},
        {"body": "Question: Why were the flights between the two countries suspended last autumn?"},
    ],
)
def test_what_differs_stays_apart(
    archive: Archive, spell: Callable[..., bytes], other: dict[str, str]
) -> None:
    """Another date, publisher, title or text is another publication."""
    stated = {"publisher": "the ministry", "published_on": "2031-05-04"}
    add_all(archive, spell, [[FULL | stated], [OTHER, TEASER | stated | other]])
    assert archive.counts()["publications"] == 3


def test_an_undated_reading_of_two_dated_ones_joins_neither(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """A weekly title with the same words: which week the undated page is of is not known."""
    undated = {key: value for key, value in FULL.items() if key != "posted_on"}
    add_all(archive, spell, [[undated], [OTHER, TEASER]])
    assert archive.counts()["publications"] == 2
    archive.add(Source("next week", spell(FULL | {"posted_on": "2031-05-12"})))
    assert archive.counts()["publications"] == 4
    assert list(archive.check()) == []


def test_a_crowd_of_one_title_is_a_template(
    open_any: Callable[..., Archive], tmp_path: Path, spell: Any
) -> None:
    """More than 64 texts under one title and day are joined to nothing, whichever came first."""
    pages = [
        [FULL | {"body": f"{BODY} Item {n}."}, TEASER | {"kind": "teaser", "body": BODY}] for n in range(70)
    ]
    states = []
    for name, order in (("one", pages), ("other", pages[::-1])):
        (tmp_path / name).mkdir()
        with open_any(tmp_path / name, create=True) as archive:
            add_all(archive, spell, order)
            states.append(sorted((row.id, row.same_as) for row in archive.rows()))
            assert list(archive.check()) == []
    assert states[0] == states[1]


_titles = st.sampled_from(
    [TITLE, "Telephone conversation of the two foreign ministers of the bay", "Statement"]
)
_bodies = st.sampled_from(
    ["", TITLE, LEAD, LEAD[:60], BODY, BODY + " More.", "Spoke by phone at the other side’s request."]
)
_days = st.sampled_from([None, "2031-05-05", "2031-05-12"])
_documents = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["main", "teaser"]),
        "title": _titles,
        "body": _bodies,
        "posted_on": _days,
        "published_on": st.sampled_from([None, None, "2031-05-04", "XXXX-05-04", "2031-04"]),
        "retrieved_on": _days,
        "publisher": st.sampled_from([None, "mfa", "embassy"]),
    }
)


def dump(path: Path) -> list[Any]:
    """Return every row of the record without the numbers that only arrival decides."""
    with sqlite3.connect(path) as connection:
        ids = dict(connection.execute("SELECT number, id FROM documents"))
        digests = dict(connection.execute("SELECT number, sha256 FROM snapshots"))
        rows: list[Any] = []
        for table in (
            "documents",
            "actors",
            "dates",
            "turns",
            "statements",
            "pages",
            "failures",
            "likenesses",
        ):
            found = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            for values in found:
                row = dict(zip(names, values, strict=True))
                row.pop("number", None)
                row |= {
                    "document": ids.get(row.get("document")),
                    "snapshot": digests.get(row.get("snapshot")),
                }
                rows.append((table, sorted(row.items(), key=repr)))
        indexed = [ids[row[0]] for row in connection.execute("SELECT id FROM search_docsize")]
    connection.close()
    return [sorted(rows, key=repr), sorted(indexed)]


# Not shrunk: an example takes a quarter of a second, Hypothesis would shrink for up to 300, and that is
# pytest's time limit, which would then hide the example that failed.
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    pages=st.lists(st.lists(_documents, min_size=1, max_size=4), min_size=1, max_size=6),
    random=st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory,
    spell: Callable[..., bytes],
    read: Callable[..., Page],
    pages: list[list[dict[str, Any]]],
    random: Any,
) -> None:
    """Pages added in any order, some of them twice and under other names, give the same rows; so does rebuild."""
    folder = tmp_path_factory.mktemp("order")
    sources = [Source(f"{n}", spell(*documents)) for n, documents in enumerate(pages)]
    sources += [Source("again", source.data, url="https://mfa.vessia.example/") for source in sources[:2]]
    dumps = []
    for name in ("one", "other"):
        with open_archive(folder / name, create=True, read=read) as archive:
            for source in sources:
                archive.add(source)
            assert list(archive.check()) == []
        dumps.append(dump(folder / name))
        random.shuffle(sources)
    assert dumps[0] == dumps[1]
    with open_archive(folder / "one", read=read) as archive:
        archive.rebuild()
        assert list(archive.check(reread=True)) == []
    assert dump(folder / "one") == dumps[0]
