"""Layouts of content systems and of pages older than them, written before the reader was tried on them."""

from collections.abc import Callable
from html import escape

from layouts import Bulletin
from ministries import _american, _day, _iso, _long, _paragraphs, _slashes


def _american_slashes(printed: str) -> str:
    day = _day(printed)
    return f"{day.month}/{day.day}/{day.year}"


def fields(page: Bulletin) -> str:
    """Write a node of labelled fields; a view of rows beside it, each value in three boxes."""
    posted = (
        f'<div class="field field--name-field-date field--label-inline"><div class="field__label">Date</div>'
        f'<div class="field__item"><time datetime="{_iso(page.posted)}T12:00:00Z">{_day(page.posted):%a}, {_long(page.posted)}</time></div></div>'
        if page.posted
        else ""
    )
    rows = "".join(
        f'<div class="views-row"><div class="views-field views-field-created"><span class="field-content">{_long(t.date)}</span></div>'
        f'<div class="views-field views-field-title"><span class="field-content"><a href="/node/{n}" hreflang="en">{escape(t.title)}</a></span></div></div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>{escape(page.title)} | Ministry of Harbours</title>
<meta name="Generator" content="Drupal"></head><body class="layout-one-sidebar path-node page-node-type-news"><a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><a href="/" rel="home">Ministry of Harbours</a></div></header>
<div class="region region-primary-menu"><ul class="menu"><li class="menu-item"><a href="/1">Minister</a></li><li class="menu-item"><a href="/2">Pilotage</a></li><li class="menu-item"><a href="/3">Newsroom</a></li></ul></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div class="block block-page-title-block"><h1><span class="field field--name-title">{escape(page.title)}</span></h1></div>
<div class="block block-system-main-block"><div class="node__content">{posted}<div class="field field--name-field-type field--label-inline"><div class="field__label">Type</div><div class="field__item"><a href="/t">News item</a></div></div>
<div class="clearfix text-formatted field field--name-body"><div class="field__item">{_paragraphs(page.body)}</div></div>
<div class="field field--name-field-tags field--label-above"><div class="field__label">Tags</div><div class="field__items"><div class="field__item"><a href="/g/1">Lights</a></div><div class="field__item"><a href="/g/2">Dues</a></div></div></div></div></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="views-element-container"><h2>Recent content</h2><div class="view-content">{rows}</div><div class="more-link"><a href="/all">More</a></div></div></aside></main>
<footer role="contentinfo"><p>Quay 4, 1020 Nordal</p></footer></div></div></body></html>"""


def blocks(page: Bulletin) -> str:
    """Write a theme of blocks: the date a link, the first paragraph set as a quotation, ways to the neighbours, a grid of posts."""
    posted = (
        f'<div class="wp-block-post-date"><time datetime="{_iso(page.posted)}T09:00:00+01:00"><a href="/p">{_american(page.posted)}</a></time></div>'
        if page.posted
        else ""
    )
    first = (
        f'<figure class="wp-block-pullquote"><blockquote><p>{escape(page.body[0])}</p></blockquote></figure>'
    )
    items = "".join(
        f'<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/{n}">{escape(t.title)}</a></h2>'
        f'<div class="wp-block-post-date"><time datetime="{_iso(t.date)}">{_american(t.date)}</time></div>'
        f'<div class="wp-block-post-excerpt">{_paragraphs(t.lead)}</div></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{escape(page.title)} &#8211; Office of the Envoy</title></head>
<body class="wp-singular post-template-default single single-post"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group alignwide"><p class="wp-block-site-title"><a href="/">Office of the Envoy</a></p>
<nav class="wp-block-navigation"><ul><li class="wp-block-navigation-item"><a href="/a">About the Envoy</a></li><li class="wp-block-navigation-item"><a href="/b">Documents</a></li></ul></nav></div></header>
<main class="wp-block-group" id="wp--skip-link--target"><h1 class="wp-block-post-title">{escape(page.title)}</h1>{posted}<div class="wp-block-post-author-name"><a href="/u">press</a></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{first}{_paragraphs(page.body[1:])}</div>
<div class="taxonomy-category wp-block-post-terms"><a href="/c" rel="tag">Statements</a></div>
<nav class="wp-block-group" aria-label="Post navigation"><div class="post-navigation-link-previous"><span aria-hidden="true">←</span><a href="/prev" rel="prev">Greetings on the day of the pilots</a></div></nav>
<h2 class="wp-block-heading">More posts</h2><div class="wp-block-query"><ul class="wp-block-post-template is-layout-grid">{items}</ul></div></main>
<footer class="wp-block-template-part"><p>Designed with care in Karvel</p></footer></div></body></html>"""


def web_parts(page: Bulletin) -> str:
    """Write tables of web parts with ids of machines, month before day, blanks that do not break, and a launch bar."""
    posted = (
        f'<div class="article-date"><span>Article Date</span> {_american_slashes(page.posted)}</div>'
        if page.posted
        else ""
    )
    body = "".join(f"<div>\u200b{escape(line)}</div><div>&#160;</div>" for line in page.body)
    rows = "".join(
        f'<tr><td class="ms-vb2"><nobr>{_iso(t.date)}</nobr></td><td class="ms-vb-title"><a href="DispForm.aspx?ID={n}">{escape(t.title)}</a></td></tr>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en-us" dir="ltr"><head><meta charset="utf-8"><meta name="GENERATOR" content="Microsoft SharePoint"><title>
	{escape(page.title)}
</title></head><body><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__REQUESTDIGEST" value="0x1"><div id="s4-workspace"><div id="s4-bodyContainer">
<div id="s4-titlerow"><table><tr><td><a href="/">Customs Administration</a></td><td><div id="DeltaPlaceHolderSearchArea"><input title="Search..." value=""></div></td></tr></table></div>
<div id="DeltaPlaceHolderLeftNavBar" class="ms-core-sideNavBox-removeLeftMargin"><div id="ctl00_PlaceHolderLeftNavBar_QuickLaunchMenu"><ul class="root"><li><a href="/t">Tariff</a></li><li><a href="/f">Forms and declarations</a></li><li><a href="/p">Press</a></li></ul></div></div>
<div id="contentBox" role="main"><div class="article article-left"><div class="article-header"><h1>{escape(page.title)}</h1>{posted}</div>
<div class="article-content"><div id="ctl00_PlaceHolderMain_RichHtmlField" class="ms-rtestate-field">{body}</div></div></div>
<table class="s4-wpTopTable"><tr><td><div class="ms-webpart-chrome-title"><h2><nobr>Announcements</nobr></h2></div><table class="ms-listviewtable"><tr><th>Date</th><th>Title</th></tr>{rows}</table></td></tr></table></div>
</div></div></form></body></html>"""


def panels(page: Bulletin) -> str:
    """Write panels and labels of a form, all spans, the list a grid with a row of page numbers."""
    posted = f'<span id="ctl00_lblDate" class="lbl">{_slashes(page.posted)}</span>' if page.posted else ""
    text = "<br /><br />".join(escape(line) for line in page.body)
    rows = "".join(
        f'<tr class="{"alt" if n % 2 else "row"}"><td>{_long(t.date)}</td><td><a id="grd_{n}" href="Item.aspx?id={n}">{escape(t.title)}</a></td></tr>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Department of Fisheries Relations - News</title></head>
<body><form name="form1" method="post" action="Item.aspx"><div><input type="hidden" name="__VIEWSTATE" value="abc" /></div>
<div id="pnlTop"><a href="Default.aspx">Home</a>&nbsp;|&nbsp;<a href="About.aspx">The Department</a>&nbsp;|&nbsp;<a href="News.aspx">News</a></div>
<div id="ctl00_pnlItem">{posted}<br /><span id="ctl00_lblTitle" style="font-weight:bold;font-size:14pt">{escape(page.title)}</span><br /><br /><span id="ctl00_lblText">{text}</span></div>
<div id="ctl00_pnlList"><span class="head">Other items</span><table id="grdItems" cellspacing="0"><tr><th scope="col">Date</th><th scope="col">Item</th></tr>{rows}<tr><td colspan="2"><table><tr><td><span>1</span></td><td><a href="#">2</a></td><td><a href="#">3</a></td><td><a href="#">...</a></td></tr></table></td></tr></table></div>
<div id="pnlFoot">Department of Fisheries Relations, Castermont. Telephone (02) 555 0199</div></form></body></html>"""


def swift(page: Bulletin) -> str:
    """Write a page for telephones: elements of its own kind, a drawer with the menu, buttons to share, cards below."""
    posted = f'<p class="meta">{_american(page.posted)} · 2 min read</p>' if page.posted else ""
    cards = "".join(
        f'<a class="card" href="/{n}"><amp-img src="x.jpg" width="4" height="3" alt="A quay"></amp-img><h4>{escape(t.title)}</h4><span class="when">{_american(t.date)}</span></a>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title><link rel="canonical" href="https://example.org/x"><style amp-custom>.card{{}}</style></head>
<body><amp-sidebar id="drawer" layout="nodisplay"><ul><li><a href="/">Front page</a></li><li><a href="/w">World</a></li><li><a href="/h">Harbours</a></li></ul></amp-sidebar>
<header class="top"><button on="tap:drawer.open">☰</button><a href="/">Aurel Wire</a></header><main><h1>{escape(page.title)}</h1>{posted}
<amp-social-share type="system"></amp-social-share>{_paragraphs(page.body)}<div class="ad"><span>Advertisement</span><amp-ad width="300" height="250"></amp-ad></div></main>
<div class="more"><h3>Read next</h3>{cards}</div><amp-consent layout="nodisplay"><div>We value your privacy. We and our partners keep information on your device to measure how this page is read.</div><button>Agree</button></amp-consent></body></html>"""


def nameless(page: Bulletin) -> str:
    """Write nothing but boxes without a name, none of them a heading, a paragraph or a list."""
    posted = f"<div>{_long(page.posted)}</div>" if page.posted else ""
    body = "".join(f"<div><span>{escape(line)}</span></div>" for line in page.body)
    items = "".join(
        f'<div><div>{_long(t.date)}</div><div><a href="/{n}">{escape(t.title)}</a></div>'
        + "".join(f"<div>{escape(line)}</div>" for line in t.lead)
        + "</div>"
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body><div><div><div><div><a href="/">Board of Pilots</a></div><div><a href="/1">Who we are</a></div><div><a href="/2">What we do</a></div></div></div>
<div><div><div><div><span>{escape(page.title)}</span></div>{posted}</div><div>{body}</div></div><div><div>{items}</div></div></div><div><div>Board of Pilots</div><div>12 Lantern Street</div><div>Port Aurel</div></div></div></body></html>"""


def two_columns(page: Bulletin) -> str:
    """Write two columns of 2003: the news box in the left one, the text in the right one behind a rule, no tag closed."""
    posted = f"<font size=1>{_long(page.posted)}</font><br>" if page.posted else ""
    body = "".join(f"<p align=justify>{escape(line)}" for line in page.body)
    box = "".join(
        f"<tr><td><font size=1 color=red>{t.date}</font><br><a href=n{n}.html class=small>{escape(t.title)}</a>"
        for n, t in enumerate(page.teasers)
    )
    return f"""<html><head><meta http-equiv=content-type content="text/html; charset=utf-8"><title>Consulate General of Brennick</title></head><body bgcolor=#ffffff topmargin=0>
<table width=760 border=0 align=center><tr><td colspan=2><img src=top.gif alt="Consulate General"><tr><td width=180 valign=top bgcolor=#eeeeee><table width=100%><tr><td><a href=1.html>Consul General</a><tr><td><a href=2.html>Visas</a><tr><td><a href=3.html>Trade office</a></table>
<table width=100% cellpadding=3><tr><td bgcolor=#003366><font color=white><b>NEWS</b></font>{box}</table><td width=580 valign=top>{posted}<font size=+1><b>{escape(page.title)}</b></font><hr size=1 noshade>{body}
<p align=right><a href=#top>[top]</a></table><center><font size=1>Consulate General of Brennick, 8 Mole Street, Varnes<br>Tel. 555-0147 Fax 555-0148</font></center></body></html>"""


def register(page: Bulletin) -> str:
    """Write the entry of a register: terms and what they say, the text being one of them; others as terms of their own."""
    posted = f"<dt>Issued on</dt><dd>{_long(page.posted)}</dd>" if page.posted else ""
    items = "".join(
        f'<dt>{_long(t.date)}</dt><dd><a href="/{n}">{escape(t.title)}</a></dd>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Register of statements: {escape(page.title)}</title></head><body><header><p>Register of statements</p></header>
<main><h1>{escape(page.title)}</h1><dl class="record"><dt>Issued by</dt><dd>Press Office</dd>{posted}<dt>Number</dt><dd>31/088</dd><dt>Text</dt><dd>{_paragraphs(page.body)}</dd></dl>
<h2>Entries near this one</h2><dl>{items}</dl></main><footer><p>The register is kept under the Public Papers Act.</p></footer></body></html>"""


def consent(page: Bulletin) -> str:
    """Write a banner of consent with sentences of its own first, languages, a bar to share above and below, cards of articles."""
    posted = f'<p class="c-date"><time>{_long(page.posted)}</time></p>' if page.posted else ""
    share = '<div class="c-share"><span>Share</span><a href="#">X</a><a href="#">Facebook</a><a href="#">Copy link</a></div>'
    cards = "".join(
        f'<article class="c-card"><div class="c-card__kicker">Press release</div><h3><a href="/{n}">{escape(t.title)}</a></h3><p class="c-card__date">{_long(t.date)}</p>{_paragraphs(t.lead)}</article>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} - Chancellery</title></head><body>
<div class="c-sticky" id="consent" role="dialog" aria-label="Consent"><p>This site keeps small files on your device. Some of them are needed for the pages to work; others tell us which pages are read.</p><p>You may change your mind at any time on the page about data protection.</p><button>Allow all</button><button>Only the necessary ones</button></div>
<div class="c-lang"><a href="/de" lang="de">Deutsch</a> <a href="/fr" lang="fr">Français</a> <strong>English</strong></div><div class="c-masthead"><a href="/">The Chancellery</a></div>
<div class="c-page"><p class="c-kicker">Press release</p><h1>{escape(page.title)}</h1>{posted}{share}<div class="c-text">{_paragraphs(page.body)}</div>{share}</div>
<section class="c-related"><h2>You might also be interested in</h2>{cards}</section><footer class="c-foot"><p>Chancellery, 1 Assembly Square, Karvel</p></footer></body></html>"""


def trail(page: Bulletin) -> str:
    """Write a trail, letters for languages, topics, page numbers, the neighbours by title; the list ends the page."""
    posted = f'<span class="date">{_long(page.posted)}</span>' if page.posted else ""
    items = "".join(
        f'<p class="item"><span class="date">{_long(t.date)}</span> <a href="/{n}">{escape(t.title)}</a></p>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} › News › Assembly</title></head><body><div class="langs"><a href="/en">EN</a> <a href="/fr">FR</a> <a href="/ar">AR</a></div>
<p class="trail"><a href="/">Start</a> › <a href="/n">News</a> › <a href="/n/2031">2031</a> › {escape(page.title)}</p><h1>{escape(page.title)}</h1>{posted}
<div>{_paragraphs(page.body)}</div><p class="topics">Topics: <a href="/t1">Fisheries</a>, <a href="/t2">Customs</a></p><p class="pages">Page 1 of 1</p>
<p class="turn"><a href="/p">‹ A word of thanks to the rescuers</a> <a href="/q">The Assembly rises for the summer ›</a></p><h2>All news of the month</h2>{items}<p class="address">Assembly of Quillane<br>Hall Street 1<br>Port Aurel</p></body></html>"""


def captions(page: Bulletin) -> str:
    """Write pictures with captions and owners between the paragraphs, a gallery, and a footer with three addresses."""
    posted = f'<div class="datum">{_long(page.posted)}</div>' if page.posted else ""
    picture = '<div class="image"><img src="1.jpg" alt="The harbour of Varnes"><p class="caption">The harbour of Varnes in the morning. © Press Office / I. Dahl</p></div>'
    items = "".join(
        f'<li><b>{_long(t.date)}</b><br><a href="/{n}">{escape(t.title)}</a></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} | Foreign Office</title></head><body><div id="head"><a href="/">Foreign Office</a></div>
<div id="text"><h1>{escape(page.title)}</h1>{posted}{picture}{_paragraphs(page.body[:1])}{picture}{_paragraphs(page.body[1:])}<div class="gallery"><a href="/g1">1</a> <a href="/g2">2</a> <a href="/g3">3</a></div></div>
<div id="list"><h3>From the press office</h3><ul>{items}</ul></div><div id="foot"><p>Foreign Office<br>4 Chart Street<br>Eskholm</p><p>Press Office<br>press@example.org</p><p>Consular Office<br>+00 55 310 7742</p></div></body></html>"""


def sheet(page: Bulletin) -> str:
    """Write a sheet of names and values over the text, in one table; the list a table of numbers, dates and titles."""
    posted = f"<tr><th>Date</th><td>{_long(page.posted)}</td></tr>" if page.posted else ""
    rows = "".join(
        f'<tr><td>{n + 1}</td><td>{_long(t.date)}</td><td><a href="/{n}">{escape(t.title)}</a></td></tr>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body><p><a href="/">Treaty Office</a></p>
<h2>{escape(page.title)}</h2><table class="sheet"><tr><th>Kind</th><td>Announcement</td></tr>{posted}<tr><th>Reference</th><td>TO/31/14</td></tr><tr><td colspan="2">{_paragraphs(page.body)}</td></tr></table>
<h4>Announcements of this year</h4><table><tr><th>No.</th><th>Date</th><th>Title</th></tr>{rows}</table><p><small>Treaty Office, Port Aurel</small></p></body></html>"""


SYSTEMS: dict[str, Callable[[Bulletin], str]] = {
    layout.__name__.replace("_", " "): layout
    for layout in (
        fields, blocks, web_parts, panels, swift, nameless,
        two_columns, register, consent, trail, captions, sheet,
    )
}  # fmt: skip
SYSTEMS_NO_LEADS = frozenset(
    {
        "fields", "web parts", "panels", "swift", "two columns",
        "register", "trail", "captions", "sheet",
    }
)  # fmt: skip
