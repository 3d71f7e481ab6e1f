"""Acts of the desk: what was done to a check list, a group, a letter, a proposal. Rows that are only ever added."""

from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from onrecord.errors import DeskError
from onrecord.model import Record, to_json


class Act(Record, frozen=True):
    """One step: by whom, to what, when and why.

    `n` is its place among all acts of the archive; `thing` the address of what
    it was done to (`checklist:…`); `body` the JSON of a record of that kind of
    thing, empty for an undo. `on` is the day it counts from, `at` the instant
    it was written, `undoes` the id of the act it takes back.
    """

    n: int
    id: str
    thing: str
    body: str
    author: str
    on: str
    at: str
    reason: str
    undoes: str | None = None


class Hand(NamedTuple):
    """Who acts, on which day, and why."""

    author: str
    on: str
    reason: str = ""


class Step(NamedTuple):
    """An act about to be done: null as body takes back what `undoes` names; `papers` are files to keep with it."""

    thing: str
    body: Record | None
    hand: Hand
    undoes: str | None = None
    papers: tuple[tuple[str, bytes], ...] = ()


def make_act(step: Step, n: int, at: str) -> Act:
    """Give a step its place and its id; raise `DeskError` where nobody signs it."""
    if not step.hand.author.strip():
        raise DeskError("an act needs its author")
    body = to_json(step.body).decode() if step.body is not None else ""
    key = msgspec.json.encode([n, step.thing, body, *step.hand, step.undoes])
    return Act(
        n=n,
        id=f"a-{sha256(key).hexdigest()[:12]}",
        thing=step.thing,
        body=body,
        author=step.hand.author,
        on=step.hand.on,
        at=at,
        reason=step.hand.reason,
        undoes=step.undoes,
    )


def read_body(act: Act, kinds: Any) -> Any:
    """Return the body of an act as one of a union of records; raise `DeskError` where it is none of them."""
    try:
        return msgspec.json.decode(act.body, type=kinds)
    except msgspec.DecodeError as error:
        raise DeskError(f"{act.thing}: the act {act.id} is not understood ({error})") from error
