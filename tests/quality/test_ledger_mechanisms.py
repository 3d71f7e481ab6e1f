"""Mechanisms and instruments of the five seeds against an annotation made from reading them, with pinned floors.

The gold holds facts and offsets: pages by the number their file begins with,
documents in the order of the page (0 the main one), the span of one phrase
that names each thing, and the span of each event. `optional` rows may be found
or not: bodies of organisations, unnumbered resolutions, what a questioner says.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.ledger.lifecycle_read import read_lifecycles
from onrecord.ledger.scene import Scene
from onrecord.model import Document, Event, Instrument, Mechanism, Span

pytestmark = pytest.mark.shared

Row = dict[str, Any]
GOLD = Path(__file__).parent / "gold" / "ledger_mechanisms.jsonl"


def touches(one: Span, other: Span) -> bool:
    """Say whether two spans have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def load_documents(shared: Path) -> Iterator[tuple[str, int, Document]]:
    """Yield the documents of the seeds with the number of their page and their own."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        page = onrecord.read(path.read_bytes(), media_type="text/plain")
        for number, document in enumerate((page.document, *page.teasers)):
            assert document is not None
            yield path.name[:3], number, document


def find_event(row: Row, events: tuple[Event, ...]) -> Event | None:
    """Give the event of an entry that a gold row tells of."""
    return next(
        (one for one in events if one.event == row["event"] and touches(one.evidence[0], row["span"])), None
    )


def count_events(row: Row, entry: Mechanism | Instrument, counts: Counter[str]) -> None:
    """Count the events of one entry: right are word, place, teller and condition; dates apart."""
    matched: list[Event] = []
    for gold in row["events"]:
        event = find_event(gold, entry.events)
        if event:
            matched.append(event)
        if gold["optional"]:
            continue
        counts["event gold"] += 1
        if event is None:
            continue
        told_by = event.told_by.party if event.told_by else None
        has_condition = (event.condition is not None) == (gold["condition"] is not None)
        counts["event right"] += told_by == gold["told_by"] and has_condition
        counts["event dates"] += event.date == gold["date"]
        counts["event by"] += (event.by.party if event.by else None) == gold["by"]
    counts["event false"] += sum(event not in matched for event in entry.events)


def measure(shared: Path) -> Counter[str]:
    """Count what is right, missed and false over the seeds."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    counts: Counter[str] = Counter()
    for page, number, document in load_documents(shared):
        rows = [row for row in gold if (row["page"], row["doc"]) == (page, number)]
        entries = list(read_lifecycles(Scene(document)))
        for entry in entries:
            sort = "mechanism" if isinstance(entry, Mechanism) else "instrument"
            mine = [
                row
                for row in rows
                if row["entry"] == sort and any(touches(row["span"], at) for at in entry.evidence)
            ]
            if not mine:
                counts["entry false"] += 1
                counts["event false"] += len(entry.events)
                continue
            row = mine[0]
            rows.remove(row)
            if row["optional"]:
                continue
            counts["entry right"] += 1
            counts["entry parties"] += list(entry.parties) == row["parties"]
            count_events(row, entry, counts)
        for row in rows:
            if not row["optional"]:
                counts["entry missed"] += 1
                counts["event gold"] += sum(not one["optional"] for one in row["events"])
    return counts


def test_seeds(shared: Path) -> None:
    """Entries and events have precision ≥ .90 and recall ≥ .80; parties are right in four of five, dates in nine of ten."""
    counts = measure(shared)
    entries = counts["entry right"]
    assert entries / (entries + counts["entry false"]) >= 0.9, counts
    assert entries / (entries + counts["entry missed"]) >= 0.9, counts
    assert counts["event right"] / (counts["event right"] + counts["event false"]) >= 0.9, counts
    assert counts["event right"] / counts["event gold"] >= 0.9, counts
    assert counts["entry parties"] / entries >= 0.8, counts
    assert counts["event dates"] / counts["event right"] >= 0.9, counts
