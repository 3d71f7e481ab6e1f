"""Mentions of one contact in one document, put together."""

from typing import Final, NamedTuple

import msgspec

from onrecord.ledger.contact_match import (
    ContactView,
    PersonView,
    count_shared,
    days_apart,
    is_same_person,
    view_contact,
)
from onrecord.model import Span
from onrecord.model.ledger import Contact, Participant
from onrecord.people.roles import read_role

_MOST_PEOPLE: Final = 200  # of one contact; a list that goes on is of names
_MOST_EVIDENCE: Final = 24
_HEAD: Final = 2
_TWO: Final = 2
_MOST: Final = 60  # contacts of one document that a further one is compared with


class Draft(NamedTuple):
    """A mention made a contact.

    `rank` is 0 in the title, 1 in a list, 2 at the head, 3 in the text;
    `is_sure` where words say the status; `is_implied` where a side is there
    by the speaker's words alone; `is_spoken` where words tell of it that may
    mean a call; `is_vague` where it is told only where it joins another;
    `is_other` where the words say it is not the one the page is about;
    `is_nameless` where they name nobody ("our meeting"); `is_bare_talk` where
    they say no more than that two discussed something.
    """

    contact: Contact
    rank: int
    is_sure: bool
    host: str | None = None
    is_implied: bool = False
    is_spoken: bool = False
    is_vague: bool = False
    is_other: bool = False
    is_nameless: bool = False
    is_bare_talk: bool = False


def merge_drafts(drafts: list[Draft]) -> list[Draft]:
    """Return one draft a contact, in the order of first mention; linear but for the last 60 compared.

    Of several it may belong to, a mention joins the one of its own date or
    place, else the last.
    """
    kept: list[Draft] = []
    views: list[ContactView] = []
    for draft in drafts:
        view = _view_draft(draft)
        last = range(len(kept) - 1, max(-1, len(kept) - _MOST), -1)
        fits = [(strength, n) for n in last if (strength := _likeness(kept[n], views[n], draft, view))]
        if not fits:
            kept.append(draft)
            views.append(view)
        else:
            _, at = max(fits, key=lambda fit: (fit[0], fit[1]))
            kept[at] = _join(kept[at], draft)
            views[at] = _view_draft(kept[at])
    return kept


def _view_draft(draft: Draft) -> ContactView:
    """Return what is compared of a mention: of "our talks" the sides, since who of each side took part is not said."""
    view = view_contact(draft.contact)
    return view._replace(persons=()) if draft.is_nameless and len(view.parties) > 1 else view


def _likeness(kept: Draft, one: ContactView, draft: Draft, other: ContactView) -> int:
    """Say how surely two mentions of one document tell of one contact; 0 where they do not."""
    if not _may_be_one(kept, one, draft, other):
        return 0
    if one.family == "conference":
        return 2 if one.name & other.name else 0
    if not _share_sides(one, other) and not _share_posts(kept.contact, draft.contact):
        return 0
    is_same = (one.days is not None and other.days is not None) or bool(one.place & other.place)
    if is_same:
        return 3
    is_like = (one.days is None) == (other.days is None) and bool(one.place) == bool(other.place)
    is_main = min(kept.rank, draft.rank) <= _HEAD and not (kept.is_other or draft.is_other)
    return 2 if is_like else 1 if is_main or not (kept.is_implied or draft.is_implied) else 0


def _may_be_one(kept: Draft, one: ContactView, draft: Draft, other: ContactView) -> bool:
    """Say whether nothing speaks against it: kinds, dates, places, statuses, where a visit went."""
    if one.family != other.family and not _is_call_spoken_of(kept, draft):
        return False
    gap = days_apart(one, other)
    differ_in_place = bool(one.place) and bool(other.place) and not one.place & other.place
    differ_in_status = kept.contact.status != draft.contact.status and kept.is_sure and draft.is_sure
    if gap or differ_in_place or (differ_in_status and gap is None):
        return False
    if one.family == "visit" and kept.host and draft.host and kept.host != draft.host:
        return False
    return _fits(one.parties, other.parties)


def _share_sides(one: ContactView, other: ContactView) -> bool:
    """Say whether the same took part, as far as both name them."""
    shared = count_shared(one.persons, other.persons)
    if shared is None:
        return False
    common = len(one.parties & other.parties)
    if one.family != other.family:
        return shared > 1 or (common > 1 and not (one.persons and other.persons))
    if shared == 1 and len(one.persons) == len(other.persons) == _TWO:
        return False  # "after an audience with A, X met B"
    if one.persons and other.persons:
        return shared > 1 or common > 1 or min(len(one.persons), len(other.persons)) == 1
    return common > 1


def _share_posts(one: Contact, other: Contact) -> bool:
    """Say whether two or more took part in both whom one of them calls by post alone: "the Foreign Secretary's call"."""
    pairs = [(a, b) for a in one.participants for b in other.participants if _is_same(a, b)]
    is_by_post = any(not (a.name and b.name) for a, b in pairs)
    return is_by_post and len({id(a) for a, _ in pairs}) > 1 and len({id(b) for _, b in pairs}) > 1


def _is_call_spoken_of(kept: Draft, draft: Draft) -> bool:
    """Say whether one is a call at the head of a document and the other "spoke with" or "discussed" in its text."""
    kinds = {kept.contact.kind, draft.contact.kind}
    is_told = kept.is_spoken or draft.is_spoken or kept.is_bare_talk or draft.is_bare_talk
    return kinds == {"call", "talks"} and is_told and min(kept.rank, draft.rank) <= _HEAD


def _fits(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _join(kept: Draft, draft: Draft) -> Draft:
    """Return two drafts as one: what the first lacks comes from the second, a status said comes before one assumed."""
    one, two = kept.contact, draft.contact
    dated = (
        one
        if one.date and (one.date_basis == "explicit" or not two.date or two.date_basis != "explicit")
        else two
        if two.date
        else one
    )
    placed = one if one.place else two
    status = two.status if draft.is_sure and not kept.is_sure else one.status
    people = _join_people(one.participants, two.participants)
    parties = tuple(sorted({*one.parties, *two.parties}))
    contact = msgspec.structs.replace(
        one,
        kind=two.kind if one.kind == "talks" and two.kind == "call" else one.kind,
        mode=one.mode or two.mode,
        name=one.name or two.name,
        participants=people,
        parties=parties,
        initiator=one.initiator or two.initiator,
        date=dated.date,
        date_basis=dated.date_basis,
        date_span=dated.date_span,
        place=placed.place,
        place_span=placed.place_span,
        status=status,
        told_by=one.told_by if one.statement is not None or one.told_by else two.told_by,
        statement=one.statement if one.statement is not None else two.statement,
        evidence=_join_spans(one.evidence, two.evidence),
        doubt=one.doubt if one.doubt and two.doubt else None,
    )
    return Draft(
        contact,
        min(kept.rank, draft.rank),
        kept.is_sure or draft.is_sure,
        kept.host or draft.host,
        kept.is_implied and draft.is_implied,
        kept.is_spoken and draft.is_spoken,
        kept.is_vague and draft.is_vague,
        kept.is_other and draft.is_other,
        kept.is_nameless and draft.is_nameless,
        kept.is_bare_talk and draft.is_bare_talk,
    )


def _join_spans(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*one, *other}))[:_MOST_EVIDENCE]


def _join_people(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return both lists as one, a person once with the fuller name and the post that either gives."""
    found = list(one)
    for person in other[: max(0, _MOST_PEOPLE - len(one))]:
        at = next((n for n, known in enumerate(found) if _is_same(known, person)), None)
        if at is None:
            found.append(person)
            continue
        known = found[at]
        found[at] = msgspec.structs.replace(
            known,
            name=max(known.name or "", person.name or "", key=len) or None,
            post=known.post or person.post,
            party=known.party or person.party,
            side=known.side or person.side,
            span=known.span or person.span,
        )
    return _drop_twice(found)


def _drop_twice(people: list[Participant]) -> tuple[Participant, ...]:
    """Return people, each once: a name told without its party goes where the same stands with it."""
    named = {person.name for person in people if person.name and person.party}
    return tuple(person for person in people if person.party or person.name not in named)


def _is_same(one: Participant, other: Participant) -> bool:
    if one.name and other.name:
        return is_same_person(_view(one), _view(other))
    if one.party != other.party or not one.post or not other.post:
        return one.post == other.post and one.party == other.party
    roles = [read_role(actor.post, actor.party) for actor in (one, other) if actor.post]
    mine, theirs = roles[0], roles[-1]
    if mine is None or theirs is None:
        return one.post == other.post
    return mine.qualifiers == theirs.qualifiers and not set(mine.titles).isdisjoint(theirs.titles)


def _view(one: Participant) -> PersonView:
    return PersonView(one.name or "", one.person_id, one.party, is_top=False)
