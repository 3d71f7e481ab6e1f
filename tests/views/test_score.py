import json
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.statements.read import find_statements
from onrecord.views.score import (
    DEFINITIONS,
    draw_attributions,
    has_right_source,
    head_span,
    overlap_of,
    read_gold,
    score_documents,
)

TEXT = "Jane Roe, a lawyer in Paris, said the road was open. Holm believes it was closed."
SAID: dict[str, Any] = {
    "content": [[34, 51]],
    "cue": [[29, 33]],
    "source": [[0, 28]],
    "type": "indirect",
    "speech": True,
}
BELIEVES: dict[str, Any] = {
    "content": [[67, 80]],
    "cue": [[58, 66]],
    "source": [[53, 57]],
    "type": "indirect",
    "speech": False,
}
GOLD = {"doc_id": "a", "text": TEXT, "attributions": [SAID, BELIEVES]}


class TestMeasures:
    """Overlap, heads and sources."""

    def test_overlap_counts_all_pieces(self) -> None:
        """Overlap is over the union of all pieces of both contents."""
        assert overlap_of([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
        assert overlap_of([(0, 4), (6, 10)], [(0, 10)]) == pytest.approx(0.8)
        assert overlap_of([], []) == 0

    @pytest.mark.parametrize(
        ("source", "head"),
        [
            ("Jane Roe, a lawyer", "Roe"),
            ("officials in Paris", "officials"),
            ("he", "he"),
            ("Sen. Paul Ode (R-Lake)", "Ode"),
            ("the minister who left", "minister"),
        ],
    )
    def test_head(self, source: str, head: str) -> None:
        """The head is the last word of the source's first noun phrase."""
        span = head_span(source, [(0, len(source))])
        assert span is not None
        assert source[slice(*span)] == head

    def test_source_without_gold(self) -> None:
        """Where gold has no source, a prediction with one is wrong."""
        assert has_right_source(TEXT, [], [])
        assert not has_right_source(TEXT, [(0, 4)], [])


class TestScoreDocuments:
    """Whole documents."""

    def test_out_of_scope_is_left_out(self) -> None:
        """A prediction that finds gold out of scope counts for nothing, or as wrong when strict."""
        predicted = [SAID, BELIEVES]
        assert score_documents([(predicted, GOLD)]).joint == (1, 1, 1)
        assert score_documents([(predicted, GOLD)], strict=True).joint == (1, 2, 1)

    def test_wrong_source_is_content_only(self) -> None:
        """The right content with another source counts as content, not as joint."""
        score = score_documents([([SAID | {"source": [[53, 57]]}], GOLD)])
        assert (score.content.right, score.joint.right, score.source) == (1, 0, 0)

    def test_exact_leaves_marks_aside(self) -> None:
        """The same words are exact with or without the marks and spaces at their ends."""
        score = score_documents([([SAID | {"content": [[33, 52]]}], GOLD)])
        assert score.exact == 1
        assert score.overlap < 1

    def test_empty_is_zero(self) -> None:
        """Nothing predicted and nothing in gold scores zero, and raises nothing."""
        score = score_documents([([], {"text": "", "attributions": []})])
        assert (score.joint.precision, score.joint.recall, score.joint.f1) == (0, 0, 0)

    def test_statements_are_drawn_in_the_shape_of_gold(self) -> None:
        """What the engine finds scores against gold as it is."""
        drawn = draw_attributions(find_statements(TEXT, body_start=0, turns=(), speakers=()))
        assert score_documents([(drawn, GOLD)]).joint.right == 1

    def test_every_measure_is_defined(self) -> None:
        """Every field of a score but the number of documents has its definition."""
        fields = set(score_documents([([], {"text": "", "attributions": []})])._fields)
        assert fields - {"documents"} == set(DEFINITIONS)


class TestReadGold:
    """Gold as a user writes it."""

    def test_lines(self) -> None:
        """Each line is a document; empty lines are passed over."""
        assert list(read_gold([json.dumps(GOLD), "", json.dumps(GOLD)])) == [GOLD, GOLD]

    @pytest.mark.parametrize(
        "line",
        [
            "no json",
            '{"text": "a"}',
            '{"text": "a", "attributions": [{"content": [[0, 5]], "cue": [], "source": []}]}',
            '{"text": "a", "attributions": [{"content": [], "cue": [], "source": []}]}',
        ],
    )
    def test_bad_line_is_named(self, line: str) -> None:
        """A line that is not of the shape raises an error with its number."""
        with pytest.raises(InputError, match="Line 2"):
            list(read_gold([json.dumps(GOLD), line]))
