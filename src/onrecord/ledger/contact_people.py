"""A sentence as the grammar of contacts sees it: its words, and who stands where among them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple

import msgspec

from onrecord.actors.lexicon import FRONTS, is_body_word, is_head
from onrecord.actors.names import is_never_name
from onrecord.actors.parties import match_party
from onrecord.actors.printed import PrintedParty
from onrecord.actors.read import Line, PrintedActor, match_actor, match_actors
from onrecord.actors.words import Word, split_words
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_roster import Roster, has_given_name
from onrecord.ledger.scene import Scene, within
from onrecord.model import Actor, Span, Statement
from onrecord.model.ledger import Participant
from onrecord.statements.cast import surname_of
from onrecord.statements.offices import classes_of
from onrecord.text.times import FoundTime

Kind = Literal["person", "body", "party", "capital", "place", "adjective", "pronoun", "role"]
_POSSESSIVE_COUNTERPART: Final = frozenset(("his", "her", "their", "its"))
_PARTY_KINDS: Final[dict[str, Kind]] = {
    "adjective": "adjective",
    "state": "party",
    "organisation": "party",
    "organ": "party",
    "body": "party",
    "group": "party",
    "capital": "capital",
    "seat": "capital",
}
_DOERS: Final = frozenset(("person", "body", "party", "capital", "pronoun"))
_LONG: Final = 5  # letters of a word that a title in capitals writes with one
_TITLE_PARTS: Final = 8  # sentences of a title
_OF_THE: Final = len(" of the ")
_MOST_COMPANY: Final = 24
_REACH_COUNTERPART: Final = 5
_PARENTHESIS: Final = 28  # words between two commas that may part a subject from its verb


class Somebody(NamedTuple):
    """One who stands in a sentence: the words `first:after`, and whom they name as far as known.

    `people` are persons and bodies; `parties` the sides they stand for, of a
    state named alone that state; `is_owner` where the words end on "'s" or own what follows.
    """

    kind: Kind
    first: int
    after: int
    people: tuple[Participant, ...]
    parties: tuple[str, ...]
    is_owner: bool


class _Part(NamedTuple):
    start: int
    end: int


class Sentence:
    """One sentence with its words and who is named in it."""

    def __init__(self, scene: Scene, roster: Roster, span: Span, *, is_title: bool = False) -> None:
        self.scene = scene
        self.roster = roster
        self.span = span
        text = scene.text[span[0] : span[1]]
        self.line = Line(text, split_words(text))
        self.words: list[Word] = self.line.words
        self.is_title = is_title

    @cached_property
    def keys(self) -> list[str]:
        """The folded words, a pronoun's without what is drawn to it ("we'll" is "we")."""
        return [w.CONTRACTED.get(word.key, word.key) for word in self.words]

    @cached_property
    def is_title_case(self) -> bool:
        """Whether capitals tell nothing, as in most titles."""
        small = (word.key for word in self.words if not word.is_capital and len(word.key) >= _LONG)
        return self.is_title and all(key in w.SMALL_IN_TITLES for key in small)

    @cached_property
    def parties(self) -> Sequence[PrintedParty]:
        """The parties printed here, offsets in the document; a title may be several sentences."""
        if not self.is_title:
            return self.scene.parties_in(self.span)
        parts = within([_Part(*span) for span in self.scene.sentences[:_TITLE_PARTS]], self.span)
        return [one for part in parts for one in self.scene.parties_in((part.start, part.end))]

    @cached_property
    def times(self) -> dict[int, tuple[int, FoundTime]]:
        """By the first word of each expression of time: the word after it, and what it comes to."""
        found: dict[int, tuple[int, FoundTime]] = {}
        if w.HAS_TIME.search(self.line.text) is None:
            return found
        for time in self.scene.times_in(self.span):
            first = self.line.word_at(time.start - self.span[0])
            found[first] = (self.line.word_at(time.end - self.span[0]), time)
        return found

    @cached_property
    def time_words(self) -> dict[int, int]:
        """For every word of an expression of time, the first word of that expression."""
        return {n: first for first, (after, _) in self.times.items() for n in range(first, after)}

    @cached_property
    def people(self) -> dict[int, Somebody]:
        """Who stands here, by first word."""
        return {one.first: one for one in self._read_people()}

    @cached_property
    def ends(self) -> dict[int, Somebody]:
        """Who stands here, by the word after."""
        return {one.after: one for one in self.people.values()}

    @cached_property
    def statement(self) -> Statement | None:
        """The statement that the sentence is, or is part of."""
        middle = self.span[0] + 1
        return self.scene.statement_at((middle, middle + 1))

    def span_of(self, first: int, after: int) -> Span:
        """Return the place in the document of the words `first:after`."""
        return self.span[0] + self.words[first].start, self.span[0] + self.words[after - 1].end

    def said_at(self, first: int, after: int) -> Statement | None:
        """Return the innermost statement that holds these words."""
        return self.scene.statement_at(self.span_of(first, after))

    def place_behind_comma(self, at: int) -> tuple[int, int] | None:
        """Give the words of the document's place where a title prints it at word `at`, behind a comma."""
        place = self.scene.document.place
        if not self.is_title or not place or self.words[at].pause != ",":
            return None
        start = self.words[at].start
        if not self.line.text.startswith(place, start):
            return None
        return at, self.line.word_at(start + len(place))

    def company(self, at: int) -> tuple[list[Somebody], int]:
        """Read "A, B and C" from word `at`: who they are, and the word after the last."""
        found: list[Somebody] = []
        after = at
        while len(found) < _MOST_COMPANY:
            one = self._next(at, is_first=not found)
            if one is None:
                break
            found = _share_party(found, one)
            at = after = one.after
            if at >= len(self.words) or self.words[at - 1].is_possessive:
                break
            if (
                self.keys[at] == "and"
                or self.words[at].pause == ","
                or self.keys[at : at + 3] == ["as", "well", "as"]
            ):
                at += 3 if self.keys[at] == "as" else int(self.keys[at] == "and")
                if self.words[after].pause == "," and at < len(self.words) and self.keys[at] == "and":
                    at += 1
            else:
                break
        return found, after

    def _next(self, at: int, *, is_first: bool) -> Somebody | None:
        """Give who stands at word `at`, past words that name nobody; an adjective before a small word is its state."""
        for n in range(at, min(at + 4, len(self.words))):
            one = self.somebody_at(n)
            if one is not None:
                if one.kind == "adjective":
                    follows = self.words[one.after] if one.after < len(self.words) else None
                    if follows is None or follows.is_capital or follows.pause:
                        return None
                    return one._replace(kind="party", after=one.after + 1)
                # "talks with Maren, Karvel, 4 May": where, not with whom.
                is_where = one.kind == "place" or (one.kind == "capital" and bool(self.words[n].pause))
                is_not_listed = is_where or one.kind == "pronoun"
                return None if is_not_listed and not is_first else one
            if self.keys[n] not in w.OPENING:
                return None
        return None

    def subject(self, at: int) -> list[Somebody]:
        """Read who does what the verb at word `at` tells, to its left; empty where that is not plain."""
        n = self._skip_left(at)
        one = self.ends.get(n) or (self.somebody_at(n - 1) if n else None)
        if one is None and n and self.keys[n - 1] in ("who", "which"):
            one = self.ends.get(n - 1)
        if one is None and 0 < n < len(self.words) and self.words[n].pause == ",":
            one = self._before_parenthesis(n)
        if one is None or one.kind in ("place", "adjective"):
            return []
        found = [one]
        while len(found) < _MOST_COMPANY:
            n = found[-1].first
            while n and self.keys[n - 1] in w.OPENING and self.keys[n - 1] != "both":
                n -= 1
            is_joined = n and (self.keys[n - 1] == "and" or self.words[n].pause == ",")
            if not is_joined:
                break
            before = self.ends.get(n - 1 if self.keys[n - 1] == "and" else n)
            if before is None or before.kind not in _DOERS or before.is_owner:
                break
            found.append(before)
        return found[::-1]

    def _skip_left(self, at: int) -> int:
        """Step over adverbs, helping verbs, dates and "in X" before word `at`; the word after what stands there."""
        n = at
        while n:
            first = self.time_words.get(n - 1)
            if first is not None:
                n = first
                if n and self.keys[n - 1] in ("on", "in", "overnight"):
                    n -= 1
                continue
            place = self.ends.get(n)
            if (
                place
                and place.kind in ("place", "capital", "party")
                and place.first
                and self.keys[place.first - 1] in ("in", "at")
            ):
                n = place.first - 1
                continue
            if self.keys[n - 1] not in w.SKIPPED or (n - 1) in self.people:
                break
            n -= 1
        return n

    def _before_parenthesis(self, at: int) -> Somebody | None:
        """Give who stands before the comma that opens what closes right before word `at`."""
        for n in range(at - 1, max(0, at - _PARENTHESIS), -1):
            if self.words[n].pause == ",":
                return self.ends.get(n)
        return None

    def _read_people(self) -> Iterable[Somebody]:
        """Read from left to right who is named, without overlaps."""
        party_at = {self.line.word_at(one.start - self.span[0]): one for one in self.parties}
        at, end = 0, len(self.words)
        while at < end:
            one = self._read_at(at, party_at.get(at))
            if one is not None and one.after > at:
                yield one
                at = one.after
            else:
                at += 1

    def _read_at(self, at: int, party: PrintedParty | None) -> Somebody | None:
        word, key = self.words[at], self.keys[at]
        if key in w.ALL_PRONOUNS and not (word.is_upper and len(key) > 1):
            return self._read_pronoun(at)
        if not word.is_capital:
            return self._read_role(at)
        if at in self.time_words:
            return None
        if key in w.STATE_NOUNS and self.keys[at + 1 : at + 2] == ["of"]:
            return self._read_state(at)
        printed = match_actor(self.line, at, len(self.words)) if self._may_open(at) else None
        if printed is not None and self._is_sound(printed, at):
            return self._from_printed(printed, at)
        return self._from_party(party, at) if party is not None else self._from_surname(at, known_only=True)

    def _may_open(self, at: int) -> bool:
        """Say whether an actor may open with a capital word: a post, a state, a body, or a name of two words."""
        word = self.words[at]
        after = at + 1
        if after < len(self.words) and not self.words[after].pause and not word.is_possessive:
            follows = self.words[after]
            if follows.is_capital or follows.key in w.NAME_LINKS or is_head(follows) or word.is_initial:
                return True
        return (
            is_head(word)
            or word.key in w.HONORIFICS
            or is_body_word(word)
            or word in FRONTS
            or match_party(self.words, at) is not None
        )

    def _read_state(self, at: int) -> Somebody | None:
        """Read "Republic of Narva" as the state."""
        start = self.words[at].end + self.span[0]
        one = next((one for one in self.parties if start <= one.start <= start + _OF_THE), None)
        if one is None or not one.party:
            return None
        after = self.line.word_at(one.end - self.span[0])
        return Somebody("party", at, after, (), (one.party,), self.words[after - 1].is_possessive)

    def _read_pronoun(self, at: int) -> Somebody:
        """Read a pronoun, or "his Tarsundic counterpart X"."""
        key = self.keys[at]
        if key in _POSSESSIVE_COUNTERPART and "counterpart" in self.keys[at + 1 : at + _REACH_COUNTERPART]:
            known = match_actor(self.line, at, len(self.words))
            if known is not None:
                return self._from_printed(known, at)
        return Somebody("pronoun", at, at + 1, (), (), is_owner=key in w.OWNING)

    def _read_role(self, at: int) -> Somebody | None:
        """Read several who hold one post: "the presidents", "the two foreign ministers"."""
        for size in (3, 2, 1):
            phrase = " ".join(self.keys[at : at + size])
            if phrase in w.ROLES and at + size <= len(self.words):
                return Somebody(
                    "role", at, at + size, (), (), is_owner=self.words[at + size - 1].is_possessive
                )
        return None

    def _is_sound(self, one: PrintedActor, at: int) -> bool:
        """Say whether what the grammar took for an actor can be one here, where nothing says that one is due."""
        actor = one.actor
        if one.is_body or one.is_group:
            return actor.party is not None
        if actor.name is None:
            return bool(classes_of(actor.post))
        name = split_words(actor.name)
        if not name or match_party(name, 0) or any(is_head(word) or is_body_word(word) for word in name):
            return False
        if any(is_never_name(word) for word in name) or not actor.name[-1:].isalnum():
            return False
        if actor.post or self.words[at].start + len(actor.name) < one.end:
            return True
        if len(name) < 2 or any(
            "-" in word.key and match_party(split_words(word.key.partition("-")[0].title()), 0)
            for word in name
        ):
            return False
        return has_given_name(actor.name) or self.roster.knows(actor.name)

    def _from_printed(self, one: PrintedActor, at: int) -> Somebody:
        """Give those whom a printed actor names, completed by the roster."""
        is_owner = self.words[one.after - 1].is_possessive
        printed = match_actors(self.line, at, one.after) if one.is_shared else (one,)
        people = [self._complete(each) for each in printed] or [self._complete(one)]
        parties = tuple(dict.fromkeys(person.party for person in people if person.party))
        kind: Kind = "body" if one.is_body or one.is_group else "person"
        return Somebody(kind, at, one.after, tuple(people), parties, is_owner)

    def _complete(self, one: PrintedActor) -> Participant:
        actor = one.actor
        span = (self.span[0] + one.start, self.span[0] + one.end)
        if actor.party is None and actor.post:
            actor = Actor(actor.name, None, actor.post, self._organ_within(span), actor.decided_by)
        if one.is_body or one.is_group:
            known = actor
        elif actor.name is None:
            known = self.roster.holder_of(actor) or self.roster.meet(actor)
        elif " " not in actor.name and actor.post is None:
            known = self.roster.find(actor.name) or self.roster.meet(actor)
        else:
            known = self.roster.meet(actor)
        return to_participant(known, span)

    def _organ_within(self, span: Span) -> str | None:
        """Return the organisation that a post names: "Deputy Head at the Commission of the Straits"."""
        return next(
            (
                one.party
                for one in within(self.parties, span)
                if one.kind in ("organ", "organisation", "body")
            ),
            None,
        )

    def _from_party(self, party: PrintedParty, at: int) -> Somebody:
        after = self.line.word_at(party.end - self.span[0])
        is_inside = after <= at or self.words[at].end > party.end - self.span[0] + 2  # "US-Russia"
        after = max(after, at + 1)
        codes = party.members or ((party.party,) if party.party else ())
        kind: Kind = "adjective" if is_inside else _PARTY_KINDS.get(party.kind, "place")
        return Somebody(kind, at, after, (), tuple(codes), self.words[after - 1].is_possessive)

    def somebody_at(self, at: int) -> Somebody | None:
        """Give who stands at word `at`; there, where one is due, a surname is looked for in the whole text."""
        one = self.people.get(at)
        if one is None and at < len(self.words) and self.words[at].is_capital and at not in self.time_words:
            one = self._from_surname(at)
        return one

    def _from_surname(self, at: int, *, known_only: bool = False) -> Somebody | None:
        """Read a surname that stands alone, of one the page names elsewhere; with `known_only`, in sentences read."""
        word = self.words[at]
        follows_name = (
            at
            and self.words[at - 1].is_capital
            and not word.pause
            and (at - 1) not in self.time_words
            and at > 1
        )
        if is_never_name(word) or word.is_initial or len(word.key) < 3 or is_head(word) or is_body_word(word):  # noqa: PLR2004
            return None
        if follows_name:
            return None
        printed = self.line.text[word.start : word.end]
        actor = self.roster.find(printed, known_only=known_only)
        if actor is None or not actor.name or surname_of(actor.name) != printed:
            return None
        after = at + 1
        if (
            after < len(self.words)
            and self.words[after].is_capital
            and not self.words[after].pause
            and not word.is_possessive
        ):
            return None
        person = to_participant(actor, self.span_of(at, after))
        return Somebody(
            "person", at, after, (person,), (actor.party,) if actor.party else (), word.is_possessive
        )


def _share_party(found: list[Somebody], one: Somebody) -> list[Somebody]:
    """Add one to a list; "President A and Prime Minister B of Narva": those before without a side have this one's."""
    if not found or one.kind != "person" or len(one.parties) != 1:
        return [*found, one]
    shared: list[Somebody] = []
    for before in found:
        if before.kind == "person" and not before.parties and all(person.post for person in before.people):
            people = tuple(msgspec.structs.replace(person, party=one.parties[0]) for person in before.people)
            before = before._replace(people=people, parties=one.parties)  # noqa: PLW2901
        shared.append(before)
    return [*shared, one]


def to_participant(actor: Actor, span: Span | None) -> Participant:
    """Return an actor as one who took part."""
    return Participant(
        name=actor.name,
        person_id=actor.person_id,
        post=actor.post,
        party=actor.party,
        decided_by=actor.decided_by,
        span=span,
    )
