"""`onrecord correspondence`: the register of notes, letters and non-papers, and the clock of their replies."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.correspondence_lines import render_letter, render_pairings, render_register
from onrecord.cli.family import Family, add_common, flat, hand_options, on_option, pick_day, pick_hand
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink, width
from onrecord.errors import DeskError

F = TypeVar("F", bound=Callable[..., Any])

letter_argument = click.argument("letter", metavar="LETTER")


@click.group(
    cls=Family,
    examples=(
        "onrecord correspondence add --from VAL --to TAR --form 'note verbale' --reference 'No. 114' --asked 'Why was she held?'",
        "onrecord correspondence reply val-note refused --because 'sent back'",
        "onrecord correspondence list --unanswered --on 2032-08-02",
        "onrecord correspondence chronology --format csv > notes.csv",
    ),
)
def correspondence() -> None:
    """Keep the register: what was sent and received, in which form, what it asks, and what became of it.

    LETTER is the id of a row, or its beginning. A non-paper without text, number or admitted existence is a row
    like any other.
    """


def letter_options(command: F) -> F:
    """Give a command the fields of a letter."""
    several: Any = {"multiple": True}
    options = (
        click.option("--reference", metavar="TEXT", help="Its number."),
        click.option("--no-reference", "reference_reason", metavar="TEXT", help="Why it has none."),
        click.option("--subject", metavar="TEXT", help="What it is about."),
        click.option("--asked", metavar="TEXT", help="What it asks."),
        click.option("--text", metavar="TEXT", help="Its words, where they are known."),
        click.option("--person", "persons", metavar="NAME", help="Who signed, handed over or took it, with rank; again for more.", **several),
        click.option("--initiator", metavar="NAME", help="Whose initiative it was."),
        click.option("--channel", metavar="TEXT", help="By what way it went."),
        click.option("--known-by", metavar="WORD", help="How it is known: public, acknowledged, reported, leaked."),
        click.option("--deniable", "is_deniable", is_flag=True, default=None, help="Its existence may be denied."),
        click.option("--written", "written_on", metavar="DATE", help="When it was written."),
        click.option("--delivered", "delivered_on", metavar="DATE", help="When it was delivered: the clock runs from here."),
        click.option("--disclosed", "disclosed_on", metavar="DATE", help="When it became known."),
        click.option("--effective", "effective_on", metavar="DATE", help="When it takes effect."),
        click.option("--due", "reply_due", metavar="DATE", help="By when it asks for a reply."),
        click.option("--condition", "conditions", metavar="TEXT", help="A condition it makes; again for more.", **several),
        click.option("--link", "links", metavar="ADDRESS", help="An entry of the ledger, an item of a list; again for more.", **several),
        click.option("--evidence", metavar="ADDRESS", help="What says so: a statement, a citation; again for more.", **several),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _pick_fields(options: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that were given."""
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if "known_by" in given:
        given["known_by"] = desk.choose(given["known_by"], desk.KNOWN_BY, "way of knowing")
    return given


@correspondence.command(
    cls=Command,
    examples=(
        "onrecord correspondence add --from VAL --to TAR --form 'note verbale' --reference 'No. 114' --delivered 2031-03-03",
        "onrecord correspondence add --from VAL --to TAR --form non-paper --known-by reported --deniable",
    ),
)
@click.option("--from", "sender", required=True, metavar="SIDE", help="Who sent it.")
@click.option("--to", "addressee", required=True, metavar="SIDE", help="To whom.")
@click.option("--form", required=True, metavar="FORM", help="note verbale, non-paper, aide-mémoire, letter …")
@letter_options
@click.option("--marking", default="internal", show_default=True, help="public, internal or confidential.")
@hand_options
@archive_option
def add(*, sender: str, addressee: str, form: str, marking: str, archive: Path, **options: Any) -> None:
    """Register a letter; the archive is made where there is none."""
    hand = pick_hand(options)
    chosen = desk.choose(form, desk.FORMALITY, "form")
    letter = desk.Letter(sender, addressee, chosen, **_pick_fields(options))
    with onrecord.open_archive(archive, create=True) as opened:
        filed = opened.desk().register.add(letter, hand, desk.read_marking(marking))
    show("\n".join(render_letter(filed, hand.on, width())))


@correspondence.command(
    cls=Command,
    examples=("onrecord correspondence amend val-note --disclosed 2031-04-22 --evidence statement:4f1c…:7",),
)
@letter_argument
@letter_options
@hand_options
@archive_option
@click.pass_context
def amend(ctx: click.Context, /, *, letter: str, archive: Path, **options: Any) -> None:
    """Put fields of a letter otherwise; a field that may have several values gets those given."""
    hand = pick_hand(options)
    fields = _pick_fields(options)
    if not fields:
        raise click.UsageError("nothing to change: give a field", ctx)
    with onrecord.open_archive(archive) as opened:
        filed = opened.desk().register.amend(letter, fields, hand)
    show("\n".join(render_letter(filed, hand.on, width())))


@correspondence.command(
    cls=Command,
    examples=(
        "onrecord correspondence reply val-non-paper partial --on 2031-06-06 --because 'two proposals of four'",
        "onrecord correspondence reply tar-note refused --form 'note verbale'",
    ),
)
@letter_argument
@click.argument("reply_", metavar="REPLY")
@click.option("--form", metavar="FORM", help="The form of the reply.")
@click.option("--reference", metavar="TEXT", help="Its number.")
@click.option("--letter", "own", metavar="LETTER", help="Its own row in the register.")
@click.option("--summary", metavar="TEXT", help="What it says.")
@hand_options
@archive_option
def reply(*, letter: str, reply_: str, archive: Path, **options: Any) -> None:
    """Note the answer to a letter: none, acknowledged, partial, substantive or refused."""
    hand = pick_hand(options)
    chosen: Any = desk.choose(reply_, desk.REPLIES, "reply")
    form = desk.choose(options["form"], desk.FORMALITY, "form") if options["form"] else None
    with onrecord.open_archive(archive) as opened:
        register = opened.desk().register
        own = register.get(options["own"]).id if options["own"] else None
        replied = desk.Replied(chosen, form, options["reference"], own, options["summary"])
        filed = register.reply(letter, replied, hand)
    show("\n".join(render_letter(filed, hand.on, width())))


@correspondence.command(cls=Command, examples=("onrecord correspondence due val-note 2031-05-01",))
@letter_argument
@click.argument("date")
@hand_options
@archive_option
def due(*, letter: str, date: str, archive: Path, **options: Any) -> None:
    """Say by when a letter asks for a reply."""
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        filed = opened.desk().register.amend(letter, {"reply_due": desk.read_day(date)}, hand)
    show("\n".join(render_letter(filed, hand.on, width())))


@correspondence.command(
    cls=Command, examples=("onrecord correspondence say val-note --side TAR 'events have answered the note'",)
)
@letter_argument
@click.argument("words")
@click.option("--side", required=True, metavar="SIDE", help="Who says so.")
@hand_options
@archive_option
def say(*, letter: str, words: str, side: str, archive: Path, **options: Any) -> None:
    """Note what a side says of a letter; it stands beside the reply and never in its place."""
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        filed = opened.desk().register.state(letter, desk.LetterStated(side, words), hand)
    show("\n".join(render_letter(filed, hand.on, width())))


@correspondence.command(
    cls=Command,
    examples=(
        "onrecord correspondence pair",
        "onrecord correspondence pair val-non-paper tar-letter",
        "onrecord correspondence pair val-note tar-letter --not",
    ),
)
@click.argument("letter", required=False, metavar="[LETTER]")
@click.argument("other", required=False, metavar="[REPLY]")
@click.option("--not", "refused", is_flag=True, help="It is not the reply.")
@hand_options
@archive_option
@json_option
def pair(
    *, letter: str | None, other: str | None, refused: bool, archive: Path, as_json: bool, **options: Any
) -> None:
    """Confirm, or refuse, that one letter is the reply to another; without letters, list what may be a pair."""
    hand = pick_hand(options)
    if letter is None:
        with onrecord.open_archive(archive, read_only=True) as opened:
            found = desk.propose_replies(opened.desk().register.all(until=hand.on))
        if as_json:
            for each in found:
                show_json(onrecord.to_json(each))
        else:
            show("\n".join(render_pairings(found)))
        return
    if other is None:
        raise DeskError("name both letters, or none to list what may be a pair")
    with onrecord.open_archive(archive) as opened:
        register = opened.desk().register
        reply_id = other if ":" in other else register.get(other).id
        filed = register.pair(letter, reply_id, hand, is_reply=not refused)
    show(flat(f"{reply_id} is {'not ' * refused}the reply to {filed.id}"))


@correspondence.command(
    "list",
    cls=Command,
    examples=("onrecord correspondence list", "onrecord correspondence list --unanswered --on 2032-08-02"),
)
@click.option("--unanswered", is_flag=True, help="What waits for a reply, the longest first.")
@click.option(
    "--party", "parties", multiple=True, metavar="SIDE", help="Sent or received by this side; again for two."
)
@on_option
@archive_option
@json_option
def list_letters(
    *, unanswered: bool, parties: tuple[str, ...], archive: Path, as_json: bool, **options: Any
) -> None:
    """List the register with where each reply stands, and beside it what the ledger has read of correspondence."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = onrecord.list_correspondence(opened, on=on, parties=parties, is_unanswered=unanswered)
    if as_json:
        for each in found:
            show_json(onrecord.to_json(each))
    else:
        show("\n".join(render_register(found, stdout_ink(), width())))


@correspondence.command("show", cls=Command, examples=("onrecord correspondence show val-note",))
@letter_argument
@on_option
@archive_option
@json_option
def show_letter(*, letter: str, archive: Path, as_json: bool, **options: Any) -> None:
    """Show a letter with all that is known of it, its replies, and what each side says."""
    on = pick_day(options)
    with onrecord.open_archive(archive, read_only=True) as opened:
        filed = opened.desk().register.get(letter, until=on)
    if as_json:
        show_json(onrecord.to_json(filed))
    else:
        show("\n".join(render_letter(filed, on, width())))


@correspondence.command(
    cls=Command,
    examples=(
        "onrecord correspondence chronology",
        "onrecord correspondence chronology --format csv --including internal",
    ),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["md", "csv"]),
    default="md",
    show_default=True,
    help="Markdown or CSV.",
)
@click.option(
    "--including",
    default="public",
    show_default=True,
    help="The highest marking that may leave: public, internal, confidential.",
)
@click.option(
    "--party", "parties", multiple=True, metavar="SIDE", help="Sent or received by this side; again for two."
)
@on_option
@archive_option
def chronology(
    *, format_: str, including: str, parties: tuple[str, ...], archive: Path, **options: Any
) -> None:
    """Write what was sent, received and answered by day, of what may leave the archive."""
    on = pick_day(options)
    level = desk.read_marking(including)
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = onrecord.list_correspondence(opened, on=on, parties=parties, gate=opened.desk().gate(level))
        if not found and onrecord.list_correspondence(opened, on=on, parties=parties):
            click.echo(f"onrecord: all of it is marked above {including}; ask with --including", err=True)
    click.echo(onrecord.write_chronology(found, format_), nl=False)


add_common(correspondence, "register", "LETTER", "val-note")
