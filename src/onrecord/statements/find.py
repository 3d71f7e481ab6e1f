"""Every attribution of a text: sentence by sentence, then what a quotation carries over to the next."""

from bisect import bisect_left

from onrecord.statements.attribute import Attribution, Sentence, read_sentence
from onrecord.statements.bare import read_bare_quotes
from onrecord.statements.carry import carry_quotes, join_quoted
from onrecord.statements.clauses import sentence_stop
from onrecord.statements.labels import line_starts, read_label, read_signature
from onrecord.statements.quotes import find_quotes
from onrecord.statements.tokens import Tokens
from onrecord.text.sentences import split_sentences
from onrecord.model import Span


_MAX_DATELINE = 16


def skip_dateline(t: Tokens, a: int, b: int) -> int:
    """The first token after a dateline ("GENEVA, May 2 (Agency) —"), or a where there is none."""
    if b - a < 4 or not t.text[t.start[a] : t.end[a]].isupper() or t.end[a] - t.start[a] < 3:
        return a
    for place in range(a + 1, min(b, a + _MAX_DATELINE)):
        if t.low[place] in {"—", "–", "-", "--"} and t.start[place] > t.end[place - 1]:
            return place + 1
    return a


def _read_line(
    t: Tokens, ranges: list[tuple[int, int]], opens: list[bool], number: int
) -> Attribution | None:
    """Read a line that names its speaker at its head, or the speaker of the line before."""
    a = ranges[number][0]
    signature = read_signature(t, number, ranges[number], ranges[number - 1] if number else None)
    if signature is not None:
        return signature
    if ":" not in t.low[a : a + 8]:
        return None
    last = number
    while last + 1 < len(ranges) and not opens[last + 1]:
        last += 1
    return read_label(t, number, ranges[number], ranges[last][1])


def find_attributions(text: str) -> tuple[Tokens, list[Span], list[Attribution]]:
    """The text's tokens, its sentences, and its attributions in order."""
    quotes = find_quotes(text)
    tokens = Tokens(text, quotes)
    sentences = list(split_sentences(text, keep=[(q.start, q.end) for q in quotes]))
    found: list[Attribution] = []
    ranges: list[tuple[int, int]] = []
    a = 0
    for _, end in sentences:
        b = bisect_left(tokens.start, end, a)
        ranges.append((a, b))
        a = b
    sentences, ranges = join_quoted(tokens, sentences, ranges)
    opens = line_starts(tokens, ranges)
    for number, (a, b) in enumerate(ranges):
        line = _read_line(tokens, ranges, opens, number) if opens[number] else None
        start = skip_dateline(tokens, a, b)
        if line is not None:
            found.append(line)
            start = max(start, line.cue[1])
        mine = read_sentence(tokens, number, start, b)
        if b > start and max(tokens.quote[start:b]) >= 0:
            mine += read_bare_quotes(
                tokens, Sentence(number, start, sentence_stop(tokens, start, b), b), mine
            )
        found.extend(mine)
    return tokens, sentences, carry_quotes(tokens, sentences, ranges, found)
