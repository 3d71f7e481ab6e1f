"""Where pages come from, as `read` and `add` are told it."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord

F = TypeVar("F", bound=Callable[..., Any])


def _instant(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the value as given, if it is a date or an instant of ISO 8601."""
    if value is not None:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise click.BadParameter("is an instant such as 2031-04-19T08:30:00Z.") from None
    return value


def origin_options(command: F) -> F:
    """Give a command what can be said of a page that was fetched by hand."""
    said = click.option("--retrieved-at", metavar="INSTANT", callback=_instant, help="When it was fetched.")
    return click.option("--url", help="The address the page came from (for one page).")(said(command))


def find_sources(
    paths: tuple[str, ...], url: str | None, retrieved_at: str | None
) -> "Iterator[onrecord.Source | onrecord.SourceFailure]":
    """Yield the pages of the paths, with the address and instant given; a usage error where these fit no one page."""
    if (url or retrieved_at) and (len(paths) != 1 or Path(paths[0]).is_dir()):
        raise click.UsageError("--url and --retrieved-at speak of one page: give one file, or -.")
    return _with_origin(onrecord.read_sources(paths, stdin=sys.stdin.buffer), url, retrieved_at)


def _with_origin(
    sources: "Iterator[onrecord.Source | onrecord.SourceFailure]", url: str | None, retrieved_at: str | None
) -> "Iterator[onrecord.Source | onrecord.SourceFailure]":
    for source in sources:
        if isinstance(source, onrecord.SourceFailure) or not (url or retrieved_at):
            yield source
        else:
            yield onrecord.Source(source.name, source.data, source.media_type, url, retrieved_at)
