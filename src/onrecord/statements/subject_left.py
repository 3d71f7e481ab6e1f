"""The subject just left of a cue: a pronoun, a noun phrase, or a name before an insert between commas.

All positions are token numbers; a subject is a half-open range of them. Walks are bounded, so that
a sentence without end costs no more than its length.
"""

from onrecord.statements.clauses import DASHES
from onrecord.statements.endings import is_adverb, is_participle_like, is_past_like, without_verb
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Range, Tokens

_MAX_WALK = 48
_MAX_TITLE = 8
_MAX_BRACKET = 12
_MAX_LIST = 7
_MAX_JOINED = 14
_MAX_RELATIVE = 8
_MAX_NAME = 8
_MAX_INSERT = 12
_MIN_APPOSITION = 3
_MAX_TIME_LEAD = 5
_AUX = WORDS["auxiliaries"]
_PRONOUNS = WORDS["subject_pronouns"]
_LONE_PRONOUNS = WORDS["lone_pronouns"]
_RELATIVE = WORDS["relative"]
_RELATIVE_OPENERS = WORDS["relative_openers"]
_RELATIVE_SUBJECTS = WORDS["relative_subjects"]
_DETERMINERS = WORDS["determiners"]
_STARTERS = WORDS["articles"] | WORDS["possessive"]
_LEAD_PREPOSITIONS = WORDS["lead_prepositions"]
_PREPOSITIONS = WORDS["prepositions"]
_JOINERS = WORDS["joiners"]
_JOINED_PRONOUNS = WORDS["joined_pronouns"]
_NEITHER = WORDS["prepositions"] | WORDS["joiners"]
_INNER = WORDS["prepositions"] | WORDS["determiners"] | WORDS["joiners"] | {"."}
_BOUNDARIES = (WORDS["subordinators"] - WORDS["like"] - WORDS["inner_subordinators"]) | WORDS["contrasts"]
_LEAD_WORDS = WORDS["lead_words"]
_TIMES = WORDS["days"] | WORDS["months"] | WORDS["time_nouns"]
_NO_NAME = WORDS["prepositions"] | WORDS["lead_words"] | WORDS["days"] | WORDS["months"]
_DAYS = WORDS["days"]
_TIME_NOUNS = WORDS["time_nouns"]
_TIME_PREPOSITIONS = WORDS["time_prepositions"]
_TIME_OPENERS = WORDS["left_time_openers"]
_CLAUSE_OPENERS = WORDS["clause_openers"]
_INSERT_OPENERS = WORDS["insert_openers"]
_VERBS = WORDS["verbs"]
_FLOATING = WORDS["floating"]
_SUFFIXES = WORDS["name_suffixes"]
_NEGATORS = WORDS["negators"]
_TO = WORDS["infinitive_mark"]
_NO_SUBJECT_BEFORE = WORDS["joiners"] | WORDS["contrasts"] | WORDS["infinitive_mark"]
_PLAIN = WORDS["plain_cues"]
_MARKS = frozenset({":", ";", "—", "–", "--", "…", "?", "!", "[", "]", "("})
_INSERT_MARKS = frozenset({","}) | DASHES
_QUOTE_MARKS = frozenset({"(", "“", '"'})


def verb_left(t: Tokens, a: int, i: int) -> tuple[int, tuple[str, ...]]:
    """Give the first token of the verb group that ends in the cue at i, and the group's other words."""
    place, seen = i, []
    while place > a and t.quote[place - 1] < 0:
        low = t.low[place - 1]
        is_own = low in _AUX or low in _NEGATORS or low in _TO
        if t.is_capital(place - 1) and not (is_own and place - 1 == a):
            break
        floats = low in _FLOATING and place - 2 >= a and t.low[place - 2] in _AUX
        if not (is_own or floats or is_adverb(low)):
            break
        seen.append(low)
        place -= 1
    return place, tuple(seen)


def left_subject(t: Tokens, a: int, i: int) -> Range | None:
    """Give the noun phrase that ends just before token i, the first of the verb group; None where there is none."""
    j = _skip_time(t, a, i)
    if j <= a or t.quote[j - 1] >= 0:
        return None
    low = t.low[j - 1]
    if low in _INSERT_MARKS:
        return _before_insert(t, a, j - 1)
    if low in _NO_SUBJECT_BEFORE or low in _MARKS:
        return None
    if low in _LONE_PRONOUNS or ("'" in low and without_verb(low) in _LONE_PRONOUNS):
        return (j - 1, j)
    begin = _walk_left(t, a, j)
    found = _trim(t, begin, j)
    is_long = found is not None and found[0] == begin and j - begin >= _MIN_APPOSITION
    if is_long and not t.is_capital(begin) and low not in _PRONOUNS:
        return (_name_before(t, a, begin), j)
    return found


def _skip_time(t: Tokens, a: int, i: int) -> int:
    """Step left over a time before the cue ("Smith on Monday said", "Smith this week said")."""
    place = i
    if place - 1 > a and t.low[place - 1] in _DAYS:
        place -= 1
    elif place - 2 > a and t.low[place - 1] in _TIME_NOUNS and t.low[place - 2] in _TIME_OPENERS:
        place -= 2
    else:
        return i
    if place - 1 > a and t.low[place - 1] in _TIME_PREPOSITIONS:
        place -= 1
    return place


def _walk_left(t: Tokens, a: int, j: int) -> int:
    """Give the first token of the stretch before j that no clause boundary interrupts."""
    place, floor = j, max(a, j - _MAX_WALK)
    while place > floor:
        k = place - 1
        if t.quote[k] >= 0 or t.low[k] == ")":
            before = _jump_left(t, k, floor, is_first=place == j)
        elif _is_boundary(t, a, k, j):
            return place
        else:
            before = _verb_jump(t, k, floor, place < j)
        if before < 0:
            return place
        place = before
    return place


def _jump_left(t: Tokens, k: int, floor: int, *, is_first: bool) -> int:
    """Give the token that opens the title or bracket ending at k (“Meet the Press” host, (R-Utah)), or -1."""
    if t.quote[k] >= 0:
        opening = t.first[t.quote[k]]
        is_title = k - opening <= _MAX_TITLE and t.last_mark(t.quote[k]) not in _QUOTE_ENDS
        return opening if is_title and not is_first else -1
    for place in range(k - 1, max(floor, k - _MAX_BRACKET) - 1, -1):
        if t.low[place] == "(":
            return place
    return -1


_QUOTE_ENDS = frozenset({",", ".", "?", "!"})


def _is_boundary(t: Tokens, a: int, k: int, j: int) -> bool:
    """Tell whether the clause begins after token k: a mark, a conjunction, a relative pronoun."""
    low = t.low[k]
    if low in _MARKS:
        return True
    if low == ",":
        return not _is_list_comma(t, k, j) and not (k + 1 < j and t.low[k + 1] in _SUFFIXES)
    if low in _JOINERS:
        # A subject wants its verb, so that "and" after it goes on with another subject: "he and Roe said".
        is_joined = k > a and t.low[k - 1] in _JOINED_PRONOUNS
        return not (is_joined or _joins_nouns(t, a, k))
    return (low in _RELATIVE_OPENERS and k + 1 < j) or low in _BOUNDARIES


def _verb_jump(t: Tokens, k: int, floor: int, inside: bool) -> int:  # noqa: FBT001 - one place calls it
    """Give k, or where a verb at k belongs to a relative clause its pronoun, or -1 where a clause ends at k."""
    low = t.low[k]
    if low in _VERBS and not t.is_capital(k) and not (k and t.low[k - 1] in _DETERMINERS):
        return _relative_before(t, k, floor)
    if not inside:
        return k
    form = FORMS.get(low)
    if form is not None and form.kind in {"past", "participle"} and "clause" in form.cue.frames:
        return _relative_before(t, k, floor)
    if form is not None and form.kind == "present" and form.cue.lemma in _PLAIN and not t.is_capital(k):
        return _relative_before(t, k, floor)  # "Roe says | both sides have agreed"
    if is_past_like(low) and not t.is_capital(k) and _opens_object(t, k + 1):
        return _relative_before(t, k, floor)
    return k


def _opens_object(t: Tokens, i: int) -> bool:
    """Tell whether what begins at i can be the object of a verb before it."""
    return t.low[i] in _STARTERS


def _relative_before(t: Tokens, k: int, floor: int) -> int:
    """Give the relative pronoun that the verb at k belongs to, or -1."""
    for place in range(k - 1, max(floor, k - _MAX_RELATIVE) - 1, -1):
        if t.low[place] in _RELATIVE_SUBJECTS:
            return place
        if t.low[place] == ",":
            return -1
    return -1


def _is_list_comma(t: Tokens, k: int, j: int) -> bool:
    """Tell whether the comma at k separates names in a list ("Iran, Russia and Turkey")."""
    if k + 1 >= j or not (t.is_capital(k + 1) and t.is_capital(k - 1)):
        return False
    near = t.low[k + 1 : min(j, k + _MAX_LIST)]
    return any(low in _JOINERS for low in near) and all(low not in _VERBS for low in near)


def _joins_nouns(t: Tokens, a: int, k: int) -> bool:
    """Tell whether the "and" at k joins two nouns of one subject, not two clauses."""
    if k <= a or t.low[k - 1] == "," or t.quote[k - 1] >= 0:
        return False
    for place in range(k - 1, max(a, k - _MAX_JOINED) - 1, -1):
        low = t.low[place]
        if low in _MARKS or low == ",":
            return True
        if t.quote[place] >= 0 or low in _VERBS or low in _RELATIVE or low in _PRONOUNS:
            return False
        form = FORMS.get(low)
        if form is not None and form.kind in {"past", "present"} and "noun" not in form.cue.frames:
            return False
        if is_past_like(low) and not (place > a and t.low[place - 1] in _DETERMINERS):
            return False
    return True


def _trim(t: Tokens, begin: int, j: int) -> Range | None:
    """Leave out what only leads in: "But", "On Monday", "Earlier", "The same day"."""
    while begin < j and t.low[begin] not in _QUOTE_MARKS and _leads(t, begin):
        begin += 1
    if begin >= j:
        return None
    if is_adverb(t.low[begin]) and begin + 1 < j:
        begin += 1
    for k in range(begin + 1, min(j - 1, begin + _MAX_TIME_LEAD)):
        if t.low[k] in _TIME_NOUNS and (t.low[k + 1] in _STARTERS or t.low[k + 1] in _LONE_PRONOUNS):
            begin = k + 1
    if t.low[begin] in _LEAD_PREPOSITIONS:
        inner = _after_lead_phrase(t, begin, j)
        return None if inner is None else (inner, j)
    return (begin, j)


def _leads(t: Tokens, i: int) -> bool:
    """Tell whether token i only leads in to a subject after it."""
    low = t.low[i]
    return low in _LEAD_WORDS or not t.is_word(i) or (is_adverb(low) and not t.is_capital(i))


def _after_lead_phrase(t: Tokens, begin: int, j: int) -> int | None:
    """Give the subject's first token where a prepositional phrase without comma stands before it."""
    best: int | None = begin + 1 if j - begin > 1 else None
    for place in range(begin + 1, j):
        before, low = t.low[place - 1], t.low[place]
        opens = (
            (before in _TIMES or before.isdigit())
            or (low in _STARTERS and before not in _NEITHER)
            or (
                t.is_capital(place)
                and low not in _STARTERS
                and not t.is_capital(place - 1)
                and before not in _INNER
            )
        )
        if opens:
            best = place
    return best


def _before_insert(t: Tokens, a: int, comma: int) -> Range | None:
    """Give the subject before an insert between commas that ends at `comma`: "Jane Roe, a lawyer, said"."""
    floor = max(a, comma - _MAX_WALK)
    mark = t.low[comma]
    opening = _previous_mark(t, floor, comma, mark)
    for _ in range(4):
        if opening <= floor:
            return None
        found = _trim(t, _walk_left(t, a, opening), opening)
        if found is not None and not _is_insert_like(t, found, a):
            return (_name_before(t, a, found[0]), comma + 1 if mark == "," else comma)
        opening = _previous_mark(t, floor, opening, ",")
    return None


def _name_before(t: Tokens, a: int, begin: int) -> int:
    """Give the first token of the name an apposition at `begin` follows, or `begin`: "Jane Roe, chair of the board"."""
    place = begin - 1
    if begin - 2 < a or t.low[place] != ",":
        return begin
    while place > a and begin - place < _MAX_NAME and t.quote[place - 1] < 0 and _is_of_name(t, place - 1):
        place -= 1
    opens = (
        place == a
        or t.low[place - 1] == ","
        or t.low[place - 1] in _CLAUSE_OPENERS
        or t.quote[place - 1] >= 0
    )
    low = t.low[place]
    if place == begin - 1 or not opens or low in _NO_NAME or is_adverb(low):
        return begin
    if is_participle_like(low) and place + 1 < begin - 1 and (place == a or t.low[place - 1] == ","):
        return begin  # "Meeting Minister Roe, | the premier said"
    return place


def _is_of_name(t: Tokens, k: int) -> bool:
    """Tell whether token k may stand in a name: a capital, or the stop of an initial."""
    return t.is_capital(k) or t.low[k] == "."


def _previous_mark(t: Tokens, floor: int, i: int, mark: str) -> int:
    """Give the comma (or dash) before token i, outside quotations; -1 where there is none."""
    place = i - 1
    while place >= floor:
        if t.quote[place] >= 0:
            place = t.first[t.quote[place]] - 1
        elif t.low[place] == mark or (mark != "," and t.low[place] in DASHES):
            return place
        else:
            place -= 1
    return -1


def _is_insert_like(t: Tokens, found: Range, a: int) -> bool:
    """Tell whether a stretch looks like a part of an insert (an apposition, a place), not like a subject."""
    begin, end = found
    low = t.low[begin]
    if begin <= a or t.low[begin - 1] != ",":
        return False
    if low in _INSERT_OPENERS or low.isdigit() or is_participle_like(low):
        return True
    # "Ann Lee, director of the school, college and camp, said": a bare noun after a name.
    before = begin - 2
    bare = not t.is_capital(begin) and low not in _DETERMINERS
    return before >= a and t.is_capital(before) and bare and end - begin < _MAX_INSERT
