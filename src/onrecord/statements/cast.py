"""The persons of a document: who was introduced, with which post and party, in which words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

import msgspec

from onrecord.actors.parties import read_party
from onrecord.actors.read import read_actor
from onrecord.model import Actor
from onrecord.statements.endings import bare_name
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.tokens import Tokens

_ROLES = read_table("words/roles.toml")
_CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((row["name"], tuple(row["heads"])) for row in _ROLES["class"]),
    *((head, (head,)) for head in _ROLES["single"]["heads"]),
)
_WIDE = frozenset(_ROLES["wide"]["names"])
_LAST_WORDS = {
    name: sorted({head.split()[-1] for head in heads if head[0].isalpha()}) for name, heads in _CLASSES
}
_CAPITALS: dict[str, str] = {name: party for party, names in _ROLES["capitals"].items() for name in names}
_TOGETHER = frozenset(_ROLES["plural"]["together"])
_GENDERS: dict[str, str] = {word: gender for gender, words in _ROLES["genders"].items() for word in words}
_POSSESSIVE_MARKS = sorted(WORDS["possessive_marks"])
_SUFFIXES = WORDS["name_suffixes"]
_TIMES = WORDS["days"] | WORDS["months"]
_INSIDE_POST = WORDS["inside_post"]
_MAX_INTRODUCTION = 14
_MAX_LOOKUPS = 64
_MAX_PERSONS = 200
_MAX_PLACES = 12
_MAX_POST = 5
_MAX_TOKENS = 20_000
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Person(msgspec.Struct, eq=False):
    """One person of the document, completed as the text goes on; `spoke` is the last statement given to them."""

    actor: Actor
    classes: frozenset[str]
    gender: str | None = None
    spoke: int = -1


class Cast:
    """Give the persons known so far, by surname; opened with those the page names as speakers."""

    def __init__(self, t: Tokens, speakers: Iterable[Actor]) -> None:
        self._t = t
        self._by_surname: dict[str, Person] = {}
        self._phrases: dict[str, Actor | None] = {}
        self._sought: set[str] = set()
        self._introduced: set[str] = set()
        for actor in speakers:
            if actor.name:
                self._add(actor)

    def persons(self) -> Iterable[Person]:
        """Give the persons known so far; in a text that names more than 200, those named first."""
        return islice(self._by_surname.values(), _MAX_PERSONS)

    def read(self, phrase: str) -> Actor | None:
        """Read the actor a phrase names, once for each spelling."""
        if phrase not in self._phrases:
            self._phrases[phrase] = read_actor(phrase)
        return self._phrases[phrase]

    def find(self, surname: str) -> Person | None:
        """Give the person with this surname: known, or introduced by full name anywhere in the text."""
        key = surname.lower()
        person = self._by_surname.get(key)
        if person is None or person.actor.post is None:
            introduced = self._introduction(key)
            if introduced is not None:
                return self._add(introduced)
        return person

    def meet(self, actor: Actor, phrase: str) -> Person:
        """Add a person whom a source names, or complete the one known by that surname."""
        person = self._add(actor)
        for word in _WORD.findall(phrase.lower()):
            if word in _GENDERS:
                person.gender = _GENDERS[word]
        return person

    def introduce(self, classes: frozenset[str]) -> None:
        """Add the persons whom the text introduces with a post of these classes ("President Anna Berg")."""
        for name in sorted(classes - self._introduced):
            self._introduced.add(name)
            for head in _LAST_WORDS[name]:
                for place in self._places(head):
                    actor = self._read_around(place) if self._is_followed_by_name(place) else None
                    if actor is not None and actor.name and name in classes_of(actor.post):
                        self._add(actor)

    def _is_followed_by_name(self, place: int) -> bool:
        """Tell whether a capital follows soon enough for a name after a post."""
        t = self._t
        return any(t.is_capital(k) for k in range(place + 1, min(len(t), place + _MAX_POST)))

    def _read_around(self, place: int) -> Actor | None:
        """Read the actor whose post's last word is token `place`, with the name after it."""
        t = self._t
        begin = place
        while (
            begin > 0
            and place - begin < _MAX_POST
            and t.is_capital(begin - 1)
            and t.quote[begin - 1] == t.quote[place]
        ):
            begin -= 1
        end = place + 1
        while end < len(t) and end - place < _MAX_POST and (t.is_capital(end) or t.low[end] in _INSIDE_POST):
            end += 1
        for start in range(begin, place + 1):
            actor = self.read(t.text[t.start[start] : t.end[end - 1]])
            if actor is not None and actor.name and actor.post:
                return actor
        return None

    def _add(self, actor: Actor) -> Person:
        """Keep a person under the last word of the name; a longer name or a post completes the shorter."""
        key = surname_of(actor.name or "").lower()
        known = self._by_surname.get(key)
        if known is None:
            known = Person(actor, classes_of(actor.post))
            self._by_surname[key] = known
            return known
        old = known.actor
        name = max(old.name or "", actor.name or "", key=len)
        merged = msgspec.structs.replace(
            old,
            name=name,
            post=old.post or actor.post,
            party=old.party or actor.party,
            person_id=old.person_id or actor.person_id,
        )
        known.actor = merged
        known.classes |= classes_of(actor.post)
        return known

    def _introduction(self, key: str) -> Actor | None:
        """Find where the text introduces a surname with a first name or a post; looks at few places only."""
        if key in self._sought or len(self._sought) >= _MAX_LOOKUPS:
            return None
        self._sought.add(key)
        best: Actor | None = None
        for place in self._places(key):
            if not place or not (self._t.is_capital(place - 1) or self._t.low[place - 1] == "."):
                continue
            actor = self._read_before(place, key)
            if actor is not None and (best is None or (actor.post is not None and best.post is None)):
                best = actor
        return best

    def _places(self, key: str) -> list[int]:
        """List the first places of a capitalised word, near the text's start."""
        t, found = self._t, []
        for form in (key, *(key + mark for mark in _POSSESSIVE_MARKS)):
            place, seen = -1, 0
            while seen < _MAX_PLACES:
                try:
                    place = t.low.index(form, place + 1, _MAX_TOKENS)
                except ValueError:
                    break
                seen += 1
                if t.is_capital(place):
                    found.append(place)
        return sorted(found)

    def _read_before(self, place: int, key: str) -> Actor | None:
        """Read the actor whose name ends at token `place`, with the post before it."""
        t = self._t
        begin = place
        while begin > 0 and place - begin < _MAX_INTRODUCTION and t.quote[begin - 1] == t.quote[place]:
            low = t.low[begin - 1]
            if (
                not (t.is_capital(begin - 1) or low in _INSIDE_POST)
                or "\n" in t.text[t.end[begin - 1] : t.start[begin]]
            ):
                break
            begin -= 1
        end = t.end[place] - (len(t.low[place]) - len(bare_name(t.low[place])))
        found: Actor | None = None
        for start in range(begin, place):
            if not t.is_word(start):
                continue
            actor = self.read(t.text[t.start[start] : end])
            if actor is None or not actor.name or not _TIMES.isdisjoint(actor.name.lower().split()):
                continue
            if surname_of(actor.name).lower() == key and " " in actor.name:
                if actor.post:
                    return actor
                found = found or actor
        return found


def surname_of(name: str) -> str:
    """Give the last word of a name that is a name ("Jr." and the like left out)."""
    words = [word for word in name.replace(".", "").split() if word.lower() not in _SUFFIXES]
    return words[-1] if words else name


@lru_cache(maxsize=2048)
def classes_of(post: str | None) -> frozenset[str]:
    """Give the classes of posts that a post, as printed, belongs to."""
    if not post:
        return frozenset()
    low = " ".join(_WORD.findall(post.lower()))
    return frozenset(name for name, heads in _CLASSES if any(f" {head} " in f" {low} " for head in heads))


def narrow_classes(post: str) -> frozenset[str]:
    """Give the classes that an epithet picks a person by: the wide ones only where it has no other."""
    classes = classes_of(post)
    return classes - _WIDE or classes


def party_of(phrase: str) -> str | None:
    """Give the party a phrase names by a state, an adjective, a capital or an organisation; None where it names none."""
    low = phrase.lower().strip()
    if low in _CAPITALS:
        return _CAPITALS[low]
    return read_party(phrase)


def is_together(phrase: str) -> bool:
    """Tell whether a source is both sides at once."""
    return phrase.lower() in _TOGETHER
