"""Decide who is meant on the sheets of an archive: the machine's reading, and judgements over it.

Pure over what it is given. Two sheets that share no key are decided alike
together or apart, so an archive decides the sheets of a few keys at a time.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Span
from onrecord.people.figures import Mention
from onrecord.people.judgements import Answer, Judgement, document_of
from onrecord.people.overrule import overrule
from onrecord.people.register import Register
from onrecord.people.resolve import decide_figures, decide_nameless, find_doubts
from onrecord.people.sheets import Naming, Sheet


class Told(NamedTuple):
    """One naming of one sheet and who is meant by it; `span` is its first place."""

    sheet: Sheet
    naming: Naming
    span: Span
    answer: Answer


def decide_sheets(
    sheets: Sequence[Sheet], register: Register, judgements: Sequence[Judgement] = ()
) -> list[Told]:
    """Decide every naming of these sheets, in their order.

    In documents that a judgement is on, every place of a naming is one of
    its own, because a judgement is on a place.
    """
    named = [sheet for sheet in sheets if sheet.figure]
    figures = [sheet.figure for sheet in sheets if sheet.figure]
    decided, seen = decide_figures(figures, register)
    doubts = find_doubts(figures, decided, (register, seen))
    answer_of = {id(figure): answer for figure, answer in zip(figures, decided, strict=True)}
    of_document: dict[str, list[Sheet]] = {}
    for sheet in named:
        of_document.setdefault(sheet.document_id, []).append(sheet)
    doubt_of = {id(figures[number]): doubt for number, doubt in doubts.items()}
    told: list[Told] = []
    figure_of: list[int] = []
    judged = {document_of(end) for one in judgements for end in (one.left, one.right)}
    for number, sheet in enumerate(sheets):
        if sheet.figure:
            whole, doubt, bare = (
                answer_of[id(sheet.figure)],
                doubt_of.get(id(sheet.figure)),
                sheet.figure.bare,
            )
            answers = [doubt if doubt and n in bare else whole for n in range(len(sheet.namings))]
        else:
            beside = [other.figure for other in of_document.get(sheet.document_id, ()) if other.figure]
            answers = [decide_nameless(_mention(sheet, sheet.namings[0]), beside, answer_of, register)]
        for naming, answer in zip(sheet.namings, answers, strict=True):
            spans = naming.spans if sheet.document_id in judged else naming.spans[:1]
            told.extend(Told(sheet, naming, span, answer) for span in spans)
            figure_of.extend([number] * len(spans))
    return _overrule(told, figure_of, judgements)


def _mention(sheet: Sheet, naming: Naming, span: Span | None = None) -> Mention:
    return Mention(
        sheet.document_id, span or naming.spans[0], naming.name, naming.post, naming.party, sheet.date
    )


def _overrule(told: list[Told], figure_of: list[int], judgements: Iterable[Judgement]) -> list[Told]:
    judgements = tuple(judgements)
    if not judgements:
        return told
    mentions = [_mention(one.sheet, one.naming, one.span) for one in told]
    answers = overrule(mentions, figure_of, [one.answer for one in told], judgements)
    return [one._replace(answer=answer) for one, answer in zip(told, answers, strict=True)]


def find_joined(person_id: str, judgements: Iterable[Judgement]) -> set[str]:
    """Give the ids that verdicts lead to from a person's, with it: what must be looked at to show him."""
    reached, fringe = {person_id}, {person_id}
    pairs = [(one.left, one.right) for one in judgements]
    while fringe:
        near = {b for a, b in pairs if a in fringe} | {a for a, b in pairs if b in fringe}
        fringe = near - reached
        reached |= fringe
    return reached
