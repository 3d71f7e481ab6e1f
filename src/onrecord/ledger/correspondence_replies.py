"""Replies and their absence: "have received a reply", "declined to accept", "remain unanswered"."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from onrecord.ledger import correspondence_words as w
from onrecord.ledger.commitments_clause import sentence_at
from onrecord.ledger.correspondence_mentions import find_stems
from onrecord.ledger.scene import Scene
from onrecord.model import Span
from onrecord.model.ledger import Reply

_CUE: Final = re.compile(
    rf"(?P<none>{w.UNANSWERED.pattern})|(?P<acknowledged>{w.ACKNOWLEDGED.pattern})"
    r"|(?P<got>\b(?:received|got|receive|gave|given|sent|delivered)\s+(?:\w+\s+){0,4}?(?:reply|replies|answers?|responses?|comments))\b"
    rf"|(?P<refused>{w.SENT_BACK.pattern})"
    r"|(?P<did>\b(?:(?:has|have|had) (?:since )?(?:replied|responded|answered)|(?<!be )(?<!been )(?:replied|responded) to)\b)"
    r"|(?P<noun>\b(?:reply|response|answer)\s+(?:from|of|came|arrived|was received|to (?:the|our|its|that) (?:note|letter|request|message|non-paper)))\b"
)
_OWN: Final = re.compile(r"\b(?:proposed|asked|invited|offered|wrote|appealed)\b")
_NEGATED: Final = re.compile(r"\b(?:no|not|never|without|yet to)\b")
_REACH: Final = 220  # characters behind a reply in which what it says stands
_RANKS: Final[dict[str, int]] = {"none": 0, "acknowledged": 1, "partial": 2, "substantive": 3, "refused": 4}
_EVENTS: Final = {
    "none": "unanswered",
    "acknowledged": "acknowledged",
    "partial": "answered in part",
    "substantive": "answered in substance",
    "refused": "refused",
}


class Answer(msgspec.Struct, frozen=True):
    """What became of a text: its reply, the words that tell it, and when; `is_own` where the sentence has its own asking."""

    reply: Reply
    event: str
    span: Span
    sentence: Span
    date: str | None
    form: str | None
    statement: int | None
    is_own: bool

    @property
    def rank(self) -> int:
        """How much a reply says; what says more replaces what says less."""
        return _RANKS[self.reply]


def find_answers(scene: Scene) -> Iterator[Answer]:
    """Yield every reply and every want of one, in order of their words."""
    done = -1
    for at in sorted(find_stems(scene.lower, w.REPLY_STEMS)):
        if at < done:
            continue
        sentence = sentence_at(scene, at)
        cue = _CUE.search(scene.lower, max(sentence[0], at - 60), sentence[1])
        if cue is None or scene.text[sentence[1] - 1 : sentence[1]] == "?":
            continue
        done = max(cue.end(), at + 1)
        said = scene.statement_at(cue.span())
        if (
            said
            and said.turn is not None
            and said.mode == "floor"
            and scene.document.turns[said.turn].role == "question"
        ):
            continue
        reply = _classify(scene, cue, sentence)
        day = next(
            (
                one.value
                for one in scene.times_in((max(sentence[0], at - _REACH), min(sentence[1], at + _REACH)))
                if one.value
            ),
            None,
        )
        yield Answer(
            reply=reply,
            event=_EVENTS[reply],
            span=cue.span(),
            sentence=sentence,
            date=day,
            form=_form(cue[0]),
            statement=said.n if said else None,
            is_own=bool(_OWN.search(scene.lower, sentence[0], cue.start())),
        )


def _classify(scene: Scene, cue: re.Match[str], sentence: Span) -> Reply:
    """Say what kind of reply the words around a cue tell of."""
    after = (cue.start(), min(len(scene.text), max(sentence[1], cue.end()), cue.end() + _REACH))
    if cue["none"] or _NEGATED.search(scene.lower, max(sentence[0], cue.start() - 12), cue.end()):
        return "none"
    if cue["refused"] or w.REFUSED.search(scene.lower, *after):
        return "refused"
    if cue["acknowledged"]:
        return "acknowledged"
    return "partial" if w.PARTIAL.search(scene.lower, *after) else "substantive"


def _form(words: str) -> str | None:
    return "comments" if "comment" in words else None
