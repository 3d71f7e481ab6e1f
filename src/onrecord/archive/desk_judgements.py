"""Judgements in the archive: added, listed, never changed. Inside the caller's transaction."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, func, insert, or_, select

from onrecord.archive.desk_tables import judgements
from onrecord.desk.judgements import Draft, Judgement, make_judgement
from onrecord.errors import UnknownId


def add_judgements(connection: Connection, drafts: list[Draft]) -> list[Judgement]:
    """Add judgements behind all others, all or none; the caller's transaction holds the write lock.

    Raises `DeskError` where one does not say what its verb needs, `UnknownId`
    where an undo names none of the archive's.
    """
    last: int = connection.execute(select(func.coalesce(func.max(judgements.c.n), 0))).scalar_one()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    made = []
    for n, draft in enumerate(drafts, last + 1):
        made.append(each := make_judgement(_name_whole(connection, draft), n, at))
        row = {name: getattr(each, name) for name in Judgement.__struct_fields__}
        connection.execute(insert(judgements), row)
    return made


def _name_whole(connection: Connection, draft: Draft) -> Draft:
    """Give an undo the whole id of what it takes back, and its addresses."""
    if draft.undoes is None:
        return draft
    was = find_judgement(connection, draft.undoes)
    return msgspec.structs.replace(draft, undoes=was.id, target=was.target, other=was.other)


def load_judgements(
    connection: Connection, *, about: str | None = None, kind: str | None = None
) -> list[Judgement]:
    """Return judgements in their order: all, those on one address, or those on addresses of one kind."""
    query = select(*(judgements.c[name] for name in Judgement.__struct_fields__)).order_by(judgements.c.n)
    if about is not None:
        query = query.where(or_(judgements.c.target == about, judgements.c.other == about))
    if kind is not None:
        # ";" comes after ":", so this is every address of the kind, by the index.
        query = query.where(judgements.c.target >= f"{kind}:", judgements.c.target < f"{kind};")
    return [Judgement(*row) for row in connection.execute(query)]


def find_judgement(connection: Connection, start: str) -> Judgement:
    """Return the judgement whose id begins so; raise `UnknownId` for none or several."""
    like = (
        select(*(judgements.c[name] for name in Judgement.__struct_fields__))
        .where(judgements.c.id.startswith(start.strip(), autoescape=True))
        .limit(2)
    )
    found = [Judgement(*row) for row in connection.execute(like)]
    if len(found) != 1:
        raise UnknownId(
            f"{'more than one' if found else 'no'} judgement has an id that begins with {start!r}"
        )
    return found[0]
