"""The main document: its title, its date, its body."""

import pytest

from onrecord.pages.furniture import FRAME_WORDS, find_clock
from onrecord.pages.listing import find_entries, find_linked_run, find_listings
from onrecord.pages.main import NO_HINTS, find_body, find_header_date, find_title, read_hints
from onrecord.pages.posted import find_posted
from onrecord.pages.split import split_page
from onrecord.text.html import read_html
from onrecord.text.lines import Line, split_lines

SENTENCE = "The delegations exchanged lists of matters which burden their relations, and read them aloud."
TITLE = "Foreign Secretary Ingrith Solvane receives the Ambassador of Quillane"


def read_lines(text: str) -> list[Line]:
    """Return the lines of text, or of HTML where it begins with a tag."""
    if not text.startswith("<"):
        return split_lines(text)
    page = read_html(text, FRAME_WORDS)
    return split_lines(page.text, page.marks)


def title_of(text: str, head_title: str | None = None) -> str | None:
    """Return the title of a page."""
    lines = read_lines(text)
    hints = read_hints(head_title, []) if head_title else NO_HINTS
    n = find_title(
        lines,
        find_clock([line.text for line in lines]),
        hints,
        None,
        find_linked_run(find_entries(lines)),
    )
    return None if n is None else lines[n].text


def body_of(text: str, title: str = TITLE) -> list[str]:
    """Return the lines of the body under a title."""
    lines = read_lines(text)
    at = next(n for n, line in enumerate(lines) if line.text == title)
    posted = find_posted(lines, at, None, None)
    return [
        lines[n].text for n in find_body(lines, at, posted, find_listings(lines, find_entries(lines), at))
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{SENTENCE}",
        f"22.04.2031\n{TITLE}\n\n{SENTENCE}",
        f"30 April 2031\nKarvel: 11:05\nEskholm: 10:05\n\nPRESS RELEASES AND NEWS\n\n22.04.2031\n\n{TITLE}\n\n{SENTENCE}",
        f"ROYAL FOREIGN OFFICE\nHome | News | Contact\n{TITLE}\n{SENTENCE}",
        f"Royal Foreign Office\n\nHome\nNews\nPolicy\nTravel advice\nContact\n\n{TITLE}\n\n{SENTENCE}",
        f"[1]Skip to content\n\nRoyal Foreign Office\n\n* [2]Home\n* [3]News\n\n{TITLE}\n\n{SENTENCE}",
        f"Print | Email\n{TITLE}\n14 March 2031\n{SENTENCE}",
        f"SPEECHES\n\n22.04.2031\n\n{TITLE}\n\n{SENTENCE}",
        f"<h1>{TITLE}</h1><p>{SENTENCE}",
        f"<h1><a href=/>Royal Foreign Office</a></h1><h2>{TITLE}</h2><p>14 March 2031<p>{SENTENCE}",
        f"<h1><a href=/>Royal Foreign Office</a></h1><div>{TITLE}</div><p>{SENTENCE}",
        f"<div class=menu><a href=/>{TITLE}</a></div><p>Other words<h1>{TITLE}</h1><p>{SENTENCE}",
        f"<p>03/03/2031 <a href=1>On the line</a><p>02/03/2031 <a href=2>On dues</a><p><b>{TITLE}</b><p>{SENTENCE}",
    ],
)
def test_title(text: str) -> None:
    """The title stands where the site's own lines end, or where a heading says so."""
    assert title_of(text) == TITLE


@pytest.mark.parametrize(
    "head", [f"{TITLE} | Royal Foreign Office", f"Press :: {TITLE}", f"RFO – {TITLE}", TITLE.upper()]
)
def test_title_named_by_head(head: str) -> None:
    """A line that the page's head names is the title, whichever the site's name stands beside."""
    text = f"<div>Office</div><div>{TITLE}</div><h3>Background</h3><p>{SENTENCE}"
    assert title_of(text, head) == TITLE


def test_site_named_by_head() -> None:
    """A head that names the site alone does not make its name a title: a menu follows it."""
    text = (
        f"<p>DEPARTMENT<p><a href=1>Home</a> | <a href=2>Press</a><p><font size=4>{TITLE}</font><p>{SENTENCE}"
    )
    assert title_of(text, "Department") == TITLE


def test_hints() -> None:
    """A head's title is split at its signs; a thousand signs cost no more than a thousand steps."""
    assert read_hints("Talks :: News | Site", ["Talks"]).parts == {
        "talks :: news | site",
        "talks",
        "news",
        "site",
    }
    assert read_hints(None, []).whole == frozenset()
    assert read_hints("a " + ":" * 5000 + "b", []).whole


def test_header_date() -> None:
    """A day above the site's menu is today's; a day right above the title is the title's own."""
    lines = read_lines(f"21 June 2031\nHome | News | Contact\n{TITLE}\n{SENTENCE}")
    found = find_header_date(lines, 2, None)
    assert found is not None
    assert found.value == "2031-06-21"
    assert find_header_date(read_lines(f"21 June 2031\n{TITLE}\n{SENTENCE}"), 1, None) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{SENTENCE}\n\nBackground\n\n{SENTENCE}",
        f"{TITLE}\n14.03.2031\n{SENTENCE}\nBackground\n{SENTENCE}\nShare this page\nFacebook\n© Crown of Tarsund",
        f"{TITLE}\n\n{SENTENCE}\n\nBackground\n\n{SENTENCE}\n\nEarlier notes\n14.03.2031 - On the line\n10.03.2031 - On the trawler",
        f"<h1>{TITLE}</h1><div class=menu>Menu</div><p>{SENTENCE}<h3>Background</h3><p>{SENTENCE}<h3>Related news</h3><a href=1>{SENTENCE}</a>",
        f"<h1>{TITLE}</h1><a href=1>Print</a><p>Hits: 1203<p>{SENTENCE}<h3>Background</h3><p>{SENTENCE}<p><a href=1>Read more</a>",
        f"<h1>{TITLE}</h1><article><p>{SENTENCE}<h3>Background</h3><p>{SENTENCE}</article><p>Outside the article, a line that is no part of it.",
        f"<h1>{TITLE}</h1><p>{SENTENCE}<h3>Background</h3><p>{SENTENCE}<h3>See also</h3><h4><a href=1>On the line</a></h4><p>{SENTENCE}<h4><a href=2>On dues</a></h4><p>{SENTENCE}",
    ],
)
def test_body(text: str) -> None:
    """The body is its text and its headings; date, menus, tools, links and lists are cut out."""
    assert body_of(text) == [SENTENCE, "Background", SENTENCE]


@pytest.mark.parametrize(
    "end",
    [
        "Information and Press Department",
        "Runa Falkmere",
        "Eskholm, 14 March 2031",
        "Done in Port Aurel in two copies",
    ],
)
def test_signature_is_kept(end: str) -> None:
    """A short line after the last sentence is kept: it may be a signature."""
    assert body_of(f"{TITLE}\n\n{SENTENCE}\n\n{end}") == [SENTENCE, end]


def test_related_word_amid_the_text() -> None:
    """A heading such as "Related documents" amid the text ends nothing: text follows, not links."""
    text = f"<h1>{TITLE}</h1><p>{SENTENCE}<h3>Related documents</h3><p>{SENTENCE}" + f"<p>{SENTENCE}" * 5
    assert len(body_of(text)) == 8


@pytest.mark.parametrize(
    "between",
    [
        "Japanese",
        TITLE,
        "Twitter Share Facebook Share WhatsApp Share",
        "+ larger fontnormal font- Smaller font",
        "(ATTN: RECASTS headline)",
        "Friday, June 6, 2031, 8:39 a.m. Front Entrance Hall, Royal Foreign Office\nEnglish",
    ],
)
def test_furniture_below_the_title(between: str) -> None:
    """Languages, tools and the title once more between a title and its text are no part of it."""
    body = body_of(f"{TITLE}\n\n{between}\n\n{SENTENCE}")
    assert body[-1] == SENTENCE
    assert not set(body) & {"Japanese", "English", TITLE, between}


@pytest.mark.parametrize("mark", ["(END)", "-ENDS-", "[Ends]"])
def test_mark_of_the_end(mark: str) -> None:
    """Headlines below the mark of a text's end are none of it; a text below it is."""
    below = "Ferries of Tarsund stopped for a week by the storm that came up from the south last night"
    assert body_of(f"{TITLE}\n\n{SENTENCE}\npress@example.test\n{mark}\n-\n1\n{below}\n2\n{below}") == [
        SENTENCE
    ]
    assert body_of(f"{TITLE}\n\n{SENTENCE}\n{mark}\n{SENTENCE}")[-1] == SENTENCE


def test_comments_below() -> None:
    """A blog's box for comments below a text is none of it."""
    box = "No comments:\nPost a Comment\nNote: Only a member of this blog may post a comment."
    assert body_of(f"{TITLE}\n\n{SENTENCE}\n\n{box}") == [SENTENCE]


def test_head_of_a_text_without_title() -> None:
    """The site's own lines above a text that came without its title are none of it."""
    parts = split_page(
        f"Secure .gov websites use a lock\nPrint | Email\n\nThank you all for coming. {SENTENCE}",
        "text/plain",
    )
    assert parts.main is not None
    assert parts.main.text.startswith("Thank you")
