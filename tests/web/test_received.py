"""Pages as received, with what rests on them in its place."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.model import Page, Snapshot
from onrecord.web.received import Node, Stretch, draw_window, list_stretches

TEXT = "22 September\nNEWS\nThe minister said no.\nAll messages\n"
PAGE = Page(Snapshot("ab" * 32, None, "text/plain", None), TEXT, None, ())
STRETCHES = st.lists(
    st.builds(
        lambda start, length, kind: Stretch(start, min(len(TEXT), start + length), kind),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 30),
        st.sampled_from(["ours", "at"]),
    )
)


def _flat(inside: tuple[str | Node, ...]) -> str:
    return "".join(node if isinstance(node, str) else _flat(node.inside) for node in inside)


def _nodes(inside: tuple[str | Node, ...]) -> Iterator[Node]:
    for node in inside:
        if isinstance(node, Node):
            yield node
            yield from _nodes(node.inside)


@given(STRETCHES, STRETCHES, st.integers(0, 20), st.integers(25, len(TEXT)))
def test_a_window_is_the_page_whatever_is_marked(
    stretches: list[Stretch], lit: list[Stretch], low: int, high: int
) -> None:
    """No character of a page is lost, doubled or moved by marking or lighting it."""
    drawn = draw_window(PAGE, (low, high), stretches, [mark[:2] for mark in lit])
    assert _flat(drawn) == TEXT[low:high]


@given(STRETCHES, st.integers(0, 20), st.integers(1, 20))
def test_what_is_lit_is_lit_whole(stretches: list[Stretch], start: int, length: int) -> None:
    """However other stretches cross it, a lit span is one node with all its words, and is named once."""
    drawn = draw_window(PAGE, (0, len(TEXT)), stretches, [(start, start + length)])
    lit = [node for node in _nodes(drawn) if node.stretch.kind == "lit"]
    assert [_flat(node.inside) for node in lit] == [TEXT[start : start + length]]
    names = [node.anchor for node in _nodes(drawn) if node.anchor]
    assert len(names) == len(set(names))


@given(STRETCHES)
def test_every_span_that_something_links_to_has_its_place(stretches: list[Stretch]) -> None:
    """Each marked span that begins in the window is named there, once."""
    names = [node.anchor for node in _nodes(draw_window(PAGE, (0, len(TEXT)), stretches)) if node.anchor]
    wanted = {f"at-{mark.start}-{mark.end}" for mark in stretches if mark.kind != "ours"}
    assert set(names) <= wanted
    assert len(names) == len(set(names))


def test_a_statement_of_a_document_is_marked_with_its_number(
    archive: onrecord.Archive, interview: onrecord.Document
) -> None:
    """The words of a statement are found on the page by the number that the document gives it."""
    page = archive.page(archive.row(interview.id).sha256)
    nodes = list(_nodes(draw_window(page, (0, len(page.text)), list_stretches(interview, ()))))
    for said in interview.statements:
        words = "".join(_flat(node.inside) for node in nodes if said.n in node.stretch.said)
        assert words == "".join(interview.text[start:end] for start, end in said.content)
