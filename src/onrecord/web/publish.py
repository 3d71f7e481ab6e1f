"""The same pages as files: a site that any web server or a USB stick carries, with nothing in it above `public`."""

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from posixpath import relpath
from typing import Final
from urllib.parse import quote, unquote

from starlette.routing import compile_path

from onrecord.archive import Archive
from onrecord.errors import OnRecordError
from onrecord.exports.sitemap import render_sitemap
from onrecord.web import addresses
from onrecord.web.addresses import Address, find_file, publish_link, read_span
from onrecord.web.asking import Asked, Sent, Shown
from onrecord.web.bulletin import Bulletin
from onrecord.web.conversation import find_part, split_parts
from onrecord.web.received import find_window
from onrecord.web.rendering import ASSETS, POLICY, Frame, load_asset, name_asset, render_page
from onrecord.web.room import Room
from onrecord.web.routes import PAGES

Progress = Callable[[int, int], None]

MARK: Final = ".onrecord-site"
"""A file that says a folder was published by us, and may be published anew."""


def publish_site(
    archive: Archive,
    directory: str | os.PathLike[str],
    *,
    name: str = "On Record",
    root: str | None = None,
    bulletin: Bulletin | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write the pages of an archive to files of `directory`; return how many files of each kind were written.

    Every page that a page links to is written: the site has no dead link. What is marked above `public` is
    left out, and what rests on it. `root` is the address the site will have, such as
    `https://record.example.org`; without it there are no feeds and no sitemap, which need whole addresses.
    A folder that an earlier publish wrote is replaced when the new site is complete; any other is left alone.
    A `bulletin` puts a mission's face before the researcher's.
    `progress(done, known)` is called after each page. Raises `OnRecordError` where nothing can be written.
    """
    target = Path(directory)
    _refuse_others(target)
    room = Room(archive, name=name, is_live=False, gate=archive.desk().gate(), bulletin=bulletin)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        site = _Site(room, unfinished, (root or "").rstrip("/"))
        counts = site.write(progress)
        (unfinished / MARK).write_text(
            "Published by onrecord; publish again to replace it.\n", encoding="utf-8"
        )
        _replace(target, unfinished)
    except OSError as error:
        where = error.filename or target
        raise OnRecordError(f"{where}: cannot be written ({error.strerror}); nothing was replaced") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return counts


def _refuse_others(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise OnRecordError(f"{target}: a file; name a folder to publish to")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).exists():
        raise OnRecordError(
            f"{target}: holds files that are not a published site; name an empty or a new folder"
        )


def _replace(target: Path, finished: Path) -> None:
    """Put a finished site in the place of an old one, which is there until the last moment."""
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(old)
    finished.rename(target)
    shutil.rmtree(old, ignore_errors=True)


class _Site:
    """A site being written: it follows the links of each page to the next."""

    def __init__(self, room: Room, folder: Path, root: str) -> None:
        self._room, self._folder, self._root = room, folder, root
        self._paths = [(compile_path(path)[0], show) for path, show in PAGES]
        self._known: set[str] = set()
        self._waiting: deque[tuple[Address, int]] = deque()
        self._part_of = lru_cache(maxsize=50_000)(self._find_part_starts)

    def write(self, progress: Progress | None) -> dict[str, int]:
        """Write every page that links lead to from the first, and return how many of each kind."""
        for start in self._list_starts():
            self._meet(start)
        counts: dict[str, int] = {}
        pages: list[str] = []
        while self._waiting:
            address, part = self._waiting.popleft()
            file = find_file(address, part)
            self._write(file, self._render(address, part, file))
            kind = address.path.strip("/").split("/")[0] or "home"
            counts[kind] = counts.get(kind, 0) + 1
            if file.endswith(".html"):
                pages.append(file)
            if progress:
                progress(sum(counts.values()), len(self._known))
        for name in ASSETS:
            self._write(f"static/{name_asset(name)}", load_asset(name))
        if self._root:
            self._write("sitemap.xml", render_sitemap([f"{self._root}/{quote(page)}" for page in pages]))
        return counts

    def _list_starts(self) -> Iterator[Address]:
        yield addresses.HOME
        yield addresses.listing("record")
        if self._root:
            yield from (Address("/feed.json"), Address("/feed.atom"))
        for row in self._room.archive.rows():
            if self._room.lets(f"document:{row.id}"):
                yield addresses.document(row.id)

    def _meet(self, address: Address, part: int = 1) -> None:
        file = find_file(address, part)
        if file not in self._known:
            self._known.add(file)
            self._waiting.append((address, part))

    def _render(self, address: Address, part: int, file: str) -> bytes:
        for pattern, show in self._paths:
            found = pattern.fullmatch(address.path)
            if not found:
                continue
            names = {name: unquote(value) for name, value in found.groupdict().items()}
            query = (("part", str(part)),) if part > 1 else ()
            answer = show(self._room, Asked(address.path, names, query, self._root, self._link_whole))
            if isinstance(answer, Shown):
                return render_page(self._room, answer, self._frame(address, file)).encode("utf-8", "replace")
            if isinstance(answer, Sent):
                return answer.body
        raise OnRecordError(f"{addresses.serve_link(address)} is linked to and cannot be published")

    def _frame(self, address: Address, file: str) -> Frame:
        folder = file.rpartition("/")[0] or "."

        def link(target: Address) -> str:
            if target.path == "/search" or target.path.startswith("/search."):
                raise OnRecordError(f"{address.path} links to a search, which no file can answer")
            self._meet(target._replace(query=(), fragment=""), self._find_part(target))
            return publish_link(target, file, self._find_part)

        def asset(name: str) -> str:
            return relpath(f"static/{name_asset(name)}", folder)

        canonical = f"{self._root}/{quote(file)}" if self._root else None
        return Frame(address.path, link, asset, meta_policy=POLICY, canonical=canonical)

    def _link_whole(self, address: Address) -> str:
        """Return the path of an address below the root of the site; what it leads to is written too."""
        self._meet(address._replace(query=(), fragment=""), self._find_part(address))
        return f"/{publish_link(address, '', self._find_part)}"

    def _find_part(self, address: Address) -> int:
        asked = dict(reversed(address.query))
        if "part" in asked:
            return int(asked["part"])
        if "at" not in asked:
            return 1
        kind, id_ = address.path.strip("/").split("/", 1)
        start = read_span(asked["at"])[0]
        return find_window(start) if kind == "page" else self._part_of(id_)(start)

    def _find_part_starts(self, id_: str) -> Callable[[int], int]:
        parts = split_parts(self._room.archive.document(id_))
        if len(parts) == 1:
            return lambda _: 1
        heads = [part[:1] for part in parts]
        return lambda offset: find_part(heads, offset)

    def _write(self, file: str, data: bytes) -> None:
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
