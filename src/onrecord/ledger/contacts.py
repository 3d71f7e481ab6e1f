"""Contacts of a document: those its title, its list of participants, its first lines and its sentences tell of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_draft import HEAD, TEXT, draw_draft
from onrecord.ledger.contact_glance import is_promising, may_tell
from onrecord.ledger.contact_memory import Memory, Sides
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_merge import Draft, merge_drafts
from onrecord.ledger.contact_nouns import read_noun
from onrecord.ledger.contact_people import to_actor
from onrecord.ledger.contact_readout import find_headline, may_be_readout, read_readout
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.contact_sentence import Sentence
from onrecord.ledger.contact_status import find_initiator
from onrecord.ledger.contact_titles import read_list_contact, read_title_contact
from onrecord.ledger.contact_verbs import read_verb
from onrecord.ledger.scene import Scene
from onrecord.ledger.wordings import find_word
from onrecord.model import Span
from onrecord.model.ledger import Contact

_LONGEST: Final = 1_500  # characters of a sentence that are read
_LEAD: Final = 2  # sentences at the head of the body that tell what the document is about
_TWO: Final = 2
_SIGHT: Final = 120  # characters on either side of a word that tells, in which a name or pronoun stands
_TITLE: Final = 0  # the rank of drafts that a title tells
_REACH: Final = 3  # sentences behind the first contact in which its initiative may be told
_INITIATIVE: Final = re.compile("initiat")


def read_contacts(scene: Scene) -> Iterable[Contact]:
    """Yield the contacts of a document, those of its title and head first, each once."""
    telling = _find_telling(scene)
    # A record of who was present tells of a contact by its list alone, a readout by what two told each other.
    is_listed = scene.document.form in w.RECORDS or not w.LIST_WORDS.isdisjoint(scene.words)
    if not (telling or is_listed or may_be_readout(scene)):
        return
    roster = Roster(scene)
    memory = Memory()
    drafts = [draft for draft in (read_title_contact(scene, roster), read_list_contact(scene)) if draft]
    for draft in drafts:
        memory.keep(Sides(draft.contact.participants, draft.contact.parties), 0, is_main=True)
    drafts.extend(_read_sentences(scene, telling, roster, memory))
    if may_be_readout(scene) and _lacks_main(drafts):
        readout = read_readout(scene, roster, _spans(scene)[int(find_headline(scene) is not None) :])
        drafts = [readout, *drafts] if readout else drafts
    main = merge_drafts([draft for draft in drafts if draft.rank <= HEAD])
    dated = [_date_by_document(scene, draft) for draft in main]
    for draft in merge_drafts([*dated, *(draft for draft in drafts if draft.rank > HEAD)]):
        if not draft.is_vague:
            yield draft.contact


def _lacks_main(drafts: Sequence[Draft]) -> bool:
    """Say whether neither title nor head tells who met whom by what means."""
    return not any(
        draft.rank <= HEAD
        and not draft.is_bare_talk
        and not draft.is_other
        and draft.contact.kind not in ("visit", "conference")
        and sum(bool(one.name) for one in draft.contact.participants) >= _TWO
        for draft in drafts
    )


def _find_telling(scene: Scene) -> list[int]:
    """Return where the words stand that may tell of a contact, in order."""
    return sorted(at for word in w.TELLING & scene.words for at in find_word(scene.lower, word))


def _read_sentences(scene: Scene, telling: list[int], roster: Roster, memory: Memory) -> Iterator[Draft]:
    """Yield what each sentence tells; those without a word of contacts are never looked at."""
    spans = _spans(scene)
    starts = [span[0] for span in spans]
    promising = _find_rows(scene, telling, spans, starts)
    initiated = {bisect_right(starts, found.start()) - 1 for found in _INITIATIVE.finditer(scene.text)} - {-1}
    n_title = int(find_headline(scene) is not None)
    is_of_the_day = scene.document.form not in w.NOT_OF_THE_DAY
    last: Draft | None = None
    last_row = 0
    for row in sorted(promising | initiated):
        is_near = last is not None and row - last_row <= _REACH and row in initiated
        if row not in promising and not is_near:
            continue
        start, end = spans[row]
        is_title = row < n_title
        sentence = Sentence(scene, roster, (start, min(end, start + _LONGEST)), is_title=is_title)
        is_head = row - n_title < _LEAD and is_of_the_day
        rank = _TITLE if is_title else HEAD if is_head else TEXT
        for draft in _read_sentence(sentence, memory, rank):
            yield draft
            if last is None or rank < TEXT:
                last, last_row = draft, row
        if is_near and last is not None:
            yield from _told_initiative(sentence, last)


def _find_rows(scene: Scene, telling: list[int], spans: Sequence[Span], starts: list[int]) -> set[int]:
    """Return the sentences in which a name or a pronoun stands near a word that may tell of a contact."""
    rows: set[int] = set()
    for at in telling:
        row = bisect_right(starts, at) - 1
        if row < 0 or row in rows or at >= spans[row][1]:
            continue
        start, end = spans[row]
        first = max(start + 1, at - _SIGHT)
        if at == start or w.SIGN.search(scene.text, first, min(at + _SIGHT, end)):
            rows.add(row)
    return rows


def _spans(scene: Scene) -> tuple[Span, ...]:
    """Return the title whole, then the sentences of the body."""
    title = find_headline(scene)
    if title is None:
        return scene.sentences
    return (title, *scene.sentences[bisect_left(scene.sentences, (title[1], 0)) :])


def _told_initiative(sentence: Sentence, last: Draft) -> Iterator[Draft]:
    """Yield the contact told of before once more, with whose initiative it was: "The call was at the Narvan side's initiative"."""
    people = tuple(to_actor(one) for one in last.contact.participants)
    initiator = find_initiator(sentence, people)
    if initiator is not None and last.contact.initiator is None:
        evidence = (*last.contact.evidence, sentence.span)
        yield last._replace(
            contact=msgspec.structs.replace(last.contact, initiator=initiator, evidence=evidence)
        )


def _read_sentence(sentence: Sentence, memory: Memory, rank: int) -> Iterator[Draft]:
    taken = 0
    visit: Mention | None = None
    has_last = len(memory.recall(sentence.span[0]).parties) > 1
    for at, key in enumerate(sentence.keys):
        if at < taken or key not in w.TELLING or not is_promising(sentence, at):
            continue
        is_noun = key in w.NOUNS or key in w.PLURALS
        if is_noun and not may_tell(sentence, at, has_last=has_last):
            continue
        mention = read_noun(sentence, at) if is_noun else None
        if mention is None and key in w.VERBS:
            mention = read_verb(sentence, at)
        if mention is not None and visit is not None:
            mention = _within_visit(sentence, mention, visit)
        visit = mention if mention is not None and mention.kind == "visit" and mention.host else visit
        draft = draw_draft(sentence, mention, memory, rank) if mention is not None else None
        if draft is not None and mention is not None:
            taken = mention.after
            yield draft


def _within_visit(sentence: Sentence, mention: Mention, visit: Mention) -> Mention:
    """Return what took place during a visit with the visit's date and its host's side: "a visit to Narva, during which he met X"."""
    keys = sentence.keys[visit.after : mention.noun]
    if mention.kind == "visit" or not (keys[:2] == ["during", "which"] or keys[:1] == ["where"]):
        return mention
    parties = visit.host.parties if visit.host else ()
    return mention._replace(time=mention.time or visit.time, side=parties[0] if len(parties) == 1 else None)


def _date_by_document(scene: Scene, draft: Draft) -> Draft:
    """Give a contact that the document is about the document's own day, where no words give one.

    Not a conference that its head names beside it: "who came to attend the Council's meeting".
    """
    contact, document = draft.contact, scene.document
    is_beside = contact.kind == "conference" and draft.rank > _TITLE
    if contact.date is not None or contact.status != "held" or draft.is_other or is_beside:
        return draft
    # A first paragraph in the title's place has its own dates: "discussed the visit on 4 May".
    day = document.event_on if find_headline(scene) or document.title is None else None
    if day is None and document.form not in w.NOT_OF_THE_DAY:
        day = document.posted_on or document.published_on
    if day is None:
        return draft
    return draft._replace(
        contact=msgspec.structs.replace(contact, date=day, date_basis="resolved_from_document_date")
    )
