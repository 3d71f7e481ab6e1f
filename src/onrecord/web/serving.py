"""The reading room behind a port: who may ask, from where, and how many at once."""

import ipaddress
import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
import socket
from collections.abc import Callable
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final, NamedTuple

import uvicorn

from onrecord.archive import open_archive
from onrecord.errors import OnRecordError
from onrecord.web.app import create_app
from onrecord.web.bulletin import read_bulletin
from onrecord.web.clerk import Clerk
from onrecord.web.guard import LOOPBACK
from onrecord.web.room import Room
from onrecord.web.sessions import Sessions
from onrecord.web.templating import compile_templates
from onrecord.web.users import read_users

_log: Final = logging.getLogger("onrecord.web")
_PATIENCE: Final = 5  # seconds that a page being made has to be sent when the room closes
_WAITING: Final = 256  # connections that may wait to be taken


class Serving(NamedTuple):
    """Where a room is opened, under which name, and to whom.

    `users` is a file, null where none are asked for; `workers` is how many processes make pages.
    """

    host: str
    port: int
    name: str
    is_read_only: bool
    users: Path | None
    workers: int = 1
    bulletin: Path | None = None


def serve_room(archive: Path, serving: Serving, say: Callable[[str], None]) -> None:
    """Serve the pages of an archive until interrupted; `say` is told the address as soon as it can be asked.

    Raises `OnRecordError` where there is no archive, where the host is not this machine and there are no
    users, or where the port is taken.
    """
    known = read_users(serving.users) if serving.users else ()
    if not is_loopback(serving.host) and not known:
        raise OnRecordError(
            f"{serving.host} is open to other machines: keep a file of users with `onrecord users add` "
            "and give it with --users"
        )
    with open_archive(archive, read_only=True):
        pass  # an archive that cannot be opened is a sentence here, not a failure of every worker
    if serving.bulletin:
        read_bulletin(serving.bulletin)  # as the archive: a fault is told here
    compile_templates()  # before the workers part, which then have them in common
    sessions = Sessions(known)
    with _listen(serving.host, serving.port) as listening:
        shown = f"[{serving.host}]" if ":" in serving.host else serving.host
        say(f"The reading room is open: http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C closes it)")
        if serving.workers == 1:
            _serve_here(archive, serving, sessions, listening)
        else:
            _serve_in_workers(archive, serving, sessions, listening)


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def count_workers() -> int:
    """Return how many processes may well make pages here: one a core, four at most, one where none can be forked."""
    return min(4, os.cpu_count() or 1) if "fork" in multiprocessing.get_all_start_methods() else 1


def _serve_here(archive: Path, serving: Serving, sessions: Sessions, listening: socket.socket) -> None:
    with open_archive(archive, read_only=serving.is_read_only) as opened, closing(Clerk(archive)) as clerk:
        bulletin = read_bulletin(serving.bulletin) if serving.bulletin else None
        room = Room(opened, name=serving.name, is_read_only=serving.is_read_only, bulletin=bulletin)
        room.employ(clerk)
        hosts = LOOPBACK if is_loopback(serving.host) else ()
        config = uvicorn.Config(
            create_app(room, hosts=hosts, sessions=sessions),
            log_level=logging.WARNING,
            access_log=False,
            server_header=False,
            lifespan="off",  # the room has none, and one that is interrupted would be told as an error
            timeout_graceful_shutdown=_PATIENCE,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _serve_in_workers(archive: Path, serving: Serving, sessions: Sessions, listening: socket.socket) -> None:
    """Serve in processes that share the port and the key of the cookies; one that dies is followed by another."""
    fork = multiprocessing.get_context("fork")

    def start() -> BaseProcess:
        worker = fork.Process(target=_work, args=(archive, serving, sessions, listening))
        worker.start()
        return worker

    signal.signal(signal.SIGTERM, _interrupt)
    workers = [start() for _ in range(serving.workers)]
    try:
        while True:
            multiprocessing.connection.wait([worker.sentinel for worker in workers])
            for n, worker in enumerate(workers):
                if not worker.is_alive():
                    _log.error("a worker ended with code %s and is followed by another", worker.exitcode)
                    workers[n] = start()
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(_PATIENCE + 1)


def _interrupt(*_: Any) -> None:
    """End as by Ctrl-C, so that what was opened is closed."""
    raise KeyboardInterrupt


def _work(archive: Path, serving: Serving, sessions: Sessions, listening: socket.socket) -> None:
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _serve_here(archive, serving, sessions, listening)
    except KeyboardInterrupt:
        return


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise `OnRecordError` with the way out where there can be none."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=_WAITING)
    except OSError as error:
        raise OnRecordError(
            f"{host}:{port} cannot be listened on ({error.strerror}); give another --port, or 0 for a free one"
        ) from error
