"""Contacts in titles: "A's call with B", "talks between A and B", "following a meeting with B"."""

import re
from typing import NamedTuple

from onrecord.actors.parties import match_party
from onrecord.actors.read import Line, PrintedActor, match_actors
from onrecord.actors.words import Word, split_words
from onrecord.forms.outlets import PrintedOutlet
from onrecord.forms.table import ADJECTIVES, CONNECTORS, CONTACTS, OPENERS, TOPICS, Hit
from onrecord.model.base import Actor, Span


class Found(NamedTuple):
    """What the words before the tail gave."""

    form: str | None = None
    form_span: Span | None = None
    of_form: str | None = None
    contact: str | None = None
    speakers: tuple[PrintedActor, ...] = ()
    principals: tuple[PrintedActor, ...] = ()
    counterparts: tuple[PrintedActor, ...] = ()
    subjects: tuple[PrintedActor, ...] = ()
    outlets: tuple[PrintedOutlet, ...] = ()


def read_contact(line: Line, found: Found, now: int, end: int) -> Found:
    """Read "A's call with B", "a meeting between A and B" from word `now`; unchanged where it is none."""
    words = line.words
    owners = match_actors(line, now, end)
    last = owners[-1] if owners else None
    if (
        last
        and not last.is_body
        and not (
            last.actor.post
            and (last.actor.name or any(word.key in CONTACTS for word in words[last.after : last.after + 1]))
        )
        and not words[last.after - 1].is_possessive
    ):
        owners = ()  # "Readout of Latest Stakeholder Meeting": capitals are no name without an ending
    after = owners[-1].after if owners else now
    noun = _find_contact_noun(words, after, end)
    if noun is None:
        if not owners and now < end and words[now].key == "with":
            people = read_people(line, now + 1, end)
            return found._replace(contact="call", counterparts=people)
        if now < end and words[now].key == "between":
            people = match_actors(line, now + 1, end, parties=True)
            return found._replace(contact="call", principals=people)
        return found
    link = noun + 1
    kind = kind_of(words, noun)
    people = ()
    while (
        link < min(end, noun + 5)
        and words[link].key not in TOPICS
        and words[link].key not in ("with", "between")
    ):
        link += 1
    is_called = words[link].key == "to" and kind == "call" if link < end else False
    if link + 1 < end and (words[link].key == "with" or is_called):
        people = read_people(line, link + 1, end)
    elif noun + 2 < end and words[noun + 1].key == "of" and not owners:
        owners = tuple(one for one in match_actors(line, noun + 2, end) if one.actor.party or one.actor.name)
    elif link + 1 < end and words[link].key == "between" and not owners:
        owners = match_actors(line, link + 1, end, parties=True)
    return found._replace(contact=kind, principals=owners, counterparts=people)


def _find_contact_noun(words: list[Word], at: int, end: int) -> int | None:
    """Give the index of the contact's noun in "(bilateral) meeting", before any preposition."""
    for n in range(at, min(end, at + 7)):
        key = words[n].key
        # "Summit Telephone Talk": the last of several nouns is the contact.
        beyond = n + 2 if n + 1 < end and words[n + 1].key in ("telephone", "phone", "video") else n + 1
        if key in CONTACTS and not (beyond < end and words[beyond].key in CONTACTS):
            return n
        if key in TOPICS or key in ("with", "of", "for", "by", "from") or (n > at and words[n].pause):
            return None
    return None


def kind_of(words: list[Word], noun: int) -> str:
    """Give the kind of the contact named at `noun`: a conversation is a call where it was by telephone."""
    kind = CONTACTS[words[noun].key]
    if noun and kind != "visit" and words[noun - 1].key in ("telephone", "phone"):
        return "call"
    return kind


def read_people(line: Line, at: int, end: int) -> tuple[PrintedActor, ...]:
    """Read those who are met or written to: a name, a body or a party, no "Student Leaders".

    What somebody owns is met instead of him: "the President's Advisory Board".
    """
    actors = match_actors(line, at, end)
    if actors and actors[-1].after < end and line.words[actors[-1].after - 1].is_possessive:
        actors = tuple(a for a in actors if a.actor.name)
    return tuple(a for a in actors if a.actor.name or a.actor.party or not a.is_group)


def read_company(line: Line, found: Found, now: int, end: int) -> Found:
    """Read "during talks with B", "following a meeting with B" anywhere after the cue."""
    words = line.words
    for n in range(now, end - 1):
        if words[n].key in ("regarding", "concerning", "about"):
            break
        if words[n].key not in ("with", "between") or words[n - 1].key not in CONTACTS:
            continue
        front = words[max(now, n - 7) : n - 1]
        if any(word.key in CONNECTORS for word in front):
            people = read_people(line, n + 1, end)
            return found._replace(contact=kind_of(words, n - 1), counterparts=people)
    return found


def read_contact_title(line: Line, first: int, end: int) -> Found | None:
    """Read a title that is a contact: "Working meeting with B", "A's visit to Narva", "Talks with B"."""
    words = line.words
    now = first
    while now < end and now - first < 3 and (words[now].key in OPENERS or words[now].key in ADJECTIVES):  # noqa: PLR2004
        now += 1
    if now + 1 < end and words[now].key in CONTACTS:
        if words[now + 1].key == "with":
            people = read_people(line, now + 2, end)
            return Found(contact=kind_of(words, now), counterparts=people)
        if words[now + 1].key == "between":
            people = match_actors(line, now + 2, end, parties=True)
            return Found(contact=kind_of(words, now), principals=people)
    if first + 1 < end and words[first + 1].key in CONTACTS:
        pair = split_pair(line, first)
        if pair:
            return Found(contact=kind_of(words, first + 1), principals=pair)
    return _read_bilateral(line, first, end) or _read_owned(line, first, end)


def _read_owned(line: Line, first: int, end: int) -> Found | None:
    """Read "A's visit to Narva", "PM call with B"."""
    words = line.words
    owners = match_actors(line, first, end)
    if not owners:
        return None
    after = owners[-1].after
    # "PM call with President Brandt": a post alone may leave its ending out.
    is_short = after + 1 < end and words[after].key in CONTACTS and words[after + 1].key == "with"
    # "Ilse Maren call with President Brandt": so may a name before a word in small letters.
    is_owner = words[after - 1].is_possessive or (is_short and owners[-1].actor.name is None)
    is_bare = is_short and not is_owner and not words[after].is_capital
    if is_owner or is_bare:
        found = read_contact(line, Found(), first, end)
        if is_bare and not found.principals:
            found = found._replace(principals=owners)
        return found if found.contact and (found.counterparts or not is_bare) else None
    return None


def _read_bilateral(line: Line, first: int, end: int) -> Found | None:
    """Read "Norway-Denmark Foreign Ministers' Meeting", "Norway-Denmark Summit Telephone Talk": two states, a post or none."""
    word = line.words[first]
    parts = re.split("[-–]", line.text[word.start : word.end])
    parties = [match_party(split_words(part), 0) for part in parts if part]
    if len(parts) != 2 or len(parties) != 2 or not all(parties):  # noqa: PLR2004
        return None
    noun = _find_contact_noun(line.words, first + 1, end)
    if noun is None:
        return None
    plural = next((n for n in range(first + 1, noun) if line.words[n].is_possessive), None)
    post = line.text[line.words[first + 1].start : line.words[plural].end].rstrip("'’") if plural else None
    post = post.removesuffix("s") if post else None
    middle = word.start + len(parts[0])
    spans = ((word.start, middle), (middle + 1, word.end))
    people = tuple(
        PrintedActor(Actor(post=post, party=party[0].code, decided_by="title"), *span, first + 1)
        for party, span in zip(parties, spans, strict=True)
        if party
    )
    return Found(contact=kind_of(line.words, noun), principals=people)


def split_pair(line: Line, at: int) -> tuple[PrintedActor, ...]:
    """Split "Maren-Brandt" into two people; () where either is a state or no capital."""
    word = line.words[at]
    parts = re.split("[-–]", line.text[word.start : word.end])
    if len(parts) != 2 or not all(part[:1].isupper() and part.isalpha() for part in parts):  # noqa: PLR2004
        return ()
    if any(match_party(split_words(part), 0) or part.isupper() for part in parts):
        return ()
    start = word.start
    middle = start + len(parts[0])
    return (
        PrintedActor(Actor(name=parts[0], decided_by="title"), start, middle, at + 1),
        PrintedActor(Actor(name=parts[1], decided_by="title"), middle + 1, word.end, at + 1),
    )


def contact_before(line: Line, hit: Hit) -> str | None:
    """Give the kind of contact named right before a cue: "meeting round-up"."""
    cue = line.word_at(hit.start)
    return CONTACTS.get(line.words[cue - 1].key) if cue else None
