"""The archive: one file that holds snapshots, the record and, later, judgements."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, insert, select

from onrecord.archive import adding, find, lookup, sqlite
from onrecord.archive.ledger import Ledger
from onrecord.archive.numbers import HIGHEST
from onrecord.archive.outcomes import Outcome, Read
from onrecord.archive.packing import TextMap, list_documents, unpack_bytes, unpack_page
from onrecord.archive.reader import OwnReader
from onrecord.archive.rows import (
    Added,
    DocumentRow,
    Failure,
    Hit,
    MissedSource,
    PageSource,
    Problem,
    Rebuilt,
    SearchPage,
    Sighting,
)
from onrecord.archive.tables import documents, snapshots, unreachable
from onrecord.archive.terms import NO_FILTERS, Filters, Query
from onrecord.model import Document, Page

if TYPE_CHECKING:
    from onrecord.archive.desk import Desk
    from onrecord.archive.people import People
    from onrecord.archive.topics import KeptTopics
    from onrecord.ledger.issues import Topics

Progress = Callable[[int, int], None]


def open_archive(
    path: str | PathLike[str],
    *,
    create: bool = False,
    read_only: bool = False,
    read: Read | None = None,
) -> "Archive":
    """Open the archive at `path`, or make one there with `create`; use it in a `with` block.

    `read` reads pages (`onrecord.pipeline.read` unless given). Raises
    `ArchiveError` where there is none, where the file is something else, or
    was made by a newer version.
    """
    where = Path(path)
    engine = sqlite.open_engine(where, create=create, read_only=read_only)
    return Archive(engine, where, read_only=read_only, read=read)


class Archive:
    """An open archive. Every method raises `ArchiveError` where the file fails it.

    Several programs may have one archive open, and write to it in turn;
    several threads may share one `Archive`.
    """

    def __init__(self, engine: Engine, path: Path, *, read_only: bool, read: Read | None) -> None:
        self._engine = engine
        # An engine with options is made anew each time it is asked for, at 40 µs.
        self._writer = engine.execution_options(is_writing=True)
        self._path = path
        self._is_writable = not read_only
        self._given_read = read
        self._own_read: OwnReader | None = None

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the archive."""
        self.close()

    def close(self) -> None:
        """Close the file; the archive cannot be used after."""
        self._engine.dispose()

    def add(self, source: PageSource) -> Added:
        """Read one page and keep it with its record, in one transaction; known bytes are kept once.

        A page that cannot be read is kept as a failure and never raises.
        """
        looked = adding.look_at(self._reading, source)
        if isinstance(looked, Added):
            return looked
        return adding.keep(self._writing, looked, self._prepare(looked), self._prepare)

    def add_all(
        self, sources: Iterable[PageSource | MissedSource], *, jobs: int | None = None
    ) -> Generator[Added, None, None]:
        """Add many pages, each as `add` does, and yield in their order what became of each once it is kept.

        Pages that cannot be had are kept as failures. From a hundred pages on they are read by `jobs` processes, as
        many as there are cores unless told, while this one writes; up to a hundred sources are then taken before
        the first is kept. With one job, or with a `read` of the caller's that no other process can find, all
        is done in this process, one by one.
        """
        # Workers and what they bring are for many pages; one page, or a search, does without.
        from onrecord.archive.ahead import Preparer  # noqa: PLC0415
        from onrecord.archive.workers import count_cores  # noqa: PLC0415

        looked = (self._look_at(source) for source in sources)
        with Preparer(self._read, jobs or count_cores()) as preparer:
            for item, outcome in preparer.prepare_all(looked):
                if isinstance(item, Added):
                    yield item
                elif isinstance(item, adding.Job):
                    yield adding.keep(self._writing, item, outcome, preparer.prepare)
                else:
                    yield self.add_failure(item.name, item.error, item.kind)

    def _look_at(self, source: PageSource | MissedSource) -> Added | adding.Job | MissedSource:
        return source if isinstance(source, MissedSource) else adding.look_at(self._reading, source)

    def _prepare(self, job: adding.Job) -> Outcome:
        """Read a page and draw its rows, where it is to be read."""
        # Drawing brings its word lists with it, as reading does.
        from onrecord.archive.preparing import prepare  # noqa: PLC0415

        return prepare(self._read, job.data, job.best) if job.is_unread else Outcome()

    @property
    def _read(self) -> Read:
        if self._given_read is not None:
            return self._given_read
        if self._own_read is None:
            self._own_read = OwnReader(self.topics())
        return self._own_read

    def topics(self) -> "Topics":
        """Return the topics that pages are read with: the default set, and on top of it what `keep_topics` took in."""
        from onrecord.archive.topics import load_topics  # noqa: PLC0415 - topics bring their tables with them

        with self._reading() as connection:
            return load_topics(connection)

    def keep_topics(self, data: bytes, name: str) -> "KeptTopics":
        """Keep a TOML file of topics, in place of one of the same name; an empty one is forgotten.

        Pages are read with them from now on; those read before, after `rebuild`. A
        topic with the id of another takes its place. Raises `InputError`, naming
        file and line, and then keeps nothing.
        """
        from onrecord.archive.topics import keep_file  # noqa: PLC0415 - topics bring their tables with them

        with self._writing() as connection:
            kept = keep_file(connection, data, name)
        self._own_read = None
        return kept

    def add_failure(self, name: str, error: str, kind: str = "SourceError") -> Added:
        """Note a page whose bytes could not even be had (`SourceFailure`); forgotten once `name` is added."""
        printable = adding.spell_name(name)
        row = {"name": printable, "kind": kind, "error": error}
        with self._writing() as connection:
            connection.execute(insert(unreachable).prefix_with("OR REPLACE"), row)
        return Added("failed", printable, None, (), error)

    def counts(self) -> dict[str, int]:
        """Return how many snapshots, pages, documents, publications (documents without their other readings) … there are."""
        with self._reading() as connection:
            return lookup.count_all(connection)

    def search(
        self,
        query: Query,
        *,
        said_by: Sequence[str] = (),
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
    ) -> SearchPage:
        """Return the publications that answer, each in its best reading: the best of the newest 2,000 first.

        Without a tree the query asks for everything, newest first; `said_by` is as in `newest`. Raises
        `QueryError` where a filter is not what it should be.
        """
        with self._reading() as connection:
            return find.run_search(connection, query, filters, said_by, find.read_span(limit, offset))

    def latest(
        self, query: Query, *, filters: Filters = NO_FILTERS, limit: int = 20, offset: int = 0
    ) -> list[Hit]:
        """Return the publications that answer, the newest first, uncounted; raises as `search` does."""
        with self._reading() as connection:
            return find.list_latest(connection, query, filters, find.read_span(limit, offset))

    def count(self, query: Query, filters: Filters = NO_FILTERS) -> int:
        """Return how many publications answer, counted to 10,000; raises as `search` does."""
        with self._reading() as connection:
            return find.count_answering(connection, query, filters)

    def answering(self, query: Query, *, filters: Filters = NO_FILTERS, limit: int = 2_000) -> list[str]:
        """Return the ids of the newest publications that answer, in their best reading; raises as `search` does."""
        with self._reading() as connection:
            return find.list_answering(connection, query, filters, limit)

    def newest(
        self, query: Query, *, said_by: str | Sequence[str] = (), filters: Filters = NO_FILTERS
    ) -> Iterator[tuple[DocumentRow, Document]]:
        """Yield every publication that answers in its best reading, newest first, a few in memory at a time.

        With `said_by`, those with a statement whose decided speaker's name or post has the words of one of
        these in their order, the last as a beginning. Raises `QueryError` as `search` does.
        """
        names = (said_by,) if isinstance(said_by, str) else said_by
        below = HIGHEST
        while True:
            with self._reading() as connection:
                batch = find.fetch_newest(connection, query, filters, names, below)
            for below, row, document in batch:  # noqa: B007 - the last number is where the next batch begins
                yield row, document
            if not batch:
                return

    def listed(self, ids: Sequence[str]) -> dict[str, DocumentRow]:
        """Return the rows of documents by whole id, all at once; those that are not there are left out."""
        with self._reading() as connection:
            return lookup.load_listed(connection, ids)

    def placed(self, ids: Sequence[str]) -> dict[str, tuple[DocumentRow, TextMap]]:
        """Return as `listed` does, each row with the document's `text_map`."""
        with self._reading() as connection:
            return lookup.load_placed(connection, ids)

    def opened(self, ids: Sequence[str]) -> dict[str, tuple[DocumentRow, Document]]:
        """Return as `listed` does, each row with its document."""
        with self._reading() as connection:
            return lookup.load_opened(connection, ids)

    def undated(self, *, limit: int = 20, offset: int = 0) -> tuple[list[DocumentRow], int]:
        """Return publications that count under no day, in their best reading, and how many there are."""
        with self._reading() as connection:
            return lookup.load_undated(connection, (offset, offset + limit))

    def calendar(self) -> dict[tuple[int, int], int]:
        """Return how many publications count under each day or stretch of days, as ordinals of its first and last."""
        with self._reading() as connection:
            return lookup.count_days(connection)

    def document(self, id_or_prefix: str) -> Document:
        """Return the document whose id begins so; raise `UnknownId` for none or several."""
        with self._reading() as connection:
            id_ = lookup.find_id(connection, documents.c.id, id_or_prefix, "document")
            return lookup.load_document_of(connection, id_)

    def row(self, id_or_prefix: str) -> DocumentRow:
        """Return the row of the document whose id begins so; raise `UnknownId` for none or several."""
        with self._reading() as connection:
            id_ = lookup.find_id(connection, documents.c.id, id_or_prefix, "document")
            return lookup.load_row(connection, id_)

    def page(self, sha256_or_prefix: str) -> Page:
        """Return the page of the snapshot whose digest begins so; raise `UnknownId` for none or several."""
        with self._reading() as connection:
            return lookup.load_page(connection, _find_digest(connection, sha256_or_prefix))

    def snapshot_bytes(self, sha256_or_prefix: str) -> bytes:
        """Return the bytes as received; raise `UnknownId` for none or several."""
        with self._reading() as connection:
            return lookup.load_bytes(connection, _find_digest(connection, sha256_or_prefix))

    def sightings(self, sha256_or_prefix: str) -> list[Sighting]:
        """Return every name, address and time under which these bytes were given."""
        with self._reading() as connection:
            return lookup.load_sightings(connection, _find_digest(connection, sha256_or_prefix))

    def same(self, id_or_prefix: str) -> list[DocumentRow]:
        """Return all readings of the publication, the best first."""
        with self._reading() as connection:
            id_ = lookup.find_id(connection, documents.c.id, id_or_prefix, "document")
            return lookup.load_readings(connection, id_)

    def failures(self) -> list[Failure]:
        """Return the pages that could not be read, by name."""
        with self._reading() as connection:
            return lookup.load_failures(connection)

    def documents(self, filters: Filters = NO_FILTERS) -> Iterator[Document]:
        """Yield every document that has the facts, all readings, by page and place on it, one page in memory."""
        page: Page | None = None
        for row, place in self._rows(filters):
            if page is None or page.snapshot.sha256 != row.sha256:
                page = self.page(row.sha256)
            yield list_documents(page)[place]

    def rows(self, filters: Filters = NO_FILTERS) -> Iterator[DocumentRow]:
        """Yield the rows of what `documents` yields, in the same order."""
        return (row for row, _ in self._rows(filters))

    def _rows(self, filters: Filters) -> Iterator[tuple[DocumentRow, int]]:
        after = ("", -1)
        while True:
            with self._reading() as connection:
                batch = lookup.fetch_rows(connection, filters, after)
            if not batch:
                return
            yield from batch
            after = (batch[-1][0].sha256, batch[-1][1])

    def pages(self) -> Iterator[Page]:
        """Yield every page by digest, a few in memory at a time."""
        after = ""
        while True:
            with self._reading() as connection:
                batch = lookup.fetch_pages(connection, after)
            if not batch:
                return
            for _, packed, data in batch:
                yield unpack_page(packed, unpack_bytes(data))
            after = batch[-1][0]

    def check(self, *, reread: bool = False) -> Iterator[Problem]:
        """Prove every span of the record against its snapshot; yield what is wrong, nothing where all is well.

        With `reread`, each snapshot is read again and must give the same record.
        """
        from onrecord.archive import checking  # noqa: PLC0415 - proving needs what reading brings

        read = self._read if reread else None
        with self._reading() as connection:
            problems = list(checking.check_whole(connection, is_writable=self._is_writable))
            after = connection.execute(
                select(snapshots.c.number).order_by(snapshots.c.number).limit(1)
            ).scalar()
        yield from problems
        after = (after or 0) - 1
        while True:
            with self._reading() as connection:
                batch = checking.fetch_next(connection, after)
                problems = [
                    problem for row in batch for problem in checking.check_snapshot(connection, row, read)
                ]
            yield from problems
            if not batch:
                return
            after = batch[-1].number

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Make the record again from the snapshots, all or nothing; `progress(done, total)` after each page.

        Until it returns everyone sees the old record, and others wait to write.
        """
        from onrecord.archive import rebuilding  # noqa: PLC0415 - it reads

        read = self._read
        with self._writing() as connection:
            return rebuilding.rebuild_record(connection, read, progress)

    def desk(self) -> "Desk":
        """Return the desk: what people decide and keep beside the record."""
        # The desk brings what reads and writes lists; an archive that is only searched opens sooner without.
        from onrecord.archive.desk import Desk  # noqa: PLC0415

        return Desk(self._reading, self._writing)

    def ledger(self) -> Ledger:
        """Return the ledger: contacts, mechanisms and the rest, settled over all documents."""
        return Ledger(self._reading)

    def people(self) -> "People":
        """Return the people of the archive: who is who, by documents, imports and judgements."""
        from onrecord.archive.people import People  # noqa: PLC0415 - names bring their tables with them

        return People(self._reading, self._writing, self._keeping if self._is_writable else None)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.translate_errors(self._path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with sqlite.translate_errors(self._path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _keeping(self) -> Iterator[Connection]:
        """Write what is only kept for the next question: who writes a record goes before."""
        engine = self._engine.execution_options(is_writing=True, is_brief=True)
        with sqlite.translate_errors(self._path), engine.begin() as connection:
            yield connection


def _find_digest(connection: Connection, start: str) -> str:
    return lookup.find_id(connection, snapshots.c.sha256, start, "snapshot")
