"""Feeds: what a reader of feeds finds in them."""

import json
import xml.etree.ElementTree as ET

from onrecord.exports.feed import Feed, Item, render_atom, render_json_feed

_ATOM = "{http://www.w3.org/2005/Atom}"
ITEMS = (
    Item(
        "urn:1",
        "Talks <held> & closed\x0b",
        "http://x/1",
        "2031-09-14",
        "Words",
        ("Oda Lenk",),
        ("interview",),
        "It answers.",
    ),
    Item("urn:2", "No day", "http://x/2", "XXXX-03-12", "Words"),
)
FEED = Feed("Hotline", "http://x/feed", "http://x/", ITEMS)


def test_an_atom_feed_is_whole_xml_with_its_entries() -> None:
    """Titles are escaped, controls dropped, days are instants, ids are kept."""
    root = ET.fromstring(render_atom(FEED))
    entries = root.findall(f"{_ATOM}entry")
    assert [entry.findtext(f"{_ATOM}id") for entry in entries] == ["urn:1", "urn:2"]
    assert entries[0].findtext(f"{_ATOM}title") == "Talks <held> & closed"
    assert root.findtext(f"{_ATOM}updated") == "2031-09-14T00:00:00Z"


def test_a_day_without_a_year_is_not_guessed() -> None:
    """What is not a whole day has no date in JSON, and the epoch in Atom, which wants one."""
    told = json.loads(render_json_feed(FEED))
    assert told["items"][0]["date_published"] == "2031-09-14T00:00:00Z"
    assert "date_published" not in told["items"][1]
    entry = ET.fromstring(render_atom(FEED)).findall(f"{_ATOM}entry")[1]
    assert entry.findtext(f"{_ATOM}updated") == "1970-01-01T00:00:00Z"


def test_a_json_feed_names_its_version_and_says_why() -> None:
    """A JSON feed is of version 1.1, and each item says why it is there."""
    told = json.loads(render_json_feed(FEED))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["items"][0]["_why"] == "It answers."
