import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.archive import open_archive
from onrecord.archive.checking import check_page
from onrecord.model import Actor, Document, DocumentDate, Page, Snapshot, Statement, Turn
from onrecord.sources import Source

TEXT = "04.05.2031\n\nEnvoy Oda Lenk’s remarks on the hotline\n\nQuestion: Will it be restored?\n\nOda Lenk: It will be.\n"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """Return an archive of three pages."""
    path = tmp_path / "record.onrecord"
    with open_archive(path, create=True) as archive:
        for n in range(3):
            archive.add(Source(f"{n}", TEXT.replace("04.05", f"0{n + 1}.05").encode()))
        assert list(archive.check(reread=True)) == []
    return path


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "UPDATE snapshots SET packed = (SELECT packed FROM snapshots WHERE number = 2) WHERE number = 1",
            "digest",
        ),
        ("UPDATE snapshots SET packed = x'00' WHERE number = 1", "unpacked"),
        ("UPDATE pages SET packed = x'0100' WHERE snapshot = 1", "record is damaged"),
        ("UPDATE documents SET title = 'Another' WHERE snapshot = 1", "rows differ"),
        ("UPDATE documents SET facts = ' ¶ ' WHERE snapshot = 1", "rows differ"),
        ("UPDATE documents SET snapshot = 2 WHERE snapshot = 1", "not those of its record"),
        ("DELETE FROM turns", "rows differ"),
        ("DELETE FROM statements", "rows differ"),
        ("DELETE FROM documents WHERE snapshot = 1", "not in the record"),
        ("UPDATE documents SET same_as = 'none' WHERE snapshot = 1", "no best reading"),
        ("INSERT INTO search(search) VALUES ('delete-all')", "does not find"),
        ("DELETE FROM pages WHERE snapshot = 1", "ends otherwise"),
    ],
)
def test_what_was_tampered_with_is_named(path: Path, damage: str, words: str) -> None:
    """Each kind of damage to the file is found and told in a sentence."""
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    with open_archive(path) as archive:
        found = list(archive.check(reread=True))
    assert any(words in problem.sentence for problem in found), found
    assert all(problem.where for problem in found)


def test_rebuild_mends_the_record(path: Path) -> None:
    """What is derived is made again from the snapshots, whatever became of it."""
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM turns")
        connection.execute("UPDATE documents SET title = 'Another'")
        connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    connection.close()
    with open_archive(path) as archive:
        archive.rebuild()
        assert list(archive.check(reread=True)) == []


PAGE = "Menu\nThe title\n1 May 2031\nQ: Why?\nA: Because.\n"
SAID = Statement(
    0, 1, "floor", ((23, 31),), (), (), Actor(name="Oda Lenk"), None, "A sentence of the turn of Oda Lenk.",
    "STATEMENT", None, None, "positive", "present", "asserted", (), "floor", 1.0, "No cue.",
)  # fmt: skip
SOUND = Document(
    id="0123456789abcdef",
    kind="main",
    title="The title",
    title_span=(0, 9),
    form=None,
    publisher=None,
    language="en",
    retrieved_on=None,
    posted_on="2031-05-01",
    published_on=None,
    event_on=None,
    dates=(DocumentDate("posted", "2031-05-01", "1 May 2031", "page", (15, 25)),),
    place=None,
    outlets=(),
    speakers=(Actor(name="Oda Lenk"),),
    counterparts=(),
    text="The title\n\nQ: Why?\n\nA: Because.",
    text_map=((0, 5, 9), (11, 26, 7), (20, 34, 11)),
    turns=(
        Turn(0, "question", "Q:", (11, 13), None, None, (14, 18)),
        Turn(1, "answer", "A:", (20, 22), None, None, (23, 31)),
    ),
    statements=(SAID,),
)


def check(document: Document) -> list[str]:
    """Return what is wrong with a document of the page."""
    page = Page(Snapshot("ab" * 32, None, "text/plain", None), PAGE, document, ())
    return [problem.sentence for problem in check_page(page)]


def test_a_sound_document_has_no_problem() -> None:
    """Spans that open their words pass."""
    assert check(SOUND) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "The title\n\nQ: Why?\n\nA: because."}, "not what its text map cuts"),
        ({"text_map": ((0, 5, 9), (11, 26, 7), (20, 34, 1100))}, "outside the page"),
        ({"text_map": ((0, -5, 9),)}, "outside the page"),
        ({"title_span": (0, 8)}, "title span"),
        ({"title_span": (0, 900)}, "title span"),
        ({"dates": (DocumentDate("posted", "2031-05-01", "2 May 2031", "page", (15, 25)),)}, "posted date"),
        ({"turns": (msgspec.structs.replace(SOUND.turns[0], label="A:"),)}, "does not open 'A:'"),
        ({"turns": (msgspec.structs.replace(SOUND.turns[0], text_span=(14, 99)),)}, "outside its text"),
        ({"turns": SOUND.turns[::-1]}, "begins before"),
        ({"turns": (msgspec.structs.replace(SOUND.turns[0], text_span=(0, 5)),)}, "begins before"),
    ],
)
def test_a_span_that_does_not_open_its_words_is_named(change: dict[str, object], words: str) -> None:
    """Each span of a document is proven against its words."""
    (sentence, *_) = check(msgspec.structs.replace(SOUND, **change))
    assert any(words in each for each in check(msgspec.structs.replace(SOUND, **change))), sentence


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"content": ()}, "no words"),
        ({"content": ((23, 99),)}, "content span of statement 0 is empty or lies outside"),
        ({"content": ((23, 23),)}, "is empty or lies outside"),
        ({"content": ((26, 31), (23, 25))}, "content spans of statement 0 are not in order"),
        ({"content": ((23, 28), (26, 31))}, "are not in order"),
        ({"cue": ((-1, 4),)}, "cue span of statement 0"),
        ({"source": ((30, 32),)}, "source span of statement 0"),
        ({"turn": 7}, "turn 7, which is not there"),
        ({"n": 3}, "stands where statement 0 should"),
    ],
)
def test_a_statement_that_does_not_open_its_words_is_named(change: dict[str, object], words: str) -> None:
    """Every piece of a statement lies inside the text, in order, under its number and in its turn."""
    said = msgspec.structs.replace(SAID, **change)
    (sentence,) = check(msgspec.structs.replace(SOUND, statements=(said,)))
    assert words in sentence
