"""More layouts of real sites, kept aside: written after the reader was mended on those of `ministries.py`."""

from collections.abc import Callable
from html import escape

from layouts import Bulletin
from ministries import _american, _day, _iso, _long, _paragraphs, _slashes


def joomla(page: Bulletin) -> str:
    """Write an article with a list of details: published, hits, writer, category; modules beside it; a pager."""
    posted = (
        f'<dd class="published">Published: <time datetime="{_iso(page.posted)}">{_long(page.posted)}</time></dd>'
        if page.posted
        else ""
    )
    items = "".join(
        f'<li><a href="/{n}"><span>{escape(t.title)}</span></a><br><small>{_long(t.date)}</small></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en-gb"><head><meta charset="utf-8"><title>{escape(page.title)} - Embassy of Quillane</title></head>
<body class="site com_content view-article"><div class="body"><div class="container"><div class="header"><a class="brand" href="/"><span class="site-title">Embassy of Quillane in Karvel</span></a></div>
<div class="row-fluid"><div id="sidebar" class="span3"><div class="well"><h3>Main Menu</h3><ul class="mod-menu"><li><a href="/1">Ambassador</a></li><li><a href="/2">Visas and passports</a></li><li><a href="/3">Quillane at a glance</a></li></ul></div></div>
<div id="content" class="span6"><div class="item-page"><div class="page-header"><h2 itemprop="headline">{escape(page.title)}</h2></div>
<div class="icons"><ul><li><a href="#">Print</a></li><li><a href="#">Email</a></li></ul></div>
<dl class="article-info"><dt class="article-info-term">Details</dt><dd class="createdby">Written by Press Section</dd><dd class="category-name">Category: <a href="/n">News</a></dd>{posted}<dd class="hits">Hits: 1203</dd></dl>
<div itemprop="articleBody">{_paragraphs(page.body)}</div><ul class="pager pagenav"><li><a href="/p">Prev</a></li><li><a href="/x">Next</a></li></ul></div></div>
<div id="aside" class="span3"><div class="well"><h3>Latest Articles</h3><ul class="latestnews">{items}</ul></div></div></div></div></div>
<div class="footer"><p>© 2031 Embassy of Quillane</p></div></body></html>"""


def service(page: Bulletin) -> str:
    """Write a government-wide service: caption over the title, a summary of dates as a list of terms, a question at the end."""
    posted = f"<dt>Published</dt><dd>{_long(page.posted)}</dd>" if page.posted else ""
    again = f"<h2>Updates to this page</h2><p>Published {_long(page.posted)}</p>" if page.posted else ""
    items = "".join(
        f'<li><a href="/{n}">{escape(t.title)}</a><p>{_long(t.date)}</p></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} - TAR.GOV</title></head><body>
<div id="global-cookie-message" role="region"><h2>Cookies on TAR.GOV</h2><p>We use some essential cookies to make this website work.</p><button>Accept additional cookies</button></div>
<header role="banner"><a href="/">TAR.GOV</a></header><div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ol></div>
<main id="content"><div class="heading"><span class="caption">Press release</span><h1>{escape(page.title)}</h1></div>
<div class="metadata"><dl><dt>From:</dt><dd><a href="/rfo">Royal Foreign Office</a></dd>{posted}</dl></div>
<div class="govspeak">{_paragraphs(page.body)}</div><div class="share-links"><h2>Share this page</h2><ul><li><a href="#">Share on Facebook</a></li></ul></div>
{again}<div class="related"><h2>Related content</h2><ul>{items}</ul></div></main>
<div class="feedback"><h2>Is this page useful?</h2><button>Yes this page is useful</button><button>No this page is not useful</button></div>
<footer role="contentinfo"><ul><li><a href="/h">Help</a></li></ul><p>© Crown copyright</p></footer></body></html>"""


def department(page: Bulletin) -> str:
    """Write a department's page: kind and date in capitals under the title, tags below, a tray of latest items with their kind."""
    posted = (
        f'<p class="article-meta__publish-date">{_american(page.posted).upper()}</p>' if page.posted else ""
    )
    items = "".join(
        f'<li class="collection-result"><p class="collection-result__date">Press Statement</p><a href="/{n}">{escape(t.title)}</a>'
        f'<div class="collection-result-meta"><span>Office of the Spokesperson</span> <span>{_american(t.date)}</span></div></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{escape(page.title)} - Department of Foreign Relations</title></head><body>
<header class="site-header"><a href="/">Department of Foreign Relations</a></header>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/b">Bureaus</a> &gt; <a href="/o">Office of the Spokesperson</a> &gt; {escape(page.title)}</div>
<div class="featured-content__copy"><h1 class="featured-content__headline">{escape(page.title)}</h1><p class="article-meta__doctype">Press Statement</p>{posted}</div>
<div class="entry-content">{_paragraphs(page.body)}</div>
<div class="related-tags"><h2 class="related-tags__heading">Tags</h2><a href="/t">Hesk Strait</a> <a href="/u">Valmeria</a></div>
<div class="back-to-top"><a href="#top">Back to Top</a></div>
<div class="tray"><h2>Latest Press Statements</h2><ul>{items}</ul></div>
<footer id="colophon"><ul><li><a href="/p">Privacy Policy</a></li></ul></footer></body></html>"""


def strip(page: Bulletin) -> str:
    """Write a strip of date, place and desk under the title; cards whose date and kind share a line."""
    posted = f"<span>{page.posted}</span>" if page.posted else ""
    items = "".join(
        f'<div class="card"><div class="card-meta">{t.date} &middot; Press release</div><div class="card-title"><a href="/{n}">{escape(t.title)}</a></div></div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} | External Action</title></head><body>
<div class="topline"><a href="/fr">FR</a><a class="on" href="/en">EN</a></div><div class="logo"><a href="/">External Action</a></div>
<h1 class="node-title">{escape(page.title)}</h1><div class="node-info">{posted} <span>Port Aurel</span> <span>Press and information team</span></div>
<div class="txt">{_paragraphs(page.body)}</div><div class="see"><h3>See also</h3>{items}</div>
<div class="basement"><p>Contact the press team</p></div></body></html>"""


def browser_text(page: Bulletin) -> str:
    """Write a page saved as text by a browser for terminals: starred menus, indents, a list of references."""
    posted = f"   {_american(page.posted)}\n\n" if page.posted else ""
    body = "\n\n".join("   " + line for line in page.body)
    items = "\n\n".join(
        f"   {_american(t.date)} - {t.title}\n\n" + "\n".join("   " + line for line in t.lead)
        for t in page.teasers
    )
    return f"""   [1]Skip to content

   Republic of Quillane

     * [2]Home
     * [3]Ministers
     * [4]Newsroom
     * [5]Contact

   {page.title}

{posted}{body}

   Latest news

{items}

   [6]All news

References

   1. https://dea.quillane.example/news#content
   2. https://dea.quillane.example/
   3. https://dea.quillane.example/ministers
   4. https://dea.quillane.example/news
   5. https://dea.quillane.example/contact
   6. https://dea.quillane.example/news
"""


def widget(page: Bulletin) -> str:
    """Write title and date of a teaser on one line, the date in small print behind the link; today's date over the menu."""
    posted = f'<p class="byline">By the Press Office, {_long(page.posted)}</p>' if page.posted else ""
    items = "".join(
        f'<li><a href="/{n}">{escape(t.title)}</a> <span class="post-date">{_american(t.date)}</span></li>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)} « Consulate in Varnes</title></head><body>
<div id="top">Saturday, June 21, 2031</div><div id="name"><a href="/">Consulate of Valmeria in Varnes</a></div>
<div id="links"><a href="/1">Passports</a> &bull; <a href="/2">Visas</a> &bull; <a href="/3">Seafarers</a></div>
<div id="left"><h2>{escape(page.title)}</h2>{posted}{_paragraphs(page.body)}</div>
<div id="right"><h3>Recent Posts</h3><ul>{items}</ul></div><div id="low">Powered by the Press Office</div></body></html>"""


def intranet(page: Bulletin) -> str:
    """Write an office suite's publishing tables: blanks that do not break, marks of no width, months cut to three letters."""
    posted = f"<div>{_day(page.posted):%d-%b-%Y}</div>" if page.posted else ""
    body = "".join(f"<p>\u200b{escape(line)}&#160;</p><p>&nbsp;</p>" for line in page.body)
    items = "".join(
        f'<tr><td class="ms-vb">{_day(t.date):%d-%b-%Y}&nbsp;</td><td class="ms-vb2"><a href="/d{n}">{escape(t.title)}</a>&nbsp;</td></tr>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<html dir="ltr"><head><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><title>
	{escape(page.title)}
</title></head><body><form><div class="s4-notdlg noindex"><a href="#">Skip Ribbon Commands</a> <a href="#">Skip to main content</a></div>
<table class="ms-hd"><tr><td>Ministry of Foreign Affairs &gt; Media &gt; Statements</td></tr></table>
<table class="ms-main"><tr><td class="ms-nav"><a href="/a">Minister</a><br/><a href="/b">Departments</a><br/><a href="/c">Missions abroad</a></td><td><div id="DeltaPlaceHolderMain">
<div class="ms-t">{escape(page.title)}</div>{posted}<div class="ms-rtestate-field">{body}</div><table class="ms-listviewtable"><tr><th>Date</th><th>Title</th></tr>{items}</table></div></td></tr></table></form></body></html>"""


def undated_leads(page: Bulletin) -> str:
    """Write related titles with their leads and no date, inside the article's own element."""
    posted = f"<time>{_long(page.posted)}</time>" if page.posted else ""
    items = "".join(
        f'<div><h4><a href="/{n}">{escape(t.title)}</a></h4>{_paragraphs(t.lead)}</div>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title></head><body>
<header><a href="/">Aurel News Agency</a></header><article><h1>{escape(page.title)}</h1>{posted}{_paragraphs(page.body)}
<div class="more"><h3>Related news</h3>{items}</div></article><footer>Aurel News Agency</footer></body></html>"""


def archive_first(page: Bulletin) -> str:
    """Write the list above the text, in the same cell, as links parted by <br>; the title in bold capitals of the site's font."""
    posted = f"<i>Karvel, {_long(page.posted)}</i><br><br>" if page.posted else ""
    items = "<br>".join(
        f'{_slashes(t.date)} <a href="/{n}">{escape(t.title)}</a>' for n, t in enumerate(page.teasers)
    )
    return f"""<html><head><title>Press archive</title></head><body><table><tr><td><b>MINISTRY OF FOREIGN AFFAIRS</b></td></tr>
<tr><td><font size=2>{items}</font></td></tr><tr><td><font size=4><b>{escape(page.title)}</b></font><br><br>{posted}
{"<br><br>".join(escape(line) for line in page.body)}</td></tr><tr><td><a href="/">Main page</a></td></tr></table></body></html>"""


def gazette(page: Bulletin) -> str:
    """Write sections with headings of their own inside the text, notes, a table, an endnote; the list under a heading of its own words."""
    posted = f'<p class="datum">Port Aurel, {_long(page.posted)}</p>' if page.posted else ""
    items = "".join(
        f'<section><h3><a href="/{n}">{escape(t.title)}</a></h3><p class="datum">{_long(t.date)}</p>{_paragraphs(t.lead)}</section>'
        for n, t in enumerate(page.teasers)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Gazette: {escape(page.title)}</title></head><body>
<header><h2>Gazette of the Department</h2></header><main><h1>{escape(page.title)}</h1>{posted}{_paragraphs(page.body)}
</main><div class="others"><h2>What else the Department published</h2>{items}</div><footer><small>Set in Port Aurel</small></footer></body></html>"""


PORTALS: dict[str, Callable[[Bulletin], str]] = {
    layout.__name__.replace("_", " "): layout
    for layout in (
        joomla,
        service,
        department,
        strip,
        browser_text,
        widget,
        intranet,
        undated_leads,
        archive_first,
        gazette,
    )
}
PORTALS_NO_LEADS = frozenset(
    {"joomla", "service", "department", "strip", "widget", "intranet", "archive first"}
)
PORTALS_NO_TEASERS = frozenset({"undated leads"})
