"""Read every mention of a person in a document: where it stands, and the name, post and party it prints.

    labels of turns ─┐
    title, list of those present ─┤→ mentions, in order, without overlaps
    posts and epithets that speak ─┤
    running text ─┘

Where two overlap, the one above in this list stands: a label has what the
title says of its speaker, running text has only its own words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.actors.names import is_never_key
from onrecord.actors.words import fold
from onrecord.model import Actor, Document, Span
from onrecord.people.figures import Mention, find_figures
from onrecord.people.known import find_leaders
from onrecord.people.leaders import names_in_office
from onrecord.people.participants import read_participants
from onrecord.people.periods import bounds_of
from onrecord.people.prose import begins_given, find_named, is_several, runs_on
from onrecord.people.register import Register
from onrecord.people.undated import Undated, find_year

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEAD = 400  # characters in which a document prints its day
_FRONT = 160  # characters before a name in which its post is looked for
_LONGEST_LABEL = 80
_LABEL, _TITLE, _PRESENT, _SOURCE, _PROSE, _LAST = range(6)  # the lower, the surer
_MOST = 20_000  # mentions of one document; a page with more is a list of names, not a text

_Read = tuple[int, Span, Actor]


def read_mentions(document: Document, on: str | None = None) -> tuple[Mention, ...]:
    """Read the mentions of persons in a document, by place; spans count in its text.

    `on` is the document's date where it is known otherwise (a year inferred);
    without it, of its event, else published, else posted. Linear in the text.
    """
    date = on or date_of(document)
    fixed = list(_read_fixed(document))
    names = [actor.name for _, _, actor in fixed if actor.name]
    in_office = names_in_office(_year_of(document.text, date))
    prose = (
        (_PROSE, (one.start, one.end), Actor(one.name, None, one.post, one.party))
        for one in find_named(document.text, names, in_office)
    )
    kept = _drop_overlaps([*fixed, *prose])
    return tuple(
        Mention(document.id, span, actor.name, actor.post, actor.party, date, words)
        for rank, span, actor in kept[:_MOST]
        if actor.name or actor.post
        for words in (_other_words(document.text[slice(*span)], actor, rank),)
    )


def _other_words(printed: str, actor: Actor, rank: int) -> str | None:
    """Give the words of a mention where they are neither its name nor its post: "MS. MAREN:", "the top diplomat"."""
    words = printed.strip(" :\n")
    if not words or (actor.name or actor.post or "") in words or len(words) > _LONGEST_LABEL or "\n" in words:
        return None
    if rank == _LABEL:  # "Answer:" and "A." name nobody
        own = {fold(word).strip(".:,") for word in (actor.name or actor.post or "").split()}
        return words if any(fold(word).strip(".:,") in own for word in words.split()) else None
    return words if rank == _SOURCE else None


def date_of(document: Document) -> str | None:
    """Give the day that what a document says counts from: of its event, else published, else posted, with a year."""
    for value in (document.event_on, document.published_on, document.posted_on):
        if value and bounds_of(value):
            return value
    return None


def _year_of(text: str, date: str | None) -> int:
    """Give the year of a document's day, else the first that its head prints; 0 without one."""
    bounds = bounds_of(date) if date else None
    printed = None if bounds else _YEAR.search(text, 0, _HEAD)
    return int(bounds[0][:4]) if bounds else int(printed[0]) if printed else 0


def infer_alone(document: Document) -> str | None:
    """Give the day of an event printed without a year, by the leaders the document names with their posts."""
    mentions = read_mentions(document)
    figures = find_figures(mentions, range(len(mentions))) if mentions else []
    register = Register(find_leaders({key for figure in figures for key in figure.keys}))
    printed = next((date.printed for date in document.dates if date.kind == "event"), "")
    found = find_year(Undated(document.event_on or "", printed), figures, register)
    return found.value if found else None


def _read_fixed(document: Document) -> Iterator[_Read]:
    """Yield what labels, the title, the list of those present and sources say, with its rank."""
    for turn in document.turns:
        actor = turn.speaker
        # "Harbour Tidings:" asks, and is an outlet.
        is_told = actor and (turn.role != "question" or actor.post or begins_given(actor.name or ""))
        if turn.label_span and actor and is_told and _is_person(document, actor):
            yield _LABEL, turn.label_span, actor
    for actor in (*document.speakers, *document.counterparts):
        span = _locate(document, actor) if _is_person(document, actor) else None
        if span:
            yield _TITLE, span, actor
    yield from _read_present(document.text)
    yield from _read_sources(document)


def _read_present(text: str) -> Iterator[_Read]:
    """Yield those of the lists of present; where two run together in one name, its place is nobody's."""
    listed = read_participants(text)
    of_line = Counter(one.line for one in listed)
    for one in listed:
        if of_line[one.line] > 1 and runs_on(one.name or ""):
            yield _PRESENT, one.span, Actor()
        elif (one.name or one.post) and not is_several(one.name or ""):
            yield _PRESENT, one.span, Actor(one.name, None, one.post, one.party)


def _is_person(document: Document, actor: Actor) -> bool:
    """Say whether a speaker is a person or a post: an outlet that asks is neither."""
    if actor.name is None:
        return actor.post is not None
    if actor.name in document.outlets or is_several(actor.name):
        return False
    return actor.post is not None or not any(is_never_key(fold(word)) for word in actor.name.split())


def _locate(document: Document, actor: Actor) -> Span | None:
    """Find where the title, or else the text, prints an actor: the name, with the post before it."""
    words = actor.name or actor.post
    if not words:
        return None
    start = document.text.find(words)
    if start < 0:
        return None
    front = (
        document.text.rfind(actor.post, max(0, start - _FRONT), start) if actor.name and actor.post else -1
    )
    if front >= 0 and "\n" not in document.text[front:start]:
        return front, start + len(words)
    return start, start + len(words)


def _read_sources(document: Document) -> Iterator[_Read]:
    """Yield the sources of statements that a post, an epithet or a name tells, with the speaker as decided."""
    for said in document.statements:
        actor = said.speaker
        if not said.source or actor is None or said.mode == "floor" or actor.decided_by == "pronoun":
            continue
        start, end = said.source[0]
        words = document.text[start:end]
        if actor.name is None:
            if actor.post:
                yield _SOURCE, said.source[0], actor
        elif is_several(actor.name):
            continue
        elif actor.name.rpartition(" ")[2] in words:
            yield _LAST, said.source[0], Actor(words if words in actor.name else actor.name)
        elif actor.decided_by == "epithet":
            yield (
                _SOURCE,
                said.source[0],
                Actor(_told_name(document.text, actor), None, actor.post, actor.party),
            )


def _told_name(text: str, actor: Actor) -> str:
    """Give of the name of "the President" what the text prints after the post: "Maren" may not be "Omar Maren"."""
    name, post = actor.name or "", actor.post
    family = name.rpartition(" ")[2]
    is_short = bool(post) and f"{post} {family}" in text and f"{post} {name}" not in text
    return family if is_short else name


def _drop_overlaps(read: Iterable[_Read]) -> list[_Read]:
    """Keep, of mentions that overlap, the one of the lowest rank; in order of place."""
    kept: list[_Read] = []
    for one in sorted(read, key=lambda row: (row[1], row[0])):
        if not kept or kept[-1][1][1] <= one[1][0]:
            kept.append(one)
        elif one[0] < kept[-1][0]:
            kept[-1] = one
    return kept
