"""The reading room behind a port: who may ask, from where, and what is said at the start."""

import ipaddress
import logging
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import uvicorn

from onrecord.archive import Archive
from onrecord.errors import OnRecordError
from onrecord.web.app import create_app
from onrecord.web.guard import LOOPBACK
from onrecord.web.room import Room
from onrecord.web.sessions import Sessions
from onrecord.web.users import read_users

_PATIENCE: Final = 5  # seconds that a page being made has to be sent when the room closes


class Serving(NamedTuple):
    """Where a room is opened, under which name, and to whom: `users` is a file, null where none are asked for."""

    host: str
    port: int
    name: str
    is_read_only: bool
    users: Path | None


def serve_room(archive: Archive, serving: Serving, say: Callable[[str], None]) -> None:
    """Serve the pages of an archive until interrupted; `say` is told the address once it answers.

    Raises `OnRecordError` where the host is not this machine and there are no users, or the port is taken.
    """
    known = read_users(serving.users) if serving.users else ()
    is_local = is_loopback(serving.host)
    if not is_local and not known:
        raise OnRecordError(
            f"{serving.host} is open to other machines: keep a file of users with `onrecord users add` and give it with --users"
        )
    room = Room(archive, name=serving.name, is_read_only=serving.is_read_only)
    app = create_app(room, hosts=LOOPBACK if is_local else (), sessions=Sessions(known))
    config = uvicorn.Config(
        app,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    with _listen(serving.host, serving.port) as listening:
        taken = listening.getsockname()[1]
        shown = f"[{serving.host}]" if ":" in serving.host else serving.host
        say(f"The reading room is open: http://{shown}:{taken}/ (Ctrl-C closes it)")
        uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        raise OnRecordError(
            f"{host}:{port} cannot be listened on ({error.strerror}); give another --port, or 0 for a free one"
        ) from error
    listening.listen(128)
    return listening
