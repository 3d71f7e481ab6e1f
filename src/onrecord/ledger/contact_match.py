"""Whether two candidates of contacts, of one document or of two, tell of one contact; and where to look for such.

`same_contact` is symmetric and says why. It is no equivalence: "talks of the
two states on 12 April" fits both the ministers' talks and the presidents' of
that day. Who joins more than two lets a candidate in only where it is the
same as every one already there, and leaves it out where it fits two groups.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from onrecord.ledger.contact_told import (
    NEAR,
    SEASON,
    SOON,
    Telling,
    days_from_telling,
    read_telling,
    window,
)
from onrecord.ledger.contact_words import FAMILIES, NAME_STOP, TOP_OFFICES
from onrecord.model.ledger import Contact, Participant
from onrecord.people.likeness import compare_names
from onrecord.people.names import block_keys
from onrecord.statements.offices import offices_of
from onrecord.text.bounds import Bounds, find_bounds
from onrecord.text.fold import fold_words

_SLACK: Final = 2  # days by which two sources of one contact may differ, with other evidence
_WIDE: Final = 45  # days from which a date says too little to join or to look up by
_MOST: Final = 6  # sides, and persons, of which every pair is looked up; more are a conference
_WEEK: Final = 7
_TWO: Final = 2
_UNDONE: Final = frozenset(("cancelled", "postponed"))
_NO_YEAR: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:/XXXX-(\d\d)(?:-(\d\d))?)?")
_LEAP: Final = 2000


class PersonView(NamedTuple):
    """One person who took part: the name, the id where resolved, the party, and whether of the highest rank."""

    name: str
    person_id: str | None
    party: str | None
    is_top: bool


class ContactView(NamedTuple):
    """A contact as matching sees it: `days` within the year where the year is not printed (`has_year` false).

    `telling` says of one without a date when it was told of.
    """

    family: str
    name: frozenset[str]
    parties: frozenset[str]
    persons: tuple[PersonView, ...]
    days: Bounds | None
    has_year: bool
    place: frozenset[str]
    status: str
    telling: Telling | None = None


def view_contact(contact: Contact, words: Mapping[str, str] | None = None) -> ContactView:
    """Return what matching needs of a contact; `words` say when one without a date was told of. Pure."""
    days, has_year = _find_days(contact.date)
    family = "call" if contact.mode in ("phone", "video") else FAMILIES[contact.kind]
    return ContactView(
        family=family,
        name=fold_name(contact.name),
        parties=frozenset(contact.parties),
        persons=tuple(_view_person(one) for one in contact.participants if one.name),
        days=days,
        has_year=has_year,
        place=fold_name(contact.place),
        status=contact.status,
        telling=read_telling(contact, words or {}),
    )


def same_contact(one: ContactView, other: ContactView) -> str | None:
    """Return the reason in a sentence why two candidates are one contact; null where they are not, or nothing shows it.

    Kinds must be of one family, sides overlap, persons not contradict each
    other, dates overlap. Days apart (one or two) and places that differ are
    let through only with the same persons and another sign. One without a
    date joins others told of, or dated, about the day it was told on.
    """
    if not _fits_kind(one, other) or not _fits_status(one, other) or _is_other_conference(one, other):
        return None
    shared = count_shared(one.persons, other.persons)
    # Each side's page gives only the other's party: two persons that both name say more.
    if shared is None or (shared < _TWO and not _fits_parties(one, other)):
        return None
    gap = days_apart(one, other)
    is_named = bool(one.name) and one.name == other.name
    same_place = bool(one.place & other.place)
    if gap is None:
        return _match_told(one, other, shared, same_place=same_place, is_named=is_named)
    return _match_dated(one, other, (gap, shared), same_place=same_place, is_named=is_named)


def contact_keys(contact: Contact, words: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the sorted keys by which partners of a contact are looked up: two that are one contact share a key.

    Pairs of sides and pairs of persons by week (with the slack of two days);
    a person by place and week; a proper name by place and week. Where a year
    is not printed only persons and names are looked up by week of the year:
    what two sides do in one week of any year would be hundreds. One without a
    date has the weeks about the day it was told on. About eight keys a
    contact; of more than six sides or persons six count.
    """
    view = view_contact(contact, words)
    pairs = [f"s {a}|{b}" for a, b in combinations(sorted(view.parties)[:_MOST], 2)]
    persons = _pair_persons(view.persons)
    name = "n " + " ".join(sorted(view.name))
    named = [name] if view.name else []
    found = {f"{who}:{week}" for who in (*pairs, *persons, *named) for week in _weeks(view)}
    found.update(f"{who}:{week}" for who in (*persons, *named) for week in _weeks_of_year(view))
    found.update(f"{who}@{word}" for who in named for word in view.place)
    found.update(f"{who}:{week}" for who in persons for week in _weeks_told(view, SOON))
    there = {f"1 {key}@{word}" for key in _one_by_one(view.persons) for word in view.place}
    found.update(f"{who}:{week}" for who in there for week in (*_weeks(view), *_weeks_told(view, NEAR)))
    return tuple(sorted(found))


@lru_cache(maxsize=65_536)
def fold_name(printed: str | None) -> frozenset[str]:
    """Return the words that tell a place or a name from others, folded; articles and "city of" are left out."""
    if not printed:
        return frozenset()
    words = frozenset(fold_words(printed))
    return (words - NAME_STOP) or words


def _view_person(one: Participant) -> PersonView:
    is_top = any(office.name in TOP_OFFICES and not office.rank for office in offices_of(one.post))
    return PersonView(one.name or "", one.person_id, one.party, is_top)


def _find_days(value: str | None) -> tuple[Bounds | None, bool]:
    """Return the days of a date, and whether its year is known; of an unknown year the days within a leap year."""
    bounds = find_bounds(value)
    if bounds is not None:
        return (bounds, True) if bounds.last - bounds.first <= _WIDE else (None, True)
    match = _NO_YEAR.match(value or "")
    if not match:
        return None, True
    month, day, last_month, last_day = match.groups()
    first = find_bounds(f"{_LEAP}-{month}" + (f"-{day}" if day else ""))
    last = (
        find_bounds(f"{_LEAP}-{last_month}" + (f"-{last_day}" if last_day else "")) if last_month else first
    )
    if first is None or last is None or not 0 <= last.last - first.first <= _WIDE:
        return None, False
    return Bounds(first.first, last.last), False


def _fits_kind(one: ContactView, other: ContactView) -> bool:
    if one.family == other.family:
        return True
    # What one page calls the meeting of the council another calls its conference.
    return {one.family, other.family} == {"in person", "conference"} and bool(
        (one.name and one.name == other.name) or len(one.parties & other.parties) > 2  # noqa: PLR2004
    )


def _is_other_conference(one: ContactView, other: ContactView) -> bool:
    """Say whether two conferences go by names that share no word: two that the same presidents open on one day."""
    is_named = bool(one.name and other.name) and one.family == other.family == "conference"
    return is_named and not one.name & other.name


def _fits_status(one: ContactView, other: ContactView) -> bool:
    """Say whether one may be the other earlier or later: what was put off was not held."""
    return not (
        (one.status in _UNDONE and other.status == "held")
        or (other.status in _UNDONE and one.status == "held")
    )


def _fits_parties(one: ContactView, other: ContactView) -> bool:
    """Say whether the sides are the same as far as both name them: two, or most of several."""
    if not one.parties or not other.parties:
        return bool(one.name) and one.name == other.name
    common = len(one.parties & other.parties)
    fewer, more = sorted((len(one.parties), len(other.parties)))
    if one.name and one.name == other.name:
        return common > 0
    if fewer <= 2:  # noqa: PLR2004
        # Two sides of three are another contact; one side known is asked for its persons later.
        return common == fewer and (more <= 2 or one.family == other.family == "conference")  # noqa: PLR2004
    return 3 * common >= 2 * more


def count_shared(one: tuple[PersonView, ...], other: tuple[PersonView, ...]) -> int | None:
    """Return how many persons both name; null where they contradict each other."""
    if not one or not other:
        return 0
    left = _unmatched(one, other)
    right = _unmatched(other, one)
    shared = min(len(one) - len(left), len(other) - len(right))
    if not shared or any(person.is_top for person in (*left, *right)):
        return None
    for party in {person.party for person in (*left, *right) if person.party}:
        mine = [person for person in one if person.party == party]
        theirs = [person for person in other if person.party == party]
        if mine and theirs and all(one in left for one in mine) and all(one in right for one in theirs):
            return None
    return shared


def _unmatched(one: Iterable[PersonView], other: tuple[PersonView, ...]) -> tuple[PersonView, ...]:
    return tuple(person for person in one if not any(is_same_person(person, its) for its in other))


def is_same_person(one: PersonView, other: PersonView) -> bool:
    """Say whether two named participants may be one person: by id where both have one, else by name and party."""
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    if one.party and other.party and one.party != other.party:
        return False
    return compare_names(one.name, other.name) is not None


def days_apart(one: ContactView, other: ContactView) -> int | None:
    """Return how many days lie between two dates, 0 where they overlap; null where one has none."""
    if one.days is None or other.days is None:
        return None
    first, last = one.days, other.days
    if one.has_year != other.has_year:
        first, last = (
            _in_leap_year(days) if view.has_year else days for view, days in ((one, first), (other, last))
        )
    return max(0, last.first - first.last, first.first - last.last)


def _in_leap_year(days: Bounds) -> Bounds:
    """Return the same days of the leap year that dates without a year are counted in."""
    first = date.fromordinal(days.first)
    start = date(_LEAP, first.month, first.day).toordinal()
    return Bounds(start, start + days.last - days.first)


def _match_dated(
    one: ContactView, other: ContactView, found: tuple[int, int], *, same_place: bool, is_named: bool
) -> str | None:
    """Join two dated contacts; `found` holds the days between them and the number of persons both name."""
    gap, shared = found
    if gap:
        if gap > _SLACK or not (is_named or (shared > 1 and same_place)):
            return None
        sign = "name" if is_named else "persons and place"
        return f"The same {sign}, {gap} {'day' if gap == 1 else 'days'} apart."
    is_day = one.days == other.days and one.days is not None and one.days.first == one.days.last
    if one.place and other.place and not same_place:
        is_sure = is_day and (shared > 1 or is_named)
        return "The same persons or name on the same day; the places differ." if is_sure else None
    # The same day of some year: only the same persons or name tell which.
    same_sides = len(one.parties & other.parties) > 1 and one.has_year and other.has_year
    signs = (
        (shared > 1, "The same persons at the same time."),
        (is_named, "The same name at the same time."),
        (is_day and same_sides, "The same sides on the same day."),
        (same_place and same_sides, "The same sides at the same time and place."),
    )
    return next((reason for holds, reason in signs if holds), None)


def _match_told(
    one: ContactView, other: ContactView, shared: int, *, same_place: bool, is_named: bool
) -> str | None:
    """Join where a date is missing, by the day of the telling; `shared` counts the persons both name."""
    if (one.place and other.place and not same_place) or not (one.has_year and other.has_year):
        return None
    gap = days_from_telling(one.telling, other.telling, one.days or other.days)
    if gap is None:
        return None
    is_visit = one.family == other.family == "visit"
    common = len(one.parties & other.parties)
    same_sides = common == len(one.parties | other.parties) == _TWO
    is_alone = all(view.telling is None or view.telling.is_alone for view in (one, other))
    signs = (
        (is_named and same_place, SEASON, "The same name at the same place"),
        (shared > 1 and same_place, NEAR, "The same persons at the same place"),
        (shared and same_place and is_visit, NEAR, "A visit of the same person to the same place"),
        (shared and same_place and same_sides, NEAR, "The same sides and person at the same place"),
        (shared > 1 and is_alone and common > 1, SOON, "The same persons"),
    )
    reason = next((reason for holds, reach, reason in signs if holds and gap <= reach), None)
    apart = f"{gap} {'day' if gap == 1 else 'days'} from" if gap else "on"
    return f"{reason}; one without a date, told of {apart} the other." if reason else None


def _first_persons(persons: tuple[PersonView, ...]) -> list[tuple[str, ...]]:
    """Return the words under which persons are looked for, those of highest rank first."""
    first = sorted(persons, key=lambda person: (not person.is_top, person.name))[:_MOST]
    return [block_keys(person.name) for person in first]


def _one_by_one(persons: tuple[PersonView, ...]) -> list[str]:
    return [key for keys in _first_persons(persons) for key in keys]


def _pair_persons(persons: tuple[PersonView, ...]) -> list[str]:
    """Return keys of every two persons."""
    keys = _first_persons(persons)
    return [
        "p " + "|".join(sorted((one, other)))
        for mine, theirs in combinations(keys, 2)
        for one in mine
        for other in theirs
    ]


def _weeks(view: ContactView) -> tuple[str, ...]:
    """Return the weeks a date reaches with half the slack at each end; none where its year is not printed."""
    if view.days is None or not view.has_year:
        return ()
    return tuple(f"w{week}" for week in _reach(view.days))


def _weeks_told(view: ContactView, reach: int) -> tuple[str, ...]:
    """Return the weeks in which one without a date was where it was no further than `reach` days from its telling."""
    if view.telling is None:
        return ()
    first, last = window(view.telling, reach)
    return tuple(f"w{week}" for week in range(first // _WEEK, last // _WEEK + 1))


def _weeks_of_year(view: ContactView) -> tuple[str, ...]:
    """Return the weeks a date reaches, counted within the year."""
    if view.days is None:
        return ()
    return tuple(f"y{week}" for week in _reach(_in_leap_year(view.days) if view.has_year else view.days))


def _reach(days: Bounds) -> range:
    half = _SLACK // 2
    return range((days.first - half) // _WEEK, (days.last + half) // _WEEK + 1)
