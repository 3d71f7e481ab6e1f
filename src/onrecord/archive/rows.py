"""What an archive hands out: plain rows, the same from every archive."""

from typing import Final, Literal, Protocol, runtime_checkable

from onrecord.model import DocumentKind, Record, Span


class PageSource(Protocol):
    """What `Archive.add` takes: `onrecord.sources.Source` is one."""

    @property
    def name(self) -> str:
        """How people find the page again."""

    @property
    def data(self) -> bytes:
        """The bytes as received."""

    @property
    def media_type(self) -> str | None:
        """The media type, where the caller knows it."""

    @property
    def url(self) -> str | None:
        """Where it was retrieved."""

    @property
    def retrieved_at(self) -> str | None:
        """When, ISO 8601."""


@runtime_checkable
class MissedSource(Protocol):
    """A page whose bytes could not be had: `onrecord.sources.SourceFailure` is one."""

    @property
    def name(self) -> str:
        """How people find the page again."""

    @property
    def error(self) -> str:
        """A sentence with the reason and the way out."""

    @property
    def kind(self) -> str:
        """The name of the exception that it amounts to."""


class Added(Record, frozen=True):
    """What became of one page given to `Archive.add`.

    `document_ids` are the documents of the page, the main one first, also
    when the page was known. `error` is a sentence where the state is failed.
    """

    state: Literal["new", "known", "failed"]
    name: str
    sha256: str | None
    document_ids: tuple[str, ...] = ()
    error: str | None = None


class DocumentRow(Record, frozen=True):
    """A document in a list: its facts without its text.

    `speakers` are the names of those who speak in it, in order of first
    mention. `same_as` is the id of the best reading of the same publication,
    null for that reading itself; `same_reason` says why they are the same.
    """

    id: str
    kind: DocumentKind
    title: str | None
    form: str | None
    publisher: str | None
    language: str | None
    retrieved_on: str | None
    posted_on: str | None
    published_on: str | None
    event_on: str | None
    place: str | None
    speakers: tuple[str, ...]
    sha256: str
    url: str | None
    same_as: str | None
    same_reason: str | None


class Snippet(Record, frozen=True):
    """A piece of a document around words found: `text` is `Document.text[start:start + len(text)]`.

    `marks` are the words found, as spans of `Document.text`.
    """

    text: str
    start: int
    marks: tuple[Span, ...]


class Hit(Record, frozen=True):
    """A publication that answers a search, in its best reading.

    A higher `score` is better; scores compare within one search only.
    `readings` counts the documents of the same publication, this one too.
    """

    document: DocumentRow
    score: float
    readings: int
    snippets: tuple[Snippet, ...]


COUNTED: Final = 10_000
"""How far hits are counted: every twentieth document of a large archive is more than anyone reads."""


def is_capped(count: int) -> bool:
    """Say whether there may be more than a count of hits says."""
    return count >= COUNTED


class SearchPage(Record, frozen=True):
    """One page of hits, best first.

    `total` counts the publications that answer, to 10,000; that number means
    "at least so many". `ranked` is how many of them were ranked and counted
    in `facets`: all, or the newest 2,000. `facets` maps each field (form, publisher, year, kind, speaker, party, issue,
    language) to its values and counts, the most frequent first.
    """

    hits: tuple[Hit, ...]
    total: int
    ranked: int
    facets: dict[str, dict[str, int]]

    @property
    def is_capped(self) -> bool:
        """Whether more may answer than `total` says."""
        return is_capped(self.total)


class Failure(Record, frozen=True):
    """A page that could not be read, under one of the names it was given.

    `kind` names the exception; `sha256` is null where no bytes could be had;
    `is_kept` says whether the archive holds the bytes, so that `rebuild`
    with a later version can read them.
    """

    name: str
    url: str | None
    sha256: str | None
    kind: str
    error: str
    is_kept: bool


class Sighting(Record, frozen=True):
    """One time the same bytes were given: under which name, from where, when retrieved."""

    name: str
    media_type: str | None
    url: str | None
    retrieved_at: str | None
    added_at: str


class Problem(Record, frozen=True):
    """Something `check` found wrong: `where` names the snapshot or the document."""

    where: str
    sentence: str


class Rebuilt(Record, frozen=True):
    """What `rebuild` did: pages read again, and those that could not be."""

    pages: int
    documents: int
    failures: tuple[Failure, ...]
