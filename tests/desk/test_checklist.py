"""A check list is what was done to it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.desk.acts import Act, Hand, Step, make_act
from onrecord.desk.checklist import (
    Added,
    Body,
    Checklist,
    Edited,
    Made,
    Marked,
    Moved,
    Stated,
    fold_checklist,
    freeze_version,
    next_number,
)
from onrecord.desk.items import LEVELS, STATUSES, Row, choose, describe_status, read_day, read_side, tidy
from onrecord.desk.progress import count_open, find_ages, find_due, find_stale
from onrecord.errors import DeskError

THING = "checklist:irritants"


def _acts(*bodies: tuple[Body, str] | Body) -> list[Act]:
    made: list[Act] = []
    for n, given_body in enumerate(bodies, 1):
        body, on = given_body if isinstance(given_body, tuple) else (given_body, "2031-04-08")
        made.append(make_act(Step(THING, body, Hand("Ada Quist", on)), n, "2031-04-08T09:00:00+00:00"))
    return made


def _undo(acts: list[Act], which: Act) -> list[Act]:
    step = Step(THING, None, Hand("Ada Quist", "2033-01-01"), undoes=which.id)
    return [*acts, make_act(step, len(acts) + 1, "2033-01-01T09:00:00+00:00")]


MADE = Made("Irritants", "VAL", "TAR")


def _added(number: int, title: str = "Ferries", **fields: str) -> Added:
    return Added(Row(str(number), title, **fields))  # type: ignore[arg-type]  # fields are words


def _list(*bodies: tuple[Body, str] | Body) -> Checklist:
    return fold_checklist(_acts(MADE, *bodies))


def test_resolved_only_when_both_sides_say_so() -> None:
    """One side's word makes it resolved according to that side; both words make it resolved."""
    one = _list(_added(1), (Stated("1", "VAL", "resolved"), "2031-12-19"))
    assert describe_status(one.items[0].row.said, one.sides) == "resolved, says VAL"
    assert one.is_open(one.items[0])
    both = _list(
        _added(1),
        (Stated("1", "TAR", "resolved"), "2031-12-19"),
        (Stated("1", "VAL", "resolved"), "2032-01-02"),
    )
    assert describe_status(both.items[0].row.said, both.sides) == "resolved"
    assert not both.is_open(both.items[0])


def test_sides_that_differ_are_both_told() -> None:
    """Where neither says resolved, each side's word stands with its name."""
    found = _list(_added(1), Stated("1", "VAL", "raised"), Stated("1", "TAR", "stalled"))
    assert describe_status(found.items[0].row.said, found.sides) == "raised (VAL); stalled (TAR)"
    assert describe_status((), found.sides) == "not stated"


def test_a_status_entered_late_does_not_hide_a_later_one() -> None:
    """What was said on the later day stands, whichever was entered first."""
    found = _list(
        (_added(1), "2031-01-01"),
        (Stated("1", "VAL", "resolved"), "2032-01-01"),
        (Stated("1", "VAL", "narrowed"), "2031-06-01"),
    )
    assert found.items[0].row.said[0].status == "resolved"
    assert found.items[0].row.moved_on == "2032-01-01"
    assert [saying.said.on for saying in found.items[0].sayings] == ["2031-06-01", "2032-01-01"]


def test_any_past_day_can_be_replayed() -> None:
    """`until` gives the list as it stood at the end of that day."""
    acts = _acts(
        (MADE, "2031-04-01"), (_added(1), "2031-04-08"), (Stated("1", "VAL", "dropped"), "2032-01-01")
    )
    assert fold_checklist(acts, until="2031-12-31").items[0].row.said == ()
    with pytest.raises(DeskError, match="no such list then"):
        fold_checklist(acts, until="2031-03-31")


@pytest.mark.parametrize(
    "body",
    [
        _added(1),
        _added(2, ""),
        _added(2, asked_of="BRE"),
        _added(2, level="pope"),
        Edited("9", {"title": "x"}),
        Edited("1", {"level": "minister"}),
        Edited("1", {"title": None}),
        Edited("1", {"asked_of": "BRE"}),
        Moved("9", level="minister"),
        Moved("1", level="pope"),
        Moved("1", before="9"),
        Stated("1", "BRE", "raised"),
        Stated("1", "VAL", "solved"),
        MADE,
        Marked("secret"),  # type: ignore[arg-type]  # the point
    ],
)
def test_a_step_that_does_not_follow_is_refused(body: Body) -> None:
    """What is done to an item that is not there, or in words that are none of ours, is an error."""
    with pytest.raises(DeskError):
        _list(_added(1), body)


def test_a_list_without_its_making_is_refused() -> None:
    """Undoing the making of a list on which steps rest is an error that says what to undo first."""
    acts = _acts(MADE, _added(1))
    with pytest.raises(DeskError, match="undo the later steps first"):
        fold_checklist(_undo(acts, acts[0]))


def test_items_move_and_keep_their_numbers() -> None:
    """An item goes before another, to another level and to a group, and its number stays."""
    found = _list(
        _added(1), _added(2), _added(3), Moved("3", before="1"), (Moved("2", "minister", "wg"), "2031-05-01")
    )
    assert [item.number for item in found.items] == ["3", "1", "2"]
    assert (found.find("2").row.level, found.find("2").group) == ("minister", "wg")
    assert found.find("2").row.moved_on == "2031-05-01"


def test_a_number_is_never_given_twice() -> None:
    """The number of an item whose adding was undone is not used again."""
    acts = _acts(MADE, _added(1), _added(2))
    assert next_number(_undo(acts, acts[2])) == 3


def test_a_version_has_what_its_own_side_holds_open() -> None:
    """An item closed by the list's own side is not handed over; one closed by the other side alone is."""
    found = _list(_added(1), _added(2), Stated("1", "VAL", "resolved"), Stated("2", "TAR", "resolved"))
    version = freeze_version(found, "2032-02-16")
    assert [row.number for row in version.rows] == ["2"]
    assert (version.number, version.on, version.side) == (1, "2032-02-16", "VAL")


def test_open_items_are_counted_by_day_and_by_side() -> None:
    """The total falls when both have said so; each side's own count when it has; reopening counts again."""
    found = _list(
        *(_added(n) for n in (1, 2, 3)),
        (Stated("1", "VAL", "resolved"), "2031-12-19"),
        (Stated("1", "TAR", "resolved"), "2032-02-16"),
        (Stated("1", "VAL", "raised"), "2033-03-09"),
    )
    assert [(each.on, each.total, dict(each.by_side)) for each in count_open(found)] == [
        ("2031-04-08", 3, {"VAL": 3, "TAR": 3}),
        ("2031-12-19", 3, {"VAL": 2, "TAR": 3}),
        ("2032-02-16", 2, {"VAL": 2, "TAR": 2}),
        ("2033-03-09", 3, {"VAL": 3, "TAR": 2}),
    ]


def test_what_has_not_moved_is_found() -> None:
    """Ages count from opening, stillness from the last move, and closed items have none."""
    found = _list(
        _added(1),
        _added(2, due="2031-09-01"),
        _added(3),
        (Stated("2", "VAL", "narrowed"), "2031-07-01"),
        Stated("3", "VAL", "dropped"),
        Stated("3", "TAR", "dropped"),
    )
    assert [(age.number, age.days, age.still) for age in find_ages(found, "2031-07-11")] == [
        ("1", 94, 94),
        ("2", 94, 10),
    ]
    assert [age.number for age in find_stale(found, "2031-07-11")] == ["1"]
    assert [item.number for item in find_due(found.items, "2031-08-25", "2031-09-07")] == ["2"]


def test_words_are_chosen_by_their_beginning_and_odd_ones_refused() -> None:
    """A level may be cut short where one alone begins so; sides and days must be what they should."""
    assert choose("min", LEVELS, "level") == "minister"
    for wrong in ("x", "", "r"):
        with pytest.raises(DeskError):
            choose(wrong, STATUSES, "status")
    for side in ("", "a:b", "a;b"):
        with pytest.raises(DeskError):
            read_side(side)
    for day in ("2031-02-30", "May 2031", "31"):
        with pytest.raises(DeskError):
            read_day(day)


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    """What was tidied stays as it is, and holds no control character."""
    once = tidy(text)
    assert tidy(once) == once
    assert all(character == "\n" or character.isprintable() or ord(character) > 0x9F for character in once)


_STEPS = st.lists(
    st.one_of(
        st.just("add"),
        st.builds(Stated, st.sampled_from("123"), st.sampled_from(("VAL", "TAR")), st.sampled_from(STATUSES)),
        st.builds(
            Moved,
            st.sampled_from("123"),
            st.sampled_from((*LEVELS, None)),
            st.just("wg"),
            st.sampled_from(("1", None)),
        ),
        st.builds(
            lambda number, title: Edited(number, {"title": title}),
            st.sampled_from("123"),
            st.sampled_from("xy"),
        ),
        st.just(Marked("confidential")),
    ),
    max_size=10,
)


@settings(deadline=None)
@given(_STEPS, st.data())
def test_an_undo_restores_the_exact_former_state_or_is_refused(
    steps: list[object], data: st.DataObject
) -> None:
    """Undoing a step leaves the list as though it had never been done; where later steps rest on it, it is refused."""
    numbers = itertools.count(1)
    bodies = _allowed([MADE, *(_added(next(numbers)) if step == "add" else step for step in steps)])  # type: ignore[list-item]
    acts = _acts(*bodies)
    which = data.draw(st.sampled_from(acts))
    undone = _undo(acts, which)
    without = [act for act in acts if act is not which]
    assert _fold_or_error(undone) == _fold_or_error(without)
    assert fold_checklist(_undo(undone, undone[-1])) == fold_checklist(acts)


def _fold_or_error(acts: list[Act]) -> Checklist | str:
    try:
        return fold_checklist(acts)
    except DeskError as error:
        return str(error)


def _allowed(bodies: list[Body]) -> list[Body]:
    kept: list[Body] = []
    for body in bodies:
        try:
            fold_checklist(_acts(*kept, body))
        except DeskError:
            continue
        kept.append(body)
    return kept
