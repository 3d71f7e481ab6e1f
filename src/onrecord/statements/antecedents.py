"""Whom a pronoun goes on from: the subject of the clause or sentence before it, not whoever was named last."""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.names import surname_of
from onrecord.model import Actor, Span
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import TITLES, Cast, Person, is_persons_name
from onrecord.statements.endings import bare_name, is_plural_like
from onrecord.statements.epithet import find_holder, name_of
from onrecord.statements.lexicon import WORDS
from onrecord.statements.offices import offices_of
from onrecord.statements.tokens import Range, Tokens

_ARTICLES = WORDS["articles"]
_LEADS = WORDS["lead_prepositions"] | WORDS["subordinators"]
_OPENERS = WORDS["lead_words"] | WORDS["openers"]
_PREPOSITIONS = WORDS["prepositions"]
_PRONOUNS = WORDS["masculine"] | WORDS["feminine"]
_NEAR = 6  # sentences
_SUBJECT_NEAR = 2  # sentences for a subject that was not heard to speak
_MAX_LEAD = 25  # tokens of what stands before a sentence's subject
_MAX_SUBJECT = 8  # tokens
_MAX_SAID = 8  # sources of one sentence that are kept
_MAX_RIVAL = 40  # tokens
_MAX_OBJECT = 4  # tokens after a cue
_MAX_BACK = 120  # tokens


class Said(NamedTuple):
    """One source that was resolved: where it stands, and the person, the guess, or neither."""

    token: int
    person: Person | None
    guess: Actor | None
    is_main: bool


class Antecedent(NamedTuple):
    """Whom a pronoun goes on from: a person, decided or not, or the guess that it inherits."""

    person: Person | None
    guess: Actor | None
    is_decided: bool
    is_subject: bool = False
    sentence: int = -1


class Rival(NamedTuple):
    """What speaks against somebody as who a pronoun stands for, and who is likelier, if anybody."""

    person: Person | None
    reason: str


class Trail:
    """Who spoke and who was spoken of, sentence by sentence, up to where the reading stands."""

    def __init__(self, t: Tokens, cast: Cast, sentences: Sequence[Span]) -> None:
        self._t = t
        self._cast = cast
        self._starts = [start for start, _ in sentences]
        self._said: dict[int, deque[Said]] = {}
        self._subjects: dict[int, tuple[int, Person | None]] = {}
        self.last: Person | None = None

    def keep(self, sentence: int, said: Said) -> None:
        """Keep a source of a sentence."""
        self._said.setdefault(sentence, deque(maxlen=_MAX_SAID)).append(said)
        if said.person is not None:
            self.last = said.person

    def before(self, one: Attribution, token: int, gender: str | None) -> Antecedent | None:
        """Find the subject that a pronoun of a gender at `token` goes on from, up to six sentences back.

        A source that could not be resolved stands in the way: what is older is then no more than likely.
        """
        is_open = False
        sentence = one.sentence
        nested: Person | None = None
        for number in range(sentence, max(-1, sentence - _NEAR - 1), -1):
            said = [one for one in self._said.get(number, ()) if one.token < token]
            main = max((one for one in said if one.is_main), key=lambda one: one.token, default=None)
            if main is not None and main.person is None and main.guess is not None:
                return Antecedent(None, main.guess, is_decided=False)
            if main is not None and main.person is not None:
                if fits_gender(main.person, gender):
                    return Antecedent(main.person, None, not is_open, sentence=number)
                continue
            place, subject = self._subject(number)
            is_own = number == sentence and (place >= token or any(a <= place < b for a, b in one.content))
            if not is_own and subject is not None and fits_gender(subject, gender):
                is_near = sentence - number <= _SUBJECT_NEAR
                return Antecedent(subject, None, is_near and not is_open, is_subject=True, sentence=number)
            is_open = is_open or main is not None
            if nested is None:
                nested = next(
                    (one.person for one in said if one.person and fits_gender(one.person, gender)), None
                )
        return Antecedent(nested, None, is_decided=False) if nested else None

    def rival(self, one: Attribution, before: Antecedent) -> Rival | None:
        """Give what in its own sentence speaks against the person a pronoun would go on from, in words."""
        if before.person is None or one.sentence == before.sentence:
            return None
        start = self._t.at(self._starts[one.sentence])
        return find_rival(self._t, one, start, self._cast, before.person)

    def _subject(self, number: int) -> tuple[int, Person | None]:
        """Give the token where a sentence's subject begins, and the person that it names, if any."""
        known = self._subjects.get(number)
        if known is None:
            known = self._subjects[number] = self._read_subject(number)
        return known

    def _read_subject(self, number: int) -> tuple[int, Person | None]:
        """Read the person whom the subject of a sentence names, behind "In reply," and the like."""
        t = self._t
        a = t.at(self._starts[number])
        b = t.at(self._starts[number + 1]) if number + 1 < len(self._starts) else len(t)
        a = self._skip_leads(a, b)
        end = a
        while (
            end < b
            and end - a < _MAX_SUBJECT
            and (t.is_capital(end) or t.low[end] in _ARTICLES or t.low[end] == ".")
        ):
            end += 1
            if (
                end < b
                and t.low[end - 1] not in _ARTICLES
                and t.start[end] == t.end[end - 1]
                and t.low[end] == "'"
            ):
                break
        if end > a and t.low[end - 1] == ".":
            end -= 1
        if end < b and end == a + 1 and t.low[a] in _ARTICLES:  # "the minister"
            end += 1
        if end <= a or t.low[end - 1] in _ARTICLES or t.quote[a] >= 0 or t.low[end - 1].endswith("'s"):
            return a, None
        return a, self._person(a, end)

    def _skip_leads(self, a: int, b: int) -> int:
        """Give the token after what leads in to a sentence's subject."""
        t = self._t
        while a < b and not t.is_word(a) and t.quote[a] < 0:
            a += 1
        if a < b and t.low[a] in _LEADS:
            comma = next((k for k in range(a, min(b, a + _MAX_LEAD)) if t.low[k] == ","), None)
            return comma + 1 if comma is not None and comma + 1 < b else a
        if a + 1 < b and t.low[a] in _OPENERS:
            return a + 2 if t.low[a + 1] == "," else a + 1
        return a

    def _person(self, a: int, end: int) -> Person | None:
        """Give the person whom the tokens of a subject name, by name or by post."""
        t, cast = self._t, self._cast
        low = bare_name(t.low[end - 1])
        if t.is_capital(end - 1) and low not in _PRONOUNS:
            person = cast.find(low)
            if person is not None:
                return person if _is_shown(person) else None
        text = t.text[t.start[a] : t.end[end - 1]]
        if low not in _PRONOUNS and is_plural_like(low):
            return None
        actor = cast.read(text)
        if (
            actor is not None
            and actor.name
            and is_persons_name(actor, t.low[a:end])
            and (actor.post or _is_titled(t, a))
        ):
            return cast.find(surname_of(actor.name)) or cast.meet(actor, text)
        if not offices_of(text):
            return None
        holder = find_holder(cast, text, actor.party if actor else None, self.last)
        if holder is not None:
            return holder.person if holder.is_decided else None
        return cast.meet_post(actor) if actor is not None and actor.post and t.is_capital(end - 1) else None


def _is_shown(person: Person) -> bool:
    """Tell whether more than two capitals in a row shows that this is a person."""
    return person.is_listed or person.spoke >= 0 or person.gender is not None or person.actor.post is not None


def _is_titled(t: Tokens, a: int) -> bool:
    """Tell whether a token is a title of courtesy before a name."""
    return t.low[a] in TITLES


def fits_gender(person: Person, gender: str | None) -> bool:
    """Tell whether a person may be meant by a pronoun of a gender."""
    return gender is None or person.gender in {None, gender}


def named_before(t: Tokens, i: int, cast: Cast, gender: str) -> Person | None:
    """Give the person with a post who is named last before token i, not far away."""
    for k in range(i - 1, max(0, i - _MAX_BACK), -1):
        if t.is_capital(k) and (t.is_capital(k - 1) or t.low[k - 1] == "."):
            person = cast.find(bare_name(t.low[k]))
            if person is not None and person.actor.post and fits_gender(person, gender):
                return person
    return None


def find_rival(t: Tokens, one: Attribution, start: int, cast: Cast, person: Person) -> Rival | None:
    """Give what speaks against a person as who "he" is, in the pronoun's own sentence; None where nothing does.

    "When Roe came in, he said": somebody else is named in between. "He told Roe that Roe …": a pronoun does
    not stand for whom its own clause names.
    """
    i = one.source[0] if one.source is not None else start
    for k in range(i - 1, max(start, i - _MAX_RIVAL) - 1, -1):
        if t.is_capital(k) and t.quote[k] < 0 and not any(a <= k < b for a, b in one.content):
            other = cast.find(bare_name(t.low[k]))
            if (
                other is not None
                and other is not person
                and fits_gender(other, person.gender)
                and _is_shown(other)
            ):
                return Rival(other, f"{name_of(other)} is named in between")
    for k in range(one.cue[1], min(len(t), one.cue[1] + _MAX_OBJECT)):
        if t.quote[k] >= 0 or t.low[k] == ".":
            break
        if t.is_capital(k) and cast.find(t.low[k]) is person:
            return Rival(None, "its own clause names the same person")
    return None


def find_nested(found: Sequence[Attribution]) -> list[bool]:
    """Tell of each attribution whether its source stands inside what another one, with a verb, gives as said."""
    pieces = sorted(piece for one in found if one.rule != "nominal" for piece in one.content)
    firsts = [first for first, _ in pieces]
    ends: list[int] = []
    for _, end in pieces:
        ends.append(max(end, ends[-1] if ends else 0))
    return [one.source is not None and _is_inside(one.source, firsts, ends) for one in found]


def _is_inside(source: Range, firsts: Sequence[int], ends: Sequence[int]) -> bool:
    """Tell whether a source begins inside one of the pieces, given sorted with the farthest end so far."""
    row = bisect_right(firsts, source[0]) - 1
    return row >= 0 and ends[row] > source[0]
