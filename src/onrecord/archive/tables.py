"""The tables of an archive, in SQLAlchemy Core: the same in every database.

Given once and never changed: `snapshots`, `sightings`, `unreachable`, and what
people decide (desk_tables.py). All others are the record: derived, and made
again by `rebuild`.
"""

from typing import Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

VERSION: Final = 4
"""The version of these tables, stamped into every archive."""

METADATA: Final = MetaData()


def _number(name: str, *, index: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, index=index)


def _text(name: str, *, nullable: bool = True, index: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, index=index)


def _snapshot_key() -> Column[int]:
    return Column("snapshot", Integer, ForeignKey("snapshots.number"), nullable=False, index=True)


def _document_key() -> Column[int]:
    return Column("document", Integer, ForeignKey("documents.number"), primary_key=True)


# `media_type`, `url` and `retrieved_at` are those of the sighting the page is
# read with: the first in an order that does not depend on arrival.
# `packed` is null where the bytes were not text and too large to keep.
snapshots: Final = Table(
    "snapshots",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    _number("size"),
    Column("packed", LargeBinary),
    _text("media_type"),
    _text("url"),
    _text("retrieved_at"),
)

sightings: Final = Table(
    "sightings",
    METADATA,
    Column("number", Integer, primary_key=True),
    _snapshot_key(),
    _text("name", nullable=False),
    _text("media_type"),
    _text("url"),
    _text("retrieved_at"),
    _text("added_at", nullable=False),
)

# Files and streams whose bytes could not be had.
unreachable: Final = Table(
    "unreachable",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("kind", nullable=False),
    _text("error", nullable=False),
)

failures: Final = Table(
    "failures",
    METADATA,
    Column("snapshot", Integer, ForeignKey("snapshots.number"), primary_key=True),
    _text("kind", nullable=False),
    _text("error", nullable=False),
)

pages: Final = Table(
    "pages",
    METADATA,
    Column("snapshot", Integer, ForeignKey("snapshots.number"), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

# `number` begins with the day the document counts under, so that a range of
# days is a range of numbers and the newest come last (numbers.py). `speakers`,
# `parties` and `issues` are lists as JSON, which facets count. `facts` and
# `voices` are what filters compare: see facts.py. `text_key` (which begins with
# the title's) and `lead_key` are digests that settle looks up.
documents: Final = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _snapshot_key(),
    _number("place_on_page"),
    _text("kind", nullable=False),
    _text("title"),
    _text("form"),
    _text("publisher"),
    _text("language"),
    _text("retrieved_on"),
    _text("posted_on"),
    _text("published_on"),
    _text("event_on"),
    _text("place"),
    _text("speakers", nullable=False),
    _text("parties", nullable=False),
    _text("issues", nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("days", Integer, index=True),
    _text("facts", nullable=False),
    _text("voices", nullable=False),
    _text("text_key"),
    _text("lead_key"),
    _text("same_as"),
    _text("same_reason"),
    # One index with all that settle asks: each further one is ten more
    # pages of the file written for every page added.
    Index("documents_by_text", "text_key", "posted_on", "lead_key"),
    Index("documents_by_best", "same_as", sqlite_where=text("same_as IS NOT NULL")),
)

actors: Final = Table(
    "actors",
    METADATA,
    _document_key(),
    Column("n", Integer, primary_key=True),
    _text("role", nullable=False),
    _text("name"),
    _text("person_id"),
    _text("post"),
    _text("party"),
    _text("decided_by"),
    sqlite_with_rowid=False,
)

dates: Final = Table(
    "dates",
    METADATA,
    _document_key(),
    Column("n", Integer, primary_key=True),
    _text("kind", nullable=False),
    _text("value", nullable=False),
    _text("printed", nullable=False),
    _text("origin", nullable=False),
    Column("page_start", Integer),
    Column("page_end", Integer),
    _text("place_in_markup"),
    sqlite_with_rowid=False,
)

turns: Final = Table(
    "turns",
    METADATA,
    _document_key(),
    Column("n", Integer, primary_key=True),
    _text("role", nullable=False),
    _text("label"),
    _text("speaker"),
    _text("party"),
    _text("spoken_language"),
    _number("text_start"),
    _number("text_end"),
    sqlite_with_rowid=False,
)

statements: Final = Table(
    "statements",
    METADATA,
    _document_key(),
    Column("n", Integer, primary_key=True),
    Column("turn", Integer),
    _text("mode", nullable=False),
    _text("speaker"),
    _text("party"),
    _text("act", nullable=False),
    _text("act_mode"),
    _text("target"),
    _text("polarity", nullable=False),
    _text("time", nullable=False),
    _text("modality", nullable=False),
    _text("rule", nullable=False),
    Column("confidence", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Pairs of texts held for one publication; keys are `documents.text_key`.
likenesses: Final = Table(
    "likenesses",
    METADATA,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    _text("reason", nullable=False),
    sqlite_with_rowid=False,
)

PARTS_OF_DOCUMENTS: Final = (actors, dates, turns, statements)
DERIVED: Final = (*PARTS_OF_DOCUMENTS, likenesses, documents, pages, failures)
"""The record, in an order in which rows may be deleted."""
