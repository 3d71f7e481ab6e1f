"""Offices: which class of posts a printed post belongs to, and which rank it has there.

"Deputy Foreign Minister" is of the class of foreign ministers with the rank "deputy", so that neither
"the foreign minister" nor "the minister" is that person; "Adviser to the President" is no president.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.actors.parties import read_party
from onrecord.statements.lexicon import read_table

_ROLES = read_table("words/roles.toml")
_CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((row["name"], tuple(row["heads"])) for row in _ROLES["class"]),
    *((head, (head,)) for head in _ROLES["single"]["heads"]),
)
_HEADS: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _heads in _CLASSES:
    for _head in _heads:
        _words = tuple(_head.replace("-", " ").split())
        _HEADS.setdefault(_words[0], []).append((_words, _name))
LAST_WORDS = {
    name: sorted({head.split()[-1] for head in heads if head[0].isalpha()}) for name, heads in _CLASSES
}
_WIDE = frozenset(_ROLES["wide"]["names"])
_RANKS = frozenset(_ROLES["ranks"]["words"])
_TIMES = frozenset(_ROLES["ranks"]["times"])
_DROPPED: dict[str, str] = _ROLES["ranks"]["dropped_before"]
_COMPLEMENTS = frozenset(_ROLES["ranks"]["complements"])
_JOINTS = frozenset(_ROLES["ranks"]["joints"])
_PLAIN = frozenset(_ROLES["ranks"]["plain"])
_LEADER = [_ROLES["ranks"]["leader"]]
_COUNTRIES = frozenset(_ROLES["ranks"]["countries"])
_CAPITALS: dict[str, str] = {name: party for party, names in _ROLES["capitals"].items() for name in names}
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[,;/&]")
_PARTS = frozenset(",;/")
_LONGEST = 200  # characters of a post; a longer phrase names none


class Office(NamedTuple):
    """One office a phrase names: its class, its rank words, and the other words before its head."""

    name: str
    rank: frozenset[str]
    extra: frozenset[str]


@lru_cache(maxsize=4096)
def offices_of(post: str | None) -> frozenset[Office]:
    """Give the offices that a post as printed names; empty where its head is none of the table's."""
    if not post or len(post) > _LONGEST:
        return frozenset()
    found: set[Office] = set()
    part: list[str] = []
    for word in (*_WORD.findall(post.lower().replace("’", "'")), ","):
        if word in _PARTS or word in _JOINTS:
            found.update(_read_part(part))
            part = []
        else:
            part.append(word)
    return frozenset(found)


def _read_part(words: list[str]) -> list[Office]:
    """Read one post without "and": its head is the last word before "of", or begins there and runs over it."""
    last = next((k for k, word in enumerate(words) if word in _COMPLEMENTS), len(words))
    if words[last - 1 : last] == _LEADER and last + 1 < len(words) and not _is_state(words[last + 1 :]):
        return []  # the leader of a union is no head of state
    after = last  # "president-elect": a rank may follow its head
    while last and words[last - 1] in _RANKS and words[last - 1] not in _HEADS:
        last -= 1
    found = []
    for k in range(last):
        for head, name in _HEADS.get(words[k], ()):
            if k + len(head) < last or tuple(words[k : k + len(head)]) != head:
                continue
            before = {*words[:k], *words[last:after]} - set(head)
            rank = frozenset(before & _RANKS)
            rank -= {one for one, other in _DROPPED.items() if other in rank}
            found.append(Office(name, rank, frozenset(before - _RANKS - _TIMES - _PLAIN)))
    return found


def _is_state(words: list[str]) -> bool:
    """Tell whether the words after "of" name a state, or stand for one ("the country")."""
    return not _COUNTRIES.isdisjoint(words) or read_party(" ".join(words).title()) is not None


def classes_of(post: str | None) -> frozenset[str]:
    """Give the classes of posts that a post, as printed, belongs to."""
    return frozenset(office.name for office in offices_of(post))


def narrow_offices(epithet: str) -> frozenset[Office]:
    """Give the offices an epithet picks a person by: those of wide classes only where it has no other."""
    offices = offices_of(epithet)
    return frozenset(office for office in offices if office.name not in _WIDE) or offices


def is_wide(post: str) -> bool:
    """Tell whether a post is of classes that many persons of a page may share: "minister", "diplomat"."""
    return all(office.name in _WIDE for office in offices_of(post))


def is_same_office(wanted: Office, held: Office) -> bool:
    """Tell whether a holder of `held` may be called by `wanted`; "the trade minister" is no other minister."""
    if wanted.name != held.name or wanted.rank != held.rank:
        return False
    return wanted.name not in _WIDE or all(
        word in held.extra or read_party(word.capitalize()) is not None for word in wanted.extra
    )


def party_of(phrase: str) -> str | None:
    """Give the party a phrase names by a state, an adjective, a capital or an organisation; None where it names none."""
    return _party_kept(phrase) if len(phrase) <= _LONGEST else read_party(phrase)


@lru_cache(maxsize=8192)
def _party_kept(phrase: str) -> str | None:
    return _CAPITALS.get(phrase.lower().strip()) or read_party(phrase)
