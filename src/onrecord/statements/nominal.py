"""Nouns that give speech to somebody: "Roe's claim that …", "his readiness to …", "in Roe's words, …"."""

from onrecord.statements.attribution import CONFIDENCE, Attribution, Sentence
from onrecord.statements.clauses import clause_end, noun_end
from onrecord.statements.endings import has_possessive_mark
from onrecord.statements.lexicon import NOUNS, WORDS
from onrecord.statements.subject_left import left_subject, verb_left
from onrecord.statements.tokens import Range, Tokens

_MAX_ADJECTIVES = 3
_MAX_POSSESSOR = 6
_POSSESSIVE = WORDS["possessive"]
_CONJUNCTIONS = WORDS["that"] | WORDS["infinitive_mark"]
_TO = WORDS["infinitive_mark"]
_DETERMINERS = WORDS["determiners"]
_NO_ADJECTIVES = WORDS["prepositions"] | WORDS["verbs"] | WORDS["joiners"] | WORDS["subordinators"]
_LEADS = _NO_ADJECTIVES | WORDS["that"] | WORDS["lead_words"] | WORDS["lead_prepositions"]
_BREAKS = (
    WORDS["joiners"]
    | WORDS["contrasts"]
    | WORDS["relative_openers"]
    | WORDS["subordinators"]
    | {",", ";", ":"}
)
_FINITE = WORDS["be_finite"] | WORDS["modals"]
_HOLDING = WORDS["holding"]
_MAX_CLAUSE = 40
_IN = WORDS["in_words"]


def read_noun(t: Tokens, s: Sentence, i: int) -> Attribution | None:
    """Read a noun at i with its possessor before it and what it says after it; None where either is missing."""
    source = _possessor(t, s, i)
    if source is None or i + 2 >= s.stop:
        return None
    noun = NOUNS[t.low[i]]
    if noun.of_words:
        return _read_words(t, s, i, source)
    low = t.low[i + 1]
    if low not in noun.follows or t.quote[i + 1] >= 0:
        return None
    if low in _TO and (t.low[i + 2] in _DETERMINERS or t.is_capital(i + 2)):
        return None
    if low in _CONJUNCTIONS:
        end = clause_end(t, i + 1, s.stop, "")
        content, cue = (i + 1, _before_main_verb(t, i + 2, end, has_own=low not in _TO)), (i, i + 1)
    else:
        end = noun_end(t, i + 2, s.stop, "")
        content, cue = (i + 2, _before_main_verb(t, i + 2, end, has_own=False)), (i, i + 2)
    verb = source[0] - 1
    if t.low[source[0]] in _POSSESSIVE and verb > s.a and t.low[verb] in _HOLDING and t.quote[verb] < 0:
        # "Roe repeated his claim": whose claim it is, the subject says.
        begin, _ = verb_left(t, s.a, verb)
        source, cue = left_subject(t, s.a, begin) or source, (begin, cue[1])
    return Attribution((content,), cue, source, noun.lemma, "nominal", s.number, CONFIDENCE["nominal"])


def _before_main_verb(t: Tokens, first: int, end: int, *, has_own: bool) -> int:
    """Give where what a noun says ends before the verb whose subject the noun is: "Roe's offer to come | was late"."""
    for k in range(first, min(end, first + _MAX_CLAUSE)):
        low = t.low[k]
        if t.quote[k] >= 0 or low in _BREAKS:
            return end
        if low in _FINITE and k > first:
            if not has_own:
                return k
            has_own = False
    return end


def _possessor(t: Tokens, s: Sentence, i: int) -> Range | None:
    """Give who the noun at i belongs to: "his", "Roe's", "the minister's"."""
    for k in range(i - 1, max(s.a, i - _MAX_ADJECTIVES) - 1, -1):
        low = t.low[k]
        if low in _POSSESSIVE:
            return (k, k + 1)
        if has_possessive_mark(low) and t.quote[k] < 0:
            return (_possessor_start(t, s, k), k + 1)
        if not low.isalpha() or t.quote[k] >= 0:
            return None
    return None


def _possessor_start(t: Tokens, s: Sentence, k: int) -> int:
    """Give the first token of a possessor that ends at k: its capitals, or all back to its determiner."""
    begin = k
    while begin > s.a and k - begin < _MAX_POSSESSOR and (t.is_capital(begin - 1) or t.low[begin - 1] == "."):
        begin -= 1
    while begin < k and t.low[begin] in _LEADS:
        begin += 1  # "While Roe's", "that Roe's"
    for place in range(begin - 1, max(s.a, begin - _MAX_ADJECTIVES) - 1, -1):
        if t.low[place] in _DETERMINERS:
            return place
        if not t.low[place].isalpha() or t.low[place] in _NO_ADJECTIVES:
            break
    return begin


def _read_words(t: Tokens, s: Sentence, i: int, source: Range) -> Attribution | None:
    """Read "in Roe's words, “…”" before its quotation."""
    first = source[0] - 1
    if first < s.a or t.low[first] not in _IN:
        return None
    start = i + 1 + (t.low[i + 1] in {",", ":"})
    if start >= s.stop or t.quote[start] < 0:
        return None
    content = (start, clause_end(t, start, s.stop, ""))
    return Attribution(
        (content,), (first, i + 1), source, t.low[i], "nominal", s.number, CONFIDENCE["nominal"]
    )
