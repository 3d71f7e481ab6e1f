import time
from typing import Any

import pytest

from onrecord.statements.read import find_statements
from onrecord.views.score import (
    DEFINITIONS,
    draw_attributions,
    has_right_source,
    head_span,
    is_same_speaker,
    overlap_of,
    pair_attributions,
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

    @pytest.mark.parametrize(
        ("names", "gold", "same"),
        [
            (("Jane Roe", "lawyer"), "Roe", True),
            (("Roe",), "Jane Roe", True),
            (("", "Ministry of Véssia"), "ministry of vessia", True),
            (("Jane Roe",), "Jane Roebuck", False),
            (("Jane Roe",), "Roe Jane", False),
            ((), "Roe", False),
        ],
    )
    def test_same_speaker(self, names: tuple[str, ...], gold: str, *, same: bool) -> None:
        """The words of the one name stand in their order in the other."""
        assert is_same_speaker(names, gold) is same

    def test_pairs_are_the_best_overlaps(self) -> None:
        """Of nested and crossing contents each takes the one it overlaps most, whatever their order."""
        gold = [{"content": [(0, 100)]}, {"content": [(50, 60)]}, {"content": [(10, 40)]}, {"content": []}]
        predicted = [
            {"content": [(52, 60)]},
            {"content": [(0, 90)]},
            {"content": [(12, 40)]},
            {"content": [(200, 300)]},
        ]
        pairs = pair_attributions(predicted, gold)
        assert sorted((pair.predicted, pair.gold) for pair in pairs) == [(0, 1), (1, 0), (2, 2)]

    def test_pairing_many_is_linear(self) -> None:
        """Fifty thousand contents on each side are paired in a moment: each looks only at what it may overlap."""
        contents = [{"content": [(at * 10, at * 10 + 8)]} for at in range(50_000)]
        start = time.process_time()
        assert len(pair_attributions(contents, contents)) == 50_000
        assert time.process_time() - start < 5


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
        drawn = draw_attributions(find_statements(TEXT, turns=(), speakers=()))
        assert score_documents([(drawn, GOLD)]).joint.right == 1

    def test_every_measure_is_defined(self) -> None:
        """Every field of a score but the number of documents has its definition."""
        fields = set(score_documents([([], {"text": "", "attributions": []})])._fields)
        assert fields - {"documents"} == set(DEFINITIONS)
