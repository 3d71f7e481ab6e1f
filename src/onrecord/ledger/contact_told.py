"""When a contact that is told without a date took place, as far as the day of telling shows it.

An undated meeting in an interview was before the interview, most often a
few days; a planned one is soon after. So a contact without a date is looked
for, and joined, in a window on one side of the day on which it was told of.
The window joins; it is never shown as a date.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from onrecord.ledger.contact_words import FAMILIES
from onrecord.model import Document
from onrecord.model.ledger import Contact
from onrecord.text.bounds import Bounds, find_bounds
from onrecord.text.fold import fold_words

TOLD_ON: Final = "told_on"
BESIDE: Final = "beside"
SOON: Final = 7
"""Days from the telling within which two persons are taken to have met once."""
NEAR: Final = 30
"""The same where the place is told too: of 3,983 American journeys 6 in 100 went where the same man was 30 days before."""
SEASON: Final = 90
"""The same for a name and a place: a yearly summit is one within a season, its fifth round and its eighth are not."""
_TWO: Final = 2


class Telling(NamedTuple):
    """When a contact without a date was told of: `days`, and whether it was ahead then.

    `is_alone` where its document tells of no other contact of the same.
    """

    days: Bounds
    is_ahead: bool
    is_alone: bool


def list_told(document: Document) -> Iterator[tuple[Contact, dict[str, str]]]:
    """Yield each contact of a document without a date, with the words that say when it was told of.

    `told_on` is the document's own day, its title where it has none: so that
    meetings that two years apart are told of in the same words are two.
    `beside` numbers those of one company, of whom the document tells several.
    """
    contacts = [entry for entry in document.entries if isinstance(entry, Contact)]
    told_on = document.event_on or document.published_on or document.posted_on or document.title or ""
    seen: dict[object, int] = {}
    for contact in contacts:
        seen[_company(contact)] = seen.get(_company(contact), 0) + 1
    left = dict.fromkeys(seen, 0)
    for contact in contacts:
        company = _company(contact)
        left[company] += 1
        if contact.date is None:
            beside = {BESIDE: str(left[company])} if seen[company] > 1 else {}
            yield contact, {TOLD_ON: told_on, **beside}


def _company(contact: Contact) -> object:
    """Return what two contacts share that may be one: kind, whether held, and who, the sides where no two are named."""
    names = {words[-1] for one in contact.participants if one.name and (words := fold_words(one.name))}
    who = names if len(names) >= _TWO else contact.parties
    return FAMILIES[contact.kind], contact.status == "held", frozenset(who)


def read_telling(contact: Contact, words: Mapping[str, str]) -> Telling | None:
    """Return when an undated contact was told of; null for a dated one, and where its document has no day."""
    days = find_bounds(words.get(TOLD_ON)) if contact.date is None else None
    return Telling(days, contact.status != "held", BESIDE not in words) if days else None


def window(telling: Telling, reach: int) -> Bounds:
    """Return the days on which it took place where it was no further than `reach` days from the telling."""
    first, last = telling.days
    return Bounds(first, last + reach) if telling.is_ahead else Bounds(first - reach, last)


def days_from_telling(one: Telling | None, other: Telling | None, days: Bounds | None) -> int | None:
    """Return how far from a telling dated `days` lie, or another telling; null where they lie on the wrong side of it.

    Give of two undated contacts both tellings, else one and the other's days.
    """
    if one is None or other is None:
        telling = one or other
        return _from_day(telling, days) if telling and days else None
    if one.is_ahead != other.is_ahead:
        plan, past = (one, other) if one.is_ahead else (other, one)
        # "They will meet" and "they met", told on one day, are two.
        return past.days.first - plan.days.last if plan.days.last < past.days.first else None
    return max(0, one.days.first - other.days.last, other.days.first - one.days.last)


def _from_day(telling: Telling, days: Bounds) -> int | None:
    if telling.is_ahead:
        return max(0, days.first - telling.days.last) if days.last > telling.days.first else None
    return max(0, telling.days.first - days.last) if days.first <= telling.days.last else None
