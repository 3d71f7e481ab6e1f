"""Pages made to do harm do none: nothing of them runs, hides, or is too much for a browser."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

from .conftest import HOSTILE

LARGEST = 600_000
"""Bytes of a page of ours: what a phone lays out in a second."""


@pytest.fixture
def client(hostile: Path) -> TestClient:
    """Return a reader of the hostile archive."""
    return TestClient(
        create_app(Room(onrecord.open_archive(hostile, read_only=True))), base_url="http://127.0.0.1"
    )


@pytest.mark.slow
def test_nothing_of_a_page_becomes_markup(client: TestClient, hostile: Path) -> None:
    """Tags, handlers and addresses of a page are words on ours; overrides of direction are shown as numbers."""
    with onrecord.open_archive(hostile, read_only=True) as archive:
        paths = ["/", "/search", "/search?of=statements", "/about"]
        found = onrecord.search(archive, "script OR desrever")
        for hit in found.hits:
            id_ = hit.document.id
            paths += [
                f"/document/{id_}",
                f"/page/{hit.document.sha256}",
                f"/cite/{id_}",
                f"/document/{id_}/versions",
            ]
    bodies = {path: client.get(path).text for path in paths}
    assert any("⟨202E⟩" in body for body in bodies.values())
    for path, body in bodies.items():
        assert "\u202e" not in body, path
        assert not re.search(r"<(script>|img src=x|svg onload|b>)", body), path
        assert "javascript:" not in re.sub(
            r"<bdi>javascript:[^<]*</bdi>", "", body.replace("javascript:alert(&#39;", "")
        ), path


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_is_too_much_for_a_browser(client: TestClient, hostile: Path, name: str) -> None:
    """Whatever was received, each of our pages about it is of a size that a phone can lay out."""
    with onrecord.open_archive(hostile, read_only=True) as archive:
        sha256 = next(
            page.snapshot.sha256
            for page in archive.pages()
            if archive.sightings(page.snapshot.sha256)[0].name == name
        )
        page = archive.page(sha256)
        shown = page.document or page.teasers[0]
    for path in (f"/page/{sha256}", f"/document/{shown.id}", "/", "/search", "/publications/2031-03"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert len(answer.content) <= LARGEST, (path, len(answer.content))


@pytest.mark.slow
def test_all_parts_of_a_long_interview_hold_all_its_turns(client: TestClient, hostile: Path) -> None:
    """Five thousand turns are shown in parts, each turn in one of them."""
    with onrecord.open_archive(hostile, read_only=True) as archive:
        found = onrecord.search(archive, "title:interview")
        document = archive.document(found.hits[0].document.id)
    seen: set[str] = set()
    number = 1
    while True:
        answer = client.get(f"/document/{document.id}?part={number}")
        if answer.status_code == 404:
            break
        seen.update(re.findall(r'id="t(\d+)"', answer.text))
        number += 1
    assert len(document.turns) == 5_000
    assert seen == {str(turn.n) for turn in document.turns}
