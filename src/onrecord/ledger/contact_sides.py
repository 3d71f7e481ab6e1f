"""Who took part: pronouns and posts of several resolved by who speaks, and the one side a mention leaves out."""

import msgspec

from onrecord.actors.read import read_actor
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_memory import PAIR, Memory, Sides
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_people import Somebody, to_actor, to_participant
from onrecord.ledger.contact_places import is_state
from onrecord.ledger.contact_roster import is_spokesperson
from onrecord.ledger.contact_sentence import Sentence
from onrecord.model import Actor, Span, Turn
from onrecord.model.ledger import Participant
from onrecord.statements.offices import classes_of

People = tuple[tuple[Participant, ...], tuple[str, ...]]
_NOBODY: People = ((), ())


def resolve_sides(sentence: Sentence, mention: Mention, memory: Memory) -> Sides:
    """Return who took part in what a mention tells of; fewer than two sides where the page does not say."""
    return _Resolver(sentence, mention, memory).resolve()


class _Gathered:
    """People and sides in the order they are found, each once."""

    def __init__(self) -> None:
        self.people: list[Participant] = []
        self.parties: list[str] = []

    def add_party(self, party: str | None) -> None:
        if party and party not in self.parties:
            self.parties.append(party)

    def add(self, person: Participant) -> None:
        self.add_party(person.party)
        if not (person.name and any(one.name == person.name for one in self.people)):
            self.people.append(person)

    def add_actor(self, actor: Actor, span: Span | None = None) -> None:
        """Add one who is not named here; who speaks for others is his side alone."""
        if is_spokesperson(actor):
            self.add_party(actor.party)
        else:
            self.add(to_participant(actor, span))

    def add_all(self, people: People) -> None:
        for person in people[0]:
            self.add(person)
        for party in people[1]:
            self.add_party(party)


class _Resolver:
    """Resolves the sides of one mention: who speaks, who is addressed and who met last are looked up once."""

    def __init__(self, sentence: Sentence, mention: Mention, memory: Memory) -> None:
        self.sentence = sentence
        self.mention = mention
        self.roster = sentence.roster
        self.document = sentence.scene.document
        self.last = memory.recall(sentence.span[0])
        self.is_far = False
        said = sentence.said_at(mention.noun, mention.noun + 1)
        self.turn: Turn | None = (
            self.document.turns[said.turn] if said is not None and said.turn is not None else None
        )
        self.is_floor = said is not None and said.mode == "floor"
        speaker = said.speaker if said is not None else None
        self.speaker = self.roster.meet(speaker) if speaker is not None and speaker.name else None
        # "We" of a joint statement are all who make it.
        self.others = (
            tuple(self.roster.meet(one) for one in said.others if one.name) if said is not None else ()
        )
        self.found = _Gathered()

    def resolve(self) -> Sides:
        mention = self.mention
        for one in mention.left:
            self._add(one, self.roster.own_party if one.kind == "person" else None)
        side = self.sentence.opening_side() or mention.side
        for one in mention.right:
            self._add(one, side)
        self.found.add_all(((), mention.near))
        if mention.host is not None:
            self._add(mention.host)
        is_implied = self._add_unsaid()
        caller = self._caller()
        return Sides(
            tuple(self.found.people), tuple(self.found.parties), is_implied, caller, is_far=self.is_far
        )

    def _take_last(self) -> Sides:
        """Return those who met last, and remember whether that was told far before."""
        self.is_far = self.is_far or self.last.is_far
        return self.last

    def _caller(self) -> Actor | None:
        if self.mention.caller is None:
            return None
        people, parties = self._resolve_one(self.mention.caller)
        if people:
            return to_actor(people[0])
        return Actor(party=parties[0]) if parties else None

    def _add(self, one: Somebody, side: str | None = None) -> None:
        people, parties = self._resolve_one(one)
        for person in people:
            if side and person.post and (person.party is None or self._is_guessed_own(person)):
                person = msgspec.structs.replace(person, party=side)  # noqa: PLW2901 - the same one, with his side
            if one.kind == "pronoun" and is_spokesperson(person):
                self.found.add_party(person.party)
            else:
                self.found.add(person)
        self.found.add_all(((), parties))

    def _is_guessed_own(self, person: Participant) -> bool:
        """Say whether a person met at a host's has the page's own side only for want of another: "the King" in Norway."""
        if self.mention.side is None or person.party != self.roster.own_party or person.span is None:
            return False
        printed = read_actor(self.sentence.scene.text[slice(*person.span)])
        is_bare = printed is not None and printed.party is None and printed.name == person.name
        return is_bare and not any(one.name == person.name for one in self.document.speakers)

    # The side that is left out.

    def _add_unsaid(self) -> bool:
        """Add the side that a mention leaves out, where it is plain which; say whether one was added."""
        mention = self.mention
        if mention.kind == "conference":
            self._add_conferees()
            return False
        if mention.kind == "visit":
            return self._add_visitor()
        if mention.is_between or mention.is_internal or len(self.found.parties) > 1 or self._add_possessor():
            return False
        if not mention.right and (mention.left or not self._add_two()) and self._is_of_last():
            last = self._take_last()
            self.found.add_all((() if self._is_ours() else last.people, last.parties))
            return True
        if mention.governed in w.PROPOSING and not mention.right:
            return self._add_addressee()
        is_whole = bool(mention.left) and not (self._is_ours() and mention.right)
        has_one = bool(mention.right) or len(self.found.parties) == 1
        return has_one and not is_whole and self._add_other()

    def _add_possessor(self) -> bool:
        """Add the state that "its" means, the last named before it: "Narva has handled its negotiations with Ostrel well"."""
        mention = self.mention
        if mention.is_verb or mention.left or self.sentence.keys[mention.first] != "its":
            return False
        start = self.sentence.span_of(mention.first, mention.first + 1)[0]
        before = [one for one in self.sentence.parties if one.party and one.end <= start]
        if not before or not is_state(before[-1].party or "") or before[-1].party in self.found.parties:
            return False
        self.found.add_party(before[-1].party)
        return True

    def _add_addressee(self) -> bool:
        """Add to an offer of talks the one other state of its sentence: "X proposed consultations to address Y's concerns"."""
        others = {one.party for one in self.sentence.parties if one.party and is_state(one.party)}
        others -= set(self.found.parties)
        if len(self.found.parties) != 1 or len(others) != 1:
            return False
        self.found.add_all(((), tuple(others)))
        return True

    def _add_agreed(self) -> bool:
        """Add those with whom "we" agreed on something "at the meeting in Karvel"; say whether there are several sides."""
        mention, keys = self.mention, self.sentence.keys
        # "agreed to consult with Narva" is of a later day
        verb = next(
            (
                n
                for n in range(mention.after, len(keys))
                if keys[n] in w.AGREEING and keys[n + 1 : n + 2] != ["to"]
            ),
            None,
        )
        behind = next((n for n in range(verb or 0, len(keys)) if keys[n] == "with"), None) if verb else None
        if verb is None or behind is None or not mention.is_definite:
            return False
        subject = self.sentence.subject(verb)
        company, _ = self.sentence.company(behind + 1)
        if not company or any(one.kind not in ("party", "person", "body") for one in company):
            return False
        for one in (*subject, *company):
            self._add(one)
        return len(self.found.parties) > 1

    def _add_two(self) -> bool:
        """Add the two of whom the sentence tells what they did "during a telephone conversation"; say whether there are two."""
        mention, sentence = self.mention, self.sentence
        if mention.is_verb or not mention.first or sentence.keys[mention.first - 1] not in w.DURING:
            return False
        if self._add_agreed():
            return True
        ordered = [sentence.people[n] for n in sorted(sentence.people)]
        persons = [
            one.people[0]
            for one in ordered
            if one.kind == "person"
            and len(one.people) == 1
            and not mention.first <= one.first < mention.after
        ]
        named = {one.name: one for one in persons if one.name}
        if len(named) != PAIR or len({one.party for one in named.values()} - {None}) != PAIR:
            return False
        self.found.add_all((tuple(named.values()), ()))
        return True

    def _is_ours(self) -> bool:
        """Say whether "we" did it, or "our" owns it."""
        keys = self.sentence.keys
        return any(one.kind == "pronoun" and keys[one.first] in w.FIRST_PLURAL for one in self.mention.left)

    def _is_of_last(self) -> bool:
        """Say whether the words mean those who met last: "our talks", "the Karvel meeting"."""
        mention = self.mention
        is_named_again = mention.is_placed or (
            mention.kind == "call" and mention.time is None and not mention.is_other
        )
        is_theirs = mention.is_definite and is_named_again and not mention.left
        return (self._is_ours() or is_theirs) and len(self.last.parties) > 1

    def _add_other(self) -> bool:
        """Add who met those named: of "we" the one of another side, the speaker, the subject, or whose page it is."""
        found = self.found
        is_own = self.speaker is not None and self.speaker.party in found.parties
        if self._is_ours() or (is_own and not self.mention.left):
            others = [one for one in self.last.people if one.party not in found.parties]
            if others:
                self._take_last()
                found.add_all((tuple(others), ()))
                if self.speaker is not None:
                    found.add_actor(self.speaker)
                return True
        implied = self._implied()
        if implied is None or not implied.name or any(one.name == implied.name for one in found.people):
            return False
        if implied is self.speaker and self._is_impersonal():
            found.add_party(implied.party)
            return True
        found.add_actor(implied)
        return True

    def _is_impersonal(self) -> bool:
        """Say whether who holds the floor tells of talks without a word of himself: his side held them, he may not have been there."""
        has_side = self.speaker is not None and bool(self.speaker.party)
        return self.is_floor and has_side and w.FIRST.isdisjoint(self.sentence.keys)

    def _implied(self) -> Actor | None:
        first = self.document.speakers[0] if self.document.speakers else None
        if self.turn is not None and self.turn.role == "question":
            return self.roster.meet(first) if first is not None else None
        if self.speaker is not None:
            return self.speaker
        subject = self._first_person()
        if subject is not None or first is None:
            return subject
        return self.roster.meet(first) if self.mention.is_definite else None

    def _first_person(self) -> Actor | None:
        """Return the first person of the sentence who stands outside the mention and owns nothing."""
        mention = self.mention
        for n in sorted(self.sentence.people):
            one = self.sentence.people[n]
            is_outside = not mention.first <= n < mention.after
            if one.kind == "person" and is_outside and len(one.people) == 1 and not one.is_owner:
                return to_actor(one.people[0])
        return None

    def _add_conferees(self) -> None:
        """Add to a conference who speaks at it by the title; without sides the states that open the sentence: they hold it."""
        if self.sentence.is_title:
            for actor in self.document.speakers:
                if actor.name and not is_spokesperson(actor):
                    self.found.add_actor(self.roster.meet(actor))
        first = next(iter(sorted(self.sentence.people)), None)
        if self.found.parties or first is None:
            return
        group, _ = self.sentence.company(first)
        if len(group) > 1 and all(one.kind == "party" for one in group):
            self.found.add_all(((), tuple(party for one in group for party in one.parties)))

    def _add_visitor(self) -> bool:
        """Add the speaker to a definite visit that nobody else is said to have paid."""
        speaker = self.speaker
        if self.mention.left or not self.mention.is_definite or speaker is None or is_spokesperson(speaker):
            return False
        if not speaker.party or speaker.party in self.found.parties:
            return False
        self.found.add_actor(speaker)
        return True

    # Whom one place of the sentence names.

    def _resolve_one(self, one: Somebody) -> People:
        if one.kind == "role":
            return self._resolve_role(one)
        return self._resolve_pronoun(one) if one.kind == "pronoun" else (one.people, one.parties)

    def _resolve_pronoun(self, one: Somebody) -> People:
        """Return whom "I", "we", "you", "he" or "they" mean; a post behind "we" is whose it is."""
        span = self.sentence.span_of(one.first, one.after)
        key = self.sentence.keys[one.first]
        if key in w.FIRST_SINGULAR or key in w.FIRST_PLURAL:
            behind = self.sentence.people.get(one.after)
            if behind is not None and behind.kind == "role":
                return self._resolve_role(behind)
            joint = self.others if key in w.FIRST_PLURAL else ()
            speakers = (self.speaker, *joint) if self.speaker else ()
            return tuple(to_participant(actor, span) for actor in speakers), ()
        if key in w.SECOND:
            return tuple(to_participant(self.roster.meet(actor), span) for actor in self._addressed()), ()
        if key in w.HE:
            return self._resolve_he(one)
        return self._resolve_they(one) if key in ("they", "them", "their") else _NOBODY

    def _resolve_he(self, one: Somebody) -> People:
        """Return whom "he" means: the one person named before in the sentence, or who spoke in the sentence before it."""
        lone = self.sentence.lone_person(one.first)
        if lone is not None:
            return lone.people, lone.parties
        if any(other.kind == "person" for n, other in self.sentence.people.items() if n < one.first):
            return _NOBODY
        said = self.sentence.scene.last_said(self.sentence.span[0])
        if said is None or said.speaker is None or not said.speaker.name or said.others:
            return _NOBODY
        self.is_far = True
        return (
            to_participant(self.roster.meet(said.speaker), self.sentence.span_of(one.first, one.after)),
        ), ()

    def _addressed(self) -> tuple[Actor, ...]:
        """Return who is "you": in a question the one who answers, else with whom the speaker meets."""
        if self.turn is not None and self.turn.role == "question":
            return self.document.speakers[:1]
        if self.document.counterparts:
            return self.document.counterparts[:1]
        others = [one for one in self.last.people if self.speaker and one.name != self.speaker.name]
        is_one = len(others) == 1 and len(self.last.people) == PAIR
        return (to_actor(others[0]),) if is_one and self._take_last() else ()

    def _resolve_they(self, one: Somebody) -> People:
        """Return whom "they" and "their" mean: several named by their post before, two right behind, the last two."""
        ordered = [self.sentence.people[n] for n in sorted(self.sentence.people)]
        before = [other for other in ordered if other.first < one.first]
        role = next((other for other in reversed(before) if other.kind == "role"), None)
        if role is not None:
            return self._resolve_role(role)
        behind = [other for other in ordered if other.kind == "person" and other.first > one.first]
        if len(behind) >= PAIR and not any(other.kind == "person" for other in before):
            first, second = behind[:PAIR]
            if self.sentence.keys[first.after : second.first] == ["and"]:
                return (*first.people, *second.people), ()
        last = self._take_last()
        return last.people, last.parties

    def _resolve_role(self, one: Somebody) -> People:
        """Return the two who hold the post of which several are named: those who met last, else the two of the page."""
        keys = self.sentence.keys
        if keys[one.after : one.after + 1] == ["of"]:
            return _NOBODY  # "the foreign ministers of the Four" are others
        office = w.ROLES.get(" ".join(keys[one.first : one.after]), "")
        last = self.last
        if not office or (last.people and all(office in classes_of(person.post) for person in last.people)):
            self._take_last()
            return last.people, last.parties
        holders = self.roster.introduced(office)
        if len(holders) == PAIR and holders[0].party != holders[1].party:
            return tuple(to_participant(actor, None) for actor in holders), ()
        return (), self.last.parties
