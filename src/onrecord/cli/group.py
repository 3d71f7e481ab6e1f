"""`onrecord group`: mechanisms as they work: who sits in them, what they deal with, when they meet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.family import (
    Family,
    add_common,
    flat,
    hand_options,
    item_argument,
    items_argument,
    on_option,
    pick_day,
    pick_hand,
    split_item,
    split_items,
)
from onrecord.cli.group_lines import render_group, render_wrapup
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink
from onrecord.errors import DeskError

group_argument = click.argument("group_", metavar="GROUP")


@click.group(
    cls=Family,
    examples=(
        'onrecord group new "Compact working group" --side VAL --side TAR',
        "onrecord group compose compact --member 'VAL: Teodor Ashgrin, representative' --issue transit",
        "onrecord group assign irritants#2 compact",
        "onrecord group wrapup compact --html wrapup.html",
    ),
)
def group() -> None:
    """Keep groups: a commission with issue groups and coordinators, or two representatives set up for each issue."""


@group.command(
    cls=Command,
    examples=('onrecord group new "Compact working group" --side VAL --side TAR --on 2031-10-20',),
)
@click.argument("name")
@click.option(
    "--side", "sides", multiple=True, required=True, metavar="SIDE", help="A side in it; again for more."
)
@click.option("--kind", default="compact mechanism", show_default=True, help="commission, working group …")
@click.option(
    "--every",
    "every_days",
    type=click.IntRange(1, 366),
    default=14,
    show_default=True,
    help="Days from one wrap-up to the next.",
)
@click.option("--entry", metavar="ID", help="Its entry in the ledger.")
@click.option("--marking", default="internal", show_default=True, help="public, internal or confidential.")
@hand_options
@archive_option
def new(*, name: str, sides: tuple[str, ...], marking: str, archive: Path, **options: Any) -> None:
    """Set a group up; the archive is made where there is none."""
    hand = pick_hand(options)
    formed = desk.Formed(
        name, options["kind"], sides, options["every_days"], options["entry"], desk.read_marking(marking)
    )
    with onrecord.open_archive(archive, create=True) as opened:
        made = opened.desk().groups.form(formed, hand)
    show(flat(f"{made.id}: {made.name}, {made.kind} of {' and '.join(made.sides)}, {made.marking}"))


def read_member(text: str) -> "desk.Member":
    """Return who "VAL: Teodor Ashgrin, representative @ Trade" names; side, role and issue group may be missing."""
    rest, _, issue_group = text.partition("@")
    side, colon, rest = rest.partition(":") if ":" in rest else ("", "", rest)
    name, _, role = rest.partition(",")
    if not name.strip() or (colon and not side.strip()):
        raise DeskError(f"{text!r} names nobody: give SIDE: NAME, ROLE @ ISSUE GROUP")
    return desk.Member(name.strip(), side.strip() or None, role.strip() or None, issue_group.strip() or None)


@group.command(
    cls=Command,
    examples=(
        "onrecord group compose compact --member 'VAL: Teodor Ashgrin, representative' --issue transit",
        "onrecord group compose compact --issue fisheries --join 'TAR: Ida Roe, expert'",
    ),
)
@group_argument
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar="MEMBER",
    help="All who sit in it: 'SIDE: NAME, ROLE @ ISSUE GROUP'; again for more.",
)
@click.option("--join", "joining", multiple=True, metavar="MEMBER", help="Who comes to those before.")
@click.option("--leave", "leaving", multiple=True, metavar="NAME", help="Who of those before leaves.")
@click.option(
    "--issue", "issues", multiple=True, metavar="TEXT", help="What it deals with now; again for more."
)
@hand_options
@archive_option
def compose(*, group_: str, archive: Path, **options: Any) -> None:
    """Say who sits in a group and what it is set up for, from a day on. Without --member, those before stay."""
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        groups = opened.desk().groups
        found = groups.get(group_)
        before = desk.find_composition(found, hand.on)
        gone = set(options["leaving"])
        missing = gone - {member.name for member in (before.members if before else ())}
        if missing:
            raise DeskError(f"{', '.join(sorted(missing))} did not sit in {found.name} on {hand.on}")
        stayed = [member for member in (before.members if before else ()) if member.name not in gone]
        members = [read_member(text) for text in options["members"]] or stayed
        members += [read_member(text) for text in options["joining"]]
        issues = options["issues"] or (before.issues if before else ())
        groups.compose(group_, desk.Composed(tuple(members), tuple(issues)), hand)
        stood = groups.get(group_, until=hand.on)
    show("\n".join(render_group(stood, hand.on, stdout_ink())))


@group.command(cls=Command, examples=("onrecord group assign irritants#2 compact",))
@items_argument
@group_argument
@hand_options
@archive_option
def assign(*, items: str, group_: str, archive: Path, **options: Any) -> None:
    """Give items of a check list to a group."""
    list_, numbers = split_items(items)
    with onrecord.open_archive(archive) as opened:
        kept = opened.desk()
        to = kept.groups.get(group_)
        moved = [desk.Moved(number, group=to.id) for number in numbers]
        stood = kept.checklists.move(list_, moved, pick_hand(options))
    for number in numbers:
        show(flat(f"{stood.id}#{number} {stood.find(number).row.title}: with {to.name}"))


@group.command(
    cls=Command, examples=("onrecord group escalate irritants#2 --because 'the deputies are stuck'",)
)
@item_argument
@hand_options
@archive_option
def escalate(*, item: str, archive: Path, **options: Any) -> None:
    """Take an item one level up: working group, deputy, minister, leader."""
    list_, number = split_item(item)
    with onrecord.open_archive(archive) as opened:
        lists = opened.desk().checklists
        level = lists.get(list_).find(number).row.level
        at = desk.LEVELS.index(level) + 1 if level in desk.LEVELS else 0
        if at == len(desk.LEVELS):
            raise DeskError(f"{item} is with the leaders already; make it a proposal: onrecord proposal new")
        stood = lists.move(list_, [desk.Moved(number, desk.LEVELS[at])], pick_hand(options))
    found = stood.find(number).row
    show(flat(f"{stood.id}#{number} {found.title}: {level or 'no level'} → {found.level}"))


@group.command(cls=Command, examples=("onrecord group plan compact 2031-11-03 --place 'Port Aurel'",))
@group_argument
@click.argument("date")
@click.option("--place", metavar="PLACE", help="Where.")
@click.option("--agenda", metavar="TEXT", help="What about.")
@click.option(
    "--meeting", type=click.IntRange(1), default=None, help="The meeting that is moved; a new one without."
)
@hand_options
@archive_option
def plan(*, group_: str, date: str, meeting: int | None, archive: Path, **options: Any) -> None:
    """Plan a meeting, or move one."""
    hand = pick_hand(options)
    planned = desk.Planned(meeting or 0, desk.read_day(date), options["place"], options["agenda"])
    with onrecord.open_archive(archive) as opened:
        _show_meetings(opened.desk().groups.meet(group_, planned, hand))


@group.command(
    cls=Command, examples=("onrecord group held compact 2031-11-03 --meeting 1 --outcome 'Lists compared.'",)
)
@group_argument
@click.argument("date")
@click.option("--place", metavar="PLACE", help="Where.")
@click.option("--outcome", metavar="TEXT", help="What came of it.")
@click.option(
    "--meeting", type=click.IntRange(1), default=None, help="The planned meeting; a new one without."
)
@hand_options
@archive_option
def held(*, group_: str, date: str, meeting: int | None, archive: Path, **options: Any) -> None:
    """Note that a meeting was held, planned before or not."""
    hand = pick_hand(options)
    step = desk.Held(meeting or 0, desk.read_day(date), options["place"], options["outcome"])
    with onrecord.open_archive(archive) as opened:
        _show_meetings(opened.desk().groups.meet(group_, step, hand))


@group.command(cls=Command, examples=("onrecord group cancel compact 2 --because 'no date was found'",))
@group_argument
@click.argument("meeting", type=click.IntRange(1))
@hand_options
@archive_option
def cancel(*, group_: str, meeting: int, archive: Path, **options: Any) -> None:
    """Note that a planned meeting will not be held."""
    with onrecord.open_archive(archive) as opened:
        _show_meetings(opened.desk().groups.meet(group_, desk.Cancelled(meeting), pick_hand(options)))


def _show_meetings(found: "desk.Group") -> None:
    show(
        "\n".join(
            flat(f"{m.number}  {m.date}  {m.status}" + (f"  {m.place}" if m.place else ""))
            for m in found.meetings
        )
    )


@group.command(cls=Command, examples=("onrecord group turn compact suspended",))
@group_argument
@click.argument("state", type=click.Choice(["standing", "suspended", "ended"]))
@hand_options
@archive_option
def turn(*, group_: str, state: Any, archive: Path, **options: Any) -> None:
    """Note that a group as a whole is suspended, stands again, or has ended."""
    with onrecord.open_archive(archive) as opened:
        found = opened.desk().groups.turn(group_, desk.Turned(state), pick_hand(options))
    show(f"{found.id}: {found.state}")


@group.command("show", cls=Command, examples=("onrecord group show compact --on 2032-03-01",))
@group_argument
@on_option
@archive_option
@json_option
def show_group(*, group_: str, archive: Path, as_json: bool, **options: Any) -> None:
    """Show a group as it stood on a day: who sits in it, what it is set up for, how it was set up before."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().groups.get(group_, until=on)
    if as_json:
        show_json(onrecord.to_json(found))
    else:
        show("\n".join(render_group(found, on, stdout_ink())))


@group.command("list", cls=Command, examples=("onrecord group list",))
@on_option
@archive_option
@json_option
def list_groups(*, archive: Path, as_json: bool, **options: Any) -> None:
    """List the groups."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().groups.all(until=on)
    if as_json:
        for each in found:
            show_json(onrecord.to_json(each))
    else:
        show("\n".join(_group_lines(found)) or "there is no group yet")


def _group_lines(groups: "list[desk.Group]") -> Iterator[str]:
    for each in groups:
        yield flat(f"{each.id}: {each.name}, {each.kind} of {' and '.join(each.sides)}, {each.state}")


@group.command(
    cls=Command,
    examples=(
        "onrecord group wrapup compact --on 2032-11-12",
        "onrecord group wrapup compact --html wrapup.html --days 30",
    ),
)
@group_argument
@click.option(
    "--days", type=click.IntRange(1, 366), help="So many days back and ahead; the group's cadence without."
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the page to print to this file."
)
@on_option
@archive_option
@json_option
def wrapup(
    *, group_: str, days: int | None, html: Path | None, archive: Path, as_json: bool, **options: Any
) -> None:
    """Draw the two-weekly page of a group: the wrap-up of what moved, and the look-ahead at what comes."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        page = onrecord.wrap_up(opened, group_, on, days=days)
    if html is not None:
        html.write_bytes(desk.print_wrapup(page))
        show(f"wrote {html}")
    elif as_json:
        show_json(onrecord.to_json(page))
    else:
        show("\n".join(render_wrapup(page, stdout_ink())))


add_common(group, "groups", "GROUP", "compact")
