"""The persons known without any document: those of imports, and the leaders the project comes with.

An imported person who is a leader under another id is one person, with the
import's id: the name fits, and the two held one post at one time.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from onrecord.people.leaders import read_leaders
from onrecord.people.likeness import compare_parts, find_families
from onrecord.people.names import NameParts, split_name
from onrecord.people.roles import agree, read_role
from onrecord.people.sheets import post_keys
from onrecord.people.tenures import Tenure, span_of


def tenure_keys(tenure: Tenure) -> tuple[str, ...]:
    """Give the keys a tenure is found under: families' words of every name, and its post with its party or place."""
    names = [parts for name in (tenure.name, *tenure.aliases) if (parts := split_name(name))]
    role = read_role(tenure.post, tenure.party) if tenure.post else None
    keys = {family for parts in names for family in family_keys(parts)}
    return tuple(sorted(keys | set(post_keys(role) if role else ())))


def family_keys(parts: NameParts) -> tuple[str, ...]:
    """Give the words a name is looked for under: its families', and of a knight or a lone name the first."""
    first = parts.words[:1] if parts.is_knight or len(parts.words) == 1 else ()
    return tuple(sorted({*find_families(parts), *first}))


@lru_cache(maxsize=1)
def _leaders_by_key() -> tuple[dict[str, frozenset[str]], dict[str, tuple[Tenure, ...]]]:
    by_key: dict[str, set[str]] = {}
    by_person: dict[str, list[Tenure]] = {}
    for tenure in read_leaders():
        by_person.setdefault(tenure.person_id, []).append(tenure)
        for key in tenure_keys(tenure):
            by_key.setdefault(key, set()).add(tenure.person_id)
    return (
        {key: frozenset(persons) for key, persons in by_key.items()},
        {person: tuple(rows) for person, rows in by_person.items()},
    )


def find_leaders(keys: Iterable[str]) -> list[Tenure]:
    """Give every tenure of the leaders who are found under one of these keys."""
    by_key, by_person = _leaders_by_key()
    persons = {person for key in keys for person in by_key.get(key, ())}
    return [tenure for person in sorted(persons) for tenure in by_person[person]]


def leader_tenures(person_id: str) -> tuple[Tenure, ...]:
    """Give the tenures of the leader with this id; none where there is no such."""
    return _leaders_by_key()[1].get(person_id, ())


def join_known(imported: Sequence[Tenure], leaders: Sequence[Tenure]) -> list[Tenure]:
    """Put imported tenures and leaders' together, a leader who was imported under the import's id."""
    rows: dict[str, list[Tenure]] = {}
    for tenure in imported:
        rows.setdefault(tenure.person_id, []).append(tenure)
    by_family: dict[str, set[str]] = {}
    for person, own in rows.items():
        for parts in _names_of(own):
            for family in family_keys(parts):
                by_family.setdefault(family, set()).add(person)
    known: dict[str, list[Tenure]] = {}
    for tenure in leaders:
        known.setdefault(tenure.person_id, []).append(tenure)
    found = list(imported)
    for own in known.values():
        near = {
            person
            for parts in _names_of(own)
            for key in family_keys(parts)
            for person in by_family.get(key, ())
        }
        same = [person for person in sorted(near) if _is_same(own, rows[person])]
        found.extend(_rename(own, same[0], rows[same[0]]) if len(same) == 1 else own)
    return found


def _rename(own: Iterable[Tenure], person_id: str, stated: Sequence[Tenure]) -> list[Tenure]:
    """Give a leader's tenures to an imported person, without those that the import states too."""
    return [
        msgspec.structs.replace(tenure, person_id=person_id)
        for tenure in own
        if not any(_is_held_alike(tenure, held) for held in stated)
    ]


def _names_of(tenures: Iterable[Tenure]) -> list[NameParts]:
    names = {name for tenure in tenures for name in (tenure.name, *tenure.aliases)}
    return [parts for name in sorted(names) if (parts := split_name(name))]


def _is_same(one: list[Tenure], other: list[Tenure]) -> bool:
    """Say whether two known persons are one: a whole name fits, and both held one post at one time."""
    kinds = (compare_parts(a, b) for a in _names_of(one) for b in _names_of(other))
    if not any(kind and kind != "family" for kind in kinds):
        return False
    return any(_is_held_alike(a, b) for a in one for b in other)


def _is_held_alike(one: Tenure, other: Tenure) -> bool:
    a, b = read_role(one.post, one.party), read_role(other.post, other.party)
    if a is None or b is None or not agree(a, b):
        return False
    first, second = span_of(one), span_of(other)
    return first[0] <= second[3] and second[0] <= first[3]
