"""Who took part in a contact, and what of it the document has told so far."""

from typing import NamedTuple

from onrecord.model import Actor
from onrecord.model.ledger import Participant

PAIR = 2
_REACH = 900  # characters back to those who met last
_NEAR = 400  # characters back from which it is plain whom "their talks" means


class Sides(NamedTuple):
    """Those who took part, persons and bodies first named first, and the codes of all sides.

    `is_implied` where one side is there by the speaker's words alone; `caller` is who called;
    `is_far` where who took part is known only from words far before.
    """

    people: tuple[Participant, ...] = ()
    parties: tuple[str, ...] = ()
    is_implied: bool = False
    caller: Actor | None = None
    is_far: bool = False


class Memory:
    """What the document has told so far: who meets in it, and who met last in the text and where that was told."""

    def __init__(self) -> None:
        self._main = Sides()
        self._last = Sides()
        self._at = -_REACH

    def keep(self, sides: Sides, at: int, *, is_main: bool) -> None:
        """Remember who met, told at an offset of the text; `is_main` where the document is about it."""
        persons = tuple(one for one in sides.people if one.name)[:PAIR]
        parties = sides.parties if len(sides.parties) >= PAIR else ()
        pair = persons if len(persons) == PAIR else ()
        if not (pair or parties):
            return
        if not pair and {one.party for one in self._last.people} <= set(parties):
            pair = self._last.people  # the visit of one of them is theirs too
        kept = Sides(pair, parties)
        if is_main and not (self._main.people or self._main.parties):
            self._main = kept
        self._last, self._at = kept, at

    def recall(self, at: int) -> Sides:
        """Return the two persons and the sides that words at an offset lead back to; those of the document where none stand near."""
        if at - self._at > _REACH:
            return self._main._replace(is_far=at > _REACH)
        return self._last._replace(is_far=at - self._at > _NEAR)
