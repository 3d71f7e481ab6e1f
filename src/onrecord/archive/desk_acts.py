"""Acts of the desk in the archive, and the files that were sent and received. Inside the caller's transaction."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, func, insert, select

from onrecord.archive.desk_tables import acts, papers
from onrecord.archive.packing import pack_bytes, unpack_bytes
from onrecord.desk.acts import Act, Step, make_act
from onrecord.errors import UnknownId


def add_acts(connection: Connection, steps: Sequence[Step]) -> list[Act]:
    """Add acts behind all others; the caller's transaction holds the write lock. Raises `DeskError` as `make_act`."""
    last: int = connection.execute(select(func.coalesce(func.max(acts.c.n), 0))).scalar_one()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    made = [make_act(step, n, at) for n, step in enumerate(steps, last + 1)]
    for each in made:
        row = {name: getattr(each, name) for name in Act.__struct_fields__}
        connection.execute(insert(acts), row)
    for name, data in (paper for step in steps for paper in step.papers):
        keep_paper(connection, name, data)
    return made


def load_acts(connection: Connection, *, thing: str | None = None, kind: str | None = None) -> list[Act]:
    """Return acts in their order: all, those on one thing, or those on things of one kind (`checklist`)."""
    query = select(*(acts.c[name] for name in Act.__struct_fields__)).order_by(acts.c.n)
    if thing is not None:
        query = query.where(acts.c.thing == thing)
    if kind is not None:
        # ";" comes after ":", so this is every thing of the kind, by the index.
        query = query.where(acts.c.thing >= f"{kind}:", acts.c.thing < f"{kind};")
    return [Act(*row) for row in connection.execute(query)]


def find_thing(connection: Connection, kind: str, start: str) -> str:
    """Return the one thing of a kind whose id is this, begins so, or else holds it; raise `UnknownId` for none or several."""
    asked = start.strip().removeprefix(f"{kind}:")
    whole = f"{kind}:{asked}"
    things = select(acts.c.thing).distinct().order_by(acts.c.thing).limit(4)
    found: list[str] = []
    for is_it in (
        acts.c.thing == whole,
        acts.c.thing.startswith(whole, autoescape=True),
        and_(acts.c.thing.startswith(f"{kind}:"), acts.c.thing.contains(f"-{asked}", autoescape=True)),
    ):
        found = found or list(connection.execute(things.where(is_it)).scalars())
    if len(found) == 1:
        return found[0]
    some = f" ({', '.join(one.partition(':')[2] for one in found)} …)" if found else ""
    raise UnknownId(
        f"{'more than one' if found else 'no'} {kind} has an id that begins with or holds {start!r}{some}"
    )


def choose_id(connection: Connection, kind: str, title: str) -> str:
    """Return a free address for a new thing: its title in small letters, with a number where that is taken."""
    slug = "-".join(re.findall(r"\w+", title.lower()))[:60].strip("-") or kind
    taken = {act.thing for act in load_acts(connection, kind=kind)}
    address, n = f"{kind}:{slug}", 1
    while address in taken:
        n += 1
        address = f"{kind}:{slug}-{n}"
    return address


def keep_paper(connection: Connection, name: str, data: bytes) -> str:
    """Keep a file as it is, once, and return its digest."""
    sha256 = hashlib.sha256(data).hexdigest()
    row = {
        "sha256": sha256,
        "name": name.encode("utf-8", "backslashreplace").decode(),
        "packed": pack_bytes(data),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(insert(papers).prefix_with("OR IGNORE"), row)
    return sha256


def load_paper(connection: Connection, sha256: str) -> bytes:
    """Return the bytes of a file that was sent or received; raise `UnknownId` where there is none."""
    packed = connection.execute(select(papers.c.packed).where(papers.c.sha256 == sha256)).scalar()
    if packed is None:
        raise UnknownId(f"no paper has the digest {sha256}")
    return unpack_bytes(packed)
