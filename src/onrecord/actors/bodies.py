"""Bodies: ministries, embassies, committees, and the matters they are of.

    body = [party] {matter | unknown capital} noun ["of" matter] {"of" body}

A body ends on a noun of the lexicon ("Department", "Council") or on its
matter ("Ministry of Foreign Affairs"), never on whose it is ("of Norway").
"""

from collections.abc import Sequence
from typing import Literal

from onrecord.actors.lexicon import BODIES, FRONTS, HEADS, LONGEST, MODIFIERS, PORTFOLIOS, SPEAKING
from onrecord.actors.names import is_never_name
from onrecord.actors.parties import is_place_opener, match_party
from onrecord.actors.words import Word

_LINKS = frozenset(("of", "the", "for", "and", "&", "on", "in"))
_MOST_STRANGERS = 3  # words in a row that no table knows


def end_of_portfolios(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index after "Foreign Affairs and Trade", "Relations with Russia"; `at` where none begins."""
    now = solid = at
    stop = min(end, at + LONGEST)
    while now < stop:
        word = words[now]
        if now > at and word.pause not in ("", ","):
            break
        step = PORTFOLIOS.match(words, now)
        if step and word.is_capital:
            # "President of North Ossetia": a direction alone is no matter of office.
            solid = solid if step[1] == now + 1 and is_place_opener(word) else step[1]
            now = step[1]
            if words[now - 1].is_possessive:
                break
        elif word.is_capital and (lead := MODIFIERS.match(words, now)) and PORTFOLIOS.match(words, lead[1]):
            now = lead[1]  # "Special Operations", "National Security Affairs"
        elif now > at and word.is_capital and not word.pause and PORTFOLIOS.match(words, now + 1):
            now += 1  # "Cyber and Emerging Technology"
        elif word.key in ("and", "&") and now > at:
            now += 1
        elif word.key == "with" and solid == now > at:
            known = match_party(words, now + 1)
            return known[1] if known else solid
        else:
            break
    return solid


def end_of_matter(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index after "of Foreign Affairs" that follows a body's noun; `at` where it does not."""
    if at + 1 >= end or words[at].key != "of" or words[at].pause or words[at - 1].is_possessive:
        return at
    first = at + 2 if words[at + 1].key == "the" else at + 1
    after = end_of_portfolios(words, first, end)
    return after if after > first else at


def _may_name_body(words: Sequence[Word], at: int, stop: int) -> bool:
    """Say whether the word may be part of a body's name that no table knows: "Election" in "Election Commission"."""
    if not words[at].is_capital or _is_free_head(words, at):
        return False
    return not is_never_name(words[at]) or (at + 1 < stop and BODIES.match(words, at + 1) is not None)


def _is_free_head(words: Sequence[Word], at: int) -> bool:
    """Say whether a post's head stands here for itself, not in a body's name ("Liaison Department")."""
    head = HEADS.match(words, at)
    return head is not None and not (head[1] < len(words) and BODIES.match(words, head[1]))


def end_of_body(words: Sequence[Word], at: int, end: int, *, speaking: bool = False) -> int:
    """Give the index after the body named at `at` ("the Office of the Foreign Affairs Commission").

    `at` itself where no body is named. With `speaking`, only bodies that
    publish and speak count.
    """
    now = solid = at
    strangers = 0
    last_noun = at
    stop = min(end, at + LONGEST)
    while now < stop and not (now > at and words[now].pause):
        noun = BODIES.match(words, now)
        if noun and noun[1] <= end:
            last_noun, strangers = now, 0
            now = solid = end_of_matter(words, noun[1], end)
            if words[now - 1].is_possessive and end_of_body(words, now, min(end, now + 4)) == now:
                break
            continue
        known = match_party(words, now) if now == at else None
        if known:
            now = known[1]
            continue
        kind = _kind_in_body(words, now, at, stop)
        strangers += kind == "stranger"
        # Past the body's own noun only its matter goes on: "Office of …".
        is_loose = kind == "link" and (strangers or (solid == now and words[now].key not in ("of", "for")))
        if kind is None or is_loose or strangers > _MOST_STRANGERS:
            break
        if words[now].is_possessive and words[now].key != "people":
            break
        now += 1
    if speaking and solid > at and not SPEAKING.match(words, last_noun):
        return at
    return solid


def _kind_in_body(
    words: Sequence[Word], now: int, at: int, stop: int
) -> Literal["matter", "link", "stranger"] | None:
    """Say what the word is in a body's name that began at `at`; None where it cannot be in one."""
    word = words[now]
    if FRONTS.match(words, now):
        return "matter"
    if word.key in _LINKS and now > at:
        state = match_party(words, now + 2 if now + 1 < stop and words[now + 1].key == "the" else now + 1)
        is_owner = word.key == "of" and state and not state[0].is_adjective and state[0].is_state
        return None if is_owner else "link"  # "of the Russian Federation" is whose body it is
    return "stranger" if _may_name_body(words, now, stop) else None
