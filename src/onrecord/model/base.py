"""What every noun is made of: the base, spans, and actors."""

from typing import Literal

import msgspec

Span = tuple[int, int]
DecidedBy = Literal[
    "label", "title", "byline", "order", "quotation", "name", "tenure", "pronoun", "epithet", "judgement"
]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The base of every noun: immutable, compared by value, one codec to JSON."""


class Actor(Record, frozen=True):
    """Who speaks or is spoken to: a person, or a body that speaks as one.

    `name` is null for a body; `party` is ISO 3166-1 alpha-3 for a state, the
    usual acronym or the name for an organisation; `decided_by` says what on
    the page gave the reading.
    """

    name: str | None = None
    person_id: str | None = None
    post: str | None = None
    party: str | None = None
    decided_by: DecidedBy | None = None
