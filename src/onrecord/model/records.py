"""The nouns of the record: frozen, slotted, and nothing but values.

Offsets are Python character offsets, spans half-open `(start, end)`. Every
span of a document counts in `Document.text`, except where a field says that
it counts in the page (`page_span`). Dates are EDTF (ISO 8601-2) strings.
Absent is `None`, never a guess.
"""

from typing import Literal

from onrecord.model.base import Actor, Record, Span
from onrecord.model.ledger import Entry

MapRow = tuple[int, int, int]

DocumentKind = Literal["main", "teaser"]
DateKind = Literal["retrieved", "posted", "published", "event"]
DateOrigin = Literal["page", "markup", "call"]
Role = Literal["question", "answer", "remarks", "narration"]
StatementMode = Literal["floor", "direct", "indirect", "mixed"]


class Turn(Record, frozen=True):
    """One speaker holding the floor.

    `text_span` runs from the first character after the label (and its
    spaces) to the last before the next floor. `label` and `label_span` are
    null where the floor passed without one (an answer after `Q.`).
    """

    n: int
    role: Role
    label: str | None
    label_span: Span | None
    speaker: Actor | None
    spoken_language: str | None
    text_span: Span


class Statement(Record, frozen=True):
    """Something said by someone, with the spans of every part of it.

    `content` may be in several pieces; `speaker` is decided, `speaker_guess`
    is not, and `reason` says why in a sentence; `act_reason` says it of the
    speech act. `others` say the same words together with the speaker, who is
    the first of several that the source names. `target` is whom the words
    between cue and content address.
    """

    n: int
    turn: int | None
    mode: StatementMode
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Actor | None
    speaker_guess: Actor | None
    reason: str
    act: str
    act_mode: str | None
    target: str | None
    polarity: Literal["positive", "negative"]
    time: Literal["past", "present", "future"]
    modality: Literal["asserted", "hypothetical", "conditional"]
    issues: tuple[str, ...]
    rule: str
    confidence: float
    act_reason: str
    others: tuple[Actor, ...] = ()


class DocumentDate(Record, frozen=True):
    """One date of a document with the words that give it.

    `value` is EDTF; `printed` the words as printed. `origin` says where they
    stand: `page` (then `page_span` opens them in `Page.text`), `markup` (an
    attribute of the HTML, named by `where`; `page_span` is null) or `call`
    (given to `read` by the caller, who fetched the page).
    """

    kind: DateKind
    value: str
    printed: str
    origin: DateOrigin
    page_span: Span | None
    where: str | None = None


class Document(Record, frozen=True):
    """One publication as one page shows it: the main one, or a teaser of another.

    `text` is cut from the page: the title, then its paragraphs. `text_map`
    rows `(start, page_start, length)` are the way back. `dates` holds the
    evidence for the four `_on` fields, which repeat its values.
    """

    id: str
    kind: DocumentKind
    title: str | None
    title_span: Span | None
    form: str | None
    publisher: str | None
    language: str | None
    retrieved_on: str | None
    posted_on: str | None
    published_on: str | None
    event_on: str | None
    dates: tuple[DocumentDate, ...]
    place: str | None
    outlets: tuple[str, ...]
    speakers: tuple[Actor, ...]
    counterparts: tuple[Actor, ...]
    text: str
    text_map: tuple[MapRow, ...]
    turns: tuple[Turn, ...] = ()
    statements: tuple[Statement, ...] = ()
    entries: tuple[Entry, ...] = ()


class Snapshot(Record, frozen=True):
    """Bytes as received: their digest, and what was known on receiving them.

    `charset` is the one chosen, `charset_evidence` the sentence that says why.
    """

    sha256: str
    url: str | None
    media_type: str
    retrieved_at: str | None
    charset: str | None = None
    charset_evidence: str | None = None


class Page(Record, frozen=True):
    """What a snapshot shows: its whole text, one main document, and teasers.

    `text` is everything, furniture included: for text the decoded input
    itself, for HTML its lines. `document` is null on a page that only lists.
    """

    snapshot: Snapshot
    text: str
    document: Document | None
    teasers: tuple[Document, ...]
