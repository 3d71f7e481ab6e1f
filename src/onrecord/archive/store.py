"""The archive: one file that holds snapshots, the record and, later, judgements."""

from collections.abc import Callable, Iterator
from os import PathLike
from types import TracebackType
from typing import Self

from onrecord.archive.rows import (
    Added,
    DocumentRow,
    Failure,
    PageSource,
    Problem,
    Rebuilt,
    SearchPage,
    Sighting,
)
from onrecord.archive.terms import NO_FILTERS, Filters, Query
from onrecord.model import Document, Page

Read = Callable[..., Page]
Progress = Callable[[int, int], None]


def open_archive(
    path: str | PathLike[str], *, create: bool = False, read_only: bool = False, read: Read | None = None
) -> "Archive":
    """Open the archive at `path`, or make one there with `create`; use it in a `with` block.

    `read` reads pages (`onrecord.pipeline.read` unless given). Raises
    `ArchiveError` where there is none, where the file is something else, or
    was made by a newer version.
    """
    raise NotImplementedError


class Archive:
    """An open archive. Every method raises `ArchiveError` where the file fails it."""

    def __enter__(self) -> Self:
        """Return the archive itself."""
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the archive."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file; the archive cannot be used after."""
        raise NotImplementedError

    def add(self, source: PageSource) -> Added:
        """Read one page and keep it with its record, in one transaction; known bytes are kept once.

        A page that cannot be read is kept as a failure and never raises.
        """
        raise NotImplementedError

    def add_failure(self, name: str, error: str, kind: str = "SourceError") -> Added:
        """Note a page whose bytes could not even be had (`SourceFailure`); forgotten once `name` is added."""
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """Return how much there is: snapshots, pages, documents, publications, main, teasers, turns, statements, failures."""
        raise NotImplementedError

    def search(
        self, query: Query, *, filters: Filters = NO_FILTERS, limit: int = 20, offset: int = 0
    ) -> SearchPage:
        """Return the publications that answer, best first, each in its best reading."""
        raise NotImplementedError

    def document(self, id_or_prefix: str) -> Document:
        """Return the document whose id begins so; raise `UnknownId` for none or several."""
        raise NotImplementedError

    def row(self, id_or_prefix: str) -> DocumentRow:
        """Return the row of the document whose id begins so; raise `UnknownId` for none or several."""
        raise NotImplementedError

    def page(self, sha256_or_prefix: str) -> Page:
        """Return the page of the snapshot whose digest begins so; raise `UnknownId` for none or several."""
        raise NotImplementedError

    def snapshot_bytes(self, sha256_or_prefix: str) -> bytes:
        """Return the bytes as received; raise `UnknownId` for none or several."""
        raise NotImplementedError

    def sightings(self, sha256_or_prefix: str) -> list[Sighting]:
        """Return every name, address and time under which these bytes were given."""
        raise NotImplementedError

    def same(self, id_or_prefix: str) -> list[DocumentRow]:
        """Return all readings of the publication, the best first."""
        raise NotImplementedError

    def failures(self) -> list[Failure]:
        """Return the pages that could not be read, by name."""
        raise NotImplementedError

    def documents(self, filters: Filters = NO_FILTERS) -> Iterator[Document]:
        """Yield every document that has the facts, all readings, newest first, one in memory at a time."""
        raise NotImplementedError

    def rows(self, filters: Filters = NO_FILTERS) -> Iterator[DocumentRow]:
        """Yield the rows of what `documents` yields, in the same order."""
        raise NotImplementedError

    def pages(self) -> Iterator[Page]:
        """Yield every page by digest, one in memory at a time."""
        raise NotImplementedError

    def check(self, *, reread: bool = False) -> Iterator[Problem]:
        """Prove every span of the record against its snapshot; yield what is wrong, nothing where all is well.

        With `reread`, each snapshot is read again and must give the same record.
        """
        raise NotImplementedError

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Make the record again from the snapshots, all or nothing; `progress(done, total)` after each page."""
        raise NotImplementedError
