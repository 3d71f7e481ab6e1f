"""`onrecord people`: who is who in the archive; and `onrecord show PERSON`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, json_option, open_to_ask
from onrecord.cli.render import one_line
from onrecord.cli.statements import render_statement
from onrecord.cli.terminal import Ink, printable, show, show_json, stdout_ink, width, wrapped

_SHOWN = 12  # names of a person shown to eyes; --json has all


@click.command(
    cls=Command,
    examples=(
        "onrecord people",
        "onrecord people Solvane",
        "onrecord people --party Tarsund --post 'Foreign Secretary' --from 2032",
        "onrecord people --json | head -n 5",
    ),
)
@click.argument("query", nargs=-1, metavar="[NAME]")
@click.option("--party", metavar="CODE", help="Of this state or body, as the record names it.")
@click.option("--post", metavar="POST", help="Whose last post is this one, by words or by meaning.")
@click.option("--from", "from_on", metavar="DATE", help="Spoken of on this day, month or year or later.")
@click.option("--to", "to_on", metavar="DATE", help="Spoken of on this day, month or year or earlier.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=30, show_default=True, help="At most so many."
)
@archive_option
@json_option
def people(*, query: tuple[str, ...], archive: Path, limit: int, as_json: bool, **options: Any) -> None:
    """List the people whom documents name in full, those of most documents first.

    With a NAME, everybody who may be called so, with all documents that mean them. Each has an id that `onrecord show`
    opens.
    """
    filters = onrecord.PeopleFilters(name=" ".join(query) or None, **options)
    with open_to_ask(archive) as opened:
        rows = onrecord.list_people(opened, filters)
    if as_json:
        for row in rows[:limit]:
            show_json(onrecord.to_json(row))
    else:
        show("\n".join(_list_lines(rows, limit, stdout_ink())))


def _list_lines(rows: "list[onrecord.PersonRow]", limit: int, ink: Ink) -> Iterator[str]:
    for row in rows[:limit]:
        post = ", ".join(part for part in (row.post, row.party) if part)
        first, *rest = wrapped(one_line(row.name + (f" · {post}" if post else "")), columns=width())
        yield ink.bold(first)
        yield from (f"  {line}" for line in rest)
        yield f"  {ink.cyan(printable(row.id))} {ink.faint(_seen(row))}"
    if not rows:
        yield "nobody of that kind in the archive"
    elif len(rows) > limit:
        yield ink.faint(f"{limit} of {len(rows):,}; --limit {len(rows)} for all")


def _seen(row: "onrecord.PersonRow") -> str:
    count = f"{row.documents:,} document{'s' * (row.documents != 1)}"
    days = " to ".join(dict.fromkeys(day for day in (row.first_on, row.last_on) if day))
    return " · ".join(part for part in (count, days, "a guess" if row.state == "guess" else "") if part)


def show_person(archive: "onrecord.Archive", id_or_name: str, *, as_json: bool) -> None:
    """Print a person whole."""
    found = onrecord.person(archive, id_or_name)
    if as_json:
        show_json(onrecord.to_json(found))
    else:
        show("\n".join(_person_lines(found, stdout_ink())))


def _person_lines(found: "onrecord.PersonView", ink: Ink) -> Iterator[str]:
    card = found.card
    yield ink.bold(one_line(card.name))
    facts = [f"{card.documents:,} document{'s' * (card.documents != 1)}"]
    if card.guesses:
        facts.append(f"{card.guesses:,} of them guessed")
    facts += [" to ".join(dict.fromkeys(day for day in (card.first_on, card.last_on) if day))]
    yield f"  {ink.cyan(printable(card.id))} {ink.faint(' · '.join(fact for fact in facts if fact))}"
    yield from (
        f"  {line}" for line in wrapped(one_line(f"{card.state}: {card.reason}"), columns=width() - 2)
    )
    if card.posts:
        yield ""
        yield ink.bold("Posts")
        for held in card.posts:
            yield from _post_lines(held, ink)
    yield from _alias_lines(found, ink)
    yield from _said_lines(found, ink)
    yield from _contact_lines(found, ink)


def _post_lines(held: "onrecord.HeldPost", ink: Ink) -> Iterator[str]:
    post = ", ".join(part for part in (held.post, held.party) if part)
    count = f" · {held.documents} document{'s' * (held.documents != 1)}" if held.documents else ""
    for line in wrapped(one_line(f"{post}: {held.sentence}{count}"), columns=width() - 2):
        yield f"  {line}"
    yield f"    {ink.faint(one_line(f'{held.kind} by ' + ', '.join(held.evidence)))}"


def _alias_lines(found: "onrecord.PersonView", ink: Ink) -> Iterator[str]:
    if not found.aliases:
        return
    yield ""
    yield ink.bold("Named as")
    for shown in found.aliases[:_SHOWN]:
        alias = shown.alias
        count = f"{alias.documents} document{'s' * (alias.documents != 1)}"
        told = alias.words if alias.kind == "name" else f"{alias.words} ({alias.kind})"
        yield f"  {one_line(told)} {ink.faint(f'· {count}')}"
        place = onrecord.reference(alias.document, alias.span)
        lines = wrapped(one_line(f"… {shown.words.strip()} …"), columns=width() - 4)
        yield from (f"    {line}" for line in lines)
        yield f"    {ink.cyan(place)} {ink.faint(onrecord.cited_date(shown.document))}"
    if len(found.aliases) > _SHOWN:
        yield ink.faint(f"  and {len(found.aliases) - _SHOWN} more; --json has all")


def _said_lines(found: "onrecord.PersonView", ink: Ink) -> Iterator[str]:
    if not found.statements:
        return
    yield ""
    yield ink.bold("Statements, the newest first")
    row = None
    for hit in found.statements:
        if hit.document != row:
            row = hit.document
            told = (row.title or "(untitled)", onrecord.cited_date(row))
            yield from (f"  {line}" for line in wrapped(one_line(" · ".join(told)), columns=width() - 2))
        yield from (
            f"    {line}"
            for line in render_statement(hit.statement, hit.pieces, ink=ink, columns=width() - 4)
        )
        yield f"    {ink.cyan(onrecord.reference(hit.document.id, hit.span))}"
    if found.has_more:
        yield ink.faint(f"  more: onrecord search --said-by '{printable(found.card.name)}'")


def _contact_lines(found: "onrecord.PersonView", ink: Ink) -> Iterator[str]:
    if not found.contacts:
        return
    yield ""
    yield ink.bold("Contacts, the newest first")
    for row in found.contacts:
        told = (row.date or "no date", row.kind, row.status or "", row.name or "", ", ".join(row.persons))
        first, *rest = wrapped(one_line(" · ".join(part for part in told if part)), columns=width() - 15)
        yield f"  {ink.cyan(row.id[:12])} {first}"
        yield from (f"  {'':13}{line}" for line in rest)
