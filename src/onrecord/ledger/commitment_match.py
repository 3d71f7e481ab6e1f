"""Whether two candidates of commitments, of one document or of two, tell of one commitment; and where to look for such.

`same_commitment` is symmetric and says why. It is no equivalence; who joins
more than two lets a candidate in only where it is the same as every one there.
"""

from typing import Final, NamedTuple

from onrecord.ledger.wordings import fold_wording, share_words
from onrecord.model.ledger import Commitment
from onrecord.text.bounds import Bounds, find_bounds

_FAMILIES: Final = {
    "promise": "promise",
    "offer": "promise",
    "condition": "promise",
    "request": "request",
    "refusal": "refusal",
}
"""What one page takes for an offer another takes for a promise; a request or a refusal is neither."""
_SPAN: Final = 400  # days within which the same words are one commitment said again, not a new one
_ENOUGH: Final = 0.6  # of the shorter wording's words
_LEAST: Final = 2
_KEYS: Final = 16


class CommitmentView(NamedTuple):
    """A commitment as matching sees it: `words` are the telling words of what is to be done, folded."""

    family: str
    by: str | None
    to: str | None
    words: frozenset[str]
    days: Bounds | None
    due: Bounds | None


def view_commitment(commitment: Commitment, what: str) -> CommitmentView:
    """Return what matching needs of a commitment; `what` are the words of its span."""
    return CommitmentView(
        family=_FAMILIES[commitment.kind],
        by=commitment.by.party if commitment.by else None,
        to=commitment.to.party if commitment.to else None,
        words=fold_wording(what),
        days=find_bounds(commitment.made_on),
        due=find_bounds(commitment.due),
    )


def same_commitment(one: CommitmentView, other: CommitmentView) -> str | None:
    """Return the reason in a sentence why two candidates are one commitment; null where nothing shows it.

    The same side must bind itself (or ask) in words of which the shorter
    shares six in ten, within four hundred days; addressees and due dates
    must not contradict each other.
    """
    if one.family != other.family or one.by is None or one.by != other.by:
        return None
    if one.to and other.to and one.to != other.to:
        return None
    if one.due and other.due and not _meet(one.due, other.due, 0):
        return None
    if one.days and other.days and not _meet(one.days, other.days, _SPAN):
        return None
    shared = share_words(one.words, other.words, _ENOUGH, _LEAST)
    if not shared:
        return None
    return f"{one.by} says the same of “{', '.join(sorted(shared)[:4])}” in both."


def commitment_keys(commitment: Commitment, what: str) -> tuple[str, ...]:
    """Return the sorted keys by which partners are looked up: two that are one commitment share a key."""
    view = view_commitment(commitment, what)
    if view.by is None:
        return ()
    return tuple(f"{view.family} {view.by} {word}" for word in sorted(view.words)[:_KEYS])


def _meet(one: Bounds, other: Bounds, slack: int) -> bool:
    return one.first <= other.last + slack and other.first <= one.last + slack
