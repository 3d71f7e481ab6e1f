"""The review queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.desk.acts import Hand
from onrecord.desk.checklist import Paired
from onrecord.desk.items import Row
from onrecord.desk.judgements import Draft
from onrecord.desk.register import Letter
from onrecord.views.review import list_waiting

HAND = Hand("Ada Quist", "2031-04-08")
DAY = "2031-12-31"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive without pages."""
    with open_archive(tmp_path / "a.onrecord", create=True) as opened:
        yield opened


def test_pairs_wait_until_they_are_judged(archive: Archive) -> None:
    """Letters that may be replies and items that may be the same wait with their reason, and no longer once judged."""
    desk = archive.desk()
    note = desk.register.add(
        Letter("VAL", "TAR", "note verbale", subject="The trawler", delivered_on="2031-03-03"), HAND
    )
    reply = desk.register.add(
        Letter("TAR", "VAL", "letter", subject="Your trawler", delivered_on="2031-04-03"), HAND
    )
    list_ = desk.checklists.make("Irritants", "VAL", "TAR", HAND)
    desk.checklists.add(list_.id, [Row(None, "Herring limit in the Hesk box")], HAND)
    desk.checklists.send(list_.id, HAND)
    desk.checklists.receive(list_.id, "t.txt", b"1. Limits for herring in the box", HAND)
    waiting = list(list_waiting(archive, DAY))
    assert [(each.sort, each.target, each.other) for each in waiting] == [
        ("reply", f"letter:{note.id}", reply.id),
        ("pair", "checklist:irritants#1", "1"),
    ]
    assert all(each.reason and each.words for each in waiting)
    desk.register.pair(note.id, reply.id, HAND, is_reply=False)
    desk.checklists.pair(list_.id, [Paired("1", "1", is_same=True)], HAND)
    assert list(list_waiting(archive, DAY)) == []


def test_a_judgement_whose_words_are_gone_waits(archive: Archive) -> None:
    """It waits with its own words until it is undone."""
    desk = archive.desk()
    (made,) = desk.judge(
        Draft("statement:abcdef:3", "accept", "Ada Quist", "2031-04-08", words="We are ready.")
    )
    (waiting,) = list_waiting(archive, DAY, sort="lost")
    assert (waiting.target, waiting.other, waiting.words) == (
        "statement:abcdef:3",
        made.id,
        ("We are ready.",),
    )
    desk.undo_judgement(made.id, author="Ada Quist", on="2031-04-09")
    assert list(list_waiting(archive, DAY)) == []
