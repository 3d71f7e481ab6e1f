"""What a terminal is shown: safe characters, colours, width, progress."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self, TypeVar

T = TypeVar("T")

MAX_WIDTH = 100  # lines longer than this are read badly, whatever the window

# A hostile page must not move the cursor, ring, retitle the window (C0, DEL, C1: U+009B is a one-character
# CSI) or show its words in another order than they stand (bidi embeddings, overrides, isolates).
_UNSAFE = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x2028,
    0x2029,
)
_ESCAPES = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _UNSAFE}  # noqa: PLR2004
_JSON_ESCAPES = {code: f"\\u{code:04x}" for code in _UNSAFE}


def printable(text: str) -> str:
    r"""Return `text` with control characters and bidi overrides written as escapes (`\x1b`, `\u202e`).

    Newlines and tabs stay: they are the layout of the page.
    """
    return text.translate(_ESCAPES)


def printable_json(line: str) -> str:
    """Return a line of JSON with the same value and no character that a terminal would obey."""
    return line.translate(_JSON_ESCAPES)


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours where they are wanted, nothing where they are not."""

    on: bool

    def bold(self, text: str) -> str:
        """Return `text` in bold."""
        return self._paint("1", text)

    def faint(self, text: str) -> str:
        """Return `text` fainter than its surroundings."""
        return self._paint("2", text)

    def cyan(self, text: str) -> str:
        """Return `text` in cyan: ids, labels."""
        return self._paint("36", text)

    def yellow(self, text: str) -> str:
        """Return `text` in bold yellow: the words that were searched for."""
        return self._paint("1;33", text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


PLAIN = Ink(on=False)


def stdout_ink() -> Ink:
    """Return colours for a terminal, none for a pipe, `NO_COLOR` or a dumb terminal."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Ink(on=wanted)


def width() -> int:
    """Return the columns to write in: the window's (or `COLUMNS`), 80 where there is none, 100 at most."""
    return min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)


def show(text: str) -> None:
    """Write lines that were made printable to standard output, characters it cannot hold as escapes."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def show_json(line: bytes) -> None:
    """Write one JSON object and a newline: the codec's bytes, or their escaped twin on a terminal."""
    if sys.stdout.isatty():
        sys.stdout.write(printable_json(line.decode()) + "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")


def complain(line: str) -> None:
    """Write one line to standard error, clear of a progress bar that stands there."""
    if "tqdm" in sys.modules:
        from tqdm import tqdm  # noqa: PLC0415 - a bar may be up only where it was imported

        tqdm.write(printable(line), file=sys.stderr)
    else:
        sys.stderr.write(printable(line) + "\n")


def with_progress(things: Iterable[T], *, unit: str, quiet: bool, total: int | None = None) -> Iterator[T]:
    """Yield `things` behind a bar on standard error, silent when that is no terminal or `quiet`."""
    if quiet or not sys.stderr.isatty():
        yield from things
        return
    from tqdm import tqdm  # noqa: PLC0415 - 30 ms that only a terminal pays

    bar: Any = tqdm(things, unit=f" {unit}", total=total, file=sys.stderr, dynamic_ncols=True)
    yield from bar


class Counter:
    """A bar for work that reports `(done, total)`; silent as `with_progress` is."""

    def __init__(self, *, unit: str, quiet: bool) -> None:
        self._unit = unit
        self._wanted = not quiet and sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def reach(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if not self._wanted:
            return
        if self._bar is None:
            from tqdm import tqdm  # noqa: PLC0415 - 30 ms that only a terminal pays

            self._bar = tqdm(unit=f" {self._unit}", total=total, file=sys.stderr, dynamic_ncols=True)
        self._bar.update(done - self._bar.n)


def wrapped(text: str, *, indent: str = "", columns: int = 80) -> Iterator[str]:
    """Yield the lines of `text` broken at spaces to `columns`, each behind `indent`.

    A word longer than the line (an address) is left whole. Linear in the length of the text: a line of
    50 MB is cut by slices, never split into words.
    """
    room = max(columns - len(indent), 20)
    for line in text.split("\n"):
        start, end = 0, len(line)
        while end - start > room:
            cut = line.rfind(" ", start + 1, start + room + 1)
            if cut < 0:
                cut = line.find(" ", start + room)
            if cut < 0:
                break
            yield f"{indent}{line[start:cut].rstrip()}"
            start = cut + 1
        yield f"{indent}{line[start:]}".rstrip()
