"""Judgements follow their words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord.archive import Archive, EntryFilters, open_archive
from onrecord.desk.judgements import Draft
from onrecord.errors import UnknownId
from onrecord.model import Page
from onrecord.pipeline import read
from onrecord.sources import Source, read_sources
from onrecord.views.placing import judge, place_judgements, quote_target

FOLDER = Path(__file__).parent.parent.parent / "examples/pages/valmeria-embassy-eskholm"
INTERVIEW = "2031-04-22-ashgrin-karvel-courier"


def _accept(target: str) -> Draft:
    return Draft(target, "accept", "Ada Quist", "2033-04-01")


def _add(archive: Archive, name: str) -> str:
    (source,) = read_sources([FOLDER / f"{name}.txt"])
    assert isinstance(source, Source)
    return archive.add(source).document_ids[0]


def _change(change: Callable[[Page], Page]) -> Callable[..., Page]:
    """Return a reader of another version: what it reads is changed."""
    return lambda data, **told: change(read(data, **told))


def _renumber(page: Page) -> Page:
    assert page.document is not None
    kept = [replace(said, n=n) for n, said in enumerate(page.document.statements[3:])]
    return replace(page, document=replace(page.document, statements=tuple(kept)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an archive can be made."""
    return tmp_path / "a.onrecord"


def test_a_judgement_keeps_the_words_of_its_target(path: Path) -> None:
    """The words of a statement, a date and a document are kept as they stood; what is not there is refused."""
    with open_archive(path, create=True) as archive:
        id_ = _add(archive, INTERVIEW)
        document = archive.document(id_)
        start, end = document.statements[5].content[0]
        made = judge(
            archive, _accept(f"statement:{id_}:5"), _accept(f"date:{id_}:posted"), _accept(f"document:{id_}")
        )
        assert (made[0].words or "").startswith(document.text[start:end])
        assert [each.words for each in made[1:]] == ["22.04.2031", document.title]
        assert quote_target(archive, "person:p-1") is None
        for target in (f"statement:{id_}:9999", f"date:{id_}:nothing", "entry:abcdef", "document:abcdef"):
            with pytest.raises(UnknownId):
                judge(archive, _accept(target))
        assert len(archive.desk().judgements()) == 3


def test_a_judgement_moves_with_its_words_when_the_record_is_made_anew(path: Path) -> None:
    """A statement that has another number after a rebuild keeps its judgement; one that is gone waits."""
    with open_archive(path, create=True) as archive:
        id_ = _add(archive, INTERVIEW)
        judge(archive, _accept(f"statement:{id_}:5"), _accept(f"statement:{id_}:1"))
        placed = place_judgements(archive, archive.desk().judgements())
        assert {each.how for each in placed} == {"where it was"}
    with open_archive(path, read=_change(_renumber)) as archive:
        archive.rebuild()
        placed = place_judgements(archive, archive.desk().judgements())
        assert [(each.target, each.how) for each in placed] == [
            (f"statement:{id_}:2", "moved with its words"),
            (None, "its words are gone"),
        ]
    with open_archive(path) as archive:
        archive.rebuild()
        placed = place_judgements(archive, archive.desk().judgements())
        assert {each.how for each in placed} == {"where it was"}


def test_a_judgement_is_found_in_another_crawl_of_the_page(path: Path) -> None:
    """Where the first crawl no longer gives the statement, the other crawl of the page does."""

    def drop_first_crawl(page: Page) -> Page:
        if page.document is None or "fees" not in page.document.text:
            return page
        return replace(page, document=replace(page.document, statements=()))

    with open_archive(path, create=True) as archive:
        first, other = _add(archive, INTERVIEW), _add(archive, f"{INTERVIEW}-second-crawl")
        judge(archive, _accept(f"statement:{first}:5"))
    with open_archive(path, read=_change(drop_first_crawl)) as archive:
        archive.rebuild()
        (placed,) = place_judgements(archive, archive.desk().judgements())
        dropped = not archive.document(first).statements
    assert dropped == (placed.target != f"statement:{first}:5")
    assert placed.target is not None
    assert placed.target.split(":")[1] == (other if dropped else first)


def test_a_document_of_another_id_is_found_by_its_words(path: Path) -> None:
    """Where the document has another id, the words are searched for."""

    def rename(page: Page) -> Page:
        assert page.document is not None
        return replace(page, document=replace(page.document, id="f" * 16))

    with open_archive(path, create=True) as archive:
        id_ = _add(archive, INTERVIEW)
        judge(archive, _accept(f"statement:{id_}:5"))
    with open_archive(path, read=_change(rename)) as archive:
        archive.rebuild()
        (placed,) = place_judgements(archive, archive.desk().judgements())
    assert (placed.target, placed.how) == (f"statement:{'f' * 16}:5", "moved with its words")


def test_an_entry_that_is_there_no_more_waits_or_moves(path: Path) -> None:
    """An entry keeps its judgement by its id; without one, by words that one entry alone rests on."""
    with open_archive(path, create=True) as archive:
        for name in (
            INTERVIEW,
            "2031-09-18-tallis-answer-port-aurel",
            "2032-02-18-special-representatives-six-items",
        ):
            id_ = _add(archive, name)
        row = archive.ledger().find(_every()).rows[0]
        words = quote_target(archive, f"entry:{row.id}")
        draft = _accept("entry:0123456789abcdef")
        made = [
            *judge(
                archive,
                _accept(f"entry:{row.id}"),
                replace(draft, words=words),
                replace(draft, words="never printed"),
            )
        ]
        placed = place_judgements(archive, made)
    assert id_
    assert placed[0].target == f"entry:{row.id}"
    assert placed[1].how in {"moved with its words", "its words are in several places"}
    assert (placed[2].target, placed[2].how) == (None, "its words are gone")


def _every() -> EntryFilters:
    return EntryFilters(in_doubt=None)
