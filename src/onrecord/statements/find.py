"""Every attribution of a text: sentence by sentence, then what a quotation carries over to the next."""

from bisect import bisect_left

from onrecord.statements.attribute import Attribution, read_sentence
from onrecord.statements.carry import carry_quotes, join_quoted
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
    for number, (a, b) in enumerate(ranges):
        found.extend(read_sentence(tokens, number, skip_dateline(tokens, a, b), b))
    return tokens, sentences, carry_quotes(tokens, sentences, ranges, found)
