"""Who is named in a sentence: persons with posts and without, bodies, states, pronouns, several who hold one post."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from onrecord.actors.lexicon import FRONTS, is_body_word, is_head
from onrecord.actors.names import is_never_name, surname_of
from onrecord.actors.parties import match_party
from onrecord.actors.printed import PrintedParty
from onrecord.actors.read import Line, PrintedActor, match_actor, match_actors
from onrecord.actors.words import Word, split_words
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_roster import Roster, has_given_name
from onrecord.ledger.scene import within
from onrecord.model import Actor, Span
from onrecord.model.ledger import Participant
from onrecord.statements.offices import classes_of

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
_AT_THE: Final = " at the "
_OF_THE: Final = len(" of the ")
_REACH_COUNTERPART: Final = 5
_SHORTEST: Final = 3  # letters of a surname that stands alone
_FULL: Final = 2  # words of a name that needs no honorific


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


class Naming:
    """Reads who is named in the words of one sentence; `span` is its place in the document, `time_words` are its dates'."""

    def __init__(self, line: Line, keys: Sequence[str], span: Span, roster: Roster) -> None:
        self.line = line
        self.words = line.words
        self.keys = keys
        self.span = span
        self.roster = roster
        self.parties: Sequence[PrintedParty] = ()
        self.time_words: dict[int, int] = {}

    def span_of(self, first: int, after: int) -> Span:
        """Return the place in the document of the words `first:after`."""
        return self.span[0] + self.words[first].start, self.span[0] + self.words[after - 1].end

    def read(self) -> Iterator[Somebody]:
        """Read from left to right who is named, without overlaps."""
        party_at = {at: one for one in self.parties if (at := self._word_of(one)) is not None}
        at, end = 0, len(self.words)
        while at < end:
            if not self.words[at].is_capital and self.keys[at] not in w.STANDING:
                at += 1  # nine words in ten
                continue
            one = self._read_at(at, party_at.get(at))
            if one is not None and one.after > at:
                yield one
                at = one.after
            else:
                at += 1

    def _word_of(self, party: PrintedParty) -> int | None:
        """Give the word at which a party is printed; None for an acronym in parentheses, whose word is left out."""
        start = party.start - self.span[0]
        at = self.line.word_at(start)
        is_left_out = (
            at
            and start > 0
            and self.line.text[start - 1] == "("
            and (at == len(self.words) or self.words[at].start != start)
        )
        return None if is_left_out else at

    def _read_at(self, at: int, party: PrintedParty | None) -> Somebody | None:
        word, key = self.words[at], self.keys[at]
        if key in w.ALL_PRONOUNS and not (word.is_upper and len(key) > 1) and not self._opens_style(at):
            return self._read_pronoun(at)
        if not word.is_capital:
            return self._read_role(at) if key in w.ROLE_OPENERS else None
        if at in self.time_words:
            return None
        if party is None and (key in w.STATE_NOUNS or key in w.STATES_AGAIN):
            state = self._read_state_noun(at)
            if state is not None:
                return state
        printed = match_actor(self.line, at, len(self.words)) if self._may_open(at) else None
        if printed is not None and self._is_sound(printed, at):
            return self.take(printed, at)
        return self._from_party(party, at) if party is not None else self.read_surname(at, known_only=True)

    def _opens_style(self, at: int) -> bool:
        """Say whether a pronoun is part of a style: "His Majesty King Karel"."""
        follows = self.words[at + 1] if at + 1 < len(self.words) else None
        return self.words[at].is_capital and follows is not None and follows.key in w.STYLES

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

    def _read_state_noun(self, at: int) -> Somebody | None:
        """Read "Republic of Narva", or "the Kingdom" of one named before."""
        if self.keys[at] in w.STATE_NOUNS and self.keys[at + 1 : at + 2] == ["of"]:
            return self._read_state(at)
        is_again = self.keys[at] in w.STATES_AGAIN and self.keys[at - 1 : at] == ["the"]
        return self._read_state_again(at) if is_again else None

    def _read_state(self, at: int) -> Somebody | None:
        """Read "Republic of Narva" as the state."""
        start = self.words[at].end + self.span[0]
        one = next((one for one in self.parties if start <= one.start <= start + _OF_THE), None)
        if one is None or not one.party:
            return None
        after = self.line.word_at(one.end - self.span[0])
        return Somebody("party", at, after, (), (one.party,), self.words[after - 1].is_possessive)

    def _read_state_again(self, at: int) -> Somebody | None:
        """Read "the Kingdom" as the state that the text named last, not its own."""
        follows = self.words[at + 1] if at + 1 < len(self.words) else None
        if follows is not None and follows.is_capital and not follows.pause:
            return None
        code = self.roster.state_before(self.span[0])
        return Somebody("party", at, at + 1, (), (code,), self.words[at].is_possessive) if code else None

    def _read_pronoun(self, at: int) -> Somebody:
        """Read a pronoun, or "his Tarsundic counterpart X"."""
        key = self.keys[at]
        if key in _POSSESSIVE_COUNTERPART and "counterpart" in self.keys[at + 1 : at + _REACH_COUNTERPART]:
            known = match_actor(self.line, at, len(self.words)) or self._behind_counterpart(at)
            if known is not None:
                return self.take(known, at)
        return Somebody("pronoun", at, at + 1, (), (), is_owner=key in w.OWNING)

    def _behind_counterpart(self, at: int) -> PrintedActor | None:
        """Read "his Tarsundic counterpart, Security Adviser X": the post behind the comma, of the adjective's side."""
        comma = self.keys.index("counterpart", at) + 1
        if comma >= len(self.words) or self.words[comma].pause != ",":
            return None
        one = match_actor(self.line, comma, len(self.words))
        if one is None or not one.actor.name or one.actor.party:
            return one if one is not None and one.actor.name else None
        side = match_party(self.words, at + 1)
        if side is None:
            return one
        return one._replace(actor=msgspec.structs.replace(one.actor, party=side[0].code))

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
            return bool(classes_of(actor.post)) or (actor.post or "").lower() in w.ONLY_OF
        name = split_words(actor.name)
        is_other = any(is_head(word) or is_body_word(word) or is_never_name(word) for word in name)
        if not name or is_other or match_party(name, 0) or not actor.name.rstrip(".")[-1:].isalnum():
            return False
        if actor.post or actor.party or self.words[at].start + len(actor.name) < one.end:
            return True
        return len(name) >= _FULL and not _holds_state(name) and self._is_known(actor.name)

    def _is_known(self, name: str) -> bool:
        return has_given_name(name) or self.roster.knows(name)

    def take(self, one: PrintedActor, at: int) -> Somebody:
        """Give those whom an actor printed at word `at` names, completed by the roster."""
        is_owner = self.words[one.after - 1].is_possessive
        printed = match_actors(self.line, at, one.after) if one.is_shared else (one,)
        people = [self._complete(each) for each in printed] or [self._complete(one)]
        parties = tuple(dict.fromkeys(person.party for person in people if person.party))
        kind: Kind = "body" if one.is_body or one.is_group else "person"
        after = one.after
        if (
            kind == "person"
            and len(people) == 1
            and people[0].name
            and not is_owner
            and self._is_numeral(after)
        ):
            people = [self._with_numeral(people[0], after)]
            after += 1
        return Somebody(kind, at, after, tuple(people), parties, is_owner)

    def _is_numeral(self, at: int) -> bool:
        """Say whether the word is a numeral of one letter, which the shape of names takes for an initial: "King Karel V"."""
        if at >= len(self.words) or self.words[at].pause:
            return False
        return self.words[at].key.rstrip(".") in ("i", "v", "x") and self.words[at].is_upper

    def _with_numeral(self, person: Participant, at: int) -> Participant:
        """Return a person with the numeral behind the name."""
        word = self.words[at]
        name = f"{person.name} {self.line.text[word.start : word.end].rstrip('.')}"
        start = person.span[0] if person.span else self.span_of(at, at + 1)[0]
        return msgspec.structs.replace(person, name=name, span=(start, self.span_of(at, at + 1)[1]))

    def _complete(self, one: PrintedActor) -> Participant:
        actor = one.actor
        span = (self.span[0] + one.start, self.span[0] + one.end)
        if actor.party is None and actor.post:
            party = w.ONLY_OF.get(actor.post.lower()) or self._organ_within(span)
            actor = Actor(actor.name, None, actor.post, party, actor.decided_by)
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
        """Return the organisation or the state that a post is at: "Deputy Head at the Commission", "at the Narvan Chancellery"."""
        return next(
            (
                one.party
                for one in within(self.parties, span)
                if one.kind in ("organ", "organisation", "body")
                or (one.kind == "adjective" and self.line.text.endswith(_AT_THE, 0, one.start - self.span[0]))
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

    def read_surname(self, at: int, *, known_only: bool = False) -> Somebody | None:
        """Read a surname that stands alone, of one the page names elsewhere; with `known_only`, in sentences read."""
        word = self.words[at]
        follows_name = (
            at
            and self.words[at - 1].is_capital
            and not word.pause
            and (at - 1) not in self.time_words
            and at > 1
        )
        if (
            is_never_name(word)
            or word.is_initial
            or len(word.key) < _SHORTEST
            or is_head(word)
            or is_body_word(word)
        ):
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


def _holds_state(name: Sequence[Word]) -> bool:
    """Say whether a word of a name is a state's and another's: "Narva-Kessin Contact"."""
    first = (word.key.partition("-")[0].title() for word in name if "-" in word.key)
    return any(match_party(split_words(one), 0) for one in first if one)


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


def to_actor(one: Participant) -> Actor:
    """Return one who took part as an actor alone."""
    return Actor(one.name, one.person_id, one.post, one.party, one.decided_by)
