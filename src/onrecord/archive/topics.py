"""The topics of an archive: the default set, and on top of it the files its users brought, kept as given."""

from functools import lru_cache

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.archive.ledger_tables import topic_files
from onrecord.archive.tables import documents
from onrecord.ledger.issues import DEFAULT, DEFAULT_TOPICS, Topics, decode_topics
from onrecord.model import Record


class KeptTopics(Record, frozen=True):
    """What became of a file of topics: the ids of those in it, and how many documents were read before it came."""

    source: str
    topics: tuple[str, ...]
    documents: int


def load_topics(connection: Connection) -> Topics:
    """Return the topics that pages are read with."""
    rows = connection.execute(select(topic_files.c.content).order_by(topic_files.c.name))
    return _merge(tuple(row.content for row in rows))


def keep_file(connection: Connection, data: bytes, name: str) -> KeptTopics:
    """Keep a file in place of one of the same name, or forget that where this is empty; raise `InputError` for a wrong one."""
    found = decode_topics(data, name)
    connection.execute(delete(topic_files).where(topic_files.c.name == name))
    if found:
        row = {"name": name, "content": data.decode("utf-8-sig")}
        connection.execute(insert(topic_files), row)
    read = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    return KeptTopics(name, tuple(topic.id for topic in found), read)


@lru_cache(maxsize=8)
def _merge(files: tuple[str, ...]) -> Topics:
    """Return the topics of files on top of the default set; of one id the last file's, in the order of their names."""
    if not files:
        return DEFAULT
    own = [topic for content in files for topic in decode_topics(content.encode(), "topics")]
    return Topics((*DEFAULT_TOPICS, *own))
