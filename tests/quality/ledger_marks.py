"""Scoring candidates of the ledger against an annotation of the five seeds by spans.

The gold was made from reading the pages before any output was seen: facts and
offsets only. A row's document is the number of its page and of the document
on it (0 the main one). `spans` are the places where the thing is said: a
candidate is right where one of its spans and one of those overlap by half of
the shorter, and the row's facts fit. An `optional` row may be found or not:
courtesies between parties, what a questioner says, calls on nobody's side.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import onrecord
from onrecord.ledger.scene import Scene
from onrecord.model import Document, Entry, Span

Row = dict[str, Any]
E = TypeVar("E", bound=Entry)
GOLD = Path(__file__).parent / "gold"


class Score(NamedTuple):
    """Shares of right candidates and of required rows found, and what was wrong, for the message of a failure."""

    precision: float
    recall: float
    faults: list[str]


def read_rows(kind: str) -> list[Row]:
    """Return the gold of one kind of entry."""
    path = GOLD / f"ledger_{kind}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_seeds(shared: Path) -> Iterator[tuple[str, Document]]:
    """Yield every document of the five seeds with its number."""
    for number, path in enumerate(sorted((shared / "seeds").glob("*.txt"))):
        page = onrecord.read(path.read_bytes(), media_type="text/plain")
        for place, document in enumerate((page.document, *page.teasers)):
            assert document is not None
            yield f"{number}.{place}", document


def is_at(span: Span, spans: Iterable[Span]) -> bool:
    """Tell whether a span and one of some others overlap by half of the shorter."""
    return any(
        2 * (min(span[1], end) - max(span[0], start)) >= min(span[1] - span[0], end - start)
        for start, end in spans
    )


def widen(document: Document, row: Row) -> Row:
    """Return a row with the sentences that hold its spans: a position is a sentence's, not a phrase's."""
    sentences = Scene(document).sentences
    spans = [one for start, _ in row["spans"] for one in sentences if one[0] <= start < one[1]]
    return row | {"spans": spans}


def score(
    pairs: Iterable[tuple[list[Row], list[E]]],
    places: Callable[[E], Iterable[Span]],
    fits: Callable[[E, Row], bool],
) -> Score:
    """Score the candidates of each document against the rows of the same document."""
    right = total = required = found = 0
    faults: list[str] = []
    for rows, entries in pairs:
        hit: set[int] = set()
        for entry in entries:
            own = {
                n
                for n, row in enumerate(rows)
                if any(is_at(span, row["spans"]) for span in places(entry)) and fits(entry, row)
            }
            total += 1
            right += bool(own)
            hit |= own
            if not own:
                faults.append(f"false: {entry}")
        required += sum(not row["optional"] for row in rows)
        found += sum(not rows[n]["optional"] for n in hit)
        faults += [f"missed: {row}" for n, row in enumerate(rows) if n not in hit and not row["optional"]]
    return Score(right / total, found / required, faults)
