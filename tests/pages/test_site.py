"""The site's name set as a headline above the headline."""

import pytest

from onrecord.pages.split import split_page

TEXT = "<p>The delegations met in Karvel and exchanged lists of the matters which burden their relations.</p>"
HEADLINE = "The two sides reopen the Hesk line"


def read_title(head: str, body: str) -> str | None:
    """Return the title of the main document of a page."""
    parts = split_page(f"<html><head><title>{head}</title></head><body>{body}</body></html>", "text/html")
    return parts.text[slice(*parts.main.title)] if parts.main and parts.main.title else None


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of External Affairs",
        "The Embassy of Valmeria in Tarsund",
        "Federal Foreign Office",
        "Varnes News Agency",
        "Department of Trade &amp; Tides",
    ],
)
def test_name_of_a_body(name: str) -> None:
    """A body's name that is the whole title of the page's head stands above the headline and is not it."""
    body = f"<div><h1>{name}</h1></div><h2>{HEADLINE}</h2><p>14 March 2031</p>{TEXT}"
    assert read_title(name, body) == HEADLINE


def test_name_in_the_copyright() -> None:
    """A name that the page's foot claims is the site's, whatever its words."""
    body = f"<h1>The Karvel Herald</h1><h2>{HEADLINE}</h2>{TEXT}<p>© 2031 The Karvel Herald. All rights reserved.</p>"
    assert read_title("The Karvel Herald", body) == HEADLINE


def test_both_named_by_the_head() -> None:
    """Where the page's head names both headings, the lower one is the document's."""
    body = f"<h1>Karvel today</h1><h2>{HEADLINE}</h2>{TEXT}"
    assert read_title(f"{HEADLINE} | Karvel today", body) == HEADLINE


@pytest.mark.parametrize(
    "title",
    [
        "Valmeria and Tarsund agree on the Hesk line",
        "Message to the Ministry of External Affairs",
        "Ministry Recalls Its Envoy",
        "Statement of the Delegation",
    ],
)
def test_headline_keeps_its_subheading(title: str) -> None:
    """A headline above a subheading stays the title, though it may speak of a body."""
    assert read_title(title, f"<h1>{title}</h1><h2>What was said of the dues</h2>{TEXT}") == title


def test_name_above_text() -> None:
    """A body's name with its own text below it is the page's title, and the next heading is not."""
    body = f"<h1>Ministry of External Affairs</h1>{TEXT}<h2>{HEADLINE}</h2>{TEXT}"
    assert read_title("Ministry of External Affairs", body) == "Ministry of External Affairs"


def test_name_above_a_list() -> None:
    """A heading that opens a list is no headline."""
    body = f"<h1>Ministry of External Affairs</h1><h2>Latest statements</h2><h3>{HEADLINE}</h3>{TEXT}"
    assert read_title("Ministry of External Affairs", body) == "Ministry of External Affairs"
