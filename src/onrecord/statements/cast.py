"""The persons of a document: who was introduced, with which post and party, in which words."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import compress, islice
from operator import not_

import msgspec
from msgspec import UNSET, UnsetType

from onrecord.actors.names import surname_of
from onrecord.actors.read import read_actor
from onrecord.model import Actor
from onrecord.statements.endings import bare_name, is_plural_like
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.offices import LAST_WORDS, classes_of, party_of
from onrecord.statements.present import read_present, read_signature
from onrecord.statements.tokens import Tokens

_ROLES = read_table("words/roles.toml")
_GIVEN = read_table("words/given.toml")
_GENDERS: dict[str, str] = {word: gender for gender, words in _ROLES["genders"].items() for word in words}
_GIVEN_GENDERS: dict[str, str] = {name: gender for gender, names in _GIVEN.items() for name in names}
_NO_SURNAMES = frozenset(_ROLES["titles"]["words"]) | {
    word for words in LAST_WORDS.values() for word in words
}
TITLES = frozenset(_ROLES["titles"]["before_surname"])
_ROYAL = frozenset(_ROLES["titles"]["by_first_name"])
_PARTICLES = frozenset(_ROLES["titles"]["particles"])
_POSSESSIVE_MARKS = sorted(WORDS["possessive_marks"])
_TIMES = WORDS["days"] | WORDS["months"]
_DETERMINERS = WORDS["determiners"]
_INSIDE_POST = WORDS["inside_post"]
_INNER = _INSIDE_POST & (
    WORDS["prepositions"] | WORDS["articles"] | WORDS["joiners"] | WORDS["infinitive_mark"]
)
_MAX_INTRODUCTION = 14
_MAX_LOOKUPS = 64
_MAX_PERSONS = 200
_MAX_PLACES = 12
_MAX_POST = 5
_MAX_PHRASE = 100  # characters of a phrase whose reading is kept from page to page
_MAX_TOKENS = 20_000
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@lru_cache(maxsize=8192)
def _read_kept(phrase: str) -> Actor | None:
    """Read the actor a phrase names; pages of one publisher name the same people."""
    return read_actor(phrase)


class Person(msgspec.Struct, eq=False):
    """One person of the document, completed as the text goes on.

    `spoke` is the last statement given to them; `is_listed` where the page names them as a speaker or as
    one of those present. Without a name it is a post that speaks for its holder.
    """

    actor: Actor
    gender: str | None = None
    spoke: int = -1
    is_listed: bool = False


class _Spellings:
    """How the words near a text's start are written, folded: where each stands with a capital, and which are small."""

    def __init__(self, t: Tokens) -> None:
        self._low, starts = t.low[:_MAX_TOKENS], t.start[:_MAX_TOKENS]
        self._is_capital = list(map(str.isupper, map(t.text.__getitem__, starts)))
        self.capitals: dict[str, list[int]] = {}
        for place in compress(range(len(starts)), self._is_capital):
            self.capitals.setdefault(self._low[place], []).append(place)

    @cached_property
    def small(self) -> set[str]:
        """The words written small; one text in three is asked for them."""
        return set(compress(self._low, map(not_, self._is_capital)))


class Cast:
    """Give the persons known so far, by surname; opened with those the page names as speakers."""

    def __init__(self, t: Tokens, speakers: Iterable[Actor]) -> None:
        self._t = t
        self._by_surname: dict[str, Person] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._phrases: dict[str, Actor | None] = {}
        self._sought: set[str] = set()
        self._introduced: set[str] = set()
        self._by_post: dict[str, Person] = {}
        self._spelt: _Spellings | None = None
        self._writer: Actor | UnsetType | None = UNSET
        for actor in speakers:
            if actor.name:
                self._add(actor).is_listed = True
        self.has_list = False
        for actor in read_present(t.text):
            self.has_list = True
            person = self._add(actor) if actor.name else self.meet_post(actor)
            person.is_listed = True

    def persons(self) -> Iterable[Person]:
        """Give the persons known so far; in a text that names more than 200, those named first."""
        yield from islice(self._by_surname.values(), _MAX_PERSONS)
        yield from islice(self._by_post.values(), _MAX_PERSONS)

    def meet_post(self, actor: Actor) -> Person:
        """Give the one who holds a post and is named by nothing else; the same for the same words."""
        key = f"{actor.party} {(actor.post or '').lower()}"
        person = self._by_post.get(key)
        if person is None:
            person = self._by_post[key] = Person(actor, _gender_of(actor))
        return person

    def is_written_small(self, word: str) -> bool:
        """Tell whether the text also writes a word in small letters, which makes it no name."""
        return word.lower() in self._spellings().small

    def is_written_inside(self, word: str) -> bool:
        """Tell whether the text writes a word with a capital where no sentence begins."""
        t = self._t
        return any(place and t.is_word(place - 1) for place in self._places(word.lower()))

    def _spellings(self) -> _Spellings:
        """Give how the text spells its words, read once."""
        if self._spelt is None:
            self._spelt = _Spellings(self._t)
        return self._spelt

    def is_common_plural(self, word: str) -> bool:
        """Tell whether a capitalised word is a plural that the text also writes small."""
        return is_plural_like(word.lower()) and self.is_written_small(word)

    def writer(self) -> Actor | None:
        """Give who signed the text, where its last line is a signature."""
        if isinstance(self._writer, UnsetType):
            self._writer = read_signature(self._t.text, [person.actor for person in self.persons()])
        return self._writer

    def read(self, phrase: str) -> Actor | None:
        """Read the actor a phrase names, once for each spelling."""
        if len(phrase) <= _MAX_PHRASE:
            return _read_kept(phrase)
        if phrase not in self._phrases:
            self._phrases[phrase] = read_actor(phrase)
        return self._phrases[phrase]

    def find(self, surname: str) -> Person | None:
        """Give the person with this surname: known, or introduced by full name anywhere in the text."""
        key = surname.lower()
        person = self._by_surname.get(key)
        if person is None and key in _NO_SURNAMES:
            return None
        if person is None or person.actor.post is None:
            introduced = self._introduction(key)
            if introduced is not None:
                return self._add(introduced)
        return person or self._first_of(key)

    def find_by_first(self, word: str) -> Person | None:
        """Give the one person whose name begins with a word: "Wang" is Wang Yi, "Prince Faisal" Faisal bin Karim.

        A given name alone ("Anna") is nobody's, but a prince's; nor is a state's name ("Jordan").
        """
        key = word.lower()
        person = None if key in self._by_surname else self.find(word)
        return None if person is None or surname_of(person.actor.name or "").lower() == key else person

    def _first_of(self, key: str) -> Person | None:
        found = self._by_first.get(key, ())
        if len(found) != 1 or party_of(key.capitalize()) is not None:
            return None
        (person,) = found
        is_given = key in _GIVEN_GENDERS and not _is_royal(person.actor)
        return None if is_given else person

    def holder_of(self, post: str) -> Person | None:
        """Give the one person before whose surname the text writes an abbreviated post ("EAM Roe")."""
        t = self._t
        found: set[Person] = set()
        for place in self._places(post.lower()):
            for k in range(place + 1, min(len(t), place + _MAX_POST)):
                if not t.is_capital(k) or t.start[k] - t.end[k - 1] != 1:
                    break
                person = self.find(bare_name(t.low[k]))
                if person is not None:
                    found.add(person)
                    break
        return found.pop() if len(found) == 1 else None

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
            for head in LAST_WORDS[name]:
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
            known = Person(actor, _gender_of(actor))
            self._by_surname[key] = known
            first, _, rest = (actor.name or "").lower().partition(" ")
            if rest and first != key:
                self._by_first.setdefault(first, []).append(known)
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
        known.gender = known.gender or _gender_of(merged)
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
            actor = self._read_before(place, key) or self._read_surname_first(place, key)
            if actor is not None and (best is None or (actor.post is not None and best.post is None)):
                best = actor
        return best

    def _read_surname_first(self, place: int, key: str) -> Actor | None:
        """Read the actor whose name begins at token `place`: "Foreign Minister Wang Yi", "TORI Kenzo, Minister of Trade"."""
        t = self._t
        end = place + 1
        while end < len(t) and end - place < _MAX_POST and (t.is_capital(end) or t.low[end] in _PARTICLES):
            end += 1
        if end == place + 1 or "\n" in t.text[t.end[place] : t.start[end - 1]]:
            return None
        begin = place
        while begin > 0 and place - begin < _MAX_POST and t.is_capital(begin - 1):
            begin -= 1
        found = [
            self._read_behind(place),
            *(self.read(t.text[t.start[k] : t.end[end - 1]]) for k in range(begin, place)),
        ]
        for actor in found:
            if actor is not None and actor.post and (actor.name or "").lower().startswith(key + " "):
                return actor if key not in _GIVEN_GENDERS or _is_royal(actor) else None
        return None

    def _read_behind(self, place: int) -> Actor | None:
        """Read the actor whose name begins at token `place`, a post behind it."""
        t = self._t
        end = place + 1
        while end < len(t) and end - place < _MAX_INTRODUCTION:
            if not (t.is_capital(end) or t.low[end] in _INSIDE_POST or t.low[end] == ","):
                break
            end += 1
        return self.read(t.text[t.start[place] : t.end[end - 1]].rstrip(" ,"))

    def _places(self, key: str) -> list[int]:
        """List the first places of a capitalised word, near the text's start, with or without a possessive mark."""
        capitals = self._spellings().capitals
        found = list(capitals.get(key, ()))
        for mark in _POSSESSIVE_MARKS:
            found += capitals.get(key + mark, ())
        return sorted(found)[:_MAX_PLACES]

    def _read_before(self, place: int, key: str) -> Actor | None:
        """Read the actor whose name ends at token `place`, with the post before it."""
        t = self._t
        begin = place
        while begin > 0 and place - begin < _MAX_INTRODUCTION and t.quote[begin - 1] == t.quote[place]:
            low = t.low[begin - 1]
            if (
                not (t.is_capital(begin - 1) or low in _INSIDE_POST)
                or "\n" in (gap := t.text[t.end[begin - 1] : t.start[begin]])
                or len(gap) > 1  # "Q  Valmeria says": a label parted by two spaces is no initial
            ):
                break
            begin -= 1
        end = t.end[place] - (len(t.low[place]) - len(bare_name(t.low[place])))
        found: Actor | None = None
        for start in range(begin, place):
            if not t.is_word(start) or t.low[start] in _INNER:
                continue  # nobody's post begins with "of"
            actor = self.read(t.text[t.start[start] : end])
            if actor is None or not actor.name or not _TIMES.isdisjoint(actor.name.lower().split()):
                continue
            if not is_persons_name(actor, t.low[max(0, start - 2) : place]):
                continue
            if surname_of(actor.name).lower() == key and " " in actor.name:
                if actor.post:
                    return actor
                # "Roe Framework" is no person where the page speaks of the framework.
                is_name = _gender_of(actor) is not None or not self.is_written_small(key)
                found = found or (actor if is_name else None)
        return found


def is_persons_name(actor: Actor, before: Sequence[str]) -> bool:
    """Tell whether a name of several words may be a person's: "Trans Jordan" is a place, "Mr. Jordan" is none.

    `before` are the folded words up to the name's last one.
    """
    words = (actor.name or "").lower().replace(".", "").split()
    if words and words[0] in _DETERMINERS:
        return False  # "Both Roe and his brother"
    if len(words) > 1 and any(word in _NO_SURNAMES for word in words[1:]):
        return False  # "Roe Brigadier General"
    if actor.post or not words or party_of(words[-1].capitalize()) is None:
        return True
    return words[0] in _GIVEN_GENDERS or not TITLES.isdisjoint(before)


def _is_royal(actor: Actor) -> bool:
    """Tell whether a person is called by the first name, as princes, sheikhs and popes are."""
    return not _ROYAL.isdisjoint((actor.post or "").lower().split())


def _gender_of(actor: Actor) -> str | None:
    """Give the gender that a post's words or a given name show, where they do."""
    for word in _WORD.findall((actor.post or "").lower()):
        if word in _GENDERS:
            return _GENDERS[word]
    given, _, rest = (actor.name or "").lower().partition(" ")
    return _GIVEN_GENDERS.get(given) if rest else None
