"""Read every mechanism and instrument that a document names, each once, with the events of its life."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from onrecord.actors.printed import PrintedParty
from onrecord.ledger.lifecycle import find_events
from onrecord.ledger.lifecycle_event import Cast, count_sides, draw_events, draw_own_act, is_own_act
from onrecord.ledger.lifecycle_found import Found, find_by
from onrecord.ledger.lifecycle_thing import Thing, is_same
from onrecord.ledger.lifecycle_weigh import is_unknown
from onrecord.ledger.lifecycle_words import WORDS
from onrecord.ledger.mechanism_match import keys
from onrecord.ledger.mechanisms_heads import Sentence, find_alias_places, find_places
from onrecord.ledger.mechanisms_judge import Rank, judge
from onrecord.ledger.mechanisms_members import find_appointment, find_members, find_undecided
from onrecord.ledger.mechanisms_phrase import Sight, read_sight
from onrecord.ledger.scene import Scene, within
from onrecord.model import Instrument, Mechanism, Span

_SIDES: Final = 2
_GUESSED: Final = (
    "Whose it is, is only guessed from whom the passage names; neither its words nor the title tell."
)
_NEAR_PARTIES: Final = 700  # characters back to the parties of "a bilateral commission"
_CLAUSE: Final = 90  # characters back in which a clause is denied
_REACH: Final = 1500  # characters back to what "this format" means
_GENERIC: Final = "mechanism"
_MOST_TOGETHER: Final = 12  # phrases of one sentence looked at together
_MOST_ALIKE: Final = 8  # things under one key that a new phrase is compared with, the latest
_MOST_BACK: Final = 40  # phrases back to what "the memorandum" means
_MOST_ALIASES: Final = 12  # short names of one document that are looked for
_SHORT: Final = re.compile(r"\(((?![IVX]+\))[A-Z][A-Za-z]+[A-Z])\)$")
_STATES: Final = frozenset({"state", "adjective", "capital", "seat", "group"})
_OWN_PARTIES: Final = frozenset(
    {"resolution", "charter", "format", "zones"}
)  # theirs only where they name them
_LIST_ENDS: Final = frozenset({"to", "in", "on", "at", "which", "that", "after", "with", "for"})


def read_lifecycles(scene: Scene) -> Iterable[Mechanism | Instrument]:
    """Yield every mechanism and instrument of a document, in the order in which they are first named.

    "The Memorandum", "this format" are of the thing they mean where only one
    can be meant; a phrase with an indefinite article is a thing only where
    something happened to it. Pure, linear in the text.
    """
    places = find_places(scene)
    if not places:
        return
    reader = _Reader(scene)
    for start, held in groupby(places, key=lambda place: place.sentence.start):
        sights = [sight for place in held if (sight := read_sight(place))]
        for at in range(0, len(sights), _MOST_TOGETHER):
            reader.take(sights[at : at + _MOST_TOGETHER])
        if len(sights) == 1:
            reader.take_it(start, sights[0])
    reader.take_aliases()
    for thing in sorted(reader.things, key=lambda thing: thing.spans[0]):
        if thing.is_shared:
            yield thing.draw()


class _Reader:
    """Takes the phrases of sentence after sentence and gathers them to things."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cast = Cast(scene)
        self.things: list[Thing] = []
        self.index: dict[str, list[Thing]] = {}
        self.last: list[Thing | None] = []
        self.guessed: set[Span] = set()  # phrases whose sides are only those spoken of most
        title = scene.document.title_span
        self.title_end = title[1] if title else 0
        self.own_day = scene.document.event_on

    def take(self, sights: Sequence[Sight]) -> None:
        """Take the phrases of one sentence."""
        for sight in sights:
            is_title = sight.sentence.start < self.title_end
            rank = judge(sight, has_own_party=self.cast.own_party(sight.span) is not None, is_title=is_title)
            appointed = find_appointment(sight) if sight.head.needs == "named" else None
            if appointed:
                rank, found = "named", [appointed.found]
            elif sight.head.needs == "named":
                rank, found = "anaphor", []
            else:
                found = list(find_events(sight, sights, is_title=is_title)) if rank else []
                found += [undecided] if rank and (undecided := find_undecided(sight)) else []
                before = self.scene.lower[max(sight.sentence.start, sight.span[0] - _CLAUSE) : sight.span[0]]
                found = [] if is_unknown(before) else found
            thing = self._place(sight, rank, found)
            if thing and appointed:
                thing.add_members((appointed.member,))
            if thing is None:
                if rank or sight.determiner in WORDS["indefinite"]:
                    self._pass_over(sight)
                continue
            if is_title and self._is_own_text(sight):
                thing.events.append(draw_own_act(self.scene, sight))
                thing.dated = thing.dated or self.own_day
            own = self.own_day if is_title or is_own_act(self.scene) else None
            thing.add_members(find_members(sight) if sight.head.sort == "mechanism" else ())
            for one in found:
                thing.parties = self._doers(sight, one) or thing.parties
                thing.events.extend(draw_events(self.cast, sight, one, sights, own))
            self.last.append(thing)

    def take_it(self, start: int, sight: Sight) -> None:
        """Take what the next sentence says of "it", the one thing that a sentence speaks of: as its subject, or with an event."""
        spans = self.scene.sentences
        row = bisect_left(spans, (start, 0)) + 1
        if row >= len(spans) or not self.scene.text.startswith("It ", spans[row][0]):
            return
        thing = self.last[-1] if self.last else None
        if (
            thing is None
            or thing.spans[-1] != sight.span
            or "\n" in self.scene.text[sight.span[1] : spans[row][0]]
        ):
            return
        is_told = any(span[0] >= start for event in thing.events for span in event.evidence)
        if not is_told and sight.first > 1:
            return
        it = sight._replace(
            sentence=Sentence(self.scene, spans[row]), at=0, first=0, last=1, reach=1, determiner="this", name="It",
            proper=(), matter=False, has_capital=False, sharers=(), with_party=False, number=None, dated=None,
        )  # fmt: skip
        for one in find_events(it, (it,), is_title=False):
            thing.spans.append(it.span)
            thing.events.extend(draw_events(self.cast, it, one, (it,), None))

    def take_aliases(self) -> None:
        """Take the places that name a thing by the short name its brackets give: "the THL was ratified"."""
        named = [(thing, short[1]) for thing in self.things if (short := _SHORT.search(thing.name))]
        for thing, alias in named[:_MOST_ALIASES]:
            known = {span[0] for span in thing.spans}
            for place in find_alias_places(self.scene, alias, thing.head):
                sight = read_sight(place)
                if sight is None or sight.span[0] in known:
                    continue
                thing.spans.append(sight.span)
                for one in find_events(sight, (sight,), is_title=False):
                    thing.events.extend(draw_events(self.cast, sight, one, (sight,), None))

    def _is_own_text(self, sight: Sight) -> bool:
        """Say whether the title names the document itself: "Joint Statement by …", "Concept paper on …"."""
        is_first = sight.sentence.span(sight.first, sight.last)[0] == 0
        return is_first and sight.head.sort == "instrument" and self.scene.document.form in WORDS["own_texts"]

    def _pass_over(self, sight: Sight) -> None:
        """Remember that another thing of this noun was spoken of, so that "this mechanism" may mean it."""
        if sight.head.sort == "mechanism":
            self.last.append(None)

    def _place(self, sight: Sight, rank: Rank | None, found: Sequence[Found]) -> Thing | None:
        """Give the thing a phrase means, a new one where it is the first; None where it means none."""
        if rank is None:
            return None
        if rank == "anaphor" or (rank == "indefinite" and sight.head.needs == "companion"):
            known = self._resolve(sight)
            if known or sight.head.needs != "companion" or not (found and len(sight.proper) == 1):
                return known
        parties = self._find_parties(sight)
        known = self._find_same(sight, parties) or self._find_nameless(sight)
        if known is not None:
            known.take(sight, parties)
            if sight.span not in self.guessed and len(parties) == _SIDES:
                known.doubt = None
            self._keep(known)
            return known
        if (
            rank == "indefinite"
            and sight.head.needs != "companion"
            and not self._is_real(sight, parties, found)
        ):
            return None
        thing = Thing(sight, parties)
        if sight.span in self.guessed and len(parties) == _SIDES:
            thing.doubt = _GUESSED
        self.things.append(thing)
        self._keep(thing)
        return thing

    def _is_real(self, sight: Sight, parties: tuple[str, ...], found: Sequence[Found]) -> bool:
        """Say whether what an indefinite phrase speaks of is there: something happened to it, between parties."""
        if sight.head.needs == "exchange":
            return not WORDS["list_acts"].isdisjoint(self.scene.words)
        if sight.head.family == "resolution":
            return bool(found)
        if (
            sight.head.needs == "joint"
            and sight.marked
            and len(parties) >= _SIDES
            and sight.determiner == "a"
        ):
            return True
        if sight.head.sort == "mechanism":
            return bool(found) and (
                sight.head.needs == "shape" or len(parties) >= _SIDES or bool(sight.sharers)
            )
        is_told = sight.head.needs == "shape" or len(parties) >= _SIDES or bool(sight.sharers) or sight.matter
        return bool(found) and is_told

    def _find_parties(self, sight: Sight) -> tuple[str, ...]:
        """Give the parties of a phrase: those it names, the speaker's own, else those its passage is about."""
        parties = count_sides(sight.sharers)
        if sight.head.needs == "exchange":  # "handed over a check list to Tarsund"
            given = _states(sight.sentence.parties((sight.sentence.start, sight.sentence.end)))
            parties = given if len(given) == _SIDES else parties
        if sight.with_party:
            parties = count_sides((self.cast.own_party(sight.span), *parties))
        if len(parties) >= _SIDES or sight.head.family in _OWN_PARTIES:
            return parties
        if parties and sight.head.sort == "instrument" and not sight.with_party:
            return parties
        if sight.head.sort == "instrument" and sight.proper:
            return parties
        return count_sides((*parties, *self._about(sight))) if _needs_parties(sight) else parties

    def _doers(self, sight: Sight, found: Found) -> tuple[str, ...]:
        """Give the parties by which a thing was launched or signed, where it names none itself."""
        words = sight.sentence.words
        if not found.is_passive:
            return ()
        at = find_by(words, found.doer, "by") or find_by(words, found.doer, "between")
        if at is None:
            return ()
        end = next((n for n in range(at + 1, len(words)) if words[n].key in _LIST_ENDS), len(words))
        named = sight.sentence.parties(sight.sentence.span(at, end))
        sides = count_sides(one.party for one in named if one.kind in ("state", "organisation"))
        return sides if len(sides) >= _SIDES else ()

    @cached_property
    def _defined(self) -> tuple[str, ...]:
        """The parties that the document defines: "Valmeria and Tarsund (hereinafter the Parties)"."""
        at = self.scene.text.find("hereinafter")
        rest = self.scene.text[at : at + 60] if at >= 0 else ""
        if not ("Parties" in rest or "Sides" in rest):
            return ()
        start = max(0, at - _NEAR_PARTIES, self.scene.text.rfind("\n", 0, at))
        return count_sides(
            one.party for one in within(self.scene.parties, (start, at)) if one.kind == "state"
        )

    def _about(self, sight: Sight) -> tuple[str, ...]:
        """Give the two parties that a passage is about: of its sentence, of what comes just before, of the document."""
        own = self.scene.document
        if self._defined:
            return self._defined
        titled = count_sides(one.party for one in (*own.speakers, *own.counterparts))
        if len(titled) == _SIDES or (len(titled) > _SIDES and own.form in WORDS["own_act"]):
            return titled
        sentence = sight.sentence
        here = _states(sentence.parties((sentence.start, sight.span[0])))
        if len(here) >= _SIDES:
            return here
        near = _states(self._parties_before(sentence.start))
        pair = self.cast.pair
        if len(pair) == _SIDES and set(pair) <= set(near):
            if not _is_of_two(sight):
                self.guessed.add(sight.span)
            return pair
        if sight.head.sort == "instrument":
            return ()
        guess = self._weightiest(sight, near)
        # Who speaks is of one of the two that the document names most: then these are meant.
        is_own = self.cast.own_party(sight.span) in pair
        if set(guess) != set(pair) or not is_own or not _is_of_two(sight):
            self.guessed.add(sight.span)
        return guess

    def _parties_before(self, at: int) -> Iterator[PrintedParty]:
        """Yield the parties named in the sentences just before a place."""
        spans = self.scene.sentences
        first = bisect_left(spans, (max(0, at - _NEAR_PARTIES), 0))
        for span in spans[first : bisect_left(spans, (at, 0))]:
            yield from Sentence(self.scene, span).parties(span)

    def _weightiest(self, sight: Sight, near: tuple[str, ...]) -> tuple[str, ...]:
        """Give the two named just before, else the speaker's own party and the other that the document names most."""
        if len(near) == _SIDES:
            return near
        mine = self.cast.own_party(sight.span)
        others = [party for party in self.cast.pair if party != mine]
        return count_sides((mine, *others[:1])) if mine and others else self.cast.pair

    def _find_same(self, sight: Sight, parties: tuple[str, ...]) -> Thing | None:
        """Give the thing already found that a phrase names again; the latest where several fit."""
        one = Thing(sight, parties)
        near = {
            id(thing): thing for key in keys(one.sketch) for thing in self.index.get(key, ())[-_MOST_ALIKE:]
        }
        near.update((id(thing), thing) for thing in self.index.get(one.family, ())[-_MOST_ALIKE:])
        return next((thing for thing in reversed(near.values()) if is_same(thing, one)), None)

    def _keep(self, thing: Thing) -> None:
        """Enter a thing under its keys."""
        for key in (*keys(thing.sketch), thing.family):
            held = self.index.setdefault(key, [])
            if thing not in held[-_MOST_ALIKE:]:
                held.append(thing)

    def _find_nameless(self, sight: Sight) -> Thing | None:
        """Give the thing of the same noun that "the Memorandum of October 2031" means, where a date is all it says."""
        if not sight.is_definite or sight.sharers or sight.proper or sight.matter or sight.number:
            return None
        alike = self.index.get(f"{sight.head.sort} {sight.head.family}", [])
        if len(alike) != 1 or (alike[0].dated and sight.dated and alike[0].dated != sight.dated):
            return None
        return alike[0]

    def _resolve(self, sight: Sight) -> Thing | None:
        """Give the thing that "the Memorandum", "this format" means: the last of its noun, none between that may be meant."""
        family = sight.head.family
        for thing in reversed(self.last[-_MOST_BACK:]):
            if thing is None:
                if not family or family in ("mechanism", "format"):
                    return None
                continue
            if thing.head.sort != sight.head.sort:
                continue
            is_near = sight.span[0] - thing.spans[-1][1] <= _REACH
            if family and family not in ("format", _GENERIC):
                if thing.head.family == family:
                    thing.spans.append(sight.span)
                    if sight.head.needs == "companion" and sight.proper and not thing.is_proper:
                        thing.name, thing.is_proper = sight.name, True
                    return thing
            elif is_near:
                return thing
            else:
                return None
        return None


def _states(parties: Iterable[PrintedParty]) -> tuple[str, ...]:
    """Give the states among printed parties, each once."""
    return count_sides(one.party for one in parties if one.kind in _STATES)


def _is_of_two(sight: Sight) -> bool:
    """Say whether a phrase's own words tell that it is of several sides: "joint", "bilateral"; "a task force" does not."""
    return sight.head.sort != "mechanism" or sight.marked


def _needs_parties(sight: Sight) -> bool:
    """Say whether a thing of this kind is between parties that its passage must tell."""
    if sight.head.sort == "mechanism" or sight.head.needs in ("shape", "definite"):
        return True
    # A treaty or a convention is as often of many states as of the two that speak of it.
    return not sight.proper and sight.head.family in ("memorandum", "agreement")
