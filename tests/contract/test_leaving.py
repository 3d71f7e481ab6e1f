"""Nothing marked above public leaves: every way out of an archive is tried with a secret of each kind in it.

A way out that is added must be added here: `WAYS` is every one there is.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord import desk
from onrecord.exports import FORMATS
from onrecord.model import Commitment
from onrecord.web import Room, create_app, publish_site

FOLDER = Path(__file__).parent.parent.parent / "examples/pages"
PAGES = (
    "tarsund-foreign-office/2033-04-12-brok-eskholm-tidings.html",
    "valmeria-embassy-eskholm/2031-04-22-ashgrin-karvel-courier.txt",
    "valmeria-embassy-eskholm/2031-04-22-ashgrin-karvel-courier-second-crawl.txt",
    "valmeria-embassy-eskholm/2032-09-20-maldevar-channel-two-excerpts.txt",
)
HAND = desk.Hand("Ada Quist", "2031-05-01")
SECRET = "zebrafish"
SECRET_PAGE = b"""3 May 2031
Karvel: 06:58

PRESS RELEASES AND NEWS

03.05.2031

Deputy Foreign Minister Odo Zebrafish's interview with the Zebrafish Courier, May 2, 2031

Question: What was agreed with Tarsund?

Odo Zebrafish: We demand that Tarsund release the Zebrafish Papers. On May 1, Foreign Minister Corin Maldevar met with
Ambassador Ida Zebrafish in Zebrafish Bay. The Memorandum on Zebrafish Waters of 2029 was suspended by Valmeria. We sent
Tarsund a Note Verbale on zebrafish, which has not been answered. Tarsund said that zebrafish sanctions would be lifted.

Zebrafish Envoy Teodor Ashgrin, Ambassador of Zebrafish, wrote to Tarsund.

Odo Zebrafish: We and Tarsund agreed to set up a Zebrafish Working Group. Chemical weapons must not be used in Zebrafish Bay.
"""
"""A page of which every name, place, instrument and person is secret once it is marked."""

Way = Callable[[onrecord.Archive, Path], str]


def _read_folder(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(f"{path.name}\n{path.read_text('utf-8', 'replace')}" for path in files)


def _export(name: str) -> Way:
    def leave(archive: onrecord.Archive, folder: Path) -> str:
        onrecord.export(archive, folder / "out", format=name)
        return _read_folder(folder / "out")

    return leave


def _publish(archive: onrecord.Archive, folder: Path) -> str:
    publish_site(archive, folder / "site", root="https://record.example.org")
    return _read_folder(folder / "site")


def _feed(name: str) -> Way:
    def leave(archive: onrecord.Archive, _: Path) -> str:
        client = TestClient(create_app(Room(archive)), base_url="http://127.0.0.1")
        queries = (
            "",
            "?q=ashgrin",
            "?said_by=ashgrin",
            "?q=dues",
            "?q=waters",
            "?said_by=odo",
            "?q=title:interview",
        )
        return "\n".join(client.get(f"/{name}{query}").text for query in queries)

    return leave


def _every_feed(archive: onrecord.Archive, _: Path) -> str:
    """Return every feed that any page of the room names, of everything in the archive."""
    client = TestClient(create_app(Room(archive)), base_url="http://127.0.0.1")
    seen, waiting, left = {"/"}, ["/"], []
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if _FEED.search(address):
            left.append(f"{answer.status_code} {answer.text}")
        if "html" not in answer.headers.get("content-type", ""):
            continue
        links = {html.unescape(found) for found in re.findall(r'href="(/[^"#]*)', answer.text)}
        for link in sorted(links - seen):
            if _FEED.search(link) or (len(seen) < MOST_PAGES and not link.startswith(("/static", "/sign"))):
                seen.add(link)
                waiting.append(link)
    return "\n".join(left)


def _chronology(archive: onrecord.Archive, _: Path) -> str:
    rows = onrecord.list_correspondence(archive, on="2034-01-01", gate=archive.desk().gate())
    return "\n".join(onrecord.write_chronology(rows, format_) for format_ in ("md", "csv"))


WAYS: dict[str, Way] = {
    **{f"export {name}": _export(name) for name in FORMATS},
    "publish": _publish,
    **{name: _feed(name) for name in ("feed.json", "feed.atom", "search.json", "search.atom")},
    "every feed": _every_feed,
    "chronology": _chronology,
}
_FEED = re.compile(r"\.(?:atom|json)(?:\?|$)")
MOST_PAGES = 400
"""Pages of a room that are walked for their feeds; what is left out is of the same kinds."""


class Marked:
    """An archive with one secret of each kind, and the words by which each would be known."""

    def __init__(self, archive: onrecord.Archive) -> None:
        self.archive = archive
        ids = []
        for page in PAGES:
            (source,) = onrecord.read_sources([FOLDER / page])
            assert isinstance(source, onrecord.Source)
            ids.append(archive.add(source).document_ids[0])
        self.public, self.document, self.reading, other = ids
        self.secret = archive.add(onrecord.Source("secret.txt", SECRET_PAGE)).document_ids[0]
        self.words = self._words_of(self.document)
        commitments = [entry for entry in archive.document(other).entries if isinstance(entry, Commitment)]
        assert commitments, "the examples have a commitment"
        rows = archive.ledger().of_document(other, onrecord.EntryFilters(in_doubt=None))
        self.entry = next(row.id for row in rows if row.entry == "commitment")

    def _words_of(self, id_: str) -> list[str]:
        """Return sentences that the document and its other reading alone hold, and both their ids."""
        document = self.archive.document(id_)
        others = "".join(self.archive.document(each).text for each in (self.public,))
        said = [document.text[start:end] for each in document.statements for start, end in each.content]
        long = [words for words in said if len(words) > 60 and words not in others]
        return [*long[:20], id_, self.reading]

    def mark(self, level: str) -> None:
        """Mark the document and the entry, and keep a secret of each kind at the desk."""
        value = json.dumps(level)
        for target in (f"document:{self.document}", f"document:{self.secret}", f"entry:{self.entry}"):
            onrecord.judge(self.archive, desk.Draft(target, "correct", *HAND, field="marking", value=value))
        kept, marking = self.archive.desk(), desk.read_marking(level)
        made = kept.checklists.make(f"{SECRET} list", "VAL", "TAR", HAND, marking)
        kept.checklists.add(made.id, [desk.Row(None, f"{SECRET} item")], HAND)
        kept.checklists.send(made.id, HAND)
        letter = desk.Letter(
            "VAL", "TAR", "note verbale", subject=f"{SECRET} note", delivered_on="2031-03-03"
        )
        kept.register.add(letter, HAND, marking)
        linked = desk.Letter(
            "VAL",
            "TAR",
            "letter",
            subject=f"{SECRET} link",
            links=(f"document:{self.document}",),
            delivered_on="2031-03-04",
        )
        kept.register.add(linked, HAND, desk.read_marking("public"))
        kept.groups.form(desk.Formed(f"{SECRET} group", "commission", ("VAL", "TAR"), marking=marking), HAND)
        kept.proposals.put(desk.Proposed(f"{SECRET} proposal", SECRET, (), (), marking), HAND)
        onrecord.judge(
            self.archive,
            desk.Draft(f"document:{self.public}", "note", HAND.author, HAND.on, SECRET),
            desk.Draft(f"document:{self.public}", "link", *HAND, other=f"document:{self.secret}"),
            desk.Draft(f"statement:{self.public}:0", "correct", *HAND, field="speaker", value=f'"{SECRET}"'),
        )
        kept.saved.keep(f"{SECRET} search", "?q=waters", HAND)
        # A list that is public, of which an item rests on what is not.
        told = kept.checklists.make("A list for all to see", "VAL", "TAR", HAND, desk.read_marking("public"))
        addresses = (f"{self.secret}@0-9", f"document:{self.secret}", f"entry:{self.entry}")
        kept.checklists.add(told.id, [desk.Row(None, "Water", evidence=addresses, links=addresses)], HAND)
        kept.checklists.state(told.id, [desk.Stated("1", "VAL", "raised")], HAND._replace(reason=SECRET))
        kept.checklists.move(told.id, [desk.Moved("1", group=f"{SECRET}-group")], HAND)
        kept.checklists.send(told.id, HAND)


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Marked]:
    """Return an archive of four pages, of which one document and one entry are about to be marked."""
    with onrecord.open_archive(tmp_path / "a.onrecord", create=True) as archive:
        yield Marked(archive)


@pytest.mark.parametrize("level", ["internal", "confidential"])
@pytest.mark.parametrize("way", WAYS)
def test_nothing_above_public_leaves(marked: Marked, tmp_path: Path, way: str, level: str) -> None:
    """No word of a marked document in either crawl, no marked entry, nothing of the desk is in what leaves."""
    marked.mark(level)
    left = WAYS[way](marked.archive, tmp_path)
    assert SECRET not in left.lower()
    assert marked.secret not in left
    assert marked.entry not in left
    assert [words for words in marked.words if words in left] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way != "chronology"])
def test_what_is_public_does_leave(marked: Marked, tmp_path: Path, way: str) -> None:
    """Each way gives something where nothing is marked, so that its silence means the gate."""
    left = WAYS[way](marked.archive, tmp_path)
    assert marked.document in left or marked.reading in left


def test_an_export_that_asks_for_more_has_it(marked: Marked, tmp_path: Path) -> None:
    """`including` lets out what is marked so, and nothing above it."""
    marked.mark("internal")
    onrecord.export(marked.archive, tmp_path / "out", including="internal")
    left = _read_folder(tmp_path / "out")
    assert all(words in left for words in (SECRET, marked.document))
    marked.archive.desk().checklists.mark("zebrafish", "confidential", HAND)
    onrecord.export(marked.archive, tmp_path / "more", including="internal")
    assert f"{SECRET} item" not in _read_folder(tmp_path / "more")


def test_a_marked_entry_is_taken_out_of_its_document(marked: Marked, tmp_path: Path) -> None:
    """The document leaves with its other entries and without the marked one."""

    def count(folder: Path) -> dict[str, int]:
        onrecord.export(marked.archive, folder)
        lines = [json.loads(line) for line in (folder / "documents.jsonl").read_bytes().splitlines()]
        return {line["id"]: len(line["entries"]) for line in lines}

    before = count(tmp_path / "before")
    marked.mark("internal")
    after = count(tmp_path / "after")
    assert [before[id_] - left for id_, left in after.items() if before[id_] != left] == [1]


def test_an_entry_that_rests_on_a_marked_document_stays_with_it(marked: Marked) -> None:
    """Whatever the ledger drew from the document is withheld with it, marked or not."""
    rows = marked.archive.ledger().of_document(marked.document, onrecord.EntryFilters(in_doubt=None))
    marked.mark("internal")
    gate = marked.archive.desk().gate()
    assert all(not gate.lets(f"entry:{row.id}") for row in rows)
    assert not gate.lets(f"entry:{marked.entry}")


def test_a_statement_is_not_marked_by_itself(marked: Marked) -> None:
    """Words leave with their document, so the document is what is marked."""
    draft = desk.Draft(
        f"statement:{marked.document}:1", "correct", *HAND, field="marking", value='"internal"'
    )
    with pytest.raises(onrecord.DeskError, match="mark the document"):
        onrecord.judge(marked.archive, draft)
