"""Rows to feeds: JSON Feed 1.1 and Atom, the same items in the same order."""

from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import msgspec

from onrecord.model import Record

_NEVER: Final = "1970-01-01T00:00:00Z"  # Atom wants an instant of every item, and the record does not guess
_CONTROLS: Final = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))


class Item(Record, frozen=True):
    """One row of a feed. `id` never changes; `day` is a whole EDTF day or null; `why` says why it is here."""

    id: str
    title: str
    url: str
    day: str | None
    summary: str
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    why: str | None = None


class Feed(Record, frozen=True):
    """A list of items, newest first, under the address it is read at and that of the page it follows."""

    title: str
    url: str
    home: str
    items: tuple[Item, ...]


def render_json_feed(feed: Feed) -> bytes:
    """Return a feed as JSON Feed 1.1. <https://www.jsonfeed.org/version/1.1/>."""
    return msgspec.json.encode(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.url,
            "items": [_json_item(item) for item in feed.items],
        }
    )


def _json_item(item: Item) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary,
        "date_published": _instant(item.day),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.tags),
        "_why": item.why,
    }
    return {field: value for field, value in given.items() if value or field == "content_text"}


def render_atom(feed: Feed) -> bytes:
    """Return a feed as Atom (RFC 4287). An item without a whole day is dated 1970-01-01."""
    updated = max((_instant(item.day) or _NEVER for item in feed.items), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(feed.title)}</title>",
        f"<id>{_text(feed.url)}</id>",
        f'<link rel="self" href={_value(feed.url)}/>',
        f'<link rel="alternate" href={_value(feed.home)}/>',
        f"<updated>{updated}</updated>",
        "<generator>On Record</generator>",
        *(_atom_entry(item) for item in feed.items),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _atom_entry(item: Item) -> str:
    authors = item.authors or ("unknown",)
    parts = [
        "<entry>",
        f"<id>{_text(item.id)}</id>",
        f"<title>{_text(item.title)}</title>",
        f"<link href={_value(item.url)}/>",
        f"<updated>{_instant(item.day) or _NEVER}</updated>",
        *(f"<author><name>{_text(name)}</name></author>" for name in authors),
        *(f"<category term={_value(tag)}/>" for tag in item.tags),
        f"<summary>{_text(item.summary)}</summary>",
        "</entry>",
    ]
    return "".join(parts)


def _instant(day: str | None) -> str | None:
    is_whole = day is not None and len(day) == 10 and day.replace("-", "").isdigit()  # noqa: PLR2004 - YYYY-MM-DD
    return f"{day}T00:00:00Z" if is_whole else None


def _text(text: str) -> str:
    return escape(text.translate(_CONTROLS))


def _value(text: str) -> str:
    return quoteattr(text.translate(_CONTROLS))
