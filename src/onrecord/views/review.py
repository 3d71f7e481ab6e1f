"""The review queue: what waits for a person's word, each with its words and the reason why it waits."""

from collections.abc import Iterator
from typing import Literal

from onrecord.archive import Archive, EntryFilters
from onrecord.desk.compare import compare_sides
from onrecord.desk.judgements import KINDS, Standing
from onrecord.desk.register import propose_replies
from onrecord.model import Record
from onrecord.views.entry import view_entry
from onrecord.views.judged import find_standing_now
from onrecord.views.placing import place_judgements

Sort = Literal["entry", "lost", "reply", "pair"]
_QUOTED = 3
_LOOKED = 500


class Waiting(Record, frozen=True):
    """One question to a person: about `target`, with the words it rests on and why it is asked.

    `sort` says what the answer does: `entry` judges an entry in doubt; `lost`
    asks where a judgement belongs whose words are gone; `reply` pairs `target`
    (a letter) with `other`; `pair` an item of ours (`checklist:ID#N`) with
    their number.
    """

    sort: Sort
    target: str
    other: str | None
    question: str
    reason: str
    words: tuple[str, ...]


def list_waiting(archive: Archive, on: str, *, sort: Sort | None = None) -> Iterator[Waiting]:
    """Yield what waits on a day, nothing that was judged: lost judgements, pairs, then entries in doubt."""
    sources = {"lost": _lost, "reply": _replies, "pair": _pairs, "entry": _entries}
    for name, find in sources.items():
        if sort in (None, name):
            yield from find(archive, on)


def _lost(archive: Archive, _: str) -> Iterator[Waiting]:
    judgements = [each for kind in KINDS for each in archive.desk().judgements(kind=kind)]
    for placed in place_judgements(archive, judgements):
        if placed.target is None:
            was = placed.judgement
            question = f"{was.author} said {was.verb} on {was.on}; where does it belong now?"
            yield Waiting("lost", was.target, was.id, question, placed.how, tuple(filter(None, [was.words])))


def _replies(archive: Archive, on: str) -> Iterator[Waiting]:
    register = {each.id: each for each in archive.desk().register.all(until=on)}
    for each in propose_replies(register.values()):
        words = tuple(
            filter(None, (register[each.letter].letter.subject, register[each.reply].letter.subject))
        )
        question = f"is {each.reply} the reply to {each.letter}?"
        yield Waiting("reply", f"letter:{each.letter}", each.reply, question, each.reason, words)


def _pairs(archive: Archive, on: str) -> Iterator[Waiting]:
    for checklist in archive.desk().checklists.all(until=on):
        if not (checklist.sent and checklist.received):
            continue
        verdicts = {(pair.ours, pair.theirs): pair.is_same for pair in checklist.pairs}
        facing = compare_sides(checklist.sent[-1], checklist.received[-1].version, verdicts)
        for pair in facing.proposed:
            target = f"checklist:{checklist.id}#{pair.ours.number}"
            question = f"{checklist.title}: is our {pair.ours.number} their {pair.theirs.number}?"
            words = (pair.ours.title, pair.theirs.title)
            yield Waiting("pair", target, pair.theirs.number, question, pair.reason, words)


def _entries(archive: Archive, _: str) -> Iterator[Waiting]:
    judged = find_standing_now(archive)
    asked = EntryFilters(in_doubt=True)
    for row in archive.ledger().find(asked, limit=_LOOKED).rows:
        if not _is_judged(judged.get(row.id)):
            view = view_entry(archive, row.id)
            quotes = [quote.words for fact in view.facts for quote in fact.quotes]
            quotes += [quote.words for step in view.steps for quote in step.quotes]
            named = " ".join(part for part in (row.kind, row.name) if part)
            question = f"{row.entry} {named}{f', {row.date}' if row.date else ''}?"
            words = tuple(dict.fromkeys(quotes))[:_QUOTED]
            yield Waiting("entry", f"entry:{row.id}", None, question, row.doubt or "", words)


def _is_judged(standing: Standing | None) -> bool:
    return standing is not None and standing.verdict is not None
