"""The desk of an archive: nothing given is ever lost, changed or derived away."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archive import open_archive
from onrecord.desk.judgements import Draft
from onrecord.errors import UnknownId

PAGE = (
    b"Press release\n\n12 March 2031\n\nThe ministers of Valmeria and Tarsund met in Port Aurel on Monday.\n"
)


def _accept(target: str = "entry:a1", author: str = "Ada Quist") -> Draft:
    return Draft(target, "accept", author, "2033-04-01")


def test_judgements_come_back_in_their_order(tmp_path: Path) -> None:
    """What was judged is listed by order, by address and by kind, with who and when."""
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        desk = archive.desk()
        made = desk.judge(_accept(), Draft("name:m-1", "merge", "Ben Oule", "2033-04-01", other="name:m-2"))
        assert desk.judgements() == made
        assert [each.n for each in made] == [1, 2]
        assert desk.judgements(about="name:m-2") == desk.judgements(kind="name") == made[1:]


def test_an_undo_names_the_whole_id_by_its_beginning(tmp_path: Path) -> None:
    """An undo takes its target from what it takes back, and an unknown id is refused."""
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        desk = archive.desk()
        (made,) = desk.judge(_accept())
        undo = desk.undo_judgement(made.id[:6], author="Ben Oule", on="2033-04-02")
        assert (undo.undoes, undo.target) == (made.id, "entry:a1")
        assert desk.standing()["entry:a1"].verdict is None
        with pytest.raises(UnknownId):
            desk.undo_judgement("j-000", author="Ben Oule", on="2033-04-02")


def test_the_file_itself_refuses_to_change_a_judgement(tmp_path: Path) -> None:
    """Neither an update nor a delete from outside passes the triggers."""
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        archive.desk().judge(_accept())
    with sqlite3.connect(tmp_path / "a.onrecord") as connection:
        for change in ("UPDATE judgements SET verb = 'reject'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(change)


def test_rebuild_keeps_every_judgement(tmp_path: Path) -> None:
    """The record is made again and what people decided is as it was."""
    (tmp_path / "p.txt").write_bytes(PAGE)
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        desk = archive.desk()
        made = desk.judge(_accept(), _accept("statement:d:1"))
        archive.rebuild()
        assert desk.judgements() == made


def _judge_many(path: Path, author: str) -> None:
    with open_archive(path) as archive:
        for n in range(40):
            archive.desk().judge(_accept(f"entry:{n}", author))


def test_two_officers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two processes judge the same entries together, and every judgement of both is there with its own number."""
    path = tmp_path / "a.onrecord"
    open_archive(path, create=True).close()
    context = multiprocessing.get_context("fork")
    officers = [context.Process(target=_judge_many, args=(path, name)) for name in ("Ada", "Ben")]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    assert [officer.exitcode for officer in officers] == [0, 0]
    with open_archive(path) as archive:
        found = archive.desk().judgements()
    assert [each.n for each in found] == list(range(1, 81))
    assert sorted((each.author, each.target) for each in found) == sorted(
        (name, f"entry:{n}") for name in ("Ada", "Ben") for n in range(40)
    )


def test_a_marked_document_is_withheld_with_its_other_readings(
    tmp_path: Path, spell_readings: Callable[[Path], tuple[str, str]]
) -> None:
    """Marking one crawl of a page withholds the other crawl of it too."""
    path = tmp_path / "a.onrecord"
    one, other = spell_readings(path)
    with open_archive(path) as archive:
        desk = archive.desk()
        desk.judge(
            Draft(
                f"document:{one}", "correct", "Ada Quist", "2033-04-01", field="marking", value='"internal"'
            )
        )
        gate = desk.gate()
        assert not gate.lets(f"document:{one}")
        assert not gate.lets(f"document:{other}")
        assert desk.gate("internal").lets(f"document:{other}")


@pytest.fixture
def spell_readings() -> Callable[[Path], tuple[str, str]]:
    """Return a function that makes an archive with two crawls of one page of examples/, and returns their ids."""

    def make(path: Path) -> tuple[str, str]:
        from onrecord.sources import Source, read_sources  # noqa: PLC0415 - one test reads pages

        folder = Path(__file__).parent.parent.parent / "examples/pages/valmeria-embassy-eskholm"
        with open_archive(path, create=True) as archive:
            ids = []
            for source in read_sources(sorted(folder.glob("2031-04-22-ashgrin*"))):
                assert isinstance(source, Source)
                ids.append(archive.add(source).document_ids[0])
        return ids[0], ids[1]

    return make
