"""Bodies: ministries, embassies, committees, and the matters they are of.

    body = [party] {matter | unknown capital} noun ["of" matter] {"of" body}

A body ends on a noun of the lexicon ("Department", "Council") or on its
matter ("Ministry of Foreign Affairs"), never on whose it is ("of Norway").
"""

from collections.abc import Sequence

from onrecord.actors.lexicon import BODIES, HEADS, LONGEST, MODIFIERS, PORTFOLIOS, SPEAKING
from onrecord.actors.names import is_never_name
from onrecord.actors.parties import is_place_opener, match_party
from onrecord.actors.words import Word


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
    table = SPEAKING if speaking else BODIES
    now = solid = at
    strangers = 0
    speaks = True
    stop = min(end, at + LONGEST)
    while now < stop:
        word = words[now]
        if now > at and word.pause:
            break
        step = BODIES.match(words, now)
        if step and step[1] <= end:
            speaks = table.match(words, now) is not None
            solid = step[1]
            strangers = 0
            now = step[1]
            matter = end_of_matter(words, now, end)
            if matter > now:
                solid = matter
                now = matter
            if words[now - 1].is_possessive and end_of_body(words, now, min(end, now + 4)) == now:
                break
            continue
        known = match_party(words, now)
        if known and now == at:
            now = known[1]
            continue
        if PORTFOLIOS.match(words, now) or MODIFIERS.match(words, now):
            pass
        elif word.key in ("of", "the", "for", "and", "&", "on", "in") and now > at:
            # Past the body's own noun only its matter goes on: "Office of …".
            if strangers or (solid == now and word.key not in ("of", "for")):
                break
            state = match_party(words, now + 2 if now + 1 < stop and words[now + 1].key == "the" else now + 1)
            if word.key == "of" and state and not state[0].is_adjective and state[0].is_state:
                break  # "of the Russian Federation" is whose body it is
        elif strangers < 3 and _may_name_body(words, now, stop):  # noqa: PLR2004
            strangers += 1
        else:
            break
        if word.is_possessive and word.key != "people":
            break
        now += 1
    return solid if speaks else at
