"""Check lists, groups, letters and proposals in an archive."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import open_archive
from onrecord.archive.desk import Desk
from onrecord.desk.acts import Hand
from onrecord.desk.checklist import Moved, Paired, Stated
from onrecord.desk.compare import compare_versions
from onrecord.desk.group import Cancelled, Composed, Formed, Held, Member, Planned, Turned, find_changes
from onrecord.desk.items import Row
from onrecord.desk.paper import read_paper
from onrecord.desk.proposal import Backed, Conditioned, Ended, Proposed, Reworded
from onrecord.desk.register import Letter, LetterStated, Replied
from onrecord.errors import DeskError, UnknownId

HAND = Hand("Ada Quist", "2031-04-08")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return the desk of an empty archive."""
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        yield archive.desk()


def _later(on: str, reason: str = "") -> Hand:
    return Hand("Ada Quist", on, reason)


def _make(desk: Desk, side: str = "VAL", other: str = "TAR") -> str:
    made = desk.checklists.make(f"Irritants of {side}", side, other, HAND)
    titles = ("Herring limit", "Rail transit", "Visas")
    return desk.checklists.add(made.id, [Row(None, title) for title in titles], HAND).id


def test_a_list_sent_received_and_compared_shows_no_difference(desk: Desk) -> None:
    """What one side sends, the other receives: the same version, as bytes and as items."""
    ours, theirs = _make(desk), _make(desk, "TAR", "VAL")
    sent, files = desk.checklists.send(ours, HAND)
    for name, data in files.items():
        received = desk.checklists.receive(theirs, name, data, HAND)
        assert compare_versions(sent.version, received.version).is_same
        assert desk.checklists.paper(received.sha256) == data == desk.checklists.paper(sent.papers[name])
    assert "came before; both are kept" in received.remarks[-1].sentence
    assert len(desk.checklists.get(theirs).received) == 3


def test_own_lists_are_not_received(desk: Desk) -> None:
    """A file of this side's own list is refused, and nothing is kept of it."""
    ours = _make(desk)
    _, files = desk.checklists.send(ours, HAND)
    with pytest.raises(DeskError, match="own list"):
        desk.checklists.receive(ours, *next(iter(files.items())), HAND)
    assert not desk.checklists.get(ours).received


def test_what_a_received_list_leaves_out_stays_open(desk: Desk) -> None:
    """An item that an earlier version of theirs had is missed, item by item, and no item of ours changes."""
    ours = _make(desk)
    head = "---\nside: TAR\nversion: {}\nsent: 2031-05-01\n---\n"
    desk.checklists.receive(ours, "1.md", (head.format(1) + "## 1. Herring\n## 2. Visas\n").encode(), HAND)
    before = desk.checklists.get(ours).items
    received = desk.checklists.receive(ours, "2.md", (head.format(2) + "## 1. Herring\n").encode(), HAND)
    assert [remark.item for remark in received.remarks] == ["2"]
    assert "stays open here until somebody says otherwise" in received.remarks[0].sentence
    assert desk.checklists.get(ours).items == before


def test_a_step_that_is_refused_leaves_nothing(desk: Desk) -> None:
    """A batch in which one item is wrong adds none, and the history does not know of it."""
    id_ = _make(desk)
    before = desk.checklists.history(id_)
    with pytest.raises(DeskError):
        desk.checklists.add(id_, [Row(None, "Good"), Row(None, "Bad", level="pope")], HAND)
    with pytest.raises(DeskError):
        desk.checklists.edit(id_, "1", {"due": "2031-02-31"}, HAND)
    assert desk.checklists.history(id_) == before


def test_undo_takes_back_the_last_step_or_the_one_named(desk: Desk) -> None:
    """Each undo restores the list as it was; the making itself can go when nothing rests on it."""
    id_ = desk.checklists.make("Irritants", "VAL", "TAR", HAND).id
    empty = desk.checklists.get(id_)
    one = desk.checklists.add(id_, [Row(None, "Herring limit")], HAND)
    desk.checklists.state(id_, [Stated("1", "VAL", "stalled")], HAND)
    desk.checklists.undo(id_, HAND)
    assert desk.checklists.get(id_) == one
    with pytest.raises(DeskError, match="undo the later steps first"):
        desk.checklists.undo(id_, HAND, desk.checklists.history(id_)[0].id)
    desk.checklists.undo(id_, HAND)
    assert desk.checklists.get(id_) == empty
    desk.checklists.undo(id_, HAND)
    assert desk.checklists.all() == []
    with pytest.raises(DeskError, match="no such list"):
        desk.checklists.get(id_)
    with pytest.raises(DeskError, match="nothing is left"):
        desk.checklists.undo(id_, HAND)
    with pytest.raises(UnknownId):
        desk.checklists.undo(id_, HAND, "a-000")


def test_things_are_found_by_the_beginning_of_their_ids(desk: Desk) -> None:
    """A beginning that one thing has is enough; two or none are an error that names them."""
    _make(desk)
    _make(desk, "TAR", "VAL")
    assert desk.checklists.get("irritants-of-v").side == "VAL"
    with pytest.raises(UnknownId, match="irritants-of-tar, irritants-of-val"):
        desk.checklists.get("irr")
    with pytest.raises(UnknownId, match="no checklist"):
        desk.checklists.get("x")
    assert desk.checklists.make("Irritants of VAL", "VAL", "TAR", HAND).id == "irritants-of-val-2"


def test_pairs_are_of_items_that_are_there(desk: Desk) -> None:
    """A pair is judged between an item of ours and one of their last list."""
    ours = _make(desk)
    with pytest.raises(DeskError, match="no item 1"):
        desk.checklists.pair(ours, [Paired("1", "1", is_same=True)], HAND)
    desk.checklists.receive(ours, "1.txt", b"1. Herring\n", HAND)
    assert desk.checklists.pair(ours, [Paired("1", "1", is_same=True)], HAND).pairs[0].is_same


def test_rebuild_keeps_the_desk(tmp_path: Path) -> None:
    """Everything the desk keeps is as it was after the record is made again."""
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        desk = archive.desk()
        id_ = _make(desk)
        desk.checklists.send(id_, HAND)
        before = desk.checklists.all()
        archive.rebuild()
        assert desk.checklists.all() == before


def _add_items(path: Path, name: str) -> None:
    with open_archive(path) as archive:
        for n in range(15):
            archive.desk().checklists.add("irritants", [Row(None, f"{name} {n}")], Hand(name, "2031-04-08"))


def test_two_officers_at_once_never_give_a_number_twice(tmp_path: Path) -> None:
    """Two processes add items to one list; all are there, numbered without a gap."""
    path = tmp_path / "a.onrecord"
    with open_archive(path, create=True) as archive:
        archive.desk().checklists.make("Irritants", "VAL", "TAR", HAND)
    context = multiprocessing.get_context("fork")
    officers = [context.Process(target=_add_items, args=(path, name)) for name in ("Ada", "Ben")]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    assert [officer.exitcode for officer in officers] == [0, 0]
    with open_archive(path) as archive:
        items = archive.desk().checklists.get("irritants").items
    assert [item.number for item in items] == [str(n) for n in range(1, 31)]
    assert {item.row.title for item in items} == {f"{name} {n}" for name in ("Ada", "Ben") for n in range(15)}


ASHGRIN, ELLINGARD = Member("Teodor Ashgrin", "VAL"), Member("Mats Ellingard", "TAR")


def test_a_group_is_set_up_anew_and_meets(desk: Desk) -> None:
    """Its composition holds from a day on, and its meetings are planned, moved, held and cancelled."""
    groups = desk.groups
    id_ = groups.form(Formed("Compact group", "compact mechanism", ("VAL", "TAR")), HAND).id
    groups.compose(id_, Composed((ASHGRIN, ELLINGARD), ("transit",)), _later("2031-10-20"))
    groups.compose(
        id_,
        Composed((ASHGRIN, ELLINGARD, Member("Ida Roe", "TAR", "expert")), ("fisheries",)),
        _later("2032-11-10"),
    )
    groups.meet(id_, Planned(0, "2031-11-01", "Port Aurel"), HAND)
    groups.meet(id_, Planned(1, "2031-11-03"), HAND)
    groups.meet(id_, Held(1, "2031-11-03", outcome="Lists compared."), HAND)
    groups.meet(id_, Planned(0, "2031-12-01"), HAND)
    found = groups.meet(id_, Cancelled(2), HAND)
    assert [(m.number, m.date, m.place, m.status) for m in found.meetings] == [
        (1, "2031-11-03", "Port Aurel", "held"),
        (2, "2031-12-01", None, "cancelled"),
    ]
    assert [(c.on, c.issues_before, [m.name for m in c.came]) for c in find_changes(found)] == [
        ("2031-10-20", (), ["Teodor Ashgrin", "Mats Ellingard"]),
        ("2032-11-10", ("transit",), ["Ida Roe"]),
    ]
    assert groups.turn(id_, Turned("suspended"), HAND).state == "suspended"
    assert groups.get(id_, until="2031-10-19").compositions == ()
    for wrong in (Cancelled(2), Cancelled(9), Planned(1, "2031-11-05")):
        with pytest.raises(DeskError):
            groups.meet(id_, wrong, HAND)


def test_a_text_less_non_paper_is_a_row_like_any_other(desk: Desk) -> None:
    """Without text, number or admitted existence it is registered, with the reason for what it lacks."""
    letter = Letter(
        "VAL", "TAR", "non-paper", known_by="reported", is_deniable=True, delivered_on="2031-04-08"
    )
    filed = desk.register.add(letter, HAND)
    assert (filed.id, filed.formality, filed.reply) == ("val-non-paper-2031-04-08", 3, "none")
    assert filed.letter.reference_reason == "a non-paper bears no number, signature, stamp or letterhead"
    with pytest.raises(DeskError, match="is no form"):
        desk.register.add(Letter("VAL", "TAR", "postcard"), HAND)
    with pytest.raises(DeskError, match="from one side to another"):
        desk.register.add(Letter("VAL", "VAL", "letter"), HAND)


def test_a_letter_is_answered_amended_and_paired(desk: Desk) -> None:
    """Its replies, what each side says, and the pairs judged stand on it; a field it has not is refused."""
    register = desk.register
    id_ = register.add(Letter("VAL", "TAR", "note verbale", reference="No. 114", asked="why"), HAND).id
    register.amend(id_, {"reply_due": "2031-05-01"}, HAND)
    register.pair(id_, "letter:tar-letter", HAND, is_reply=False)
    register.state(id_, LetterStated("TAR", "events have answered the note"), _later("2033-03-14"))
    filed = register.reply(id_, Replied("partial"), _later("2031-06-06"))
    assert (filed.reply, filed.letter.reply_due, filed.pairs[0].is_reply) == ("partial", "2031-05-01", False)
    for fields in ({"colour": "red"}, {"persons": 7}):
        with pytest.raises(DeskError):
            register.amend(id_, fields, HAND)


def test_a_proposal_gathers_backers_conditions_and_an_outcome(desk: Desk) -> None:
    """What leaders are asked, who backs it, on what condition, and what came of it."""
    proposals = desk.proposals
    id_ = proposals.put(
        Proposed(
            "A guarantee for transit",
            "In place of the deposit.",
            ("Maldevar", "Brok"),
            ("checklist:irritants#2",),
        ),
        HAND,
    ).id
    proposals.follow(id_, Backed("Ellingard"), HAND)
    proposals.follow(id_, Backed("Ashgrin"), HAND)
    proposals.follow(id_, Backed("Ellingard", is_backing=False), HAND)
    proposals.follow(id_, Reworded("A bank guarantee in place of the deposit."), HAND)
    proposals.follow(id_, Conditioned("the railway agrees", by="VAL"), HAND)
    proposals.follow(id_, Conditioned("the railway agrees", met="met"), _later("2033-04-01"))
    found = proposals.follow(id_, Ended("accepted", "VAL"), _later("2033-04-01"))
    assert (found.backed_by, found.outcome, found.outcome_on) == (("Ashgrin",), "accepted", "2033-04-01")
    assert [(each.by, each.met, each.on) for each in found.conditions] == [("VAL", "met", "2033-04-01")]
    with pytest.raises(DeskError, match="needs a title"):
        proposals.put(Proposed(" ", "x", (), ()), HAND)


def test_everything_can_be_marked(desk: Desk) -> None:
    """What the desk makes is internal until it is marked otherwise."""
    list_, group = _make(desk), desk.groups.form(Formed("Group", "commission", ("VAL",)), HAND).id
    letter = desk.register.add(Letter("VAL", "TAR", "letter"), HAND).id
    proposal = desk.proposals.put(Proposed("Title", "Text", (), ()), HAND).id
    kinds = (desk.checklists, desk.groups, desk.register, desk.proposals)
    for things, id_ in zip(kinds, (list_, group, letter, proposal), strict=True):
        assert things.get(id_).marking == "internal"  # type: ignore[attr-defined]
        assert things.mark(id_, "public", HAND).marking == "public"  # type: ignore[attr-defined]


def test_moves_and_levels_go_through_the_archive(desk: Desk) -> None:
    """An item is escalated and assigned, and the past can be asked for."""
    id_ = _make(desk)
    desk.checklists.move(id_, [Moved("1", level="minister", group="compact-group")], _later("2031-09-14"))
    assert desk.checklists.get(id_).find("1").group == "compact-group"
    assert desk.checklists.get(id_, until="2031-09-13").find("1").group is None


def test_a_sent_file_is_the_frozen_version(desk: Desk) -> None:
    """Later edits change the list and not what was sent."""
    id_ = _make(desk)
    sent, files = desk.checklists.send(id_, HAND)
    desk.checklists.edit(id_, "1", {"title": "Catch limits", "co_performers": ["VAL: Fisheries"]}, HAND)
    again, _ = read_paper(desk.checklists.paper(sent.papers["irritants-of-val-1.md"]), "x.md")
    assert again == sent.version == desk.checklists.get(id_).sent[0]
    assert list(files) == ["irritants-of-val-1.md", "irritants-of-val-1.csv", "irritants-of-val-1.html"]
