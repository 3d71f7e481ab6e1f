"""The desk at the command line: what docs/desk.md does not show."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def run_desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return `run` on an archive of its own with a list of three items, signed and dated."""
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "desk.onrecord"))
    monkeypatch.setenv("ONRECORD_AUTHOR", "Ada Quist")

    def done(*arguments: str) -> Result:
        result = run(*arguments)
        assert result.exit_code == 0, result.stderr
        return result

    done("checklist", "new", "Irritants", "--side", "VAL", "--with", "TAR", "--on", "2021-04-01")
    done(
        "checklist",
        "add",
        "irritants",
        "Herring",
        "Transit",
        "Visas",
        "--on",
        "2021-04-08",
        "--due",
        "2021-09-01",
    )
    return run


def test_every_step_is_signed_and_taken_back(run_desk: Run) -> None:
    """`acts` names who did what; `undo` with an id takes that back, and without one the last."""
    run_desk(
        "checklist", "edit", "irritants#1", "--title", "Herring limit", "--co-performer", "VAL: Fisheries"
    )
    acts = [
        json.loads(line) for line in run_desk("checklist", "acts", "irritants", "--json").stdout.splitlines()
    ]
    assert {act["author"] for act in acts} == {"Ada Quist"}
    assert "Herring limit" in run_desk("checklist", "show", "irritants#1").stdout
    assert run_desk("checklist", "undo", "irritants", acts[-1]["id"]).exit_code == 0
    assert "Herring limit" not in run_desk("checklist", "show", "irritants#1").stdout
    assert run_desk("checklist", "undo", "irritants", acts[0]["id"]).exit_code == 2


def test_items_change_as_they_are_told(run_desk: Run) -> None:
    """Fields are set and emptied, items moved, and several take a status at once."""
    run_desk("checklist", "edit", "irritants#1", "--ask", "A limit", "--due", "")
    run_desk("checklist", "move", "irritants#3", "--before", "1", "--level", "dep")
    run_desk("checklist", "status", "irritants#1-2", "resolved", "--side", "VAL", "--side", "TAR")
    shown = json.loads(run_desk("checklist", "show", "irritants", "--json").stdout)
    assert [item["row"]["number"] for item in shown["items"]] == ["3", "1", "2"]
    assert [item["row"]["due"] for item in shown["items"]] == ["2021-09-01", None, "2021-09-01"]
    assert [len(item["row"]["said"]) for item in shown["items"]] == [0, 2, 2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("checklist", "status", "irritants#9", "resolved", "--side", "VAL"),
        ("checklist", "status", "irritants#1", "res", "--side", "BRE"),
        ("checklist", "status", "irritants", "resolved", "--side", "VAL"),
        ("checklist", "status", "irritants#1", "solved", "--side", "VAL"),
        ("checklist", "edit", "irritants#1"),
        ("checklist", "edit", "irritants#1,2", "--title", "x"),
        ("checklist", "move", "irritants#1"),
        ("checklist", "show", "nothing"),
        ("checklist", "show", "irritants", "--on", "yesterday"),
        ("checklist", "compare", "irritants"),
        ("checklist", "compare", "irritants", "--sides"),
        ("checklist", "pair", "irritants", "1"),
        ("checklist", "mark", "irritants", "secret"),
        ("checklist", "receive", "no-such-file.md"),
        ("group", "compose", "nothing"),
        ("group", "escalate", "irritants#9"),
        ("correspondence", "add", "--from", "VAL", "--to", "TAR", "--form", "postcard"),
        ("correspondence", "pair", "one"),
        ("correspondence", "chronology", "--including", "everything"),
        ("proposal", "new", "T", "--text", "x", "--item", "irritants#9"),
    ],
)
def test_wrong_use_is_code_2_and_one_line(run_desk: Run, arguments: tuple[str, ...]) -> None:
    """What cannot be done ends with 2, a sentence that says why, and nothing changed."""
    before = run_desk("checklist", "acts", "irritants").stdout
    done = run_desk(*arguments)
    assert done.exit_code == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert run_desk("checklist", "acts", "irritants").stdout == before


def test_send_never_overwrites(run_desk: Run, tmp_path: Path) -> None:
    """A file of this name in the folder stops the sending, and no version is frozen."""
    (tmp_path / "irritants-1.md").write_text("mine")
    assert run_desk("checklist", "send", "irritants", "--to", str(tmp_path)).exit_code == 2
    assert (tmp_path / "irritants-1.md").read_text() == "mine"
    assert json.loads(run_desk("checklist", "show", "irritants", "--json").stdout)["sent"] == []


def test_hostile_words_are_shown_harmless(run_desk: Run) -> None:
    """Control characters are not kept, and bidi overrides reach no terminal."""
    run_desk("checklist", "add", "irritants", "Her\u202ering \x1b[31mred")
    shown = run_desk("checklist", "show", "irritants").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_groups_are_worked_from_the_command_line(run_desk: Run) -> None:
    """Composition, assignment, escalation, meetings and the page, as JSON too."""
    run_desk("group", "new", "Compact", "--side", "VAL", "--side", "TAR", "--on", "2021-10-20")
    run_desk(
        "group",
        "compose",
        "compact",
        "--member",
        "Ada @ Trade",
        "--member",
        "TAR: Ben, expert",
        "--issue",
        "x",
    )
    found = json.loads(run_desk("group", "show", "compact", "--json").stdout)
    assert found["compositions"][0]["members"] == [
        {"issue_group": "Trade", "name": "Ada", "role": None, "side": None},
        {"issue_group": None, "name": "Ben", "role": "expert", "side": "TAR"},
    ]
    assert run_desk("group", "compose", "compact", "--leave", "Zoe").exit_code == 2
    assert run_desk("group", "compose", "compact", "--member", ": , x").exit_code == 2
    for level in ("working group", "deputy", "minister", "leader"):
        assert level in run_desk("group", "escalate", "irritants#1").stdout
    assert "make it a proposal" in run_desk("group", "escalate", "irritants#1").stderr
    run_desk("group", "plan", "compact", "2022-01-10")
    assert "cancelled" in run_desk("group", "cancel", "compact", "1").stdout
    assert "suspended" in run_desk("group", "turn", "compact", "suspended").stdout
    assert json.loads(run_desk("group", "list", "--json").stdout)["state"] == "suspended"
    assert json.loads(run_desk("group", "wrapup", "compact", "--json").stdout)["group"]["id"] == "compact"


def test_the_register_is_worked_from_the_command_line(run_desk: Run) -> None:
    """Letters are amended, given a due day, paired, and written out by day as far as they may leave."""
    note = (
        "correspondence",
        "add",
        "--from",
        "VAL",
        "--to",
        "TAR",
        "--form",
        "note verbale",
        "--reference",
        "=1+1",
    )
    run_desk(
        *note,
        "--subject",
        "The trawler",
        "--asked",
        "Why?",
        "--delivered",
        "2021-03-03",
        "--marking",
        "public",
    )
    run_desk(
        "correspondence",
        "add",
        "--from",
        "TAR",
        "--to",
        "VAL",
        "--form",
        "letter",
        "--subject",
        "Your trawler",
        "--delivered",
        "2021-03-09",
    )
    assert "tar-letter" in run_desk("correspondence", "pair").stdout
    run_desk("correspondence", "pair", "val-note", "tar-letter", "--not")
    assert "no letter waits" in run_desk("correspondence", "pair").stdout
    assert "2021-04-01" in run_desk("correspondence", "due", "val-note", "2021-04-01").stdout
    assert "deniable" in run_desk("correspondence", "amend", "val-note", "--deniable").stdout
    assert run_desk("correspondence", "list", "--json", "--on", "2021-05-01").stdout == ""
    run_desk(
        "correspondence", "reply", "val-note", "sub", "--letter", "tar-letter", "--summary", "a full answer"
    )
    rows = [json.loads(line) for line in run_desk("correspondence", "list", "--json").stdout.splitlines()]
    assert [(row["filed"]["letter"]["form"], row["reply"]) for row in rows] == [
        ("note verbale", "answered"),
        ("letter", "unanswered"),
    ]
    public = run_desk("correspondence", "chronology", "--format", "csv").stdout
    assert "VAL – TAR" in public
    assert "TAR – VAL: letter" not in public
    assert "TAR – VAL: letter" in run_desk("correspondence", "chronology", "--including", "internal").stdout


def test_proposals_are_worked_from_the_command_line(run_desk: Run) -> None:
    """A proposal is reworded, backed and no longer backed, and listed with its outcome."""
    run_desk("proposal", "new", "Guarantee", "--text", "x", "--item", "irritants#2", "--to", "Brok")
    run_desk("proposal", "reword", "guarantee", "A bank guarantee.")
    run_desk("proposal", "back", "guarantee", "--by", "Ellingard")
    run_desk("proposal", "back", "guarantee", "--by", "Ellingard", "--not")
    run_desk("proposal", "outcome", "guarantee", "accepted in part")
    found = json.loads(run_desk("proposal", "show", "guarantee", "--json").stdout)
    assert (found["text"], found["backed_by"], found["outcome"]) == (
        "A bank guarantee.",
        [],
        "accepted in part",
    )
    assert found["items"] == ["checklist:irritants#2"]
    assert "accepted in part" in run_desk("proposal", "list").stdout


def test_a_chronology_of_nothing_public_says_so(run_desk: Run) -> None:
    """Where all letters are marked above public, nothing is written, and a sentence says what to ask for."""
    letter = ("--from", "VAL", "--to", "TAR", "--form", "letter", "--on", "2021-03-03")
    added = run_desk("correspondence", "add", *letter)
    assert added.exit_code == 0
    done = run_desk("correspondence", "chronology", "--on", "2021-12-31")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "--including" in done.stderr
    assert run_desk("correspondence", "chronology", "--including", "internal", "--on", "2021-12-31").stdout
