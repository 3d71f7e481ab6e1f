"""The sheets of a document, as rows: drawn beside the reader, where no database is."""

from onrecord.model import Document
from onrecord.people.mentions import read_mentions
from onrecord.people.sheets import Packed, pack_sheets


def make_sheets(document: Document) -> list[Packed]:
    """Make the sheets of a document: a function of the document alone."""
    return pack_sheets(read_mentions(document))
