"""Dialogues that print no labels: each floor opens with a dash, and who asks and who answers take turns."""

import re
from collections.abc import Iterator

from onrecord.model import Role, Span

FEWEST = 4  # floors
ASKS = 0.6  # of the floors of who asks that end with a question
TELLS = 0.25  # at most, of the floors of who answers
OPENING = re.compile(r"^[ \t\xa0]*+[–—-][ \t\xa0]++(?=\S)", re.MULTILINE)
_CLOSING = '"”’») \n\t\xa0'


def find_dashed(text: str, start: int) -> tuple[tuple[Role, Span], ...]:
    """Return the floors of `text[start:]` that dashes open, each with its role; none where it is a list, or talk of many.

    Floors are strictly by turns: every other one asks, mostly with a question
    mark at its end, and the others do not. A floor runs to the next dash.
    """
    openings = list(OPENING.finditer(text, start))
    if len(openings) < FEWEST:
        return ()
    ends = [opening.start() for opening in openings[1:]] + [len(text)]
    spans = [
        (opening.end(), opening.end() + len(text[opening.end() : end].rstrip()))
        for opening, end in zip(openings, ends, strict=True)
    ]
    asked = [text[first:last].rstrip(_CLOSING).endswith("?") for first, last in spans]
    shares = [sum(asked[at::2]) / len(asked[at::2]) for at in (0, 1)]
    asker = 0 if shares[0] > shares[1] else 1
    if shares[asker] < ASKS or shares[1 - asker] > TELLS or sum(asked[asker::2]) < FEWEST // 2:
        return ()
    return tuple(_name_roles(spans, asker))


def _name_roles(spans: list[Span], asker: int) -> Iterator[tuple[Role, Span]]:
    for n, span in enumerate(spans):
        yield ("question" if n % 2 == asker else "answer" if n else "remarks"), span
