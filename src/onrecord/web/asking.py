"""What a page is asked, and what it answers: nothing of HTTP beyond words and status."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from onrecord.errors import QueryError
from onrecord.web.addresses import Address, serve_link
from onrecord.web.room import Room

MOST_PARTS = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a page: its path, the names in the path, and the query, first value first.

    `root` is what stands before the path in a whole address, such as `http://127.0.0.1:8022`, empty where the pages
    have none; `link` is how an address is written after it.
    """

    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    root: str = ""
    link: Callable[[Address], str] = serve_link

    def whole(self, address: Address) -> str:
        """Return an address whole, as another machine asks for it."""
        return self.root + self.link(address)

    @property
    def own(self) -> str | None:
        """The whole address of this page; null where it has none."""
        return self.whole(Address(self.path)) if self.root else None

    def one(self, name: str) -> str | None:
        """Return the first value asked under a name, white space around it gone; null where there is none."""
        found = next((value.strip() for key, value in self.query if key == name), "")
        return found or None

    def number(self, name: str, default: int = 1) -> int:
        """Return a positive number asked under a name; raise `QueryError` for anything else."""
        value = self.one(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= MOST_PARTS:
            raise QueryError(f"{name}={value[:40]!r} is not a number from 1 to {MOST_PARTS:,}")
        return int(value)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to be rendered: its template, and the values that the template names."""

    template: str
    values: dict[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes as they are: a feed, a snapshot, a citation."""

    body: bytes
    media_type: str
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Led:
    """A way to another page, for good where `is_permanent`."""

    address: Address
    is_permanent: bool = False


Answer = Shown | Sent | Led


class ShowPage(Protocol):
    """A page of the reading room: answers what is asked from the archive; raises `OnRecordError`."""

    def __call__(self, room: Room, asked: Asked) -> Answer: ...  # noqa: D102 - the class says it
