"""A citation: who published which words, when, and the way to open them."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote, urlsplit

import msgspec

from onrecord.archive import DocumentRow
from onrecord.model import Span

_FRAGMENT_WORDS: Final = 5  # a range is found by its first and last words; five are seldom twice on a page
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_BIBTEX: Final = str.maketrans(
    {char: f"\\{char}" for char in "#$%&_{}"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)


def cite(
    row: DocumentRow, *, span: Span | None = None, words: str | None = None, name: str | None = None
) -> str:
    """Return one line that cites a document, or the `words` at `span` (offsets into its text).

    It gives the publisher (else the host of the address, else the `name` of the file), the title, the date
    with its kind where that is not the day of publication, the reference `id` or `id@start-end` that
    `onrecord show` opens, and the address, with a text fragment where `words` are given.
    """
    parts = [
        cited_publisher(row) or name,
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


def cited_publisher(row: DocumentRow) -> str | None:
    """Return who published a document, else the host of its address."""
    return row.publisher or (urlsplit(row.url).hostname if row.url else None)


def cite_markdown(
    row: DocumentRow, *, span: Span | None = None, words: str | None = None, name: str | None = None
) -> str:
    """Return the citation as Markdown: the words as a quotation, the title as a link to them."""
    title = escape_markdown(" ".join(row.title.split())) if row.title else "untitled"
    link = fragment_link(row.url, words or "") if row.url else None
    parts = [
        escape_markdown(cited_publisher(row) or name or ""),
        f"[{title}](<{link}>)" if link else f"*{title}*",
        cited_date(row),
        f"`{reference(row.id, span)}`",
    ]
    quoted = "".join(f"> {escape_markdown(line)}\n" for line in (words or "").splitlines() if line.strip())
    return (quoted + "\n" if quoted else "") + ", ".join(part for part in parts if part) + "\n"


def cite_bibtex(
    row: DocumentRow, *, span: Span | None = None, words: str | None = None, name: str | None = None
) -> str:
    """Return the citation as a BibTeX entry `@misc`, its key the document's id."""
    fields = [
        (
            "author",
            f"{{{_escape_bibtex(publisher)}}}" if (publisher := cited_publisher(row) or name) else None,
        ),
        ("title", f"{{{_escape_bibtex(row.title)}}}" if row.title else None),
        ("date", _cited_day(row)),
        ("url", fragment_link(row.url, words or "").replace("%", "\\%") if row.url else None),
        ("urldate", row.retrieved_on),
        ("note", reference(row.id, span)),
        ("abstract", _escape_bibtex(words) if words else None),
    ]
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields if value)
    return f"@misc{{onrecord{row.id},\n{lines}}}\n"


def cite_csl(
    row: DocumentRow, *, span: Span | None = None, words: str | None = None, name: str | None = None
) -> str:
    """Return the citation as one item of CSL-JSON. <https://docs.citationstyles.org>."""
    publisher, day = cited_publisher(row) or name, _cited_day(row)
    item: dict[str, Any] = {
        "id": reference(row.id, span),
        "type": "webpage" if row.url else "document",
        "title": " ".join(row.title.split()) if row.title else None,
        "author": [{"literal": publisher}] if publisher else None,
        "issued": _csl_date(day),
        "accessed": _csl_date(row.retrieved_on),
        "URL": fragment_link(row.url, words or "") if row.url else None,
        "abstract": words,
        "language": row.language,
    }
    return msgspec.json.encode({field: value for field, value in item.items() if value}).decode()


def _cited_day(row: DocumentRow) -> str | None:
    return row.published_on or row.posted_on or row.event_on


def _csl_date(value: str | None) -> dict[str, Any] | None:
    """Return an EDTF date as CSL's parts where it is whole numbers, else as it is written."""
    if value is None:
        return None
    parts = [part.split("-") for part in value.split("/")]
    if all(number.isdigit() for part in parts for number in part):
        return {"date-parts": [[int(number) for number in part] for part in parts]}
    return {"raw": value}


def escape_markdown(text: str) -> str:
    """Return words that Markdown shows as they are."""
    return _MARKDOWN.sub(r"\\\1", text)


def _escape_bibtex(text: str) -> str:
    return " ".join(text.translate(_BIBTEX).split())


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
