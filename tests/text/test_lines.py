"""Lines of text and of HTML, and what the markup says of each."""

import pytest

from onrecord.text.html import read_html
from onrecord.text.lines import Line, split_lines


def read_lines(markup: str) -> dict[str, Line]:
    """Return the lines of a page of HTML by their words."""
    page = read_html(markup, frozenset({"menu"}))
    return {line.text: line for line in split_lines(page.text, page.marks)}


def test_lines_open_their_words() -> None:
    """Each line is trimmed, and its offsets open it in the text."""
    text = "  One\n\n\tTwo  three \r\nFour\u2028Five\x85Six\x0cSeven"
    lines = split_lines(text)
    assert [line.text for line in lines] == ["One", "Two  three", "Four", "Five", "Six", "Seven"]
    assert all(text[line.start : line.end] == line.text for line in lines)


@pytest.mark.parametrize("broken", ["\n", "\r\n", "\r"])
def test_breaks_are_counted(broken: str) -> None:
    """The line breaks before a line are counted, whichever character the file breaks lines with."""
    text = broken.join(("One", "Two", "", "Three", "", "", "Four"))
    assert [line.breaks for line in split_lines(text)] == [0, 1, 2, 3]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n\r\n"])
def test_no_lines(text: str) -> None:
    """A text of white space has no lines."""
    assert split_lines(text) == []


def test_tab_parts_cells_of_html_only() -> None:
    """Cells of one row are lines of their own in HTML; in plain text a tab is a space."""
    assert [line.text for line in split_lines("a\tb", ())] == ["a", "b"]
    assert [line.text for line in split_lines("a\tb")] == ["a\tb"]


def test_headings() -> None:
    """A heading's line knows its level: one for h1, two for all lower ones, none for text."""
    lines = read_lines("<h1>Main title</h1><h3>Subject</h3><p>Text of it</p>")
    assert [line.heading for line in lines.values()] == [1, 2, 0]


def test_links() -> None:
    """A line is a link where nearly all of it is one; a link amid words only is not."""
    lines = read_lines(
        '<p><a href="/x">All of this line</a></p><p>Only <a href="/y">this</a> is linked here</p>'
    )
    assert lines["All of this line"].linked
    assert not lines["Only this is linked here"].linked


def test_link_that_opens_a_line() -> None:
    """A bold or linked stretch that opens a line, after a date at most, says where it ends."""
    lines = read_lines(
        '<p><b>A title of one</b> and its lead</p><p>12.03.2031 - <a href="/x">A title of two</a> and its lead</p>'
        '<p>13.03.2031 <a href="/x">A title of three</a></p><p>Words and more words and then <a href="/x">a link</a></p>'
    )
    ends = [line.text[: line.lead_link - line.start] if line.lead_link else None for line in lines.values()]
    assert ends == ["A title of one", "12.03.2031 - A title of two", "13.03.2031 A title of three", None]


def test_frames_content_and_time() -> None:
    """A line knows whether it stands in a frame of the site, in the content element, and whether it holds a time."""
    lines = read_lines(
        "<div class=menu>Site menu here</div><article><p>A line of the article</p><time>12 March 2031</time></article>"
        + "<p>Other words that fill the page.</p>" * 9
    )
    assert lines["Site menu here"].framed
    assert lines["A line of the article"].inside
    assert not lines["A line of the article"].framed
    assert lines["12 March 2031"].timed
