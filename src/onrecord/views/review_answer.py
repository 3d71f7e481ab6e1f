"""Answer a question of the review queue: each answer is a judgement more, and can be taken back."""

from collections.abc import Sequence
from typing import Any, Final, Literal, get_args

import msgspec

from onrecord.archive import Archive
from onrecord.desk.acts import Hand
from onrecord.desk.checklist import Paired
from onrecord.desk.judgements import Draft, Judgement, Verb
from onrecord.errors import DeskError
from onrecord.views.placing import judge
from onrecord.views.waiting import Waiting

Answer = Literal["accept", "reject", "unsure", "correct", "merge", "note"]
ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)
_FIELDS: Final = {"speaker": "speaker", "date": "value"}
"""Of what is guessed, the field that a ruling puts beside it; null says that it is not so and no other is known."""
_TAKES_OTHER: Final = frozenset({"name", "entry"})


def answer_waiting(
    archive: Archive, waiting: Waiting, answer: Answer, hand: Hand, value: str | None = None
) -> tuple[str, ...]:
    """Do what an answer means for a question; return what `take_back` undoes.

    `value` is what a correction says (a person's id or name; a day; a field
    and its value as FIELD=VALUE; the address where a lost judgement belongs),
    the second address of a merge, the text of a note. Raises `DeskError` for
    an answer that the question does not take or that says too little, and as
    `judge` does.
    """
    if answer in {"correct", "merge", "note"} and not (value or hand.reason if answer == "note" else value):
        raise DeskError(f"{answer} needs to say what")
    if answer == "note":
        return _keep(archive, Draft(waiting.target, "note", hand.author, hand.on, value or hand.reason))
    if waiting.sort == "lost":
        return _answer_lost(archive, waiting, answer, hand, value)
    if waiting.sort in {"reply", "pair"}:
        return _pair(archive, waiting, answer, hand)
    return _keep(archive, _draft(archive, waiting, answer, hand, value))


def take_back(archive: Archive, made: Sequence[str], hand: Hand) -> None:
    """Undo what an answer did, the last first; what was asked waits again."""
    for id_ in reversed(made):
        kind, colon, thing = id_.partition(":")
        if colon:
            things: Any = archive.desk().register if kind == "letter" else archive.desk().checklists
            things.undo(thing, hand)
        else:
            archive.desk().undo_judgement(id_, author=hand.author, on=hand.on, reason=hand.reason)


def _keep(archive: Archive, *drafts: Draft) -> tuple[str, ...]:
    return tuple(made.id for made in judge(archive, *drafts))


def _draft(archive: Archive, waiting: Waiting, answer: Answer, hand: Hand, value: str | None) -> Draft:
    """Make the judgement that answers a question about the record."""
    target = waiting.target
    if answer == "merge":
        if waiting.sort not in _TAKES_OTHER:
            raise DeskError(f"a {waiting.sort} is merged with nothing")
        return Draft(target, "merge", *hand, other=value)
    if waiting.sort == "name":
        if answer == "correct":
            person = archive.people().card(value or "").id
            return Draft(target, "accept", *hand, other=f"person:{person}")
        return Draft(target, answer, *hand, other=waiting.other)
    field = _FIELDS.get(waiting.sort)
    if field is not None and answer != "unsure":
        said = value if answer == "correct" else waiting.guess if answer == "accept" else None
        if answer == "accept" and said is None:
            raise DeskError("nothing is guessed that could be accepted; say what is right by a correction")
        return Draft(target, "correct", *hand, field=field, value=msgspec.json.encode(said).decode())
    if answer == "correct":
        name, equals, text = (value or "").partition("=")
        if not (name.strip() and equals):
            raise DeskError(f"{value!r} is no correction: give FIELD=VALUE, as date=2031-03-03")
        told = msgspec.json.encode(text.strip()).decode()
        return Draft(target, "correct", *hand, field=name.strip(), value=told)
    return Draft(target, answer, *hand)


def _answer_lost(
    archive: Archive, waiting: Waiting, answer: Answer, hand: Hand, value: str | None
) -> tuple[str, ...]:
    """Take a lost judgement back, let it stay as it is, or make it anew where it belongs."""
    desk = archive.desk()
    was = next(each for each in desk.judgements(about=waiting.target) if each.id == waiting.other)
    if answer == "correct":
        again = _keep(archive, _make_again(was, hand, value or ""))
        reason = f"now on {value}" + (f": {hand.reason}" if hand.reason else "")
        undo = desk.undo_judgement(was.id, author=hand.author, on=hand.on, reason=reason)
        return (*again, undo.id)
    if answer == "reject":
        return (desk.undo_judgement(was.id, author=hand.author, on=hand.on, reason=hand.reason).id,)
    if answer == "accept":
        # Kept without words, so that it is not looked for in its turn.
        stays = Draft(waiting.target, "note", hand.author, hand.on, hand.reason or f"{was.id} stays as it is")
        return tuple(made.id for made in desk.judge(stays))
    raise DeskError("a lost judgement is accepted as it is, rejected, or corrected to where it belongs")


def _make_again(was: Judgement, hand: Hand, target: str) -> Draft:
    is_said = was.verb == "correct"
    return Draft(
        target,
        was.verb,
        *hand._replace(reason=hand.reason or was.reason),
        other=was.other,
        field=was.field if is_said else None,
        value=was.value if is_said else None,
    )


def _pair(archive: Archive, waiting: Waiting, answer: Answer, hand: Hand) -> tuple[str, ...]:
    """Judge whether two letters, or two items, belong together."""
    if answer not in {"accept", "reject"}:
        raise DeskError(f"a {waiting.sort} is accepted or rejected")
    kind, _, id_ = waiting.target.partition(":")
    if kind == "entry":
        verb: Verb = "link" if answer == "accept" else "split"
        return _keep(archive, Draft(waiting.target, verb, *hand, other=waiting.other))
    if kind == "letter":
        archive.desk().register.pair(id_, waiting.other or "", hand, is_reply=answer == "accept")
        return (waiting.target,)
    list_, _, number = id_.partition("#")
    archive.desk().checklists.pair(list_, [Paired(number, waiting.other or "", answer == "accept")], hand)
    return (f"checklist:{list_}",)
