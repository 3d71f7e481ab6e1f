"""Archives and a reading room to try pages on: the examples, and pages made to do harm."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def archive(examples: Path) -> Iterator[onrecord.Archive]:
    """Return the archive of the examples, open for reading."""
    with onrecord.open_archive(examples, read_only=True) as opened:
        yield opened


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Iterator[onrecord.Archive]:
    """Return a copy of the archive of the examples that a test may write to."""
    path = tmp_path / "own.onrecord"
    shutil.copy(examples, path)
    with onrecord.open_archive(path) as opened:
        yield opened


@pytest.fixture
def client(archive: onrecord.Archive) -> TestClient:
    """Return a reader of the examples, who cannot write."""
    return TestClient(create_app(Room(archive)), base_url="http://127.0.0.1")


@pytest.fixture
def interview(archive: onrecord.Archive) -> onrecord.Document:
    """Return an interview of the examples with many turns and statements."""
    found = onrecord.search(archive, "brok", filters=onrecord.Filters(form="interview", kind="main"))
    return archive.document(found.hits[0].document.id)


@pytest.fixture
def serve() -> Iterator[Callable[[Room], str]]:
    """Return a function that serves a room on a free port of this machine and gives its address."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(room: Room) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        config = uvicorn.Config(create_app(room), port=port, log_level="error", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.02)
        servers.append((server, thread))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in servers:
        server.should_exit = True
        thread.join(10)
