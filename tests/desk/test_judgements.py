"""Judgements fold to what stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.judgements import Draft, Judgement, find_standing, make_judgement
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError

TARGETS = ("entry:a1", "entry:b2", "statement:d4:3")


def _draft(target: str = "entry:a1", verb: str = "accept", **said: str) -> Draft:
    return Draft(target, verb, said.pop("author", "Ada Quist"), "2033-04-01", **said)  # type: ignore[arg-type]


def _judge(*drafts: Draft) -> list[Judgement]:
    return [make_judgement(draft, n, "2033-04-01T09:00:00+00:00") for n, draft in enumerate(drafts, 1)]


def test_the_last_verdict_stands_and_all_are_kept() -> None:
    """A later verdict on a target takes the place of an earlier one, and the history has both."""
    found = find_standing(_judge(_draft(), _draft(verb="reject", reason="a namesake")))["entry:a1"]
    assert found.verdict == "reject"
    assert [each.verb for each in found.history] == ["accept", "reject"]


def test_a_correction_stands_per_field() -> None:
    """Each field has its own last correction."""
    rows = _judge(
        _draft(verb="correct", field="date", value='"2031-03-03"'),
        _draft(verb="correct", field="kind", value='"call"'),
        _draft(verb="correct", field="date", value='"2031-03-04"'),
    )
    assert find_standing(rows)["entry:a1"].corrections == {"date": '"2031-03-04"', "kind": '"call"'}


def test_a_pair_stands_on_both_sides() -> None:
    """Merging two entries is shown beside either of them, and a split after it holds."""
    rows = _judge(_draft(verb="merge", other="entry:b2"), _draft("entry:b2", "split", other="entry:a1"))
    found = find_standing(rows)
    assert found["entry:a1"].pairs == {"entry:b2": "split"}
    assert found["entry:b2"].pairs == {"entry:a1": "split"}


@pytest.mark.parametrize(
    "draft",
    [
        _draft(verb="merge"),
        _draft(verb="merge", other="entry:a1"),
        _draft(verb="correct", field="date"),
        _draft(verb="note"),
        _draft(verb="undo"),
        _draft(undoes="j-1"),
        _draft(author=" "),
        _draft("nothing"),
        _draft("planet:mars"),
        _draft(verb="bless"),
    ],
)
def test_a_judgement_that_says_too_little_is_refused(draft: Draft) -> None:
    """A draft that lacks what its verb needs is an error and never a row."""
    with pytest.raises(DeskError):
        make_judgement(draft, 1, "2033-04-01T09:00:00+00:00")


_ACTS = st.lists(
    st.one_of(
        st.builds(
            _draft,
            st.sampled_from(TARGETS),
            st.sampled_from(("accept", "reject", "unsure")),
            reason=st.text(),
        ),
        st.builds(
            lambda target, value: _draft(target, "correct", field="date", value=value),
            st.sampled_from(TARGETS),
            st.sampled_from(('"2031"', '"2032"')),
        ),
        st.builds(
            lambda verb: _draft("entry:a1", verb, other="entry:b2"),
            st.sampled_from(("merge", "split", "link")),
        ),
    ),
    max_size=12,
)


def _undo(rows: list[Judgement], which: Judgement) -> list[Judgement]:
    draft = _draft(which.target, "undo", undoes=which.id)
    return [*rows, make_judgement(draft, len(rows) + 1, "2033-04-02T09:00:00+00:00")]


def _views(rows: list[Judgement]) -> dict[str, tuple[object, ...]]:
    views: dict[str, tuple[object, ...]] = {}
    for target, each in find_standing(rows).items():
        view: tuple[object, ...] = (each.verdict, each.corrections, each.pairs, each.links, each.notes)
        if view != (None, {}, {}, (), ()):
            views[target] = view
    return views


@given(_ACTS, st.data())
def test_an_undo_restores_the_exact_former_state(drafts: list[Draft], data: st.DataObject) -> None:
    """Undoing a judgement leaves what would stand had it never been made; undoing the undo brings it back."""
    rows = _judge(*drafts)
    if not rows:
        return
    which = data.draw(st.sampled_from(rows))
    without = [row for row in rows if row is not which]
    undone = _undo(rows, which)
    assert _views(undone) == _views(without)
    assert drop_undone(undone) == without
    assert _views(_undo(undone, undone[-1])) == _views(rows)
