"""Whether a noun phrase names a mechanism or an instrument, only speaks of one, or says nothing of the kind."""

from typing import Final, Literal

from onrecord.ledger.lifecycle_words import WORDS
from onrecord.ledger.mechanisms_phrase import Sight
from onrecord.ledger.mechanisms_table import MECHANISMS

Rank = Literal["named", "indefinite", "anaphor"]
"""`named` is a thing on its own words; `indefinite` one if something happened to it; `anaphor` one named elsewhere."""

_DOMESTIC: Final = frozenset(MECHANISMS["domestic"])
_SIDES: Final = 2
_INDEFINITE: Final = WORDS["indefinite"]


def judge(sight: Sight, *, has_own_party: bool, is_title: bool) -> Rank | None:
    """Return what a phrase is; None where it is none of the kind.

    `has_own_party` says that the one who speaks is of a known party, so that
    "our treaty with X" has two. Plurals name something only by a proper name:
    "the Minsk agreements", not "bilateral agreements".
    """
    sides = len(sight.sharers) + (1 if sight.with_party and has_own_party else 0)
    if sight.head.is_plural and not _may_be_plural(sight):
        return None
    needs = sight.head.needs
    if needs == "anaphor":
        rank: Rank | None = "anaphor" if sight.is_definite and not sight.proper else None
    elif needs in _RULES:
        rank = _RULES[needs](sight, sides)
    else:
        rank = None
    if rank == "named" and _is_unsettled(sight):
        rank = "indefinite"
    is_owner = sight.sentence.words[sight.last - 1].is_possessive
    if rank is None and (sight.is_definite or is_owner) and _is_bare(sight):
        return "anaphor"
    is_heading = (
        is_title and sight.at == sight.first and sight.head.needs in ("name", "shape", "definite", "pair")
    )
    return "named" if is_heading and rank == "indefinite" else rank


def _may_be_plural(sight: Sight) -> bool:
    """Say whether a plural can name one thing: "the Minsk agreements", "24-hour communications channels"."""
    if sight.head.needs == "marks":
        return True
    return len(sight.proper) > 0 and not sight.sharers


def _is_unsettled(sight: Sight) -> bool:
    """Say whether a phrase may speak of what is not there yet: "an agreement with X", "agreement with X on"."""
    if sight.number or sight.has_capital:
        return sight.determiner in _INDEFINITE and not (sight.number or sight.proper)
    return sight.determiner in _INDEFINITE or (not sight.determiner and sight.at == sight.first)


def _is_bare(sight: Sight) -> bool:
    """Say whether nothing beside the noun tells which one is meant."""
    return not sight.proper and not sight.sharers and not sight.number


def _by_name(sight: Sight, sides: int) -> Rank | None:
    """Judge by a proper name, two parties, a party with a matter, or a date with a capital."""
    if sight.proper and (sight.has_capital or sight.head.family != "convention"):
        return "named" if sight.has_capital or sight.determiner or sight.head.is_plural else None
    if sides >= _SIDES or (sight.has_capital and (sight.matter or sight.dated)):
        return "named"
    if sides and (sight.matter or sight.dated or sight.with_party or sight.has_capital):
        return "named"
    if sight.matter and sight.determiner:
        return "indefinite"
    return "anaphor" if sight.is_definite or (sight.has_capital and not sight.determiner) else None


def _by_parties(sight: Sight, sides: int) -> Rank | None:
    """Judge by two parties, or one and a proper word."""
    if sight.head.family == "line" and sight.has_capital and not sight.proper:
        return None  # "the Direct Line" is a broadcast's name
    if sides >= _SIDES or (sides and sight.with_party):
        return "named"
    is_known = sight.is_definite or sight.head.family == "agreement"
    if sight.proper and is_known and sight.head.family in ("agreement", "line"):
        return "named" if sight.has_capital or sight.matter or sides else "indefinite"
    return "indefinite" if sight.marked or sight.head.family == "line" else None


def _by_number(sight: Sight, sides: int) -> Rank | None:
    """Judge by a number, or the body that adopts it with a matter."""
    if sight.number:
        return "named"
    if sides and (sight.dated or sight.matter) and not sight.head.is_plural:
        return "named"
    return "indefinite" if "draft" in sight.name.split() or sides else None


def _by_joint(sight: Sight, sides: int) -> Rank | None:
    """Judge by two parties, or a word that says that several work in it."""
    keys = {word.key for word in sight.sentence.words[sight.first : sight.at]}
    if keys & _DOMESTIC and sides < _SIDES and not sight.marked:
        return None
    if sides >= _SIDES or (sides and sight.with_party):
        return "named"
    if sight.marked:
        return "named" if sight.has_capital and len(sight.name.split()) > 1 else "indefinite"
    is_working = sight.head.family == "group" and not sight.proper
    return "indefinite" if is_working else None


def _by_place(sight: Sight, sides: int) -> Rank | None:
    """Judge by one proper word before it, with an article: "the Astana process"."""
    is_acronym = sight.at > 0 and sight.sentence.words[sight.at - 1].is_upper
    if len(sight.proper) == 1 and sight.determiner and not is_acronym and sight.at == sight.first + 1:
        return "named"
    if (
        sight.has_capital
        and (sides or sight.head.words[-1] in ("quad", "quartet", "troika"))
        and sight.determiner == "the"
    ):
        return "named"
    return None


def _by_shape(_sight: Sight, _sides: int) -> Rank | None:
    """Take it by its words alone."""
    return "named"


def _by_definition(sight: Sight, _sides: int) -> Rank | None:
    """Judge by a matter."""
    if sight.matter and not sight.determiner:
        return "named"
    return "named" if sight.is_definite and sight.matter else "indefinite"


def _by_pair(_sight: Sight, sides: int) -> Rank | None:
    return "named" if sides >= _SIDES else "indefinite"


def _by_marks(sight: Sight, sides: int) -> Rank | None:
    keys = {word.key for word in sight.sentence.words[sight.first : sight.reach]}
    if not keys & sight.head.marks:
        return None
    return "named" if sides >= _SIDES else "indefinite"


def _by_event(_sight: Sight, _sides: int) -> Rank | None:
    return "indefinite"


_RULES: Final = {
    "name": _by_name,
    "parties": _by_parties,
    "number": _by_number,
    "joint": _by_joint,
    "place": _by_place,
    "shape": _by_shape,
    "definite": _by_definition,
    "pair": _by_pair,
    "marks": _by_marks,
    "named": _by_event,
    "companion": _by_event,
    "exchange": _by_event,
}
