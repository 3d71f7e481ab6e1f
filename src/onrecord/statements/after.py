"""Content after the cue: "Roe said that …", "Roe told reporters: “…”", "Noting that …, Roe left"."""

from typing import NamedTuple

from onrecord.statements.attribution import Attribution, Sentence, Verb, attribute
from onrecord.statements.clauses import DASHES, clause_end, noun_end, skip_adjuncts, skip_inserted
from onrecord.statements.endings import is_adverb, is_contraction
from onrecord.statements.lexicon import FORMS, WORDS, read_table
from onrecord.statements.subject_left import left_subject, verb_left
from onrecord.statements.subject_right import coming_subject, main_subject
from onrecord.statements.tokens import Range, Tokens

_MAX_ADDRESSEE = 24
_MAX_CLAUSE_SCAN = 20
_LONGEST_CALL = 4  # tokens: "Mr. Prime Minister"
_MAX_TO_QUOTE = 30
_SAYING = frozenset({"clause", "quote"})
_WONDERING = frozenset({"clause", "question", "noun", "addressee"})
_OBJECT = frozenset({"noun", "object_infinitive", "gerund"})
_FINITE = frozenset({"past", "present"})
_THAT = WORDS["that"]
_TO = WORDS["infinitive_mark"]
_WH = WORDS["wh"]
_WH_CLAUSE = WORDS["wh"] - WORDS["relative_openers"]
_PREPOSITIONS = WORDS["prepositions"]
_LEAD_PREPOSITIONS = WORDS["lead_prepositions"]
_CLAUSE_PRONOUNS = WORDS["clause_pronouns"]
_CLAUSE_STARTERS = WORDS["clause_starters"]
_INSIDE_NOUN = WORDS["prepositions"] | WORDS["joiners"]
_VERBS = WORDS["verbs"]
_FINITE_VERBS = WORDS["verbs"] | WORDS["auxiliaries"]
_OBJECT_RELATIVES = WORDS["object_relatives"]
_AS = WORDS["as"]
_HERE = WORDS["here"]
_DAYS = WORDS["days"]
_RELATIVE_OPENERS = WORDS["relative_openers"]
_LEAD_SUBORDINATORS = WORDS["lead_subordinators"]
_OPENERS = WORDS["openers"]
_JOINERS = WORDS["joiners"] | WORDS["contrasts"]
_SUBJECTLESS = (
    WORDS["participle_prepositions"] | WORDS["lead_prepositions"] | WORDS["joiners"] | WORDS["contrasts"]
)
_LEADS = WORDS["participle_prepositions"] | WORDS["openers"] | {","}
_PLAIN = WORDS["plain_cues"]
_ISSUED = frozenset(read_table("words/roles.toml")["issued"]["nouns"])
_ISSUING = frozenset(read_table("words/roles.toml")["issued"]["verbs"])
_MAX_ISSUED = 10  # tokens: "a short statement to the press on Monday"
_NO_CONTENT = DASHES | {",", ")", ";"}


class Piece(NamedTuple):
    """Content after a cue: its tokens [start, end), and the token after the cue."""

    start: int
    end: int
    cue_end: int


def read_after(t: Tokens, s: Sentence, verb: Verb, found: list[Attribution]) -> Attribution | None:
    """Read the content after a cue in the frame that the words there call for; None where no frame fits."""
    piece = _find_piece(t, s, verb)
    if piece is None or _is_told_to(t, s, verb):
        return None
    verb = verb._replace(end=piece.cue_end)
    if piece.end <= piece.start:
        return attribute(s, verb, _source_before(t, s, verb, found), (), "next line")
    if verb.form.kind == "participle" and _opens_sentence(t, s, verb):
        coming = coming_subject(t, piece.start, s.stop)
        if coming is None:
            return None
        source, end = coming
        return attribute(s, verb, source, ((piece.start, min(piece.end, end)),), "leading")
    if _is_reduced_passive(t, s, verb):
        coming = coming_subject(t, piece.start, s.stop)
        end = piece.end if coming is None else min(piece.end, coming[1])
        return attribute(s, verb, None, ((piece.start, end),), "passive")
    before = _source_before(t, s, verb, found)
    content: tuple[Range, ...] = ((piece.start, _end_in_clause(t, s, before, piece)),)
    if before is not None and before[0] > s.a and t.low[before[0] - 1] in _OBJECT_RELATIVES:
        content = ((before[0] - 1, before[0]), *content)
    return attribute(s, verb, before, content, "after")


def _is_told_to(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether a cue is an imperative or the speaker's own behind a call: "Prime Minister, | thank you for …"."""
    k = verb.begin - 1
    if verb.form.kind != "base" or k <= s.a or t.low[k] != "," or k - s.a > _LONGEST_CALL:
        return False
    called = range(s.a, k)
    return all((t.is_word(place) or t.low[place] == ".") and t.low[place] not in _JOINERS for place in called)


def _is_reduced_passive(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether "asked whether …" opens its sentence without a subject, and so is who was asked."""
    if verb.form.kind != "past" or "addressee" not in verb.form.cue.frames or verb.begin < verb.i:
        return False
    return verb.i == s.a or t.low[verb.i - 1] in _LEAD_SUBORDINATORS


def _end_in_clause(t: Tokens, s: Sentence, source: Range | None, piece: Piece) -> int:
    """Give where content ends if its clause only leads in to another, or is one inside another.

    "While Roe said that …, | Holm left"; "Roe, who declined to comment, | was born in the capital".
    """
    if source is None:
        return piece.end
    if source[1] - source[0] == 1 and t.low[source[0]] in _RELATIVE_OPENERS:
        return _end_in_relative(t, s, piece)
    k = source[0] - 1
    if k < s.a or t.low[k] not in _LEAD_SUBORDINATORS or any(low not in _OPENERS for low in t.low[s.a : k]):
        return piece.end
    coming = coming_subject(t, piece.start, s.stop)
    return piece.end if coming is None else min(piece.end, coming[1])


def _end_in_relative(t: Tokens, s: Sentence, piece: Piece) -> int:
    """Give where content ends in a relative clause: before the verb, or the subject, of the clause around it."""
    if t.low[s.a] in _LEAD_PREPOSITIONS:
        coming = coming_subject(t, piece.start, s.stop)
        if coming is not None:
            return min(piece.end, coming[1])
    verbs = (
        k for k in range(piece.start + 1, piece.end - 1) if t.low[k] == "," and t.low[k + 1] in _FINITE_VERBS
    )
    return next(verbs, piece.end)


def _opens_sentence(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether the participle opens its sentence, so that its subject is still to come."""
    k = verb.begin
    while k > s.a and (t.low[k - 1] in _LEADS or is_adverb(t.low[k - 1])):
        k -= 1
    return k == s.a


def _source_before(t: Tokens, s: Sentence, verb: Verb, found: list[Attribution]) -> Range | None:
    """Give the subject of a cue with content after it: next to it, of the cue before, or of the sentence."""
    k = verb.begin - 1
    is_participle = verb.form.kind == "participle"
    if found and is_participle and found[-1].cue[1] == verb.begin:
        return found[-1].source
    before = t.low[k] if k >= s.a else ""
    alone = not before or before in _SUBJECTLESS or before in DASHES or t.quote[k] >= 0
    if not alone and not (before == "," and is_participle):
        source = left_subject(t, s.a, verb.begin)
        if source is not None:
            return (_issuer(t, s, source) if is_participle else None) or source
    main = main_subject(t, s.a, verb.begin)
    if found and (main is None or found[-1].cue[0] > main[0]):
        return found[-1].source
    return main


def _issuer(t: Tokens, s: Sentence, source: Range) -> Range | None:
    """Give who issued what a participle seems to be said by: "| Roe | issued a statement on Monday saying that …"."""
    first = max(source[0], source[1] - _MAX_ISSUED)
    noun = next((k for k in range(source[1] - 1, first - 1, -1) if t.low[k] in _ISSUED), -1)
    for k in range(noun - 1, max(s.a, first - 1, noun - _MAX_ISSUED) - 1, -1):
        if k > s.a and t.low[k] in _ISSUING and t.quote[k] < 0:
            return left_subject(t, s.a, verb_left(t, s.a, k)[0])
    return None


def _find_piece(t: Tokens, s: Sentence, verb: Verb) -> Piece | None:
    """Find the content after a cue; an empty piece where the sentence ends with the cue and a colon."""
    cue, after = verb.form.cue, verb.end
    if after >= s.stop:
        return Piece(after, after, after) if "quote" in cue.frames else None
    while after + 1 < s.stop and is_adverb(t.low[after]) and t.quote[after] < 0:
        after += 1
    if t.quote[after] < 0 and t.low[after] in cue.prepositions and not _is_time(t, s, after + 1):
        return _after_preposition(t, s, verb, after + 1)
    place = skip_adjuncts(t, after, s.stop)
    if place < s.stop and cue.frames & _SAYING:
        place = skip_inserted(t, place, s.stop)
    if place < s.stop:
        return _piece_at(t, s, verb, place)
    return Piece(place, place, after) if "quote" in cue.frames else None


def _comments_on_main(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether the cue's clause only comments on the one after its comma: "As Roe noted, | the road was open"."""
    k = s.a + (t.low[s.a] in _OPENERS)
    return (
        k < verb.begin and t.low[k] in _AS and "clause" in verb.form.cue.frames and verb.form.kind in _FINITE
    )


def _is_time(t: Tokens, s: Sentence, i: int) -> bool:
    """Tell whether a time follows a preposition ("reported on | Monday")."""
    return i < s.stop and t.low[i] in _DAYS


def _piece_at(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece | None:
    """Find the content that begins at `place`, behind a mark or without one."""
    cue, kind, after = verb.form.cue, verb.form.kind, verb.end
    if t.quote[place] >= 0:
        end = clause_end if cue.frames & _SAYING else noun_end
        return Piece(place, end(t, place, s.stop, kind), after)
    low = t.low[place]
    if low == ":" or (low == "," and place + 1 < s.stop and t.quote[place + 1] >= 0):
        start = place + 1
        return Piece(start, clause_end(t, start, s.stop, kind) if start < s.stop else start, after)
    if low == "," and _comments_on_main(t, s, verb):
        return Piece(place + 1, clause_end(t, place + 1, s.stop, kind), after)
    if low in _NO_CONTENT or low in _JOINERS:
        return None
    return _in_frame(t, s, verb, place)


def _after_preposition(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece | None:
    """Find what a preposition speaks of, or the quotation after that: "said of the plan: “…”"."""
    if place >= s.stop or t.low[place] in _HERE:
        return None
    kind = verb.form.kind
    marked = _quotation_after(t, s, place)
    if marked >= 0 and verb.form.cue.frames & _SAYING:
        return Piece(marked, clause_end(t, marked, s.stop, kind), place)
    return Piece(place, noun_end(t, place, s.stop, kind), place)


def _quotation_after(t: Tokens, s: Sentence, place: int) -> int:
    """Give the quotation after the next colon or comma, or -1 where a clause or another cue comes first."""
    for k in range(place, min(s.stop - 1, place + _MAX_TO_QUOTE)):
        low = t.low[k]
        if t.quote[k] >= 0 or low in _THAT or low == ";":
            return -1
        if low in {":", ","} and t.quote[k + 1] >= 0:
            return k + 1
        form = FORMS.get(low)
        if form is not None and form.kind in _FINITE and "clause" in form.cue.frames:
            return -1
    return -1


def _in_frame(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece | None:
    """Find content without mark or quotation at its head, by the cue's frames."""
    frames, low = verb.form.cue.frames, t.low[place]
    if low in _THAT or (low in _WH and frames & {"clause", "question", "noun"}):
        return _clause(t, s, verb, place) if frames & _WONDERING else None
    if (low in _TO and "infinitive" in frames) or (low in _PREPOSITIONS and "addressee" not in frames):
        return _from_particle(t, s, verb, place)
    if "addressee" in frames:
        return _after_addressee(t, s, verb, place)
    if frames & _OBJECT and not ("clause" in frames and _has_clause(t, place, s.stop)):
        return Piece(place, noun_end(t, place, s.stop, verb.form.kind), verb.end)
    if "clause" in frames and (verb.form.cue.lemma in _PLAIN or _has_clause(t, place, s.stop)):
        return _clause(t, s, verb, place)
    return None


def _from_particle(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece | None:
    """Find content that is an infinitive, or the quotation after a prepositional phrase."""
    frames = verb.form.cue.frames
    if t.low[place] in _TO and "infinitive" in frames:
        return _clause(t, s, verb, place)
    marked = _quotation_after(t, s, place) if frames & _SAYING else -1
    if marked < 0 and t.low[place] in _TO and "clause" in frames:
        marked = _conjunction_after(t, s, place)
    return None if marked < 0 else _clause(t, s, verb, marked)


def _conjunction_after(t: Tokens, s: Sentence, place: int) -> int:
    """Give the "that" behind whom a saying is addressed to ("said to the committee | that …"), or -1."""
    for k in range(place + 1, min(s.stop, place + _MAX_ADDRESSEE)):
        if t.low[k] in _THAT:
            return k
        if t.quote[k] >= 0 or t.low[k] in {",", ";"}:
            return -1
    return -1


def _clause(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece:
    """Give the clause that begins at `place`."""
    return Piece(place, clause_end(t, place, s.stop, verb.form.kind), verb.end)


def _has_clause(t: Tokens, place: int, stop: int) -> bool:
    """Tell whether a subject and a verb follow, before the next mark."""
    for k in range(place, min(stop, place + _MAX_CLAUSE_SCAN)):
        low = t.low[k]
        if t.quote[k] >= 0 or low in {",", ";"}:
            return False
        if low in _FINITE_VERBS or is_contraction(low):
            return True
    return False


def _after_addressee(t: Tokens, s: Sentence, verb: Verb, place: int) -> Piece | None:
    """Find content after somebody addressed: "told reporters that …", "urged both sides to …"."""
    frames = verb.form.cue.frames
    marked = _quotation_after(t, s, place)
    if marked >= 0 and frames & _SAYING:
        return _clause(t, s, verb, marked)
    takes_object = bool(frames & {"noun", "object_infinitive"}) and verb.form.cue.holds_addressee
    for k in range(place, min(s.stop, place + _MAX_ADDRESSEE)):
        if t.quote[k] >= 0:
            if t.first[t.quote[k]] == k > place:
                return _clause(t, s, verb, k)
            continue
        if t.low[k] in {",", ";"}:
            break
        start = _opens_message(t, verb, place, k)
        if start >= 0:
            if t.low[start] in verb.form.cue.prepositions:
                return Piece(start, noun_end(t, start, s.stop, verb.form.kind), verb.end)
            return _clause(t, s, verb, start)
    return Piece(place, noun_end(t, place, s.stop, verb.form.kind), verb.end) if takes_object else None


def _opens_message(t: Tokens, verb: Verb, place: int, k: int) -> int:
    """Give the token at which the message begins, if k shows it (a conjunction, "to", a subject); else -1."""
    low = t.low[k]
    if low in _THAT or (low in _WH_CLAUSE and k > place):
        return k
    if k == place:
        return -1
    if low in _TO and "object_infinitive" in verb.form.cue.frames:
        return place if verb.form.cue.holds_addressee else k
    if low in verb.form.cue.prepositions:
        return k
    if low in _CLAUSE_STARTERS and t.low[k - 1] not in _INSIDE_NOUN:
        return k
    return k - 1 if low in _VERBS and k > place + 1 else -1
