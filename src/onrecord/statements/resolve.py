"""Who a source is, within the document: names, honorifics, pronouns, epithets; with the reason in a sentence.

What is decided is the `speaker`; what is only likely is the `speaker_guess`. A source that is nobody
in particular ("officials", "sources") has neither.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.actors.names import surname_of
from onrecord.model import Actor, Span, Turn
from onrecord.model.base import DecidedBy
from onrecord.statements.antecedents import Said, Trail, find_nested, fits_gender, named_before
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import Cast, Person, is_persons_name
from onrecord.statements.endings import bare_name, is_adverb, is_plural_like, without_verb
from onrecord.statements.epithet import find_holder
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.offices import offices_of, party_of
from onrecord.statements.phrase import head_of, is_crowd, is_name_like, party_inside
from onrecord.statements.together import (
    Joint,
    Titled,
    Together,
    name_all,
    read_posts_of,
    split_members,
    strip_plural_title,
)
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
_FIRST_PLURAL = frozenset(read_table("words/roles.toml")["plural"]["first_person"])
_STANDING_IN = _FIRST | _SECOND | _RELATIVE | _MASCULINE | _FEMININE | _PLURAL
_MAX_PRONOUN = 2


class Resolved(NamedTuple):
    """A decided speaker, with those who say the same together with them, or a guess, never both; and why."""

    speaker: Actor | None
    guess: Actor | None
    reason: str
    others: tuple[Actor, ...] = ()


class Scene(NamedTuple):
    """What is known while the sources of one text are resolved, in order."""

    t: Tokens
    cast: Cast
    trail: Trail
    together: Together
    speakers: Sequence[Actor]


def resolve_speakers(
    t: Tokens,
    found: Sequence[Attribution],
    turn_of: Sequence[Turn | None],
    titled: Titled,
    sentences: Sequence[Span],
) -> list[Resolved]:
    """Resolve every attribution's source, in order; `turn_of` gives the turn each stands in.

    `sentences` are the spans that the attributions count by.
    """
    if not found:
        return []
    cast = Cast(t, (*titled.speakers, *titled.counterparts))
    scene = Scene(t, cast, Trail(t, cast, sentences), Together(cast, titled), titled.speakers)
    resolved = []
    nested = find_nested(found)
    for number, (one, turn) in enumerate(zip(found, turn_of, strict=True)):
        result, person = _resolve(scene, one, turn)
        if person is not None:
            person.spoke = number
        if result.speaker is not None and result.others:
            scene.together.keep(one.sentence, (result.speaker, *result.others))
        elif result.speaker is None:
            scene.together.forget()
        elif result.speaker.name is None and is_plural_like((result.speaker.post or "").partition(" ")[0]):
            scene.together.keep(one.sentence, (result.speaker,))  # "the members of the Council", then "they"
        if one.source is not None and (person is not None or result.others or _is_open(t, one, result)):
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
    head = head_of(t, one.source)
    low = t.low[head[1] - 1]
    return low not in _STANDING_IN and not is_plural_like(low)


def _resolve(scene: Scene, one: Attribution, turn: Turn | None) -> tuple[Resolved, Person | None]:
    """Resolve one source by the first reading that fits; give the person too, where it is one."""
    t = scene.t
    if one.source is None:
        return Resolved(None, None, "No source is printed."), None
    first, phrase = one.source[0], _phrase(t, one)
    if without_verb(t.low[first]) in _STANDING_IN and _is_alone(t, one.source):
        return _stand_in(scene, one, first, turn)
    members = split_members(t, one.source, scene.cast)
    if members:
        return _members(scene, one, members, turn), None
    posts = read_posts_of(t, one.source)
    if posts:
        return _posts_of(scene, posts, phrase), None
    joint = scene.together.read_plural(t, head_of(t, one.source))
    if joint is not None:
        return _of_joint(joint), None
    return _noun_phrase(scene, one, phrase)


def _posts_of(scene: Scene, posts: list[tuple[str, str]], phrase: str) -> Resolved:
    """Resolve "the presidents of A and B": the holder of each post whom the page shows, else the post of that party."""
    actors: list[Actor] = []
    for post, party in posts:
        holder = find_holder(scene.cast, post, party, None)
        known = holder.person.actor if holder is not None and holder.is_decided and holder.person else None
        actors.append(_decided(known or Actor(post=post, party=party), "epithet"))
    return Resolved(actors[0], None, f"“{phrase}” are {name_all(actors)}.", tuple(actors[1:]))


def _of_joint(joint: Joint) -> Resolved:
    """Give those who speak together: the first named is the speaker."""
    return Resolved(joint.actors[0] if joint.actors else None, None, joint.reason, joint.actors[1:])


def _members(scene: Scene, one: Attribution, members: list[Range], turn: Turn | None) -> Resolved:
    """Resolve those whom a source joins, one by one; nobody where one of them stays unknown."""
    t = scene.t
    members[0], post = strip_plural_title(t, members[0])
    actors: list[Actor] = []
    for member in members:
        text = t.text[t.start[member[0]] : t.end[member[1] - 1]]
        result = _member(scene, one._replace(source=member), text, post, turn)
        if result.speaker is None:
            reason = f"“{_phrase(t, one)}” speaks for more than one, of whom “{text}” is not known."
            return Resolved(None, None, reason)
        actors += [actor for actor in (result.speaker, *result.others) if actor not in actors]
    reason = f"The source “{_phrase(t, one)}” names {name_all(actors)}."
    return Resolved(actors[0], None, reason, tuple(actors[1:]))


def _member(scene: Scene, one: Attribution, text: str, post: str | None, turn: Turn | None) -> Resolved:
    """Resolve one of those whom a source joins; `post` is what "Presidents A and B" calls each."""
    t = scene.t
    first, last = one.source or (0, 0)
    if without_verb(t.low[first]) in _STANDING_IN:
        return _stand_in(scene, one, first, turn)[0]
    if post is not None and all(t.is_capital(k) for k in range(first, last)):
        scene.cast.meet(Actor(name=text, post=post), text)
    is_bare = last - first == 1 and party_of(text) is None
    if is_bare and scene.cast.find(bare_name(t.low[first])) is None:
        return Resolved(None, None, f"“{text}” is nobody known.")
    return _noun_phrase(scene, one, text)[0]


def _phrase(t: Tokens, one: Attribution) -> str:
    """Give the words of a source."""
    first, last = one.source or (0, 1)
    return t.text[t.start[first] : t.end[last - 1]]


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
        is_subject = turn is None and t.quote[i] < 0 and t.is_capital(i)
        return _of_joint(scene.together.read_they(one.sentence, word, is_subject=is_subject)), None
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
    head = head_of(t, one.source or (0, 0))
    ending = t.low[head[1] - 1]
    mark = len(ending) - len(bare_name(ending))
    text = t.text[t.start[head[0]] : t.end[head[1] - 1] - mark]
    named = cast.read(text) or cast.read(phrase)
    if named is not None and named.name and not _is_common(t, head, named, cast):
        first = cast.find_by_first(named.name) if " " not in named.name else None
        if first is not None:
            return _person(first, phrase)
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


def _person(person: Person, phrase: str) -> tuple[Resolved, Person]:
    """Give a person whom the source names."""
    speaker = _decided(person.actor, "name")
    return Resolved(speaker, None, f"The source “{phrase}” names {_label(speaker)}."), person


def _epithet(
    scene: Scene, one: Attribution, head: Range, text: str, named: Actor | None
) -> tuple[Resolved, Person | None]:
    """Read "the Russian top diplomat" as the one person of that post and party; several stay a guess."""
    t, cast = scene.t, scene.cast
    party = named.party if named is not None and named.party else party_inside(t, head)
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
    is_many = not is_office and is_crowd(t, head)
    if named is not None and named.post and not is_many:
        body = _decided(msgspec.structs.replace(named, party=party), "epithet")
        holder_of_post = cast.meet_post(body) if is_office else None
        return Resolved(body, None, f"“{text}” is named by post or body only."), holder_of_post
    if is_name_like(t, head) and not is_many and not cast.is_common_plural(t.low[head[1] - 1]):
        name = t.text[t.start[head[0] + 1] : t.end[head[1] - 1]] if t.low[head[0]] in _ARTICLES else text
        return _unknown_name(t, head, name, cast)
    return Resolved(None, None, f"“{text}” names nobody."), None


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


def _decided(actor: Actor, by: DecidedBy) -> Actor:
    """Give the actor with what decided on it."""
    return msgspec.structs.replace(actor, decided_by=by)


def _label(actor: Actor) -> str:
    """Name a person or body in words, for a reason."""
    return actor.name or actor.post or actor.party or "somebody"
