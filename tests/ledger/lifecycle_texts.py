"""Documents of invented states, made for the tests of mechanisms and instruments."""

import msgspec

from onrecord.ledger.lifecycle_read import read_lifecycles
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Document, Instrument, Mechanism, Statement

SIDES = "Valmeria and Tarsund agree on little, say Valmerian and Tarsundic sources.\n"
"""A line from which the text knows both states, of which no table has heard."""


def make_document(text: str, **more: object) -> Document:
    """Make a document of a text, without a title."""
    bare = Document(
        id="1", kind="main", title=None, title_span=None, form=None, publisher=None, language="en", retrieved_on=None,
        posted_on=None, published_on=None, event_on=None, dates=(), place=None, outlets=(), speakers=(),
        counterparts=(), text=text, text_map=(),
    )  # fmt: skip
    return msgspec.structs.replace(bare, **more)


def say(text: str, words: str, speaker: Actor, n: int = 0) -> Statement:
    """Make a statement of words of a text."""
    start = text.index(words)
    return Statement(
        n=n, turn=None, mode="indirect", content=((start, start + len(words)),), cue=(), source=(), speaker=speaker,
        speaker_guess=None, reason="made", act="STATEMENT", act_mode=None, target=None, polarity="positive",
        time="present", modality="asserted", issues=(), rule="made", confidence=1.0, act_reason="made",
    )  # fmt: skip


def read(text: str, **more: object) -> list[Mechanism | Instrument]:
    """Read what a text tells of mechanisms and instruments."""
    return list(read_lifecycles(Scene(make_document(text, **more))))


def tell(text: str, **more: object) -> list[tuple[str, str | None]]:
    """Give the events that a text tells, each with its date."""
    return [(event.event, event.date) for entry in read(text, **more) for event in entry.events]
