"""A command of several words (`onrecord checklist add`), and the hand that signs what it does."""

import getpass
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import printable, show, show_json
from onrecord.errors import DeskError

F = TypeVar("F", bound=Callable[..., Any])

_LONGEST = 400  # characters of a command's first sentence in its family's help: all of it

_MOST_ITEMS = 10_000  # a list of more is no list; bounds what a mistyped range asks for


class Family(Command, click.Group):
    """A group of commands in the order in which they are written, with examples as every command has."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they were written."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with the whole sentence it opens with."""
        named = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(_LONGEST)) for name, command in named])


on_option = click.option(
    "--on", metavar="DATE", help="The day it counts from or is looked at; today without."
)


def hand_options(command: F) -> F:
    """Give a command that changes something `--as`, `--on` and `--because`; `pick_hand` makes the hand of them."""
    options = (
        click.option(
            "--as",
            "author",
            envvar="ONRECORD_AUTHOR",
            show_envvar=True,
            metavar="NAME",
            help="Who does this; the name you are logged in with without.",
        ),
        on_option,
        click.option("--because", metavar="TEXT", default="", help="The reason, kept beside it."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def pick_hand(options: dict[str, Any]) -> "desk.Hand":
    """Return who acts, from which day on and why, and take the three options out of `options`."""
    author = options.pop("author") or getpass.getuser()
    return desk.Hand(author, pick_day(options), options.pop("because"))


def pick_day(options: dict[str, Any]) -> str:
    """Return the day asked for, today's without, and take `--on` out of `options`."""
    given: str | None = options.pop("on")
    return desk.read_day(given, "day") if given else datetime.now(UTC).astimezone().date().isoformat()


list_argument = click.argument("list_", metavar="LIST")
item_argument = click.argument("item", metavar="LIST#ITEM")
items_argument = click.argument("items", metavar="LIST#ITEMS")


def flat(text: str) -> str:
    """Return text safe to print, in one line that keeps its spaces: columns stay columns."""
    return printable(text.replace("\n", " "))


def split_items(address: str) -> tuple[str, list[str]]:
    """Return the list and the numbers of LIST#ITEM, LIST#1,4 or LIST#1-9; raise `DeskError` for anything else."""
    list_, mark, numbers = address.rpartition("#")
    found = [number for part in numbers.split(",") for number in _count_up(part.strip())]
    if not (list_ and mark and found and all(found)):
        raise DeskError(
            f"{address!r} is no item: give LIST#ITEM, as irritants#3, irritants#1,4 or irritants#1-9"
        )
    return list_, found


def _count_up(part: str) -> list[str]:
    first, dash, last = part.partition("-")
    if not (dash and first.isdecimal() and last.isdecimal()):
        return [part]
    return [str(n) for n in range(int(first), min(int(last), int(first) + _MOST_ITEMS) + 1)]


def split_item(address: str) -> tuple[str, str]:
    """Return the list and the number of LIST#ITEM; raise `DeskError` for several or none."""
    list_, numbers = split_items(address)
    if len(numbers) != 1:
        raise DeskError(f"{address!r} names several items; give one")
    return list_, numbers[0]


def render_acts(acts: "Iterable[desk.Act]") -> Iterator[str]:
    """Yield everything done to a thing: id, day, who, what, why; an undo names what it took back."""
    for act in acts:
        what = f"undo of {act.undoes}" if act.undoes else act.body
        yield flat(f"{act.id}  {act.on}  {act.author}: {what}" + (f" – {act.reason}" if act.reason else ""))


def judgement_line(each: "desk.Judgement") -> str:
    """Return a judgement in one line: its id, day, author, what on what, and why."""
    what = f"{each.verb} {each.undoes}" if each.undoes else each.verb
    told = [f"{each.id}  {each.on}  {each.author}: {what} {each.target}"]
    told += [f"{each.field} = {each.value}"] if each.field and each.verb == "correct" else []
    told += [f"with {each.other}"] if each.other else []
    told += [f"– {each.reason}"] if each.reason else []
    return flat(" ".join(told))


def add_common(family: Family, attribute: str, metavar: str, example: str) -> None:
    """Give a family `acts`, `undo` and `mark`, the same for each thing of the desk; `attribute` is its name there."""
    named = click.argument("id_", metavar=metavar)
    command = f"onrecord {family.name}"

    @family.command(cls=Command, examples=(f"{command} acts {example}",))
    @named
    @archive_option
    @json_option
    def acts(*, id_: str, archive: Path, as_json: bool) -> None:
        """List everything ever done to it, by whom and why; the ids are what `undo` takes."""
        with onrecord.open_archive(archive, read_only=True) as opened:
            found = getattr(opened.desk(), attribute).history(id_)
        if as_json:
            for act in found:
                show_json(onrecord.to_json(act))
        else:
            show("\n".join(render_acts(found)))

    @family.command(cls=Command, examples=(f"{command} undo {example}", f"{command} undo {example} a-1b2c"))
    @named
    @click.argument("act", required=False)
    @hand_options
    @archive_option
    def undo(*, id_: str, act: str | None, archive: Path, **options: Any) -> None:
        """Take back the last step, or the one named; it is then as though it had never been done."""
        with onrecord.open_archive(archive) as opened:
            was = getattr(opened.desk(), attribute).undo(id_, pick_hand(options), act)
        show(f"taken back: {next(render_acts([was]))}")

    @family.command(cls=Command, examples=(f"{command} mark {example} confidential",))
    @named
    @click.argument("marking")
    @hand_options
    @archive_option
    def mark(*, id_: str, marking: str, archive: Path, **options: Any) -> None:
        """Mark it public, internal or confidential; only what is public leaves the archive by itself."""
        with onrecord.open_archive(archive) as opened:
            things = getattr(opened.desk(), attribute)
            stood = things.mark(id_, desk.read_marking(marking), pick_hand(options))
        show(f"{stood.id}: {stood.marking}")
