"""A title's grammar: what is published, who speaks, with whom, where and when.

Titles of this kind are one of few sentences: "A's FORM with B, PLACE, DATE",
"FORM by A on MATTER", "FORM of A's CONTACT with B", "A VERB B". What does not
fit is left unread: every field may be None or empty, none is a guess.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.actors.parties import match_party
from onrecord.actors.read import Line, PrintedActor, match_actor, match_actors
from onrecord.actors.words import Word, split_words
from onrecord.forms.contacts import (
    Found,
    contact_before,
    read_company,
    read_contact,
    read_contact_title,
    read_people,
    split_pair,
)
from onrecord.forms.outlets import PrintedOutlet, read_outlets
from onrecord.forms.table import (
    ADJECTIVES,
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
from onrecord.model.base import Actor, Span
from onrecord.text.dates import Order, PrintedDate

# "302. ", "QE-17: ", "04.05.2031 – ", "[TRANSCRIPT] ", "(LEAD) ", "04.05.31. ", "No: 123, 4 May 2031, ".
_NUMBER = re.compile(
    r"\s*(?:[\[(]?\d+[.)\]]|[A-Z]?\d+[.:)])\s+|\s*\d{1,2}\.\d{1,2}\.\d{4}\s*[-–—]\s*|\s*\d\d\.\d\d\.\d\d\.\s+"
    r"|\s*[\[(](?:[A-Z]{3,12}|[1-9][a-z]{2} LD)[\])]\s+"
    r"|\s*No[.:]{1,2}\s?\d+,\s*(?:\d{1,2} [A-Z][a-z]+ \d{4},\s*)?"
)
_APART = (":", "–", "—", "-")
_MAX_MATTER = 6  # words before a colon: a state, a region, a name
_MAX_TITLE = 1200  # longer lines are no titles; they are read as far as this

TitleRole = Literal["speaker", "principal", "counterpart", "subject"]


class NamedActor(NamedTuple):
    """An actor of a title: its part there, and the half-open span of its words in the title.

    A `speaker` gives or signs the text; a `principal` is whose contact it
    tells of; a `counterpart` is met, called, congratulated or written to; a
    `subject` is whom a sentence is about, and does not speak by it.
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


@lru_cache(maxsize=8192)  # a listing repeats its neighbours' titles: ten of eleven were read before
def read_title(title: str, *, order: Order | None = None) -> TitleFacts:
    """Read what a title says; everything it does not say is None or empty.

    `order` settles slash dates, as in `text.dates`. Spans count in `title`.
    """
    text = title[:_MAX_TITLE]
    line = Line(text, split_words(text))
    if not line.words:
        return TitleFacts()
    opening = _NUMBER.match(text)
    first = line.word_at(opening.end()) if opening else 0
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
    named += [NamedActor("subject", a.actor, a.start, a.end) for a in found.subjects]
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


def _read_head(line: Line, first: int, end: int) -> Found:
    """Read the words between a number before and the tail: by the form's cue, else as a sentence.

    A matter may stand before all of it: "Narva: Statement by the Spokesperson
    on the ferries", "Valdoria – Minister Maren speaks with Foreign Minister Brandt".
    """
    found = _read_part(line, first, end)
    if found.form or found.speakers or found.contact:
        return found
    if line.words[first].key == "by":  # the second line of a title whose first is a kind of page
        return Found(speakers=match_actors(line, first + 1, end))
    colon = next(
        (n for n in range(first, min(first + _MAX_MATTER, end)) if line.words[n].pause in _APART), None
    )
    if colon is None or not line.words[colon].is_capital:
        return found
    behind = _read_part(line, colon, end)
    is_told = behind.contact is not None and match_party(line.words, first) is not None
    return behind if behind.form or is_told else found


def _read_part(line: Line, first: int, end: int) -> Found:
    for tried, hit in enumerate(find_hits(line, first, end)):
        authors = _read_front(line, first, hit, end)
        if authors is not None:
            return _read_after(line, hit, end, authors)
        if tried == 2:  # noqa: PLR2004 - a cue further on belongs to the matter
            break
    return read_contact_title(line, first, end) or _read_sentence(line, first, end)


def _read_front(line: Line, first: int, hit: Hit, end: int) -> tuple[PrintedActor, ...] | None:
    """Read the author before a cue; () where the cue opens the title; None where it is not the title's own."""
    words = line.words
    cue = line.word_at(hit.start)
    if hit.form.is_anywhere:
        return _read_pair(line, first, cue)
    if first == cue:
        return ()
    actors = match_actors(line, first, cue)
    if not actors:
        is_closing = hit.form.closes and hit.end == words[end - 1].end
        return () if is_closing or all(_opens(words, n) for n in range(first, cue)) else None
    if hit.form.is_hosted and _is_at(words, actors[-1], cue):
        return actors
    if not _is_author(words, actors[-1], cue):
        return None
    # "Department Press Briefing": who holds it is not who speaks.
    is_host = hit.form.is_hosted and actors[-1].is_body and not words[actors[-1].after - 1].is_possessive
    return () if is_host else actors


def _is_author(words: list[Word], actor: PrintedActor, cue: int) -> bool:
    """Say whether only the ending of an author, and adjectives, stand between an actor and the cue."""
    after = actor.after
    is_owner = words[after - 1].is_possessive
    if words[after].pause and not is_owner:
        # "Ilse Maren, Spokesperson of the Ministry, answers questions of the press"
        is_closed = words[after].pause == "," and None not in (actor.actor.name, actor.actor.post)
        return after == cue and (is_closed or words[after].pause == ":")
    between = words[after:cue]
    if any(word.key not in ADJECTIVES and (word.is_capital or word.key in TOPICS) for word in between):
        return False
    return is_owner or not between or actor.actor.name is None


def _is_at(words: list[Word], actor: PrintedActor, cue: int) -> bool:
    """Say whether a person is said to be at what the cue names: "Secretary Okoro at a joint press conference"."""
    between = [word.key for word in words[actor.after : cue]]
    if not between or between[0] not in ("at", "in") or actor.actor.name is None:
        return False
    return all(key in ADJECTIVES or key in ("a", "an", "the") for key in between[1:])


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
    return split_pair(line, first)


def _read_after(line: Line, hit: Hit, end: int, authors: tuple[PrintedActor, ...]) -> Found:
    """Read what follows a cue, preposition by preposition."""
    form = hit.form
    now = line.word_at(hit.end)
    if form.name == "excerpts":
        inner = _read_head(line, now, end) if now < end else Found()
        return inner._replace(form=form.name, of_form=inner.form, form_span=(hit.start, hit.end))
    if form.is_anywhere:
        return Found(form.name, (hit.start, hit.end), contact=contact_before(line, hit), principals=authors)
    if form.name == "press conference" and line.text[hit.start :][:7].lower() == "remarks":
        now = line.word_at(hit.start) + 1
    found = Found(form.name, (hit.start, hit.end), speakers=authors)
    if form.has_contact and now < end and not authors and line.words[now].pause == ":":
        told = read_contact_title(line, now, end) or _read_sentence(line, now, end)
        return told._replace(form=form.name, form_span=found.form_span)
    found = _read_slots(line, form, found, now, end)
    if authors and len(found.speakers) > len(authors) and _stands_apart(line, authors):
        # "Foreign Affairs Council: Remarks by the High Representative": the body is where.
        found = found._replace(speakers=found.speakers[len(authors) :])
    if not found.counterparts:
        found = read_company(line, found, now, end)
    return found


def _stands_apart(line: Line, authors: tuple[PrintedActor, ...]) -> bool:
    """Say whether a colon sets bodies before a cue apart from it."""
    return all(author.is_body for author in authors) and line.words[authors[-1].after].pause == ":"


def _read_slots(line: Line, form: Form, found: Found, now: int, end: int) -> Found:
    """Read "by A", "of A's contact", "with outlet", "to B" one after another from word `now`."""
    words = line.words
    while now < end:
        key = words[now].key
        if form.has_contact and key in ("of", "on", "regarding", "about", "with", "between"):
            return read_contact(line, found, now if key in ("with", "between") else now + 1, end)
        if form.has_contact_by_author and key in ("on", "regarding") and found.speakers:
            return read_contact(line, found, now + 1, end)
        if form.has_outlets and key in ("with", "to", "for", "in", "on"):
            found, after = _read_interviewer(line, found, now, end)
        else:
            found, after = _read_party_of_text(line, form, found, now, end)
        if after is None:
            after = _skip_askers(words, form, now, end)
        if after is None:
            break
        now = after
    return found


def _skip_askers(words: list[Word], form: Form, now: int, end: int) -> int | None:
    """Give the index of "by" behind those who asked: "answers to questions from the media by A"; else None."""
    if words[now].key != "from" or not form.has_questions:
        return None
    return next((n for n in range(now, min(end, now + 2 * _MAX_MATTER)) if words[n].key == "by"), None)


def _read_interviewer(line: Line, found: Found, now: int, end: int) -> tuple[Found, int | None]:
    """Read "with X": outlets, or the official whose interview it is where nobody else's is known."""
    person = match_actor(line, now + 1, end)
    if person and person.actor.post and person.actor.name and not found.speakers:
        people = match_actors(line, now + 1, end)
        return found._replace(speakers=people), people[-1].after
    if line.words[now].key == "on":
        return found, None
    return found._replace(outlets=read_outlets(line, now + 1, end)), None


def _read_party_of_text(line: Line, form: Form, found: Found, now: int, end: int) -> tuple[Found, int | None]:
    """Read who gives or gets the text: "by A", "from A", "to B", "between A and B"; None where nobody."""
    key, at = line.words[now].key, now + 1
    people: tuple[PrintedActor, ...] = ()
    if key in ("by", "from") or (key == "of" and not found.speakers and not form.is_record):
        people = match_actors(line, at, end, parties=form.has_parties)
        found = found._replace(speakers=found.speakers + people)
    elif (key == "to" and form.has_addressee) or (key == "with" and form.has_company):
        people = read_people(line, at, end)
        found = found._replace(counterparts=found.counterparts + people)
    elif key == "between":
        people = match_actors(line, at, end, parties=True)
        found = found._replace(principals=people)
    return found, people[-1].after if people else None


def _read_sentence(line: Line, first: int, end: int) -> Found:
    """Read a title that is a sentence: "A met with B", "A congratulates B", "A on MATTER", "A to B"."""
    words = line.words
    first = _skip_initiative(words, first, end)
    subjects = match_actors(line, first, end)
    at = subjects[-1].after if subjects else end
    if at >= end or words[at - 1].is_possessive:
        return Found()
    if words[at].pause[:1] == ":":
        return Found(speakers=subjects)
    if words[at].pause not in ("", ")"):
        return Found()
    if words[at].key == "to":
        to = match_actors(line, at + 1, end)
        return Found(speakers=subjects, counterparts=to) if to and to[-1].after == end else Found()
    if words[at].key == "on" and subjects[0].actor.post:
        return Found(form="comment", speakers=subjects)
    return _read_told(line, subjects, at, end)


def _read_told(line: Line, subjects: tuple[PrintedActor, ...], at: int, end: int) -> Found:
    """Read the verb at word `at`, and what it tells of its subjects."""
    told = match_verb(line, at)
    if not told:
        return Found(subjects=subjects) if _is_told_of(subjects[0], line.words[at]) else Found()
    verb, after = told
    if verb.is_speech:
        return Found(speakers=subjects)
    people = read_people(line, line.word_at(after), end)
    contact = verb.contact if people or not verb.needs_object else None
    found = Found(contact=contact, principals=subjects, counterparts=people)
    return found._replace(form=verb.form, form_span=(line.words[at].start, after)) if verb.form else found


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
