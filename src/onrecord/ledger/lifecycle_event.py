"""An event as the record keeps it: by whom, when, on what condition, in whose words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_found import Found, doer_begin, find_by
from onrecord.ledger.lifecycle_words import CONDITIONS, WORDS
from onrecord.ledger.mechanisms_phrase import Sight
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Event, Span
from onrecord.model.ledger import DateBasis
from onrecord.text.times import FoundTime

_OURS: Final = frozenset({"we", "i", "our", "us"})
_STATES: Final = frozenset(
    {"state", "adjective", "capital", "seat", "body", "organisation", "group", "organ"}
)
_AFTER_DATE: Final = frozenset({"after", "before", "when", "while", "which", "who", "following", "until"})
_STATES_NAMED: Final = frozenset({"state", "adjective", "capital", "seat", "group"})
_PAIR: Final = 2
_OFTEN: Final = 3  # times a state must be named to be a side of the document
_NEAR: Final = 90  # characters between a cue and its date
_BETWEEN: Final = 25  # characters by which evidence grows to take its date in
_MOST_CONDITION: Final = 600
_LASTING: Final = frozenset(
    {"suspended", "ended", "terminated", "remains in effect", "provisionally applied"}
)
_DATED: Final = re.compile(r"[\[{]?(?:\d{4}|XXXX-)")  # a century is no date of an act
_UP_TO: Final = re.compile(r"\b(?:until|till|through|by|up to|before|for) (?:the )?$", re.IGNORECASE)
_STOP: Final = re.compile(r"[;?!]|:(?!\d)")
_SINCE: Final = "since"


class Cast:
    """Who speaks and is spoken of in a document: persons by family name, and each side's share of its words."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two states that the document names most, where it names both often."""
        parties = self.scene.parties
        named = Counter(one.party for one in parties if one.party and one.kind in _STATES_NAMED)
        often = [party for party, times in named.most_common(_PAIR) if times >= _OFTEN]
        return tuple(often) if len(often) == _PAIR else ()

    def own_party(self, span: Span) -> str | None:
        """Give the party of the one in whose words a span stands; of the document's only speaker where nobody says it."""
        said = self.scene.statement_at(span)
        if said is not None:
            speaker = self.scene.company.complete(said.speaker) if said.speaker else None
            return speaker.party if speaker else None
        parties = {one.party for one in self.scene.document.speakers if one.party}
        if len(parties) > 1:
            return None
        voice = self.scene.company.voice
        return next(iter(parties), voice.party if voice else None)


def draw_events(
    cast: Cast, sight: Sight, found: Found, others: Sequence[Sight], dated: str | None
) -> tuple[Event, ...]:
    """Return the events of one finding: one, or for meetings one a date; dates in names of `others` are not theirs."""
    scene = cast.scene
    cue = sight.sentence.span(*found.cue)
    evidence = min(cue[0], sight.span[0]), max(cue[1], sight.span[1])
    times = _find_times(scene, sight, others, evidence, found)
    said = scene.statement_at(cue) or scene.statement_at(evidence)
    told_by = scene.company.complete(said.speaker) if said and said.speaker else None
    by = _find_doer(cast, sight, found, told_by)
    condition = _find_condition(scene, sight, evidence) if found.event == "ready to resume" else None
    rows = times if found.event == "met" and times else times[:1] or (None,)
    return tuple(
        _draw_one(scene, found, (one, dated), (by, told_by), (evidence, condition, said.n if said else None))
        for one in rows
    )


def _draw_one(
    scene: Scene,
    found: Found,
    when: tuple[FoundTime | None, str | None],
    who: tuple[Actor | None, Actor | None],
    where: tuple[Span, Span | None, int | None],
) -> Event:
    """Return one event with its date."""
    time, own = when
    evidence, condition, statement = where
    date, basis, effective = _read_date(scene, time)
    if date is None and own and found.event in ("agreed", "established", "composition named"):
        date, basis = own, "resolved_from_document_date"
    if date is None and found.is_performed and is_own_act(scene):
        date, basis = scene.own_day(), "resolved_from_document_date" if scene.own_day() else "not_stated"
    if time and time.start - evidence[1] <= _BETWEEN and evidence[0] - time.end <= _BETWEEN:
        evidence = min(evidence[0], time.start), max(evidence[1], time.end)
    return Event(
        event=found.event,
        date=date,
        date_basis=basis if date else "not_stated",
        by=who[0],
        to=None,
        told_by=who[1],
        statement=statement,
        condition=condition,
        evidence=(evidence,),
        effective_on=effective,
    )


def draw_own_act(scene: Scene, sight: Sight) -> Event:
    """Return the event that an instrument's own text is: agreed on the day its title gives."""
    day = scene.document.event_on
    return Event(
        event="agreed",
        date=day,
        date_basis="resolved_from_document_date" if day else "not_stated",
        by=None,
        to=None,
        told_by=None,
        statement=None,
        condition=None,
        evidence=(sight.span,),
    )


def is_own_act(scene: Scene) -> bool:
    """Say whether the document is itself an act of who issues it, not a report."""
    return scene.document.form in WORDS["own_act"]


def _read_date(scene: Scene, time: FoundTime | None) -> tuple[str | None, DateBasis, str | None]:
    """Give the date of the act, its basis, and the date of its effect: "as of 18:00 on 12 March" tells the latter."""
    if time is None or time.value is None:
        return None, "not_stated", None
    before = scene.text[max(0, time.start - 24) : time.start].lower()
    clause = before.replace("\n", ".").rsplit(",", 1)[-1]
    is_effect = any(f" {cue} " in f" {clause} " for cue in WORDS["effective"] if cue != _SINCE)
    if is_effect:
        return None, "not_stated", time.value
    return time.value.removesuffix("/.."), time.basis, None


def _find_times(
    scene: Scene, sight: Sight, others: Sequence[Sight], evidence: Span, found: Found
) -> list[FoundTime]:
    """Give the dates that can be the event's, the likeliest first: just after it, then before it in its clause."""
    sentence = sight.sentence
    names = [one.sentence.span(one.first, max(one.last, one.reach)) for one in others]
    free = [
        one
        for one in sentence.times
        if _may_date(scene.text, one, found) and not any(a <= one.start < b for a, b in names)
    ]
    after = [one for one in free if one.start >= evidence[0] and _is_near(scene.text, evidence, one)]
    before = [one for one in free if one.end <= evidence[0] and _leads(scene.text, one, evidence)]
    return after if found.is_noun else [*after, *reversed(before)]


def _may_date(text: str, time: FoundTime, found: Found) -> bool:
    """Say whether a date can be of what happened: not "until May", nor "since March" of what does not last."""
    if (
        time.value is None
        or not _DATED.match(time.value)
        or _UP_TO.search(text, max(0, time.start - 12), time.start)
    ):
        return False
    return found.event in _LASTING or not time.value.endswith("/..")


def _is_near(text: str, evidence: Span, time: FoundTime) -> bool:
    """Say whether a date inside or after the evidence is of the same clause."""
    if time.start < evidence[1]:
        return True
    between = text[evidence[1] : time.start].lower()
    return len(between) <= _NEAR and not _STOP.search(between) and not _AFTER_DATE & set(between.split())


def _leads(text: str, time: FoundTime, evidence: Span) -> bool:
    """Say whether a date before the evidence is of the same clause."""
    between = text[time.end : evidence[0]].lower()
    is_open = len(between) <= _NEAR and not _STOP.search(between)
    return is_open and not (_AFTER_DATE | {_SINCE}) & set(between.split())


def _find_condition(scene: Scene, sight: Sight, evidence: Span) -> Span | None:
    """Give the span of the words that make a step conditional, within the sentence and what is said there."""
    end = sight.sentence.end
    said = scene.statement_at(evidence)
    if said is not None:
        own = next((stop for start, stop in said.content if start <= evidence[0] < stop), end)
        end = min(end, own)
    low = scene.text[evidence[1] : min(end, evidence[1] + _MOST_CONDITION)].lower()
    starts = [at for cue in CONDITIONS if (at := f" {low} ".find(f" {cue} ")) >= 0]
    if not starts:
        return None
    begin = evidence[1] + max(0, min(starts))
    while begin < end and not scene.text[begin].isalpha():
        begin += 1
    while end > begin and scene.text[end - 1] in ".,;”\"' ":
        end -= 1
    return (begin, end) if begin < end else None


def _find_doer(cast: Cast, sight: Sight, found: Found, told_by: Actor | None) -> Actor | None:
    """Give who did it: after "by", or before the verb; null where no one side is named."""
    words = sight.sentence.words
    if found.is_performed and is_own_act(cast.scene):
        said_by = {one.party for one in cast.scene.document.speakers if one.party}
        return Actor(party=next(iter(said_by))) if len(said_by) == 1 else None
    if found.is_passive:
        at = find_by(words, found.doer)
        if at is None:
            return None
        end = min(len(words), at + 6)
        return _pick(cast, sight, (at, end), is_first=True)
    begin, end = doer_begin(words, found.doer), found.doer[1]
    if begin >= end:
        return None
    keys = ["" if word.is_upper and word.key == "us" else word.key for word in words[begin:end]]  # the US
    if keys[-1] in _OURS or (keys[-1] in WORDS["adverbs"] and _OURS & set(keys[-2:])):
        return _side_of(told_by)
    actor = _pick(cast, sight, (begin, end), is_first=False)
    return actor or (_side_of(told_by) if _OURS & set(keys) else None)


def _side_of(actor: Actor | None) -> Actor | None:
    """Give the side that "we" speaks for: the speaker's party, the speaker where that is not known."""
    return Actor(party=actor.party, decided_by="pronoun") if actor and actor.party else actor


def _pick(cast: Cast, sight: Sight, rows: tuple[int, int], *, is_first: bool) -> Actor | None:
    """Give the one person or party named in a range of words; null where several are."""
    words = sight.sentence.words
    if any(
        words[n].key == "and" and words[n - 1].is_capital and words[n + 1].is_capital
        for n in range(rows[0] + 1, rows[1] - 1)
    ):
        return None
    for word in words[rows[0] : rows[1]]:
        if word.is_capital and (
            person := cast.scene.company.people.get(cast.scene.text[slice(*_place(sight, word))])
        ):
            return person
    span = sight.sentence.span(*rows)
    named = [one for one in sight.sentence.parties(span) if one.party and one.kind in _STATES]
    codes = list(dict.fromkeys(one.party for one in named))
    if len(codes) > 1 and is_first and not _are_joined(cast.scene.text, named[0].end, named[1].start):
        codes = codes[:1]
    if len(codes) == 1:
        return Actor(party=codes[0])
    return None


def _place(sight: Sight, word: Word) -> Span:
    """Give where a word stands in the document."""
    return sight.sentence.start + word.start, sight.sentence.start + word.end


def _are_joined(text: str, start: int, end: int) -> bool:
    """Say whether two names are of one list: "by Valmeria, Tarsund and Quillane"."""
    return text[start:end].strip() in (",", "and", "and the", ", the", "&")


def count_sides(found: Iterable[str | None]) -> tuple[str, ...]:
    """Give the parties of a sequence once each, in order, without nulls."""
    return tuple(dict.fromkeys(one for one in found if one))


def in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give spans once each in order."""
    return tuple(sorted(set(spans)))
