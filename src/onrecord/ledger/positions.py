"""Positions of a document: what the text itself says of agreement and difference, and what each side holds on an issue."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from onrecord.actors.parties import read_party
from onrecord.actors.printed import read_seat
from onrecord.actors.unlisted import is_adjective_of
from onrecord.ledger.commitments_clause import find_speakers, sentence_at
from onrecord.ledger.commitments_words import any_of
from onrecord.ledger.issues import Mark
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Position, Span, Statement
from onrecord.model.ledger import PositionKind

_FACTS: Final = tomllib.loads((Path(__file__).parent / "words" / "positions.toml").read_text("utf-8"))
_HOLDING: Final = re.compile(
    r"\b(?:{judging})\b|(?<!['’\w])(?:{holders}) (?:\w+ly |also |still |always |have always |fully |do |too )?(?:{holds})\b".format(
        judging=any_of(_FACTS["words"]["judging"]),
        holders=any_of(_FACTS["words"]["holders"]),
        holds=any_of(_FACTS["words"]["holds"]),
    )
)
_ONLY_SAYING: Final = re.compile(rf"\b(?:{any_of(_FACTS['words']['only_saying'])})\b")
_JOINED: Final = re.compile(r",? and (?:the )?")
_PARTISAN: Final = re.compile(rf"\b(?:{any_of(_FACTS['words']['partisan'])})\b")
_JOKE: Final = re.compile(r"\(\s*(?:laughter|laughs|chuckles)", re.IGNORECASE)
_LAUGHED: Final = 14  # characters behind a sentence in which "(Laughter.)" begins
_IDLE: Final = tuple(_FACTS["words"]["idle"])
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEGATION: Final = re.compile(r"(?:\bnot|n't|n’t|\bnever|\bcannot|\bno|\bhardly|\bneither)\b[^.;,]{0,40}$")
_TOGETHER: Final = re.compile(r"\b(?:we|both|sides|our|two countries|parties|presidents|ministers)\b")
_ALONE: Final = re.compile(r"\bi(?:'d|’d)?(?: \w+)? $")
_WISHED: Final = re.compile(rf"\b(?:{'|'.join(_FACTS['words']['wished'])})\s+$")
_OWN_FORMS: Final = frozenset(_FACTS["words"]["own_forms"])
_NEGATED_REACH: Final = 48
_NAMED: Final = re.compile(
    r"(?<!['’\w])(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?: side| government| delegation)? (?:\w+ly |also |still |always |fully |too )?(?:{holds})\b".format(
        holds=any_of(_FACTS["words"]["holds"])
    )
)
_HOLDING_ACTS: Final = frozenset({"ACCUSE", "REJECT"})
# What others report that a side supports or asks for is what it holds; on the floor its own words have to say so.
_REPORTED_ACTS: Final = _HOLDING_ACTS | {"SUPPORT", "APPEAL", "REQUEST"}
_NOUNS: Final = frozenset(_FACTS["words"]["nouns"])
_OPENERS_OF_NOUNS: Final = frozenset(_FACTS["words"]["openers"])
_WANTED: Final = (" to ", " be ")  # "asked the other side to leave", "that they be allowed to leave"
_OF_OTHERS: Final = re.compile(
    r"\b(?:he|she|they) (?:\w+ )?(?:wants?|wanted|believes?|thinks?|supports?)\b"
    r"|\b(?:they|people|some|many|critics|experts|opponents|he|she) (?:\w+ ){0,3}?(?:say|says|saying|said|claim|argue)\b"
)
_FINITE: Final = frozenset(_FACTS["words"]["finite"])
_SHORTEST: Final = 6  # words of a position
_BACK: Final = 2  # sentences of the same paragraph back to what "this" means
_PAIR: Final = 2
_STATE: Final = 3  # letters of a state's code


class PositionCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table: what a wording says of the sides' positions."""

    name: str
    kind: PositionKind
    heads: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    denied: str | None = None
    joint: bool = False
    before: str | None = None


CUES: Final = msgspec.convert(_FACTS["cue"], tuple[PositionCue, ...])


def _by_opener() -> dict[str, list[tuple[str, PositionCue, re.Pattern[str]]]]:
    """Index every head, with its cue, by its first word."""
    found: dict[str, list[tuple[str, PositionCue, re.Pattern[str]]]] = {}
    for cue in CUES:
        pattern = re.compile(cue.pattern)
        for head in cue.heads:
            found.setdefault(head.replace("n't", "t").replace("n’t", "t").split()[0], []).append(
                (head, cue, pattern)
            )
    return found


_BY_OPENER: Final = _by_opener()
_OPENERS: Final = frozenset(_BY_OPENER)


class _Issue(NamedTuple):
    topic: str
    doubt: str | None


def read_positions(scene: Scene) -> Iterator[Position]:
    """Yield the positions of a document in the order of its text.

    Agreement, difference and what is unchanged where the text itself says so
    of two sides; a side's own position where one of a known party says what
    it holds, wants or rejects, and names the issue in the same words. An issue
    taken from the question before is in doubt. Linear in the text.
    """
    relations = list(_find_relations(scene))
    told = {one.evidence[0] for one in relations}
    held = [one for one in _find_held(scene) if sentence_at(scene, one.evidence[0][0]) not in told]
    yield from sorted([*relations, *held], key=lambda one: one.evidence[0])


def _find_relations(scene: Scene) -> Iterator[Position]:
    """Yield what the text says of the sides' agreement or difference, once a sentence."""
    places = []
    for head, cue, pattern in (row for opener in _OPENERS & scene.words for row in _BY_OPENER[opener]):
        at = scene.lower.find(head)
        while at >= 0:
            if not scene.lower[at - 1 : at].isalpha() and pattern.match(scene.text, at):
                places.append((at, cue))
            at = scene.lower.find(head, at + len(head))
    done = -1
    for at, cue in sorted(places, key=lambda place: place[0]):
        sentence = sentence_at(scene, at)
        if sentence[0] <= done or scene.text[sentence[1] - 1 : sentence[1]] == "?":
            continue
        one = _read_relation(scene, sentence, at, cue)
        if one:
            done = sentence[0]
            yield one


def _read_relation(scene: Scene, sentence: Span, at: int, cue: PositionCue) -> Position | None:
    """Read a cue of agreement or difference; None where no two sides or no issue can be told."""
    said = scene.statement_at((at, at + 1))
    if _is_question(scene, said):
        return None
    before = (max(sentence[0], at - 16), at)
    if _ALONE.search(scene.lower, *before) or _WISHED.search(scene.lower, *before):
        return None
    if cue.joint and not (
        _TOGETHER.search(scene.lower, sentence[0], at) or len(_named_sides(scene, (sentence[0], at))) >= _PAIR
    ):
        return None
    near = scene.lower[max(sentence[0], at - _NEGATED_REACH) : at]
    if cue.before and not re.search(cue.before, near):
        return None
    kind: str | None = cue.kind
    if cue.denied is not None and _NEGATION.search(near):
        kind = cue.denied
    is_voiced = said is None or (said.speaker is None and said.turn is None)
    by = scene.company.voice if is_voiced else scene.company.complete(said.speaker if said else None)
    parties = _find_sides(scene, sentence, by)
    is_others = by is not None and by.party is not None and by.party not in parties
    # "The four shared concerns about an accord between Valmeria and Tarsund", said by a third.
    is_of_others = (
        is_others and said is not None and said.mode == "floor" and not _are_subject(scene, (sentence[0], at))
    )
    if not kind or is_of_others or (len(parties) < _PAIR and kind != "unchanged"):
        return None
    issue = _find_issue(scene, sentence, at, said)
    return Position(
        n=0,
        kind=kind,  # type: ignore[arg-type]
        issue=issue.topic,
        by=by,
        parties=parties,
        on=scene.own_day(),
        statement=said.n if said else None,
        evidence=(sentence,),
        doubt=issue.doubt,
    )


def _are_subject(scene: Scene, before: Span) -> bool:
    """Tell whether two sides joined by "and" stand before a cue: what a speaker of a third one tells of them."""
    named = [one for one in scene.parties_in(before) if one.party and _is_side(one.party)]
    return any(
        _JOINED.fullmatch(scene.text, one.end, other.start)
        for one, other in pairwise(named)
        if one.party != other.party
    )


def _find_sides(scene: Scene, sentence: Span, by: Actor | None) -> tuple[str, ...]:
    """Return the sides meant: those that the sentence names; where it says "we", the speaker's and the one other."""
    sides = _named_sides(scene, sentence)
    if _TOGETHER.search(scene.lower, *sentence) is None:
        return sides
    own = by.party if by else None
    if len(sides) >= _PAIR and (own is None or own in sides):
        return sides
    known = scene.company.sides
    if len(known) == _PAIR and (own is None or own in known):
        return known
    n = bisect_left(scene.sentences, sentence)
    for back in range(n, max(-1, n - 1 - _BACK), -1):
        near = _named_sides(scene, scene.sentences[back])
        others = [side for side in near if side != own]
        if own and len(others) == 1:
            return (own, others[0])
    return sides


def _named_sides(scene: Scene, sentence: Span) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(one.party for one in scene.parties_in(sentence) if one.party and _is_side(one.party))
    )


def _is_side(code: str) -> bool:
    """Tell whether a code is one that can hold a position: a state, the EU, or a party that no table knows."""
    return len(code) == _STATE or code == "EU" or not code.isupper()


def _is_question(scene: Scene, said: Statement | None) -> bool:
    """Tell whether a sentence is the questioner's own."""
    if said is None or said.turn is None:
        return False
    return scene.document.turns[said.turn].role == "question"


def _find_issue(scene: Scene, sentence: Span, at: int, said: Statement | None) -> _Issue:
    """Return the issue of a sentence: of its own words, else of what stands before it, its heading, or its question."""
    general = scene.known.general
    if own := scene.topics_in(sentence):
        return _Issue(_weigh([mark for mark in own if mark.start >= at] or own, general), None)
    n = bisect_left(scene.sentences, sentence)
    for back in range(n - 1, max(-1, n - 1 - _BACK), -1):
        before = scene.sentences[back]
        is_near = "\n\n" not in scene.text[before[1] : sentence[0]]
        if is_near and (found := scene.topics_in(before)):
            return _Issue(_weigh(found, general), None)
    heading = _heading_before(scene, sentence[0])
    if heading and (found := scene.topics_in(heading)):
        return _Issue(_weigh(found, general), None)
    asked = _question_before(scene, said)
    if asked and (found := scene.topics_in(asked)):
        return _Issue(
            _weigh(found, general), "The issue is that of the question before it; the sentence names none."
        )
    return _Issue("bilateral-relations", "No issue is named; it is taken for the state of relations.")


def _question_before(scene: Scene, said: Statement | None) -> Span | None:
    """Return the question that a statement's turn answers."""
    turns = scene.document.turns
    if said is None or not said.turn or turns[said.turn - 1].role != "question":
        return None
    return turns[said.turn - 1].text_span


def _heading_before(scene: Scene, at: int) -> Span | None:
    """Return the last heading before an offset."""
    row = bisect_left(scene.headings, (at, at)) - 1
    return scene.headings[row] if row >= 0 else None


def _weigh(marks: Sequence[Mark], general: Collection[str], titled: Collection[str] = ()) -> str:
    """Return the topic of a sentence: one that its title or heading names too, else the one named most, the first of equals.

    General topics ("the state of relations") stand back behind others.
    """
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.topic] = counts.get(mark.topic, 0) + 1
    telling = [topic for topic in counts if topic not in general] or list(counts)
    headed = [topic for topic in telling if topic in titled] or telling
    return max(headed, key=lambda topic: counts[topic])


def _find_held(scene: Scene) -> Iterator[Position]:
    """Yield what each side holds, wants or rejects on an issue that its own words name, once for each who says it."""
    if not scene.document.turns and scene.document.form in _OWN_FORMS and scene.company.voice:
        yield from _find_voiced(scene, scene.company.voice)
    for said in scene.document.statements:
        if not said.issues or said.speaker is None or (said.mode == "floor" and _is_question(scene, said)):
            continue
        for by in find_speakers(scene, said):
            if by.party is None:
                continue
            if said.mode == "floor" and _is_talk(scene, said):
                break
            if not _is_held(scene, by.party, said.content, said.act, said.mode):
                break
            marks = [mark for span in said.content for mark in scene.topics_in(span)]
            if one := _draw_held(scene, by, said.content, marks, said.n):
                yield one


def _is_talk(scene: Scene, said: Statement) -> bool:
    """Tell whether a sentence of the floor only talks: a joke, a torn one, home politics, a report of what was discussed."""
    start, end = said.content[0][0], said.content[-1][1]
    if said.act == "CONSULT" or scene.text.startswith(("—", "–", "-", "…", "("), start):
        return True
    if _JOKE.search(scene.text, start, min(len(scene.text), end + _LAUGHED)):
        return True
    return _PARTISAN.search(scene.lower, start, end) is not None


def _find_voiced(scene: Scene, voice: Actor) -> Iterator[Position]:
    """Yield what a statement without floors holds, sentence by sentence, in its own voice."""
    body = scene.document.title_span[1] if scene.document.title_span else 0
    for sentence in scene.sentences:
        if sentence[0] < body or voice.party is None or scene.statement_at(sentence):
            continue
        marks = scene.topics_in(sentence)
        is_held = bool(marks) and _is_held(scene, voice.party, (sentence,), "STATEMENT", "floor")
        if is_held and (one := _draw_held(scene, voice, (sentence,), marks, None)):
            yield one


def _draw_held(
    scene: Scene, by: Actor, content: tuple[Span, ...], marks: Sequence[Mark], statement: int | None
) -> Position | None:
    """Return the position of a side; None where its words name nothing more telling than "the United Nations"."""
    assert by.party
    title = scene.topics_in(scene.document.title_span or (0, 0))
    heading = _heading_before(scene, content[0][0])
    titled = {mark.topic for mark in (*title, *(scene.topics_in(heading) if heading else ()))}
    issue = _weigh(marks, scene.known.general, titled)
    if issue in scene.known.general and issue != "bilateral-relations":
        return None
    return Position(
        n=0,
        kind="position",
        issue=issue,
        by=by,
        parties=(by.party,),
        on=scene.own_day(),
        statement=statement,
        evidence=content,
    )


def _is_held(scene: Scene, party: str, content: tuple[Span, ...], act: str, mode: str) -> bool:
    """Tell whether words say what a side holds: by their act or a word of holding, and not in passing."""
    text = " ".join(scene.lower[start:end] for start, end in content)
    if text.rstrip('"”’ ').endswith("?") or any(idle in text for idle in _IDLE) or _OF_OTHERS.search(text):
        return False
    words = _WORD.findall(text)
    if len(words) < _SHORTEST:
        return False
    # "proposed consultations on trade": a noun alone holds nothing yet.
    is_noun = mode == "indirect" and _FINITE.isdisjoint(words)
    if mode != "floor" and act in _REPORTED_ACTS:
        is_wanted = act == "REQUEST" and any(mark in text for mark in _WANTED)
        return not is_noun or is_wanted or not _NOUNS.isdisjoint(words)
    if is_noun and not _OPENERS_OF_NOUNS.isdisjoint(
        words[:3]
    ):  # "reaffirmed the readiness of its side to return"
        return True
    is_holding = act in _HOLDING_ACTS or _HOLDING.search(_ONLY_SAYING.sub("", text)) is not None
    return not is_noun and (is_holding or _is_named(scene, party, content))


def _is_named(scene: Scene, party: str, content: tuple[Span, ...]) -> bool:
    """Tell whether a side's own name has a verb of holding: "Valmeria supports", said by Valmeria."""
    return any(
        party in (read_party(found["name"]), read_seat(found["name"]), *_unlisted_of(scene, found["name"]))
        for span in content
        for found in _NAMED.finditer(scene.text, *span)
    )


def _unlisted_of(scene: Scene, name: str) -> list[str]:
    """Return the states of the document that no table knows and that this name or adjective is of."""
    return [one for one in scene.company.unlisted if one == name or is_adjective_of(name, one)]
