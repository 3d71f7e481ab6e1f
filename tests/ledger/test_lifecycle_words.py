"""The cues of events: each row's examples give its event, its counter-examples none."""

import re

import pytest
from lifecycle_texts import SIDES, tell

from onrecord.ledger.lifecycle_words import CUES

MARKS = re.compile(r"[{}<>]")
EXAMPLES = [(row["event"], text) for row in CUES for text in row["examples"]]
COUNTER_EXAMPLES = [(row["event"], text) for row in CUES for text in row["counter_examples"]]


def read_events(text: str) -> set[str]:
    """Give the words for all events that a text tells, after a line that names both states."""
    return {event for event, _ in tell(SIDES + MARKS.sub("", text))}


@pytest.mark.parametrize(("event", "text"), EXAMPLES)
def test_examples(event: str, text: str) -> None:
    """A row's example tells of the row's event."""
    assert event in read_events(text)


@pytest.mark.parametrize(("event", "text"), COUNTER_EXAMPLES)
def test_counter_examples(event: str, text: str) -> None:
    """What is denied, asked, wished or only possible is no event."""
    assert event not in read_events(text)


def test_every_row_has_both() -> None:
    """No row of the table is without an example and a counter-example."""
    assert all(row["examples"] and row["counter_examples"] for row in CUES)
