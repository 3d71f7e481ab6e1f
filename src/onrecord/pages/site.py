"""What stands above a headline and looks like one: the site's own name, the number of a release, a place and a day."""

import itertools
import re

from onrecord.pages.furniture import KINDS, SITE_FIRMS, SITE_JOINTS, is_furniture, is_listing_head, key_of
from onrecord.text.date_lines import read_whole_date
from onrecord.text.dates import Order, find_dates
from onrecord.text.lines import Line

_MOST_WORDS = 12  # "Embassy of the Republic of … to the Kingdom of …"
_FEWEST_WORDS = 4  # of a headline: one word below the site's name is the name of a section
_SENTENCE = 80  # characters; a line this long is text
_FOOT = 20  # lines in which a page says whose it is
_PLACE_WORDS = 3
_NUMBER = re.compile(r"[ :,–-]+(?:(?:no|nr|n°|№|#)[. ]{0,2})?\d[\d/ .–-]*(?:/[a-z]{1,4})?\Z")
_COPYRIGHT = ("©", "(c)", "copyright")


def find_headline_below(
    lines: list[Line], title: int, named: frozenset[str], order: Order | None
) -> int | None:
    """Return the headline of the document where the heading `title` is only the site's name above it; else None.

    The name is a body's ("Embassy of …", "… Agency"), stands in the page's
    copyright, or the page's head, which gives the titles `named`, gives both.
    No text stands between it and the headline.
    """
    name = lines[title]
    if not name.heading:
        return None
    for n in range(title + 1, len(lines)):
        line = lines[n]
        if line.heading:
            if is_listing_head(line.text):
                return None
            if _may_head(line, name, order):
                key = key_of(line.text)
                is_site = (key in named and key_of(name.text) in named) or _names_site(lines, name.text)
                return n if is_site and _has_text(lines, n) else None
        elif not line.linked and not line.framed and len(line.text) > _SENTENCE:
            return None
    return None


def is_letterhead(text: str) -> bool:
    """Tell whether a line in capitals is the name of a body: `MINISTRY OF FOREIGN AFFAIRS` above a paper's number and day."""
    return text.isupper() and _names_body(text)


def is_note(text: str, order: Order | None = None) -> bool:
    """Tell whether a short line above a title is none: `PRESS RELEASE No. 34/97`, or a place with a day."""
    key = key_of(text)
    kind = _NUMBER.sub("", key)
    if kind != key and kind in KINDS:
        return True
    dates = find_dates(text, order) if len(text) <= _SENTENCE else ()
    if len(dates) != 1 or dates[0].end < len(text.rstrip(" .)")):
        return False
    place = text[: dates[0].start].replace(",", " ").split()
    return 0 < len(place) <= _PLACE_WORDS and all(word[0].isupper() for word in place)


def _may_head(line: Line, name: Line, order: Order | None) -> bool:
    """Tell whether a heading below the name may be a headline: four words at least, no date, no furniture."""
    if line.linked or line.framed or is_furniture(line.text) or len(line.text.split()) < _FEWEST_WORDS:
        return False
    return key_of(line.text) != key_of(name.text) and read_whole_date(line.text, order) is None


def _names_site(lines: list[Line], text: str) -> bool:
    return _names_body(text) or _signs_page(lines, text)


def _names_body(text: str) -> bool:
    """Tell whether a line is the name of a body and no more: `Federal Ministry of …`, `Varnes News Agency`.

    "Message to the Ministry" and "Ministry Recalls Envoy" are headlines.
    """
    words = text.replace("’s", "").split()
    if len(words) > _MOST_WORDS or any(word[0].islower() and word not in SITE_JOINTS for word in words):
        return False
    folded = [word.strip(".,|").lower() for word in words]
    if folded[0] == "the":
        del folded[0]
    before = list(itertools.takewhile(lambda word: word not in SITE_JOINTS, folded))
    return bool(before) and before[-1] in SITE_FIRMS


def _signs_page(lines: list[Line], text: str) -> bool:
    """Tell whether a line of copyright at the foot of the page names it: `© 2031 The Tarsund Herald`."""
    name = key_of(text)
    feet = (line.text.lower() for line in lines[-_FOOT:] if not line.heading)
    return bool(name) and any(name in foot for foot in feet if foot.startswith(_COPYRIGHT))


def _has_text(lines: list[Line], n: int) -> bool:
    return any(len(line.text) > _SENTENCE and not line.linked for line in lines[n + 1 : n + 9])
