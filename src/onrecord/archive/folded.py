"""A document folded once, for the full-text index and for settling alike."""

from hashlib import sha256
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from onrecord.archive.facts import find_speakers, read_facts, read_voices
from onrecord.archive.fulltext import Indexed
from onrecord.forms.heading import find_told_start
from onrecord.model import Document
from onrecord.settle.publications import Reading, lead_key
from onrecord.text.fold import fold_title, fold_words

_DIGITS: Final = 20


class Folded(NamedTuple):
    """The words of a document, and the digests by which its like are found.

    `text_key` is of all that `same_publication` looks at and begins with the
    digest of the title, `lead_key` is of the beginning. Both are null for a
    document without a title, because nothing is ever joined to it.
    """

    reading: Reading
    indexed: Indexed
    speakers: tuple[str, ...]
    text_key: str | None
    lead_key: str | None


def fold_document(document: Document, number: int, url: str | None) -> Folded:
    """Fold a document that has this number in the archive."""
    title_end = document.title_span[1] if document.title_span else 0
    title = fold_title(document.title or "")
    body = tuple(fold_words(document.text[title_end:]))
    told_start = find_told_start(document)
    told = body[len(fold_words(document.text[title_end:told_start])) :] if told_start > title_end else body
    speakers = find_speakers(document)
    reading = Reading(
        id=document.id,
        kind=document.kind,
        title=title,
        posted_on=document.posted_on,
        published_on=document.published_on,
        event_on=document.event_on,
        retrieved_on=document.retrieved_on,
        publisher=document.publisher,
        host=_find_host(url),
        words=told,
    )
    joined = " ".join(body)
    indexed = Indexed(number, title, joined, read_voices(speakers), read_facts(document))
    looked_at = (*reading[2:6], reading.publisher, reading.host, " ".join(told))
    return Folded(
        reading=reading,
        indexed=indexed,
        speakers=speakers,
        text_key=_digest(title) + _digest("\0".join(part or "" for part in looked_at)) if title else None,
        lead_key=_digest(lead_key(told)) if title and told else None,
    )


def title_part(text_key: str) -> str:
    """Return the part of a text's key that all texts with its title share."""
    return text_key[:_DIGITS]


def _find_host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname if url else None) or None
    except ValueError:
        return None


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
