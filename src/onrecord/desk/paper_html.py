"""Check lists as HTML for print: attributes say which words are which field, so that it reads back."""

from html.parser import HTMLParser
from typing import Final, NamedTuple

from onrecord.desk.cells import HEAD_LABELS, ITEM_LABELS, Cell, Sheet, is_label, spell_head, spell_row
from onrecord.desk.items import Remark, Version, tidy_line
from onrecord.desk.paper_csv import read_rows
from onrecord.desk.paper_markdown import read_markdown

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_LINES: Final = frozenset(
    {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "article", "section", "dt", "dd", "br"}
)
_ADDRESSES: Final = (ITEM_LABELS["evidence"], ITEM_LABELS["links"])
"""The labels of what only the archive opens: printed small."""
_CELLS: Final = frozenset({"td", "th"})
_HIDDEN: Final = frozenset({"head", "script", "style", "title"})


class _Labelled(NamedTuple):
    label: str
    value: str


def write_html(version: Version) -> bytes:
    """Return a version as one HTML page for print, in UTF-8."""
    # The library of templates takes longer to import than a list to write.
    from onrecord.desk.printed import render_page  # noqa: PLC0415

    apart = [ITEM_LABELS[field] for field in ("number", "title")]
    items = []
    section = None
    for row in version.rows:
        opened = row.section if row.section != section else None
        section = row.section
        cells = [(label, value, label in _ADDRESSES) for label, value in spell_row(row) if label not in apart]
        number, title = _Labelled(apart[0], row.number or ""), _Labelled(apart[1], row.title)
        items.append((number, title, opened, cells))
    named = _Labelled(HEAD_LABELS["title"], version.title or "")
    marked = _Labelled(HEAD_LABELS["marking"], version.marking or "")
    return render_page(
        "checklist.html.jinja",
        version.marking,
        named=named,
        marked=marked,
        head=[cell for cell in spell_head(version) if cell[0] not in (named.label, marked.label)],
        items=items,
    )


def read_html(text: str) -> Sheet:
    """Return what an HTML file holds; one that is not of our making is read by its table, else by its lines."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    remarks = parser.finish()
    if parser.items or parser.head:
        return Sheet(parser.head, parser.items, remarks)
    table = [[tidy_line(cell) for cell in row] for row in parser.rows if row]
    if table and any(map(is_label, table[0])):
        return read_rows(table, remarks)
    found = read_markdown("".join(parser.words))
    return found._replace(remarks=[*remarks, *found.remarks])


class _Parser(HTMLParser):
    """Collects what stands in elements with our attributes; and all words, for a page without them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head: list[Cell] = []
        self.items: list[list[Cell]] = []
        self.words: list[str] = []
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._field: tuple[list[Cell], str, list[str]] | None = None
        self._depth = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _LINES:
            self.words.append("\n")
        self._begin_cell(tag)
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

    def _begin_cell(self, tag: str) -> None:
        """Begin a row or a cell of a table; what was open before it ends."""
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in _CELLS:
            self._end_cell()
            self.words.append(" ")
            self._cell = []

    def _end_cell(self) -> None:
        """Put the words of a cell into its row."""
        if self._cell is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("".join(self._cell))
        self._cell = None

    def finish(self) -> list[Remark]:
        """End what the file left open, and say so: a page that was cut loses nothing that came."""
        self._end_cell()
        if self._field is None:
            return []
        into, label, words = self._field
        into.append((label, "".join(words)))
        self._field = None
        return [Remark(None, f"the file ends in the middle of {label!r}: it was cut")]

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
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
            if self._cell is not None:
                self._cell.append(data)
