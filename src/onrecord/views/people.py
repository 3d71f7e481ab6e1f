"""People as they are asked for: a list of them, and files of people taken in."""

from onrecord.archive import Archive
from onrecord.archive.people_records import Imported
from onrecord.people.cards import PersonRow
from onrecord.people.choose import NO_FILTERS, PeopleFilters
from onrecord.people.imports import read_people


def list_people(archive: Archive, filters: PeopleFilters = NO_FILTERS) -> list[PersonRow]:
    """Return the people of an archive, those of most documents first.

    Whom documents name in full, and whom imports state; the leaders the
    project comes with where a document names them. Raises `QueryError` where
    a date of `filters` is none.
    """
    return archive.people().every(filters)


def import_people(archive: Archive, data: bytes, name: str) -> Imported:
    """Take in a file of people and their posts: Popolo, FollowTheMoney, or CSV with the columns of Wikidata.

    `name` is the file's: what an earlier file of this name stated and this one
    does not, goes. The rows are kept as given and survive `rebuild`. Raises
    `UnreadablePeople`, naming row and field, and then takes nothing in.
    """
    return archive.people().take_in(read_people(data, name), name)
