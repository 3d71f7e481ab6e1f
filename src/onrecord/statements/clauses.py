"""Where the clause a cue opens begins and ends.

All positions are token numbers. A quotation counts as one piece: no walk enters it.
"""

from collections.abc import Callable

from onrecord.statements.endings import is_adverb, is_contraction, is_participle_like, is_past_like
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Tokens

_MANNERS = WORDS["manners"]
_MAX_MANNER = 5  # tokens: "the strongest possible terms"
_MAX_ADJUNCT = 14
_MAX_TITLE = 7
_MAX_VERB_SCAN = 40
_MAX_DASHES = 40
_MAX_OWN_CUE = 9
_MAX_LIST = 8
_MAX_CLAUSE = 260
_ENDS = frozenset(".?!")
_QUOTE_ENDS = frozenset(",.?!")
DASHES = frozenset({"—", "–", "--", "-"})
_DAYS = WORDS["days"]
_MONTHS = WORDS["months"]
_TIME_NOUNS = WORDS["time_nouns"]
_TIME_OPENERS = WORDS["time_openers"]
_LEAD_PREPOSITIONS = WORDS["lead_prepositions"]
_AUX = WORDS["auxiliaries"]
_VERBS = WORDS["verbs"]
_STOPS_AFTER_COMMA = WORDS["stops_after_comma"]
_STOPS_IN_NOUN = WORDS["stops_in_noun"]
_HAVE = WORDS["have"]
_ACCORDING = WORDS["according"]
_TO = WORDS["infinitive_mark"]
_THAT = WORDS["that"]
_RELATIVE_OPENERS = WORDS["relative_openers"]
_CONDITIONS = WORDS["conditions"]
_JOINERS = WORDS["joiners"]
_MONTHS = WORDS["months"]
_JOINS_VERBS = (WORDS["joiners"]) | WORDS["contrasts"]
# Nothing but these ends a clause, or a noun phrase.
_CLAUSE_MARKS = DASHES | {";", ":", ","} | _JOINS_VERBS | _ACCORDING
_AS = WORDS["as"]
_NOUN_MARKS = _CLAUSE_MARKS | _STOPS_IN_NOUN | _JOINERS | _AS
_CLAUSE_PRONOUNS = WORDS["clause_pronouns"]
_ARTICLES = WORDS["articles"]
_EXISTENTIAL = WORDS["existential"]
_AFTER_VERB = (
    WORDS["articles"]
    | WORDS["infinitive_mark"]
    | WORDS["adverbs"]
    | WORDS["possessive"]
    | {"forward", "on", "that"}
)
_MAX_OWN_SUBJECT = 6
_MAX_ITEM = 12
_PHRASE_ENDS = WORDS["that"] | {",", ":", ";", "(", "—", "–"}


def sentence_stop(t: Tokens, a: int, b: int) -> int:
    """Give the token number after the sentence's last word or quotation: its final marks left out."""
    while b > a and t.low[b - 1] in _ENDS and t.quote[b - 1] < 0:
        b -= 1
    return b


def skip_adjuncts(t: Tokens, i: int, b: int) -> int:
    """Step over adverbs, times and prepositional phrases after a cue, where a clause can follow them.

    "said | on Monday in Geneva | that …": the phrase is stepped over when it ends at "that", a mark, a
    quotation, a pronoun or the sentence's end; otherwise it is left where it is.
    """
    place = i
    while place < b and t.quote[place] < 0:
        low = t.low[place]
        if is_adverb(low) or low in _DAYS:
            place += 1
        elif (
            low in _TIME_OPENERS
            and place + 1 < b
            and (t.low[place + 1] in _TIME_NOUNS or t.low[place + 1] in _DAYS)
        ):
            place += 2
        elif low in _LEAD_PREPOSITIONS:
            after = _skip_manner(t, place + 1, b) or _skip_phrase(t, place + 1, b)
            if after < 0:
                return place
            place = after
        else:
            return place
    return place


def _skip_manner(t: Tokens, i: int, b: int) -> int:
    """Step over "in | the strongest terms"; 0 where no such noun is near, or more of it follows ("terms of …")."""
    for place in range(i, min(b, i + _MAX_MANNER)):
        if t.low[place] in _MANNERS:
            return place + 1 if place + 1 < b and t.low[place + 1] not in _LEAD_PREPOSITIONS else 0
        if not t.is_word(place):
            break
    return 0


def skip_inserted(t: Tokens, i: int, b: int) -> int:
    """Step over an adjunct between commas after a cue ("said, | without proof, | that …"); i is its first comma."""
    if i + 1 >= b or t.low[i] != "," or t.quote[i + 1] >= 0:
        return i
    low = t.low[i + 1]
    leads = low in _LEAD_PREPOSITIONS or is_adverb(low) or is_participle_like(low) or low in _TO
    for place in range(i + 2, min(b, i + _MAX_ADJUNCT)):
        if t.low[place] == ":" and t.quote[place] < 0:
            return place if leads else i
        if t.low[place] != "," or place + 1 >= b:
            continue
        if t.low[place + 1] in _THAT or (leads and t.quote[place + 1] >= 0):
            return place + 1
    return i


def skip_time(t: Tokens, i: int, b: int) -> int:
    """Step over a bare time ("said Monday", "said this week")."""
    while i < b and t.quote[i] < 0:
        low = t.low[i]
        if low in _DAYS:
            i += 1
        elif low in _TIME_OPENERS and i + 1 < b and (t.low[i + 1] in _TIME_NOUNS or t.low[i + 1] in _DAYS):
            i += 2
        else:
            return i
    return i


def _skip_phrase(t: Tokens, i: int, b: int) -> int:
    """Give the token after the prepositional phrase whose noun begins at i, or -1 where its end is unsure."""
    stop = min(b, i + _MAX_ADJUNCT)
    for place in range(i, stop):
        low = t.low[place]
        number = t.quote[place]
        if number >= 0:
            # A short quotation glued to the noun (on NBC's “Meet the Press” that) is a title.
            if place == i or t.last[number] - t.first[number] > _MAX_TITLE:
                return place if place > i else -1
            if t.last_mark(number) == ",":
                return min(b, t.last[number] + 1)
            continue
        if low in _PHRASE_ENDS:
            return place
        if low in _DAYS or low.isdigit():
            return _after_number(t, place, b)
        if place > i and low in _CLAUSE_PRONOUNS:
            return place
    return b if stop == b else -1


def _after_number(t: Tokens, i: int, b: int) -> int:
    """Give the token after the day or number at i, the minutes ("10:30") or the month ("27 February") with it."""
    if i + 2 < b and t.low[i + 1] == ":" and t.low[i + 2].isdigit():
        return i + 3
    return i + (2 if i + 1 < b and t.low[i + 1] in _MONTHS else 1)


def clause_end(t: Tokens, i: int, b: int, kind: str) -> int:
    """Give the token after the clause that begins at i, in a sentence that stops at b; `kind` is the cue form's kind."""
    return _walk(t, i, b, _CLAUSE_MARKS, lambda place: _ends_clause(t, i, place, b, kind))


def _walk(t: Tokens, i: int, b: int, marks: frozenset[str], is_end: Callable[[int], bool]) -> int:
    """Give the first of the `marks` after i that `is_end` says is one, over quotations and brackets; b where none is."""
    place, depth = i, 0
    limit = min(b, i + _MAX_CLAUSE)
    while place < limit:
        number = t.quote[place]
        if number >= 0:
            after = t.last[number] + 1
            if _quote_ends_clause(t, number, after, b):
                return after
            place = after
            continue
        low = t.low[place]
        if low == "(":
            depth += 1
        elif low == ")":
            if not depth:
                return place
            depth -= 1
        elif low in marks and not depth and place > i and is_end(place):
            return place
        place += 1
    return b


def _quote_ends_clause(t: Tokens, number: int, after: int, b: int) -> bool:
    """Tell whether a quotation's own last comma or stop ends the clause it stands in."""
    if after >= b:
        return False
    if t.low[after] in _JOINERS and after + 1 < b and t.quote[after + 1] >= 0:
        return False
    return t.last_mark(number) in _QUOTE_ENDS


def _ends_clause(t: Tokens, i: int, place: int, b: int, kind: str) -> bool:
    """Tell whether the clause that began at i ends before `place`; before a mark only once it has a verb."""
    if not _stops_clause(t, place, b, kind):
        return False
    if (
        t.low[place] == ","
        and place + 1 < b
        and t.low[place + 1] in _RELATIVE_OPENERS
        and _is_conditional(t, i)
    ):
        return False
    return t.low[place] in _JOINS_VERBS or _has_verb(t, i, place)


def _is_conditional(t: Tokens, i: int) -> bool:
    """Tell whether the clause opens with a condition ("that if …"), so that its main part is still to come."""
    return t.low[i + (t.low[i] in _THAT and i + 1 < len(t))] in _CONDITIONS


def _has_verb(t: Tokens, a: int, i: int) -> bool:
    """Tell whether the stretch from a to i holds a finite verb, or a quotation that may."""
    for place in range(a, min(i, a + _MAX_VERB_SCAN)):
        low = t.low[place]
        if (
            t.quote[place] >= 0
            or low in _VERBS
            or low in _AUX
            or is_contraction(low)
            or is_past_like(low)
            or low in FORMS
        ):
            return True
    return i - a >= _MAX_VERB_SCAN


def _stops_clause(t: Tokens, i: int, b: int, kind: str) -> bool:
    """Tell whether the clause ends before token i."""
    low = t.low[i]
    if low in DASHES:
        return t.start[i] > t.end[i - 1] and not _is_paired_dash(t, i, b)
    if low == ";":
        return True
    if low == ":":
        return i + 1 < b and t.quote[i + 1] >= 0
    if low == ",":
        return _stops_at_comma(t, i, b, kind)
    if low in _JOINS_VERBS:
        return _is_coordinated_cue(t, i, b, kind)
    return low in _ACCORDING and i + 1 < b and t.low[i + 1] in _TO


def _is_paired_dash(t: Tokens, i: int, b: int) -> bool:
    """Tell whether the dash at i opens an insert that a second dash closes before the clause goes on."""
    for place in range(i + 2, min(b, i + _MAX_DASHES)):
        if t.low[place] in DASHES and t.quote[place] < 0 and t.start[place] > t.end[place - 1]:
            return place + 1 < b and (t.low[place + 1] in _VERBS or t.low[place + 1] in _AUX)
    return False


def _stops_at_comma(t: Tokens, i: int, b: int, kind: str) -> bool:
    """Tell whether the clause ends at the comma i."""
    if i + 1 >= b:
        return False
    low = t.low[i + 1]
    if low in _STOPS_AFTER_COMMA:
        return low not in _ARTICLES or not _is_list_item(t, i + 1, b)
    form = FORMS.get(low)
    if form is not None and form.kind in {"participle", "past"}:
        return True
    if low in _JOINERS:
        return _opens_own_cue(t, i + 2, b)
    if kind == "participle" and _opens_own_cue(t, i + 1, min(b, i + 3)):
        return True
    return low in _ACCORDING


def _is_list_item(t: Tokens, i: int, b: int) -> bool:
    """Tell whether what begins behind a comma is one of a list that ", and" closes: "an end of the raids, | a truce | , and"."""
    for k in range(i + 1, min(b - 1, i + _MAX_ITEM)):
        if t.low[k] == ",":
            return t.low[k + 1] in _JOINERS
        if t.low[k] in _VERBS or t.low[k] in _AUX or not t.is_word(k) or t.quote[k] >= 0:
            return False
    return False


def _opens_own_cue(t: Tokens, i: int, b: int) -> bool:
    """Tell whether "…, and" is followed by a subject of its own with a cue, or by a cue."""
    for place in range(i, min(b, i + _MAX_OWN_CUE)):
        if t.quote[place] >= 0:
            return False
        form = FORMS.get(t.low[place])
        if (
            form is not None
            and form.kind in {"past", "present", "participle"}
            and "clause" in form.cue.frames
        ):
            return True
        if t.low[place] == "," or t.low[place] in _TO or t.low[place] in _VERBS:
            return False
    return False


def _is_coordinated_cue(t: Tokens, i: int, b: int, kind: str) -> bool:
    """Tell whether "and" joins a second cue of the same kind to the first."""
    place = i + 1
    while place < b and place < i + 4 and (is_adverb(t.low[place]) or t.low[place] in _HAVE):
        place += 1
    if place >= b:
        return False
    form = FORMS.get(t.low[place])
    return form is not None and form.kind == kind and t.quote[place] < 0


def _opens_own_clause(t: Tokens, i: int, b: int) -> bool:
    """Tell whether "and" is followed by a short subject of its own and its verb: "the plan | and the leaders looked forward"."""
    if t.low[i] in _CLAUSE_PRONOUNS:
        return t.low[i] not in _EXISTENTIAL or t.low[i + 1] in _VERBS  # "here and there"
    if t.low[i] not in _ARTICLES or t.low[i - 2] in _CLAUSE_PRONOUNS:
        return False  # "that he and the union had"
    for k in range(i + 2, min(b - 1, i + _MAX_OWN_SUBJECT)):
        low = t.low[k]
        if t.quote[k] >= 0 or not t.is_word(k) or low in _LEAD_PREPOSITIONS:
            return False
        if low in _VERBS or (is_past_like(low) and not t.is_capital(k)):
            return low in _VERBS or t.low[k + 1] in _AFTER_VERB
    return False


def noun_end(t: Tokens, i: int, b: int, kind: str) -> int:
    """Give the token after the noun phrase that begins at i and is what a cue speaks of."""

    def is_end(place: int) -> bool:
        if t.low[place] in _AS:  # "called for calm | as he met the union"
            is_like = not _AS.isdisjoint(t.low[max(i, place - _MAX_LIST) : place])  # "as calm as they were"
            return place + 1 < b and t.low[place + 1] in _CLAUSE_PRONOUNS and not is_like
        if t.low[place] in _STOPS_IN_NOUN or _stops_clause(t, place, b, kind) or _stops_noun(t, place, b):
            return True
        # "the view that the road was open and the port was shut" is one clause of two.
        is_own = t.low[place] in _JOINERS and place + 1 < b and _opens_own_clause(t, place + 1, b)
        return is_own and _THAT.isdisjoint(t.low[i:place])

    return _walk(t, i, b, _NOUN_MARKS, is_end)


def _stops_noun(t: Tokens, i: int, b: int) -> bool:
    """Tell whether the comma or "and" at i ends a noun phrase, not an item of a list of common nouns."""
    if t.low[i] in _JOINERS and i + 1 < b:
        low = t.low[i + 1]
        if low in _VERBS or (is_past_like(low) and t.quote[i + 1] < 0):
            # "safe, unhindered and sustained delivery" is one noun.
            return not (is_past_like(low) and is_past_like(t.low[i - 1]))
        return False
    if t.low[i] != "," or t.quote[i] >= 0:
        return False
    for place in range(i + 1, min(b, i + _MAX_LIST)):
        if t.low[place] in _JOINERS:
            return False
        if t.low[place] == ",":
            return not t.is_word(i + 1)
    return True
