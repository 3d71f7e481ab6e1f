"""The verb after a phrase that has it as its subject: "the group met", "the memorandum, signed in 2027, was suspended"."""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_found import (
    BY_WITHIN,
    MOST_RIGHT,
    QUOTES,
    Found,
    match_tail,
    may_follow,
    takes,
)
from onrecord.ledger.lifecycle_left import announced_after
from onrecord.ledger.lifecycle_weigh import is_awaited, is_unreal, is_wanted, name_event, weigh_active
from onrecord.ledger.lifecycle_words import FORMS, GOVERNORS, WORDS, Form, Mode
from onrecord.ledger.mechanisms_phrase import Sight

_MOST_SUBJECT: Final = 7  # words of a relative clause's own subject
_INSERTS: Final = ("(", ",", "–", "—")
_RELATIVE: Final = frozenset({"which", "that"})
_VERBAL: Final = WORDS["aux"] | WORDS["modals"] | WORDS["negators"] | frozenset(FORMS)


def find_right(sight: Sight) -> Iterator[Found]:
    """Yield the events of which the phrase is the subject: passives, participles after it, verbs of its own."""
    words = sight.sentence.words
    at = sight.reach
    if found := _read_act_of_which(sight):
        yield found
    if at < len(words) and (words[at].pause.startswith(_INSERTS) or words[at].key in FORMS):
        if found := _read_reduced(sight, at):
            yield found
        at = _after_insert(words, at)
    if at < len(words) and words[at].key in _RELATIVE and words[at].pause in ("", ","):
        if found := _read_finite(sight, at + 1) or _read_relative(sight, at + 1):
            yield found
        at = _after_comma(words, at + 1) if words[at].pause else len(words)
    if not _is_inside_phrase(sight) and (found := _read_main(sight, at)):
        yield found


def _read_act_of_which(sight: Sight) -> Found | None:
    """Read ", the creation of which was agreed on 14 September"."""
    words, at = sight.sentence.words, sight.reach
    if (
        at + 4 >= len(words)
        or words[at].key != "the"
        or (words[at + 2].key, words[at + 3].key) != ("of", "which")
    ):
        return None
    for form in FORMS.get(words[at + 1].key, ()):
        mode = announced_after(words, at + 4) if "noun" in form.kinds and takes(form.cue, sight) else None
        event = name_event(form.cue.event, mode) if mode else None
        if event:
            end = min(len(words), at + 4 + BY_WITHIN)
            return Found(event, (at, at + 4), (at + 4, end), is_passive=True, is_performed=False)
    return None


def _read_main(sight: Sight, at: int) -> Found | None:
    """Read the verb of the clause whose subject the phrase is, from word `at` on."""
    words = sight.sentence.words
    for n in range(at, min(len(words), sight.reach + 2 * MOST_RIGHT)):
        word = words[n]
        is_closed = word.pause and n > sight.reach and not word.pause.startswith((")", *_INSERTS[1:]))
        if is_closed or word.pause.strip(QUOTES + ",)–—"):
            return None
        if word.key in WORDS["bounds"] or word.key in WORDS["new_subjects"] or word.key == "and":
            return None
        if word.key in _VERBAL:
            return _read_finite(sight, n)
    return None


def _read_relative(sight: Sight, at: int) -> Found | None:
    """Read a relative clause whose object the phrase is: "the line, which Valmeria suspended on 12 March"."""
    words = sight.sentence.words
    for k in range(at, min(len(words), at + _MOST_SUBJECT)):
        if (
            words[k].pause
            or words[k].key in WORDS["opinions"]
            or (k > at and words[k].key in WORDS["bounds"])
        ):
            return None
        for form in FORMS.get(words[k].key, ()):
            if not takes(form.cue, sight) or not form.cue.is_object or form.cue.only_passive or k == at:
                continue
            end = match_tail(words, k + 1, form)
            if end is None or not form.kinds & {"past", "participle"}:
                continue
            if end < len(words) and not words[end].pause and not may_follow(words[end]):
                return None
            weight = weigh_active(words, k, form.kinds, is_title=False)
            if weight:
                return Found(
                    form.cue.event,
                    (weight.begin, end),
                    (at, weight.begin),
                    is_passive=False,
                    is_performed=False,
                )
    return None


def _is_inside_phrase(sight: Sight) -> bool:
    """Say whether the phrase belongs to a noun before it, whose the verb after it then is: "the text of the treaty was"."""
    words = sight.sentence.words
    n = sight.first - 1
    while n >= 0 and words[n].key in WORDS["determiners"]:
        n -= 1
    if n < 0 or words[n + 1].pause.strip(QUOTES) or words[n].key not in WORDS["prepositions"]:
        return False
    return not (n > 0 and words[n - 1].key in WORDS["links"])


def _after_insert(words: Sequence[Word], at: int) -> int:
    """Give the index after what stands between brackets, dashes or commas from `at`; `at` where it opens none."""
    opening = words[at].pause.strip(" ")[:1]
    if opening not in ("(", "–", "—", ",") or words[at].key in _RELATIVE:
        return at
    closing = ")" if opening == "(" else opening
    for n in range(at + 1, min(len(words), at + 2 * MOST_RIGHT)):
        if closing in words[n].pause:
            return n
    return at


def _after_comma(words: Sequence[Word], at: int) -> int:
    """Give the index of the word after the comma that ends a relative clause; the end where none does."""
    for n in range(at, min(len(words), at + 2 * MOST_RIGHT)):
        if "," in words[n].pause:
            return n
    return len(words)


def _read_reduced(sight: Sight, at: int) -> Found | None:
    """Read a participle just after the phrase: ", signed in Port Aurel,", "launched by both", "(earlier signed with"."""
    words = sight.sentence.words
    k = at
    while k < len(words) and words[k].key in WORDS["adverbs"] and not (k > at and words[k].pause):
        k += 1
    if k == len(words) or words[k].key not in FORMS:
        return None
    before = [word.key for word in words[max(0, sight.first - MOST_RIGHT // 2) : sight.first]]
    if not WORDS["causes"].isdisjoint(before[-2:]) or "see" in before:
        return None  # "to get the treaty ratified", "to see the institutions of the treaty restored"
    for form in FORMS[words[k].key]:
        cue = form.cue
        if not takes(cue, sight) or not cue.is_object or "participle" not in form.kinds:
            continue
        end = match_tail(words, k + 1, form)
        if end is None:
            continue
        if end < len(words) and not words[end].pause and not may_follow(words[end]):
            continue
        return Found(
            cue.event, (k, end), (end, min(len(words), end + BY_WITHIN)), is_passive=True, is_performed=False
        )
    return None


def _read_finite(sight: Sight, at: int) -> Found | None:
    """Read the verb group from word `at` as what the phrase does or undergoes."""
    words = sight.sentence.words
    k = at
    group: set[str] = set()
    limit = min(len(words), at + BY_WITHIN)
    while k < limit:
        key = words[k].key
        if key in FORMS and (found := _read_predicate(sight, at, k, group)):
            return found
        if key not in WORDS["aux"] and key not in WORDS["adverbs"] and key not in WORDS["negators"]:
            return None
        group.add(key)
        k += 1
    return None


def _read_predicate(sight: Sight, at: int, k: int, group: set[str]) -> Found | None:
    """Read the form at word k, after the words `group`, with the phrase as its subject."""
    words = sight.sentence.words
    is_passive = bool(group & WORDS["be"])
    if group & (WORDS["modals"] | WORDS["negators"]) or is_unreal(words, at):
        return None
    # "a group be formed": bare, it is only wanted.
    mode: Mode = "propose" if words[at].key == "be" else "asserted"
    if mode == "propose" and not is_wanted(words, sight.first):
        return None
    for form in FORMS[words[k].key]:
        cue = form.cue
        fits = (cue.is_object and is_passive and "participle" in form.kinds) or (
            cue.is_subject and not is_passive and _is_finite(form, group)
        )
        if "present" in form.kinds and not is_passive and is_awaited(words, sight.first):
            continue  # "when the group meets"
        end = match_tail(words, k + 1, form) if fits and takes(cue, sight) else None
        if end is None or (cue.only_present and "present" not in form.kinds):
            continue
        if cue.is_object and words[k].key in GOVERNORS and end < len(words) and words[end].key == "to":
            continue
        event = name_event(cue.event, mode)
        after = min(len(words), end + BY_WITHIN)
        if event:
            return Found(event, (at, end), (end, after), is_passive=True, is_performed=False)
    return None


def _is_finite(form: Form, group: set[str]) -> bool:
    """Say whether a form can be the verb of its own subject after these auxiliaries."""
    if group & {"has", "have", "had"}:
        return "participle" in form.kinds
    return bool(form.kinds & {"past", "present"})
