"""HTML to the text a reader sees, and its marks."""

import pytest

from onrecord.text.html import HtmlText, read_html

FRAMES = frozenset({"menu", "footer"})
TEXT = "<p>" + "The delegations exchanged lists of matters which burden their relations. " * 8 + "</p>"


def marked(page: HtmlText, kind: str) -> list[str]:
    """Return the stretches of one kind."""
    return [page.text[start:end].strip() for start, end, found in page.marks if found == kind]


def test_lines_of_blocks() -> None:
    """Blocks and <br> part lines; inline tags do not."""
    page = read_html("<div>One<br>two <b>and</b> <i>three</i></div><p>Four</p>")
    assert [line for line in page.text.splitlines() if line] == ["One", "two and three", "Four"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Seen</p><script>var unseen = '<p>unseen</p>';</script>",
        "<style>p::before { content: 'unseen' }</style><p>Seen</p>",
        "<p>Seen<!-- unseen <p>unseen</p> --></p>",
        "<p>Seen</p><template><p>unseen</p></template>",
        "<p>Seen <span class='visually-hidden'>unseen</span></p>",
        "<p>Seen</p><p hidden>unseen</p>",
        "<title>unseen</title><p>Seen</p>",
        "<p>Seen</p><img alt='unseen'>",
        "<p>Seen</p><SVG><text>unseen</text></svg>",
        "<p>Seen</p><video>unseen</video>",
        "<p>Seen</p><object>unseen</object>",
        "<p>Seen</p><form><input value='unseen'></form>",
        "<p>Seen</p><Button>unseen</Button>",
        "<p>Seen</p><label>unseen</label>",
        "<p>Seen</p><select><option>unseen</select>",
        "<p>Seen</p><textarea>unseen</textarea>",
        "<p>Seen</p><!-- unseen, and never closed",
        "<p>Seen</p><script>unseen, and never closed",
    ],
)
def test_unseen(markup: str) -> None:
    """What no reader sees is not in the text."""
    assert read_html(markup).text.strip() == "Seen"


@pytest.mark.parametrize("told", ["<table><tr><td>Seen</table>", "<blockquote>Seen</blockquote>"])
def test_figures_of_words_are_read(told: str) -> None:
    """A figure that opens with a table or a quotation is text, its caption is none; other figures are pictures."""
    caption = "<figcaption>unseen</figcaption>"
    assert read_html(f"<figure class=t>{told}{caption}</figure>").text.strip() == "Seen"
    assert read_html(f"<p>Seen</p><figure><img>{caption}<p>unseen</p></figure>").text.strip() == "Seen"


def test_figure_ends_no_box_around_it() -> None:
    """A frame of the site ends with its own tag, also where a figure of words stands in it."""
    figure = "<figure><blockquote>Words</blockquote></figure>"
    page = read_html(f"{TEXT}<div class=menu>Site{figure}</div><p>After</p>{TEXT}", FRAMES)
    assert marked(page, "frame") == ["Site\nWords"]


def test_marks_open_their_words() -> None:
    """Headings, links, bold words, times and the content element are marked where their words stand."""
    page = read_html(
        f'<h1>Title</h1><h2>Sub</h2><p><a href="/">link</a> <strong>bold</strong></p><time>12 March</time><main>{TEXT}</main>'
    )
    assert marked(page, "h1") == ["Title"]
    assert marked(page, "heading") == ["Sub"]
    assert marked(page, "link") == ["link"]
    assert marked(page, "bold") == ["bold"]
    assert marked(page, "time") == ["12 March"]
    assert marked(page, "content")[0].startswith("The delegations")


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>Site</nav>",
        "<footer>Site</footer>",
        "<address>Site</address>",
        "<div class='top menu'>Site</div>",
        '<div id="footer">Site</div>',
        "<div class=site-footer>Site</div>",
        "<div role=navigation>Site</div>",
        "<ul class=menu><li>Site</ul>",
        "<div class=menu><div>Si</div><div>te</div></div>",
    ],
)
def test_frames(frame: str) -> None:
    """A frame of the site is known by its tag, its role, or a word of its class or id, and ends with its own tag."""
    page = read_html(TEXT + frame + TEXT, FRAMES)
    assert "".join(marked(page, "frame")).replace("\n", "") == "Site"


def test_frame_that_holds_the_page_is_none() -> None:
    """An element that looks like a frame but holds the heading, the article or half the page is the page's own box."""
    for inner in (f"<h1>Title</h1>{TEXT}", f"<article>{TEXT}</article>", TEXT):
        assert marked(read_html(f"<div class=menu>{inner}</div><p>End</p>", FRAMES), "frame") == []


def test_unclosed_tags() -> None:
    """Old pages that close nothing are read to their end; a link never closed marks nothing."""
    page = read_html("<TABLE><TR><TD><FONT SIZE=2>One<TD><A NAME=x>Two<TR><TD><B>Three")
    assert page.text.split() == ["One", "Two", "Three"]
    assert marked(page, "link") == []


def test_head() -> None:
    """The head gives title, language, and the titles and dates it states."""
    page = read_html(
        '<html lang="en-GB"><head><title> Talks &amp; more | Site </title><meta property="og:title" content="Talks &amp; more">'
        '<meta content="2031-03-12" name="dc.date"><meta name="viewport" content="width=1">'
        '<script type="application/ld+json">{"datePublished": "2031-03-13"}</script></head><body>x</body>'
    )
    assert page.title == "Talks & more | Site"
    assert page.language == "en"
    assert [tuple(fact) for fact in page.facts] == [
        ("meta og:title", "Talks & more"),
        ("meta dc.date", "2031-03-12"),
        ("json-ld datePublished", "2031-03-13"),
    ]


def test_no_head() -> None:
    """A fragment has neither title nor language nor facts."""
    page = read_html("<p>Words</p>")
    assert (page.title, page.language, page.facts) == (None, None, ())


@pytest.mark.parametrize(
    "words", ["\ue200 and \ue201", "&#xE200; and &#57857;", "&#x0000E200; and &#000057857;", "\ue20d\ue210"]
)
def test_private_characters_of_the_page_are_kept(words: str) -> None:
    """Private characters that a page holds itself, written out or by reference, are kept and mark nothing."""
    page = read_html(f"<h1>Title</h1><p>{words}</p>")
    assert sum("\ue200" <= letter <= "\ue210" for letter in page.text) == 2
    assert marked(page, "h1") == ["Title"]


def test_every_private_character_of_the_page_is_kept() -> None:
    """A page that holds all private characters keeps them all, and its marks."""
    signs = "".join(map(chr, (*range(0xE000, 0xF900), 0xF0000)))
    page = read_html(f"<h1>Title</h1><p>{signs} and \U000f0000</p>")
    assert page.text.count("\U000f0000") == 2
    assert signs in page.text
    assert marked(page, "h1") == ["Title"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- <div> <h1> <a href=x> -->",
        "<!--[if IE]><div class='ie'><![endif]-->",
        "<!--><!-- <div> -->",
        "<script>document.write('<div><div>')</script >",
        "<STYLE>a::before { content: '<div>' }</style>",
        "<textarea><div></textarea>",
        "<template><div></template>",
    ],
)
def test_hidden_tags_open_nothing(hidden: str) -> None:
    """Tags in comments, scripts and other raw elements neither open nor close a box of the page."""
    page = read_html(f"{TEXT}<div class=menu>Site{hidden}</div><p>Words <b>bold</b></p>{TEXT}", FRAMES)
    assert marked(page, "frame") == ["Site"]
    assert marked(page, "bold") == ["bold"]


@pytest.mark.parametrize("tag", ["<A HREF='/'>Link</A>", "<a\nhref=/>Link</a>", "<a>Link</a>"])
def test_links_however_written(tag: str) -> None:
    """A link is marked in capitals, over two lines of markup and without an address."""
    assert marked(read_html(f"<p>Words {tag} and <abbr>words</abbr></p>"), "link") == ["Link"]


def test_signs_in_a_title_are_taken_out() -> None:
    """Tags written into the title of a page leave no signs in it."""
    assert read_html("<title>Talks <b>held</b></title><p>x").title == "Talks <b>held</b>"


def test_empty_markup() -> None:
    """Markup without words gives an empty text."""
    for markup in ("", "<html>", "<!-- -->", "<", "</p>", "<div>" * 50):
        assert read_html(markup).text.strip() in ("", "<")


def test_lists_in_lists_stay_small() -> None:
    """Ten thousand lists in one another, 80 kB, are not indented into a hundred megabytes of blanks."""
    page = read_html("<ul title='<'><LI>x<OL><li>y" * 5000)
    assert page.text.count("x") == page.text.count("y") == 5000
    assert len(page.text) < 10 * 28 * 5000
