"""From HTML to the text a reader sees, with the places where its structure stood.

The library turns markup into lines and drops the markup. So that a line
still knows it was a heading, a link or part of a menu, tags are followed by
a private character before the library runs, and the characters are taken
out of its lines afterwards: their offsets are the marks.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

MarkKind = Literal["h1", "heading", "link", "frame", "content", "time", "bold"]


class Mark(NamedTuple):
    """A stretch of the text that stood inside elements of this kind: the outermost one."""

    kind: MarkKind
    start: int
    end: int


class MarkupFact(NamedTuple):
    """A fact the markup states out of sight: `where` names the element, `value` is as written."""

    where: str
    value: str


class HtmlText(NamedTuple):
    """The visible text of an HTML page; `title` and `facts` are from its head."""

    text: str
    marks: tuple[Mark, ...]
    title: str | None
    language: str | None
    facts: tuple[MarkupFact, ...]


_KINDS: dict[str, MarkKind] = {
    **{f"h{n}": "heading" for n in range(2, 7)},
    **dict.fromkeys(("nav", "footer", "aside", "address", "figcaption"), "frame"),
    **dict.fromkeys(("article", "main"), "content"),
    "h1": "h1",
    "time": "time",
}
_ORDER: tuple[MarkKind, ...] = ("h1", "heading", "link", "frame", "content", "time", "bold")
_BOXES = ("div", "section", "ul", "ol", "header", "form")
# A comment or script runs to its end or, unclosed, to the end of the page: linear either way.
_TAG = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(?P<raw>script|style|textarea|template|noscript)\b.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|(?P<close>/?)(?P<tag>{'|'.join((*_KINDS, *_BOXES))})(?=[\s/>])(?P<attributes>[^<>]*)>)",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"<a(?=[\s>])[^<>]*>", re.IGNORECASE)
_ROLE = re.compile(
    r"role\s*=\s*[\"']?(?:navigation|contentinfo|complementary|search)|\bhidden\b(?!\s*=)", re.IGNORECASE
)
_CLASS = re.compile(r"\b(?:class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_META = re.compile(r"<meta\b([^<>]*)>", re.IGNORECASE)
_TELLING = re.compile("title|date|time|publish|created|issued", re.IGNORECASE)
_LD = re.compile(r"\"(datePublished)\"\s*:\s*\"([^\"]{4,40})\"")
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]++)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LANGUAGE = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*(\d{1,7}))")
_FRAME = _ORDER.index("frame")
_CORE = (_ORDER.index("h1"), _ORDER.index("content"))
_FLAT = frozenset(
    _ORDER.index(kind) for kind in ("link", "bold", "h1", "heading", "time")
)  # none of these nests
_SMALL = 400  # characters; on so short a page half of it says nothing
_HEAD = 200_000
_MANY_LISTS = 100
_LIST = re.compile(r"<(/?)[uo]l(?![\w-])", re.IGNORECASE)
# What no reader sees: a card that opens on hover over a speaker's name would stand inside his label.
_UNSEEN = ["[hidden]", ".hidden", ".visually-hidden", ".visuallyhidden", ".sr-only", ".screen-reader-text"]


def read_html(markup: str, frame_words: frozenset[str] = frozenset()) -> HtmlText:
    """Return the visible text of `markup`, line by line, with its marks.

    `frame_words` are words of `class` and `id` that tell a frame of the site
    (menu, footer …) from its content. Marks are in order of their start and
    never leave the text. Linear in the markup; never raises on any text.
    """
    markup = _flatten_lists(markup)
    signs = _choose_signs(markup)
    tree = HTMLTree.parse(_put_signs(markup, signs, frame_words))
    marked = extract_plain_text(tree, list_bullets=False, alt_texts=False, skip_elements=_UNSEEN)
    text, marks = _take_signs(marked, signs)
    title = (tree.title or "").translate({ord(sign): None for sign in signs}).strip()
    head = markup[: _find_head_end(markup)]
    language = _LANGUAGE.search(head)
    return HtmlText(
        text, marks, title or None, language.group(1).lower() if language else None, _read_facts(head)
    )


def _flatten_lists(markup: str) -> str:
    """Make boxes of the lists of a page that has very many.

    The library indents each line by the lists around it: forty thousand
    lists in one another, 320 kB, would become 1.6 GB of blanks.
    """
    if sum(markup.count(opening) for opening in ("<u", "<U", "<o", "<O")) <= _MANY_LISTS:
        return markup
    return _LIST.sub(r"<\1div", markup) if len(_LIST.findall(markup)) > 2 * _MANY_LISTS else markup


def _find_head_end(markup: str) -> int:
    """Return where the head ends: its closing tag, the body's opening, or 200,000 characters."""
    for tag in ("</head>", "</HEAD>", "<body", "<BODY"):
        end = markup.find(tag, 0, _HEAD)
        if end >= 0:
            return end
    return _HEAD


def _choose_signs(markup: str) -> str:
    """Return 14 private characters that the page does not hold, written out or by reference."""
    references = (
        {int(h, 16) if h else int(d) for h, d in _REFERENCE.findall(markup)} if "&#" in markup else set()
    )
    for base in range(0xE200, 0xF8F0, 16):
        signs = "".join(chr(base + i) for i in range(2 * len(_ORDER)))
        if not any(sign in markup or ord(sign) in references for sign in signs):
            return signs
    return "".join(chr(0xF0000 + i) for i in range(2 * len(_ORDER)))


def _put_signs(markup: str, signs: str, frame_words: frozenset[str]) -> str:
    """Write a sign after each opening tag of a kind, and its twin before the closing one."""
    opening = {kind: signs[2 * i] for i, kind in enumerate(_ORDER)}
    closing = {kind: signs[2 * i + 1] for i, kind in enumerate(_ORDER)}
    # Links and bold words are many and close themselves; a template costs a third of a call.
    markup = _LINK.sub(rf"\g<0>{opening['link']}", markup)
    for tag in ("a", "A"):
        markup = markup.replace(f"</{tag}>", f"{closing['link']}</{tag}>")
    for tag in ("b", "B", "strong"):
        markup = markup.replace(f"<{tag}>", f"<{tag}>{opening['bold']}")
        markup = markup.replace(f"</{tag}>", f"{closing['bold']}</{tag}>")
    return _TAG.sub(_Signer(opening, closing, frame_words).put, markup)


class _Signer:
    """Puts signs beside block tags. A box ends where as many of its name are closed as were open at its start."""

    def __init__(
        self, opening: dict[MarkKind, str], closing: dict[MarkKind, str], frame_words: frozenset[str]
    ) -> None:
        self._opening = opening
        self._closing = closing
        self._frame_words = frame_words
        self._open: dict[str, int] = dict.fromkeys((*_KINDS, *_BOXES), 0)
        self._signed: dict[str, list[tuple[int, str]]] = {tag: [] for tag in self._open}
        self._known: dict[str, tuple[str, int, str, str]] = {}

    def put(self, match: re.Match[str]) -> str:
        """Return the tag with its sign, if it has one."""
        found: str = match[0]
        known = self._known.get(found)
        if known is None:
            known = self._known[found] = self._read_tag(match)
        tag, step, marked, end = known
        if step > 0:
            self._open[tag] += 1
            if end:
                self._signed[tag].append((self._open[tag], end))
            return marked
        if step < 0 and self._open[tag]:
            signed = self._signed[tag]
            if signed and signed[-1][0] == self._open[tag]:
                marked = signed.pop()[1] + marked
            self._open[tag] -= 1
        return marked

    def _read_tag(self, match: re.Match[str]) -> tuple[str, int, str, str]:
        """Read a tag once for all its repetitions: its name, 1 or -1, itself with its sign, the sign of its end."""
        found: str = match[0]
        if match["tag"] is None:
            return "", 0, found, ""
        tag = match["tag"].lower()
        kind = _KINDS.get(tag)
        if match["close"]:
            return tag, -1, found, ""
        if (kind is None or kind == "content") and _is_frame(match["attributes"], self._frame_words):
            kind = "frame"
        return (tag, 1, found + self._opening[kind], self._closing[kind]) if kind else (tag, 1, found, "")


@lru_cache(maxsize=4096)  # the pages of a site repeat their boxes
def _is_frame(attributes: str, frame_words: frozenset[str]) -> bool:
    """Tell from an element's role, class or id whether it frames the page."""
    if not attributes:
        return False
    if _ROLE.search(attributes):
        return True
    return any(
        not frame_words.isdisjoint(_WORD.findall("".join(found).lower()))
        for found in _CLASS.findall(attributes)
    )


def _take_signs(marked: str, signs: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the signs out of the text and return the stretches they enclosed."""
    pieces = re.split(f"([{signs}])", marked)
    spans: list[list[tuple[int, int]]] = [[] for _ in _ORDER]
    opened: list[list[int]] = [[] for _ in _ORDER]
    place = {sign: n for n, sign in enumerate(signs)}
    at = 0
    for piece, sign in zip(pieces[0::2], pieces[1::2], strict=False):
        at += len(piece)
        kind, closes = divmod(place[sign], 2)
        starts = opened[kind]
        if starts and (closes or kind in _FLAT):
            start = starts.pop()
            if start < at:
                spans[kind].append((start, at))
        if not closes:
            starts.append(at)
    at += len(pieces[-1])
    for kind, starts in enumerate(opened):
        if kind not in _FLAT:  # a link or a bold word left open (`<a name=…>`) holds nothing
            spans[kind].extend((start, at) for start in starts if start < at)
    spans[_FRAME] = _keep_frames(spans[_FRAME], [span for kind in _CORE for span in spans[kind]], at)
    marks = [Mark(_ORDER[kind], *span) for kind, found in enumerate(spans) for span in _find_outermost(found)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return "".join(pieces[0::2]), tuple(marks)


def _keep_frames(
    frames: list[tuple[int, int]], cores: list[tuple[int, int]], size: int
) -> list[tuple[int, int]]:
    """Drop what looks like a frame but holds a heading, the article or half the page: it is the page's own box."""
    starts = sorted(start for start, _ in cores)
    return [
        (start, end)
        for start, end in frames
        if (end - start < size / 2 or size < _SMALL)
        and bisect_left(starts, start) == bisect_left(starts, end)
    ]


def _find_outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that no other one encloses, so that few cover any one line."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _read_facts(head: str) -> tuple[MarkupFact, ...]:
    """Return dates and titles that meta elements and JSON-LD state."""
    return tuple(_find_facts(head))


def _find_facts(head: str) -> Iterator[MarkupFact]:
    for meta in _META.finditer(head):
        if not _TELLING.search(meta[1]):
            continue
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta[1])}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            yield MarkupFact(f"meta {name}", html.unescape(attributes["content"]))
    for found in _LD.finditer(head):
        yield MarkupFact(f"json-ld {found[1]}", found[2])
