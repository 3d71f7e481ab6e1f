"""The examples that close the help of the desk's commands, each run where a desk stands that they suppose."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.app import onrecord as commands
from onrecord.cli.family import Family
from onrecord.model import to_json

Run = Callable[..., Result]
FAMILIES = ("checklist", "group", "correspondence", "proposal", "review")
HAND = desk.Hand("Ada Quist", "2021-04-01", "as agreed")


def _list_examples() -> list[str]:
    found: dict[str, None] = {}
    for name in FAMILIES:
        family = commands.get_command(click.Context(commands), name)
        assert isinstance(family, Family)
        for command in (family, *family.commands.values()):
            assert isinstance(command, Command)
            found.update(dict.fromkeys(command.examples))
    return list(found)


@pytest.fixture(scope="module")
def kept(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of the examples with a desk on which something of everything is kept."""
    path = tmp_path_factory.mktemp("desk") / "record.onrecord"
    shutil.copy(archive, path)
    with onrecord.open_archive(path) as opened:
        _fill(opened)
    return path


def _fill(archive: onrecord.Archive) -> None:
    kept = archive.desk()
    list_ = kept.checklists.make("Irritants", "VAL", "TAR", HAND)
    titles = [f"Matter {word}" for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")]
    kept.checklists.add(list_.id, [desk.Row(None, title, level="deputy") for title in titles], HAND)
    for number in (1, 2, 3):
        kept.checklists.send(list_.id, HAND._replace(on=f"2021-0{number + 3}-02"))
        theirs = desk.Version(
            "Irritants", "TAR", "VAL", number, None, None, kept.checklists.get(list_.id).sent[0].rows
        )
        kept.checklists.receive(list_.id, "theirs.md", desk.FORMATS["md"].write(theirs), HAND)
    group = kept.groups.form(desk.Formed("Compact working group", "working group", ("VAL", "TAR")), HAND)
    for number, day in ((1, "2021-10-27"), (2, "2021-11-10")):
        kept.groups.meet(group.id, desk.Planned(number, day), HAND)
    for side, other, form, day in (
        ("VAL", "TAR", "note verbale", "2021-03-03"),
        ("VAL", "TAR", "non-paper", "2021-05-05"),
        ("TAR", "VAL", "note verbale", "2021-04-04"),
        ("TAR", "VAL", "letter", "2021-06-06"),
    ):
        marking = desk.read_marking("public" if form == "letter" else "internal")
        kept.register.add(desk.Letter(side, other, form, delivered_on=day), HAND, marking)
    put = desk.Proposed("A guarantee for transit", "In place of the deposit.", (), ("checklist:irritants#2",))
    kept.proposals.put(put, HAND)


@pytest.fixture
def run_here(run: Run, kept: Path, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return `run` in a folder as the examples suppose it: an archive, the other side's list, a draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    monkeypatch.setenv("ONRECORD_AUTHOR", "Ada Quist")
    shutil.copy(kept, tmp_path / "record.onrecord")
    shutil.copy(root / "examples/desk/tarsund-1.csv", tmp_path / "tarsund-1.csv")
    return run


def _stand_in(archive: Path, example: str) -> str:
    """Put ids of this archive for those that an example shows, and make what its words suppose."""
    with onrecord.open_archive(archive) as opened:
        one, other, *_ = opened.ledger().find(onrecord.EntryFilters(), limit=5).rows
        document = next(iter(opened.rows())).id
        example = example.replace("3f2a9c81", one.id).replace("77b01d02", other.id)
        example = example.replace("4f1c22aa", document)
        if "j-1b2c3d" in example:
            draft = desk.Draft(f"entry:{one.id}", "accept", *HAND)
            example = example.replace("j-1b2c3d", onrecord.judge(opened, draft)[0].id)
        if "--is met" in example:
            opened.desk().proposals.follow("guarantee", desk.Conditioned("the railway agrees", "VAL"), HAND)
        if "--from draft.md" in example:
            rows = (desk.Row("1", "Herring"),)
            draft_file = desk.Version("Drafted", "VAL", "TAR", None, None, None, rows)
            Path("draft.md").write_bytes(desk.FORMATS["md"].write(draft_file))
        if "undo" in example and "a-1b2c" in example:
            _, family, _, thing, _ = shlex.split(example)
            things = {
                "checklist": "checklists",
                "group": "groups",
                "correspondence": "register",
                "proposal": "proposals",
            }
            # The last act: on an earlier one others may rest, and then it is refused.
            acts = getattr(opened.desk(), things[family]).history(thing)
            example = example.replace("a-1b2c", acts[-1].id)
    return example


@pytest.mark.parametrize("example", _list_examples())
def test_each_example_runs(run_here: Run, example: str) -> None:
    """Pasted where such a desk stands, an example ends well and says something; only ids are stood in for."""
    example, _, _ = _stand_in(Path("record.onrecord"), example).partition(" > ")
    name, *arguments = shlex.split(example)
    assert name == "onrecord"
    done = run_here(*arguments)
    assert done.exit_code == 0, done.stderr
    # The examples know Russia and the United States by no page.
    assert done.stderr == "" or "draft RU US" in example
    assert done.stdout


def test_the_desk_of_the_examples_is_not_empty(kept: Path) -> None:
    """What the examples name is there, so that they show something."""
    with onrecord.open_archive(kept, read_only=True) as opened:
        for things in (
            opened.desk().checklists,
            opened.desk().groups,
            opened.desk().register,
            opened.desk().proposals,
        ):
            assert things.all()
            assert to_json(things.all()[0])


def test_a_side_that_the_record_does_not_name_is_pointed_out(run_here: Run) -> None:
    """A code that no page has is answered with the name that begins alike, and nothing is drafted."""
    done = run_here("checklist", "draft", "VAL", "Tarsund")
    assert (done.exit_code, done.stderr) == (
        0,
        "onrecord: no side of the record is called VAL; is it Valmeria?\n",
    )
