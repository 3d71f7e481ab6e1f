"""A check list drafted from the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.desk.acts import Hand
from onrecord.desk.paper import FORMATS
from onrecord.sources import Source, read_sources
from onrecord.views.draft import draft_checklist, name_side
from onrecord.views.draft_item import SECTIONS, make_row, make_version

ROOT = Path(__file__).parent.parent.parent
MARCH = sorted((ROOT / "examples/pages").glob("*/2031-03-1*"))
SEEDS = ROOT.parent / "shared/seeds"


def _fill(archive: Archive, paths: list[Path]) -> None:
    for source in read_sources(paths):
        assert isinstance(source, Source)
        archive.add(source)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an empty archive."""
    with open_archive(tmp_path / "a.onrecord", create=True) as opened:
        yield opened


def test_a_suspended_line_is_drafted_with_its_condition(archive: Archive) -> None:
    """What no longer works between the two sides is an item: who stopped it, in which words, on what condition."""
    _fill(archive, MARCH)
    items = {item.title: item for item in draft_checklist(archive, "Valmeria", "Tarsund")}
    line = items["Hesk line"]
    assert line.sort == "suspended"
    assert "confirms in writing" in (line.ask or "")
    assert line.asked_of == "Tarsund"
    for held in line.held:
        id_, _, span = held.address.partition("@")
        start, end = map(int, span.split("-"))
        assert " ".join(archive.document(id_).text[start:end].split()) == held.words


def test_what_is_resumed_is_drafted_no_more(archive: Archive) -> None:
    """Once the line is back, it stands between nobody."""
    _fill(archive, [*MARCH, ROOT / "examples/pages/valmeria-mfa/2032-01-30-comment-hesk-line-resumed.html"])
    assert "Hesk line" not in {item.title for item in draft_checklist(archive, "Valmeria", "Tarsund")}


def test_a_drafted_item_becomes_a_row(archive: Archive) -> None:
    """Its words become evidence, each address once, and its entry a link."""
    _fill(archive, MARCH)
    (item,) = [each for each in draft_checklist(archive, "Valmeria", "Tarsund") if each.title == "Hesk line"]
    row = make_row(item)
    assert (row.number, row.title, row.ask) == (None, "Hesk line", item.ask)
    assert len(set(row.evidence)) == len(row.evidence) == len(item.held)
    assert row.links == item.links


def test_sides_are_named_as_people_name_them() -> None:
    """Two letters, three, a name, or a state that no table knows."""
    assert [name_side(text) for text in ("RU", "usa", "Norway", "Valmeria")] == [
        "RUS",
        "USA",
        "NOR",
        "Valmeria",
    ]


def test_what_the_examples_tell_of_two_invented_states_is_drafted(archive: Archive) -> None:
    """States that no table knows are found by their names: a difference first, requests under their issue, once."""
    _fill(archive, sorted((ROOT / "examples/pages").glob("*/*")))
    items = draft_checklist(archive, "Valmeria", "Tarsund")
    by_title = {item.title: item for item in items}
    cyber = by_title["Cyber and information security"]
    assert (cyber.section, cyber.reason) == ("In dispute", "they differ")
    assert any("Sula Maren" in (item.ask or "") for item in items)
    assert items == sorted(items, key=lambda item: SECTIONS.index(item.section))
    links = [link for item in items for link in item.links]
    assert len(links) == len(set(links)), "an entry is told once"


def test_each_quotation_is_a_whole_sentence_of_its_document(archive: Archive) -> None:
    """Its address opens exactly its words, which begin and end where a sentence does."""
    _fill(archive, sorted((ROOT / "examples/pages").glob("*/*")))
    for item in draft_checklist(archive, "Valmeria", "Tarsund"):
        for held in item.held:
            id_, _, span = held.address.partition("@")
            start, end = map(int, span.split("-"))
            text = archive.document(id_).text
            assert " ".join(text[start:end].split()) == held.words
            assert text[start - 1 : start] in {"", " ", "\n"}
            assert text[end : end + 1] in {"", " ", "\n"}


def test_a_draft_written_edited_and_taken_in_is_a_list(archive: Archive, tmp_path: Path) -> None:
    """What the officer struck out is gone, what he reworded stands, the addresses of the words are its evidence."""
    _fill(archive, MARCH)
    items = draft_checklist(archive, "Valmeria", "Tarsund")
    version = make_version(items, ("Valmeria", "Tarsund"))
    for ending, each in FORMATS.items():
        data = each.write(version).replace(b"Hesk line", b"The line between the two navies")
        hand = Hand("Ada Quist", "2031-04-01")
        made, remarks = archive.desk().checklists.make_of(f"draft.{ending}", data, hand)
        titles = [item.row.title for item in made.items]
        assert "The line between the two navies" in titles
        assert [item.row.evidence for item in made.items] == [make_row(item).evidence for item in items]
        assert (made.side, made.other, made.marking) == ("Valmeria", "Tarsund", "internal")
        assert remarks == ()


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not there")
def test_the_seeds_draft_a_list_of_both_sides(archive: Archive) -> None:
    """From the seeds alone: the issues between the two, both sides' words on them, the memorandum with its condition."""
    _fill(archive, sorted(SEEDS.glob("*.txt")))
    items = draft_checklist(archive, "RU", "US")
    by_title = {item.title: item for item in items}
    assert {"Syria", "Sanctions", "Chemical weapons", "Afghanistan"} <= set(by_title)
    assert by_title["Chemical weapons"].section == "In dispute"
    assert {held.side for held in by_title["Chemical weapons"].held} == {"RUS", "USA"}
    assert by_title["North Korea and its nuclear and missile programme"].section == "Common ground"
    assert "State of relations between two sides" not in by_title
    assert {held.side for held in by_title["Syria"].held} == {"RUS", "USA"}
    (memorandum,) = [item for item in items if item.sort == "suspended" and "flights safety" in item.title]
    assert memorandum.asked_of == "USA"
    assert "confirmation" in (memorandum.ask or "")
    assert any(item.sort == "letter" and item.title.startswith("Non-paper") for item in items)
    assert not any("Brexit" in held.words for item in items for held in item.held)
