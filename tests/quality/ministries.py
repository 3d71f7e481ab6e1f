"""Layouts in which ministries really publish, written before the reader was tried on them.

Each function writes one bulletin in the markup of one kind of site: a blog
engine, a portal, hand-made tables of 1999, a page of cards … with that
kind's own way of printing dates, its boxes, menus and footers.
"""

import textwrap
import tomllib
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

from layouts import Bulletin, Teaser, read_bulletin

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parent.parent / "examples" / "pages" / "valmeria-embassy-eskholm"


def read_bulletins() -> list[Bulletin]:
    """Return the words to lay out: the short bulletins beside this file and the embassy's of `examples/`."""
    rows = tomllib.loads((_HERE / "bulletins.toml").read_text("utf-8"))["bulletin"]
    short = [
        Bulletin(
            (),
            row["posted"],
            row["title"],
            tuple(row["body"]),
            tuple(Teaser(t["date"], t["title"], tuple(t["lead"])) for t in row["teasers"]),
        )
        for row in rows
    ]
    return short + [read_bulletin(path.read_text("utf-8")) for path in sorted(_EXAMPLES.glob("*.txt"))]


def _day(printed: str) -> date:
    day, month, year = map(int, printed.split("."))
    return date(year, month, day)


def _long(printed: str) -> str:
    """Print `20 September 2031`."""
    day = _day(printed)
    return f"{day.day} {day:%B} {day.year}"


def _american(printed: str) -> str:
    """Print `September 20, 2031`."""
    day = _day(printed)
    return f"{day:%B} {day.day}, {day.year}"


def _iso(printed: str) -> str:
    return _day(printed).isoformat()


def _slashes(printed: str) -> str:
    return f"{_day(printed):%d/%m/%Y}"


def _paragraphs(lines: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line in lines)


def blog(page: Bulletin) -> str:
    """Write a blog engine: nested divs, share buttons, related posts with the date after the title, a side bar, next and previous."""
    posted = (
        f'<div class="entry-meta">Posted on <a href="/2031"><time class="entry-date">{_american(page.posted)}</time></a> by '
        '<a href="/author/press">press</a></div>'
        if page.posted
        else ""
    )
    related = "".join(
        f'<div class="rp4-item"><a href="/p{n}" title="{escape(t.title)}"><img src="t.jpg" alt="">{escape(t.title)}</a>'
        f'<p class="rp4-date">{_american(t.date)}</p></div>'
        for n, t in enumerate(page.teasers)
    )
    months = "".join(
        f'<li><a href="/m{n}">{m} 2031</a> (12)</li>' for n, m in enumerate(("March", "February", "January"))
    )
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{escape(page.title)} &#8211; Ministry of Foreign Affairs</title></head>
<body class="post-template-default single single-post"><div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><p class="site-title"><a href="/">Ministry of Foreign Affairs</a></p><p class="site-description">Republic of Valmeria</p>
<div id="site-navigation"><ul id="primary"><li><a href="/">Home</a></li><li><a href="/m">The Minister</a></li><li><a href="/n">News</a></li><li><a href="/v">Visas</a></li></ul></div></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><div class="post-1 post type-post">
<div class="entry-header"><h1 class="entry-title">{escape(page.title)}</h1>{posted}</div>
<div class="entry-content">{_paragraphs(page.body)}
<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="#f">Click to share on Facebook (Opens in new window)</a></li><li><a href="#t">Click to share on Twitter (Opens in new window)</a></li></ul></div>
<div class="rp4wp-related-posts"><h3>Related Posts</h3>{related}</div></div>
<div class="entry-footer">Posted in <a href="/c">Statements</a> Tagged <a href="/t1">Hesk</a>, <a href="/t2">Transit</a></div>
<div class="nav-links"><a href="/a" rel="prev">Previous post: Winter timetable</a> <a href="/b" rel="next">Next post: A visit to the lighthouse</a></div></div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2 class="widget-title">Archives</h2><ul>{months}</ul></div>
<div class="widget"><h2 class="widget-title">Categories</h2><ul><li><a href="/c1">Statements</a></li><li><a href="/c2">Interviews</a></li></ul></div></div></div>
<div id="colophon" class="site-footer"><div class="site-info">Proudly published by the Press Department. 1 Quay of the Admirals, Karvel.</div></div></div></body></html>"""


def portal(page: Bulletin) -> str:
    """Write a portal of fields in divs: h1.page-title, span.date, rows of a view without a heading."""
    posted = (
        f'<div class="field field--name-field-date"><div class="field__item"><span class="date">{_slashes(page.posted)}</span></div></div>'
        if page.posted
        else ""
    )
    rows = "".join(
        f'<div class="views-row"><div class="views-field views-field-field-date"><span class="date">{_slashes(t.date)}</span></div>'
        f'<div class="views-field views-field-title"><span class="field-content"><a href="/node/{n}">{escape(t.title)}</a></span></div>'
        f'<div class="views-field views-field-body"><div class="field-content">{_paragraphs(t.lead)}</div></div></div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"/><title>{escape(page.title)} | Royal Foreign Office</title></head>
<body class="path-node page-node-type-news"><a href="#main" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><div class="region region-header"><div class="block"><a href="/">Royal Foreign Office</a></div></div>
<div class="region region-primary-menu"><ul><li><a href="/a">Priorities</a></li><li><a href="/b">Travel</a></li><li><a href="/c">Newsroom</a></li></ul></div>
<div class="region region-breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/news">Newsroom</a></li><li>{escape(page.title)}</li></ol></div>
<div class="region region-content"><h1 class="page-title"><span class="field field--name-title">{escape(page.title)}</span></h1>
<div class="node__content">{posted}<div class="field field--name-body"><div class="field__item">{_paragraphs(page.body)}</div></div></div>
<div class="views-element-container block"><div class="view view-news"><div class="view-content">{rows}</div></div></div></div>
<div class="region region-footer"><div class="block"><p>Royal Foreign Office, 4 Admiralty Row, Eskholm</p><p>Telephone 0-55-200</p></div></div></div></body></html>"""


def fonts(page: Bulletin) -> str:
    """Write a page of 1999: FONT and CENTER, tables, tags in capitals and left open."""
    posted = f"<FONT SIZE=-1 COLOR=#800000>{_long(page.posted)}</FONT>" if page.posted else ""
    body = "".join(f"<P><FONT FACE=Arial SIZE=2>{escape(line)}</FONT>\n" for line in page.body)
    rows = "".join(
        f"<TR><TD VALIGN=TOP><FONT SIZE=1>{_long(t.date)}<TD><FONT SIZE=1><A HREF=n{n}.htm>{escape(t.title)}</A><BR>\n{'<BR>'.join(escape(line) for line in t.lead)}\n"
        for n, t in enumerate(page.teasers)
    )
    return f"""<HTML>
<HEAD><TITLE>Department of External Affairs</TITLE>
<BODY BGCOLOR=#FFFFFF>
<CENTER><IMG SRC=arms.gif><BR><FONT SIZE=5><B>DEPARTMENT OF EXTERNAL AFFAIRS</B></FONT><BR>
<A HREF=index.htm>Home</A> | <A HREF=min.htm>Minister</A> | <A HREF=press.htm>Press</A> | <A HREF=visa.htm>Visas</A></CENTER>
<HR>
<TABLE WIDTH=600 ALIGN=CENTER><TR><TD>
{posted}
<CENTER><FONT SIZE=4><B>{escape(page.title)}</B></FONT></CENTER>
{body}
<TR><TD><HR><TABLE WIDTH=100%>
{rows}
</TABLE>
<TR><TD ALIGN=CENTER><FONT SIZE=1>Quai des Pilotes 1, Port Aurel<BR>Copyright 1999 Department of External Affairs
</TABLE>
</BODY></HTML>"""


def left_column(page: Bulletin) -> str:
    """Write the list first: a left column beside the text."""
    posted = f'<p class="stamp">{_long(page.posted)}</p>' if page.posted else ""
    items = "".join(
        f'<div class="n"><span>{_long(t.date)}</span><br><a href="/{n}">{escape(t.title)}</a><br>{"<br>".join(escape(line) for line in t.lead)}</div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<html><head><meta charset=utf-8><title>{escape(page.title)} - Embassy of Brennick</title></head><body>
<div class=top><a href="/"><img alt="Embassy of Brennick" src="x.png"></a><ul><li><a href="/1">The Embassy</a></li><li><a href="/2">Consular</a></li><li><a href="/3">News</a></li></ul></div>
<div class=left><div class=box>Latest news</div>{items}<a href="/all">All news</a></div>
<div class=right><h1>{escape(page.title)}</h1>{posted}{_paragraphs(page.body)}</div>
<div class=bottom>Embassy of Brennick, 12 Ropewalk, Eskholm. Tel. 0-55-200</div></body></html>"""


def date_last(page: Bulletin) -> str:
    """Write teasers that end with their date: title, lead, date."""
    posted = f'<div class="article__date">{_long(page.posted)}</div>' if page.posted else ""
    items = "".join(
        f'<div class="teaser"><h3><a href="/{n}">{escape(t.title)}</a></h3>{_paragraphs(t.lead)}<span class="teaser__date">{_long(t.date)}</span></div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(page.title)} · Government of Quillane</title></head><body>
<header><a href="/">Government of Quillane</a></header><nav><a href="/a">Departments</a><a href="/b">News</a></nav>
<div class="article"><h1>{escape(page.title)}</h1>{posted}<div class="article__body">{_paragraphs(page.body)}</div></div>
<section class="more"><h2>More news</h2>{items}</section><footer><p>Government of Quillane</p></footer></body></html>"""


def pipes(page: Bulletin) -> str:
    """Write `September 20, 2031 | Title`, month first; the page's own date below its title."""
    posted = f"<p>{_american(page.posted)}</p>" if page.posted else ""
    items = "".join(
        f'<li>{_american(t.date)} | <a href="/{n}">{escape(t.title)}</a></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(page.title)} - Department of Foreign Relations</title></head><body>
<div id="hd"><div class="logo">Department of Foreign Relations</div><div class="tag">Commonwealth of Brennick</div></div>
<div id="mn"><a href="/1">Secretary</a> <a href="/2">Policy</a> <a href="/3">Press</a> <a href="/4">Travel</a></div>
<div id="bd"><h2>{escape(page.title)}</h2>{posted}{_paragraphs(page.body)}<p>###</p>
<h4>Recent Statements</h4><ul>{items}</ul></div><div id="ft">Department of Foreign Relations, Castermont</div></body></html>"""


def banners(page: Bulletin) -> str:
    """Write boxes around and inside the text: a consent notice, a letter to subscribe to, a call to follow."""
    posted = f'<time datetime="{_iso(page.posted)}">{_long(page.posted)}</time>' if page.posted else ""
    items = "".join(
        f'<article class="card"><a href="/{n}"><h3>{escape(t.title)}</h3></a><time datetime="{_iso(t.date)}">{_long(t.date)}</time>{_paragraphs(t.lead)}</article>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body>
<div class="gdpr" role="dialog"><p>This website stores small files on your device in order to remember your settings. You may accept all of them or only those that are needed.</p><button>Accept all</button><button>Only necessary</button></div>
<header><a href="/">Royal Foreign Office</a><button>Menu</button></header>
<main><h1>{escape(page.title)}</h1>{posted}<div class="rich">{_paragraphs(page.body[:1])}
<div class="newsletter"><h4>Our weekly letter</h4><p>Receive what we publish, every Friday at noon, in your mailbox.</p><form><input type="email" placeholder="Your address"><button>Subscribe</button></form></div>
{_paragraphs(page.body[1:])}</div><section class="cards"><h2>You may also like</h2>{items}</section></main>
<footer><ul><li><a href="/p">Privacy</a></li><li><a href="/a">Accessibility</a></li></ul><p>© Crown of Tarsund</p></footer></body></html>"""


def site_h1(page: Bulletin) -> str:
    """Write the site's name as h1, the headline as h2, its date above it."""
    posted = f'<span class="data">{_long(page.posted)}</span>' if page.posted else ""
    items = "".join(
        f'<li><span class="data">{_long(t.date)}</span> <a href="/{n}">{escape(t.title)}</a></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Embassy of the Republic of Valmeria in Eskholm</title></head><body>
<div class="head"><h1><a href="/">Embassy of the Republic of Valmeria</a></h1><p>in the Kingdom of Tarsund</p></div>
<ul class="m"><li><a href="/1">Ambassador</a></li><li><a href="/2">Consular section</a></li><li><a href="/3">News</a></li><li><a href="/4">About Valmeria</a></li></ul>
<div class="main">{posted}<h2>{escape(page.title)}</h2>{_paragraphs(page.body)}</div>
<div class="side"><h2>News</h2><ul>{items}</ul></div><div class="f"><p>3 Herring Street, Eskholm</p></div></body></html>"""


def preformatted(page: Bulletin) -> str:
    """Write a wire service's page: the text hard-wrapped in one <pre>."""
    posted = f"<p>{_long(page.posted)}</p>" if page.posted else ""
    body = "\n\n".join(textwrap.fill(line, 72) for line in page.body)
    items = "".join(
        f'<p><a href="/{n}">{escape(t.title)}</a> ({_long(t.date)})</p>' for n, t in enumerate(page.teasers)
    )
    return f"""<html><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body>
<p><a href="/">NSMO</a> / <a href="/docs">Documents</a></p><h1>{escape(page.title)}</h1>{posted}<pre>{escape(body)}</pre>
<hr><h3>See also</h3>{items}<hr><p>Secretariat, Port Aurel</p></body></html>"""


def bare_breaks(page: Bulletin) -> str:
    """Write nothing but <br>: title, text and teasers alike, none of them bold or linked."""
    posted = f"{page.posted}<br>" if page.posted else ""
    items = "<br><br>".join(
        f"{t.date} {escape(t.title)}<br>{'<br>'.join(escape(line) for line in t.lead)}" for t in page.teasers
    )
    return f"""<html><head><meta charset="utf-8"><title>Embassy</title></head><body><div>EMBASSY OF TARSUND<br>
Home | Embassy | Visas | News</div><br>{posted}{escape(page.title)}<br><br>{"<br><br>".join(escape(line) for line in page.body)}
<br><br><br>{items}<br><br>All news<br>Embassy of Tarsund, Karvel</body></html>"""


def terms(page: Bulletin) -> str:
    """Write a list of definitions: date and title in dt, the lead in dd."""
    posted = f'<p class="pubdate">Published on {_long(page.posted)}</p>' if page.posted else ""
    items = "".join(
        f'<dt><em>{_long(t.date)}</em> <a href="/{n}">{escape(t.title)}</a></dt>{_paragraphs(t.lead, "dd")}'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Press | {escape(page.title)}</title></head><body>
<div class="bar"><a href="/">Department</a> &rsaquo; <a href="/press">Press</a></div>
<div class="doc"><h1>{escape(page.title)}</h1>{posted}{_paragraphs(page.body, "div")}</div>
<div class="list"><dl>{items}</dl></div><address>Department of External Affairs, Port Aurel</address></body></html>"""


def labels(page: Bulletin) -> str:
    """Write a server framework's tables: everything in spans with ids, no heading, tools between title and text."""
    posted = (
        f'<tr><td><span id="ctl00_cph_lblDate">{_slashes(page.posted)}</span></td></tr>'
        if page.posted
        else ""
    )
    body = "<br /><br />".join(escape(line) for line in page.body)
    items = "".join(
        f'<tr><td><a id="ctl00_cph_rpt_ctl{n:02}_lnk" href="Detail.aspx?id={n}">{escape(t.title)}</a></td></tr>'
        f'<tr><td><span id="ctl00_cph_rpt_ctl{n:02}_lbl">{_slashes(t.date)}</span></td></tr>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(page.title)}</title></head><body><form id="aspnetForm" action="Detail.aspx">
<table id="ctl00_hdr"><tr><td>Ministry of Foreign Affairs</td></tr></table>
<table id="ctl00_mnu"><tr><td><a href="1.aspx">Home</a></td><td><a href="2.aspx">Ministry</a></td><td><a href="3.aspx">Media centre</a></td></tr></table>
<table><tr><td><span id="ctl00_cph_lblTitle" class="tit">{escape(page.title)}</span></td></tr>{posted}
<tr><td><a href="javascript:p()">Print</a> | <a href="javascript:m()">Email</a></td></tr>
<tr><td><span id="ctl00_cph_lblBody">{body}</span></td></tr></table>
<table><tr><td>Other news</td></tr>{items}</table></form></body></html>"""


def cards(page: Bulletin) -> str:
    """Write a page made by script: no telling class, the text in one article, each teaser an article too."""
    posted = f'<p class="css-1k">{_long(page.posted)}</p>' if page.posted else ""
    items = "".join(
        f'<article class="css-9z"><p class="css-1k">{_long(t.date)}</p><h2 class="css-2b"><a href="/{n}">{escape(t.title)}</a></h2>{_paragraphs(t.lead)}<a href="/{n}">Read more</a></article>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} | Valmeria</title>
<script type="application/json">{{"props":{{"title":"{escape(page.title)}"}}}}</script></head><body><div id="root">
<div class="css-0"><a href="/">Valmeria</a><ul><li><a href="/n">News</a></li><li><a href="/g">Government</a></li></ul></div>
<article class="css-7q"><h1 class="css-2b">{escape(page.title)}</h1>{posted}<div class="css-8t">{_paragraphs(page.body)}</div></article>
<div class="css-5g">{items}</div><div class="css-3f">Cabinet of Valmeria 2031</div></div></body></html>"""


def undated(page: Bulletin) -> str:
    """Write related titles with their leads and no date at all: nothing to list, and nothing to keep in the body."""
    posted = f"<p><small>{_long(page.posted)}</small></p>" if page.posted else ""
    items = "".join(f'<li><a href="/{n}">{escape(t.title)}</a></li>' for n, t in enumerate(page.teasers))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body>
<p><a href="/">Aurel News Agency</a></p><h1>{escape(page.title)}</h1>{posted}{_paragraphs(page.body)}
<h3>Related stories</h3><ul>{items}</ul><p>Aurel News Agency, all rights reserved</p></body></html>"""


def menu_text(page: Bulletin) -> str:
    """Write a page saved as text: menu lines on top, an address below."""
    posted = f"{_long(page.posted)}\n\n" if page.posted else ""
    items = "\n\n".join("\n".join((f"{_long(t.date)}", t.title, *t.lead)) for t in page.teasers)
    body = "\n\n".join(page.body)
    return f"""Skip to main content
ROYAL FOREIGN OFFICE
Kingdom of Tarsund

Home
The Foreign Secretary
Policy
Travel advice
News
Contact us

Home > News

{page.title}

{posted}{body}

Share this page

News

{items}

Royal Foreign Office
4 Admiralty Row
Eskholm
Tel: 0-55-200
© The Crown of Tarsund
"""


def dashed_text(page: Bulletin) -> str:
    """Write a page saved as text, single line breaks, the list with ISO dates and a colon."""
    posted = f"Date: {_iso(page.posted)}\n" if page.posted else ""
    items = "\n".join(f"{_iso(t.date)}: {t.title}" for t in page.teasers)
    return "\n".join(
        (
            "Northern Straits Maritime Organisation | Documents | Charts | Contact",
            page.title,
            posted + "\n".join(page.body),
            "",
            "Previous statements",
            items,
            "",
        )
    )


MINISTRIES: dict[str, Callable[[Bulletin], str]] = {
    layout.__name__.replace("_", " "): layout
    for layout in (
        blog,
        portal,
        fonts,
        left_column,
        date_last,
        pipes,
        banners,
        site_h1,
        preformatted,
        bare_breaks,
        terms,
        labels,
        cards,
        undated,
        menu_text,
        dashed_text,
    )
}
# Layouts that print no lead, or no date, beside a teaser's title.
NO_LEADS = frozenset({"blog", "pipes", "site h1", "preformatted", "labels", "undated", "dashed text"})
NO_TEASERS = frozenset({"undated"})
