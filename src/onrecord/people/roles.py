"""Posts for comparing: which post, of which party, sent where, under whatever title.

"the US Secretary of State", "American Foreign Minister" and "Secretary of
State" of the party USA are one role; "Deputy Foreign Minister" is another.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.actors.parties import match_party
from onrecord.actors.printed import read_seat
from onrecord.actors.words import Word, split_words

_FACTS = tomllib.loads((Path(__file__).parent / "posts.toml").read_text("utf-8"))
_CLASSES = {title: name for name, titles in _FACTS["classes"].items() for title in titles}
_TITLES = {
    code: {title: name for name, titles in rows.items() for title in titles}
    for code, rows in _FACTS["titles"].items()
}
_DROPPED = frozenset(_FACTS["words"]["dropped"])
_QUALIFIERS = frozenset(_FACTS["words"]["qualifiers"])
_SAME: dict[str, str] = _FACTS["words"]["same"]
_UNSPOKEN = frozenset(_FACTS["words"]["unspoken"])
_SPOKEN = frozenset(_FACTS["words"]["spoken"])
_SENT = frozenset(_FACTS["words"]["sent"])
_RULING = frozenset(_FACTS["words"]["ruling"])
_CASES = {
    "d'affaires": "d'affaires",
    "secretary-general": "secretary general",
    "vice-president": "vice president",
}
_ENVOYS = frozenset(("envoy", "representative"))
_SENDER = frozenset(("secretary", "general"))
_MOST_WORDS = 24
_BEFORE_PLACE = frozenset(("the", "republic", "kingdom", "state", "of"))


class Role(NamedTuple):
    """A post for comparing.

    `titles` are the sets of words it goes by, the class first where it has
    one; `qualifiers` ("deputy", "acting") must be equal for posts to be one;
    `sent_to` is the party it is sent to.
    """

    titles: tuple[frozenset[str], ...]
    qualifiers: frozenset[str]
    party: str | None
    sent_to: str | None
    is_ruling: bool
    name: str


@lru_cache(maxsize=131_072)
def read_role(post: str, party: str | None) -> Role | None:
    """Read a printed post, held for a party, as a role; None where nothing is left of it."""
    words = split_words(post.replace("’", "'"))[:_MOST_WORDS]
    kept, own, sent_to = _take_parties(words)
    party = party or own
    kept = [_SAME.get(key, key) for key in kept]
    kept = [part for key in kept for part in _CASES.get(key, key).split()]
    kept = _read_interim(kept)
    qualifiers = frozenset(key for key in kept if key in _QUALIFIERS)
    bare = [key for key in kept if key not in _QUALIFIERS]
    phrase = " ".join(key for key in bare if key not in ("the", "a"))
    name = _TITLES.get(party or "", {}).get(phrase) or _CLASSES.get(phrase)
    if phrase == "minister" and sent_to:
        name = "envoy"  # "the American Minister in Spain"
    tokens = frozenset(key for key in bare if key not in _DROPPED)
    if party == "UN" and tokens & _ENVOYS:
        tokens -= _SENDER  # "the Secretary-General's Special Envoy"
    if not tokens:
        if not qualifiers:
            return None
        tokens, qualifiers = qualifiers, frozenset()
    titles = ((frozenset((f"={name}",)),) if name else ()) + (tokens,)
    return Role(titles, qualifiers, party, sent_to, not _RULING.isdisjoint(kept), name or phrase)


def _read_interim(kept: list[str]) -> list[str]:
    """Read "ad interim": part of a chargé's title, "acting" after any other."""
    if "interim" not in kept or "ad" not in kept:
        return kept
    rest = [key for key in kept if key not in ("ad", "interim")]
    return rest if "charge" in rest else ["acting", *rest]


def _take_parties(words: list[Word]) -> tuple[list[str], str | None, str | None]:
    """Take out of a post whose it is and where it is sent: the words left, the party, the place."""
    kept: list[str] = []
    party = sent_to = None
    at = 0
    is_sent = False
    while at < len(words):
        key = words[at].key.rstrip(".")
        is_sent = is_sent or any(part in _SENT for part in key.split("-"))
        place = _place_after(words, at) if is_sent and key in ("to", "in", "at") else None
        if place:
            sent_to, at = place
            continue
        known = match_party(words, at)
        before = words[at - 1].key if at else ""
        if known and not (kept and before in ("for", "on", "with")) and not known[0].is_organ:
            party = party or known[0].code
            at = known[1]
            while kept and kept[-1] in ("of", "the"):
                kept.pop()
            continue
        kept.extend([known[0].code.casefold()] if known and not known[0].is_organ else key.split("-"))
        at = known[1] if known and not known[0].is_organ else at + 1
    return kept, party, sent_to


def _place_after(words: list[Word], at: int) -> tuple[str, int] | None:
    """Read where a post is sent, after "to": a party or a capital, and the index after it."""
    first = at + 1
    while first < len(words) and words[first].key in _BEFORE_PLACE and not match_party(words, first):
        first += 1
    known = match_party(words, first)
    if known and (known[1] == len(words) or words[known[1]].pause or not words[known[1]].is_capital):
        return known[0].code, known[1]
    for end in range(min(len(words), first + 3), first, -1):
        code = read_seat(" ".join(word.key for word in words[first:end]))
        if code:
            return code, end
    end = first
    while end < len(words) and words[end].is_capital and not (words[end].pause and end > first):
        end += 1
    # A place that no table knows whole is kept as printed: "Ambassador to Valdoria", "to Upper Norway".
    return (" ".join(word.key for word in words[first:end]), end) if end > first else None


def agree(one: Role, other: Role) -> bool:
    """Say whether two roles can be one post: equal titles, or one the shorter form of the other.

    Parties and places that both name must be equal; so must qualifiers.
    """
    if one.qualifiers != other.qualifiers or not _fit(one.party, other.party):
        return False
    if not _fit(one.sent_to, other.sent_to):
        return False
    return any(a <= b or b <= a for a in one.titles for b in other.titles)


def is_spoken_short(one: Role, other: Role) -> bool:
    """Say whether one of two roles is the other as people speak of it: "Secretary" of an Under Secretary of State."""
    if one.qualifiers:
        one, other = other, one
    head = one.titles[-1]
    is_bare = not one.qualifiers and len(head) == 1 and head <= _SPOKEN
    is_under = bool(other.qualifiers) and other.qualifiers <= _UNSPOKEN and head <= other.titles[-1]
    return is_bare and is_under and _fit(one.party, other.party)


def _fit(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b
