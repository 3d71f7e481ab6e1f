"""A group's page with what the ledger says of its sides."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, EntryFilters, open_archive
from onrecord.desk.acts import Hand
from onrecord.desk.group import Formed
from onrecord.desk.judgements import Draft
from onrecord.sources import Source, read_sources
from onrecord.views.placing import judge
from onrecord.views.wrapup import wrap_up

PAGES = Path(__file__).parent.parent.parent / "examples/pages"
SIDES = ("Valmeria", "Tarsund")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive of the pages of March 2031, and a group of the two sides."""
    with open_archive(tmp_path / "a.onrecord", create=True) as opened:
        for source in read_sources(sorted(PAGES.glob("*/2031-03-1*"))):
            assert isinstance(source, Source)
            opened.add(source)
        opened.desk().groups.form(Formed("Group", "commission", SIDES), Hand("Ada Quist", "2031-01-01"))
        yield opened


def test_a_condition_stands_until_it_is_judged_to_be_met(archive: Archive) -> None:
    """The suspended line's condition is on every page, unknown until a judgement says met, by the day of that."""
    (before,) = wrap_up(archive, "group", "2031-03-20").conditions
    assert (before.where, before.by, before.met) == ("Hesk line", "Valmeria", "unknown")
    assert "confirms in writing" in before.condition
    row = archive.ledger().find(EntryFilters(entry="mechanism", parties=SIDES)).rows[0]
    met = Draft(
        f"entry:{row.id}",
        "correct",
        "Ada Quist",
        "2032-01-12",
        "the letter",
        field="condition",
        value='"met"',
    )
    (made,) = judge(archive, met)
    assert wrap_up(archive, "group", "2032-01-11").conditions[0].met == "unknown"
    after = wrap_up(archive, "group", "2032-01-12").conditions[0]
    assert (after.met, after.on) == ("met", "2032-01-12")
    archive.desk().undo_judgement(made.id, author="Ada Quist", on="2032-01-13")
    assert wrap_up(archive, "group", "2032-02-01").conditions == (before,)


def test_what_was_not_known_is_not_on_the_page(archive: Archive) -> None:
    """A page of a day before the suspension knows no condition."""
    assert wrap_up(archive, "group", "2031-03-01").conditions == ()
