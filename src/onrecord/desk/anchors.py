"""Anchors: the words by which a judgement on a name or a person is found again when what it names has moved.

A mention is known by its own words and the sentence they stand in. A person's
computed id says how documents are grouped today, so a person is known by a
mention of his: whoever is meant there is meant by the judgement.
"""

from typing import Final

import msgspec

from onrecord.desk.judgements import Draft, Judgement
from onrecord.model import Record, Span
from onrecord.text.fold import fold_words
from onrecord.text.sentences import split_sentences

ANCHORED: Final = "anchors"
"""The field under which a judgement that corrects nothing keeps its anchors, as JSON."""
ONLY_OLDER: Final = "its words are in an older reading of the page only"
"""What is said of a judgement that stays where it was because the best reading has its words no more."""
_BESIDE: Final = " … "
_MOST: Final = 200
"""Places of a name that are looked at: one that stands in more is told by its sentence no more."""


class Anchor(Record, frozen=True):
    """What an address of a judgement rests on: a mention (`m-…`), its words, and those of its sentence after them."""

    address: str
    mention: str
    words: str


def quote_mention(text: str, span: Span) -> str:
    """Return the words of a mention and of the sentence it ends in."""
    start, end = _sentence_at(text, span)
    return _BESIDE.join((text[span[0] : span[1]], " ".join(text[start:end].split())))


def find_mention(text: str, words: str) -> list[Span]:
    """Return where the words of a mention stand now, in sentences that are word for word its own."""
    name, _, sentence = words.partition(_BESIDE)
    folded = fold_words(sentence)
    found: list[Span] = []
    at = text.find(name) if name and folded else -1
    for _ in range(_MOST):
        if at < 0:
            break
        start, end = _sentence_at(text, (at, at + len(name)))
        if fold_words(text[start:end]) == folded:
            found.append((at, at + len(name)))
        at = text.find(name, at + len(name))
    return found


def _sentence_at(text: str, span: Span) -> Span:
    """Return the sentence in which a span ends; a label or a post before a name may reach back into the one before."""
    last = max(span[0], span[1] - 1)
    line = text.rfind("\n", 0, last) + 1
    stop = text.find("\n", last)
    around = split_sentences(text, line, len(text) if stop < 0 else stop)
    return next((one for one in around if one[0] <= last < one[1]), span)


def add_anchors(draft: Draft, anchors: list[Anchor]) -> Draft:
    """Return a judgement that keeps its anchors, and the words of its target where that is a name."""
    if not anchors or draft.field is not None:
        return draft
    own = next((each.words for each in anchors if each.address == draft.target), None)
    return msgspec.structs.replace(
        draft,
        field=ANCHORED,
        value=msgspec.json.encode(anchors).decode(),
        words=draft.words or own,
    )


def read_anchors(judgement: Judgement) -> list[Anchor]:
    """Return the anchors that a judgement keeps; none for one that keeps none, or that is not understood."""
    if judgement.field != ANCHORED or judgement.value is None:
        return []
    try:
        return msgspec.json.decode(judgement.value, type=list[Anchor])
    except msgspec.DecodeError:
        return []
