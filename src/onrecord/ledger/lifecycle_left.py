"""The verb before a phrase that has it as its object: "suspended the memorandum", "agreed to set up a group"."""

from collections.abc import Sequence
from typing import Final

from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_found import MOST_RIGHT, QUOTES, Found, match_tail, takes
from onrecord.ledger.lifecycle_weigh import Weight, name_event, weigh_active
from onrecord.ledger.lifecycle_words import ANNOUNCED, FORMS, GOVERNORS, WORDS, Form, Mode
from onrecord.ledger.mechanisms_phrase import Sight

_MOST_LEFT: Final = 10  # words between a verb and its object's noun phrase
_MOST_INSERT: Final = 12  # words of an insert between a verb and its object
_MOST_DOER: Final = 14  # words back to the doer
_TAILS: Final = frozenset(
    word for forms in FORMS.values() for form in forms for tail in form.tails for word in tail
)
_BETWEEN: Final = (
    WORDS["determiners"] | WORDS["links"] | WORDS["link_prepositions"] | WORDS["adverbs"] | _TAILS
)


def find_left(sight: Sight, others: Sequence[Sight], *, is_title: bool) -> Found | None:
    """Find the verb or act's noun whose object the phrase is."""
    words = sight.sentence.words
    ends = {other.reach: other for other in others if other is not sight} | {
        other.last: other for other in others if other is not sight
    }
    k = sight.first - 1
    stop = max(-1, sight.first - 1 - _MOST_LEFT)
    loose: list[int] = []
    while k > stop:
        if words[k + 1].pause.strip(QUOTES):
            before = _read_before_insert(sight, k, is_title=is_title)
            if before or not (words[k + 1].pause == "," and k + 1 in ends):
                return before
        key = words[k].key
        if key in FORMS and (found := _read_active(sight, k, loose, is_title=is_title)):
            return found
        if (
            key in ("and", "or")
            and k > 1
            and words[k - 2].key in FORMS
            and words[k - 1].key not in WORDS["stops"]
        ):
            k -= 2  # "created security or de-escalation areas"
            continue
        if (key in ("and", "or") and k in ends) or k + 1 in ends:
            other = ends[k] if k in ends else ends[k + 1]
            k = other.first - 1
            continue
        if key in WORDS["prepositions"] and not (k > 0 and words[k - 1].key in WORDS["links"]):
            loose.append(k)
        elif not _may_stand_between(words, k):
            return None
        k -= 1
    return None


def _read_before_insert(sight: Sight, k: int, *, is_title: bool) -> Found | None:
    """Read the verb before an insert between commas: "decide to establish, under its guidance, a group"."""
    words = sight.sentence.words
    if words[k + 1].pause != ",":
        return None
    for n in range(k, max(0, k - _MOST_INSERT), -1):
        if words[n].pause == ",":
            is_verb = words[n - 1].key in FORMS
            return _read_active(sight, n - 1, (), is_title=is_title) if is_verb else None
        if words[n].pause:
            return None
    return None


def _may_stand_between(words: Sequence[Word], k: int) -> bool:
    """Say whether a word may stand between a verb and its object's noun."""
    key = words[k].key
    return key in _BETWEEN or key in FORMS or key in GOVERNORS or words[k].is_possessive


def _read_active(sight: Sight, k: int, loose: Sequence[int], *, is_title: bool) -> Found | None:
    """Read the form at word k as a verb with the phrase as its object; None where it is none that tells."""
    words = sight.sentence.words
    for form in FORMS[words[k].key]:
        cue = form.cue
        is_noun = "noun" in form.kinds
        if not takes(cue, sight) or cue.only_passive or not (cue.is_object or is_noun):
            continue
        end = match_tail(words, k + 1, form)
        if end is None or end > sight.first:
            continue
        if is_noun and end < len(words) and words[end].key == "of":
            end += 1
        if any(n >= end for n in loose) or _is_adjective(words, k, form):
            continue
        weight = weigh_active(words, k, form.kinds, is_title=is_title)
        mode = weight.mode if weight else None
        if weight is None and is_noun:
            mode = announced_after(words, sight.reach)
            weight = Weight(mode, k) if mode else None
        event = name_event(cue.event, mode) if mode else None
        if weight and event:
            doer = (end, end) if is_noun else (max(0, weight.begin - _MOST_DOER), weight.begin)
            return Found(
                event,
                (weight.begin, end),
                doer,
                is_passive=False,
                is_performed=weight.is_performed,
                is_noun=is_noun,
            )
    return None


def _is_adjective(words: Sequence[Word], k: int, form: Form) -> bool:
    """Say whether a participle describes the noun after it: "the suspended memorandum"."""
    return (
        bool(form.kinds & {"past", "participle"})
        and k > 0
        and words[k - 1].key in WORDS["determiners"]
        and not words[k].pause
    )


def announced_after(words: Sequence[Word], at: int) -> Mode | None:
    """Say what is told of an act whose noun came before: "the creation of a group was announced"."""
    for n in range(at, min(len(words), at + MOST_RIGHT)):
        if words[n].key in WORDS["aux"]:
            group: set[str] = set()
            while (
                n < len(words)
                and words[n].key in WORDS["aux"] | WORDS["adverbs"] | WORDS["negators"] | WORDS["modals"]
            ):
                group.add(words[n].key)
                n += 1  # noqa: PLW2901 - the group is read from where it begins
            if group & (WORDS["modals"] | WORDS["negators"]) or n == len(words):
                return None
            return ANNOUNCED.get(words[n].key)
        if words[n].key in WORDS["modals"] or words[n].pause.strip(QUOTES):
            return None
    return None
