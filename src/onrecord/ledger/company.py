"""Who is in a document: people by surname with the most that is told of them, its sides, and in whose name it speaks."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

import msgspec

from onrecord.actors.names import surname_of
from onrecord.actors.parties import read_party
from onrecord.actors.printed import PrintedParty
from onrecord.actors.unlisted import find_names, is_adjective_of
from onrecord.model import Actor, Document
from onrecord.publishers.facts import read_publisher

_OFFICIAL: Final = frozenset(
    {"embassy", "foreign ministry", "head of state", "government", "parliament", "mission"}
)
_PAIR: Final = 2
_MOST_STATES: Final = 64  # of one document that no table knows; each is looked for in its sentences
_SHORTEST: Final = 4  # letters of an unknown party's name that is looked for as printed


class Company(NamedTuple):
    """The people of a document by surname and by post (null where two share it), its sides in order, and its own voice.

    `unlisted` are the names of its states that no table knows. `sides` are the parties of those whom the title names; `voice` is in whose
    name the document speaks where nobody holds the floor: null for an agency's.
    """

    people: dict[str, Actor | None]
    posts: dict[str, Actor | None]
    sides: tuple[str, ...]
    voice: Actor | None
    unlisted: tuple[str, ...]

    def complete(self, actor: Actor | None) -> Actor | None:
        """Return an actor with the party and post that the document gives the same name elsewhere; a body of its own gets its voice's party."""
        if actor is None or actor.party:
            return actor
        if actor.name in self.unlisted:  # "Valmeria says": no person
            return msgspec.structs.replace(actor, name=None, party=actor.name)
        if actor.post and (party := self._read_owner(actor.post) or self._read_adjective(actor.post)):
            return msgspec.structs.replace(actor, party=party)
        if actor.name is None:
            own = self.voice.party if self.voice else None
            return msgspec.structs.replace(actor, party=own) if own and actor.post else actor
        known = self.people.get(surname_of(actor.name))
        if known is None or not known.party:
            is_voice = self.voice is not None and self.voice.name == actor.name and self.voice.party
            return msgspec.structs.replace(actor, party=is_voice) if is_voice else actor
        return msgspec.structs.replace(actor, party=known.party, post=actor.post or known.post)

    def _read_owner(self, post: str) -> str | None:
        """Return the state that a post as printed ends with: "President of Norway"."""
        _, of, state = post.rpartition(" of ")
        name = state.removeprefix("the ")
        return (name if name in self.unlisted else read_party(name)) if of else None

    def _read_adjective(self, post: str) -> str | None:
        """Return the unlisted state that opens a post: "Tarsundic Foreign Secretary", "Tarsund's Ambassador"."""
        first = post.split(" ", 1)[0]
        owner = first[: -len("'s")] if first.endswith(("'s", "’s")) else ""
        return next((name for name in self.unlisted if owner == name or is_adjective_of(first, name)), None)


def gather_company(
    document: Document,
    parties: Iterable[PrintedParty],
    *,
    own_party: str | None = None,
    states: Iterable[str] = (),
) -> Company:
    """Return who is in a document.

    `parties` are those printed in its title and first lines, `own_party` is the
    state whose page it stands on, `states` are names that its text shows to be
    states and that no table knows.
    """
    people: dict[str, Actor | None] = {}
    openers: dict[str, None] = {}
    for actor in dict.fromkeys(_actors(document)):
        if actor.name:
            _add(people, actor)
        if actor.post and not actor.party:
            openers[actor.post.split(" ", 1)[0]] = None
    posts_of_states = {
        name for word in islice(openers, _MOST_STATES) for name in find_names(word, document.text)
    }
    own = _find_own(document, own_party)
    voice = _find_voice(document, own)
    titled = [*document.speakers, *document.counterparts]
    told = [one.party for one in (*titled, *people.values(), voice) if one and one.party]
    named = dict.fromkeys(
        name for name in (*told, *sorted({*states, *posts_of_states})) if _is_unlisted(name)
    )
    unlisted = tuple(islice(named, _MOST_STATES))
    bare = Company(people, {}, (), voice, unlisted)
    answerers = _own_answerers(document) if own else frozenset()
    for key, one in people.items():
        if one and not one.party:
            found = bare.complete(one)
            is_own = found is not None and found.party is None and one.name in answerers
            people[key] = msgspec.structs.replace(one, party=own) if is_own else found
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
    return Company(people, posts, sides, voice, unlisted)


def _own_answerers(document: Document) -> frozenset[str]:
    """Return who answers at a briefing by a label alone: on a state's own page its own ("MS. CARROW")."""
    if document.form != "briefing":
        return frozenset()
    return frozenset(
        turn.speaker.name
        for turn in document.turns
        if turn.role != "question" and turn.speaker and turn.speaker.name
    )


def _is_unlisted(name: str) -> bool:
    """Tell whether a party is no code of a table: "Valmeria" beside "TUR"."""
    return len(name) >= _SHORTEST and not name.isupper() and read_party(name) is None


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


def _find_voice(document: Document, own: str | None) -> Actor | None:
    """Return in whose name a document speaks: the one its title names first, of an official page else its party."""
    for one in document.speakers[:1]:
        return one if one.party else msgspec.structs.replace(one, party=own)
    return Actor(party=own) if own else None


def _find_own(document: Document, own_party: str | None) -> str | None:
    """Return the state that a page speaks for: not an agency's."""
    publisher = read_publisher(document.publisher)
    if publisher is None:
        return own_party
    return publisher.party if publisher.kind in _OFFICIAL else None
