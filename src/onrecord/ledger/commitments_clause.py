"""The clause around a cue: who its subject is, whether it is denied, and how far what is promised or asked goes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from onrecord.actors.names import surname_of
from onrecord.actors.printed import PrintedParty
from onrecord.actors.read import read_actor
from onrecord.ledger import commitments_words as w
from onrecord.ledger.contact_words import RECORDS
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Span, Statement
from onrecord.statements.offices import offices_of

_TOKEN: Final = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]")
_AFTER: Final = frozenset({"to", "with", "from", "of", "on", "in", "at", "by", "for", "against"})
_FAR_BACK: Final = 240
_OWN_BODIES: Final = frozenset({"Embassy", "Ministry", "Department", "Office", "Mission", "Consulate"})
_NEAR: Final = 900  # characters of a sentence looked at on each side: the longest of the seeds has 635
_BACK: Final = 110  # characters before a cue in which its subject stands
_MOST_WORDS: Final = 9
_END: Final = re.compile(
    r"[\"”“»«;]|\s[–—-]\s|\sbut\s|,\s(?:but|too|while|whereas|adding|saying|although|though|as well as noting|according|which|who|he|she|they|and (?:he|she|they|we|that|the|i|I|it|you)|the)\b|,?\s\((?=[A-Z])|\?|!"
)
_CLOSING: Final = {"“": "”", "«": "»", '"': '"'}
_TRIM: Final = " \t\u00a0,.;:–—-'\"“”‘’"

_LISTING: Final = frozenset({"and", ",", "the", "of"})
_NOBODYS: Final = "Who says “we” in this record is not told; it is taken to be who keeps it."
_INITIAL: Final = 3  # letters of what may be an abbreviation
_NONE: Final = frozenset({"no", "little", "any", "without", "neither"})

Who = Literal["first", "sides", "third", "named"]


class Left(NamedTuple):
    """What stands before a cue: the subject's span and kind, and what the small words between them say."""

    start: int
    end: int
    who: Who
    is_denied: bool
    has_be: bool
    has_would: bool
    is_past: bool = False


def sentence_at(scene: Scene, at: int) -> Span:
    """Return the sentence that holds an offset, of a very long one what stands near; the offset alone where none does."""
    n = bisect_right(scene.sentences, (at, len(scene.text))) - 1
    if n < 0 or at >= scene.sentences[n][1]:
        return (at, at)
    start, end = scene.sentences[n]
    return (max(start, at - _NEAR), min(end, at + _NEAR))


def read_left(scene: Scene, limit: int, at: int) -> Left | None:
    """Read the subject of the verb at `at`, not before `limit`; None where none stands there or it is only thought of."""
    low = max(limit, at - _BACK)
    tokens = [m.span() for m in _TOKEN.finditer(scene.text, low, at)]
    words = [scene.lower[a:b] for a, b in tokens]
    n = len(words) - 1
    is_denied = has_be = has_would = is_past = False
    while n >= 0:
        word = words[n]
        if word == "would":
            has_would = True
        elif word.endswith(("n't", "n’t")) or word in w.NEGATIONS:
            is_denied = True
            has_would = has_would or word.startswith("would")
        elif word not in w.AUXILIARIES and word not in w.ADVERBS:
            break
        has_be = has_be or word in w.BE
        is_past = is_past or word in ("was", "were")
        n -= 1
    if n < 0 or words[n] in w.MODALS or words[n] in w.BOUNDARIES or words[n].endswith(("'s", "’s")):
        return None
    word = words[n]
    who: Who
    if word in w.FIRST_PERSON:
        first, who = n, "first"
        has_be = has_be or word.endswith(("'m", "’m", "'re", "’re"))
    elif word in ("he", "she", "it", "they"):
        first, who = n, "third"
    else:
        first = _phrase_start(scene.text, tokens, words, n)
        if first > n:
            return None
        first = _list_start(scene.text, tokens, words, first)
        is_state = any(one.party for one in scene.parties_in((tokens[first][0], tokens[n][1])))
        who = (
            "sides"
            if not is_state and word in w.SIDES and words[first] in ("the", "both", "two", "our", word)
            else "named"
        )
    if first and words[first - 1] in w.SUPPOSING:
        return None
    return Left(tokens[first][0], tokens[n][1], who, is_denied, has_be, has_would, is_past)


def _phrase_start(text: str, tokens: list[Span], words: list[str], last: int) -> int:
    """Return the first token of the noun phrase that ends at token `last`: capital words and words of office."""
    n = last
    while n >= 0 and last - n < _MOST_WORDS and words[n] not in w.SUPPOSING:
        is_office = words[n] in w.HEADS_OF_STATES or words[n] in w.SIDES or words[n] in ("two", "three")
        if not (is_office or text[tokens[n][0]].isupper()):
            break
        n -= 1
    n += 1
    while n <= last and words[n] in ("and", "of", "for"):
        n += 1
    return n


def _list_start(text: str, tokens: list[Span], words: list[str], first: int) -> int:
    """Return where a list begins that ends in a phrase: "Valmeria, Narva and the Republic of Ost"; else the phrase itself."""
    n = first - 1 - (words[first - 1 : first] == ["the"])
    if offices_of(" ".join(words[first:])):
        return first  # "to Valmeria and Tarsund, and the Foreign Secretary presented a note"
    if n < 1 or words[n] != "and" or not (words[n - 1] == "," or text[tokens[n - 1][0]].isupper()):
        return first
    while n >= 0 and (words[n] in _LISTING or words[n] in w.SIDES or text[tokens[n][0]].isupper()):
        n -= 1
    n += 1
    while n < first and words[n] in _LISTING:
        n += 1
    return n


def resolve_subject(scene: Scene, left: Left) -> tuple[tuple[Actor, ...], str | None]:
    """Return who the subject is, one actor for each side, and the doubt about it; nobody where it cannot be told."""
    said = scene.statement_at((left.start, left.end))
    if left.who == "first":
        return _first_person(scene, said)
    if left.who == "third":
        speakers = find_speakers(scene, said) if said and said.mode == "indirect" else ()
        is_it = scene.lower[left.start : left.end] == "it"
        if len(speakers) > 1:
            return ((), None) if is_it else (speakers, None)
        is_fit = bool(speakers) and (speakers[0].name is None) == is_it
        other = _named_between(scene, said, left.start, speakers) if said and is_fit and not is_it else None
        return (
            speakers if is_fit else ()
        ), other and f"“He” or “she” may also mean {other}, who is named before."
    if left.who == "sides":
        sides = scene.company.sides
        if len(sides) == 2:  # noqa: PLR2004 - both
            return tuple(Actor(party=side) for side in sides), None
        return (), None
    return tuple(find_actors(scene, (left.start, left.end))), None


def _named_between(scene: Scene, said: Statement, at: int, speakers: tuple[Actor, ...]) -> str | None:
    """Return the family name of another person of the document whom a statement names before an offset."""
    start = next((a for a, b in said.content if a <= at < b), at)
    own = {surname_of(one.name) for one in speakers if one.name}
    named = (m[0] for m in _TOKEN.finditer(scene.text, start, at) if scene.text[m.start()].isupper())
    return next((name for name in named if name not in own and scene.company.people.get(name)), None)


def _first_person(scene: Scene, said: Statement | None) -> tuple[tuple[Actor, ...], str | None]:
    """Return who says "we" here: the statement's speaker, else the document's own voice."""
    if said is None:
        voice = scene.company.voice
        doubt = _NOBODYS if scene.document.form in RECORDS else None
        return ((voice,), doubt) if voice and not scene.document.turns else ((), None)
    if said.speaker:
        return find_speakers(scene, said), None
    if said.speaker_guess:
        guess = scene.company.complete(said.speaker_guess)
        return ((guess,), "Who says “we” is only guessed: " + said.reason) if guess else ((), None)
    voice = scene.company.voice
    return ((voice,), None) if voice and said.turn is None and not scene.document.turns else ((), None)


def find_speakers(scene: Scene, said: Statement) -> tuple[Actor, ...]:
    """Return who says a statement, the decided speaker first, one for each side of a joint one."""
    speakers = [
        one for actor in (said.speaker, *said.others) if actor and (one := scene.company.complete(actor))
    ]
    sides: dict[str | None, Actor] = {}
    for one in speakers:
        sides.setdefault(one.party or one.name or one.post, one)
    return tuple(sides.values())


def find_actors(scene: Scene, span: Span) -> Iterator[Actor]:
    """Yield the actors that a noun phrase names, one for each party in it; an adjective at its end names none."""
    phrase = scene.text[span[0] : span[1]]
    capitals = [word for word in phrase.replace("’", "'").removesuffix("'s").split() if word[:1].isupper()]
    if not capitals:
        return
    known = scene.company.people.get(surname_of(capitals[-1]))
    parties = [one for one in scene.parties_in(span) if one.party and not _is_part(scene, one, span[0])]
    if parties and phrase.endswith(w.OTHERS) and scene.text.startswith(("'s", "’s"), parties[-1].end):
        return
    if known and (known.party or not parties):
        yield known
    elif parties:
        if parties[-1].kind != "adjective" or parties[-1].end != span[1]:
            yield from _of_parties(phrase, tuple(dict.fromkeys(one.party for one in parties if one.party)))
    elif held := scene.company.posts.get(phrase.lower().removeprefix("the ")):
        yield held
    elif len(capitals) == 1 and capitals[0] in _OWN_BODIES and scene.company.voice:
        yield scene.company.voice
    elif (
        len(capitals) > 1
        and not _names_two_posts(phrase)
        and (actor := read_actor(phrase[phrase.replace("’", "'").index(capitals[0]) :].removesuffix("’s")))
    ):
        yield msgspec.structs.replace(actor, decided_by="name")


def _names_two_posts(phrase: str) -> bool:
    """Tell whether a phrase may be of two, named by post alone: "the Vice President and Prime Minister"."""
    halves = phrase.split(" and ")
    actor = read_actor(phrase) if len(halves) > 1 and all(offices_of(half) for half in halves) else None
    return actor is not None and actor.name is None


def _of_parties(phrase: str, parties: tuple[str, ...]) -> Iterator[Actor]:
    """Yield the person or body that a phrase with parties in it names, else each party."""
    first = next((at for at, char in enumerate(phrase) if char.isupper()), 0)
    is_list = len(parties) > 1 and (" and " in phrase or "," in phrase)
    actor = None if is_list else read_actor(phrase[first:])
    if actor and (actor.name or (actor.post and len(parties) == 1)):
        yield Actor(name=actor.name, post=actor.post, party=parties[0], decided_by="name")
    else:
        yield from (Actor(party=party, decided_by="name") for party in parties)


class Owner(NamedTuple):
    """Whose a noun is, where that begins, and whether it is denied: "no readiness"."""

    by: tuple[Actor, ...]
    start: int
    is_denied: bool


def _is_part(scene: Scene, one: PrintedParty, start: int) -> bool:
    """Tell whether a body's name only ends a longer one: "the Royal Foreign Office"."""
    before = scene.text[start : one.start].split()
    return one.kind == "body" and bool(before) and before[-1][0].isupper() and before[-1].lower() != "the"


def read_owner(scene: Scene, limit: int, at: int) -> Owner:
    """Return whose the noun at `at` is: "our", "his", "Valmeria's"; nobody's where no one is named."""
    low = max(limit, at - _BACK)
    tokens = [m.span() for m in _TOKEN.finditer(scene.text, low, at)]
    words = [scene.lower[a:b] for a, b in tokens]
    n = len(words) - 1
    if n > 0 and (words[n] in w.ADVERBS or words[n].endswith(("al", "ive", "ed", "ous", "full"))):
        n -= 1  # "our repeated proposal"
    if n > 0 and words[n] == "." and "." in words[n - 1]:
        n -= 1  # "the U.S. proposal"
    if n < 0 or words[n] in _NONE:
        return Owner((), at, is_denied=True)
    if words[n] in w.OWN:
        by = _first_person(scene, scene.statement_at((tokens[n][0], at)))[0]
    elif words[n] in w.THEIR:
        is_person = words[n] in ("his", "her")
        by = tuple(
            one for one in nearest_subject(scene, limit, tokens[n][0]) if (one.name is not None) == is_person
        )
        said = scene.statement_at((tokens[n][0], at))
        if said and said.mode == "floor" and said.speaker and by and by[0].name == said.speaker.name:
            by = ()  # who speaks of "his intention" speaks of another
    elif words[n].endswith(("'s", "’s", "s'", "s’")):
        first = _phrase_start(scene.text, tokens, words, n)
        by = tuple(find_actors(scene, (tokens[min(first, n)][0], tokens[n][1])))
    else:
        named = scene.parties_in((tokens[n][0], max(tokens[n][1], at)))
        near = [one for one in named if one.kind == "adjective" or "." in words[n]]
        by = tuple(Actor(party=one.party, decided_by="name") for one in near if one.party)
    return Owner(by, tokens[n][0], is_denied=False)


def nearest_subject(scene: Scene, limit: int, at: int) -> tuple[Actor, ...]:
    """Return whom the words before `at` name last as a subject, not behind "to" or "with"; else him who says the clause."""
    tokens = [m.span() for m in _TOKEN.finditer(scene.text, max(limit, at - _FAR_BACK), at)]
    words = [scene.lower[a:b] for a, b in tokens]
    n = len(words) - 1
    while n >= 0:
        if words[n] in w.FIRST_PERSON:
            return _first_person(scene, scene.statement_at(tokens[n]))[0]
        first = _phrase_start(scene.text, tokens, words, n)
        if first <= n:
            opener = (
                words[first - 1] if first and words[first] != "the" else words[first - 2] if first > 1 else ""
            )
            found = (
                ()
                if words[first - 1 : first] and words[first - 1] in _AFTER
                else tuple(find_actors(scene, (tokens[first][0], tokens[n][1])))
            )
            if found and (found[0].party or found[0].post) and opener not in _AFTER:
                return found[:1]
            if opener not in _AFTER and _is_lone_name(scene, tokens, (first, n)):
                return ()  # "Brok said that Maren had bound herself to her demand", of whom the page knows no more
            n = first
        n -= 1
    said = scene.statement_at((limit, limit + 1))
    speaker = scene.company.complete(said.speaker) if said else None
    return (speaker,) if speaker else ()


def _is_lone_name(scene: Scene, tokens: list[Span], phrase: tuple[int, int]) -> bool:
    """Tell whether a phrase is one capital word behind which a verb follows: a name of whom nothing is known."""
    first, last = phrase
    if first != last or last + 1 >= len(tokens) or not first:
        return False
    start, end = tokens[first]
    follows = scene.lower[slice(*tokens[last + 1])]
    return scene.text[start].isupper() and end - start > _INITIAL and follows in w.AUXILIARIES


def end_of_clause(scene: Scene, start: int, stop: int) -> int:
    """Return where what begins at `start` ends, at most at `stop`, without the marks and spaces around its end.

    A name in quotation marks is passed over; the end of a quotation that began before `start` is an end.
    """
    end, at = stop, start
    while found := _END.search(scene.text, at, stop):
        mark = found[0]
        close = scene.text.find(_CLOSING[mark], found.end(), stop) if mark in _CLOSING else -1
        if close < 0:
            end = found.start()
            break
        at = close + 1
    while end > start and scene.text[end - 1] in _TRIM:
        end -= 1
    return end
