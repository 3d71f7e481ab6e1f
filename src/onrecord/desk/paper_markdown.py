"""Check lists as Markdown with front matter: a heading an item, a line a field."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.desk.cells import FREE_TEXT, ITEM_LABELS, Cell, Sheet, spell_head, spell_row
from onrecord.desk.items import Remark, Version

_FENCE: Final = "---"
_HEADING: Final = re.compile(r"#{2,6}\s+(?:(?P<number>(?=\S{0,20}\d)\S{1,20}?)[.)]\s+)?(?P<title>.*)")
_LISTED: Final = re.compile(r"(?P<number>\d{1,4}[a-z]?)[.)]\s+(?P<title>\S.*)")
# What a word processor makes of "---" and of "-" at the beginning of a line.
_FENCES: Final = re.compile(r"-{3,}|[–—―]+|\.\.\.|…")
_FIELD: Final = re.compile(r"[-*+–—•·▪●]\s+(?P<label>[^:\n]{1,80}):\s?(?P<value>.*)")
_INDENTED: Final = re.compile(r"[ \t]{2,}(?=\S)")


def write_markdown(version: Version) -> bytes:
    """Return a version as Markdown in UTF-8."""
    lines = [_FENCE, *(f"{label}: {value}" for label, value in spell_head(version)), _FENCE, ""]
    lines += [f"# {version.title}", ""]
    for row in version.rows:
        cells = spell_row(row)
        lines += [f"## {row.number}. {row.title}", ""]
        lines += [f"- {label}: {_indent(value)}" for label, value in cells if label not in _IN_HEADING]
        lines.append("")
    return "\n".join(lines).encode()


_IN_HEADING: Final = (ITEM_LABELS["number"], ITEM_LABELS["title"])


def _indent(value: str) -> str:
    return value.replace("\n", "\n  ")


def read_markdown(text: str) -> Sheet:
    """Return what a Markdown file holds, also one edited by hand: what is not understood is kept as text."""
    lines = re.split(r"\r\n?|\n", text)
    remarks: list[Remark] = []
    head, rest = _read_front(lines, remarks)
    body = _Body(remarks)
    for line in rest:
        body.take(line)
    return Sheet(head, body.finish(), remarks)


def _read_front(lines: list[str], remarks: list[Remark]) -> tuple[list[Cell], Iterator[str]]:
    """Return the cells of the front matter, and the lines after it."""
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _is_fence(lines[start]) or lines[start].strip() in ("...", "…"):
        remarks.append(Remark(None, "there is no front matter, so the file does not say whose list it is"))
        return [], iter(lines[start:])
    end = next((n for n in range(start + 1, len(lines)) if _is_fence(lines[n])), None)
    if end is None:
        remarks.append(Remark(None, "the front matter does not end"))
        end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("#")), len(lines)) - 1
    cells = []
    for line in lines[start + 1 : end]:
        label, colon, value = line.partition(":")
        if colon:
            cells.append((label, value.strip()))
        elif line.strip():
            remarks.append(Remark(None, f"a line of the front matter is no field: {line.strip()!r}"))
    return cells, iter(lines[end + 1 :])


def _is_fence(line: str) -> bool:
    return _FENCES.fullmatch(line.strip()) is not None


class _Body:
    """The items of a file while its lines go by; the lines of a field are joined once, at the end."""

    def __init__(self, remarks: list[Remark]) -> None:
        self._remarks = remarks
        self._items: list[list[tuple[str, list[str]]]] = []
        self._open: list[str] | None = None  # the field that an indented line goes on with
        self._text: list[str] | None = None  # the item's lines without a label

    def take(self, line: str) -> None:
        stripped = line.strip()
        heading = _HEADING.fullmatch(stripped) or _LISTED.fullmatch(line)
        if heading:
            self._begin(heading["number"], heading["title"])
        elif not stripped or (not self._items and stripped.startswith("# ")):
            return
        elif not self._items:
            self._remarks.append(Remark(None, f"before the first item stands: {stripped!r}"))
        elif self._open is not None and _INDENTED.match(line):
            self._open.append(stripped)
        elif field := _FIELD.fullmatch(stripped):
            self._open = [field["value"]]
            self._items[-1].append((field["label"], self._open))
        else:
            self._open = None
            if self._text is None:
                self._text = []
                self._items[-1].append((FREE_TEXT, self._text))
            self._text.append(stripped)

    def _begin(self, number: str | None, title: str) -> None:
        self._open = self._text = None
        cells = [(ITEM_LABELS["number"], number or ""), (ITEM_LABELS["title"], title)]
        self._items.append([(label, [value]) for label, value in cells if value])

    def finish(self) -> list[list[Cell]]:
        return [[(label, "\n".join(lines)) for label, lines in cells] for cells in self._items]
