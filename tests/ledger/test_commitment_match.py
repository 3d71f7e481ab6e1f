"""Which candidates tell of one commitment, and the keys by which they are looked up."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.commitment_match import commitment_keys, same_commitment, view_commitment
from onrecord.model import Actor
from onrecord.model.ledger import Commitment, CommitmentKind

WHATS = (
    "return to the Hesk memorandum",
    "to return to the memorandum on the Hesk line",
    "release the crew of the trawler",
    "reopen rail transit to Sorrel Point",
    "establish a compact working group",
    "",
)


def make_commitment(
    by: str | None = "VAL",
    to: str | None = None,
    kind: CommitmentKind = "promise",
    made_on: str | None = "2031-04-12",
    due: str | None = None,
) -> Commitment:
    """Return a commitment with these parts, the rest empty."""
    return Commitment(
        n=0,
        kind=kind,
        by=Actor(party=by) if by else None,
        to=Actor(party=to) if to else None,
        what=(0, 0),
        due=due,
        due_span=None,
        condition=None,
        made_on=made_on,
        date_basis="explicit",
        statement=None,
        evidence=(),
    )


def match(one: Commitment, what: str, other: Commitment, same: str) -> str | None:
    """Return why two commitments are one, after checking that the order makes no difference."""
    a, b = view_commitment(one, what), view_commitment(other, same)
    assert same_commitment(a, b) == same_commitment(b, a)
    return same_commitment(a, b)


def test_the_same_words_of_one_side_are_one_commitment() -> None:
    """An offer that another page calls a promise is the same, with a reason that shows the words."""
    reason = match(make_commitment(kind="offer"), WHATS[0], make_commitment(to="TAR"), WHATS[1])
    assert reason
    assert "VAL" in reason
    assert "hesk" in reason


@pytest.mark.parametrize(
    "other",
    [
        make_commitment(by="TAR"),
        make_commitment(by=None),
        make_commitment(kind="refusal"),
        make_commitment(kind="request"),
        make_commitment(made_on="2034-04-12"),
    ],
)
def test_what_differs_is_not_joined(other: Commitment) -> None:
    """Another side, nobody, a refusal, a request or the same words years later are other commitments."""
    assert match(make_commitment(), WHATS[0], other, WHATS[0]) is None


def test_due_dates_that_differ_keep_apart() -> None:
    """What is due in May is not what is due in July."""
    one, other = make_commitment(due="2031-05"), make_commitment(due="2031-07")
    assert match(one, WHATS[2], other, WHATS[2]) is None
    assert match(one, WHATS[2], msgspec.structs.replace(other, due="2031-05-12"), WHATS[2])


def test_other_words_are_not_joined() -> None:
    """Two promises of one side with other words are two."""
    assert match(make_commitment(), WHATS[2], make_commitment(), WHATS[3]) is None


commitments = st.builds(
    make_commitment,
    by=st.sampled_from(["VAL", "TAR", None]),
    to=st.sampled_from(["TAR", None]),
    kind=st.sampled_from(["promise", "offer", "request", "condition", "refusal"]),
    made_on=st.sampled_from(["2031-04-12", "2031-04", "2033-01-01", None]),
    due=st.sampled_from(["2031-05", "2031-05-12", None]),
)


@given(commitments, st.sampled_from(WHATS), commitments, st.sampled_from(WHATS))
def test_same_is_symmetric_and_found_by_a_key(
    one: Commitment, what: str, other: Commitment, same: str
) -> None:
    """Two that are one are so in both orders, and share a key to be looked up by."""
    if match(one, what, other, same):
        assert set(commitment_keys(one, what)) & set(commitment_keys(other, same))
