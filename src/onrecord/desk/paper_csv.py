"""Check lists as CSV (RFC 4180): a line an item, the head of the list repeated in the last columns."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from onrecord.desk.cells import Cell, Sheet, spell_head, spell_row
from onrecord.desk.items import Remark, Row, Said, Version

_MARK: Final = "list: "
"""Before the label of a column that belongs to the list and not to the item."""
_FORMULA: Final = tuple("=+-@'\t")
"""What a spreadsheet takes for a formula: such a cell is written behind an apostrophe."""
_DELIMITERS: Final = ",;\t|"
_NAMELESS: Final = "column without a name"


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
    """Return what a CSV file holds; the delimiter is the one that divides its first line most."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    remarks: list[Remark] = []
    # The largest field of a list is a paragraph; the limit only bounds a broken quote.
    csv.field_size_limit(1 << 24)
    try:
        rows = [
            [_unguard(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        return Sheet([], [], [Remark(None, f"the file is not CSV ({error})")])
    labels = rows[0] if rows else []
    head: dict[Cell, None] = {}
    items: list[list[Cell]] = []
    for line, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        named = labels + [f"column {n}" for n in range(len(labels) + 1, len(row) + 1)]
        if len(row) > len(labels):
            remarks.append(
                Remark(None, f"line {line} has {len(row) - len(labels)} cells more than the first")
            )
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
