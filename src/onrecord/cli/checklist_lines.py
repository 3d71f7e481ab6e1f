"""Check lists as lines for eyes: pure, printable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onrecord
from onrecord import desk
from onrecord.cli.family import flat
from onrecord.cli.terminal import Ink, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEVELS_OF_HISTORY = 60  # bars of the history of open items


def render_head(checklist: desk.Checklist, ink: Ink) -> Iterator[str]:
    """Yield a list in one line: its id, sides, marking, and how many items are open, in all and to each side."""
    counts = desk.count_open(checklist)
    now = counts[-1] if counts else None
    sides = f", {', '.join(f'{side} {count}' for side, count in now.by_side)}" if now else ""
    facts = (
        f"{checklist.side} with {checklist.other}",
        checklist.marking,
        f"{now.total if now else 0} open of {len(checklist.items)}{sides}",
        f"{len(checklist.sent)} sent, {len(checklist.received)} received",
    )
    yield ink.bold(flat(checklist.title))
    yield f"  {ink.cyan(checklist.id)} {flat(' · '.join(facts))}"


def render_items(checklist: desk.Checklist, on: str, ink: Ink, columns: int) -> Iterator[str]:
    """Yield every item with where it stands; how long an open one has not moved."""
    ages = {age.number: age for age in desk.find_ages(checklist, on)}
    for item in checklist.items:
        row = item.row
        first, *rest = wrapped(flat(row.title), columns=columns - 5)
        is_open = checklist.is_open(item)
        yield f"{ink.cyan(f'{item.number:>3}')}  {ink.bold(first) if is_open else ink.faint(first)}"
        yield from (f"     {ink.bold(line) if is_open else ink.faint(line)}" for line in rest)
        age = ages.get(item.number)
        facts = [
            desk.describe_status(row.said, checklist.sides),
            row.level,
            f"with {item.group}" if item.group else None,
            f"asked of {row.asked_of}" if row.asked_of else None,
            f"due {row.due}" if row.due and is_open else None,
            f"{age.still} days still" if age else None,
        ]
        yield from wrapped(flat(" · ".join(filter(None, facts))), indent="     ", columns=columns)


def render_item(checklist: desk.Checklist, item: desk.Item, columns: int) -> Iterator[str]:
    """Yield one item whole: every field, and every status each side gave it with who entered it and why."""
    row = item.row
    yield f"{item.number}. {flat(row.title)}"
    facts = (
        ("asked", row.ask), ("asked of", row.asked_of), ("with", "; ".join(row.co_performers)),
        ("section", row.section), ("level", row.level), ("group", item.group), ("opened", row.opened_on),
        ("due", row.due), ("last moved", row.moved_on), ("evidence", "; ".join(row.evidence)),
        ("linked", "; ".join(row.links)), ("stands", desk.describe_status(row.said, checklist.sides)),
    )  # fmt: skip
    for name, value in facts:
        if value:
            first, *rest = wrapped(flat(value), columns=columns - 14)
            yield f"  {name:<11} {first}"
            yield from (f"{'':14}{line}" for line in rest)
    for saying in item.sayings:
        said = saying.said
        words = (
            f"{said.on}  {said.side}: {said.status} – {saying.reason or 'no reason given'} ({saying.author})"
        )
        yield from wrapped(flat(words), indent="  ", columns=columns)


def render_remarks(remarks: Iterable[desk.Remark]) -> Iterator[str]:
    """Yield what is odd about a file, item by item."""
    for remark in remarks:
        yield flat(f"  {f'item {remark.item}' if remark.item else 'file'}: {remark.sentence}")


def render_comparison(found: desk.Comparison) -> Iterator[str]:
    """Yield what became of a list: added, reopened, closed, reworded, carried."""
    for what, rows in (("added", found.added), ("reopened", found.reopened)):
        yield from (flat(f"{what:<9} {row.number}. {row.title}") for row in rows)
    for closed in found.closed:
        yield flat(f"closed    {closed.row.number}. {closed.row.title} – {closed.how}")
    for each in found.reworded:
        yield flat(f"reworded  {each.new.number}. {each.new.title}")
        yield from _change_lines(each)
    for each in found.carried:
        yield flat(f"carried   {each.new.number}. {each.new.title}")
        yield from _change_lines(each)
    yield from render_remarks(found.remarks)
    yield (
        "no difference"
        if found.is_same
        else (
            f"{len(found.added)} added, {len(found.reopened)} reopened, {len(found.closed)} closed, "
            f"{len(found.reworded)} reworded, {len(found.carried)} carried"
        )
    )


def _change_lines(each: desk.compare.Carried) -> Iterator[str]:
    for change in each.changes:
        yield flat(f"            {desk.name_field(change.field)}: {change.was or '–'} → {change.now or '–'}")


def render_facing(found: desk.Facing) -> Iterator[str]:
    """Yield two sides' lists beside each other; what is proposed waits for `checklist pair`."""
    for what, pairs in (("both", found.both), ("same?", found.proposed)):
        for pair in pairs:
            yield flat(f"{what:<7} {pair.ours.number}. {pair.ours.title}")
            yield flat(f"        = {pair.theirs.number}. {pair.theirs.title} – {pair.reason}")
    for what, rows in (("ours", found.only_ours), ("theirs", found.only_theirs)):
        yield from (flat(f"{what:<7} {row.number}. {row.title}") for row in rows)
    yield (
        f"{len(found.both)} on both lists, {len(found.proposed)} perhaps, "
        f"{len(found.only_ours)} only ours, {len(found.only_theirs)} only theirs"
    )


def render_progress(checklist: desk.Checklist, on: str) -> Iterator[str]:
    """Yield the number of open items by day, as a bar and as each side counts, and what has not moved for 90 days."""
    counts = desk.count_open(checklist)
    most = max((each.total for each in counts), default=1)
    for each in counts:
        bar = "█" * round(each.total * min(most, _LEVELS_OF_HISTORY) / (most or 1))
        sides = ", ".join(f"{side} {count}" for side, count in each.by_side)
        yield flat(f"{each.on}  {each.total:>3}  {sides:<24} {bar}")
    for age in desk.find_stale(checklist, on):
        yield flat(
            f"still       {age.number}. {age.title}: {age.still} days without a move, {age.days} days open"
        )


def render_draft(items: Sequence[onrecord.DraftItem], ink: Ink, columns: int) -> Iterator[str]:
    """Yield a drafted list by section: each item with why it is there, what is asked of whom, and both sides' words."""
    section = None
    for n, item in enumerate(items, 1):
        if item.section != section:
            section = item.section
            yield section
        yield f"{ink.cyan(f'{n:>3}.')} {ink.bold(flat(item.title))}"
        asked = f"asked of {item.asked_of}: " if item.asked_of else "asked: "
        for text in (item.reason, asked + item.ask if item.ask else None):
            if text:
                yield from wrapped(flat(text), indent="     ", columns=columns)
        for held in item.held:
            yield from wrapped(flat(onrecord.spell_held(held)), indent="       ", columns=columns)
    count = f"{len(items)} item{'s' * (len(items) != 1)}"
    yield count if items else "nothing stands between them, as far as the record knows"
