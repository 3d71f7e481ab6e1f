"""Who a source is, within the document: names, honorifics, pronouns, epithets; with the reason in a sentence.

What is decided is the `speaker`; what is only likely is the `speaker_guess`. A source that is nobody
in particular ("officials", "sources") has neither.
"""

from collections.abc import Sequence

import msgspec

from onrecord.actors.names import surname_of
from onrecord.model import Actor, Span, Turn
from onrecord.statements.antecedents import Said, Trail, find_nested
from onrecord.statements.attribution import Attribution
from onrecord.statements.bodies import Bodies, author_of, read_owned
from onrecord.statements.cast import Cast, Person, is_persons_name
from onrecord.statements.endings import bare_name, is_adverb, is_plural_like, without_verb
from onrecord.statements.epithet import find_holder
from onrecord.statements.lexicon import WORDS
from onrecord.statements.offices import offices_of, party_of
from onrecord.statements.phrase import head_of, is_crowd, is_name_like, name_behind, party_inside
from onrecord.statements.pronouns import stand_in
from onrecord.statements.resolved import Resolved, Scene, decided, label_of, of_joint
from onrecord.statements.together import (
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
_STANDING_IN = _FIRST | _SECOND | _RELATIVE | _MASCULINE | _FEMININE | _PLURAL
_MAX_PRONOUN = 2


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
    scene = Scene(
        t, cast, Trail(t, cast, sentences), Together(t, cast, titled, sentences), Bodies(t), titled.speakers
    )
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
        scene.bodies.keep(one, None if result.others else result.speaker)
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
        return stand_in(scene, one, first, turn)
    author = author_of(t, one.source)
    if author is not None:
        return _resolve(scene, one._replace(source=author), turn)
    several = _several(scene, one, one.source, turn)
    return (several, None) if several is not None else _noun_phrase(scene, one, phrase)


def _several(scene: Scene, one: Attribution, source: Range, turn: Turn | None) -> Resolved | None:
    """Resolve a source that is "it", "the statement" or several; None where it is a noun phrase of its own."""
    t = scene.t
    known = scene.bodies.read(one.sentence, head_of(t, source))
    if known is not None:
        return Resolved(known[0], None, known[1])
    members = split_members(t, source, scene.cast)
    if members:
        return _members(scene, one, members, turn)
    posts = read_posts_of(t, source)
    if posts:
        return _posts_of(scene, posts, _phrase(t, one))
    joint = scene.together.read_plural(t, head_of(t, source))
    return of_joint(joint) if joint is not None else None


def _posts_of(scene: Scene, posts: list[tuple[str, str]], phrase: str) -> Resolved:
    """Resolve "the presidents of A and B": the holder of each post whom the page shows, else the post of that party."""
    actors: list[Actor] = []
    for post, party in posts:
        holder = find_holder(scene.cast, post, party, None)
        known = holder.person.actor if holder is not None and holder.is_decided and holder.person else None
        actors.append(decided(known or Actor(post=post, party=party), "epithet"))
    return Resolved(actors[0], None, f"“{phrase}” are {name_all(actors)}.", tuple(actors[1:]))


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
        return stand_in(scene, one, first, turn)[0]
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
    behind = _name_behind(scene, one, head, text, named)
    if behind is not None:
        return _person(behind, phrase)
    last = next((k for k in range(head[0] + 1, head[1]) if t.low[k] in _PREPOSITIONS), head[1]) - 1
    if t.is_capital(last):
        person = cast.find(bare_name(t.low[last]))
        if person is not None:
            return _person(cast.meet(person.actor, text), phrase)
    body = _read_body(cast, text, named)
    if body is not None:
        return body, None
    return _epithet(scene, one, head, text, named if named is None or not named.name else None)


def _read_body(cast: Cast, text: str, named: Actor | None) -> Resolved | None:
    """Read a source that is somebody's body ("Narva's ministry") or a party; None where it is neither."""
    owned = read_owned(cast, text) if named is None else None
    if owned is not None:
        return Resolved(owned, None, f"“{text}” is named by post or body only.")
    party = party_of(text)
    if party is None:
        return None
    return Resolved(Actor(party=party, decided_by="name"), None, f"“{text}” speaks for the party {party}.")


def _name_behind(
    scene: Scene, one: Attribution, head: Range, text: str, named: Actor | None
) -> Person | None:
    """Meet the person whose name a comma sets behind the post ("the chair of the board, Jane Roe")."""
    place = name_behind(scene.t, one.source or head, head)
    if place is None or not (offices_of(text) or (named is not None and named.post)):
        return None
    t, cast = scene.t, scene.cast
    name = t.text[t.start[place[0]] : t.end[place[1] - 1]]
    article, _, rest = text.partition(" ")
    post = rest if article.lower() in _ARTICLES and rest else text
    held = named if named is not None and named.post else Actor(post=post)
    read = cast.read(name)
    bare = read.name if read is not None and read.name else name
    return cast.meet(Actor(name=bare, post=held.post, party=held.party), name)


def _is_common(t: Tokens, head: Range, named: Actor, cast: Cast) -> bool:
    """Tell whether what looks like a name is none: a place, or a noun that the page writes small too."""
    name = surname_of(named.name or "")
    if named.post is None and is_plural_like(name.lower()) and cast.is_written_small(name):
        return True
    return not is_persons_name(named, t.low[head[0] : head[1]])


def _person(person: Person, phrase: str) -> tuple[Resolved, Person]:
    """Give a person whom the source names."""
    speaker = decided(person.actor, "name")
    return Resolved(speaker, None, f"The source “{phrase}” names {label_of(speaker)}."), person


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
        actor = decided(holder.person.actor, "epithet")
        if holder.is_decided:
            return Resolved(actor, None, holder.reason), holder.person
        return Resolved(None, actor, holder.reason), None
    if named is None and is_office:
        first = head[0] + (t.low[head[0]] in _ARTICLES)
        named = Actor(post=t.text[t.start[first] : t.end[head[1] - 1]]) if first < head[1] else None
    is_many = not is_office and is_crowd(t, head)
    short = t.text[t.start[head[1] - 1] : t.end[head[1] - 1]]
    if named is None and t.low[head[0]] in _ARTICLES and short.isupper() and len(short) > 1:
        held = cast.holder_of(short)
        if held is not None:
            return _person(held, text)
    if named is not None and named.post and not is_many:
        body = decided(msgspec.structs.replace(named, party=party), "epithet")
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
