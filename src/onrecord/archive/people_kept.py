"""Keep what was worked out of people until a page or an import touches what it rests on; inside the caller's transaction.

    block of full names ─→ the rows of its persons      what `people` lists
    question, its keys  ─→ a card, places, ids found    what `show PERSON` and "said by" ask

An answer rests on the sheets found under some keys and on the tenures found
under the keys of those. Whoever writes or deletes a sheet forgets all its
keys here, in the same transaction, and with them every answer that rests on
one; so what is kept is always what would be worked out now. Judgements are
not in it: they are laid over when asked (people_judged.py).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, exists, insert, select

from onrecord.archive import sqlite
from onrecord.archive.people_load import load_sheets_of, load_sheets_under, load_tenures_of, portions
from onrecord.archive.people_tables import KEPT, kept_answers, kept_keys, kept_rows, sheet_keys, tenures
from onrecord.people.cards import PersonRow
from onrecord.people.known import tenure_keys
from onrecord.people.sheets import keys_of_sheet
from onrecord.people.tenures import Tenure

STATED: Final = "@"
"""What the block of an imported person begins with, whom no document need name; then comes the id."""
_MOST_PERSONS: Final = 1_000  # of an import whose answers are looked up one by one
_encode: Final = msgspec.json.Encoder().encode
_decode: Final = msgspec.json.Decoder(tuple[PersonRow, ...]).decode


def fetch_answer(connection: Connection, question: str) -> str | None:
    """Return the kept answer to a question, packed; null where there is none."""
    c = kept_answers.c
    return connection.execute(select(c.packed).where(c.question == question)).scalar()


def keep_answers(
    connection: Connection, work: str, answers: Mapping[str, bytes], keys: Iterable[str]
) -> None:
    """Keep the answers, by question, of one piece of work that rests on these keys."""
    rows = [
        {"question": question, "packed": packed.decode(), "work": work}
        for question, packed in answers.items()
    ]
    connection.execute(insert(kept_answers).prefix_with("OR REPLACE"), rows)
    keyed = [{"key": key, "work": work} for key in sorted(keys)]
    if keyed:
        connection.execute(insert(kept_keys).prefix_with("OR IGNORE"), keyed)


def rests_on(connection: Connection, question: str, keys: Collection[str]) -> bool:
    """Say whether the kept answer to a question rests on one of these keys."""
    c = kept_keys.c
    work = select(kept_answers.c.work).where(kept_answers.c.question == question).scalar_subquery()
    return any(
        connection.execute(select(exists().where(c.work == work, c.key.in_(part)))).scalar()
        for part in portions(keys)
    )


def list_open_blocks(connection: Connection) -> list[str]:
    """Return the blocks of full names, and of imported persons, whose rows are not kept."""
    kept = select(kept_rows.c.block)
    c = sheet_keys.c
    blocks = select(c.key).where(c.key > "#", c.key < "$", c.key.notin_(kept)).distinct()
    stated = select(tenures.c.person).where((STATED + tenures.c.person).notin_(kept)).distinct()
    found = set(connection.execute(blocks).scalars())
    found.update(STATED + person for person in connection.execute(stated).scalars())
    return sorted(found)


def keep_rows(connection: Connection, rows: Mapping[str, Collection[PersonRow]]) -> None:
    """Keep the rows of some blocks."""
    packed = [{"block": block, "rows": _encode(own).decode()} for block, own in rows.items()]
    if packed:
        connection.execute(insert(kept_rows).prefix_with("OR REPLACE"), packed)


def iter_rows(connection: Connection) -> Iterator[tuple[str, tuple[PersonRow, ...]]]:
    """Yield the kept rows of every block."""
    for block, rows in connection.execute(select(kept_rows.c.block, kept_rows.c.rows)):
        yield block, _decode(rows)


def forget(connection: Connection, keys: Collection[str]) -> None:
    """Forget every answer that rests on one of these keys."""
    if not keys or not sqlite.is_any_kept(connection):
        return
    for part in portions(keys):
        connection.execute(delete(kept_rows).where(kept_rows.c.block.in_(part)))
        touched = select(kept_keys.c.work).where(kept_keys.c.key.in_(part))
        connection.execute(delete(kept_answers).where(kept_answers.c.work.in_(touched)))
        connection.execute(delete(kept_keys).where(kept_keys.c.key.in_(part)))


def forget_documents(connection: Connection, numbers: Collection[int]) -> None:
    """Forget every answer that rests on a sheet of these documents."""
    if numbers and sqlite.is_any_kept(connection):
        sheets = load_sheets_of(connection, numbers=numbers)
        forget(connection, {key for sheet in sheets for key in keys_of_sheet(sheet)})


def forget_persons(connection: Connection, changed: Sequence[Tenure]) -> None:
    """Forget every answer that rests on somebody of whom these tenures were imported or taken back."""
    persons = {tenure.person_id for tenure in changed}
    if not sqlite.is_any_kept(connection):
        return
    if len(persons) > _MOST_PERSONS:
        forget_all(connection)
        return
    held = (*changed, *load_tenures_of(connection, persons))
    keys = {key for tenure in held for key in tenure_keys(tenure)}
    touched = {key for sheet in load_sheets_under(connection, keys) for key in keys_of_sheet(sheet)}
    forget(connection, touched | keys | {STATED + person for person in persons})


def forget_all(connection: Connection) -> None:
    """Forget every answer."""
    for table in KEPT:
        connection.execute(delete(table))
