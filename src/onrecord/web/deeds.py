"""What a reader may do besides reading: judge, save a search; each deed a form that is checked before it is done."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode

import msgspec

from onrecord.archive import Archive
from onrecord.desk.acts import Hand
from onrecord.desk.judgements import VERBS, Draft, Verb
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError, QueryError
from onrecord.views.placing import judge
from onrecord.views.review import list_waiting
from onrecord.views.review_answer import ANSWERS, Answer, answer_waiting, take_back
from onrecord.web import addresses
from onrecord.web.addresses import Address
from onrecord.web.asking import Asked
from onrecord.web.questions import find_address, name_question, read_question
from onrecord.web.room import Room
from onrecord.web.show.review import find_judged, read_sort
from onrecord.web.show.saved import find_keys, read_saved
from onrecord.web.users import Role, User

_LONGEST: Final = 2_000
_ALL: Final = 2_000  # answers that are noted when a search is saved


class Deed(Protocol):
    """Something done by a form: returns the page that is shown after it; raises `OnRecordError`."""

    def __call__(self, room: Room, form: Mapping[str, str], user: User) -> Address: ...  # noqa: D102 - the class says it


def do_judge(room: Room, form: Mapping[str, str], user: User) -> Address:
    """Add the judgement that a form makes of its target, or undo the last that stands."""
    target, verb = form.get("target", ""), form.get("verb", "")
    if any(len(value) > _LONGEST for value in form.values()):
        raise QueryError(f"a judgement says its reason in at most {_LONGEST:,} characters")
    if verb == "undo":
        _undo_last(room.archive, target, user, form.get("reason", ""))
    else:
        judge(room.archive, _draft(target, _read_verb(verb), form, user))
    return find_judged(room, target) or addresses.review()


def do_answer(room: Room, form: Mapping[str, str], user: User) -> Address:
    """Answer a question of the review queue as a form says."""
    asks, answer = read_sort(form.get("asks") or None), form.get("answer", "")
    if any(len(value) > _LONGEST for value in form.values()):
        raise QueryError(f"an answer says its reason in at most {_LONGEST:,} characters")
    asked = (form.get("target"), form.get("other") or None)
    queue = list_waiting(room.archive, _today(), sort=asks)
    waiting = next((each for each in queue if (each.target, each.other) == asked), None)
    if waiting is None:
        raise DeskError("this question waits no more: somebody has answered it")
    hand = Hand(user.name, _today(), form.get("reason", "").strip())
    made = answer_waiting(room.archive, waiting, _read_answer(answer), hand, form.get("value") or None)
    return addresses.review(form.get("sort"), " ".join(made))


def do_take_back(room: Room, form: Mapping[str, str], user: User) -> Address:
    """Undo what the last answer did; its question waits again."""
    take_back(room.archive, form.get("made", "").split(), Hand(user.name, _today()))
    return addresses.review(form.get("sort"))


def do_save(room: Room, form: Mapping[str, str], user: User) -> Address:
    """Keep a question as a saved search; what it finds now counts as seen."""
    asked = Asked("/search", {}, tuple(parse_qsl(form.get("question", "")[:_LONGEST])))
    question = read_question(asked)
    address = find_address(question)
    kept = room.archive.desk().saved.keep(
        form.get("title") or name_question(question), urlencode(address.query), _hand(user)
    )
    room.archive.desk().saved.see(kept.id, find_keys(room, kept, question, limit=_ALL), _hand(user))
    return Address(f"/saved/{kept.id}")


def do_see(room: Room, form: Mapping[str, str], user: User) -> Address:
    """Note that what the page of a saved search shows was seen."""
    searches = room.archive.desk().saved
    saved = searches.get(form.get("id", ""))
    searches.see(saved.id, find_keys(room, saved, read_saved(saved)), _hand(user))
    return Address("/saved")


def _hand(user: User) -> Hand:
    return Hand(user.name, _today())


def _draft(target: str, verb: Verb, form: Mapping[str, str], user: User) -> Draft:
    kind = target.partition(":")[0]
    other = form.get("other", "").strip()
    return Draft(
        target=target,
        verb=verb,
        author=user.name,
        on=_today(),
        reason=form.get("reason", "").strip(),
        other=(other if ":" in other else f"{kind}:{other}") if other else None,
        field=form.get("field", "").strip() or None if verb == "correct" else None,
        value=msgspec.json.encode(form.get("value", "").strip()).decode() if verb == "correct" else None,
    )


def _undo_last(archive: Archive, target: str, user: User, reason: str) -> None:
    desk = archive.desk()
    standing = drop_undone(desk.judgements(about=target))
    if not standing:
        raise DeskError("there is no judgement here to undo")
    desk.undo_judgement(standing[-1].id, author=user.name, on=_today(), reason=reason)


def _read_verb(word: str) -> Verb:
    for verb in VERBS:
        if word == verb:
            return verb
    raise DeskError(f"{word[:40]!r} is nothing a judgement does; take one of: {', '.join(VERBS)}")


def _read_answer(word: str) -> Answer:
    for answer in ANSWERS:
        if word == answer:
            return answer
    raise DeskError(f"{word[:40]!r} answers nothing; take one of: {', '.join(ANSWERS)}")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


DEEDS: Final[dict[str, tuple[Deed, Role]]] = {
    "/judge": (do_judge, "analyst"),
    "/answer": (do_answer, "analyst"),
    "/take-back": (do_take_back, "analyst"),
    "/save": (do_save, "analyst"),
    "/seen": (do_see, "analyst"),
}
"""Every form: where it is sent, what it does, and who may."""
