"""The speech act of a sentence or statement: PLOVER's classes, STATEMENT and APPEAL."""

from onrecord.model import Span
from onrecord.statements.act_lean import lean_act
from onrecord.statements.act_lexicon import load_lexicon
from onrecord.statements.act_read import read_act, read_before_report
from onrecord.statements.act_settle import Act, compose, settle_act
from onrecord.statements.act_statement import act_of_statement
from onrecord.statements.act_words import split_words

__all__ = ["Act", "act_of_statement", "speech_act"]

_LEXICON = load_lexicon("en")
# What is said before "S said" is an act of S only where words alone do it; what the words tell of others is none.
_VERBAL = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})


def speech_act(sentence: str, source: Span | None, target: Span | None) -> Act:
    """Return what `source` does towards `target` in a sentence, in PLOVER's terms.

    Spans are character offsets into `sentence`; without a source the reading
    begins at its first word. A planned meeting is a CONSULT in the future.
    Reads at most 4,000 characters around the source, so the cost has a
    ceiling. Never raises on any text. Without a cue it is what the words of a
    sentence with a target lean to (confidence .15), else a STATEMENT.
    """
    words = split_words(sentence, source, target, _LEXICON)
    reading = read_act(words)
    if source is not None and reading is not None and reading.row.link == "report":
        before = read_before_report(words)
        if before is not None and compose(before, _LEXICON)[0] in _VERBAL:
            reading = before
    if target is not None:
        reading = lean_act(words, reading)
    return settle_act(words, reading)
