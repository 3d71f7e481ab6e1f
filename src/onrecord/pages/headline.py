"""The headline of a page without markup: which of the lines above the text it is."""

import itertools
import re
import tomllib
from pathlib import Path

from onrecord.pages.furniture import KINDS, SITE_FIRMS, SITE_JOINTS, key_of, read_labelled_date
from onrecord.pages.site import is_note
from onrecord.text.date_lines import begins_date
from onrecord.text.dates import Order, PrintedDate, find_dates
from onrecord.text.lines import Line

_FACTS = tomllib.loads((Path(__file__).parent / "headline.toml").read_text("utf-8"))
_NOTES = tuple(_FACTS["notes"])
_LANGUAGES = frozenset(_FACTS["languages"])
_WEEKDAYS = frozenset(_FACTS["weekdays"])
_DIALOGUE = frozenset(_FACTS["dialogue"])
_SHOUTED = frozenset(_FACTS["shouted"])
_GREETINGS = tuple(_FACTS["greetings"])
_SECTIONS = frozenset(_FACTS["sections"]) | KINDS
_FIELDS = frozenset(_FACTS["fields"])
_SECTION_WORDS = frozenset(_FACTS["section_words"])

_WORD = re.compile(r"[^\W\d_]{2}")
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ASKED = re.compile(r"Q\s+[A-Z]")
_LONGEST_LABEL = 40  # characters
_ITEM = re.compile(r"(\d{1,2})[.)] ")
_BRACKETS = {"(": ")", "[": "]"}
_HEADLINE = 5  # words of a line that is surely no section's name
_SECTION = 3  # words, at most, of a line that may be one
_REPEATED = 4  # words of a line that stands twice because it is the title
_AHEAD = 6  # lines in which a title is printed again below a trail that ends in it
_BAR = 3  # sections named in one line without a sign between them
_BULLETS = 3  # pieces of a line that bullets part: a ticker of other headlines
_BYLINE = 4  # words beside the day that opens a line: a name, a rubric, tools
_LONGEST = 400  # characters; a line of more is text, and nothing of it is taken apart here
_LONGEST_DAY = 80  # characters
_DASHES = ("-", "–", "—", "|", "·", ":")  # a list prints its entries so
_EDGES = "\u200b \t\xa0.,:;|/\\-–—•·»«›‹<>→*[](){}#+…&!"


def cannot_head(text: str) -> bool:
    """Tell whether a line never heads a document: a note in brackets, a bar of languages, numbers, a question.

    "(As delivered)", "English Français", "A+ A A-", "Mon Tue Wed", "Q: Does the Office …?".
    """
    key = key_of(text)
    if _BRACKETS.get(text[0]) == text[-1] or text[-1] in "|>»" or text[0] in ",;:.)":
        return True
    if not _WORD.search(text) or _HOUR.fullmatch(text) or text.endswith(" logo"):
        return True
    if key.startswith(_NOTES) or (text[-1] in ".,:!" and key.startswith(_GREETINGS)):
        return True
    if is_ticker(text) or _is_label(text) or names_languages(text) or _is_dateline(text):
        return True
    words = [word for part in text[:_LONGEST].lower().split() if (word := part.strip(_EDGES))]
    return all(word in _WEEKDAYS for word in words)


def _is_dateline(text: str) -> bool:
    """Tell whether a line is the dateline of an account and no more: "KESSIN, Valmeria, Jan. 11", without a year."""
    if not text[:3].isupper() or not is_note(text):
        return False
    return any(date.value.startswith("XXXX") for date in find_dates(text))


def names_languages(text: str) -> bool:
    """Tell whether a line names languages and nothing else: "English Français", "Japanese"."""
    return len(text) <= _LONGEST_DAY and all(
        word.strip(_EDGES) in _LANGUAGES for word in text.lower().split()
    )


def _is_label(text: str) -> bool:
    """Tell whether a line opens with the label of a dialogue: "Q: ", "Q Mr. President, …", "MS. ORR: ", "THE PRESIDENT: "."""
    if _ASKED.match(text):
        return True
    head, colon, _ = text[:_LONGEST_LABEL].partition(":")
    if not colon:
        return False
    first = head.split(None, 1)[0].strip(".").lower() if head.strip() else ""
    return head.strip(" .0123456789").lower() in _DIALOGUE or (head.isupper() and first in _SHOUTED)


def is_ticker(text: str) -> bool:
    """Tell whether a line is a row of other headlines that bullets part."""
    return text.count(" • ") >= _BULLETS


def is_listed(lines: list[Line], n: int) -> bool:
    """Tell whether a line is an item of a numbered list: `1. Home` above `2. Newsroom`."""
    own = _ITEM.match(lines[n].text)
    if own is None:
        return False
    beside = [_ITEM.match(line.text) for line in (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2])]
    return any(item is not None and abs(int(item[1]) - int(own[1])) == 1 for item in beside)


def read_opening_day(text: str, order: Order | None) -> PrintedDate | None:
    """Return the date that opens a line of no more than a name, a rubric or tools beside it; else None.

    "Friday, 13 May 2031. PDF Print", "May 3, 2031 Ilse Maren Politics".
    """
    if len(text) > _LONGEST_DAY or not begins_date(text):
        return None
    date = next(iter(find_dates(text, order)), None)
    if date is None or not _DAY.fullmatch(date.value) or _WORD.search(text[: date.start].partition(" ")[2]):
        return None
    rest = text[date.end :].split()
    if (
        len(rest) > _BYLINE
        or any(word[0].islower() for word in rest)
        or text[date.end :].lstrip(" ").startswith(_DASHES)
    ):
        return None
    return date


def names_section(text: str) -> bool:
    """Tell whether a line may only name a part of the site, or whose site it is.

    Three words, a word said twice ("Visits Visits"), the name of a body with a
    section of its site, or three and more sections in one line: a headline
    only where no better line stands above the text. A paper's own field
    ("SUBJECT") is none.
    """
    if len(text) > _LONGEST or is_field(text):
        return False
    words = text.split()
    if len(words) <= _SECTION and (
        all(not word[0].islower() or word in SITE_JOINTS for word in words) or key_of(text) in _SECTIONS
    ):
        return True
    if all(word.strip(_EDGES).lower() in _SECTION_WORDS for word in words):
        return True
    half = len(words) // 2
    if len(words) % 2 == 0 and words[:half] == words[half:]:
        return True
    return _names_body(words) or _is_bar(text.lower())


def is_field(text: str) -> bool:
    """Tell whether a line is a field of a paper without a title: "SUBJECT", "OTHERS PRESENT"."""
    words = key_of(text[:_LONGEST]).split()
    return 0 < len(words) <= _SECTION and words[-1] in _FIELDS


def choose_headline(lines: list[Line], below: list[int], order: Order | None) -> int:
    """Return which of the lines `below` the site's own, the first of which seems the title, is the title.

    A section's name gives way to the first line of five words, or one with its
    day right below it; a trail that ends in the title gives way to the title.
    """
    first = below[0]
    if key_of(lines[first].text) in KINDS and _is_dated(lines, first, order):
        # "Media Statement", its day, and what it is about.
        after = first + 2
        return after if after in below and _is_headline(lines, after, order) else first
    goes_on = first + 1 < len(lines) and lines[first + 1].text[0].islower()  # "by the Secretary General …"
    if not goes_on and not _is_dated(lines, first, order) and names_section(lines[first].text):
        # Above a field the paper has begun: what stands there is its own, and no section.
        inside = itertools.takewhile(lambda n: not is_field(lines[n].text), below[1:])
        first = next((n for n in inside if _is_headline(lines, n, order)), first)
    return _find_repeated(lines, first)


def _is_headline(lines: list[Line], n: int, order: Order | None) -> bool:
    text = lines[n].text
    if (
        names_section(text)
        or is_note(text, order)
        or text[0].islower()
        or text.endswith((".", ":", ",", ";"))
    ):
        return False
    return len(text[:_LONGEST].split()) >= _HEADLINE or _is_dated(lines, n, order)


def _is_dated(lines: list[Line], n: int, order: Order | None) -> bool:
    return n + 1 < len(lines) and read_labelled_date(lines[n + 1].text, order) is not None


def _find_repeated(lines: list[Line], first: int) -> int:
    """Return the line below a trail that is the trail's own end: `News • Talks in Karvel on …`, then the title alone."""
    text = lines[first].text
    for n in range(first + 1, min(first + _AHEAD, len(lines))):
        again = lines[n].text
        before = text[: -len(again)].rstrip()
        # "Minutes of a Meeting, Karvel, May 4, 1957" above "Karvel, May 4, 1957" is no trail.
        is_trail = text.endswith(again) and 0 < len(before) < len(again) and before[-1] != ","
        if is_trail and len(again.split()) >= _REPEATED:
            return n
    return first


def _names_body(words: list[str]) -> bool:
    """Tell whether the words are the name of a body and a section of its site: "Ministry of Justice Press service"."""
    if len(words) < 2 or words[0].lower().strip("’'s") not in SITE_FIRMS or words[1] not in SITE_JOINTS:  # noqa: PLR2004
        return False
    rest = [word for word in words[1:] if word[0].islower() and word not in SITE_JOINTS]
    return all(word.strip(_EDGES) in _SECTION_WORDS for word in rest)


def _is_bar(text: str) -> bool:
    """Tell whether a line, in small letters, holds sections of a site and little else."""
    padded = f" {' '.join(text.split())} "
    found = [section for section in _SECTIONS if f" {section} " in padded]
    covered = sum(len(section.split()) for section in found)
    return len(found) >= _BAR and covered * 2 >= len(padded.split())
