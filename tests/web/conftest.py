"""Archives and a reading room to try pages on: the examples, and pages made to do harm."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from starlette.testclient import TestClient

import onrecord
from onrecord.web import Room, create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

BROWSED = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"),
    # Playwright's loop is its own business
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1360, "height": 860}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Watched:
    """A browser page and all that it said and asked for."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    def _see(self, request: Request) -> None:
        self.asked.append(request.url)

    def open(self, path: str) -> Page:
        """Open a path of the room and wait for it."""
        self.page.goto(self.base + path)
        return self.page

    def assert_silent(self) -> None:
        """Prove that nothing was said and nothing left the machine."""
        assert self.said == []
        assert [url for url in self.asked if not url.startswith((self.base, "file:"))] == []


def list_faults(page: Page) -> list[str]:
    """Return what breaks a rule of accessibility on a page, and whether it scrolls sideways."""
    faults = []
    for fault in Axe().run(page, options=RULES).response["violations"]:
        nodes = [node["html"][:120] for node in fault["nodes"][:3]]
        faults.append(f"{fault['id']} ({fault['help']}) {nodes}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*faults, f"{wide} pixels too wide"] if wide > 0 else faults


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return this machine's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a window with settings of its own."""
    opened: list[BrowserContext] = []

    def start(**settings: object) -> BrowserContext:
        opened.append(browser.new_context(**{"viewport": DESK, **settings}))  # type: ignore[arg-type]
        return opened[-1]

    yield start
    for each in opened:
        each.close()


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


SCRIPT = (
    "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></head><body>"
    "<h1>“&lt;img src=x onerror=alert(1)&gt;” says Minister Ana &lt;b&gt;Sol&lt;/b&gt;</h1>"
    '<p>12 March 2031</p><p>Minister Ana Sol said that &lt;script&gt;alert(2)&lt;/script&gt; was "&lt;svg onload=alert(3)&gt;".</p>'
    "<p>&#x202E;desrever si siht&#x202C; &#x2066;isolated</p></body></html>"
)
HOSTILE = {
    "script.html": SCRIPT,
    "word.txt": "Statement by the Ministry\n\n12 March 2031\n\n" + "ministerial" * 90_000,
    "turns.txt": "Minister Ana Sol’s interview with the Courier\n\n12 March 2031\n\n"
    + "\n\n".join(
        f"Question: And item {n}?\n\nAna Sol: Item {n} is settled. We shall say no more."
        for n in range(2_500)
    ),
    "teasers.html": "<html><body><h1>All news</h1><ul>"
    + "".join(
        f'<li><a href="/n/{n}">Minister receives delegation number {n}</a> <span>{n % 28 + 1:02}.03.2031</span><p>The minister received delegation {n} on Monday.</p></li>'
        for n in range(20_000)
    )
    + "</ul></body></html>",
}


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of pages made to do harm."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.onrecord"
    with onrecord.open_archive(path, create=True) as archive:
        for name, text in HOSTILE.items():
            kind = "text/html" if name.endswith("html") else "text/plain"
            added = archive.add(
                onrecord.Source(name, text.encode(), kind, f"javascript:alert('{name}')", None)
            )
            assert added.state == "new"
    return path
