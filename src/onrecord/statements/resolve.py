"""Who a source is, within the document: names, honorifics, pronouns, epithets; with the reason in a sentence.

What is decided is the `speaker`; what is only likely is the `speaker_guess`. A source that is nobody
in particular ("officials", "sources") has neither.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.model import Actor, Turn
from onrecord.model.records import DecidedBy
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import Cast, Person, is_together, narrow_classes, party_of, surname_of
from onrecord.statements.endings import bare_name, is_plural_like, without_verb
from onrecord.statements.lexicon import WORDS
from onrecord.statements.tokens import Range, Tokens

_MASCULINE = WORDS["masculine"]
_FEMININE = WORDS["feminine"]
_PLURAL = WORDS["plural"]
_FIRST = WORDS["first_person"]
_SECOND = WORDS["second_person"]
_RELATIVE = WORDS["relative"]
_ARTICLES = WORDS["articles"]
_PREPOSITIONS = WORDS["prepositions"]
_IN_BODY = WORDS["articles"] | WORDS["label_inner"] | WORDS["joiners"]
_COORDINATORS = WORDS["coordinators"]
_STANDING_IN = _FIRST | _SECOND | _RELATIVE | _MASCULINE | _FEMININE | _PLURAL
_HEAD_STOPS = WORDS["relative_subjects"] | {",", "(", "—", "–", "-"}
_NEAR = 6
_MAX_BACK = 120
_MAX_HEAD = 16
_MAX_ADJECTIVE = 5
_MAX_BODY = 8


class Resolved(NamedTuple):
    """A decided speaker or a guess, never both, and why."""

    speaker: Actor | None
    guess: Actor | None
    reason: str


class Memory(msgspec.Struct):
    """What the statements so far leave behind for pronouns."""

    last: Person | None = None
    last_sentence: int = -100


def resolve_speakers(
    t: Tokens, found: Sequence[Attribution], turn_of: Sequence[Turn | None], speakers: Sequence[Actor]
) -> list[Resolved]:
    """Resolve every attribution's source, in order; `turn_of` gives the turn each stands in."""
    cast = Cast(t, speakers)
    memory = Memory()
    resolved = []
    for number, (one, turn) in enumerate(zip(found, turn_of, strict=True)):
        result, person = _resolve(t, one, turn, cast, memory)
        if person is not None:
            person.spoke = number
            memory.last, memory.last_sentence = person, one.sentence
        resolved.append(result)
    return resolved


def _resolve(
    t: Tokens, one: Attribution, turn: Turn | None, cast: Cast, memory: Memory
) -> tuple[Resolved, Person | None]:
    """Resolve one source by the first reading that fits; give the person too, where it is one."""
    if one.source is None:
        return Resolved(None, None, "No source is printed."), None
    first, last = one.source
    phrase = t.text[t.start[first] : t.end[last - 1]]
    if last - first == 1 and without_verb(t.low[first]) in _STANDING_IN:
        return _stand_in(t, one, first, turn, (cast, memory))
    if is_together(phrase):
        return Resolved(None, None, f"“{phrase}” speaks for more than one."), None
    return _noun_phrase(t, one.source, phrase, cast, memory)


def _stand_in(
    t: Tokens, one: Attribution, i: int, turn: Turn | None, known: tuple[Cast, Memory]
) -> tuple[Resolved, Person | None]:
    """Resolve a pronoun: of the first, second or third person, or a relative one."""
    low, word = without_verb(t.low[i]), t.text[t.start[i] : t.end[i]]
    if low in _FIRST:
        return _first_person(word, turn), None
    if low in _SECOND:
        return Resolved(None, None, f"“{word}” is whoever is spoken to."), None
    if low in _RELATIVE:
        return _relative(t, i, known[0])
    return _pronoun(t, one, i, turn, known)


def _first_person(phrase: str, turn: Turn | None) -> Resolved:
    """Read "I" and "we" as whoever has the floor."""
    if turn is None or turn.speaker is None:
        return Resolved(None, None, f"“{phrase}” is the writer.")
    speaker = _decided(turn.speaker, "pronoun")
    return Resolved(speaker, None, f"“{phrase}” in a turn of {_label(speaker)} is the one who speaks.")


def _pronoun(
    t: Tokens, one: Attribution, i: int, turn: Turn | None, known: tuple[Cast, Memory]
) -> tuple[Resolved, Person | None]:
    """Read "he" and "she" as the person who spoke last, when near; "they" stays open.

    On the floor somebody named in between is likelier, and a guess; so is whoever was named where nobody spoke.
    """
    low, word = without_verb(t.low[i]), t.text[t.start[i] : t.end[i]]
    if low in _PLURAL:
        return Resolved(None, None, f"“{word}” may be more than one."), None
    cast, memory = known
    gender = "masculine" if low in _MASCULINE else "feminine"
    last = memory.last if memory.last is not None and memory.last.gender in {None, gender} else None
    is_near = last is not None and one.sentence - memory.last_sentence <= _NEAR
    named = _named_before(t, i, cast, gender) if turn is not None or not is_near else None
    if last is not None and is_near and named in {None, last}:
        last.gender = gender
        speaker = _decided(last.actor, "pronoun")
        return Resolved(speaker, None, f"“{word}” goes on from {_label(speaker)}, who spoke last."), last
    likely = named or last
    if likely is None:
        return Resolved(None, None, f"Nobody before “{word}” fits it."), None
    guess = _decided(likely.actor, "pronoun")
    return Resolved(None, guess, f"“{word}” may be {_label(guess)}, the last one named before it."), None


def _named_before(t: Tokens, i: int, cast: Cast, gender: str) -> Person | None:
    """Give the person with a post who is named last before token i, not far away."""
    for k in range(i - 1, max(0, i - _MAX_BACK), -1):
        if t.is_capital(k) and (t.is_capital(k - 1) or t.low[k - 1] == "."):
            person = cast.find(bare_name(t.low[k]))
            if person is not None and person.actor.post and person.gender in {None, gender}:
                return person
    return None


def _relative(t: Tokens, i: int, cast: Cast) -> tuple[Resolved, Person | None]:
    """Read "who" as the name before it."""
    place = i - 1
    while place >= 0 and t.low[place] in {",", "(", ")"}:
        place -= 1
    if place >= 0 and t.is_capital(place):
        person = cast.find(bare_name(t.low[place]))
        if person is not None:
            speaker = _decided(person.actor, "name")
            return Resolved(
                speaker, None, f"“{t.text[t.start[i] : t.end[i]]}” follows the name {_label(speaker)}."
            ), person
    return Resolved(None, None, f"“{t.text[t.start[i] : t.end[i]]}” follows no name."), None


def _noun_phrase(
    t: Tokens, source: Range, phrase: str, cast: Cast, memory: Memory
) -> tuple[Resolved, Person | None]:
    """Read a source that is a noun phrase: a name, a body, or an epithet."""
    head = _head(t, source)
    ending = t.low[head[1] - 1]
    mark = len(ending) - len(bare_name(ending))
    text = t.text[t.start[head[0]] : t.end[head[1] - 1] - mark]
    if _is_joined(t, head):
        return Resolved(None, None, f"“{text}” speaks for more than one."), None
    named = cast.read(text) or cast.read(phrase)
    if named is not None and named.name:
        cast.meet(named, text)
        person = cast.find(surname_of(named.name))
        return _person(person or cast.meet(named, text), phrase)
    last = next((k for k in range(head[0] + 1, head[1]) if t.low[k] in _PREPOSITIONS), head[1]) - 1
    if t.is_capital(last):
        person = cast.find(bare_name(t.low[last]))
        if person is not None:
            return _person(cast.meet(person.actor, text), phrase)
    party = party_of(text)
    if party is not None:
        return Resolved(
            Actor(party=party, decided_by="name"), None, f"“{text}” speaks for the party {party}."
        ), None
    return _epithet(t, head, text, named, cast, memory)


def _person(person: Person, phrase: str) -> tuple[Resolved, Person]:
    """Give a person whom the source names."""
    speaker = _decided(person.actor, "name")
    return Resolved(speaker, None, f"The source “{phrase}” names {_label(speaker)}."), person


def _epithet(
    t: Tokens, head: Range, text: str, named: Actor | None, cast: Cast, memory: Memory
) -> tuple[Resolved, Person | None]:
    """Read "the Russian top diplomat" as the one person of that post and party; several stay a guess."""
    classes = narrow_classes(text)
    if classes:
        cast.introduce(classes)
    party = named.party if named is not None and named.party else _party_inside(t, head)
    fits = [
        person
        for person in cast.persons()
        if classes & person.classes and (party is None or person.actor.party in {None, party})
    ]
    exact = [person for person in fits if party is not None and person.actor.party == party]
    fits = exact or fits
    if len(fits) == 1 and (party is None or exact or memory.last is fits[0]):
        speaker = _decided(fits[0].actor, "epithet")
        return Resolved(speaker, None, f"“{text}” fits the post of {_label(speaker)} alone."), fits[0]
    if fits:
        latest = max(fits, key=lambda person: person.spoke)
        guess = _decided(latest.actor, "epithet")
        return Resolved(
            None, guess, f"“{text}” fits {len(fits)} persons here; {_label(guess)} spoke last."
        ), None
    if named is None and classes:
        first = head[0] + (t.low[head[0]] in _ARTICLES)
        named = Actor(post=t.text[t.start[first] : t.end[head[1] - 1]]) if first < head[1] else None
    if named is not None and named.post:
        body = _decided(msgspec.structs.replace(named, party=party), "epithet")
        holder = Person(body, classes) if classes else None
        return Resolved(body, None, f"“{text}” is named by post or body only."), holder
    if _is_name_like(t, head):
        name = t.text[t.start[head[0] + 1] : t.end[head[1] - 1]] if t.low[head[0]] in _ARTICLES else text
        return _unknown_name(t, head, name, cast)
    return Resolved(None, None, f"“{text}” names nobody."), None


def _is_name_like(t: Tokens, head: Range) -> bool:
    """Tell whether a source is written like the name of a body: capitals, an article, what joins them."""
    if head[1] - head[0] > _MAX_BODY or not t.is_capital(head[1] - 1):
        return False
    return all(t.is_capital(k) or t.low[k] in _IN_BODY for k in range(head[0], head[1]))


def _unknown_name(t: Tokens, head: Range, name: str, cast: Cast) -> tuple[Resolved, Person | None]:
    """Read a capitalised source that is no known body: a surname alone, or an organisation."""
    if head[1] - head[0] == 1:
        if is_plural_like(name) and not (head[0] and t.is_word(head[0] - 1)):
            return Resolved(None, None, f"“{name}” opens its sentence and names nobody known."), None
        person = cast.meet(Actor(name=name), name)
        return _person(person, name)
    return Resolved(Actor(party=name, decided_by="name"), None, f"“{name}” is named as a body."), None


def _head(t: Tokens, source: Range) -> Range:
    """Give the tokens of a source up to its first comma, bracket or relative pronoun."""
    first, last = source
    for k in range(first + 1, min(last, first + _MAX_HEAD)):
        if t.low[k] in _HEAD_STOPS and not (t.low[k] == "-" and t.start[k] == t.end[k - 1]):
            return (first, k)
    return (first, min(last, first + _MAX_HEAD))


def _is_joined(t: Tokens, head: Range) -> bool:
    """Tell whether two names are joined by "and"."""
    for k in range(head[0] + 1, head[1] - 1):
        after = k + 2 if t.low[k + 1] in _ARTICLES and k + 2 < head[1] else k + 1
        if t.low[k] in _COORDINATORS and t.is_capital(k - 1) and t.is_capital(after):
            text = t.text[t.start[k + 1] : t.end[head[1] - 1]]
            return party_of(text) is not None or all(t.low[j] not in _PREPOSITIONS for j in range(head[0], k))
    return False


def _party_inside(t: Tokens, head: Range) -> str | None:
    """Give the party that a word of the source names: an adjective or a state."""
    for k in range(head[0], min(head[1], head[0] + _MAX_ADJECTIVE)):
        if t.is_capital(k):
            party = party_of(t.text[t.start[k] : t.end[k]])
            if party is not None:
                return party
    return None


def _decided(actor: Actor, by: DecidedBy) -> Actor:
    """Give the actor with what decided on it."""
    return msgspec.structs.replace(actor, decided_by=by)


def _label(actor: Actor) -> str:
    """Name a person or body in words, for a reason."""
    return actor.name or actor.post or actor.party or "somebody"
