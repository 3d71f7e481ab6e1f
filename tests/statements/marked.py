"""Marked examples: <source>, {cue} and [content] in a text, as the cue tables and the cases write them."""

from typing import NamedTuple

from onrecord.model import Span
from onrecord.statements.find import find_attributions
from onrecord.statements.read import span_of

_OPEN = "<{["
_CLOSE = ">}]"


class Marked(NamedTuple):
    """One attribution as spans of its text."""

    content: tuple[Span, ...]
    cue: Span
    source: Span | None


def read_marked(example: str) -> tuple[str, Marked]:
    """Take the marks out of an example; give its text and what they marked."""
    text = ""
    starts: dict[str, int] = {}
    found: dict[str, list[Span]] = {"<": [], "{": [], "[": []}
    for char in example:
        if char in _OPEN:
            starts[char] = len(text)
        elif char in _CLOSE:
            mark = _OPEN[_CLOSE.index(char)]
            found[mark].append((starts[mark], len(text)))
        else:
            text += char
    source = found["<"][0] if found["<"] else None
    return text, Marked(tuple(found["["]), found["{"][0], source)


def find_marked(text: str, lemma: str | None = None) -> list[Marked]:
    """Give what the engine finds in a text, of one lemma where it is named."""
    tokens, _, found = find_attributions(text)
    return [
        Marked(
            tuple(span_of(tokens, piece) for piece in one.content),
            span_of(tokens, one.cue),
            span_of(tokens, one.source) if one.source else None,
        )
        for one in found
        if lemma is None or one.lemma == lemma
    ]
