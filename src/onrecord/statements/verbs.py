"""Whether a cue's form is a verb here: not a noun, an adjective, a part of a name or a mere possibility."""

from onrecord.statements.attribution import Sentence, Verb
from onrecord.statements.endings import has_possessive_mark, is_plural_like, is_possessor, without_verb
from onrecord.statements.lexicon import FORMS, PHRASES, WORDS, Form, read_table
from onrecord.statements.subject_left import left_subject, verb_left
from onrecord.statements.tokens import Range, Tokens

_BE = WORDS["be"]
_TO = WORDS["infinitive_mark"]
_MODALS = WORDS["modals"]
_NOUN_MARKERS = WORDS["noun_markers"]
_QUANTIFIERS = WORDS["adjective_quantifiers"]
_PREPOSITIONS = WORDS["prepositions"]
_PRONOUNS = WORDS["subject_pronouns"]
_DETERMINERS = WORDS["determiners"]
_VERBS = WORDS["verbs"]
_IS = WORDS["be_finite"]
_AUX = WORDS["auxiliaries"]
_SECOND = WORDS["second_person"]
_DEMONSTRATIVES = WORDS["demonstratives"]
_PLURAL_DETERMINERS = WORDS["plural_determiners"]
_PLURAL_NOUNS = WORDS["plural_nouns"]
_THAT = WORDS["that"]
_BY = WORDS["by"]
_SO_CALLED = WORDS["so_called"]
_ABSOLUTE = WORDS["absolute"]
_SHARES = WORDS["shares"]
_PARTICLES = WORDS["particles"]
_BEFORE_INFINITIVE = WORDS["before_infinitive"]
_GOING = WORDS["going"]
_BEFORE_PARTICIPLE = WORDS["participle_prepositions"] | WORDS["joiners"] | WORDS["contrasts"]
_OBJECT_PRONOUNS = WORDS["object_pronouns"]
_MEDIA = WORDS["media"]
_PASSIVE_SPEECH = tuple(read_table("words/en.toml")["passive_speech"])
_ISSUED = frozenset(read_table("words/roles.toml")["issued"]["nouns"])
_ISSUING = frozenset(read_table("words/roles.toml")["issued"]["verbs"])
_PLAIN_SPEECH = "said"  # a form of the lexicon: what is "quoted as saying" is said
_MAX_SHARE = 5
_MAX_ABSOLUTE = 10
_MAX_HEADING = 9
_MIN_HEADING = 5


def read_verb(t: Tokens, s: Sentence, i: int, form: Form | None) -> Verb | None:
    """Give the cue verb at i with its group and particle, or None where the form there is no verb that says."""
    form, end = _with_particle(t, s, i, form)
    if form is None:
        return None
    begin, group = verb_left(t, s.a, i)
    verb = Verb(form, i, begin, end, group)
    if not is_verb(t, s, verb) or any(word in _MODALS for word in group):
        return None
    if any(word in _TO for word in group):
        if not _says_in_infinitive(t, s, verb):
            return None
        return verb._replace(begin=_infinitive_begin(t, s, verb.begin))
    if is_passive(verb) and tuple(t.low[end : end + 2]) == _PASSIVE_SPEECH:
        return Verb(FORMS[_PLAIN_SPEECH], i, begin, end + 2, ())
    return verb


def is_passive(verb: Verb) -> bool:
    """Tell whether the verb's group makes it a passive ("was asked")."""
    return verb.form.kind == "past" and any(word in _BE for word in verb.group)


def _with_particle(t: Tokens, s: Sentence, i: int, form: Form | None) -> tuple[Form | None, int]:
    """Give the form at i with its particle ("pointed out", "made it clear"), and the token after it."""
    for k in (i + 1, i + 2):
        if k < s.stop and t.quote[k] < 0:
            phrase = PHRASES.get((t.low[i], t.low[k]))
            if phrase is not None and (k == i + 1 or t.low[i + 1] in _OBJECT_PRONOUNS):
                return phrase, k + 1
    return form, i + 1


def _says_in_infinitive(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether "to say" still says something: "went on to say", "was quick to add"."""
    k = next((k for k in range(verb.i - 1, verb.begin - 1, -1) if t.low[k] in _TO), verb.begin)
    return k > s.a and t.low[k - 1] in _BEFORE_INFINITIVE


def _infinitive_begin(t: Tokens, s: Sentence, begin: int) -> int:
    """Give the first token of "went on to say", "was quick to add", whose cue begins at `begin`."""
    while (
        begin > s.a
        and not t.is_capital(begin - 1)
        and (t.low[begin - 1] in _BEFORE_INFINITIVE or t.low[begin - 1] in _GOING)
    ):
        begin -= 1
    return verb_left(t, s.a, begin)[0]


def is_verb(t: Tokens, s: Sentence, verb: Verb) -> bool:
    """Tell whether the form at hand is a verb here, not a noun or an adjective."""
    i, kind = verb.i, verb.form.kind
    before = t.low[i - 1] if i > s.a else ""
    following = t.low[verb.end] if verb.end < s.stop and t.quote[verb.end] < 0 else ""
    if following and _is_name(t, s, verb.end):
        following = ""
    if following in _PARTICLES or following in _IS or before in _SO_CALLED or _is_inside_name(t, s, i):
        return False
    if verb.begin < i and kind != "participle":
        return kind != "present" or not any(word in _AUX for word in verb.group)
    if kind == "past":
        is_by = following in _BY and not (verb.end + 1 < s.stop and t.low[verb.end + 1] in _MEDIA)
        return not (is_by or _is_adjective(before))
    if is_possessor(before):
        return False
    if kind == "participle":
        return verb.begin < i or _is_free_participle(t, s, i, following)
    return before not in _NOUN_MARKERS and following not in _VERBS and _has_subject(t, s, i, kind)


def _is_name(t: Tokens, s: Sentence, k: int) -> bool:
    """Tell whether a name of two words stands at token k: "said | Will Doe"."""
    return k + 1 < s.stop and t.is_capital(k) and t.is_capital(k + 1)


def _is_adjective(before: str) -> bool:
    """Tell whether a past form after the word `before` describes a noun ("the alleged attack", "over alleged use")."""
    if before in _PREPOSITIONS or has_possessive_mark(before) or before[:1].isdigit():
        return True
    return before in _DETERMINERS and before not in _QUANTIFIERS


def _is_inside_name(t: Tokens, s: Sentence, i: int) -> bool:
    """Tell whether the form is a word of a name ("Consumer Brands Union"), not of a heading in capitals."""
    if i <= s.a or i + 1 >= s.stop or not (t.is_capital(i) and t.is_capital(i + 1)):
        return False
    near = range(i + 1, min(s.stop, i + _MAX_HEADING))
    return any(t.low[k].isalpha() and len(t.low[k]) >= _MIN_HEADING and not t.is_capital(k) for k in near)


def _has_subject(t: Tokens, s: Sentence, i: int, kind: str) -> bool:
    """Tell whether a form that may be a noun ("claims", "report") has the subject that makes it a verb."""
    if i <= s.a or t.low[i - 1] in _THAT:
        return False
    before = t.low[i - 1]
    if without_verb(before) in _SECOND:
        return False
    if before in _PRONOUNS or t.quote[i - 1] >= 0:
        return True
    if kind == "base":
        return is_plural_like(before) or before in {")", ","} or before in _PLURAL_NOUNS
    if not before.isalpha() or t.is_capital(i - 1):
        return True
    subject = left_subject(t, s.a, i)
    first = t.low[subject[0]] if subject is not None else ""
    is_one = first in _DETERMINERS and first not in _PLURAL_DETERMINERS
    return is_one or (subject is not None and t.is_capital(subject[0]) and first not in _DETERMINERS)


def _is_free_participle(t: Tokens, s: Sentence, i: int, following: str) -> bool:
    """Tell whether "-ing" is a verb of its own here: "…, adding that", "with the union calling …"."""
    before = t.low[i - 1] if i > s.a else ""
    if "'" in before and without_verb(before) in _SECOND:
        return False
    if not before or not before[-1].isalnum() or before in _BEFORE_PARTICIPLE:
        return True
    if before in _PREPOSITIONS or before in _NOUN_MARKERS:
        return False
    if t.quote[i - 1] >= 0 or before in _PRONOUNS or following in _THAT or following in {"", ":"}:
        return True
    near = t.low[max(s.a, i - _MAX_ABSOLUTE) : i]
    # "issued a statement on Monday condemning the raid"
    return any(low in _ABSOLUTE for low in near) or not (
        _ISSUED.isdisjoint(near) or _ISSUING.isdisjoint(near)
    )


def is_nobody(t: Tokens, source: Range | None) -> bool:
    """Tell whether a source speaks for nobody: "this", or a share of those asked ("61 percent of voters")."""
    if source is None:
        return False
    if source[1] - source[0] == 1 and t.low[source[0]] in _DEMONSTRATIVES:
        return True
    return any(low in _SHARES for low in t.low[source[0] : min(source[1], source[0] + _MAX_SHARE)])
