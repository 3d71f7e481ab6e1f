"""Options that several commands share, each written once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord

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

# option → the fact of `onrecord.Filters` it asks for; `--from` and `--to` are words of Python, hence the names
_FILTERS = (
    ("--party", "party", "PARTY", "A state or body that speaks or is met, as the record names it."),
    ("--issue", "issue", "ISSUE", "An issue that a statement is on, as `onrecord issues` lists them."),
    ("--person", "speaker", "NAME", "Who speaks: words of the name, the last may be its beginning."),
    ("--form", "form", "FORM", "interview, briefing, press release …"),
    ("--publisher", "publisher", "NAME", "Who published it."),
    ("--language", "language", "CODE", "en, fr …"),
    ("--from", "from_on", "DATE", "On this day, month or year (2031, 2031-04, 2031-04-19) or later."),
    ("--to", "to_on", "DATE", "On this day, month or year or earlier."),
)


def filter_options(command: F) -> F:
    """Give a command every option of `onrecord.Filters`; `pick_filters` makes the filters of them."""
    for option, field, metavar, text in reversed(_FILTERS):
        command = click.option(option, field, metavar=metavar, help=text)(command)
    kinds = click.Choice(["main", "teaser"])
    return click.option("--kind", type=kinds, help="Whole documents, or teasers.")(command)


def pick_filters(options: dict[str, Any]) -> "onrecord.Filters":
    """Return the filters chosen among a command's options, and take them out of `options`."""
    fields = ("kind", *(field for _, field, _, _ in _FILTERS))
    return onrecord.Filters(**{field: options.pop(field) for field in fields})


def open_to_ask(path: Path) -> "onrecord.Archive":
    """Open an archive to ask it: where its file may be written, answers on people are kept in it for the next time."""
    is_writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return onrecord.open_archive(path, read_only=not is_writable)
