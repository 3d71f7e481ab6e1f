"""Who is in a document: people by surname with the most that is told of them, its sides, and in whose name it speaks."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from onrecord.actors.printed import PrintedParty
from onrecord.model import Actor, Document
from onrecord.publishers.facts import read_publisher

_OFFICIAL: Final = frozenset(
    {"embassy", "foreign ministry", "head of state", "government", "parliament", "mission"}
)
_CODE: Final = re.compile(r"[A-Z]{2,5}$")
_PAIR: Final = 2
_SHORTEST: Final = 4  # letters of an unknown party's name that is looked for as printed


class Company(NamedTuple):
    """The people of a document by surname and by post (null where two share it), its sides in order, and its own voice.

    `sides` are the parties of those whom the title names; `voice` is in whose
    name the document speaks where nobody holds the floor: null for an agency's.
    """

    people: dict[str, Actor | None]
    posts: dict[str, Actor | None]
    sides: tuple[str, ...]
    voice: Actor | None

    def complete(self, actor: Actor | None) -> Actor | None:
        """Return an actor with the party and post that the document gives the same name elsewhere; a body of its own gets its voice's party."""
        if actor is None or actor.party:
            return actor
        if actor.name is None:
            own = self.voice.party if self.voice else None
            return msgspec.structs.replace(actor, party=own) if own and actor.post else actor
        known = self.people.get(surname_of(actor.name))
        if known is None or not known.party:
            is_voice = self.voice is not None and self.voice.name == actor.name and self.voice.party
            return msgspec.structs.replace(actor, party=is_voice) if is_voice else actor
        return msgspec.structs.replace(actor, party=known.party, post=actor.post or known.post)


def gather_company(document: Document, parties: Iterable[PrintedParty]) -> Company:
    """Return who is in a document; `parties` are those printed in its title and first lines."""
    people: dict[str, Actor | None] = {}
    for actor in dict.fromkeys(_actors(document)):
        if actor.name:
            _add(people, actor)
    titled = [*document.speakers, *document.counterparts]
    known = [people.get(surname_of(one.name)) if one.name and not one.party else one for one in titled]
    sides = tuple(dict.fromkeys(one.party for one in known if one and one.party))
    if len(sides) < _PAIR:
        # "Moscow" in a title is a place as often as a side.
        printed = (one.party for one in parties if one.party and one.kind not in ("place", "capital", "seat"))
        sides = tuple(dict.fromkeys((*sides, *printed)))
    posts: dict[str, Actor | None] = {}
    for one in people.values():
        if one and one.post:
            key = one.post.lower()
            posts[key] = None if key in posts else one
    return Company(people, posts, sides, _find_voice(document))


def surname_of(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(" ", 1)[-1]


def _actors(document: Document) -> Iterator[Actor]:
    yield from document.speakers
    yield from document.counterparts
    for turn in document.turns:
        if turn.speaker:
            yield turn.speaker
    for said in document.statements:
        if said.speaker:
            yield said.speaker


def _add(people: dict[str, Actor | None], actor: Actor) -> None:
    """Take in one actor: of one name the fullest telling stays, two people of one surname are nobody."""
    key = surname_of(actor.name or "")
    known = people.get(key, actor)
    if known is None:
        return
    one, other = (known.name or "").split(), (actor.name or "").split()
    is_other = len(one) > 1 and len(other) > 1 and one != other
    if is_other or (known.party and actor.party and known.party != actor.party):
        people[key] = None
        return
    people[key] = Actor(
        name=known.name if len(one) >= len(other) else actor.name,
        post=known.post or actor.post,
        party=known.party or actor.party,
        decided_by=known.decided_by,
    )


def _find_voice(document: Document) -> Actor | None:
    """Return in whose name a document speaks: the one its title names first, of an official publisher else its party."""
    publisher = read_publisher(document.publisher)
    party = publisher.party if publisher and publisher.kind in _OFFICIAL else None
    for one in document.speakers[:1]:
        return one if one.party else msgspec.structs.replace(one, party=party)
    return Actor(party=party) if party else None


def find_unknown(text: str, codes: Iterable[str]) -> Iterator[PrintedParty]:
    """Yield where the names of parties that no table knows are printed: "Valmeria" beside codes such as "TUR"."""
    for code in codes:
        if _CODE.match(code) or len(code) < _SHORTEST:
            continue
        at = text.find(code)
        while at >= 0:
            yield PrintedParty(at, at + len(code), code, "state")
            at = text.find(code, at + len(code))
