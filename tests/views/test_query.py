import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.terms import All, AnyOf, Near, Not, Phrase, Query
from onrecord.errors import QueryError
from onrecord.views.query import read_query

HOTLINE, ENVOY, NOTE = Phrase(("hotline",)), Phrase(("envoy",)), Phrase(("note",))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("hotline", HOTLINE),
        ("  Hotline  ", HOTLINE),
        ("hotline envoy", All((HOTLINE, ENVOY))),
        ("hotline AND envoy", All((HOTLINE, ENVOY))),
        ("hotline OR envoy", AnyOf((HOTLINE, ENVOY))),
        ("hotline envoy OR note", AnyOf((All((HOTLINE, ENVOY)), NOTE))),
        ("hotline (envoy OR note)", All((HOTLINE, AnyOf((ENVOY, NOTE))))),
        ("hotline -envoy", All((HOTLINE, Not(ENVOY)))),
        ("hotline NOT envoy", All((HOTLINE, Not(ENVOY)))),
        ("hotline -(envoy note)", All((HOTLINE, Not(All((ENVOY, NOTE)))))),
        ("-hotline", Not(HOTLINE)),
        ('"road map"', Phrase(("road", "map"))),
        ("“road map”", Phrase(("road", "map"))),
        ("non-paper", Phrase(("non", "paper"))),
        ("suspen*", Phrase(("suspen",), is_prefix=True)),
        ('"road ma*"', Phrase(("road", "ma"), is_prefix=True)),
        ('"road ma"*', Phrase(("road", "ma"), is_prefix=True)),
        ("note NEAR/5 hotline", Near((NOTE, HOTLINE), 5)),
        ("note NEAR hotline NEAR envoy", Near((NOTE, HOTLINE, ENVOY), 10)),
        ("title:hotline envoy", All((Phrase(("hotline",), scope="title"), ENVOY))),
        ('title:"road map"', Phrase(("road", "map"), scope="title")),
        (
            "title:(hotline OR a*b)",
            AnyOf((Phrase(("hotline",), scope="title"), Phrase(("a", "b"), scope="title"))),
        ),
        (
            "title:note NEAR/2 envoy",
            Near((Phrase(("note",), scope="title"), Phrase(("envoy",), scope="title")), 2, "title"),
        ),
        ("and or not", All((Phrase(("and",)), Phrase(("or",)), Phrase(("not",))))),
        ("Question: why?", All((Phrase(("question",)), Phrase(("why",))))),
        ("hotline — envoy", All((HOTLINE, ENVOY))),
        ("hotline OR —", HOTLINE),
        ("() hotline", HOTLINE),
        ("hot\0line", Phrase(("hot", "line"))),
        ("", None),
        (" \n", None),
    ],
)
def test_what_is_typed_becomes_a_tree(text: str, root: object) -> None:
    """Each piece of the language is read into its node."""
    assert read_query(text) == Query(text, root)


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ('hotline "road map', "not closed", 9),
        ("(hotline", "not closed", 1),
        ("hotline)", "closes nothing", 8),
        ("hotline OR", "missing at the end", 11),
        ("OR hotline", "each side", 1),
        ("hotline AND OR envoy", "each side", 13),
        ("( )", "no word", 1),
        ("(OR)", "each side", 2),
        ("(hotline OR )", "missing before this parenthesis", 13),
        ("title: hotline", "right after it", 1),
        ("hotline NEAR", "each side", 9),
        ("hotline NEAR (envoy)", "each side", 9),
        ("(hotline) NEAR envoy", "not beside", 11),
        ("a NEAR/2 b NEAR/3 c", "one distance", 12),
        ("a NEAR/5000 b", "at most 1000", 3),
        ("a*", "at least 2 letters", 1),
        ("—", "no word", 1),
    ],
)
def test_a_fault_is_shown_where_it_stands(text: str, words: str, at: int) -> None:
    """The error names the character, puts a caret under it and says the way out."""
    with pytest.raises(QueryError, match=words) as caught:
        read_query(text)
    assert f"at character {at})" in str(caught.value)
    *_, shown, caret = str(caught.value).splitlines()
    assert shown.strip() == text.strip()
    assert caret.index("^") - 2 == at - 1


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 60 + "a" + ")" * 60,
        "-" * 1_999 + "a",
        "NOT " * 400 + "a",
        '"' * 1_999,
        "title:(" * 200,
        "a " * 900,
    ],
)
def test_hostile_queries_are_refused(text: str) -> None:
    """Thousands of parentheses, quotes or words are refused in words, without running out of anything."""
    with contextlib.suppress(QueryError):
        assert read_query(text).root


@given(st.text(alphabet=st.sampled_from('ab*"“():-— \0\ud800') | st.characters(), max_size=60))
def test_no_text_raises_anything_else(text: str) -> None:
    """Whatever is typed is a query or a `QueryError`."""
    try:
        query = read_query(text)
    except QueryError:
        return
    assert query.text == text


@given(
    st.lists(
        st.sampled_from(["a", "b*", "cc*", '"d e"', "OR", "AND", "NOT", "-", "(", ")", "NEAR/2", "title:"]),
        max_size=12,
    )
)
def test_no_order_of_the_pieces_raises_anything_else(pieces: list[str]) -> None:
    """The pieces of the language in any order are a query or a `QueryError`."""
    for joint in ("", " "):
        with contextlib.suppress(QueryError):
            assert read_query(joint.join(pieces)).text == joint.join(pieces)
