"""The two whom the head of a page shows in contact: "Minister Roe met Minister Holm", for "they" and "the two" after it."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Actor, Span
from onrecord.statements.cast import Cast, Person
from onrecord.statements.endings import bare_name
from onrecord.statements.lexicon import read_table
from onrecord.statements.tokens import Range, Tokens

_CONTACT = frozenset(read_table("words/roles.toml")["plural"]["contact"])
_HEAD = 6  # sentences in which a page tells its contact
_MAX_SENTENCE = 90  # tokens
_PAIR = 2


class Met(NamedTuple):
    """The two in contact, in the order of the words, and the last sentence of the head that tells it."""

    sentence: int
    people: tuple[Person, ...]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The two as the text completes them."""
        return tuple(person.actor for person in self.people)


def find_met(t: Tokens, cast: Cast, sentences: Sequence[Span]) -> Met | None:
    """Find the two, and no more, whom a sentence of a page's head names beside a word of contact; the first two such."""
    met: Met | None = None
    for number, (start, end) in enumerate(sentences[:_HEAD]):
        a = t.at(start)
        b = min(t.at(end), a + _MAX_SENTENCE)
        if _CONTACT.isdisjoint(t.low[a:b]):
            continue
        people = _people(t, cast, (a, b))
        if len(people) == _PAIR and (met is None or set(people) == set(met.people)):
            met = Met(number, tuple(people) if met is None else met.people)
    return met


def _people(t: Tokens, cast: Cast, tokens: Range) -> list[Person]:
    """List the persons with a post or a full name whom a sentence names, each once; whose something is, left out."""
    found: list[Person] = []
    for k in range(*tokens):
        low = bare_name(t.low[k])
        if not t.is_capital(k) or t.quote[k] >= 0 or low != t.low[k]:
            continue
        person = cast.find(low)
        if person is None or person in found or not person.actor.name:
            continue
        if person.actor.post is not None or " " in person.actor.name:
            found.append(person)
    return found
