"""Judgements on who is who: a person's decisions, laid over the machine's and lifted at once.

A judgement is on a pair: two persons, a mention and a person, or two
mentions. The last one on a pair holds; `no_judgement` takes it back.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from onrecord.people.figures import Mention

Verdict = Literal["positive", "negative", "unsure", "no_judgement"]
State = Literal["decided", "guess", "unknown"]


class Answer(NamedTuple):
    """Who somebody is: a person's id or null, how sure, and why in a sentence."""

    person_id: str | None
    state: State
    reason: str


class Judgement(NamedTuple):
    """A verdict on whether two ids are one person's: mention ids (`mention_id`) or person ids.

    `n` orders judgements: the highest on a pair holds.
    """

    left: str
    right: str
    verdict: Verdict
    n: int = 0


def mention_id(mention: Mention) -> str:
    """Give the id of a mention: its document and place, the same in every archive."""
    return f"m-{mention.document_id}-{mention.span[0]}-{mention.span[1]}"


def document_of(id_: str) -> str | None:
    """Give the document that a mention or a person of one document is of; None for all other ids."""
    kind, _, rest = id_.partition("-")
    return rest.partition("-")[0] if kind in ("m", "in") and rest else None


def find_standing(judgements: Iterable[Judgement]) -> list[tuple[str, str, Verdict]]:
    """Give the verdicts that stand, one a pair, in the order in which they were made."""
    last: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda j: (j.n, j.left, j.right, j.verdict)):
        last[(min(one.left, one.right), max(one.left, one.right))] = one
    standing = sorted(last.items(), key=lambda row: (row[1].n, row[0]))
    return [(*pair, one.verdict) for pair, one in standing if one.verdict != "no_judgement"]


class Unions:
    """Persons judged to be one, without ever joining two judged to be different."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        self._apart = list(apart)

    def find(self, person: str) -> str:
        """Give the id that stands for a person."""
        while (above := self._parent.get(person, person)) != person:
            person = above
        return person

    def join(self, one: str, other: str) -> bool:
        """Make two persons one; False, and nothing done, where a verdict holds them apart."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        roots = {frozenset((self.find(x), self.find(y))) for x, y in self._apart}
        if frozenset((a, b)) in roots:
            return False
        keep, drop = sorted((a, b), key=_standing_of)
        self._parent[drop] = keep
        return True


def prefer(persons: Iterable[str]) -> str:
    """Choose the id that stands for several: of imports, then made from names, then of one document."""
    return min(persons, key=_standing_of)


def _standing_of(person: str) -> tuple[int, str]:
    """Order ids: of imports, then made from names, then of one document only."""
    return (2 if person.startswith("in-") else 1 if person.startswith("p-") else 0), person
