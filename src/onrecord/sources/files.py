"""Files, folders and standard input, read one page at a time."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.sources.source import PAGE_LIMIT, Source, SourceFailure

_DEEPEST: Final = 100
# An archive kept in the folder it was made from is not a page of that folder.
_OWN_FILES: Final = (".onrecord", ".onrecord-wal", ".onrecord-shm", ".onrecord-journal")

_Found = Source | SourceFailure


def read_sources(
    paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None, limit: int = PAGE_LIMIT
) -> Iterator[Source | SourceFailure]:
    """Yield every page the paths lead to, in order, one at a time; never raise for a bad one.

    A path is a file, a folder (all files below it, sorted by name, hidden
    ones and archives of ours left out, links followed, each folder once), or
    `-` for standard input (`stdin`, or the program's own). What cannot be
    read, or has more than `limit` bytes, comes as a `SourceFailure`; the
    rest goes on. One page is in memory at a time.
    """
    for path in paths:
        if os.fspath(path) == "-":
            yield _read_stream("-", stdin or sys.stdin.buffer, limit)
        else:
            yield from _read_path(Path(path), limit)


def _read_path(path: Path, limit: int) -> Iterator[_Found]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield _failure(path, error)
        return
    if not is_folder:
        yield _read_file(path, limit)
        return
    is_empty = True
    for found in _walk(path, limit):
        is_empty = False
        yield found
    if is_empty:
        yield SourceFailure(_name(path), f"{_name(path)}: the folder holds no files to read")


def _walk(top: Path, limit: int) -> Iterator[_Found]:
    """Yield the pages below a folder depth first, by name, going into no folder twice.

    A stack, not recursion: folders nested deeper than Python's own limit are
    refused by ours with a sentence.
    """
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(top, ())]
    while stack:
        path, above = stack.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield _read_file(path, limit)
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                yield SourceFailure(
                    _name(path),
                    f"{_name(path)}: the folder is a loop of links, it leads back to a folder it is in; "
                    "remove the link",
                )
                continue
            if identity in seen:
                continue
            if len(above) >= _DEEPEST:
                yield SourceFailure(
                    _name(path),
                    f"{_name(path)}: more than {_DEEPEST} folders deep; give the inner folder itself",
                )
                continue
            seen.add(identity)
            names = _list_names(path)
        except OSError as error:
            yield _failure(path, error)
            continue
        stack.extend((path / name, (*above, identity)) for name in reversed(names))


def _list_names(folder: Path) -> list[str]:
    """Return the names in a folder that are to be read, sorted."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.name
            for entry in entries
            if not entry.name.startswith(".") and not entry.name.endswith(_OWN_FILES)
        )


def _read_file(path: Path, limit: int) -> _Found:
    """Read one regular file; anything else is refused before it can block or never end."""
    try:
        # Asked before opening, because opening a pipe waits for its writer;
        # and again after, because the file may have been exchanged between.
        refusal = _refuse_special(path, path.stat())
        if refusal:
            return refusal
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(handle)
            refusal = _refuse_special(path, status)
            if refusal:
                return refusal
            if status.st_size > limit:
                return _too_large(_name(path), f"{status.st_size:,} bytes", limit)
            return _read_stream(_name(path), stream, limit)
    except (OSError, ValueError) as error:
        return _failure(path, error)


def _read_stream(name: str, stream: BinaryIO, limit: int) -> _Found:
    """Read a stream to its end, or to one byte over the limit: it may have no end."""
    pieces: list[bytes] = []
    room = limit + 1
    try:
        while room > 0:
            piece = stream.read(min(room, 1 << 20))
            if not piece:
                break
            pieces.append(piece)
            room -= len(piece)
    except OSError as error:
        return SourceFailure(name, f"{name}: {_reason(error)}")
    if room <= 0:
        pieces.clear()
        return _too_large(name, f"more than {limit:,} bytes", limit)
    return Source(name, b"".join(pieces))


_SPECIAL: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def _refuse_special(path: Path, status: os.stat_result) -> SourceFailure | None:
    for is_kind, kind in _SPECIAL:
        if is_kind(status.st_mode):
            name = _name(path)
            return SourceFailure(
                name, f"{name}: {kind}, not a file; save what it gives as a file, or pipe it to -"
            )
    return None


def _too_large(name: str, size: str, limit: int) -> SourceFailure:
    sentence = f"{name}: {size}, over the limit of {limit:,} bytes for one page; split it into its pages"
    return SourceFailure(name, sentence, "InputTooLarge")


def _failure(path: Path, error: OSError | ValueError) -> SourceFailure:
    name = _name(path)
    return SourceFailure(name, f"{name}: {_reason(error)}")


def _reason(error: OSError | ValueError) -> str:
    """Say in words why the system refused."""
    match error:
        case FileNotFoundError():
            return "there is no such file, or it vanished, or its link leads nowhere"
        case PermissionError():
            return "this user may not read it; change its permissions"
        case IsADirectoryError():
            return "it became a folder while it was read"
        case OSError(strerror=str(words)):
            return f"the system cannot read it ({words})"
        case _:
            return f"the system cannot read it ({error})"


def _name(path: Path) -> str:
    """Return a path as text that can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
