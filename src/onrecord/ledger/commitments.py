"""Commitments of a document: what a side promises, offers, asks, makes a condition of, or refuses."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from onrecord.ledger import commitments_words as w
from onrecord.ledger.commitment_match import CommitmentView, same_commitment, view_commitment
from onrecord.ledger.commitments_clause import (
    Left,
    end_of_clause,
    find_actors,
    find_speakers,
    nearest_subject,
    read_left,
    read_owner,
    resolve_subject,
    sentence_at,
)
from onrecord.ledger.commitments_object import find_addressee, read_object
from onrecord.ledger.commitments_words import Cue
from onrecord.ledger.scene import Scene
from onrecord.ledger.wordings import find_word, fold_wording
from onrecord.model import Actor, Commitment, Span, Statement
from onrecord.model.ledger import CommitmentKind, DateBasis
from onrecord.text.bounds import find_bounds

_AGAIN: Final = 40
"""Earlier commitments of a document that one is compared with, to see whether it only says them again."""
_WIDE: Final = 45  # days from which a date says too little to be when something was said
_LEAST: Final = 2  # telling words that a promise needs
_TIMELIKE: Final = ("day", "week", "month", "year", "now")
_NO_BAR: Final = re.compile(
    r"(?:\b(?:i|we|he|she|it|they|who|which|that|has|have|had|is|was|are|were)|[a-z]+ly|also)\s*$"
)
_FINITE: Final = re.compile(r" (?:was|were|is|are|will|would|has|had|have|remains?|could|can|may|might)\b")
_OPENING: Final = re.compile(rf"[\W_]*(?:(?:{w.any_of(w.LINKERS)})\b\W*)*")
_OWN_WORDS: Final = frozenset({"will", "will-not", "going-to", "would"})
"""Cues that bind only him who says them: "Tarsund will pay" binds nobody in another's mouth."""


class Bound(msgspec.Struct, frozen=True):
    """A verified cue: who binds himself or asks, whom, what, and on which condition. Spans count in the text."""

    kind: CommitmentKind
    by: tuple[Actor, ...]
    to: Actor | None
    start: int
    what: Span
    condition: Span | None
    sentence: Span
    said: Statement | None
    doubt: str | None


def read_commitments(scene: Scene) -> Iterator[Commitment]:
    """Yield the commitments of a document in the order of its text, one for each side that binds itself.

    What the document says again of one commitment joins its first telling.
    Denied, past and merely thought-of ones are none; a denied readiness is a
    refusal. Linear in the text.
    """
    told: list[Commitment] = []
    views: list[CommitmentView] = []
    for found in find_bound(scene):
        for one in _draw(scene, found):
            view = view_commitment(one, scene.text[one.what[0] : one.what[1]])
            first = max(0, len(views) - _AGAIN)
            at = next((n for n in range(first, len(views)) if same_commitment(views[n], view)), None)
            if at is None:
                told.append(one)
                views.append(view)
            else:
                told[at] = _join(told[at], one)
    return iter(told)


def find_bound(scene: Scene) -> Iterator[Bound]:
    """Yield every cue that stands for a commitment, in order; at one place the longest head that reads as one."""
    low = scene.lower
    places: list[tuple[int, int, Cue]] = []
    for opener in w.OPENERS & scene.words:
        for at in find_word(low, opener):
            places.extend(_heads_at(low, at, w.BY_OPENER[opener]))
    for ending in w.ENDINGS:
        at = low.find(ending)
        while at >= 0:
            places.extend(_heads_at(low, at, w.BY_OPENER[ending]))
            at = low.find(ending, at + len(ending))
    places.sort(key=lambda place: (*place[:2], place[2].name))
    done = -1
    for at, end, cue in places:
        if at >= done and (found := _verify(scene, (at, -end), cue)):
            done = max(-end, found.condition[0] + 1 if found.condition else 0)
            yield found


def _heads_at(low: str, at: int, rows: Sequence[tuple[str, Cue]]) -> Iterator[tuple[int, int, Cue]]:
    """Yield which heads of one first word stand at an offset: it, the negative of where the head ends, the cue."""
    for head, cue in rows:
        end = at + len(head)
        if low.startswith(head, at) and not low[end : end + 1].isalpha():
            yield at, -end, cue


def _verify(scene: Scene, head: Span, cue: Cue) -> Bound | None:
    """Read a cue in its sentence; None where it binds nobody: a question, another sense, somebody unknown."""
    sentence = sentence_at(scene, head[0])
    # What follows the cue is looked at first: it costs least and rules out most.
    wanted = read_object(scene, (head[1], sentence[1]), cue)
    if wanted is None or scene.text[sentence[1] - 1 : sentence[1]] == "?":
        return None
    said = scene.statement_at(head)
    if _is_asked(scene, said):
        return None
    first, last = sentence
    if said:
        # What is attributed begins and ends inside its sentence, and the subject of its verb stands in it too.
        piece = next(piece for piece in said.content if piece[0] <= head[0] < piece[1])
        first, last = max(first, piece[0]), min(last, piece[1])
    return _read_shape(
        scene,
        Bound(cue.kind, (), wanted.to, head[0], (wanted.start, last), None, (first, last), said, None),
        head,
        cue,
    )


def _read_shape(scene: Scene, found: Bound, head: Span, cue: Cue) -> Bound | None:
    """Read who stands before a cue, as its shape has it."""
    if cue.shape in ("owned", "petition"):
        return _read_owned(scene, found, head, cue)
    if cue.shape == "barred":
        return _read_barred(scene, found)
    if scene.lower[head[0] : head[1]].split(" ")[0].endswith("ing") and not cue.be:
        by = nearest_subject(scene, sentence_at(scene, head[0])[0], head[0])
        return _complete(scene, msgspec.structs.replace(found, by=by), found.sentence[0]) if by else None
    left = read_left(scene, found.sentence[0], head[0])
    is_reported = found.said is not None and found.said.mode == "indirect"
    if left is None or ((cue.reported or left.has_would) and not is_reported):
        return None
    return _bind(scene, msgspec.structs.replace(found, start=left.start), left, cue)


def _bind(scene: Scene, found: Bound, left: Left, cue: Cue) -> Bound | None:
    """Complete a cue behind its subject."""
    if cue.shape == "passive":
        return _read_passive(scene, found, left)
    is_told = found.said is not None and found.said.mode == "indirect"
    if cue.be and left.is_past and not is_told:
        return None
    if left.has_be != cue.be and (cue.be or cue.no_be or left.who != "sides"):
        return None
    kind = cue.denied if left.is_denied else cue.kind
    if kind is None or (cue.deeds_only and not _is_deed(scene, found.what[0], left)):
        return None
    by, doubt = resolve_subject(scene, left)
    if cue.name in _OWN_WORDS and left.who != "first":
        told = find_speakers(scene, found.said) if found.said else (scene.company.voice,)
        own = {one.party for one in told if one}
        by = tuple(one for one in by if (is_told and not own) or (one.party and one.party in own))
    if not by or len(fold_wording(scene.text[found.what[0] : found.what[1]])) < _LEAST:
        return None
    return _complete(scene, msgspec.structs.replace(found, kind=kind, by=by, doubt=doubt), found.sentence[0])


def _is_deed(scene: Scene, start: int, left: Left) -> bool:
    """Tell whether the verb of what is promised, or refused where it is denied, can be seen to be done."""
    verb = scene.lower[start : start + 24].split(" ")[0]
    return verb in (w.REFUSED_DEEDS if left.is_denied else w.DEEDS)


def _read_owned(scene: Scene, found: Bound, head: Span, cue: Cue) -> Bound | None:
    """Read a noun that somebody has: "our readiness to", "the request of the Embassy for"."""
    owner = read_owner(scene, found.sentence[0], head[0])
    by = owner.by
    if not by and cue.shape == "petition":
        by = tuple(find_actors(scene, (head[1], found.what[0] - len("for "))))
    if owner.is_denied or not by:
        return None
    # "the request for aid was refused": the noun's clause ends before its verb; a condition has a verb of its own.
    opener = w.CONDITION.search(scene.lower, *found.what)
    verb = _FINITE.search(scene.text, found.what[0], opener.start() if opener else found.what[1])
    what = (found.what[0], verb.start() if verb else found.what[1])
    return _complete(
        scene, msgspec.structs.replace(found, by=by, start=owner.start, what=what), found.sentence[0]
    )


def _read_barred(scene: Scene, found: Bound) -> Bound | None:
    """Read "we will come on condition that you pay": what stands before hangs on what stands behind."""
    start, stop = found.sentence[0], found.start
    if scene.lower.startswith("provided", stop) and _NO_BAR.search(scene.lower, max(start, stop - 24), stop):
        return None  # "the order also provided that": a verb
    by = nearest_subject(scene, start, stop)
    opening = _OPENING.match(scene.lower, start, stop)
    start = opening.end() if opening else start
    what = (start, end_of_clause(scene, start, stop))
    if not by or what[1] <= start:
        return None
    condition = (stop, end_of_clause(scene, *found.what))
    return msgspec.structs.replace(found, by=by, start=start, what=what, condition=condition)


def _read_passive(scene: Scene, found: Bound, left: Left) -> Bound | None:
    """Read "Tarsund has been invited": the subject is asked, and he who says so asks."""
    to, _ = resolve_subject(scene, left)
    by = scene.company.complete(found.said.speaker) if found.said else scene.company.voice
    if len(to) != 1 or by is None or left.is_denied or left.who != "named" or by.party == to[0].party:
        return None
    changed = msgspec.structs.replace(found, by=(by,), to=to[0], what=(left.start, found.what[1]))
    return _complete(scene, changed, found.sentence[0])


def _is_asked(scene: Scene, said: Statement | None) -> bool:
    """Tell whether a sentence is the questioner's own."""
    if said is None or said.mode != "floor" or said.turn is None:
        return False
    return scene.document.turns[said.turn].role == "question"


def _complete(scene: Scene, found: Bound, first: int) -> Bound | None:
    """Cut what is promised at its end, and take its condition out of it."""
    start, stop = found.what
    end = end_of_clause(scene, start, stop)
    condition: Span | None = None
    opener = w.CONDITION.search(scene.lower, start, end)
    if opener and not _is_no_condition(scene, opener, end):
        condition = (opener.start(), end)
        end = _trim_linkers(scene, start, end_of_clause(scene, start, opener.start()))
    elif fronted := w.FRONTED.match(scene.text, first, found.start):
        condition = (
            fronted.start() + len(fronted[0]) - len(fronted[0].lstrip("\"“”‘’' ")),
            fronted.end() - 1,
        )
    if end <= start:
        return None
    is_bar = condition and scene.lower.startswith(("only", "until", "unless"), condition[0])
    kind = "condition" if is_bar and found.kind in ("promise", "offer", "refusal") else found.kind
    return msgspec.structs.replace(found, kind=kind, what=(start, end), condition=condition)


def _is_no_condition(scene: Scene, opener: re.Match[str], end: int) -> bool:
    """Tell whether what opens like a condition is none: "if any", and "until 2025", which is a day."""
    if scene.lower.startswith(w.NO_CONDITION, opener.start()):
        return True
    if opener[0] != "until" or not _has_time(scene.lower[opener.end() : end]):
        return False
    times = scene.times_in((opener.end(), end))
    return bool(times) and " ".join(scene.lower[opener.end() : times[0].start].split()) in w.UNTIL_DAY


def _trim_linkers(scene: Scene, start: int, end: int) -> int:
    """Return the end of what is promised without a preposition that led to its condition."""
    while (
        end > start
        and (last := scene.lower.rfind(" ", start, end)) > 0
        and scene.lower[last + 1 : end] in w.LINKERS
    ):
        end = last
    return end


def _draw(scene: Scene, found: Bound) -> Iterator[Commitment]:
    """Yield the commitment of each side that a verified cue binds."""
    end = max(found.what[1], found.condition[1] if found.condition else 0)
    start = min(found.start, found.condition[0] if found.condition else found.start)
    due, due_span = find_due(scene, found.what)
    made_on, basis = _find_made(scene, found)
    to = found.to or find_addressee(scene, found.what, found.by)
    for by in found.by:
        yield Commitment(
            n=0,
            kind=found.kind,
            by=by,
            to=_other(scene, by, found.by) if len(found.by) > 1 or (to and to.party == by.party) else to,
            what=found.what,
            due=due,
            due_span=due_span,
            condition=found.condition,
            made_on=made_on,
            date_basis=basis,
            statement=found.said.n if found.said else None,
            evidence=((start, end),),
            doubt=found.doubt or _doubt_name(by),
        )


def _doubt_name(by: Actor) -> str | None:
    """Return the doubt about one who is named by a single word, without post and side: "John", "Congress"."""
    if by.party or by.post or not by.name or " " in by.name:
        return None
    return f"Who binds himself is named by one word alone, “{by.name}”, without a post or a side."


def _other(scene: Scene, by: Actor, bound: tuple[Actor, ...]) -> Actor | None:
    """Return the one other side: of those who bind themselves together, else of the document."""
    parties = {one.party for one in bound if one.party} if len(bound) > 1 else set(scene.company.sides)
    others = parties - {by.party}
    return Actor(party=others.pop()) if len(others) == 1 else None


def _has_time(text: str) -> bool:
    """Tell, at the cost of a few searches, whether a stretch may name a date."""
    return any(char.isdigit() for char in text) or any(word in text for word in _TIMELIKE)


def find_due(scene: Scene, what: Span) -> tuple[str | None, Span | None]:
    """Return by when it is to be done: the first date in what is promised that "by", "before", "in" or "on" opens."""
    if not _has_time(scene.lower[what[0] : what[1]]):
        return None, None
    today = find_bounds(scene.own_day())
    for time in scene.times_in(what):
        before = scene.lower[max(what[0], time.start - 24) : time.start].split()
        if time.value is None:
            continue
        days = find_bounds(time.value)
        is_opened = (bool(before) and before[-1] in w.DUE_OPENERS) or scene.lower.startswith(
            "next", time.start
        )
        if (
            (is_opened or time.value.startswith("../"))
            and days
            and (today is None or days.last >= today.first)
        ):
            return time.value.removeprefix("../"), (time.start, time.end)
    return None, None


def _find_made(scene: Scene, found: Bound) -> tuple[str | None, DateBasis]:
    """Return when it was said or agreed: the date beside the cue, else the document's own day."""
    before = (found.sentence[0], found.what[0])
    if _has_time(scene.lower[before[0] : before[1]]):
        for time in scene.times_in(before):
            days = find_bounds(time.value)
            if time.value and days and days.last - days.first <= _WIDE:
                return time.value, time.basis
    day = scene.own_day()
    return (day, "resolved_from_document_date") if day else (None, "not_stated")


def _join(first: Commitment, again: Commitment) -> Commitment:
    """Return the first telling with the evidence of the second, and what only the second says."""
    return msgspec.structs.replace(
        first,
        evidence=(*first.evidence, *again.evidence),
        to=first.to or again.to,
        condition=first.condition or again.condition,
        due=first.due or again.due,
        due_span=first.due_span or again.due_span,
        doubt=first.doubt if again.doubt else None,
    )
