"""The nouns of the record, and their one codec. Imports nothing of ours."""

from onrecord.model.codec import from_json, to_json
from onrecord.model.records import (
    Actor,
    DateKind,
    DateOrigin,
    DecidedBy,
    Document,
    DocumentDate,
    DocumentKind,
    MapRow,
    Page,
    Record,
    Role,
    Snapshot,
    Span,
    Statement,
    StatementMode,
    Turn,
)

__all__ = [
    "Actor",
    "DateKind",
    "DateOrigin",
    "DecidedBy",
    "Document",
    "DocumentDate",
    "DocumentKind",
    "MapRow",
    "Page",
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
