"""Judgements on two mentions of different documents, spread to the person whom both then mean. Pure.

A question about people looks at some documents and not at others. A verdict
that one mention is whom another means is therefore told of each by itself:
this is that person, and so is that.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from onrecord.desk.judgements import Judgement
from onrecord.people.judgements import document_of, prefer

_NAME, _PERSON = "name:", "person:"
_TOGETHER = frozenset({"accept", "merge"})

Meant = Callable[[set[str]], Mapping[str, str]]
"""Gives whom the record takes mentions for, by their addresses, without any judgement."""


def spread_pairs(rows: Sequence[Judgement], meant: Meant) -> list[Judgement]:
    """Return verdicts in their order, each on two mentions of different documents as verdicts on each and a person.

    The last on a pair of mentions holds. Persons whom earlier verdicts give to
    a mention go with it.
    """
    last = {_pair(row): row.id for row in rows if _is_apart(row)}
    if not last:
        return list(rows)
    ends = {end for row in rows if _is_apart(row) for end in (row.target, row.other or "")}
    persons = dict(meant(ends))
    found = []
    for row in rows:
        if not _is_apart(row):
            _note(row, persons)
            found.append(row)
        elif last[_pair(row)] == row.id:
            found += _spread(row, persons)
    return found


def _is_apart(row: Judgement) -> bool:
    """Say whether a verdict is on two mentions of different documents."""
    one, other = row.target, row.other or ""
    return (
        one.startswith(_NAME)
        and other.startswith(_NAME)
        and document_of(one.removeprefix(_NAME)) != document_of(other.removeprefix(_NAME))
    )


def _pair(row: Judgement) -> frozenset[str]:
    return frozenset((row.target, row.other or ""))


def _note(row: Judgement, persons: dict[str, str]) -> None:
    """Note whom a verdict on a mention and a person gives it to."""
    ends = sorted((row.target, row.other or ""))
    if row.verb in _TOGETHER and ends[0].startswith(_NAME) and ends[1].startswith(_PERSON):
        persons[ends[0]] = ends[1].removeprefix(_PERSON)


def _spread(row: Judgement, persons: dict[str, str]) -> list[Judgement]:
    one, other = sorted(_pair(row))
    known = [persons[end] for end in (one, other) if end in persons]
    if row.verb in _TOGETHER:
        person = prefer(known) if known else _make_person(one, other)
        persons[one] = persons[other] = person
        return [replace(row, target=end, other=f"{_PERSON}{person}") for end in (one, other)]
    if len(known) == 2 and known[0] == known[1]:  # noqa: PLR2004 - both are known
        return [replace(row, target=other, other=f"{_PERSON}{known[0]}")]
    return []


def _make_person(one: str, other: str) -> str:
    """Return the id of a person whom two mentions alone tell of."""
    key = sha256(f"{one}\n{other}".encode()).hexdigest()[:8]
    return f"in-{document_of(one.removeprefix(_NAME))}-{key}"
