"""Pages while others are being added: always there, never half, and in the end with all."""

import threading
from pathlib import Path

from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app
from onrecord.web.show.ledger import KINDS


def list_paths(archive: onrecord.Archive) -> list[str]:
    """Return a page of each kind that grows, of what there is by now."""
    rows = [row for row, _ in zip(archive.rows(), range(20), strict=False)]
    paths = ["/", "/search", "/search?q=hotline", "/search?of=statements&q=hotline", "/search.atom?q=hotline"]
    paths += ["/issues", "/publications", *(f"/{kind.path}" for kind in KINDS)]
    paths += [f"/document/{row.id}" for row in rows[:2]] + [f"/page/{row.sha256}" for row in rows[:1]]
    entries = archive.ledger().find(onrecord.EntryFilters(in_doubt=None), limit=50).rows
    paths += [f"/entry/{row.id}" for row in entries[:3]]
    paths += ["/between/{}/{}".format(*row.parties) for row in entries if len(row.parties) == 2][:1]
    paths += [f"/issue/{row.issue}" for row in archive.ledger().issues(onrecord.PositionFilters())[:1]]
    named = [
        row.person_id for each in rows[:2] for row in archive.people().mentions(each.id) if row.person_id
    ]
    return [*paths, *(f"/person/{id_}" for id_ in named[:1])]


def test_every_kind_of_page_is_right_while_pages_are_added(root: Path, tmp_path: Path) -> None:
    """Read over and over while another thread adds: every page answers, and once all is added each shows all of it."""
    sources = [
        each for each in onrecord.read_sources([root / "examples/pages"]) if isinstance(each, onrecord.Source)
    ]
    path = tmp_path / "growing.onrecord"
    with onrecord.open_archive(path, create=True) as writing:
        for source in sources[:3]:
            writing.add(source)
        faults: list[BaseException] = []

        def add_rest() -> None:
            try:
                for source in sources[3:]:
                    writing.add(source)
            except BaseException as error:  # noqa: BLE001 - told below
                faults.append(error)

        with onrecord.open_archive(path, read_only=True) as reading:
            client = TestClient(create_app(Room(reading)), base_url="http://127.0.0.1")
            adding = threading.Thread(target=add_rest)
            adding.start()
            rounds = 0
            while adding.is_alive() or rounds == 0:
                rounds += 1
                for each in list_paths(reading):
                    answer = client.get(each)
                    # an entry or a person may just have joined another, and a page of it leads there, or is gone
                    is_gone = answer.status_code == 404 and each.startswith(("/entry/", "/person/"))
                    assert answer.status_code == 200 or is_gone, (each, answer.text[-400:])
            adding.join()
            assert faults == []
            grown = [(each, client.get(each).text) for each in list_paths(reading)]
        with onrecord.open_archive(path, read_only=True) as fresh:
            anew = TestClient(create_app(Room(fresh)), base_url="http://127.0.0.1")
            counted = ("/", "/search", "/issues", "/publications")  # of half a minute ago, by their own word
            for each, body in grown:
                if each not in counted:
                    assert anew.get(each).text == body, each
