"""Markings, and the one gate before every way out of the archive.

What was read from pages is public until somebody marks it; what is made at the
desk is internal until somebody says otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

import msgspec

from onrecord.desk.judgements import Standing
from onrecord.errors import DeskError
from onrecord.model import Record

Marking = Literal["public", "internal", "confidential"]
LEVELS: Final[tuple[Marking, ...]] = get_args(Marking)
"""From the lowest to the highest."""

_CITED: Final = re.compile(r"([0-9a-f]{6,64})(?:[@#].*)?")

MARKING: Final = "marking"
"""The field that a judgement `correct` sets to mark an entry or a document."""


def read_marking(word: str) -> Marking:
    """Return the marking of this name; raise `DeskError` for any other word."""
    for level in LEVELS:
        if word == level:
            return level
    raise DeskError(f"{word!r} is no marking; take one of: {', '.join(LEVELS)}")


def may_leave(marking: Marking, including: Marking = "public") -> bool:
    """Say whether something so marked may leave the archive in an output that includes a level; alone, only public."""
    return LEVELS.index(marking) <= LEVELS.index(including)


def find_marking(standing: Standing | None) -> Marking:
    """Return how a target of the record is marked: public unless a judgement says otherwise.

    A value that is no marking (a judgement of a later version) is confidential:
    what is not understood stays in.
    """
    value = standing.corrections.get(MARKING) if standing else None
    if value is None:
        return "public"
    try:
        return read_marking(msgspec.json.decode(value, type=str))
    except (DeskError, msgspec.DecodeError):
        return "confidential"


class Gate(Record, frozen=True):
    """What an output lets through: everything but `withheld`, the addresses marked above `including`.

    Documents are withheld with all readings of their publication. An output
    asks for every address it is about to write, and leaves out what rests on
    a document that is withheld.
    """

    including: Marking
    withheld: frozenset[str]

    def lets(self, address: str) -> bool:
        """Say whether what has this address may leave.

        `entry:…`, `document:…`, `checklist:…#N`, `group:…`, `letter:…`,
        `proposal:…`, or the citation of words, `DOCUMENT@START-END`. An event
        leaves with its entry, words with their document.
        """
        cited = _CITED.fullmatch(address)
        if cited is not None:
            return f"document:{cited[1]}" not in self.withheld
        thing = address.partition("#")[0]
        if thing in self.withheld:
            return False
        kind, _, rest = thing.partition(":")
        if kind == "event":
            return f"entry:{rest.rpartition(':')[0]}" not in self.withheld
        if kind in {"statement", "date"}:
            return f"document:{rest.rpartition(':')[0]}" not in self.withheld
        if kind == "name":
            return f"document:{rest.split('-')[1] if rest.count('-') > 1 else rest}" not in self.withheld
        return True

    def lets_all(self, addresses: Iterable[str]) -> bool:
        """Say whether all of them may leave: an entry that rests on a withheld document stays with it."""
        return all(self.lets(address) for address in addresses)

    def lets_marked(self, marking: Marking) -> bool:
        """Say whether a thing of the desk so marked may leave."""
        return may_leave(marking, self.including)


def find_withheld(standing: Mapping[str, Standing], including: Marking) -> frozenset[str]:
    """Return the addresses marked above a level."""
    return frozenset(
        target for target, each in standing.items() if not may_leave(find_marking(each), including)
    )
