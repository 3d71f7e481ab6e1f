"""`onrecord issues`, `compare`, `timeline`: what the sides say on a matter, and what happened, by day."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.ledger import quote_lines
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.render import one_line, said_day
from onrecord.cli.terminal import Ink, show, show_json, stdout_ink, width, wrapped

F = TypeVar("F", bound=Callable[..., Any])


def day_options(command: F) -> F:
    """Give a command `--from`, `--to` and `--known-on`."""
    for option in (
        click.option("--known-on", metavar="DATE", help="Only from documents up to this day."),
        click.option("--to", "to_on", metavar="DATE", help="On this day, month or year or earlier."),
        click.option("--from", "from_on", metavar="DATE", help="On this day, month or year or later."),
    ):
        command = option(command)
    return command


@click.command(
    cls=Command,
    examples=(
        "onrecord issues",
        "onrecord issues --party Valmeria --from 2031",
        "onrecord issues --propose",
    ),
)
@click.option("--party", metavar="CODE", help="On which this side has a position.")
@click.option("--person", metavar="NAME", help="On which this person speaks.")
@click.option(
    "--propose", is_flag=True, help="What documents keep naming and no topic covers, with the words."
)
@day_options
@archive_option
@json_option
def issues(*, archive: Path, as_json: bool, propose: bool, **options: Any) -> None:
    """List the issues of the archive: how many statements are on each, and the positions of which sides.

    Issues are known by topics: a set for world affairs, and your own (`onrecord import topics`). With --propose, headings,
    what is called a question or a dispute, and phrases that three documents or more of the newest 2,000 have.
    """
    with onrecord.open_archive(archive, read_only=True) as opened:
        if propose:
            _propose(opened, options, as_json=as_json)
            return
        found = opened.ledger().issues(onrecord.PositionFilters(**options))
    if as_json:
        for row in found:
            show_json(onrecord.to_json(row))
        return
    ink = stdout_ink()
    show("\n".join(line for row in found for line in _issue_lines(row, ink)) or "no issue in the ledger")


def _propose(archive: "onrecord.Archive", options: dict[str, Any], *, as_json: bool) -> None:
    """Print the issues that no topic covers; sides, persons and days narrow the documents that are looked at."""
    if options["known_on"]:
        raise click.UsageError("--propose looks at documents by their own days: give --from and --to.")
    asked = {"party": options["party"], "speaker": options["person"]}
    days = {"from_on": options["from_on"], "to_on": options["to_on"]}
    found = onrecord.propose_issues(archive, onrecord.Filters(**asked, **days))
    if as_json:
        for row in found:
            show_json(onrecord.to_json(row))
        return
    ink = stdout_ink()
    show("\n".join(line for row in found for line in _proposed_lines(row, ink)) or "nothing to propose")


def _proposed_lines(row: "onrecord.Proposed", ink: Ink) -> Iterator[str]:
    yield ink.bold(one_line(row.name))
    yield f"  {one_line(row.reason)}"
    yield from quote_lines(row.quotes[:1], ink)


def _issue_lines(row: "onrecord.IssueRow", ink: Ink) -> Iterator[str]:
    days = "–".join(dict.fromkeys(day for day in (row.first_on, row.last_on) if day))
    yield f"{ink.cyan(row.issue)} {one_line(row.name)}"
    facts = (
        f"{row.statements} statement{'s' * (row.statements != 1)}",
        f"{row.positions} position{'s' * (row.positions != 1)}" if row.positions else "",
        days,
        ", ".join(row.parties),
    )
    yield from (
        f"  {line}" for line in wrapped(one_line(" · ".join(filter(None, facts))), columns=width() - 2)
    )


@click.command(
    cls=Command,
    examples=("onrecord compare fisheries --party Valmeria --party Tarsund",),
)
@click.argument("issue")
@click.option(
    "--party", "parties", multiple=True, required=True, metavar="CODE", help="A side; again for the other."
)
@day_options
@archive_option
@json_option
def compare(*, issue: str, parties: tuple[str, ...], archive: Path, as_json: bool, **options: Any) -> None:
    """Put the sides' positions on an issue side by side, each with its words.

    Last comes what the texts themselves say of agreement, difference, or that nothing has changed.
    """
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = onrecord.compare(opened, issue, parties, onrecord.Days(**options))
    if as_json:
        show_json(onrecord.to_json(found))
    else:
        show("\n".join(_compare_lines(found, stdout_ink())))


def _compare_lines(found: "onrecord.Comparison", ink: Ink) -> Iterator[str]:
    yield ink.bold(one_line(found.name.capitalize()))
    for side in found.sides:
        yield ""
        yield ink.bold(one_line(side.party))
        yield from (line for said in side.said for line in _said_lines(said, ink))
        if not side.said:
            yield "  no position of this side in the ledger"
    if found.between:
        yield ""
        yield ink.bold("Between them, as the texts say")
        yield from (line for said in found.between for line in _said_lines(said, ink))


def _said_lines(said: "onrecord.Said", ink: Ink) -> Iterator[str]:
    parts = (
        f"{said.inferred} (year inferred)" if said.inferred else said.on or "no date",
        said.kind if said.kind != "position" else "",
        said.by and onrecord.name_actor(said.by),
    )
    yield "  " + one_line(" · ".join(part for part in parts if part))
    yield from quote_lines(said.quotes, ink)


@click.command(
    cls=Command,
    examples=(
        "onrecord timeline --party Valmeria --party Tarsund --from 2031-04",
        "onrecord timeline --person maldevar --json",
    ),
)
@click.option("--party", "parties", multiple=True, metavar="CODE", help="A side; again for two.")
@click.option("--person", metavar="NAME", help="Who took part.")
@click.option("--issue", metavar="ISSUE", help="Told of where this issue is spoken of.")
@click.option("--as-of", metavar="DATE", help="Only what had happened by this day.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=500, show_default=True, help="At most so many."
)
@day_options
@archive_option
@json_option
def timeline(*, archive: Path, as_json: bool, as_of: str | None, limit: int, **options: Any) -> None:
    """Show what happened, day by day: contacts, and the steps in the life of everything else."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        if options["issue"]:
            options["issue"] = onrecord.find_issue(opened, options["issue"])
        found = onrecord.timeline(opened, onrecord.EntryFilters(**options), as_of=as_of, limit=limit)
    if as_json:
        for moment in found.moments:
            show_json(onrecord.to_json(moment))
        return
    ink = stdout_ink()
    show("\n".join(_moment_line(moment, ink) for moment in found.moments) or "nothing dated in the ledger")


def _moment_line(moment: "onrecord.Moment", ink: Ink) -> str:
    told = f"says {moment.told_by}" if moment.told_by else ""
    parts = (moment.event, moment.name or "", " – ".join(moment.parties), ", ".join(moment.persons), told)
    return (
        f"{said_day(moment):<21} {ink.cyan(moment.id)} {one_line(' · '.join(part for part in parts if part))}"
    )
