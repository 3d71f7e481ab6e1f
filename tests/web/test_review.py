"""The review queue over HTTP: every sort of question is shown, answered, and taken back."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

_FORM = re.compile(r'<form class="judge" method="post" action="/answer">(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@pytest.fixture
def client(own: onrecord.Archive) -> Iterator[TestClient]:
    """Return a reader of the examples who may judge."""
    with TestClient(create_app(Room(own, is_read_only=False)), base_url="http://127.0.0.1") as opened:
        yield opened


def _forms(client: TestClient, path: str) -> list[dict[str, str]]:
    """Return the fields of every form that answers a question of a page."""
    return [
        {name: unescape(value) for name, value in _HIDDEN.findall(form)}
        for form in _FORM.findall(client.get(path).text)
    ]


def test_each_sort_of_question_has_a_page(client: TestClient, own: onrecord.Archive) -> None:
    """The tabs lead to each sort, and a page asks what the queue of the terminal asks, in its order."""
    for sort in onrecord.SORTS:
        waiting = list(islice(onrecord.list_waiting(own, "2033-05-01", sort=sort), 8))
        forms = _forms(client, f"/review?sort={sort}")
        assert [form["target"] for form in forms] == [each.target for each in waiting], sort
    assert client.get("/review?sort=gossip").status_code == 400


def test_an_answer_is_kept_and_taken_back(client: TestClient, own: onrecord.Archive) -> None:
    """Accepting a question takes it from the queue, and the page that follows takes it back."""
    (form, *_) = _forms(client, "/review?sort=all")
    answered = client.post("/answer", data=form | {"answer": "accept", "reason": "seen on the page"})
    assert answered.status_code == 200
    assert "Kept." in answered.text
    assert form["target"] not in [each["target"] for each in _forms(client, "/review?sort=all")]
    (kept,) = own.desk().judgements()
    assert (kept.verb, kept.reason) == ("accept", "seen on the page")
    made = re.search(r'name="made" value="([^"]+)"', answered.text)
    assert made
    back = client.post("/take-back", data={"csrf": form["csrf"], "made": made[1], "sort": "all"})
    assert back.status_code == 200
    assert form["target"] in [each["target"] for each in _forms(client, "/review?sort=all")]


def test_a_question_that_waits_no_more_is_not_answered_twice(client: TestClient) -> None:
    """Of two who answer one question the second is told."""
    (form, *_) = _forms(client, "/review?sort=all")
    assert client.post("/answer", data=form | {"answer": "reject"}).status_code == 200
    again = client.post("/answer", data=form | {"answer": "accept"})
    assert again.status_code == 400
    assert "somebody has answered it" in again.text
    assert client.post("/answer", data=form | {"answer": "shrug"}).status_code == 400


def test_a_judged_statement_is_shown_in_its_place(client: TestClient, own: onrecord.Archive) -> None:
    """Judging a statement keeps its words and leads to it in its document."""
    document = next(each for each in own.documents() if each.statements)
    said = document.statements[0]
    csrf = _forms(client, "/review?sort=all")[0]["csrf"]
    target = f"statement:{document.id}:{said.n}"
    form = {"csrf": csrf, "target": target, "verb": "accept"}
    answer = client.post("/judge", data=form, follow_redirects=False)
    start, end = said.content[0][0], said.content[-1][1]
    assert answer.headers["location"] == f"/document/{document.id}?at={start}-{end}#at-{start}-{end}"
    (kept,) = own.desk().judgements(about=target)
    assert kept.words == " … ".join(document.text[low:high] for low, high in said.content)
