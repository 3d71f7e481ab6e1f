"""Topics of an archive: taken in from a file, and proposed where its documents speak of what no topic covers."""

from collections.abc import Iterator
from itertools import islice

from onrecord.archive import NO_FILTERS, Archive, Filters, Query
from onrecord.archive.topics import KeptTopics
from onrecord.ledger.propose import Place
from onrecord.ledger.propose import propose_issues as propose
from onrecord.model import Document, Record
from onrecord.views.steps import Quote

_MOST_DOCUMENTS = 2_000
_AROUND = 60  # characters on either side of a name that are quoted with it


class Proposed(Record, frozen=True):
    """An issue that no topic covers: its name as printed, how many documents have it, why it is proposed, and up to three places."""

    name: str
    documents: int
    reason: str
    quotes: tuple[Quote, ...]


def import_topics(archive: Archive, data: bytes, name: str) -> KeptTopics:
    """Take in a TOML file of topics: tables `[[topic]]` with id, name, terms and, if it concerns some only, parties.

    `name` is the file's: it takes the place of an earlier one of this name, and
    where it is empty that one is forgotten. It is kept as given and survives
    `rebuild`; pages read before have its topics after a `rebuild`. Raises
    `InputError`, naming file and line, and then takes nothing in.
    """
    return archive.keep_topics(data, name)


def propose_issues(
    archive: Archive, filters: Filters = NO_FILTERS, *, at_least: int = 3
) -> tuple[Proposed, ...]:
    """Propose issues that no topic of the archive covers, those of most documents first, each with its evidence.

    Headings, what is called a question or a dispute, and phrases that at least
    so many of the newest 2,000 publications have that answer the filters.
    """
    texts: dict[str, tuple[str, str | None]] = {}

    def opened() -> Iterator[Document]:
        for row, document in islice(archive.newest(Query(), filters=filters), _MOST_DOCUMENTS):
            texts[document.id] = (document.text, row.event_on or row.published_on or row.posted_on)
            yield document

    proposed = propose(opened(), archive.topics(), at_least)
    return tuple(
        Proposed(
            one.name,
            one.documents,
            one.reason,
            tuple(_quote(place, *texts[place.document]) for place in one.places),
        )
        for one in proposed
    )


def _quote(place: Place, text: str, day: str | None) -> Quote:
    """Return the line around a name, not cut inside a word."""
    start, end = place.span
    first = max(text.rfind("\n", 0, start) + 1, text.find(" ", max(0, start - _AROUND), start) + 1)
    line = text.find("\n", end)
    last = len(text) if line < 0 else line
    if last > end + _AROUND:
        last = text.rfind(" ", end, end + _AROUND)
        last = end if last < 0 else last
    return Quote(place.document, (first, last), text[first:last], day)
