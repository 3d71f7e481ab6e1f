"""The quality gate of statements: floors on gold that no rule was tuned on, and the round-up of the first users."""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.model import Actor, MapRow, Span, Statement
from onrecord.pipeline import read as read_page
from onrecord.statements.cast import surname_of
from onrecord.statements.offices import party_of
from onrecord.statements.read import find_statements
from onrecord.views.score import (
    Score,
    draw_attributions,
    has_right_source,
    is_same_speaker,
    pair_attributions,
    score_documents,
)

# Measured on the aside third (285 articles, 4,440 attributions in scope); a floor is lowered only on purpose.
FLOORS = {"joint": 0.755, "direct": 0.9, "exact": 0.86, "overlap": 0.96}
# Measured on the 60 annotated pages, 528 pairs: joint .787, exact .880, decided speakers not wrong .980, right ones among
# those whom the page names .940; on the aside third (16 pages, 109 speakers) .720, .837, .970 and .890. A speaker known
# by post alone counts as wrong where the page has the name; where several speak together nobody is to be decided.
RECORD_FLOORS = {
    "aside": {"joint": 0.715, "exact": 0.83, "not wrong": 0.965, "right": 0.88},
    "all": {"joint": 0.78, "exact": 0.875, "not wrong": 0.975, "right": 0.93},
}
# Of 44 statements of several on those pages: right 37, open 7 (two presidents of whom the page gives one the post, five leaders).
SEVERAL_RIGHT = 36


def is_aside(name: str) -> bool:
    """Tell whether a document is one of those no rule was tuned on: its id's hash divides by three."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def read_aside(shared: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles kept aside: those whose id's hash divides by three."""
    with gzip.open(shared / "corpora" / "polnear_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if is_aside(document["doc_id"]):
                yield document


def read(text: str) -> tuple[Statement, ...]:
    """Give the statements of a text without turns."""
    return find_statements(text, turns=(), speakers=())


@pytest.mark.shared
class TestPoliticalNews:
    """Who said what in political news."""

    def test_floors_hold(self, shared: Path) -> None:
        """No measure on the aside third falls below its floor."""
        score = score_documents(
            (draw_attributions(read(document["text"])), document) for document in read_aside(shared)
        )
        measured = {
            "joint": score.joint.f1,
            "direct": score.direct.recall,
            "exact": score.exact,
            "overlap": score.overlap,
        }
        assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}


@pytest.mark.shared
class TestRoundUp:
    """The agency's round-up among the seeds: two principals, named, by pronoun and by epithet."""

    def statements(self, shared: Path) -> tuple[str, list[Statement]]:
        """Give the round-up and its attributed statements."""
        (path,) = (shared / "seeds").glob("004_*.txt")
        text = path.read_text(encoding="utf-8")
        return text, list(read(text))

    def test_every_epithet_and_pronoun_is_one_of_the_two(self, shared: Path) -> None:
        """Every statement by a principal's name, "he" or an epithet of post has that principal, decided."""
        text, statements = self.statements(shared)
        seen: dict[str, int] = {}
        for one in statements:
            source = text[slice(*one.source[0])].lower() if one.source else ""
            if "lavrov" in source or "diplomat" in source or "foreign minister" in source:
                expected = {"Sergey Lavrov"}
            elif "tillerson" in source:
                expected = {"Rex Tillerson"}
            elif source == "he":
                expected = {"Sergey Lavrov", "Rex Tillerson"}
            else:
                continue
            assert one.speaker is not None
            assert one.speaker.name in expected
            seen[one.speaker.name or ""] = seen.get(one.speaker.name or "", 0) + 1
        assert seen["Sergey Lavrov"] >= 45
        assert seen["Rex Tillerson"] >= 15

    def test_he_is_who_spoke_last(self, shared: Path) -> None:
        """Words like "He" is the principal whose statement stands before it, each time."""
        text, statements = self.statements(shared)
        last = None
        for one in statements:
            if one.speaker is None or one.speaker.name not in {"Sergey Lavrov", "Rex Tillerson"}:
                continue
            if text[slice(*one.source[0])].lower() == "he":
                assert one.speaker.name == last
            last = one.speaker.name

    def test_every_quotation_is_attributed(self, shared: Path) -> None:
        """No quotation of more than forty characters is left without a speaker."""
        text, statements = self.statements(shared)
        covered = [span for one in statements for span in one.content]
        for start in (
            place for place, char in enumerate(text) if char == '"' and text[place + 1 : place + 2].isupper()
        ):
            assert any(a <= start < b for a, b in covered), text[start : start + 60]


class Reading(NamedTuple):
    """How the reading of the pages did: the score of its statements, and its speakers by verdict."""

    score: Score
    speakers: Counter[str]

    def shares(self) -> dict[str, float]:
        """Give the measures that have floors."""
        decided = self.speakers["right"] + self.speakers["wrong"]
        named = decided + self.speakers["guess"] + self.speakers["open"]
        return {
            "joint": self.score.joint.f1,
            "exact": self.score.exact,
            "not wrong": self.speakers["right"] / decided,
            "right": self.speakers["right"] / named,
        }


def is_speaker(speaker: Actor, printed: str) -> bool:
    """Tell whether a decided speaker is the gold's: by surname, by post where no name is printed, or by party."""
    if speaker.name is not None:
        return surname_of(speaker.name).lower() in printed.lower().replace(",", " ").replace(".", "").split()
    if speaker.post is not None:
        return is_same_speaker([speaker.post], printed)
    return party_of(printed) == speaker.party or is_same_speaker([speaker.party or ""], printed)


def judge(one: Statement, gold: str | None) -> str:
    """Give the verdict on a statement's speaker. Where several speak together all are to be decided, or nobody."""
    decided = [actor for actor in (one.speaker, *one.others) if actor is not None]
    if gold is not None and ";" in gold:
        printed = gold.split(";")
        is_all = len(decided) == len(printed) and all(
            is_speaker(actor, name) for actor, name in zip(decided, printed, strict=True)
        )
        return "several right" if is_all else "several wrong" if decided else "several open"
    if one.others:
        return "several wrong"
    if gold is None:
        return "nobody decided" if decided else "nobody"
    if one.speaker is None:
        return "guess" if one.speaker_guess is not None else "open"
    return "right" if is_speaker(one.speaker, gold) else "wrong"


def read_pages(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the text of each annotated page of the corpora, with its gold."""
    gold = {}
    for line in (Path(__file__).parent / "gold" / "statements.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        gold[page["doc_id"]] = page
    for name in ("frus", "kremlin", "whitehouse"):
        with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["doc_id"] in gold:
                    yield row["text"], gold[row["doc_id"]]


def to_page(span: Span, text_map: Sequence[MapRow]) -> Span:
    """Give a span of a document in its page."""
    row = max((row for row in text_map if row[0] <= span[0]), key=lambda row: row[0])
    return (row[1] + span[0] - row[0], row[1] + span[1] - row[0])


def read_records(pages: Iterable[tuple[str, dict[str, Any]]]) -> Reading:
    """Read pages whole, as a user would, and judge their attributed statements and speakers."""
    pairs = []
    speakers: Counter[str] = Counter()
    for text, gold in pages:
        document = read_page(text.encode()).document
        assert document is not None
        found = [one for one in document.statements if one.mode != "floor"]
        drawn = [
            {
                part: [to_page(span, document.text_map) for span in getattr(one, part)]
                for part in ("content", "cue", "source")
            }
            for one in found
        ]
        pairs.append((drawn, {"text": text, "attributions": gold["attributions"]}))
        for pair in pair_attributions(drawn, gold["attributions"]):
            expected = gold["attributions"][pair.gold]
            if has_right_source(text, drawn[pair.predicted]["source"], expected["source"]):
                speakers[judge(found[pair.predicted], expected["speaker"])] += 1
    return Reading(score_documents(pairs), speakers)


@pytest.mark.shared
class TestRecordPages:
    """Who said what in records: minutes of talks, read-outs and news of two governments, 60 pages annotated by reading."""

    @pytest.mark.parametrize("part", ["aside", "all"])
    def test_floors_hold(self, shared: Path, part: str) -> None:
        """No measure falls below its floor, neither on the pages no rule was tuned on nor on all."""
        measured = read_records(
            page for page in read_pages(shared) if part == "all" or is_aside(page[1]["doc_id"])
        ).shares()
        floors = RECORD_FLOORS[part]
        assert {name: value for name, value in measured.items() if value < floors[name]} == {}

    def test_several_are_all_or_nobody(self, shared: Path) -> None:
        """Where several speak together all are decided in their order, or none; most are, and nobody else ever is."""
        speakers = read_records(read_pages(shared)).speakers
        assert speakers["several wrong"] == 0
        assert speakers["several right"] >= SEVERAL_RIGHT
