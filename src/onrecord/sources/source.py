"""What a source yields: the bytes of one page, or the sentence that says why not."""

from typing import Final, Literal

from onrecord.model import Record
from onrecord.text.decode import MAX_BYTES

PAGE_LIMIT: Final = MAX_BYTES
"""The most bytes one page may have. The largest official transcript seen has 2 MB."""


class Source(Record, frozen=True):
    """The bytes of one page as received, and what is known of where they came from.

    `name` is how people find it again (a path, or `-`). `media_type`, `url`
    and `retrieved_at` are null unless someone said so: a file's name and its
    time of change are no evidence of either.
    """

    name: str
    data: bytes
    media_type: str | None = None
    url: str | None = None
    retrieved_at: str | None = None


class SourceFailure(Record, frozen=True):
    """A page that cannot be had: its name, and a sentence with the reason and the way out.

    `kind` names the exception of `onrecord.errors` that it amounts to.
    """

    name: str
    error: str
    kind: Literal["SourceError", "InputTooLarge"] = "SourceError"
