"""A citation in every style, to be copied."""

import re
from typing import Final

from onrecord.errors import UnknownId
from onrecord.exports.citation import cite, cite_bibtex, cite_csl, cite_markdown, fragment_link
from onrecord.web import addresses
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.room import Room
from onrecord.web.show.rows import find_source_name

_REFERENCE: Final = re.compile(r"([0-9a-f]{1,64})(?:@(\d{1,12})-(\d{1,12}))?")

STYLES: Final = {"Text": cite, "Markdown": cite_markdown, "BibTeX": cite_bibtex, "CSL-JSON": cite_csl}
"""The styles of a citation, by the name a page gives them."""


def show_citation(room: Room, asked: Asked) -> Answer:
    """Show the citation of a document, or of the words at a span, in each style."""
    parts = _REFERENCE.fullmatch(asked.names["reference"])
    if parts is None:
        raise UnknownId(f"{asked.names['reference'][:80]!r} is no reference; it is ID or ID@START-END")
    row = room.archive.row(parts[1])
    room.refuse_withheld(f"document:{row.id}")
    name = find_source_name(room.archive, row)
    span, words = None, None
    if parts[2]:
        span = addresses.read_span(f"{parts[2]}-{parts[3]}")
        text = room.archive.document(row.id).text
        if span[1] > len(text):
            raise UnknownId(f"{row.id} has {len(text)} characters; {parts[2]}-{parts[3]} is no span of it")
        words = text[span[0] : span[1]]
    styles = {style: make(row, span=span, words=words, name=name) for style, make in STYLES.items()}
    if row.url:
        styles["Link that marks the words"] = fragment_link(row.url, words or "")
    return Shown("cite.html", {"row": row, "span": span, "words": words, "styles": styles})
