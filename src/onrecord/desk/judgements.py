"""Judgements: a person's decisions on what was read, shown beside it, undone by a further one.

A target is an address: `entry:<id>`, `event:<entry id>:<n>`,
`statement:<document id>:<n>`, `date:<document id>:<kind>`,
`name:<mention id>`, `person:<id>`. Of names: `accept`, `reject` and `unsure`
with a person as `other` are positive, negative and unsure on that pair;
`merge` and `split` with `other` join and part two persons or two mentions;
`undo` is no judgement again.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, Literal, get_args

import msgspec

from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record

Verb = Literal["accept", "reject", "unsure", "correct", "merge", "split", "link", "note", "undo"]
VERBS: Final[tuple[Verb, ...]] = get_args(Verb)
KINDS: Final = ("entry", "event", "statement", "date", "name", "person", "document")
"""What a judgement can be on: the first word of its target."""

_NEEDS_OTHER: Final = frozenset({"merge", "split", "link"})
_VERDICTS: Final = frozenset({"accept", "reject", "unsure"})
# Words leave with their document, so a marking of one statement would hold nothing back.
_MARKABLE: Final = ("entry:", "document:")
_ADDRESS: Final = re.compile(r"([a-z]+):(\S+)")


class Judgement(Record, frozen=True):
    """One decision: by whom, on what, when and why. A row that never changes.

    `n` is its place among all judgements of the archive. `other` is the second
    address where the verb joins, parts or links two; `field` and `value` (JSON)
    what `correct` puts beside the machine's reading. `words` are the words of
    the target's span as they stood, by which it is found again. `on` is the day
    it counts from, `at` the instant it was written. `undoes` is the id of the
    judgement that an `undo` takes back.
    """

    n: int
    id: str
    target: str
    verb: Verb
    other: str | None
    field: str | None
    value: str | None
    words: str | None
    author: str
    on: str
    at: str
    reason: str
    undoes: str | None = None


class Draft(Record, frozen=True):
    """A judgement about to be made: what its author says of it. Fields as in `Judgement`."""

    target: str
    verb: Verb
    author: str
    on: str
    reason: str = ""
    other: str | None = None
    field: str | None = None
    value: str | None = None
    words: str | None = None
    undoes: str | None = None


class Standing(Record, frozen=True):
    """What stands on one target, made of all judgements on it.

    `verdict` is the last accept, reject or unsure that is on the target alone;
    `corrections` maps each field to its JSON value; `pairs` maps each other
    address to the verb that stands between the two. `history` has every
    judgement on the target in order, the undone and the undos too.
    """

    target: str
    verdict: Literal["accept", "reject", "unsure"] | None
    corrections: Mapping[str, str]
    pairs: Mapping[str, Verb]
    links: tuple[str, ...]
    notes: tuple[str, ...]
    history: tuple[Judgement, ...]


def make_judgement(draft: Draft, n: int, at: str) -> Judgement:
    """Give a draft its place and its id; raise `DeskError` where it does not say what its verb needs."""
    _refuse_unclear(draft)
    fields = msgspec.structs.asdict(draft)
    key = msgspec.json.encode([n, *fields.values()])
    return Judgement(n=n, id=f"j-{sha256(key).hexdigest()[:12]}", at=at, **fields)


def _refuse_unclear(draft: Draft) -> None:
    if draft.verb not in VERBS:
        raise DeskError(f"{draft.verb!r} is not a judgement; take one of: {', '.join(VERBS)}")
    for address in filter(None, (draft.target, draft.other)):
        found = _ADDRESS.fullmatch(address)
        if found is None or found[1] not in KINDS:
            raise DeskError(f"{address!r} is no address; one is {':…, '.join(KINDS)}:…")
    for is_so, sentence in (
        (draft.verb in _NEEDS_OTHER and not draft.other, f"{draft.verb} needs a second address"),
        (draft.other == draft.target, f"{draft.target} cannot be judged against itself"),
        (
            draft.verb == "correct" and not (draft.field and draft.value),
            "correct needs a field and its value",
        ),
        (
            draft.field == "marking" and not draft.target.startswith(_MARKABLE),
            "a marking is of an entry or a document: mark the document in which the words stand",
        ),
        (draft.verb == "note" and not draft.reason.strip(), "a note needs its text"),
        (
            (draft.verb == "undo") != (draft.undoes is not None),
            "undo, and only undo, names a judgement to take back",
        ),
        (not draft.author.strip(), "a judgement needs its author"),
    ):
        if is_so:
            raise DeskError(sentence)


def find_standing(judgements: Iterable[Judgement]) -> dict[str, Standing]:
    """Return what stands on each target, by address; a judgement on two stands on both. Linear."""
    every = sorted(judgements, key=lambda each: each.n)
    history: dict[str, list[Judgement]] = {}
    standing: dict[str, list[Judgement]] = {}
    for rows, into in ((every, history), (drop_undone(every), standing)):
        for each in rows:
            for address in filter(None, (each.target, each.other)):
                into.setdefault(address, []).append(each)
    return {target: _stand(target, standing.get(target, []), past) for target, past in history.items()}


def _stand(target: str, rows: list[Judgement], history: list[Judgement]) -> Standing:
    verdict = None
    corrections: dict[str, str] = {}
    pairs: dict[str, Verb] = {}
    links: dict[str, None] = {}
    notes = []
    for each in rows:
        far = each.other if each.target == target else each.target
        if each.verb == "correct" and each.field is not None and each.value is not None:
            corrections[each.field] = each.value
        elif each.verb == "note":
            notes.append(each.reason)
        elif each.verb == "link" and far:
            links[far] = None
        elif each.other and far:
            pairs[far] = each.verb
        elif each.verb in _VERDICTS:
            verdict = each.verb
    return Standing(
        target,
        verdict,  # type: ignore[arg-type]  # one of _VERDICTS
        corrections,
        pairs,
        tuple(links),
        tuple(notes),
        tuple(history),
    )
