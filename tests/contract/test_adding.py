"""What every archive does with pages given to it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.errors import UnknownId
from onrecord.model import Page, Snapshot, to_json
from onrecord.sources import Source

Spell = Callable[..., bytes]

INTERVIEW = {
    "title": "Deputy Minister Oda Lenk’s interview with the Tarn Courier",
    "body": "Q: Will the hotline be restored?",
    "posted_on": "2031-05-05",
    "speakers": ["Oda Lenk"],
}


def test_a_new_page_is_kept_with_its_record(
    archive: Archive, spell: Spell, read: Callable[..., Page]
) -> None:
    """A page comes back whole: its bytes, its record, its documents by id."""
    data = spell(INTERVIEW, {"title": "Envoy arrives", "body": "The envoy arrived."})
    added = archive.add(Source("a.txt", data, url="https://mfa.vessia.example/1"))
    assert (added.state, added.error) == ("new", None)
    page = read(data, url="https://mfa.vessia.example/1")
    assert archive.snapshot_bytes(added.sha256[:8]) == data
    assert archive.page(added.sha256[:8]) == page
    assert to_json(archive.page(added.sha256)) == to_json(page)
    assert [archive.document(id_[:10]) for id_ in added.document_ids] == [page.document, *page.teasers]


def test_the_same_bytes_are_kept_once(archive: Archive, spell: Spell) -> None:
    """Bytes given twice are known; under another name they are noted as seen there too."""
    data = spell(INTERVIEW)
    first = archive.add(Source("a.txt", data))
    for name in ("a.txt", "b.txt", "b.txt"):
        again = archive.add(Source(name, data))
        assert (again.state, again.document_ids) == ("known", first.document_ids)
    assert archive.counts()["snapshots"] == 1
    assert [sighting.name for sighting in archive.sightings(first.sha256)] == ["a.txt", "b.txt"]


def test_the_sighting_with_an_address_is_the_one_read(
    archive: Archive, spell: Spell, read: Callable[..., Page]
) -> None:
    """The record says where a page is from, once anyone said so, in whatever order."""
    data = spell(INTERVIEW)
    sha256 = archive.add(Source("a.txt", data)).sha256
    archive.add(
        Source("b.txt", data, url="https://mfa.vessia.example/1", retrieved_at="2031-05-06T08:00:00Z")
    )
    archive.add(Source("c.txt", data))
    expected = read(data, url="https://mfa.vessia.example/1", retrieved_at="2031-05-06T08:00:00Z")
    assert archive.page(sha256) == expected
    assert archive.counts()["documents"] == 1
    assert list(archive.check(reread=True)) == []


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [(b"%PDF-1.7 \x00", "UnsupportedMedia", "PDF"), (b"poison", "ZeroDivisionError", "fault of ours")],
)
def test_a_page_that_cannot_be_read_is_a_failure(
    archive: Archive, data: bytes, kind: str, words: str
) -> None:
    """What cannot be read is named with its reason and kept; nothing is raised, whoever's fault it is."""
    added = archive.add(Source("bad.bin", data))
    assert added.state == "failed"
    assert words in added.error
    (failure,) = archive.failures()
    assert (failure.name, failure.kind, failure.is_kept) == ("bad.bin", kind, True)
    assert archive.snapshot_bytes(failure.sha256) == data
    with pytest.raises(UnknownId, match="could not be read"):
        archive.page(failure.sha256)


def test_a_failed_page_is_read_by_a_later_version(open_any: Callable[..., Archive], tmp_path: Path) -> None:
    """Bytes that failed are tried again when given again, and by rebuild."""
    with open_any(tmp_path, create=True) as archive:
        archive.add(Source("bad.bin", b"poison"))
        archive._given_read = _read_anything  # noqa: SLF001 - the later version
        assert archive.rebuild().failures == ()
        assert archive.counts()["failures"] == 0
        assert archive.counts()["pages"] == 1


def _read_anything(data: bytes, **told: Any) -> Page:
    snapshot = Snapshot(
        hashlib.sha256(data).hexdigest(), told["url"], "text/plain", told["retrieved_at"], "utf-8"
    )
    return Page(snapshot, data.decode(), None, ())


def test_a_source_that_could_not_be_had_is_noted_until_it_can(archive: Archive, spell: Spell) -> None:
    """An unreadable file is among the failures until a page of that name is added."""
    archive.add_failure("a.txt", "a.txt: this user may not read it")
    archive.add_failure("a.txt", "a.txt: there is no such file")
    assert [failure.error for failure in archive.failures()] == ["a.txt: there is no such file"]
    archive.add(Source("a.txt", spell(INTERVIEW)))
    assert archive.failures() == []


def test_a_name_that_is_no_text_is_spelled_out(archive: Archive, spell: Spell) -> None:
    """A file name of stray bytes does not stop its page."""
    added = archive.add(Source("caf\udce9.txt", spell(INTERVIEW)))
    assert [sighting.name for sighting in archive.sightings(added.sha256)] == ["caf\\udce9.txt"]


def test_a_record_that_cannot_be_kept_fails_that_page_alone(archive: Archive, spell: Spell) -> None:
    """Two documents with one id are refused as a failure of the page; nothing of it is half kept."""
    page = archive._read(spell(INTERVIEW))  # noqa: SLF001 - a broken reader is what is tested
    archive._given_read = lambda *_, **__: Page(page.snapshot, page.text, page.document, (page.document,))  # noqa: SLF001
    added = archive.add(Source("a.txt", spell(INTERVIEW)))
    assert added.state == "failed"
    counts = archive.counts()
    assert (counts["snapshots"], counts["documents"], counts["failures"]) == (1, 0, 1)
    assert len(archive.rebuild().failures) == 1
    assert archive.counts() == counts


@pytest.mark.parametrize("asked", ["", "zz", "0" * 64, "%"])
def test_an_unknown_id_is_said_to_be_unknown(archive: Archive, asked: str) -> None:
    """No row, or no id at all, is `UnknownId` with a sentence."""
    for look in (archive.document, archive.page, archive.snapshot_bytes, archive.same, archive.row):
        with pytest.raises(UnknownId):
            look(asked)


def test_an_ambiguous_beginning_names_what_it_may_be(archive: Archive, spell: Spell) -> None:
    """A beginning that several ids share is refused with some of them."""
    for n in range(20):
        archive.add(Source(f"{n}", spell(INTERVIEW | {"title": f"Statement {n} on the hotline"})))
    ids = [row.id for row in archive.rows()]
    shared = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    with pytest.raises(UnknownId, match="more than one document"):
        archive.document(shared)


def test_listings_pass_what_filters_ask(archive: Archive, spell: Spell) -> None:
    """`documents` and `rows` give the same documents, by page and place, and honour every filter."""
    for n in range(30):
        archive.add(
            Source(f"{n}", spell(INTERVIEW | {"title": f"Statement {n}", "posted_on": f"2031-05-{n + 1:02}"}))
        )
    rows = list(archive.rows())
    assert [row.id for row in rows] == [document.id for document in archive.documents()]
    assert [row.sha256 for row in rows] == sorted(row.sha256 for row in rows)
    assert len(rows) == 30
    assert [page.document.id for page in archive.pages()] == [row.id for row in rows]
