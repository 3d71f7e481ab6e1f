"""Contacts that a document is about: the one its title names, and the one its list of participants belongs to."""

import re
from typing import Final

import msgspec

from onrecord.forms.title import TitleFacts, read_title
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_merge import Draft
from onrecord.ledger.contact_people import to_participant
from onrecord.ledger.contact_roster import Roster, is_spokesperson
from onrecord.ledger.scene import Scene
from onrecord.model import Document, Span
from onrecord.model.ledger import Contact, ContactKind, DateBasis, Participant
from onrecord.people.participants import read_participants

_HEAD: Final = 4_000  # characters in which a list of participants opens
_LIST: Final = re.compile(
    r"^[ \t]*(?:" + "|".join(w.LISTS) + r")\b[^\n]{0,40}$", re.IGNORECASE | re.MULTILINE
)
_PHONE: Final = re.compile(r"\b(?:telephone|phone)(?:d|s)?\b", re.IGNORECASE)
_MOST_LISTED: Final = 200
_TWO: Final = 2
_OPENING: Final = 150


def read_title_contact(scene: Scene, roster: Roster) -> Draft | None:
    """Return the contact that the title tells of: "X's call with Y", "remarks during talks with Y", "X-Y meeting"."""
    document = scene.document
    if document.title is None or document.title_span is None:
        return None
    facts = read_title(document.title)
    if facts.contact is None:
        return None
    people, parties = _read_named(facts, document.title, roster, document.title_span[0])
    if len(people) + len(set(parties) - {one.party for one in people}) < _TWO or len(parties) < 1:
        return None
    kind, mode = _find_kind(document.title, facts.contact)
    if kind == "visit":
        return None  # where it went is read in the sentence
    start = document.title_span[0]
    span = facts.event and (start + facts.event.start, start + facts.event.end)
    date, basis = find_day(document, facts.event.value if facts.event else None)
    place_span = (start + facts.place_span[0], start + facts.place_span[1]) if facts.place_span else None
    contact = _make_contact(
        kind=kind,
        mode=mode,
        participants=people,
        date=(date, basis, span or None),
        place=(facts.place, place_span),
        evidence=(document.title_span,),
    )
    return Draft(msgspec.structs.replace(contact, parties=tuple(sorted(parties))), 0, is_sure=False)


def _read_named(
    facts: TitleFacts, title: str, roster: Roster, start: int
) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """Return the people and the sides that a title names as taking part; who speaks for others is a side alone."""
    people: list[Participant] = []
    parties: list[str] = []
    met = [named for named in facts.named if named.role == "counterpart"]
    # "the mediator's remarks during talks between A and B": theirs, not the mediator's.
    is_between = len(met) >= _TWO and title[: met[0].start].rstrip().lower().endswith(" between")
    for named in met if is_between else facts.named:
        if named.role == "subject":
            continue
        actor = named.actor
        known = roster.find(actor.name) if actor.name and " " not in actor.name else None
        actor = known or roster.meet(actor)
        if actor.party and actor.party not in parties:
            parties.append(actor.party)
        if (actor.name or actor.post) and not is_spokesperson(actor):
            people.append(to_participant(actor, (start + named.start, start + named.end)))
    return tuple(people), tuple(parties)


def _find_kind(title: str, contact: str) -> tuple[ContactKind, str | None]:
    """Return the kind in the ledger's words, and the mode."""
    kind: ContactKind = "meeting"
    if contact in ("call", "talks", "visit", "meeting"):
        kind = contact  # type: ignore[assignment]
    if "consultation" in title.lower():
        kind = "consultation"
    return kind, "phone" if kind == "call" else None


def find_day(document: Document, printed: str | None) -> tuple[str | None, DateBasis]:
    """Return the day of what a document is about: printed in the title, else the document's own."""
    if printed:
        return printed, "explicit"
    if document.event_on:
        return document.event_on, "explicit"
    return None, "not_stated"


def read_list_contact(scene: Scene) -> Draft | None:
    """Return the contact whose participants a list at the head names: a memorandum's or the minutes'."""
    document = scene.document
    head = document.text[:_HEAD]
    is_record = document.form in w.RECORDS
    heading = _LIST.search(head)
    if not is_record and heading is None:
        return None
    listed = [one for one in read_participants(document.text) if one.name or one.post][:_MOST_LISTED]
    if len(listed) < _TWO:
        return None
    participants = tuple(
        Participant(
            name=one.name,
            post=one.post or one.body,
            party=one.party,
            decided_by="label",
            side=one.side,
            span=one.span,
        )
        for one in listed
    )
    title = document.title or ""
    facts = read_title(title) if title else TitleFacts()
    first = listed[-1].line[1]
    # Of several, one telephoned to be received: "Ambassador Brok telephoned to say he must see the Secretary".
    is_told = len(listed) == _TWO and "telephon" in document.text[first : first + _OPENING]
    is_call = bool(_PHONE.search(title)) or (
        is_told and bool(_PHONE.search(document.text, first, first + _OPENING))
    )
    day = document.event_on or document.published_on or document.posted_on or _title_day(scene)
    contact = _make_contact(
        kind="call" if is_call else "talks",
        mode="phone" if is_call else None,
        participants=participants,
        date=(day, "explicit" if day else "not_stated", None),
        place=(facts.place or document.place, None),
        evidence=((listed[0].span[0], listed[-1].span[1]),),
    )
    return Draft(contact, 1, is_sure=True)


def _title_day(scene: Scene) -> str | None:
    """Return the one day that a title prints which is nothing but a place and a date."""
    span = scene.document.title_span
    days = [time.value for time in scene.times_in(span) if time.value] if span else []
    return days[0] if len(days) == 1 else None


def _make_contact(
    *,
    kind: ContactKind,
    mode: str | None,
    participants: tuple[Participant, ...],
    date: tuple[str | None, DateBasis, Span | None],
    place: tuple[str | None, Span | None],
    evidence: tuple[Span, ...],
) -> Contact:
    """Return a held contact in the document's own voice with these parts."""
    return Contact(
        n=0,
        kind=kind,
        mode=mode,
        name=None,
        participants=participants,
        parties=tuple(sorted({one.party for one in participants if one.party})),
        initiator=None,
        date=date[0],
        date_basis=date[1],
        date_span=date[2],
        place=place[0],
        place_span=place[1],
        status="held",
        told_by=None,
        statement=None,
        evidence=evidence,
    )
