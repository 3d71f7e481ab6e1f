"""Contacts of a document: those its title, its list of participants, its first lines and its sentences tell of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_glance import is_promising, may_tell
from onrecord.ledger.contact_match import fold_name
from onrecord.ledger.contact_memory import Memory, Sides
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_merge import Draft, merge_drafts
from onrecord.ledger.contact_nouns import read_noun
from onrecord.ledger.contact_people import to_actor
from onrecord.ledger.contact_places import is_state
from onrecord.ledger.contact_readout import find_headline, may_be_readout, read_readout
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.contact_sentence import Sentence
from onrecord.ledger.contact_sides import resolve_sides
from onrecord.ledger.contact_status import find_initiator, find_status, next_year
from onrecord.ledger.contact_titles import read_list_contact, read_title_contact
from onrecord.ledger.contact_verbs import read_verb
from onrecord.ledger.scene import Scene
from onrecord.ledger.wordings import find_word
from onrecord.model import Actor, Span
from onrecord.model.ledger import Contact, Participant
from onrecord.statements.offices import classes_of
from onrecord.text.times import FoundTime

_LONGEST: Final = 1_500  # characters of a sentence that are read
_LEAD: Final = 2  # sentences at the head of the body that tell what the document is about
_TWO: Final = 2
_SIGHT: Final = 120  # characters on either side of a word that tells, in which a name or pronoun stands
_TITLE, _HEAD, _TEXT = 0, 2, 3  # ranks of drafts
_REACH: Final = 3  # sentences behind the first contact in which its initiative may be told
_INITIATIVE: Final = re.compile("initiat")
_SOLID: Final = frozenset(("person", "body", "party", "capital"))


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
    main = merge_drafts([draft for draft in drafts if draft.rank <= _HEAD])
    dated = [_date_by_document(scene, draft) for draft in main]
    for draft in merge_drafts([*dated, *(draft for draft in drafts if draft.rank > _HEAD)]):
        if not draft.is_vague:
            yield draft.contact


def _lacks_main(drafts: Sequence[Draft]) -> bool:
    """Say whether neither title nor head tells who met whom by what means."""
    return not any(
        draft.rank <= _HEAD
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
        rank = _TITLE if is_title else _HEAD if is_head else _TEXT
        for draft in _read_sentence(sentence, memory, rank):
            yield draft
            if last is None or rank < _TEXT:
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
        draft = _draft(sentence, mention, memory, rank) if mention is not None else None
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


def _draft(sentence: Sentence, mention: Mention, memory: Memory, rank: int) -> Draft | None:
    """Make a contact of a mention; None where it names fewer than two sides, or is denied."""
    scene = sentence.scene
    sides = resolve_sides(sentence, mention, memory)
    if not _is_told(sentence, mention, sides, rank):
        return None
    status, is_sure = find_status(sentence, mention, scene.own_day())
    if status is None:
        return None
    if mention.kind != "conference":
        memory.keep(sides, sentence.span[0], is_main=rank <= _HEAD)
    said = sentence.said_at(mention.noun, mention.noun + 1)
    is_loose = mention.time is not None and _is_loose(sentence, mention.time)
    is_owner = mention.time is not None and mention.is_verb and _owns(sentence, mention.time)
    time = None if is_loose or is_owner else mention.time
    if time is not None and time.value and status == "planned" and is_sure:
        time = time._replace(value=next_year(time.value, time.printed, scene.own_day()))
    key = sentence.keys[mention.noun]
    # At the head of a readout "spoke today with" is a call; elsewhere it may have been face to face.
    is_call = w.VERBS.get(key) == "speak" and rank <= _HEAD and said is None and mention.mode is None
    # ... but where it says the place: "spoke with Y at the summit".
    kind = "call" if is_call and mention.is_verb and not mention.place else mention.kind
    place = sentence.span_of(*mention.place) if mention.place else None
    host = mention.host
    if place is None and host is not None and mention.kind == "visit" and host.kind != "person":
        is_again = sentence.keys[host.first] in w.STATES_AGAIN and host.after == host.first + 1
        place = sentence.span_of(host.first - is_again, host.after)  # "the Kingdom"
    contact = Contact(
        n=0,
        kind=kind,  # type: ignore[arg-type]
        mode=mention.mode or ("phone" if kind == "call" else None),
        name=name_of(sentence, mention),
        participants=sides.people,
        parties=tuple(sorted(sides.parties)),
        initiator=sides.caller or _initiator(sentence, sides),
        date=time.value if time else None,
        date_basis=time.basis if time and time.value else "not_stated",
        date_span=(time.start, time.end) if time and time.value else None,
        place=scene.text[slice(*place)] if place else None,
        place_span=place,
        status=status,
        told_by=said.speaker if said else None,
        statement=said.n if said else None,
        evidence=(sentence.span_of(mention.first, mention.after),),
        doubt=_find_doubt(sentence, mention, sides, rank),
    )
    where = " ".join(sorted(fold_name(contact.place))) if host else None
    is_named = _names_somebody(mention, sides)
    return Draft(
        contact,
        rank,
        is_sure,
        host=where,
        is_implied=sides.is_implied,
        is_spoken=key in w.TALKS_OR_CALL,
        is_vague=rank == _TEXT and _is_vague(mention, contact, is_named=is_named, key=key),
        is_other=mention.is_other or is_loose,
        is_nameless=not is_named,
        is_bare_talk=mention.is_verb and w.VERBS[key] == "discuss",
    )


def _is_loose(sentence: Sentence, time: FoundTime) -> bool:
    """Say whether a date is too loose to be a contact's: "several days ago" is a week ago as well."""
    printed = sentence.scene.text[time.start : time.end].lower()
    return any(phrase in printed for phrase in w.LOOSE)


def _owns(sentence: Sentence, time: FoundTime) -> bool:
    """Say whether a date is of another thing: "discussed this year's cooperation" was on no day of this year."""
    return sentence.scene.text.startswith(("'s ", "’s "), time.end) or sentence.scene.text.startswith(
        ("'s", "’s"), time.end - 2
    )


def _names_somebody(mention: Mention, sides: Sides) -> bool:
    """Say whether the words of a mention name a side: "the presidents" do where the page has two, "our talks" do not."""
    kinds = {one.kind for one in (*mention.left, *mention.right)}
    return bool(kinds & _SOLID) or bool(mention.near) or ("role" in kinds and len(sides.people) >= _TWO)


def _find_doubt(sentence: Sentence, mention: Mention, sides: Sides, rank: int) -> str | None:
    """Return why a person should look at a contact first; null where it is plain."""
    if rank < _TEXT or mention.kind == "conference":
        return None
    if sides.is_far:
        return "Who met is taken from words far before these."
    post = next((post for one in sides.people if (post := _find_bare_post(sentence, one))), None)
    if post is not None:
        return f"Whose “{post}” it was is not told here; the side is taken from the page."
    if mention.time or mention.place or mention.host or any(one.name for one in sides.people):
        return None
    return "Neither a person nor a date or place is told."


def _find_bare_post(sentence: Sentence, one: Participant) -> str | None:
    """Return the words of a post that every state sends, without a name or a state: "the Ambassador"."""
    if one.name or one.span is None or not one.party:
        return None
    printed = sentence.scene.text[slice(*one.span)]
    is_sent = printed.lower().removeprefix("the ") in w.SENT
    return printed if is_sent and not sentence.scene.parties_in(one.span) else None


def _is_vague(mention: Mention, contact: Contact, *, is_named: bool, key: str) -> bool:
    """Say whether a mention at word `key` tells of no contact by itself: neither who, nor when, nor where; or only who discussed."""
    if mention.kind == "conference" or contact.date or contact.place:
        return False
    is_talk_of_two = mention.is_verb and w.VERBS[key] == "discuss" and not mention.right
    return is_talk_of_two or not is_named


def _is_told(sentence: Sentence, mention: Mention, sides: Sides, rank: int) -> bool:
    """Say whether a mention tells enough to be a contact: two sides, or a conference that has a name."""
    if mention.is_plural and rank:
        return False
    named = [one for one in sides.people if one.name]
    if mention.kind == "conference":
        return _is_conference(sentence, mention, sides)
    if mention.kind == "visit":
        return mention.host is not None and (len(sides.parties) >= _TWO or bool(named))
    is_internal = mention.is_internal and bool(mention.place or mention.time)
    if len(sides.parties) >= _TWO or is_internal:
        return True
    # Where the states of two are not known, ministers who meet are of two all the same.
    is_of_two = len(named) >= _TWO and any(one.party is None for one in named)
    if is_of_two and all(classes_of(one.post) & w.HEADS_OF for one in named):
        return True
    return rank <= _HEAD and len(sides.people) >= _TWO and bool(named)


def _is_conference(sentence: Sentence, mention: Mention, sides: Sides) -> bool:
    """Say whether it is a conference of parties: of two, of an organisation, or named with its place or date."""
    noun = mention.noun
    before = noun - 1
    is_capital = (
        before >= mention.first and sentence.words[before].is_capital and before not in sentence.time_words
    )
    is_named = mention.name is not None or is_capital
    is_set = mention.place is not None or mention.time is not None
    if sentence.keys[noun] == "forum" and not (is_set and sentence.words[noun].is_capital):
        return False  # "rather than in the Narvan forum", a company of firms
    if len(sides.parties) > 1 or any(not is_state(party) for party in sides.parties):
        return is_named or is_set
    has_matter = mention.name is not None and mention.name[1] > noun + 1  # "conference on Narva"
    is_great = sentence.words[noun].is_capital or sentence.keys[noun] == "summit" or has_matter
    is_great = is_great and sentence.keys[noun] != "forum" and not sentence.is_title_case
    return is_named and is_great and is_set and not mention.near


def name_of(sentence: Sentence, mention: Mention) -> str | None:
    """Return a conference's proper name: the capitals before its noun and what it is of."""
    if mention.kind != "conference":
        return None
    first = mention.noun
    while first > mention.first and (
        sentence.words[first - 1].is_capital or sentence.keys[first - 1] in ("of", "and", "ministerial")
    ):
        first -= 1
    while first < mention.noun and (first in sentence.time_words or sentence.keys[first] in w.DETERMINERS):
        first += 1
    after = mention.name[1] if mention.name else mention.noun + 1
    if first == mention.noun and mention.name is None:
        return None
    start, end = sentence.span_of(first, after)
    return sentence.scene.text[start:end]


def _initiator(sentence: Sentence, sides: Sides) -> Actor | None:
    return find_initiator(sentence, tuple(to_actor(one) for one in sides.people))


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
