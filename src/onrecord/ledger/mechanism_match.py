"""Whether two candidates are one mechanism or one instrument, and the keys under which to look for it.

Documents name one thing in many ways: "the memorandum on flight safety", "the
Memorandum of Understanding on the Prevention of Air Incidents". What decides
is the noun's family, the parties, the number or date in the name, and the
words of the name.
"""

from typing import Final

from onrecord.ledger.mechanisms_key import FAMILIES, Key, find_aliases, find_stems, read_key
from onrecord.model.ledger import Instrument, Mechanism
from onrecord.text.fold import fold_words

_MOST_SHARED: Final = (
    2 / 3
)  # of the shorter name's words: "cooperation in culture" and "in science" share none that tells
_SIDES: Final = 2
_NAMELESS: Final = frozenset({"group", "commission", "representatives", "line", "lists", "channel", "zones"})


def same_instrument(one: Instrument, other: Instrument) -> str | None:
    """Return a sentence that says why two candidates are one instrument, or None where they are not.

    Symmetric. A number or a date that differs, or parties none of whom is in
    both, part two candidates whatever their names.
    """
    if one.number != other.number:
        return None
    if one.dated and other.dated and not _fits_date(one.dated, other.dated):
        return None
    return _same(one, other, is_dated=bool(one.dated and other.dated))


def same_mechanism(one: Mechanism, other: Mechanism) -> str | None:
    """Return a sentence that says why two candidates are one mechanism, or None where they are not. Symmetric."""
    return _same(one, other, is_dated=False)


def keys(entry: Mechanism | Instrument) -> tuple[str, ...]:
    """Return the keys under which other candidates of the same thing may be found, sorted.

    Two candidates that `same_mechanism` or `same_instrument` would join share
    at least one. A key names the sort of entry, and a stem of the name, an
    alias, or the parties where the name says nothing.
    """
    sort = "instrument" if isinstance(entry, Instrument) else "mechanism"
    key = read_key(entry.key)
    found = {f"{sort}:{stem}" for stem in key.stems}
    found.update(f"{sort}:{stem}" for stem in _alias_stems(entry))
    if not key.stems:
        found.add(f"{sort}:{'+'.join(sorted(entry.parties))}")
    if isinstance(entry, Instrument) and entry.dated:
        found.add(f"{sort}:{'+'.join(sorted(entry.parties))}:{entry.dated[:4]}")
    return tuple(sorted(found))


def _same(one: Mechanism | Instrument, other: Mechanism | Instrument, *, is_dated: bool) -> str | None:
    first, second = read_key(one.key), read_key(other.key)
    if not _fits_family(first, second) or not _fits_parties(one.parties, other.parties):
        return None
    is_between = _is_same_parties(one.parties, other.parties)
    if is_between and is_dated and not (first.stems and second.stems):
        return "The same parties and date, and one name says no more."
    if first.stems == second.stems:
        return _same_stems(first, second, is_between=is_between)
    if alias := _shared_alias(one, other):
        return f"One name gives the other in brackets: {alias}."
    return _compare_stems(first, second, is_between=is_between)


def _compare_stems(first: Key, second: Key, *, is_between: bool) -> str | None:
    """Judge two names of different words by those they share."""
    shared = first.stems & second.stems
    least = min(len(first.stems), len(second.stems))
    words = ", ".join(sorted(shared))
    if shared and len(shared) == least and (least >= _SIDES or is_between):
        return f"One name holds all that tells in the other: {words}."
    if is_between and len(shared) >= _SIDES and len(shared) / least >= _MOST_SHARED:
        return f"The same parties, and the names share {words}."
    return None


def _same_stems(first: Key, second: Key, *, is_between: bool) -> str | None:
    """Judge two names that say the same: where they say nothing, the parties must."""
    if first.stems:
        return f"The same name: {' '.join(sorted(first.stems))}."
    if is_between and {first.family, second.family} <= _NAMELESS:
        return f"The same noun between the same parties: {min(first.family, second.family)}."
    return None


def _fits_family(first: Key, second: Key) -> bool:
    if first.family == second.family:
        return True
    return second.family in FAMILIES.get(first.family, ()) or first.family in FAMILIES.get(second.family, ())


def _fits_parties(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether neither side's parties contradict the other's: one set holds the other, or one is not given."""
    first, second = frozenset(one), frozenset(other)
    return not first or not second or first <= second or second <= first


def _is_same_parties(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether both name the same two parties or more."""
    return len(set(one)) >= _SIDES and set(one) == set(other)


def _fits_date(one: str, other: str) -> bool:
    """Say whether one date can be a part of the other: "2015" and "2015-10"."""
    return one.startswith(other) or other.startswith(one)


def _shared_alias(one: Mechanism | Instrument, other: Mechanism | Instrument) -> str | None:
    """Return the alias that one name gives and the other has or is; the first in order."""
    found = (_bare_names(one) & find_aliases(other.name)) | (_bare_names(other) & find_aliases(one.name))
    return min(found, default=None)


def _bare_names(entry: Mechanism | Instrument) -> frozenset[str]:
    """Return every name of an entry without its article."""
    main = " ".join(fold_words(entry.name.partition("(")[0])).removeprefix("the ")
    return find_aliases(entry.name) | {main}


def _alias_stems(entry: Mechanism | Instrument) -> frozenset[str]:
    return frozenset().union(*(find_stems(alias, entry.parties) for alias in find_aliases(entry.name)))
