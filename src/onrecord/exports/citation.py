"""A citation: who published which words, when, and the way to open them."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urlsplit

from onrecord.archive import DocumentRow
from onrecord.model import Span

_FRAGMENT_WORDS: Final = 5  # a range is found by its first and last words; five are seldom twice on a page


def cite(
    row: DocumentRow, *, span: Span | None = None, words: str | None = None, name: str | None = None
) -> str:
    """Return one line that cites a document, or the `words` at `span` (offsets into its text).

    It gives the publisher (else the host of the address, else the `name` of the file), the title, the date
    with its kind where that is not the day of publication, the reference `id` or `id@start-end` that
    `onrecord show` opens, and the address, with a text fragment where `words` are given.
    """
    host = urlsplit(row.url).hostname if row.url else None
    parts = [
        row.publisher or host or name,
        f"“{' '.join(row.title.split())}”" if row.title else "untitled",
        cited_date(row),
        reference(row.id, span),
        fragment_link(row.url, words or "") if row.url else None,
    ]
    return ", ".join(part for part in parts if part)


def cited_date(row: DocumentRow) -> str:
    """Return the day of publication, else the best other date with its kind, else that there is none."""
    if row.published_on:
        return row.published_on
    others = (("posted", row.posted_on), ("event", row.event_on), ("retrieved", row.retrieved_on))
    return next((f"{kind} {value}" for kind, value in others if value), "no date printed")


def reference(document_id: str, span: Span | None = None) -> str:
    """Return the words by which `onrecord show` opens a document (`id`) or a span of it (`id@start-end`)."""
    return document_id if span is None else f"{document_id}@{span[0]}-{span[1]}"


def fragment_link(url: str, words: str) -> str:
    """Return `url` with a text fragment that makes a browser open and mark `words`.

    Up to ten words of one paragraph are given whole, more by the first and last five. An address with a
    fragment of its own keeps it. <https://wicg.github.io/scroll-to-text-fragment/>
    """
    paragraphs = [paragraph for paragraph in (line.split() for line in words.split("\n")) if paragraph]
    if not paragraphs:
        return url
    first, last = paragraphs[0], paragraphs[-1]
    glue = ":~:text=" if "#" in url else "#:~:text="
    if len(paragraphs) == 1 and len(first) <= 2 * _FRAGMENT_WORDS:
        return url + glue + _fragment_words(first)
    return f"{url}{glue}{_fragment_words(first[:_FRAGMENT_WORDS])},{_fragment_words(last[-_FRAGMENT_WORDS:])}"


def _fragment_words(words: Sequence[str]) -> str:
    # a hyphen is syntax in a fragment (prefix-, -suffix) and survives percent-encoding otherwise
    return quote(" ".join(words), safe="").replace("-", "%2D")
