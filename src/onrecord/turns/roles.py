"""What a turn does in its transcript: it asks, answers, or says something of its own."""

from collections import Counter
from dataclasses import dataclass

from onrecord.model import Actor, Role
from onrecord.turns.labels import Label, fold_label
from onrecord.turns.words import ENGLISH


@dataclass(frozen=True, slots=True)
class Held:
    """A floor that was held: its label (None where none is printed), who spoke, and the span of the words."""

    label: Label | None
    label_span: tuple[int, int] | None
    speaker: Actor | None
    text_span: tuple[int, int]


def settle_roles(
    text: str, held: tuple[Held, ...], speakers: tuple[Actor, ...], form: str | None
) -> tuple[Role, ...]:
    """Return the role of each turn.

    Where questions are labelled, everybody who runs no floor answers once
    one was asked; in an interview without such labels the principal answers
    and the others ask; everything else is remarks.
    """
    asked = any(turn.label is not None and turn.label.kind == "question" for turn in held)
    if asked:
        return _roles_after_questions(text, held)
    if form is not None and any(word in form for word in ENGLISH.interview_forms):
        return _roles_in_interview(held, speakers)
    return tuple("answer" if turn.label and turn.label.kind == "answer" else "remarks" for turn in held)


def _roles_after_questions(text: str, held: tuple[Held, ...]) -> tuple[Role, ...]:
    roles: list[Role] = []
    begun = False
    for turn in held:
        if turn.label is not None and turn.label.kind == "question":
            begun = True
            roles.append("question")
        elif runs_the_floor(turn.speaker, turn.label):
            roles.append("question" if _ends_asking(text, turn) else "remarks")
        elif _is_of_outlet(turn) and _ends_asking(text, turn):
            begun = True
            roles.append("question")
        else:
            answers = begun or (turn.label is not None and turn.label.kind == "answer")
            roles.append("answer" if answers else "remarks")
    return tuple(roles)


def _roles_in_interview(held: tuple[Held, ...], speakers: tuple[Actor, ...]) -> tuple[Role, ...]:
    principals = _find_principals(held, speakers)
    roles: list[Role] = []
    begun = False
    for turn in held:
        if _name_of(turn) in principals:
            roles.append("answer" if begun else "remarks")
        else:
            begun = True
            roles.append("question")
    return tuple(roles)


def _find_principals(held: tuple[Held, ...], speakers: tuple[Actor, ...]) -> set[str]:
    """Return the folded names of the title's speakers who hold the floor, else of who speaks most."""
    named = {fold_label(actor.name) for actor in speakers if actor.name}
    present = named & {_name_of(turn) for turn in held}
    if present:
        return present
    lengths: Counter[str] = Counter()
    for turn in held:
        lengths[_name_of(turn)] += turn.text_span[1] - turn.text_span[0]
    return {lengths.most_common(1)[0][0]}


def _name_of(turn: Held) -> str:
    if turn.speaker is not None and turn.speaker.name:
        return fold_label(turn.speaker.name)
    return turn.label.key if turn.label is not None else ""


def runs_the_floor(speaker: Actor | None, label: Label | None) -> bool:
    """Return whether a moderator, host, interpreter or somebody in the audience speaks."""
    if label is not None and label.kind == "floor":
        return True
    if label is not None and label.kind == "unnamed":
        words = label.core.casefold().split()
    elif speaker is not None and speaker.post:
        words = speaker.post.casefold().split()
    else:
        return False
    return any(word.strip(",.") in ENGLISH.hosts for word in words)


def _is_of_outlet(turn: Held) -> bool:
    """Return whether a floor is an outlet's, or somebody's whom the label gives an outlet and no post."""
    speaker, label = turn.speaker, turn.label
    if speaker is None or label is None or speaker.party is None or speaker.post is not None:
        return False
    return speaker.name is None or label.aside == speaker.party


def _ends_asking(text: str, turn: Held) -> bool:
    return text[turn.text_span[0] : turn.text_span[1]].rstrip('"”’») ').endswith("?")
