"""Content before the cue or around it: "…, Roe said", "…, said Roe", "…, Roe said, …", "According to Roe, …"."""

from onrecord.statements.attribution import CONFIDENCE, Attribution, Sentence, Verb, attribute
from onrecord.statements.clauses import DASHES, clause_end, skip_adjuncts, skip_time
from onrecord.statements.endings import is_adverb, is_past_like
from onrecord.statements.lexicon import FORMS, WORDS
from onrecord.statements.subject_left import left_subject
from onrecord.statements.subject_right import right_subject
from onrecord.statements.tokens import Range, Tokens

_MAX_TITLE = 7
_MAX_CONTENT_SCAN = 60
_MAX_RELATIVE = 12
_MAX_SOURCE = 50
_MAX_FIRST = 30
_LONG_QUOTE = 6
_SAYING = frozenset({"clause", "quote"})
_FINITE = frozenset({"past", "present"})
_PREPOSITIONS = WORDS["prepositions"]
_LIKE = WORDS["like"]
_THAT = WORDS["that"]
_NOT_INVERTED = WORDS["that"] | WORDS["infinitive_mark"] | WORDS["addressed_pronouns"]
_NO_SUBJECT = WORDS["prepositions"] | WORDS["wh"]
_DETERMINERS = WORDS["determiners"]
_FINITE_VERBS = WORDS["verbs"] | WORDS["auxiliaries"]
_RELATIVE_OPENERS = WORDS["relative_openers"]
_STOPS_AFTER_COMMA = WORDS["stops_after_parenthesis"]
_COMMA_LIKE = DASHES | {","}
_BEFORE_QUOTE = DASHES | {":"}
_BE = WORDS["be"] & WORDS["be_finite"]
_CONJUNCTIONS = WORDS["that"] | WORDS["subordinators"] | WORDS["joiners"] | WORDS["contrasts"]
_QUOTE_ENDS = frozenset(",?!.—-…")


def read_before(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read the content before a cue, or around it; None where the cue has none there."""
    if not verb.form.cue.frames & _SAYING or verb.form.kind == "participle":
        return None
    source = left_subject(t, s.a, verb.begin)
    found = _read_inverted(t, s, verb, source)
    if found is not None:
        return found
    if source is None or source[0] <= s.a or not _ends_content(t, source[0] - 1):
        return None
    return _read_final(t, s, verb, source)


def _read_inverted(t: Tokens, s: Sentence, verb: Verb, left: Range | None) -> Attribution | None:
    """Read "…, said Roe"; a subject left of the cue that follows a quotation goes first."""
    i = verb.i
    if i <= s.a or not _ends_content(t, i - 1) or (t.quote[i - 1] < 0 and _follows_quote(t, s, left)):
        return None
    source = right_subject(t, skip_time(t, verb.end, s.stop), s.stop)
    if source is None or not _is_inverted(t, s, verb, source):
        return None
    following = source[1] + 1
    if following < s.stop and t.low[source[1]] == "," and t.quote[following] >= 0:
        end = clause_end(t, following, s.stop, verb.form.kind)
        return attribute(s, verb, source, ((_left_start(t, s, i - 1), i), (following, end)), "around")
    return _before(t, s, verb, source, i - 1, "inverted")


def _follows_quote(t: Tokens, s: Sentence, source: Range | None) -> bool:
    """Tell whether a subject stands right after a quotation."""
    return source is not None and source[0] > s.a and t.quote[source[0] - 1] >= 0


def _read_final(t: Tokens, s: Sentence, verb: Verb, source: Range) -> Attribution | None:
    """Read "…, Roe said" and "…, Roe said, …"."""
    last = source[0] - 1
    over_quote = t.quote[last] >= 0
    if not over_quote and "clause" not in verb.form.cue.frames:
        return None
    after = _after_cue(t, s, verb)
    if (
        not over_quote
        and after > verb.end
        and t.low[s.a] in _PREPOSITIONS
        and not _holds_clause(t, s.a, last)
    ):
        return None
    place = skip_adjuncts(t, after, s.stop)
    if place >= s.stop:
        return _before(t, s, verb, source, last, "final")
    if t.low[place] in _COMMA_LIKE and t.quote[place] < 0:
        return _read_comma(t, s, verb, source, place + 1)
    if not over_quote or _opens_content(t, verb, after, place):
        return None
    return _before(t, s, verb, source, last, "final")


def _is_cue(t: Tokens, k: int) -> bool:
    """Tell whether a finite verb that says stands at token k."""
    form = FORMS.get(t.low[k])
    return form is not None and form.kind in _FINITE and "quote" in form.cue.frames


def _after_cue(t: Tokens, s: Sentence, verb: Verb) -> int:
    """Give the token after the cue and the preposition that belongs to it, adverbs between passed over."""
    after = verb.end
    while after < s.stop and is_adverb(t.low[after]) and t.quote[after] < 0:
        after += 1
    is_own = after < s.stop and t.low[after] in verb.form.cue.prepositions and t.quote[after] < 0
    return after + 1 if is_own else verb.end


def _read_comma(t: Tokens, s: Sentence, verb: Verb, source: Range, following: int) -> Attribution | None:
    """Read a cue that a comma follows: its content is before it, or around it."""
    last = source[0] - 1
    over_quote = t.quote[last] >= 0
    if following < s.stop and t.quote[following] >= 0:
        return _around(t, s, verb, source, following) if over_quote else None
    if over_quote:
        return _before(t, s, verb, source, last, "final")
    return _read_parenthetical(t, s, verb, source, following)


def _ends_content(t: Tokens, k: int) -> bool:
    """Tell whether content said by somebody can end with token k."""
    number = t.quote[k]
    if number < 0:
        return t.low[k] == ","
    return t.last[number] == k and (t.last_mark(number) in _QUOTE_ENDS or k - t.first[number] >= _LONG_QUOTE)


def _opens_content(t: Tokens, verb: Verb, after: int, place: int) -> bool:
    """Tell whether token `place` opens content of its own after a cue that follows a quotation."""
    number = t.quote[place]
    if number >= 0:
        # "…," Roe told “Morning News”: a short quotation is who was told, or where.
        return "addressee" not in verb.form.cue.frames or t.last[number] - place > _MAX_TITLE
    if any(_is_cue(t, k) for k in range(after + 1, place)):
        return False  # “…,” Roe said as the crowd called: “…”
    return t.low[place] == ":" or (t.low[place] in _THAT and place == after)


def _is_inverted(t: Tokens, s: Sentence, verb: Verb, source: Range) -> bool:
    """Tell whether "said Roe" follows its content, and is no verb of a clause before."""
    i, low = verb.i, t.low[verb.end]
    if verb.form.kind not in _FINITE or low in _NOT_INVERTED or t.low[source[0]] in _NO_SUBJECT:
        return False  # "…, Roe, a lawyer, said Thursday | after a meeting with …"
    if t.quote[i - 1] >= 0:
        return low not in _PREPOSITIONS or low in _LIKE
    if low in _NO_SUBJECT or is_adverb(low) or not (t.is_capital(verb.end) or low in _DETERMINERS):
        return False
    if source[1] < s.stop and (t.quote[source[1]] >= 0 or t.low[source[1]] == ":"):
        return False
    if not _holds_clause(t, s.a, i - 1) or _ends_insert(t, s, i - 1):
        return False
    # "Roe, a lawyer, said the court …": what follows the noun is a clause of its own.
    has_verb = any(low in _FINITE_VERBS for low in t.low[source[0] : source[1]])
    return not has_verb or any(
        low in _RELATIVE_OPENERS for low in t.low[source[0] : min(source[1], source[0] + _MAX_RELATIVE)]
    )


def _ends_insert(t: Tokens, s: Sentence, comma: int) -> bool:
    """Tell whether the comma closes an insert after a subject ("Roe, who had left, | recounted the talks")."""
    opening = next((k for k in range(comma - 1, s.a, -1) if t.low[k] == "," and t.quote[k] < 0), -1)
    if opening < 0:
        return False
    if t.low[opening + 1] in _RELATIVE_OPENERS:
        return True
    return not any(
        low in _FINITE_VERBS or is_past_like(low) or low in FORMS for low in t.low[opening + 1 : comma]
    ) and not _holds_clause(t, s.a, opening)


def _holds_clause(t: Tokens, a: int, stop: int) -> bool:
    """Tell whether a stretch holds something like a verb, or a quotation."""
    return any(
        t.quote[k] >= 0 or t.low[k] in _FINITE_VERBS or is_past_like(t.low[k])
        for k in range(a, min(stop, a + _MAX_CONTENT_SCAN))
    )


def _left_start(t: Tokens, s: Sentence, last: int) -> int:
    """Give the first token of content that ends with token `last`."""
    number = t.quote[last]
    if number >= 0:
        first = t.first[number]
        if first <= s.a + 1 or (t.low[first - 1] in _BEFORE_QUOTE and t.quote[first - 1] < 0):
            return max(first, s.a)
    return s.a


def _before(t: Tokens, s: Sentence, verb: Verb, source: Range, last: int, rule: str) -> Attribution | None:
    """Build an attribution whose content ends with token `last`."""
    start = _left_start(t, s, last)
    return attribute(s, verb, source, ((start, last + 1),), rule) if last >= start else None


def _around(t: Tokens, s: Sentence, verb: Verb, source: Range, following: int) -> Attribution:
    """Build an attribution whose quotation goes on after the cue."""
    last = source[0] - 1
    end = clause_end(t, following, s.stop, verb.form.kind)
    return attribute(s, verb, source, ((_left_start(t, s, last), last + 1), (following, end)), "around")


def _read_parenthetical(
    t: Tokens, s: Sentence, verb: Verb, source: Range, following: int
) -> Attribution | None:
    """Read a source and cue between the commas inside their content; after it the writer may speak again."""
    last = source[0] - 1
    if following >= s.stop:
        return None
    form = FORMS.get(t.low[following])
    if (form is not None and form.kind == "participle") or t.low[following] in _STOPS_AFTER_COMMA:
        return _before(t, s, verb, source, last, "final")
    end = clause_end(t, following, s.stop, verb.form.kind)
    return attribute(s, verb, source, ((s.a, last + 1), (following, end)), "parenthetical")


def read_first(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read "Said Roe: “…”", the cue first in its sentence; the quotation may stand in the next line."""
    if verb.i != s.a or verb.form.kind not in _FINITE or not verb.form.cue.frames & _SAYING:
        return None
    if verb.end < s.stop and t.low[verb.end] in _NO_SUBJECT:
        return None  # "Asked | if the road was open, Roe said: “…”"
    for k in range(s.a + 2, min(s.stop, s.a + _MAX_FIRST)):
        if t.quote[k] >= 0 and t.low[k - 1] in {",", ":"}:
            end = clause_end(t, k, s.stop, verb.form.kind)
            return (
                attribute(s, verb, (verb.end, k - 1), ((k, end),), "inverted") if k - 1 > verb.end else None
            )
    if t.low[s.stop - 1] == ":" and verb.end < s.stop - 1 < s.a + _MAX_FIRST:
        return attribute(s, verb, (verb.end, s.stop - 1), (), "next line")
    return None


def read_according(t: Tokens, s: Sentence, i: int) -> Attribution | None:
    """Read "According to Roe, …" and "…, according to Roe"; i is the first word of the phrase."""
    start = i + 2
    if start >= s.stop:
        return None
    if i <= s.a + 1:
        comma = next(
            (k for k in range(start, min(s.stop, i + _MAX_SOURCE)) if t.low[k] == "," and t.quote[k] < 0), -1
        )
        if comma <= start or comma + 1 >= s.stop:
            return None
        content: tuple[Range, ...] = ((comma + 1, clause_end(t, comma + 1, s.stop, "")),)
        return Attribution(
            content, (i, start), (start, comma), t.low[i], "according", s.number, CONFIDENCE["according"]
        )
    source = right_subject(t, start, s.stop)
    if source is None:
        return None
    content = ((s.a, i),)
    inner = _read_inner(t, s, i, source) if t.low[i - 1] == "," else None
    if inner is not None:
        source, content = inner
    elif t.low[i - 1] == "," and source[1] + 1 < s.stop and t.low[source[1]] == ",":
        content += ((source[1] + 1, s.stop),)
    return Attribution(content, (i, start), source, t.low[i], "according", s.number, CONFIDENCE["according"])


def _read_inner(t: Tokens, s: Sentence, i: int, source: Range) -> tuple[Range, tuple[Range, ...]] | None:
    """Read "The road, according to Roe, is open": no verb or a conjunction before it, so its clause goes on behind the source."""
    comma = next((k for k in range(source[0] + 1, source[1] + 1) if k < s.stop and t.low[k] == ","), -1)
    if comma < 0 or comma + 1 >= s.stop:
        return None
    begin = max(s.a, i - _MAX_FIRST)
    is_led = i - 2 >= s.a and t.low[i - 2] in _CONJUNCTIONS
    is_held = i - 2 > s.a and t.low[i - 2] in _BE  # "the road was, according to Roe, closed"
    if not (is_led or is_held) and any(
        t.low[k] in _FINITE_VERBS or is_past_like(t.low[k]) for k in range(begin, i - 1)
    ):
        return None
    after = (comma + 1, clause_end(t, comma + 1, s.stop, ""))
    has_subject = not is_led and t.low[s.a] not in _PREPOSITIONS and i - 1 > s.a + 1
    return (source[0], comma), ((s.a, i - 1), after) if has_subject else (after,)
