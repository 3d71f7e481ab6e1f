"""JSON Lines: one file an object, one line a row; rows of one document share its id."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from onrecord.archive import Archive, DocumentRow, Filters
from onrecord.desk.marking import Gate
from onrecord.exports.leaving import list_desk, list_leaving, may_show
from onrecord.model import Document, Page

FILES: Final = (
    "documents.jsonl",
    "dates.jsonl",
    "turns.jsonl",
    "statements.jsonl",
    "pages.jsonl",
    "snapshots.jsonl",
    "failures.jsonl",
    "checklists.jsonl",
    "letters.jsonl",
    "groups.jsonl",
    "proposals.jsonl",
    "judgements.jsonl",
)
_NESTED: Final = ("dates", "turns", "statements")

_encode = msgspec.json.Encoder().encode
Row = dict[str, Any]


def write_jsonl(
    archive: Archive,
    directory: Path,
    *,
    filters: Filters,
    gate: Gate,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, int]:
    """Write the files of `FILES`; return the rows of each.

    With filters, documents are those that have the facts, and pages and snapshots those that show them;
    failures and what the desk keeps are written whole, for they have no facts. Nothing is written that the
    gate withholds. Memory holds one page and the digests.
    """
    total = archive.counts().get("documents", 0)
    rows = dict.fromkeys(FILES, 0)
    digests: set[str] = set()
    with _files_of(directory) as files:

        def write(name: str, lines: Iterable[Row]) -> None:
            for line in lines:
                files[name].write(_encode(line) + b"\n")
                rows[name] += 1

        for done, document in enumerate(list_leaving(archive, archive.documents(filters), gate), 1):
            row = archive.row(document.id)
            digests.add(row.sha256)
            for name, lines in document_lines(row, document).items():
                write(name, lines)
            if progress:
                progress(done, max(total, done))
        for page in archive.pages():
            is_asked = page.snapshot.sha256 in digests or filters == Filters()
            if is_asked and may_show(page, gate):
                write("pages.jsonl", [page_line(page)])
                write("snapshots.jsonl", [_snapshot_line(archive, page)])
        write("failures.jsonl", (msgspec.to_builtins(failure) for failure in archive.failures()))
        for name, records in list_desk(archive, gate).items():
            write(name, (msgspec.to_builtins(record) for record in records))
    return rows


def document_lines(row: DocumentRow, document: Document) -> dict[str, list[Row]]:
    """Return the lines that one document gives to each file.

    The document's own line has `sha256` (its snapshot) and `same_as` (the best reading of the publication,
    null for that one) in place of what is nested; each nested object becomes a line with the `document` id.
    """
    whole: Row = msgspec.to_builtins(document)
    nested = {name: whole.pop(name) for name in _NESTED}
    lines = {"documents.jsonl": [whole | {"sha256": row.sha256, "url": row.url, "same_as": row.same_as}]}
    for name in _NESTED:
        lines[f"{name}.jsonl"] = [{"document": document.id, **part} for part in nested[name]]
    return lines


def page_line(page: Page) -> Row:
    """Return the line of a page: its digest, the ids of its documents, and its whole text."""
    return {
        "sha256": page.snapshot.sha256,
        "document": page.document.id if page.document else None,
        "teasers": [teaser.id for teaser in page.teasers],
        "text": page.text,
    }


def _snapshot_line(archive: Archive, page: Page) -> Row:
    sightings = archive.sightings(page.snapshot.sha256)
    return {**msgspec.to_builtins(page.snapshot), "sightings": msgspec.to_builtins(sightings)}


@contextmanager
def _files_of(directory: Path) -> Iterator[dict[str, BinaryIO]]:
    """Open a file beside each final one; put all in place on success, none on failure."""
    directory.mkdir(parents=True, exist_ok=True)
    unfinished = {name: directory / f".{name}.{os.getpid()}" for name in FILES}
    try:
        with ExitStack() as stack:
            files: dict[str, BinaryIO] = {
                name: stack.enter_context(path.open("wb")) for name, path in unfinished.items()
            }
            yield files
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        for name, path in unfinished.items():
            path.replace(directory / name)
    finally:
        for path in unfinished.values():
            path.unlink(missing_ok=True)
