"""Who is meant by a post in place of a name: "the Secretary", "the French foreign minister"."""

from typing import NamedTuple

from onrecord.model import Actor
from onrecord.statements.cast import Cast, Person
from onrecord.statements.offices import Office, is_same_office, narrow_offices, offices_of


class Holder(NamedTuple):
    """Whom a post means: decided or likely, and out of how many it fits."""

    person: Person | None
    is_decided: bool
    reason: str


def find_holder(cast: Cast, text: str, party: str | None, last: Person | None) -> Holder | None:
    """Find the person of the cast whom an epithet means; None where its post fits nobody.

    `party` is the one the epithet names, `last` who was spoken of last. A post that fits several is
    decided only by what the page shows: the party, the list of those present, who has spoken.
    """
    wanted = narrow_offices(text)
    if not wanted:
        return None
    cast.introduce(frozenset(office.name for office in wanted))
    fits = [
        person
        for person in cast.persons()
        if (party is None or person.actor.party in {None, party}) and _holds(person.actor, wanted)
    ]
    if not fits:
        return None
    decided = _only_one(fits, party, last, has_list=cast.has_list) or _best_of(fits, party, text)
    if decided is not None:
        return Holder(decided, is_decided=True, reason=f"“{text}” fits the post of {name_of(decided)} alone.")
    latest = last if last in fits else max(fits, key=lambda person: person.spoke)
    if len(fits) == 1:
        return Holder(
            latest,
            is_decided=False,
            reason=f"“{text}” fits the post of {name_of(latest)}, of whom nothing else here shows it.",
        )
    how = "was spoken of last" if latest is last else "spoke last"
    return Holder(
        latest, is_decided=False, reason=f"“{text}” fits {len(fits)} persons here; {name_of(latest)} {how}."
    )


def holds_post(actor: Actor, post: str) -> bool:
    """Tell whether an actor may be called by a post."""
    return _holds(actor, narrow_offices(post))


def _holds(actor: Actor, wanted: frozenset[Office]) -> bool:
    """Tell whether one of an actor's offices is one of those wanted."""
    return any(is_same_office(one, held) for one in wanted for held in offices_of(actor.post))


def _only_one(fits: list[Person], party: str | None, last: Person | None, *, has_list: bool) -> Person | None:
    """Give the one person who fits, where the page speaks for that one being meant.

    A minute's "the President" is its own, not the foreign one somebody mentions: where those present are
    listed, or the post was printed with a state, the holder must be one of those who speak.
    """
    exact = [person for person in fits if party is not None and person.actor.party == party]
    fits = exact or fits
    if len(fits) != 1:
        return None
    (person,) = fits
    if exact or person is last:
        return person
    if party is not None:
        return None
    is_shown = person.is_listed or person.spoke >= 0
    is_foreign = person.actor.name is not None and (has_list or person.actor.party is not None)
    return person if is_shown or not is_foreign else None


def _best_of(fits: list[Person], party: str | None, text: str) -> Person | None:
    """Give the one of several who holds a post of just these words, who alone has no foreign party, or alone has spoken.

    "The Foreign Secretary" is no Foreign Minister, though either may be called the top diplomat.
    """
    bare = text.lower().removeprefix("the ")
    worded = [person for person in fits if person.actor.name and bare in (person.actor.post or "").lower()]
    if len(worded) == 1 and " " in bare:
        return worded[0]
    if party is not None:
        return None
    same = [person for person in fits if person.is_listed and (person.actor.post or "").lower() == bare]
    home = [person for person in fits if person.actor.party is None]
    spoken = [person for person in fits if person.spoke >= 0 or person.is_listed]
    nameless = [person for person in fits if person.is_listed and person.actor.name is None]
    for chosen in (same, nameless, home, spoken):
        if len(chosen) == 1:
            return chosen[0] if chosen[0].is_listed or chosen[0].spoke >= 0 else None
    return None


def name_of(person: Person) -> str:
    """Name a person in words, for a reason."""
    return person.actor.name or person.actor.post or "somebody"
