"""Attributions of one sentence: for each cue its content, its source and the rule that read them.

The layouts tried for a verb, in this order: passive, content before or around it, the cue first in
its sentence, content after it. Each module beside this one reads one layout.
"""

from onrecord.statements.after import read_after
from onrecord.statements.attribution import Attribution, Sentence
from onrecord.statements.before import read_according, read_before, read_first
from onrecord.statements.clauses import sentence_stop
from onrecord.statements.lexicon import FORMS, NOUNS, PHRASE_HEADS, WORDS, Form
from onrecord.statements.nominal import read_noun
from onrecord.statements.passive import read_passive
from onrecord.statements.secondhand import read_secondhand
from onrecord.statements.tokens import Tokens
from onrecord.statements.verbs import is_nobody, is_passive, read_verb

_ACCORDING = WORDS["according"]
_TO = WORDS["infinitive_mark"]
_ENCLOSING = frozenset({"final", "inverted", "according"})  # layouts whose cue closes its content
_MIN_SAID = 2  # tokens
_CUES = frozenset(FORMS) | PHRASE_HEADS | frozenset(NOUNS) | _ACCORDING


def read_sentence(t: Tokens, number: int, a: int, b: int) -> list[Attribution]:
    """Every attribution of the sentence whose tokens are [a, b), in order of their cues."""
    if _CUES.isdisjoint(t.low[a:b]):
        return []
    s = Sentence(number, a, sentence_stop(t, a, b), b)
    found: list[Attribution] = []
    for i in [i for i, low in enumerate(t.low[a : s.stop], a) if low in _CUES]:
        one = _read_cue(t, s, i, found) if t.quote[i] < 0 else None
        if one is not None and not is_nobody(t, one.source):
            found.append(one)
    return _cut_outer(t, s, found) if len(found) > 1 else found


def _cut_outer(t: Tokens, s: Sentence, found: list[Attribution]) -> list[Attribution]:
    """End what is said inside another's words where those end: "They agreed | to meet, the ministry said"."""
    for at, outer in enumerate(found):
        if outer.rule not in _ENCLOSING or len(outer.content) != 1 or outer.content[0][1] > outer.cue[0]:
            continue
        if outer.rule == "according" and outer.source is not None and outer.source[1] < s.stop:
            continue
        first, last = outer.content[0]
        for n in range(at - 1, -1, -1):
            one = found[n]
            if one.cue[0] < first:
                break  # cues are in order: one sentence of a million words stays linear
            start, end = one.content[-1] if one.content else (0, 0)
            if one.cue[1] <= start < last - _MIN_SAID < end - _MIN_SAID:
                bare = last - (t.low[last - 1] == "," and t.quote[last - 1] < 0)
                found[n] = one._replace(content=(*one.content[:-1], (start, bare)))
    return found


def _read_cue(t: Tokens, s: Sentence, i: int, found: list[Attribution]) -> Attribution | None:
    """Read the cue at token i, whatever it is."""
    if t.low[i] in _ACCORDING:
        return read_according(t, s, i) if i + 1 < s.b and t.low[i + 1] in _TO else None
    one = read_secondhand(t, s, i, found) or _read_form(t, s, i, FORMS.get(t.low[i]), found)
    return read_noun(t, s, i) if one is None and t.low[i] in NOUNS else one


def _read_form(
    t: Tokens, s: Sentence, i: int, form: Form | None, found: list[Attribution]
) -> Attribution | None:
    """Read one cue verb, by the first layout that fits."""
    verb = read_verb(t, s, i, form)
    if verb is None:
        return None
    if is_passive(verb):
        return read_passive(t, s, verb)
    return read_before(t, s, verb) or read_first(t, s, verb) or read_after(t, s, verb, found)
