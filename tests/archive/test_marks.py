import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.marks import cut_snippets, find_marks
from onrecord.archive.terms import All, AnyOf, Near, Node, Not, Phrase

TITLE = "Remarks on the hotline"
TEXT = f"{TITLE}\n\nThe \u0410ccord on the hotline was signed. A note on the road map, and a reply to the note, followed.\n\nThe map."


def word(*words: str, is_prefix: bool = False) -> Phrase:
    """Return a phrase."""
    return Phrase(words, is_prefix=is_prefix)


@pytest.mark.parametrize(
    ("root", "opened"),
    [
        (word("accord"), ["\u0410ccord"]),
        (word("hotline"), ["hotline", "hotline"]),
        (Phrase(("hotline",), scope="title"), ["hotline"]),
        (word("road", "map"), ["road map"]),
        (word("the", "ma", is_prefix=True), ["The map"]),
        (word("sig", is_prefix=True), ["signed"]),
        (All((word("note"), Not(word("map")))), ["note", "note"]),
        (AnyOf((word("accord"), word("none"))), ["\u0410ccord"]),
        (Near((word("reply"), word("note")), 3), ["reply", "note"]),
        (Near((word("note"), word("signed")), 1), ["signed", "note"]),
        (Not(word("note")), []),
        (None, []),
        (word("hotline", "the"), []),
        (All((word("road", "map"), word("map"))), ["road map", "map"]),
    ],
)
def test_marks_open_what_the_tree_asks(root: Node | None, opened: list[str]) -> None:
    """The spans open the words as printed, in order, never overlapping and never across the title's end."""
    marks = find_marks(root, TEXT, len(TITLE))
    assert [TEXT[start:end] for (start, end), _ in marks] == opened


def test_snippets_show_the_most_different_words() -> None:
    """Of a long text, the pieces with most of what was asked are cut, at spaces, in order."""
    filling = "nothing of note happens in this long stretch of text at all, " * 20
    text = f"Title\n\nThe hotline. {filling}The hotline and the road map. {filling}The map."
    marks = find_marks(AnyOf((word("hotline"), word("map"))), text, 5)
    snippets = cut_snippets(text, 5, marks)
    assert len(snippets) == 2
    assert "hotline and the road map" in snippets[1].text
    for snippet in snippets:
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert len(snippet.text) <= 240
        assert snippet.marks


def test_without_marks_the_beginning_is_shown() -> None:
    """What was found in the title alone shows how the text begins; a title alone shows nothing."""
    (snippet,) = cut_snippets(TEXT, len(TITLE), [])
    assert snippet.text.startswith("The \u0410ccord")
    assert snippet.marks == ()
    assert cut_snippets(TITLE, len(TITLE), []) == ()


@given(st.text(alphabet=st.sampled_from("ab \n"), max_size=600), st.integers(0, 20))
def test_any_text_is_cut_soundly(text: str, title_end: int) -> None:
    """Snippets are pieces of the body, and their marks lie in them."""
    title_end = min(title_end, len(text))
    marks = find_marks(AnyOf((word("a"), word("b", "a"))), text, title_end)
    for snippet in cut_snippets(text, title_end, marks):
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        for start, end in snippet.marks:
            assert snippet.start <= start < end <= snippet.start + len(snippet.text)
