import io
import os
import socket
from pathlib import Path

import pytest

from onrecord.sources import PAGE_LIMIT, Source, SourceFailure, files, read_sources


def names(folder: Path, found: list[Source | SourceFailure]) -> list[str]:
    """Return the names of what was found, below the folder."""
    return [each.name.removeprefix(f"{folder}/") for each in found]


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    """All files below a folder come, sorted; hidden ones and archives of ours do not."""
    for name in (
        "b/2.txt",
        "b/1.html",
        "a.txt",
        "c.txt",
        ".hidden",
        "b/.git/config",
        "r.onrecord",
        "r.onrecord-wal",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    found = list(read_sources([tmp_path]))
    assert names(tmp_path, found) == ["a.txt", "b/1.html", "b/2.txt", "c.txt"]
    assert [each.data for each in found if isinstance(each, Source)] == [
        b"a.txt",
        b"b/1.html",
        b"b/2.txt",
        b"c.txt",
    ]
    assert {(each.media_type, each.url, each.retrieved_at) for each in found if isinstance(each, Source)} == {
        (None, None, None)
    }


def test_what_is_named_is_read_hidden_or_not(tmp_path: Path) -> None:
    """A hidden file given by name is wanted."""
    (tmp_path / ".note").write_bytes(b"x")
    assert names(tmp_path, list(read_sources([tmp_path / ".note"]))) == [".note"]


def test_a_dash_is_standard_input() -> None:
    """`-` reads the stream to its end, in its place among the paths."""
    (found,) = read_sources(["-"], stdin=io.BytesIO(b"a page"))
    assert found == Source("-", b"a page")


def test_a_loop_of_links_is_named_once_and_the_rest_is_read(tmp_path: Path) -> None:
    """A folder that holds itself is refused with a sentence; its files come once."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"a")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "in")
    failure, page = sorted(read_sources([tmp_path]), key=lambda found: isinstance(found, Source))
    assert isinstance(failure, SourceFailure)
    assert "loop of links" in failure.error
    assert failure.name in failure.error
    assert isinstance(page, Source)


def test_a_link_to_itself_is_named(tmp_path: Path) -> None:
    """A link that leads to itself, or nowhere, is a failure with a sentence."""
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for found in read_sources([tmp_path]):
        assert isinstance(found, SourceFailure)
        assert found.error.startswith(found.name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """What is not there is a failure, and what comes after it is read."""
    (tmp_path / "a.txt").write_bytes(b"a")
    missing, page = read_sources([tmp_path / "gone.txt", tmp_path / "a.txt"])
    assert isinstance(missing, SourceFailure)
    assert "no such file" in missing.error
    assert isinstance(page, Source)


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    """A file that is gone by its turn is a failure; nothing raises."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    found = []
    for each in read_sources([tmp_path]):
        (tmp_path / "b.txt").unlink(missing_ok=True)
        found.append(type(each))
    assert found == [Source, SourceFailure, Source]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    """A file this user may not read is a failure with the way out."""
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt").chmod(0)
    (found,) = read_sources([tmp_path / "a.txt"])
    assert isinstance(found, SourceFailure)
    assert "permissions" in found.error


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder the system refuses to list is a failure, whoever asks."""

    def refuse(_: Path) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "_list_names", refuse)
    (found,) = read_sources([tmp_path])
    assert isinstance(found, SourceFailure)
    assert "may not read" in found.error


@pytest.mark.timeout(10)
def test_special_files_are_refused_and_never_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe without a writer, a device without an end and a socket are named, not opened."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # a socket's path may have 108 characters
        listener.bind("socket")
        found = list(read_sources([tmp_path / "pipe", "/dev/zero", tmp_path / "socket"]))
    words = ["a named pipe", "a device", "a socket"]
    for failure, word in zip(found, words, strict=True):
        assert isinstance(failure, SourceFailure)
        assert word in failure.error


def test_a_page_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """A file of 200 GB is refused by its size, a stream once it passes the limit; both are named with it."""
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(200 * 1024**3)
    endless = open("/dev/zero", "rb")  # noqa: PTH123, SIM115 - a stream without an end
    with endless:
        found = list(read_sources([tmp_path / "large.txt", "-"], stdin=endless, limit=1 << 20))
    for failure in found:
        assert isinstance(failure, SourceFailure)
        assert failure.kind == "InputTooLarge"
        assert "1,048,576" in failure.error
    assert PAGE_LIMIT == 64 * 1024 * 1024


def test_a_page_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """The limit itself is not over the limit."""
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    (found,) = read_sources([tmp_path / "a.txt"], limit=100)
    assert isinstance(found, Source)


def test_a_folder_too_deep_is_named(tmp_path: Path) -> None:
    """More than a hundred folders inside one another are refused where they go too deep."""
    deep = tmp_path
    for _ in range(120):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (found,) = read_sources([tmp_path])
    assert isinstance(found, SourceFailure)
    assert "deep" in found.error


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without a file to read is most likely the wrong folder."""
    (found,) = read_sources([tmp_path])
    assert isinstance(found, SourceFailure)
    assert "no files" in found.error


def test_a_name_of_stray_bytes_is_spelled_out(tmp_path: Path) -> None:
    """A file name that is no text is read, and named so that it can be printed."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (found,) = read_sources([os.fsdecode(path)])
    assert found.name.endswith("caf\\xe9.txt")
    assert found.name.encode()


def test_a_path_no_system_knows_is_a_failure() -> None:
    """A NUL in a path is a failure, not an exception."""
    (found,) = read_sources(["a\0b"])
    assert isinstance(found, SourceFailure)


def test_pages_come_one_at_a_time(tmp_path: Path) -> None:
    """Nothing is read before it is asked for."""
    for n in range(3):
        (tmp_path / f"{n}.txt").write_bytes(b"before")
    found = read_sources([tmp_path])
    next(found)
    (tmp_path / "1.txt").write_bytes(b"after")
    second = next(found)
    assert isinstance(second, Source)
    assert second.data == b"after"
