"""A sentence as the grammar of contacts sees it: its words and dates, who stands where, lists of people, subjects."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from onrecord.actors.printed import PrintedParty
from onrecord.actors.read import Line
from onrecord.actors.words import Word
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_due import read_described, read_due, read_fellow
from onrecord.ledger.contact_people import Naming, Somebody
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.scene import Scene, within
from onrecord.model import Span, Statement
from onrecord.text.times import FoundTime

_DOERS: Final = frozenset(("person", "body", "party", "capital", "pronoun"))
_LONG: Final = 5  # letters of a word that a title in capitals writes with one
_TITLE_PARTS: Final = 8  # sentences of a title
_MOST_FRONT: Final = 6
_MOST_COMPANY: Final = 24
_QUOTES: Final = frozenset("\"“”‘’'")
_OPENING_QUOTE: Final = re.compile(r"[\"“‘'](?=[A-Z])")
_PARENTHESIS: Final = 28  # words between two commas that may part a subject from its verb


class _Part(NamedTuple):
    start: int
    end: int


def _without_asides(text: str, words: list[Word]) -> list[Word]:
    """Return the words but acronyms in parentheses and nicknames in quotes: "Director (DG) Ann “Annie” Roe"."""
    if "(" not in text and not _OPENING_QUOTE.search(text):
        return words
    kept: list[Word] = []
    closed = ""
    for n, word in enumerate(words):
        follows = words[n + 1].pause if n + 1 < len(words) else ""
        is_acronym = word.pause == "(" and word.is_upper and follows[:1] == ")"
        is_nickname = word.pause in _QUOTES and follows in _QUOTES and word.is_capital and bool(kept)
        if is_acronym or (is_nickname and words[n + 1].is_capital and kept[-1].is_capital):
            closed = follows
            continue
        kept.append(word._replace(pause=closed[1:].strip()) if closed else word)
        closed = ""
    return kept


def is_of_title(word: Word) -> bool:
    """Say whether a title in capitals prints a word so: with a capital, or small as all small words."""
    return word.is_capital or len(word.key) < _LONG or word.key in w.SMALL_IN_TITLES


class Sentence:
    """One sentence with its words and who is named in it."""

    def __init__(self, scene: Scene, roster: Roster, span: Span, *, is_title: bool = False) -> None:
        self.scene = scene
        self.roster = roster
        self.span = span
        text = scene.text[span[0] : span[1]]
        self.line = Line(text, _without_asides(text, scene.split(span)))
        self.words: list[Word] = self.line.words
        self.is_title = is_title

    @cached_property
    def keys(self) -> list[str]:
        """The folded words, a pronoun's without what is drawn to it ("we'll" is "we")."""
        return [w.CONTRACTED.get(word.key, word.key) for word in self.words]

    @cached_property
    def is_title_case(self) -> bool:
        """Whether capitals tell nothing, as in most titles."""
        return self.is_title and all(is_of_title(word) for word in self.words)

    @cached_property
    def is_dateline(self) -> bool:
        """Whether it is nothing but a date and capitals: "4 May 2031, 10:30, Karvel"."""
        return all(
            word.is_capital or word.key in w.NAME_LINKS or n in self.time_words
            for n, word in enumerate(self.words)
        )

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
        for time in self.scene.times_in(self.span):
            first = self.line.word_at(time.start - self.span[0])
            found[first] = (self.line.word_at(time.end - self.span[0]), time)
        return found

    @cached_property
    def time_words(self) -> dict[int, int]:
        """For every word of an expression of time, the first word of that expression."""
        return {n: first for first, (after, _) in self.times.items() for n in range(first, after)}

    @cached_property
    def _naming(self) -> Naming:
        naming = Naming(self.line, self.keys, self.span, self.roster)
        naming.parties = self.parties
        naming.time_words = self.time_words
        return naming

    @cached_property
    def people(self) -> dict[int, Somebody]:
        """Who stands here, by first word."""
        return {one.first: one for one in self._naming.read()}

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
            one = self._next(at, is_first=not found) or self._fellow(found, at)
            if one is None or (found and self._tells(one)):
                break
            found = self._share_party(found, one)
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

    def _tells(self, one: Somebody) -> bool:
        """Say whether a body behind a comma is the one that tells of it: "met X, the Foreign Ministry said"."""
        follows = self.keys[one.after] if one.after < len(self.keys) else ""
        return follows in w.REPORTING and not self.words[one.after].pause

    def lone_person(self, at: int) -> Somebody | None:
        """Give the one person named before word `at`; None where nobody is, or more than one."""
        before = [one for n, one in self.people.items() if n < at and one.kind == "person"]
        return before[0] if len(before) == 1 and not before[0].is_owner else None

    def _fellow(self, found: list[Somebody], at: int) -> Somebody | None:
        """Give who shares the post of the one before, printed in the plural: "Ministers A and B"."""
        who = found[-1].people[0] if found and len(found[-1].people) == 1 else None
        if who is None or not who.name or not (who.post or "").endswith("s"):
            return None
        return read_fellow(self._naming, at, who.post or "", who.party)

    def _share_party(self, found: list[Somebody], one: Somebody) -> list[Somebody]:
        """Add one to a list; "President A and Prime Minister B of Narva": those before without a side have this one's."""
        printed = self.line.text[self.words[one.first].start : self.words[one.after - 1].end]
        name = one.people[0].name if one.people else None
        is_shared = one.kind == "person" and len(one.parties) == 1 and bool(name) and f"{name} of " in printed
        if not is_shared:
            return [*found, one]
        shared: list[Somebody] = []
        for before in found:
            if before.kind == "person" and not before.parties and all(who.post for who in before.people):
                people = tuple(msgspec.structs.replace(who, party=one.parties[0]) for who in before.people)
                shared.append(before._replace(people=people, parties=one.parties))
            else:
                shared.append(before)
        return [*shared, one]

    def _next(self, at: int, *, is_first: bool) -> Somebody | None:
        """Give who stands at word `at`, past words that name nobody; an adjective before a small word is its state."""
        for n in range(at, min(at + 4, len(self.words))):
            one = self.somebody_at(n)
            due = read_due(self._naming, n) if self._may_be_more(one, n) else None
            if due is not None:
                return due
            if one is not None:
                return self._listed(one, n, is_first=is_first)
            if self.keys[n] not in w.OPENING and n not in self.time_words:
                return self._named_behind(n)
        return None

    def _may_be_more(self, one: Somebody | None, n: int) -> bool:
        """Say whether a person may stand at word `n` of whom `one` is a part, or whom only the page makes known."""
        if not self.words[n].is_capital or n in self.time_words:
            return False
        if one is None or one.kind == "adjective":
            return True
        if one.kind == "person":
            start, end = self.span_of(one.first, one.after)
            return not any(who.name and who.name in self.scene.text[start:end] for who in one.people)
        follows = self.words[one.after] if one.after < len(self.words) else None
        return one.kind == "party" and follows is not None and follows.is_capital and not follows.pause

    def _named_behind(self, at: int) -> Somebody | None:
        """Give the person named behind up to four small words that say what he is: "democratic opposition leader X"."""
        for n in range(at, min(at + 4, len(self.words))):
            one = self.people.get(n)
            if one is not None:
                return (
                    one if one.kind == "person" and n > at and any(who.name for who in one.people) else None
                )
            word = self.words[n]
            if word.is_capital or word.pause or self.keys[n] in w.CLOSED:
                return None
        return None

    def _listed(self, one: Somebody, n: int, *, is_first: bool) -> Somebody | None:
        """Give who stands at word `n` as one of a list; None for a place, a pronoun behind others, a state's adjective."""
        if one.kind == "adjective":
            follows = self.words[one.after] if one.after < len(self.words) else None
            if follows is not None and follows.is_capital and not follows.pause:
                return self._holder_behind(one)
            if follows is None or follows.pause:
                return None
            return one._replace(kind="party", after=one.after + 1)
        if one.kind == "party":
            return self._holder_behind(one) or one
        # "talks with Maren, Karvel, 4 May": where, not with whom.
        is_where = one.kind == "place" or (one.kind == "capital" and bool(self.words[n].pause))
        is_not_listed = is_where or one.kind == "pronoun"
        return None if is_not_listed and not is_first else one

    def _holder_behind(self, state: Somebody) -> Somebody | None:
        """Give the person whose state stands right before: "Narva's Foreign Minister X", "the Republic of Narva (RON) President X"."""
        n = state.after
        for _ in range(
            _MOST_FRONT
        ):  # "Narvan Diplomatic Adviser to the President X": words no post opens with
            if (
                n in self.people
                or n >= len(self.words)
                or not self.words[n].is_capital
                or self.words[n].pause
            ):
                break
            n += 1
        one = self.people.get(n)
        is_close = one is not None and self.words[n].pause in ("", ")")
        if one is None or not is_close or one.kind != "person" or not all(who.post for who in one.people):
            return None
        people = tuple(
            who if who.party else msgspec.structs.replace(who, party=state.parties[0]) for who in one.people
        )
        parties = tuple(dict.fromkeys(who.party for who in people if who.party))
        return one._replace(people=people, parties=parties)

    def subject(self, at: int) -> list[Somebody]:
        """Read who does what the verb at word `at` tells, to its left; empty where that is not plain."""
        n = self._skip_left(at)
        one = self.ends.get(n) or (self.somebody_at(n - 1) if n else None)
        if one is None and n and self.keys[n - 1] in ("who", "which"):
            one = self.ends.get(n - 1)
        is_aside = 0 < n < len(self.words) and self.words[n].pause == ","
        if is_aside and (one is None or one.kind in ("body", "party")):
            # "Roe, head of the Narvan trade bureau, met": the bureau only says who Roe is.
            one = self._before_parenthesis(n) or one
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

    def opening_side(self) -> str | None:
        """Give the state where a sentence says that its deeds were done: "In Narva, X met with President Y"."""
        one = self.people.get(1) if self.keys[:1] == ["in"] else None
        if one is None or one.kind not in ("place", "capital", "party") or len(one.parties) != 1:
            return None
        is_closed = one.after < len(self.words) and self.words[one.after].pause == ","
        return one.parties[0] if is_closed else None

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
            is_closed = n < len(self.words) and self.words[n].pause == ","  # "Roe, envoy in Narva, met"
            if (
                place
                and not is_closed
                and place.kind in ("place", "capital", "party")
                and place.first
                and self.keys[place.first - 1] in ("in", "at")
            ):
                n = place.first - 1
                continue
            if self.keys[n - 1] not in w.SKIPPED or (n - 1) in self.people:
                break
            if self.keys[n - 1] == "to" and (n - 1) in self.ends and not self.is_title:
                return 0  # "through X to visit": whose visit it is, is not said
            n -= 1
        return n

    def _before_parenthesis(self, at: int) -> Somebody | None:
        """Give who stands before the comma that opens what closes right before word `at`."""
        for n in range(at - 1, max(0, at - _PARENTHESIS), -1):
            if self.words[n].pause == ",":
                return self.ends.get(n) or read_described(self._naming, n)
        return None

    def somebody_at(self, at: int) -> Somebody | None:
        """Give who stands at word `at`; there, where one is due, a surname is looked for in the whole text."""
        one = self.people.get(at)
        if one is None and at < len(self.words) and self.words[at].is_capital and at not in self.time_words:
            one = self._naming.read_surname(at)
        return one
