"""What every answer carries, and what no request gets past: headers, the host that was meant."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.rendering import POLICY

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")

_HEADERS: Final = {
    "content-security-policy": f"{POLICY}; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_RAW: Final = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]


class Guard:
    """Middleware: the headers of safety on every answer, and no answer to a host that is not ours.

    A page elsewhere can make a browser call this machine under a name of its own (DNS rebinding); where
    `hosts` are given, a request for any other is refused.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            await send(message)

        if self._hosts and _read_host(scope) not in self._hosts:
            refused = PlainTextResponse("This host is not served here.\n", status_code=421)
            await refused(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def _read_host(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"")
    try:
        return (urlsplit("//" + given.decode("ascii")).hostname or "").lower()
    except (UnicodeDecodeError, ValueError):
        return ""
