"""How well predicted attributions agree with gold ones, with every measure defined where it is computed.

Both sides are attributions in one shape, that of `onrecord.views.gold`. Offsets are characters of `text`.

- An attribution of gold is in scope when its `speech` is true or absent.
- Two attributions are *paired* one to one, best content overlap first, at an overlap of .5 or more.
  A prediction whose best partner in gold is out of scope is left out of the count, unless `strict`.
- *overlap* of two contents: characters in both over characters in either.
- *content*: the pair exists. *source*: the prediction's source covers a character of the gold source's
  head (`head_span`); where gold has no source, the prediction has none either. *joint*: both.
- *exact*: joint, and the contents are the same but for white space and marks at their ends.
- *speaker* and *act* are asked of joint pairs whose gold names them. A speaker is right where the words of one name or
  post stand, in their order, in the other: "Roe" is "Jane Roe".
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from onrecord.model import Actor, Span, Statement
from onrecord.statements.lexicon import WORDS
from onrecord.text.fold import fold_title

_MIN_OVERLAP = 0.5
_HEAD_STOP = re.compile(rf",|\(|\s[–—-]\s|\s(?:{'|'.join(sorted(WORDS['head_stops']))})\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")
_EDGE = " \t\n\u00a0.,;:!?\"'“”‘’«»()[]—–-…"


class Measure(NamedTuple):
    """One measure over all documents: how many were right, predicted and in gold."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Right over predicted; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right over gold; 0 where gold is empty."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


class Score(NamedTuple):
    """Give the agreement of a set of documents, measure by measure.

    `exact` and `overlap` are over joint pairs: the share whose contents are the same, and the mean
    overlap of all their contents. `direct` is the joint measure of gold whose type is direct (its
    recall is the one to read: a prediction's type is not asked).
    """

    documents: int
    joint: Measure
    content: Measure
    source: float
    exact: float
    overlap: float
    direct: Measure
    speaker: Measure
    act: Measure


class Pair(NamedTuple):
    """A prediction and its partner in gold (numbers), with the overlap of their contents."""

    predicted: int
    gold: int
    overlap: float


def overlap_of(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Characters in both over characters in either; spans of one side do not overlap each other."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
    size = sum(e - s for s, e in left) + sum(e - s for s, e in right) - both
    return both / size if size else 0.0


def head_span(text: str, source: Sequence[Span]) -> Span | None:
    """Give the head of a source: the last word of its first noun phrase ("Jane *Roe*, a lawyer", "*officials* in Paris")."""
    if not source:
        return None
    start, end = source[0]
    words = text[start:end]
    first = _WORD.search(words)
    cut = _HEAD_STOP.search(words, first.end() if first else 0)
    head = list(_WORD.finditer(words, 0, cut.start() if cut else len(words)))
    if not head:
        return (start, end)
    last = head[-1]
    if last.group() in {"s", "S"} and len(head) > 1:
        last = head[-2]
    return (start + last.start(), start + last.end())


def has_right_source(text: str, predicted: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Tell whether the predicted source covers a character of the gold source's head."""
    head = head_span(text, gold)
    if head is None:
        return not predicted
    return any(s < head[1] and head[0] < e for s, e in predicted)


def is_same_content(text: str, left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Tell whether two contents are the same words, white space and marks at their ends left aside."""
    return _bare(text, left) == _bare(text, right)


def _bare(text: str, spans: Sequence[Span]) -> tuple[int, int, str]:
    """Give the content's first and last word character, and its words joined."""
    start, end = spans[0][0], spans[-1][1]
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    inner = " ".join(" ".join(text[max(s, start) : min(e, end)].split()).strip(_EDGE) for s, e in spans)
    return start, end, inner.strip()


def pair_attributions(
    predicted: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]
) -> list[Pair]:
    """Pair predictions with gold one to one, best overlap first, at .5 or more."""
    # Gold in the order of its first characters, so that a prediction looks only at what may reach it.
    order = sorted((g for g in range(len(gold)) if gold[g]["content"]), key=lambda g: _low(gold[g]))
    starts = [_low(gold[g]) for g in order]
    reach = list(accumulate((gold[g]["content"][-1][1] for g in order), max))
    candidates: list[Pair] = []
    for p, one in enumerate(predicted):
        row = bisect_left(starts, one["content"][-1][1])
        while row and reach[row - 1] > _low(one):
            row -= 1
            value = overlap_of(one["content"], gold[order[row]]["content"])
            if value >= _MIN_OVERLAP:
                candidates.append(Pair(p, order[row], value))
    candidates.sort(key=lambda pair: (-pair.overlap, pair.predicted, pair.gold))
    used_p: set[int] = set()
    used_g: set[int] = set()
    pairs: list[Pair] = []
    for pair in candidates:
        if pair.predicted not in used_p and pair.gold not in used_g:
            pairs.append(pair)
            used_p.add(pair.predicted)
            used_g.add(pair.gold)
    return pairs


def _low(attribution: Mapping[str, Any]) -> int:
    return int(attribution["content"][0][0])


def is_same_speaker(predicted: Sequence[str], gold: str) -> bool:
    """Tell whether the words of a name or post stand in gold's, in their order, or gold's in them."""
    asked = f" {fold_title(gold)} "
    names = [f" {fold_title(name)} " for name in predicted]
    return any(name.strip() and (asked in name or name in asked) for name in names)


class _Count:
    """The sums behind a score."""

    __slots__ = (
        "act",
        "act_right",
        "content",
        "direct_gold",
        "direct_right",
        "documents",
        "exact",
        "gold",
        "overlap",
        "predicted",
        "right",
        "speaker",
        "speaker_decided",
        "speaker_right",
    )

    def __init__(self) -> None:
        self.documents = self.predicted = self.gold = self.content = self.right = self.exact = 0
        self.direct_gold = self.direct_right = 0
        self.speaker = self.speaker_decided = self.speaker_right = self.act = self.act_right = 0
        self.overlap = 0.0

    def add(
        self,
        text: str,
        predicted: Sequence[Mapping[str, Any]],
        gold: Sequence[Mapping[str, Any]],
        *,
        strict: bool,
    ) -> None:
        """Count one document."""
        scope = [is_in_scope(one) for one in gold]
        pairs = pair_attributions(predicted, gold)
        outside = sum(not scope[pair.gold] for pair in pairs)
        self.documents += 1
        self.predicted += len(predicted) - (0 if strict else outside)
        self.gold += sum(scope)
        self.direct_gold += sum(inside and is_direct(one) for inside, one in zip(scope, gold, strict=True))
        for pair in pairs:
            one, other = predicted[pair.predicted], gold[pair.gold]
            if not scope[pair.gold]:
                continue
            self.content += 1
            if not has_right_source(text, one["source"], other["source"]):
                continue
            self.right += 1
            self.overlap += pair.overlap
            self.direct_right += is_direct(other)
            self.exact += is_same_content(text, one["content"], other["content"])
            self._add_named(one, other)

    def _add_named(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
        """Count the speaker and the act of a joint pair, where gold names them."""
        if other.get("speaker"):
            names = one.get("speaker") or ()
            self.speaker += 1
            self.speaker_decided += bool(names)
            self.speaker_right += is_same_speaker(names, other["speaker"])
        if other.get("act"):
            self.act += 1
            self.act_right += one.get("act") == other["act"]


def is_in_scope(attribution: Mapping[str, Any]) -> bool:
    """Tell whether an attribution of gold counts: all do that are not marked otherwise."""
    return attribution.get("speech") is not False


def is_direct(attribution: Mapping[str, Any]) -> bool:
    """Tell whether an attribution of gold is a direct quotation."""
    return attribution.get("type") == "direct"


def score_documents(
    documents: Iterable[tuple[Sequence[Mapping[str, Any]], Mapping[str, Any]]], *, strict: bool = False
) -> Score:
    """Score predictions against gold documents, given in pairs: the attributions predicted, and the gold document.

    With `strict`, a prediction paired with gold out of scope counts as wrong.
    """
    count = _Count()
    for predicted, gold in documents:
        count.add(gold["text"], predicted, gold["attributions"], strict=strict)
    right = count.right
    return Score(
        documents=count.documents,
        joint=Measure(right, count.predicted, count.gold),
        content=Measure(count.content, count.predicted, count.gold),
        source=right / count.content if count.content else 0.0,
        exact=count.exact / right if right else 0.0,
        overlap=count.overlap / right if right else 0.0,
        direct=Measure(count.direct_right, count.direct_right, count.direct_gold),
        speaker=Measure(count.speaker_right, count.speaker_decided, count.speaker),
        act=Measure(count.act_right, count.act, count.act),
    )


def draw_attributions(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Draw the attributed statements of a document in the shape of gold; floor statements are left out."""
    return [
        {
            "content": [list(span) for span in one.content],
            "cue": [list(span) for span in one.cue],
            "source": [list(span) for span in one.source],
            "type": one.mode,
            "speaker": list_names(one.speaker),
            "act": one.act,
        }
        for one in statements
        if one.mode != "floor"
    ]


def list_names(actor: Actor | None) -> tuple[str, ...]:
    """List what an actor is called: the name and the post, where there are any."""
    return tuple(words for words in (actor.name, actor.post) if words) if actor else ()


DEFINITIONS = {
    "joint": "content overlap of .5 or more with a gold attribution, one to one, and the source covers the gold source's head",
    "content": "content overlap of .5 or more with a gold attribution, one to one",
    "source": "share of the content pairs whose source is right",
    "exact": "share of the joint pairs whose contents are the same words",
    "overlap": "mean over the joint pairs of characters in both contents over characters in either",
    "direct": "recall of the joint measure among direct quotations of gold",
    "speaker": "joint pairs whose gold names the speaker: the decided one is that one (precision of those decided, recall of all)",
    "act": "share of the joint pairs whose gold names the act that have this act",
}
"""What each measure of a score means, for printing beside its number."""
