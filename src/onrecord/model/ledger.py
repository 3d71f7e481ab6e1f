"""What one document says of the ledger: candidate entries, each with the words it rests on.

A candidate is one document's view. `settle` joins the candidates of many
documents to entries. Spans count in `Document.text`; dates are EDTF; absent is
null. `doubt` is null where the reader is sure, else the sentence that says
why the candidate belongs to the review queue and not to the ledger proper.
"""

from typing import Literal

from onrecord.model.base import Actor, Record, Span

DateBasis = Literal["explicit", "resolved_from_document_date", "resolved_from_context", "not_stated"]
ContactKind = Literal["meeting", "talks", "call", "visit", "consultation", "conference", "message"]
ContactStatus = Literal["held", "planned", "proposed", "possible", "postponed", "cancelled"]
CommitmentKind = Literal["promise", "offer", "request", "condition", "refusal"]
PositionKind = Literal["position", "agreement", "difference", "unchanged"]
KnownBy = Literal["public", "acknowledged", "reported", "leaked"]
Reply = Literal["none", "acknowledged", "partial", "substantive", "refused"]


class Participant(Actor, frozen=True):
    """Who took part: an actor, the side as printed, and the words that name them here."""

    side: str | None = None
    span: Span | None = None


class Event(Record, frozen=True):
    """One dated step in an entry's life, in the field's word for it (`suspended`, `ready to resume`).

    `date` is that of the act, `effective_on` of its effect. `told_by` is the
    one in whose words it stands (null: the document's own voice) and
    `statement` their number. `condition` is the span of the words that make
    it conditional.
    """

    event: str
    date: str | None
    date_basis: DateBasis
    by: Actor | None
    to: Actor | None
    told_by: Actor | None
    statement: int | None
    condition: Span | None
    evidence: tuple[Span, ...]
    effective_on: str | None = None
    doubt: str | None = None


class Contact(Record, frozen=True, tag_field="entry", tag="contact"):
    """A meeting, talks, call, visit, consultation, conference or message between named parties.

    `mode` is `in person`, `phone`, `video`, `written` or null; `name` is a
    proper name ("G20 summit"). `parties` are the codes of all sides, also of
    those for whom no person is named.
    """

    n: int
    kind: ContactKind
    mode: str | None
    name: str | None
    participants: tuple[Participant, ...]
    parties: tuple[str, ...]
    initiator: Actor | None
    date: str | None
    date_basis: DateBasis
    date_span: Span | None
    place: str | None
    place_span: Span | None
    status: ContactStatus
    told_by: Actor | None
    statement: int | None
    evidence: tuple[Span, ...]
    doubt: str | None = None


class Mechanism(Record, frozen=True, tag_field="entry", tag="mechanism"):
    """A standing way of working: working group, commission, special representatives, hotline, format.

    `key` is the name folded to what tells it from others of its parties;
    settle joins by it. `members` is the composition as this document gives it.
    """

    n: int
    kind: str
    name: str
    key: str
    parties: tuple[str, ...]
    members: tuple[Participant, ...]
    events: tuple[Event, ...]
    evidence: tuple[Span, ...]
    doubt: str | None = None


class Instrument(Record, frozen=True, tag_field="entry", tag="instrument"):
    """A text that binds or records: agreement, memorandum, resolution, joint statement, concept paper.

    `number` is as printed ("2254"); `dated` the date that is part of its name.
    """

    n: int
    kind: str
    name: str
    key: str
    number: str | None
    dated: str | None
    parties: tuple[str, ...]
    events: tuple[Event, ...]
    evidence: tuple[Span, ...]
    doubt: str | None = None


class Commitment(Record, frozen=True, tag_field="entry", tag="commitment"):
    """A promise, offer, request, condition or refusal: by whom, to whom, to do what, by when, if what.

    `what`, `due_span` and `condition` are spans; `statement` is the number of the
    statement it comes from, null for the document's own voice. `made_on` is when.
    """

    n: int
    kind: CommitmentKind
    by: Actor | None
    to: Actor | None
    what: Span
    due: str | None
    due_span: Span | None
    condition: Span | None
    made_on: str | None
    date_basis: DateBasis
    statement: int | None
    evidence: tuple[Span, ...]
    doubt: str | None = None


class Correspondence(Record, frozen=True, tag_field="entry", tag="correspondence", rename={"sender": "from"}):
    """A note, non-paper, letter, démarche or request for clarification, with what is known of its reply.

    `formality` runs from 1 (public statement addressed to the other side) to 8
    (treaty text). `reference` is its number, else `reference_reason` says why
    there is none. `known_by` is how its existence is known.
    """

    n: int
    form: str
    formality: int
    sender: Actor | None
    to: Actor | None
    reference: str | None
    reference_reason: str | None
    subject: str | None
    subject_span: Span | None
    asked: Span | None
    written_on: str | None
    delivered_on: str | None
    disclosed_on: str | None
    known_by: KnownBy
    reply: Reply
    reply_form: str | None
    reply_on: str | None
    reply_due: str | None
    events: tuple[Event, ...]
    told_by: Actor | None
    statement: int | None
    evidence: tuple[Span, ...]
    doubt: str | None = None


class Position(Record, frozen=True, tag_field="entry", tag="position"):
    """What one side says on an issue, or what the text itself says of the sides' agreement or difference.

    `issue` is the id of a topic. `by` is whose position; for an `agreement`,
    `difference` or `unchanged` it is who says so, and `parties` the sides meant.
    """

    n: int
    kind: PositionKind
    issue: str
    by: Actor | None
    parties: tuple[str, ...]
    on: str | None
    statement: int | None
    evidence: tuple[Span, ...]
    doubt: str | None = None


Entry = Contact | Mechanism | Instrument | Commitment | Correspondence | Position
"""Every candidate, told apart in JSON by its field `entry`."""
