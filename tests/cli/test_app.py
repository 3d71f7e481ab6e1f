"""How every command ends, and what the command line may lean on."""

import ast
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def test_a_failed_page_is_code_1_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    """One page that cannot be read is named with its reason; the other is printed."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Press release\n\nThe two ministers met in Harrow Bay.\n")
    done = run("read", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"failed: {tmp_path}/a.txt: ")
    assert done.stdout.count("\n") == 1


def test_wrong_use_is_code_2(run: Run) -> None:
    """An unknown option or command is code 2, with the usage."""
    assert run("read", "--no-such").exit_code == 2
    assert run("no-such").exit_code == 2
    assert run("read").exit_code == 2


@pytest.mark.parametrize("command", ["search", "counts", "failures", "check", "rebuild"])
def test_no_archive_is_code_2_and_one_line(run: Run, tmp_path: Path, command: str) -> None:
    """A command that needs an archive says which is missing, and makes none."""
    missing = tmp_path / "none.onrecord"
    done = run(command, "--archive", str(missing))
    assert done.exit_code == 2
    assert done.stderr.startswith("onrecord: ")
    assert str(missing) in done.stderr
    assert done.stderr.count("\n") == 1
    assert not missing.exists()


def test_a_bad_query_is_code_2_and_points_at_the_fault(run: Run, on_examples: Path) -> None:
    """The message has a caret under the place."""
    done = run("search", '"hotline')
    assert done.exit_code == 2
    assert done.stderr.startswith("onrecord: ")
    assert done.stderr.rstrip().endswith("^")


def test_a_file_that_is_no_archive_is_named(run: Run, tmp_path: Path) -> None:
    """Another file given as the archive is refused and left alone."""
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir")
    assert run("counts", "--archive", str(other)).exit_code == 2
    assert run("add", "--archive", str(other), str(other)).exit_code == 2
    assert other.read_text() == "Dear Sir"


def test_a_closed_pipe_is_quiet(root: Path) -> None:
    """`onrecord read … | head -c 1` ends without a word on standard error."""
    line = " ".join(f"'{part}'" for part in [*ONRECORD, "read", str(root / "examples/pages")])
    done = subprocess.run(
        ["bash", "-c", f"{line} | head -c 1; echo ${{PIPESTATUS[0]}} >&2"], check=True, capture_output=True
    )
    assert done.stdout == b"{"
    assert done.stderr == b"141\n"


def test_ctrl_c_is_quiet() -> None:
    """An interrupted command ends with 130 and no traceback."""
    process = subprocess.Popen(
        [*ONRECORD, "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    with process:
        time.sleep(3)  # until it reads: on a busy machine the command takes over a second to load
        # Python loses a signal that falls into a weak reference's callback while it imports: then it is sent again.
        for _ in range(5):
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=2)
                break
        _, stderr = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in stderr


def test_help_starts_fast() -> None:
    """`onrecord --help` loads neither the reader nor the archive; 150 ms on an idle core."""
    code = (
        "import sys; from onrecord.cli.app import onrecord\n"
        "onrecord(['--help'], standalone_mode=False)\n"
        "print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"sqlalchemy", "resiliparse", "msgspec", "tqdm", "babel", "pycountry"} & set(
        done.stderr.split()
    )


def test_the_command_line_leans_on_the_public_api_only(root: Path) -> None:
    """No module of cli/ imports anything of ours but `onrecord`, its errors, cli/, and the room that `serve` opens."""
    for path in sorted((root / "src/onrecord/cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            ours = [name for name in names if name.split(".")[0] == "onrecord"]
            allowed = ("onrecord", "onrecord.errors")
            rooms = ("onrecord.cli", "onrecord.web")
            assert all(name in allowed or name.startswith(rooms) for name in ours), path


def test_the_module_is_the_command() -> None:
    """`python -m onrecord` is the command line too."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == "onrecord"
