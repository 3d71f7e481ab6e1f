"""What becomes of one page's bytes: its parcel, or the reason why there is none."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Page

if (
    TYPE_CHECKING
):  # a parcel brings the names of people; an archive that is only searched opens sooner without
    from onrecord.archive.parcels import Parcel

Read = Callable[..., Page]


class Sight(NamedTuple):
    """How bytes were given: what `read` is told of them, and their name."""

    media_type: str | None
    url: str | None
    retrieved_at: str | None
    name: str


class Failed(NamedTuple):
    """Why a page could not be read: the exception's name and a sentence."""

    kind: str
    error: str


class Outcome(NamedTuple):
    """What became of a page: its parcel with its bytes compressed, or else why it failed."""

    parcel: "Parcel | None" = None
    packed: bytes | None = None
    failed: Failed | None = None


def fail_to_keep(error: Exception) -> Failed:
    """Return the failure of a page whose record the tables refuse."""
    cause = getattr(error, "orig", error)
    return Failed("ArchiveError", f"its record cannot be kept ({type(cause).__name__}: {cause})")
