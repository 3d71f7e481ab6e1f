"""Replies that were read apart from their notes: which may answer which, and what a person said of it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.archive import Archive, EntryFilters, EntryRow, Source
from onrecord.ledger.correspondence_match import pair_replies
from onrecord.model import Correspondence
from onrecord.views.draft_item import find_sentences
from onrecord.views.judged import find_standing_now

_MOST_READ: Final = 2_000


class ReadReply(NamedTuple):
    """A note and a reply that does not cite it, both ids of entries, why they may belong together, and each one's sentence."""

    note: str
    reply: str
    reason: str
    words: tuple[str, str]


def find_read_replies(archive: Archive) -> Iterator[ReadReply]:
    """Yield which replies that documents tell of may answer which notes, unless a person has said; by note.

    A pair is proposed, never joined: between the same two sides, within 120
    days, the only note of its day (`pair_replies`). A `link` or a `split`
    between the two entries settles it.
    """
    ledger = archive.ledger()
    rows = _list_between(ledger.newest(EntryFilters(entry="correspondence"), limit=_MOST_READ))
    told = [
        (row.id, source, source.entry)
        for row in rows
        for source in ledger.sources(row.id)
        if isinstance(source.entry, Correspondence)
    ]
    settled = {frozenset(pair) for pair, _ in _find_said(archive)}
    unanswered = {row.id for row in rows if _is_unanswered(row)}
    pairs: dict[tuple[str, str], ReadReply] = {}
    for proposal in pair_replies([entry for *_, entry in told]):
        (note, sent, letter), (reply, replied, answer) = told[proposal.note], told[proposal.reply]
        if note in unanswered and note != reply and frozenset((note, reply)) not in settled:
            words = (_quote(sent, letter), _quote(replied, answer))
            pairs.setdefault((note, reply), ReadReply(note, reply, proposal.reason, words))
    yield from (pairs[pair] for pair in sorted(pairs))


def _list_between(rows: Sequence[EntryRow]) -> list[EntryRow]:
    """Return what passed between sides of whom both a text without a reply and a reply are told: no other is opened."""
    between: dict[tuple[str, ...], list[EntryRow]] = {}
    for row in rows:
        between.setdefault(row.parties, []).append(row)
    return [row for told in between.values() if len({*map(_is_unanswered, told)}) > 1 for row in told]


def _is_unanswered(row: EntryRow) -> bool:
    return row.status in {None, "none"}


def _quote(source: Source, entry: Correspondence) -> str:
    told = [span for event in entry.events[:: 1 if entry.reply == "none" else -1] for span in event.evidence]
    first, last = find_sentences(source.text, (told or entry.evidence)[0])
    return source.text[first:last]


def find_linked_replies(archive: Archive) -> dict[str, str]:
    """Return the notes that a person linked a reply to, with that reply; ids of entries as they are now."""
    return {note: reply for (note, reply), verb in _find_said(archive) if verb == "link"}


def _find_said(archive: Archive) -> list[tuple[tuple[str, str], str]]:
    """Return the pairs of entries that a person linked or parted, the first the judgement's target."""
    found = [
        ((id_, (judgement.other or "").removeprefix("entry:")), judgement.verb)
        for id_, standing in find_standing_now(archive).items()
        for judgement in standing.history
        if judgement.verb in {"link", "split"} and judgement.target == standing.target
        if judgement.other in {*standing.links, *standing.pairs}
    ]
    now = archive.ledger().now(other for (_, other), _ in found)
    return [((id_, now[other]), verb) for (id_, other), verb in found if other in now]
