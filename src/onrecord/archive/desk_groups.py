"""The groups, the register and the proposals of a desk."""

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.archive.desk_things import Things
from onrecord.desk.acts import Act, Hand
from onrecord.desk.group import (
    Body,
    Cancelled,
    Composed,
    Formed,
    Group,
    Held,
    Planned,
    Turned,
    next_meeting,
)
from onrecord.desk.group import Marked as GroupMarked
from onrecord.desk.items import read_day, read_side, tidy, tidy_line
from onrecord.desk.marking import Marking
from onrecord.desk.proposal import Backed, Conditioned, Ended, Proposal, Proposed, Reworded
from onrecord.desk.proposal import Marked as ProposalMarked
from onrecord.desk.register import (
    Amended,
    Filed,
    Letter,
    LetterStated,
    Paired,
    Registered,
    Replied,
    check_letter,
)
from onrecord.desk.register import Marked as LetterMarked
from onrecord.errors import DeskError


class Groups(Things[Group]):
    """The groups of a desk, by id: a group's name in small letters. Raises as `Things` says."""

    kind = "group"

    def form(self, formed: Formed, hand: Hand) -> Group:
        """Set a group up; its members are named by `compose`."""
        name = tidy_line(formed.name)
        if not name or not formed.sides:
            raise DeskError("a group needs a name and its sides")
        sides = tuple(read_side(side) for side in formed.sides)
        return self._open(name, msgspec.structs.replace(formed, name=name, sides=sides), hand)

    def compose(self, id_: str, composed: Composed, hand: Hand) -> Group:
        """Name the members and the issues from the hand's day on."""
        return self._do(id_, hand, lambda *_: [composed])

    def turn(self, id_: str, turned: Turned, hand: Hand) -> Group:
        """Suspend a group, resume it, or end it."""
        return self._do(id_, hand, lambda *_: [turned])

    def meet(self, id_: str, meeting: Planned | Held | Cancelled, hand: Hand) -> Group:
        """Plan, move, hold or cancel a meeting; number 0 is the next one."""

        def propose(_: Group, acts: list[Act]) -> list[Body]:
            number = meeting.meeting or next_meeting(acts)
            return [msgspec.structs.replace(meeting, meeting=number)]

        return self._do(id_, hand, propose)

    def mark(self, id_: str, marking: Marking, hand: Hand) -> Group:
        """Give a group another marking."""
        return self._do(id_, hand, lambda *_: [GroupMarked(marking)])


class Register(Things[Filed]):
    """The correspondence of a desk, by id: sender, form and reference in small letters. Raises as `Things` says."""

    kind = "letter"

    def add(self, letter: Letter, hand: Hand, marking: Marking = "internal") -> Filed:
        """Register a letter that was sent or received, seen or only known of."""
        checked = check_letter(_tidy_letter(letter))
        day = checked.delivered_on or checked.written_on or checked.disclosed_on or ""
        name = f"{checked.sender} {checked.form} {checked.reference or day}"
        return self._open(name, Registered(checked, marking), hand)

    def amend(self, id_: str, fields: Mapping[str, Any], hand: Hand) -> Filed:
        """Put fields of a letter otherwise, each as in `Letter`."""
        return self._do(id_, hand, lambda *_: [Amended(dict(fields))])

    def reply(self, id_: str, replied: Replied, hand: Hand) -> Filed:
        """Note the answer to a letter, on the hand's day."""
        return self._do(id_, hand, lambda *_: [replied])

    def pair(self, id_: str, other: str, hand: Hand, *, is_reply: bool) -> Filed:
        """Judge whether another letter, or an entry of the ledger, is the reply to this one."""
        return self._do(id_, hand, lambda *_: [Paired(other, is_reply)])

    def state(self, id_: str, stated: LetterStated, hand: Hand) -> Filed:
        """Note what a side says of a letter, on the hand's day."""
        return self._do(id_, hand, lambda *_: [stated])

    def mark(self, id_: str, marking: Marking, hand: Hand) -> Filed:
        """Give a letter another marking."""
        return self._do(id_, hand, lambda *_: [LetterMarked(marking)])


class Proposals(Things[Proposal]):
    """The proposals to leaders of a desk, by id: a title in small letters. Raises as `Things` says."""

    kind = "proposal"

    def put(self, proposed: Proposed, hand: Hand) -> Proposal:
        """Make an item, or several, a proposal."""
        title, text = tidy_line(proposed.title), tidy(proposed.text)
        if not title or not text:
            raise DeskError("a proposal needs a title and a text")
        return self._open(title, msgspec.structs.replace(proposed, title=title, text=text), hand)

    def follow(self, id_: str, step: Reworded | Backed | Conditioned | Ended, hand: Hand) -> Proposal:
        """Reword a proposal, note who backs it, on what condition, or what came of it."""
        return self._do(id_, hand, lambda *_: [step])

    def mark(self, id_: str, marking: Marking, hand: Hand) -> Proposal:
        """Give a proposal another marking."""
        return self._do(id_, hand, lambda *_: [ProposalMarked(marking)])


def _tidy_letter(letter: Letter) -> Letter:
    days = ("written_on", "delivered_on", "disclosed_on", "effective_on", "reply_due")
    put = {field: read_day(value) for field in days if (value := getattr(letter, field))}
    lines = ("subject", "reference", "reference_reason", "initiator", "channel")
    put |= {field: tidy_line(value) for field in lines if (value := getattr(letter, field))}
    put |= {field: tidy(value) for field in ("asked", "text") if (value := getattr(letter, field))}
    sides = {"sender": read_side(letter.sender), "addressee": read_side(letter.addressee)}
    return msgspec.structs.replace(letter, **put, **sides)
