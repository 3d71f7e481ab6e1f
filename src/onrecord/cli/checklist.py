"""`onrecord checklist`: the lists of irritants that two sides exchange and whittle down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.checklist_exchange import compare, draft, pair, receive, send
from onrecord.cli.checklist_lines import (
    render_head,
    render_item,
    render_items,
    render_progress,
    render_remarks,
)
from onrecord.cli.family import (
    Family,
    add_common,
    flat,
    hand_options,
    item_argument,
    items_argument,
    list_argument,
    on_option,
    pick_day,
    pick_hand,
    split_item,
    split_items,
)
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink, width

F = TypeVar("F", bound=Callable[..., Any])


@click.group(
    cls=Family,
    examples=(
        'onrecord checklist new "Irritants" --side VAL --with TAR',
        'onrecord checklist add irritants "Rail transit to Sorrel Point" --of TAR --level deputy',
        "onrecord checklist status irritants#1 --side VAL resolved --because 'wagons roll'",
        "onrecord checklist send irritants --to out/",
        "onrecord checklist receive tarsund-1.csv --list irritants",
        "onrecord checklist compare irritants --sides",
    ),
)
def checklist() -> None:
    """Keep lists of what strains relations, exchange them, and shorten them.

    LIST is the id of a list, or its beginning; LIST#ITEM an item of it: irritants#3.
    """


def item_options(command: F) -> F:
    """Give a command the fields of an item."""
    several: Any = {"multiple": True}
    options = (
        click.option("--ask", metavar="TEXT", help="What is asked."),
        click.option("--of", "asked_of", metavar="SIDE", help="Of whom it is asked."),
        click.option("--co-performer", "co_performers", metavar="NAME", help="Who works on it, on either side; again for more.", **several),
        click.option("--section", metavar="NAME", help="The section of the list it stands in."),
        click.option("--due", metavar="DATE", help="By when."),
        click.option("--evidence", metavar="ADDRESS", help="What it rests on: a statement, an entry, a citation; again for more.", **several),
        click.option("--link", "links", metavar="ADDRESS", help="An entry of the ledger it is about; again for more.", **several),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@checklist.command(
    cls=Command,
    examples=(
        'onrecord checklist new "Irritants" --side VAL --with TAR',
        "onrecord checklist new --from draft.md",
    ),
)
@click.argument("title", required=False)
@click.option("--side", metavar="SIDE", help="Whose list it is.")
@click.option("--with", "other", metavar="SIDE", help="The other side.")
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the items of a file: an edited draft, or a list in Markdown, CSV or HTML.",
)
@click.option("--marking", help="public, internal or confidential; internal without.")
@hand_options
@archive_option
@click.pass_context
def new(
    ctx: click.Context, /, *, title: str | None, file: Path | None, archive: Path, **options: Any
) -> None:
    """Begin a list, empty or with the items of a file; the archive is made where there is none.

    A file that `checklist draft --to` wrote says itself what the list is called and whose it is.
    """
    side, other = options.pop("side"), options.pop("other")
    marking = desk.read_marking(given) if (given := options.pop("marking")) else None
    hand = pick_hand(options)
    if file is None and not (title and side and other):
        raise click.UsageError("give TITLE, --side and --with, or a file with --from", ctx)
    data = file.read_bytes() if file else b""
    with onrecord.open_archive(archive, create=True) as opened:
        lists = opened.desk().checklists
        if file is None:
            made = lists.make(title or "", side, other, hand, marking or "internal")
        else:
            made, remarks = lists.make_of(file.name, data, hand, desk.Heading(title, side, other, marking))
            for line in render_remarks(remarks):
                show(line)
    items = f", {len(made.items)} items" if file else ""
    show(f"{made.id}: {made.side}'s list with {made.other}, {made.marking}{items}")


@checklist.command(
    cls=Command,
    examples=('onrecord checklist add irritants "Rail transit to Sorrel Point" --of TAR --due 2031-09-01',),
)
@list_argument
@click.argument("titles", nargs=-1, required=True, metavar="TITLE…")
@item_options
@click.option("--level", metavar="LEVEL", help="working group, deputy, minister or leader.")
@hand_options
@archive_option
def add(*, list_: str, titles: tuple[str, ...], archive: Path, level: str | None, **options: Any) -> None:
    """Add items to a list, each with the next number, which is never given again."""
    hand = pick_hand(options)
    at = desk.choose(level, desk.LEVELS, "level") if level else None
    rows = [desk.Row(None, title, level=at, **options) for title in titles]
    with onrecord.open_archive(archive) as opened:
        stood = opened.desk().checklists.add(list_, rows, hand)
    show("\n".join(flat(f"{stood.id}#{item.number} {item.row.title}") for item in stood.items[-len(rows) :]))


@checklist.command(
    cls=Command, examples=("onrecord checklist edit irritants#2 --title 'Rail transit' --due 2031-10-01",)
)
@item_argument
@click.option("--title", metavar="TEXT", help="Another title.")
@item_options
@hand_options
@archive_option
@click.pass_context
def edit(ctx: click.Context, /, *, item: str, archive: Path, **options: Any) -> None:
    """Put fields of an item otherwise; an empty value empties one."""
    list_, number = split_item(item)
    hand = pick_hand(options)
    given = {name: value for name, value in options.items() if value not in (None, ())}
    fields = {name: (None if value in ("", ("",)) else value) for name, value in given.items()}
    if not fields:
        raise click.UsageError("nothing to change: give a field", ctx)
    with onrecord.open_archive(archive) as opened:
        stood = opened.desk().checklists.edit(list_, number, fields, hand)
    show("\n".join(render_item(stood, stood.find(number), width())))


@checklist.command(
    cls=Command,
    examples=(
        "onrecord checklist move irritants#2 --level minister --because 'the deputies are stuck'",
        "onrecord checklist move irritants#4 --before 1",
    ),
)
@item_argument
@click.option("--level", metavar="LEVEL", help="To this level: working group, deputy, minister, leader.")
@click.option("--group", metavar="GROUP", help="To this group.")
@click.option("--before", metavar="ITEM", help="Before this item of the list.")
@hand_options
@archive_option
@click.pass_context
def move(ctx: click.Context, /, *, item: str, archive: Path, **options: Any) -> None:
    """Take an item to another level, another group, or another place in the list."""
    list_, number = split_item(item)
    hand = pick_hand(options)
    level, group, before = options["level"], options["group"], options["before"]
    if not (level or group or before):
        raise click.UsageError("nowhere to move to: give --level, --group or --before", ctx)
    at = desk.choose(level, desk.LEVELS, "level") if level else None
    with onrecord.open_archive(archive) as opened:
        lists = opened.desk()
        to = lists.groups.get(group).id if group else None
        stood = lists.checklists.move(list_, [desk.Moved(number, at, to, before)], hand)
    show("\n".join(render_item(stood, stood.find(number), width())))


@checklist.command(
    cls=Command,
    examples=(
        "onrecord checklist status irritants#7 --side TAR resolved --because 'visas are issued again'",
    ),
)
@items_argument
@click.argument("word", metavar="STATUS")
@click.option(
    "--side", "sides", multiple=True, required=True, metavar="SIDE", help="Who says so; again for both."
)
@click.option("--evidence", multiple=True, metavar="ADDRESS", help="What it rests on; again for more.")
@hand_options
@archive_option
def status(
    *, items: str, word: str, sides: tuple[str, ...], evidence: tuple[str, ...], archive: Path, **options: Any
) -> None:
    """Note what a side says of an item: raised, under discussion, narrowed, agreed, implemented, stalled, dropped, resolved.

    An item is resolved only when both sides say so; until then it is "resolved, says A".
    """
    list_, numbers = split_items(items)
    chosen = desk.choose(word, desk.STATUSES, "status")
    stated = [desk.Stated(number, side, chosen, evidence) for number in numbers for side in sides]
    with onrecord.open_archive(archive) as opened:
        stood = opened.desk().checklists.state(list_, stated, pick_hand(options))
    for number in numbers:
        row = stood.find(number).row
        show(flat(f"{stood.id}#{number} {row.title}: {desk.describe_status(row.said, stood.sides)}"))


@checklist.command(
    "show", cls=Command, examples=("onrecord checklist show irritants", "onrecord checklist show irritants#3")
)
@click.argument("address", metavar="LIST[#ITEM]")
@on_option
@archive_option
@json_option
def show_list(*, address: str, archive: Path, as_json: bool, **options: Any) -> None:
    """Show a list as it stands, or stood on a day, or one item with what each side has said of it."""
    on = pick_day(options)
    list_, _, number = address.partition("#")
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().checklists.get(list_, until=on)
    if as_json:
        show_json(onrecord.to_json(found.find(number) if number else found))
    elif number:
        show("\n".join(render_item(found, found.find(number), width())))
    else:
        ink = stdout_ink()
        show("\n".join([*render_head(found, ink), *render_items(found, on, ink, width())]))


@checklist.command("list", cls=Command, examples=("onrecord checklist list",))
@on_option
@archive_option
@json_option
def list_lists(*, archive: Path, as_json: bool, **options: Any) -> None:
    """List the lists, with how many items of each are open."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().checklists.all(until=on)
    if as_json:
        for each in found:
            show_json(onrecord.to_json(each))
        return
    ink = stdout_ink()
    show("\n".join(line for each in found for line in render_head(each, ink)) or "there is no list yet")


@checklist.command(cls=Command, examples=("onrecord checklist history irritants --on 2033-04-15",))
@list_argument
@on_option
@archive_option
@json_option
def history(*, list_: str, archive: Path, as_json: bool, **options: Any) -> None:
    """Show the number of open items by day, in all and to each side, and what has not moved for 90 days."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().checklists.get(list_, until=on)
    if as_json:
        for each in desk.count_open(found):
            show_json(onrecord.to_json(each))
    else:
        show("\n".join(render_progress(found, on)) or "no item yet")


for _command in (send, receive, compare, pair, draft):
    checklist.add_command(_command)
add_common(checklist, "checklists", "LIST", "irritants")
