"""`onrecord export`: the record as files for other tools."""

import json
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, filter_options, json_option, pick_filters, quiet_option
from onrecord.cli.terminal import Counter, show, show_json


@click.command(
    cls=Command,
    examples=("onrecord export --format jsonl out/", "onrecord export --form interview --from 2031-04 out/"),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "format_", default="jsonl", show_default=True, help="See docs/exports.md.")
@click.option(
    "--including",
    default="public",
    show_default=True,
    help="The highest marking that may leave: public, internal or confidential.",
)
@filter_options
@archive_option
@json_option
@quiet_option
def export(
    *,
    directory: Path,
    format_: str,
    including: str,
    archive: Path,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Write the record to files of DIRECTORY.

    Files of an earlier export are replaced when all new ones are complete. Rows of one document share its id.
    What is marked above public stays in, and what rests on it, unless --including asks for it.
    """
    filters = pick_filters(options)
    with (
        onrecord.open_archive(archive, read_only=True) as opened,
        Counter(unit="documents", quiet=quiet) as counter,
    ):
        rows = onrecord.export(
            opened,
            directory,
            format=format_,
            filters=filters,
            including=desk.read_marking(including),
            progress=counter.reach,
        )
    if as_json:
        show_json(json.dumps({"directory": str(directory), "rows": rows}).encode())
    elif not quiet:
        show("\n".join(f"{count:>9,} {directory / name}" for name, count in rows.items()))
