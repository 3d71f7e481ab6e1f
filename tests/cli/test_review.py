"""`onrecord review`: judgements from the command line, and the queue worked by keys."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

import onrecord
from onrecord import desk
from onrecord.cli.review import SORTS

Run = Callable[..., Result]


@pytest.fixture
def run_signed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> Run:
    """Return `run` on an archive of one page, signed."""
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "desk.onrecord"))
    monkeypatch.setenv("ONRECORD_AUTHOR", "Ada Quist")
    page = root / "examples/pages/valmeria-embassy-eskholm/2031-09-18-tallis-answer-port-aurel.txt"
    assert run("add", "--quiet", str(page)).exit_code == 0
    return run


@pytest.fixture
def document(run_signed: Run) -> str:
    """Return the id of its document."""
    return str(run_signed("search", "--kind", "main", "--ids").stdout.strip())


def test_every_verb_is_a_command(run_signed: Run, document: str) -> None:
    """Each judgement is kept with its author, its reason and the words of its target, and listed."""
    said, other = f"statement:{document}:1", f"statement:{document}:2"
    steps = (
        ("accept", said, other),
        ("reject", said),
        ("unsure", said),
        ("correct", said, "--field", "act", "--value", "REQUEST"),
        ("link", said, other),
        ("merge", "person:p-1", "person:p-2"),
        ("split", "person:p-1", "person:p-2"),
        ("note", said, "see the letter"),
        ("mark", f"document:{document}", "internal"),
    )
    for step in steps:
        done = run_signed("review", *step, "--on", "2021-04-01")
        assert done.exit_code == 0, done.stderr
    rows = [json.loads(line) for line in run_signed("review", "history", "--json").stdout.splitlines()]
    assert [row["verb"] for row in rows] == [
        "accept", "accept", "reject", "unsure", "correct", "link", "merge", "split", "note", "correct",
    ]  # fmt: skip
    assert {row["author"] for row in rows} == {"Ada Quist"}
    assert rows[0]["words"]
    assert "merge person:p-1 with person:p-2" in run_signed("review", "history", "person:p-2").stdout
    undone = run_signed("review", "undo", rows[2]["id"])
    assert f"takes back {rows[2]['id']}" in undone.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("accept", "statement:0123456789abcdef:1"),
        ("accept", "planet:mars"),
        ("undo", "j-0"),
        ("mark", "person:p-1", "secret"),
        ("merge", "person:p-1", "person:p-1"),
    ],
)
def test_wrong_judgements_are_refused(run_signed: Run, arguments: tuple[str, ...]) -> None:
    """What cannot be judged ends with 2 and leaves no row."""
    assert run_signed("review", *arguments).exit_code == 2
    assert run_signed("review", "history").stdout == "no judgement yet\n"


@pytest.fixture
def queue(run_signed: Run, tmp_path: Path) -> Path:
    """Return the archive with a pair of letters, a pair of items and a lost judgement waiting."""
    hand = desk.Hand("Ada Quist", "2021-04-08")
    path = tmp_path / "desk.onrecord"
    with onrecord.open_archive(path) as archive:
        kept = archive.desk()
        kept.register.add(
            desk.Letter("VAL", "TAR", "note verbale", subject="The trawler", delivered_on="2021-03-03"), hand
        )
        kept.register.add(
            desk.Letter("TAR", "VAL", "letter", subject="Your trawler", delivered_on="2021-04-03"), hand
        )
        list_ = kept.checklists.make("Irritants", "VAL", "TAR", hand)
        kept.checklists.add(list_.id, [desk.Row(None, "Herring limit in the Hesk box")], hand)
        kept.checklists.send(list_.id, hand)
        kept.checklists.receive(list_.id, "t.txt", b"1. Limits for herring in the box", hand)
        kept.judge(
            desk.Draft("statement:abcdef:3", "accept", "Ada Quist", "2021-04-08", words="We are ready.")
        )
    return path


def test_without_a_terminal_the_queue_is_listed(run_signed: Run, queue: Path) -> None:
    """The questions are printed with words and reasons, in text and as JSON."""
    listed = run_signed("review").stdout
    assert "is tar-letter-2021-04-03 the reply to val-note-verbale-2021-03-03?" in listed
    rows = [json.loads(line) for line in run_signed("review", "list", "--json").stdout.splitlines()]
    assert [row["sort"] for row in rows][:3] == ["lost", "reply", "pair"]


def test_the_queue_is_worked_by_keys(run_signed: Run, queue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One key answers, `z` takes the last answer back, an unknown key asks again, `q` ends."""
    monkeypatch.setattr(click, "prompt", lambda *_, **__: "because")
    monkeypatch.setattr("onrecord.cli.review.sys", _Terminal())

    def work(keys: str) -> tuple[str, list[bool], list[bool]]:
        waiting: Iterator[str] = iter(keys)
        monkeypatch.setattr(click, "getchar", lambda: next(waiting))
        shown = run_signed("review", "--on", "2021-12-31").stdout
        with onrecord.open_archive(queue) as archive:
            register, lists = archive.desk().register.all(), archive.desk().checklists.all()
        replies = [pair.is_reply for filed in register for pair in filed.pairs]
        return shown, replies, [pair.is_same for pair in lists[0].pairs]

    shown, *judged = work("xszrzq")
    assert "nothing to take back" in shown
    assert "taken back" in shown
    assert shown.endswith("0 judged\n"), "what was taken back is not counted"
    assert judged == [[], []]
    shown, *judged = work("sraq")
    assert judged == [[False], [True]]


def test_a_correction_asks_what_is_right(
    run_signed: Run, queue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`c` asks where a lost judgement belongs: it is made there and the old one taken back; what cannot be asks again."""
    with onrecord.open_archive(queue) as archive:
        document = next(iter(archive.rows())).id
    answers = iter(("statement:nowhere:1", "", f"statement:{document}:1", ""))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr("onrecord.cli.review.sys", _Terminal())
    keys = iter("ccq")
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    shown = run_signed("review", "--sort", "lost", "--on", "2021-12-31").stdout
    assert shown.count("a accept") == 2, "the first address is refused, and asked for again"
    with onrecord.open_archive(queue) as archive:
        rows = archive.desk().judgements()
    assert [(row.verb, row.target) for row in rows] == [
        ("accept", "statement:abcdef:3"),
        ("accept", f"statement:{document}:1"),
        ("undo", "statement:abcdef:3"),
    ]
    assert run_signed("review", "list", "--sort", "lost").stdout == "nothing waits\n"


def test_a_judgement_is_shown_beside_the_document(run_signed: Run, document: str) -> None:
    """`show` of a document ends with what was decided on its words, and not with what was undone."""
    said = f"statement:{document}:1"
    assert run_signed("review", "correct", said, "--field", "act", "--value", "REQUEST").exit_code == 0
    made = run_signed("review", "reject", said, "--because", "a slip").stdout.split()[0]
    shown = run_signed("show", document)
    assert f'correct {said} act = "REQUEST"' in shown.stdout
    assert f"reject {said} – a slip" in shown.stdout
    assert run_signed("review", "undo", made).exit_code == 0
    assert "a slip" not in run_signed("show", document).stdout
    assert json.loads(run_signed("show", document, "--json").stdout)["judged"][said]["corrections"]


def test_a_name_is_accepted_as_a_person(run_signed: Run) -> None:
    """`--person` says by id or name whom a mention means."""
    listed = run_signed("people", "--json").stdout.splitlines()
    person = json.loads(listed[0])
    with onrecord.open_archive(Path(os.environ["ONRECORD_ARCHIVE"])) as archive:
        (place, *_) = archive.people().places(person["id"])
    done = run_signed("review", "accept", f"name:{place.id}", "--person", person["name"])
    assert f"with person:{person['id']}" in done.stdout


def test_sorts_are_those_of_the_queue() -> None:
    """The sorts that help names are those that the queue knows."""
    assert onrecord.SORTS == SORTS


class _Terminal:
    """A `sys` whose standard input is a terminal."""

    stdin = type("Input", (), {"isatty": lambda _: True})()
    stdout, stderr, modules = sys.stdout, sys.stderr, sys.modules
