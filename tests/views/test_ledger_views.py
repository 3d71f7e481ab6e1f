"""Entries whole, timelines, comparisons and round-ups of the invented states, every line with its words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, EntryFilters, PositionFilters, open_archive
from onrecord.errors import QueryError
from onrecord.exports.roundup import render_html, render_markdown
from onrecord.sources import read_sources
from onrecord.sources.files import Source
from onrecord.views.compare import Days, compare, find_issue, name_issue
from onrecord.views.entry import view_entry
from onrecord.views.roundup import Roundup, round_up_contact, round_up_issue, round_up_parties
from onrecord.views.timeline import timeline

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of examples/."""
    path = tmp_path_factory.mktemp("ledger") / "examples.onrecord"
    with open_archive(path, create=True) as opened:
        for source in read_sources([str(ROOT / "examples/pages")]):
            assert isinstance(source, Source)
            opened.add(source)
        yield opened


def talks(archive: Archive) -> str:
    """Return the id of the talks in Port Aurel."""
    asked = EntryFilters(
        entry="contact", kind="talks", person="maldevar", from_on="2031-09-14", to_on="2031-09-15"
    )
    (row,) = archive.ledger().find(asked).rows
    return row.id


def test_one_contact_has_both_sides_sources(archive: Archive) -> None:
    """The talks in Port Aurel, told by two ministries and a host, are one entry; its days are all kept."""
    found = view_entry(archive, talks(archive))
    assert {person.actor.name for person in found.persons} == {"Corin Maldevar", "Ingrith Solvane"}
    days = {fact.value for fact in found.facts if fact.field == "date"}
    assert {"2031-09-14", "2031-09-15", "2031-09-14/2031-09-15"} <= days
    assert {fact.value for fact in found.facts if fact.field == "place"} == {"Port Aurel"}


def test_every_fact_opens_its_words(archive: Archive) -> None:
    """Each quotation of each entry is the text of its document at its span."""
    quotes = 0
    for row in archive.ledger().find(EntryFilters(in_doubt=None), limit=1000).rows:
        found = view_entry(archive, row.id)
        parts = [*found.facts, *found.persons, *found.steps]
        for quote in (quote for part in parts for quote in part.quotes):
            text = archive.document(quote.document).text
            assert text[quote.span[0] : quote.span[1]] == quote.words
            quotes += 1
        assert found.facts
    assert quotes > 500


def test_the_hotline_was_suspended_and_its_condition_met(archive: Archive) -> None:
    """The line is suspended on 12 March 2031 and resumed on 30 January 2032; before that the condition is open."""
    (row,) = [
        row
        for row in archive.ledger().find(EntryFilters(entry="mechanism", kind="hotline")).rows
        if row.name == "Hesk line"
    ]
    steps = {(step.event, step.date) for step in view_entry(archive, row.id).steps}
    assert {("suspended", "2031-03-12"), ("resumed", "2032-01-30")} <= steps
    before = view_entry(archive, row.id, as_of="2031-12")
    assert "resumed" not in {step.event for step in before.steps}
    assert {condition.state for side in before.sides for condition in side.conditions} == {"unknown"}


def test_a_timeline_is_in_the_order_of_days(archive: Archive) -> None:
    """Contacts and events of other entries come day by day, and nothing after the day asked for."""
    found = timeline(archive, EntryFilters(parties=("Tarsund",)), as_of="2031-12")
    days = [moment.date[:10] for moment in found.moments]
    assert days == sorted(days)
    assert days[-1] <= "2031-12-31"
    assert {"contact", "mechanism"} <= {moment.entry for moment in found.moments}


def check_lines(archive: Archive, roundup: Roundup) -> None:
    """Prove that every line quotes its source, and that its number leads there."""
    assert any(section.lines for section in roundup.sections)
    for line in (line for section in roundup.sections for line in section.lines):
        text = archive.document(line.quote.document).text
        assert text[line.quote.span[0] : line.quote.span[1]] == line.quote.words
        assert roundup.sources[line.source - 1].id == line.quote.document


def test_a_round_up_of_a_contact_says_what_its_spans_say(archive: Archive) -> None:
    """Who met, each side's words, what was set up and what it hangs on: each line is quoted and numbered."""
    found = round_up_contact(archive, talks(archive))
    check_lines(archive, found)
    headings = {section.heading for section in found.sections}
    assert "Conditions" in headings
    assert {section.party for section in found.sections if section.heading == "Other matters"} >= {"Tarsund"}


def test_a_round_up_of_two_sides_keeps_to_its_days(archive: Archive) -> None:
    """A round-up of some months has what passed between the two, and of nothing a refusal."""
    found = round_up_parties(archive, "valmeria", "tarsund", Days("2031-09", "2032-06"))
    check_lines(archive, found)
    assert found.parties == ("Tarsund", "Valmeria")
    with pytest.raises(QueryError, match="nothing passed"):
        round_up_parties(archive, "valmeria", "tarsund", Days("1990", "1991"))


def test_a_round_up_of_an_issue_leaves_questioners_out(archive: Archive) -> None:
    """Of an issue each speaker's words are given; those of who asks are no side's."""
    found = round_up_issue(archive, "fisheries", Days())
    check_lines(archive, found)
    for line in (line for section in found.sections for line in section.lines):
        document = archive.document(line.quote.document)
        turn = next(
            (t for t in document.turns if t.text_span[0] <= line.quote.span[0] < t.text_span[1]), None
        )
        assert turn is None or turn.role != "question"


def test_only_a_contact_is_rounded_up_by_id(archive: Archive) -> None:
    """The id of a hotline is refused with the way out."""
    row = archive.ledger().find(EntryFilters(entry="mechanism")).rows[0]
    with pytest.raises(QueryError, match="of a contact, of two parties, or of an issue"):
        round_up_contact(archive, row.id)


def test_round_ups_are_printed_escaped(archive: Archive) -> None:
    """Markdown and HTML hold every quotation; words of a page are never markup."""
    found = round_up_contact(archive, talks(archive))
    assert render_markdown(found).count("\n- **") == sum(len(section.lines) for section in found.sections)
    page = render_html(found)
    assert page.count("<q ") == sum(len(section.lines) for section in found.sections)
    hostile = found.sections[0].lines[0].quote.words
    assert "<script" not in page
    assert hostile.split()[0] in page


def test_an_issue_is_found_by_its_name(archive: Archive) -> None:
    """Words of a topic's name lead to it; words of none are refused with what there is."""
    assert find_issue(archive, "Fisher") == "fisheries"
    assert name_issue("fisheries") == "Fisheries"
    assert compare(archive, "fisheries", ("Valmeria", "Tarsund")).name == "Fisheries"
    with pytest.raises(QueryError, match="give one of"):
        find_issue(archive, "astrology")


def test_positions_have_the_words_of_their_spans(archive: Archive) -> None:
    """The words kept beside a position are those its document has at its spans."""
    rows = archive.ledger().positions(PositionFilters(), limit=1_000)
    assert len(rows) > 5
    for row in rows:
        text = archive.document(row.document.id).text
        assert row.words == tuple(text[start:end] for start, end in row.position.evidence)
