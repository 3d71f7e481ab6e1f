"""A page taken apart: main document, teasers, and the way back."""

import pytest

from onrecord.pages.split import PageParts, Part, find_posted_fact, split_page
from onrecord.text.html import MarkupFact

SENTENCE = "The delegations exchanged lists of matters which burden their relations."
BULLETIN = f"""30 April 2031
Karvel: 11:05
Eskholm: 10:05

PRESS RELEASES AND NEWS

22.04.2031

Statement on the Hesk line

{SENTENCE}

{SENTENCE}


LATEST EVENTS

20.04.2031 - On the trawler

Question: Where is she? Answer: In Varnes.


18.04.2031 - On dues

{SENTENCE}

all messages
"""


def check_way_back(parts: PageParts) -> None:
    """Assert that the map of each part leads to its words in the page."""
    for part in (*((parts.main,) if parts.main else ()), *parts.teasers):
        assert "\n\n".join(parts.text[at : at + length] for _, at, length in part.text_map) == part.text
        assert part.title is None or part.text.startswith(parts.text[slice(*part.title)])


def title_of(parts: PageParts, part: Part | None) -> str | None:
    """Return the title of a part."""
    return parts.text[slice(*part.title)] if part and part.title else None


def test_bulletin() -> None:
    """A crawled bulletin gives its release, its teasers, the day of its crawl, and no furniture in any of them."""
    parts = split_page(BULLETIN, "text/plain")
    check_way_back(parts)
    assert parts.text == BULLETIN
    assert parts.main is not None
    assert parts.main.text == f"Statement on the Hesk line\n\n{SENTENCE}\n\n{SENTENCE}"
    assert parts.main.posted is not None
    assert parts.main.posted.value == "2031-04-22"
    assert parts.retrieved is not None
    assert parts.retrieved.value == "2031-04-30"
    assert [title_of(parts, teaser) for teaser in parts.teasers] == ["On the trawler", "On dues"]
    assert [teaser.posted.value for teaser in parts.teasers if teaser.posted] == ["2031-04-20", "2031-04-18"]
    assert parts.teasers[0].text == "On the trawler\n\nQuestion: Where is she? Answer: In Varnes."


def test_date_opens_no_teaser() -> None:
    """The page's own date and the question below it are no entry of a list, though they look like one."""
    text = (
        "<h1>Comment on rail transit</h1><p>09.03.2033</p><p>Question: Is the line open again?</p><p>Answer: It is.</p>"
        "<p>08.03.2033</p><p><a href=1>On the trawler</a></p><p>07.03.2033</p><p><a href=2>On the dues</a></p>"
    )
    parts = split_page(text, "text/html")
    check_way_back(parts)
    assert parts.main is not None
    assert parts.main.text.endswith("Question: Is the line open again?\n\nAnswer: It is.")
    assert [title_of(parts, teaser) for teaser in parts.teasers] == ["On the trawler", "On the dues"]


@pytest.mark.parametrize(
    "text",
    [
        "12.03.2031 - On the line\n\nShort lead.\n\n10.03.2031 - On the trawler\n\nShort lead.\n\n09.03.2031 - On dues\n\nShort lead.",
        "<ul><li>12.03.2031 <a href=1>On the line</a><li>10.03.2031 <a href=2>On the trawler</a><li>09.03.2031 <a href=3>On dues</a></ul>",
    ],
)
def test_page_that_only_lists(text: str) -> None:
    """A page that only lists has no main document: its first title is an entry like the others."""
    parts = split_page(text, "text/html" if text.startswith("<") else "text/plain")
    assert parts.main is None
    assert [title_of(parts, teaser) for teaser in parts.teasers] == [
        "On the line",
        "On the trawler",
        "On dues",
    ]


def test_title_that_links_nowhere_is_main() -> None:
    """Where a list links all titles but one, that one is the page's own, however short its text."""
    text = (
        f"<p>12.03.2031</p><p>On the line</p><p>{SENTENCE}</p><p>10.03.2031</p><p><a href=1>On the trawler</a></p>"
        f"<p>{SENTENCE * 4}</p><p>09.03.2031</p><p><a href=2>On the dues</a></p><p>{SENTENCE * 4}</p>"
    )
    parts = split_page(text, "text/html")
    assert title_of(parts, parts.main) == "On the line"
    assert [title_of(parts, teaser) for teaser in parts.teasers] == ["On the trawler", "On the dues"]


def test_dated_title() -> None:
    """A main title printed as a list prints it gives its date and its words apart."""
    parts = split_page(f"20.04.2031 - On the trawler\n\n{SENTENCE}\n\n{SENTENCE}", "text/plain")
    assert title_of(parts, parts.main) == "On the trawler"
    assert parts.main is not None
    assert parts.main.posted is not None
    assert parts.main.posted.value == "2031-04-20"


def test_order_of_slash_dates() -> None:
    """One date that can be read one way only settles all of the page."""
    text = f"04/09/2031\nTalks in Port Aurel\n{SENTENCE}\n\nMore\n03/28/2031 - On harbour lights\n02/25/2031 - On the visit"
    parts = split_page(text, "text/plain")
    assert parts.order == "month"
    assert parts.main is not None
    assert parts.main.posted is not None
    assert parts.main.posted.value == "2031-04-09"


@pytest.mark.parametrize("text", ["Words", "One line of words.", "12.03.2031", "Home", "* * *"])
def test_hardly_anything(text: str) -> None:
    """A line or two are read for what they are, in the page's own offsets."""
    parts = split_page(text, "text/plain")
    check_way_back(parts)
    assert parts.teasers == ()


def test_posted_fact() -> None:
    """Of the dates that markup states, one of publication is taken, never one of change."""
    facts = (MarkupFact("meta article:modified_time", "2031-05-01"), MarkupFact("meta dc.date", "2031-04-22"))
    assert find_posted_fact(facts) == facts[1]
    assert find_posted_fact(facts[:1]) is None


def test_kind_beside_the_day_is_no_title() -> None:
    """Where a link holds day and kind, title and lead, the title is the heading and not the kind."""
    rows = "".join(
        f"<a href={n}><span>{day}.03.2031 Article</span><h3>{title}</h3><p>{SENTENCE}</p></a>"
        for n, (day, title) in enumerate((("12", "On the trawler Marit"), ("09", "On the dues of Hesk")))
    )
    page = f"<body><h1>The Hesk line is open</h1><p>{SENTENCE}</p><p>{SENTENCE}</p><h2>Related content</h2>{rows}</body>"
    parts = split_page(page, "text/html")
    assert [title_of(parts, teaser) for teaser in parts.teasers] == [
        "On the trawler Marit",
        "On the dues of Hesk",
    ]


def test_asides_are_cut_out() -> None:
    """A sign of advertising and the owner of a picture within a text are none of it."""
    page = f"<body><h1>The Hesk line is open</h1><p>{SENTENCE}</p><div>Advertisement</div><div>© Press Service of the Ministry</div><p>{SENTENCE}</p><div>The quay at noon. © I. Dahl</div><p>{SENTENCE}</p></body>"
    parts = split_page(page, "text/html")
    assert parts.main is not None
    assert "Advertisement" not in parts.main.text
    assert "©" not in parts.main.text
    assert parts.main.text.count(SENTENCE) == 3
