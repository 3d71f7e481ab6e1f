"""What an archive hands out of people: plain rows."""

from onrecord.model import Record, Span
from onrecord.people.judgements import State


class Imported(Record, frozen=True):
    """What became of an imported file: tenures new, known, and gone since it was last imported; persons in it."""

    source: str
    new: int
    known: int
    gone: int
    persons: int


class MentionRow(Record, frozen=True):
    """A mention in a document and who is meant: a person's id or null, how sure, and why.

    `id` is what a judgement is on (`name:<id>`); `words` are a label's or an
    epithet's where they are not the name.
    """

    id: str
    document: str
    span: Span
    name: str | None
    post: str | None
    party: str | None
    words: str | None
    person_id: str | None
    state: State
    reason: str


class InferredYear(Record, frozen=True):
    """A day printed without a year, the day with the year that all evidence leaves, and why."""

    kind: str
    printed: str
    value: str
    reason: str
