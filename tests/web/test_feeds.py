"""Feeds of every page: whole, in order, leading back to the record, and never above public."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.desk.judgements import Draft
from onrecord.web import Room, create_app, publish_site
from onrecord.web.routes import FOLLOWED

_ATOM = "{http://www.w3.org/2005/Atom}"
_FEEDS = re.compile(r'<link rel="alternate" type="application/(?:feed\+json|atom\+xml)" href="([^"]+)"')


@pytest.fixture
def pages(archive: onrecord.Archive, interview: onrecord.Document) -> dict[str, str]:
    """Return a page of the examples for each path that has feeds."""
    ledger = archive.ledger()
    contact = ledger.find(onrecord.EntryFilters(entry="contact"), limit=50).rows
    one, other = next(row.parties for row in contact if len(row.parties) == 2)
    issue = ledger.issues(onrecord.PositionFilters())[0].issue
    found = {
        "/document/{id}": f"/document/{interview.id}",
        "/person/{id}": f"/person/{onrecord.list_people(archive)[0].id}",
        "/entry/{id}": f"/entry/{contact[0].id}",
        "/issue/{id}": f"/issue/{issue}",
        "/between/{one}/{other}": f"/between/{one}/{other}",
    }
    return {path: found.get(path, path) for path, _ in FOLLOWED if path != "/checklist/{id}"}


def test_every_page_that_can_be_followed_says_where(client: TestClient, pages: dict[str, str]) -> None:
    """Each page names its two feeds, both answer with the same items, ids once each, and every item opens."""
    for path in pages.values():
        body = client.get(path).text
        feeds = [feed.replace("&amp;", "&") for feed in _FEEDS.findall(body)]
        assert len(feeds) == 2, path
        told = json.loads(client.get(feeds[0]).content)
        root = ET.fromstring(client.get(feeds[1]).content)
        ids = [item["id"] for item in told["items"]]
        assert ids, path
        assert len(set(ids)) == len(ids)
        assert [entry.findtext(f"{_ATOM}id") for entry in root.findall(f"{_ATOM}entry")] == ids
        assert told["home_page_url"] == f"http://127.0.0.1{path}"
        assert all(item["_why"] for item in told["items"])
        for item in told["items"]:
            assert client.get(item["url"].partition("#")[0]).status_code == 200, item["url"]


def test_items_are_the_newest_first(client: TestClient, pages: dict[str, str]) -> None:
    """Days fall from item to item, those that have one."""
    for path in ("/person/{id}", "/contacts", "/issues", "/"):
        feed = _FEEDS.findall(client.get(pages[path]).text)[0]
        items = json.loads(client.get(feed).content)["items"]
        days = [item["date_published"] for item in items if "date_published" in item]
        assert days
        assert days == sorted(days, reverse=True), path


def test_a_feed_of_a_list_keeps_what_is_asked(client: TestClient) -> None:
    """The feed of a narrowed list tells of that list alone."""
    body = client.get("/contacts?status=planned").text
    feed = _FEEDS.findall(body)[0]
    tags = [item["tags"] for item in json.loads(client.get(feed).content)["items"]]
    assert tags
    assert all("planned" in each for each in tags)


def test_a_feed_tells_nothing_above_public(own: onrecord.Archive, pages: dict[str, str]) -> None:
    """A document marked internal is in no feed, nor is what rests on it, even where the page itself shows it."""
    path = pages["/entry/{id}"]
    source = own.ledger().sources(path.rpartition("/")[2])[0].document
    today = "2033-05-01"
    secret = Draft(f"document:{source.id}", "correct", "ada", today, field="marking", value='"internal"')
    own.desk().judge(secret)
    client = TestClient(create_app(Room(own)), base_url="http://127.0.0.1")
    assert client.get(path).status_code == 200
    assert client.get(f"{path}.atom").status_code == 404
    assert client.get(f"/document/{source.id}.json").status_code == 404
    for each in pages.values():
        answer = client.get("/feed.json" if each == "/" else f"{each}.json")
        assert source.id not in answer.text, each
        assert path.rpartition("/")[2] not in answer.text, each


@pytest.mark.slow
def test_feeds_of_a_site_lead_to_its_files(examples: Path, tmp_path: Path) -> None:
    """Whole addresses in feeds, and the canonical one of each page, are files of the site."""
    with onrecord.open_archive(examples, read_only=True) as archive:
        publish_site(archive, tmp_path / "site", root="https://record.example.org/press")
    site = tmp_path / "site"
    assert list(site.glob("person/*.json"))
    assert list(site.glob("entry/*.atom"))
    for file in site.rglob("*.json"):
        told = json.loads(file.read_bytes())
        for url in (told["home_page_url"], told["feed_url"], *(item["url"] for item in told["items"])):
            assert url.startswith("https://record.example.org/press/")
            path = unquote(urlsplit(url).path).removeprefix("/press/")
            assert (site / path).is_file(), url
    for file in site.rglob("*.html"):
        canonical = re.search(r'<link rel="canonical" href="([^"]+)"', file.read_text(encoding="utf-8"))
        assert canonical
        assert (site / unquote(urlsplit(canonical[1]).path).removeprefix("/press/")) == file
