"""`onrecord add`: pages into the archive, each in a transaction of its own."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import archive_option, json_option, paths_argument, quiet_option
from onrecord.cli.origin import find_sources, origin_options
from onrecord.cli.render import named
from onrecord.cli.terminal import complain, show, show_json, with_progress


@click.command(
    cls=Command,
    examples=(
        "onrecord add examples/pages/",
        "onrecord add --archive my.onrecord --json page.html",
        "onrecord add --jobs 1 examples/pages/",
        "curl -s https://example.org/news/1 | onrecord add - --url https://example.org/news/1",
    ),
)
@paths_argument
@origin_options
@archive_option
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    show_default="as many as there are cores",
    help="How many processes read, from a hundred pages on.",
)
@json_option
@quiet_option
@click.pass_context
def add(ctx: click.Context, /, *, paths: tuple[str, ...], archive: Path, **options: Any) -> None:
    """Add pages to the archive.

    A PATH is a file, a folder or - for standard input. Adding is idempotent by content: a page that is there already is `known`. A page that cannot be read is
    kept as a failure, named on standard error with the reason, and stops nothing. The archive is made where
    there is none.
    """
    states: Counter[str] = Counter()
    sources = find_sources(paths, options["url"], options["retrieved_at"])
    with onrecord.open_archive(archive, create=True) as opened:
        adding = opened.add_all(sources, jobs=options["jobs"])
        for added in with_progress(adding, unit="pages", quiet=options["quiet"]):
            states[added.state] += 1
            if added.error:
                complain(f"failed: {named(added.name, added.error)}")
            if options["as_json"]:
                show_json(onrecord.to_json(added))
        counts = opened.counts()
    if not (options["as_json"] or options["quiet"]):
        show(_closing_line(states, counts, archive))
    if states["failed"]:
        ctx.exit(EXIT_SOME_FAILED)


def _closing_line(states: Counter[str], counts: dict[str, int], archive: Path) -> str:
    done = ", ".join(f"{states[state]} {state}" for state in ("new", "known", "failed") if states[state])
    return (
        f"{done or 'no pages'} → {archive}: {counts['documents']} documents, "
        f"{counts['publications']} publications, {counts['turns']} turns, {counts['statements']} statements"
    )
