"""Check lists as CSV (RFC 4180): a line an item, the head of the list repeated in the last columns."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from onrecord.desk.cells import ITEM_LABELS, Cell, Sheet, is_label, spell_head, spell_row
from onrecord.desk.items import Remark, Row, Said, Version

_MARK: Final = "list: "
"""Before the label of a column that belongs to the list and not to the item."""
_FORMULA: Final = tuple("=+-@'\t")
"""What a spreadsheet takes for a formula: such a cell is written behind an apostrophe."""
DELIMITERS: Final = ",;\t|"
"""What may part the cells of a line."""
_NAMELESS: Final = "column without a name"
_SEPARATOR: Final = re.compile(r'"?sep=([,;\t|])"?[ \t;,]*\r?\n', re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?[.)]?")


def write_csv(version: Version) -> bytes:
    """Return a version as CSV in UTF-8 with the mark that spreadsheets want."""
    head = [(_MARK + label, value) for label, value in spell_head(version)]
    items = [[*spell_row(row), *head] for row in version.rows] or [head]
    labels = list(dict.fromkeys(label for cells in (_sides_first(version), *items) for label, _ in cells))
    used = {label for cells in items for label, _ in cells}
    labels = [label for label in labels if label in used]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_guard(label) for label in labels])
    for cells in items:
        values = dict(cells)
        writer.writerow([_guard(values.get(label, "")) for label in labels])
    return out.getvalue().encode("utf-8-sig")


def _sides_first(version: Version) -> list[Cell]:
    """Return a cell for every column an item of ours can have, in their order, so that no row decides it."""
    said = tuple(Said(side, "-") for side in (version.side, version.other) if side)
    whole = Row("-", "-", "-", "-", ("-",), "-", "-", said, "-", "-", "-", ("-",), ("-",))
    return spell_row(whole)


def _guard(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _unguard(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def read_csv(text: str) -> Sheet:
    """Return what a CSV file holds; the delimiter is the one that divides its first line most.

    A line `sep=;` before the others names it, as spreadsheets write it.
    """
    remarks: list[Remark] = []
    named = _SEPARATOR.match(text)
    body = text[named.end() :] if named else text
    delimiter = named[1] if named else max(DELIMITERS, key=body.partition("\n")[0].count)
    # The largest field of a list is a paragraph; the limit only bounds a broken quote.
    csv.field_size_limit(1 << 24)
    rows = [[_unguard(cell) for cell in row] for row in _read_lines(body, delimiter, remarks)]
    return read_rows(rows, remarks)


def _read_lines(text: str, delimiter: str, remarks: list[Remark]) -> list[list[str]]:
    """Return the rows of a file; from a quotation mark on that nothing closes, each line is one as it stands."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = 0
    try:
        for row in reader:
            rows.append(row)
            done = reader.line_num
    except csv.Error:
        what = "has a quotation mark that nothing closes, or that stands within a cell"
        remarks.append(Remark(None, f"line {done + 1} {what}; from there on each line is read as it stands"))
        rest = re.split(r"\r\n|\r|\n", text)[done:]
        rows += [line.split(delimiter) for line in rest]
    return rows


def read_rows(rows: list[list[str]], remarks: list[Remark]) -> Sheet:
    """Return what the rows of a table hold, the first of them its labels; add what is odd to `remarks`."""
    labels = rows[0] if rows else []
    if labels and not any(is_label(label) or label.startswith(_MARK) for label in labels):
        remarks.append(
            Remark(
                None, "the first line names no column that a list has; read as an item: number, title, others"
            )
        )
        is_numbered = bool(_NUMBER.fullmatch(labels[0].strip())) and len(labels) > 1
        own = [ITEM_LABELS["number"], ITEM_LABELS["title"]] if is_numbered else [ITEM_LABELS["title"]]
        labels = [*own, *(f"column {n}" for n in range(len(own) + 1, len(labels) + 1))]
        rows = [labels, *rows]
    head: dict[Cell, None] = {}
    items: list[list[Cell]] = []
    for line, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        named = labels + [f"column {n}" for n in range(len(labels) + 1, len(row) + 1)]
        more = len(row) - len(labels)
        if more > 0:
            remarks.append(Remark(None, f"line {line} has {more} cell{'s' * (more > 1)} more than the first"))
        cells = list(zip(named, row, strict=False))
        head.update(
            dict.fromkeys(
                (label[len(_MARK) :], cell) for label, cell in cells if label.startswith(_MARK) and cell
            )
        )
        rest = [(label or _NAMELESS, cell) for label, cell in cells if not label.startswith(_MARK)]
        if any(cell.strip() for _, cell in rest):
            items.append(rest)
    return Sheet(_settle_head(head, remarks), items, remarks)


def _settle_head(head: Iterable[Cell], remarks: list[Remark]) -> list[Cell]:
    """Keep the first value of each label; lines that say another are reported."""
    settled: dict[str, str] = {}
    for label, value in head:
        if label in settled:
            remarks.append(Remark(None, f"lines differ in {label!r}: {settled[label]!r} and {value!r}"))
        settled.setdefault(label, value)
    return list(settled.items())
