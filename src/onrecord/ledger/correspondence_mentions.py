"""Every mention of a note, letter or request in a document: who sent it to whom, its number, its dates, what it asks."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from onrecord.ledger import correspondence_words as w
from onrecord.ledger.commitments_clause import (
    end_of_clause,
    find_actors,
    nearest_subject,
    read_left,
    read_owner,
    resolve_subject,
    sentence_at,
)
from onrecord.ledger.correspondence_words import Form
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Span, Statement

_NUMBER: Final = re.compile(
    r"\s*(?:,?\s*(?:reference|number|ref\.?)\s+|(?:No|Nr|no)\.?\s*|№\s*|(?=[A-Z]{2,6}\s?\d))(?P<number>(?:[A-Z]{1,6}[ /-]?)?\d[\w/-]*)"
)
_UNDER_NUMBER: Final = re.compile(r"\bunder (?:the )?number (?P<number>(?:[A-Z]{1,6}[ /-]?)?\d[\w/-]*)")
_ASKED: Final = re.compile(r"\b(?:demanding|asking|requesting|urging|calling|proposing|inviting|seeking)\b")
_MATTER: Final = re.compile(
    r"\s*(?:about|concerning|regarding|on the|over|in connection with|for|to)\s+(?=\w)"
)
_FROM: Final = re.compile(r"\bfrom\s+(?=\w)")
_TO: Final = re.compile(r"[^.;:]{0,40}?\bto\s+(?=(?:the\s+)?[A-Z])")
_BY: Final = re.compile(r"\b(?:by|on behalf of)\s+(?=\w)")
_OF: Final = re.compile(r"\s+of\s+(?=(?:the\s+)?[A-Z])")
_PASSIVE: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?(?P<verb>\w+)"
)
_FOR: Final = re.compile(r"\b(?:for|to)\s+(?!(?:the|a|an|our|its|their|his|her|this|that)\b)(?=[a-z])")
_ASKING: Final = ("request clar", "requested clar")
_ABOUT: Final = re.compile(r"\s(?:on|about|of|regarding|concerning|with|against)\s")
_IDIOM: Final = re.compile(r"\b(?:at|upon|on)\s+(?:[\w’'-]+\s+){0,3}$")
"""What makes a request no text of its own: "at their request"."""
_REACH: Final = 90
_DATES: Final = 240  # characters on each side in which its dates stand
_PHRASE: Final = 90  # characters of a phrase that names somebody
_SUBJECT: Final = 140


class Mention(msgspec.Struct, frozen=True):
    """One mention: the noun's span and sentence, and what stands around it; nulls for what does not."""

    form: Form
    span: Span
    sentence: Span
    said: Statement | None
    sender: Actor | None
    to: Actor | None
    number: str | None
    asked: Span | None
    subject: Span | None
    written_on: str | None
    delivered_on: str | None
    is_sent: bool
    is_formal: bool


def find_mentions(scene: Scene) -> Iterator[Mention]:
    """Yield every mention that may be of a diplomatic text, in order; linear."""
    places = find_stems(scene.lower, [noun for word in w.OPENERS & scene.words for noun in w.BY_OPENER[word]])
    done = -1
    for at in sorted(places):
        noun = next((noun for noun in w.LONGEST_FIRST if scene.lower.startswith(noun, at)), None)
        if at < done or noun is None or scene.lower[at + len(noun) : at + len(noun) + 1].isalpha():
            continue
        found = _read_mention(scene, w.BY_NOUN[noun], (at, at + len(noun)))
        if found:
            done = found.span[1]
            yield found


def find_stems(lower: str, stems: Iterable[str]) -> set[int]:
    """Return where any of some literals begins a word."""
    places: set[int] = set()
    for stem in stems:
        at = lower.find(stem)
        while at >= 0:
            if not lower[at - 1 : at].isalnum():
                places.add(at)
            at = lower.find(stem, at + len(stem))
    return places


def _read_mention(scene: Scene, form: Form, span: Span) -> Mention | None:
    """Read what stands around a noun; None where it is no diplomatic text."""
    sentence = sentence_at(scene, span[0])
    before = scene.lower[max(sentence[0], span[0] - 30) : span[0]].replace("-", " ").split()
    if (
        set(before[-2:]) & w.STRANGERS
        or before[-2:] == ["exchange", "of"]
        or w.NOT_OF.match(scene.lower, span[1])
    ):
        return None
    if form.name == "message" and before[-1:] in (["my"], ["our"]) and w.SAID_NOW.match(scene.lower, span[1]):
        return None
    if form.asks and _IDIOM.search(scene.lower, max(sentence[0], span[0] - 60), span[0]):
        return None
    said = scene.statement_at(span)
    number = (
        _NUMBER.match(scene.text, span[1], sentence[1])
        if form.name in ("note", "note verbale", "letter")
        else None
    )
    if number is None and form.name in ("note", "note verbale", "letter"):
        number = _UNDER_NUMBER.search(scene.text, *sentence)
    sender, to, is_sent = _read_ends(scene, span, sentence)
    asked = _find_asked(scene, form, span, sentence)
    written, delivered = _find_dates(scene, span, sentence) if is_sent or number else (None, None)
    return Mention(
        form=form,
        span=span,
        sentence=sentence,
        said=said,
        sender=sender,
        to=to,
        number=number["number"] if number else None,
        asked=asked,
        subject=_find_subject(scene, span, sentence),
        written_on=written,
        delivered_on=delivered,
        is_sent=is_sent,
        is_formal=bool(set(before[-3:]) & w.FORMAL),
    )


def _read_ends(scene: Scene, span: Span, sentence: Span) -> tuple[Actor | None, Actor | None, bool]:
    """Return who sent it, to whom, and whether a word of sending says that it went."""
    first, last = sentence
    stop = min(last, span[1] + _REACH)
    if scene.lower.startswith(_ASKING, span[0]):
        # "to request clarifications from the British side": who is asked stands behind "from".
        asked = _named(scene, _FROM.search(scene.text, span[1], stop), last)
        sender = next(iter(nearest_subject(scene, first, span[0])), None)
        return scene.company.complete(sender), scene.company.complete(asked), False
    sender, to, is_sent = _read_verb(scene, span, sentence)
    owner = read_owner(scene, first, span[0])
    source = _FROM.search(scene.text, span[1], stop)
    if passive := _PASSIVE.match(scene.lower, span[1], last):
        is_sent = is_sent or w.SENDING.match(passive["verb"]) is not None
        source = source or _BY.search(scene.text, span[1], stop)
    sender = _named(scene, source, last) or next(iter(owner.by), None) or sender
    sender = sender or _named(scene, _OF.match(scene.text, span[1], stop), last)
    to = _named(scene, _TO.match(scene.text, span[1], stop), last) or to
    sender, to = scene.company.complete(sender), scene.company.complete(to)
    is_own = sender and to and _key(to) == _key(sender)
    return sender, None if is_own else to, is_sent


def _key(actor: Actor) -> str | None:
    return actor.party or actor.name or actor.post


def _read_verb(scene: Scene, span: Span, sentence: Span) -> tuple[Actor | None, Actor | None, bool]:
    """Return sender, addressee and whether it went, as the verb before the noun has them."""
    near = (max(sentence[0], span[0] - _REACH), span[0])
    sent = _last(w.SENDING, scene.lower, near)
    verb = sent or _last(w.RECEIVING, scene.lower, near)
    if verb is None or _ABOUT.search(scene.lower, verb.end(), span[0]):
        return None, None, False  # "sent its observations on the non-paper"
    left = read_left(scene, sentence[0], verb.start())
    if left and left.is_denied:
        return None, None, False
    by = resolve_subject(scene, left)[0] if left else ()
    doer = by[0] if by else next(iter(nearest_subject(scene, sentence[0], verb.start())), None)
    if not sent or (left and left.has_be):
        return None, doer, sent is not None  # "was handed a note", "received a note"
    # "handed the US some proposals": the addressee stands between verb and noun.
    return doer, next(find_actors(scene, (verb.end(), span[0])), None), True


def _last(pattern: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    """Return the last match in a span."""
    return next(iter(deque(pattern.finditer(text, *span), maxlen=1)), None)


def _named(scene: Scene, found: re.Match[str] | None, last: int) -> Actor | None:
    """Return the actor named behind a preposition."""
    if found is None:
        return None
    start = found.end()
    end = min(last, start + _PHRASE)
    for mark in (
        ",",
        ";",
        " which",
        " that",
        " who",
        " on ",
        " in ",
        " demanding",
        " asking",
        " about",
        " for ",
    ):
        cut = scene.text.find(mark, start, end)
        end = cut if cut > 0 else end
    return next(find_actors(scene, (start, end)), None)


def _find_asked(scene: Scene, form: Form, span: Span, sentence: Span) -> Span | None:
    """Return what is asked: from "demanding that" on, or behind a request itself."""
    found = _ASKED.search(scene.lower, span[1], sentence[1])
    start = found.start() if found else -1
    if not found and form.asks:
        # "requests, including the official request of the Office for legal assistance"
        matter = _FOR.search(scene.text, span[1], min(sentence[1], span[1] + _REACH))
        start = matter.start() if matter else -1
    if start < 0:
        return None
    end = end_of_clause(scene, start, sentence[1])
    return (start, end) if end > start else None


def _find_subject(scene: Scene, span: Span, sentence: Span) -> Span | None:
    """Return what it is about: behind "on", "about", "concerning"."""
    found = _MATTER.match(scene.text, span[1], sentence[1])
    if not found or found[0].split()[0] in ("for", "to"):
        return None
    start = found.end()
    end = end_of_clause(scene, start, min(sentence[1], start + _SUBJECT))
    return (start, end) if end > start else None


def _find_dates(scene: Scene, span: Span, sentence: Span) -> tuple[str | None, str | None]:
    """Return when it was written ("dated", "of 3 March") and when it went."""
    written = delivered = None
    near = (max(sentence[0], span[0] - _DATES), min(sentence[1], span[1] + _DATES))
    for time in scene.times_in(near):
        if not time.value or time.value.startswith(".."):
            continue
        before = scene.lower[max(sentence[0], time.start - 8) : time.start].split()
        if before and before[-1] in ("of", "dated") and span[1] <= time.start <= span[1] + 24:
            written = written or time.value
        elif delivered is None:
            delivered = time.value
    return written, delivered
