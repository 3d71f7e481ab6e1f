"""Who a cue gives its content to: the noun phrase left of it, right of it, or the sentence's subject.

All positions are token numbers; a subject is a half-open range of them. Walks are bounded, so that
a sentence without end costs no more than its length.
"""

from onrecord.statements.clauses import is_adverb
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.tokens import Tokens

Range = tuple[int, int]

_MAX_WALK = 48
_AUX = WORDS["auxiliaries"]
_PRONOUNS = WORDS["subject_pronouns"]
_RELATIVE = WORDS["relative"]
_DETERMINERS = WORDS["determiners"]
_ARTICLES = WORDS["articles"]
_POSSESSIVE = WORDS["possessive"]
_LEAD_PREPOSITIONS = WORDS["lead_prepositions"]
_PREPOSITIONS = WORDS["prepositions"]
_SUBORDINATORS = WORDS["subordinators"]
_LEAD_WORDS = WORDS["lead_words"]
_DAYS = WORDS["days"]
_MONTHS = WORDS["months"]
_AFTER_TIME = WORDS["after_time"]
_TIME_NOUNS = WORDS["time_nouns"]
_VERBS = WORDS["verbs"]
_NEGATORS = WORDS["negators"]
_MARKS = frozenset({":", ";", "—", "–", "--", "…", "?", "!", "[", "]"})


def verb_left(t: Tokens, a: int, i: int) -> tuple[int, list[str]]:
    """The first token of the verb group that ends in the cue at i, and its auxiliaries and adverbs."""
    place, seen = i, []
    while place > a and t.quote[place - 1] < 0:
        low = t.low[place - 1]
        if t.is_capital(place - 1) and place - 1 > a:
            break
        if low in _AUX or low in _NEGATORS or is_adverb(low) or low == "to":
            seen.append(low)
            place -= 1
        else:
            break
    return place, seen


def skip_time_left(t: Tokens, a: int, i: int) -> int:
    """Step left over a time before the cue ("Smith on Monday said", "Smith this week said")."""
    place = i
    if place - 1 > a and t.low[place - 1] in _DAYS:
        place -= 1
    elif (
        place - 2 > a
        and t.low[place - 1] in _TIME_NOUNS
        and t.low[place - 2] in {"this", "last", "next", "late", "early"}
    ):
        place -= 2
    else:
        return i
    if place - 1 > a and t.low[place - 1] in {"on", "late", "early", "since"}:
        place -= 1
    return place


def left_subject(t: Tokens, a: int, i: int) -> Range | None:
    """The noun phrase that ends just before token i, the first of the verb group; None where there is none."""
    j = skip_time_left(t, a, i)
    if j <= a:
        return None
    low = t.low[j - 1]
    if t.quote[j - 1] >= 0:
        return None
    if low in {",", "—", "–", "-"}:
        return _before_insert(t, a, j - 1)
    if low in {"and", "or", "but", "to"} or low in _MARKS or low == "(":
        return None
    if low in _PRONOUNS and low not in {
        "one",
        "others",
        "some",
        "many",
        "both",
        "most",
        "several",
        "all",
        "few",
        "another",
    }:
        return _relative_or_pronoun(t, a, j - 1)
    begin = _walk_left(t, a, j)
    found = _trim_left(t, begin, j)
    if found is not None and found[0] == begin and not t.is_capital(begin) and low not in _PRONOUNS:
        return (_name_before(t, a, begin), j)
    return found


def _relative_or_pronoun(t: Tokens, a: int, i: int) -> Range | None:
    """A pronoun stands for itself, except "that" and the like, which stand for what is before them."""
    del a
    return (i, i + 1)


def _walk_left(t: Tokens, a: int, j: int) -> int:
    """The first token of the stretch before j that no clause boundary interrupts."""
    place, floor = j, max(a, j - _MAX_WALK)
    while place > floor:
        k = place - 1
        low = t.low[k]
        if t.quote[k] >= 0:
            # A nickname or a title within the name: “Meet the Press” host …
            opening = t.first[t.quote[k]]
            if place < j and k - opening <= 8 and not _is_quote_over(t, k):
                place = opening
                continue
            return place
        if low == ")":
            opening = _opening_bracket(t, k, floor)
            if opening < 0:
                return place
            place = opening
            continue
        if low in _MARKS or low == "(":
            return place
        if low == ",":
            if _is_list_comma(t, k, j):
                place = k
                continue
            return place
        if low in {"and", "or"} and not _joins_nouns(t, a, k):
            return place
        if low in {"which", "who", "whom"} and place < j:
            return place
        if low == "but" or (low in _SUBORDINATORS and low not in {"as", "than"}):
            return place
        if low in _VERBS and not t.is_capital(k) and not (k > a and t.low[k - 1] in _DETERMINERS):
            relative = _relative_before(t, k, floor)
            if relative < 0:
                return place
            place = relative
            continue
        form = FORMS.get(low)
        if (
            form is not None
            and form.kind in {"past", "participle"}
            and "clause" in form.cue.frames
            and place < j
        ):
            return place
        place = k
    return place


def _is_quote_over(t: Tokens, k: int) -> bool:
    """Tell whether the quotation that ends at token k carries its sentence's end or comma inside."""
    return t.last_mark(t.quote[k]) in {",", ".", "?", "!"}


def _opening_bracket(t: Tokens, k: int, floor: int) -> int:
    """The token of the bracket that the one at k closes, or -1."""
    for place in range(k - 1, max(floor, k - 12) - 1, -1):
        if t.low[place] == "(":
            return place
    return -1


def _is_list_comma(t: Tokens, k: int, j: int) -> bool:
    """Tell whether the comma at k separates names in a list ("Iran, Russia and Turkey")."""
    if k + 1 >= j:
        return False
    joined = any(t.low[place] in {"and", "or"} for place in range(k + 1, min(j, k + 7)))
    return (
        joined
        and t.is_capital(k + 1)
        and t.is_capital(k - 1)
        and all(t.low[place] not in _VERBS for place in range(k + 1, min(j, k + 7)))
    )


def _joins_nouns(t: Tokens, a: int, k: int) -> bool:
    """Tell whether the "and" at k joins two nouns of one subject, not two clauses."""
    if k <= a or t.low[k - 1] == "," or t.quote[k - 1] >= 0:
        return False
    for place in range(k - 1, max(a, k - 14) - 1, -1):
        low = t.low[place]
        if low in _VERBS or low in _RELATIVE or low in _PRONOUNS:
            return False
        form = FORMS.get(low)
        if form is not None and form.kind in {"past", "present"} and "noun" not in form.cue.frames:
            return False
        if (
            low.endswith("ed") and len(low) > 4 and not (place > a and t.low[place - 1] in _DETERMINERS)
        ) or t.quote[place] >= 0:
            return False
        if low in {",", ";", ":"}:
            break
    return True


def _relative_before(t: Tokens, k: int, floor: int) -> int:
    """The relative pronoun that the verb at k belongs to, or -1."""
    for place in range(k - 1, max(floor, k - 8) - 1, -1):
        if t.low[place] in {"who", "which", "whose", "that"}:
            return place
        if t.low[place] == ",":
            return -1
    return -1


def _trim_left(t: Tokens, begin: int, j: int) -> Range | None:
    """Leave out what only leads in: "But", "On Monday", "Earlier"."""
    while begin < j and (
        t.low[begin] in _LEAD_WORDS
        or (is_adverb(t.low[begin]) and not t.is_capital(begin))
        or not t.is_word(begin)
    ):
        if t.low[begin] in {"(", "“", '"'}:
            break
        begin += 1
    if begin >= j:
        return None
    if is_adverb(t.low[begin]) and begin + 1 < j:
        begin += 1
    if t.low[begin] in _LEAD_PREPOSITIONS:
        inner = _after_lead_phrase(t, begin, j)
        if inner is None:
            return None
        begin = inner
    return (begin, j)


def _after_lead_phrase(t: Tokens, begin: int, j: int) -> int | None:
    """The subject's first token where a prepositional phrase without comma stands before it."""
    best: int | None = None
    for place in range(begin + 1, j):
        before, low = t.low[place - 1], t.low[place]
        if before in _DAYS or before in _MONTHS or before in _TIME_NOUNS or before.isdigit():
            best = place
        elif low in _ARTICLES or low in _POSSESSIVE:
            if before not in _PREPOSITIONS and before not in {"and", "or", "of"}:
                best = place
        elif (
            t.is_capital(place)
            and not t.is_capital(place - 1)
            and before not in _PREPOSITIONS
            and before not in _DETERMINERS
            and before not in {"and", "of", ".", "or"}
        ):
            best = place
    if best is None and j - begin > 1:
        best = begin + 1
    return best


def _before_insert(t: Tokens, a: int, comma: int) -> Range | None:
    """The subject before an insert between commas that ends at `comma`: "Jane Roe, a lawyer, said"."""
    floor = max(a, comma - _MAX_WALK)
    mark = t.low[comma]
    opening = _previous_comma(t, floor, comma, mark)
    for _ in range(4):
        if opening <= floor:
            return None
        begin = _walk_left(t, a, opening)
        found = _trim_left(t, begin, opening)
        if found is not None and not _is_insert_like(t, found, a):
            return (_name_before(t, a, found[0]), comma + 1 if mark == "," else comma)
        opening = _previous_comma(t, floor, opening, ",")
    return None


def _name_before(t: Tokens, a: int, begin: int) -> int:
    """The first token of the name that an apposition at `begin` follows, or `begin`: "Jane Roe, chair of the board"."""
    if begin - 2 < a or t.low[begin - 1] != ",":
        return begin
    place = begin - 1
    while (
        place > a
        and begin - place < 8
        and t.quote[place - 1] < 0
        and (t.is_capital(place - 1) or t.low[place - 1] == ".")
    ):
        place -= 1
    low = t.low[place] if place < begin - 1 else ""
    opens = place == a or t.low[place - 1] in {",", "and", "but", "that", "as"} or t.quote[place - 1] >= 0
    if (
        not low
        or not opens
        or low in _PREPOSITIONS
        or low in _LEAD_WORDS
        or low in _DAYS
        or low in _MONTHS
        or is_adverb(low)
    ):
        return begin
    return place


def _previous_comma(t: Tokens, floor: int, i: int, mark: str) -> int:
    """The comma (or dash) before token i, outside quotations and brackets; -1 where there is none."""
    place = i - 1
    while place >= floor:
        if t.quote[place] >= 0:
            inner = t.quote[place]
            place = t.first[inner] - 1
            continue
        if t.low[place] == mark or (mark != "," and t.low[place] in {"—", "–", "-"}):
            return place
        place -= 1
    return -1


def _is_insert_like(t: Tokens, found: Range, a: int) -> bool:
    """Tell whether a stretch looks like a part of an insert (an apposition, a place), not like a subject."""
    begin, end = found
    low = t.low[begin]
    if begin <= a or t.low[begin - 1] != ",":
        return False
    if low in {"a", "an", "who", "which", "whose"} or low.isdigit():
        return True
    if low.endswith("ing") or low in {"and", "or"}:
        return True
    # "Ann Lee, director of the school, college and camp, said": a bare noun after a name.
    before = begin - 2
    return (
        before >= a
        and t.is_capital(before)
        and not t.is_capital(begin)
        and low not in _DETERMINERS
        and end - begin < 12
    )


def right_subject(t: Tokens, i: int, b: int) -> Range | None:
    """The noun phrase that begins at i ("…", said | Jane Roe, a lawyer | on Monday)."""
    place = i
    limit = min(b, i + _MAX_WALK)
    if i >= b or t.quote[i] >= 0 or not t.is_word(i):
        return None
    while place < limit:
        low = t.low[place]
        if t.quote[place] >= 0:
            break
        if low == "(":
            closing = next((k for k in range(place + 1, min(limit, place + 12)) if t.low[k] == ")"), -1)
            if closing < 0:
                break
            place = closing + 1
            continue
        if low in {";", ":", "—", "–", "-", "--"}:
            break
        if place > i and (
            low in {"on", "at", "during", "when", "while", "after", "before", "as", "who", "because", "in"}
            or low in _DAYS
        ):
            if low != "who" and not _is_inside_name(t, place, i):
                break
        if low in {"this", "last"} and place > i and place + 1 < b and t.low[place + 1] in _TIME_NOUNS:
            break
        if low == ",":
            if place + 1 < b and (
                t.low[place + 1] in {"but", "and", "adding", "as", "while"} or t.low[place + 1] in FORMS
            ):
                break
        place += 1
    return (i, place) if place > i else None


def _goes_on_with_apposition(t: Tokens, i: int) -> bool:
    """Tell whether the words after a comma still belong to the noun before it."""
    low = t.low[i]
    if low in _VERBS or low in _AUX or low in FORMS or (low in _PRONOUNS and low not in _RELATIVE):
        return False
    return low not in _LEAD_WORDS and low not in _PREPOSITIONS and not is_adverb(low)


def _is_inside_name(t: Tokens, place: int, i: int) -> bool:
    """Tell whether a preposition at `place` ties a noun to the one before ("director at the Centre")."""
    comma = any(t.low[k] == "," for k in range(i, place))
    return (
        t.low[place] in {"at", "in", "on"}
        and (comma or not t.is_capital(place - 1))
        and t.low[place + 1 : place + 2] != []
        and t.low[place + 1] not in _DAYS
    )


def main_subject(t: Tokens, a: int, i: int) -> Range | None:
    """The subject of the sentence that begins at a, for a verb at i that stands without one of its own."""
    begin = a
    while begin < i and (
        not t.is_word(begin)
        or t.low[begin] in {"but", "and", "yet", "so", "still", "meanwhile", "now", "then", "instead", "or"}
    ):
        if t.quote[begin] >= 0:
            return None
        begin += 1
    if begin >= i:
        return None
    for _ in range(3):
        low = t.low[begin]
        if not (
            low in _LEAD_PREPOSITIONS
            or low in _PREPOSITIONS
            or (low in _SUBORDINATORS and low != "that")
            or is_adverb(low)
            or low.endswith("ing")
            or low in FORMS
        ):
            break
        comma = next((k for k in range(begin, min(i, begin + 40)) if t.low[k] == "," and t.quote[k] < 0), -1)
        if comma < 0 or comma + 1 >= i:
            return None
        begin = comma + 1
    end = subject_end(t, begin, i)
    for place in range(begin + 1, min(end, begin + 5)):
        if t.low[place] in _AFTER_TIME and t.low[place - 1] in _TIME_NOUNS and place + 1 < end:
            begin = place + 1
    return (begin, end) if end > begin else None


def subject_end(t: Tokens, begin: int, i: int) -> int:
    """The token after the noun phrase that begins at `begin`, before the verb or comma that ends it."""
    if t.low[begin] in _PRONOUNS and t.low[begin] not in _DETERMINERS:
        return begin + 1
    for place in range(begin, min(i, begin + 24)):
        low = t.low[place]
        if t.quote[place] >= 0 and place > begin:
            return place
        if low in {",", "(", "—", "–", "who", "which", "-"} or low in _VERBS or low in _AUX or low in _MARKS:
            return place
        if (
            place > begin
            and (low in FORMS or low.endswith("ed"))
            and not t.is_capital(place)
            and t.low[place - 1] not in _DETERMINERS
        ):
            return place
        if place > begin and (low in {"on", "in", "at", "during"}) and t.is_capital(place - 1):
            return place
        if place > begin and is_adverb(low) and not t.is_capital(place):
            return place
    return min(i, begin + 24)


def coming_subject(t: Tokens, i: int, stop: int) -> tuple[Range, int] | None:
    """The subject of the clause that follows a leading participle at i, and the comma before it.

    "Noting that the talks had failed, | the minister | left".
    """
    for comma in range(i + 2, min(stop, i + _MAX_WALK)):
        if t.low[comma] != "," or t.quote[comma] >= 0:
            if not (t.quote[comma] >= 0 and t.last[t.quote[comma]] == comma and comma + 1 < stop):
                continue
        begin = comma + 1
        if begin >= stop or t.quote[begin] >= 0 or not t.is_word(begin):
            continue
        low = t.low[begin]
        if not (low in _DETERMINERS or low in _PRONOUNS or t.is_capital(begin)) or low in _RELATIVE:
            continue
        end = subject_end(t, begin, stop)
        if (
            end < stop
            and end > begin
            and (
                t.low[end] in _VERBS
                or t.low[end] in _AUX
                or t.low[end] in FORMS
                or t.low[end].endswith("ed")
                or is_adverb(t.low[end])
            )
        ):
            return (begin, end), comma
    return None
