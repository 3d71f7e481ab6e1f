"""One mechanism or instrument of a document while its phrases are gathered."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from onrecord.ledger.lifecycle_event import in_order
from onrecord.ledger.mechanism_match import same_instrument, same_mechanism
from onrecord.ledger.mechanisms_heads import Head
from onrecord.ledger.mechanisms_key import make_key, read_key
from onrecord.ledger.mechanisms_phrase import Sight
from onrecord.model import Event, Instrument, Mechanism, Participant, Span

_YEAR: Final = 4


class Thing:
    """One mechanism or instrument of a document while its phrases are gathered."""

    def __init__(self, sight: Sight, parties: tuple[str, ...]) -> None:
        self.head: Head = sight.head
        self.name = sight.name
        self.is_proper = sight.has_capital
        self.is_placed = bool(sight.proper) or "nderstanding" in sight.name
        self.parties = parties
        self.number = sight.number
        self.dated = sight.dated
        self.spans: list[Span] = [sight.span]
        self.events: list[Event] = []
        self.members: tuple[Participant, ...] = ()
        self.doubt: str | None = None

    @property
    def family(self) -> str:
        """Its sort and the family of its noun, to look it up by."""
        return f"{self.head.sort} {self.head.family}"

    @property
    def is_shared(self) -> bool:
        """Whether anything tells that it is of several parties: a memorandum of which nothing does is one office's."""
        is_inner = (
            self.head.family == "memorandum" and not self.parties and not self.events and not self.dated
        )
        return not (is_inner and not self.is_placed)

    @property
    def sketch(self) -> Mechanism | Instrument:
        """The candidate as far as it is compared with others: without events, members and evidence."""
        return _sketch(self.head, self.name, tuple(sorted(self.parties)), self.number, self.dated)

    def take(self, sight: Sight, parties: tuple[str, ...]) -> None:
        """Take one more phrase in; of two names the one that says more is kept."""
        self.spans.append(sight.span)
        if len(parties) > len(self.parties):
            self.parties = parties
        self.dated = self.dated or sight.dated
        self.is_placed = self.is_placed or bool(sight.proper)
        self.number = self.number or sight.number
        if _says_more(sight, self):
            self.name, self.is_proper, self.head = sight.name, sight.has_capital, sight.head

    def add_members(self, members: Iterable[Participant]) -> None:
        """Take in members, each once."""
        known = {one.name for one in self.members}
        self.members += tuple(one for one in members if one.name not in known)

    def draw(self) -> Mechanism | Instrument:
        """Return the candidate."""
        sketch, events, evidence = self.sketch, _without_repeats(self.events), in_order(self.spans)
        if isinstance(sketch, Mechanism):
            return msgspec.structs.replace(
                sketch, members=self.members, events=events, evidence=evidence, doubt=self.doubt
            )
        return msgspec.structs.replace(sketch, events=events, evidence=evidence, doubt=self.doubt)


@lru_cache(maxsize=1024)
def _sketch(
    head: Head, name: str, parties: tuple[str, ...], number: str | None, dated: str | None
) -> Mechanism | Instrument:
    """Return a candidate of these facts; a document asks for the same one with every phrase it looks at."""
    key = make_key(head.family, name, parties, number)
    if head.sort == "mechanism":
        return Mechanism(0, head.kind, name, key, parties, (), (), ())
    return Instrument(0, head.kind, name, key, number, dated, parties, (), ())


def is_same(thing: Thing, one: Thing) -> bool:
    """Say whether a new phrase's thing is one already found."""
    known, new = thing.sketch, one.sketch
    if _is_part(thing, one):
        return True
    if known.key == new.key and _may_join(thing, one):
        return True
    if isinstance(known, Instrument) and isinstance(new, Instrument):
        return same_instrument(known, new) is not None
    if isinstance(known, Mechanism) and isinstance(new, Mechanism):
        return same_mechanism(known, new) is not None or _is_one_line(thing, one)
    return False


def _is_part(thing: Thing, one: Thing) -> bool:
    """Say whether one name of a document is the other with words left out: "the LA Declaration on Migration"."""
    known, new = read_key(thing.sketch.key).stems, read_key(one.sketch.key).stems
    if thing.family != one.family or thing.number != one.number or not known or not new:
        return False
    fits = not (thing.dated and one.dated) or thing.dated[:_YEAR] == one.dated[:_YEAR]
    return fits and (known <= new or new <= known) and _may_join(thing, one)


def _may_join(thing: Thing, one: Thing) -> bool:
    """Say whether equal keys are enough within a document: not where parties or dates differ."""
    if not read_key(thing.sketch.key).stems and not thing.number:
        return not thing.parties or not one.parties or set(thing.parties) == set(one.parties)
    return not thing.parties or not one.parties or bool(set(thing.parties) & set(one.parties))


def _is_one_line(thing: Thing, one: Thing) -> bool:
    """Say whether two phrases of one document mean its one hotline: the same parties, and at most one proper name."""
    is_line = thing.head.family == one.head.family == "line"
    return (
        is_line
        and not (thing.is_proper and one.is_proper)
        and (not one.parties or thing.parties == one.parties)
    )


def _says_more(sight: Sight, thing: Thing) -> bool:
    """Say whether a phrase is a better name: proper before plain, an agreement before a deal, then the longer."""
    return (sight.has_capital, sight.head.needs != "parties", len(sight.name)) > (
        thing.is_proper,
        thing.head.needs != "parties",
        len(thing.name),
    )


def _without_repeats(events: Sequence[Event]) -> tuple[Event, ...]:
    """Leave out events told twice of the same words."""
    found: dict[tuple[str, str | None, int], Event] = {}
    for event in events:
        # A title that says of itself when it was agreed tells it once.
        key = (
            event.event,
            event.date,
            -1 if event.statement is None and event.evidence[0][0] == 0 else event.evidence[0][0],
        )
        found.setdefault(key, event)
    return tuple(found.values())
