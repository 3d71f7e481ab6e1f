"""One entry of the ledger whole: every fact its sources give, each with the words it rests on. Pure over sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from onrecord.archive import Archive, EntryRow, Source
from onrecord.model import Actor, Commitment, Contact, Correspondence, Document, Entry, Record, Span
from onrecord.text.times import Anchors, find_times
from onrecord.views.evidence import list_entry_spans
from onrecord.views.sides import SideStatus, draw_sides
from onrecord.views.steps import Quote, Step, day_of, draw_steps, is_by, once, quote_spans


class Fact(Record, frozen=True):
    """One value of one field, with the words of every source that gives it. Sources that differ are facts apart."""

    field: str
    value: str
    quotes: tuple[Quote, ...]


class Person(Record, frozen=True):
    """One who took part, as the sources name them: the fullest name, post and party, and the words."""

    actor: Actor
    role: str
    quotes: tuple[Quote, ...]


class EntryView(Record, frozen=True):
    """An entry whole. `facts` come field by field, the value most sources give first; `steps` by day, undated last.

    `reasons` say why the sources are held for one thing. With `as_of` and
    `known_on` only what had happened and what was known by then is in it;
    `sides` is then each side's status on that day.
    """

    row: EntryRow
    facts: tuple[Fact, ...]
    persons: tuple[Person, ...]
    steps: tuple[Step, ...]
    sides: tuple[SideStatus, ...]
    sources: tuple[str, ...]
    reasons: tuple[str, ...]


_NO_DAY: Final = Anchors(None, None, None, None)
_HEAD: Final = 400  # characters that hold a title and a dateline
_DAY: Final = re.compile(r"-\d\d-\d\d")
_FIELDS: Final[tuple[tuple[str, str, str], ...]] = (
    # the word shown, the field of the candidate, the field of its span
    ("name", "name", ""),
    ("kind", "kind", ""),
    ("form", "form", ""),
    ("number", "number", ""),
    ("dated", "dated", ""),
    ("mode", "mode", ""),
    ("status", "status", ""),
    ("date", "date", "date_span"),
    ("place", "place", "place_span"),
    ("initiator", "initiator", ""),
    ("by", "by", ""),
    ("from", "sender", ""),
    ("to", "to", ""),
    ("what", "what", "what"),
    ("condition", "condition", "condition"),
    ("due", "due", "due_span"),
    ("made on", "made_on", ""),
    ("reference", "reference", ""),
    ("no reference", "reference_reason", ""),
    ("subject", "subject", "subject_span"),
    ("asked", "asked", "asked"),
    ("written on", "written_on", ""),
    ("delivered on", "delivered_on", ""),
    ("disclosed on", "disclosed_on", ""),
    ("known by", "known_by", ""),
    ("reply", "reply", ""),
    ("reply form", "reply_form", ""),
    ("reply on", "reply_on", ""),
    ("reply due", "reply_due", ""),
)


def view_entry(
    archive: Archive, id_or_prefix: str, *, as_of: str | None = None, known_on: str | None = None
) -> EntryView:
    """Return an entry whole, by its id or the id of one that joined it.

    `as_of` leaves out events after that day, `known_on` documents of later
    days. Raises `UnknownId` for no such entry, `QueryError` for no date.
    """
    ledger = archive.ledger()
    sources = [one for one in ledger.sources(id_or_prefix) if is_by(day_of(one), known_on)]
    steps = [
        step for step in draw_steps(sources) if is_by(step.inferred or step.date or step.quotes[0].day, as_of)
    ]
    return EntryView(
        row=ledger.row(id_or_prefix),
        facts=tuple(_add_years(archive, draw_facts(sources))),
        persons=tuple(draw_persons(sources)),
        steps=tuple(steps),
        sides=draw_sides(steps, as_of),
        sources=tuple(dict.fromkeys(source.document.id for source in sources)),
        reasons=tuple(ledger.reasons(id_or_prefix)),
    )


def _add_years(archive: Archive, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts; after a day printed without its year, the day with the year that other documents leave, and why."""
    for fact in facts:
        yield fact
        if fact.field == "date" and fact.value.startswith("XXXX"):
            inferred = archive.people().year(fact.quotes[0].document)
            if inferred and inferred.value[4:] == fact.value[4:]:
                yield Fact("inferred", f"{inferred.value}: {inferred.reason}", fact.quotes)


def draw_facts(sources: Sequence[Source]) -> list[Fact]:
    """Return every value of every field, in the order of the fields, the value most sources give first."""
    found: list[Fact] = []
    for word, field, place in _FIELDS:
        values: dict[str, list[Quote]] = {}
        for source in sources:
            value = _read_value(source, field)
            if value:
                span = getattr(source.entry, place, None) if place else None
                span = span or (_find_day(source.text, value) if field == "date" else None)
                values.setdefault(value, []).extend(
                    quote_spans(source, [span] if span else source.entry.evidence)
                )
        ranked = sorted(values.items(), key=lambda item: (-len({one.document for one in item[1]}), item[0]))
        found += [Fact(word, value, once(quotes)) for value, quotes in ranked]
    return found


def list_quoted(document: Document) -> frozenset[Span]:
    """Return every span of a document's text that an entry may quote: what its entries rest on, and days in its head."""
    days = {entry.date for entry in document.entries if isinstance(entry, Contact) and entry.date}
    heads = (_find_day(document.text, day) for day in days)
    return list_entry_spans(document) | {span for span in heads if span}


def _find_day(text: str, value: str) -> Span | None:
    """Return where the head of a text prints a day that is the document's own: in its title or its dateline."""
    day = _DAY.search(value)
    if day is None or day.end() != len(value):
        return None
    times = find_times(text[:_HEAD], anchors=_NO_DAY)
    same = (one for one in times if one.value in (value, f"XXXX{day[0]}"))
    return next(((one.start, one.end) for one in same), None)


def _read_value(source: Source, field: str) -> str | None:
    value = getattr(source.entry, field, None)
    if isinstance(value, Actor):
        return name_actor(value)
    if isinstance(value, tuple):  # a span of words of its own
        return " ".join(source.text[value[0] : value[1]].split())
    return value if isinstance(value, str) else None


def name_actor(actor: Actor) -> str:
    """Return how an actor is named in a row: name, post and party, as far as they are known."""
    return ", ".join(part for part in (actor.name, actor.post, actor.party) if part)


def draw_persons(sources: Sequence[Source]) -> list[Person]:
    """Return who took part, once each: by family name and party, with the fullest form of name and post."""
    found: dict[tuple[str, str, str], list[tuple[Actor, list[Quote]]]] = {}
    for source in sources:
        for role, actor, span in _list_actors(source.entry):
            if actor.name or actor.post:
                key = (role, (actor.name or actor.post or "").split()[-1].casefold(), actor.party or "")
                quotes = quote_spans(source, [span] if span else source.entry.evidence)
                found.setdefault(key, []).append((actor, quotes))
    return [
        Person(_fullest([actor for actor, _ in named]), role, once(q for _, quotes in named for q in quotes))
        for (role, _, _), named in found.items()
    ]


def _list_actors(entry: Entry) -> Iterable[tuple[str, Actor, Span | None]]:
    if isinstance(entry, Contact):
        yield from (("participant", one, one.span) for one in entry.participants)
    elif isinstance(entry, Commitment):
        yield from ((role, actor, None) for role, actor in (("by", entry.by), ("to", entry.to)) if actor)
    elif isinstance(entry, Correspondence):
        yield from (
            (role, actor, None) for role, actor in (("from", entry.sender), ("to", entry.to)) if actor
        )
    else:
        members = getattr(entry, "members", ())
        yield from (("member", one, one.span) for one in members)


def _fullest(actors: Sequence[Actor]) -> Actor:
    name = max((actor.name or "" for actor in actors), key=lambda name: (len(name), name)) or None
    post = max((actor.post or "" for actor in actors), key=lambda post: (len(post), post)) or None
    return msgspec.structs.replace(
        Actor(*(getattr(actors[0], field) for field in Actor.__struct_fields__)), name=name, post=post
    )
