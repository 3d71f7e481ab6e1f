"""The quality gate of speech acts: floors on the third of the gold that no row was tuned on.

The gold has PLOVER's fifteen classes, of which YIELD is CONCEDE and RETREAT
in one; an APPEAL counts as a REQUEST. The twelve classes of diplomacy are all
but ASSAULT, COERCE and MOBILIZE; eight the gold itself flags as diplomatic.

The second gate is on sixty pages of three archives whose statements were
annotated independently; the spans are the annotator's, so that finding them
well or badly changes nothing here.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.statements.act import act_of_statement, speech_act

# Measured on the aside third (339 sentences): macro-F1 .850, twelve .859,
# flagged .892, all .870. A floor is lowered only on purpose.
FLOORS = {"macro_f1": 0.84, "accuracy": 0.865, "twelve": 0.85, "flagged": 0.885}
# The act of 762 statements of the sixty pages: measured .919 on the part that
# the rows were tuned on, .772 on the pages kept aside (.604 and .583 before).
PAGE_FLOORS = {"tuned": 0.915, "aside": 0.77}
GOLD_PAGES = Path(__file__).parent / "gold" / "statements.jsonl"
GOLD_NAMES = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "APPEAL": "REQUEST"}
MATERIAL = {"ASSAULT", "COERCE", "MOBILIZE"}


def _is_aside(row_id: str) -> bool:
    """Tell whether a sentence or document is of the third that no row was tuned on."""
    return int(hashlib.sha256(row_id.encode()).hexdigest(), 16) % 3 == 0


def _read_marked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the sentence without its marks, and the first span of each mark."""
    sentence = ""
    starts: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            starts.setdefault(part[1], len(sentence))
        elif part in ("</s>", "</t>"):
            spans.setdefault(part[2], (starts[part[2]], len(sentence)))
        else:
            sentence += part
    return sentence, spans


def _pairs(shared: Path) -> list[tuple[str, str, bool]]:
    """Return (gold, read, flagged as diplomatic) of every sentence kept aside."""
    pairs = []
    with gzip.open(shared / "corpora" / "speech_acts_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not _is_aside(row["id"]):
                continue
            sentence, spans = _read_marked(row["marked"])
            act = speech_act(sentence, spans.get("s"), spans.get("t")).act
            event = row["events"][0]
            pairs.append((event["root"], GOLD_NAMES.get(act, act), event["diplomatic"]))
    return pairs


def _accuracy(pairs: list[tuple[str, str]]) -> float:
    """Return the share of right readings."""
    return sum(gold == read for gold, read in pairs) / len(pairs)


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Return the mean F1 of the gold's classes, each counting alike."""
    right = Counter(gold for gold, read in pairs if gold == read)
    gold_count, read_count = Counter(gold for gold, _ in pairs), Counter(read for _, read in pairs)
    scores = [2 * right[act] / (gold_count[act] + read_count[act]) for act in gold_count]
    return sum(scores) / len(scores)


@pytest.mark.shared
def test_the_floors_of_the_aside_third_hold(shared: Path) -> None:
    """No measure of the sentences kept aside falls below its floor."""
    rows = _pairs(shared)
    pairs = [(gold, read) for gold, read, _ in rows]
    twelve = [row for row in rows if row[0] not in MATERIAL]
    measured = {
        "macro_f1": _macro_f1(pairs),
        "accuracy": _accuracy(pairs),
        "twelve": _accuracy([(gold, read) for gold, read, _ in twelve]),
        "flagged": _accuracy([(gold, read) for gold, read, is_flagged in rows if is_flagged]),
    }
    assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}, measured


def _page_pairs(shared: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (gold, read) of every statement of the sixty pages, by part."""
    with GOLD_PAGES.open(encoding="utf-8") as lines:
        gold = {row["doc_id"]: row["attributions"] for row in map(json.loads, lines)}
    pairs: dict[str, list[tuple[str, str]]] = {"tuned": [], "aside": []}
    for archive in ("kremlin", "whitehouse", "frus"):
        with gzip.open(shared / "corpora" / f"{archive}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                part = pairs["aside" if _is_aside(row["doc_id"]) else "tuned"]
                for one in gold.get(row["doc_id"], ()):
                    content, cue, source = (
                        tuple((low, high) for low, high in one[name]) for name in ("content", "cue", "source")
                    )
                    part.append((one["act"], act_of_statement(row["text"], content, cue, source).act))
    return pairs


@pytest.mark.shared
def test_the_floors_of_the_sixty_pages_hold(shared: Path) -> None:
    """On neither part of the pages does the share of right acts of statements fall below its floor."""
    measured = {name: _accuracy(part) for name, part in _page_pairs(shared).items()}
    assert {name: value for name, value in measured.items() if value < PAGE_FLOORS[name]} == {}, measured
