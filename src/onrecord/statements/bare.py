"""Quotations that no cue of the lexicon gives away: "“…,” she beamed", "He was blunt: “…”"."""

from onrecord.statements.attribution import CONFIDENCE, Attribution, Sentence
from onrecord.statements.clauses import clause_end
from onrecord.statements.endings import is_adverb, is_past_like
from onrecord.statements.lexicon import WORDS
from onrecord.statements.subject_right import main_subject, right_subject, subject_end
from onrecord.statements.tokens import Range, Tokens

_MIN_QUOTE = 5
_MAX_SOURCE = 14
_MAX_LABEL = 5
_NOT_LABELS = WORDS["not_labels"]
_FULL_STOPS = frozenset(".?!…")
_QUOTE_ENDS = frozenset(",?!—-…")
_VERBS = WORDS["verbs"]
_AUX = WORDS["auxiliaries"]
_DETERMINERS = WORDS["determiners"]
_PRONOUNS = WORDS["subject_pronouns"]


def read_bare_quotes(t: Tokens, s: Sentence, found: list[Attribution]) -> list[Attribution]:
    """Every attribution of a quotation of the sentence that `found` leaves out."""
    covered = [piece for one in found for piece in one.content]
    more: list[Attribution] = []
    i = s.a
    while i < s.stop:
        number = t.quote[i]
        if number < 0:
            i += 1
            continue
        first, after = t.first[number], t.last[number] + 1
        i = max(after, i + 1)
        if first < s.a or after - first < _MIN_QUOTE or any(a <= first < b for a, b in covered):
            continue
        one = _followed(t, s, first, after) or _introduced(t, s, first, found)
        if one is not None:
            more.append(one)
    return more


def read_open_end(t: Tokens, s: Sentence, found: list[Attribution]) -> list[Attribution]:
    """Read a sentence that ends with a colon no cue has taken: what follows in the next line is its subject's."""
    last = s.stop - 1
    if last <= s.a or t.low[last] != ":" or t.quote[last] >= 0 or any(not one.content for one in found):
        return []
    source = found[-1].source if found else main_subject(t, s.a, last)
    if source is None:
        return []
    return [Attribution((), (last, s.stop), source, ":", "next line", s.number, CONFIDENCE["bare"])]


def _followed(t: Tokens, s: Sentence, first: int, after: int) -> Attribution | None:
    """Read a quotation with a subject and a verb of any kind after it, in either order."""
    if after >= s.stop or t.last_mark(t.quote[first]) not in _QUOTE_ENDS or not t.is_word(after):
        return None
    if _is_past(t, after):
        verb, source = after, right_subject(t, after + 1, s.stop)
        if source is None or not _opens_subject(t, after + 1):
            return None
    else:
        verb, source = _subject_and_verb(t, s, after)
        if source is None:
            return None
    return Attribution(
        ((first, after),), (verb, verb + 1), source, t.low[verb], "bare", s.number, CONFIDENCE["bare"]
    )


def _subject_and_verb(t: Tokens, s: Sentence, after: int) -> tuple[int, Range | None]:
    """Give the verb of the clause that begins at `after`, and its subject; no subject where it is no such clause."""
    if not _opens_subject(t, after) and t.low[after] not in _PRONOUNS:
        return after, None
    end = subject_end(t, after, s.stop)
    verb = end
    while verb < s.stop and is_adverb(t.low[verb]):
        verb += 1
    is_verb = verb < s.stop and (_is_past(t, verb) or t.low[verb] in _VERBS) and t.low[verb] not in _AUX
    return verb, (after, end) if is_verb and after < end <= after + _MAX_SOURCE else None


def _opens_subject(t: Tokens, i: int) -> bool:
    """Tell whether a named or described subject can begin at i."""
    return t.is_capital(i) or t.low[i] in _DETERMINERS


def _is_past(t: Tokens, i: int) -> bool:
    """Tell whether token i looks like a verb in the past."""
    low = t.low[i]
    return is_past_like(low) and not t.is_capital(i) and t.quote[i] < 0


def _introduced(t: Tokens, s: Sentence, first: int, found: list[Attribution]) -> Attribution | None:
    """Read a quotation after a comma or colon, in a sentence whose subject gives it."""
    if first - 1 <= s.a or t.low[first - 1] not in {",", ":"} or t.quote[first - 1] >= 0:
        return None
    if first + 1 >= len(t) or not t.is_capital(first + 1):
        return None
    if t.low[s.a] in _NOT_LABELS and first - s.a < _MAX_LABEL:
        return None
    if t.low[first - 1] == "," and t.last_mark(t.quote[first]) not in _FULL_STOPS:
        return None
    source: Range | None = (
        found[-1].source if found and found[-1].cue[1] <= first else main_subject(t, s.a, first)
    )
    if source is None:
        return None
    end = clause_end(t, first, s.stop, "")
    return Attribution(
        ((first, end),), (first - 1, first), source, t.low[first - 1], "bare", s.number, CONFIDENCE["bare"]
    )
