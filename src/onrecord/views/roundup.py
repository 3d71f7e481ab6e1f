"""A round-up: what two sides, a contact or an issue left on the record, by theme, every line with its words.

Nothing is said that a span does not say: our own words are the headings, who
speaks, and the terms of the record (`suspended`, `planned`). All else is
quoted, and numbered to the list of sources.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from onrecord.actors.names import surname_of
from onrecord.actors.parties import name_party
from onrecord.archive import Archive, DocumentRow, EntryFilters, EntryRow, PositionFilters
from onrecord.errors import QueryError
from onrecord.ledger.issues import Topics
from onrecord.model import Actor, Document, Position, Record, Span, Statement
from onrecord.text.bounds import find_bounds
from onrecord.text.fold import fold_words
from onrecord.views.compare import Days, find_issue
from onrecord.views.entry import EntryView, Fact, name_actor, view_entry
from onrecord.views.steps import Quote, Step
from onrecord.views.themes import find_themes, is_telling

_AROUND: Final = 3
"""Days after a contact in which documents that tell of it are read whole; later ones are quoted where they name it."""
_MOST_ENTRIES: Final = 200
_OTHER: Final = "Other matters"


class Line(Record, frozen=True):
    """One line: who or what (`lead`), what of them (`term`), and the words. `source` numbers the list of sources."""

    lead: str
    term: str | None
    quote: Quote
    source: int


class Section(Record, frozen=True):
    """Lines under one heading; `party` where they are one side's words on a theme."""

    heading: str
    party: str | None
    lines: tuple[Line, ...]


class Roundup(Record, frozen=True):
    """A round-up with its sources in the order of their numbers, from 1; `entries` are the ids it is drawn from."""

    title: str
    parties: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[DocumentRow, ...]
    entries: tuple[str, ...]


class _Words(NamedTuple):
    """Words of a document that become a line."""

    lead: str
    term: str | None
    quote: Quote


class _Told(NamedTuple):
    """What a round-up is drawn from: whole documents, and entries; `known` are the topics that name its themes."""

    parties: tuple[str, ...]
    documents: Sequence[tuple[DocumentRow, Document]]
    entries: Sequence[EntryView]
    known: Topics

    def sides(self) -> dict[str, str]:
        """Return the side of each participant by family name, folded: the party, or his own name where it has none."""
        persons = [
            person.actor for view in self.entries if view.row.entry == "contact" for person in view.persons
        ]
        named = [(_find_key(actor.name), actor) for actor in persons if actor.name]
        return {surname: actor.party or actor.name or "" for surname, actor in named if surname}


def round_up_contact(archive: Archive, id_or_prefix: str) -> Roundup:
    """Return the round-up of one contact: who met, what each side said in the days around it, what came of it.

    Raises `UnknownId` for none such, `QueryError` where the entry is no contact.
    """
    found = view_entry(archive, id_or_prefix)
    if found.row.entry != "contact":
        raise QueryError(
            f"{found.row.id} is a {found.row.entry}; a round-up is of a contact, of two parties, or of an issue"
        )
    near = [id_ for id_ in found.sources if _is_near(archive.row(id_), found.row.date)]
    rows = [archive.row(id_) for id_ in near or found.sources]
    best = {row.same_as or row.id for row in rows}
    documents = [(archive.row(id_), archive.document(id_)) for id_ in sorted(best)]
    others = _entries_of(archive, best, EntryFilters(in_doubt=False), but=found.row.id)
    title = " – ".join(map(name_party, found.row.parties)) + f": {found.row.name or found.row.kind}"
    told = _Told(found.row.parties, documents, [found, *others], archive.topics())
    return _draw(f"{title}, {_say_date(found.row)}", told)


def round_up_parties(archive: Archive, one: str, other: str, days: Days) -> Roundup:
    """Return the round-up of what passed between two parties in some days."""
    asked = EntryFilters(parties=(one, other), from_on=days.from_on, to_on=days.to_on, known_on=days.known_on)
    rows = archive.ledger().find(asked, limit=_MOST_ENTRIES).rows
    if not rows:
        raise QueryError(
            f"nothing passed between {one} and {other} in these days, as far as the record knows"
        )
    found = [view_entry(archive, row.id, known_on=days.known_on) for row in rows]
    ids = {id_ for view in found for id_ in view.sources}
    documents = _open(archive, ids, days)
    parties = tuple(
        dict.fromkeys(
            party
            for row in rows
            for party in row.parties
            if party.casefold() in (one.casefold(), other.casefold())
        )
    )
    stretch = "–".join(day for day in (days.from_on, days.to_on) if day)
    return _draw(
        f"{' – '.join(map(name_party, parties))}{f', {stretch}' if stretch else ''}",
        _Told(parties, documents, found, archive.topics()),
    )


def round_up_issue(archive: Archive, issue: str, days: Days) -> Roundup:
    """Return the round-up of an issue: what every side says on it, and what the texts say of agreement or difference."""
    topic = find_issue(archive, issue)
    asked = PositionFilters(issue=topic, from_on=days.from_on, to_on=days.to_on, known_on=days.known_on)
    documents = _open(archive, archive.ledger().documents_on(asked), days)
    known = archive.topics()
    return _draw(known.name(topic), _Told((), documents, (), known), only=topic)


def _open(archive: Archive, ids: Iterable[str], days: Days) -> list[tuple[DocumentRow, Document]]:
    """Open the best readings of some documents that are of these days."""
    rows = {row.same_as or row.id: row for row in (archive.row(id_) for id_ in sorted(ids))}
    first, last = find_bounds(days.from_on), find_bounds(days.to_on)
    found = []
    for id_ in rows:
        row = archive.row(id_)
        day = find_bounds(_day_of(row))
        if day and ((first and day.last < first.first) or (last and day.first > last.last + _AROUND)):
            continue
        found.append((row, archive.document(id_)))
    return found


def _entries_of(archive: Archive, ids: set[str], filters: EntryFilters, *, but: str) -> list[EntryView]:
    """Return the entries that some documents tell of."""
    rows: dict[str, EntryRow] = {}
    for id_ in sorted(ids):
        for row in archive.ledger().of_document(id_, filters):
            rows.setdefault(row.id, row)
    return [view_entry(archive, id_) for id_ in rows if id_ != but]


def _day_of(row: DocumentRow) -> str | None:
    return row.event_on or row.published_on or row.posted_on or row.retrieved_on


def _is_near(row: DocumentRow, date: str | None) -> bool:
    mine, theirs = find_bounds(_day_of(row)), find_bounds(date)
    if mine is None or theirs is None:
        # XXXX-04-12: the year is not printed, the rest must be the same.
        return bool(date) and (_day_of(row) or "")[4:] == (date or "")[4:]
    return theirs.first <= mine.last and mine.first <= theirs.last + _AROUND


def _draw(title: str, told: _Told, *, only: str | None = None) -> Roundup:
    """Put the words under their headings, and number the sources in the order they are first quoted."""
    said = [*_draw_themes(told, only), *_draw_between(told, only)]
    sections = said if only else [*_draw_contacts(told), *said, *_draw_lives(told), *_draw_open(told)]
    rows = {row.id: row for row, _ in told.documents}
    numbers: dict[str, int] = {}
    drawn = []
    for heading, party, words in sections:
        lines = [
            Line(one.lead, one.term, one.quote, numbers.setdefault(one.quote.document, len(numbers) + 1))
            for one in words
        ]
        drawn.append(Section(heading, party, tuple(lines)))
    sources = tuple(rows[id_] for id_ in numbers if id_ in rows)
    return Roundup(title, told.parties, tuple(drawn), sources, tuple(view.row.id for view in told.entries))


_Drawn = tuple[str, str | None, list[_Words]]


def _draw_contacts(told: _Told) -> Iterable[_Drawn]:
    """Draw who met whom: one line a fact of each contact."""
    for view in told.entries:
        if view.row.entry == "contact" and view.row.doubt is None:
            shown = ("date", "place", "status", "initiator")
            words = [_of_fact(fact) for fact in view.facts if fact.field in shown]
            words += [_Words(_name(one.actor), one.role, one.quotes[0]) for one in view.persons if one.quotes]
            kept = [one for one in words if _is_kept(one, told)]
            if kept:
                name = view.row.name or view.row.kind
                yield (f"{name[:1].upper()}{name[1:]}, {_say_date(view.row)}", None, kept)


def _say_date(row: EntryRow) -> str:
    return f"{row.inferred} (year inferred)" if row.inferred else row.date or "no date"


def _of_fact(fact: Fact) -> _Words:
    return _Words(f"{fact.field}: {fact.value}", None, fact.quotes[0])


def _is_kept(words: _Words, told: _Told) -> bool:
    return any(row.id == words.quote.document for row, _ in told.documents)


def _draw_themes(told: _Told, only: str | None) -> Iterable[_Drawn]:
    """Draw what each side says, by theme and side, in the order of the documents."""
    themes: dict[str, dict[str, list[_Words]]] = {}
    sides = told.sides()
    for row, document in told.documents:
        asked = {turn.n for turn in document.turns if turn.role == "question"}
        found = {} if only else find_themes(document, told.known)
        for said in document.statements:
            speaker = said.speaker
            # What a questioner says is no side's word.
            if speaker is None or said.turn in asked:
                continue
            party = (
                speaker.party if speaker.party in told.parties else sides.get(_find_key(speaker.name or ""))
            )
            if party is None and only is not None:
                party = speaker.party or speaker.name or speaker.post
            if party is None:
                continue
            issue = found.get(said.n) if only is None else only if only in said.issues else None
            words = _of_statement(row, document, said, speaker)
            if (only and issue is None) or not is_telling(words.quote.words):
                continue
            name = told.known.name(issue) if issue else _OTHER
            _add(themes.setdefault(name, {}).setdefault(party, []), words)
    for name in sorted(themes, key=lambda name: name == _OTHER):
        for party in sorted(themes[name]):
            yield (name, party, themes[name][party])


def _add(spoken: list[_Words], words: _Words) -> None:
    """Add a line; of two of one speaker whose words overlap, the one that holds the other stays, else the first."""
    start, end = words.quote.span
    for at in range(len(spoken) - 1, max(-1, len(spoken) - 5), -1):
        one = spoken[at]
        first, last = one.quote.span
        if (
            (one.quote.document, one.lead) != (words.quote.document, words.lead)
            or last <= start
            or end <= first
        ):
            continue
        if start <= first and last <= end:
            spoken[at] = words
        return
    spoken.append(words)


def _find_key(name: str) -> str:
    """Return a surname folded, by which a speaker is found among those present."""
    return " ".join(fold_words(surname_of(name)))


def _name(actor: Actor) -> str:
    """Return how an actor is named in print, his state by its name."""
    party = name_party(actor.party) if actor.party else None
    return name_actor(msgspec.structs.replace(actor, party=party))


def _of_statement(row: DocumentRow, document: Document, said: Statement, speaker: Actor) -> _Words:
    span = (said.content[0][0], said.content[-1][1])
    return _Words(_name(speaker), said.act.lower(), _quote(row, document, span))


def _quote(row: DocumentRow, document: Document, span: Span) -> Quote:
    return Quote(document.id, span, document.text[span[0] : span[1]], _day_of(row))


def _draw_between(told: _Told, only: str | None) -> Iterable[_Drawn]:
    """Draw what the texts themselves say of agreement, difference and things unchanged."""
    headings = {
        "agreement": "Agreed, as the texts say",
        "difference": "Differences",
        "unchanged": "Unchanged",
    }
    for kind, heading in headings.items():
        words = [
            _Words(
                _name(entry.by) if entry.by else "The text",
                told.known.name(entry.issue),
                _quote(row, document, span),
            )
            for row, document in told.documents
            for entry in document.entries
            if isinstance(entry, Position) and entry.kind == kind and entry.doubt is None
            if only is None or entry.issue == only
            for span in entry.evidence[:1]
        ]
        if words:
            yield (heading, None, words)


def _draw_lives(told: _Told) -> Iterable[_Drawn]:
    """Draw what became of mechanisms, instruments and correspondence, conditions included."""
    for view in told.entries:
        words = [one for step in view.steps if step.doubt is None for one in _of_step(step, told)]
        if words and view.row.doubt is None:
            name = view.row.name or view.row.kind
            yield (f"{name[:1].upper()}{name[1:]}", None, words)


def _of_step(step: Step, told: _Told) -> Iterable[_Words]:
    """Yield what happened in the words of one source, and the condition it hangs on."""
    who = step.by or step.told_by
    lead = _name(who) if who else "The text"
    for quote in step.quotes:
        words = _Words(lead, f"{step.event}{f', {step.date}' if step.date else ''}", quote)
        if _is_kept(words, told):
            yield words
            break
    if step.condition_quote and _is_kept(condition := _Words(lead, "condition", step.condition_quote), told):
        yield condition


def _draw_open(told: _Told) -> Iterable[_Drawn]:
    """Draw what is promised, offered, asked, refused, and on what condition."""
    headings = {
        "promise": "Promised",
        "offer": "Offered",
        "request": "Asked",
        "condition": "Conditions",
        "refusal": "Refused",
    }
    for kind, heading in headings.items():
        words = [
            one
            for view in told.entries
            if view.row.entry == "commitment" and view.row.kind == kind and view.row.doubt is None
            for one in _of_commitment(view)
            if _is_kept(one, told)
        ]
        if words:
            yield (heading, None, words)


def _of_commitment(view: EntryView) -> Iterable[_Words]:
    by = next((fact.value for fact in view.facts if fact.field == "by"), "Unnamed")
    to = next((fact.value for fact in view.facts if fact.field == "to"), None)
    # What it rests on, from who binds himself to the condition: "respond in kind" alone says neither who nor on what.
    whole = next((fact for fact in view.facts if fact.field == "kind"), None)
    if whole:
        yield _Words(by, f"to {to}" if to else None, whole.quotes[0])
