"""Gold as users write it: documents that people annotated, one JSON object a line.

    {"doc_id": "a1", "text": "…", "attributions": [{"content": [[s, e] …], "cue": [[s, e] …], "source": [[s, e] …],
     "type": "direct", "speech": true, "speaker": "Oda Lenk", "act": "REQUEST"}],
     "turns": [{"label": "Oda Lenk", "start": 0, "text_start": 10, "end": 40}]}

`text` and one of `attributions` and `turns` are needed (null: not annotated; the two may stand inside an object
`gold`); of an attribution `content` and `source` (empty where none is
printed), of a turn all but `label`. Offsets are characters of `text`, spans half-open. Other fields are passed over.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final

from onrecord.errors import InputError, SourceError

_GZIP: Final = b"\x1f\x8b"
_TYPES: Final = ("direct", "indirect", "mixed")

Row = Mapping[str, Any]


def read_gold_file(path: str | PathLike[str]) -> list[dict[str, Any]]:
    """Return the documents of a gold file, JSON Lines in UTF-8, packed by gzip or not.

    Raises `SourceError` where the file cannot be had and `InputError` where a line is not of the shape.
    """
    where = Path(path)
    try:
        data = where.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{where}: damaged, gzip cannot unpack it ({error})") from error
    except OSError as error:
        raise SourceError(f"{where}: cannot be read ({error.strerror or error})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{where}, line {line}: not UTF-8; gold is JSON Lines in UTF-8") from error
    found = list(read_gold(text.split("\n"), name=str(where)))
    if not found:
        raise InputError(f"{where}: no document in it; gold is a JSON object a line")
    return found


def read_gold(lines: Iterable[str | Row], *, name: str = "gold") -> Iterator[dict[str, Any]]:
    """Yield gold documents, one a line (or one a mapping), their spans as tuples; empty lines are passed over.

    Raises `InputError` with `name`, the number of the line, the field, and what is wrong with it.
    """
    for number, line in enumerate(lines, 1):
        if isinstance(line, str) and not line.strip():
            continue
        try:
            yield _read_document(_parse(line) if isinstance(line, str) else line)
        except _Fault as fault:
            raise InputError(f"{name}, line {number}: {fault}") from None


class _Fault(ValueError):
    """What is wrong with a line, with the field named."""


def _parse(line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise _Fault(f"not JSON ({error.msg} at character {error.pos + 1})") from None
    except (ValueError, RecursionError) as error:
        raise _Fault(f"not JSON that can be read ({error})") from None


def _read_document(row: Any) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise _Fault("is no JSON object; a document is one with `text` and `attributions` or `turns`")
    text = row.get("text")
    if not isinstance(text, str):
        raise _Fault("`text` is missing or no string")
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise _Fault("`text` holds half a character (a lone surrogate), which no page can")
    if isinstance(row.get("gold"), Mapping):
        row = {**row, **row["gold"]}
    parts = {"attributions": _read_attribution, "turns": _read_turn}
    if not any(part in row for part in parts):
        raise _Fault("has neither `attributions` nor `turns`")
    document: dict[str, Any] = {"doc_id": str(row.get("doc_id") or ""), "text": text}
    for part, read_part in parts.items():
        if row.get(part) is None:
            continue
        listed = _read_list(row, part, part)
        document[part] = [read_part(each, f"{part}[{place}]", len(text)) for place, each in enumerate(listed)]
    return document


def _read_attribution(row: Any, at: str, size: int) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise _Fault(f"`{at}` is no JSON object")
    found: dict[str, Any] = {
        "content": _read_spans(row, at, "content", size),
        "source": _read_spans(row, at, "source", size),
        "cue": _read_spans(row, at, "cue", size) if row.get("cue") is not None else [],
    }
    if not found["content"]:
        raise _Fault(f"`{at}.content` is empty; an attribution is of words")
    for field, kinds, words in (
        ("type", _TYPES, f"is none of {', '.join(_TYPES)}"),
        ("speech", (True, False), "is neither true nor false"),
    ):
        value = row.get(field)
        if value is not None:
            if not isinstance(value, (str, bool)) or value not in kinds:
                raise _Fault(f"`{at}.{field}` {words}")
            found[field] = value
    for field in ("speaker", "act"):
        if row.get(field) is not None:
            if not isinstance(row[field], str):
                raise _Fault(f"`{at}.{field}` is no string")
            found[field] = row[field]
    return found


def _read_turn(row: Any, at: str, size: int) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise _Fault(f"`{at}` is no JSON object")
    found: dict[str, Any] = {}
    for field in ("start", "text_start", "end"):
        if not _is_offset(row.get(field)):
            raise _Fault(f"`{at}.{field}` is missing or no offset")
        found[field] = row[field]
    if not 0 <= found["start"] <= found["text_start"] <= found["end"] <= size:
        raise _Fault(f"`{at}` is out of order or outside its text of {size:,} characters")
    label = row.get("label")
    if label is not None and not isinstance(label, str):
        raise _Fault(f"`{at}.label` is no string")
    return found | {"label": label or ""}


def _read_spans(row: Row, at: str, field: str, size: int) -> list[tuple[int, int]]:
    """Return the spans of one field in order, those that touch or overlap as one."""
    spans: list[tuple[int, int]] = []
    for place, span in enumerate(_read_list(row, field, f"{at}.{field}")):
        if not (isinstance(span, (list, tuple)) and len(span) == 2 and all(map(_is_offset, span))):  # noqa: PLR2004
            raise _Fault(f"`{at}.{field}[{place}]` is no span [start, end]")
        start, end = span
        if not 0 <= start < end <= size:
            raise _Fault(
                f"`{at}.{field}[{place}]` is [{start}, {end}]: empty or outside its text of {size:,} characters"
            )
        spans.append((start, end))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _read_list(row: Row, field: str, at: str) -> list[Any]:
    value = row.get(field)
    if not isinstance(value, (list, tuple)):
        raise _Fault(f"`{at}` is missing or no list")
    return list(value)


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
