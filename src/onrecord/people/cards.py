"""Draw what is known of a person as plain rows: names, posts by date, first and last mention, each with its evidence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from onrecord.actors.posts import match_post
from onrecord.actors.words import split_words
from onrecord.model import Record, Span
from onrecord.people.decide import Told
from onrecord.people.judgements import State
from onrecord.people.periods import bounds_of
from onrecord.people.roles import Role, agree, read_role
from onrecord.people.tenures import Tenure, describe, holds_on, is_open, see_tenure, span_of, widen
from onrecord.people.wording import ONCE


class Alias(Record, frozen=True):
    """A name, post or epithet by which documents mean a person.

    `documents` counts those that print it; `document` and `span` are the
    first place of the earliest, and count in its text.
    """

    words: str
    kind: Literal["name", "post", "label", "epithet"]
    documents: int
    document: str
    span: Span


class HeldPost(Record, frozen=True):
    """A post that a person held: by a source that states it, or as documents show.

    `since` and `until` are EDTF, null where nothing says them; `sentence` says
    how long and how that is known; `documents` counts those that give the
    person this post at the time, `evidence` are the place of the source, or
    the first and the last of the documents.
    """

    post: str
    party: str | None
    since: str | None
    until: str | None
    kind: Literal["stated", "seen"]
    sentence: str
    documents: int
    evidence: tuple[str, ...]


class PersonCard(Record, frozen=True):
    """A person: every post by date, every name with its evidence.

    `state` is `decided` where at least one document surely means this person,
    or a source states the posts; `reason` says why. `first_on` and `last_on`
    are the days of the first and last document; `guesses` counts documents of
    which it is not sure that they mean this person.
    """

    id: str
    name: str
    state: State
    reason: str
    posts: tuple[HeldPost, ...]
    aliases: tuple[Alias, ...]
    documents: int
    guesses: int
    first_on: str | None
    last_on: str | None


class PersonRow(Record, frozen=True):
    """A person in a list: the last post known, and how many documents mean him, from when to when."""

    id: str
    name: str
    post: str | None
    party: str | None
    first_on: str | None
    last_on: str | None
    documents: int
    state: State


def draw_card(person_id: str, told: Sequence[Told], stated: Sequence[Tenure]) -> PersonCard | None:
    """Draw the card of a person from what documents tell of him and what sources state; None without either."""
    if not told and not stated:
        return None
    documents = {one.sheet.document_id for one in told}
    sure = {one.sheet.document_id for one in told if one.answer.state == "decided"}
    first = min((one for one in told if one.answer.state == "decided"), key=_order, default=None)
    if first:
        state, reason = "decided", first.answer.reason
    elif told:
        state, reason = "guess", min(told, key=_order).answer.reason
    else:
        state, reason = "decided", f"stated by {stated[0].since.evidence}" if stated[0].since else "imported"
    days = sorted(one.sheet.date for one in told if one.sheet.date)
    return PersonCard(
        id=person_id,
        name=_name_of(told, stated),
        state=state,  # type: ignore[arg-type] # one of the two literals above
        reason=reason,
        posts=tuple(_draw_posts(told, stated)),
        aliases=tuple(_draw_aliases(told)),
        documents=len(documents),
        guesses=len(documents - sure),
        first_on=days[0].split("/")[0] if days else None,
        last_on=max(day.rpartition("/")[2] for day in days) if days else None,
    )


def draw_row(card: PersonCard) -> PersonRow:
    """Make a row of a card; the post is the last that documents give the person, else the last of all."""
    told = [held for held in card.posts if held.documents] or card.posts
    last = max(told, key=lambda held: (is_open(held.until), held.until or "", held.documents), default=None)
    parties = {held.party for held in card.posts if held.party}
    return PersonRow(
        card.id,
        card.name,
        last.post if last else None,
        (last.party if last else None) or (min(parties) if len(parties) == 1 else None),
        card.first_on,
        card.last_on,
        card.documents,
        card.state,
    )


def _order(one: Told) -> tuple[str, str, Span]:
    return one.sheet.date or "9", one.sheet.document_id, one.span


def _name_of(told: Iterable[Told], stated: Sequence[Tenure]) -> str:
    """Give the name a source states, else the fullest that documents print, the most frequent of equals."""
    if stated:
        return max((tenure.name for tenure in stated), key=lambda name: (len(name), name))
    counted = Counter(one.naming.name for one in told if one.naming.name)
    names = sorted(counted, key=lambda name: (-len(name.split()), name.isupper(), -counted[name], name))
    return names[0] if names else "(no name)"


def _draw_aliases(told: Iterable[Told]) -> list[Alias]:
    """Give the words that mean a person, the most frequent first."""
    places: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        naming = one.naming
        kind = "name" if naming.name else "post"
        if naming.words:
            kind = "label" if naming.words.isupper() or naming.name is None else "epithet"
        words = naming.words or naming.name or naming.post or ""
        places.setdefault((words, kind), []).append(one)
    found = []
    for (words, kind), own in places.items():
        first = min(own, key=_order)
        count = len({one.sheet.document_id for one in own})
        found.append(Alias(words, kind, count, first.sheet.document_id, first.span))  # type: ignore[arg-type]
    return sorted(found, key=lambda alias: (-alias.documents, alias.kind, alias.words))


class _Seen:
    """One post that documents give a person: its role, how it is printed, and when."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.printed: Counter[tuple[str, str | None]] = Counter()
        self.days: list[tuple[str, str]] = []

    def add(self, one: Told, role: Role) -> None:
        if self.role.party is None or len(role.titles[-1]) > len(self.role.titles[-1]):
            self.role = role if role.party or self.role.party is None else self.role
        self.printed[one.naming.post or "", role.party] += 1
        self.days.append((one.sheet.date or "", one.sheet.document_id))


def _draw_posts(told: Iterable[Told], stated: Sequence[Tenure]) -> list[HeldPost]:
    """Give the posts by date: those stated with the documents that bear them out, then those only seen."""
    counted: dict[int, set[str]] = {n: set() for n in range(len(stated))}
    roles = [read_role(tenure.post, tenure.party) for tenure in stated]
    spans = [span_of(tenure) for tenure in stated]
    seen: list[_Seen] = []
    for one, role in sorted(_with_roles(told), key=lambda row: (row[1].party is None, _order(row[0]))):
        days = bounds_of(one.sheet.date) if one.sheet.date else None
        own = [n for n, held in enumerate(roles) if held and agree(held, role)]
        at = next((n for n in own if days and holds_on(spans[n], days) != "no"), None)
        if at is not None:
            counted[at].add(one.sheet.document_id)
        elif days:
            into = next((other for other in seen if agree(other.role, role)), None)
            if into is None:
                into = _Seen(role)
                seen.append(into)
            into.add(one, role)
    rows = [_stated_row(tenure, len(counted[n])) for n, tenure in enumerate(stated)]
    rows += [_seen_row(_name_of(told, stated), one) for one in seen]
    return sorted(rows, key=lambda held: (held.since or held.until or "", held.until or "9", held.post))


def _with_roles(told: Iterable[Told]) -> Iterable[tuple[Told, Role]]:
    for one in told:
        role = read_role(one.naming.post, one.naming.party) if one.naming.post else None
        if role and not role.qualifiers & ONCE:
            yield one, role


def _stated_row(tenure: Tenure, documents: int) -> HeldPost:
    evidence = tuple(sorted({bound.evidence for bound in (tenure.since, tenure.until) if bound}))
    return HeldPost(
        tenure.post,
        tenure.party,
        tenure.since.value if tenure.since else None,
        tenure.until.value if tenure.until else None,
        "stated",
        describe(tenure),
        documents,
        evidence,
    )


def _is_plural(post: str) -> bool:
    """Say whether a printed post is of several: "Special Representatives"."""
    words = split_words(post)
    held = match_post(words, 0, len(words)) if words else None
    return held is not None and held.head.is_plural


def _seen_row(name: str, seen: _Seen) -> HeldPost:
    days = sorted(seen.days)
    (post, _), _ = max(
        seen.printed.items(),
        key=lambda row: (not _is_plural(row[0][0]), row[0][1] is not None, row[1], row[0][0]),
    )
    party = seen.role.party
    tenure = see_tenure("", name, (post, party), *days[0])
    for day, document in days[1:]:
        tenure = widen(tenure, day, document)
    since, until = (
        bound and msgspec.structs.replace(bound, value=bound.value.split("/")[at])
        for bound, at in ((tenure.since, 0), (tenure.until, -1))
    )
    tenure = msgspec.structs.replace(tenure, since=since, until=until)
    row = _stated_row(tenure, len({document for _, document in days}))
    ends = tuple(dict.fromkeys(bound.evidence for bound in (tenure.since, tenure.until) if bound))
    return HeldPost(post, party, row.since, row.until, "seen", row.sentence, row.documents, ends)
