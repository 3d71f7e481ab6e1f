"""Replies that were read apart from their notes: which may answer which, and what a person said of it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.archive import Archive, EntryFilters, Source
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
    rows = ledger.find(EntryFilters(entry="correspondence"), limit=_MOST_READ).rows
    if not any(row.status not in {None, "none"} for row in rows):
        return
    told = [
        (row.id, source, source.entry)
        for row in rows
        for source in ledger.sources(row.id)
        if isinstance(source.entry, Correspondence)
    ]
    settled = {frozenset(pair) for pair, _ in _find_said(archive)}
    unanswered = {row.id for row in rows if row.status in {None, "none"}}
    pairs: dict[tuple[str, str], ReadReply] = {}
    for proposal in pair_replies([entry for *_, entry in told]):
        (note, sent, letter), (reply, replied, answer) = told[proposal.note], told[proposal.reply]
        if note in unanswered and note != reply and frozenset((note, reply)) not in settled:
            words = (_quote(sent, letter), _quote(replied, answer))
            pairs.setdefault((note, reply), ReadReply(note, reply, proposal.reason, words))
    yield from (pairs[pair] for pair in sorted(pairs))


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
