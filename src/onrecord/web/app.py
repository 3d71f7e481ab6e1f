"""The reading room as an ASGI application: requests in, pages out, nothing else."""

import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import ArchiveError, OnRecordError, QueryError, UnknownId
from onrecord.web.addresses import serve_link
from onrecord.web.asking import Answer, Asked, Led, Sent, Shown, ShowPage
from onrecord.web.guard import Guard
from onrecord.web.rendering import ASSETS, Frame, load_asset, name_asset, render_page
from onrecord.web.room import Room
from onrecord.web.routes import PAGES
from onrecord.web.sessions import SIGNED_IN, Sessions
from onrecord.web.users import NOBODY, User

_AT_ONCE: Final = 6
"""Pages made at one time: more would only wait for one another inside one process."""
_LONGEST_ADDRESS: Final = 8_000
_FILE_NAME: Final = re.compile(r"[^A-Za-z0-9._-]")

Respond = Callable[[Request], Awaitable[Response]]


class Door:
    """What stands between HTTP and the pages of one room."""

    def __init__(self, room: Room, sessions: Sessions) -> None:
        self.room, self.sessions = room, sessions
        self._limiter = CapacityLimiter(_AT_ONCE)

    def respond(self, show: ShowPage) -> Respond:
        """Return the endpoint of a page."""

        async def endpoint(request: Request) -> Response:
            return await to_thread.run_sync(self._answer, show, request, limiter=self._limiter)

        return endpoint

    def find_user(self, request: Request) -> User | None:
        """Return who asks; null for a stranger where names are asked for."""
        if self.sessions.is_open:
            return NOBODY
        return self.sessions.find_user(request.cookies.get(SIGNED_IN), request.headers.get("authorization"))

    def show(self, shown: Shown, request: Request, user: User | None) -> Response:
        """Return the response that a page rendered for a reader is."""
        frame = Frame(
            path=request.url.path,
            link=serve_link,
            asset=lambda name: f"/static/{name_asset(name)}",
            user=None if user is NOBODY else user,
        )
        body = render_page(self.room, shown, frame).encode("utf-8", "replace")
        response = Response(body, shown.status, media_type="text/html; charset=utf-8")
        return _with_tag(response, body, request)

    def _answer(self, show: ShowPage, request: Request) -> Response:
        user = self.find_user(request)
        if user is None:
            return RedirectResponse("/sign-in", status_code=303)
        if len(str(request.url)) > _LONGEST_ADDRESS:
            return self.show(_refuse(414, "Too long an address", "Ask for less at a time."), request, user)
        try:
            return self._send(show(self.room, read_asked(request)), request, user)
        except OnRecordError as error:
            return self.show(_explain(error), request, user)

    def _send(self, answer: Answer, request: Request, user: User) -> Response:
        match answer:
            case Shown():
                return self.show(answer, request, user)
            case Sent():
                response = Response(answer.body, media_type=answer.media_type)
                if answer.file_name:
                    name = _FILE_NAME.sub("_", answer.file_name)
                    response.headers["content-disposition"] = f'attachment; filename="{name}"'
                return _with_tag(response, answer.body, request)
            case Led():
                status = 308 if answer.is_permanent else 303
                return RedirectResponse(serve_link(answer.address), status_code=status)


def read_asked(request: Request) -> Asked:
    """Return what a request asks of a page."""
    names = {name: str(value) for name, value in request.path_params.items()}
    root = f"{request.url.scheme}://{request.url.netloc}"
    return Asked(request.url.path, names, tuple(request.query_params.multi_items()), root)


def create_app(
    room: Room, *, hosts: Iterable[str] = (), sessions: Sessions | None = None
) -> Starlette | Guard:
    """Return the reading room of an archive as an ASGI application.

    `hosts` are the names under which it may be asked (none: every name). `sessions` holds who may come in;
    without users everyone may.
    """
    door = Door(room, sessions or Sessions())
    routes = [Route(path, door.respond(show), methods=["GET"]) for path, show in PAGES]
    routes += [Route(f"/static/{name_asset(name)}", _asset(name), methods=["GET"]) for name in ASSETS]
    app = Starlette(routes=routes, exception_handlers={404: _missing(door), 500: _broken(door)})
    return Guard(app, hosts)


def _asset(name: str) -> Respond:
    async def endpoint(_: Request) -> Response:
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(load_asset(name), media_type=ASSETS[name], headers=headers)

    return endpoint


def _missing(door: Door) -> Callable[[Request, Any], Response]:
    def handler(request: Request, _: Any) -> Response:
        shown = _refuse(404, "Nothing has this address", "It may be mistyped, or of another archive.")
        return door.show(shown, request, door.find_user(request))

    return handler


def _broken(door: Door) -> Callable[[Request, Any], Response]:
    def handler(request: Request, _: Any) -> Response:
        shown = _refuse(500, "This page failed", "The fault is ours, and stands in the log of the server.")
        return door.show(shown, request, door.find_user(request))

    return handler


def _explain(error: OnRecordError) -> Shown:
    match error:
        case UnknownId():
            return _refuse(404, "Nothing has this address", str(error))
        case QueryError():
            return _refuse(400, "This cannot be asked", str(error))
        case ArchiveError():
            return _refuse(503, "The archive does not answer", str(error))
        case _:
            return _refuse(400, "This cannot be done", str(error))


def _refuse(status: int, title: str, sentence: str) -> Shown:
    return Shown("error.html", {"title": title, "sentence": sentence}, status)


def _with_tag(response: Response, body: bytes, request: Request) -> Response:
    """Return the response with a tag of its bytes, or word that the reader has them already."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if response.status_code == 200 and request.headers.get("if-none-match") == tag:  # noqa: PLR2004
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response
