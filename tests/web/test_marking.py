"""Texts cut into marked pieces."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import Marks, Said, cut_pieces

TEXT = "He said that she had said no. Then he left."
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
)


def _said(*spans: tuple[int, int]) -> tuple[Said, ...]:
    return tuple(
        sorted(Said(start, end, n, end - start, is_first=True) for n, (start, end) in enumerate(spans))
    )


def test_the_nearer_of_two_statements_comes_first() -> None:
    """A word inside a statement inside a statement belongs to the inner one."""
    pieces = list(cut_pieces(TEXT, (0, len(TEXT)), Marks(_said((0, 29), (22, 29)), (), None), ()))
    inner = next(piece for piece in pieces if piece.start == 22)
    assert inner.said == (1, 0)
    assert inner.leads


def test_anchors_and_light_stand_where_their_spans_do() -> None:
    """An anchored span opens a piece of its own, and the asked span is lit from end to end."""
    pieces = list(cut_pieces(TEXT, (0, len(TEXT)), Marks((), ((8, 12),), (8, 12)), ()))
    assert [piece.text for piece in pieces if piece.is_lit] == ["that"]
    assert next(piece for piece in pieces if piece.anchors).anchors == ("at-8-12",)


@given(SPANS, SPANS)
def test_pieces_are_the_text_whatever_is_marked(
    said: list[tuple[int, int]], anchors: list[tuple[int, int]]
) -> None:
    """No character is lost, doubled or moved by marking."""
    marks = Marks(_said(*said), tuple(sorted(set(anchors))), None)
    pieces = list(cut_pieces(TEXT, (2, 40), marks, (10, 20)))
    assert "".join(piece.text for piece in pieces) == TEXT[2:40]
    assert all(TEXT[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)
