"""`onrecord add`: pages into the archive, each in a transaction of its own."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import archive_option, json_option, paths_argument, quiet_option
from onrecord.cli.terminal import complain, show, show_json, with_progress


@click.command(
    cls=Command,
    examples=("onrecord add --archive my.onrecord examples/pages/", "onrecord add --json page.html"),
)
@paths_argument
@archive_option
@json_option
@quiet_option
@click.pass_context
def add(ctx: click.Context, *, paths: tuple[str, ...], archive: Path, as_json: bool, quiet: bool) -> None:
    """Add pages (files, folders, or - for standard input) to the archive.

    Adding is idempotent by content: a page that is there already is `known`. A page that cannot be read is
    kept as a failure, named on standard error with the reason, and stops nothing. The archive is created
    where there is none.
    """
    states: Counter[str] = Counter()
    with onrecord.open_archive(archive, create=True) as opened:
        sources = onrecord.read_sources(paths, stdin=sys.stdin.buffer)
        for source in with_progress(sources, unit="pages", quiet=quiet):
            row = add_one(opened, source)
            states[row["state"]] += 1
            if row["error"]:
                complain(f"failed: {row['source']}: {row['error']}")
            if as_json:
                show_json(json.dumps(row, ensure_ascii=False).encode())
        counts = opened.counts()
    if not (as_json or quiet):
        show(closing_line(states, counts, archive))
    if states["failed"]:
        ctx.exit(EXIT_SOME_FAILED)


def add_one(
    archive: "onrecord.Archive", source: "onrecord.Source | onrecord.SourceFailure"
) -> dict[str, "str | list[str] | None"]:
    """Add one source and return its row: source, state (new, known, failed), sha256, documents, error."""
    if isinstance(source, onrecord.SourceFailure):
        return {
            "source": source.name,
            "state": "failed",
            "sha256": None,
            "documents": [],
            "error": source.reason,
        }
    added = archive.add(source)
    return {
        "source": source.name,
        "state": added.state,
        "sha256": added.sha256,
        "documents": list(added.document_ids),
        "error": added.error,
    }


def closing_line(states: Counter[str], counts: dict[str, int], archive: Path) -> str:
    """Return the line that closes an addition: what was added, and what the archive holds now."""
    done = ", ".join(f"{states[state]} {state}" for state in ("new", "known", "failed") if states[state])
    return f"{done or 'nothing to add'} → {archive}: {counts.get('documents', 0)} documents"
