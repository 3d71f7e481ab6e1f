"""Reading the chain of verbs that leads from the source to the act.

"Borduria said it would not lift the ban" is a chain of links (said, would,
not) that ends in a cue (lift a ban). The cue has an act of its own; each link
bends it, from the inmost out, by the `compose` tables.
"""

from dataclasses import dataclass

from onrecord.statements.act_lexicon import BASE, ING, PARTICIPLE, PAST, PRESENT, Row
from onrecord.statements.act_words import Words

_OBJECT_WINDOW = 14
_TO_WINDOW = 12
_TEXT_REACH = 7
_FAR = 10_000


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found at word `i`: its row, and where it goes on."""

    i: int
    row: Row
    at: int
    following: int
    tense: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An act that the words allow: the cue, the links before it, how firmly it stands."""

    row: Row
    i: int
    links: tuple[str, ...]
    strength: float
    tense: int
    inner: Row | None = None


def _is_verb(words: Words, i: int, kind: int) -> bool:
    """Tell whether a form that may be a verb stands as one here."""
    before = words.before(i)
    roles = words.roles(before)
    text = words.text[i]
    if "clitic" in words.roles(i) and not roles & {"subject"}:
        return False
    if "clitic" in words.roles(before) and before + 1 == i and not words.roles(before - 1) & {"subject"}:
        return False
    licensed = (
        before + 1 in (words.source[1], words.target[1])
        and before >= 0
        or bool(
            roles
            & {"to", "will", "would", "may", "can", "must", "do", "not", "subject", "have", "be", "joiner"}
        )
    )
    if kind & (BASE | PRESENT) and not kind & PAST:
        if licensed:
            return True
        return text not in words.lexicon.noun_forms and not roles & {"determiner", "preposition"}
    if kind & ING:
        return bool(roles & {"be"}) or words.text[before] in ("be",)
    if roles & {"determiner", "preposition"} and not words.is_inside(before):
        return False
    if text in words.lexicon.noun_forms and not licensed:
        return False
    # "troops backed by Ruritania": a participle that only describes the source.
    by = "by" in words.roles(i + 1)
    return not (
        by and not roles & {"be", "have"} and words.source[1] <= i and words.target[0] >= words.source[1]
    )


def _match_tail(words: Words, i: int, tail: tuple[str, ...]) -> int:
    """Return the word after the particles of a cue, -1 where they do not follow."""
    forms = words.lexicon.noun_forms
    for n, particle in enumerate(tail):
        if particle == "~":
            # The target itself: "take … to court".
            if not i <= words.target[0] <= i + 2 or words.target[0] == words.target[1]:
                return -1
            i = words.target[1]
            continue
        reach = 1 if "to" in words.lexicon.roles.get(particle, ()) else 2 if n == 0 else 3
        for k in range(i, min(i + reach, len(words.text))):
            if words.target[0] <= k < words.target[1] or words.source[0] <= k < words.source[1]:
                return -1
            text = words.text[k]
            if text == particle or forms.get(text) == particle:
                i = k + 1
                break
        else:
            return -1
    return i


def _ends_object(words: Words, k: int, first: int) -> bool:
    """Tell whether the object of a verb cannot reach past word `k`."""
    text = words.text[k]
    roles = words.roles(k)
    if text in (";", ":"):
        return True
    if text == ",":
        after = words.roles(k + 1)
        nxt = words.text[k + 1] if k + 1 < len(words.text) else ""
        return bool(after & {"beside", "relative"}) or nxt.endswith("ing")
    if "beside" in roles and k > first or "relative" in roles:
        return True
    if k > first and "stop" in roles and k not in (words.source[1], words.target[1]):
        return True
    if roles & {"be", "will", "would", "may", "can", "must"} and not roles & {"not"} and text != "'s":
        return True
    return "to" in roles and _verb_at(words, k + 1) and k > first


def _verb_at(words: Words, k: int) -> bool:
    """Tell whether a bare verb of the tables stands at word `k`."""
    k = _skip_adverbs(words, k)
    if k >= len(words.text):
        return False
    if "be" in words.roles(k) and words.text[k] == "be":
        return True
    return any(kind & BASE for _, kind in words.lexicon.verb_forms.get(words.text[k], ()))


def _skip_adverbs(words: Words, k: int) -> int:
    """Return the first word from `k` on that is no adverb."""
    while k < len(words.text) and words.text[k].endswith(words.lexicon.adverb_ending):
        k += 1
    return k


def _find_object(words: Words, first: int, objects: frozenset[str]) -> int:
    """Return the word where the nearest object of the list ends, -1 where none follows."""
    for k in range(first, min(first + _OBJECT_WINDOW, len(words.text))):
        if words.source[0] <= k < words.source[1]:
            continue
        inside = words.is_inside(k)
        if not inside and _ends_object(words, k, first):
            return -1
        if words.has_noun(k, objects):
            if k + 1 < len(words.text) and words.is_inside(k + 1) == inside:
                compound = words.noun(k + 1)
                if compound and not words.has_noun(k + 1, objects) and compound in words.lexicon.known_nouns:
                    continue
            return k
    return -1


def _find_object_before(words: Words, last: int, objects: frozenset[str]) -> int:
    """Return how far before a passive verb its object stands, as a word number after it, or -1."""
    for k in range(last - 1, max(last - _OBJECT_WINDOW, -1), -1):
        if words.has_noun(k, objects) and not words.source[0] <= k < words.source[1]:
            return last + (last - k)
    return -1


def _has_context(words: Words, i: int, row: Row) -> bool:
    """Tell whether a word of the row's context stands near word `i`, or the row asks for none."""
    return not row.context or any(text in row.context for text in words.text[i : i + 40])


def noun_row(words: Words, k: int) -> Row | None:
    """Return the row of the act that the noun ending at word `k` names."""
    for row in words.lexicon.nouns.get(words.noun(k), ()):
        if _has_context(words, k, row):
            return row
    return None


def find_noun(words: Words, first: int) -> tuple[int, Row] | None:
    """Return the nearest noun that names an act, with its row, before any preposition but "of"."""
    k = first
    seen = 0
    while k < len(words.text) and seen < _OBJECT_WINDOW:
        if words.target[0] <= k < words.target[1]:
            k = words.target[1]
            continue
        if (
            _ends_object(words, k, first)
            or k > first
            and "preposition" in words.roles(k)
            and words.text[k] != "of"
        ):
            return None
        row = noun_row(words, k)
        following = words.noun(k + 1) if k + 1 < len(words.text) and not words.is_inside(k + 1) else ""
        if row and not (following and following in words.lexicon.known_nouns):
            return k, row
        if not words.noun(k) and _is_ing(words, k):
            return None
        k += 1
        seen += 1
    return None


def _find_to(words: Words, first: int, reach: int) -> int:
    """Return the word of an infinitive that begins within `reach` words, -1 where none does."""
    k, seen = first, 0
    while k < len(words.text) and seen <= reach:
        if words.target[0] <= k < words.target[1]:
            k = words.target[1]
            continue
        roles = words.roles(k)
        if "to" in roles and k + 1 < len(words.text) and not roles_close(words, k + 1):
            if words.is_inside(k + 1):
                return -1
            return _skip_adverbs(words, k + 1)
        if roles & {"beside", "relative"} or words.text[k] in (";", ":"):
            return -1
        k += 1
        seen += 1
    return -1


def roles_close(words: Words, k: int) -> bool:
    """Tell whether the word after "to" shows that no infinitive follows ("to the port")."""
    return bool(words.roles(k) & {"determiner", "preposition"}) and not _verb_at(words, k)


def _is_ing(words: Words, k: int) -> bool:
    """Tell whether an -ing form of the tables stands at word `k`."""
    k = _skip_adverbs(words, k)
    return k < len(words.text) and any(
        kind & ING for _, kind in words.lexicon.verb_forms.get(words.text[k], ())
    )


def _is_plain(words: Words, k: int) -> bool:
    """Tell whether no partner stands between a verb and its infinitive ("work with T to …")."""
    return not (words.is_inside(k) or words.roles(k) & {"with", "stop"})


def _text_act(words: Words, row: Row, first: int) -> int:
    """Return the verb that tells what a resolution or letter does ("demanding …"), -1 without one."""
    at = _find_object(words, first, row.objects or frozenset())
    if at < 0:
        return -1
    k, seen = at + 1, 0
    while k < len(words.text) and seen < _TEXT_REACH:
        if words.is_inside(k):
            k = words.after_span(k)
            continue
        if _is_ing(words, k):
            return _skip_adverbs(words, k)
        if "to" in words.roles(k) and _verb_at(words, k + 1):
            return _skip_adverbs(words, k + 1)
        k, seen = k + 1, seen + 1
    return -1


def _complement(words: Words, row: Row, first: int) -> int:
    """Return where the complement of a link begins, `_FAR` where it needs none, -1 where it lacks."""
    wants = row.complement
    if wants == "clause":
        return _FAR
    if wants in ("to", "any", "to-or-ing"):
        if row.tail and row.tail[-1] == "to":
            return first
        to = _find_to(words, first, 2) if wants == "any" or _is_plain(words, first) else -1
        if to >= 0:
            return to
    if wants == "target-to":
        to = _find_to(words, first, _TO_WINDOW)
        return to if to > first + 1 else -1
    if wants in ("ing", "noun-or-ing", "to-or-ing") and _is_ing(words, first):
        return _skip_adverbs(words, first)
    if wants == "text":
        return _text_act(words, row, first)
    if wants in ("noun", "noun-or-ing"):
        found = find_noun(words, first)
        return found[0] if found else -1
    return _FAR if wants == "any" else -1


def _meets_needs(words: Words, row: Row, first: int) -> bool:
    """Tell whether the target stands where the row needs it."""
    low, high = words.target
    if not low < high or not first <= low <= first + 2:
        return False
    if any("preposition" in words.roles(k) for k in range(first, low)):
        return False
    if row.needs == "target":
        return True
    for k in range(high, min(high + 7, len(words.text))):
        if "to" in words.roles(k) and _verb_at(words, k + 1):
            return False
        if words.text[k] in ("a", "an", "as") and "preposition" not in words.roles(k - 1):
            return True
    return False


def _has_source_class(words: Words, name: str) -> bool:
    """Tell whether a word of the source is of a class."""
    members = words.lexicon.source_classes[name]
    return any(words.text[k] in members for k in range(*words.source))


def _before_verb(words: Words, k: int) -> bool:
    """Tell whether "has" or "is" before word `k` only helps another verb."""
    while k < len(words.text) and (words.before(k + 1) != k or words.roles(k) & {"not", "be"}):
        k += 1
    if k >= len(words.text):
        return False
    kinds = [kind for _, kind in words.lexicon.verb_forms.get(words.text[k], ())]
    return any(kind & (PARTICIPLE | ING) for kind in kinds) or words.text[k].endswith(
        words.lexicon.verb_endings
    )


def find_cue(words: Words, i: int, *, any_form: bool = False) -> Cue | None:
    """Return the best cue whose head verb is word `i`: nearest object, then longest, then first row."""
    best: Cue | None = None
    best_key: tuple[int, int, int, int] | None = None
    for lemma, kind in words.lexicon.verb_forms.get(words.text[i], ()):
        if not (any_form or _is_verb(words, i, kind)):
            continue
        passive = bool(kind & PARTICIPLE and words.roles(words.before(i)) & {"be"})
        auxiliary = bool(words.roles(i) & {"be", "have"}) and _before_verb(words, i + 1)
        for row in words.lexicon.verbs[lemma]:
            if auxiliary and not row.tail:
                continue
            first = _match_tail(words, i + 1, row.tail)
            if first < 0 or row.source and not _has_source_class(words, row.source):
                continue
            if row.needs and not _meets_needs(words, row, first):
                continue
            if row.context and not _has_context(words, i, row):
                continue
            at = _FAR
            if row.frame == "link":
                at = _complement(words, row, first)
            elif row.objects is not None:
                at = _find_object(words, first, row.objects)
                if at < 0 and passive:
                    at = _find_object_before(words, i, row.objects)
            if at < 0:
                continue
            key = (
                first if row.complement == "text" else at,
                -len(row.tail),
                -bool(row.source or row.needs),
                row.order,
            )
            if best_key is None or key < best_key:
                best_key, best = key, Cue(i, row, at, first, kind)
    return best


def find_phrase(words: Words, i: int, *, is_about: bool) -> Row | None:
    """Return the row of a fixed phrase that begins at word `i`."""
    for row in words.lexicon.phrases.get(words.text[i], ()):
        if row.needs == "about" and not is_about or row.needs == "pair" and not words.is_pair():
            continue
        if tuple(words.text[i + 1 : i + 1 + len(row.tail)]) == row.tail:
            return row
    return None
