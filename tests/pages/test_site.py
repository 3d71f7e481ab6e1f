"""The site's name set as a headline above the headline."""

import pytest

from onrecord.pages.site import is_letterhead, is_note
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


@pytest.mark.parametrize(
    "line", ["PRESS RELEASE No. 34/97", "Press release 112", "Eskholm, 14 March 1997", "Port Aurel 3.4.2031"]
)
def test_notes(line: str) -> None:
    """The number of a release, and a place with a day, stand above titles and are none."""
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "Press release on the trawler Marit",
        "Talks in Karvel on 14 March 1997",
        "14 March 1997",
        "Resolution 34",
        "Statement of 14 March 1997 by the Valmerian delegation",
    ],
)
def test_titles_are_no_notes(line: str) -> None:
    """A title that says a number or a day among other words stays one."""
    assert not is_note(line)


def test_page_of_tables() -> None:
    """In a page laid out in tables the title is found below place, day and number, beside a menu."""
    page = split_page(
        "<TITLE>MFA - PRESS</TITLE><TABLE><TR><TD><A HREF=1>Main Page</A><BR><A HREF=2>The Minister</A><BR>"
        "<A HREF=3>Press Releases</A></TD><TD><P>Eskholm, 14 March 1997</P><P><B>PRESS RELEASE No. 34/97</B></P>"
        f"<P><B>{HEADLINE}</B></P>{TEXT}{TEXT}</TD></TR></TABLE>",
        "text/html",
    )
    assert page.main is not None
    assert page.main.text.startswith(f"{HEADLINE}\n\nThe delegations met")


def test_letterhead() -> None:
    """Below a letterhead in capitals the title comes after the number and the day; without a day the letterhead stays."""
    letterhead = "MINISTRY OF FOREIGN AFFAIRS\nOF THE REPUBLIC OF VALMERIA\n\nPress Division\n\nNo: 57\n"
    text = TEXT.removeprefix("<p>").removesuffix("</p>")
    page = split_page(
        f"{letterhead}Date: 14 March 2031\n\n{HEADLINE}\n\n{text}\n\n{text}\n\n- END -\n", "text/plain"
    )
    assert page.main is not None
    assert page.main.text == f"{HEADLINE}\n\n{text}\n\n{text}"
    assert page.main.posted is not None
    assert page.main.posted.value == "2031-03-14"
    undated = split_page(f"{letterhead}\n{HEADLINE}\n\n{text}", "text/plain").main
    assert undated is not None
    assert undated.text.startswith("MINISTRY OF FOREIGN AFFAIRS")


def test_what_is_a_letterhead() -> None:
    """Capitals that name a body are a letterhead; a name in small letters and a headline in capitals are none."""
    assert is_letterhead("EMBASSY OF TARSUND IN KARVEL")
    assert not is_letterhead("Embassy of Tarsund in Karvel")
    assert not is_letterhead("MINISTRY RECALLS ITS ENVOY")


def test_counts_of_an_archive_end_no_text() -> None:
    """The counts of an archive below a text ("March (3)") are no sentences of it."""
    body = f"<h1>{HEADLINE}</h1>{TEXT}{TEXT}<h2>Blog Archive</h2><p>2031 (12)</p><p>March of 2031 (3)</p>"
    page = split_page(f"<body>{body}</body>", "text/html")
    assert page.main is not None
    assert page.main.text.endswith("their relations.")
