"""Tenures: who held which post for whom, from when to when, and how that is known.

A tenure is `stated` by a source that says when it began and ended, or `seen`:
a document of a date calls somebody by a post, so that he held it at least
then. Seen tenures widen as documents arrive; stated ones do not.
"""

from typing import Literal

from onrecord.model.base import Record
from onrecord.people.periods import LATEST, bounds_of, shift_years

_NEAR = 1  # years around a seen tenure in which it may still be, or already have been, held


class Bound(Record, frozen=True):
    """One end of a tenure: its EDTF date, what says so, and why in a sentence.

    `evidence` is a document's id, or the file and row of an import.
    """

    value: str
    evidence: str
    reason: str


class Tenure(Record, frozen=True):
    """A person in a post for a party; `since` and `until` are null where nothing says them.

    `post` and `party` are as in `Actor`; `aliases` are other names of the
    person that the source gives. An end such as `2025-11/..` is one that had
    not come by then: after it the post may be held or not.
    """

    person_id: str
    name: str
    post: str
    party: str | None
    since: Bound | None
    until: Bound | None
    kind: Literal["stated", "seen"]
    aliases: tuple[str, ...] = ()


def see_tenure(person_id: str, name: str, held: tuple[str, str | None], date: str, evidence: str) -> Tenure:
    """Begin a seen tenure of `held` (post, party) from one document of `date` (EDTF)."""
    bound = Bound(date, evidence, f"a document of {date} calls {name} {held[0]}")
    return Tenure(person_id, name, held[0], held[1], bound, bound, "seen")


def widen(tenure: Tenure, date: str, evidence: str) -> Tenure:
    """Widen a seen tenure to a further date on which a document calls the person by the post.

    The result does not depend on the order of arrival: the earlier date stays
    the first bound, the later one the last; of two equal dates the lower
    evidence. A stated tenure, and a date without a year, change nothing.
    """
    days = bounds_of(date)
    if tenure.kind == "stated" or days is None:
        return tenure
    bound = Bound(date, evidence, f"a document of {date} calls {tenure.name} {tenure.post}")
    since = _outer(tenure.since, bound, first=True)
    until = _outer(tenure.until, bound, first=False)
    return Tenure(
        tenure.person_id, tenure.name, tenure.post, tenure.party, since, until, "seen", tenure.aliases
    )


def _outer(old: Bound | None, new: Bound, *, first: bool) -> Bound:
    if old is None:
        return new
    at = 0 if first else 1
    days_old, days_new = bounds_of(old.value), bounds_of(new.value)
    if days_old is None or days_new is None:
        return new if days_old is None else old
    if days_old[at] == days_new[at]:
        return min(old, new, key=lambda bound: (bound.evidence, bound.value))
    is_outer = days_new[0] < days_old[0] if first else days_new[1] > days_old[1]
    return new if is_outer else old


def holds(tenure: Tenure, date: str) -> Literal["yes", "maybe", "no"]:
    """Say whether the post was held on a date (EDTF).

    `maybe` where a bound or the date is not exact enough to say, and within a
    year around a seen tenure. A stated tenure without an end is held on.
    """
    days = bounds_of(date)
    if days is None:
        return "maybe"
    return holds_on(span_of(tenure), days)


Span = tuple[str, str, str, str]


def span_of(tenure: Tenure) -> Span:
    """Give the days (may begin, surely begun, surely held until, may be held until) of a tenure."""
    since = bounds_of(tenure.since.value) if tenure.since else None
    until = bounds_of(tenure.until.value) if tenure.until else None
    if tenure.kind == "seen":
        first, last = since or ("", ""), until or ("", "")
        if not since or not until:
            return ("9", "9", "0", "0")
        return (shift_years(first[0], -_NEAR), first[0], last[1], shift_years(last[1], _NEAR))
    first = since or ("0001-01-01", LATEST)
    last = until or (LATEST, LATEST)
    return (first[0], first[1], last[0], last[1])


def holds_on(span: Span, days: tuple[str, str]) -> Literal["yes", "maybe", "no"]:
    """Say whether days (first, last) lie within a tenure's span."""
    if span[1] <= days[0] and days[1] <= span[2]:
        return "yes"
    return "maybe" if span[0] <= days[1] and days[0] <= span[3] else "no"


def is_open(until: str | None) -> bool:
    """Say whether an end, as EDTF, is one that no source states."""
    return until is None or until.endswith("..")


def describe(tenure: Tenure) -> str:
    """Say in words how long a post was held: "in office at least from … to …" where it is only seen."""
    since = tenure.since.value if tenure.since else None
    until = tenure.until.value if tenure.until else None
    least = "at least " if tenure.kind == "seen" else ""
    if until and until.endswith("/.."):
        told = f"known to {until.removesuffix('/..')}"
        return f"in office since {since} ({told})" if since else f"in office ({told})"
    if since and until:
        return (
            f"in office {least}from {since} to {until}" if since != until else f"in office {least}on {since}"
        )
    if since:
        return f"in office {least}since {since}"
    return f"in office until {until}" if until else "in office at times that no source states"
