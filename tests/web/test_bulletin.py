"""A mission's face, and what pages tell search engines."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app, publish_site
from onrecord.web.bulletin import Bulletin, Clock, read_bulletin


@pytest.fixture
def face(root: Path) -> Bulletin:
    """Return the face of the example mission."""
    return read_bulletin(root / "examples/bulletin.toml")


def test_a_mission_shows_its_clocks_its_line_and_its_latest_events(
    archive: onrecord.Archive, face: Bulletin
) -> None:
    """The first page is the mission's; the record stands behind it, at an address of its own."""
    client = TestClient(create_app(Room(archive, bulletin=face)), base_url="http://127.0.0.1")
    body = client.get("/").text
    assert "<h1>Latest events</h1>" in body
    assert re.search(r'Karvel <time data-zone="Europe/Helsinki">\d\d:\d\d</time>', body)
    assert "+000 555 0114" in body
    assert 'href="/publications/2033-04"' in body
    assert "Who said what to whom" in client.get("/record").text


def test_a_clock_tells_the_time_of_its_city() -> None:
    """A zone and its summer time are the clock's, whatever the server's."""
    noon = datetime(2031, 7, 1, 12, 0, tzinfo=UTC)
    assert Clock("Karvel", "Europe/Helsinki").tell(noon) == "15:00"


@pytest.mark.parametrize(
    "text",
    [
        "name = ",
        "clocks = []",
        'name = "x"\nclocks = [{city = "A", zone = "Nowhere/City"}]',
        'name = "x"\ncolour = "red"',
    ],
)
def test_a_file_that_is_no_bulletin_is_refused_with_the_reason(tmp_path: Path, text: str) -> None:
    """A fault of the file is a sentence."""
    path = tmp_path / "bulletin.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(onrecord.OnRecordError, match=r"bulletin\.toml"):
        read_bulletin(path)


def test_a_mission_is_published_with_its_face(tmp_path: Path, root: Path, face: Bulletin) -> None:
    """The site's first page is the mission's, the record is beside it, and no clock stands still."""
    with onrecord.open_archive(tmp_path / "small.onrecord", create=True) as archive:
        for source in onrecord.read_sources([root / "examples/pages/nsmo"]):
            assert isinstance(source, onrecord.Source)
            archive.add(source)
        publish_site(archive, tmp_path / "site", bulletin=face)
    first = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Latest events" in first
    assert re.search(r'<time data-zone="Europe/Helsinki"></time>', first)
    assert (tmp_path / "site/record.html").exists()


def test_a_document_tells_search_engines_what_it_is(client: TestClient, archive: onrecord.Archive) -> None:
    """The page of a document carries it as schema.org, with its quotations, and as Open Graph."""
    document = next(
        document
        for document in archive.documents(onrecord.Filters(kind="main"))
        if document.title and any(said.mode == "direct" and said.speaker for said in document.statements)
    )
    body = client.get(f"/document/{document.id}").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert told["headline"] == document.title
    assert told["hasPart"]
    words = " ".join(document.text.split())
    assert all(part["text"] in words for part in told["hasPart"] if "…" not in part["text"])
    assert '<meta property="og:type" content="article">' in body
    assert '<meta property="og:title" content="' in body


def test_what_is_told_to_search_engines_ends_no_script(tmp_path: Path) -> None:
    """A title that would close the script is data in it."""
    text = "Statement </script><script>alert(1)</script> by the Ministry\n\n12 March 2031\n\nWe shall see.\n"
    with onrecord.open_archive(tmp_path / "own.onrecord", create=True) as archive:
        id_ = archive.add(onrecord.Source("page", text.encode(), "text/plain", None, None)).document_ids[0]
        body = TestClient(create_app(Room(archive)), base_url="http://127.0.0.1").get(f"/document/{id_}").text
    assert "<script>alert" not in body
    assert "\\u003c/script\\u003e" in body
