"""Tokens of a text: words and marks with their places, found once and walked by index.

A word keeps its inner apostrophes, hyphens and stops ("U.S", "Saint-Pierre", "minister's"); its
folded form is lower case with straight apostrophes. Everything else is a mark of one character,
save the double marks of quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.statements.quotes import Quote

_TOKEN = re.compile(r"\d++(?:,\d{3})++(?:\.\d+)?|[^\W_]++(?:['’.&/@-][^\W_]++)*+|'''?|``|--+|[^\w\s]|_")


Range = tuple[int, int]


class Tokens:
    """The tokens of one text, column by column.

    `low[i]` is folded, `start[i]` and `end[i]` are offsets, `quote[i]` is the number of the quotation
    that token i stands in (its marks included) or -1; `first` and `last` give a quotation's tokens.
    """

    __slots__ = ("end", "first", "last", "low", "quote", "quotes", "start", "text")

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.quotes = quotes
        matches = list(map(re.Match.span, _TOKEN.finditer(text)))
        # Not zip(*matches): an iterator a token wakes the collector, and a long text costs more than its length.
        self.start = [start for start, _ in matches]
        self.end = [end for _, end in matches]
        folded = text.lower().replace("’", "'")
        if len(folded) != len(text):  # "İ" lowers to two characters
            folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text).replace(
                "’", "'"
            )
        self.low: list[str] = [folded[start:end] for start, end in matches]
        self.quote = [-1] * len(matches)
        self.first: list[int] = []
        self.last: list[int] = []
        for number, quote in enumerate(quotes):
            a = bisect_left(self.start, quote.start)
            b = bisect_left(self.start, quote.end)
            self.first.append(a)
            self.last.append(b - 1)
            self.quote[a:b] = [number] * (b - a)

    def __len__(self) -> int:
        return len(self.low)

    def at(self, offset: int) -> int:
        """Give the number of the first token that starts at `offset` or after it."""
        return bisect_left(self.start, offset)

    def is_capital(self, i: int) -> bool:
        """Tell whether token i begins with a capital letter."""
        return self.text[self.start[i]].isupper()

    def is_word(self, i: int) -> bool:
        """Tell whether token i is a word or a number."""
        return self.text[self.start[i]].isalnum()

    def last_mark(self, number: int) -> str:
        """Give the last character inside a quotation, before its closing marks."""
        end = self.quotes[number].end
        return self.text[max(0, end - 5) : end].rstrip("\"'”’»“")[-1:]
