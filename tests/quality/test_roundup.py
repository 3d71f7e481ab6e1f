"""The round-up of the seeds' talks of 12 April: complete, cited, and nothing in it that its spans do not say."""

from pathlib import Path

import pytest

import onrecord

pytestmark = pytest.mark.shared

THEMES = (
    "Terrorism",
    "Syria",
    "Chemical weapons",
    "Ukraine",
    "Sanctions",
    "Afghanistan",
    "Cyber and information security",
)
ENTRIES = ("working group", "special representatives", "Memorandum", "Normandy Quartet")


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> onrecord.Archive:
    """Return an archive of the five seeds."""
    opened = onrecord.open_archive(tmp_path_factory.mktemp("seeds") / "seeds.onrecord", create=True)
    for source in onrecord.read_sources([str(shared / "seeds")]):
        assert isinstance(source, onrecord.Source)
        opened.add(source)
    return opened


def test_the_talks_are_rounded_up_by_theme(archive: onrecord.Archive) -> None:
    """Both ministers' words by theme, agreements, differences, what is unchanged, what was set up and on what condition."""
    asked = onrecord.EntryFilters(entry="contact", parties=("RUS", "USA"), person="tillerson", kind="meeting")
    (talks,) = [row for row in archive.ledger().find(asked).rows if row.date and row.date.endswith("-04-12")]
    found = onrecord.round_up_contact(archive, talks.id)
    lines = [(section, line) for section in found.sections for line in section.lines]
    headings = [section.heading for section in found.sections]
    for line in (line for _, line in lines):
        text = archive.document(line.quote.document).text
        assert text[line.quote.span[0] : line.quote.span[1]] == line.quote.words
    assert set(THEMES) <= set(headings)
    assert {"Agreed, as the texts say", "Differences", "Unchanged", "Offered"} <= set(headings)
    assert all(any(name.casefold() in heading.casefold() for heading in headings) for name in ENTRIES)
    assert any(line.term == "condition" and "Memorandum" in section.heading for section, line in lines)
    sides = {section.party for section in found.sections if section.party}
    assert sides == {"RUS", "USA"}
    said = sum(1 for section, _ in lines if section.party)
    assert said >= 55  # statements of the two sides, as counted when this was written: 68


def test_the_year_of_the_talks_is_inferred_beside_the_printed_day(archive: onrecord.Archive) -> None:
    """The round-up prints no year: the printed day stays, 2017 stands beside it with its reason."""
    asked = onrecord.EntryFilters(entry="contact", parties=("RUS", "USA"), person="tillerson", kind="meeting")
    (talks,) = [row for row in archive.ledger().find(asked).rows if row.date and row.date.endswith("-04-12")]
    facts = {fact.field: fact.value for fact in onrecord.view_entry(archive, talks.id).facts}
    assert facts["date"] == "XXXX-04-12"
    assert facts["inferred"].startswith("2017-04-12: ")


def test_positions_of_the_talks_have_their_year(archive: onrecord.Archive) -> None:
    """What the two principals hold on Syria stands at the day of the talks, whose year the page does not print."""
    found = onrecord.compare(archive, "syria", ("RUS", "USA"))
    days = {said.inferred for side in found.sides for said in side.said if said.on == "XXXX-04-12"}
    assert days == {"2017-04-12"}


def test_the_memorandum_stands_ready_to_resume(archive: onrecord.Archive) -> None:
    """Suspended on the 7th, ready to resume on the 12th: that it was signed and suspended, told again then, changes nothing."""
    asked = onrecord.EntryFilters(entry="instrument", parties=("RUS", "USA"), kind="memorandum")
    (memorandum,) = archive.ledger().find(asked).rows
    (side,) = onrecord.view_entry(archive, memorandum.id).sides
    assert (side.party, side.status, side.since, len(side.conditions)) == (
        "RUS",
        "ready to resume",
        "2017-04-12",
        1,
    )
