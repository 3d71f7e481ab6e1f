"""`onrecord import topics` and `onrecord issues --propose`."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_topics_are_imported_and_listed(run: Run, root: Path, tmp_path: Path) -> None:
    """The file is told, then what has to be done; pages added after it are on its issues, under their names."""
    archive = ["--archive", str(tmp_path / "a.onrecord")]
    told = run("import", "topics", str(root / "examples/topics.toml"), *archive)
    assert told.stdout == "topics.toml: 9 topics\n"
    page = root / "examples/pages/valmeria-mfa/2031-06-11-quent-briefing.html"
    run("add", "-q", str(page), *archive)
    assert "rail-transit Rail transit to Sorrel Point" in run("issues", *archive).stdout
    again = run("import", "topics", str(root / "examples/topics.toml"), *archive)
    assert "onrecord rebuild" in again.stdout
    kept = json.loads(run("import", "topics", "--json", str(root / "examples/topics.toml"), *archive).stdout)
    assert kept["source"] == "topics.toml"
    assert "hesk-line" in kept["topics"]


def test_a_wrong_file_is_refused(run: Run, tmp_path: Path) -> None:
    """A file that holds no topics ends with 2 and a line that names file and line."""
    file = tmp_path / "wrong.toml"
    file.write_text('[[topic]]\nid = "a"\n', "utf-8")
    told = run("import", "topics", str(file), "--archive", str(tmp_path / "a.onrecord"))
    assert told.exit_code == 2
    assert "wrong.toml, line 1: " in told.stderr


def test_issues_are_proposed(run: Run, examples: Path) -> None:
    """What the documents keep naming is shown with its reason and words; as JSON with all its places."""
    shown = run("issues", "--propose", "--archive", str(examples)).stdout
    assert "Grey Skerries" in shown
    assert "no topic has its words" in shown
    rows = [
        json.loads(line)
        for line in run("issues", "--propose", "--json", "--archive", str(examples)).stdout.splitlines()
    ]
    assert {"name", "documents", "reason", "quotes"} == set(rows[0])
    assert all(row["documents"] >= 3 and row["quotes"] for row in rows)


def test_known_on_is_not_for_proposals(run: Run, examples: Path) -> None:
    """An option that proposals cannot honour is refused, with what to give instead."""
    told = run("issues", "--propose", "--known-on", "2031", "--archive", str(examples))
    assert told.exit_code == 2
    assert "--from" in told.stderr
