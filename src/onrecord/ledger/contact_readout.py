"""The contact of a readout whose body never says that two met or telephoned, only what they told each other.

"Mr Maren and Mr Brok discussed the ferry. The conversation was at Narva's
initiative": that they talked is plain, by what means is a guess with its reason.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.actors.words import split_words
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_merge import Draft
from onrecord.ledger.contact_people import to_actor, to_participant
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.contact_sentence import Sentence, is_of_title
from onrecord.ledger.contact_status import find_initiator
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Span
from onrecord.model.ledger import Contact, ContactKind, Participant
from onrecord.text.fold import fold_words

_MOST: Final = 12  # sentences of a body that are looked at
_LEAD: Final = 3  # of them in which those who talked are named
_OPENING: Final = 5  # words that open a sentence
_LONGEST_PAGE: Final = 4_000  # characters
_TWO: Final = 2
_LONGEST: Final = 1_000  # characters of a sentence
_HEAD: Final = 2
_UNTOLD: Final = "No word says by what means they talked."
_UNSURE: Final = (
    "No word says that they telephoned; a conversation on one side's initiative is a call as a rule."
)


class _Told(NamedTuple):
    """How they talked: the kind and mode, the sentence that says so, and the reason to doubt it."""

    kind: ContactKind
    mode: str | None
    sentence: Sentence | None
    doubt: str | None


def find_headline(scene: Scene) -> Span | None:
    """Return the title's place; None for a first paragraph that stands where a title would: small words and a full stop."""
    span = scene.document.title_span
    title = scene.text[span[0] : span[1]].rstrip() if span else ""
    if not title.endswith("."):
        return span
    return None if any(not is_of_title(word) for word in split_words(title)) else span


def may_be_readout(scene: Scene) -> bool:
    """Say whether a page is short, of its day, without questions and answers, and has a word of talk."""
    document = scene.document
    is_short = len(scene.text) < _LONGEST_PAGE and not document.turns
    if not is_short or document.form in w.NOT_OF_THE_DAY or w.READOUT_SIGNS.isdisjoint(scene.words):
        return False
    title = find_headline(scene)
    return title is None or not w.CALLED_SO.isdisjoint(fold_words(scene.text[title[0] : title[1]]))


def read_readout(scene: Scene, roster: Roster, spans: Sequence[Span]) -> Draft | None:
    """Return the contact of those whom the first sentences show talking; None where the page is about more than their talk.

    `spans` are the sentences of the body. Most of the first twelve must open
    on one of them, on both, or on their conversation.
    """
    sentences = [Sentence(scene, roster, (start, min(end, start + _LONGEST))) for start, end in spans[:_MOST]]
    sentences = [one for one in sentences if len(one.words) > _TWO and not one.is_dateline]
    pair, evidence = _find_pair(sentences[:_LEAD], roster)
    if len(pair) < _TWO or not _are_of_two(pair, roster.own_party):
        return None
    about = sum(_is_about(one, pair) for one in sentences)
    if _TWO * about < len(sentences) or not any(_tells(one) for one in sentences):
        return None
    told = _find_kind(scene, sentences)
    initiator = next(
        (who for one in sentences if (who := find_initiator(one, tuple(map(to_actor, pair))))), None
    )
    spoken = (*evidence, told.sentence.span) if told.sentence is not None else evidence
    contact = Contact(
        n=0,
        kind=told.kind,
        mode=told.mode,
        name=None,
        participants=pair,
        parties=tuple(sorted({one.party for one in pair if one.party})),
        initiator=initiator,
        date=None,
        date_basis="not_stated",
        date_span=None,
        place=scene.document.place if told.kind != "call" else None,
        place_span=None,
        status="held",
        told_by=None,
        statement=None,
        evidence=tuple(dict.fromkeys(spoken)),
        doubt=told.doubt,
    )
    return Draft(contact, _HEAD, is_sure=False, is_spoken=told.doubt is not None)


def _find_pair(
    sentences: Sequence[Sentence], roster: Roster
) -> tuple[tuple[Participant, ...], tuple[Span, ...]]:
    """Return the first two persons of the first sentences, or all of a first "A, B and C", with where they stand."""
    found: dict[str, Participant] = {}
    evidence: list[Span] = []
    for sentence in sentences:
        for n in sorted(sentence.people):
            one = sentence.people[n]
            if one.kind != "person" or len(one.people) != 1 or not one.people[0].name:
                continue
            group, _ = sentence.company(n)
            joined = group if len(group) > 1 and not found else [one]
            for person in (who for each in joined if each.kind == "person" for who in each.people):
                if person.name and person.name not in found:
                    found[person.name] = person
                    evidence.append(sentence.span)
            if len(found) >= _TWO:
                return tuple(found.values()), tuple(dict.fromkeys(evidence))
    own = roster.holder_of(Actor(post=w.PRESIDENT)) if len(found) == 1 else None
    is_of_two = any(not w.LEADERS.isdisjoint(one.keys[:_OPENING]) for one in sentences)
    if is_of_two and own is not None and own.name and own.name not in found:
        found[own.name] = to_participant(own, None)  # "The presidents discussed Mr Brok's visit"
    return tuple(found.values()), tuple(dict.fromkeys(evidence))


def _are_of_two(pair: Sequence[Participant], own: str | None) -> bool:
    """Say whether those who talked are of several sides, or one of the page's own talked to one of no known side."""
    parties = [one.party for one in pair]
    known = {party for party in parties if party}
    return len(known) > 1 or (None in parties and own is not None and own in known)


def _is_about(sentence: Sentence, pair: Sequence[Participant]) -> bool:
    """Say whether a sentence opens on one of those who talked, on both, or on what they said."""
    names = {one.name for one in pair}
    opening = sentence.keys[:_OPENING]
    if not w.READOUT_OPENERS.isdisjoint(opening):
        return True
    parties = {one.party for one in pair if one.party}
    for n in range(min(_OPENING, len(sentence.words))):
        one = sentence.people.get(n)
        if (
            one is not None
            and one.kind == "person"
            and any(who.name in names or who.party in parties for who in one.people)
        ):
            return True
    return False


def _tells(sentence: Sentence) -> bool:
    """Say whether a sentence tells that words were exchanged."""
    return not w.READOUT_SIGNS.isdisjoint(sentence.keys)


def _find_kind(scene: Scene, sentences: Sequence[Sentence]) -> _Told:
    """Return how they talked: by a word of telephones or of meeting, else by whose initiative it was, else by whether a place is printed."""
    if find_headline(scene) is not None:
        return _Told("call", "phone", None, None)
    talk = [one for one in sentences if not w.TALK_NOUNS.isdisjoint(one.keys)]
    for one in talk:
        if not w.PHONE.isdisjoint(one.keys) or "call" in one.keys:
            return _Told("call", "phone", one, None)
    for one in talk:
        if find_initiator(one, ()) is not None or "initiative" in one.keys or "initiated" in one.keys:
            return _Told("call", None, one, _UNSURE)
    return _Told("talks" if scene.document.place else "call", None, None, _UNTOLD)
