import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.errors import InputError
from onrecord.views.evaluate import Evaluation, Measured, evaluate
from onrecord.views.score import DEFINITIONS

NEWS = "The road to Harrow Bay\n\nThe road is open again, Transport Minister Oda Lenk said on Monday."
TALK = "Interview on the road\n\nQuestion: Is the road open?\n\nOda Lenk: It is. Drive slowly."


def span(text: str, words: str) -> list[int]:
    """Return where words stand in a text."""
    start = text.index(words)
    return [start, start + len(words)]


def news(**changes: Any) -> dict[str, Any]:
    """Return a document with one attribution that the reader finds, some fields of it changed."""
    said = {
        "content": [span(NEWS, "The road is open again,")],
        "cue": [span(NEWS, "said")],
        "source": [span(NEWS, "Transport Minister Oda Lenk")],
        "type": "indirect",
    }
    return {"doc_id": "news", "text": NEWS, "attributions": [said | changes]}


def talk(text: str = TALK, label: str = "Oda Lenk") -> dict[str, Any]:
    """Return a document with its two turns."""
    asked, end = span(text, "Is the road open?")
    said, last = span(text, "It is. Drive slowly.")
    turns = [
        {"label": "Question:", "start": text.index("Question"), "text_start": asked, "end": end + 1},
        {"label": label, "start": text.index("Oda Lenk"), "text_start": said, "end": last},
    ]
    return {"doc_id": "talk", "text": text, "turns": turns}


def by_name(evaluation: Evaluation) -> dict[str, Measured]:
    """Return the measures by name."""
    return {measured.name: measured for measured in evaluation.measures}


def test_attributions_found_are_right() -> None:
    """What the reader finds as annotated has every measure at 1, with its definition and counts."""
    done = evaluate([news()])
    measures = by_name(done)
    assert (done.documents, done.attributions, done.turns, done.unread) == (1, 1, 0, ())
    assert set(measures) == {"joint", "content", "direct", "source", "exact", "overlap"}
    joint = measures["joint"]
    assert (joint.precision, joint.recall, joint.f1, joint.right, joint.predicted, joint.gold) == (
        1,
        1,
        1,
        1,
        1,
        1,
    )
    assert measures["exact"].share == measures["source"].share == 1
    assert measures["direct"].gold == 0
    assert all(measured.definition == DEFINITIONS[name] for name, measured in measures.items())


def test_speaker_and_act_where_gold_names_them() -> None:
    """A speaker is right by the words of the name; an act by its class."""
    measures = by_name(
        evaluate([news(speaker="Lenk", act="STATEMENT"), news(speaker="Josip Marrow", act="REJECT")])
    )
    assert (measures["speaker"].right, measures["speaker"].gold) == (1, 2)
    assert measures["speaker"].predicted == 2
    assert measures["act"].share == 0.5


def test_turns_are_held_against_gold() -> None:
    """Start, end and label must be the same; marks and spaces at a label's ends are no difference."""
    measures = by_name(evaluate([talk(), talk(label="Oda Marrow")]))
    assert set(measures) == {"turn starts", "turns"}
    assert measures["turn starts"].f1 == 1
    assert (measures["turns"].right, measures["turns"].predicted, measures["turns"].gold) == (3, 4, 4)


def test_either_or_both_may_be_brought() -> None:
    """Documents with attributions and documents with turns are scored each for its own."""
    both = evaluate([news(), talk()])
    assert (both.documents, both.attributions, both.turns) == (2, 1, 2)
    assert {"joint", "turns"} <= set(by_name(both))


def test_offsets_count_in_the_text_given() -> None:
    """Furniture that the reader cuts away, and Windows line ends, do not shift what it finds."""
    text = "\r\n\r\n" + TALK.replace("\n", "\r\n") + "\r\n\r\n"
    assert by_name(evaluate([talk(text)]))["turns"].f1 == 1
    marked = "\ufeff" + TALK
    assert by_name(evaluate([talk(marked)]))["turns"].f1 == 1


@pytest.mark.parametrize("text", ["\x00\x01\x02" * 50, "   \n"])
def test_a_text_that_cannot_be_read_counts_as_nothing_found(text: str) -> None:
    """Such a document is named with the reason, and its gold is missed."""
    gold = {"doc_id": "bad", "text": text, "attributions": [{"content": [[0, 2]], "source": []}]}
    done = evaluate([gold, news()])
    assert len(done.unread) == 1
    assert done.unread[0].startswith("bad: ")
    assert by_name(done)["joint"].recall == 0.5


def test_bad_gold_is_refused_before_anything_is_read() -> None:
    """The error names the line; no document was read before."""
    seen: list[tuple[int, int]] = []
    with pytest.raises(InputError, match=r"gold, line 2: `attributions\[0\]\.content` is empty"):
        evaluate([news(), news(content=[])], progress=lambda *counts: seen.append(counts))
    assert seen == []


def test_a_file_and_its_lines_are_one(tmp_path: Path) -> None:
    """A path, its lines and the documents give the same evaluation, and progress is told of each document."""
    lines = [json.dumps(news()), json.dumps(talk())]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    seen: list[tuple[int, int]] = []
    done = onrecord.evaluate(path, progress=lambda done, total: seen.append((done, total)))
    assert done == evaluate(str(path)) == evaluate(lines) == evaluate([news(), talk()])
    assert seen == [(1, 2), (2, 2)]
    assert onrecord.from_json(onrecord.to_json(done), Evaluation) == done


@pytest.mark.shared
def test_corpora_of_either_kind_are_read(shared: Path) -> None:
    """News with attributions and transcripts with turns score as they do in the quality gates, over the whole file."""
    news_file = by_name(evaluate(shared / "corpora" / "polnear_train.jsonl.gz"))
    assert (news_file["joint"].f1 or 0) > 0.72
    turns_file = by_name(evaluate(shared / "corpora" / "kremlin.jsonl.gz"))
    assert (turns_file["turns"].f1 or 0) > 0.98
