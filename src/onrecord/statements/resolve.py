"""Who a source is, within the document: names, honorifics, pronouns, epithets; with the reason in a sentence.

What is decided is the `speaker`; what is only likely is the `speaker_guess`. A source that is nobody
in particular ("officials", "sources") has neither.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.model import Actor, Span, Turn
from onrecord.model.base import DecidedBy
from onrecord.statements.antecedents import Said, Trail, find_nested, fits_gender, named_before
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import Cast, Person, is_persons_name, is_together, surname_of
from onrecord.statements.endings import bare_name, is_adverb, is_plural_like, without_verb
from onrecord.statements.epithet import find_holder
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.offices import offices_of, party_of
from onrecord.statements.tokens import Range, Tokens

_MASCULINE = WORDS["masculine"]
_FEMININE = WORDS["feminine"]
_PLURAL = WORDS["plural"]
_FIRST = WORDS["first_person"]
_SECOND = WORDS["second_person"]
_RELATIVE = WORDS["relative"]
_ARTICLES = WORDS["articles"]
_LEAD_WORDS = WORDS["lead_words"]
_PREPOSITIONS = WORDS["prepositions"]
_IN_BODY = WORDS["articles"] | WORDS["label_inner"] | WORDS["joiners"]
_COORDINATORS = WORDS["coordinators"]
_PLURALS = read_table("words/roles.toml")["plural"]
_SEVERAL = frozenset(_PLURALS["several"])
_FIRST_PLURAL = frozenset(_PLURALS["first_person"])
_STANDING_IN = _FIRST | _SECOND | _RELATIVE | _MASCULINE | _FEMININE | _PLURAL
_HEAD_STOPS = WORDS["relative_subjects"] | {",", "(", "—", "–", "-"}
_MAX_PRONOUN = 2
_MAX_HEAD = 16
_MAX_ADJECTIVE = 5
_MAX_BODY = 8


class Resolved(NamedTuple):
    """A decided speaker or a guess, never both, and why."""

    speaker: Actor | None
    guess: Actor | None
    reason: str


class Scene(NamedTuple):
    """What is known while the sources of one text are resolved, in order."""

    t: Tokens
    cast: Cast
    trail: Trail
    speakers: Sequence[Actor]


def resolve_speakers(
    t: Tokens,
    found: Sequence[Attribution],
    turn_of: Sequence[Turn | None],
    speakers: Sequence[Actor],
    sentences: Sequence[Span],
) -> list[Resolved]:
    """Resolve every attribution's source, in order; `turn_of` gives the turn each stands in.

    `speakers` are those the title names, `sentences` the spans that the attributions count by.
    """
    if not found:
        return []
    cast = Cast(t, speakers)
    scene = Scene(t, cast, Trail(t, cast, sentences), speakers)
    resolved = []
    nested = find_nested(found)
    for number, (one, turn) in enumerate(zip(found, turn_of, strict=True)):
        result, person = _resolve(scene, one, turn)
        if person is not None:
            person.spoke = number
        if one.source is not None and (person is not None or _is_open(t, one, result)):
            is_main = not nested[number] and one.rule != "nominal"
            scene.trail.keep(one.sentence, Said(one.source[0], person, result.guess, is_main))
        resolved.append(result)
    return resolved


def _is_open(t: Tokens, one: Attribution, result: Resolved) -> bool:
    """Tell whether a source that was not decided may still be one person: no body, no several, no "I"."""
    if result.guess is not None:
        return True
    if result.speaker is not None or one.source is None:
        return False
    head = _head(t, one.source)
    low = t.low[head[1] - 1]
    return low not in _STANDING_IN and not is_plural_like(low)


def _resolve(scene: Scene, one: Attribution, turn: Turn | None) -> tuple[Resolved, Person | None]:
    """Resolve one source by the first reading that fits; give the person too, where it is one."""
    t = scene.t
    if one.source is None:
        return Resolved(None, None, "No source is printed."), None
    first, last = one.source
    phrase = t.text[t.start[first] : t.end[last - 1]]
    if without_verb(t.low[first]) in _STANDING_IN and _is_alone(t, one.source):
        return _stand_in(scene, one, first, turn)
    if is_together(phrase):
        return Resolved(None, None, f"“{phrase}” speaks for more than one."), None
    return _noun_phrase(scene, one, phrase)


def _is_alone(t: Tokens, source: Range) -> bool:
    """Tell whether a source is its first word, with no more than an adverb behind it ("he nevertheless")."""
    first, last = source
    return last - first <= _MAX_PRONOUN and all(
        is_adverb(low) or low in _LEAD_WORDS for low in t.low[first + 1 : last]
    )


def _stand_in(scene: Scene, one: Attribution, i: int, turn: Turn | None) -> tuple[Resolved, Person | None]:
    """Resolve a pronoun: of the first, second or third person, or a relative one."""
    t = scene.t
    low, word = without_verb(t.low[i]), t.text[t.start[i] : t.end[i]]
    if low in _FIRST:
        return (_writer(scene, i, word), None) if turn is None else (_first_person(word, turn), None)
    if low in _SECOND:
        return Resolved(None, None, f"“{word}” is whoever is spoken to."), None
    if low in _RELATIVE:
        return _relative(t, i, scene.cast)
    return _pronoun(scene, one, i, turn)


def _writer(scene: Scene, i: int, word: str) -> Resolved:
    """Read "I" outside turns and quotations as whoever signed; without a signature, whom the title names is a guess."""
    t = scene.t
    if t.quote[i] >= 0 or t.low[i] in _FIRST_PLURAL:
        return Resolved(None, None, f"“{word}” is the writer.")
    writer = scene.cast.writer()
    if writer is not None:
        return Resolved(
            _decided(writer, "byline"), None, f"“{word}” is the writer, who signed as {_label(writer)}."
        )
    named = [actor for actor in scene.speakers if actor.name]
    if len(named) == 1:
        guess = _decided(named[0], "title")
        return Resolved(
            None, guess, f"“{word}” is the writer, who may be {_label(guess)}, whom the title names."
        )
    return Resolved(None, None, f"“{word}” is the writer.")


def _first_person(phrase: str, turn: Turn) -> Resolved:
    """Read "I" and "we" as whoever has the floor."""
    if turn.speaker is None:
        return Resolved(None, None, f"“{phrase}” is whoever has the floor.")
    speaker = _decided(turn.speaker, "pronoun")
    return Resolved(speaker, None, f"“{phrase}” in a turn of {_label(speaker)} is the one who speaks.")


def _pronoun(scene: Scene, one: Attribution, i: int, turn: Turn | None) -> tuple[Resolved, Person | None]:
    """Read "he" and "she" as the subject they go on from; "they" stays open.

    On the floor and inside a quotation somebody named in between is likelier, and a guess.
    """
    t, cast = scene.t, scene.cast
    low, word = without_verb(t.low[i]), t.text[t.start[i] : t.end[i]]
    if low in _PLURAL:
        return Resolved(None, None, f"“{word}” may be more than one."), None
    gender = "masculine" if low in _MASCULINE else "feminine"
    before = scene.trail.before(one, i, gender)
    is_inside = turn is not None or t.quote[i] >= 0
    named = named_before(t, i, cast, gender) if is_inside or before is None else None
    if before is not None and before.guess is not None:
        return Resolved(
            None, before.guess, f"“{word}” goes on from a source that may be {_label(before.guess)}."
        ), None
    person = before.person if before is not None else None
    rival = scene.trail.rival(one, before) if before is not None and before.is_decided else None
    if person is not None and rival is not None:
        guess = _decided(rival.person.actor, "pronoun") if rival.person is not None else None
        reason = f"“{word}” may go on from {_label(person.actor)}, but {rival.reason}."
        return Resolved(None, guess, reason), None
    if before is not None and person is not None and before.is_decided and named in {None, person}:
        person.gender = gender
        speaker = _decided(person.actor, "pronoun")
        how = "the subject before it" if before.is_subject else "who spoke last"
        return Resolved(speaker, None, f"“{word}” goes on from {_label(speaker)}, {how}."), person
    last = scene.trail.last
    likely = named or person or (last if last is not None and fits_gender(last, gender) else None)
    if likely is None:
        return Resolved(None, None, f"Nobody before “{word}” fits it."), None
    guess = _decided(likely.actor, "pronoun")
    return Resolved(None, guess, f"“{word}” may be {_label(guess)}, the last one named before it."), None


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


def _noun_phrase(scene: Scene, one: Attribution, phrase: str) -> tuple[Resolved, Person | None]:
    """Read a source that is a noun phrase: a name, a body, or an epithet."""
    t, cast = scene.t, scene.cast
    head = _head(t, one.source or (0, 0))
    ending = t.low[head[1] - 1]
    mark = len(ending) - len(bare_name(ending))
    text = t.text[t.start[head[0]] : t.end[head[1] - 1] - mark]
    if _is_joined(t, head) or _is_several(t, head):
        return Resolved(None, None, f"“{text}” speaks for more than one."), None
    named = cast.read(text) or cast.read(phrase)
    if named is not None and named.name and not _is_common(t, head, named, cast):
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
    return _epithet(scene, one, head, text, named if named is None or not named.name else None)


def _is_common(t: Tokens, head: Range, named: Actor, cast: Cast) -> bool:
    """Tell whether what looks like a name is none: a place, or a noun that the page writes small too."""
    name = surname_of(named.name or "")
    if named.post is None and is_plural_like(name.lower()) and cast.is_written_small(name):
        return True
    return not is_persons_name(named, t.low[head[0] : head[1]])


def _is_several(t: Tokens, head: Range) -> bool:
    """Tell whether a source is a number of holders: "both leaders", "the two presidents"."""
    k = head[0] + (t.low[head[0]] in _ARTICLES)
    return head[1] - k > 1 and t.low[k] in _SEVERAL and is_plural_like(t.low[head[1] - 1])


def _person(person: Person, phrase: str) -> tuple[Resolved, Person]:
    """Give a person whom the source names."""
    speaker = _decided(person.actor, "name")
    return Resolved(speaker, None, f"The source “{phrase}” names {_label(speaker)}."), person


def _epithet(
    scene: Scene, one: Attribution, head: Range, text: str, named: Actor | None
) -> tuple[Resolved, Person | None]:
    """Read "the Russian top diplomat" as the one person of that post and party; several stay a guess."""
    t, cast = scene.t, scene.cast
    party = named.party if named is not None and named.party else _party_inside(t, head)
    is_office = bool(offices_of(text))
    before = scene.trail.before(one, head[0], None) if is_office else None
    holder = (
        find_holder(cast, text, party, before.person if before is not None else None) if is_office else None
    )
    if holder is not None and holder.person is not None:
        actor = _decided(holder.person.actor, "epithet")
        if holder.is_decided:
            return Resolved(actor, None, holder.reason), holder.person
        return Resolved(None, actor, holder.reason), None
    if named is None and is_office:
        first = head[0] + (t.low[head[0]] in _ARTICLES)
        named = Actor(post=t.text[t.start[first] : t.end[head[1] - 1]]) if first < head[1] else None
    is_crowd = not is_office and _is_crowd(t, head)
    if named is not None and named.post and not is_crowd:
        body = _decided(msgspec.structs.replace(named, party=party), "epithet")
        holder_of_post = cast.meet_post(body) if is_office else None
        return Resolved(body, None, f"“{text}” is named by post or body only."), holder_of_post
    if _is_name_like(t, head) and not is_crowd and not cast.is_common_plural(t.low[head[1] - 1]):
        name = t.text[t.start[head[0] + 1] : t.end[head[1] - 1]] if t.low[head[0]] in _ARTICLES else text
        return _unknown_name(t, head, name, cast)
    return Resolved(None, None, f"“{text}” names nobody."), None


def _is_crowd(t: Tokens, head: Range) -> bool:
    """Tell whether a source is many of a kind: "elected officials", "Officials", "the CEOs"."""
    word = t.text[t.start[head[1] - 1] : t.end[head[1] - 1]]
    if not is_plural_like(word.lower()):
        return False
    is_one_word = head[1] - head[0] == 1 and party_of(word[:-1]) is None
    return word[0].islower() or (len(word) > _MAX_PRONOUN and word[:-1].isupper()) or is_one_word


def _is_name_like(t: Tokens, head: Range) -> bool:
    """Tell whether a source is written like the name of a body: capitals, an article, what joins them."""
    if head[1] - head[0] > _MAX_BODY or not t.is_capital(head[1] - 1):
        return False
    return all(t.is_capital(k) or t.low[k] in _IN_BODY for k in range(head[0], head[1]))


def _unknown_name(t: Tokens, head: Range, name: str, cast: Cast) -> tuple[Resolved, Person | None]:
    """Read a capitalised source that is no known body: a surname alone, or an organisation."""
    if head[1] - head[0] == 1:
        people = party_of(name[:-1]) if is_plural_like(name) else None
        if people is not None:
            guess = Actor(party=people, decided_by="name")
            return Resolved(
                None, guess, f"“{name}” may be the side of {people}, or some of its people."
            ), None
        if not (head[0] and t.is_word(head[0] - 1)) and not cast.is_written_inside(name):
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
