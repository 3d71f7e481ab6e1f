"""A citation: who published which words, when, and the way to open them."""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from onrecord.model import Document, Snapshot, Span

_FRAGMENT_WORDS = (
    5  # browsers match the first and last words of a range; five are enough to be alone on a page
)
_ORDER = ("published", "posted", "event", "retrieved")


def cite(
    document: Document, *, snapshot: Snapshot | None = None, name: str | None = None, span: Span | None = None
) -> str:
    """Return one line that cites `document`, or the words of `span` (offsets into `document.text`) in it.

    It gives the publisher (else the host of the address, else the file's `name`), the title, the date with
    its kind where that is not the day of publication, the reference `id` or `id@start-end` that
    `onrecord show` opens, and the address with a text fragment where the page has one.
    """
    url = snapshot.url if snapshot else None
    publisher = document.publisher or (urlsplit(url).hostname if url else None) or name
    parts = [
        publisher,
        f"“{' '.join(document.title.split())}”" if document.title else "untitled",
        _cited_date(document),
        reference(document.id, span),
        fragment_link(url, document.text, span or document.title_span) if url else None,
    ]
    return ", ".join(part for part in parts if part)


def reference(document_id: str, span: Span | None = None) -> str:
    """Return the words by which `onrecord show` opens a document (`id`) or a span of it (`id@start-end`)."""
    return document_id if span is None else f"{document_id}@{span[0]}-{span[1]}"


def fragment_link(url: str, text: str, span: Span | None) -> str:
    """Return `url` with a text fragment that makes a browser open and mark the words of `span` in `text`.

    An address with a fragment of its own keeps it. <https://wicg.github.io/scroll-to-text-fragment/>
    """
    words = text[span[0] : span[1]].split() if span else []
    if not words:
        return url
    glue = ":~:text=" if "#" in url else "#:~:text="
    if len(words) <= 2 * _FRAGMENT_WORDS and "\n" not in text[span[0] : span[1]].strip():  # type: ignore[index]
        return url + glue + _fragment_words(words)
    first, last = words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]
    return f"{url}{glue}{_fragment_words(first)},{_fragment_words(last)}"


def _fragment_words(words: Sequence[str]) -> str:
    # a hyphen is syntax in a fragment (prefix-, -suffix) and survives percent-encoding otherwise
    return quote(" ".join(words), safe="").replace("-", "%2D")


def _cited_date(document: Document) -> str:
    values = {
        "published": document.published_on,
        "posted": document.posted_on,
        "event": document.event_on,
        "retrieved": document.retrieved_on,
    }
    for kind in _ORDER:
        value = values[kind]
        if value:
            return value if kind == "published" else f"{kind} {value}"
    return "no date printed"
