"""Facts of the publishers we know: one folder each, `facts.toml` in it.

Nothing in reading needs them: an unknown publisher reads by shape alone.
They add what the page leaves unsaid, such as whose foreign minister it means;
of an unknown government its address says that, or the name in its header.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from onrecord.publishers.official import find_host_party


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one publisher.

    `id` is its folder's name, or the host of a government without a folder; `party` the state it speaks for (ISO 3166-1
    alpha-3) or None; `hosts` its addresses by era; `marks` words that only
    its pages carry in their furniture.
    """

    id: str
    name: str
    kind: str
    place: str | None = None
    party: str | None = None
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


_HEAD = 1200
_TAIL = 1200


@lru_cache(maxsize=1)
def read_publishers() -> tuple[Publisher, ...]:
    """Return every publisher known, in the order of their ids."""
    folder = Path(__file__).parent
    return tuple(
        msgspec.convert({"id": path.parent.name, **tomllib.loads(path.read_text("utf-8"))}, Publisher)
        for path in sorted(folder.glob("*/facts.toml"))
    )


def find_host(url: str | None) -> str | None:
    """Return the host of an address without `www.`, or None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def find_publisher(url: str | None, text: str) -> Publisher | None:
    """Return the publisher by the page's address or, without one, by a mark in its first or last lines.

    Marks of two publishers on one page decide nothing. A government that has
    no folder is known by its host alone, and has that for its id.
    """
    host = find_host(url)
    if host:
        found = next((known for known in read_publishers() if host in known.hosts), None)
        return found or _read_government(host)
    ends = text if len(text) <= _HEAD + _TAIL else text[:_HEAD] + "\n" + text[-_TAIL:]
    marked = [known for known in read_publishers() if any(mark in ends for mark in known.marks)]
    return marked[0] if len(marked) == 1 else None


def read_publisher(id_: str | None) -> Publisher | None:
    """Return the publisher that a document names by its id; None where its id is no more than a host."""
    if id_ is None:
        return None
    return next((known for known in read_publishers() if known.id == id_), None) or _read_government(id_)


def _read_government(host: str) -> Publisher | None:
    """Return the government whose host this is, by its domain, or None."""
    party = find_host_party(host)
    return Publisher(id=host, name=host, kind="government", party=party) if party else None
