"""A check list drafted from the record: what stands between two sides, with the words of both as evidence.

A draft is to be edited: nothing in it is an item until somebody makes a list of it.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.actors.parties import read_code, read_party
from onrecord.archive import Archive, EntryFilters, EntryRow
from onrecord.model import Commitment, Correspondence
from onrecord.text.bounds import find_bounds
from onrecord.views.draft_issues import Between, draft_issues, find_between
from onrecord.views.draft_item import SECTIONS, Book, DraftItem, Held, choose_held, is_naming
from onrecord.views.entry import name_actor, view_entry
from onrecord.views.steps import Step

_MOST: Final = 2_000
_STOPPED: Final = frozenset(
    {"suspended", "ready to resume", "denounced or withdrawn", "terminated", "objected"}
)
_UNANSWERED: Final = frozenset({"none", "acknowledged", "partial", "refused"})
_SHORTEST: Final = 4  # words of a request that stands alone
_LONGEST: Final = 90  # characters of a title


def draft_checklist(archive: Archive, one: str, other: str) -> list[DraftItem]:
    """Return what stands between two sides, as the record tells it: what is disputed first, what is agreed last.

    Sides are named as people name them: a code of two or three letters, a
    name of a state, or the name the record has. An item is an issue of which
    both speak, a mechanism or text that is suspended, a letter without an
    answer in substance, or what one asks of the other; each entry is told once.
    """
    sides = (name_side(one), name_side(other))
    book = Book(archive)
    stopped = list(_draft_stopped(book, sides))
    told = {place for _, places in stopped for place in places}
    letters = [each for each in find_between(book, sides, "correspondence") if each.row.status in _UNANSWERED]
    asked = [each for each in find_between(book, sides, "commitment") if _place(book, each) not in told]
    issues = draft_issues(book, sides, [*letters, *asked])
    items = [*issues, *(item for item, _ in stopped)]
    links = {link for item in issues for link in item.links}
    items += [_draft_letter(book, each) for each in letters if f"entry:{each.row.id}" not in links]
    told |= {held.address for item in items for held in item.held}
    for each in asked:
        if f"entry:{each.row.id}" not in links and _place(book, each) not in told:
            items += _draft_request(book, each)
    return sorted(items, key=lambda item: (SECTIONS.index(item.section), -len(item.held), item.title))


def _place(book: Book, between: Between) -> str:
    return book.place(between.source.document.id, between.span)


def name_side(text: str) -> str:
    """Return the code of a side by its code or name; the text itself where no table knows it."""
    word = text.strip()
    two_letters = 2
    code = read_code(word.lower()) if len(word) == two_letters else None
    return code or read_party(word) or read_party(word.upper()) or word


def _draft_stopped(book: Book, sides: tuple[str, str]) -> Iterator[tuple[DraftItem, list[str]]]:
    """Yield mechanisms and texts that no longer work as they did, each with the address of every sentence on it."""
    for kind in ("mechanism", "instrument"):
        asked = EntryFilters(entry=kind, parties=sides)
        for row in book.archive.ledger().find(asked, limit=_MOST).rows:
            steps = [step for step in view_entry(book.archive, row.id).steps if step.quotes]
            item = _draft_one_stopped(book, row, steps, sides)
            if item is not None:
                quotes = [quote for step in steps for quote in step.quotes]
                yield item, [book.place(quote.document, quote.span) for quote in quotes]


def _draft_one_stopped(
    book: Book, row: EntryRow, told: list[Step], sides: tuple[str, str]
) -> DraftItem | None:
    """Draft a thing by the last word of either side; null where it works, or works again."""
    steps = sorted((step for step in told if step.doubt is None), key=_step_day)
    stopped = [step for step in steps if step.event in _STOPPED]
    if not stopped or any(
        step.event == "resumed" and _step_day(step) >= _step_day(stopped[-1]) for step in steps
    ):
        return None
    conditions = [step for step in stopped if step.condition]
    own = [step for step in conditions if step.by and step.by.party in sides]
    condition = (own or conditions)[-1].condition if conditions else None
    last = (own or stopped)[-1]
    asked_of = next((side for side in sides if last.by and last.by.party and side != last.by.party), None)
    return DraftItem(
        sort="suspended",
        section="In dispute",
        title=row.name or row.kind,
        reason=f"{last.event}{f' on {last.date}' if last.date else ''}",
        ask=" ".join(condition.split()) if condition else None,
        asked_of=asked_of if condition else None,
        held=choose_held(_hold_step(book, step, sides) for step in steps),
        links=(f"entry:{row.id}",),
    )


def _hold_step(book: Book, step: Step, sides: tuple[str, str]) -> Held:
    side = step.by.party if step.by and step.by.party in sides else None
    by = name_actor(step.told_by) if step.told_by else None
    said = (side or " and ".join(sides), step.event, by, step.date)
    return book.hold(said, step.quotes[0].document, step.quotes[0].span)


def _step_day(step: Step) -> int:
    """Return the day of an event, of the document that tells it where it has none."""
    bounds = find_bounds(step.date) or find_bounds(step.quotes[0].day)
    return bounds.first if bounds else 0


def _draft_letter(book: Book, between: Between) -> DraftItem:
    """Draft a letter from one side to the other that was not answered in substance."""
    entry, row = between.source.entry, between.row
    assert isinstance(entry, Correspondence)
    by, to = (actor.party if actor else None for actor in (entry.sender, entry.to))
    text = between.source.text
    asked = " ".join(text[entry.asked[0] : entry.asked[1]].split()) if entry.asked else None
    said = (by or "", row.kind, name_actor(entry.sender) if entry.sender else None, row.date)
    document = between.source.document.id
    own = [span for span in entry.evidence if book.is_told(document, span)] or [between.span]
    replies = [span for event in entry.events for span in event.evidence if book.is_told(document, span)]
    told_of = [*(book.hold((by or "", "reply", *said[2:]), document, span) for span in replies)]
    held = choose_held([*told_of, *(book.hold(said, document, span) for span in own)])
    about = entry.subject or asked
    title = f"{row.kind.capitalize()} from {by} to {to}{f': {about}' if about else ''}"
    told = f", told of on {row.date}" if row.date else ""
    return DraftItem(
        sort="letter",
        section="In dispute" if row.status == "refused" else "Open",
        title=_cut_title(title),
        reason=f"{row.kind}, reply: {row.status}{told}",
        ask=asked,
        asked_of=to if asked else None,
        held=held,
        links=(f"entry:{row.id}",),
    )


def _draft_request(book: Book, between: Between) -> Iterator[DraftItem]:
    """Yield what one side asks of the other by name; nothing where the words alone say too little to be an item."""
    entry, row = between.source.entry, between.row
    assert isinstance(entry, Commitment)
    by, to = (actor.party if actor else None for actor in (entry.by, entry.to))
    text = between.source.text
    ask = " ".join(text[entry.what[0] : entry.what[1]].split())
    said = (by or "", "request", name_actor(entry.by) if entry.by else None, entry.made_on)
    held = book.hold(said, between.source.document.id, between.span)
    if row.kind == "request" and len(ask.split()) >= _SHORTEST and is_naming(held.words, to or ""):
        title = _cut_title(ask[:1].upper() + ask[1:])
        reason = f"{by} asks {to}"
        yield DraftItem("request", "Open", title, reason, ask, to, (held,), (f"entry:{row.id}",))


def _cut_title(text: str) -> str:
    """Cut a title at a space where it is too long for one."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"
