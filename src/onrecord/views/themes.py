"""Under which theme each statement of a document stands: its own words', its paragraph's, or its heading's."""

from bisect import bisect_left
from typing import Final

from onrecord.ledger.issues import Topics, find_headings
from onrecord.ledger.wordings import fold_wording, lower_same
from onrecord.model import Document, Statement

_LEAST: Final = 2  # telling words of a statement that can be read alone


def find_themes(document: Document, known: Topics) -> dict[int, str]:
    """Return the topic of each statement by its number; those that none can be told of are left out.

    Of several that its words tell the first that is not general. Where they
    tell none, the topic of the statement before it in the paragraph, else the
    heading's. Linear in the text.
    """
    body = document.title_span[1] if document.title_span else 0
    headings = find_headings(document.text, body)
    topics = [_topics_of(document.text[start:end], known) for start, end in headings]
    found: dict[int, str] = {}
    last: tuple[int, str] | None = None
    for said in sorted(document.statements, key=lambda one: one.content[0]):
        start = said.content[0][0]
        row = bisect_left(headings, (start, start)) - 1
        headed = topics[row] if row >= 0 else []
        theme = _choose(said, known)
        if theme is None and last and "\n" not in document.text[last[0] : start]:
            theme = last[1]
        theme = theme or (headed[0] if headed else None)
        if theme:
            found[said.n] = theme
            last = (max(start, said.content[-1][1]), theme)
    return found


def is_telling(words: str) -> bool:
    """Tell whether words can be read alone: "that it was a fact" tells nothing without what stands before it."""
    return len(fold_wording(words)) >= _LEAST


def _choose(said: Statement, known: Topics) -> str | None:
    telling = [issue for issue in said.issues if issue not in known.general] or list(said.issues)
    return telling[0] if telling else None


def _topics_of(heading: str, known: Topics) -> list[str]:
    """Return the topics of a heading, general ones last."""
    marks = known.find(heading, lower_same(heading))
    return sorted(dict.fromkeys(mark.topic for mark in marks), key=lambda topic: topic in known.general)
