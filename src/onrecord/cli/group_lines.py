"""Groups and their pages as lines for eyes: pure, printable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import desk
from onrecord.cli.family import flat
from onrecord.cli.terminal import Ink, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def render_group(group: desk.Group, on: str, ink: Ink) -> Iterator[str]:
    """Yield a group as it stands on a day, and each time it was set up."""
    yield ink.bold(flat(group.name))
    facts = (group.kind, " and ".join(group.sides), group.state, group.marking, f"since {group.formed_on}")
    yield f"  {ink.cyan(group.id)} {flat(' · '.join(facts))}"
    now = desk.find_composition(group, on)
    if now:
        yield from _fill(f"members  {name_members(now.members)}")
        yield from _fill(f"set up   for {'; '.join(now.issues) or 'no issue named'}, since {now.on}")
    for change in desk.find_changes(group):
        yield from _fill(f"{change.on}  {describe_change(change)}")
    for meeting in group.meetings:
        yield from _fill(describe_meeting(meeting))


def name_members(members: Iterable[desk.Member]) -> str:
    """Return members in one line, each with side, role and issue group where known."""
    named = []
    for member in members:
        told = ", ".join(part for part in (member.side, member.role) if part)
        at = f" – {member.issue_group}" if member.issue_group else ""
        named.append(f"{member.name}{f' ({told})' if told else ''}{at}")
    return "; ".join(named)


def describe_change(change: desk.group.Reconfigured) -> str:
    """Say what a new composition changed."""
    parts = [f"set up for {'; '.join(change.issues) or 'no issue named'}"]
    if change.came:
        parts.append(f"came: {name_members(change.came)}")
    if change.left:
        parts.append(f"left: {name_members(change.left)}")
    return " · ".join([*parts, *([change.reason] if change.reason else [])])


def describe_meeting(meeting: desk.Meeting) -> str:
    """Say when and where a meeting was or will be, and what came of it."""
    about = meeting.outcome or meeting.agenda
    parts = (f"{meeting.date}  meeting {meeting.number} {meeting.status}", meeting.place, about)
    return " · ".join(part for part in parts if part)


def render_wrapup(page: desk.WrapUp, ink: Ink) -> Iterator[str]:
    """Yield the page of a group: the wrap-up, then the look-ahead."""
    yield ink.bold(flat(page.group.name)) + f" · {page.marking}"
    yield f"wrap-up {page.since} to {page.on}, look-ahead to {page.until}"
    if page.composition:
        yield from _fill(f"members: {name_members(page.composition.members)}")
        yield from _fill(f"set up for: {'; '.join(page.composition.issues) or 'no issue named'}")
    yield ""
    yield ink.bold("Wrap-up")
    yield from _back(page)
    yield ""
    yield ink.bold("Look-ahead")
    yield from _ahead(page)


def _back(page: desk.WrapUp) -> Iterator[str]:
    for change in page.changes:
        yield from _fill(f"{change.on}  {describe_change(change)}")
    for meeting in page.held:
        yield from _fill(describe_meeting(meeting))
    for move in page.moves:
        why = f" – {move.reason}" if move.reason else ""
        yield from _fill(
            f"{move.on}  {move.number}. {move.title}: {move.status}, says {move.side}{why} → {move.stands}"
        )
    if not page.moves:
        yield "  no item moved"
    for count in page.counts:
        sides = ", ".join(f"{side} {number}" for side, number in count.now.by_side)
        before = count.before.total if count.before else "–"
        yield from _fill(f"open items of {count.checklist}: {before} → {count.now.total} ({sides})")
    for each in page.conditions:
        by = f", of {each.by}" if each.by else ""
        yield from _fill(f"condition{by}, {each.met}: {each.condition} ({each.where})")


def _ahead(page: desk.WrapUp) -> Iterator[str]:
    for meeting in page.planned:
        yield from _fill(describe_meeting(meeting))
    if not page.planned:
        yield "  no meeting is planned"
    for title, item in page.due:
        yield from _fill(f"due {item.row.due}: {item.number}. {item.row.title} ({title})")
    for filed, clock in page.waiting:
        yield from _fill(describe_waiting(filed, clock))
    for proposal in page.proposals:
        backed = f", backed by {', '.join(proposal.backed_by)}" if proposal.backed_by else ""
        yield from _fill(f"before {', '.join(proposal.to) or 'the leaders'}: {proposal.title}{backed}")
    for title, age in page.stale:
        yield from _fill(f"not moved for {age.still} days: {age.number}. {age.title} ({title})")


def describe_waiting(filed: desk.Filed, clock: desk.Clock) -> str:
    """Say where the reply to a letter stands."""
    letter = filed.letter
    name = " ".join(part for part in (letter.form, letter.reference) if part)
    parts = [f"{name}, {letter.sender} to {letter.addressee}", clock.state]
    if clock.days is not None:
        parts[-1] += f" {'for' if clock.state != 'answered' else 'after'} {clock.days} days"
    if letter.reply_due and clock.late is not None:
        parts.append(f"due {letter.reply_due}")
    return " · ".join([*parts, *([letter.subject] if letter.subject else [])])


def _fill(text: str) -> Iterator[str]:
    first, *rest = wrapped(flat(text), indent="  ", columns=width())
    yield first
    yield from (f"  {line}" for line in rest)
