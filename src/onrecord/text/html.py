"""From HTML to the text a reader sees, with the places where its structure stood.

The library turns markup into lines and drops the markup. So that a line
still knows it was a heading, a link or part of a menu, tags are followed by
a private character before the library runs, and the characters are taken
out of its lines afterwards: their offsets are the marks.
"""

import html
import re
from collections.abc import Iterator
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
    **dict.fromkeys(("nav", "footer", "aside"), "frame"),
    **dict.fromkeys(("article", "main"), "content"),
    "h1": "h1",
    "a": "link",
    "time": "time",
    "b": "bold",
    "strong": "bold",
}
_ORDER: tuple[MarkKind, ...] = ("h1", "heading", "link", "frame", "content", "time", "bold")
_BOXES = ("div", "section", "ul", "ol", "header", "form", "table")
# A comment or script runs to its end or, unclosed, to the end of the page: linear either way.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|template|noscript)\b.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<close>/?)(?P<tag>{'|'.join((*_KINDS, *_BOXES))})(?=[\s/>])(?P<attributes>[^<>]*)>",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"role\s*=\s*[\"']?(?:navigation|contentinfo|complementary|search)|\bhidden\b(?!\s*=)", re.IGNORECASE
)
_CLASS = re.compile(r"\b(?:class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_META = re.compile(r"<meta\b([^<>]*)>", re.IGNORECASE)
_TIME = re.compile(r"<time\b[^<>]*?\bdatetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)
_LD = re.compile(r"\"(datePublished)\"\s*:\s*\"([^\"]{4,40})\"")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LANGUAGE = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}))")
_HEAD = 200_000


def read_html(markup: str, frame_words: frozenset[str] = frozenset()) -> HtmlText:
    """Return the visible text of `markup`, line by line, with its marks.

    `frame_words` are words of `class` and `id` that tell a frame of the site
    (menu, footer …) from its content. Marks are in order of their start and
    never leave the text. Linear in the markup; never raises on any text.
    """
    signs = _choose_signs(markup)
    tree = HTMLTree.parse(_put_signs(markup, signs, frame_words))
    marked = extract_plain_text(tree, list_bullets=False, alt_texts=False)
    text, marks = _take_signs(marked, signs)
    title = (tree.title or "").translate({ord(sign): None for sign in signs}).strip()
    head = markup[:_HEAD]
    language = _LANGUAGE.search(head)
    return HtmlText(
        text, marks, title or None, language.group(1).lower() if language else None, _read_facts(head)
    )


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
    stack: list[tuple[str, MarkKind | None]] = []
    depth: dict[str, int] = {}

    def put(match: re.Match[str]) -> str:
        tag = match["tag"]
        if tag is None:
            return match[0]
        tag = tag.lower()
        if not match["close"]:
            kind = _KINDS.get(tag)
            if (
                match["attributes"]
                and kind in (None, "content")
                and _is_frame(match["attributes"], frame_words)
            ):
                kind = "frame"
            stack.append((tag, kind))
            depth[tag] = depth.get(tag, 0) + 1
            return match[0] + opening[kind] if kind and tag not in _BOXES[-1:] else match[0]
        if not depth.get(tag):
            return match[0]
        ends = ""
        while True:  # pops are for good, so all closings together cost one pass
            name, kind = stack.pop()
            depth[name] -= 1
            if kind and name not in _BOXES[-1:]:
                ends += closing[kind]
            if name == tag:
                return ends + match[0]

    return _TAG.sub(put, markup)


def _is_frame(attributes: str, frame_words: frozenset[str]) -> bool:
    """Tell from an element's role, class or id whether it frames the page."""
    if _ROLE.search(attributes):
        return True
    return any(
        not frame_words.isdisjoint(_WORD.findall("".join(found).lower()))
        for found in _CLASS.findall(attributes)
    )


def _take_signs(marked: str, signs: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the signs out of the text and return the stretches they enclosed."""
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: dict[MarkKind, tuple[int, int]] = {}  # kind → where the outermost began, how many are open
    at = 0
    for piece in re.split(f"([{signs}])", marked):
        place = signs.find(piece) if len(piece) == 1 else -1
        if place < 0:
            pieces.append(piece)
            at += len(piece)
            continue
        kind = _ORDER[place // 2]
        start, depth = opened.get(kind, (at, 0))
        if place % 2 == 0:
            opened[kind] = (start if depth else at, depth + 1)
        elif depth == 1:
            marks.append(Mark(kind, start, at))
            opened[kind] = (at, 0)
        elif depth:
            opened[kind] = (start, depth - 1)
    marks.extend(Mark(kind, start, at) for kind, (start, depth) in opened.items() if depth)
    return "".join(pieces), tuple(
        sorted((m for m in marks if m.end > m.start), key=lambda m: (m.start, -m.end))
    )


def _read_facts(head: str) -> tuple[MarkupFact, ...]:
    """Return dates and titles that meta, time and JSON-LD elements state."""
    return tuple(_find_facts(head))


def _find_facts(head: str) -> Iterator[MarkupFact]:
    for meta in _META.finditer(head):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta[1])}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            yield MarkupFact(f"meta {name}", html.unescape(attributes["content"]))
    for found in _LD.finditer(head):
        yield MarkupFact(f"json-ld {found[1]}", found[2])
    for found in _TIME.finditer(head):
        yield MarkupFact("time datetime", found[1])
