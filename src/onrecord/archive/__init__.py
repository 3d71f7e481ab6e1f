"""The archive: one file that holds snapshots, the record and, later, judgements.

Nothing outside this package speaks SQL. `open_archive` opens one; `rows` has
what it hands out, `terms` what it can be asked.

The names are imported when first used (PEP 562): the processes that read pages for an
archive, `onrecord.archive.worker`, start in a fifth less time without the database.
"""

from typing import TYPE_CHECKING

from onrecord.homes import find_homes

if TYPE_CHECKING:
    from onrecord.archive.ledger import Ledger
    from onrecord.archive.ledger_rows import (
        EntryFilters,
        EntryList,
        EntryRow,
        EventRow,
        IssueRow,
        PositionFilters,
        PositionRow,
        Ruled,
        Source,
    )
    from onrecord.archive.rows import (
        Added,
        DocumentRow,
        Failure,
        Hit,
        Problem,
        Rebuilt,
        SearchPage,
        Sighting,
        Snippet,
    )
    from onrecord.archive.store import Archive, open_archive
    from onrecord.archive.terms import NO_FILTERS, All, AnyOf, Filters, Near, Not, Phrase, Query

__all__ = [
    "NO_FILTERS",
    "Added",
    "All",
    "AnyOf",
    "Archive",
    "DocumentRow",
    "EntryFilters",
    "EntryList",
    "EntryRow",
    "EventRow",
    "Failure",
    "Filters",
    "Hit",
    "IssueRow",
    "Ledger",
    "Near",
    "Not",
    "Phrase",
    "PositionFilters",
    "PositionRow",
    "Problem",
    "Query",
    "Rebuilt",
    "Ruled",
    "SearchPage",
    "Sighting",
    "Snippet",
    "Source",
    "open_archive",
]

_HOMES = {
    name: home
    for home, names in {
        "onrecord.archive.ledger": ("Ledger",),
        "onrecord.archive.ledger_rows": (
            "EntryFilters",
            "EntryList",
            "EntryRow",
            "EventRow",
            "IssueRow",
            "PositionFilters",
            "PositionRow",
            "Ruled",
            "Source",
        ),
        "onrecord.archive.rows": (
            "Added",
            "DocumentRow",
            "Failure",
            "Hit",
            "Problem",
            "Rebuilt",
            "SearchPage",
            "Sighting",
            "Snippet",
        ),
        "onrecord.archive.store": (
            "Archive",
            "open_archive",
        ),
        "onrecord.archive.terms": (
            "NO_FILTERS",
            "All",
            "AnyOf",
            "Filters",
            "Near",
            "Not",
            "Phrase",
            "Query",
        ),
    }.items()
    for name in names
}

__getattr__, __dir__ = find_homes(__name__, _HOMES)
