"""The cues of events: each row's examples give its event, its counter-examples none."""

import re

import pytest

from onrecord.ledger.lifecycle_read import read_lifecycles
from onrecord.ledger.lifecycle_words import CUES
from onrecord.ledger.scene import Scene
from onrecord.model import Document

MARKS = re.compile(r"[{}<>]")
EXAMPLES = [(row["event"], text) for row in CUES for text in row["examples"]]
COUNTER_EXAMPLES = [(row["event"], text) for row in CUES for text in row["counter_examples"]]


def read_events(text: str) -> set[str]:
    """Give the words for all events that a text tells, after a line that names both states."""
    document = Document(
        id="1", kind="main", title=None, title_span=None, form=None, publisher=None, language="en", retrieved_on=None,
        posted_on=None, published_on=None, event_on=None, dates=(), place=None, outlets=(), speakers=(),
        counterparts=(), text=f"Valmeria and Tarsund are Valmerian and Tarsundic.\n{MARKS.sub('', text)}", text_map=(),
    )  # fmt: skip
    return {event.event for entry in read_lifecycles(Scene(document)) for event in entry.events}


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
