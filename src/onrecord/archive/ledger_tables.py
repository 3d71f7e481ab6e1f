"""The tables of the ledger: derived, made again by `rebuild`; `topic_files` alone is given.

`candidates`, `steps`, `positions` and `tags` are what each document says. `faces` are
candidates without their places: equal ones are one row. `face_links` are the
pairs that settle holds for one thing, and `entries` what hangs together.
"""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from onrecord.archive.tables import METADATA


def _place() -> tuple[Column[int], Column[int]]:
    number = Column("document", Integer, ForeignKey("documents.number"), primary_key=True)
    return number, Column("n", Integer, primary_key=True)


def _words(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, Text, nullable=nullable)


candidates: Final = Table(
    "candidates",
    METADATA,
    *_place(),
    _words("face", nullable=False),
    Index("candidates_by_face", "face"),
    sqlite_with_rowid=False,
)

# One event of a candidate: `m` counts them. `first_day` and `last_day` are
# ordinals of the days its date may mean.
steps: Final = Table(
    "steps",
    METADATA,
    *_place(),
    Column("m", Integer, primary_key=True),
    _words("event", nullable=False),
    _words("date"),
    Column("first_day", Integer),
    Column("last_day", Integer),
    _words("by_party"),
    _words("told_party"),
    _words("doubt"),
    Index("steps_by_day", "first_day"),
    sqlite_with_rowid=False,
)

positions: Final = Table(
    "positions",
    METADATA,
    *_place(),
    _words("issue", nullable=False),
    _words("kind", nullable=False),
    _words("party"),
    _words("name"),
    _words("said_on"),
    Column("first_day", Integer),
    _words("doubt"),
    Index("positions_by_issue", "issue", "first_day"),
    Index("positions_by_party", "party", "issue", "said_on"),  # with all that is counted of a party
    sqlite_with_rowid=False,
)

# A position as JSON and the words of each of its spans, so that showing it opens no document.
position_words: Final = Table(
    "position_words",
    METADATA,
    *_place(),
    _words("packed", nullable=False),
    sqlite_with_rowid=False,
)

# How many statements of a document are tagged with an issue.
tags: Final = Table(
    "tags",
    METADATA,
    Column("issue", Text, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True, index=True),
    Column("statements", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Given: files of topics as their users brought them, TOML; not made again.
topic_files: Final = Table(
    "topic_files",
    METADATA,
    Column("name", Text, primary_key=True),
    _words("content", nullable=False),
)

faces: Final = Table(
    "faces",
    METADATA,
    Column("id", Text, primary_key=True),
    _words("entry", nullable=False),
    _words("packed", nullable=False),
    Index("faces_by_entry", "entry"),
    sqlite_with_rowid=False,
)

face_keys: Final = Table(
    "face_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("face", Text, primary_key=True),
    sqlite_with_rowid=False,
)

face_links: Final = Table(
    "face_links",
    METADATA,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    _words("reason", nullable=False),
    sqlite_with_rowid=False,
)

# `parties` are codes and `persons` printed names, each between line breaks; `folded` has the persons' words.
entries: Final = Table(
    "entries",
    METADATA,
    Column("id", Text, primary_key=True),
    _words("entry", nullable=False),
    _words("kind", nullable=False),
    _words("name"),
    _words("status"),
    _words("date"),
    Column("first_day", Integer),
    Column("last_day", Integer),
    _words("parties", nullable=False),
    _words("persons", nullable=False),
    _words("folded", nullable=False),
    _words("doubt"),
    sqlite_with_rowid=False,
)
# A list is read in its order, and what waits for review without what does not.
Index(
    "entries_listed",
    entries.c.entry,
    entries.c.doubt,
    entries.c.first_day.desc(),
    entries.c.name,
    entries.c.id,
    entries.c.last_day,
)
Index(
    "entries_in_doubt",
    entries.c.first_day.desc(),
    entries.c.name,
    entries.c.id,
    sqlite_where=entries.c.doubt.isnot(None),
)

# The parties of an entry, one a row, in any case; and the folded words of its persons' names.
sides: Final = Table(
    "sides",
    METADATA,
    Column("party", Text(collation="NOCASE"), primary_key=True),
    Column("entry", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
named: Final = Table(
    "named",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("entry", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

PARTS_OF_DOCUMENTS: Final = (candidates, steps, positions, position_words, tags)
DERIVED: Final = (*PARTS_OF_DOCUMENTS, face_links, face_keys, sides, named, entries, faces)
"""The ledger, in an order in which rows may be deleted."""
