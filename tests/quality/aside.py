"""Layouts kept aside for measuring: no rule was written with them in sight."""

from collections.abc import Callable
from html import escape

from layouts import Bulletin
from ministries import _american, _day, _iso, _long, _paragraphs


def announcements(page: Bulletin) -> str:
    """Write a ministry's announcements: date with its hour above the title, a document number below, items with hours."""
    posted = f'<div class="meta">{_long(page.posted)} 16:40</div>' if page.posted else ""
    number = f'<p class="number">411-{page.posted.replace(".", "-")}</p>' if page.posted else ""
    items = "".join(
        f'<li class="announce__item"><div class="announce__meta-item">{_long(t.date)} 1{n}:05</div>'
        f'<a class="announce__link" href="/{n}">{escape(t.title)}</a>{_paragraphs(t.lead)}</li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} - Ministry of Foreign Affairs of Valmeria</title></head><body>
<header class="header"><a href="/">Ministry of Foreign Affairs</a><div class="header__lang"><a href="/fr">FR</a></div></header>
<div class="page"><div class="page-content">{posted}<h1 class="article__title">{escape(page.title)}</h1>{number}<div class="text article-content">{_paragraphs(page.body)}</div>
<div class="article-more"><a href="/files/1.pdf">Download the document (84 kB)</a></div></div>
<div class="announce"><h2 class="announce__title">Newer publications</h2><ul>{items}</ul></div></div>
<footer class="footer"><p>Press department</p></footer></body></html>"""


def bracketed(page: Bulletin) -> str:
    """Write a list whose dates stand inside its links, in brackets; the page's own date with its hour below the title."""
    posted = f'<p class="time"><span>{_iso(page.posted)} 18:40</span></p>' if page.posted else ""
    items = "".join(
        f'<li><a href="/{n}">{escape(t.title)} ({_iso(t.date)})</a></li>' for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body>
<div class="hd"><a href="/">Ministry of Foreign Affairs</a></div><div class="nv"><a href="/1">The Ministry</a><a href="/2">Policies</a><a href="/3">Press and media</a></div>
<div class="path"><a href="/">Home</a> &gt; <a href="/n">News</a></div><div class="content"><h1>{escape(page.title)}</h1>{posted}<div id="News_Body_Txt_A">{_paragraphs(page.body)}</div></div>
<div class="tools"><a href="#">Suggest to a friend</a> <a href="#">Print</a></div><div class="rec"><div class="tt">Related News:</div><ul>{items}</ul></div>
<div class="ft">Contact us Address: No. 2, Quay of the Admirals, Karvel</div></body></html>"""


def ledger(page: Bulletin) -> str:
    """Write dated rows in a side column, a counter of visitors, and the day of the site's last change."""
    posted = f'<p align="right"><b>{_american(page.posted)}</b></p>' if page.posted else ""
    items = "".join(
        f'<li><span class="dt">{_american(t.date)}</span><a href="/{n}">{escape(t.title)}</a></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<html><head><meta charset="utf-8"><title>Department of External Affairs</title></head><body><form>
<div id="topbar"><span>Screen Reader Access</span> <span>A- A A+</span></div><div id="banner2"><h1>Department of External Affairs</h1></div>
<div id="wrap"><div id="main"><h2>{escape(page.title)}</h2>{posted}<div class="mt">{_paragraphs(page.body)}<p><b>Port Aurel</b></p></div></div>
<div id="col"><h3>Media Briefings</h3><ul>{items}</ul></div></div>
<div id="bot">Visitors: 123,456 &nbsp; Page last updated on: June 21, 2031</div></form></body></html>"""


def kickers(page: Bulletin) -> str:
    """Write a kicker above the title, date and kind below it in one line, teasers with date and kind above theirs."""
    posted = f'<p class="heading__meta">{page.posted} - Press release</p>' if page.posted else ""
    items = "".join(
        f'<div class="c-teaser"><p class="c-teaser__meta">{t.date} - Article</p><h3 class="c-teaser__headline"><a href="/{n}">{escape(t.title)}</a></h3>{_paragraphs(t.lead)}</div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} - Federal Office</title></head><body>
<header><a href="/">Federal Office</a></header><nav><a href="/">Homepage</a></nav><main><header class="heading"><p class="heading__intro">Foreign policy</p><h1>{escape(page.title)}</h1>{posted}</header>
<div class="c-rte">{_paragraphs(page.body)}</div><h2>Keywords</h2><ul><li><a href="/k">Hesk Strait</a></li></ul></main>
<section><h2>Related content</h2>{items}</section><a href="#top">Top of page</a><footer><p>Federal Office</p></footer></body></html>"""


def records(page: Bulletin) -> str:
    """Write a symbol and a date above the title, a notice below the text, and titles with dates in brackets below that."""
    posted = f'<div class="field date">{_long(page.posted)}</div>' if page.posted else ""
    items = "".join(
        f'<p><a href="/{n}">{escape(t.title)}</a> [{_long(t.date)}]</p>' for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} | Northern Straits Maritime Organisation</title></head><body>
<div class="site-name"><a href="/">Northern Straits Maritime Organisation</a></div><div class="meetings"><a href="/m">Meetings Coverage</a></div>
<div class="page"><div class="symbol">SG/SM/1234</div>{posted}<h1 class="page-header">{escape(page.title)}</h1><div class="field-body">{_paragraphs(page.body)}</div>
<div class="notice"><p><em>For information media. Not an official record.</em></p></div></div><div class="pane"><h2>More on the subject</h2>{items}</div>
<div class="base">Secretariat</div></body></html>"""


def numbered(page: Bulletin) -> str:
    """Write the date at the right, a trail in words, links named in a list without dates, the way back to the top."""
    posted = f'<p class="rightalign">{_american(page.posted)}</p>' if page.posted else ""
    items = "".join(f'<li><a href="/{n}">{escape(t.title)}</a></li>' for n, t in enumerate(page.teasers))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} | Ministry of Foreign Affairs of Quillane</title></head><body>
<div id="header"><a href="/"><img alt="Ministry" src="l.gif"></a></div><div id="trail"><a href="/">TOP</a> &gt; <a href="/p">Press</a> &gt; Releases</div>
<h1 class="title1">{escape(page.title)}</h1><p class="japanese-link"><a href="/fr">Français</a></p>{posted}<div class="any-area">{_paragraphs(page.body)}</div>
<div class="any-area"><h2 class="title2">Related Links</h2><ul class="link-list">{items}</ul></div><div class="back"><a href="#top">Back to Top</a></div>
<div id="ft"><ul><li><a href="/l">Legal Matters</a></li><li><a href="/a">About Accessibility</a></li></ul><address>Ministry of Foreign Affairs of Quillane</address></div></body></html>"""


def diary(page: Bulletin) -> str:
    """Write a diary's page: day as heading above the title, comments and neighbours below, an archive of titles beside."""
    posted = (
        f'<h2 class="date-header"><span>{_day(page.posted):%A}, {_american(page.posted)}</span></h2>'
        if page.posted
        else ""
    )
    items = "".join(f'<li><a href="/{n}">{escape(t.title)}</a></li>' for n, t in enumerate(page.teasers))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ambassador's diary: {escape(page.title)}</title></head><body>
<div id="header-inner"><div class="titlewrapper"><h1 class="title"><a href="/">Ambassador's diary</a></h1></div><p class="description">Notes from Eskholm</p></div>
<div class="main section"><div class="date-outer">{posted}<div class="post"><h3 class="post-title entry-title">{escape(page.title)}</h3><div class="post-body entry-content">{_paragraphs(page.body)}</div>
<div class="post-footer"><span>Posted by Press Section</span> at <a href="/x"><abbr>16:40</abbr></a></div></div></div><div class="comments"><h4>No comments:</h4><a href="#">Post a Comment</a></div>
<div class="blog-pager"><a href="/n">Newer Post</a> <a href="/o">Older Post</a> <a href="/">Home</a></div></div>
<div class="sidebar"><div class="widget"><h2>Blog Archive</h2><ul><li>▼ 2031 (12)<ul><li>▼ March (3)<ul>{items}</ul></li></ul></li></ul></div></div></body></html>"""


def letter(page: Bulletin) -> str:
    """Write a release as it is mailed: for release, date, contact, title, text, end sign, earlier releases."""
    posted = f"{_american(page.posted)}\n\n" if page.posted else ""
    body = "\n\n".join(page.body)
    items = "\n".join(f"* {_american(t.date)}: {t.title}" for t in page.teasers)
    return f"""DEPARTMENT OF FOREIGN RELATIONS
Office of the Spokesperson

FOR IMMEDIATE RELEASE

{posted}Contact: Press Office, +00 55 310 7742

{page.title}

{body}

###

Recent releases

{items}

To unsubscribe from this list, write to list@dfr.brennick.example
"""


ASIDE: dict[str, Callable[[Bulletin], str]] = {
    layout.__name__: layout
    for layout in (announcements, bracketed, ledger, kickers, records, numbered, diary, letter)
}
ASIDE_NO_LEADS = frozenset({"bracketed", "ledger", "records", "numbered", "diary", "letter"})
ASIDE_NO_TEASERS = frozenset({"numbered", "diary"})
