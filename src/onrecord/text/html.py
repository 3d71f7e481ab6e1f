"""From HTML to the text a reader sees, with the places where its structure stood.

The library turns markup into lines and drops the markup. So that a line
still knows it was a heading, a link or part of a menu, tags are followed by
a private character and a letter before the library runs, and both are taken
out of its lines afterwards: their offsets are the marks.
"""

import html
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

MarkKind = Literal["h1", "heading", "link", "frame", "content", "time", "bold"]


class Mark(msgspec.Struct, frozen=True, gc=False):
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
_FLAT: frozenset[MarkKind] = frozenset({"link", "bold", "h1", "heading", "time"})  # none of these nests
_DEEP: tuple[MarkKind, ...] = ("frame", "content")
_CORE: tuple[MarkKind, ...] = ("h1", "content")
_OPENING: dict[MarkKind, str] = {kind: chr(ord("A") + n) for n, kind in enumerate(_ORDER)}
_CLOSING: dict[MarkKind, str] = {kind: letter.lower() for kind, letter in _OPENING.items()}
# What a letter says: its kind, whether it opens, whether the kind nests.
_MEANING = {
    letter: (kind, letters is _OPENING, kind not in _FLAT)
    for letters in (_OPENING, _CLOSING)
    for kind, letter in letters.items()
}
_BOXES = frozenset({"div", "section", "ul", "ol", "header", "form"})
_NESTING = _BOXES | _KINDS.keys()
# What they hold is no markup: to their end or, unclosed, to the end of the page.
_RAW = frozenset({"script", "style", "textarea", "template", "noscript"})
# Of links no two are written alike; they are known by how they begin. Bold words have no attributes.
_LINKS = frozenset(a + after for a in "aA" for after in " \t\n\r\f>")
_BOLD = frozenset({"b", "B", "strong"})
_ENDS: dict[str, MarkKind] = {"/a": "link", "/A": "link", **{"/" + name: "bold" for name in _BOLD}}
# Two characters tell most of the tags that are looked at from the others.
_STARTS = _LINKS | {
    first + second
    for tag in (
        *_NESTING,
        *_RAW,
        *(f"{name}>" for name in _BOLD),
        *_ENDS,
        *(f"/{name}" for name in _NESTING),
        "!-",
    )
    for first in {tag[0], tag[0].upper()}
    for second in {tag[1], tag[1].upper()}
}
_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)(?![^\s/])")
_TAG_ENDS = ("", " ", "\t", "\n", "\r", "\f", "/", ">")
_ROLE = re.compile(
    r"role\s*=\s*[\"']?(?:navigation|contentinfo|complementary|search)|\bhidden\b(?!\s*=)", re.IGNORECASE
)
_CLASS = re.compile(r"\b(?:class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_TELLING = re.compile("title|date|time|publish|created|issued")
_LD = re.compile(r"\"(datePublished)\"\s*:\s*\"([^\"]{4,40})\"")
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]++)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LANGUAGE = re.compile(r"[^<>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
# One literal leads, the second is looked ahead for: so the search takes half as long.
_REFERENCE = re.compile(r"&(?=#)#(?:[xX]0*([0-9a-fA-F]{1,6})|0*(\d{1,7}))")
_PLACE = attrgetter("start", "end", "kind")
_NEVER = sys.maxsize  # where a mark starts that is not open
_SMALL = 400  # characters; on so short a page half of it says nothing
_HEAD = 200_000
_MANY_TAGS = 1000
_MANY_LISTS = 100
_LIST = re.compile(r"<(/?)[uo]l(?![\w-])", re.IGNORECASE)
# What no reader sees: a card that opens on hover over a speaker's name would stand inside his label.
_UNSEEN = ["[hidden], .hidden, .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text"]


def read_html(markup: str, frame_words: frozenset[str] = frozenset()) -> HtmlText:
    """Return the visible text of `markup`, line by line, with its marks.

    `frame_words` are words of `class` and `id` that tell a frame of the site
    (menu, footer …) from its content. Marks are in order of their start and
    never leave the text. Linear in the markup; never raises on any text.
    """
    sign = _choose_sign(markup)
    pieces = markup.split("<")
    if len(pieces) > _MANY_TAGS:
        pieces = _flatten_lists(markup).split("<")
    _put_signs(pieces, sign, frame_words)
    tree = HTMLTree.parse("<".join(pieces))
    marked = extract_plain_text(tree, list_bullets=False, alt_texts=False, skip_elements=_UNSEEN)
    text, marks = _take_signs(marked, sign)
    title = tree.title or ""
    if sign in title:
        title, _ = _take_signs(title, sign)
    head = markup[: _find_head_end(markup)]
    return HtmlText(text, marks, title.strip() or None, _find_language(head), tuple(_find_facts(head)))


def _flatten_lists(markup: str) -> str:
    """Make boxes of the lists of a page that has very many.

    The library indents each line by the lists around it: forty thousand
    lists in one another, 320 kB, would become 1.6 GB of blanks.
    """
    return _LIST.sub(r"<\1div", markup) if len(_LIST.findall(markup)) > 2 * _MANY_LISTS else markup


def _find_head_end(markup: str) -> int:
    """Return where the head ends: its closing tag, the body's opening, or 200,000 characters."""
    for tag in ("</head>", "</HEAD>", "<body", "<BODY"):
        end = markup.find(tag, 0, _HEAD)
        if end >= 0:
            return end
    return _HEAD


def _choose_sign(markup: str) -> str:
    """Return a private character that the page does not hold, written out or by reference."""
    held = {int(h, 16) if h else int(d) for h, d in _REFERENCE.findall(markup)} if "&" in markup else ()
    # A search for a character whose low byte no other character has runs at the speed of memchr.
    free = (chr(code) for code in range(0xE0F7, 0xF8FF, 256) if code not in held)
    return next((sign for sign in free if sign not in markup), "\U000f0000")


def _put_signs(pieces: list[str], sign: str, frame_words: frozenset[str]) -> None:
    """Write a sign and its letter after each opening tag of a kind, and its twin before the closing one.

    `pieces` are the markup parted at each `<`. A box ends where as many of
    its name are closed as were open at its start.
    """
    opening = {kind: ">" + sign + letter for kind, letter in _OPENING.items()}
    closing = {kind: sign + letter for kind, letter in _CLOSING.items()}
    opened: dict[str, list[MarkKind | None]] = defaultdict(list)
    numbered = enumerate(pieces)
    next(numbered)
    for n, piece in numbered:
        start = piece[:2]
        if start not in _STARTS:
            continue
        head, closed, words = piece.partition(">")
        if start in _LINKS and closed:
            pieces[n] = head + opening["link"] + words
            continue
        if start == "!-":
            _skip_comment(numbered, piece)
            continue
        name, closes, kind = _read_tag(head, frame_words)
        if name in _RAW:
            _skip_raw(numbered, "/" + name)
        elif closed:
            kind = _count_box(opened[name], kind, closes=closes) if name else kind
            if kind and closes:
                pieces[n - 1] += closing[kind]
            elif kind:
                pieces[n] = head + opening[kind] + words


def _count_box(opened: list[MarkKind | None], kind: MarkKind | None, *, closes: bool) -> MarkKind | None:
    """Return the kind of the box that a tag opens or closes; `opened` are those of its name that are open.

    Below the first box of a kind, those that have none need not be counted.
    """
    if closes:
        return opened.pop() if opened else None
    if kind or opened:
        opened.append(kind)
    return kind


def _skip_comment(pieces: Iterator[tuple[int, str]], piece: str) -> None:
    """Go on behind the end of a comment."""
    while "-->" not in piece:
        _, piece = next(pieces, (0, "-->"))


def _skip_raw(pieces: Iterator[tuple[int, str]], end: str) -> None:
    """Go on behind the closing tag `end` of an element that holds no markup."""
    for _, piece in pieces:
        if piece[:1] == "/" and piece[: len(end)].lower() == end and piece[len(end) :][:1] in _TAG_ENDS:
            return


@lru_cache(maxsize=4096)  # the pages of a site repeat their boxes
def _read_tag(head: str, frame_words: frozenset[str]) -> tuple[str, bool, MarkKind | None]:
    """Read what stands before a tag's `>`: its name where it nests or is raw, whether it closes, its kind.

    What closes a box has the kind of what opened it.
    """
    named = _NAME.match(head)
    if named is None:
        return "", False, None
    name = named[2].lower()
    if named[1]:
        return name if name in _NESTING else "", True, _ENDS.get(head)
    if head in _BOLD:
        return "", False, "bold"
    kind = _KINDS.get(name)
    if (name in _BOXES or kind == "content") and _is_frame(head[named.end() :], frame_words):
        kind = "frame"
    return name if name in _NESTING or name in _RAW else "", False, kind


def _is_frame(attributes: str, frame_words: frozenset[str]) -> bool:
    """Tell from an element's role, class or id whether it frames the page."""
    if _ROLE.search(attributes):
        return True
    return any(
        not frame_words.isdisjoint(_WORD.findall("".join(found).lower()))
        for found in _CLASS.findall(attributes)
    )


def _take_signs(marked: str, sign: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the signs out of the text and return the stretches they enclosed."""
    pieces = marked.split(sign)
    found: list[Mark] = []
    flat: dict[MarkKind, int] = dict.fromkeys(_ORDER, _NEVER)  # where the open one of a kind starts
    deep: dict[MarkKind, list[int]] = {kind: [] for kind in _DEEP}
    at = len(pieces[0])
    for n in range(1, len(pieces)):
        piece = pieces[n]
        meaning = _MEANING.get(piece[:1])
        if meaning is None:  # the page holds every private character, this one as well
            pieces[n] = sign + piece
            at += len(piece) + 1
            continue
        kind, opens, nests = meaning
        if nests:
            starts = deep[kind]
            if opens:
                starts.append(at)
            elif starts and (start := starts.pop()) < at:
                found.append(Mark(kind, start, at))
        else:  # none of a flat kind stands in another: a second one ends the first
            start = flat[kind]
            if start < at:
                found.append(Mark(kind, start, at))
            flat[kind] = at if opens else _NEVER
        pieces[n] = words = piece[1:]
        at += len(words)
    for kind, starts in deep.items():  # a link or a bold word left open (`<a name=…>`) holds nothing
        found.extend(Mark(kind, start, at) for start in starts if start < at)
    return "".join(pieces), _order_marks(found, at)


def _order_marks(found: list[Mark], size: int) -> tuple[Mark, ...]:
    """Return the marks that the page means, in order of their start and their end."""
    deep = [mark for mark in found if mark.kind in _DEEP]
    if deep:
        cores = sorted([mark.start for mark in found if mark.kind in _CORE])
        found = [mark for mark in found if mark.kind in _FLAT]
        for kind in _DEEP:
            found += _find_outermost(
                [mark for mark in deep if mark.kind == kind and _is_kept(mark, cores, size)]
            )
    found.sort(key=_PLACE)
    return tuple(found)


def _is_kept(mark: Mark, cores: list[int], size: int) -> bool:
    """Tell a frame from the page's own box, which holds a heading, the article or half the page."""
    start, end = mark.start, mark.end
    return mark.kind != "frame" or (
        (end - start < size / 2 or size < _SMALL) and bisect_left(cores, start) == bisect_left(cores, end)
    )


def _find_outermost(marks: list[Mark]) -> list[Mark]:
    """Return the marks that no other one encloses, so that few cover any one line."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _find_language(head: str) -> str | None:
    """Return the two or three letters of the page's language as its first element states them."""
    for piece in head.split("<html" if "<html" in head else "<HTML")[1:]:
        if language := _LANGUAGE.match(piece):
            return language.group(1).lower()
    return None


def _find_facts(head: str) -> Iterator[MarkupFact]:
    """Yield the dates and titles that meta elements and JSON-LD state."""
    for piece in head.split("<meta" if "<meta" in head else "<META")[1:]:
        meta = piece.partition(">")[0]
        if not _TELLING.search(meta.lower()):
            continue
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta)}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            yield MarkupFact(f"meta {name}", html.unescape(attributes["content"]))
    if "datePublished" in head:
        for found in _LD.finditer(head):
            yield MarkupFact(f"json-ld {found[1]}", found[2])
