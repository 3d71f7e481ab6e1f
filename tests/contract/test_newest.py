"""What every archive hands out document by document, newest first."""

from collections.abc import Callable

from onrecord.archive import Archive, Filters, Query
from onrecord.sources import Source
from onrecord.views.query import read_query


def test_every_publication_comes_once_newest_first(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Over the bounds of what is fetched at a time, each is there once, its row and document the same."""
    for n in range(45):
        facts = {
            "title": f"Statement {n}",
            "body": "On the hotline.",
            "posted_on": f"2031-05-{n % 28 + 1:02}",
        }
        archive.add(Source(f"{n}", spell(facts)))
        archive.add(Source(f"{n} again", spell(facts) + b"\n"))
    found = list(archive.newest(read_query("hotline")))
    assert [row.id for row, _ in found] == [document.id for _, document in found]
    assert len({row.id for row, _ in found}) == len(found) == 45
    days = [row.posted_on or "" for row, _ in found]
    assert days == sorted(days, reverse=True)
    assert all(row.same_as is None for row, _ in found)


def test_filters_and_speakers_of_statements_narrow(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Only what has the facts comes; without statements nobody says anything."""
    archive.add(Source("a", spell({"title": "Interview", "form": "interview", "speakers": ["Oda Lenk"]})))
    archive.add(Source("b", spell({"title": "Remarks", "form": "remarks"})))
    assert [row.form for row, _ in archive.newest(Query(), filters=Filters(form="remarks"))] == ["remarks"]
    assert list(archive.newest(Query(), said_by="lenk")) == []
