"""The nouns of the record, and their one codec. Imports nothing of ours."""

from onrecord.model.base import Actor, DecidedBy, Record, Span
from onrecord.model.codec import from_json, to_json
from onrecord.model.ledger import (
    Commitment,
    Contact,
    Correspondence,
    Entry,
    Event,
    Instrument,
    Mechanism,
    Participant,
    Position,
)
from onrecord.model.records import (
    DateKind,
    DateOrigin,
    Document,
    DocumentDate,
    DocumentKind,
    MapRow,
    Page,
    Role,
    Snapshot,
    Statement,
    StatementMode,
    Turn,
)

__all__ = [
    "Actor",
    "Commitment",
    "Contact",
    "Correspondence",
    "DateKind",
    "DateOrigin",
    "DecidedBy",
    "Document",
    "DocumentDate",
    "DocumentKind",
    "Entry",
    "Event",
    "Instrument",
    "MapRow",
    "Mechanism",
    "Page",
    "Participant",
    "Position",
    "Record",
    "Role",
    "Snapshot",
    "Span",
    "Statement",
    "StatementMode",
    "Turn",
    "from_json",
    "to_json",
]
