"""What every archive answers when it is searched."""

import contextlib
from collections.abc import Callable

import msgspec
import pytest

from onrecord.archive import Archive, Filters, SearchPage
from onrecord.archive.rows import COUNTED
from onrecord.errors import QueryError
from onrecord.sources import Source
from onrecord.views.query import read_query
from onrecord.views.search import search

PAGES = (
    {
        "title": "Oda Lenk’s interview with the Tarn Courier",
        "body": "The hotline is a standing mechanism.\n\nWe suspended the hotline in March. It may be restored.",
        "form": "interview",
        "publisher": "MFA of Véssia",
        "posted_on": "2031-05-05",
        "speakers": ["Oda Lenk"],
        "party": "VES",
    },
    {
        "title": "Round-up of the talks",
        "body": "\u0421onference on fisheries\n\nThe conference on fisheries opens on Friday. A road map was agreed.",
        "form": "round-up",
        "event_on": "2031-06-14/2031-06-15",
        "posted_on": "2031-06-20",
        "speakers": ["Josip Marrow", "Oda Brandt"],
        "party": "TAR",
    },
    {
        "title": "Note on suspension of flights",
        "body": "The map shows the road. A note was handed over; a reply to the note is awaited.",
        "form": "press release",
        "language": "fr",
        "retrieved_on": "2032-01-01",
    },
    {"title": "Undated remarks on flights", "body": "No date is printed here.", "form": "remarks"},
)


@pytest.fixture
def stocked(archive: Archive, spell: Callable[..., bytes]) -> Archive:
    """Return an archive of four pages."""
    for n, facts in enumerate(PAGES):
        assert archive.add(Source(f"{n}.txt", spell(facts))).state == "new"
    return archive


def forms(found: SearchPage) -> list[str | None]:
    """Return the forms of the hits, sorted."""
    return sorted(hit.document.form or "" for hit in found.hits)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hotline", ["interview"]),
        ("HÓTLINE", ["interview"]),
        ('"Conference on fisheries"', ["round-up"]),
        ('"road map"', ["round-up"]),
        ("road map", ["press release", "round-up"]),
        ("suspen*", ["interview", "press release"]),
        ('"road ma*"', ["round-up"]),
        ("note NEAR/3 reply", ["press release"]),
        ("reply NEAR/3 note", ["press release"]),
        ("hotline NEAR/1 restored", []),
        ("hotline OR map", ["interview", "press release", "round-up"]),
        ("road -agreed", ["press release"]),
        ("road NOT agreed", ["press release"]),
        ("-road", ["interview", "remarks"]),
        ("-road -hotline", ["remarks"]),
        ("road OR -hotline", ["press release", "remarks", "round-up"]),
        ("(hotline OR note) -reply", ["interview"]),
        ("title:flights", ["press release", "remarks"]),
        ("title:map", []),
        ("title:(note OR talks)", ["press release", "round-up"]),
        ("interview", ["interview"]),
        ("kind", []),
        ("main", []),
        ("", ["interview", "press release", "remarks", "round-up"]),
    ],
)
def test_the_query_language_means_what_it_says(stocked: Archive, text: str, found: list[str]) -> None:
    """Each operator finds the pages it should, in any case and any look-alike letters."""
    page = search(stocked, text)
    assert forms(page) == found
    assert page.total == page.ranked == len(found)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(form="Interview"), ["interview"]),
        (Filters(form="inter"), []),
        (Filters(publisher="mfa of vessia"), ["interview"]),
        (Filters(party="tar"), ["round-up"]),
        (Filters(language="fr"), ["press release"]),
        (Filters(kind="teaser"), []),
        (Filters(speaker="oda"), ["interview", "round-up"]),
        (Filters(speaker="Oda Lenk"), ["interview"]),
        (Filters(speaker="lenk"), ["interview"]),
        (Filters(speaker="marr"), ["round-up"]),
        (Filters(speaker="marrow oda"), []),
        (Filters(from_on="2031-06"), ["press release", "round-up"]),
        (Filters(from_on="2031-06-15", to_on="2031-06-15"), ["round-up"]),
        (Filters(from_on="2031-06-16", to_on="2031-12"), []),
        (Filters(to_on="2031"), ["interview", "round-up"]),
        (Filters(from_on="2032", language="fr"), ["press release"]),
    ],
)
def test_filters_pass_what_has_the_facts(stocked: Archive, filters: Filters, found: list[str]) -> None:
    """Each filter passes the right pages, in a search and in a listing alike."""
    assert forms(search(stocked, "", filters=filters)) == found
    assert sorted(row.form or "" for row in stocked.rows(filters)) == found


def test_a_filter_that_is_no_date_is_refused(stocked: Archive) -> None:
    """A date that cannot be one is a `QueryError` with the way to write it."""
    with pytest.raises(QueryError, match="2017-09"):
        search(stocked, "", filters=Filters(from_on="last week"))


def test_facets_count_the_hits(stocked: Archive) -> None:
    """Facets count the values of all hits, the most frequent first."""
    facets = search(stocked, "").facets
    assert facets["year"] == {"2031": 2, "2032": 1}
    assert facets["kind"] == {"main": 4}
    assert facets["language"] == {"en": 3, "fr": 1}
    assert facets["speaker"] == {"Josip Marrow": 1, "Oda Brandt": 1, "Oda Lenk": 1}
    assert facets["publisher"] == {"MFA of Véssia": 1}


def test_snippets_open_the_words_found(stocked: Archive) -> None:
    """Every snippet is a piece of the document's text, and every mark in it opens a word that was asked for."""
    (hit,) = search(stocked, "hotline suspend*").hits
    text = stocked.document(hit.document.id).text
    opened = []
    for snippet in hit.snippets:
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        opened += [text[start:end] for start, end in snippet.marks]
    assert opened == ["hotline", "suspended", "hotline"]


def test_a_look_alike_letter_is_marked_where_it_stands(stocked: Archive) -> None:
    """The mark opens the word as printed, Cyrillic letter and all."""
    (hit,) = search(stocked, '"conference on fisheries"').hits
    text = stocked.document(hit.document.id).text
    (first, *_) = hit.snippets[0].marks
    assert text[slice(*first)] == "\u0421onference on fisheries"


def test_words_in_the_title_count_more(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Of two pages of like length, the one with the word in its title comes first."""
    archive.add(
        Source("a", spell({"title": "Remarks by the envoy", "body": "The hotline was mentioned once."}))
    )
    archive.add(
        Source("b", spell({"title": "Remarks on the hotline", "body": "The envoy was mentioned once."}))
    )
    assert [hit.document.title for hit in search(archive, "hotline").hits] == [
        "Remarks on the hotline",
        "Remarks by the envoy",
    ]


def test_what_is_not_ranked_comes_newest_first(stocked: Archive) -> None:
    """A listing without words is in the order of dates, the undated last."""
    years = [(hit.document.posted_on or hit.document.retrieved_on) for hit in search(stocked, "").hits]
    assert years == ["2032-01-01", "2031-06-20", "2031-05-05", None]


def test_pages_of_hits_follow_one_another(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Paging through with any size shows every hit once, and the total stays."""
    for n in range(25):
        archive.add(
            Source(f"{n}", spell({"title": f"Statement {n}", "body": "On the hotline.", "posted_on": "2031"}))
        )
    whole = [hit.document.id for hit in search(archive, "hotline", limit=100).hits]
    paged = [
        hit.document.id
        for at in range(0, 30, 7)
        for hit in search(archive, "hotline", limit=7, offset=at).hits
    ]
    assert paged == whole
    assert len(whole) == 25
    assert search(archive, "hotline", limit=0).total == 25


def test_the_latest_are_the_same_hits_in_the_order_of_days(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """What is asked for by day has every hit of the search, each once, with the words found, the newest first."""
    for n in range(9):
        words = "On the hotline. " * (n % 3 + 1)
        archive.add(Source(f"{n}", spell({"title": f"Statement {n}", "body": words, "posted_on": f"203{n}"})))
    asked = read_query("hotline")
    best = search(archive, "hotline")
    hits = [*archive.latest(asked, limit=4), *archive.latest(asked, limit=5, offset=4)]
    assert [hit.document.posted_on for hit in hits] == [f"203{n}" for n in range(8, -1, -1)]
    assert archive.count(asked) == best.total == 9
    assert {(hit.document, hit.snippets) for hit in hits} == {
        (hit.document, hit.snippets) for hit in best.hits
    }


def test_a_total_that_may_be_more_says_so(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Hits are counted to a number, and that number is told as the least there are."""
    archive.add(Source("1", spell({"title": "Statement", "body": "On the hotline."})))
    found = search(archive, "hotline")
    assert not found.is_capped
    assert msgspec.structs.replace(found, total=COUNTED).is_capped


@pytest.mark.parametrize(
    "text", ["a\0b", "'; DROP TABLE documents; --", 'x" OR y', "facts:main", "¶", "{title} : x", "^x"]
)
def test_hostile_queries_are_only_words(stocked: Archive, text: str) -> None:
    """What looks like the syntax of a database is read as words, or refused as a query."""
    with contextlib.suppress(QueryError):
        assert search(stocked, text).total >= 0
    assert stocked.counts()["documents"] == 4
