"""Headings that end with who says it: "Road to open: ministry", "The road is open – Roe"."""

from onrecord.statements.attribution import CONFIDENCE, Attribution
from onrecord.statements.clauses import DASHES, sentence_stop
from onrecord.statements.endings import is_contraction
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Range, Tokens

_MAX_BEHIND = 8  # tokens after the mark
_MIN_SAID = 4
_MAX_SOURCE = 5
_SPEAKERS = WORDS["speakers"] | WORDS["label_inner"]
_TRAILERS = WORDS["trailers"]
_NO_SPEAKERS = (
    WORDS["subject_pronouns"]
    | WORDS["verbs"]
    | WORDS["auxiliaries"]
    | WORDS["days"]
    | WORDS["months"]
    | WORDS["not_labels"]
    | frozenset(FORMS)
) - WORDS["speakers"]
_OWN_NAMES = WORDS["headed"] | {":"}
_CLAUSE = WORDS["verbs"] | WORDS["auxiliaries"] | WORDS["infinitive_mark"]


def read_heading(t: Tokens, row: Range) -> Attribution | None:
    """Read the first line as what is said and, behind a colon or dash, who says it; None unless the body names that one too."""
    a, stop = row[0], sentence_stop(t, *row)
    mark = next((k for k in range(stop - 2, max(a, stop - _MAX_BEHIND), -1) if _parts(t, k)), -1)
    if mark - a < _MIN_SAID:
        return None
    end = next((k for k in range(mark + 1, stop) if t.low[k] in _TRAILERS), stop)
    is_short = mark < end - 1 <= mark + _MAX_SOURCE and end - mark < mark - a
    if not is_short or not _is_said(t, range(a, mark)) or not _is_source(t, range(mark + 1, end)):
        return None
    if not any(low == t.low[end - 1] for low in t.low[stop:]):
        return None
    source = (mark + 1, end)
    return Attribution(((a, mark),), (mark, mark + 1), source, t.low[mark], "label", 0, CONFIDENCE["label"])


def _parts(t: Tokens, k: int) -> bool:
    """Tell whether the mark at k may part what is said from who says it: a colon, or a dash between spaces."""
    if t.quote[k] >= 0:
        return False
    is_free = t.end[k - 1] < t.start[k] and t.end[k] < t.start[k + 1]
    return t.low[k] == ":" or (t.low[k] in DASHES and is_free)


def _is_said(t: Tokens, said: range) -> bool:
    """Tell whether words make a clause: a verb, "to do", or a quotation; "Interview with" is a page's own name."""
    if any(t.low[k] in _OWN_NAMES for k in said):
        return False
    return any(t.quote[k] >= 0 or t.low[k] in _CLAUSE for k in said)


def _is_source(t: Tokens, source: range) -> bool:
    """Tell whether words may be who says it: capitals, and posts and bodies written small."""
    return all(
        (t.is_capital(k) or t.low[k] in _SPEAKERS)
        and t.low[k] not in _NO_SPEAKERS
        and not t.low[k][0].isdigit()
        and not is_contraction(t.low[k])
        for k in source
    )
