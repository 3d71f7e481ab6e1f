"""Each side's status as of a date."""

from onrecord.ledger.status import ConditionStatus, PartyStatus, draw_status
from onrecord.model import Actor, Event


def event(
    word: str, date: str | None, by: str | None = None, told_by: str | None = None, **more: object
) -> Event:
    """Make an event of a side."""
    row = {
        "event": word,
        "date": date,
        "date_basis": "explicit",
        "by": Actor(party=by) if by else None,
        "to": None,
        "told_by": Actor(party=told_by) if told_by else None,
        "statement": None,
        "condition": None,
        "evidence": ((0, 1),),
    }
    return Event(**{**row, **more})  # type: ignore[arg-type]


LINE = (
    event("suspended", "2031-03-12", by="Valmeria"),
    event("ready to resume", "2031-04-12", by="Valmeria", condition=(10, 20)),
    event("remains in effect", "2031-04-13", told_by="Tarsund"),
)


def test_two_sides_two_statuses() -> None:
    """Each side keeps its own last status, and its condition stands unknown."""
    assert draw_status(LINE, "2031-04-14") == (
        PartyStatus("Tarsund", "remains in effect", "2031-04-13", 2, "Tarsund", ()),
        PartyStatus("Valmeria", "ready to resume", "2031-04-12", 1, None, (ConditionStatus(1, "unknown"),)),
    )


def test_past_day_is_replayed() -> None:
    """What happened after the day asked for is not yet known."""
    assert [(one.party, one.status) for one in draw_status(LINE, "2031-04-01")] == [("Valmeria", "suspended")]


def test_order_of_events_does_not_matter() -> None:
    """The statuses are the same whatever order events arrive in."""
    found = {(one.party, one.status) for one in draw_status(LINE)}
    assert {(one.party, one.status) for one in draw_status(LINE[::-1])} == found


def test_condition_is_met_on_resuming() -> None:
    """A side that resumes has had its condition met, unless a verdict says otherwise."""
    events = (*LINE, event("resumed", "2032-02-01", by="Valmeria"))
    assert draw_status(events)[-1].conditions == (ConditionStatus(1, "met"),)
    assert draw_status(events, verdicts={1: "unmet"})[-1].conditions == (ConditionStatus(1, "unmet"),)


def test_meetings_and_undated_events_change_nothing() -> None:
    """A meeting, an event without a date or year, and a doubtful one leave the status as it was."""
    more = (
        event("met", "2031-05-01", by="Valmeria"),
        event("ended", None, by="Valmeria"),
        event("ended", "XXXX-05-01", by="Valmeria"),
        event("ended", "2031-05-01", by="Valmeria", doubt="one side left"),
    )
    assert draw_status((*LINE, *more)) == draw_status(LINE)


def test_doer_before_teller() -> None:
    """An event that one side tells of another is the other's status."""
    events = (event("suspended", "2031-03-12", by="Valmeria", told_by="Tarsund"),)
    assert draw_status(events) == (PartyStatus("Valmeria", "suspended", "2031-03-12", 0, "Tarsund", ()),)
