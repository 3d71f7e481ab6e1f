"""Every attribution of a text: sentence by sentence, then what a quotation carries over to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.statements.attribute import read_sentence
from onrecord.statements.attribution import Attribution, Sentence
from onrecord.statements.bare import read_bare_quotes, read_open_end
from onrecord.statements.carry import carry_quotes, join_quoted
from onrecord.statements.clauses import sentence_stop
from onrecord.statements.datelines import skip_bullet, skip_dateline, skip_place
from onrecord.statements.headings import read_heading
from onrecord.statements.labels import line_starts, read_label, read_signature
from onrecord.statements.quotes import find_quotes
from onrecord.statements.readouts import is_readers, read_told
from onrecord.statements.tokens import Range, Tokens
from onrecord.text.sentences import split_sentences

_MAX_LABEL = 8
_LABEL_MARKS = frozenset({":", ".", ")"})


def _read_line(
    t: Tokens, ranges: list[tuple[int, int]], opens: list[bool], number: int
) -> Attribution | None:
    """Read a line that names its speaker at its head, or the speaker of the line before."""
    a = ranges[number][0]
    signature = read_signature(t, number, ranges[number], ranges[number - 1] if number else None)
    if signature is not None:
        return signature
    if ":" not in t.low[a : a + _MAX_LABEL]:
        return None
    return read_label(t, number, ranges[number], _line_stop(ranges, opens, number))


def _line_stop(ranges: list[tuple[int, int]], opens: list[bool], number: int) -> int:
    """Give the token after the line that opens with a sentence."""
    while number + 1 < len(ranges) and not opens[number + 1]:
        number += 1
    return ranges[number][1]


def find_attributions(text: str, labels: Sequence[Span] = ()) -> tuple[Tokens, list[Span], list[Attribution]]:
    """Give the text's tokens, its sentences, and its attributions in order of their sentences.

    `labels` are the spans of turn labels, sorted: what they give is the floor, no attribution.
    """
    quotes = find_quotes(text)
    tokens = Tokens(text, quotes)
    sentences, ranges = _split(text, tokens)
    opens = line_starts(tokens, ranges)
    found: list[Attribution] = []
    heading = read_heading(tokens, (0, _line_stop(ranges, opens, 0))) if ranges else None
    if heading is not None:
        found.append(heading)
    label = 0
    for number, (a, b) in enumerate(ranges):
        start = skip_dateline(tokens, a, b)
        while label < len(labels) and a < b and labels[label][0] <= tokens.start[b - 1]:
            start = max(start, _after_label(tokens, labels[label], a, b))
            label += 1
        if opens[number] and start == a:
            start = skip_place(tokens, ranges, opens, number)
        if opens[number] and start == a:
            line = _read_line(tokens, ranges, opens, number)
            if line is not None:
                found.append(line)
                start = max(start, line.cue[1])
        found.extend(_read_both(tokens, number, skip_bullet(tokens, start, b), b))
    found = carry_quotes(tokens, sentences, ranges, found)
    return tokens, sentences, [*found, *_read_told(tokens, ranges, found)]


def _read_told(t: Tokens, ranges: list[tuple[int, int]], found: list[Attribution]) -> Iterator[Attribution]:
    """Yield what the quotations of attributions tell of others."""
    for one in found:
        if not is_readers(t, one.source):
            continue
        for a, b in one.content:
            quote = t.quote[a]
            if quote >= 0 and quote == t.quote[b - 1]:
                yield from read_told(t, bisect_right(ranges, (a, len(t))) - 1, quote)


def _split(text: str, t: Tokens) -> tuple[list[Span], list[Range]]:
    """Cut the text into sentences and give each its tokens."""
    sentences = split_sentences(text, keep=[(quote.start, quote.end) for quote in t.quotes])
    ranges: list[Range] = []
    a = 0
    for _, end in sentences:
        b = bisect_left(t.start, end, a)
        ranges.append((a, b))
        a = b
    return join_quoted(t, sentences, ranges)


def _after_label(t: Tokens, label: Span, a: int, b: int) -> int:
    """Give the first token after a turn's label and its colon, or a where the label ends before the sentence."""
    place = max(a, t.at(label[1]))
    while place < b and t.low[place] in _LABEL_MARKS:
        place += 1
    return place if label[1] > t.start[a] else a


def _read_both(t: Tokens, number: int, a: int, b: int) -> list[Attribution]:
    """Read the cues of a sentence, then the quotations that no cue has taken."""
    found = read_sentence(t, number, a, b)
    if b <= a:
        return found
    s = Sentence(number, a, sentence_stop(t, a, b), b)
    if t.quotes and max(t.quote[a:b]) >= 0:
        found += read_bare_quotes(t, s, found)
    return found + read_open_end(t, s, found)
