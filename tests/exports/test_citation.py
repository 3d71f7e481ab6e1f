"""Citations."""

import msgspec
import pytest

from onrecord.archive import DocumentRow
from onrecord.exports.citation import cite, fragment_link, reference

ROW = DocumentRow(
    id="00aa11bb22cc33dd",
    kind="main",
    title="The  hotline",
    form=None,
    publisher=None,
    language=None,
    retrieved_on="2031-05-06",
    posted_on=None,
    published_on="2031-05-04",
    event_on=None,
    place=None,
    speakers=(),
    sha256="ab" * 32,
    url="https://mfa.vessia.example/1",
    same_as=None,
    same_reason=None,
)
LONG = "Both sides agreed that the hot-line, which had been silent for a year, be restored."


def test_words_are_cited_with_the_address_that_opens_them() -> None:
    """Host, title, date, reference and a text fragment."""
    assert cite(ROW, span=(40, 48), words="hot-line") == (
        "mfa.vessia.example, “The hotline”, 2031-05-04, 00aa11bb22cc33dd@40-48, "
        "https://mfa.vessia.example/1#:~:text=hot%2Dline"
    )


def test_without_an_address_the_file_is_named() -> None:
    """A saved page of unknown address is cited by its file."""
    saved = msgspec.structs.replace(ROW, url=None)
    assert cite(saved, name="page.txt") == "page.txt, “The hotline”, 2031-05-04, 00aa11bb22cc33dd"


def test_a_publisher_goes_before_its_host() -> None:
    """A known publisher is named, not its host."""
    known = msgspec.structs.replace(ROW, publisher="Foreign Ministry of Vessia")
    assert cite(known, name="page.txt").startswith("Foreign Ministry of Vessia, “The hotline”")


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
    assert f", {cited}, " in cite(msgspec.structs.replace(ROW, **dates))


def test_long_words_are_opened_by_their_ends() -> None:
    """More than ten words are a range of the first and last five; a fragment of the address stays."""
    assert fragment_link("https://x.example/#top", LONG) == (
        "https://x.example/#top:~:text=Both%20sides%20agreed%20that%20the,for%20a%20year%2C%20be%20restored."
    )


def test_words_of_two_paragraphs_are_a_range() -> None:
    """A fragment never runs over the end of a paragraph, where browsers stop matching."""
    assert fragment_link("https://x.example/", "We agree.\n\nSo do they.") == (
        "https://x.example/#:~:text=We%20agree.,So%20do%20they."
    )


def test_no_words_no_fragment() -> None:
    """Without words the address stands alone."""
    assert fragment_link("https://x.example/", " \n") == "https://x.example/"


def test_a_reference_opens_a_document_or_a_span() -> None:
    """`id`, or `id@start-end`."""
    assert reference("ab") == "ab"
    assert reference("ab", (3, 7)) == "ab@3-7"
