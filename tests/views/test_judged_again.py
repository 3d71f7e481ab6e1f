"""Judgements over the ledger: replayed after a rebuild, undone without a trace."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, EntryFilters, EntryRow, open_archive
from onrecord.desk.judgements import Draft
from onrecord.sources import Source, read_sources
from onrecord.views.judged import list_entries
from onrecord.views.placing import judge

PAGES = Path(__file__).parent.parent.parent / "examples/pages"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of the examples."""
    with open_archive(tmp_path_factory.mktemp("a") / "a.onrecord", create=True) as opened:
        for source in read_sources([PAGES]):
            assert isinstance(source, Source)
            opened.add(source)
        yield opened


def _ledger(archive: Archive) -> list[tuple[EntryRow, object]]:
    """Return the whole ledger as judgements leave it, in doubt or not, with what stands on each entry."""
    listed = list_entries(archive, EntryFilters(in_doubt=False), limit=1000)
    return [
        (each.row, each.standing and (each.standing.verdict, each.standing.corrections, each.standing.pairs))
        for each in listed.rows
    ]


def _draft(chance: random.Random, rows: list[EntryRow]) -> Draft:
    one, other = chance.sample(rows, 2)
    verb = chance.choice(("accept", "reject", "unsure", "correct", "merge", "split", "link"))
    more = {"other": f"entry:{other.id}"} if verb in ("merge", "split", "link") else {}
    more |= {"field": "date", "value": '"2031"'} if verb == "correct" else {}
    return Draft(f"entry:{one.id}", verb, "Ada Quist", "2033-04-01", **more)  # type: ignore[arg-type]


def test_judgements_replayed_after_rebuild_give_the_same_ledger(archive: Archive) -> None:
    """Sixty judgements of every kind stand after the record is made again as they stood before."""
    rows = list(archive.ledger().find(EntryFilters(in_doubt=None), limit=1000).rows)
    chance = random.Random(7)
    judge(archive, *(_draft(chance, rows) for _ in range(60)))
    before = _ledger(archive)
    archive.rebuild()
    assert _ledger(archive) == before


@pytest.mark.parametrize("seed", range(8))
def test_every_undo_restores_the_exact_former_ledger(archive: Archive, seed: int) -> None:
    """Judgements undone in any order leave the ledger as it was before them, row by row."""
    rows = list(archive.ledger().find(EntryFilters(in_doubt=None), limit=1000).rows)
    chance = random.Random(seed)
    states = [_ledger(archive)]
    made = []
    for _ in range(5):
        made += judge(archive, _draft(chance, rows))
        states.append(_ledger(archive))
    for judgement, state in zip(reversed(made), reversed(states[:-1]), strict=True):
        archive.desk().undo_judgement(judgement.id, author="Ben Oule", on="2033-04-02")
        assert _without_undone(_ledger(archive)) == _without_undone(state)


def _without_undone(ledger: list[tuple[EntryRow, object]]) -> list[tuple[EntryRow, object]]:
    """Leave out what stands on an entry where that is nothing: one undone and one never judged are alike."""
    return [(row, None if stands == (None, {}, {}) else stands) for row, stands in ledger]
