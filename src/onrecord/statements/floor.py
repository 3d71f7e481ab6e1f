"""Floor statements: each sentence of a speaker's own turn."""

from collections.abc import Iterator, Sequence

from onrecord.model import Span, Turn
from onrecord.statements.quotes import Quote
from onrecord.text.sentences import split_sentences

_LONGEST_KEPT = 400


def find_floors(text: str, turns: Sequence[Turn], quotes: Sequence[Quote]) -> Iterator[tuple[Turn, Span]]:
    """Yield every sentence of every turn that somebody speaks, with its turn.

    A quotation is not cut, unless it is longer than 400 characters: then its own sentences are what was said.
    """
    row = 0
    for turn in turns:
        if turn.role == "narration":
            continue
        begin, end = turn.text_span
        while row < len(quotes) and quotes[row].end <= begin:
            row += 1
        keep: list[Span] = []
        last = row
        while last < len(quotes) and quotes[last].start < end:
            quote = quotes[last]
            if quote.end - quote.start <= _LONGEST_KEPT:
                keep.append((quote.start, quote.end))
            last += 1
        for span in split_sentences(text, begin, end, keep):
            yield turn, span
