"""The day a page prints as its own, and the lines that say no more than this."""

import pytest

from onrecord import read
from onrecord.pages.furniture import FRAME_WORDS, find_clock
from onrecord.pages.posted import find_posted
from onrecord.pages.split import PageParts, split_page
from onrecord.text.html import read_html
from onrecord.text.lines import Line, split_lines

TITLE = "Valmeria and Tarsund reopen the Hesk line"
TEXT = "The delegations met in Karvel and exchanged lists of the matters which burden their relations."


def read_lines(text: str) -> list[Line]:
    """Return the lines of text, or of HTML where it begins with a tag."""
    if not text.startswith("<"):
        return split_lines(text)
    page = read_html(text, FRAME_WORDS)
    return split_lines(page.text, page.marks)


def read_page(meta: str) -> PageParts:
    """Return a page with these elements between its title and its text."""
    markup = f"<title>{TITLE}</title></head><body><h1>{TITLE}</h1>{meta}<p>{TEXT}</p><p>{TEXT}</p></body>"
    return split_page(f"<html><head>{markup}</html>", "text/html")


def posted_of(page: PageParts) -> str | None:
    """Return the day the main document was posted."""
    return page.main.posted.value if page.main and page.main.posted else None


def test_day_under_its_label() -> None:
    """A day under its label is the page's own, below a line that sums the text up as well; the block is no text."""
    page = read_page(
        "<p>The two ministers spoke of the line and of the dues in the strait of Hesk.</p>"
        "<dl><dt>From:</dt><dd>Foreign Office</dd><dt>Published</dt><dd>14 March 2031</dd>"
        "<dt>Last updated</dt><dd>15 March 2031 - See all updates</dd></dl>"
    )
    assert posted_of(page) == "2031-03-14"
    assert page.main is not None
    assert "Foreign Office" not in page.main.text
    assert "2031" not in page.main.text
    assert "The two ministers spoke" in page.main.text


@pytest.mark.parametrize(
    "line", ["13 March 2031 Views: 214", "13.03.2031 - Press release", "March 13, 2031 | Print"]
)
def test_day_with_furniture(line: str) -> None:
    """A day beside a counter, a tool or the kind of the publication is the page's own, and its line no text."""
    page = read_page(f"<p>{line}</p>")
    assert posted_of(page) == "2031-03-13"
    assert page.main is not None
    assert line not in page.main.text


def test_day_of_what_is_told() -> None:
    """A day that words go on from, or under a label of something else, is not the page's own."""
    assert posted_of(read_page("<p>13 March 2031 saw the line closed</p>")) is None
    assert (
        posted_of(read_page("<p>Signed at Karvel</p><p>Place and day</p><p>Karvel on 13 March 2031</p>"))
        is None
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"14.03.2031\n{TITLE}\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\n14 March 2031\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\nPress statement\nOffice of the Spokesperson\nMarch 14, 2031\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\nPublished: 2031-03-14 · Reference 31/088\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\n14.03.2031 · Press release\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\nBy the Press Office, 14 March 2031\n{TEXT}", "2031-03-14"),
        (f"{TITLE}\n{TEXT}\n14 March 2031", None),
        (f"{TITLE}\nEskholm, 14 March 2031\n{TEXT}", None),
        (f"{TITLE}\n14–15 March 2031\n{TEXT}", None),
        (f"{TITLE}\n14 March 2031 was a long day.\n{TEXT}", None),
        (f"14.03.2031\nMenu of the day\n{TITLE}\n{TEXT}", None),
        (TITLE, None),
    ],
)
def test_posted(text: str, value: str | None) -> None:
    """The page's own date stands right above its title, or among the short lines below it; a place, a period and a sentence tell another."""
    lines = read_lines(text)
    title = next(n for n, line in enumerate(lines) if line.text == TITLE)
    posted = find_posted(lines, title, None, None)
    assert (posted.date.value if posted else None) == value


def test_posted_is_never_the_clock() -> None:
    """The day of the crawl clock is no date of the document, though it stands right above the title."""
    lines = read_lines(f"30 April 2031 Karvel: 11:05 Eskholm: 10:05\n{TITLE}\n{TEXT}")
    clock = find_clock([line.text for line in lines])
    assert find_posted(lines, 1, clock, None) is None


def test_place_and_day_above_the_title() -> None:
    """A place with a day right above the title is no title, and its day is the page's own."""
    lines = read_lines(f"Karvel, May 4, 2031\n\n{TITLE}\n\n{TEXT}\n\n{TEXT}\n")
    posted = find_posted(lines, 1, None, None)
    assert posted is not None
    assert (posted.line, posted.date.value) == (0, "2031-05-04")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\nBy: Staff\nPublished: Friday, March 14, 2031 - 14:17 GMT Jump to Comments\n\n{TEXT}\n{TEXT}",
        f"» Friday, March 14, 2031\n\n{TITLE}\n\n{TEXT}\n{TEXT}",
        f"Friday, 14 March 2031. PDF Print E-mail\n{TITLE}\n{TEXT}\n{TEXT}",
        f"March 14, 2031 Jon Harle Politics\n{TITLE}\n{TEXT}\n{TEXT}",
        f"{TITLE}\n\n{TITLE}\n\n14 March 2031\n\n{TEXT}\n{TEXT}",
        f"Press conference\n\nby Foreign Secretary Ingrith Solvane on the reopening of the Hesk line in spring\n\n• 14 Mar. 2031 -\n\n{TEXT}\n{TEXT}",
    ],
)
def test_day_beside_the_title(text: str) -> None:
    """A weekday behind the word for posting, tools or names behind the day, and the title's second line hide no day."""
    assert posted_of(split_page(text, "text/plain")) == "2031-03-14"


def test_day_above_the_site() -> None:
    """A day above the site's own lines is not the title's."""
    page = split_page(
        f"Home page  Newsletter  Feedback\nSunday, March 16, 2031 Search\nAdvanced Search\n\n{TITLE}\n\n{TEXT}\n{TEXT}",
        "text/plain",
    )
    assert posted_of(page) is None


def test_a_day_above_a_text_without_a_title() -> None:
    """The day alone on the first line is the page's own, also where a paragraph follows and no title."""
    body = "The President of Valmeria told the Foreign Secretary of Tarsund at great length about the results of his talks on the herring limit in Port Aurel."
    page = read(f"05.05.2031\n\n{body}\n\nIt was late.\n".encode(), media_type="text/plain")
    assert page.document is not None
    assert (page.document.posted_on, page.document.title) == ("2031-05-05", None)
    assert page.document.text.startswith("The President")
