"""Walking a clause from its source on, and settling which of the acts found is the one."""

from dataclasses import dataclass, field, replace

from onrecord.statements.act_chain import Cue, Reading, find_cue, find_noun, find_phrase, noun_row
from onrecord.statements.act_lexicon import PARTICIPLE, Row
from onrecord.statements.act_words import Words

MAIN, CARRIED, NOMINAL, BESIDE, FALLBACK = 1.0, 0.9, 0.5, 0.3, 0.1
_REPORT_REACH = 6
_REACH_OF_BLOW = 3


@dataclass(slots=True)
class _Walk:
    """What the walk has met so far."""

    links: list[str] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    is_beside: bool = False
    is_reported: bool = False
    is_first: bool = True
    tense: int = 0
    pending: Reading | None = None


def _standing(links: list[str]) -> list[str]:
    """Return the links that outlast a side clause: who the report is of, and by whom."""
    return [link for link in links if link in ("blame", "critic")]


def _note_role(words: Words, i: int, walk: _Walk) -> None:
    """Take in a small word: a modal, a "not", the opening of a side clause."""
    roles = words.roles(i)
    if "beside" in roles:
        walk.is_beside = True
        if walk.pending and not walk.pending.links:
            walk.pending = replace(walk.pending, links=tuple(walk.links))
        walk.links = _standing(walk.links)
        return
    if "relative" in roles and not (walk.is_reported and walk.is_first):
        walk.is_beside = True
        return
    if "will" in roles or "would" in roles and walk.is_reported:
        walk.links.append("future")
    elif "would" in roles:
        walk.links.append("would")
    if "may" in roles and "have" not in words.roles(i + 1):
        walk.links.append("may")
    if "must" in roles and "blame" not in walk.links:
        walk.links.append("must")
    if "not" in roles:
        if walk.links and walk.links[-1] == "future":
            walk.links[-1] = "never"
        else:
            walk.links.append("not")


def _is_about_target(words: Words, i: int) -> bool:
    """Tell whether a report goes on with the target as its subject."""
    low, high = words.target
    if not (low < high and i <= low <= i + _REPORT_REACH):
        return False
    return not any(
        "subject" in words.roles(k)
        or "preposition" in words.roles(k)
        and words.text[k] not in ("on", "in", "of")
        for k in range(i, low)
    )


def _is_denied(words: Words, cue: Cue) -> bool:
    """Tell whether a "not" stands inside the cue ("is not ready") or a "no" behind it."""
    return "no" in words.roles(cue.following) or any(
        "not" in words.roles(k) for k in range(cue.i + 1, cue.following)
    )


def _take_link(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a link into the chain and return the word to go on from."""
    row = cue.row
    if not walk.tense:
        walk.tense = cue.tense
    if row.link == "report":
        walk.is_reported = True
        walk.pending = walk.pending or Reading(row, cue.i, tuple(walk.links), MAIN, cue.tense)
        if _is_about_target(words, cue.following):
            critic = any(
                words.text[k] in words.lexicon.source_classes["critic"] for k in range(*words.source)
            )
            if critic:
                walk.links.append("critic")
            walk.links.append("blame")
        return cue.following
    if (
        cue.at < len(words.text)
        and row.complement in ("noun", "noun-or-ing")
        and (found := find_noun(words, cue.following))
    ):
        if found[0] == cue.at:
            strength = BESIDE if walk.is_beside else CARRIED
            walk.readings.append(Reading(found[1], cue.i, (*walk.links, row.link), strength, walk.tense))
            return cue.at + 1 if walk.is_beside else len(words.text)
    inner = _inner(words, cue)
    strength = BESIDE if walk.is_beside else MAIN
    if inner is not None:
        walk.readings.append(
            Reading(inner.row, cue.i, (*walk.links, row.link, *inner.links), strength, walk.tense)
        )
        return len(words.text) if not walk.is_beside else cue.following
    if row.act:
        walk.readings.append(Reading(row, cue.i, tuple(walk.links), strength, walk.tense))
    return cue.following


def _inner(words: Words, cue: Cue) -> Reading | None:
    """Return what a link bends: the act of its infinitive, of its -ing form or of its noun."""
    if cue.at >= len(words.text):
        found = find_noun(words, cue.following) if cue.row.complement == "any" else None
        return Reading(found[1], cue.i, (), MAIN, 0) if found else None
    return _act_at(words, cue.at, depth=0)


def _act_at(words: Words, k: int, depth: int) -> Reading | None:
    """Return the act of the infinitive at word `k`, following links up to three deep."""
    cue = find_cue(words, k, any_form=True)
    if cue is None:
        return None
    if cue.row.frame == "verb":
        return Reading(cue.row, k, (), MAIN, cue.tense)
    if cue.at < len(words.text) and cue.row.complement in ("noun", "noun-or-ing"):
        found = find_noun(words, cue.following)
        if found and found[0] == cue.at:
            return Reading(found[1], k, (cue.row.link,), MAIN, cue.tense)
    if cue.at < len(words.text) and depth < 3 and (deeper := _act_at(words, cue.at, depth + 1)):
        return Reading(deeper.row, k, (cue.row.link, *deeper.links), MAIN, cue.tense)
    if cue.row.act:
        return Reading(cue.row, k, (), MAIN, cue.tense)
    return None


def _purpose(words: Words, cue: Cue) -> Row | None:
    """Return the row of "to complain", "to congratulate" behind a call or a summons."""
    n, reach = cue.following, 14
    while n < len(words.text) - 1 and reach:
        n, reach = words.after_span(n), reach - 1
        if "to" in words.roles(n):
            inner = _act_at(words, n + 1, 0)
            if inner and inner.row.act == "ASSAULT" and not 0 <= words.target[0] - n <= _REACH_OF_BLOW:
                return None
            if inner and inner.row.act in cue.row.purpose:
                return inner.row
        n += 1
    return None


def _take_verb(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a cue as a reading; a main one ends the walk."""
    row = cue.row
    if row.purpose:
        row = _purpose(words, cue) or row
    if not walk.tense:
        walk.tense = cue.tense
    strength = BESIDE if walk.is_beside else MAIN
    walk.readings.append(Reading(row, cue.i, tuple(walk.links), strength, cue.tense))
    return cue.following if walk.is_beside else len(words.text)


def _walk_clause(words: Words, first: int, last: int) -> list[Reading]:
    """Return the readings met from word `first` up to `last`, in order; the walk stops at a main one."""
    walk = _Walk()
    i = first
    while i < last:
        outside = words.after_span(i)
        if outside != i:
            i = outside
            continue
        text = words.text[i]
        if text == ",":
            if walk.is_beside and not any(r.strength == MAIN for r in walk.readings):
                walk.is_beside, walk.links = False, _standing(walk.links)
        elif words.roles(i):
            _note_role(words, i, walk)
        if phrase := find_phrase(words, i, is_about="blame" in walk.links):
            strength = BESIDE if walk.is_beside else MAIN
            walk.readings.append(Reading(phrase, i, (), strength, walk.tense))
            i += 1 + len(phrase.tail)
            continue
        if text in words.lexicon.verb_forms:
            cue = find_cue(words, i)
            if cue is not None:
                walk.is_first = False
                if _is_denied(words, cue):
                    walk.links.append("not")
                i = _take_link(words, cue, walk) if cue.row.frame == "link" else _take_verb(words, cue, walk)
                if cue.row.link == "report":
                    walk.is_first = True
                continue
        row = noun_row(words, i)
        if row is not None:
            strength = BESIDE if walk.is_beside else NOMINAL
            walk.readings.append(Reading(row, i, tuple(walk.links), strength, walk.tense))
        i += 1
    if walk.pending:
        walk.readings.append(
            Reading(walk.pending.row, walk.pending.i, tuple(walk.links), 0.1, walk.pending.tense)
        )
    return walk.readings


def _is_target_first(words: Words) -> bool:
    """Tell whether the target is the subject: "T was held by S", "T heard from S"."""
    low, high = words.source
    if not (words.target[0] < words.target[1] <= low < high):
        return False
    k = words.before(low)
    while k >= words.target[1] and "determiner" in words.roles(k):
        k -= 1
    return k >= words.target[1] and "preposition" in words.roles(k)


def _anywhere(words: Words) -> Reading | None:
    """Return the weak reading of the first cue anywhere in the sentence, spans included."""
    for i in range(len(words.text)):
        if (
            words.text[i] in words.lexicon.verb_forms
            and (cue := find_cue(words, i, any_form=True))
            and cue.row.frame == "verb"
        ):
            return Reading(cue.row, i, (), 0.05, cue.tense)
        row = noun_row(words, i)
        if row is not None:
            return Reading(row, i, (), 0.05, 0)
    return None


def _before_by(words: Words) -> Reading | None:
    """Return the act that stands before "by" and the source: "threats by S", "was staged by S"."""
    k = words.before(words.source[0])
    while k >= 0 and "determiner" in words.roles(k):
        k -= 1
    if k < 1 or "by" not in words.roles(k):
        return None
    for n in range(k - 1, max(k - 8, -1), -1):
        if words.is_inside(n):
            return None
        row = noun_row(words, n)
        if row is not None:
            return Reading(row, n, (), CARRIED, 0)
        if any(kind & PARTICIPLE for _, kind in words.lexicon.verb_forms.get(words.text[n], ())):
            cue = find_cue(words, n, any_form=True)
            if cue and cue.row.frame == "verb":
                return Reading(cue.row, n, (), CARRIED, cue.tense)
    return None


def _best(readings: list[Reading]) -> Reading | None:
    """Return the firmest reading, the first among equals."""
    return max(readings, key=lambda reading: reading.strength, default=None)


def read_act(words: Words) -> Reading | None:
    """Return the firmest reading of a sentence, the nearest to its source among equals; None without a cue."""
    if _is_target_first(words):
        k = words.before(words.source[0])
        if (
            "from" not in words.roles(k)
            and (main := _best(_walk_clause(words, 0, words.target[0])))
            and main.strength == MAIN
        ):
            return main
        best = _best(_walk_clause(words, words.target[1], len(words.text)))
    else:
        first = words.source[1] if words.source[0] < words.source[1] else 0
        best = _best(_walk_clause(words, first, len(words.text)))
    if best is None or best.strength < MAIN:
        by = _before_by(words)
        if by is not None:
            return by
    if best is None or best.strength < BESIDE and _is_target_first(words):
        return _anywhere(words) or best
    return best


def read_own_act(words: Words) -> Reading | None:
    """Return the firmest reading of what the source says of itself, None without a cue."""
    return _best(_walk_clause(words, words.source[1], len(words.text)))
