"""Whom a pronoun means: the writer, who has the floor, the subject it goes on from, the name before "who"."""

from onrecord.model import Turn
from onrecord.statements.antecedents import fits_gender, named_before
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import Cast, Person
from onrecord.statements.endings import bare_name, without_verb
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.resolved import Resolved, Scene, decided, label_of, of_joint
from onrecord.statements.tokens import Tokens

_MASCULINE = WORDS["masculine"]
_PLURAL = WORDS["plural"]
_FIRST = WORDS["first_person"]
_SECOND = WORDS["second_person"]
_RELATIVE = WORDS["relative"]
_FIRST_PLURAL = frozenset(read_table("words/roles.toml")["plural"]["first_person"])


def stand_in(scene: Scene, one: Attribution, i: int, turn: Turn | None) -> tuple[Resolved, Person | None]:
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
            decided(writer, "byline"), None, f"“{word}” is the writer, who signed as {label_of(writer)}."
        )
    named = [actor for actor in scene.speakers if actor.name]
    if len(named) == 1:
        guess = decided(named[0], "title")
        return Resolved(
            None, guess, f"“{word}” is the writer, who may be {label_of(guess)}, whom the title names."
        )
    return Resolved(None, None, f"“{word}” is the writer.")


def _first_person(phrase: str, turn: Turn) -> Resolved:
    """Read "I" and "we" as whoever has the floor."""
    if turn.speaker is None:
        return Resolved(None, None, f"“{phrase}” is whoever has the floor.")
    speaker = decided(turn.speaker, "pronoun")
    return Resolved(speaker, None, f"“{phrase}” in a turn of {label_of(speaker)} is the one who speaks.")


def _pronoun(scene: Scene, one: Attribution, i: int, turn: Turn | None) -> tuple[Resolved, Person | None]:
    """Read "he" and "she" as the subject they go on from; "they" stays open.

    On the floor and inside a quotation somebody named in between is likelier, and a guess.
    """
    t, cast = scene.t, scene.cast
    low, word = without_verb(t.low[i]), t.text[t.start[i] : t.end[i]]
    if low in _PLURAL:
        is_subject = turn is None and t.quote[i] < 0 and t.is_capital(i)
        return of_joint(scene.together.read_they(one.sentence, word, is_subject=is_subject)), None
    gender = "masculine" if low in _MASCULINE else "feminine"
    before = scene.trail.before(one, i, gender)
    is_inside = turn is not None or t.quote[i] >= 0
    named = named_before(t, i, cast, gender) if is_inside or before is None else None
    if before is not None and before.guess is not None:
        return Resolved(
            None, before.guess, f"“{word}” goes on from a source that may be {label_of(before.guess)}."
        ), None
    person = before.person if before is not None else None
    rival = scene.trail.rival(one, before) if before is not None and before.is_decided else None
    if person is not None and rival is not None:
        guess = decided(rival.person.actor, "pronoun") if rival.person is not None else None
        reason = f"“{word}” may go on from {label_of(person.actor)}, but {rival.reason}."
        return Resolved(None, guess, reason), None
    if before is not None and person is not None and before.is_decided and named in {None, person}:
        person.gender = gender
        speaker = decided(person.actor, "pronoun")
        how = "the subject before it" if before.is_subject else "who spoke last"
        return Resolved(speaker, None, f"“{word}” goes on from {label_of(speaker)}, {how}."), person
    last = scene.trail.last
    likely = named or person or (last if last is not None and fits_gender(last, gender) else None)
    if likely is None:
        return Resolved(None, None, f"Nobody before “{word}” fits it."), None
    guess = decided(likely.actor, "pronoun")
    return Resolved(None, guess, f"“{word}” may be {label_of(guess)}, the last one named before it."), None


def _relative(t: Tokens, i: int, cast: Cast) -> tuple[Resolved, Person | None]:
    """Read "who" as the name before it."""
    place = i - 1
    while place >= 0 and t.low[place] in {",", "(", ")"}:
        place -= 1
    if place >= 0 and t.is_capital(place):
        person = cast.find(bare_name(t.low[place]))
        if person is not None:
            speaker = decided(person.actor, "name")
            return Resolved(
                speaker, None, f"“{t.text[t.start[i] : t.end[i]]}” follows the name {label_of(speaker)}."
            ), person
    return Resolved(None, None, f"“{t.text[t.start[i] : t.end[i]]}” follows no name."), None
