"""Versions and sides compared."""

import time

from onrecord.desk.compare import compare_sides, compare_versions
from onrecord.desk.items import Row, Said, Version


def _version(*rows: Row, side: str = "VAL", on: str = "2031-04-08") -> Version:
    return Version("Irritants", side, "TAR" if side == "VAL" else "VAL", 1, on, None, rows)


def test_each_item_is_added_closed_reworded_or_carried() -> None:
    """Every item of either version is in one place, and what changed in a carried one is told."""
    old = _version(
        Row("1", "Herring limit"), Row("2", "Rail transit"), Row("3", "Visas"), Row("4", "Ferries")
    )
    new = _version(
        Row("1", "Herring limit", level="minister"),
        Row("2", "Rail transit to Sorrel Point"),
        Row(
            "4",
            "Ferries",
            said=(Said("VAL", "resolved", "2032-01-01"), Said("TAR", "resolved", "2032-01-02")),
        ),
        Row("5", "Pilotage dues"),
    )
    found = compare_versions(old, new)
    assert [row.number for row in found.added] == ["5"]
    assert [(each.row.number, each.how) for each in found.closed] == [
        ("3", "no longer on the list"),
        ("4", "resolved, says VAL; resolved, says TAR"),
    ]
    assert [(each.new.number, each.changes[0].was) for each in found.reworded] == [("2", "Rail transit")]
    assert [(each.new.number, each.changes[0].field) for each in found.carried] == [("1", "level")]
    assert not found.is_same


def test_an_item_that_comes_back_is_reopened() -> None:
    """A number of a still earlier version is reopened; one closed before and open now too."""
    closed = (Said("VAL", "resolved", "2032-01-01"),)
    old = _version(Row("1", "Herring limit"), Row("3", "Visas", said=closed))
    new = _version(Row("1", "Herring limit"), Row("2", "Rail transit"), Row("3", "Visas"))
    found = compare_versions(old, new, known=["1", "2"])
    assert sorted(row.number or "" for row in found.reopened) == ["2", "3"]
    assert not found.added


def test_a_number_that_names_another_issue_is_not_merged() -> None:
    """Quite another title under an old number closes the one and adds the other, with a remark."""
    found = compare_versions(_version(Row("1", "Herring limit")), _version(Row("1", "Consulate building")))
    assert [row.title for row in found.added] == ["Consulate building"]
    assert [each.row.title for each in found.closed] == ["Herring limit"]
    assert "names another issue" in found.remarks[0].sentence


def test_renumbered_items_are_followed_by_their_titles() -> None:
    """The same title under another number is carried, with a remark."""
    old = _version(Row("1", "Herring limit"), Row("2", "Visas"))
    found = compare_versions(old, _version(Row("1", "Visas"), Row("2", "Herring limit")))
    assert len(found.carried) == 2
    assert [remark.item for remark in found.remarks] == ["2", "1"]


def test_numbers_that_stand_twice_stay_two() -> None:
    """Two rows of one number and title match two such rows and are never joined."""
    twice = _version(Row("1", "Visas"), Row("1", "Visas"))
    assert len(compare_versions(twice, twice).carried) == 2
    assert len(compare_versions(twice, _version(Row("1", "Visas"))).closed) == 1


OURS = _version(
    Row("1", "Herring limit in the Hesk box"),
    Row("2", "Visas for seafarers and drivers"),
    Row("3", "Return of the crew", links=("entry:e1",)),
    Row("4", "Pilotage dues"),
)
THEIRS = _version(
    Row("1", "Limits for herring catches in the Hesk conservation box"),
    Row("2", "Visas for seafarers and drivers"),
    Row("5", "Detained sailors", links=("entry:e1",)),
    Row("6", "Over-flights of the Grey Skerries"),
    side="TAR",
)


def test_two_sides_stand_beside_each_other() -> None:
    """The same title is on both; other words and a shared entry are proposals; the rest stands alone."""
    found = compare_sides(OURS, THEIRS)
    assert [(pair.ours.number, pair.theirs.number) for pair in found.both] == [("2", "2")]
    assert [(pair.ours.number, pair.theirs.number) for pair in found.proposed] == [("1", "1"), ("3", "5")]
    assert "like words" in found.proposed[0].reason
    assert found.proposed[1].reason == "linked to the same entry"
    assert [row.number for row in found.only_ours] == ["4"]
    assert [row.number for row in found.only_theirs] == ["6"]


def test_a_verdict_on_a_pair_holds() -> None:
    """A confirmed pair is on both lists; a refused one is proposed no more and both stand alone."""
    found = compare_sides(OURS, THEIRS, {("1", "1"): False, ("3", "5"): True, ("2", "2"): False})
    assert [(pair.ours.number, pair.reason) for pair in found.both] == [("3", "confirmed")]
    assert not found.proposed
    assert [row.number for row in found.only_ours] == ["1", "2", "4"]


def test_large_lists_compare_in_linear_time() -> None:
    """Ten thousand items of like words on each side are compared in seconds."""
    rows = [Row(str(n), f"Question of the port {n} and its dues") for n in range(10_000)]
    start = time.process_time()
    compare_versions(_version(*rows), _version(*reversed(rows)))
    compare_sides(
        _version(*rows), _version(*(Row(row.number, row.title + " again") for row in rows), side="TAR")
    )
    assert time.process_time() - start < 20
