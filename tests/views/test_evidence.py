"""From words of a document to the page as received."""

from pathlib import Path

import onrecord
from onrecord.views.evidence import find_page_spans


def test_words_of_a_document_are_the_same_on_its_page(examples: Path) -> None:
    """The pieces on the page, joined, are the words of every statement of every document."""
    with onrecord.open_archive(examples, read_only=True) as archive:
        for document in archive.documents():
            page = archive.page(archive.row(document.id).sha256)
            for said in document.statements:
                for start, end in said.content:
                    pieces = find_page_spans(document.text_map, (start, end))
                    found = "".join(page.text[low:high] for low, high in pieces)
                    assert "".join(found.split()) == "".join(document.text[start:end].split())


def test_what_is_only_a_break_between_pieces_is_nowhere(examples: Path) -> None:
    """A span of line breaks that the document put between pieces has no place on the page."""
    with onrecord.open_archive(examples, read_only=True) as archive:
        document = next(document for document in archive.documents() if len(document.text_map) > 1)
    start, _, length = document.text_map[0]
    assert find_page_spans(document.text_map, (start + length, start + length + 1)) == ()
