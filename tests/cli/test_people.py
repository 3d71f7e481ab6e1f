"""`onrecord people`, `import people` and `show PERSON`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.usefixtures("on_examples")
def test_people_are_listed_with_post_and_dates(run: Run) -> None:
    """Those of most documents first, each with an id that `show` opens; --json has one object a line."""
    shown = run("people", "--limit", "2")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == "Corin Maldevar · Foreign Minister, Valmeria"
    assert "2 of " in shown.stdout
    rows = [json.loads(line) for line in run("people", "--party", "Tarsund", "--json").stdout.splitlines()]
    assert "Ingrith Solvane" in [row["name"] for row in rows]
    assert all(row["party"] == "Tarsund" for row in rows)


@pytest.mark.usefixtures("on_examples")
def test_a_person_is_shown_by_name_and_by_id(run: Run) -> None:
    """Posts by date, names with their places, statements; the same by name and by id."""
    shown = run("show", "Solvane")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Ingrith Solvane\n")
    for part in ("\nPosts\n", "\nNamed as\n", "\nStatements, the newest first\n", "in office at least from"):
        assert part in shown.stdout
    (row,) = [json.loads(line) for line in run("people", "Solvane", "--json").stdout.splitlines()]
    assert run("show", row["id"]).stdout == shown.stdout
    assert json.loads(run("show", "Solvane", "--json").stdout)["card"]["name"] == "Ingrith Solvane"


@pytest.mark.usefixtures("on_examples")
def test_nobody_and_anybody_are_told(run: Run) -> None:
    """A name nobody bears ends with a sentence and code 2; so does one of hexadecimal letters."""
    for name in ("Nobody Known", "Dace"):
        shown = run("show", name)
        assert shown.exit_code == 2
        assert shown.stderr.startswith(f"onrecord: nobody in the archive is called '{name}'; a document is ")


def test_a_file_of_people_is_imported(run: Run, root: Path, tmp_path: Path) -> None:
    """New rows are counted, known ones the second time; a bad file says where and takes nothing in."""
    archive = str(tmp_path / "a.onrecord")
    file = str(root / "examples/people.csv")
    assert run("import", "people", file, "--archive", archive).stdout == "people.csv: 4 people, posts 4 new\n"
    assert (
        run("import", "people", file, "--archive", archive).stdout == "people.csv: 4 people, posts 4 known\n"
    )
    bad = tmp_path / "bad.csv"
    bad.write_text("name,post,start\nOda Lenk,Envoy,soon\n")
    shown = run("import", "people", str(bad), "--archive", archive)
    assert shown.exit_code == 2
    assert "row 2, field “start”: “soon” is no date" in shown.stderr
    rows = run("people", "--archive", archive, "--json").stdout.splitlines()
    assert {json.loads(line)["id"] for line in rows} == {"V-17", "T-04", "T-09", "Q-21"}


def test_an_imported_post_is_said_by_its_holder(run: Run, root: Path, tmp_path: Path) -> None:
    """What a post's holder said while holding it is found by the post, whatever the page calls them."""
    archive = str(tmp_path / "a.onrecord")
    run("add", "-q", "--archive", archive, str(root / "examples/pages"))
    run("import", "people", "--archive", archive, str(root / "examples/people.csv"))
    shown = run("search", "--said-by", "Korin Maldevar", "--ids", "--archive", archive)
    assert shown.stdout == run("search", "--said-by", "Corin Maldevar", "--ids", "--archive", archive).stdout
    assert shown.stdout
