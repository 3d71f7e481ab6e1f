"""Nouns that give speech to somebody: "Roe's claim that …", "a warning from Roe that …", "in Roe's words, …"."""

from typing import NamedTuple

from onrecord.statements.attribution import CONFIDENCE, Attribution, Sentence
from onrecord.statements.clauses import clause_end, noun_end, skip_adjuncts
from onrecord.statements.endings import has_possessive_mark, is_past_like, is_plural_like
from onrecord.statements.lexicon import NOUNS, WORDS
from onrecord.statements.subject_left import left_subject, verb_left
from onrecord.statements.subject_right import right_subject
from onrecord.statements.tokens import Range, Tokens

_MAX_ADJECTIVES = 3
_MAX_POSSESSOR = 6
_POSSESSIVE = WORDS["possessive"]
_THAT = WORDS["that"]
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
_RELATIVE_VERBS = WORDS["verbs"] | WORDS["auxiliaries"]
_OWN = _FINITE | {"be"}  # "Roe's demand that the road be closed"
_HOLDING = WORDS["holding"]
_MAX_CLAUSE = 40
_IN = WORDS["in_words"]
_OF = WORDS["of"]
_FROM = WORDS["nominal_agents"]
_BE = WORDS["be"] & WORDS["be_finite"]
_ARTICLES = WORDS["articles"]


class _Owner(NamedTuple):
    """Whose a noun is, where its cue begins, and where what follows the noun does."""

    source: Range
    begin: int
    after: int


def read_noun(t: Tokens, s: Sentence, i: int) -> Attribution | None:
    """Read a noun at i with whose it is and what it says after it; None where either is missing."""
    noun = NOUNS[t.low[i]]
    if noun.of_words:
        return _read_words(t, s, i)
    owner = _owner(t, s, i) if i + 2 < s.stop else None
    if owner is None:
        return None
    found = _content(t, s, i, owner.after)
    if found is None:
        return None
    content, after = found
    source, begin = _whose(t, s, owner)
    return Attribution(
        (content,), (begin, after), source, noun.lemma, "nominal", s.number, CONFIDENCE["nominal"]
    )


def _content(t: Tokens, s: Sentence, i: int, after: int) -> tuple[Range, int] | None:
    """Give what the noun at i says, behind `after`, and the token after its cue."""
    follows = NOUNS[t.low[i]].follows
    place = after
    if after == i + 1 and t.low[place] not in follows:
        place = skip_adjuncts(t, after, s.stop)
    if place + 1 >= s.stop or t.quote[place] >= 0 or not _FINITE.isdisjoint(t.low[after:place]):
        return None
    low, following = t.low[place], t.low[place + 1]
    if low in _BE and following in _THAT:
        # "Roe's claim was that the road was closed".
        return (place + 1, clause_end(t, place + 1, s.stop, "")), place + 1
    is_goal = low in _TO and (following in _DETERMINERS or t.is_capital(place + 1))
    if is_goal or low not in follows or (place > after and low not in _CONJUNCTIONS):
        return None
    if low in _THAT and following in _RELATIVE_VERBS:
        return None  # "a statement that sought to calm the union"
    if low in _CONJUNCTIONS:
        end = clause_end(t, place, s.stop, "")
        return (place, _before_main_verb(t, place + 1, end, has_own=low not in _TO)), i + 1
    end = noun_end(t, place + 1, s.stop, "")
    return (place + 1, _before_main_verb(t, place + 1, end, has_own=False)), place + 1


def _owner(t: Tokens, s: Sentence, i: int) -> _Owner | None:
    """Give whose the noun at i is: a possessor before it, who it is from, or who made it."""
    source = _possessor(t, s, i)
    if source is not None:
        return _Owner(source, i, i + 1)
    place = i + 1 + (t.low[i + 1] == ",")
    if t.low[place] in _FROM and t.quote[place] < 0:
        agent = right_subject(t, place + 1, s.stop)
        after = -1 if agent is None else _conjunction_after(t, agent[0] + 1, min(agent[1] + 2, s.stop - 1))
        if agent is not None and after >= 0:
            return _Owner((agent[0], after - (t.low[after - 1] == ",")), i, after)
    return _maker(t, s, i)


def _conjunction_after(t: Tokens, first: int, last: int) -> int:
    """Give the first conjunction of a clause from `first` up to `last`, or -1."""
    return next((k for k in range(first, last) if t.low[k] in _CONJUNCTIONS and t.quote[k] < 0), -1)


def _maker(t: Tokens, s: Sentence, i: int) -> _Owner | None:
    """Give who made the noun at i: "Roe repeated a claim that …", "the Valmerian Foreign Ministry statement that …"."""
    for k in range(i - 1, max(s.a, i - 1 - _MAX_ADJECTIVES) - 1, -1):
        low = t.low[k]
        if low in _ARTICLES and t.quote[k] < 0:
            verb = k - 1
            if verb > s.a and t.low[verb] in _HOLDING and t.quote[verb] < 0:
                begin, _ = verb_left(t, s.a, verb)
                source = left_subject(t, s.a, begin)
                return _Owner(source, begin, i + 1) if source is not None else None
            is_named = i - k > 1 and t.low[i + 1] in _THAT and all(t.is_capital(n) for n in range(k + 1, i))
            return _Owner((k, i), i, i + 1) if is_named else None
        if low in _HOLDING and i - k > 1 and is_plural_like(t.low[i]) and t.quote[k] < 0:
            begin, _ = verb_left(t, s.a, k)  # "made public promises to"
            source = left_subject(t, s.a, begin)
            return _Owner(source, begin, i + 1) if source is not None else None
        if not low.isalpha() or t.quote[k] >= 0:
            return None
    return None


def _whose(t: Tokens, s: Sentence, owner: _Owner) -> tuple[Range, int]:
    """Give the source and where the cue begins: whose "his claim" is, the subject of "Roe repeated" says."""
    verb = owner.source[0] - 1
    if t.low[owner.source[0]] in _POSSESSIVE and verb > s.a and t.low[verb] in _HOLDING and t.quote[verb] < 0:
        begin, _ = verb_left(t, s.a, verb)
        return left_subject(t, s.a, begin) or owner.source, begin
    return owner.source, owner.begin


def _before_main_verb(t: Tokens, first: int, end: int, *, has_own: bool) -> int:
    """Give where what a noun says ends before the verb whose subject the noun is: "Roe's offer to come | was late"."""
    is_broken = False
    for k in range(first, min(end, first + _MAX_CLAUSE)):
        low = t.low[k]
        if t.quote[k] >= 0:
            is_broken = True
        elif low == "," and k + 1 < end and not has_own and t.low[k + 1] in _FINITE:
            return k
        elif low in _BREAKS:
            is_broken = True
        elif low in _OWN and k > first and not is_broken and t.low[k - 1] not in _OWN:
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
        if not t.low[place].isalpha() or t.low[place] in _NO_ADJECTIVES or is_past_like(t.low[place]):
            break  # "The board welcomed | Roe's call"
    return begin


def _read_words(t: Tokens, s: Sentence, i: int) -> Attribution | None:
    """Read "in Roe's words, “…”", "in the words of Roe, “…”", and "…, in Roe's view"."""
    source = _possessor(t, s, i)
    after = i + 1
    if source is None and i + 2 < s.stop and t.low[i + 1] in _OF:
        source = right_subject(t, i + 2, s.stop)
        first, after = (i - 2, source[1]) if source is not None and t.low[i - 1] in _ARTICLES else (-1, i)
    else:
        first = source[0] - 1 if source is not None else -1
    if source is None or first < s.a or t.low[first] not in _IN:
        return None
    is_view = bool(NOUNS[t.low[i]].follows)
    is_last = after >= s.stop
    if is_view and is_last and first > s.a + 1 and (t.low[first - 1] == "," or t.quote[first - 1] >= 0):
        content = (s.a, first)
    else:
        start = after + (after < s.stop and t.low[after] in {",", ":"})
        if start >= s.stop or (t.quote[start] < 0 and not (is_view and first == s.a and start > after)):
            return None
        content = (start, clause_end(t, start, s.stop, ""))
    cue = (first, i + 1)
    return Attribution(
        (content,), cue, source, NOUNS[t.low[i]].lemma, "nominal", s.number, CONFIDENCE["nominal"]
    )
