"""The register of correspondence: what was sent and received in each form, and the clock of its replies."""

import tomllib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal, get_args

import msgspec

from onrecord.desk.acts import Act, read_body
from onrecord.desk.marking import Marking
from onrecord.desk.progress import days_between
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError
from onrecord.model import Record
from onrecord.model.ledger import KnownBy, Reply
from onrecord.text.fold import fold_words

_FACTS: Final = tomllib.loads((Path(__file__).parent / "forms.toml").read_text("utf-8"))
FORMALITY: Final[dict[str, int]] = _FACTS["formality"]
"""Each form with its formality, from 1 (a public statement to the other side) to 8 (treaty text)."""
_NO_REFERENCE: Final[dict[str, str]] = _FACTS["no_reference"]
REPLIES: Final[tuple[Reply, ...]] = get_args(Reply)
KNOWN_BY: Final[tuple[KnownBy, ...]] = get_args(KnownBy)
_REPLY_DAYS: Final = 400
"""Later than this a letter the other way is proposed as a reply no more."""
_LOOKED_BACK: Final = 200
"""So many earlier letters are looked at for each, that a register of ten thousand costs no square of it."""


class Letter(Record, frozen=True):
    """One row of the register: what went from whom to whom, and what is known of it.

    Everything but sender, addressee and form may be null: a non-paper without
    text, number or admitted existence is a row like any other. `persons` are
    those who signed, handed over and took it, with their rank; `reference_reason`
    says why there is no reference. `text` is null where it was not seen.
    """

    sender: str
    addressee: str
    form: str
    subject: str | None = None
    asked: str | None = None
    text: str | None = None
    persons: tuple[str, ...] = ()
    initiator: str | None = None
    channel: str | None = None
    reference: str | None = None
    reference_reason: str | None = None
    known_by: KnownBy = "acknowledged"
    is_deniable: bool = False
    written_on: str | None = None
    delivered_on: str | None = None
    disclosed_on: str | None = None
    effective_on: str | None = None
    reply_due: str | None = None
    conditions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Registered(Record, frozen=True, tag="registered"):
    """The letter came into the register."""

    letter: Letter
    marking: Marking = "internal"


class Amended(Record, frozen=True, tag="amended"):
    """Fields of the letter were put otherwise; each value as in `Letter`."""

    fields: dict[str, Any]


class Replied(Record, frozen=True, tag="replied"):
    """An answer came, on the act's day; `letter` is its own row in the register, where it has one."""

    reply: Reply
    form: str | None = None
    reference: str | None = None
    letter: str | None = None
    summary: str | None = None


class Paired(Record, frozen=True, tag="paired"):
    """Another letter, or an entry of the ledger, was judged to be the reply to this one, or not."""

    other: str
    is_reply: bool


class LetterStated(Record, frozen=True, tag="stated"):
    """What a side says of the letter: that it was answered, that events have answered it."""

    side: str
    status: str


class Marked(Record, frozen=True, tag="marked"):
    """The letter has another marking."""

    marking: Marking


Body = Registered | Amended | Replied | Paired | LetterStated | Marked


class Filed(Record, frozen=True):
    """A letter with its life: every reply, what each side says of it, and the pairs judged."""

    id: str
    letter: Letter
    marking: Marking
    registered_on: str
    replies: tuple[tuple[str, Replied], ...] = ()
    pairs: tuple[Paired, ...] = ()
    stated: tuple[tuple[str, LetterStated], ...] = ()

    @property
    def reply(self) -> Reply:
        """The last reply, `none` where there is none."""
        return self.replies[-1][1].reply if self.replies else "none"

    @property
    def day(self) -> str | None:
        """The day its clock runs from: delivered, else written, else disclosed."""
        return self.letter.delivered_on or self.letter.written_on or self.letter.disclosed_on

    @property
    def formality(self) -> int:
        """The formality of its form, 1 to 8."""
        return FORMALITY[self.letter.form]


def fold_letter(acts: Iterable[Act], *, until: str | None = None) -> Filed:
    """Return what the acts on one letter make of it; with `until`, what stood at the end of that day.

    Raises `DeskError` where an act does not follow from those before it.
    """
    standing = [act for act in drop_undone(acts) if until is None or act.on[:10] <= until]
    if not standing:
        raise DeskError("there was no such letter then" if until else "there is no such letter")
    first = read_body(standing[0], Body)
    if not isinstance(first, Registered):
        raise DeskError(
            "what is done to a letter rests on its having been registered; undo the later steps first"
        )
    filed = Filed(
        standing[0].thing.partition(":")[2], check_letter(first.letter), first.marking, standing[0].on
    )
    for act in standing[1:]:
        filed = _take(filed, act)
    return filed


def _take(filed: Filed, act: Act) -> Filed:
    put = msgspec.structs.replace
    match read_body(act, Body):
        case Amended(fields):
            unknown = [field for field in fields if field not in Letter.__struct_fields__]
            if unknown:
                raise DeskError(f"a letter has no {', '.join(unknown)}")
            try:
                whole = msgspec.convert(msgspec.to_builtins(filed.letter) | fields, Letter)
            except msgspec.ValidationError as error:
                raise DeskError(f"the letter cannot be put so ({error})") from error
            return put(filed, letter=check_letter(whole))
        case Replied() as reply:
            replies = sorted([*filed.replies, (act.on, reply)], key=lambda each: each[0])
            return put(filed, replies=tuple(replies))
        case Paired() as pair:
            others = tuple(each for each in filed.pairs if each.other != pair.other)
            return put(filed, pairs=(*others, pair))
        case LetterStated() as stated:
            return put(filed, stated=(*filed.stated, (act.on, stated)))
        case Marked(marking):
            return put(filed, marking=marking)
    raise DeskError("a letter is registered once")


def check_letter(letter: Letter) -> Letter:
    """Return the letter with the reason why it has no reference; raise `DeskError` for a form that is none."""
    if letter.form not in FORMALITY:
        raise DeskError(f"{letter.form!r} is no form; take one of: {', '.join(FORMALITY)}")
    if letter.sender == letter.addressee:
        raise DeskError("a letter goes from one side to another")
    if letter.reference or letter.reference_reason:
        return letter
    reason = _NO_REFERENCE.get(letter.form, "the number is not known")
    return msgspec.structs.replace(letter, reference_reason=reason)


class Clock(Record, frozen=True):
    """Where the reply to a letter stands on a day.

    `days` counts from delivery to the day, or to the reply that ended the
    wait; `late` how many days it is past the day it was asked for, negative
    while there is time, null where none was named.
    """

    state: Literal["answered", "refused", "answered in part", "acknowledged", "unanswered", "overdue"]
    days: int | None
    late: int | None


_ENDED: Final[dict[Reply, Literal["answered", "refused"]]] = {"substantive": "answered", "refused": "refused"}
_HALF: Final[dict[Reply, Literal["answered in part", "acknowledged"]]] = {
    "partial": "answered in part",
    "acknowledged": "acknowledged",
}


def read_clock(filed: Filed, on: str) -> Clock:
    """Return where the reply stands on a day; an answer in part or an acknowledgement lets the clock run on."""
    replies = [(day, reply) for day, reply in filed.replies if day <= on]
    end, last = replies[-1] if replies else (on, None)
    late = days_between(filed.letter.reply_due, on)
    if last is not None and last.reply in _ENDED:
        return Clock(_ENDED[last.reply], days_between(filed.day, end), None)
    days = days_between(filed.day, on)
    if late is not None and late > 0:
        return Clock("overdue", days, late)
    return Clock(_HALF[last.reply] if last is not None and last.reply in _HALF else "unanswered", days, late)


def find_unanswered(register: Iterable[Filed], on: str) -> tuple[tuple[Filed, Clock], ...]:
    """Return the letters still waiting on a day, with their clocks, the longest waiting first.

    A public statement waits for nothing unless it names a day.
    """
    found = []
    for filed in register:
        clock = read_clock(filed, on)
        waits = filed.formality > FORMALITY["public statement"] or filed.letter.reply_due
        asks = filed.letter.asked or filed.letter.reply_due
        has_come = filed.day is not None and filed.day <= on
        if waits and asks and has_come and clock.state not in ("answered", "refused"):
            found.append((filed, clock))
    return tuple(sorted(found, key=lambda each: -(each[1].days or 0)))


class Pairing(Record, frozen=True):
    """A letter and one that may be its reply, with the reason; to be confirmed or refused."""

    letter: str
    reply: str
    is_sure: bool
    reason: str


def propose_replies(register: Iterable[Filed]) -> tuple[Pairing, ...]:
    """Propose replies that nobody has judged yet: a later letter the other way that cites the reference, or is alike.

    One that cites the reference is sure. Without, the latest letter before it
    the other way that shares a word of the subject is proposed, never more.
    """
    filed = sorted(register, key=lambda each: (each.day or "", each.id))
    waiting: dict[tuple[str, str], list[Filed]] = {}
    found: list[Pairing] = []
    for each in filed:
        letter = each.letter
        earlier = waiting.get((letter.addressee, letter.sender), [])
        words = _words_of(each)
        for other in islice(reversed(earlier), _LOOKED_BACK):
            days = days_between(other.day, each.day)
            if days is None or days > _REPLY_DAYS:
                break
            if any(pair.other == each.id for pair in other.pairs):
                continue
            cited = bool(other.letter.reference) and (other.letter.reference or "") in (
                letter.text or letter.subject or ""
            )
            shared = words & _words_of(other)
            if cited or shared:
                reason = (
                    f"it cites {other.letter.reference}"
                    if cited
                    else f"{days} days later, the other way, and both speak of {', '.join(sorted(shared))}"
                )
                found.append(Pairing(other.id, each.id, cited, reason))
                break
        waiting.setdefault((letter.sender, letter.addressee), []).append(each)
    return tuple(found)


def _words_of(filed: Filed) -> set[str]:
    # Words of four letters and fewer ("note", "from", "the") join everything.
    return {word for word in fold_words(filed.letter.subject or "") if len(word) > 4}  # noqa: PLR2004
