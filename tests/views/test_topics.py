"""Topics of an archive: taken in, used in reading, kept over a rebuild, and proposed with evidence."""

from pathlib import Path

import pytest

from onrecord import InputError, import_topics, open_archive, propose_issues
from onrecord.archive import Archive, Filters, PositionFilters
from onrecord.sources.files import Source
from onrecord.views.compare import find_issue, name_issue

TOPICS = b"""
[[topic]]
id = "pilotage"
name = "Pilotage dues"
terms = ["pilotage", "harbour pilot"]
parties = ["Valmeria"]
"""
PAGE = """The Ministry of Foreign Affairs of the Republic of Valmeria
News

Statement by the Ministry of Foreign Affairs on the harbour of Varnes

{day} March 2031

We believe that the pilotage dues of day {day} must be lowered, and that the harbour should open.
"""


def _source(day: int) -> Source:
    return Source(
        name=f"{day}.txt",
        data=PAGE.format(day=day).encode(),
        media_type="text/plain",
        url=None,
        retrieved_at=None,
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive of three statements on a matter that no topic of the default set has."""
    opened = open_archive(tmp_path / "a.onrecord", create=True)
    for day in (10, 11, 12):
        assert opened.add(_source(day)).state == "new"
    return opened


def _issues(archive: Archive) -> dict[str, tuple[str, int]]:
    return {row.issue: (row.name, row.positions) for row in archive.ledger().issues(PositionFilters())}


def test_new_pages_are_read_with_them(archive: Archive) -> None:
    """From the import on pages are read with the file's topics, and the listing has their names."""
    kept = import_topics(archive, TOPICS, "mine.toml")
    assert (kept.source, kept.topics, kept.documents) == ("mine.toml", ("pilotage",), 3)
    assert "pilotage" not in _issues(archive)
    archive.add(_source(13))
    assert _issues(archive)["pilotage"] == ("Pilotage dues", 1)
    assert find_issue(archive, "dues") == "pilotage"
    assert name_issue("pilotage", archive) == "Pilotage dues"


def test_rebuild_reads_the_others_with_them(archive: Archive) -> None:
    """A rebuild keeps the file and reads every page with it; the record then proves itself."""
    import_topics(archive, TOPICS, "mine.toml")
    archive.rebuild()
    assert _issues(archive)["pilotage"] == ("Pilotage dues", 3)
    assert list(archive.check(reread=True)) == []


def test_a_file_replaces_and_an_empty_one_removes(archive: Archive) -> None:
    """A file of the same name takes the place of the earlier; of two files the last in order of names wins an id."""
    import_topics(archive, TOPICS, "mine.toml")
    import_topics(archive, TOPICS.replace(b"Pilotage dues", b"Dues"), "other.toml")
    assert archive.topics().name("pilotage") == "Dues"
    import_topics(archive, b"", "other.toml")
    assert archive.topics().name("pilotage") == "Pilotage dues"
    import_topics(archive, b"\n", "mine.toml")
    assert "pilotage" not in archive.topics().by_id


def test_a_wrong_file_is_not_kept(archive: Archive) -> None:
    """What is no file of topics is refused with file and line, and what was there stays."""
    import_topics(archive, TOPICS, "mine.toml")
    with pytest.raises(InputError, match=r"mine\.toml, line 2: "):
        import_topics(archive, TOPICS.replace(b"terms", b"words"), "mine.toml")
    with pytest.raises(InputError, match=r"mine\.toml, line 2: not UTF-8"):
        import_topics(archive, b"\n\xff", "mine.toml")
    assert archive.topics().name("pilotage") == "Pilotage dues"


def test_an_archive_opened_anew_has_them(archive: Archive, tmp_path: Path) -> None:
    """The topics are the archive's, not the session's."""
    import_topics(archive, TOPICS, "mine.toml")
    archive.close()
    with open_archive(tmp_path / "a.onrecord", read_only=True) as again:
        assert again.topics().name("pilotage") == "Pilotage dues"


def test_proposals_quote_the_line(archive: Archive) -> None:
    """What three documents name and no topic covers is proposed with the words around it, their span and day."""
    found = {one.name: one for one in propose_issues(archive)}
    (quote, *_) = found["pilotage dues"].quotes
    assert quote.words in archive.document(quote.document).text
    assert "pilotage dues" in quote.words
    assert quote.day is not None
    import_topics(archive, TOPICS, "mine.toml")
    assert "pilotage dues" not in {one.name for one in propose_issues(archive)}


def test_filters_narrow_what_is_looked_at(archive: Archive) -> None:
    """Days and sides choose the documents that propose."""
    assert propose_issues(archive, Filters(to_on="2031-03-11")) == ()
    assert propose_issues(archive, Filters(to_on="2031-03-11"), at_least=2) != ()
