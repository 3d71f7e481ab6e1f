"""The examples that close each command's help."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from onrecord.cli.app import COMMANDS, Command, onrecord

Run = Callable[..., Result]
# The first five suppose a desk, and are run on one in test_desk_examples.py; `users` asks for a password at a terminal
# (tests/web).
DESK = ("checklist", "group", "correspondence", "proposal", "review", "users")
EXAMPLES = [
    example
    for name in COMMANDS
    if name not in DESK
    and isinstance(command := onrecord.get_command(click.Context(onrecord), name), Command)
    for example in command.examples
    if not example.startswith("onrecord serve")  # serves until it is stopped: tests/web does that
]


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the examples suppose it: examples/ and a saved page."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / "examples").symlink_to(root / "examples")
    shutil.copy(root / "examples/pages/nsmo/2032-10-04-sarrin-speech-assembly.html", folder / "page.html")
    (folder / "bin").mkdir()
    command = folder / "bin/onrecord"
    command.write_text(f"#!{sys.executable}\nfrom onrecord.cli import main\nmain()\n")
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_runs(run: Run, archive: Path, folder: Path, example: str) -> None:
    """Pasted where there is an archive, an example ends well; only ids and addresses are stood in for."""
    for old in folder.glob(
        "record.onrecord*"
    ):  # what another example kept there is none of this one's matter
        old.unlink()
    shutil.copy(archive, folder / "record.onrecord")
    found = run(
        "search", "--form", "interview", "--kind", "main", "--limit", "1", "--ids", "--archive", str(archive)
    )
    met = run("contacts", "--kind", "talks", "--limit", "1", "--json", "--archive", str(archive))
    example = example.replace("5f0c2a9e", found.stdout.strip())
    example = example.replace("3f2a9c81", json.loads(met.stdout)["id"])
    example = example.replace("curl -s https://example.org/news/1", "cat page.html")
    environment = {name: value for name, value in os.environ.items() if name != "ONRECORD_ARCHIVE"}
    environment["PATH"] = f"{folder / 'bin'}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", example],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    # `head` closes the pipe when it has enough, and a shell with pipefail passes that on.
    ends = (0, 141) if "| head" in example else (0,)
    assert done.returncode in ends
    assert done.stderr == ""
    assert done.stdout or " failures" in example or " > " in example
