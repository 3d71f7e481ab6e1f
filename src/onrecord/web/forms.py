"""A form as it arrives: read within bounds, and refused where it was not one of ours."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from onrecord.errors import QueryError
from onrecord.web.sessions import VISIT, Sessions

_LARGEST: Final = 64 * 1024
_FIELDS: Final = 50


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form, the last value of each; raise `QueryError` for anything else or too much."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise QueryError("only forms are taken here")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise QueryError(f"a form holds at most {_LARGEST // 1024} kB")
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError as error:
        raise QueryError("the form cannot be read") from error


def is_ours(request: Request, form: Mapping[str, str], sessions: Sessions) -> bool:
    """Say whether a form was sent from a page of this room to this reader.

    Its token must be that of the reader's visit; where the browser says which page sent it, that must be ours.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        return False
    return sessions.is_csrf(request.cookies.get(VISIT), form.get("csrf"))
