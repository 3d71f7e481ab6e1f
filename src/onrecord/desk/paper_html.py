"""Check lists as HTML for print: attributes say which words are which field, so that it reads back."""

from html.parser import HTMLParser
from typing import Final, NamedTuple

from onrecord.desk.cells import ITEM_LABELS, Cell, Sheet, spell_head, spell_row
from onrecord.desk.items import Version
from onrecord.desk.paper_markdown import read_markdown

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_LINES: Final = frozenset(
    {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "article", "section", "dt", "dd", "br"}
)
_HIDDEN: Final = frozenset({"head", "script", "style", "title"})


class _Labelled(NamedTuple):
    label: str
    value: str


def write_html(version: Version) -> bytes:
    """Return a version as one HTML page for print, in UTF-8."""
    # The library of templates takes longer to import than a list to write.
    from onrecord.desk.printed import render_page  # noqa: PLC0415

    number, title = ITEM_LABELS["number"], ITEM_LABELS["title"]
    items = []
    for row in version.rows:
        cells = [cell for cell in spell_row(row) if cell[0] not in (number, title)]
        items.append((_Labelled(number, row.number or ""), _Labelled(title, row.title), cells))
    return render_page(
        "checklist.html.jinja",
        title=version.title or "",
        marking=version.marking,
        head=spell_head(version),
        items=items,
    )


def read_html(text: str) -> Sheet:
    """Return what an HTML file holds; one that is not of our making is read by its lines, as Markdown is."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    if parser.items or parser.head:
        return Sheet(parser.head, parser.items, [])
    return read_markdown("".join(parser.words))


class _Parser(HTMLParser):
    """Collects what stands in elements with our attributes; and all words, for a page without them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head: list[Cell] = []
        self.items: list[list[Cell]] = []
        self.words: list[str] = []
        self._field: tuple[list[Cell], str, list[str]] | None = None
        self._depth = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _LINES:
            self.words.append("\n")
        if self._field is not None:
            self._depth += tag not in _VOID
            if tag in _LINES:
                self._field[2].append("\n")
        elif "data-item" in given:
            self.items.append([])
        elif (label := given.get("data-head")) is not None:
            self._field, self._depth = (self.head, label, []), 1
        elif (label := given.get("data-label")) is not None and self.items:
            self._field, self._depth = (self.items[-1], label, []), 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if self._field is not None and tag not in _VOID:
            self._depth -= 1
            if not self._depth:
                into, label, words = self._field
                into.append((label, "".join(words)))
                self._field = None

    def handle_data(self, data: str) -> None:
        if self._field is not None:
            self._field[2].append(data)
        if not self._hidden:
            self.words.append(data)
