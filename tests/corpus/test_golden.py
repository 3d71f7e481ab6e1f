"""The golden corpus: every stage's reading of every example page, kept as JSON and compared whole.

It guards against change, not against error: the expectations are what the
reader said when they were written, and only `examples/expected.toml` was
composed by hand. A page without its expectation gets one written and the run
fails, so that a person looks at it; for a reading that changed, delete the
file, run, look at the difference, commit it.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord import Document, read

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "pages"
EXPECTED = Path(__file__).parent / "expected"
PAGES = sorted(str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*") if path.is_file())


def draw_document(document: Document) -> dict[str, Any]:
    """Return what was read in a document, without its text: a line a turn, a line a statement."""
    drawn: dict[str, Any] = msgspec.to_builtins(document)
    for field in ("text", "turns", "statements", "entries", "id"):
        drawn.pop(field)
    drawn["text_length"] = len(document.text)
    drawn["turns"] = [
        f"{turn.role} {turn.label!r} {turn.text_span} {turn.speaker and (turn.speaker.name or turn.speaker.post)}"
        for turn in document.turns
    ]
    drawn["statements"] = [
        f"{said.mode} {said.act} {said.content} {said.cue} {said.source}"
        f" {said.speaker and (said.speaker.name or said.speaker.post or said.speaker.party)}"
        + "".join(f" with {actor.name or actor.post or actor.party}" for actor in said.others)
        + f" guess={said.speaker_guess and (said.speaker_guess.name or said.speaker_guess.post)}"
        for said in document.statements
    ]
    return drawn


@pytest.mark.parametrize("name", PAGES)
def test_every_stage_reads_the_page_as_before(name: str) -> None:
    """Charset, dates, parts, forms, turns and statements are those kept in the expectation."""
    page = read((EXAMPLES / name).read_bytes())
    documents = [page.document, *page.teasers] if page.document else [*page.teasers]
    snapshot = msgspec.to_builtins(page.snapshot)
    found = json.loads(
        json.dumps({"snapshot": snapshot, "documents": [draw_document(one) for one in documents]})
    )
    expected = EXPECTED / f"{name}.json"
    if not expected.exists():
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was missing and has been written: look at it, then commit it")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
