"""JSON Lines: nothing lost, nothing half written."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.exports import export
from onrecord.exports.jsonl import FILES

INTERVIEW = """Deputy Minister Oda Lenk’s interview with the Tarn Courier, May 4, 2031

Question: Will the hotline be restored?

Oda Lenk: We are ready for it.

Question: When?

Oda Lenk: The other side must say so as well.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[onrecord.Archive]:
    """Return an archive of one interview, one note and one failure."""
    with onrecord.open_archive(tmp_path / "a.onrecord", create=True) as opened:
        opened.add(onrecord.Source("interview.txt", INTERVIEW.encode(), url="https://x.example/1"))
        opened.add(onrecord.Source("note.txt", b"Note to editors\n\nThe minister is in Harrow Bay.\n"))
        opened.add(onrecord.Source("empty.txt", b""))
        yield opened


def _lines(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / name).read_bytes().splitlines()]


def test_documents_are_whole_again_from_their_lines(archive: onrecord.Archive, tmp_path: Path) -> None:
    """The lines of documents, dates, turns and statements give every document back, field by field."""
    export(archive, tmp_path / "out")
    documents = {line["id"]: line for line in _lines(tmp_path / "out", "documents.jsonl")}
    for line in documents.values():
        for key in ("sha256", "url", "same_as"):
            line.pop(key)
    for name in ("dates", "turns", "statements"):
        for line in documents.values():
            line[name] = []
        for line in _lines(tmp_path / "out", f"{name}.jsonl"):
            documents[line.pop("document")][name].append(line)  # type: ignore[attr-defined]
    again = {id_: onrecord.from_json(json.dumps(line), onrecord.Document) for id_, line in documents.items()}
    assert again == {document.id: document for document in archive.documents()}
    assert any(document.turns and document.statements for document in again.values())


def test_a_statement_has_every_field(archive: onrecord.Archive, tmp_path: Path) -> None:
    """A line of statements.jsonl is a statement of the model, under the id of its document."""
    export(archive, tmp_path / "out")
    lines = _lines(tmp_path / "out", "statements.jsonl")
    assert lines
    assert all(set(line) == {"document", *onrecord.Statement.__struct_fields__} for line in lines)


def test_pages_snapshots_and_failures_are_there(archive: onrecord.Archive, tmp_path: Path) -> None:
    """A page has its text, a snapshot its sightings, a failure its reason."""
    rows = export(archive, tmp_path / "out")
    assert set(rows) == set(FILES)
    assert (rows["pages.jsonl"], rows["snapshots.jsonl"], rows["failures.jsonl"]) == (2, 2, 1)
    texts = {str(line["text"]) for line in _lines(tmp_path / "out", "pages.jsonl")}
    assert INTERVIEW in texts
    (failure,) = _lines(tmp_path / "out", "failures.jsonl")
    assert failure["name"] == "empty.txt"


def test_filters_choose_documents_and_their_pages(archive: onrecord.Archive, tmp_path: Path) -> None:
    """Only what has the facts is written, and only the pages that show it."""
    rows = export(archive, tmp_path / "out", filters=onrecord.Filters(form="interview"))
    assert (rows["documents.jsonl"], rows["pages.jsonl"]) == (1, 1)


def test_the_same_archive_gives_the_same_bytes(archive: onrecord.Archive, tmp_path: Path) -> None:
    """Two exports are byte for byte alike, so a difference is a change of the record."""
    export(archive, tmp_path / "one")
    export(archive, tmp_path / "two")
    assert all((tmp_path / "one" / n).read_bytes() == (tmp_path / "two" / n).read_bytes() for n in FILES)


def test_a_failed_export_leaves_the_last_one(archive: onrecord.Archive, tmp_path: Path) -> None:
    """When writing stops half way, the files of the last export stand and no half file is left."""
    out = tmp_path / "out"
    export(archive, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(archive, out, progress=stop)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_progress_reaches_the_end(archive: onrecord.Archive, tmp_path: Path) -> None:
    """Progress is called after each document, and the last call has done = total."""
    calls: list[tuple[int, int]] = []
    note: Callable[[int, int], None] = lambda done, total: calls.append((done, total))  # noqa: E731
    export(archive, tmp_path / "out", progress=note)
    assert calls == [(1, 2), (2, 2)]


def test_a_folder_that_cannot_be_is_our_error(archive: onrecord.Archive, tmp_path: Path) -> None:
    """A file where the folder should be is named."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(onrecord.OnRecordError, match="file"):
        export(archive, tmp_path / "file")
