"""One mention of a contact in a sentence, before it is known who "we" are and how it stands."""

from typing import NamedTuple

from onrecord.ledger.contact_people import Somebody
from onrecord.text.times import FoundTime


class Mention(NamedTuple):
    """What the words `first:after` of a sentence tell of a contact.

    `left` is who held it, `right` with whom, `near` the sides an adjective
    gives ("the Valmerian-Tarsundic talks"). `host` is where a visit went.
    `noun` is the word that tells of it, `is_verb` where that is a verb.
    `side` is of whom are those it names without one: the host of the visit
    "during which" they were met.
    """

    kind: str
    mode: str | None
    first: int
    after: int
    noun: int
    is_verb: bool
    left: tuple[Somebody, ...] = ()
    right: tuple[Somebody, ...] = ()
    near: tuple[str, ...] = ()
    host: Somebody | None = None
    caller: Somebody | None = None
    name: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    time: FoundTime | None = None
    is_definite: bool = False
    is_between: bool = False
    is_placed: bool = False
    is_other: bool = False
    is_internal: bool = False
    is_plural: bool = False
    governed: str | None = None
    side: str | None = None
