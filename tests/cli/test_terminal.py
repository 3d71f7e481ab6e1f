"""What a terminal is shown."""

import io
import json
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.terminal import (
    Ink,
    complain,
    printable,
    printable_json,
    stdout_ink,
    width,
    with_progress,
    wrapped,
)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_page_cannot_steer_the_terminal() -> None:
    """Escape sequences, the one-character CSI, carriage returns and bidi overrides are written out."""
    assert printable("a\x1b[2Jb\x9b1mc\rd\u202ee\u2066f") == r"a\x1b[2Jb\x9b1mc\x0dd\u202ee\u2066f"


def test_layout_and_every_alphabet_stay() -> None:
    """Newlines, tabs, accents and right-to-left letters are shown as they are."""
    text = "один\tdeux\nשלוש — “four”"
    assert printable(text) == text


@given(st.text())
def test_json_keeps_its_value_on_a_terminal(text: str) -> None:
    """A line of JSON made safe for a terminal decodes to the same value."""
    line = json.dumps(text, ensure_ascii=False)
    safe = printable_json(line)
    assert json.loads(safe) == text
    assert printable(safe) == safe


@given(st.text(alphabet="ab \n", max_size=200), st.integers(25, 60))
def test_wrapping_keeps_the_words_in_order(text: str, columns: int) -> None:
    """Lines are broken at spaces only, so the words come out as they went in."""
    lines = list(wrapped(text, columns=columns, indent="  "))
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= columns or " " not in line.strip() for line in lines)


def test_wrapping_a_huge_line_is_linear() -> None:
    """A line of 4 MB is wrapped in about the time of its length, with spaces or without."""
    started = time.perf_counter()
    assert sum(1 for _ in wrapped("word " * 800_000)) > 49_000
    assert sum(1 for _ in wrapped("x" * 4_000_000)) == 1
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("variables", "on"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_only_where_wanted(
    monkeypatch: pytest.MonkeyPatch, *, variables: dict[str, str], on: bool
) -> None:
    """A terminal has colours unless NO_COLOR is set to something or it is a dumb one."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", _Terminal())
    assert stdout_ink().on is on


def test_no_colours_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets plain text."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not stdout_ink().on
    assert Ink(on=False).bold("x") == "x"
    assert Ink(on=True).bold("x") == "\x1b[1mx\x1b[0m"


def test_lines_are_never_longer_than_eyes_like(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window of 300 columns is written to 100."""
    monkeypatch.setenv("COLUMNS", "300")
    assert width() == 100


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe or a log the things go by and nothing is drawn."""
    assert list(with_progress([1, 2], unit="pages", quiet=False)) == [1, 2]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_on_a_terminal_unless_quiet(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    """On a terminal a bar counts the things, and --quiet takes it away."""
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(with_progress([1, 2], unit="pages", quiet=quiet)) == [1, 2]
    assert ("pages" in screen.getvalue()) is not quiet


def test_a_complaint_is_one_safe_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The name of a hostile file is escaped on standard error."""
    complain("failed: \x1b]0;owned\x07.txt: empty")
    assert capsys.readouterr().err == "failed: \\x1b]0;owned\\x07.txt: empty\n"
