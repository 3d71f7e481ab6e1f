"""Everything of a page that can be made without the archive, as it goes into the tables.

Drawn beside the reader (drawing.py), in another process where many pages are
added, so that the one that writes has only statements to execute.
"""

from typing import Any, NamedTuple

from onrecord.people.sheets import Packed
from onrecord.settle.publications import Reading

Row = tuple[Any, ...]
"""A row of a table of parts: its columns in the table's order, without the document's number."""


class Indexed(NamedTuple):
    """One row of the full-text index: folded words joined by spaces."""

    number: int
    title: str
    body: str
    voices: str
    facts: str


class Folded(NamedTuple):
    """The words of a document, and the digests by which its like are found.

    `title` and `body` are folded words joined by spaces; what is told begins
    with the word `told_from` of the body. `text_key` is of all that
    `same_publication` looks at and begins with the digest of the title,
    `lead_key` is of the beginning. Both are null for a document without a
    title, because nothing is ever joined to it.
    """

    id: str
    kind: str
    posted_on: str | None
    published_on: str | None
    event_on: str | None
    retrieved_on: str | None
    publisher: str | None
    host: str | None
    title: str
    body: str
    told_from: int
    voices: str
    facts: str
    text_key: str | None
    lead_key: str | None

    def make_reading(self) -> Reading:
        """Return what decides whether this is the same publication as another; its words take a moment to part."""
        told = tuple(self.body.split()[self.told_from :])
        return Reading(
            id=self.id,
            kind=self.kind,
            title=self.title,
            posted_on=self.posted_on,
            published_on=self.published_on,
            event_on=self.event_on,
            retrieved_on=self.retrieved_on,
            publisher=self.publisher,
            host=self.host,
            words=told,
        )

    def make_indexed(self, number: int) -> Indexed:
        """Return the row of the full-text index for the document of this number."""
        return Indexed(number, self.title, self.body, self.voices, self.facts)


class PackedFace(NamedTuple):
    """A face as the archive keeps it, with the keys it is looked up by and the row of the entry it is by itself."""

    id: str
    packed: str
    keys: tuple[str, ...]
    entry: dict[str, Any]


class Piece(NamedTuple):
    """A document as it goes into the tables, but for its number and its place.

    `first_day` is the first of the days it counts under, as an ordinal. `row`
    has the columns of `documents`, `parts` the rows of other tables by the
    table's name, `faces` those of its candidates, each once.
    """

    folded: Folded
    first_day: int | None
    row: dict[str, Any]
    parts: dict[str, list[Row]]
    faces: tuple[PackedFace, ...]
    sheets: tuple[Packed, ...]


class Parcel(NamedTuple):
    """A page as it goes into the tables: packed, and its documents, the main one first."""

    packed: bytes
    pieces: tuple[Piece, ...]
