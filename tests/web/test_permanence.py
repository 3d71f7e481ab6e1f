"""Addresses outlive the record: made anew, or told more, it answers under those it had."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

_LINK = re.compile(r'href="(/(?:document|person|entry|issue|between|page|cite|roundup)/[^"#]+)')
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def _open(archive: onrecord.Archive) -> TestClient:
    return TestClient(create_app(Room(archive)), base_url="http://127.0.0.1")


def _collect(client: TestClient) -> dict[str, str]:
    """Return what every address that the room's lists lead to is headed with."""
    found: dict[str, str] = {}
    for path in (
        "/",
        "/people",
        "/issues",
        "/contacts",
        "/mechanisms",
        "/instruments",
        "/search?of=statements",
    ):
        for link in _LINK.findall(client.get(path).text):
            address = link.replace("&amp;", "&")
            if address not in found:
                title = _TITLE.search(client.get(address).text)
                assert title, address
                found[address] = title[1]
    return found


@pytest.mark.slow
def test_a_rebuild_leaves_every_address(own: onrecord.Archive) -> None:
    """Documents, words in them, pages, people, entries, issues and pairs answer as before."""
    before = _collect(_open(own))
    assert {address.split("/")[1] for address in before} >= {
        "document",
        "person",
        "entry",
        "issue",
        "between",
    }
    assert any("?at=" in address for address in before)
    own.rebuild()
    client = _open(own)
    for address, title in before.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert title in answer.text, address


@pytest.mark.slow
def test_an_entry_that_joins_another_keeps_its_address(root: Path, tmp_path: Path) -> None:
    """Addresses taken from each page alone lead on, once all pages are in one archive and its entries joined."""
    pages = sorted((root / "examples/pages").rglob("2031-09*"))
    alone: set[str] = set()
    for n, page in enumerate(pages):
        with onrecord.open_archive(tmp_path / f"{n}.onrecord", create=True) as archive:
            _add(archive, page)
            alone |= {row.id for row in archive.ledger().find(onrecord.EntryFilters(), limit=500).rows}
    with onrecord.open_archive(tmp_path / "all.onrecord", create=True) as archive:
        for page in pages:
            _add(archive, page)
        together = {
            row.id for row in archive.ledger().find(onrecord.EntryFilters(in_doubt=None), limit=500).rows
        }
        assert alone - together, "nothing joined: the test tests nothing"
        client = _open(archive)
        for id_ in alone:
            answer = client.get(f"/entry/{id_}")
            assert answer.status_code == 200
            assert str(answer.url).rpartition("/")[2] in together


def _add(archive: onrecord.Archive, path: Path) -> None:
    for source in onrecord.read_sources([path]):
        assert isinstance(source, onrecord.Source)
        assert archive.add(source).state == "new"


def test_a_person_with_another_id_is_found_by_the_name_in_the_old(
    client: TestClient, archive: onrecord.Archive
) -> None:
    """An address whose number nobody has any more leads to the one of that name, or to all who are called so."""
    person = onrecord.list_people(archive)[0]
    old = re.sub(r"[0-9a-f]{8}$", "00000000", person.id)
    assert old != person.id
    answer = client.get(f"/person/{old}", follow_redirects=False)
    assert answer.status_code in (303, 308)
    assert answer.headers["location"].startswith((f"/person/{person.id}", "/people?name="))
    assert client.get("/person/p-nobody-at-all-00000000").status_code == 404
    assert client.get("/person/nonsense").status_code == 404
