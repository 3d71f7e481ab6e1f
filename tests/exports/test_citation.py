"""Citations."""

import msgspec
import pytest

from onrecord.exports.citation import cite, fragment_link, reference
from onrecord.model import Document, Snapshot

TEXT = "The hotline\n\nBoth sides agreed that the hot-line, which had been silent for a year, be restored."
DOCUMENT = Document(
    id="00aa11bb22cc33dd",
    kind="main",
    title="The hotline",
    title_span=(0, 11),
    form=None,
    publisher=None,
    language=None,
    retrieved_on="2031-05-06",
    posted_on=None,
    published_on="2031-05-04",
    event_on=None,
    dates=(),
    place=None,
    outlets=(),
    speakers=(),
    counterparts=(),
    text=TEXT,
    text_map=(),
)
SNAPSHOT = Snapshot("00", "https://mfa.vessia.example/1", "text/html", None)


def test_a_span_is_cited_with_the_address_that_opens_it() -> None:
    """Host, title, date, reference and a text fragment."""
    span = (TEXT.index("hot-line"), TEXT.index(", which"))
    assert cite(DOCUMENT, snapshot=SNAPSHOT, span=span) == (
        "mfa.vessia.example, “The hotline”, 2031-05-04, 00aa11bb22cc33dd@40-48, "
        "https://mfa.vessia.example/1#:~:text=hot%2Dline"
    )


def test_without_an_address_the_file_is_named() -> None:
    """A saved page of unknown address is cited by its file."""
    assert cite(DOCUMENT, name="page.txt") == "page.txt, “The hotline”, 2031-05-04, 00aa11bb22cc33dd"


def test_a_publisher_goes_before_its_host() -> None:
    """A known publisher is named, not its host."""
    known = msgspec.structs.replace(DOCUMENT, publisher="Foreign Ministry of Vessia")
    assert cite(known, snapshot=SNAPSHOT).startswith("Foreign Ministry of Vessia, “The hotline”")


@pytest.mark.parametrize(
    ("dates", "cited"),
    [
        ({"published_on": None, "posted_on": "2031-05-05"}, "posted 2031-05-05"),
        ({"published_on": None, "event_on": "XXXX-05-03"}, "event XXXX-05-03"),
        ({"published_on": None}, "retrieved 2031-05-06"),
        ({"published_on": None, "retrieved_on": None}, "no date printed"),
    ],
)
def test_another_date_says_which_it_is(dates: dict[str, str | None], cited: str) -> None:
    """A date that is not the day of publication is never given as if it were."""
    changed = msgspec.structs.replace(DOCUMENT, **dates)
    assert f", {cited}, " in cite(changed)


def test_a_long_span_is_opened_by_its_ends() -> None:
    """More than ten words are a range of the first and last five."""
    start = TEXT.index("Both")
    assert fragment_link("https://x.example/#top", TEXT, (start, len(TEXT))) == (
        "https://x.example/#top:~:text=Both%20sides%20agreed%20that%20the,for%20a%20year%2C%20be%20restored."
    )


def test_no_words_no_fragment() -> None:
    """An empty span leaves the address alone."""
    assert fragment_link("https://x.example/", TEXT, None) == "https://x.example/"
    assert fragment_link("https://x.example/", "  ", (0, 2)) == "https://x.example/"


def test_a_reference_opens_a_document_or_a_span() -> None:
    """`id`, or `id@start-end`."""
    assert reference("ab") == "ab"
    assert reference("ab", (3, 7)) == "ab@3-7"
