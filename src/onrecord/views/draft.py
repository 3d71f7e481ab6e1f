"""A check list drafted from the record: what stands between two sides, with the words of both as evidence.

A draft is to be edited: nothing in it is an item until somebody makes a list of it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal

from onrecord.actors.parties import read_code, read_party
from onrecord.actors.printed import find_parties
from onrecord.archive import Archive, EntryFilters, EntryRow, PositionFilters, PositionRow
from onrecord.desk.items import Row
from onrecord.model import Commitment, Correspondence, Record, Span
from onrecord.text.bounds import find_bounds
from onrecord.views.compare import name_issue
from onrecord.views.entry import EntryView, name_actor, view_entry

Sort = Literal["issue", "suspended", "letter", "request"]

_MOST: Final = 2_000
_QUOTED: Final = 3
"""Quotations of each side under one item: the newest."""
_LOOKED: Final = 200
"""Quotations of one item that are looked at: each is compared with the longer ones."""
_STOPPED: Final = frozenset(
    {"suspended", "ready to resume", "denounced or withdrawn", "terminated", "objected"}
)
_BETWEEN: Final = frozenset({"agreement", "difference", "unchanged"})
_UNANSWERED: Final = frozenset({"none", "acknowledged", "partial", "refused"})


class Held(Record, frozen=True):
    """What a side says on an item: whose words (null: the document's own), of what kind, when, and where they stand.

    `address` is that of the words, `DOCUMENT@START-END`, which `onrecord show` opens.
    """

    side: str
    kind: str
    by: str | None
    on: str | None
    words: str
    address: str


class DraftItem(Record, frozen=True):
    """An item as the record suggests it: why, what is asked of whom where that is known, and both sides' words."""

    sort: Sort
    title: str
    reason: str
    ask: str | None
    asked_of: str | None
    held: tuple[Held, ...]
    links: tuple[str, ...]


def draft_checklist(archive: Archive, one: str, other: str) -> list[DraftItem]:
    """Return what stands between two sides, as the record tells it: issues first, those of most words before others.

    Sides are named as people name them: a code of two or three letters, a
    name of a state, or the name the record has.
    """
    sides = (name_side(one), name_side(other))
    return [
        *_draft_issues(archive, sides),
        *_draft_entries(archive, sides, ("mechanism", "instrument"), _draft_stopped),
        *_draft_entries(archive, sides, ("correspondence",), _draft_letter),
        *_draft_entries(archive, sides, ("commitment",), _draft_request),
    ]


def name_side(text: str) -> str:
    """Return the code of a side by its code or name; the text itself where no table knows it."""
    word = text.strip()
    two_letters = 2
    code = read_code(word.lower()) if len(word) == two_letters else None
    return code or read_party(word) or read_party(word.upper()) or word


def make_row(item: DraftItem) -> Row:
    """Return the item of a check list that a drafted one becomes."""
    return Row(
        number=None,
        title=item.title,
        ask=item.ask,
        asked_of=item.asked_of,
        evidence=tuple(dict.fromkeys(held.address for held in item.held)),
        links=item.links,
    )


def _draft_issues(archive: Archive, sides: tuple[str, str]) -> list[DraftItem]:
    rows = archive.ledger().positions(PositionFilters(), limit=_MOST)
    named: dict[str, set[str | None]] = {}
    by_issue: dict[str, list[PositionRow]] = {}
    for row in rows:
        if row.position.doubt is None and _sides_of(row, sides) and _is_between(row, sides, named):
            by_issue.setdefault(row.position.issue, []).append(row)
    found = []
    for issue, told in by_issue.items():
        reason = _say_why(told, sides)
        if reason:
            held = _newest([each for row in told for each in _held(row, sides)])
            found.append(DraftItem("issue", _open_capital(name_issue(issue)), reason, None, None, held, ()))
    return sorted(found, key=lambda item: (-len(item.held), item.title))


def _sides_of(row: PositionRow, sides: tuple[str, str]) -> list[str]:
    """Return whose words a position is of the two sides: the one who holds it, or both where it is between them."""
    position = row.position
    if position.kind in _BETWEEN and set(sides) <= set(position.parties):
        return list(sides)
    party = position.by.party if position.by else None
    return [party] if party in sides and position.kind == "position" else []


def _is_between(row: PositionRow, sides: tuple[str, str], named: dict[str, set[str | None]]) -> bool:
    """Say whether the document of a position names both sides: what is said where one is never named is not said to it."""
    id_ = row.document.id
    if id_ not in named:
        named[id_] = {party.party for party in find_parties(row.text)}
    own = row.position.by.party if row.position.by else None
    return set(sides) <= {*named[id_], own}


def _say_why(told: list[PositionRow], sides: tuple[str, str]) -> str | None:
    """Say why an issue is between the two sides; null where it is one side's own."""
    between = [row.position.kind for row in told if row.position.kind in _BETWEEN]
    if between:
        return f"{between[0]} is told of the two sides"
    holders = {side for row in told for side in _sides_of(row, sides)}
    if holders == set(sides):
        return "both sides hold a position"
    for row in told:
        (side,) = _sides_of(row, sides)
        far = sides[1] if side == sides[0] else sides[0]
        words = _open(row, row.position.evidence[0])
        if any(party.party == far for party in find_parties(words)):
            return f"{side} speaks of {far}"
    return None


def _held(row: PositionRow, sides: tuple[str, str]) -> Iterator[Held]:
    position = row.position
    by = name_actor(position.by) if position.by else None
    own = position.by.party if position.by and position.by.party in sides else None
    side = own or " and ".join(_sides_of(row, sides))
    start, end = position.evidence[0]
    address = f"{row.document.id}@{start}-{end}"
    yield Held(side, position.kind, by, position.on, _open(row, (start, end)), address)


def _open(row: PositionRow, span: Span) -> str:
    return " ".join(row.text[span[0] : span[1]].split())


def _newest(held: Iterable[Held]) -> tuple[Held, ...]:
    """Keep the newest words of each side, each once, in the order of their days."""
    ordered = sorted(_drop_parts(held), key=lambda each: _day(each.on))
    by_side: dict[str, list[Held]] = {}
    for each in ordered:
        by_side.setdefault(each.side, []).append(each)
    kept = {id(each) for told in by_side.values() for each in told[-_QUOTED:]}
    return tuple(each for each in ordered if id(each) in kept)


def _drop_parts(held: Iterable[Held]) -> list[Held]:
    """Drop words that stand within other words of the same item: an entry is told by a sentence and by its parts."""
    kept: list[Held] = []
    for each in sorted(held, key=lambda one: -len(one.words))[:_LOOKED]:
        if not any(each.words in longer.words for longer in kept):
            kept.append(each)
    return kept


def _day(on: str | None) -> int:
    bounds = find_bounds(on)
    return bounds.first if bounds else 0


def _open_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _draft_entries(
    archive: Archive,
    sides: tuple[str, str],
    kinds: Iterable[str],
    draft: Callable[[Archive, EntryRow, EntryView, tuple[str, str]], DraftItem | None],
) -> Iterator[DraftItem]:
    for kind in kinds:
        asked = EntryFilters(entry=kind, parties=sides)
        for row in archive.ledger().find(asked, limit=_MOST).rows:
            item = draft(archive, row, view_entry(archive, row.id), sides)
            if item is not None:
                yield item


def _draft_stopped(_: Archive, row: EntryRow, view: EntryView, sides: tuple[str, str]) -> DraftItem | None:
    """Draft a mechanism or a text that no longer works as it did, by the last word of either side."""
    steps = sorted((step for step in view.steps if step.doubt is None), key=_step_day)
    stopped = [step for step in steps if step.event in _STOPPED]
    if not stopped or any(
        step.event == "resumed" and _step_day(step) >= _step_day(stopped[-1]) for step in steps
    ):
        return None
    held = [
        Held(
            step.by.party if step.by and step.by.party in sides else " and ".join(sides),
            step.event,
            name_actor(step.told_by) if step.told_by else None,
            step.date,
            " ".join(quote.words.split()),
            f"{quote.document}@{quote.span[0]}-{quote.span[1]}",
        )
        for step in steps
        for quote in step.quotes[:1]
    ]
    conditions = [step for step in stopped if step.condition]
    own = [step for step in conditions if step.by and step.by.party in sides]
    condition = (own or conditions)[-1].condition if conditions else None
    last = (own or stopped)[-1]
    reason = f"{last.event}{f' on {last.date}' if last.date else ''}"
    title = row.name or row.kind
    ask = " ".join(condition.split()) if condition else None
    asked_of = next((side for side in sides if last.by and last.by.party and side != last.by.party), None)
    return DraftItem(
        "suspended", title, reason, ask, asked_of if ask else None, _newest(held), (f"entry:{row.id}",)
    )


def _step_day(step: Any) -> int:
    """Return the day of an event, of the document that tells it where it has none."""
    return _day(step.date) or _day(step.quotes[0].day if step.quotes else None)


def _draft_letter(
    archive: Archive, row: EntryRow, view: EntryView, sides: tuple[str, str]
) -> DraftItem | None:
    """Draft a letter from one side to the other that was not answered in substance."""
    if row.status not in _UNANSWERED:
        return None
    told = [source.entry for source in archive.ledger().sources(row.id)]
    letters = [entry for entry in told if isinstance(entry, Correspondence)]
    sender = next((each.sender.party for each in letters if each.sender and each.sender.party), None)
    subject = next((each.subject for each in letters if each.subject), None)
    asked = [fact.value for fact in view.facts if fact.field == "asked"]
    title = (
        f"{row.kind.capitalize()}{f' of {row.date}' if row.date else ''}{f': {subject}' if subject else ''}"
    )
    asked_of = next((side for side in sides if sender in sides and side != sender), None)
    reason = f"{row.kind}, reply: {row.status}"
    held = _newest(_held_of(view, sender or " and ".join(sides), row.kind))
    return DraftItem(
        "letter", title, reason, asked[0] if asked else None, asked_of, held, (f"entry:{row.id}",)
    )


def _draft_request(
    archive: Archive, row: EntryRow, view: EntryView, sides: tuple[str, str]
) -> DraftItem | None:
    """Draft what one side asks of the other, where both are named."""
    if row.kind != "request":
        return None
    for source in archive.ledger().sources(row.id):
        entry = source.entry
        if not isinstance(entry, Commitment) or entry.doubt is not None:
            continue
        by, to = (actor.party if actor else None for actor in (entry.by, entry.to))
        if {by, to} == set(sides) and by and to:
            ask = " ".join(source.text[entry.what[0] : entry.what[1]].split())
            held = _newest(_held_of(view, by, "request"))
            title = _open_capital(ask)
            return DraftItem("request", title, f"{by} asks it of {to}", ask, to, held, (f"entry:{row.id}",))
    return None


def _held_of(view: EntryView, side: str, kind: str) -> Iterator[Held]:
    quotes = {quote: None for fact in view.facts for quote in fact.quotes}
    quotes |= {quote: None for step in view.steps for quote in step.quotes}
    for quote in quotes:
        address = f"{quote.document}@{quote.span[0]}-{quote.span[1]}"
        yield Held(side, kind, None, view.row.date, " ".join(quote.words.split()), address)
