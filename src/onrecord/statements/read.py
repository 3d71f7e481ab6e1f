"""Every statement of a document: what is said on the floor, and what is given to somebody in the words around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.model import Actor, Span, Statement, Turn
from onrecord.model.records import StatementMode
from onrecord.statements.act_statement import act_of_statement
from onrecord.statements.attribution import Attribution
from onrecord.statements.find import find_attributions
from onrecord.statements.floor import find_floors
from onrecord.statements.lexicon import WORDS
from onrecord.statements.resolve import resolve_speakers
from onrecord.statements.resolved import Resolved
from onrecord.statements.together import Titled
from onrecord.statements.tokens import Range, Tokens

_FIRST_PERSON = WORDS["first_person"]
_ALL = WORDS["of_us"]
_FLOOR_CONFIDENCE = 1.0
_WINDOW = 400_000  # characters read at once; the longest transcript of the corpora has 233,417
_MOST_ADDRESSEE = 6  # words
_BREAKS = frozenset(',;:.()"“”\n')
_TO = WORDS["addressing"]
_TELLING = WORDS["telling"]
_DETERMINERS = WORDS["determiners"]
_DIRECT_RULES = frozenset({"label", "signature"})


def find_statements(
    text: str, *, turns: tuple[Turn, ...], speakers: tuple[Actor, ...], counterparts: tuple[Actor, ...] = ()
) -> tuple[Statement, ...]:
    """Every statement of a document's text, in order of its first character; attributed ones after their sentence.

    The title is read too, since headings attribute. `turns` are those of the document in order,
    `speakers` those its title names, `counterparts` those whom
    they met or called. All spans count in `text`. Pure and linear in the length of
    `text`; a text of more than 400,000 characters is read in windows, so that its memory stays a
    small multiple of one window: a name is then resolved by what its own window says.
    """
    rows: list[Statement] = []
    for start, end in _split_windows(text):
        window = text if end - start == len(text) else text[start:end]
        found = _find(window, _clip(turns, start, end), Titled(speakers, counterparts))
        rows += found if start == 0 else (_move(row, start) for row in found)
    return tuple(msgspec.structs.replace(row, n=n) for n, row in enumerate(rows))


def _find(text: str, turns: Sequence[Turn], titled: Titled) -> list[Statement]:
    """Find the statements of one window."""
    labels = [turn.label_span for turn in turns if turn.label_span is not None]
    tokens, sentences, found = find_attributions(text, labels)
    starts = [turn.text_span[0] for turn in turns]
    placed = [(one, _turn_at(tokens, one, turns, starts)) for one in found]
    # "We propose …" in a turn is the floor's own sentence, which is a statement already.
    placed = [(one, turn) for one, turn in placed if turn is None or not _is_first_person(tokens, one)]
    found = [one for one, _ in placed]
    turn_of = [turn for _, turn in placed]
    resolved = resolve_speakers(tokens, found, turn_of, titled, sentences)
    rows = [_floor(text, turn, span) for turn, span in find_floors(text, tuple(turns), tokens.quotes)]
    for one, turn, who in zip(found, turn_of, resolved, strict=True):
        rows.append(_attributed(tokens, one, turn, who))
    rows.sort(key=lambda row: (row.content[0], row.mode != "floor", row.cue))
    return rows


def _split_windows(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that are read at once: to the last line's end before the limit."""
    start = 0
    while start < len(text):
        end = min(start + _WINDOW, len(text))
        if end < len(text):
            line = text.rfind("\n", start + _WINDOW // 2, end)
            end = line + 1 if line > 0 else end
        yield start, end
        start = end


def _clip(turns: tuple[Turn, ...], start: int, end: int) -> Sequence[Turn]:
    """Return the turns that stand in a window, cut to it, their spans counted from its start."""
    if start == 0 and (not turns or turns[-1].text_span[1] <= end):
        return turns
    first = max(bisect_right(turns, start, key=lambda turn: turn.text_span[0]) - 1, 0)
    clipped: list[Turn] = []
    for turn in turns[first:]:
        a, b = max(turn.text_span[0], start), min(turn.text_span[1], end)
        if turn.text_span[0] >= end:
            break
        if a < b:
            label = turn.label_span
            inside = label is not None and start <= label[0]
            clipped.append(
                msgspec.structs.replace(
                    turn,
                    label_span=(label[0] - start, label[1] - start) if label is not None and inside else None,
                    text_span=(a - start, b - start),
                )
            )
    return clipped


def _move(row: Statement, by: int) -> Statement:
    """Return a statement of a window with its spans counted in the whole text."""
    content, cue, source = (
        tuple((start + by, end + by) for start, end in spans) for spans in (row.content, row.cue, row.source)
    )
    return msgspec.structs.replace(row, content=content, cue=cue, source=source)


def _turn_at(t: Tokens, one: Attribution, turns: Sequence[Turn], starts: Sequence[int]) -> Turn | None:
    """Find the turn that an attribution's cue stands in."""
    offset = t.start[one.cue[0]]
    row = bisect_right(starts, offset) - 1
    if row >= 0 and offset < turns[row].text_span[1] and turns[row].role != "narration":
        return turns[row]
    return None


def _is_first_person(t: Tokens, one: Attribution) -> bool:
    """Tell whether the source is "I" or "we", or "we both"."""
    if one.source is None or t.low[one.source[0]] not in _FIRST_PERSON:
        return False
    first, last = one.source
    return last - first == 1 or (last - first == 2 and t.low[first + 1] in _ALL)  # noqa: PLR2004


def _floor(text: str, turn: Turn, span: Span) -> Statement:
    """Build the statement that a sentence of a turn is."""
    act = act_of_statement(text, (span,), (), ())
    if turn.speaker is None:
        reason = "The turn's speaker is not known."
    else:
        reason = f"A sentence of the turn of {turn.speaker.name or turn.speaker.post or turn.label or 'its speaker'}."
    return Statement(
        0, turn.n, "floor", (span,), (), (), turn.speaker, None, reason, act.act, act.act_mode, None,
        act.polarity, act.time, act.modality, (), "floor", _FLOOR_CONFIDENCE, act.reason,
    )  # fmt: skip


def _attributed(t: Tokens, one: Attribution, turn: Turn | None, who: Resolved) -> Statement:
    """Build the statement that an attribution is."""
    content = tuple(span_of(t, piece) for piece in one.content)
    cue = span_of(t, one.cue)
    source = (span_of(t, one.source),) if one.source is not None else ()
    act = act_of_statement(t.text, content, (cue,), source)
    return Statement(
        0, turn.n if turn else None, mode_of(t, one), content, (cue,), source, who.speaker, who.guess, who.reason,
        act.act, act.act_mode, _addressee(t, one), act.polarity, act.time, act.modality, (), one.rule,
        one.confidence, act.reason, who.others,
    )  # fmt: skip


def _addressee(t: Tokens, one: Attribution) -> str | None:
    """Return whom the words between cue and content name: "told *reporters* that", "called on *Brennick* to"."""
    first, last = one.cue[1], one.content[0][0]
    if one.source is not None and first <= one.source[0] < last:
        return None
    named = first < last and t.low[first] in _TO
    while first < last and t.low[first] in _TO:
        first += 1
    while first < last and not t.text[t.start[last - 1]].isalnum():
        last -= 1
    if not first < last <= first + _MOST_ADDRESSEE:
        return None
    words = t.text[t.start[first] : t.end[last - 1]]
    named = named or words[0].isupper() or t.low[first] in _DETERMINERS or t.low[one.cue[1] - 1] in _TELLING
    return words if named and not any(sign in words for sign in _BREAKS) else None


def span_of(t: Tokens, tokens: Range) -> Span:
    """Give the characters of a range of tokens."""
    return (t.start[tokens[0]], t.end[tokens[1] - 1])


def mode_of(t: Tokens, one: Attribution) -> StatementMode:
    """Direct where all content is quotation, mixed where some is, indirect where none is."""
    if one.rule in _DIRECT_RULES:
        return "direct"
    quoted = 0
    outer = t.quote[one.cue[0]]
    for a, b in one.content:
        if t.quote[a] >= 0 and t.quote[b - 1] >= 0 and t.quote[a] != outer:
            quoted += 1
        elif outer < 0 and max(t.quote[a : min(b, a + 400)]) >= 0:
            return "mixed"
    if quoted == len(one.content):
        return "direct"
    return "mixed" if quoted else "indirect"
