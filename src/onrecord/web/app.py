"""The reading room as an ASGI application: requests in, pages out, nothing else."""

import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.errors import ArchiveError, OnRecordError, QueryError, UnknownId
from onrecord.web.addresses import serve_link
from onrecord.web.asking import Answer, Asked, Led, Sent, Shown, ShowPage
from onrecord.web.deeds import DEEDS, Deed
from onrecord.web.forms import is_ours, read_form
from onrecord.web.guard import Guard
from onrecord.web.rendering import ASSETS, Frame, load_asset, name_asset, render_page
from onrecord.web.room import Room
from onrecord.web.routes import PAGES
from onrecord.web.sessions import LASTS, SIGNED_IN, VISIT, Sessions
from onrecord.web.users import NOBODY, Role, User, find_by_password

_AT_ONCE: Final = 6
"""Pages made at one time by one process: more would only take turns, fewer would wait behind a slow one."""
_LONGEST_ADDRESS: Final = 8_000
_FILE_NAME: Final = re.compile(r"[^A-Za-z0-9._-]")
_OK: Final = 200

Respond = Callable[[Request], Awaitable[Response]]


def create_app(room: Room, *, hosts: Iterable[str] = (), sessions: Sessions | None = None) -> ASGIApp:
    """Return the reading room of an archive as an ASGI application.

    `hosts` are the names under which it may be asked (none: every name). `sessions` holds who may come in;
    without users everyone may.
    """
    door = Door(room, sessions or Sessions())
    routes = [Route(path, door.open_page(show), methods=["GET"]) for path, show in PAGES]
    routes += [Route(path, door.open_deed(*deed), methods=["POST"]) for path, deed in DEEDS.items()]
    routes += [Route(f"/static/{name_asset(name)}", _asset(name), methods=["GET"]) for name in ASSETS]
    routes += [
        Route("/sign-in", door.show_sign_in, methods=["GET"]),
        Route("/sign-in", door.sign_in, methods=["POST"]),
        Route("/sign-out", door.sign_out, methods=["POST"]),
    ]
    missing = _refuse(404, "Nothing has this address", "It may be mistyped, or of another archive.")
    broken = _refuse(500, "This page failed", "The fault is ours, and stands in the log of the server.")
    handlers: Any = {404: door.open_refusal(missing), 500: door.open_refusal(broken)}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), hosts)


class Door:
    """What stands between HTTP and the pages of one room."""

    def __init__(self, room: Room, sessions: Sessions) -> None:
        self.room, self.sessions = room, sessions
        self._limiter = CapacityLimiter(_AT_ONCE)

    def open_page(self, show: ShowPage) -> Respond:
        """Return the endpoint of a page."""

        async def endpoint(request: Request) -> Response:
            return await to_thread.run_sync(self._answer, show, request, limiter=self._limiter)

        return endpoint

    def open_deed(self, deed: Deed, role: Role) -> Respond:
        """Return the endpoint of a form that users of a role may send."""

        async def endpoint(request: Request) -> Response:
            try:
                form = await read_form(request)
            except QueryError as error:
                return self._show(_explain(error), request, self._find_user(request))
            user = self._find_user(request)
            refusal = self._refuse_deed(request, form, user, role)
            if refusal or user is None:
                return self._show(
                    refusal or _refuse(403, "Not for strangers", "Sign in first."), request, user
                )
            return await to_thread.run_sync(self._do, deed, request, form, user, limiter=self._limiter)

        return endpoint

    def open_refusal(self, shown: Shown) -> Callable[[Request, Any], Response]:
        """Return the handler that shows an error."""
        return lambda request, _: self._show(shown, request, self._find_user(request))

    async def show_sign_in(self, request: Request) -> Response:
        """Show the form that asks for name and password."""
        return self._show(Shown("sign-in.html", {"failed": False}), request, None)

    async def sign_in(self, request: Request) -> Response:
        """Let a user in who gives the right password."""
        try:
            form = await read_form(request)
        except QueryError as error:
            return self._show(_explain(error), request, None)
        if not is_ours(request, form, self.sessions):
            return self._show(
                _refuse(403, "Not from here", "Open the form again and send it."), request, None
            )
        name, password = form.get("name", ""), form.get("password", "")
        user = await to_thread.run_sync(
            find_by_password, self.sessions.users, name, password, limiter=self._limiter
        )
        if user is None:
            return self._show(Shown("sign-in.html", {"failed": True}, 403), request, None)
        response = RedirectResponse("/", status_code=303)
        _set_cookie(response, request, SIGNED_IN, self.sessions.sign_in(user))
        return response

    async def sign_out(self, request: Request) -> Response:
        """Let a user go."""
        try:
            form = await read_form(request)
        except QueryError as error:
            return self._show(_explain(error), request, None)
        response = RedirectResponse("/sign-in", status_code=303)
        if is_ours(request, form, self.sessions):
            response.delete_cookie(SIGNED_IN)
        return response

    def _answer(self, show: ShowPage, request: Request) -> Response:
        user = self._find_user(request)
        if user is None:
            return RedirectResponse("/sign-in", status_code=303)
        if len(str(request.url)) > _LONGEST_ADDRESS:
            return self._show(_refuse(414, "Too long an address", "Ask for less at a time."), request, user)
        try:
            return self._send(show(self.room, read_asked(request)), request, user)
        except OnRecordError as error:
            return self._show(_explain(error), request, user)

    def _send(self, answer: Answer, request: Request, user: User) -> Response:
        match answer:
            case Shown():
                return self._show(answer, request, user)
            case Sent():
                response = Response(answer.body, media_type=answer.media_type)
                if answer.file_name:
                    name = _FILE_NAME.sub("_", answer.file_name)
                    response.headers["content-disposition"] = f'attachment; filename="{name}"'
                return _with_tag(response, answer.body, request)
            case Led():
                status = 308 if answer.is_permanent else 303
                return RedirectResponse(serve_link(answer.address), status_code=status)

    def _do(self, deed: Deed, request: Request, form: dict[str, str], user: User) -> Response:
        try:
            return RedirectResponse(serve_link(deed(self.room, form, user)), status_code=303)
        except OnRecordError as error:
            return self._show(_explain(error), request, user)

    def _refuse_deed(
        self, request: Request, form: dict[str, str], user: User | None, role: Role
    ) -> Shown | None:
        if self.room.is_read_only:
            return _refuse(403, "This room is read-only", "Nothing can be judged in it.")
        if user is None or not user.may(role):
            return _refuse(403, "Not yours to do", f"It takes a user who is {role}.")
        if not is_ours(request, form, self.sessions):
            return _refuse(403, "Not from here", "Open the page again and send its form.")
        return None

    def _find_user(self, request: Request) -> User | None:
        """Return who asks; null for a stranger where names are asked for."""
        if self.sessions.is_open:
            return NOBODY
        return self.sessions.find_user(request.cookies.get(SIGNED_IN), request.headers.get("authorization"))

    def _show(self, shown: Shown, request: Request, user: User | None) -> Response:
        """Return a page rendered for a reader, with a cookie of the visit where it may hold a form."""
        has_forms = not self.sessions.is_open or not self.room.is_read_only
        visit = request.cookies.get(VISIT) or (secrets.token_urlsafe(18) if has_forms else "")
        frame = Frame(
            path=request.url.path,
            link=serve_link,
            asset=lambda name: f"/static/{name_asset(name)}",
            user=None if user is NOBODY else user,
            csrf=self.sessions.make_csrf(visit) if has_forms else None,
        )
        body = render_page(self.room, shown, frame).encode("utf-8", "replace")
        response = _with_tag(
            Response(body, shown.status, media_type="text/html; charset=utf-8"), body, request
        )
        if visit and VISIT not in request.cookies:
            _set_cookie(response, request, VISIT, visit)
        return response


def read_asked(request: Request) -> Asked:
    """Return what a request asks of a page."""
    names = {name: str(value) for name, value in request.path_params.items()}
    root = f"{request.url.scheme}://{request.url.netloc}"
    return Asked(request.url.path, names, tuple(request.query_params.multi_items()), root)


def _asset(name: str) -> Respond:
    async def endpoint(_: Request) -> Response:
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(load_asset(name), media_type=ASSETS[name], headers=headers)

    return endpoint


def _set_cookie(response: Response, request: Request, name: str, value: str) -> None:
    is_secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=LASTS, httponly=True, samesite="strict", secure=is_secure)


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
    if response.status_code == _OK and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response
