"""`onrecord proposal`: what is put before leaders, who backs it, on what conditions, and what came of it."""

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
    on_option,
    pick_day,
    pick_hand,
    split_item,
)
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink, width, wrapped

proposal_argument = click.argument("proposal_", metavar="PROPOSAL")


@click.group(
    cls=Family,
    examples=(
        'onrecord proposal new "A guarantee for transit" --text "In place of the deposit." --item irritants#2 --to Brok',
        "onrecord proposal back guarantee --by Ellingard",
        "onrecord proposal condition guarantee 'the railway agrees' --by VAL",
        "onrecord proposal outcome guarantee accepted --by VAL",
    ),
)
def proposal() -> None:
    """Keep proposals to leaders: an item of a check list, or several, with a text. PROPOSAL is an id or its beginning."""


@proposal.command(
    cls=Command,
    examples=(
        'onrecord proposal new "A guarantee for transit" --text "In place of the deposit." --item irritants#2',
    ),
)
@click.argument("title")
@click.option("--text", required=True, metavar="TEXT", help="What is proposed.")
@click.option(
    "--item", "items", multiple=True, metavar="LIST#ITEM", help="An item it settles; again for more."
)
@click.option("--to", multiple=True, metavar="NAME", help="The leader it goes to; again for more.")
@click.option("--marking", default="internal", show_default=True, help="public, internal or confidential.")
@hand_options
@archive_option
def new(
    *, title: str, text: str, items: tuple[str, ...], to: tuple[str, ...], archive: Path, **options: Any
) -> None:
    """Make items of check lists a proposal, with its text."""
    marking = desk.read_marking(options.pop("marking"))
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        kept = opened.desk()
        addresses = []
        for item in items:
            list_, number = split_item(item)
            found = kept.checklists.get(list_)
            addresses.append(f"checklist:{found.id}#{found.find(number).number}")
        made = kept.proposals.put(desk.Proposed(title, text, to, tuple(addresses), marking), hand)
    show("\n".join(_lines(made)))


@proposal.command(
    cls=Command, examples=("onrecord proposal reword guarantee 'A bank guarantee in place of the deposit.'",)
)
@proposal_argument
@click.argument("text")
@hand_options
@archive_option
def reword(*, proposal_: str, text: str, archive: Path, **options: Any) -> None:
    """Give a proposal another text; the earlier ones are in `acts`."""
    _follow(archive, proposal_, desk.Reworded(text), options)


@proposal.command(cls=Command, examples=("onrecord proposal back guarantee --by Ellingard",))
@proposal_argument
@click.option("--by", required=True, metavar="NAME", help="Who backs it.")
@click.option("--not", "withdrawn", is_flag=True, help="Backs it no more.")
@hand_options
@archive_option
def back(*, proposal_: str, by: str, withdrawn: bool, archive: Path, **options: Any) -> None:
    """Note who backs a proposal."""
    _follow(archive, proposal_, desk.Backed(by, not withdrawn), options)


@proposal.command(
    cls=Command,
    examples=(
        "onrecord proposal condition guarantee 'the railway agrees' --by VAL",
        "onrecord proposal condition guarantee 'the railway agrees' --is met",
    ),
)
@proposal_argument
@click.argument("condition_", metavar="CONDITION")
@click.option("--by", metavar="SIDE", help="Whose condition it is.")
@click.option("--is", "met", default="unknown", show_default=True, help="met, unmet or unknown.")
@hand_options
@archive_option
def condition(
    *, proposal_: str, condition_: str, by: str | None, met: str, archive: Path, **options: Any
) -> None:
    """Note a condition on which a proposal is agreed to, or whether it is met."""
    chosen: Any = desk.choose(met, desk.MET, "state of a condition")
    _follow(archive, proposal_, desk.Conditioned(condition_, by, chosen), options)


@proposal.command(
    cls=Command, examples=("onrecord proposal outcome guarantee accepted --by VAL --on 2033-04-01",)
)
@proposal_argument
@click.argument("outcome_", metavar="OUTCOME")
@click.option("--by", metavar="NAME", help="By whose word.")
@hand_options
@archive_option
def outcome(*, proposal_: str, outcome_: str, by: str | None, archive: Path, **options: Any) -> None:
    """Note what came of a proposal: accepted, accepted in part, deferred, rejected or withdrawn."""
    chosen: Any = desk.choose(outcome_, desk.OUTCOMES, "outcome")
    _follow(archive, proposal_, desk.Ended(chosen, by), options)


def _follow(archive: Path, id_: str, step: Any, options: dict[str, Any]) -> None:
    with onrecord.open_archive(archive) as opened:
        found = opened.desk().proposals.follow(id_, step, pick_hand(options))
    show("\n".join(_lines(found)))


@proposal.command("show", cls=Command, examples=("onrecord proposal show guarantee",))
@proposal_argument
@on_option
@archive_option
@json_option
def show_proposal(*, proposal_: str, archive: Path, as_json: bool, **options: Any) -> None:
    """Show a proposal as it stands, or stood on a day."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().proposals.get(proposal_, until=pick_day(options))
    show_json(onrecord.to_json(found)) if as_json else show("\n".join(_lines(found)))


@proposal.command("list", cls=Command, examples=("onrecord proposal list",))
@on_option
@archive_option
@json_option
def list_proposals(*, archive: Path, as_json: bool, **options: Any) -> None:
    """List the proposals, with what came of each."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().proposals.all(until=pick_day(options))
    if as_json:
        for each in found:
            show_json(onrecord.to_json(each))
    else:
        rows = [flat(f"{each.id}: {each.title} – {each.outcome or 'open'}") for each in found]
        show("\n".join(rows) or "there is no proposal yet")


def _lines(found: "desk.Proposal") -> Iterator[str]:
    ink = stdout_ink()
    yield ink.bold(flat(found.title))
    yield f"  {ink.cyan(found.id)} {flat(' · '.join((found.marking, f'put on {found.proposed_on}', *found.to)))}"
    yield from wrapped(flat(found.text), indent="  ", columns=width())
    if found.items:
        yield flat(f"  settles    {'; '.join(found.items)}")
    if found.backed_by:
        yield flat(f"  backed by  {'; '.join(found.backed_by)}")
    for each in found.conditions:
        yield flat(f"  condition  {each.condition}: {each.met}{f' (of {each.by})' if each.by else ''}")
    if found.outcome:
        by = f", by {found.outcome_by}" if found.outcome_by else ""
        yield flat(f"  outcome    {found.outcome} on {found.outcome_on}{by}")


add_common(proposal, "proposals", "PROPOSAL", "guarantee")
