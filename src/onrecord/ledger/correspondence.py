"""Correspondence of a document: notes, letters and requests, with what is known of their replies."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from onrecord.ledger import correspondence_words as w
from onrecord.ledger.commitments import find_due
from onrecord.ledger.contact_words import SENT
from onrecord.ledger.correspondence_mentions import Mention, find_mentions
from onrecord.ledger.correspondence_replies import Answer, find_answers
from onrecord.ledger.scene import Scene
from onrecord.ledger.wordings import fold_wording
from onrecord.model import Actor, Correspondence, Event, Span, Statement
from onrecord.model.ledger import DateBasis, KnownBy

_RECENT: Final = 20  # texts of a document that a later mention may mean
_STATE: Final = 3  # letters of a state's code
_PAIR: Final = 2
_FOREIGN: Final = SENT | {"prime minister", "premier", "chancellor", "king", "queen"}
"""Posts that are not always of the page's own state where they stand alone."""
_ENOUGH: Final = 2  # telling words that two mentions share
_TO_MANY: Final = re.compile(
    rf"[^.;:]{{0,40}}?\bto (?:the |all )?(?:{'|'.join(sorted(w.MANY))})\b"
)  # "a message of greetings to participants in the match"
_PARAGRAPHS: Final = 1200  # characters back to a note that "no reply has come" is about
_KINDS: Final = {
    "proposal": "request",
    "request for clarification": "request",
    "note verbale": "note",
    "message": "letter",
}


class _Known(msgspec.Struct):
    """One text while the document is read: what its mentions say, and how it was answered."""

    first: Mention
    evidence: list[Span]
    events: list[Event]
    answer: Answer | None = None

    def take(self, mention: Mention) -> None:
        """Take in another mention: what the first left open is filled."""
        first = self.first
        is_better = _family(mention) == _family(first) and mention.form.bare and not first.form.bare
        self.first = msgspec.structs.replace(
            first,
            form=mention.form if is_better else first.form,
            sender=first.sender or mention.sender,
            to=first.to or mention.to,
            number=first.number or mention.number,
            asked=first.asked or mention.asked,
            subject=first.subject or mention.subject,
            written_on=first.written_on or mention.written_on,
            delivered_on=first.delivered_on or mention.delivered_on,
            is_sent=first.is_sent or mention.is_sent,
        )
        self.evidence.append(mention.span)


def read_correspondence(scene: Scene) -> Iterator[Correspondence]:
    """Yield the notes, letters and requests that a document tells of, in order of their first mention.

    "The note", "the letter" join the one they can mean; a reply joins the
    text it names, else the last one before it. What nobody is known to have
    sent is left out. Linear in the text.
    """
    mentions = list(find_mentions(scene))
    if not any(one.sender and _is_telling(scene, one) for one in mentions):
        return  # most documents: nothing that a reply could answer
    known: list[_Known] = []
    steps: list[Mention | Answer] = [*mentions, *find_answers(scene)]
    # A reply may stand before what it answers ("no answer to our request"): the sentence's mentions come first.
    for step in sorted(steps, key=lambda one: (one.sentence[0], isinstance(one, Answer), one.span[0])):
        if isinstance(step, Mention):
            _take_mention(scene, known, step)
        else:
            _take_answer(known, step)
    for one in known:
        drawn = _draw(scene, one)
        # "We sent a message to the voters": without another side a letter or a request is no diplomatic one.
        if drawn.to or one.first.number or (one.first.form.bare and not one.first.form.asks):
            yield drawn


def _family(mention: Mention) -> str:
    return _KINDS.get(mention.form.name, mention.form.name)


def _take_mention(scene: Scene, known: list[_Known], mention: Mention) -> None:
    """Join a mention to the text it means, or open a new one where it tells of one."""
    same = next((one for one in reversed(known[-_RECENT:]) if _is_same(scene, one.first, mention)), None)
    if same:
        same.take(mention)
    elif mention.sender and _is_telling(scene, mention):
        known.append(_Known(mention, [mention.span], []))
    elif mention.form.bare and not mention.form.asks:
        # Where proposals may take various forms and a non-paper is one, it was one.
        asked = next((one for one in reversed(known) if one.first.form.asks), None)
        if asked:
            asked.first = msgspec.structs.replace(asked.first, form=mention.form)
            asked.evidence.append(mention.span)


def _is_telling(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention with a sender is of a text that went or came: by its name, number, a word of sending, both ends."""
    form = mention.form
    if form.bare or mention.number:
        return True
    if form.asks:
        is_left = w.UNANSWERED.search(scene.lower, *mention.sentence) is not None
        is_whole = mention.asked is not None and (mention.to is not None or is_left)
        return mention.is_formal or mention.is_sent or is_whole
    return (
        mention.is_sent or (mention.to is not None and form.name != "note") or mention.written_on is not None
    )


def _is_same(scene: Scene, one: Mention, other: Mention) -> bool:
    """Tell whether a mention may be of a text already known: nothing contradicts, and it says little new."""
    if _family(one) != _family(other) and not (other.form.asks and one.form.bare):
        return False
    if one.number and other.number:
        return one.number == other.number
    for a, b in ((one.sender, other.sender), (one.to, other.to)):
        if a and b and (a.party or a.name) != (b.party or b.name):
            return False
    if other.number or (other.written_on and one.written_on and other.written_on != one.written_on):
        return False
    if (
        one.sentence == other.sentence
        or other.sender is None
        or other.form.name == "request for clarification"
    ):
        return True
    words = [
        fold_wording(scene.text[span[0] : span[1]]) if span else frozenset()
        for span in (one.asked, other.asked)
    ]
    return not words[1] or not words[0] or len(words[0] & words[1]) >= _ENOUGH


def _take_answer(known: list[_Known], answer: Answer) -> None:
    """Join a reply, or the want of one, to the text in its own sentence, else to the last one near before it."""
    recent = known[-_RECENT:]
    low, high = answer.sentence
    here = [one for one in recent if any(low <= span[0] < high for span in one.evidence[-_RECENT:])]
    near = [one for one in recent if 0 <= answer.span[0] - one.evidence[-1][0] <= _PARAGRAPHS]
    for one in here or ([] if answer.is_own else near[-1:]):
        if one.answer is None or one.answer.reply == "none" or answer.rank > one.answer.rank:
            one.answer = answer
        one.evidence.append(answer.span)


def _other_side(scene: Scene, sender: Actor | None) -> Actor | None:
    """Return the one other side: of the title's two, else the only other state that the document names."""
    if sender is None or sender.party is None:
        return None
    sides = [side for side in scene.company.sides if side != sender.party]
    if len(sides) == 1:
        return Actor(party=sides[0])
    others = _states(scene) - {sender.party}
    return Actor(party=next(iter(others))) if len(others) == 1 else None


def _states(scene: Scene) -> frozenset[str]:
    """Return the states that a document names."""
    return frozenset(one.party for one in scene.parties if one.party and len(one.party) == _STATE)


def _draw(scene: Scene, one: _Known) -> Correspondence:
    """Return the candidate that all mentions of one text make."""
    first, answer = one.first, one.answer
    is_told = first.to is not None and not _is_one(first.to, first.sender)
    is_public = _TO_MANY.match(scene.lower, first.span[1], first.sentence[1]) is not None
    to = first.to if is_told else None if is_public else _other_side(scene, first.sender)
    told_by = _teller(scene, first.said)
    is_answered = answer is not None and answer.reply != "none"
    return Correspondence(
        n=0,
        form=first.form.name,
        formality=first.form.formality,
        sender=first.sender,
        to=to,
        reference=first.number,
        reference_reason=None if first.number else _why_no_number(first),
        subject=scene.text[first.subject[0] : first.subject[1]] if first.subject else None,
        subject_span=first.subject,
        asked=first.asked,
        written_on=first.written_on,
        delivered_on=first.delivered_on,
        disclosed_on=scene.own_day(),
        known_by=_known_by(scene, first, to, told_by),
        reply=answer.reply if answer else "none",
        reply_form=answer.form if answer and is_answered else None,
        reply_on=answer.date if answer and is_answered else None,
        reply_due=find_due(scene, first.asked)[0] if first.asked else None,
        events=_draw_events(one, to, told_by),
        told_by=told_by,
        statement=first.said.n if first.said else None,
        evidence=tuple(dict.fromkeys(one.evidence)),
        doubt=_find_doubt(scene, first, to, is_told=is_told),
    )


def _draw_events(one: _Known, to: Actor | None, told_by: Actor | None) -> tuple[Event, ...]:
    """Return the sending of a text and what became of it."""
    first, answer = one.first, one.answer
    sent_on = first.delivered_on or first.written_on
    basis: DateBasis = "resolved_from_document_date" if sent_on else "not_stated"
    statement = first.said.n if first.said else None
    sent = Event("sent", sent_on, basis, first.sender, to, told_by, statement, None, (first.span,))
    if answer is None:
        return (sent,)
    by, back = (to, first.sender) if answer.reply != "none" else (None, None)
    told: DateBasis = "explicit" if answer.date else "not_stated"
    evidence = (answer.span,)
    return (
        sent,
        Event(answer.event, answer.date, told, by, back, told_by, answer.statement, None, evidence),
    )


def _find_doubt(scene: Scene, first: Mention, to: Actor | None, *, is_told: bool) -> str | None:
    """Return why a person should look at a text first: whose it is, or to whom it went, is only taken from the page."""
    here = {one.party for one in scene.parties_in(first.sentence)}
    is_titled = len(scene.company.sides) == _PAIR and first.form.bare
    if to is not None and not (is_told or is_titled or to.party in here or len(_states(scene)) <= _PAIR):
        return "To whom it went is not told; the other side of the page is assumed."
    for one in (first.sender, to):
        if one and one.name and not (one.post or one.party):
            return f"“{one.name}” is named without a post or a side."
        is_bare = one is not None and one.name is None and (one.post or "").lower() in _FOREIGN
        if one and is_bare and one.party not in here:
            return f"Whose “{one.post}” it was is not told here; the side is taken from the page."
    return None


def _is_one(one: Actor, other: Actor | None) -> bool:
    """Tell whether two actors are of one party, or bear one name or post: a text returned goes back to its sender."""
    if other is None:
        return False
    return (one.party or one.name or one.post) == (other.party or other.name or other.post)


def _teller(scene: Scene, said: Statement | None) -> Actor | None:
    """Return in whose words it stands: the statement's speaker, else the document's own voice."""
    return scene.company.complete(said.speaker) if said and said.speaker else scene.company.voice


def _why_no_number(mention: Mention) -> str:
    if mention.form.name in ("non-paper", "démarche"):
        return f"A {mention.form.name} bears no number."
    return "No number is printed."


def _known_by(scene: Scene, mention: Mention, to: Actor | None, told_by: Actor | None) -> KnownBy:
    """Return how its existence is known: its text, its sender's or receiver's own words, a leak, or a report."""
    sentence = scene.lower[mention.sentence[0] : mention.sentence[1]]
    if w.LEAKED.search(sentence):
        return "leaked"
    if w.PUBLIC.search(sentence):
        return "public"
    own = {one.party or one.name for one in (mention.sender, to) if one} - {None}
    tellers = {one.party or one.name for one in (told_by, scene.company.voice) if one}
    return "acknowledged" if own & tellers else "reported"
