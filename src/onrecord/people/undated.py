"""The year of a document whose day is printed without one: by the tenures of those it names, and its other readings.

Gathers the evidence for `text.years.infer_dateline_year`, which decides.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.people.figures import Figure
from onrecord.people.periods import bounds_of
from onrecord.people.register import Known, Register
from onrecord.people.roles import Role, agree
from onrecord.people.tenures import is_open
from onrecord.people.wording import ONCE
from onrecord.text.years import WEEKDAYS, InferredDate, YearEvidence, infer_dateline_year

_FULL_NAME = 3  # strength of a match from which it is more than a family's name or initials
_MOST = 6  # tenures that are told as evidence; those that bound the day most


class Undated(NamedTuple):
    """A day without a year: its value (`XXXX-04-12`) and the words that print it."""

    value: str
    printed: str


def find_year(
    undated: Undated,
    figures: Iterable[Figure],
    register: Register,
    dated: Sequence[YearEvidence] = (),
) -> InferredDate | None:
    """Give the day with the one year that all evidence leaves, and the reason; None where none or several are left.

    `figures` are the document's; `dated` is what its own other dates and its
    other readings say.
    """
    weekdays = [YearEvidence("weekday", day) for day in WEEKDAYS if day in undated.printed]
    held = [span for figure in figures for span in _tenures_of(figure, register)]
    # The narrowest first: a tenure of forty years says nothing beside one of fourteen months.
    held.sort(key=lambda piece: (_length(piece.value), piece))
    told = list(dict.fromkeys(held))
    whole = infer_dateline_year(undated.value, [*dated, *weekdays, *told])
    if whole is None:
        return None
    for count in range(min(len(told), _MOST)):
        short = infer_dateline_year(undated.value, [*dated, *weekdays, *told[:count]])
        if short is not None and short.value == whole.value:
            return short
    return whole


def _length(value: str) -> int:
    bounds = bounds_of(value)
    return int(bounds[1][:4]) - int(bounds[0][:4]) if bounds else 0


def _tenures_of(figure: Figure, register: Register) -> Iterable[YearEvidence]:
    """Yield, for a post that a document gives somebody it names in full, when the one known bearer held it."""
    if figure.full is None or not figure.is_clear:
        return
    roles = [role for role in figure.roles if not role.qualifiers & ONCE]
    matches = register.find_names(figure.full, sorted(figure.keys), roles, None)
    persons = [match.known for match in matches if match.holds and match.name >= _FULL_NAME]
    if len(persons) != 1:
        return
    for role in sorted(roles, key=lambda role: (role.name, role.party or "")):
        held = _when_held(persons[0], role)
        if held:
            yield YearEvidence("tenure", held[0], f"{persons[0].name}, {held[1]}")


def _when_held(known: Known, role: Role) -> tuple[str, str] | None:
    """Give the stretch from the first to the last day on which somebody held a post, as EDTF, and the post."""
    held = [
        one.tenure for one in known.held if one.role and agree(role, one.role) and one.tenure.kind == "stated"
    ]
    since = [tenure.since.value for tenure in held if tenure.since]
    if not held or len(since) < len(held):
        return None
    until = [
        ".." if tenure.until is None or is_open(tenure.until.value) else tenure.until.value for tenure in held
    ]
    last = ".." if ".." in until else max(until)
    return f"{min(since)}/{last}", held[0].post
