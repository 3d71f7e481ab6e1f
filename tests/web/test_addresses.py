"""Addresses of the reading room."""

import pytest

from onrecord.errors import QueryError
from onrecord.web import addresses
from onrecord.web.addresses import Address


def test_a_span_stands_in_the_query_and_names_its_place() -> None:
    """The words at a span have an address that a browser scrolls to."""
    assert addresses.serve_link(addresses.document("5f0c", (3, 9))) == "/document/5f0c?at=3-9#at-3-9"


def test_words_in_two_pieces_of_a_page_are_asked_for_together() -> None:
    """An address on a page as received asks for each piece and leads to the first."""
    assert addresses.serve_link(addresses.page("ab", [(3, 9), (20, 30)])) == "/page/ab?at=3-9&at=20-30#at-3-9"


@pytest.mark.parametrize("text", ["9-3", "3-3", "3", "a-b", "3-9-12", "", "-3-9"])
def test_what_is_no_span_is_refused(text: str) -> None:
    """A span is two numbers, the first lower."""
    with pytest.raises(QueryError):
        addresses.read_span(text)


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        (Address("/"), "document/5f0c.html", "../index.html"),
        (addresses.document("5f0c", (3, 9)), "document/77aa.html", "5f0c.2.html#at-3-9"),
        (addresses.document("5f0c"), "index.html", "document/5f0c.2.html"),
        (addresses.versions("5f0c"), "document/5f0c.html", "5f0c/versions.2.html"),
        (addresses.snapshot("ab"), "page/ab.html", "../snapshot/ab.txt"),
    ],
)
def test_a_published_link_is_relative_and_names_a_file(target: Address, here: str, link: str) -> None:
    """Files link to files, so that a folder works from a stick as from a server."""
    assert addresses.publish_link(target, here, lambda _: 2 if target.path != "/" else 1) == link


def test_two_parties_have_one_address_in_either_order() -> None:
    """What is between two parties is one page."""
    assert addresses.between("TAR", "VAL") == addresses.between("VAL", "TAR")
