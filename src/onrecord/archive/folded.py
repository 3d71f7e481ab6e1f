"""A document folded once, for the full-text index and for settling alike."""

from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from onrecord.archive.facts import find_speakers, read_facts, read_voices
from onrecord.archive.parcels import Folded
from onrecord.forms.heading import find_told_start
from onrecord.model import Document
from onrecord.settle.publications import lead_key
from onrecord.text.fold import fold_title, fold_words

_DIGITS: Final = 20


def fold_document(document: Document, url: str | None) -> Folded:
    """Fold a document of a page that is read with this address."""
    title_end = document.title_span[1] if document.title_span else 0
    title = fold_title(document.title or "")
    body = fold_words(document.text[title_end:])
    told_start = find_told_start(document)
    told_from = len(fold_words(document.text[title_end:told_start])) if told_start > title_end else 0
    told = tuple(body[told_from:])
    host = _find_host(url)
    looked_at = (
        title,
        document.posted_on,
        document.published_on,
        document.event_on,
        document.publisher,
        host,
        " ".join(told),
    )
    return Folded(
        id=document.id,
        kind=document.kind,
        posted_on=document.posted_on,
        published_on=document.published_on,
        event_on=document.event_on,
        retrieved_on=document.retrieved_on,
        publisher=document.publisher,
        host=host,
        title=title,
        body=" ".join(body),
        told_from=told_from,
        voices=read_voices(find_speakers(document)),
        facts=read_facts(document),
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
