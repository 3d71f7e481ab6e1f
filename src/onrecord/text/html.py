"""From HTML to the text a reader sees, with the places where its structure stood.

The library turns markup into lines and drops the markup. So that a line
still knows it was a heading, a link or part of a menu, tags are followed by
a private character and a letter before the library runs, and both are taken
out of its lines afterwards: their offsets are the marks.
"""

import html
import itertools
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

MarkKind = Literal["h1", "heading", "link", "frame", "content", "time", "bold"]


# A stretch of the text that stood inside elements of a kind, the outermost one: its start, its end, the kind.
Mark = tuple[int, int, MarkKind]
_Span = tuple[int, int]


class MarkupFact(NamedTuple):
    """A fact the markup states out of sight: `where` names the element, `value` is as written."""

    where: str
    value: str


class HtmlText(NamedTuple):
    """The visible text of an HTML page; `title` and `facts` are from its head."""

    text: str
    marks: Sequence[Mark]
    title: str | None
    language: str | None
    facts: tuple[MarkupFact, ...]


_KINDS: dict[str, MarkKind] = {
    **{f"h{n}": "heading" for n in range(2, 7)},
    **dict.fromkeys(("nav", "footer", "aside", "address"), "frame"),
    **dict.fromkeys(("article", "main"), "content"),
    "h1": "h1",
    "time": "time",
}
_FLAT: tuple[MarkKind, ...] = ("h1", "heading", "link", "time", "bold")  # none of these nests
_DEEP: tuple[MarkKind, ...] = ("frame", "content")
_OPENING: dict[MarkKind, str] = {kind: chr(ord("A") + n) for n, kind in enumerate((*_FLAT, *_DEEP))}
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
_SHORT_ENDS = {end + ">": kind for end, kind in _ENDS.items() if len(end) == 2}  # noqa: PLR2004


def _write_starts(tags: Iterable[str], size: int) -> frozenset[str]:
    """Return how `tags` can begin, in letters of both cases: so many characters tell most of them from others."""
    cases = ([{sign.lower(), sign.upper()} for sign in tag[:size]] for tag in tags)
    return frozenset("".join(signs) for case in cases for signs in itertools.product(*case))


# What these hold, and what is written for a picture, is left out of the text. A page that has none of them
# is not searched for them: that takes a fourth of the library's time.
_MEDIA = _write_starts(("audio", "figure", "image", "object", "svg", "video"), 2)
_TOLD = ("table", "blockquote")
_LONGEST_FIGURE = 2000  # tags
_FIELDS = _write_starts(("button", "input", "label", "option"), 2)
_OPENED = _write_starts((*_NESTING, *_RAW, *(f"{name}>" for name in _BOLD), "!-"), 2)
_STARTS = _LINKS | _OPENED | _MEDIA | _FIELDS | _write_starts((*(f"/{name}" for name in _NESTING), *_ENDS), 2)
_END_STARTS = _write_starts((*(f"/{name}" for name in _NESTING), *_SHORT_ENDS, *_ENDS), 3)
_NAME = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)(?![^\s/])")
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
_NEVER = sys.maxsize  # where a mark starts that is not open
_SMALL = 400  # characters; on so short a page half of it says nothing
_HEAD = 200_000
_MANY_TAGS = 1000
_MANY_LISTS = 100
_LIST = re.compile(r"<(/?)[uo]l(?![\w-])", re.IGNORECASE)
# What no reader sees: a card that opens on hover over a speaker's name would stand inside his label.
_UNSEEN = ["[hidden], .hidden, .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, textarea"]


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
    left_out = _put_signs(pieces, sign, frame_words)
    tree = HTMLTree.parse("<".join(pieces))
    marked = extract_plain_text(
        tree,
        list_bullets=False,
        alt_texts=_MEDIA.isdisjoint(left_out),
        form_fields=_FIELDS.isdisjoint(left_out),
        skip_elements=_UNSEEN,
    )
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


def _put_signs(pieces: list[str], sign: str, frame_words: frozenset[str]) -> set[str]:
    """Write a sign and its letter after each opening tag of a kind, and its twin before the closing one.

    Return how those tags begin that the library may leave out of the text.

    `pieces` are the markup parted at each `<`. A box ends where as many of
    its name are closed as were open at its start.
    """
    opening, closing = _write_edges(sign)
    link = opening["link"]
    opened: dict[str, list[MarkKind | None]] = defaultdict(list)
    left_out: set[str] = set()
    numbered = enumerate(pieces)
    next(numbered)
    for n, piece in numbered:
        start = piece[:2]
        if start not in _STARTS:
            continue
        if start in _LINKS:
            pieces[n] = piece.replace(">", link, 1)
        elif start[0] == "/":
            if piece[:3] in _END_STARTS and (ended := _close(piece, opened)):
                pieces[n - 1] += closing[ended]
        elif start not in _OPENED and not _is_told(pieces, n):
            left_out.add(start)
        elif kind := _open(numbered, pieces[n], opened, frame_words):
            pieces[n] = pieces[n].replace(">", opening[kind], 1)
    return left_out


@cache  # nearly all pages take the same sign
def _write_edges(sign: str) -> tuple[dict[MarkKind, str], dict[MarkKind, str]]:
    """Return what is written for the end of an opening tag of each kind, and before a closing one."""
    return (
        {kind: ">" + sign + letter for kind, letter in _OPENING.items()},
        {kind: sign + letter for kind, letter in _CLOSING.items()},
    )


def _is_told(pieces: list[str], n: int) -> bool:
    """Make a box of a figure that opens with a table or a quotation, which are text and no picture; tell whether it was one."""
    if pieces[n][:6] != "figure" or n + 1 == len(pieces) or not pieces[n + 1].startswith(_TOLD):
        return False
    end = next(
        (m for m in range(n + 2, min(n + _LONGEST_FIGURE, len(pieces))) if pieces[m][:7] == "/figure"), 0
    )
    if end:
        pieces[n] = "div" + pieces[n][6:]
        pieces[end] = "/div" + pieces[end][7:]
    return end > 0


def _open(
    numbered: Iterator[tuple[int, str]],
    piece: str,
    opened: dict[str, list[MarkKind | None]],
    frame_words: frozenset[str],
) -> MarkKind | None:
    """Return the kind of what an opening tag opens and count it among the boxes; go on behind what holds no markup.

    Below the first box of a kind those that have none are counted, so that it ends with its own tag.
    """
    if piece[0] == "!":
        _skip_comment(numbered, piece)
        return None
    head, closed, _ = piece.partition(">")
    name, kind = _read_tag(head, frame_words)
    if name in _RAW:
        _skip_raw(numbered, "/" + name)
        return None
    if not closed:
        return None
    if name and (kind or opened[name]):
        opened[name].append(kind)
    return kind


def _close(piece: str, opened: dict[str, list[MarkKind | None]]) -> MarkKind | None:
    """Return the kind of what a closing tag ends; `opened` are the boxes of each name that are open."""
    if short := _SHORT_ENDS.get(piece[:3]):
        return short
    head, closed, _ = piece.partition(">")
    if not closed:
        return None
    boxes = opened[_read_end_name(head)]
    return boxes.pop() if boxes else _ENDS.get(head)


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
def _read_tag(head: str, frame_words: frozenset[str]) -> tuple[str, MarkKind | None]:
    """Read what stands before the `>` of an opening tag: its name where it nests or is raw, and its kind."""
    if head in _BOLD:
        return "", "bold"
    named = _NAME.match(head)
    name = named[1].lower() if named else ""
    if named is None or not (name in _NESTING or name in _RAW):
        return "", None
    kind = _KINDS.get(name)
    if (name in _BOXES or kind == "content") and _is_frame(head[named.end() :], frame_words):
        kind = "frame"
    return name, kind


@lru_cache(maxsize=256)
def _read_end_name(head: str) -> str:
    """Return the name of what a closing tag ends where that nests, else an empty one."""
    named = _NAME.match(head, 1)
    return name if named and (name := named[1].lower()) in _NESTING else ""


def _is_frame(attributes: str, frame_words: frozenset[str]) -> bool:
    """Tell from an element's role, class or id whether it frames the page."""
    if _ROLE.search(attributes):
        return True
    return any(
        not frame_words.isdisjoint(_WORD.findall("".join(found).lower()))
        for found in _CLASS.findall(attributes)
    )


def _take_signs(marked: str, sign: str) -> tuple[str, list[Mark]]:
    """Take the signs out of the text and return the stretches they enclosed, in order of their start and their end."""
    pieces = marked.split(sign)
    found: list[Mark] = []
    flat: dict[MarkKind, int] = dict.fromkeys(_FLAT, _NEVER)  # where the open one of a kind starts
    deep: dict[MarkKind, tuple[list[int], list[_Span]]] = {
        kind: ([], []) for kind in _DEEP
    }  # open ones, closed ones
    nested = False
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
            nested = True
            starts, ended = deep[kind]
            if opens:
                starts.append(at)
            elif starts and (start := starts.pop()) < at:
                ended.append((start, at))
        else:  # none of a flat kind stands in another: a second one ends the first
            start = flat[kind]
            if start < at:
                found.append((start, at, kind))
            flat[kind] = at if opens else _NEVER
        pieces[n] = words = piece[1:]
        at += len(words)
    if nested:
        for starts, ended in deep.values():  # a link or a bold word left open (`<a name=…>`) holds nothing
            ended.extend((start, at) for start in starts if start < at)
        found += _find_boxes(
            deep["frame"][1], deep["content"][1], [mark[0] for mark in found if mark[2] == "h1"], at
        )
    found.sort()
    return "".join(pieces), found


def _find_boxes(frames: list[_Span], contents: list[_Span], heads: list[int], size: int) -> Iterator[Mark]:
    """Yield the outermost frames of the site and content elements of a text of this size, whose first headings are at `heads`."""
    cores = sorted([*heads, *[start for start, _ in contents]])
    for start, end in _find_outermost([frame for frame in frames if _is_kept(frame, cores, size)]):
        yield start, end, "frame"
    for start, end in _find_outermost(contents):
        yield start, end, "content"


def _is_kept(frame: _Span, cores: list[int], size: int) -> bool:
    """Tell a frame from the page's own box, which holds a heading, the article or half the page."""
    start, end = frame
    return (end - start < size / 2 or size < _SMALL) and bisect_left(cores, start) == bisect_left(cores, end)


def _find_outermost(boxes: list[_Span]) -> Iterator[_Span]:
    """Yield the boxes that no other one encloses, so that few cover any one line."""
    last = 0
    for start, end in sorted(boxes, key=lambda box: (box[0], -box[1])):
        if start >= last:
            yield start, end
            last = end


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
