"""`onrecord read`: pages in, the record of each out, nothing kept."""

import sys
from collections.abc import Iterator

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import paths_argument, quiet_option
from onrecord.cli.origin import find_sources, origin_options
from onrecord.cli.terminal import complain, show, show_json, stdout_ink, width, with_progress


@click.command(
    cls=Command,
    examples=(
        "onrecord read examples/pages/",
        "onrecord read --text page.html",
        "curl -s https://example.org/news/1 | onrecord read - --url https://example.org/news/1",
    ),
)
@paths_argument
@click.option("--text", "as_text", is_flag=True, help="For eyes: titles, dates, turns, statements.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a page (the default).")
@origin_options
@quiet_option
@click.pass_context
def read(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    url: str | None,
    retrieved_at: str | None,
    **options: bool,
) -> None:
    """Read pages and print the record of each.

    A PATH is a file, a folder or - for standard input. Each object is a page: its text, its main document
    with dates, speakers, turns and statements, and the teasers of other documents it shows. A page that cannot be read is
    named on standard error with the reason, and the rest are read.
    """
    if options["as_text"] and options["as_json"]:
        raise click.UsageError("--text and --json exclude each other.")
    failed = 0
    sources = find_sources(paths, url, retrieved_at)
    for source in with_progress(sources, unit="pages", quiet=options["quiet"] or sys.stdout.isatty()):
        page = _read_one(source)
        if isinstance(page, str):
            failed += 1
            complain(f"failed: {page}")
        elif options["as_text"]:
            show("\n".join(_page_lines(page)))
        else:
            show_json(onrecord.to_json(page))
    if failed:
        ctx.exit(EXIT_SOME_FAILED)


def _read_one(source: "onrecord.Source | onrecord.SourceFailure") -> "onrecord.Page | str":
    """Return the page, or the sentence that names the source and says why there is none."""
    if isinstance(source, onrecord.SourceFailure):
        return source.error
    try:
        return onrecord.read(
            source.data,
            media_type=source.media_type,
            url=source.url,
            retrieved_at=source.retrieved_at,
        )
    except onrecord.InputError as error:
        return f"{source.name}: {error}"


def _page_lines(page: "onrecord.Page") -> Iterator[str]:
    from onrecord.cli.render import render_document  # noqa: PLC0415 - only the human view needs it
    from onrecord.cli.statements import render_section  # noqa: PLC0415 - as above

    ink, columns = stdout_ink(), width()
    if page.document:
        yield from render_document(page.document, ink=ink, columns=columns)
        yield from render_section(page.document, with_floor=False, ink=ink, columns=columns)
    if page.teasers:
        yield ink.bold(f"Also on this page: {len(page.teasers)} teaser{'s'[: len(page.teasers) > 1]}") + "\n"
    for teaser in page.teasers:
        yield from render_document(teaser, ink=ink, columns=columns)
