"""Who is in a mechanism: persons named beside it, and the appointment of its special representatives."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.actors.read import Line, PrintedActor, match_actor, match_actors
from onrecord.ledger.lifecycle_found import BY_WITHIN, Found
from onrecord.ledger.lifecycle_weigh import read_group, weigh_active
from onrecord.ledger.lifecycle_words import FORMS, WORDS, Form
from onrecord.ledger.mechanisms_phrase import Sight
from onrecord.model import Participant

_NAMED: Final = "composition named"
_OPEN: Final = "composition open"
_MOST_BETWEEN: Final = 16  # words between "appointed" and "special representative"
_MOST_AFTER: Final = 30  # words after the phrase that may name members
_MOST_DOER: Final = 14
_LED: Final = frozenset({"headed", "chaired", "co-chaired", "led", "co-headed"})


class Appointment(NamedTuple):
    """An appointment: the event as found, and who was appointed."""

    found: Found
    member: Participant


def find_members(sight: Sight) -> Iterator[Participant]:
    """Yield the persons named as members just after the phrase: its names, a list after a colon, who heads it."""
    words = sight.sentence.words
    stop = min(len(words), sight.reach + _MOST_AFTER)
    starts: list[int] = []
    if sight.head.family == "representatives":
        if sight.reach < len(words) and not words[sight.reach].pause:
            starts.append(sight.reach)
        starts.extend(n for n in range(sight.reach, stop) if words[n].pause.startswith(":"))
    starts.extend(
        n + 2 for n in range(sight.reach, stop - 2) if words[n].key in _LED and words[n + 1].key == "by"
    )
    for start in starts[:2]:
        for one in match_actors(_line(sight), start, min(len(words), start + _MOST_AFTER)):
            if one.actor.name and not one.is_body:
                yield _as_member(sight, one)


def find_appointment(sight: Sight) -> Appointment | None:
    """Give the appointment of whom the phrase is the post: "named X as his special representative", "X was named …"."""
    words = sight.sentence.words
    if sight.sentence.is_question:
        return None
    for k in range(sight.first - 1, max(-1, sight.first - _MOST_BETWEEN), -1):
        for form in FORMS.get(words[k].key, ()):
            if form.cue.event == _NAMED and "noun" not in form.kinds:
                return _read_active(sight, k, form) or _read_passive(sight, k, form)
    return None


def find_undecided(sight: Sight) -> Found | None:
    """Give that it is still open who is in the mechanism: "no decision has been made yet on the group's composition"."""
    if sight.head.sort != "mechanism" or sight.sentence.is_question:
        return None
    first = max(0, sight.first - 2 * _MOST_BETWEEN)
    keys = [word.key for word in sight.sentence.words[first : sight.first + 2 * _MOST_BETWEEN]]
    at = next((k for k, key in enumerate(keys) if key in WORDS["compositions"]), None)
    if at is None:
        return None
    for k in range(len(keys)):
        is_no_decision = keys[k] in WORDS["decisions"] and k > 0 and keys[k - 1] == "no"
        is_not_decided = keys[k] in WORDS["decided"] and not {"not", "yet"}.isdisjoint(
            keys[max(0, k - 4) : k]
        )
        if is_no_decision or is_not_decided:
            cue = (first + min(k - is_no_decision, at), first + max(k, at) + 1)
            return Found(_OPEN, cue, (0, 0), is_passive=False, is_performed=False)
    return None


def _read_active(sight: Sight, k: int, form: Form) -> Appointment | None:
    """Read "the minister named X (as) special representative"."""
    line = _line(sight)
    member = _find_person(line, k + 1, sight.first)
    weight = weigh_active(line.words, k, form.kinds, is_title=False) if member else None
    if member is None or weight is None:
        return None
    doer = max(0, weight.begin - _MOST_DOER), weight.begin
    found = Found(_NAMED, (weight.begin, k + 1), doer, is_passive=False, is_performed=False)
    return Appointment(found, _as_member(sight, member))


def _read_passive(sight: Sight, k: int, form: Form) -> Appointment | None:
    """Read "X (was) named special representative"."""
    line = _line(sight)
    begin, group = read_group(line.words, k)
    if group & (WORDS["modals"] | WORDS["negators"]) or "participle" not in form.kinds:
        return None
    actors = (match_actor(line, at, begin) for at in range(begin))
    before = next((one for one in actors if one and one.after == begin and one.actor.name), None)
    if before is None:
        return None
    doer = sight.reach, min(len(line.words), sight.reach + BY_WITHIN)
    found = Found(_NAMED, (begin, k + 1), doer, is_passive=True, is_performed=False)
    return Appointment(found, _as_member(sight, before))


def _line(sight: Sight) -> Line:
    """Give the sentence as the grammar of actors reads it."""
    sentence = sight.sentence
    return Line(sentence.scene.text[sentence.start : sentence.end], list(sentence.words))


def _find_person(line: Line, begin: int, end: int) -> PrintedActor | None:
    """Give the first person with a name in a range of words."""
    for at in range(begin, end):
        if line.words[at].is_capital and (one := match_actor(line, at, end)) and one.actor.name:
            return one
    return None


def _as_member(sight: Sight, one: PrintedActor) -> Participant:
    """Give a person as a member, with the words that name them."""
    start = sight.sentence.start
    actor = sight.sentence.scene.company.complete(one.actor) or one.actor
    return Participant(
        name=actor.name,
        person_id=None,
        post=actor.post,
        party=actor.party,
        decided_by=actor.decided_by,
        side=actor.party,
        span=(start + one.start, start + one.end),
    )
