"""Addresses of the reading room: one for each thing of the record, the same after every rebuild."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from posixpath import relpath
from typing import Final, NamedTuple
from urllib.parse import quote, urlencode

from onrecord.errors import QueryError
from onrecord.model import Span

FEEDS: Final = ("json", "atom")
"""The endings of feeds."""
_FILES: Final = (*FEEDS, "txt")  # what is no page of HTML keeps its ending
_SPAN: Final = re.compile(r"(\d{1,12})-(\d{1,12})")


class Address(NamedTuple):
    """Where a thing is shown: a path below the room's root, what is asked of it, and the place on its page."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    fragment: str = ""


HOME: Final = Address("/")
ABOUT: Final = Address("/about")


def document(id_: str, span: Span | None = None) -> Address:
    """Return the address of a document, or of the words at `span` in it."""
    return _opened(f"/document/{id_}", *([span] if span else []))


def page(sha256: str, spans: Sequence[Span] = ()) -> Address:
    """Return the address of a page as received, or of the words at `spans` (offsets into the page) on it."""
    return _opened(f"/page/{sha256}", *spans)


def snapshot(sha256: str) -> Address:
    """Return the address of the bytes as received."""
    return Address(f"/snapshot/{sha256}.txt")


def versions(id_: str, other: str | None = None) -> Address:
    """Return the address of the readings of a publication, or of the word differences from one to another."""
    return Address(f"/document/{id_}/versions" + (f"/{other}" if other else ""))


def citation(id_: str, span: Span | None = None) -> Address:
    """Return the address of a document's citation, or of that of the words at `span`, in every style."""
    return Address(f"/cite/{id_}" if span is None else f"/cite/{id_}@{span[0]}-{span[1]}")


def listing(kind: str) -> Address:
    """Return the address of all rows of one kind: `people`, `contacts`, `mechanisms` …."""
    return Address(f"/{kind}")


def thing(kind: str, id_: str) -> Address:
    """Return the address of one person, entry or list by its id."""
    return Address(f"/{kind}/{quote(id_, safe='')}")


def roundup(kind: str, *names: str) -> Address:
    """Return the address of the round-up of a `contact`, an `issue`, or what is `between` two parties."""
    return Address("/".join(["/roundup", kind, *(quote(name, safe="") for name in names)]))


def between(one: str, other: str) -> Address:
    """Return the address of what there is between two parties, the same in either order."""
    first, last = sorted((one, other))
    return Address(f"/between/{quote(first, safe='')}/{quote(last, safe='')}")


def feeds(followed: Address) -> list[Address]:
    """Return the addresses of the feeds, JSON Feed and Atom, that tell what is new on a page."""
    stem = "/feed" if followed == HOME else followed.path
    return [Address(f"{stem}.{kind}", followed.query) for kind in FEEDS]


def review(sort: str | None = None, made: str = "") -> Address:
    """Return the address of the review queue: of one sort, and with what the last answer did."""
    asked = [("sort", sort), ("made", made)]
    return Address("/review", tuple((name, value) for name, value in asked if value), "queue" if made else "")


def search(**asked: str | None) -> Address:
    """Return the address of a search: words `q`, `said_by`, `about`, and the facts of `Filters`."""
    return Address("/search", tuple((name, value) for name, value in asked.items() if value))


def anchor(span: Span) -> str:
    """Return the name of a span's place on its page."""
    return f"at-{span[0]}-{span[1]}"


def read_span(text: str) -> Span:
    """Return the span written `start-end`; raise `QueryError` for anything else."""
    found = _SPAN.fullmatch(text)
    if found is None or int(found[1]) >= int(found[2]):
        raise QueryError(f"{text[:40]!r} is no span; write it as start-end, such as 120-364")
    return int(found[1]), int(found[2])


def _opened(path: str, *spans: Span) -> Address:
    asked = tuple(("at", f"{start}-{end}") for start, end in spans)
    return Address(path, asked, anchor(spans[0]) if spans else "")


def serve_link(address: Address) -> str:
    """Return the address as the reading room serves it."""
    query = f"?{'&'.join(map(_spell, address.query))}" if address.query else ""
    return address.path + query + (f"#{address.fragment}" if address.fragment else "")


@lru_cache(maxsize=8_192)  # a page of search has 130 links that narrow it, of the same few values
def _spell(asked: tuple[str, str]) -> str:
    return urlencode([asked])


def find_file(address: Address, part: int = 1) -> str:
    """Return the file of a published site that holds a page, or the given part of a long one."""
    stem = address.path.strip("/") or "index"
    if stem.endswith(tuple(f".{ending}" for ending in _FILES)):
        return stem
    return f"{stem}.{part}.html" if part > 1 else f"{stem}.html"


def publish_link(address: Address, here: str, find_part: Callable[[Address], int]) -> str:
    """Return the address as a page of a published site, in the file `here`, links to it.

    `find_part` says which part of a long document or page holds what the address asks for.
    """
    target = relpath(find_file(address, find_part(address)), here.rpartition("/")[0] or ".")
    return quote(target) + (f"#{address.fragment}" if address.fragment else "")
