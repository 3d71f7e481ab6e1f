"""On Record: who said what to whom, when, in their exact words.

The public names, each imported from its room when first used (PEP 562), so that `import onrecord` and the
command line start in milliseconds:

    page = onrecord.read(data, media_type="text/html", url=url)
    with onrecord.open_archive("record.onrecord", create=True) as archive:
        for source in onrecord.read_sources(["pages/"]):
            archive.add(source)
        found = archive.search("hotline")
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.archive import Archive, Filters, Query, SearchPage, open_archive
    from onrecord.errors import (
        ArchiveError,
        BinaryInput,
        BrokenEvidence,
        EmptyInput,
        InputError,
        InputTooLarge,
        OnRecordError,
        QueryError,
        SourceError,
        UnknownId,
        UnsupportedMedia,
    )
    from onrecord.exports import export
    from onrecord.exports.citation import cite
    from onrecord.model import (
        Actor,
        Document,
        DocumentDate,
        Page,
        Snapshot,
        Span,
        Statement,
        Turn,
        from_json,
        to_json,
    )
    from onrecord.pipeline import read
    from onrecord.sources import Source, SourceFailure, read_sources

_ERRORS = (
    "ArchiveError",
    "BinaryInput",
    "BrokenEvidence",
    "EmptyInput",
    "InputError",
    "InputTooLarge",
    "OnRecordError",
    "QueryError",
    "SourceError",
    "UnknownId",
    "UnsupportedMedia",
)
_NOUNS = (
    "Actor",
    "Document",
    "DocumentDate",
    "Page",
    "Snapshot",
    "Span",
    "Statement",
    "Turn",
    "from_json",
    "to_json",
)
_HOMES = (
    dict.fromkeys(_ERRORS, "onrecord.errors")
    | dict.fromkeys(_NOUNS, "onrecord.model")
    | dict.fromkeys(("Archive", "Filters", "Query", "SearchPage", "open_archive"), "onrecord.archive")
    | dict.fromkeys(("Source", "SourceFailure", "read_sources"), "onrecord.sources")
    | {"read": "onrecord.pipeline", "export": "onrecord.exports", "cite": "onrecord.exports.citation"}
)

__all__ = [
    "Actor",
    "Archive",
    "ArchiveError",
    "BinaryInput",
    "BrokenEvidence",
    "Document",
    "DocumentDate",
    "EmptyInput",
    "Filters",
    "InputError",
    "InputTooLarge",
    "OnRecordError",
    "Page",
    "Query",
    "QueryError",
    "SearchPage",
    "Snapshot",
    "Source",
    "SourceError",
    "SourceFailure",
    "Span",
    "Statement",
    "Turn",
    "UnknownId",
    "UnsupportedMedia",
    "cite",
    "export",
    "from_json",
    "open_archive",
    "read",
    "read_sources",
    "to_json",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
