import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.fulltext import CREATE, compile_match
from onrecord.archive.terms import All, AnyOf, Near, Node, Not, Phrase

NOTE, REPLY = Phrase(("note",)), Phrase(("reply",), scope="title")


@pytest.mark.parametrize(
    ("root", "expression"),
    [
        (NOTE, '{title body} : "note"'),
        (REPLY, 'title : "reply"'),
        (Phrase(("road", "ma"), is_prefix=True), '{title body} : "road ma" *'),
        (Near((NOTE, Phrase(("map",))), 3), '{title body} : NEAR("note" "map", 3)'),
        (All((NOTE, REPLY)), '({title body} : "note" AND title : "reply")'),
        (AnyOf((NOTE, REPLY)), '({title body} : "note" OR title : "reply")'),
        (All((NOTE, Not(REPLY))), '(({title body} : "note") NOT (title : "reply"))'),
        (Not(NOTE), '((facts : "¶") NOT ({title body} : "note"))'),
        (None, 'facts : "¶"'),
    ],
)
def test_a_tree_becomes_an_expression(root: Node | None, expression: str) -> None:
    """Each node has its form, always in named columns and in quotes."""
    assert compile_match(root, (), ()) == expression


def test_filters_stand_beside_the_tree() -> None:
    """Facts and voices are asked in their own columns."""
    asked = compile_match(NOTE, ["form¶interview"], ["oda", "le"])
    assert asked == 'facts : "form¶interview" AND voices : "oda le" * AND {title body} : "note"'


def test_who_says_something_is_asked_among_the_facts() -> None:
    """The words of one of the names of a speaker stand in order, the last as a beginning."""
    asked = compile_match(None, (), (), [["said¶oda", "said¶le"], ["said¶minister"]])
    assert asked == '(facts : "said¶oda said¶le" * OR facts : "said¶minister" *)'


_words = st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=5)
_phrases = st.builds(
    Phrase,
    st.lists(_words, min_size=1, max_size=3).map(tuple),
    st.booleans(),
    st.sampled_from(["anywhere", "title"]),
)
_nodes = st.recursive(
    _phrases | st.builds(Near, st.lists(_phrases, min_size=2, max_size=3).map(tuple), st.integers(0, 9)),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


@given(_nodes)
def test_every_tree_is_understood(root: Node) -> None:
    """No tree makes an expression that the database refuses."""
    connection = sqlite3.connect(":memory:")
    connection.execute(CREATE)
    connection.execute(
        "SELECT count(*) FROM search WHERE search MATCH ?", (compile_match(root, (), ()),)
    ).fetchone()
    connection.close()
