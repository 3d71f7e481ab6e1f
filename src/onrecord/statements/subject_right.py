"""The subject right of a cue, of the sentence, or of the clause still to come."""

from onrecord.statements.clauses import DASHES
from onrecord.statements.endings import is_adverb, is_participle_like, is_past_like
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Range, Tokens

_MAX_WALK = 48
_MAX_BRACKET = 12
_MAX_SUBJECT = 24
_MAX_LEAD = 40
_MAX_TIME_LEAD = 5
_MAX_LEADS = 4
_AUX = WORDS["auxiliaries"]
_PRONOUNS = WORDS["subject_pronouns"]
_LONE_PRONOUNS = WORDS["lone_pronouns"]
_RELATIVE = WORDS["relative"]
_RELATIVE_OPENERS = WORDS["relative_openers"]
_DETERMINERS = WORDS["determiners"]
_STARTERS = WORDS["articles"] | WORDS["possessive"]
_LEADS = WORDS["lead_prepositions"] | WORDS["prepositions"] | (WORDS["subordinators"] - WORDS["that"])
_OPENERS = WORDS["openers"]
_TRAILERS = WORDS["trailers"]
_PLACES = WORDS["places"]
_TIME_OPENERS = WORDS["left_time_openers"]
_AFTER_TIME = WORDS["after_time"]
_TIME_NOUNS = WORDS["time_nouns"]
_DAYS = WORDS["days"]
_VERBS = WORDS["verbs"]
_COMMA_ENDS = WORDS["joiners"] | WORDS["contrasts"] | WORDS["trailers"]
_ENDS = frozenset({";", ":"}) | DASHES
_SUBJECT_ENDS = frozenset({",", "(", ":", ";", "…", "?", "!", "[", "]"}) | DASHES | _RELATIVE_OPENERS


def right_subject(t: Tokens, i: int, b: int) -> Range | None:
    """Give the noun phrase that begins at i ("…", said | Jane Roe, a lawyer | on Monday)."""
    if i >= b or t.quote[i] >= 0 or not t.is_word(i):
        return None
    place, limit = i, min(b, i + _MAX_WALK)
    while place < limit and t.quote[place] < 0:
        if t.low[place] == "(":
            place = _closing_bracket(t, place, limit)
            continue
        if t.low[place] in _ENDS or (place > i and _ends_right(t, place, i, b)):
            break
        place += 1
    end = min(place, limit)
    if end > i + 1 and t.low[end - 1] == ",":
        end -= 1
    return (i, end) if end > i else None


def _closing_bracket(t: Tokens, i: int, limit: int) -> int:
    """Give the token after the bracket that closes the one at i; the limit where none does."""
    return next((k + 1 for k in range(i + 1, min(limit, i + _MAX_BRACKET)) if t.low[k] == ")"), limit)


def _ends_right(t: Tokens, place: int, i: int, b: int) -> bool:
    """Tell whether the noun phrase that began at i ends before `place`."""
    low = t.low[place]
    following = t.low[place + 1] if place + 1 < b else ""
    if low == ",":
        return following in _COMMA_ENDS or following in FORMS or following in _VERBS or following in _AUX
    if low in _DAYS:
        return t.low[place - 1] not in _STARTERS
    if low in _TIME_OPENERS:
        return following in _TIME_NOUNS
    return low in _TRAILERS and not _ties_noun(t, place, i, following)


def _ties_noun(t: Tokens, place: int, i: int, following: str) -> bool:
    """Tell whether a preposition at `place` ties a noun to the one before ("director at the Centre")."""
    if t.low[place] not in _PLACES or following in _DAYS:
        return False
    return not t.is_capital(place - 1) or "," in t.low[i:place]


def main_subject(t: Tokens, a: int, i: int) -> Range | None:
    """Give the subject of the sentence that begins at a, for a verb at i that stands without one of its own."""
    begin = a
    while begin < i and (not t.is_word(begin) or t.low[begin] in _OPENERS):
        if t.quote[begin] >= 0:
            return None
        begin += 1
    for _ in range(_MAX_LEADS):
        if begin >= i or not _leads_in(t, begin):
            break
        comma = next(
            (k for k in range(begin, min(i, begin + _MAX_LEAD)) if t.low[k] == "," and t.quote[k] < 0), i
        )
        begin = comma + 1
        while (
            begin < i
            and t.is_capital(begin)
            and begin + 1 < i
            and t.low[begin + 1] == ","
            and _leads_in(t, begin + 2)
        ):
            begin += 2
    if begin >= i or t.quote[begin] >= 0:
        return None
    end = subject_end(t, begin, i)
    for place in range(begin + 1, min(end - 1, begin + _MAX_TIME_LEAD)):
        if t.low[place] in _AFTER_TIME and t.low[place - 1] in _TIME_NOUNS:
            begin = place + 1
    return (begin, end) if end > begin else None


def _leads_in(t: Tokens, i: int) -> bool:
    """Tell whether a phrase or clause that is no subject begins at i."""
    low = t.low[i]
    return (
        low in _LEADS
        or is_adverb(low)
        or is_participle_like(low)
        or (low in FORMS and not t.is_capital(i + 1))
    )


def subject_end(t: Tokens, begin: int, i: int) -> int:
    """Give the token after the noun phrase that begins at `begin`, before the verb or mark that ends it."""
    if t.low[begin] in _LONE_PRONOUNS:
        return begin + 1
    limit = min(i, begin + _MAX_SUBJECT)
    for place in range(begin, limit):
        if _ends_subject(t, place, begin):
            return place
    return limit


def _ends_subject(t: Tokens, place: int, begin: int) -> bool:
    """Tell whether the subject that began at `begin` ends before `place`."""
    low = t.low[place]
    if low in _SUBJECT_ENDS or low in _VERBS or low in _AUX:
        return True
    if place == begin:
        return False
    if t.quote[place] >= 0:
        return True
    if t.is_capital(place):
        return False
    if t.low[place - 1] not in _DETERMINERS and (
        is_past_like(low) or (low in FORMS and FORMS[low].kind != "base")
    ):
        return True
    return is_adverb(low) or (low in _PLACES and t.is_capital(place - 1))


def coming_subject(t: Tokens, i: int, stop: int) -> tuple[Range, int] | None:
    """Give the subject of the clause that follows a leading participle at i, and where the lead ends.

    "Noting that the talks had failed, | the minister | left".
    """
    for comma in range(i + 2, min(stop - 1, i + _MAX_WALK)):
        number = t.quote[comma]
        if (number >= 0 and t.last[number] != comma) or (number < 0 and t.low[comma] != ","):
            continue
        begin = comma + 1
        if t.quote[begin] >= 0 or not _opens_subject(t, begin):
            continue
        end = subject_end(t, begin, stop)
        if begin < end < stop and _is_verb_like(t.low[end]):
            return (begin, end), comma + (number >= 0)
    return None


def _opens_subject(t: Tokens, i: int) -> bool:
    """Tell whether a subject can begin at i."""
    low = t.low[i]
    return (low in _DETERMINERS or low in _PRONOUNS or t.is_capital(i)) and low not in _RELATIVE


def _is_verb_like(low: str) -> bool:
    """Tell whether a word can be the verb after a subject."""
    return low in _VERBS or low in _AUX or low in FORMS or is_past_like(low) or is_adverb(low)
