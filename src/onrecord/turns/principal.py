"""Whose document it is, by its floors, where the title names a post or nobody."""

import msgspec

from onrecord.model import Actor, Turn
from onrecord.turns.labels import fold_label
from onrecord.turns.words import ENGLISH


def name_principal(
    speakers: tuple[Actor, ...], turns: tuple[Turn, ...], form: str | None
) -> tuple[Actor, ...]:
    """Return the title's `speakers`, the only one of them named by the labels where the title has but a post.

    "Briefing by the Official Spokesperson" is held by the one person whose
    label gives that post. Where the title of an interview or a briefing names
    nobody, it is the one person who answers. Several leave it as it was.
    """
    held = [turn.speaker for turn in turns if turn.speaker and turn.speaker.name and turn.role != "question"]
    if len(speakers) == 1 and speakers[0].post and not speakers[0].name:
        post = fold_label(speakers[0].post)
        found = {
            actor.name: actor for actor in held if actor.post and fold_label(actor.post).startswith(post)
        }
        if len(found) != 1:
            return speakers
        (actor,) = found.values()
        return (msgspec.structs.replace(speakers[0], name=actor.name, decided_by="label"),)
    if speakers or form is None or not any(word in form for word in ENGLISH.interview_forms):
        return speakers
    answering = {turn.speaker.name: turn.speaker for turn in turns if turn.role == "answer" and turn.speaker}
    if len(answering) != 1 or None in answering:
        return speakers
    (actor,) = answering.values()
    return (msgspec.structs.replace(actor, decided_by="label"),)
