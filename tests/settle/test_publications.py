from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.settle.clusters import find_clusters
from onrecord.settle.publications import (
    Fact,
    Likeness,
    Reading,
    contains,
    group_texts,
    rank_reading,
    same_publication,
)

LEAD = (
    "the",
    "two",
    "ministers",
    "spoke",
    "by",
    "telephone",
    "at",
    "the",
    "initiative",
    "of",
    "the",
    "tarn",
    "side",
    "on",
    "friday",
)
BODY = (
    *LEAD,
    *[
        "they",
        "agreed",
        "to",
        "restore",
        "the",
        "hotline",
        "and",
        "to",
        "meet",
        "again",
        "in",
        "harrow",
        "bay",
        "in",
        "june",
    ],
)
TITLE = "on the telephone conversation of the two ministers"


def reading(words: tuple[str, ...] = BODY, **facts: str | None) -> Reading:
    """Return a reading with these words and facts."""
    known = {"posted_on": "2031-05-05", "published_on": None, "event_on": None, "retrieved_on": None}
    known |= {"publisher": None, "host": None, "kind": "main", "id": "0", "title": TITLE} | facts
    return Reading(words=words, **known)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (reading(), reading(), "the same words"),
        (reading(LEAD), reading(), "how the longer begins"),
        (reading((*LEAD[:-1], "fri")), reading(), "how the longer begins"),
        (reading(BODY[5:25]), reading(), "stands in the longer"),
        (reading(()), reading(), "no text of its own"),
        (reading(tuple(TITLE.split())), reading(), "no text of its own"),
        (reading(LEAD, posted_on=None), reading(), "no date against it"),
        (reading(publisher="mfa"), reading(publisher="mfa"), "the same words"),
        (reading(publisher="mfa", host="a"), reading(publisher="mfa", host="b"), "the same words"),
        (reading(event_on="2031-05"), reading(event_on="2031-05-04"), "the same words"),
        (reading(event_on="XXXX-05-04"), reading(event_on="2031-05-04"), "the same words"),
    ],
)
def test_readings_of_one_publication_are_joined_with_a_reason(
    one: Reading, other: Reading, words: str
) -> None:
    """Same title, agreeing dates and texts join, and the sentence says how the texts agree."""
    reason = same_publication(one, other)
    assert reason
    assert words in reason
    assert same_publication(other, one) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (reading(), reading(title="another title")),
        (reading(title=""), reading(title="")),
        (reading(posted_on="2031-05-12"), reading()),
        (reading(published_on="2031-05-12"), reading(published_on="2031-05-04")),
        (reading(event_on="XXXX-05-03"), reading(event_on="2031-05-04")),
        (reading(publisher="mfa"), reading(publisher="embassy")),
        (reading(host="a"), reading(host="b")),
        (reading(publisher="mfa", host="a"), reading(host="b")),
        (reading(BODY[5:25], posted_on=None), reading()),
        (reading(LEAD[:3], posted_on=None), reading(posted_on=None)),
        (reading((), posted_on=None), reading()),
        (reading((), title="statement"), reading(title="statement")),
        (reading(("a", "wholly", "different", "text", "about", "fisheries", "in", "the", "bay")), reading()),
    ],
)
def test_what_differs_stays_apart(one: Reading, other: Reading) -> None:
    """Another title, date, publisher, place or text; or too little to go by."""
    assert same_publication(one, other) is None
    assert same_publication(other, one) is None


def test_containment_counts_runs_of_words() -> None:
    """All, none and half of the shorter text's runs of four words."""
    assert contains(BODY, LEAD) == 1
    assert contains(BODY, tuple("abcdefgh")) == 0
    assert contains(BODY, ()) == 0
    assert 0.2 < contains(BODY, (*LEAD[:6], *"abcdef")) < 0.6


def test_the_best_reading_is_full_then_early_then_by_id() -> None:
    """A main document comes before any teaser, an earlier retrieval before a later, none last."""
    best = rank_reading("b", "main", "2031-06-01")
    assert best < rank_reading("a", "teaser", "2031-05-01")
    assert best < rank_reading("a", "main", "2031-06-02")
    assert best < rank_reading("a", "main", None)
    assert rank_reading("a", "main", "2031-06-01") < best


def test_a_text_without_a_date_does_not_bridge_two() -> None:
    """Two dated texts that an undated one is like both stay apart, and so does it; its own like stay with it."""
    facts = {"u": Fact(None, None), "v": Fact(None, None), "a": Fact("1", None), "b": Fact("2", None)}
    pairs = [Likeness("a", "u", "x"), Likeness("b", "u", "x"), Likeness("u", "v", "x")]
    assert find_clusters(group_texts(facts, pairs)) == [["a"], ["b"], ["u", "v"]]
    assert find_clusters(group_texts(facts, pairs[1:])) == [["a"], ["b", "u", "v"]]


def test_a_text_without_a_publisher_does_not_bridge_two() -> None:
    """Publishers are kept apart as dates are."""
    facts = {"u": Fact("1", None), "a": Fact("1", "mfa"), "b": Fact("1", "embassy")}
    pairs = [Likeness("a", "u", "x"), Likeness("b", "u", "x")]
    assert find_clusters(group_texts(facts, pairs)) == [["a"], ["b"], ["u"]]


@given(st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=8), st.data())
def test_groups_do_not_depend_on_order(pairs: set[tuple[str, str]], data: st.DataObject) -> None:
    """Any order of the texts and the likenesses gives the same publications."""
    values = st.sampled_from([None, "1", "2"])
    facts = {text: Fact(data.draw(values), data.draw(values)) for text in "abcde"}
    likenesses = [Likeness(one, other, "x") for one, other in pairs if one < other]
    expected = find_clusters(group_texts(facts, likenesses))
    for some in list(permutations(likenesses))[:24]:
        turned = dict(reversed(facts.items()))
        assert find_clusters(group_texts(turned, some)) == expected
