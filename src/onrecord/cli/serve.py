"""`onrecord serve`: the reading room on this machine; `onrecord users`: who may come in from others."""

import sys
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option
from onrecord.cli.terminal import show

bulletin_option = click.option(
    "--bulletin",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file that describes a mission's face: its name, clocks, consular line.",
)
_users_option = click.option(
    "--users",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of users; needed where --host is not this machine.",
)


@click.command(
    cls=Command,
    examples=(
        "onrecord serve",
        "onrecord serve --port 8080 --read-only",
        "onrecord serve --host 0.0.0.0 --users users.toml",
    ),
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8022, show_default=True, help="0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--name", default="On Record", show_default=True, help="What the pages are headed with.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that make pages  [default: one a core, 4 at most]",
)
@click.option("--read-only", is_flag=True, help="No form that writes: no judgements.")
@bulletin_option
@_users_option
@archive_option
def serve(*, archive: Path, host: str, port: int, name: str, users: Path | None, **options: Any) -> None:
    """Open the reading room: the record as web pages.

    It listens to this machine alone. With another --host it wants --users, a file that `onrecord users` keeps: a
    reader reads, an analyst judges, an editor keeps lists as well. Nothing is ever loaded from elsewhere.
    """
    from onrecord.web.serving import Serving, count_workers, serve_room  # noqa: PLC0415 - 100 ms of imports

    serving = Serving(
        host,
        port,
        name,
        options["read_only"],
        users,
        options["workers"] or count_workers(),
        options["bulletin"],
    )
    serve_room(archive, serving, _say)


@click.command(
    cls=Command,
    examples=(
        "onrecord users add users.toml ada --role analyst",
        "onrecord users add users.toml press --token",
        "onrecord users remove users.toml ada",
    ),
)
@click.argument("deed", type=click.Choice(["add", "remove", "list"]))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("user", required=False)
@click.option(
    "--role",
    type=click.Choice(["reader", "analyst", "editor"]),
    default="reader",
    show_default=True,
    help="What the user may do.",
)
@click.option("--token", is_flag=True, help="Give a token for programs in place of a password.")
def users(*, deed: str, file: Path, user: str | None, role: str, token: bool) -> None:
    """Keep a file of users for `onrecord serve --users`.

    `add` asks for the password, or reads it as a line of standard input; --token prints a token once, for the header
    `Authorization: Bearer …`. The file holds digests only.
    """
    from onrecord.web import users as kept  # noqa: PLC0415 - as above

    known = kept.read_users(file)
    if deed == "list":
        show("".join(f"{each.role:<8} {each.name}\n" for each in known) or "nobody yet")
        return
    if not user:
        raise click.UsageError(f"{deed} whom? Give the name of a user.")
    others = tuple(each for each in known if each.name != user)
    if deed == "remove":
        if len(others) == len(known):
            raise onrecord.UnknownId(f"{file} has no user {user!r}")
        kept.write_users(file, others)
        return
    name = kept.check_name(user)
    if token:
        secret, digest = kept.make_token()
        kept.write_users(file, (*others, kept.User(name, kept.read_role(role), token=digest)))
        show(secret)
    else:
        password = _ask_password()
        kept.write_users(
            file, (*others, kept.User(name, kept.read_role(role), password=kept.hash_password(password)))
        )


def _say(line: str) -> None:
    show(line)
    sys.stdout.flush()


def _ask_password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
