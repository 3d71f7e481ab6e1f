"""What a turn does in its transcript: it asks, answers, or says something of its own."""

from collections import Counter
from dataclasses import dataclass

from onrecord.model import Actor, Role
from onrecord.turns.labels import Label, fold_label
from onrecord.turns.words import ENGLISH

FEWEST_FLOORS = 4  # of an interview that only its floors show
MOSTLY = 0.6  # of the floors of those who ask in one
LAST_WORDS = 200  # characters at the end of a floor in which it asks


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
    one was asked; in an interview without such labels, by its form or because
    a host or an outlet asks officials, the principal answers and the others
    ask; everything else is remarks.
    """
    asked = any(turn.label is not None and turn.label.kind == "question" for turn in held)
    if asked:
        return _roles_after_questions(text, held)
    is_interview = form is not None and any(word in form for word in ENGLISH.interview_forms)
    if is_interview or (form is None and _asks_officials(text, held)):
        return _roles_in_interview(text, held, speakers)
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


def _roles_in_interview(text: str, held: tuple[Held, ...], speakers: tuple[Actor, ...]) -> tuple[Role, ...]:
    """Let the principals answer and the others ask; another official who asks nothing speaks beside them."""
    principals = _find_principals(held, speakers)
    roles: list[Role] = []
    begun = False
    for turn in held:
        if _name_of(turn) in principals or (_office_of(turn) and not _ends_asking(text, turn)):
            roles.append("answer" if begun else "remarks")
        elif not begun and runs_the_floor(turn.speaker, turn.label) and not _ends_asking(text, turn):
            roles.append("remarks")  # who opens a briefing and hands it over
        else:
            begun = True
            roles.append("question")
    return tuple(roles)


def _find_principals(held: tuple[Held, ...], speakers: tuple[Actor, ...]) -> set[str]:
    """Return the folded names of the title's speakers who hold the floor, else of its officials, else of who speaks most.

    "Briefing by the Spokesperson" names a post; where it names none, those
    answer whose labels give a post among others without one.
    """
    named = {fold_label(actor.name) for actor in speakers if actor.name}
    present = named & {_name_of(turn) for turn in held}
    if present:
        return present
    titled = {fold_label(actor.post) for actor in speakers if actor.post and not actor.name}
    officials = {_name_of(turn): fold_label(post) for turn in held if (post := _office_of(turn))}
    present = {name for name, post in officials.items() if any(post.startswith(title) for title in titled)}
    if present:
        return present
    if officials and len(officials) < len({_name_of(turn) for turn in held}):
        return set(officials)
    lengths: Counter[str] = Counter()
    for turn in held:
        lengths[_name_of(turn)] += turn.text_span[1] - turn.text_span[0]
    return {lengths.most_common(1)[0][0]}


def _office_of(turn: Held) -> str | None:
    """Return the post of a speaker, or None where he has none or it is that of running a floor."""
    speaker = turn.speaker
    return None if speaker is None or runs_the_floor(speaker, turn.label) else speaker.post


def _asks_officials(text: str, held: tuple[Held, ...]) -> bool:
    """Return whether one official is asked by people without a post, and asks nothing: an interview by its floors alone."""
    officials = {_name_of(turn) for turn in held if _office_of(turn)}
    askers = {_name_of(turn) for turn in held} - officials
    if len(officials) != 1 or not askers or len(held) < FEWEST_FLOORS:
        return False
    asking = [turn for turn in held if _name_of(turn) in askers]
    asked = sum(_puts_question(text, turn) for turn in asking)
    back = sum(_ends_asking(text, turn) for turn in held if _name_of(turn) in officials)
    return asked > 1 and asked >= MOSTLY * len(asking) and asked >= 3 * back


def _puts_question(text: str, turn: Held) -> bool:
    """Return whether the last words of a floor ask something."""
    start, end = turn.text_span
    return "?" in text[max(start, end - LAST_WORDS) : end]


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
