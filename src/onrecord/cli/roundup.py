"""`onrecord roundup`: what a contact, two sides or an issue left on the record, by theme, every line cited."""

from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.issues import day_options
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json


@click.command(
    cls=Command,
    examples=(
        "onrecord roundup 3f2a9c81",
        "onrecord roundup --party Valmeria --party Tarsund --from 2031-09 --to 2032-06",
        "onrecord roundup --issue fisheries --html > fisheries.html",
    ),
)
@click.argument("contact", required=False)
@click.option("--party", "parties", multiple=True, metavar="CODE", help="Two sides: give it twice.")
@click.option("--issue", metavar="ISSUE", help="An issue, by its id or words of its name.")
@click.option("--html", is_flag=True, help="One HTML page to print, instead of Markdown.")
@day_options
@archive_option
@json_option
def roundup(
    *, contact: str | None, parties: tuple[str, ...], issue: str | None, archive: Path, **options: Any
) -> None:
    """Make a round-up: of a contact, of two sides and some days, or of an issue.

    By theme, with both sides' words, agreements, differences, conditions and open points, as Markdown. Nothing is in it
    that its sources do not say; every line cites the words it rests on.
    """
    if sum((contact is not None, bool(parties), issue is not None)) != 1:
        raise click.UsageError("give one of: the id of a contact, --party twice, or --issue.")
    if parties and len(parties) != 2:  # noqa: PLR2004
        raise click.UsageError("--party is given twice: a round-up is of two sides.")
    days = onrecord.Days(options["from_on"], options["to_on"], options["known_on"])
    with onrecord.open_archive(archive, read_only=True) as opened:
        if contact is not None:
            found = onrecord.round_up_contact(opened, contact)
        elif issue is not None:
            found = onrecord.round_up_issue(opened, issue, days)
        else:
            found = onrecord.round_up_parties(opened, parties[0], parties[1], days)
    if options["as_json"]:
        show_json(onrecord.to_json(found))
    elif options["html"]:
        show(onrecord.render_html(found))
    else:
        show(onrecord.render_markdown(found))
