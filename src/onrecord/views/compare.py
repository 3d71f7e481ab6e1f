"""Positions of two sides on one issue, side by side, and what the texts themselves say of agreement or difference."""

from typing import Final, NamedTuple, get_args

import msgspec

from onrecord.archive import Archive, PositionFilters, PositionRow
from onrecord.errors import QueryError
from onrecord.ledger.issues import DEFAULT
from onrecord.model import Actor, Record
from onrecord.model.ledger import PositionKind
from onrecord.text.years import put_year
from onrecord.views.steps import Quote


class Said(Record, frozen=True):
    """One position: whose, when, in which words; `inferred` is its day where that is printed without a year."""

    kind: str
    by: Actor | None
    on: str | None
    quotes: tuple[Quote, ...]
    doubt: str | None
    inferred: str | None = None


class Side(Record, frozen=True):
    """What one party says on the issue, in the order of the days."""

    party: str
    said: tuple[Said, ...]


class Comparison(Record, frozen=True):
    """An issue between sides; `between` is what somebody says of the sides' agreement or difference."""

    issue: str
    name: str
    sides: tuple[Side, ...]
    between: tuple[Said, ...]


class Days(NamedTuple):
    """Which positions count: said from a day to a day, known on a day; null asks nothing."""

    from_on: str | None = None
    to_on: str | None = None
    known_on: str | None = None


ANY_DAY = Days()
_BETWEEN: Final = [kind for kind in get_args(PositionKind) if kind != "position"]


def compare(
    archive: Archive,
    issue: str,
    parties: tuple[str, ...],
    days: Days = ANY_DAY,
    *,
    most: int = 2_000,
) -> Comparison:
    """Return the positions of each party on an issue, side by side: the newest `most` of each, in their order.

    `issue` is the id of a topic or words of its name. Raises `QueryError` for
    an unknown issue, naming those of which there are positions.
    """
    ledger = archive.ledger()
    topic = find_issue(archive, issue)
    asked = PositionFilters(issue=topic, from_on=days.from_on, to_on=days.to_on, known_on=days.known_on)

    def find(**of: str) -> list[PositionRow]:
        return ledger.positions(msgspec.structs.replace(asked, **of), limit=most, newest=True)

    sides = [Side(party, tuple(map(_said, find(party=party, kind="position")))) for party in parties]
    between = [row for kind in _BETWEEN for row in find(kind=kind)]
    is_about = [
        row for row in between if not row.position.parties or set(row.position.parties) & set(parties)
    ]
    told = sorted(map(_said, is_about), key=lambda said: said.inferred or said.on or "")
    return Comparison(topic, name_issue(topic, archive), tuple(sides), tuple(told))


def find_issue(archive: Archive, words: str) -> str:
    """Return the id of the one issue with this id or these words in its name; raise `QueryError` for none or several."""
    asked = words.strip().casefold()
    if archive.ledger().has_issue(asked):
        return asked
    rows = archive.ledger().issues(PositionFilters())
    known = [row.issue for row in rows]
    found = [row.issue for row in rows if asked in row.name.casefold() or asked in row.issue]
    if len(found) == 1:
        return found[0]
    some = ", ".join((found or known)[:12])
    what = "is more than one issue" if found else "is no issue of this archive"
    raise QueryError(f"{words!r} {what}; give one of: {some or 'none yet'}")


def name_issue(issue: str, archive: Archive | None = None) -> str:
    """Return the name of a topic by its id, an archive's own where it is given; of one that is unknown, its id in words."""
    return (archive.topics() if archive else DEFAULT).name(issue)


def _said(row: PositionRow) -> Said:
    position, document = row.position, row.document
    day = row.day or document.published_on or document.posted_on or document.event_on
    on = position.on
    inferred = put_year(on, row.day) if on and on.startswith("XXXX") and row.day else None
    quotes = tuple(
        Quote(document.id, span, words, day) for span, words in zip(position.evidence, row.words, strict=True)
    )
    return Said(position.kind, position.by, on, quotes, position.doubt, inferred)
