"""Who is who in one document: surnames, posts and sides of those it names, as far as it or the public record says."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from onrecord.actors.names import surname_of
from onrecord.actors.read import Line, match_actor
from onrecord.actors.words import split_words
from onrecord.ledger import contact_words as w
from onrecord.ledger.scene import Scene
from onrecord.model import Actor
from onrecord.people.leaders import read_leaders
from onrecord.people.likeness import compare_names
from onrecord.people.spelling import fold_letters
from onrecord.people.tenures import Tenure
from onrecord.publishers.facts import read_publisher
from onrecord.statements.lexicon import read_table
from onrecord.statements.offices import LAST_WORDS, classes_of, is_same_office, offices_of
from onrecord.text.bounds import find_bounds

_BEFORE_HEAD: Final = 40  # characters before a post's head word in which the post begins
_FRONT: Final = 90  # characters before a surname in which its introduction begins
_MOST_PLACES: Final = 6  # of one surname that are looked at
_MOST_LOOKUPS: Final = 40
_FULL: Final = 2
_SENTENCES_BACK: Final = 3
_GIVEN: Final = frozenset(name for names in read_table("words/given.toml").values() for name in names)
Tenures = tuple[tuple[str, str, int, int], ...]


@lru_cache(maxsize=1)
def _read_families() -> dict[str, Tenures]:
    """Index the known leaders by family: full name, party, first and last day in office."""
    found: dict[str, list[tuple[str, str, int, int]]] = {}
    for tenure in read_leaders():
        since = find_bounds(tenure.since.value) if tenure.since else None
        until = find_bounds(tenure.until.value) if tenure.until else None
        row = (tenure.name, tenure.party or "", since.first if since else 0, until.last if until else 10**7)
        found.setdefault(fold_letters(surname_of(tenure.name)), []).append(row)
    return {family: tuple(rows) for family, rows in found.items()}


class Roster:
    """Gives the actor a name stands for in a document; each surname is looked for once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[str, Actor] = {}
        self._sought: set[str] = set()
        document = scene.document
        publisher = read_publisher(document.publisher)
        self.own_party = publisher.party if publisher else None
        for actor in (*document.speakers, *document.counterparts, *_speakers(scene)):
            self.meet(actor)
        if (
            self.own_party is None
            and publisher is None
            and document.speakers
            and document.form not in w.RECORDS
        ):
            self.own_party = document.speakers[0].party

    def meet(self, actor: Actor) -> Actor:
        """Add a named actor, or complete the one known by that surname; return what is now known of him."""
        if not actor.name:
            return self._with_party(actor)
        key = fold_letters(surname_of(actor.name))
        old = self._known.get(key)
        if old is not None and _contradicts(old, actor):
            old = None
        name = actor.name if old is None or old.name is None else max(actor.name, old.name, key=len)
        merged = self._with_party(
            Actor(
                name=name,
                person_id=actor.person_id or (old.person_id if old else None),
                post=actor.post or (old.post if old else None),
                party=actor.party or (old.party if old else None),
                decided_by=actor.decided_by or "name",
            )
        )
        if key not in self._known or old is not None:
            self._known[key] = merged
        return merged

    def knows(self, name: str) -> bool:
        """Say whether a full name is one the page names with a post, gives the floor, or one of a known leader."""
        known = self._known.get(fold_letters(surname_of(name)))
        if known is not None and known.name is not None:
            return known.name[:2] == name[:2]
        return self._leader_party(name) is not None

    def find(self, surname: str, *, known_only: bool = False) -> Actor | None:
        """Return who bears a surname: known already, introduced anywhere in the text, or a leader of the day."""
        key = fold_letters(surname)
        if key in self._known:
            return self._known[key]
        if known_only:
            return None
        if key not in self._sought and len(self._sought) < _MOST_LOOKUPS:
            self._sought.add(key)
            introduced = self._introduction(surname)
            if introduced is not None:
                return self.meet(introduced)
            party = self._leader_party(surname)
            if party:
                return self.meet(Actor(name=surname, party=party, decided_by="tenure"))
        return None

    def of_office(self, office: str) -> tuple[Actor, ...]:
        """Return those known who hold a post of a class ("head of state"), in the order they were met."""
        return tuple(
            actor
            for actor in self._known.values()
            if any(held.name == office and not held.rank for held in offices_of(actor.post))
        )

    def introduced(self, office: str) -> tuple[Actor, ...]:
        """Return those who hold a post of a class, also those whom the text introduces where it tells of no contact."""
        known = self.of_office(office)
        if len(known) > 1:
            return known
        text = self._scene.text
        for head in LAST_WORDS.get(office, ()):
            at = text.find(head.capitalize())
            for _ in range(_MOST_PLACES):
                if at < 0:
                    break
                self._read_around(at)
                at = text.find(head.capitalize(), at + len(head))
        return self.of_office(office)

    def state_before(self, at: int) -> str | None:
        """Return the state that the text names last before an offset, within three sentences, other than the page's own."""
        first = bisect_right(self._scene.sentences, (at, at)) - _SENTENCES_BACK
        for start, end in reversed(self._scene.sentences[max(0, first) :]):
            if start >= at:
                continue
            found = [
                one.party
                for one in self._scene.parties_in((start, end))
                if one.kind in ("state", "adjective") and one.party != self.own_party
            ]
            if found:
                return found[-1]
        return None

    def _read_around(self, at: int) -> None:
        """Meet the person whose post's head word stands at an offset."""
        text = self._scene.text
        first = max(text.rfind("\n", 0, at) + 1, at - _BEFORE_HEAD)
        last = text.find("\n", at)
        piece = text[first : min(at + _FRONT, len(text) if last < 0 else last)]
        line = Line(piece, split_words(piece))
        for n, word in enumerate(line.words):
            if word.start > at - first:
                return
            one = match_actor(line, n, len(line.words)) if word.is_capital else None
            if one is not None and one.actor.name and one.actor.post and one.start <= at - first < one.end:
                self.meet(one.actor)
                return

    def holder_of(self, actor: Actor) -> Actor | None:
        """Return the one person known who holds a post printed without a name, of the page's own side before others."""
        wanted = offices_of(actor.post)
        fits = [
            known
            for known in self._known.values()
            if (actor.party is None or known.party == actor.party)
            and any(is_same_office(one, held) for one in wanted for held in offices_of(known.post))
        ]
        own = [known for known in fits if known.party == self.own_party] if actor.party is None else []
        if len(own) == 1 or len(fits) == 1:
            return (own or fits)[0]
        return None if fits else self._leader_of(actor)

    def _leader_of(self, actor: Actor) -> Actor | None:
        """Return the known leader who held a post on the document's day: "the President" of the page's own side."""
        party, day = actor.party or self.own_party, find_bounds(self._scene.own_day())
        if party is None or day is None:
            return None
        wanted = offices_of(actor.post)
        names = {
            tenure.name
            for tenure in read_leaders()
            if tenure.party == party
            and any(is_same_office(one, held) for one in wanted for held in offices_of(tenure.post))
            and _holds_on(tenure, day.first)
        }
        return Actor(names.pop(), None, actor.post, party, "tenure") if len(names) == 1 else None

    def _with_party(self, actor: Actor) -> Actor:
        """Give an actor without a side the one the public record knows, or that of the page for its own posts."""
        if actor.party:
            return actor
        party = self._leader_party(actor.name) if actor.name else None
        if party is None and actor.name:
            known = self._scene.company.complete(actor)
            party = known.party if known is not None else None
        if party is None and actor.post and self._is_own(actor):
            party = self.own_party
        return msgspec.structs.replace(actor, party=party) if party else actor

    def _is_own(self, actor: Actor) -> bool:
        """Say whether a post printed without a state is one that the page's own side has."""
        offices = {held.name for held in offices_of(actor.post) if not held.rank} & w.UNIQUE_OFFICES
        if offices and not self._holds_own(actor, offices):
            return False
        is_elsewhere = any(link in (actor.post or "") for link in (" at ", " to "))
        return self.own_party is not None and not is_elsewhere and bool(classes_of(actor.post) & w.HEADS_OF)

    def _holds_own(self, actor: Actor, offices: set[str]) -> bool:
        """Say whether the one who holds a post of which a state has one may be the page's own: no other holds it."""
        known = [
            one
            for office in offices
            for one in self.of_office(office)
            if one.party == self.own_party and one.name
        ]
        if actor.name is None:
            return not known
        if any(
            _contradicts(one, actor)
            or fold_letters(surname_of(one.name or "")) != fold_letters(surname_of(actor.name))
            for one in known
        ):
            return False
        rows = _read_families().get(fold_letters(surname_of(actor.name)), ())
        is_leader = any(party == self.own_party for _, party, _, _ in rows)
        return bool(known) or is_leader or not has_leaders(self.own_party)

    def _leader_party(self, name: str | None) -> str | None:
        """Return the side of the one known leader a name can be: of those in office near the document's day for a bare surname."""
        rows = _read_families().get(fold_letters(surname_of(name or "")), ())
        if not rows or not name:
            return None
        if " " in name.strip():
            fits = {party for full, party, _, _ in rows if compare_names(full, name) is not None}
        else:
            bounds = find_bounds(self._scene.own_day())
            if bounds is None:
                return None
            fits = {party for _, party, since, until in rows if since - 60 <= bounds.first <= until + 60}
        return next(iter(fits)) if len(fits) == 1 else None

    def _introduction(self, surname: str) -> Actor | None:
        """Find where the text introduces a surname with a given name or a post."""
        text, at = self._scene.text, 0
        for _ in range(_MOST_PLACES):
            at = text.find(surname, at)
            if at < 0:
                return None
            end = at + len(surname)
            is_word = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            if is_word and at and text[at - 1] in " \u00a0":
                found = _read_before(text, at, end)
                if found is not None:
                    return found
            at = end
        return None


def _holds_on(tenure: Tenure, day: int) -> bool:
    """Say whether a tenure covers a day, both its ends known or open."""
    since = find_bounds(tenure.since.value) if tenure.since else None
    until = find_bounds(tenure.until.value) if tenure.until else None
    return (since is None or since.first <= day) and (until is None or day <= until.last)


@lru_cache(maxsize=1)
def _led() -> frozenset[str | None]:
    return frozenset(tenure.party for tenure in read_leaders())


def has_leaders(party: str | None) -> bool:
    """Say whether the public record here knows the leaders of a side: then a name it lacks is not one of them."""
    return party in _led()


def has_given_name(name: str) -> bool:
    """Say whether a name of several words opens with a common given name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.casefold() in _GIVEN


def is_spokesperson(actor: Actor) -> bool:
    """Say whether one speaks for others, and is no party to what he tells of."""
    return bool(classes_of(actor.post) & w.SPOKESPERSONS)


def _speakers(scene: Scene) -> Iterator[Actor]:
    """Yield the speakers of turns and statements, each once."""
    seen: set[str] = set()
    document = scene.document
    said = (*(turn.speaker for turn in document.turns), *(one.speaker for one in document.statements))
    for actor in said:
        if actor is not None and actor.name and actor.name not in seen:
            seen.add(actor.name)
            yield actor


def _contradicts(old: Actor, new: Actor) -> bool:
    """Say whether two with one surname are two: sides or given names that differ."""
    if old.party and new.party and old.party != new.party:
        return True
    ours, theirs = (fold_letters(actor.name or "").split() for actor in (old, new))
    return len(ours) >= _FULL <= len(theirs) and ours[0][:1] != theirs[0][:1]


def _read_before(text: str, at: int, end: int) -> Actor | None:
    """Read the actor whose name ends at `end`, with what stands before it on its line."""
    first = max(text.rfind("\n", 0, at) + 1, at - _FRONT)
    begin = first if first == 0 or text[first - 1] == "\n" else text.find(" ", first) + 1
    line = Line(text[begin:end], split_words(text[begin:end]))
    size = len(line.words)
    best: Actor | None = None
    for n, word in enumerate(line.words):
        if not word.is_capital:
            continue
        one = match_actor(line, n, size)
        if one is None or one.after != size or not one.actor.name or one.is_body or one.is_group:
            continue
        if one.actor.post:
            return one.actor
        best = best or (one.actor if has_given_name(one.actor.name) else None)
    return best
