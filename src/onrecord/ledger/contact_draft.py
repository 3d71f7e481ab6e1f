"""A contact drawn of one mention: who took part, when, where, how it stands, and why it may be in doubt."""

from typing import Final

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_match import fold_name
from onrecord.ledger.contact_memory import Memory, Sides
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_merge import Draft
from onrecord.ledger.contact_people import to_actor
from onrecord.ledger.contact_places import is_state
from onrecord.ledger.contact_sentence import Sentence
from onrecord.ledger.contact_sides import resolve_sides
from onrecord.ledger.contact_status import find_initiator, find_status, next_year
from onrecord.model import Actor, Span
from onrecord.model.ledger import Contact, ContactStatus, Participant
from onrecord.statements.offices import classes_of
from onrecord.text.times import FoundTime

HEAD: Final = 2
"""The rank of drafts that the first sentences of a body tell."""
TEXT: Final = 3
"""The rank of those told further down."""
_TWO: Final = 2
_SOLID: Final = frozenset(("person", "body", "party", "capital"))


def draw_draft(sentence: Sentence, mention: Mention, memory: Memory, rank: int) -> Draft | None:
    """Make a contact of a mention; None where it names fewer than two sides, or is denied. `rank` is where it stands."""
    sides = resolve_sides(sentence, mention, memory)
    if not _is_told(sentence, mention, sides, rank):
        return None
    status, is_sure = find_status(sentence, mention, sentence.scene.own_day())
    if status is None:
        return None
    if mention.kind != "conference":
        memory.keep(sides, sentence.span[0], is_main=rank <= HEAD)
    contact = _make_contact(sentence, mention, sides, (status, is_sure), rank)
    key = sentence.keys[mention.noun]
    is_named = _names_somebody(mention, sides)
    return Draft(
        contact,
        rank,
        is_sure,
        host=" ".join(sorted(fold_name(contact.place))) if mention.host else None,
        is_implied=sides.is_implied,
        is_spoken=key in w.TALKS_OR_CALL,
        is_vague=rank == TEXT and _is_vague(mention, contact, is_named=is_named, key=key),
        is_other=mention.is_other or _is_loose(sentence, mention.time),
        is_nameless=not is_named,
        is_bare_talk=mention.is_verb and w.VERBS[key] == "discuss",
    )


def _make_contact(
    sentence: Sentence, mention: Mention, sides: Sides, stands: tuple[ContactStatus, bool], rank: int
) -> Contact:
    """Return the contact that a mention tells of; `stands` is how it stands, and whether words say so."""
    said = sentence.said_at(mention.noun, mention.noun + 1)
    time = _find_time(sentence, mention, stands)
    place = _find_place(sentence, mention)
    # At the head of a readout "spoke today with" is a call; elsewhere it may have been face to face.
    is_spoken = w.VERBS.get(sentence.keys[mention.noun]) == "speak" and mention.is_verb
    is_call = is_spoken and rank <= HEAD and said is None and mention.mode is None
    # ... but where it says the place: "spoke with Y at the summit".
    kind = "call" if is_call and not mention.place else mention.kind
    return Contact(
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
        place=sentence.scene.text[slice(*place)] if place else None,
        place_span=place,
        status=stands[0],
        told_by=said.speaker if said else None,
        statement=said.n if said else None,
        evidence=(sentence.span_of(mention.first, mention.after),),
        doubt=_find_doubt(sentence, mention, sides, rank),
    )


def _find_time(sentence: Sentence, mention: Mention, stands: tuple[ContactStatus, bool]) -> FoundTime | None:
    """Return when a contact was; none where the date is loose, or of what was spoken of; of a plan the next of its name."""
    time = mention.time
    if time is None or _is_loose(sentence, time) or (mention.is_verb and _owns(sentence, time)):
        return None
    if time.value and stands == ("planned", True):
        time = time._replace(value=next_year(time.value, time.printed, sentence.scene.own_day()))
    return time


def _find_place(sentence: Sentence, mention: Mention) -> Span | None:
    """Return where a contact was: the place it names, of a visit its host."""
    if mention.place:
        return sentence.span_of(*mention.place)
    host = mention.host
    if host is None or mention.kind != "visit" or host.kind == "person":
        return None
    is_again = sentence.keys[host.first] in w.STATES_AGAIN and host.after == host.first + 1
    return sentence.span_of(host.first - is_again, host.after)  # "the Kingdom"


def _is_loose(sentence: Sentence, time: FoundTime | None) -> bool:
    """Say whether a date is too loose to be a contact's: "several days ago" is a week ago as well."""
    if time is None:
        return False
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
    if rank < TEXT or mention.kind == "conference":
        return None
    # "We met in Karvel": the speaker was there, with whom the talk is about; six of eight such are right.
    is_ours = any(
        one.kind == "pronoun" and sentence.keys[one.first] in w.FIRST_PLURAL for one in mention.left
    )
    if sides.is_far and not (is_ours and mention.place):
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
    # A counterpart has the post of the other: "Envoy X and her Narvan counterpart Y".
    others = [one for one in named if one.post is None and one.party]
    heads = [one for one in named if classes_of(one.post) & w.HEADS_OF or (others and one.post)]
    if is_of_two and heads and all(one in heads or one in others for one in named):
        return True
    return rank <= HEAD and len(sides.people) >= _TWO and bool(named)


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
