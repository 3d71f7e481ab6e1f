"""What is asked of the ledger, and the rows it hands out."""

from typing import Final

from onrecord.archive.rows import DocumentRow
from onrecord.model import Entry, Position, Record


class EntryFilters(Record, frozen=True):
    """Facts an entry must have; null and empty ask nothing.

    `entry` is `contact`, `mechanism`, `instrument`, `commitment` or
    `correspondence`; `parties` are codes that all take part; `person` words of
    a name in their order, the last may be its beginning; `words` stand in its
    name. `issue` and `form` ask for a source that has a position on that
    topic, or that form. `from_on` and `to_on` ask for its date or that of one of its events.
    `as_of` leaves out what came later, and tells the status of that day.
    `known_on`: known from documents up to that day. `in_doubt` asks for
    entries in doubt (true), for the ledger proper (false) or both (null).
    """

    entry: str | None = None
    kind: str | None = None
    status: str | None = None
    parties: tuple[str, ...] = ()
    person: str | None = None
    words: str | None = None
    issue: str | None = None
    form: str | None = None
    from_on: str | None = None
    to_on: str | None = None
    as_of: str | None = None
    known_on: str | None = None
    in_doubt: bool | None = False


ANY_ENTRY: Final = EntryFilters()


class Ruled(Record, frozen=True):
    """What people have ruled on entries, by id: those that are `out`, and doubtful ones that are `sure`."""

    out: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()


UNRULED: Final = Ruled()


class EntryRow(Record, frozen=True):
    """An entry in a list; `sources` counts the documents that tell of it.

    `date` is the best of those its sources give. What has no date or status of
    its own has those of its last dated event. `inferred` is a day that is
    printed without its year, with the year that other documents leave.
    """

    id: str
    entry: str
    kind: str
    name: str | None
    status: str | None
    date: str | None
    inferred: str | None
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    doubt: str | None
    sources: int


class EntryOutline(Record, frozen=True):
    """What a picture counts of an entry: its day (with the year inferred, where that is), its kind, its parties."""

    date: str | None
    kind: str
    parties: tuple[str, ...]


class EntryList(Record, frozen=True):
    """One page of entries, the newest first, those without a date last by name; `total` is how many answer."""

    rows: tuple[EntryRow, ...]
    total: int


class Between(Record, frozen=True):
    """What there is between two parties: entries by kind with how many there are, what a picture counts, newest events.

    `events` are of all entries but contacts, in the order of their days.
    """

    lists: dict[str, EntryList]
    contacts: tuple[EntryOutline, ...]
    events: tuple["EventRow", ...]


class Source(Record, frozen=True):
    """One document that tells of an entry: its row, what it says, and the text in which the spans count.

    `day` is the document's day with the year inferred for it, where it is
    printed without one.
    """

    document: DocumentRow
    entry: Entry
    text: str
    day: str | None = None


class EventRow(Record, frozen=True):
    """One dated event of an entry, as one document tells it: `n` is the entry's number there, `m` the event's.

    `inferred` is a day that is printed without its year, with the year that
    other documents leave.
    """

    id: str
    entry: str
    kind: str
    name: str | None
    event: str
    date: str
    inferred: str | None
    by: str | None
    told_by: str | None
    document: str
    n: int
    m: int


class PositionFilters(Record, frozen=True):
    """Facts a position must have; null asks nothing. `kind` is as in the model, `known_on` as for entries."""

    issue: str | None = None
    party: str | None = None
    person: str | None = None
    kind: str | None = None
    from_on: str | None = None
    to_on: str | None = None
    known_on: str | None = None


class PositionRow(Record, frozen=True):
    """A position with the document it stands in, and the words of each of its spans.

    `day` is the document's day with the year inferred for it, where it is
    printed without one.
    """

    document: DocumentRow
    position: Position
    words: tuple[str, ...]
    day: str | None = None


class Taken(Record, frozen=True):
    """How many positions a party takes on an issue, and the last day of one."""

    positions: int
    last_on: str | None


class IssueRow(Record, frozen=True):
    """An issue as the archive knows it: how many statements are on it, how many positions, of whom, from when to when."""

    issue: str
    name: str
    statements: int
    positions: int
    parties: tuple[str, ...]
    first_on: str | None
    last_on: str | None
