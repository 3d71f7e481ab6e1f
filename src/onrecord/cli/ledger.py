"""`onrecord contacts`, `mechanisms`, `instruments`, `commitments`: the ledger, listed, or one entry of it whole."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.render import one_line, said_day
from onrecord.cli.terminal import Ink, show, show_json, stdout_ink, width, wrapped

F = TypeVar("F", bound=Callable[..., Any])

_MOST_QUOTES = 3  # of one fact, shown to eyes; --json has all


def entry_options(command: F) -> F:
    """Give a command the options of every listing of the ledger."""
    options = (
        click.option(
            "--party",
            "parties",
            multiple=True,
            metavar="CODE",
            help="A side (RUS, NATO, Valmeria); again for two.",
        ),
        click.option(
            "--person",
            metavar="NAME",
            help="Who took part: words of the name, the last may be its beginning.",
        ),
        click.option("--issue", metavar="ISSUE", help="Told of where this issue is spoken of."),
        click.option("--form", metavar="FORM", help="Told of in a document of this form."),
        click.option(
            "--kind", metavar="KIND", help="The kind within: call, visit; hotline; memorandum; promise …"
        ),
        click.option(
            "--status", metavar="STATUS", help="held, planned, proposed, possible, postponed, cancelled …"
        ),
        click.option("--from", "from_on", metavar="DATE", help="On this day, month or year or later."),
        click.option("--to", "to_on", metavar="DATE", help="On this day, month or year or earlier."),
        click.option("--as-of", metavar="DATE", help="Only what had happened by this day."),
        click.option("--known-on", metavar="DATE", help="Only from documents up to this day."),
        click.option(
            "--doubtful", is_flag=True, help="The review queue: entries the reader is unsure of, and why."
        ),
        click.option("--rejected", is_flag=True, help="Also entries that people have rejected."),
        click.option(
            "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many."
        ),
        click.option("--offset", type=click.IntRange(0), default=0, help="Pass over the first so many."),
        archive_option,
        json_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def _make_listing(name: str, entry: str, about: str, examples: tuple[str, ...]) -> click.Command:
    """Return the command that lists one kind of entry."""

    @click.command(name, cls=Command, examples=examples, help=about)
    @click.argument("id_or_words", required=False, metavar="[ID|WORDS]")
    @entry_options
    def command(*, id_or_words: str | None, archive: Path, **options: Any) -> None:
        with onrecord.open_archive(archive, read_only=True) as opened:
            run_listing(opened, entry, id_or_words, options)

    return command


def run_listing(
    archive: "onrecord.Archive", entry: str, id_or_words: str | None, options: dict[str, Any]
) -> None:
    """Print the entries asked for; one whole where an id is given."""
    if id_or_words and _is_id(id_or_words):
        days = {"as_of": options["as_of"], "known_on": options["known_on"]}
        show_entry(archive, id_or_words, as_json=options["as_json"], **days)
        return
    issue = options["issue"] and onrecord.find_issue(archive, options["issue"])
    filters = onrecord.EntryFilters(
        entry=entry, kind=options["kind"], status=options["status"], words=id_or_words,
        parties=options["parties"],
        person=options["person"], issue=issue, form=options["form"], from_on=options["from_on"],
        to_on=options["to_on"], as_of=options["as_of"],
        known_on=options["known_on"], in_doubt=options["doubtful"],
    )  # fmt: skip
    listed = onrecord.list_entries(
        archive, filters, limit=options["limit"], offset=options["offset"], with_rejected=options["rejected"]
    )
    if options["as_json"]:
        import msgspec  # noqa: PLC0415 - `--help` of the group starts without it

        for row in listed.rows:
            facts: dict[str, Any] = msgspec.to_builtins(row.row)
            show_json(msgspec.json.encode(facts | {"judged": row.standing}))
    else:
        show("\n".join(render_list(listed, entry, options["offset"], stdout_ink())))


def show_entry(
    archive: "onrecord.Archive",
    id_or_prefix: str,
    *,
    as_json: bool,
    as_of: str | None = None,
    known_on: str | None = None,
) -> None:
    """Print one entry whole; raise `UnknownId` where there is none."""
    found = onrecord.view_entry(archive, id_or_prefix, as_of=as_of, known_on=known_on)
    if as_json:
        show_json(onrecord.to_json(found))
    else:
        show("\n".join(render_entry(found, stdout_ink())))


def _is_id(words: str) -> bool:
    return len(words) >= 6 and all(letter in "0123456789abcdef" for letter in words.lower())  # noqa: PLR2004


def render_list(listed: "onrecord.JudgedList", entry: str, offset: int, ink: Ink) -> Iterator[str]:
    """Yield a list of entries: id, day, kind and status, who, and how many documents tell of it."""
    for row in listed.rows:
        yield from _row_lines(row.row, ink)
        yield from _judged_lines(row.standing, ink)
    shown = len(listed.rows)
    if not shown:
        yield f"no {'further ' * bool(offset)}{entry} of that kind in the ledger"
    elif shown < listed.total:
        yield ink.faint(
            f"{offset + 1}–{offset + shown} of {listed.total}; --offset {offset + shown} for more"
        )
    else:
        yield ink.faint(f"{listed.total} {entry}{'s' * (listed.total != 1)}")


def _row_lines(row: "onrecord.EntryRow", ink: Ink) -> Iterator[str]:
    head = [said_day(row), row.kind, row.status or "", " – ".join(row.parties)]
    yield f"{ink.cyan(row.id)} {one_line(' · '.join(part for part in head if part))}"
    told = f"{row.sources} document{'s' * (row.sources != 1)}"
    facts = [row.name or "", ", ".join(row.persons), told]
    for line in wrapped(one_line(" · ".join(part for part in facts if part)), columns=width() - 2):
        yield f"  {line}"
    if row.doubt:
        yield from (
            f"  {ink.yellow('?')} {line}" for line in wrapped(one_line(row.doubt), columns=width() - 4)
        )


def _judged_lines(standing: "onrecord.Standing | None", ink: Ink) -> Iterator[str]:
    """Yield what people have decided on an entry, beside the machine's reading."""
    if standing is None:
        return
    if standing.verdict:
        yield f"  {ink.yellow(f'{standing.verdict}ed' if standing.verdict != 'unsure' else 'judged unsure')}"
    for field, value in standing.corrections.items():
        yield f"  {ink.yellow('corrected')} {one_line(f'{field}: {value}')}"
    yield from (f"  {ink.yellow('note')} {one_line(note)}" for note in standing.notes)


def render_entry(found: "onrecord.EntryView", ink: Ink) -> Iterator[str]:
    """Yield one entry whole: its facts, who took part, its life, each with the words, and why its sources are one."""
    row = found.row
    yield from (ink.bold(line) for line in wrapped(one_line(row.name or row.kind), columns=width()))
    yield f"  {ink.cyan(row.id)} {one_line(' · '.join((row.entry, row.kind, *row.parties)))}"
    if row.doubt:
        yield f"  {ink.yellow('in doubt')} {one_line(row.doubt)}"
    for fact in found.facts:
        yield f"  {ink.faint(f'{fact.field:<12}')} {one_line(fact.value)}"
        yield from quote_lines(fact.quotes, ink)
    for person in found.persons:
        yield f"  {ink.faint(f'{person.role:<12}')} {one_line(onrecord.name_actor(person.actor))}"
        yield from quote_lines(person.quotes, ink)
    if found.steps:
        yield ink.bold("Its life")
    for step in found.steps:
        yield from _step_lines(step, ink)
    if found.sides:
        yield ink.bold("Where it stands, side by side")
    for side in found.sides:
        parts = (
            side.party or "no side named",
            side.status,
            f"since {side.since}",
            side.told_by and f"says {side.told_by}",
        )
        yield "  " + one_line(" · ".join(part for part in parts if part))
        yield from (
            f"    {ink.faint(f'condition {one.state}')} {one_line(one.words)}" for one in side.conditions
        )
    if found.reasons:
        yield ink.bold("Why these sources are one")
        yield from (f"  {one_line(reason)}" for reason in found.reasons)


def _step_lines(step: "onrecord.Step", ink: Ink) -> Iterator[str]:
    by = step.by and onrecord.name_actor(step.by)
    told = step.told_by and onrecord.name_actor(step.told_by)
    parts = [said_day(step), step.event, by and f"by {by}", told and f"says {told}"]
    yield "  " + one_line(" · ".join(part for part in parts if part))
    if step.condition:
        yield f"    {ink.faint('condition')} {one_line(step.condition)}"
    yield from quote_lines(step.quotes, ink)


def quote_lines(quotes: "tuple[onrecord.Quote, ...]", ink: Ink) -> Iterator[str]:
    """Yield the words of a fact, the same words once, with where they stand: the first three."""
    places: dict[str, list[str]] = {}
    for quote in quotes:
        places.setdefault(one_line(quote.words), []).append(onrecord.reference(quote.document, quote.span))
    for words, where in list(places.items())[:_MOST_QUOTES]:
        more = f" and {len(where) - 1} more" if len(where) > 1 else ""
        yield from (f"      {ink.faint(line)}" for line in wrapped(f"“{words}”", columns=width() - 6))
        yield f"      {ink.cyan(where[0])}{ink.faint(more)}"
    if len(places) > _MOST_QUOTES:
        yield f"      {ink.faint(f'and in {len(places) - _MOST_QUOTES} other wordings')}"


contacts = _make_listing(
    "contacts",
    "contact",
    "List meetings, talks, calls, visits and messages: who met whom, when, where, and what became of the plan.\n\n"
    "With the id of one: every fact of it with the words of each source.",
    (
        "onrecord contacts --party Valmeria --party Tarsund --from 2031",
        "onrecord contacts --person maldevar --kind call",
        "onrecord contacts 3f2a9c81",
    ),
)
mechanisms = _make_listing(
    "mechanisms",
    "mechanism",
    "List standing ways of working: groups, commissions, special representatives, hotlines, formats.\n\n"
    "With the id of one: its composition and its life, each event with its words.",
    ("onrecord mechanisms hotline", "onrecord mechanisms --party Valmeria --as-of 2032-01-01"),
)
instruments = _make_listing(
    "instruments",
    "instrument",
    "List texts: agreements, memoranda, resolutions, joint statements, concept papers, and what became of them.",
    ("onrecord instruments memorandum", "onrecord instruments --kind resolution --from 2031"),
)
commitments = _make_listing(
    "commitments",
    "commitment",
    "List promises, offers, requests, conditions and refusals: by whom, to whom, to do what, by when, if what.",
    ("onrecord commitments --party Tarsund --kind condition", "onrecord commitments --person corvay --json"),
)
