"""Whether two candidates tell of one note, letter or request; which reply answers which note; where to look for such.

`same_correspondence` is symmetric and says why; `pair_replies` proposes,
for a person to confirm, since a reply that does not cite its note proves nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.ledger.wordings import fold_wording, share_words
from onrecord.model import Actor
from onrecord.model.ledger import Correspondence
from onrecord.people.likeness import compare_names
from onrecord.text.bounds import Bounds, find_bounds

_FAMILIES: Final = {
    "note": "note",
    "note verbale": "note",
    "signed note": "note",
    "protest note": "note",
    "letter": "letter",
    "message": "letter",
    "telegram": "letter",
    "invitation": "letter",
    "request": "request",
    "request for clarification": "request",
    "official request": "request",
    "proposal": "request",
    "appeal": "request",
}
"""Forms that two pages may name for one text; a form that is not listed is its own family."""
_SLACK: Final = 3  # days between writing, delivery and the report of one text
_WIDE: Final = 45  # days from which a date says too little to join by
_WEEK: Final = 7
_ENOUGH, _LEAST = 0.6, 2
_REPLY_WITHIN: Final = 120  # days after a note in which a reply without a reference may answer it
_NOT_ALNUM: Final = re.compile(r"[^0-9A-Za-z]+")
_LABEL: Final = re.compile(r"(?i)^\s*(?:no|nr|number|ref)\b\.?\s*")


class CorrespondenceView(NamedTuple):
    """A note, letter or request as matching sees it; `words` are the telling words of subject and what is asked."""

    form: str
    family: str
    sender: Actor | None
    to: Actor | None
    reference: str | None
    days: Bounds | None
    words: frozenset[str]


class _Sent(NamedTuple):
    day: int
    n: int
    note: Correspondence


class ReplyProposal(NamedTuple):
    """A reply that may answer a note: their places in the sequence given, and why, for a person to confirm."""

    note: int
    reply: int
    reason: str


def view_correspondence(one: Correspondence, asked: str | None) -> CorrespondenceView:
    """Return what matching needs; `asked` are the words of that span, null where it has none."""
    return CorrespondenceView(
        form=one.form,
        family=_FAMILIES.get(one.form, one.form),
        sender=one.sender,
        to=one.to,
        reference=_fold_reference(one.reference),
        days=_sent_days(one),
        words=fold_wording(f"{one.subject or ''} {asked or ''}"),
    )


def same_correspondence(one: CorrespondenceView, other: CorrespondenceView) -> str | None:
    """Return the reason in a sentence why two candidates are one text; null where nothing shows it.

    Forms, senders, addressees, numbers and dates must not contradict each
    other. Then the number, or the day with the same sides, or the subject of
    the same sides, decides.
    """
    if not _fits(one, other):
        return None
    if one.reference and other.reference:
        return f"Both bear the number {one.reference}." if one.reference == other.reference else None
    if not _is_same_party(one.sender, other.sender):
        return None
    return _match_wording(one, other)


def _match_wording(one: CorrespondenceView, other: CorrespondenceView) -> str | None:
    """Match texts of one sender without two numbers: by day, sides and form, or by what they are about."""
    shared = share_words(one.words, other.words, _ENOUGH, _LEAST)
    if one.days and other.days:
        is_alike = bool(shared) or (one.form == other.form and not (one.words and other.words))
        told = f"Sender, addressee and form agree, and the days are no more than {_SLACK} apart."
        return told if is_alike and _is_same_party(one.to, other.to) else None
    if shared:
        return f"Sender and form agree, and both are about “{', '.join(sorted(shared)[:4])}”."
    return None


def _fits(one: CorrespondenceView, other: CorrespondenceView) -> bool:
    """Tell whether form, sides, persons and days do not contradict each other."""
    if one.family != other.family or (one.days and other.days and not _near(one.days, other.days)):
        return False
    return _fit_actors(one.sender, other.sender) and _fit_actors(one.to, other.to)


def correspondence_keys(one: Correspondence, asked: str | None) -> tuple[str, ...]:
    """Return the sorted keys by which partners are looked up: two that are one text share a key."""
    view = view_correspondence(one, asked)
    found = {f"r {view.reference}"} if view.reference else set()
    sender = view.sender.party if view.sender else None
    if sender:
        found |= {f"w {view.family} {sender} {word}" for word in view.words}
        if view.days:
            first, last = (view.days.first - _SLACK) // _WEEK, (view.days.last + _SLACK) // _WEEK
            found |= {f"d {view.family} {sender} {week}" for week in range(first, last + 1)}
    return tuple(sorted(found))


def pair_replies(found: Sequence[Correspondence]) -> tuple[ReplyProposal, ...]:
    """Propose which candidates that tell of a reply answer which notes, of one or many documents.

    A note without a known reply fits a candidate whose reply goes between the
    same sides the same way, on the note's day or up to 120 days after it. The
    nearest before the reply is proposed, and only where it is the only one of
    its day. Numbers that differ keep them apart. In order of the notes; the
    order given changes nothing but the places.
    """
    by_sides: dict[tuple[str, str], list[_Sent]] = {}
    for n, one in enumerate(found):
        sides, days = _sides(one), _sent_days(one)
        if one.reply == "none" and sides and days:
            by_sides.setdefault(sides, []).append(_Sent(days.first, n, one))
    for rows in by_sides.values():
        rows.sort(key=lambda row: row.day)
    proposals = []
    for n, reply in enumerate(found):
        answered, sides = find_bounds(reply.reply_on), _sides(reply)
        if reply.reply != "none" and answered and sides:
            best = _nearest(by_sides.get(sides, []), reply, answered.first)
            proposals += [
                ReplyProposal(row.n, n, _why(row.note, answered.first - row.day, sides)) for row in best
            ]
    return tuple(sorted(proposals))


def _nearest(rows: list[_Sent], reply: Correspondence, day: int) -> list[_Sent]:
    """Return the last notes before a day that a reply may answer; none where two different ones went that day."""
    best: list[_Sent] = []
    for row in reversed(rows[: bisect_right(rows, day, key=lambda row: row.day)]):
        if day - row.day > _REPLY_WITHIN or (best and row.day != best[0].day):
            break
        cited, own = _fold_reference(reply.reference), _fold_reference(row.note.reference)
        if not (cited and own and cited != own) and _is_alike(row.note.form, reply.form):
            best.append(row)
    is_one = len({(row.note.form, _fold_reference(row.note.reference)) for row in best}) == 1
    return best if is_one else []


def _is_alike(sent: str, answered: str) -> bool:
    """Say whether what was answered may be what was sent: a "request" may be a note, a non-paper is none."""
    family = _FAMILIES.get(answered, answered)
    return family in {"request", _FAMILIES.get(sent, sent)}


def _why(note: Correspondence, days: int, sides: tuple[str, str]) -> str:
    later = "the same day" if days == 0 else "1 day later" if days == 1 else f"{days} days later"
    return f"{sides[1]} replied to {sides[0]} {later}, and no other {note.form} between them is nearer; the reply does not cite it."


def _sides(one: Correspondence) -> tuple[str, str] | None:
    if one.sender and one.to and one.sender.party and one.to.party:
        return (one.sender.party, one.to.party)
    return None


def _sent_days(one: Correspondence) -> Bounds | None:
    """Return the days on which a text was delivered, else written; null where that is wider than a month and a half."""
    days = find_bounds(one.delivered_on or one.written_on)
    return days if days and days.last - days.first <= _WIDE else None


def _fold_reference(printed: str | None) -> str | None:
    return _NOT_ALNUM.sub("", _LABEL.sub("", printed)).casefold() or None if printed else None


def _fit_actors(one: Actor | None, other: Actor | None) -> bool:
    """Tell whether two actors do not contradict each other; a body may have sent what its minister signed."""
    if one is None or other is None:
        return True
    if one.party and other.party and one.party != other.party:
        return False
    return not (one.name and other.name) or compare_names(one.name, other.name) is not None


def _is_same_party(one: Actor | None, other: Actor | None) -> bool:
    return one is not None and other is not None and one.party is not None and one.party == other.party


def _near(one: Bounds, other: Bounds) -> bool:
    return one.first <= other.last + _SLACK and other.first <= one.last + _SLACK
