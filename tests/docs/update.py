"""Write what the documentation shows anew, or prove that it holds.

    python tests/docs/update.py            write
    python tests/docs/update.py --check    print the differences; exit 1 where there are any

Two kinds of text are made:

- In a ```console fence, the lines after `$ command` are what the command prints, run in a fresh folder that
  holds `examples/` and nothing else. A ```python fence that a ```text fence follows prints that text.
  The fences of one file run in order and share the folder.
- Between `<!-- generated: NAME -->` and `<!-- /generated -->` stands what `GENERATED[NAME]` returns.
"""

import difflib
import inspect
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click

from onrecord import errors
from onrecord.cli.app import COMMANDS, onrecord
from onrecord.model import (
    Actor,
    Commitment,
    Contact,
    Correspondence,
    Document,
    DocumentDate,
    Event,
    Instrument,
    MapRow,
    Mechanism,
    Page,
    Participant,
    Position,
    Snapshot,
    Span,
    Statement,
    Turn,
)

ROOT = Path(__file__).parent.parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
HELP_WIDTH = 88
SPANS: dict[Any, str] = {Span: "[start, end]", MapRow: "[start, page_start, length]"}
NOUNS = (
    Page, Snapshot, Document, DocumentDate, Actor, Turn, Statement,
    Contact, Participant, Mechanism, Instrument, Event, Commitment, Correspondence, Position,
)  # fmt: skip

_BLOCK = re.compile(r"(<!-- generated: (\S+) -->\n).*?(<!-- /generated -->)", re.DOTALL)
_FENCE = re.compile(
    r"```console\n(?P<console>.*?)```|```python\n(?P<code>.*?)```\n+```text\n(?P<text>.*?)```", re.DOTALL
)


def commands_help() -> str:
    """Return the help of every command, as a section each."""
    group = _context(onrecord, None, "onrecord")
    parts = [f"```text\n{onrecord.get_help(group)}\n```\n"]
    for name in COMMANDS:
        command = onrecord.get_command(group, name)
        assert command is not None
        shown = command.get_help(_context(command, group, name))
        parts.append(f"## onrecord {name}\n\n```text\n{shown}\n```\n")
    return "\n".join(parts)


def _context(command: click.Command, parent: click.Context | None, name: str) -> click.Context:
    return click.Context(
        command,
        parent,
        info_name=name,
        terminal_width=HELP_WIDTH,
        max_content_width=HELP_WIDTH,
        help_option_names=["-h", "--help"],
    )


def error_tree() -> str:
    """Return the tree of exceptions as drawn in `errors.py`."""
    lines = (errors.__doc__ or "").splitlines()
    tree = [line[4:] for line in lines if line.startswith("    ")]
    return "```text\n" + "\n".join(tree) + "\n```\n"


def model_tables() -> str:
    """Return a section for each object: its promise, and its fields with their types."""
    parts = []
    for noun in NOUNS:
        promise = inspect.cleandoc(noun.__doc__ or "")
        rows = [f"| `{name}` | `{_type_words(kind)}` |" for name, kind in noun.__annotations__.items()]
        parts.append(
            "\n".join([f"### {noun.__name__}", "", promise, "", "| field | type |", "|---|---|", *rows, ""])
        )
    return "\n".join(parts)


def _type_words(kind: Any) -> str:
    """Return a type as the JSON it becomes: `[Turn]`, `Actor or null`, `"main" or "teaser"`."""
    parts = get_args(kind)
    if kind in SPANS:
        return SPANS[kind]
    if get_origin(kind) is Literal:
        return " or ".join(f'"{part}"' for part in parts)
    if get_origin(kind) is tuple:
        return f"[{_type_words(parts[0])}, …]" if parts else "[]"
    if parts:
        return " or ".join(_type_words(part) for part in parts)
    return {type(None): "null", str: "string", int: "number", float: "number"}.get(kind) or str(kind.__name__)


def accuracy() -> str:
    """Return the table of measures of docs/accuracy.toml, and what is not done yet."""
    facts = tomllib.loads((ROOT / "docs" / "accuracy.toml").read_text(encoding="utf-8"))
    rows = [f"| {row['what']} | {row['value']} | {row['on']} |" for row in facts.get("measure", ())]
    table = ["| what | measured | on |", "|---|---|---|", *rows, ""] if rows else []
    missing = [f"- {line}" for line in facts.get("not_yet", ())]
    return "\n".join([*table, *(["What it does not do yet:", "", *missing, ""] if missing else [])])


GENERATED: dict[str, Callable[[], str]] = {
    "commands": commands_help,
    "errors": error_tree,
    "model": model_tables,
    "accuracy": accuracy,
}


def renewed(page: Path) -> str:
    """Return the text of a page with every output in it made anew."""
    text = page.read_text(encoding="utf-8")
    text = _BLOCK.sub(lambda block: block[1] + GENERATED[block[2]]() + block[3], text)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return _FENCE.sub(lambda fence: _renewed_fence(fence, folder), text)


def _renewed_fence(fence: re.Match[str], folder: str) -> str:
    if fence["console"] is None:
        shown = _printed_by([sys.executable, "-c", fence["code"]], folder)
        return f"```python\n{fence['code']}```\n\n```text\n{shown}```"
    commands = [line for line in fence["console"].splitlines() if line.startswith("$ ")]
    parts = [f"{line}\n" + _printed_by(["bash", "-c", line[2:]], folder) for line in commands]
    return "```console\n" + "".join(parts) + "```"


def _printed_by(command: list[str], folder: str) -> str:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "COLUMNS": "90",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if "Traceback (most recent call last)" in done.stdout:
        raise RuntimeError(f"{command[-1]}\n{done.stdout}")
    return done.stdout if not done.stdout or done.stdout.endswith("\n") else done.stdout + "\n"


def main(arguments: list[str]) -> int:
    """Write or check every page; return the exit code."""
    stale = 0
    for page in PAGES:
        old, new = page.read_text(encoding="utf-8"), renewed(page)
        if old == new:
            continue
        stale += 1
        if arguments == ["--check"]:
            name = str(page.relative_to(ROOT))
            diff = difflib.unified_diff(
                old.splitlines(), new.splitlines(), name, f"{name} (made anew)", "", "", 1, ""
            )
            sys.stdout.writelines(f"{line}\n" for line in diff)
        else:
            page.write_text(new, encoding="utf-8")
            sys.stdout.write(f"wrote {page.relative_to(ROOT)}\n")
    return 1 if stale and arguments == ["--check"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
