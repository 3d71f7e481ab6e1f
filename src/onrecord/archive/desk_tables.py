"""The tables of the desk: given by people, never derived, kept by `rebuild`, only ever added to."""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from onrecord.archive.tables import METADATA

# `day` is the day it counts from, `at` the instant it was written.
# See onrecord.desk.judgements for what the columns mean.
judgements: Final = Table(
    "judgements",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("target", Text, nullable=False, index=True),
    Column("verb", Text, nullable=False),
    Column("other", Text),
    Column("field", Text),
    Column("value", Text),
    Column("words", Text),
    Column("author", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Text),
    Index("judgements_by_other", "other"),
)

# What was done at the desk to one thing (`checklist:…`, `group:…`): see
# onrecord.desk.acts. `body` is JSON.
acts: Final = Table(
    "acts",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("thing", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Text),
)

# Files that were sent or received, as they were.
papers: Final = Table(
    "papers",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
)

APPEND_ONLY: Final = (judgements, acts, papers)
"""Tables whose rows the database itself refuses to change or delete."""
