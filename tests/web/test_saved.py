"""Saved searches over HTTP: what is new, why, and never twice."""

import re
from pathlib import Path

from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

FIRST = (
    "Statement by the Ministry on the ferry\n\n12 March 2031\n\nThe ferry will sail. The hotline is open.\n"
)
SECOND = (
    "Statement by the Ministry on the port\n\n13 March 2031\n\nThe port is closed. The hotline is shut.\n"
)


def _add(archive: onrecord.Archive, name: str, text: str) -> None:
    assert archive.add(onrecord.Source(name, text.encode(), "text/plain", None, None)).state == "new"


def _open(archive: onrecord.Archive) -> tuple[TestClient, str]:
    client = TestClient(create_app(Room(archive, is_read_only=False)), base_url="http://127.0.0.1")
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/sign-in").text)
    assert found
    return client, found[1]


def test_a_saved_search_tells_what_came_since_and_why_and_never_again(tmp_path: Path) -> None:
    """What was there when it was saved is no news; what comes is, with its reason, until it is seen."""
    with onrecord.open_archive(tmp_path / "own.onrecord", create=True) as archive:
        _add(archive, "first", FIRST)
        client, csrf = _open(archive)
        assert 'action="/save"' in client.get("/search?q=hotline").text
        saved = client.post("/save", data={"csrf": csrf, "question": "q=hotline&kind=main"})
        assert "Nothing new" in saved.text
        _add(archive, "second", SECOND)
        news = client.get(saved.url.path).text
        assert "on the port" in news
        assert "on the ferry" not in news
        assert "Because: <bdi>“hotline”, kind main</bdi>" in news
        id_ = saved.url.path.rpartition("/")[2]
        client.post("/seen", data={"csrf": csrf, "id": id_})
        assert "Nothing new" in client.get(saved.url.path).text
        _add(archive, "second again", SECOND + "\n\n")
        assert "Nothing new" in client.get(saved.url.path).text


def test_a_saved_search_of_statements_tells_new_ones(tmp_path: Path) -> None:
    """Statements are news by their words and speaker, not by the page that has them."""
    text = "Minister Ana Sol’s remarks\n\n12 March 2031\n\nMinister Ana Sol said that the hotline was open.\n"
    with onrecord.open_archive(tmp_path / "own.onrecord", create=True) as archive:
        client, csrf = _open(archive)
        saved = client.post("/save", data={"csrf": csrf, "question": "said_by=sol", "title": "Sol"})
        assert "Nothing new" in saved.text
        _add(archive, "remarks", text)
        assert "hotline" in client.get(saved.url.path).text
        client.post("/seen", data={"csrf": csrf, "id": "sol"})
        _add(archive, "remarks again", text + "\n\n")
        assert "Nothing new" in client.get(saved.url.path).text
