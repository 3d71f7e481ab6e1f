"""Score the reader on gold: the same `read` that reads pages, against what people annotated."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.model import Document, Record, Span, Turn
from onrecord.pipeline import read
from onrecord.views.gold import Row, read_gold, read_gold_file
from onrecord.views.score import DEFINITIONS, Measure, Score, draw_attributions, score_documents

Progress = Callable[[int, int], None]

_TURN_DEFINITIONS: Final = {
    "turn starts": "a turn of gold begins at the same character",
    "turns": "a turn of gold begins and its words end at the same characters, white space aside, under the same label",
}
_LABEL_EDGE: Final = " \t\n\u00a0.:-–—"


class Measured(Record, frozen=True):
    """One measure of an evaluation, 0 to 1, with its definition in words and the counts behind it.

    `precision` is `right` of `predicted`, `recall` is `right` of `gold`; `share` is of `pairs`. What a measure does
    not have is null.
    """

    name: str
    definition: str
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    share: float | None = None
    right: int | None = None
    predicted: int | None = None
    gold: int | None = None
    pairs: int | None = None


class Evaluation(Record, frozen=True):
    """How well the reader does on gold: the measures that the gold allows, in order of weight.

    `attributions` and `turns` count those of gold that are in scope; `unread` says which documents could not be read
    and why: they count as read with nothing found.
    """

    documents: int
    attributions: int
    turns: int
    measures: tuple[Measured, ...]
    unread: tuple[str, ...]


def evaluate(
    gold: str | PathLike[str] | Iterable[str | Row], *, progress: Progress | None = None
) -> Evaluation:
    """Score the reader on gold: a file of JSON Lines (gzip or not), its lines, or the documents themselves.

    Each document's `text` is read as a page of plain text, and the attributed statements and turns of its main
    document are held against gold's; see `onrecord.views.gold` for the shape. All gold is checked before anything is
    read; `progress(done, total)` is called after each document. Raises `InputError` naming line and field where gold
    is not of the shape, `SourceError` where the file cannot be had.
    """
    rows = read_gold_file(gold) if isinstance(gold, (str, PathLike)) else list(read_gold(gold))
    said: list[tuple[Sequence[Mapping[str, Any]], Row]] = []
    counts = _TurnCount()
    unread = []
    for done, row in enumerate(rows, 1):
        try:
            document, shift = _read_row(row)
        except InputError as error:
            document, shift = None, 0
            unread.append(f"{row['doc_id'] or f'document {done}'}: {error}")
        place = _Place(document, shift)
        if "attributions" in row:
            said.append((place.attributions(), row))
        if "turns" in row:
            counts.add(row, place.turns())
        if progress:
            progress(done, len(rows))
    measures = []
    score = score_documents(said)
    if said:
        measures += _list_said(score)
    if counts.documents:
        measures += counts.list()
    return Evaluation(len(rows), score.joint.gold, counts.gold, tuple(measures), tuple(unread))


def _read_row(row: Row) -> tuple[Document | None, int]:
    """Return the main document of a row, and how many characters of the row's text the page leaves out before it."""
    text = row["text"]
    page = read(text.encode(), media_type="text/plain; charset=utf-8")
    shift = len(text) - len(page.text)
    if not text.endswith(page.text):
        raise InputError("the reader sees another text than gold's; give it with plain line breaks")
    return page.document, shift


class _Place:
    """A document's statements and turns with their spans in the text of gold."""

    def __init__(self, document: Document | None, shift: int) -> None:
        self._document = document
        self._rows = document.text_map if document else ()
        self._starts = [start for start, _, _ in self._rows]
        self._shift = shift

    def _at(self, offset: int) -> int:
        start, page_start, _ = self._rows[max(0, bisect_right(self._starts, offset) - 1)]
        return page_start + offset - start + self._shift

    def _span(self, span: Sequence[int]) -> Span:
        start, end = span
        return self._at(start), self._at(end - 1) + 1 if end > start else self._at(start)

    def attributions(self) -> list[dict[str, Any]]:
        """Return the attributed statements in the shape of gold."""
        drawn = draw_attributions(self._document.statements) if self._document else []
        for one in drawn:
            for part in ("content", "cue", "source"):
                one[part] = [self._span(span) for span in one[part]]
        return drawn

    def turns(self) -> list[tuple[int, int, str]]:
        """Return the turns as start, end and label."""
        return [self._turn(turn) for turn in self._document.turns] if self._document else []

    def _turn(self, turn: Turn) -> tuple[int, int, str]:
        start, _ = self._span(turn.label_span or turn.text_span)
        return start, self._span(turn.text_span)[1], (turn.label or "").strip(_LABEL_EDGE)


class _TurnCount:
    """The sums behind the measures of turns."""

    def __init__(self) -> None:
        self.documents = self.predicted = self.gold = self.starts = self.right = 0

    def add(self, row: Row, found: Sequence[tuple[int, int, str]]) -> None:
        """Count the turns of one document."""
        wanted = {_gold_turn(row["text"], turn) for turn in row["turns"]}
        self.documents += 1
        self.predicted += len(set(found))
        self.gold += len(wanted)
        self.starts += len({turn[0] for turn in wanted} & {turn[0] for turn in found})
        self.right += len(wanted & set(found))

    def list(self) -> list[Measured]:
        """Return the measures."""
        rights = zip(_TURN_DEFINITIONS.items(), (self.starts, self.right), strict=True)
        return [
            _measured(name, words, Measure(right, self.predicted, self.gold))
            for (name, words), right in rights
        ]


def _gold_turn(text: str, turn: Row) -> tuple[int, int, str]:
    words = text[turn["text_start"] : turn["end"]].rstrip()
    return turn["start"], turn["text_start"] + len(words), turn["label"].strip(_LABEL_EDGE)


def _list_said(score: Score) -> list[Measured]:
    """Return the measures of attributions; those of speaker and act only where gold names some."""
    pairs, joint = score.content.right, score.joint.right
    direct = score.direct
    listed = [
        _measured("joint", DEFINITIONS["joint"], score.joint),
        _measured("content", DEFINITIONS["content"], score.content),
        Measured("direct", DEFINITIONS["direct"], recall=direct.recall, right=direct.right, gold=direct.gold),
        Measured("source", DEFINITIONS["source"], share=score.source, right=joint, pairs=pairs),
        Measured(
            "exact", DEFINITIONS["exact"], share=score.exact, right=round(score.exact * joint), pairs=joint
        ),
        Measured("overlap", DEFINITIONS["overlap"], share=score.overlap, pairs=joint),
    ]
    if score.speaker.gold:
        listed.append(_measured("speaker", DEFINITIONS["speaker"], score.speaker))
    if score.act.gold:
        act = score.act
        listed.append(Measured("act", DEFINITIONS["act"], share=act.recall, right=act.right, pairs=act.gold))
    return listed


def _measured(name: str, words: str, measure: Measure) -> Measured:
    return Measured(
        name, words, measure.precision, measure.recall, measure.f1, None, measure.right, measure.predicted, measure.gold
    )  # fmt: skip
