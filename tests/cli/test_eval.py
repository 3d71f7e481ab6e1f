"""`onrecord eval` on gold of every kind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import onrecord

Run = Callable[..., Result]

TEXT = "The road to Harrow Bay\n\nThe road is open again, Transport Minister Oda Lenk said on Monday."


def _gold(path: Path, **changes: object) -> Path:
    row = {
        "doc_id": "a",
        "text": TEXT,
        "attributions": [{"content": [[24, 47]], "cue": [[76, 80]], "source": [[48, 75]]}],
    }
    file = path / "gold.jsonl"
    file.write_text(json.dumps(row | changes) + "\n", encoding="utf-8")
    return file


def test_every_measure_is_printed_with_its_definition(run: Run, tmp_path: Path) -> None:
    """Counts, a row and a definition for each measure; the JSON is the evaluation."""
    path = str(_gold(tmp_path))
    done = run("eval", path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("1 document, 1 attribution\n")
    for name in ("joint", "content", "direct", "source", "exact", "overlap"):
        assert done.stdout.count(f"\n{name} ") == 2
    assert "1.000   1.000   1.000       –  1 of 1 read, 1 in gold" in done.stdout
    evaluation = onrecord.from_json(run("eval", "--json", path).stdout, onrecord.Evaluation)
    assert evaluation == onrecord.evaluate(path)


def test_bad_gold_is_code_2_and_names_line_and_field(run: Run, tmp_path: Path) -> None:
    """One line on standard error, and nothing on standard output."""
    bad = _gold(tmp_path, attributions=[{"content": [[24, 999]], "source": []}])
    done = run("eval", str(bad))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"onrecord: {bad}, line 1: `attributions[0].content[0]` is [24, 999]")
    assert done.stderr.count("\n") == 1


def test_no_gold_is_code_2(run: Run, tmp_path: Path) -> None:
    """A file that is not there is named."""
    done = run("eval", str(tmp_path / "none.jsonl"))
    assert done.exit_code == 2
    assert "none.jsonl" in done.stderr


def test_a_text_that_cannot_be_read_is_code_1(run: Run, tmp_path: Path) -> None:
    """It is named with the reason, the rest is scored."""
    done = run("eval", str(_gold(tmp_path, text="\x00" * 99, attributions=[])))
    assert done.exit_code == 1
    assert done.stderr.startswith("failed: a: ")
    assert "joint" in done.stdout


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_there(run: Run, flag: str) -> None:
    """The help leads to the page that defines gold."""
    assert "docs/eval.md" in run("eval", flag).stdout
