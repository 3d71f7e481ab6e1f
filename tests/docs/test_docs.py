"""The documentation is true: outputs, commands, exports, links."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from onrecord.cli.app import COMMANDS, onrecord
from onrecord.exports import FORMATS

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.slow
def test_shown_outputs_are_what_the_commands_print() -> None:
    """Every output in the README and docs/ is what its command prints today; `make docs` writes them anew."""
    check = [sys.executable, str(ROOT / "tests/docs/update.py"), "--check"]
    done = subprocess.run(check, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"run `make docs` and look at the change:\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    """The help of a command opens with a sentence, explains every option and closes with an example of it."""
    command = onrecord.get_command(click.Context(onrecord), name)
    assert command is not None
    assert (command.help or "").strip()
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    shown = command.get_help(
        click.Context(command, info_name=f"onrecord {name}", help_option_names=["-h", "--help"])
    )
    assert re.search(rf"Examples?:\n  .*onrecord {name}\b", shown)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_or_the_docs(name: str) -> None:
    """A command has its section in docs/commands.md."""
    assert f"\n## onrecord {name}\n" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_format_is_documented(name: str) -> None:
    """A format has its section in docs/exports.md."""
    assert f"\n## {name}\n" in (ROOT / "docs/exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link in a page names a file that is there."""
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (page.parent / target).exists(), target


def test_the_readme_names_the_version_and_the_licence_of_the_package() -> None:
    """Version and licence are said once in pyproject.toml and nowhere else differently."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_tour_of_make_demo_runs_to_its_end(tmp_path: Path) -> None:
    """`make demo` shows a document, a turn with its citation, a search, and how to go on; nothing on standard error."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ONRECORD_ARCHIVE": str(tmp_path / "tour.onrecord"),
    }
    done = subprocess.run(
        [str(ROOT / "examples/tour.sh")],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for shown in (
        " new → ",
        " · interview",
        "\n  #1 ",
        "\ncite ",
        "*suspended*",
        "all is well",
        "Go on with",
    ):
        assert shown in done.stdout, shown
