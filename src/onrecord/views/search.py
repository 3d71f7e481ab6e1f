"""Search as a person asks it: words typed, facts chosen, a page of hits."""

from onrecord.archive import NO_FILTERS, Archive, Filters, SearchPage
from onrecord.views.query import read_query


def search(
    archive: Archive, text: str, *, filters: Filters = NO_FILTERS, limit: int = 20, offset: int = 0
) -> SearchPage:
    """Return the publications that answer what was typed, best first.

    `text` is in the language of `read_query`; empty, it asks for everything
    with the facts of `filters`, newest first. Raises `QueryError` with the
    place of the fault and the way out.
    """
    return archive.search(read_query(text), filters=filters, limit=limit, offset=offset)
