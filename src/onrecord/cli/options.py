"""Options that several commands share, each written once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_ARCHIVE = "record.onrecord"

archive_option = click.option(
    "--archive",
    envvar="ONRECORD_ARCHIVE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_ARCHIVE,
    show_default=True,
    show_envvar=True,
    help="The archive file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress bar, no closing line.")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
