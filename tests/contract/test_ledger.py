"""The ledger settles candidates of many documents, in every archive, whatever the order they come in."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive, EntryFilters, PositionFilters, open_archive
from onrecord.errors import QueryError, UnknownId
from onrecord.model import Page
from onrecord.sources import Source
from onrecord.views.entry import view_entry
from onrecord.views.timeline import timeline

MAREN = {"name": "Ilse Maren", "post": "Foreign Minister", "party": "Valmeria"}
BROK = {"name": "Halden Brok", "post": "Foreign Secretary", "party": "Tarsund"}
SIDES = ["Tarsund", "Valmeria"]
NOTHING = {
    "statement": None, "told_by": None, "date_span": None, "place_span": None, "initiator": None, "name": None,
}  # fmt: skip


def contact(**told: Any) -> dict[str, Any]:
    """Return talks of the two ministers in Harrow Bay on 12 April 2031, with some facts told otherwise."""
    return NOTHING | {
        "entry": "contact", "kind": "talks", "mode": "in person", "participants": [MAREN, BROK], "parties": SIDES,
        "date": "2031-04-12", "date_basis": "explicit", "place": "Harrow Bay", "status": "held",
    } | told  # fmt: skip


def hotline(*events: dict[str, Any], **told: Any) -> dict[str, Any]:
    """Return the hotline of the two sides with some events."""
    return {
        "entry": "mechanism", "kind": "hotline", "name": "hotline", "key": "hotline", "parties": SIDES, "members": [],
        "events": list(events),
    } | told  # fmt: skip


def event(name: str, date: str | None, party: str) -> dict[str, Any]:
    """Return an event that one side brings about."""
    return {
        "event": name, "date": date, "date_basis": "explicit", "by": {"party": party}, "to": None, "told_by": None,
        "statement": None, "condition": None, "evidence": [[0, 1]],
    }  # fmt: skip


def position(issue: str, party: str, on: str) -> dict[str, Any]:
    """Return what one side says on an issue."""
    by = {"party": party}
    return {
        "entry": "position",
        "kind": "position",
        "issue": issue,
        "by": by,
        "parties": [party],
        "on": on,
        "statement": None,
    }


def add(
    archive: Archive, spell: Callable[..., bytes], *pages: list[dict[str, Any]], day: str = "2031-04-13"
) -> None:
    """Add a page for each list of entries, published on a day."""
    for n, entries in enumerate(pages):
        facts = {"title": f"Statement {n} of {day}", "published_on": day, "entries": entries}
        assert archive.add(Source(f"{n}", spell(facts))).state == "new"


def test_two_pages_tell_of_one_contact(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Both sides' reports of one meeting are one entry with two sources, and each fact has the words of each."""
    add(archive, spell, [contact()], [contact(kind="meeting", place=None)])
    (row,) = archive.ledger().find(EntryFilters(entry="contact")).rows
    assert (row.date, row.status, row.sources, row.parties) == (
        "2031-04-12",
        "held",
        2,
        ("Tarsund", "Valmeria"),
    )
    found = view_entry(archive, row.id)
    (date,) = [fact for fact in found.facts if fact.field == "date"]
    assert (date.value, len(date.quotes)) == ("2031-04-12", 2)
    assert {person.actor.name for person in found.persons} == {"Ilse Maren", "Halden Brok"}
    assert found.reasons


def test_dates_that_differ_are_both_kept(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Two sources of one contact that give different days stay two values, each with its source."""
    add(archive, spell, [contact()], [contact(date="2031-04-13")])
    (row,) = archive.ledger().find(EntryFilters(entry="contact")).rows
    dates = [fact for fact in view_entry(archive, row.id).facts if fact.field == "date"]
    assert sorted(fact.value for fact in dates) == ["2031-04-12", "2031-04-13"]
    assert all(len(fact.quotes) == 1 for fact in dates)


def test_a_later_page_joins_under_an_address_that_goes_on(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """An entry's former id opens it also when the least face is another's."""
    add(archive, spell, [contact()])
    (before,) = archive.ledger().find(EntryFilters(entry="contact")).rows
    for n in range(8):
        add(archive, spell, [contact(place=f"Harrow Bay, hall {n}")], day=f"2031-04-{14 + n}")
    (after,) = archive.ledger().find(EntryFilters(entry="contact")).rows
    assert archive.ledger().row(before.id) == after
    assert after.sources == 9


def test_events_are_replayed_as_of_a_day_and_as_known(archive: Archive, spell: Callable[..., bytes]) -> None:
    """`as_of` leaves out what came later, `known_on` what was published later."""
    add(archive, spell, [hotline(event("suspended", "2031-04-07", "Valmeria"))], day="2031-04-08")
    add(archive, spell, [hotline(event("resumed", "2031-09-01", "Valmeria"))], day="2031-09-02")
    (row,) = archive.ledger().find(EntryFilters(entry="mechanism")).rows
    assert [step.event for step in view_entry(archive, row.id).steps] == ["suspended", "resumed"]
    assert [step.event for step in view_entry(archive, row.id, as_of="2031-05").steps] == ["suspended"]
    assert [step.event for step in view_entry(archive, row.id, known_on="2031-05").steps] == ["suspended"]
    assert not archive.ledger().find(EntryFilters(known_on="2031-04-07")).rows
    assert [moment.event for moment in archive.ledger().events(EntryFilters(from_on="2031-08"))] == [
        "resumed"
    ]


BODY = "Question: Will the hotline between the two capitals be restored this year?"
FULL = {"title": "Oda Lenk on the hotline", "body": BODY, "event_on": "XXXX-05-04"}
TEASER = {**FULL, "body": BODY[:60], "kind": "teaser", "posted_on": "2031-05-05"}
LISTING = {"title": "Another page", "body": "It lists."}


def undated(*entries: dict[str, Any]) -> dict[str, Any]:
    """Return a page whose days are printed without a year, which the teaser of `LISTING` tells."""
    return FULL | {"entries": [entry | {"evidence": [[0, 1]]} for entry in entries]}


def test_days_without_a_year_count_under_the_year_inferred(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """A day printed without its year is asked, sorted and replayed by the inferred one, and still shown as printed."""
    suspended = event("suspended", "XXXX-04-28", "Valmeria")
    ready = event("ready to resume", "XXXX-05-04", "Valmeria")
    page = undated(contact(date="XXXX-05-04"), hotline(suspended, ready))
    archive.add(Source("full", spell(page)))
    assert archive.ledger().find(EntryFilters(from_on="2031-05")).total == 0
    archive.add(Source("listing", spell(LISTING, TEASER)))
    ledger = archive.ledger()
    met, line = ledger.find(EntryFilters(from_on="2031-05", to_on="2031-05")).rows
    assert (met.date, met.inferred) == ("XXXX-05-04", "2031-05-04")
    assert (line.status, line.date, line.inferred) == ("ready to resume", "XXXX-05-04", "2031-05-04")
    (before,) = ledger.find(EntryFilters(entry="mechanism", as_of="2031-05-01")).rows
    assert (before.status, before.inferred) == ("suspended", "2031-04-28")
    assert ledger.find(EntryFilters(as_of="2031-04-01")).total == 0
    (side,) = view_entry(archive, line.id, as_of="2031-05-01").sides
    assert (side.party, side.status, side.since) == ("Valmeria", "suspended", "2031-04-28")
    told = timeline(archive, EntryFilters()).moments
    assert [(moment.date, moment.inferred) for moment in told] == [
        ("XXXX-04-28", "2031-04-28"),
        ("XXXX-05-04", "2031-05-04"),
        ("XXXX-05-04", "2031-05-04"),
    ]
    assert ledger.find(EntryFilters(known_on="2031-05-04")).total == 2
    assert ledger.find(EntryFilters(known_on="2031-05-03")).total == 0


def test_filters_ask_for_sides_persons_days_and_doubt(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Each filter lets through what it asks for and nothing else."""
    add(archive, spell, [contact(), contact(date="2031-06-01", doubt="The day is not sure.")])
    find = archive.ledger().find
    assert find(EntryFilters(parties=("valmeria", "tarsund"))).total == 1
    assert find(EntryFilters(parties=("Quillane",))).total == 0
    assert find(EntryFilters(person="ilse mar")).total == 1
    assert find(EntryFilters(person="ren")).total == 0
    assert find(EntryFilters(from_on="2031-05")).total == 0
    assert find(EntryFilters(in_doubt=True)).total == 1
    assert find(EntryFilters(in_doubt=None)).total == 2
    with pytest.raises(QueryError):
        find(EntryFilters(from_on="spring"))


def test_what_is_between_two_parties_is_what_each_list_has(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """Two parties' lists, their numbers, the picture's contacts and the events are those that filters find, the newest."""
    days = [f"2031-0{n}-12" for n in range(1, 8)]
    add(archive, spell, *([contact(date=day, place=f"Town {day}")] for day in days))
    add(archive, spell, [hotline(event("suspended", "2031-03-01", "Tarsund"))], day="2031-03-02")
    add(archive, spell, [hotline(event("resumed", "2031-05-01", "Valmeria"))], day="2031-05-02")
    ledger, both = archive.ledger(), EntryFilters(parties=("tarsund", "Valmeria"))
    found = ledger.between("tarsund", "Valmeria", limit=5, drawn=6)
    for entry in ("contact", "mechanism"):
        listed = ledger.find(msgspec.structs.replace(both, entry=entry), limit=5)
        assert found.lists[entry] == listed
        assert ledger.newest(msgspec.structs.replace(both, entry=entry), limit=5) == list(listed.rows)
    assert found.lists["contact"].total == 7
    assert [each.date for each in found.contacts] == days[:0:-1]
    assert [(row.event, row.date) for row in found.events] == [
        ("suspended", "2031-03-01"),
        ("resumed", "2031-05-01"),
    ]
    assert [row.event for row in ledger.between("Valmeria", "Tarsund", limit=1, drawn=1).events] == [
        "resumed"
    ]
    assert ledger.between("Valmeria", "Quillane", limit=5, drawn=5).lists == {}


def test_a_timeline_that_is_cut_has_the_newest(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Of more moments than are asked for, contacts and events alike, the newest stay, and it says that it is cut."""
    add(archive, spell, *([contact(date=f"2031-0{n}-12", place=f"Town {n}")] for n in (1, 4)))
    add(archive, spell, [hotline(event("suspended", "2031-02-01", "Tarsund"))], day="2031-02-02")
    add(archive, spell, [hotline(event("resumed", "2031-05-01", "Valmeria"))], day="2031-05-02")
    found = timeline(archive, EntryFilters(), limit=2)
    assert ([moment.date for moment in found.moments], found.is_cut) == (["2031-04-12", "2031-05-01"], True)
    assert not timeline(archive, EntryFilters(), limit=4).is_cut


def test_an_issue_is_there_once_something_is_said_on_it(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """An issue is known by its whole id, from its first position on."""
    assert not archive.ledger().has_issue("trade")
    add(archive, spell, [position("trade", "Tarsund", "2031-04-12")])
    assert archive.ledger().has_issue("trade")
    assert not archive.ledger().has_issue("trad")


def test_positions_are_listed_by_issue_and_side(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Positions come in the order of their days; issues are counted with their sides."""
    add(
        archive,
        spell,
        [position("visas", "Valmeria", "2031-04-12"), position("visas", "Tarsund", "2031-04-02")],
    )
    (issue,) = archive.ledger().issues(PositionFilters())
    assert (issue.issue, issue.positions, issue.parties) == ("visas", 2, ("Tarsund", "Valmeria"))
    assert [row.position.on for row in archive.ledger().positions(PositionFilters(issue="visas"))] == [
        "2031-04-02",
        "2031-04-12",
    ]


def test_no_such_entry(archive: Archive) -> None:
    """An id that no entry ever had is refused."""
    with pytest.raises(UnknownId):
        archive.ledger().row("abcdef")


_contacts = st.builds(
    lambda date, place, persons, status, kind: contact(
        date=date, place=place, participants=persons, status=status, kind=kind
    ),
    st.sampled_from(["2031-04-12", "2031-04-13", "2031-04-12/2031-04-13", "XXXX-04-12", "2031-04", None]),
    st.sampled_from([None, "Harrow Bay", "Sundholm"]),
    st.sampled_from([[MAREN, BROK], [MAREN], [], [MAREN | {"name": "Maren"}, BROK]]),
    st.sampled_from(["held", "planned", "cancelled"]),
    st.sampled_from(["talks", "meeting", "call"]),
)
_mechanisms = st.builds(
    lambda name, parties, events: hotline(*events, name=name, key=name, parties=parties),
    st.sampled_from(["hotline", "military hotline", "joint working group"]),
    st.sampled_from([SIDES, ["Valmeria"], []]),
    st.lists(
        st.sampled_from([event("suspended", "2031-04-07", "Valmeria"), event("resumed", None, "Tarsund")]),
        max_size=2,
    ),
)
_positions = st.just(position("visas", "Valmeria", "2031-04-12"))
_pages = st.lists(st.one_of(_contacts, _mechanisms, _positions), max_size=5)
_TABLES = ("candidates", "steps", "positions", "faces", "face_keys", "face_links", "entries")


def dump(path: Path) -> list[Any]:
    """Return every row of the ledger without the numbers that only arrival decides."""
    with sqlite3.connect(path) as connection:
        ids = dict(connection.execute("SELECT number, id FROM documents"))
        rows: list[Any] = []
        for table in _TABLES:
            found = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            for values in found:
                row = dict(zip(names, values, strict=True))
                rows.append(
                    (table, sorted((row | {"document": ids.get(row.get("document"))}).items(), key=repr))
                )
    connection.close()
    return sorted(rows, key=repr)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pages=st.lists(_pages, min_size=1, max_size=7), random=st.randoms(use_true_random=False))
def test_the_order_of_arrival_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory,
    spell: Callable[..., bytes],
    read: Callable[..., Page],
    pages: list[list[dict[str, Any]]],
    random: Any,
) -> None:
    """Candidates that come in any order, some of them twice, give the same entries; so does rebuild."""
    folder = tmp_path_factory.mktemp("order")
    sources = [
        Source(f"{n}", spell({"title": f"Statement {n}", "published_on": "2031-04-14", "entries": entries}))
        for n, entries in enumerate(pages)
    ]
    sources += [Source("again", source.data, url="https://mfa.vessia.example/") for source in sources[:2]]
    sources.append(Source("undated", spell(undated(*(one for page in pages[:2] for one in page)))))
    sources.append(Source("listing", spell(LISTING, TEASER)))
    dumps = []
    for name in ("one", "other"):
        with open_archive(folder / name, create=True, read=read) as archive:
            for source in sources:
                archive.add(source)
            assert list(archive.check()) == []
        dumps.append(dump(folder / name))
        random.shuffle(sources)
    assert dumps[0] == dumps[1]
    with open_archive(folder / "one", read=read) as archive:
        archive.rebuild()
    assert dump(folder / "one") == dumps[0]


def test_a_crowd_under_one_key_is_parted_and_joined_again(
    tmp_path: Path, spell: Callable[..., bytes], read: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faces under a crowded key alone are not linked; once the crowd has gone they are."""
    monkeypatch.setattr("onrecord.archive.entries.CROWD", 4)
    path = tmp_path / "record.onrecord"
    halls = [[contact(place=f"Harrow Bay, hall {n}")] for n in range(6)]
    with open_archive(path, create=True, read=read) as archive:
        add(archive, spell, *halls)
        assert archive.ledger().find(EntryFilters(entry="contact")).total == 6

    def forget(data: bytes, **told: Any) -> Page:
        return read(data.replace(b'"entries"', b'"nothing"'), **told)

    # Read again with a better sighting, three of the pages tell of nothing any more.
    with open_archive(path, read=forget) as archive:
        for n in range(3):
            facts = {
                "title": f"Statement {n} of 2031-04-13",
                "published_on": "2031-04-13",
                "entries": halls[n],
            }
            archive.add(Source(f"{n}", spell(facts), url=f"https://mfa.vessia.example/{n}"))
        assert archive.ledger().find(EntryFilters(entry="contact")).total == 1
