"""Attributions of one sentence: for each cue its content, its source and the rule that read them.

The layouts tried, in this order: content before ("…, Roe said", "…, said Roe"), content around
("…, Roe said, …"), content after ("Roe said that …").
"""

from typing import NamedTuple

from onrecord.statements.clauses import (
    clause_end,
    is_adverb,
    noun_end,
    sentence_stop,
    skip_adjuncts,
    skip_inserted,
    skip_time,
)
from onrecord.statements.lexicon import FORMS, PHRASE_HEADS, PHRASES, WORDS, Form
from onrecord.statements.subjects import (
    Range,
    coming_subject,
    left_subject,
    main_subject,
    right_subject,
    verb_left,
)
from onrecord.statements.tokens import Tokens

_BE = WORDS["be"]
_MODALS = WORDS["modals"]
_NEGATORS = WORDS["negators"]
_NOUN_MARKERS = WORDS["noun_markers"]
_PREPOSITIONS = WORDS["prepositions"]
_LEAD_PREPOSITIONS = WORDS["lead_prepositions"]
_SUBORDINATORS = WORDS["subordinators"]
_WH = WORDS["wh"]
_PRONOUNS = WORDS["subject_pronouns"]
_DETERMINERS = WORDS["determiners"]
_VERBS = WORDS["verbs"]
_AUX = WORDS["auxiliaries"]
_BEFORE_QUOTE = frozenset({":", "—", "–", "-", "--"})
_MAX_TITLE = 7
_SHARES = WORDS["shares"]
_PARTICLES = WORDS["particles"]
_BEFORE_INFINITIVE = WORDS["before_infinitive"]
_PARTICIPLE_PREPOSITIONS = WORDS["participle_prepositions"]
_PASSIVE_PREPOSITIONS = WORDS["passive_prepositions"]
_AS_SAYING = ["as", "saying"]
_OBJECT_PRONOUNS = frozenset({"it", "this"})
_OBJECT_RELATIVES = frozenset({"which", "whom", "what"})
_COMMA_LIKE = frozenset({",", "—", "–", "-", "--"})


class Attribution(NamedTuple):
    """Who is given what: content pieces, cue and source as token ranges, and how they were read."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    lemma: str
    rule: str
    sentence: int
    confidence: float


class Sentence(NamedTuple):
    """One sentence's tokens: [a, stop) without its final marks, b after them."""

    number: int
    a: int
    stop: int
    b: int


class Verb(NamedTuple):
    """A cue verb in place: its form, its token, where its group begins and ends and what the group holds."""

    form: Form
    i: int
    begin: int
    end: int
    group: tuple[str, ...]


def read_sentence(t: Tokens, number: int, a: int, b: int) -> list[Attribution]:
    """Every attribution of the sentence whose tokens are [a, b), in order of their cues."""
    sentence = Sentence(number, a, sentence_stop(t, a, b), b)
    found: list[Attribution] = []
    i = a
    low, quote = t.low, t.quote
    while i < sentence.stop:
        if quote[i] >= 0:
            i = t.last[quote[i]] + 1
            continue
        form = FORMS.get(low[i])
        end = i + 1
        if low[i] in PHRASE_HEADS:
            form, end = _read_phrase(t, sentence, i, form)
        if form is not None:
            one = _read_verb(t, sentence, (i, end), form, found)
            if one is not None and not _is_share(t, one.source):
                found.append(one)
        elif low[i] == "according" and i + 1 < b and low[i + 1] == "to":
            one = _read_according(t, sentence, i)
            if one is not None:
                found.append(one)
        i += 1
    return found


def _read_phrase(t: Tokens, s: Sentence, i: int, form: Form | None) -> tuple[Form | None, int]:
    """The form at i with its particle ("pointed out", "made it clear"), and the token after it."""
    for k in (i + 1, i + 2):
        if k < s.stop and t.quote[k] < 0:
            phrase = PHRASES.get((t.low[i], t.low[k]))
            if phrase is not None and (k == i + 1 or t.low[i + 1] in _OBJECT_PRONOUNS):
                return phrase, k + 1
    return form, i + 1


def _is_share(t: Tokens, source: Range | None) -> bool:
    """Tell whether a source is a share of those asked ("61 percent of voters"), which speaks for nobody."""
    return source is not None and any(
        t.low[k] in _SHARES for k in range(source[0], min(source[1], source[0] + 5))
    )


def _read_verb(t: Tokens, s: Sentence, at: Range, form: Form, found: list[Attribution]) -> Attribution | None:
    """Read one cue verb, by the first layout that fits."""
    i = at[0]
    begin, group = verb_left(t, s.a, i)
    verb = Verb(form, i, begin, at[1], tuple(group))
    if not _is_verb(t, s, verb):
        return None
    if form.kind == "past" and any(word in _BE for word in group):
        if t.low[verb.end : verb.end + 2] != _AS_SAYING:
            return read_passive(t, s, verb)
        verb = Verb(FORMS["said"], i, begin, verb.end + 2, ())
    if any(word in _MODALS for word in group):
        return None
    if "to" in group and not _says_in_infinitive(t, s, verb):
        return None
    return _content_before(t, s, verb) or _inverted_first(t, s, verb) or _content_after(t, s, verb, found)


def _says_in_infinitive(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether "to say" still says something: "went on to say", "was quick to add"."""
    k = next((k for k in range(verb.i - 1, verb.begin - 1, -1) if t.low[k] == "to"), verb.begin)
    return k > s.a and t.low[k - 1] in _BEFORE_INFINITIVE


def _is_verb(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether the form at hand is a verb here, not a noun or an adjective."""
    i, kind = verb.i, verb.form.kind
    before = t.low[i - 1] if i > s.a else ""
    following = t.low[verb.end] if verb.end < s.stop and t.quote[verb.end] < 0 else ""
    if following in _PARTICLES or before == "so":
        return False
    if verb.begin < i and kind != "participle":
        return True
    if kind == "past" and before in _PREPOSITIONS:
        return False
    if following in _VERBS and kind in {"base", "present"}:
        return False
    if before in _NOUN_MARKERS or before.endswith("'s") or before.endswith("s'"):
        return kind == "past" and before in {
            "some",
            "many",
            "other",
            "others",
            "that",
            "this",
            "media",
            "news",
            "any",
        }
    if kind == "base":
        return bool(before) and (
            before in _PRONOUNS
            or (before.endswith("s") and t.quote[i - 1] < 0)
            or before == ")"
            or before in {"people", ","}
        )
    if kind == "present":
        if before == "that" or not before:
            return False
        plain = before.isalpha() and not t.is_capital(i - 1) and before not in _PRONOUNS
        if plain and "noun" in verb.form.cue.frames and following != "that":
            subject = left_subject(t, s.a, i)
            return subject is not None and (t.low[subject[0]] in _DETERMINERS or t.is_capital(subject[0]))
        return True
    if kind == "participle" and verb.begin == i:
        return _is_free_participle(t, s, i, before, following)
    return not (kind == "past" and following == "by")


def _is_free_participle(t: Tokens, s: Sentence, i: int, before: str, following: str) -> bool:
    """Tell whether "-ing" is a verb of its own here: "…, adding that", "with the union calling …"."""
    if (
        not before
        or not before[-1].isalnum()
        or before in _PARTICIPLE_PREPOSITIONS
        or before in {"and", "or", "but"}
    ):
        return True
    if before in _PREPOSITIONS:
        return False
    if t.quote[i - 1] >= 0 or before in _PRONOUNS:
        return True
    if following in {"that", "", ":"} or (i + 1 < s.stop and t.quote[i + 1] >= 0):
        return True
    return any(t.low[k] == "with" for k in range(max(s.a, i - 10), i))


# --- content before the cue -------------------------------------------------------------------


def _content_before(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read "…, Roe said", "…, said Roe" and "…, Roe said, …"."""
    frames = verb.form.cue.frames
    if not frames & {"clause", "quote"} or verb.form.kind == "participle":
        return None
    i = verb.i
    source = left_subject(t, s.a, verb.begin)
    follows_quote = source is not None and source[0] > s.a and t.quote[source[0] - 1] >= 0
    if i > s.a and _ends_content(t, i - 1) and not (follows_quote and t.quote[i - 1] < 0):
        after = right_subject(t, skip_time(t, i + 1, s.stop), s.stop)
        if after is not None and _is_inverted(t, s, verb, after):
            following = after[1] + 1
            if (
                t.quote[i - 1] >= 0
                and following < s.stop
                and t.low[after[1]] == ","
                and t.quote[following] >= 0
            ):
                end = clause_end(t, following, s.stop, verb.form.kind)
                pieces = ((_left_start(t, s, i - 1), i), (following, end))
                return Attribution(
                    pieces, _cue_range(verb), after, verb.form.cue.lemma, "around", s.number, 0.9
                )
            return _before(t, s, verb, after, i - 1, "inverted")
    if source is None or source[0] <= s.a or not _ends_content(t, source[0] - 1):
        return None
    after = _after_cue(t, verb, s.stop)
    place = skip_adjuncts(t, after, s.stop)
    over_quote = t.quote[source[0] - 1] >= 0
    is_comma = place < s.stop and t.low[place] in _COMMA_LIKE and t.quote[place] < 0
    if place >= s.stop or (over_quote and not is_comma and not _opens_content(t, verb, after, place)):
        return _before(t, s, verb, source, source[0] - 1, "final")
    if is_comma:
        following = place + 1
        if following < s.stop and t.quote[following] >= 0:
            if over_quote:
                return _around(t, s, verb, source, following)
            return None
        if over_quote:
            return _before(t, s, verb, source, source[0] - 1, "final")
        return _parenthetical(t, s, verb, source, following)
    return None


def _after_cue(t: Tokens, verb: Verb, stop: int) -> int:
    """The token after the cue and the preposition that belongs to it."""
    after = verb.end
    if after < stop and t.low[after] in verb.form.cue.prepositions and t.quote[after] < 0:
        after += 1
    return after


def _ends_content(t: Tokens, k: int) -> bool:
    """Tell whether content said by somebody can end with token k."""
    number = t.quote[k]
    if number < 0:
        return t.low[k] == ","
    if t.last[number] != k:
        return False
    return t.last_mark(number) in {",", "?", "!", ".", "—", "-", "…"} or t.first[number] <= k - 6


def _opens_content(t: Tokens, verb: Verb, after: int, place: int) -> bool:
    """Tell whether token `place` opens content of its own after a cue that follows a quotation."""
    number = t.quote[place]
    if number >= 0:
        # "…," Roe told “Morning News”: a short quotation is who was told, or where.
        return "addressee" not in verb.form.cue.frames or t.last[number] - place > _MAX_TITLE
    return t.low[place] == ":" or (t.low[place] == "that" and place == after)


def _is_inverted(t: Tokens, s: Sentence, verb: Verb, source: Range) -> bool:
    """Tell whether "said Roe" follows its content, and is no verb of a clause before."""
    i = verb.i
    low = t.low[i + 1]
    if verb.form.kind not in {"past", "present"} or low in {"that", "to", "it", "him", "them"}:
        return False
    if t.quote[i - 1] >= 0:
        return low not in _PREPOSITIONS or low in {"like"}
    if low in _PREPOSITIONS or low in _WH or is_adverb(low):
        return False
    if source[1] < s.stop and (t.quote[source[1]] >= 0 or t.low[source[1]] == ":"):
        return False
    capital = t.is_capital(i + 1) or low in _DETERMINERS
    first = s.a
    if not capital or not any(
        t.low[k] in _VERBS or t.low[k].endswith("ed") or t.low[k].endswith("s")
        for k in range(first, min(i - 1, first + 60))
    ):
        return False
    # "Roe, a lawyer, said the court …": what follows the noun is a clause of its own.
    return not any(t.low[k] in _VERBS or t.low[k] in _AUX for k in range(i + 1, source[1])) or _has_relative(
        t, source
    )


def _has_relative(t: Tokens, source: Range) -> bool:
    """Tell whether a verb in the source belongs to a relative clause."""
    return any(
        t.low[k] in {"who", "which", "whose"} for k in range(source[0], min(source[1], source[0] + 12))
    )


def _left_start(t: Tokens, s: Sentence, last: int) -> int:
    """The first token of content that ends with token `last`."""
    number = t.quote[last]
    if number >= 0:
        first = t.first[number]
        if first <= s.a + 1 or (t.low[first - 1] in _BEFORE_QUOTE and t.quote[first - 1] < 0):
            return first
    return s.a


def _before(t: Tokens, s: Sentence, verb: Verb, source: Range, last: int, rule: str) -> Attribution | None:
    """Build an attribution whose content ends with token `last`."""
    start = _left_start(t, s, last)
    if last < start:
        return None
    return Attribution(
        ((start, last + 1),), _cue_range(verb), source, verb.form.cue.lemma, rule, s.number, 0.9
    )


def _around(t: Tokens, s: Sentence, verb: Verb, source: Range, following: int) -> Attribution:
    """Build an attribution whose quotation goes on after the cue."""
    last = source[0] - 1
    end = clause_end(t, following, s.stop, verb.form.kind)
    content = ((_left_start(t, s, last), last + 1), (following, _with_stop(t, s, end)))
    return Attribution(content, _cue_range(verb), source, verb.form.cue.lemma, "around", s.number, 0.9)


def _parenthetical(t: Tokens, s: Sentence, verb: Verb, source: Range, following: int) -> Attribution | None:
    """Build an attribution put between commas inside its content; none where the left part only leads in."""
    last = source[0] - 1
    if following >= s.stop:
        return None
    low = t.low[following]
    form = FORMS.get(low)
    if (form is not None and form.kind == "participle") or low in {
        "but",
        "and",
        "though",
        "although",
        "while",
        "as",
        "who",
        "which",
    }:
        return _before(t, s, verb, source, last, "final")
    end = clause_end(t, following, s.stop, verb.form.kind)
    content = ((s.a, last + 1), (following, _with_stop(t, s, end)))
    return Attribution(content, _cue_range(verb), source, verb.form.cue.lemma, "parenthetical", s.number, 0.8)


def _with_stop(t: Tokens, s: Sentence, end: int) -> int:
    """Where content runs to the sentence's end, the final mark stays out unless a quotation holds it."""
    del t, s
    return end


def _cue_range(verb: Verb) -> Range:
    """The cue's tokens: the verb with its auxiliaries."""
    return (verb.begin, verb.end)


def _inverted_first(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read "Said Roe: “…”", the cue first in its sentence."""
    if (
        verb.i != s.a
        or verb.form.kind not in {"past", "present"}
        or not verb.form.cue.frames & {"clause", "quote"}
    ):
        return None
    for k in range(s.a + 2, min(s.stop, s.a + 30)):
        if t.quote[k] >= 0 and t.low[k - 1] in {",", ":"}:
            end = clause_end(t, k, s.stop, verb.form.kind)
            return Attribution(
                ((k, end),),
                _cue_range(verb),
                (s.a + 1, k - 1),
                verb.form.cue.lemma,
                "inverted",
                s.number,
                0.9,
            )
    return None


# --- content after the cue --------------------------------------------------------------------


def _content_after(t: Tokens, s: Sentence, verb: Verb, found: list[Attribution]) -> Attribution | None:
    """Read "Roe said that …" in the frame that the words after the cue call for."""
    content = _find_after(t, s, verb)
    if content is None:
        return None
    start, end, cue_end = content
    if end <= start:
        source = _source_before(t, s, verb, found)
        return Attribution((), (verb.begin, cue_end), source, verb.form.cue.lemma, "next line", s.number, 0.8)
    if verb.form.kind == "participle" and _leads_in(t, s, verb):
        coming = coming_subject(t, start, s.stop)
        if coming is None:
            return None
        source, comma = coming
        return Attribution(
            ((start, min(end, comma + (t.quote[comma] >= 0))),),
            (verb.begin, cue_end),
            source,
            verb.form.cue.lemma,
            "leading",
            s.number,
            0.7,
        )
    source = _source_before(t, s, verb, found)
    pieces: tuple[Range, ...] = ((start, end),)
    if source is not None and source[0] > s.a and t.low[source[0] - 1] in _OBJECT_RELATIVES:
        pieces = ((source[0] - 1, source[0]), *pieces)
    return Attribution(pieces, (verb.begin, cue_end), source, verb.form.cue.lemma, "after", s.number, 0.8)


def _leads_in(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether the participle opens its sentence, so that its subject is still to come."""
    k = verb.begin
    while k > s.a and (
        t.low[k - 1] in _PARTICIPLE_PREPOSITIONS
        or t.low[k - 1] in {"but", "and", "now", "yet", "still", ","}
        or is_adverb(t.low[k - 1])
    ):
        k -= 1
    return k == s.a


def _source_before(t: Tokens, s: Sentence, verb: Verb, found: list[Attribution]) -> Range | None:
    """The subject of a cue with content after it."""
    before = t.low[verb.begin - 1] if verb.begin > s.a else ""
    if found and verb.form.kind == "participle" and found[-1].cue[1] == verb.begin:
        return found[-1].source
    alone = (
        before in {",", "and", "but", "or", "", "—", "–", "-"}
        or before in _LEAD_PREPOSITIONS
        or t.quote[max(verb.begin - 1, 0)] >= 0
        or before in {"while", "when"}
    )
    is_participle = verb.form.kind == "participle"
    if not alone or (before == "," and not is_participle):
        source = left_subject(t, s.a, verb.begin)
        if source is not None:
            return source
    main = main_subject(t, s.a, verb.begin)
    if found and (main is None or found[-1].cue[0] > main[0]):
        return found[-1].source
    return main


def _find_after(t: Tokens, s: Sentence, verb: Verb) -> tuple[int, int, int] | None:
    """The content after a cue: its first token, the token after it, and the token after the cue."""
    cue, kind = verb.form.cue, verb.form.kind
    frames = cue.frames
    after = verb.end
    if after >= s.stop:
        return None
    low = t.low[after]
    quoted = t.quote[after] >= 0
    if not quoted and low in cue.prepositions:
        marked = _quotation_after(t, s, after + 1)
        if marked >= 0 and frames & {"clause", "quote"}:
            return marked, clause_end(t, marked, s.stop, kind), after + 1
        return _noun_after(t, s, after + 1, kind)
    place = skip_adjuncts(t, after, s.stop)
    if place >= s.stop:
        return None
    if frames & {"clause", "quote"}:
        place = skip_inserted(t, place, s.stop)
    low = t.low[place]
    quoted = t.quote[place] >= 0
    if quoted:
        return place, _end_of(t, s, place, kind, frames), verb.end
    if low == ":" or (low == "," and place + 1 < s.stop and t.quote[place + 1] >= 0):
        if place + 1 < s.stop:
            return place + 1, clause_end(t, place + 1, s.stop, kind), verb.end
        return (place, place, verb.end) if low == ":" else None
    if low in {",", ")", ";", "—", "–", "-", "and", "or", "but"}:
        return None
    return _frame_after(t, s, verb, place)


def _quotation_after(t: Tokens, s: Sentence, place: int) -> int:
    """The quotation after the next colon or comma ("said of the plan: “…”"), or -1 where a clause comes first."""
    for k in range(place, min(s.stop - 1, place + 30)):
        if t.quote[k] >= 0:
            return -1
        low = t.low[k]
        if low in {":", ","} and t.quote[k + 1] >= 0:
            return k + 1
        form = FORMS.get(low)
        if low in {"that", ";"} or (form is not None and form.kind in {"past", "present"} and "clause" in form.cue.frames):
            return -1
    return -1


def _end_of(t: Tokens, s: Sentence, place: int, kind: str, frames: frozenset[str]) -> int:
    """The end of content that opens with a quotation."""
    if "clause" in frames or "quote" in frames:
        return clause_end(t, place, s.stop, kind)
    return noun_end(t, place, s.stop, kind)


def _noun_after(t: Tokens, s: Sentence, place: int, kind: str) -> tuple[int, int, int] | None:
    """Content that is what a preposition speaks of."""
    if place >= s.stop:
        return None
    return place, noun_end(t, place, s.stop, kind), place


def _frame_after(t: Tokens, s: Sentence, verb: Verb, place: int) -> tuple[int, int, int] | None:
    """Content without mark or quotation at its head, by the cue's frames."""
    frames, kind, cue_end = verb.form.cue.frames, verb.form.kind, verb.end
    low = t.low[place]
    if low == "that" or (low in _WH and frames & {"clause", "question", "noun"}):
        if not frames & {"clause", "question", "noun", "addressee"}:
            return None
        return place, clause_end(t, place, s.stop, kind), cue_end
    if low == "to" and "infinitive" in frames:
        return place, clause_end(t, place, s.stop, kind), cue_end
    if "addressee" in frames:
        return _addressee_after(t, s, verb, place)
    if low in _PREPOSITIONS and frames & {"clause", "quote"}:
        marked = _quotation_after(t, s, place)
        return None if marked < 0 else (marked, clause_end(t, marked, s.stop, kind), cue_end)
    if low in _LEAD_PREPOSITIONS and low not in {"like"}:
        return None
    if "clause" in frames and _has_clause(t, place, s.stop):
        return place, clause_end(t, place, s.stop, kind), cue_end
    if frames & {"noun", "object_infinitive", "gerund"}:
        return place, noun_end(t, place, s.stop, kind), cue_end
    if "clause" in frames:
        return place, clause_end(t, place, s.stop, kind), cue_end
    return None


def _has_clause(t: Tokens, place: int, stop: int) -> bool:
    """Tell whether a subject and a verb follow."""
    for k in range(place, min(stop, place + 20)):
        low = t.low[k]
        if t.quote[k] >= 0:
            return False
        if low in _VERBS or low in _AUX or "'" in low[-4:-1]:
            return True
        if low in {",", ";"}:
            return False
    return False


def _addressee_after(t: Tokens, s: Sentence, verb: Verb, place: int) -> tuple[int, int, int] | None:
    """Content after somebody addressed: "told reporters that …"."""
    frames, kind, cue_end = verb.form.cue.frames, verb.form.kind, verb.end
    limit = min(s.stop, place + 24)
    marked = _quotation_after(t, s, place)
    if marked >= 0 and frames & {"clause", "quote"}:
        return marked, clause_end(t, marked, s.stop, kind), cue_end
    for k in range(place, limit):
        low = t.low[k]
        if t.quote[k] >= 0:
            if k - t.first[t.quote[k]] == 0 and k > place:
                return k, clause_end(t, k, s.stop, kind), cue_end
            continue
        if low == "that" or (low in _WH and low not in {"who", "which", "whom", "whose"} and k > place):
            return k, clause_end(t, k, s.stop, kind), cue_end
        if low == ":" or (low == "," and k + 1 < s.stop and t.quote[k + 1] >= 0):
            return (k + 1, clause_end(t, k + 1, s.stop, kind), cue_end) if k + 1 < s.stop else None
        if low == "to" and "object_infinitive" in frames and k > place:
            start = place if verb.form.cue.lemma != "tell" else k
            return start, clause_end(t, start, s.stop, kind), cue_end
        if low in verb.form.cue.prepositions and k > place:
            return k, noun_end(t, k, s.stop, kind), cue_end
        if k > place and (
            low in {"he", "she", "it", "they", "there", "we", "i", "his", "the", "a"}
            and t.low[k - 1] not in _PREPOSITIONS
            and t.low[k - 1] not in {"and"}
        ):
            return k, clause_end(t, k, s.stop, kind), cue_end
        if low in {",", ";"}:
            break
        if low in _VERBS and k > place + 1:
            return k - 1, clause_end(t, k - 1, s.stop, kind), cue_end
    if "noun" in frames or "object_infinitive" in frames and verb.form.cue.lemma != "tell":
        return place, noun_end(t, place, s.stop, kind), cue_end
    return None


# --- according to -----------------------------------------------------------------------------


def _read_according(t: Tokens, s: Sentence, i: int) -> Attribution | None:
    """Read "According to Roe, …" and "…, according to Roe"."""
    source_start = i + 2
    if source_start >= s.stop:
        return None
    if i <= s.a + 1:
        comma = next(
            (k for k in range(source_start, min(s.stop, i + 50)) if t.low[k] == "," and t.quote[k] < 0), -1
        )
        if comma < 0 or comma + 1 >= s.stop:
            return None
        return Attribution(
            ((comma + 1, clause_end(t, comma + 1, s.stop, "")),),
            (i, i + 2),
            (source_start, comma),
            "according to",
            "according",
            s.number,
            0.8,
        )
    source = right_subject(t, source_start, s.stop)
    if source is None:
        return None
    content: tuple[Range, ...] = ((s.a, i),)
    if t.low[i - 1] == "," and source[1] < s.stop and t.low[source[1]] == ",":
        content += ((source[1] + 1, s.stop),)
    return Attribution(content, (i, i + 2), source, "according to", "according", s.number, 0.8)


# --- passives ---------------------------------------------------------------------------------


def read_passive(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read "was asked by Roe whether …", "was confirmed by Roe", "is accused of …"; no source without "by"."""
    place = verb.end
    while place < s.stop and is_adverb(t.low[place]) and t.quote[place] < 0:
        place += 1
    agent: Range | None = None
    if place + 1 < s.stop and t.low[place] == "by":
        agent = right_subject(t, place + 1, s.stop)
        if agent is None:
            return None
        place = agent[1]
    frames, lemma = verb.form.cue.frames, verb.form.cue.lemma
    if "addressee" in frames:
        place = (
            skip_adjuncts(t, place, s.stop)
            if agent is None and place < s.stop and t.low[place] not in _PASSIVE_PREPOSITIONS
            else place
        )
        if place >= s.stop:
            return None
        low = t.low[place]
        if not (
            low in {"that", "to"} or low in _WH or low in verb.form.cue.prepositions or t.quote[place] >= 0
        ):
            return None
        return Attribution(
            ((place, clause_end(t, place, s.stop, "past")),),
            (verb.begin, verb.end),
            agent,
            lemma,
            "passive",
            s.number,
            0.6,
        )
    subject = left_subject(t, s.a, verb.begin)
    if subject is None:
        return None
    content: tuple[Range, ...] = (subject,)
    if agent is None:
        if place >= s.stop or t.low[place] not in _PASSIVE_PREPOSITIONS:
            return None
        if place + 1 < s.stop:
            content += ((place, noun_end(t, place, s.stop, "past")),)
    return Attribution(content, (verb.begin, verb.end), agent, lemma, "passive", s.number, 0.5)
