"""The review queue: what waits for a person's word, each with its words and the reason why it waits."""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.archive import Archive, EntryFilters, EntryRow
from onrecord.desk.compare import compare_sides
from onrecord.desk.judgements import Standing
from onrecord.desk.register import propose_replies
from onrecord.views.entry import view_entry
from onrecord.views.judged import find_standing_now
from onrecord.views.placing import find_lost
from onrecord.views.replies import find_read_replies
from onrecord.views.review_read import list_dates, list_names, list_speakers, list_statements
from onrecord.views.waiting import SORTS, Sort, Waiting

_QUOTED: Final = 3
_LOOKED: Final = 500


def list_waiting(archive: Archive, on: str, *, sort: Sort | None = None) -> Iterator[Waiting]:
    """Yield what waits on a day, nothing that was judged: lost judgements and pairs, then what reading guessed or doubts.

    Of names, speakers, days and statements those of the 500 newest
    publications; one question after another, each found when it is asked for.
    """
    for name in SORTS if sort is None else (sort,):
        yield from _SOURCES[name](archive, on)


def _lost(archive: Archive, _: str) -> Iterator[Waiting]:
    for placed in find_lost(archive):
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
    for read in find_read_replies(archive):
        note, reply = archive.ledger().row(read.note), archive.ledger().row(read.reply)
        question = f"does what is told of the {_call(reply)} answer the {_call(note)}?"
        yield Waiting("reply", f"entry:{read.note}", f"entry:{read.reply}", question, read.reason, read.words)


def _call(row: EntryRow) -> str:
    day = row.inferred or row.date
    return f"{row.kind} of {day}" if day else row.kind or row.entry


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


_SOURCES: Final[dict[Sort, Callable[[Archive, str], Iterator[Waiting]]]] = {
    "lost": _lost,
    "reply": _replies,
    "pair": _pairs,
    "name": list_names,
    "speaker": list_speakers,
    "date": list_dates,
    "statement": list_statements,
    "entry": _entries,
}
