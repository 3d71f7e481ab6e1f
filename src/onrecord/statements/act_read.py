"""Walking a clause from its source on, and settling which of the acts found is the one."""

from dataclasses import dataclass, field, replace

from onrecord.statements.act_chain import Cue, Reading, find_cue, find_noun, find_phrase, has_base, noun_row
from onrecord.statements.act_lexicon import PARTICIPLE, Row
from onrecord.statements.act_words import Words

# How firmly a reading stands: the verb of the main clause, a noun it carries, a
# noun by itself, a side clause, a report of nothing known, any word at all. The
# numbers follow how often each was right on the sentences kept aside (.87 for the first).
MAIN, CARRIED, NOMINAL, BESIDE, FALLBACK, ANYWHERE = 0.9, 0.85, 0.5, 0.45, 0.35, 0.2
_REPORT_REACH, _BLOW_REACH, _PURPOSE_REACH, _BY_REACH, _DEPTH = 6, 3, 14, 8, 3
_SUBJECT_REACH = 2
_JOINTS = frozenset({"comma", "joiner"})
_BY_NOUN = ("noun", "noun-or-ing")
# Links that outlast a side clause: who the report is of, and by whom.
_STANDING = frozenset({"blame", "critic"})
# What alone changes how a clause is read.
_NOTED = frozenset({"comma", "beside", "relative", "will", "would", "may", "must", "not"})
# Between a report and the target these say that the clause has another subject: "said his army would strike T".
_OTHER_SUBJECT = frozenset({"subject", "will", "would", "may", "can", "must", "be", "have"})


@dataclass(slots=True)
class _Walk:
    """What the walk has met so far."""

    links: list[str] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    is_beside: bool = False
    is_reported: bool = False
    is_after_report: bool = False
    tense: int = 0
    pending: Reading | None = None

    def strength(self, firm: float) -> float:
        """Return how firmly a reading stands here."""
        return BESIDE if self.is_beside else firm

    def drop_links(self) -> None:
        """Forget the links of a clause that is left."""
        self.links = [link for link in self.links if link in _STANDING]


def _note_role(words: Words, i: int, walk: _Walk) -> None:
    """Take in a small word: a modal, a "not", the opening or the end of a side clause."""
    roles = words.roles(i)
    if roles.isdisjoint(_NOTED):
        return
    if "comma" in roles:
        if walk.is_beside and not any(reading.strength == MAIN for reading in walk.readings):
            walk.is_beside = False
            walk.drop_links()
    elif "beside" in roles and "far" not in words.roles(i + 1):
        walk.is_beside = True
        if walk.pending and not walk.pending.links:
            walk.pending = replace(walk.pending, links=tuple(walk.links))
        walk.drop_links()
    elif "relative" in roles and not walk.is_after_report:
        walk.is_beside = True
    else:
        _note_modal(words, i, walk)


def _note_modal(words: Words, i: int, walk: _Walk) -> None:
    """Take in a modal or a "not" as a link."""
    roles = words.roles(i)
    if "will" in roles or ("would" in roles and walk.is_reported):
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
        elif "can" in roles:
            walk.links.append("never")
        else:
            walk.links.append("not")


def _is_about_target(words: Words, i: int) -> bool:
    """Tell whether a report goes on with the target as its subject."""
    low, high = words.target
    if not (low < high and i <= low <= i + _REPORT_REACH):
        return False
    between = [words.roles(k) for k in range(i, low)]
    return not any(
        (roles & _OTHER_SUBJECT and "clitic" not in roles) or ("preposition" in roles and "soft" not in roles)
        for roles in between
    )


def _is_denied(words: Words, cue: Cue) -> bool:
    """Tell whether a "not" stands inside the cue ("is not ready") or a "no" behind it."""
    return "no" in words.roles(cue.following) or any(
        "not" in words.roles(k) for k in range(cue.i + 1, cue.following)
    )


def _carried(words: Words, cue: Cue) -> Row | None:
    """Return the row of the noun that a link carries: "carried out a raid"."""
    if cue.at >= len(words.text) or cue.row.complement not in _BY_NOUN:
        return None
    found = find_noun(words, cue.following)
    return found[1] if found and found[0] == cue.at else None


def _act_at(words: Words, k: int, depth: int = 0) -> Reading | None:
    """Return the act of the infinitive at word `k`, through links up to three deep."""
    cue = find_cue(words, k, any_form=True) if k < len(words.text) else None
    if cue is None:
        return None
    if cue.row.frame == "verb":
        return Reading(cue.row, k, (), MAIN, cue.tense)
    if row := _carried(words, cue):
        return Reading(row, k, (cue.row.link,), MAIN, cue.tense)
    if depth < _DEPTH and (deeper := _act_at(words, cue.at, depth + 1)):
        return replace(deeper, i=k, links=(cue.row.link, *deeper.links))
    is_act = cue.row.act and cue.row.link != "report"
    return Reading(cue.row, k, (), MAIN, cue.tense) if is_act else None


def _inner(words: Words, cue: Cue) -> Reading | None:
    """Return what a link bends: the act of its infinitive, of its -ing form or of its noun."""
    if cue.at < len(words.text):
        return _act_at(words, cue.at)
    found = find_noun(words, cue.following) if cue.row.complement == "any" else None
    return Reading(found[1], cue.i, (), MAIN, 0) if found else None


def _take_report(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a report ("said that …") and return the word to go on from."""
    walk.is_reported = walk.is_after_report = True
    walk.pending = walk.pending or Reading(cue.row, cue.i, tuple(walk.links), MAIN, cue.tense)
    if _is_about_target(words, cue.following):
        if words.has_source_class("critic"):
            walk.links.append("critic")
        walk.links.append("blame")
    return cue.following


def _take_link(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a link into the chain and return the word to go on from."""
    row = cue.row
    walk.tense = walk.tense or cue.tense
    if row.link == "report":
        return _take_report(words, cue, walk)
    if carried := _carried(words, cue):
        links = (*walk.links, row.link)
        walk.readings.append(Reading(carried, cue.i, links, walk.strength(CARRIED), walk.tense))
        return cue.at + 1 if walk.is_beside else len(words.text)
    inner = _inner(words, cue)
    if inner is not None:
        # "pledged not to attack": the "not" bends the deed before the pledge does.
        denied = ("never",) if any("not" in words.roles(k) for k in range(cue.following, cue.at)) else ()
        links = (*walk.links, row.link, *denied, *inner.links)
        walk.readings.append(Reading(inner.row, cue.i, links, walk.strength(MAIN), walk.tense))
        return cue.following if walk.is_beside else len(words.text)
    if row.act:
        walk.readings.append(Reading(row, cue.i, tuple(walk.links), walk.strength(MAIN), walk.tense))
    return cue.following


def _purpose(words: Words, cue: Cue) -> Row | None:
    """Return the row of "to complain", "to congratulate" behind a call or a summons."""
    n = cue.following
    for _ in range(_PURPOSE_REACH):
        n = words.after_span(n)
        if "to" in words.roles(n):
            inner = _act_at(words, n + 1)
            if inner and inner.row.act == "ASSAULT" and not 0 <= words.target[0] - n <= _BLOW_REACH:
                return None
            if inner and inner.row.act in cue.row.purpose:
                return inner.row
        elif words.roles(n) & _JOINTS and (row := _courtesy(words, n + 1)) and row.act in cue.row.purpose:
            return row
        n += 1
    return None


def _courtesy(words: Words, k: int) -> Row | None:
    """Return the row of what was said on the call ("called T and congratulated her"), None of anything else."""
    inner = _act_at(words, k)
    if inner is None or inner.row.act != "SUPPORT":
        return None
    return inner.row if inner.row.is_firm or inner.row.objects else None


def _take_verb(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a cue as a reading; a main one ends the walk."""
    row = (_purpose(words, cue) if cue.row.purpose else None) or cue.row
    walk.tense = walk.tense or cue.tense
    walk.readings.append(Reading(row, cue.i, tuple(walk.links), walk.strength(MAIN), cue.tense))
    return cue.following if walk.is_beside else len(words.text)


def _take_cue(words: Words, cue: Cue, walk: _Walk) -> int:
    """Enter a verb or a link and return the word to go on from."""
    walk.is_after_report = False
    if _is_denied(words, cue):
        walk.links.append("not")
    return _take_link(words, cue, walk) if cue.row.frame == "link" else _take_verb(words, cue, walk)


def _is_undone(words: Words, i: int, phrase: Row, walk: _Walk) -> bool:
    """Tell whether a "not" takes back what a phrase says of the target: "was not legitimate"."""
    return phrase.needs == "about" and "not" in walk.links and "not" not in words.roles(i)


def _step(words: Words, i: int, walk: _Walk) -> int:
    """Take in word `i` and return the word to go on from."""
    if words.role_of[i]:
        _note_role(words, i, walk)
    text, lexicon = words.text[i], words.lexicon
    phrase = find_phrase(words, i, is_about="blame" in walk.links) if text in lexicon.phrases else None
    if phrase and not _is_undone(words, i, phrase, walk):
        walk.readings.append(Reading(phrase, i, (), walk.strength(MAIN), walk.tense))
        return i + 1 + len(phrase.tail)
    if text in lexicon.verb_forms and (cue := find_cue(words, i)):
        return _take_cue(words, cue, walk)
    if text in lexicon.noun_ends and (row := noun_row(words, i)):
        # "X's refusal to sign": what is refused is no act of its own.
        has_infinitive = "to" in words.roles(i + 1) and has_base(words, i + 2)
        strength = walk.strength(CARRIED if has_infinitive else NOMINAL)
        walk.readings.append(Reading(row, i, tuple(walk.links), strength, walk.tense))
        return i + 3 if has_infinitive else i + 1
    return i + 1


def _walk_clause(
    words: Words, first: int, last: int, *, is_reported: bool = False, links: tuple[str, ...] = ()
) -> Reading | None:
    """Return the firmest reading from word `first` up to `last`, the first among equals; a main one ends the walk."""
    walk = _Walk(list(links), is_reported=is_reported)
    i = first
    while i < last:
        outside = words.after_span(i)
        i = outside if outside != i else _step(words, i, walk)
    if walk.pending:
        links = walk.pending.links or tuple(walk.links)
        walk.readings.append(replace(walk.pending, links=links, strength=FALLBACK))
    return max(walk.readings, key=lambda reading: reading.strength, default=None)


def _preposition_before(words: Words) -> int:
    """Return the preposition right before the source ("held by S"), -1 without one."""
    k = words.before(words.source[0])
    while k >= 0 and "determiner" in words.roles(k):
        k -= 1
    return k if k >= 0 and "preposition" in words.roles(k) else -1


def _is_target_first(words: Words) -> bool:
    """Tell whether the target is the subject: "T was held by S", "T heard from S"."""
    if not words.target[0] < words.target[1] <= words.source[0] < words.source[1]:
        return False
    return _preposition_before(words) >= words.target[1]


def _before_by(words: Words) -> Reading | None:
    """Return the act that stands before "by" and the source: "threats by S", "was staged by S"."""
    k = _preposition_before(words)
    if "by" not in words.roles(k):
        return None
    for n in range(k - 1, max(k - _BY_REACH, -1), -1):
        if words.is_inside(n):
            return None
        if row := noun_row(words, n):
            return Reading(row, n, (), CARRIED, 0)
        if any(kind & PARTICIPLE for _, kind in words.lexicon.verb_forms.get(words.text[n], ())):
            cue = find_cue(words, n, any_form=True)
            if cue and cue.row.frame == "verb":
                return Reading(cue.row, n, (), CARRIED, cue.tense)
    return None


def _anywhere(words: Words) -> Reading | None:
    """Return the weak reading of the first cue anywhere in the sentence, spans included."""
    for i in range(len(words.text)):
        cue = find_cue(words, i, any_form=True)
        if cue and cue.row.frame == "verb":
            return Reading(cue.row, i, (), ANYWHERE, cue.tense)
        if row := noun_row(words, i):
            return Reading(row, i, (), ANYWHERE, 0)
    return None


def read_act(words: Words) -> Reading | None:
    """Return the firmest reading of a sentence, the nearest to its source among equals; None without a cue."""
    is_target_first = _is_target_first(words)
    if is_target_first:
        if "from" not in words.roles(_preposition_before(words)):
            main = _walk_clause(words, 0, words.target[0])
            if main and main.strength == MAIN:
                return main
        best = _walk_clause(words, words.target[1], len(words.text))
    else:
        best = read_own_act(words)
    if best is None or best.strength < MAIN:
        best = _before_by(words) or best
    if is_target_first and (best is None or best.strength < BESIDE):
        best = _anywhere(words) or best
    return best or _before_both(words)


def read_before_report(words: Words) -> Reading | None:
    """Return the firm reading of what stands before a comma and the source that reports it: "the fleet must leave, S said"."""
    last = words.source[0]
    while (
        last > 0
        and not words.roles(last - 1) & {"comma"}
        and words.roles(last - 1) & {"determiner", "either"}
    ):
        last -= 1
    if last < 1 or "comma" not in words.roles(last - 1):
        return None
    is_about = 0 <= words.target[0] <= _SUBJECT_REACH and words.target[0] < words.target[1] < last
    links = ("blame",) if is_about else ()
    reading = _walk_clause(words, 0, last - 1, is_reported=True, links=links)
    return replace(reading, strength=CARRIED) if reading and reading.strength == MAIN else None


def _before_both(words: Words) -> Reading | None:
    """Return the weak reading of the deed of somebody else: "the union agreed to send a force of S and T"."""
    last = min(
        low
        for low, high in (words.source, words.target, (len(words.text), len(words.text) + 1))
        if low < high
    )
    main = _walk_clause(words, 0, last)
    return replace(main, strength=ANYWHERE) if main and main.strength == MAIN else None


def read_own_act(words: Words, *, reach: int | None = None, is_reported: bool = False) -> Reading | None:
    """Return the firmest reading of what follows the source, None without a cue.

    `reach` limits the words in which its verb may stand; `is_reported` says
    that the words are a report of the source's own ("would" is then "will").
    """
    first = words.source[1]
    last = len(words.text) if reach is None else min(first + reach, len(words.text))
    reading = _walk_clause(words, first, last, is_reported=is_reported)
    if reading is not None and words.is_according() and _is_about_target(words, first):
        return replace(reading, links=("blame", *reading.links))
    return reading
