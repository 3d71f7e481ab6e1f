"""Decide which documents are readings of one publication. Pure over rows; the archive keeps what is decided.

A publication comes in many readings: as a teaser on other pages, in full,
in two crawls of its page. Joining two that differ is worse than leaving
two apart: ministries print "telephone conversation with X" every week.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from onrecord.settle.clusters import part_bridges
from onrecord.text.bounds import find_bounds

_LEAD: Final = 6
"""Words at the beginning of a text that must agree where a date is missing."""
_SHINGLE: Final = 4
_CONTAINED: Final = 0.8
"""The part of the shorter text's word runs that the longer must hold; cut leads lose a run at their end."""
_TELLING_TITLE: Final = 5
"""Words a title needs to speak for itself where there is no text: "Statement" alone joins nothing."""


class Reading(NamedTuple):
    """What of a document decides whether it is the same publication as another.

    `title` and `words` (the body) are folded; `host` is the host of the
    page's address.
    """

    id: str
    kind: str
    title: str
    posted_on: str | None
    published_on: str | None
    event_on: str | None
    retrieved_on: str | None
    publisher: str | None
    host: str | None
    words: tuple[str, ...]


def same_publication(one: Reading, other: Reading) -> str | None:
    """Return the sentence that says why two readings are of one publication; null where they are not known to be.

    Same title, dates and publishers that do not contradict, and texts that
    agree: the shorter stands in the longer (with equal posted dates), or
    both begin with the same words (where a posted date is missing).
    Symmetric, and a function of these two alone.
    """
    if not one.title or one.title != other.title:
        return None
    if _differ(one.posted_on, other.posted_on) or _differ(one.publisher, other.publisher):
        return None
    if (one.publisher is None or other.publisher is None) and _differ(one.host, other.host):
        return None
    if not (_agree(one.published_on, other.published_on) and _agree(one.event_on, other.event_on)):
        return None
    has_dates = one.posted_on is not None and other.posted_on is not None
    words = _compare_words(one, other, has_dates=has_dates)
    if words is None:
        return None
    dates = "the same posted date" if has_dates else "no date against it"
    return f"the same title, {dates}, and {words}"


def lead_key(words: tuple[str, ...]) -> str:
    """Return the words by which a text without a posted date is looked up: its first six."""
    return " ".join(words[:_LEAD])


def _differ(mine: str | None, theirs: str | None) -> bool:
    return mine is not None and theirs is not None and mine != theirs


def _agree(mine: str | None, theirs: str | None) -> bool:
    """Say whether two dates can be one: equal, or one missing, or stretches that touch."""
    if mine is None or theirs is None or mine == theirs:
        return True
    first, second = find_bounds(mine), find_bounds(theirs)
    if first is None or second is None:
        # XXXX-04-12: the year is not printed, the rest must be the same.
        return mine[4:] == theirs[4:] if "XXXX" in (mine[:4], theirs[:4]) else False
    return first.first <= second.last and second.first <= first.last


def _compare_words(one: Reading, other: Reading, *, has_dates: bool) -> str | None:
    """Say how two texts agree; null where they do not."""
    shorter, longer = sorted((one.words, other.words), key=lambda words: (len(words), words))
    if one.words == other.words and shorter:
        return "the same words"
    if not shorter or _is_title(shorter, one.title):
        # A teaser without a lead, or with its title for one.
        is_telling = has_dates and one.title.count(" ") + 1 >= _TELLING_TITLE
        return "one of them has no text of its own" if is_telling else None
    # A lead may be cut inside its last word, so the last word is not asked.
    first = shorter[: max(1, len(shorter) - 1)]
    if longer[: len(first)] == first and (has_dates or len(first) >= _LEAD):
        return "the shorter text is how the longer begins"
    if not has_dates and lead_key(shorter) != lead_key(longer):
        return None
    if contains(longer, first) >= _CONTAINED:
        return "the shorter text stands in the longer"
    return None


def _is_title(words: tuple[str, ...], title: str) -> bool:
    return " ".join(words) == title


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> float:
    """Return which part of the shorter text's runs of four words the longer holds, 0 to 1. Linear."""
    size = min(_SHINGLE, len(shorter))
    if not size:
        return 0.0
    asked = _shingles(shorter, size)
    return len(asked & _shingles(longer, size)) / len(asked)


def _shingles(words: tuple[str, ...], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(size)), strict=False))


class Rank(NamedTuple):
    """The order of readings of one publication, the best first: in full, then retrieved first, then by id."""

    is_teaser: bool
    retrieved_on: str
    id: str


def rank_reading(id_: str, kind: str, retrieved_on: str | None) -> Rank:
    """Return the place of a reading among those of its publication; no retrieval date comes last."""
    return Rank(kind == "teaser", retrieved_on or "9999", id_)


class Likeness(NamedTuple):
    """Two texts that `same_publication` holds for one; `one` sorts before `other`."""

    one: str
    other: str
    reason: str


class Fact(NamedTuple):
    """What readings of one publication cannot differ in, where it is known."""

    posted_on: str | None
    publisher: str | None


def group_texts(facts: Mapping[str, Fact], likenesses: Iterable[Likeness]) -> dict[str, dict[str, str]]:
    """Return, for each text, the texts of its publication it is joined to directly, with the reasons.

    `facts` has every text. Texts that lack a fact and would join texts that
    differ in it join none of those: which of them is theirs is not known. A
    function of the set alone, not of its order.
    """
    near: dict[str, dict[str, str]] = {text: {} for text in facts}
    for one, other, reason in sorted(likenesses):
        near[one][other] = reason
        near[other][one] = reason
    for field in range(len(Fact._fields)):
        part_bridges({text: fact[field] for text, fact in facts.items()}, near)
    return near
