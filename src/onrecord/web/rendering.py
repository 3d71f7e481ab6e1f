"""A page's answer to HTML: the template, and what every template may name."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from onrecord.web.addresses import HOME, Address, feeds
from onrecord.web.asking import Shown
from onrecord.web.room import Room
from onrecord.web.sections import list_sections
from onrecord.web.show.bulletin import tell_times
from onrecord.web.templating import render_template
from onrecord.web.users import User

ASSETS: Final = {"room.css": "text/css", "room.js": "text/javascript", "mark.svg": "image/svg+xml"}
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""What a browser may load and send for a page: what this room serves, nothing else, nothing inline."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: its path, how it links, and who reads it.

    `csrf` is the token that a form of this reader must send, null where nothing may be sent; `canonical` the whole
    address of the page, where it has one that others can use.
    """

    path: str
    link: Callable[[Address], str]
    asset: Callable[[str], str]
    user: User | None = None
    csrf: str | None = None
    meta_policy: str | None = None
    canonical: str | None = None


def render_page(room: Room, shown: Shown, frame: Frame) -> str:
    """Return the HTML of a page."""
    followed = shown.values.get("followed")
    around: dict[str, Any] = {
        "room": room,
        "here": frame.path,
        "is_home": frame.path == HOME.path,
        "sections": list_sections(room, frame.path),
        "link": frame.link,
        "asset": frame.asset,
        "user": frame.user,
        "csrf": frame.csrf,
        "meta_policy": frame.meta_policy,
        "canonical": frame.canonical,
        "feeds": feeds(followed) if followed and (room.is_live or frame.canonical) else [],
        "times": tell_times(room.bulletin) if room.bulletin else [],
    }
    return render_template(shown.template, around | shown.values)


@cache
def load_asset(name: str) -> bytes:
    """Return the bytes of one of `ASSETS`."""
    return files("onrecord.web").joinpath("static", name).read_bytes()


@cache
def name_asset(name: str) -> str:
    """Return the name under which an asset is served: it changes with the bytes, so that a browser may keep it."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(load_asset(name)).hexdigest()[:8]}.{ending}"
