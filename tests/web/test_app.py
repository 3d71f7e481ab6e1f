"""The reading room over HTTP: pages, refusals, headers, forms."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app
from onrecord.web.routes import PAGES
from onrecord.web.sessions import Sessions
from onrecord.web.users import User, hash_password, make_token

PLAIN = [path for path, _ in PAGES if "{" not in path]


def _open(archive: onrecord.Archive, *users: User, is_read_only: bool = False) -> TestClient:
    room = Room(archive, is_read_only=is_read_only)
    return TestClient(
        create_app(room, sessions=Sessions(users)), base_url="http://127.0.0.1", follow_redirects=False
    )


def _token(body: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', body)
    assert found
    return found[1]


@pytest.mark.parametrize("path", PLAIN)
def test_every_page_answers(client: TestClient, path: str) -> None:
    """Each address without a name in it shows a page of the examples."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/search?q=hotline", "/nothing", "/static/none", "/search?q=%22"])
def test_every_answer_tells_the_browser_what_it_may_load(client: TestClient, path: str) -> None:
    """Nothing but what this room serves is loaded, framed, sniffed or told of."""
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PLAIN)
def test_no_page_holds_a_script_or_a_style_of_its_own(client: TestClient, path: str) -> None:
    """What the policy would refuse is not there to be refused."""
    body = client.get(path).text
    assert not re.search(r"<script(?![^>]* (src=|type=\"application/ld\+json\"))", body)
    assert not re.search(r"<style|\sstyle=|\son\w+=", body)
    assert "http://" not in re.sub(r'xmlns="[^"]*"', "", body) or path.endswith((".json", ".atom"))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/document/zz", 404, "digits and the letters a to f"),
        ("/document/0000000000000000", 404, "no document"),
        ("/search?q=(", 400, "a word is missing"),
        ("/search?from=yesterday", 400, "is not a date"),
        ("/search?page=0", 400, "is not a number"),
        ("/search?page=99999999999999999999", 400, "is not a number"),
        ("/page/" + "0" * 64, 404, "no snapshot"),
        ("/publications/2031-4", 404, "is no month"),
        ("/entry/zz", 404, "is not an id"),
        ("/between/VAL/VAL", 400, "name two"),
        ("/cite/x@y", 404, "is no reference"),
        ("/search?q=" + "a" * 9_000, 414, "Too long"),
        ("/nothing", 404, "Nothing has this address"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(
    client: TestClient, path: str, status: int, words: str
) -> None:
    """A wrong address gets its status and a sentence, never a trace."""
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert "Traceback" not in answer.text


def test_a_shortened_id_leads_to_the_whole(client: TestClient, interview: onrecord.Document) -> None:
    """A document has one address; a beginning of its id goes there for good."""
    answer = client.get(f"/document/{interview.id[:8]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/document/{interview.id}")


def test_the_words_asked_for_are_lit_in_the_document_and_on_the_page(
    client: TestClient, interview: onrecord.Document
) -> None:
    """An address with a span shows its words twice, lit, and the statement's reason beside them."""
    said = next(said for said in interview.statements if said.speaker and len(said.content) == 1)
    start, end = said.content[0]
    body = client.get(f"/document/{interview.id}?at={start}-{end}").text
    assert re.search(r'class="said \w+ lit"', body)
    assert 'class="lit"' in body
    assert said.reason.replace("’", "") in body.replace("’", "")


def test_a_span_outside_its_document_is_refused(client: TestClient, interview: onrecord.Document) -> None:
    """Numbers beyond the text open nothing."""
    assert client.get(f"/document/{interview.id}?at=5-99999999").status_code == 404


def test_pages_known_to_the_browser_are_not_sent_again(client: TestClient) -> None:
    """A page that has not changed costs a header."""
    first = client.get("/about")
    again = client.get("/about", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_bytes_as_received_are_saved_and_never_shown(
    client: TestClient, archive: onrecord.Archive, interview: onrecord.Document
) -> None:
    """A snapshot is sent whole, as a download."""
    sha256 = archive.row(interview.id).sha256
    answer = client.get(f"/snapshot/{sha256}.txt")
    assert answer.content == archive.snapshot_bytes(sha256)
    assert answer.headers["content-disposition"].startswith("attachment")


def test_another_host_than_ours_is_not_served(archive: onrecord.Archive) -> None:
    """A name that leads to this machine from elsewhere gets nothing."""
    client = TestClient(create_app(Room(archive), hosts=["127.0.0.1"]), base_url="http://evil.example")
    assert client.get("/").status_code == 421
    assert (
        TestClient(create_app(Room(archive), hosts=["127.0.0.1"]), base_url="http://127.0.0.1:8022")
        .get("/")
        .status_code
        == 200
    )


def test_a_judgement_is_kept_with_its_author_and_undone(own: onrecord.Archive) -> None:
    """A form judges, the same page undoes; both stay in the history."""
    client = _open(own)
    csrf = _csrf_of(client)
    target = f"entry:{_some_entry(own)}"
    form = {"csrf": csrf, "target": target, "verb": "accept", "reason": "seen on the page"}
    assert client.post("/judge", data=form).status_code == 303
    assert own.desk().standing()[target].verdict == "accept"
    assert client.post("/judge", data=form | {"verb": "undo"}).status_code == 303
    assert own.desk().standing()[target].verdict is None
    assert len(own.desk().standing()[target].history) == 2


def _some_entry(archive: onrecord.Archive) -> str:
    rows = archive.ledger().find(onrecord.EntryFilters(in_doubt=None), limit=1).rows
    return rows[0].id if rows else "0" * 16


@pytest.mark.parametrize(
    "spoil",
    [
        ({"csrf": ""}, {}),
        ({"csrf": "0" * 64}, {}),
        ({}, {"origin": "http://evil.example"}),
        ({}, {"origin": "null"}),
        ({}, {"sec-fetch-site": "cross-site"}),
    ],
)
def test_a_form_from_elsewhere_judges_nothing(
    own: onrecord.Archive, spoil: tuple[dict[str, str], dict[str, str]]
) -> None:
    """Without the token of the visit, or from another page, nothing is done."""
    client = _open(own)
    form = {"csrf": _csrf_of(client), "target": "entry:abc", "verb": "accept"} | spoil[0]
    assert client.post("/judge", data=form, headers=spoil[1]).status_code == 403
    assert own.desk().judgements() == []


def _csrf_of(client: TestClient) -> str:
    """Return the token of a visit, from the page that always has a form."""
    return _token(client.get("/sign-in").text)


def test_a_read_only_room_judges_nothing(own: onrecord.Archive) -> None:
    """Where nothing may be written no form is shown and none is taken."""
    client = _open(own, is_read_only=True)
    assert 'action="/judge"' not in client.get("/review").text
    assert client.post("/judge", data={"target": "entry:abc", "verb": "accept"}).status_code == 403


def test_strangers_are_asked_for_their_name(archive: onrecord.Archive) -> None:
    """Where there are users, nothing is shown to anyone else, not even that a page exists."""
    client = _open(archive, User("ada", "reader", password=hash_password("correct horse")))
    for path in ("/", "/search.json?q=hotline", "/document/0000000000000000"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_a_password_opens_the_room_and_a_wrong_one_does_not(archive: onrecord.Archive) -> None:
    """Signing in gives a cookie that no script reads; signing out takes it."""
    client = _open(archive, User("ada", "reader", password=hash_password("correct horse")))
    form = {"csrf": _csrf_of(client), "name": "ada", "password": "wrong horse"}
    assert client.post("/sign-in", data=form).status_code == 403
    assert (
        client.post("/sign-in", data=form | {"name": "bob", "password": "correct horse"}).status_code == 403
    )
    answer = client.post("/sign-in", data=form | {"password": "correct horse"})
    assert answer.status_code == 303
    assert {"httponly", "samesite=strict"} <= {
        part.strip().lower() for part in answer.headers["set-cookie"].split(";")
    }
    assert client.get("/").status_code == 200
    client.post("/sign-out", data={"csrf": form["csrf"]})
    assert client.get("/").status_code == 303


def test_a_reader_reads_and_an_analyst_judges(own: onrecord.Archive) -> None:
    """A token opens the room to programs; what its user may do is the role's."""
    tokens = {role: make_token() for role in ("reader", "analyst")}
    users = [User(role, role, token=digest) for role, (_, digest) in tokens.items()]  # type: ignore[arg-type]
    for role, expected in (("reader", 403), ("analyst", 303)):
        client = _open(own, *users)
        client.headers["authorization"] = f"Bearer {tokens[role][0]}"
        form = {"csrf": _csrf_of(client), "target": f"entry:{_some_entry(own)}", "verb": "accept"}
        assert client.post("/judge", data=form).status_code == expected


def test_a_forged_or_stale_cookie_is_nobodys(
    archive: onrecord.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cookie counts with our signature and within its day."""
    user = User("ada", "reader", password=hash_password("correct horse"))
    sessions = Sessions((user,))
    cookie = sessions.sign_in(user)
    assert sessions.find_user(cookie, None) == user
    assert Sessions((user,)).find_user(cookie, None) is None
    assert sessions.find_user(cookie[:-1] + ("0" if cookie[-1] != "0" else "1"), None) is None
    assert sessions.find_user("x", None) is None
    monkeypatch.setattr("onrecord.web.sessions.time.time", lambda: 10**11)
    assert sessions.find_user(cookie, None) is None


def test_a_form_that_is_too_large_or_no_form_is_refused(own: onrecord.Archive) -> None:
    """What is posted is bounded and of one kind."""
    client = _open(own)
    assert client.post("/judge", data={"reason": "x" * 70_000}).status_code == 400
    assert client.post("/judge", json={"verb": "accept"}).status_code == 400


def test_pages_are_right_while_others_add(tmp_path: Path, root: Path) -> None:
    """A room that reads an archive shows what another process adds to it."""
    path = tmp_path / "growing.onrecord"
    sources = list(onrecord.read_sources([root / "examples/pages/nsmo", root / "examples/pages/ana"]))
    with (
        onrecord.open_archive(path, create=True) as writing,
        onrecord.open_archive(path, read_only=True) as reading,
    ):
        client = TestClient(create_app(Room(reading)), base_url="http://127.0.0.1")
        assert "holds no pages yet" in client.get("/").text
        for source in sources:
            assert isinstance(source, onrecord.Source)
            writing.add(source)
        assert 'class="hit"' in client.get("/").text


def test_an_issue_shows_the_sides_that_say_most(client: TestClient, archive: onrecord.Archive) -> None:
    """Where no side is asked for, those with most positions are shown, the one with most first."""
    ledger = archive.ledger()
    for row in ledger.issues(onrecord.PositionFilters()):
        found = ledger.positions(onrecord.PositionFilters(issue=row.issue, kind="position"), limit=1_000)
        said = [each.position.by.party for each in found if each.position.by and each.position.by.party]
        body = client.get(f"/issue/{row.issue}").text
        shown = re.findall(r'<h2 id="side-\d+">([^<]+)</h2>', body)
        assert shown == sorted(set(said), key=lambda party: (-said.count(party), party))[:4]
