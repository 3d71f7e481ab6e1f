"""Lines that name their speaker: "ROE: …", "Roe: …" in a heading, "— Jane Roe" under a quotation."""

from collections.abc import Sequence

from onrecord.statements.attribution import CONFIDENCE, Attribution
from onrecord.statements.clauses import sentence_stop
from onrecord.statements.endings import is_participle_like
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Range, Tokens

_MAX_LABEL = 8
_MIN_CONTENT = 3
_NOT_LABELS = WORDS["not_labels"]
_FORMS = WORDS["headed"]
_BY = WORDS["headed_by"]
_LABEL_INNER = WORDS["label_inner"]
_DASHES = frozenset({"—", "–", "-", "--", "~"})


def read_label(t: Tokens, number: int, row: Range, line_stop: int) -> Attribution | None:
    """Read a line that opens with a name and a colon; content runs to the line's last token.

    `row` holds the tokens of the line's first sentence, `line_stop` is the token after the line.
    """
    a, b = row
    colon = next((k for k in range(a + 1, min(b, a + _MAX_LABEL)) if t.low[k] == ":"), -1)
    if colon < 0 or colon + 1 >= line_stop or not _is_name(t, a, colon) or t.low[colon + 1].isdigit():
        return None
    if t.low[colon + 1] in _FORMS and t.low[min(colon + 2, line_stop - 1)] in _BY:
        return None  # "Narva: Statement by the Spokesperson" heads a page
    content = (colon + 1, sentence_stop(t, colon + 1, line_stop))
    if content[1] - content[0] < _MIN_CONTENT:
        return None
    return Attribution((content,), (colon, colon + 1), (a, colon), ":", "label", number, CONFIDENCE["label"])


def _is_name(t: Tokens, a: int, colon: int) -> bool:
    """Tell whether every token of a label belongs to a name."""
    if t.low[a] in _NOT_LABELS or t.low[a] in FORMS or is_participle_like(t.low[a]) or not t.is_capital(a):
        return False
    for k in range(a, colon):
        low = t.low[k]
        if t.quote[k] >= 0 or low in _NOT_LABELS:
            return False
        if low[0].isdigit() or not (t.is_capital(k) or low in _LABEL_INNER):
            return False
    return True


def read_signature(t: Tokens, number: int, row: Range, before: Range | None) -> Attribution | None:
    """Read "— Jane Roe" on a line of its own under a quotation."""
    a, b = row
    stop = sentence_stop(t, a, b)
    if before is None or not 1 < stop - a <= _MAX_LABEL or t.low[a] not in _DASHES:
        return None
    first, last = before[0], sentence_stop(t, before[0], before[1])
    if first >= last or t.quote[first] < 0 or t.last[t.quote[first]] != last - 1:
        return None
    if not all(t.is_capital(k) or t.low[k] in _LABEL_INNER for k in range(a + 1, stop)):
        return None
    return Attribution(
        ((first, last),), (a, a + 1), (a + 1, stop), "—", "signature", number, CONFIDENCE["signature"]
    )


def line_starts(t: Tokens, rows: Sequence[Range]) -> list[bool]:
    """For each sentence, whether it opens its line."""
    opens = []
    for index, (a, _) in enumerate(rows):
        if index == 0 or a >= len(t):
            opens.append(True)
        else:
            before = rows[index - 1][1] - 1
            opens.append("\n" in t.text[t.end[before] : t.start[a]] if before >= 0 else True)
    return opens
