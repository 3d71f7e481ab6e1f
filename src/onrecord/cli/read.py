"""`onrecord read`: pages in, the record of each out, nothing kept."""

import sys

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import paths_argument, quiet_option
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
@click.option("--text", "as_text", is_flag=True, help="For eyes: titles, dates, turns as a conversation.")
@click.option("--url", help="The address the page came from (one page only).")
@quiet_option
@click.pass_context
def read(ctx: click.Context, *, paths: tuple[str, ...], as_text: bool, url: str | None, quiet: bool) -> None:
    """Read pages (files, folders, or - for standard input) and print one JSON object a page.

    Each object is a page: its text, its main document with dates, speakers and turns, and the teasers of
    other documents it shows. A page that cannot be read is named on standard error with the reason; the
    rest are read.
    """
    failed = 0
    sources = onrecord.read_sources(paths, stdin=sys.stdin.buffer)
    for source in with_progress(sources, unit="pages", quiet=quiet or sys.stdout.isatty()):
        if isinstance(source, onrecord.SourceFailure):
            failed += 1
            complain(f"failed: {source.name}: {source.reason}")
            continue
        try:
            page = onrecord.read(
                source.data,
                media_type=source.media_type,
                url=url or source.url,
                retrieved_at=source.retrieved_at,
            )
        except onrecord.InputError as error:
            failed += 1
            complain(f"failed: {source.name}: {error}")
            continue
        if as_text:
            _show_page(page)
        else:
            show_json(onrecord.to_json(page))
    if failed:
        ctx.exit(EXIT_SOME_FAILED)


def _show_page(page: "onrecord.Page") -> None:
    from onrecord.cli.render import render_document  # noqa: PLC0415 - only the human view needs it

    ink, columns = stdout_ink(), width()
    if page.document:
        show("\n".join(render_document(page.document, ink=ink, columns=columns)))
    if page.teasers:
        show(ink.bold(f"Also on this page: {len(page.teasers)} teasers") + "\n")
    for teaser in page.teasers:
        show("\n".join(render_document(teaser, ink=ink, columns=columns)))
