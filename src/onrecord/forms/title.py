"""A title's grammar: what is published, who speaks, with whom, where and when.

Titles of this kind are one of few sentences: "A's FORM with B, PLACE, DATE",
"FORM by A on MATTER", "FORM of A's CONTACT with B", "A VERB B". What does not
fit is left unread: every field may be None or empty, none is a guess.
"""

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from onrecord.actors.parties import match_party
from onrecord.actors.read import Line, PrintedActor, match_actor, match_actors
from onrecord.actors.words import Word, split_words
from onrecord.forms.outlets import PrintedOutlet, read_outlets
from onrecord.forms.table import (
    ADJECTIVES,
    CONNECTORS,
    CONTACTS,
    NO_EVENT,
    OPENERS,
    PAST_VERBS,
    TOPICS,
    Form,
    Hit,
    find_hits,
    match_verb,
)
from onrecord.forms.tail import read_tail
from onrecord.model.records import Actor, Span
from onrecord.text.dates import Order, PrintedDate

_NUMBER = re.compile(r"\s*(?:[\[(]?\d+[.)\]]|[A-Z]?\d+[.:)])\s+|\s*\d{1,2}\.\d{1,2}\.\d{4}\s*[-–—]\s*")
_MAX_TITLE = 1200  # longer lines are no titles; they are read as far as this

TitleRole = Literal["speaker", "principal", "counterpart"]


class NamedActor(NamedTuple):
    """An actor of a title: its part there, and the half-open span of its words in the title.

    A `speaker` gives or signs the text; a `principal` is whose contact it
    tells of; a `counterpart` is met, called, congratulated or written to.
    """

    role: TitleRole
    actor: Actor
    start: int
    end: int


class TitleFacts(NamedTuple):
    """What a title says of its publication; spans are half-open offsets in the title.

    `of_form` is what excerpts are taken from. `contact` is the kind of contact
    told of: call, meeting, talks, visit.
    """

    form: str | None = None
    form_span: Span | None = None
    of_form: str | None = None
    contact: str | None = None
    named: tuple[NamedActor, ...] = ()
    printed_outlets: tuple[PrintedOutlet, ...] = ()
    place: str | None = None
    place_span: Span | None = None
    published: PrintedDate | None = None
    event: PrintedDate | None = None

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Who speaks; in a release or readout without an author, whose contact it is."""
        given = tuple(named.actor for named in self.named if named.role == "speaker")
        return given or tuple(named.actor for named in self.named if named.role == "principal")

    @property
    def counterparts(self) -> tuple[Actor, ...]:
        """With whom, or to whom."""
        return tuple(named.actor for named in self.named if named.role == "counterpart")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets an interview or article was given to, without generic words ("newspaper")."""
        return tuple(outlet.name for outlet in self.printed_outlets)


class _Found(NamedTuple):
    """What the words before the tail gave."""

    form: str | None = None
    form_span: Span | None = None
    of_form: str | None = None
    contact: str | None = None
    speakers: tuple[PrintedActor, ...] = ()
    principals: tuple[PrintedActor, ...] = ()
    counterparts: tuple[PrintedActor, ...] = ()
    outlets: tuple[PrintedOutlet, ...] = ()


def read_title(title: str, *, order: Order | None = None) -> TitleFacts:
    """Read what a title says; everything it does not say is None or empty.

    `order` settles slash dates, as in `text.dates`. Spans count in `title`.
    """
    text = title[:_MAX_TITLE]
    line = Line(text, split_words(text))
    if not line.words:
        return TitleFacts()
    opening = _NUMBER.match(text)
    first = bisect_left(line.words, opening.end(), key=_start) if opening else 0
    tail = read_tail(line, order)
    if first >= tail.first:
        return TitleFacts(published=tail.published, event=tail.event)
    found = _read_head(line, first, tail.first)
    place = tail.place_span
    actors = (*found.speakers, *found.principals, *found.counterparts)
    if place and any(actor.start < place[1] and place[0] < actor.end for actor in actors):
        place = None
    named = [NamedActor("speaker", a.actor, a.start, a.end) for a in found.speakers]
    named += [NamedActor("principal", a.actor, a.start, a.end) for a in found.principals]
    named += [NamedActor("counterpart", a.actor, a.start, a.end) for a in found.counterparts]
    return TitleFacts(
        form=found.form,
        form_span=found.form_span,
        of_form=found.of_form,
        contact=found.contact,
        named=tuple(named),
        printed_outlets=found.outlets,
        place=text[slice(*place)] if place else None,
        place_span=place,
        published=tail.published,
        event=tail.event,
    )


def _start(word: Word) -> int:
    return word.start


def _read_head(line: Line, first: int, end: int) -> _Found:
    """Read the words between a number before and the tail: by the form's cue, else as a sentence."""
    for tried, hit in enumerate(find_hits(line, first, end)):
        authors = _read_front(line, first, hit)
        if authors is not None:
            return _read_after(line, hit, end, authors)
        if tried == 2:  # noqa: PLR2004 - a cue further on belongs to the matter
            break
    return _read_contact_title(line, first, end) or _read_sentence(line, first, end)


def _read_front(line: Line, first: int, hit: Hit) -> tuple[PrintedActor, ...] | None:
    """Read the author before a cue; () where the cue opens the title; None where it is not the title's own."""
    words = line.words
    cue = bisect_left(words, hit.start, key=_start)
    if hit.form.is_anywhere:
        return _read_pair(line, first, cue)
    if first == cue:
        return ()
    actors = match_actors(line, first, cue)
    if not actors:
        return () if all(_opens(words, n) for n in range(first, cue)) else None
    after = actors[-1].after
    if words[after].pause and after <= cue and not words[after - 1].is_possessive:
        return actors if after == cue and words[after].pause == ":" else None
    between = words[after:cue]
    if any(word.key not in ADJECTIVES and (word.is_capital or word.key in TOPICS) for word in between):
        return None
    if between and not words[after - 1].is_possessive and actors[-1].actor.name:
        return None
    # "Department Press Briefing": who holds it is not who speaks.
    is_host = hit.form.is_hosted and actors[-1].is_body and not words[after - 1].is_possessive
    return () if is_host else actors


def _opens(words: list[Word], at: int) -> bool:
    """Say whether the word may stand before a cue that opens its title."""
    word = words[at]
    if word.key in OPENERS or word.key in ADJECTIVES:
        return True
    if match_party(words, at):
        return True
    # "U.S.-EU Joint Statement", "Valdoria-Narva Joint Statement"
    return word.is_capital and ("-" in word.key or "–" in word.key)


def _read_pair(line: Line, first: int, cue: int) -> tuple[PrintedActor, ...]:
    """Read the two surnames of "Maren-Brandt meeting round-up"; () for any other words, states included."""
    words = line.words
    if cue - first != 2 or words[first + 1].key not in CONTACTS:  # noqa: PLR2004
        return ()
    return _split_pair(line, first)


def _split_pair(line: Line, at: int) -> tuple[PrintedActor, ...]:
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


def _read_after(line: Line, hit: Hit, end: int, authors: tuple[PrintedActor, ...]) -> _Found:
    """Read what follows a cue, preposition by preposition."""
    form = hit.form
    now = bisect_left(line.words, hit.end, key=_start)
    if form.name == "excerpts":
        inner = _read_head(line, now, end) if now < end else _Found()
        return inner._replace(form=form.name, of_form=inner.form, form_span=(hit.start, hit.end))
    if form.is_anywhere:
        return _Found(form.name, (hit.start, hit.end), contact=_contact_before(line, hit), principals=authors)
    if form.name == "press conference" and line.text[hit.start :][:7].lower() == "remarks":
        now = bisect_left(line.words, hit.start, key=_start) + 1
    found = _Found(form.name, (hit.start, hit.end), speakers=authors)
    found = _read_slots(line, form, found, now, end)
    if not found.counterparts:
        found = _read_company(line, found, now, end)
    return found


def _contact_before(line: Line, hit: Hit) -> str | None:
    """Give the kind of contact named right before a cue: "meeting round-up"."""
    cue = bisect_left(line.words, hit.start, key=_start)
    return CONTACTS.get(line.words[cue - 1].key) if cue else None


def _read_slots(line: Line, form: Form, found: _Found, now: int, end: int) -> _Found:
    """Read "by A", "of A's contact", "with outlet", "to B" one after another from word `now`."""
    words = line.words
    while now < end:
        key = words[now].key
        at = now + 1
        actors: tuple[PrintedActor, ...] = ()
        if form.has_contact and key in ("of", "on", "regarding", "about", "with", "between"):
            return _read_contact(line, found, now if key in ("with", "between") else at, end)
        if key in ("by", "from") or (key == "of" and not found.speakers and not form.is_record):
            actors = match_actors(line, at, end, parties=form.has_parties)
            found = found._replace(speakers=found.speakers + actors)
        elif form.has_outlets and key in ("with", "to", "for", "in", "on"):
            person = match_actor(line, at, end)
            if person and person.actor.post and person.actor.name and not found.speakers:
                actors = match_actors(line, at, end)
                found = found._replace(speakers=actors)
            elif key != "on":
                return found._replace(outlets=read_outlets(line, at, end))
        elif form.has_addressee and key == "to":
            actors = _read_people(line, at, end)
            found = found._replace(counterparts=found.counterparts + actors)
        elif key == "between":
            actors = match_actors(line, at, end, parties=True)
            found = found._replace(principals=actors)
        elif key == "with" and form.name in ("press conference", "memorandum of conversation"):
            actors = _read_people(line, at, end)
            found = found._replace(counterparts=actors)
        elif key in ("on", "regarding") and form.has_contact_by_author and found.speakers:
            return _read_contact(line, found, at, end)
        if not actors:
            break
        now = actors[-1].after
    return found


def _read_contact(line: Line, found: _Found, now: int, end: int) -> _Found:
    """Read "A's call with B", "a meeting between A and B" from word `now`; unchanged where it is none."""
    words = line.words
    owners = match_actors(line, now, end)
    if owners and not owners[-1].actor.post and not words[owners[-1].after - 1].is_possessive:
        owners = ()  # "Readout of Latest Stakeholder Meeting": capitals are no name without an ending
    after = owners[-1].after if owners else now
    noun = _find_contact_noun(words, after, end)
    if noun is None:
        if not owners and now < end and words[now].key == "with":
            people = _read_people(line, now + 1, end)
            return found._replace(contact="call", counterparts=people)
        if now < end and words[now].key == "between":
            people = match_actors(line, now + 1, end, parties=True)
            return found._replace(contact="call", principals=people)
        return found
    link = noun + 1
    kind = _kind_of(words, noun)
    people = ()
    while (
        link < min(end, noun + 5)
        and words[link].key not in TOPICS
        and words[link].key not in ("with", "between")
    ):
        link += 1
    if link + 1 < end and words[link].key == "with":
        people = _read_people(line, link + 1, end)
    elif noun + 2 < end and words[noun + 1].key == "of" and not owners:
        owners = tuple(one for one in match_actors(line, noun + 2, end) if one.actor.party or one.actor.name)
    elif link + 1 < end and words[link].key == "between" and not owners:
        owners = match_actors(line, link + 1, end, parties=True)
    return found._replace(contact=kind, principals=owners, counterparts=people)


def _kind_of(words: list[Word], noun: int) -> str:
    """Give the kind of the contact named at `noun`: a conversation is a call where it was by telephone."""
    kind = CONTACTS[words[noun].key]
    if noun and kind != "visit" and words[noun - 1].key in ("telephone", "phone"):
        return "call"
    return kind


def _find_contact_noun(words: list[Word], at: int, end: int) -> int | None:
    """Give the index of the contact's noun in "(bilateral) meeting", before any preposition."""
    for n in range(at, min(end, at + 7)):
        key = words[n].key
        if key in CONTACTS and not (n + 1 < end and words[n + 1].key in CONTACTS):
            return n
        if key in TOPICS or key in ("with", "of", "for", "by", "from") or (n > at and words[n].pause):
            return None
    return None


def _read_people(line: Line, at: int, end: int) -> tuple[PrintedActor, ...]:
    """Read those who are met or written to: a name, a body or a party, no "Student Leaders".

    What somebody owns is met instead of him: "the President's Advisory Board".
    """
    actors = match_actors(line, at, end)
    if actors and actors[-1].after < end and line.words[actors[-1].after - 1].is_possessive:
        actors = tuple(a for a in actors if a.actor.name)
    return tuple(a for a in actors if a.actor.name or a.actor.party or not a.is_group)


def _read_company(line: Line, found: _Found, now: int, end: int) -> _Found:
    """Read "during talks with B", "following a meeting with B" anywhere after the cue."""
    words = line.words
    for n in range(now, end - 1):
        if words[n].key in ("regarding", "concerning", "about"):
            break
        if words[n].key not in ("with", "between") or words[n - 1].key not in CONTACTS:
            continue
        front = words[max(now, n - 7) : n - 1]
        if any(word.key in CONNECTORS for word in front):
            people = _read_people(line, n + 1, end)
            return found._replace(contact=_kind_of(words, n - 1), counterparts=people)
    return found


def _read_contact_title(line: Line, first: int, end: int) -> _Found | None:
    """Read a title that is a contact: "Working meeting with B", "A's visit to Narva", "Talks with B"."""
    words = line.words
    now = first
    while now < end and now - first < 3 and (words[now].key in OPENERS or words[now].key in ADJECTIVES):  # noqa: PLR2004
        now += 1
    if now + 1 < end and words[now].key in CONTACTS:
        if words[now + 1].key == "with":
            people = _read_people(line, now + 2, end)
            return _Found(contact=_kind_of(words, now), counterparts=people)
        if words[now + 1].key == "between":
            people = match_actors(line, now + 2, end, parties=True)
            return _Found(contact=_kind_of(words, now), principals=people)
    if first + 1 < end and words[first + 1].key in CONTACTS:
        pair = _split_pair(line, first)
        if pair:
            return _Found(contact=_kind_of(words, first + 1), principals=pair)
    owners = match_actors(line, first, end)
    if owners and words[owners[-1].after - 1].is_possessive:
        found = _read_contact(line, _Found(), first, end)
        return found if found.contact else None
    return None


def _read_sentence(line: Line, first: int, end: int) -> _Found:
    """Read a title that is a sentence: "A met with B", "A congratulates B", "A on MATTER", "A to B"."""
    words = line.words
    first = _skip_initiative(words, first, end)
    subjects = match_actors(line, first, end)
    if not subjects:
        return _Found()
    at = subjects[-1].after
    if at >= end or words[at - 1].is_possessive:
        return _Found()
    if words[at].pause == ":":
        return _Found(speakers=subjects)
    if words[at].pause not in ("", ")"):
        return _Found()
    if words[at].key == "on" and subjects[0].actor.post:
        return _Found(form="comment", speakers=subjects)
    if words[at].key == "to":
        to = match_actors(line, at + 1, end)
        return _Found(speakers=subjects, counterparts=to) if to and to[-1].after == end else _Found()
    told = match_verb(line, at)
    if not told:
        return _Found(principals=subjects) if _is_told_of(subjects[0], words[at]) else _Found()
    verb, after = told
    span = (words[at].start, after)
    if verb.is_speech:
        return _Found(speakers=subjects)
    people = _read_people(line, bisect_left(words, after, key=_start), end)
    found = _Found(contact=verb.contact, principals=subjects, counterparts=people)
    return found._replace(form=verb.form, form_span=span) if verb.form else found


def _is_told_of(subject: PrintedActor, following: Word) -> bool:
    """Say whether the word after a person is the verb of a sentence about him."""
    if not subject.actor.name or following.is_capital or following.key in TOPICS | NO_EVENT | {"with"}:
        return False
    return bool(subject.actor.post) or following.key.endswith("ed") or following.key in PAST_VERBS


def _skip_initiative(words: list[Word], first: int, end: int) -> int:
    """Give the index after "At the Narvan side's initiative," and the like."""
    if words[first].key in ("on", "at"):
        for n in range(first + 1, min(end, first + 9)):
            if words[n].pause == "," or words[n - 1].key == "initiative":
                return n
    return first
