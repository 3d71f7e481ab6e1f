"""Bulletins of a mission as HTML, in the layouts that sites really use.

A bulletin is what a crawled page of text shows: a header with its clock, one
release, a list of others. Each layout writes the same words in other markup.
"""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

_TEASER = re.compile(r"(\d\d\.\d\d\.\d{4}) - (.+)")
_DATE = re.compile(r"\d\d\.\d\d\.\d{4}")
_FURNITURE = ("LATEST EVENTS", "all messages", "PRESS RELEASES AND NEWS")


class Teaser(NamedTuple):
    """One item of the list: its date as printed, its title and its lead."""

    date: str
    title: str
    lead: tuple[str, ...]


class Bulletin(NamedTuple):
    """The words of a page, by what they are."""

    header: tuple[str, ...]
    posted: str | None
    title: str
    body: tuple[str, ...]
    teasers: tuple[Teaser, ...]


def read_bulletin(text: str, title_starts: tuple[str, ...] = ()) -> Bulletin:
    """Read a crawled bulletin by its known format: clock lines, release, `DD.MM.YYYY - title` list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next(n for n, line in enumerate(lines) if len(line) > 60)
    posted = lines[first - 1] if _DATE.fullmatch(lines[first - 1]) else None
    header = tuple(line for line in lines[:first] if line != posted and line not in _FURNITURE)
    body: list[str] = []
    teasers: list[Teaser] = []
    for line in lines[first + 1 :]:
        entry = _TEASER.fullmatch(line)
        if line in _FURNITURE:
            continue
        if entry:
            teasers.append(Teaser(entry[1], entry[2], ()))
        elif teasers:
            teasers[-1] = teasers[-1]._replace(lead=(*teasers[-1].lead, line))
        else:
            body.append(line)
    return Bulletin(header, posted, lines[first], tuple(body), tuple(teasers))


def _page(head: str, body: str, title: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body>{body}</body></html>'


_MENU = ("Home", "Embassy", "Consular section", "Press releases and news", "Contacts")


def semantic(page: Bulletin) -> str:
    """Write header, nav, article with paragraphs, aside with the list, footer."""
    nav = "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(_MENU))
    clock = "".join(f"<div>{escape(line)}</div>" for line in page.header)
    posted = f"<time>{page.posted}</time>" if page.posted else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in page.body)
    items = "".join(
        f'<li><a href="/r/{n}"><span>{t.date} - {escape(t.title)}</span></a>'
        + "".join(f"<p>{escape(line)}</p>" for line in t.lead)
        + "</li>"
        for n, t in enumerate(page.teasers)
    )
    return _page(
        "<style>p{margin:1em}</style>",
        f"<header>{clock}</header><nav><ul>{nav}</ul></nav><main><article>{posted}<h1>{escape(page.title)}</h1>{body}"
        f'</article></main><aside><h2>LATEST EVENTS</h2><ul>{items}</ul><a href="/all">all messages</a></aside>'
        "<footer><p>© Press office of the mission. All rights reserved.</p></footer>",
        f"{page.title} | The Embassy",
    )


def breaks(page: Bulletin) -> str:
    """Write no paragraph element: lines parted by <br><br>, headings in bold."""
    header = "<br>".join(escape(line) for line in page.header)
    posted = f"{page.posted}<br><br>" if page.posted else ""
    body = "<br><br>".join(escape(line) for line in page.body)
    items = "<br><br><br>".join(
        f"<b>{t.date} - {escape(t.title)}</b><br><br>" + "<br>".join(escape(line) for line in t.lead)
        for t in page.teasers
    )
    return _page(
        "",
        f"<div>{header}</div><div>PRESS RELEASES AND NEWS</div><br>{posted}<b>{escape(page.title)}</b><br><br>{body}"
        f'<br><br><br>LATEST EVENTS<br><br>{items}<br><br><a href="/all">all messages</a>',
        "The Embassy",
    )


def tables(page: Bulletin) -> str:
    """Write a page laid out in tables: the menu in a cell beside the text, list rows of date and title."""
    header = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in page.header)
    menu = "<br>".join(f'<a href="/{n}">{word}</a>' for n, word in enumerate(_MENU))
    posted = f"<tr><td>{page.posted}</td></tr>" if page.posted else ""
    body = "<br><br>".join(escape(line) for line in page.body)
    items = "".join(
        f'<tr><td valign="top">{t.date}</td><td><a href="/r/{n}">{escape(t.title)}</a></td></tr>'
        f"<tr><td></td><td>{'<br>'.join(escape(line) for line in t.lead)}</td></tr>"
        for n, t in enumerate(page.teasers)
    )
    return _page(
        "",
        f'<table>{header}</table><table width="100%"><tr><td>{menu}</td><td><table>{posted}<tr><td><b>{escape(page.title)}'
        f"</b></td></tr><tr><td>{body}</td></tr></table><table>{items}</table>"
        '<a href="/all">all messages</a></td></tr></table>',
        "The Embassy",
    )


def definitions(page: Bulletin) -> str:
    """Write the list as <dl>: date in <dt>, title and lead in <dd>."""
    header = "".join(f"<div>{escape(line)}</div>" for line in page.header)
    posted = f'<div class="date">{page.posted}</div>' if page.posted else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in page.body)
    items = "".join(
        f'<dt>{t.date}</dt><dd><a href="/r/{n}">{escape(t.title)}</a></dd>'
        + "".join(f"<dd>{escape(line)}</dd>" for line in t.lead)
        for n, t in enumerate(page.teasers)
    )
    return _page(
        "",
        f'<div id="top">{header}</div><div id="content">{posted}<h2>{escape(page.title)}</h2>{body}</div>'
        f'<h3>Latest events</h3><dl>{items}</dl><p><a href="/all">all messages</a></p>',
        f"The Embassy - {page.title}",
    )


def inner_list(page: Bulletin) -> str:
    """Write the list inside the content element, after the text, without a heading; no paragraph element."""
    header = " ".join(page.header)
    posted = f"<div>{page.posted}</div>" if page.posted else ""
    body = "".join(f"<div>{escape(line)}</div>" for line in page.body)
    items = "".join(
        f"<li><strong>{t.date} - {escape(t.title)}</strong> "
        + " ".join(escape(line) for line in t.lead)
        + "</li>"
        for t in page.teasers
    )
    return _page(
        "",
        f'<div class="masthead">{escape(header)}</div><div class="content"><article>{posted}<h1>{escape(page.title)}</h1>'
        f'<div class="text">{body}</div><ul>{items}</ul></article></div><div class="footer">all messages</div>',
        page.title,
    )


LAYOUTS: dict[str, Callable[[Bulletin], str]] = {
    "semantic": semantic,
    "breaks": breaks,
    "tables": tables,
    "definitions": definitions,
    "inner list": inner_list,
}


def score_words(found: str, wanted: str) -> float:
    """Return the F1 of two texts as bags of words."""
    from collections import Counter  # noqa: PLC0415

    a, b = Counter(found.split()), Counter(wanted.split())
    common = sum((a & b).values())
    return 2 * common / ((sum(a.values()) + sum(b.values())) or 1)
