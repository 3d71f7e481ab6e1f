"""Contacts from the remark of a list of journeys: "Met with President X and Foreign Minister Y. Attended the Z Summit"."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_draft import name_of
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_nouns import read_noun
from onrecord.ledger.contact_people import to_participant
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.contact_sentence import Sentence
from onrecord.ledger.contact_verbs import read_verb
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Document, Span
from onrecord.model.ledger import Contact, ContactKind, Participant


class Journey(NamedTuple):
    """The row of a register of journeys: who travelled, to which side (a code, else its name), where, and when (EDTF).

    For a list of visits received the traveller is the visitor and `host` one's own state.
    """

    traveller: Actor
    host: str | None
    place: str | None = None
    start: str | None = None
    end: str | None = None


def read_remark(remark: str, journey: Journey) -> tuple[Contact, ...]:
    """Return the contacts that a remark on a journey tells of: one for all whom the traveller met, one a conference.

    A remark that names neither gives the visit itself; an empty one gives
    nothing. Who is named without a side is of the host's. Spans count in
    `remark`, in characters; days are the journey's. Pure, linear in the
    length of the remark; raises nothing.

        journey = Journey(Actor(name="Ilse Maren", party="Valmeria"), "Tarsund", "Harrow Bay", "2031-04-11", "2031-04-13")
        read_remark("Met with President Brok and Foreign Minister Lind.", journey)
    """
    scene = Scene(_open_document(remark, journey))
    roster = Roster(scene)
    met: list[Participant] = []
    evidence: list[Span] = []
    found: list[Contact] = []
    for sentence in _sentences(scene, roster):
        for mention in _mentions(sentence):
            span = sentence.span_of(mention.first, mention.after)
            if mention.kind == "conference":
                found.append(_make(journey, "conference", (), (span,), name_of(sentence, mention)))
                continue
            people = [
                person for one in mention.right for person in one.people if one.kind in ("person", "body")
            ]
            if people:
                met.extend(_of_host(person, journey) for person in people if person not in met)
                evidence.append(span)
    if met:
        found.insert(0, _make(journey, "meeting", tuple(met), tuple(evidence)))
    if not found and remark.strip():
        found.append(_make(journey, "visit", (), ((0, len(remark.rstrip())),)))
    return tuple(found)


def _sentences(scene: Scene, roster: Roster) -> Iterator[Sentence]:
    """Yield the sentences, parted at semicolons: "Official visit; met with X"."""
    for start, end in scene.sentences:
        at = start
        while at < end:
            cut = scene.text.find(";", at, end)
            stop = end if cut < 0 else cut
            yield Sentence(scene, roster, (at, stop))
            at = stop + 1


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    """Yield what tells of those met and of conferences; the words stand without a subject."""
    taken = 0
    for at, key in enumerate(sentence.keys):
        if at < taken or key not in w.TELLING:
            continue
        mention = read_noun(sentence, at) if key in w.NOUNS or key in w.PLURALS else None
        if mention is None and key in w.VERBS:
            mention = read_verb(sentence, at) or _read_bare(sentence, at)
        if mention is not None:
            taken = mention.after
            yield mention


def _read_bare(sentence: Sentence, at: int) -> Mention | None:
    """Read "Discussed the matter with X", "Visited with X", whose subject is the row's traveller."""
    behind = next((n for n in range(at + 1, len(sentence.keys)) if sentence.keys[n] in w.WITH), None)
    if behind is None:
        return None
    right, after = sentence.company(behind + 1)
    return Mention("talks", None, at, after, at, is_verb=True, right=tuple(right)) if right else None


def _of_host(person: Participant, journey: Journey) -> Participant:
    if person.party:
        return person
    actor = Actor(person.name, person.person_id, person.post, journey.host, person.decided_by)
    return to_participant(actor, person.span)


def _make(
    journey: Journey,
    kind: ContactKind,
    met: tuple[Participant, ...],
    evidence: tuple[Span, ...],
    name: str | None = None,
) -> Contact:
    traveller = to_participant(journey.traveller, None)
    parties = {one.party for one in (traveller, *met) if one.party}
    if journey.host and kind != "conference":
        parties.add(journey.host)
    same_day = journey.start == journey.end or not journey.end
    date = journey.start if same_day or not journey.start else f"{journey.start}/{journey.end}"
    return Contact(
        n=0,
        kind=kind,
        mode=None if kind == "conference" else "in person",
        name=name,
        participants=(traveller, *met),
        parties=tuple(sorted(parties)),
        initiator=None,
        date=date,
        date_basis="explicit" if date else "not_stated",
        date_span=None,
        place=journey.place or None,
        place_span=None,
        status="held",
        told_by=None,
        statement=None,
        evidence=evidence,
    )


def _open_document(remark: str, journey: Journey) -> Document:
    """Return a remark as the document the grammar reads, on the journey's first day."""
    return Document(
        id="",
        kind="teaser",
        title=None,
        title_span=None,
        form=None,
        publisher=None,
        language="en",
        retrieved_on=None,
        posted_on=None,
        published_on=None,
        event_on=journey.start,
        dates=(),
        place=None,
        outlets=(),
        speakers=(),
        counterparts=(),
        text=remark,
        text_map=((0, 0, len(remark)),),
    )
