"""The face of a candidate entry: what tells it from others, without where it stands and what became of it.

Thousands of pages name one resolution in the same words; as faces they are a
handful, and only faces are compared.
"""

import hashlib
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from onrecord.ledger.contact_told import list_told
from onrecord.model import Commitment, Correspondence, Document, Entry, Position, Record, Span

R = TypeVar("R", bound=Record)

_PLACES: Final[dict[str, Any]] = {
    "n": 0,
    "statement": None,
    "evidence": (),
    "span": None,
    "date_span": None,
    "place_span": None,
    "due_span": None,
    "subject_span": None,
    "told_by": None,
    "events": (),
    "members": (),
}
"""Fields that say where something stands or what became of it, and what they hold in a face."""
_SPANS: Final = frozenset(
    {"span", "date_span", "place_span", "due_span", "subject_span", "what", "condition", "asked"}
)
_NOWHERE: Final[Span] = (0, 0)

_decoder: Final = msgspec.json.Decoder(Entry)
_encoder: Final = msgspec.json.Encoder(order="deterministic")


class Face(NamedTuple):
    """What a candidate is: the entry without places and events, and the words of its fields that are spans.

    `words` has `what`, `condition` and `asked` as printed, where they are
    there, and of a contact without a date when it was told of (`told_on`,
    `beside`). `id` is a digest of both.
    """

    id: str
    entry: Entry
    words: dict[str, str]


def draw_faces(document: Document) -> dict[int, Face]:
    """Return the faces of a document's candidates, positions apart, each under the candidate's place among them."""
    told = {id(contact): words for contact, words in list_told(document)}
    return {
        n: _draw_face(entry, document.text, told.get(id(entry), {}))
        for n, entry in enumerate(document.entries)
        if not isinstance(entry, Position)
    }


def _draw_face(entry: Entry, text: str, told: dict[str, str]) -> Face:
    words = {name: text[span[0] : span[1]] for name, span in _worded(entry)} | told
    bare = _strip(entry)
    if isinstance(entry, Commitment):
        bare = msgspec.structs.replace(bare, what=_NOWHERE)
    return Face(_digest(bare, words), bare, words)


def list_spans(record: Record) -> list[Span]:
    """Return every span of a candidate and its parts, in the order of the fields."""
    found: list[Span] = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "evidence":
            found += value
        elif name in _SPANS and value is not None:
            found.append(value)
        elif name in ("events", "participants", "members"):
            found += [span for part in value for span in list_spans(part)]
    return found


def pack_face(face: Face) -> str:
    """Return a face as one line of JSON."""
    return f"{_encoder.encode(face.words).decode()}\n{_encoder.encode(face.entry).decode()}"


def unpack_face(id_: str, packed: str) -> Face:
    """Undo `pack_face`."""
    words, entry = packed.split("\n", 1)
    return Face(id_, _decoder.decode(entry), msgspec.json.decode(words, type=dict[str, str]))


def _digest(entry: Entry, words: dict[str, str]) -> str:
    told = _encoder.encode(entry) + _encoder.encode(words)
    return hashlib.sha256(told).hexdigest()[:16]


def _worded(entry: Entry) -> list[tuple[str, Span]]:
    """List the fields that are spans of words of their own, not of evidence."""
    found: list[tuple[str, Span | None]] = []
    if isinstance(entry, Commitment):
        found = [("what", entry.what), ("condition", entry.condition)]
    elif isinstance(entry, Correspondence):
        found = [("asked", entry.asked)]
    return [(name, span) for name, span in found if span is not None]


def _strip(record: R) -> R:
    changed: dict[str, Any] = {}
    for name in record.__struct_fields__:
        if name in _PLACES:
            changed[name] = _PLACES[name]
        elif name in ("condition", "asked"):
            changed[name] = None
        elif name == "participants":
            changed[name] = tuple(_strip(part) for part in getattr(record, name))
    return msgspec.structs.replace(record, **changed)
