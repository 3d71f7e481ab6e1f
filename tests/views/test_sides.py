"""Each side's status: what is told again, or of how a thing began, changes none."""

import pytest

from onrecord.model import Actor
from onrecord.views.sides import draw_sides
from onrecord.views.steps import Quote, Step


def _step(event: str, date: str | None, told_on: str, by: str = "VAL") -> Step:
    quote = Quote("0" * 16, (0, 9), "the words", told_on)
    actor = Actor(party=by)
    return Step(event, date, None, "explicit", None, actor, None, actor, None, None, None, (quote,))


@pytest.mark.parametrize(
    ("event", "status"),
    [("suspended", "ready to resume"), ("signed", "ready to resume"), ("resumed", "resumed")],
)
def test_what_has_no_day_may_be_told_again(event: str, status: str) -> None:
    """Of steps told on the last day, only what is neither dated already nor a beginning changes the status."""
    dated = [
        _step("suspended", "2031-04-07", "2031-04-12"),
        _step("ready to resume", "2031-04-12", "2031-04-12"),
    ]
    (side,) = draw_sides([*dated, _step(event, None, "2031-04-13")])
    assert side.status == status


def test_a_step_told_before_the_dated_one_is_another() -> None:
    """A suspension told in March is none of April; another side's own stays beside it."""
    found = draw_sides(
        [
            _step("suspended", None, "2031-03-01"),
            _step("resumed", "2031-03-20", "2031-03-20"),
            _step("suspended", "2031-04-07", "2031-04-12"),
            _step("suspended", None, "2031-04-13", by="TAR"),
        ]
    )
    assert [(side.party, side.status, side.since) for side in found] == [
        ("TAR", "suspended", "2031-04-13"),
        ("VAL", "suspended", "2031-04-07"),
    ]
    early = draw_sides(
        [_step("suspended", None, "2031-03-01"), _step("suspended", "2031-04-07", "2031-04-12")]
    )
    assert draw_sides([_step("suspended", None, "2031-03-01")])[0].since == "2031-03-01"
    assert early[0].since == "2031-04-07"
