"""The rows of a check list as labelled cells, the one form that every kind of paper writes and reads."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from onrecord.desk.items import LEVELS, STATUSES, Remark, Row, Said, Version, read_day, tidy, tidy_line
from onrecord.errors import DeskError

_WORDS: Final = tomllib.loads((Path(__file__).parent / "paper.toml").read_text("utf-8"))
ITEM_LABELS: Final[dict[str, str]] = {field: words[0] for field, words in _WORDS["item"].items()}
HEAD_LABELS: Final[dict[str, str]] = {field: words[0] for field, words in _WORDS["head"].items()}
STATUS: Final[str] = _WORDS["status"]["words"][0]
ASIDE: Final[str] = _WORDS["aside"]["words"][0]
"""The label of what a draft quotes for whoever edits it."""
FREE_TEXT: Final = "text"
"""The label of what stands in an item without one."""

_FIELD_OF: Final = {word: field for field, words in _WORDS["item"].items() for word in words}
_HEAD_OF: Final = {word: field for field, words in _WORDS["head"].items() for word in words}
_LISTS: Final = ("co_performers", "evidence", "links")
_DAYS: Final = ("opened_on", "due", "moved_on")
_ONE_LINE: Final = ("number", "title", "asked_of", "section", "level", *_DAYS)
_SAID: Final = re.compile(r"(?P<status>.*), (?P<on>\d{4}(?:-\d\d){0,2})", re.DOTALL)
_WHOLE: Final = re.compile(r"(\d{1,9})\.0{1,9}")
_PART: Final = re.compile(r"((?:[^;\\]|\\.)*)(?:;|\Z)", re.DOTALL)

Cell = tuple[str, str]


class Sheet(NamedTuple):
    """What a paper holds before it is understood: its head, its items as labelled cells, and what was odd."""

    head: list[Cell]
    items: list[list[Cell]]
    remarks: list[Remark]


def name_field(field: str) -> str:
    """Return the label of a field of an item as papers write it; any other word as it is."""
    return ITEM_LABELS.get(field, field)


def is_label(text: str) -> bool:
    """Say whether a word is the label of a field of an item, or of a side's status."""
    name = tidy_line(text)
    return name.lower() in _FIELD_OF or name.lower() == ASIDE or _read_status_label(name) is not None


def join_parts(parts: Iterable[str]) -> str:
    r"""Write several values in one cell, between semicolons; `\;` is a semicolon within one."""
    return "; ".join(part.replace("\\", "\\\\").replace(";", "\\;") for part in parts)


def split_parts(text: str) -> tuple[str, ...]:
    """Read what `join_parts` wrote; a backslash before anything else stands for itself. Linear."""
    found = (re.sub(r"\\([;\\])", r"\1", part[1].strip()) for part in _PART.finditer(text))
    return tuple(part for part in found if part)


def spell_head(version: Version) -> list[Cell]:
    """Return the head of a version as cells, without what is null."""
    values: dict[str, Any] = {field: getattr(version, field) for field in HEAD_LABELS if field != "items"}
    values["items"] = len(version.rows)
    return [(HEAD_LABELS[field], str(value)) for field, value in values.items() if value is not None]


def spell_row(row: Row) -> list[Cell]:
    """Return an item as cells, without what is empty: its statuses after the level, what is extra last."""
    cells: list[Cell] = []
    for field, label in ITEM_LABELS.items():
        value = getattr(row, field)
        if value:
            cells.append((label, join_parts(value) if field in _LISTS else value))
        if field == "level":
            cells += [(f"{STATUS} {said.side}", _spell_said(said)) for said in row.said]
    return [*cells, *row.extra]


def _spell_said(said: Said) -> str:
    return said.status if said.on is None else f"{said.status}, {said.on}"


def read_sheet(sheet: Sheet) -> tuple[Version, tuple[Remark, ...]]:
    """Return the version that a paper holds, and item by item what is odd about it; nothing is left out or joined."""
    remarks = list(sheet.remarks)
    head, announced = _read_head(sheet.head, remarks)
    rows = [_read_row(cells, remarks) for cells in sheet.items]
    version = Version(rows=tuple(rows), **head)
    remarks += _count_remarks(rows, announced)
    remarks += (
        Remark(row.number, f"asked of {row.asked_of}, which is neither side of the list; kept")
        for row in rows
        if row.asked_of and version.side and row.asked_of not in (version.side, version.other)
    )
    return version, tuple(remarks)


def _read_head(cells: Sequence[Cell], remarks: list[Remark]) -> tuple[dict[str, Any], str | None]:
    fields: dict[str, Any] = dict.fromkeys(field for field in HEAD_LABELS if field != "items")
    announced = None
    for label, text in cells:
        field = _HEAD_OF.get(tidy_line(label).lower())
        value = tidy_line(text)
        if field == "items":
            announced = value
        elif field is None:
            remarks.append(Remark(None, f"the head says {label!r}, which is no field of a list: {value!r}"))
        elif field == "number":
            fields[field] = int(value) if re.fullmatch(r"\d{1,9}", value) else None
            if fields[field] is None:
                remarks.append(Remark(None, f"the version {value!r} is no number"))
        else:
            fields[field] = value or None
    if fields["on"] and not _is_day(fields["on"]):
        remarks.append(Remark(None, f"the date {fields['on']!r} is not of the calendar; kept as it is"))
    missing = [HEAD_LABELS[field] for field in ("side", "number", "on") if fields[field] is None]
    if missing:
        remarks.append(Remark(None, f"the head does not say: {', '.join(missing)}"))
    return fields, announced


def _read_row(cells: Sequence[Cell], remarks: list[Remark]) -> Row:
    """Understand one item's cells; a cell that is not understood is kept among what is extra."""
    values: dict[str, Any] = {}
    said: dict[str, Said] = {}
    extra: list[Cell] = []
    odd: list[str] = []
    for label, text in cells:
        name = tidy_line(label)
        field = _FIELD_OF.get(name.lower())
        side = _read_status_label(name)
        value = tidy(text)
        if not value:
            continue
        if field is not None and field not in values:
            values[field] = _read_value(field, value)
        elif side is not None and side not in said:
            said[side] = _read_said(side, value)
        else:
            extra.append((name, value))
            if name.lower() == ASIDE:
                continue
            odd.append(_say_extra(name, value, is_again=field is not None or side is not None))
    if (whole := _WHOLE.fullmatch(values.get("number") or "")) is not None:
        odd.append(f"the number is written {values['number']}, as spreadsheets do; read as {whole[1]}")
        values["number"] = whole[1]
    row = Row(
        number=values.pop("number", None),
        title=values.pop("title", ""),
        said=tuple(said.values()),
        extra=tuple(extra),
        **values,
    )
    remarks += (Remark(row.number, sentence) for sentence in (*odd, *_find_odd(row)))
    return row


def _say_extra(name: str, value: str, *, is_again: bool) -> str:
    """Say what is odd about a cell that is kept as extra."""
    if is_again:
        return f"{name!r} stands twice; both kept"
    if name.lower() == FREE_TEXT:
        return f"words without a label, kept as text: {value.partition(chr(10))[0]!r}"
    return f"{name!r} is no field of ours; kept"


def _read_status_label(name: str) -> str | None:
    """Return the side of "status VAL"; null for any other label."""
    word, _, side = name.partition(" ")
    return side if side and word.lower() in _WORDS["status"]["words"] else None


def _read_value(field: str, value: str) -> str | tuple[str, ...]:
    if field in _LISTS:
        return split_parts(value.replace("\n", " "))
    return value.replace("\n", " ") if field in _ONE_LINE else value


def _read_said(side: str, value: str) -> Said:
    line = value.replace("\n", " ")
    dated = _SAID.fullmatch(line)
    if dated and _is_day(dated["on"]):
        return Said(side, dated["status"], dated["on"])
    return Said(side, line)


def _find_odd(row: Row) -> Iterable[str]:
    if not row.number:
        yield f"an item without a number: {row.title!r}"
    if not row.title:
        yield "an item without a title"
    if row.level and row.level not in LEVELS:
        yield f"the level {row.level!r} is none of ours ({', '.join(LEVELS)}); kept as it is"
    for said in row.said:
        if said.status not in STATUSES:
            yield f"{said.side}'s status {said.status!r} is none of ours ({', '.join(STATUSES)}); kept as it is"
    for field in _DAYS:
        value = getattr(row, field)
        if value and not _is_day(value):
            yield f"{ITEM_LABELS[field]}: {value!r} is no day of the calendar; kept as it is"


def _is_day(value: str) -> bool:
    try:
        read_day(value)
    except DeskError:
        return False
    return True


def _count_remarks(rows: Sequence[Row], announced: str | None) -> Iterable[Remark]:
    titles: dict[str, list[str]] = {}
    for row in rows:
        if row.number:
            titles.setdefault(row.number, []).append(repr(row.title))
    for number, each in titles.items():
        if len(each) > 1:
            yield Remark(
                number,
                f"the number stands {len(each)} times, with {', '.join(each)}; each is kept as an item",
            )
    if announced is not None and announced != str(len(rows)):
        yield Remark(None, f"the head announces {announced} items, there are {len(rows)}")
