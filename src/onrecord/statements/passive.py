"""Passive cues: "was asked by Roe whether …", "was confirmed by Roe", "is accused of …"."""

from onrecord.statements.attribution import Attribution, Sentence, Verb, attribute
from onrecord.statements.clauses import clause_end, noun_end, skip_adjuncts
from onrecord.statements.endings import is_adverb
from onrecord.statements.lexicon import WORDS
from onrecord.statements.subject_left import left_subject
from onrecord.statements.subject_right import right_subject
from onrecord.statements.tokens import Range, Tokens

_BY = WORDS["by"]
_OPENERS = WORDS["wh"] | WORDS["that"] | WORDS["infinitive_mark"]
_CONJUNCTIONS = WORDS["that"] | WORDS["infinitive_mark"]
_EMPTY_SUBJECTS = WORDS["empty_subjects"]
_PREPOSITIONS = WORDS["passive_prepositions"]


def read_passive(t: Tokens, s: Sentence, verb: Verb) -> Attribution | None:
    """Read a passive cue; its source is who "by" names, and none where nobody is named."""
    place = verb.end
    while place < s.stop and is_adverb(t.low[place]) and t.quote[place] < 0:
        place += 1
    agent: Range | None = None
    if place + 1 < s.stop and t.low[place] in _BY:
        agent = right_subject(t, place + 1, s.stop)
        if agent is None:
            return None
        end = next((k for k in range(agent[0] + 1, agent[1]) if t.low[k] in _OPENERS), agent[1])
        agent, place = (agent[0], end), end
    if "addressee" in verb.form.cue.frames:
        return _read_addressed(t, s, verb, agent, place)
    return _read_spoken_of(t, s, verb, agent, place)


def _read_addressed(
    t: Tokens, s: Sentence, verb: Verb, agent: Range | None, place: int
) -> Attribution | None:
    """Read "was asked whether …": the content is what follows."""
    if agent is None and place < s.stop and t.low[place] not in _PREPOSITIONS:
        place = skip_adjuncts(t, place, s.stop)
    if place >= s.stop:
        return None
    low = t.low[place]
    if low not in _OPENERS and low not in verb.form.cue.prepositions and t.quote[place] < 0:
        return None
    return attribute(s, verb, agent, ((place, clause_end(t, place, s.stop, "past")),), "passive")


def _read_spoken_of(
    t: Tokens, s: Sentence, verb: Verb, agent: Range | None, place: int
) -> Attribution | None:
    """Read "is accused of …" and "was confirmed by Roe": the content is the subject, and what follows."""
    subject = left_subject(t, s.a, verb.begin)
    if subject is None:
        return None
    if subject[1] - subject[0] == 1 and t.low[subject[0]] in _EMPTY_SUBJECTS:
        if place + 1 >= s.stop or t.low[place] not in _CONJUNCTIONS:
            return None
        return attribute(s, verb, agent, ((place, clause_end(t, place, s.stop, "past")),), "passive")
    content: tuple[Range, ...] = (subject,)
    if agent is None:
        if place + 1 >= s.stop or t.low[place] not in _PREPOSITIONS:
            return None
        content += ((place, noun_end(t, place, s.stop, "past")),)
    return attribute(s, verb, agent, content, "passive")
