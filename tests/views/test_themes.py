"""Under which theme statements stand."""

import pytest

from onrecord import read
from onrecord.ledger.issues import DEFAULT
from onrecord.views.themes import find_themes, is_telling

PAGE = """Press release

12 March 2031

Foreign Minister Ilse Maren’s remarks

{body}
"""


def _themes(body: str) -> list[tuple[str, str | None]]:
    document = read(PAGE.format(body=body).encode(), media_type="text/plain").document
    assert document is not None
    found = find_themes(document, DEFAULT)
    return [
        (document.text[said.content[0][0] : said.content[0][0] + 12], found.get(said.n))
        for said in document.statements
    ]


def test_a_statement_stands_under_its_own_words() -> None:
    """Words of its own decide, whatever the heading says; a general topic stands back."""
    found = _themes("Fisheries\n\nThe sanctions on our ports must end, Maren said.")
    assert [theme for _, theme in found] == ["sanctions"]


def test_where_it_names_none_the_paragraph_then_the_heading_does() -> None:
    """A statement without a topic has that of the one before it in its paragraph, else that of its heading."""
    body = (
        "Fisheries\n\n“It was a long winter for our harbours,” Maren said.\n\n"
        "“The sanctions must end,” Maren said. “We shall wait for it,” she added.\n\n"
        "“We shall meet again in the spring,” Maren said."
    )
    assert [theme for _, theme in _themes(body)] == ["fisheries", "sanctions", "sanctions", "fisheries"]


def test_without_any_it_has_none() -> None:
    """No topic in the words, the paragraph and the heading: none."""
    assert [theme for _, theme in _themes("“It was a long winter for our harbours,” Maren said.")] == [None]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("that it was a fact", False), ("a mechanism for it", False), ("We shall build a lighthouse", True)],
)
def test_fragments_are_not_telling(words: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table
    """Words of which nothing telling is left cannot be read alone."""
    assert is_telling(words) is is_one
