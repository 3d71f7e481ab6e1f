"""What a listing shows of an entry, drawn from the faces it is made of. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from onrecord.model import Actor, Commitment, Contact, Correspondence, Entry, Instrument, Mechanism
from onrecord.settle.faces import Face
from onrecord.text.bounds import find_bounds

_STATUSES: Final = ("held", "cancelled", "postponed", "planned", "proposed", "possible")
"""Of a contact, the one that settles the others first: held says more than planned."""
_REPLIES: Final = ("refused", "substantive", "partial", "acknowledged", "none")
_LONG: Final = 13
"""Days of the longest talks: "14–15 September" says more than either day, "April" less."""
_VAGUE: Final = 10_000


class Summary(NamedTuple):
    """An entry in one row; `parties` are codes in order, `persons` names as printed."""

    entry: str
    kind: str
    name: str | None
    status: str | None
    date: str | None
    first_day: int | None
    last_day: int | None
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    doubt: str | None


def draw_summary(faces: Sequence[Face]) -> Summary:
    """Return the row of an entry; the same for the same faces in any order.

    An entry is in doubt where every face of it is.
    """
    found = [face.entry for face in sorted(faces, key=lambda face: face.id)]
    sure = [entry for entry in found if entry.doubt is None] or found
    date = _choose_date(sure)
    bounds = find_bounds(date)
    actors = [actor for entry in found for actor in actors_of(entry)]
    doubts = [entry.doubt for entry in found]
    return Summary(
        entry=type(found[0]).__name__.lower(),
        kind=_most(kind_of(entry) for entry in sure) or "",
        name=_choose_name(sure, faces),
        status=_choose_status(sure),
        date=date,
        first_day=bounds and bounds.first,
        last_day=bounds and bounds.last,
        parties=tuple(sorted({party for entry in found for party in parties_of(entry)})),
        persons=tuple(sorted({actor.name for actor in actors if actor.name})),
        doubt=None if None in doubts else doubts[0],
    )


def kind_of(entry: Entry) -> str:
    """Return the kind within the kind: `call`, `memorandum`, `promise`, `non-paper`."""
    return entry.form if isinstance(entry, Correspondence) else entry.kind


def actors_of(entry: Entry) -> list[Actor]:
    """Return everyone whom an entry names as taking part."""
    if isinstance(entry, Contact):
        return [*entry.participants, *([entry.initiator] if entry.initiator else [])]
    if isinstance(entry, Commitment):
        return [actor for actor in (entry.by, entry.to) if actor]
    if isinstance(entry, Correspondence):
        return [actor for actor in (entry.sender, entry.to) if actor]
    return []


def parties_of(entry: Entry) -> set[str]:
    """Return the codes of the parties that an entry concerns."""
    named = {actor.party for actor in actors_of(entry) if actor.party}
    if isinstance(entry, Contact | Mechanism | Instrument):
        named |= set(entry.parties)
    return named


def date_of(entry: Entry) -> str | None:
    """Return the day an entry counts under."""
    if isinstance(entry, Contact):
        return entry.date
    if isinstance(entry, Commitment):
        return entry.made_on
    if isinstance(entry, Correspondence):
        return entry.delivered_on or entry.written_on or entry.disclosed_on
    if isinstance(entry, Instrument):
        return entry.dated
    return None


def _choose_date(found: Sequence[Entry]) -> str | None:
    """Return the range that holds all days given, else the date most faces give, the most exact first."""
    dates = Counter(date for entry in found if (date := date_of(entry)))
    for date in sorted(dates):
        if "/" in date and _width(date) <= _LONG and all(_holds(date, other) for other in dates):
            return date
    return min(dates, key=lambda date: (_width(date), -dates[date], date), default=None)


def _holds(outer: str, inner: str) -> bool:
    whole, part = find_bounds(outer), find_bounds(inner)
    return whole is not None and part is not None and whole.first <= part.first <= part.last <= whole.last


def _width(date: str) -> int:
    bounds = find_bounds(date)
    return bounds.last - bounds.first if bounds else _VAGUE


def _choose_name(found: Sequence[Entry], faces: Sequence[Face]) -> str | None:
    """Return the longest name of an entry, or the words of what it asks."""
    if isinstance(found[0], Commitment):
        return min((face.words.get("what", "") for face in faces), key=lambda words: (-len(words), words))
    names = [name for entry in found if (name := name_of(entry))]
    return min(names, key=lambda name: (-len(name), name), default=None)


def name_of(entry: Entry) -> str | None:
    """Return the name an entry goes by, where it has one of its own."""
    if isinstance(entry, Correspondence):
        return entry.subject
    return entry.name if isinstance(entry, Contact | Mechanism | Instrument) else None


def _choose_status(found: Sequence[Entry]) -> str | None:
    given: set[str] = {entry.status for entry in found if isinstance(entry, Contact)}
    given |= {entry.reply for entry in found if isinstance(entry, Correspondence)}
    return next((status for status in (*_STATUSES, *_REPLIES) if status in given), None)


def _most(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
