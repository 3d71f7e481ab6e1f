"""What a quotation carries over: the sentences and lines that go on with what somebody was quoted as saying."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.statements.attribution import Attribution
from onrecord.statements.clauses import sentence_stop, skip_adjuncts
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Range, Tokens

_MAX_SOURCE = 24
_MAX_LINES = 12  # that a quotation may have begun before its cue
_TRAILERS = (WORDS["prepositions"] | WORDS["subordinators"]) - WORDS["that"] - WORDS["like"]


def carry_quotes(
    t: Tokens, sentences: Sequence[Span], ranges: Sequence[Range], found: list[Attribution]
) -> list[Attribution]:
    """Give each sentence that is nothing but a quotation to the attribution before it in its line.

    "…," Roe said. "…" "…": the second and third quotation are further content of the first.
    `ranges` holds the tokens of each sentence.
    """
    with_cue = {one.sentence for one in found}
    last_of: dict[int, int] = {}
    for index, one in enumerate(found):
        last_of[one.sentence] = _better(found, last_of.get(one.sentence), index)
    result = list(found)
    carried = set(with_cue)
    for number, index in last_of.items():
        one = found[index]
        extra: list[Range] = []
        following = number + 1
        while following < len(sentences) and following not in with_cue:
            if not _same_line(t, sentences, following) and (
                not _opens_next_line(t, one, sentences, ranges, following)
                or _leads_to_cue(t, ranges, following, with_cue)
            ):
                break
            whole = _whole_quote(t, ranges[following])
            if whole is None:
                break
            extra.append(whole)
            following += 1
        before = _begun_before(t, one, ranges, carried)
        carried.update(range(number + 1, following))
        if extra or before:
            result[index] = one._replace(content=(*before, *one.content, *extra))
    return [one for one in result if one.content]


def _leads_to_cue(t: Tokens, ranges: Sequence[Range], number: int, with_cue: set[int]) -> bool:
    """Tell whether the quotation that ends a sentence goes on, line by line, to one with a cue of its own."""
    quote = t.quote[ranges[number][1] - 1]
    while 0 <= quote < len(t.quotes) - 1 and t.quotes[quote].continues:
        quote += 1
        if bisect_right(ranges, (t.first[quote], len(t))) - 1 in with_cue:
            return True
    return False


def _begun_before(
    t: Tokens, one: Attribution, ranges: Sequence[Range], with_cue: set[int]
) -> tuple[Range, ...]:
    """Give the lines before, without a cue, in which the quotation that opens an attribution's content began."""
    pieces: list[Range] = []
    first = one.content[0][0] if one.content else -1
    while first >= 0 and t.quote[first] > 0 and t.first[t.quote[first]] == first and len(pieces) < _MAX_LINES:
        number = t.quote[first] - 1
        a = t.first[number]
        row = bisect_right(ranges, (a, len(t))) - 1
        is_alike = t.low[a] == t.low[first] or t.is_word(first)  # a line that only goes on has no mark
        if not (t.quotes[number].continues and is_alike) or row in with_cue or ranges[row][0] != a:
            break
        pieces.insert(0, (a, t.last[number] + 1))
        first = a
    return tuple(pieces)


def join_quoted(
    t: Tokens, sentences: Sequence[Span], ranges: Sequence[Range]
) -> tuple[list[Span], list[Range]]:
    """Join a quotation with the cue after it where its own mark looked like a sentence's end: "…?" Roe asked."""
    spans: list[Span] = []
    rows: list[Range] = []
    for span, row in zip(sentences, ranges, strict=True):
        if rows and _is_split_quote(t, spans[-1], span, rows[-1], row):
            spans[-1], rows[-1] = (spans[-1][0], span[1]), (rows[-1][0], row[1])
            continue
        spans.append(span)
        rows.append(row)
    return spans, rows


def _is_split_quote(t: Tokens, before: Span, span: Span, quoted: Range, row: Range) -> bool:
    """Tell whether a sentence is the source and cue of the quotation that is the sentence before it, in its line."""
    if quoted[1] != row[0] or _whole_quote(t, quoted) is None or "\n" in t.text[before[1] : span[0]]:
        return False
    return closes_quotation(t, row[0], row[1])


def closes_quotation(t: Tokens, a: int, b: int) -> bool:
    """Tell whether the sentence is no more than a source and a cue, in either order, and what trails them."""
    stop = sentence_stop(t, a, b)
    for i in range(a, min(stop, a + _MAX_SOURCE)):
        low = t.low[i]
        if t.quote[i] >= 0:
            return False
        form = FORMS.get(low)
        if form is None or form.kind not in {"past", "present"} or not form.cue.frames & {"clause", "quote"}:
            continue
        if i == a:
            return True
        place = skip_adjuncts(t, i + 1, stop)
        if place >= stop or "addressee" in form.cue.frames:
            return True
        low = t.low[place]
        return t.quote[place] < 0 and (low in _TRAILERS or (low == "," and t.quote[place + 1] < 0))
    return False


def _better(found: Sequence[Attribution], old: int | None, new: int) -> int:
    """Of two attributions of a sentence, the one that a quotation after the sentence goes on with."""
    del found
    return new if old is None else old


def _same_line(t: Tokens, sentences: Sequence[Span], number: int) -> bool:
    """Tell whether no line break stands before the sentence."""
    return "\n" not in t.text[sentences[number - 1][1] : sentences[number][0]]


def _whole_quote(t: Tokens, tokens: Range) -> Range | None:
    """Give the sentence's tokens when it is one quotation and nothing else."""
    a, b = tokens
    if a >= b or t.quote[a] < 0:
        return None
    stop = sentence_stop(t, a, b)
    place = a
    while place < stop:
        if t.quote[place] < 0:
            return None
        place = t.last[t.quote[place]] + 1
    return (a, stop)


def _opens_next_line(
    t: Tokens, one: Attribution, sentences: Sequence[Span], ranges: Sequence[Range], number: int
) -> bool:
    """Tell whether a quotation that opens a new line goes on with the one before.

    It does where the mark was left open and reopened, where the line before ends with a colon or
    with the cue, or where the line before is a direct quotation and this one nothing else.
    """
    a, b = ranges[number - 1]
    last = b - 1
    if last < a:
        return False
    held = t.quote[last]
    if held >= 0:
        return t.quotes[held].continues
    if t.low[last] == ":":
        return not one.content
    alone = number + 1 >= len(sentences) or not _same_line(t, sentences, number + 1)
    return alone and one.sentence == number - 1 and any(t.quote[first] >= 0 for first, _ in one.content)
