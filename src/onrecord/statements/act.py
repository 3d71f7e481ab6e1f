"""The speech act of a sentence or statement: PLOVER's classes, STATEMENT and APPEAL."""

from typing import Literal

from onrecord.model import Span
from onrecord.model.records import Record
from onrecord.statements.act_lexicon import Lexicon, load_lexicon
from onrecord.statements.act_read import Reading, is_past, read_act
from onrecord.statements.act_words import Words, split_words

_LEXICON = load_lexicon("en")


class Act(Record, frozen=True):
    """What a sentence does, in PLOVER's terms; polarity, time and modality stand apart.

    `reason` says in a sentence which words decided; `confidence` is in 0–1.
    """

    act: str
    act_mode: str | None
    polarity: Literal["positive", "negative"]
    time: Literal["past", "present", "future"]
    modality: Literal["asserted", "hypothetical", "conditional"]
    reason: str
    confidence: float


def _compose(reading: Reading, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return the act and mode of a cue once every link before it has bent it, inmost first."""
    act, mode = reading.row.act, reading.row.mode
    for link in reversed(reading.links):
        table = lexicon.compose.get(link)
        if table is None:
            continue
        outer = table.get(act, table["else"])
        if outer != "*" and outer != act:
            modes = lexicon.modes.get(outer, {})
            act, mode = outer, modes.get(act, modes.get("else"))
    return act, mode


def speech_act(sentence: str, source: Span | None, target: Span | None) -> Act:
    """Return the act that `source` does towards `target` in a sentence.

    Spans are character offsets into `sentence`. Reads at most 4,000
    characters around the source, so the cost has a ceiling.
    """
    words = split_words(sentence, source, target, _LEXICON)
    reading = read_act(words)
    if reading is None:
        return Act("STATEMENT", None, "positive", "present", "asserted", "no cue of an act was found", 0.2)
    act, mode = _compose(reading, _LEXICON)
    return Act(
        act,
        mode,
        "positive",
        "past" if is_past(reading.tense) else "present",
        "asserted",
        f"{reading.row.name}: {words.text[reading.i]} {reading.links}",
        reading.strength,
    )
