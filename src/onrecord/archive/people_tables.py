"""The tables of people: what documents say of them (derived), and the tenures that imports state (given)."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from onrecord.archive.tables import METADATA


def _place() -> tuple[Column[int], Column[int]]:
    number = Column("document", Integer, ForeignKey("documents.number"), primary_key=True)
    return number, Column("n", Integer, primary_key=True)


# One sheet a row: see onrecord.people.sheets. `namings` is JSON.
sheets: Final = Table(
    "sheets",
    METADATA,
    *_place(),
    Column("is_clear", Integer, nullable=False),
    Column("namings", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Where a sheet is looked for: a family's word, the block of a full name (begins
# with "#"), or a post without a name (begins with "="). No foreign key: proving
# it would read the whole table for every document removed.
sheet_keys: Final = Table(
    "sheet_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("document", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# The year of a day that is printed without one, inferred; beside the printed
# value, never in its place.
years: Final = Table(
    "years",
    METADATA,
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("printed", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

# Given: the rows of imported files. `aliases` is JSON; the bounds are EDTF.
tenures: Final = Table(
    "tenures",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("person", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("party", Text),
    Column("since", Text),
    Column("until", Text),
    Column("place", Text, nullable=False),
    Column("aliases", Text, nullable=False),
)

# Where a tenure is looked for: as `sheet_keys`. Made again by `rebuild`.
tenure_keys: Final = Table(
    "tenure_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("tenure", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Answers that were worked out when asked, and are kept until a page or an import
# touches what they rest on (people_kept.py). Which are there depends on what was
# asked, what they say does not. `rows` and `packed` are JSON; `work` is the piece of
# work that several answers came of, and that rests on the keys it looked under.
kept_rows: Final = Table(
    "kept_rows",
    METADATA,
    Column("block", Text, primary_key=True),
    Column("rows", Text, nullable=False),
    sqlite_with_rowid=False,
)
kept_answers: Final = Table(
    "kept_answers",
    METADATA,
    Column("question", Text, primary_key=True),
    Column("packed", Text, nullable=False),
    Column("work", Text, nullable=False, index=True),
)
kept_keys: Final = Table(
    "kept_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("work", Text, primary_key=True),
    sqlite_with_rowid=False,
)

KEPT: Final = (kept_rows, kept_answers, kept_keys)
PARTS_OF_DOCUMENTS: Final = (sheets, years)
DERIVED: Final = (*PARTS_OF_DOCUMENTS, sheet_keys, tenure_keys, *KEPT)
"""What is derived of people, in an order in which rows may be deleted."""
