"""Choose among persons: those with a post on a day, those of a party, those spoken of between two dates."""

from onrecord.model import Record
from onrecord.people.cards import PersonCard, PersonRow
from onrecord.people.periods import EARLIEST, LATEST, bounds_of
from onrecord.people.roles import agree, read_role


class PeopleFilters(Record, frozen=True):
    """Which people: words of the name, a party's code, a post's words, mentioned between two dates."""

    name: str | None = None
    party: str | None = None
    post: str | None = None
    from_on: str | None = None
    to_on: str | None = None


NO_FILTERS = PeopleFilters()


def holds_post(card: PersonCard, post: str | None, party: str | None, on: str | None) -> bool:
    """Say whether a person held a post, for a party, on a day; null asks nothing."""
    role = read_role(post or "", party)
    days = bounds_of(on) if on else None
    for held in card.posts:
        own = read_role(held.post, held.party)
        since, until = bounds_of(held.since or EARLIEST), bounds_of(held.until or LATEST)
        is_then = not (days and since and until) or (since[0] <= days[1] and days[0] <= until[1])
        if role and own and agree(role, own) and is_then:
            return True
    return False


def passes(row: PersonRow, filters: PeopleFilters) -> bool:
    """Say whether a row has what is asked of it."""
    if filters.party and row.party != filters.party:
        return False
    if filters.post:
        asked, own = read_role(filters.post, filters.party), read_role(row.post or "", row.party)
        words = filters.post.casefold() in (row.post or "").casefold()
        if not words and not (asked and own and agree(asked, own)):
            return False
    if filters.from_on or filters.to_on:
        first, last = bounds_of(filters.from_on or EARLIEST), bounds_of(filters.to_on or LATEST)
        seen = bounds_of(f"{row.first_on}/{row.last_on}") if row.first_on else None
        return bool(seen and first and last and first[0] <= seen[1] and seen[0] <= last[1])
    return True
