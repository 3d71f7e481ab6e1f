"""Reading the chain of verbs that leads from the source to the act.

"Borduria said it would not lift the ban" is a chain of links (said, would,
not) that ends in a cue (lift a ban). The cue has an act of its own; each link
bends it, from the inmost out, by the `compose` tables.
"""

from dataclasses import dataclass

from onrecord.statements.act_lexicon import BASE, ING, PARTICIPLE, PAST, PRESENT, Row
from onrecord.statements.act_words import Window, Words

# Words looked at: for the object of a verb, for an infinitive behind a person
# asked, for what a resolution does, and for the context that a row asks for.
_OBJECT_WINDOW, _TO_WINDOW, _TEXT_WINDOW, _CONTEXT_WINDOW, _NAME_WINDOW = 14, 12, 7, 40, 7
FAR = 10_000  # farther than any word of a sentence: a cue without an object or complement
# The strength of a reading without a cue: of sentences written anew, two of five leaned to the right act.
LEANING = 0.15
_LICENCES = frozenset(
    {"to", "will", "would", "may", "can", "must", "do", "not", "subject", "have", "be", "joiner"}
)
_NOMINAL = frozenset({"determiner", "preposition"})
_FINITE = frozenset({"be", "will", "would", "may", "can", "must"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue whose head is word `i`: its object or complement is at `at`, it goes on at `following`."""

    i: int
    row: Row
    at: int
    following: int
    tense: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An act that the words allow: the cue, the links before it, how firmly it stands (0–1)."""

    row: Row
    i: int
    links: tuple[str, ...]
    strength: float
    tense: int


def _is_finite(words: Words, i: int, before: int, kind: int) -> bool:
    """Tell whether a base, present or past form stands as a verb, by the word before it."""
    roles = words.roles(before)
    licences = _LICENCES if kind & (PAST | PARTICIPLE) else _LICENCES - {"be", "have"}
    is_licensed = (before >= 0 and before + 1 in (words.source[1], words.target[1])) or bool(roles & licences)
    if "comma" in roles and words.source[1] < before:  # "S, which …, supports T": it closes the aside
        is_licensed = is_licensed or "comma" in words.roles(words.source[1])
    if not kind & PAST and kind & (BASE | PRESENT):
        return is_licensed or not (words.text[i] in words.lexicon.noun_forms or roles & _NOMINAL)
    if roles & _NOMINAL and not words.is_inside(before):
        return False
    return is_licensed or words.text[i] not in words.lexicon.noun_forms


def _is_verb(words: Words, i: int, kind: int) -> bool:
    """Tell whether a form that may be a verb stands as one at word `i`."""
    before = words.before(i)
    roles = words.roles(before)
    clitic = i if "clitic" in words.roles(i) else before if before + 1 == i else -1
    if "clitic" in words.roles(clitic) and "subject" not in words.roles(clitic - 1):
        return False
    if kind & ING and not kind & PAST:
        return "be" in roles
    return _is_finite(words, i, before, kind)


def _is_reduced(words: Words, i: int, kind: int) -> bool:
    """Tell whether a participle only describes the source: "troops backed by Ruritania"."""
    if not (kind & PARTICIPLE and "by" in words.roles(i + 1)) or words.roles(words.before(i)) & {
        "be",
        "have",
    }:
        return False
    return words.source[1] <= i and words.target[0] >= words.source[1]


def _match_tail(words: Words, i: int, tail: tuple[str, ...]) -> int:
    """Return the word after the particles of a cue, -1 where they do not follow."""
    for n, particle in enumerate(tail):
        if particle == "~":
            # The target itself: "take … to court".
            if not i <= words.target[0] <= i + 2 or words.target[0] == words.target[1]:
                return -1
            i = words.target[1]
            continue
        is_close = "to" in words.lexicon.roles.get(particle, ())
        i = _match_particle(words, i, particle, 1 if is_close else 2 if n == 0 else 3)
        if i < 0:
            return -1
    return i


def _match_particle(words: Words, i: int, particle: str, reach: int) -> int:
    """Return the word after a particle that stands within `reach` words, -1 without one."""
    for k in range(i, min(i + reach, len(words.text))):
        if words.is_inside(k):
            return -1
        if words.text[k] == particle or words.lexicon.noun_forms.get(words.text[k]) == particle:
            return k + 1
    return -1


def _ends_object(words: Words, k: int, first: int) -> bool:
    """Tell whether the object of a verb cannot reach past word `k`."""
    roles = words.roles(k)
    if "comma" in roles and "pause" not in roles:
        return bool(words.roles(k + 1) & {"beside", "relative"}) or words.is_ing(k + 1)
    if "pause" in roles or "relative" in roles or (roles & _FINITE and not roles & {"not", "clitic"}):
        return True
    if "to" in roles and has_base(words, k + 1):
        return True
    if k == first:
        return False
    return "beside" in roles or ("stop" in roles and k not in (words.source[1], words.target[1]))


def has_base(words: Words, k: int) -> bool:
    """Tell whether a bare verb of the tables stands at word `k`, adverbs aside."""
    return words.has_form(words.past_adverbs(k), BASE)


def _has_ing(words: Words, k: int) -> bool:
    """Tell whether an -ing form of the tables stands at word `k`, adverbs aside."""
    return words.has_form(words.past_adverbs(k), ING)


def _window(words: Words, first: int) -> Window:
    """Return the nouns from word `first` to where the object of a verb must end; read once a sentence."""
    if first in words.windows:
        return words.windows[first]
    window: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []
    for k in range(first, min(first + _OBJECT_WINDOW, len(words.text))):
        if words.source[0] <= k < words.source[1]:
            continue
        is_inside = words.is_inside(k)
        if not is_inside and _ends_object(words, k, first):
            break
        names = words.names(k)
        if names and "clitic" not in words.roles(k + 1):
            has_next = k + 1 < len(words.text) and words.is_inside(k + 1) == is_inside
            window.append((k, names, words.names(k + 1) if has_next else ()))
    found = (frozenset(name for _, names, _ in window for name in names), window)
    words.windows[first] = found
    return found


def _find_object(words: Words, first: int, objects: frozenset[str]) -> int:
    """Return the word where the nearest object of the list ends, -1 where none follows.

    A noun before another belongs to it: "arrest warrant" is no arrest.
    """
    held, window = _window(words, first)
    if objects.isdisjoint(held):  # eleven times in twelve
        return -1
    for k, names, following in window:
        if not objects.isdisjoint(names) and not (following and objects.isdisjoint(following)):
            return k
    return -1


def _find_object_before(words: Words, last: int, objects: frozenset[str], *, is_own: bool) -> int:
    """Return how far before a passive verb its object stands, or -1; the source only of its own moves (`is_own`)."""
    for k in range(last - 1, max(last - _OBJECT_WINDOW, -1), -1):
        if not objects.isdisjoint(words.names(k)) and (is_own or not words.source[0] <= k < words.source[1]):
            return last + (last - k)
    return -1


def _has_context(words: Words, i: int, row: Row) -> bool:
    """Tell whether a word of the row's context stands near word `i`, or the row asks for none.

    Of a row that needs its target the context is what the target is called: right behind it.
    """
    if not row.context:
        return True
    first, reach = (words.target[1], _NAME_WINDOW) if row.needs else (i, _CONTEXT_WINDOW)
    return any(text in row.context for text in words.text[first : first + reach])


def noun_row(words: Words, k: int) -> Row | None:
    """Return the row of the act that the noun ending at word `k` names."""
    for row in words.lexicon.nouns.get(words.noun(k), ()):
        if _has_context(words, k, row):
            return row
    return None


def find_noun(words: Words, first: int) -> tuple[int, Row] | None:
    """Return the nearest noun that names an act, with its row, before any preposition but "of"."""
    k = first
    for _ in range(_OBJECT_WINDOW):
        if words.target[0] <= k < words.target[1]:
            k = words.target[1]
        if k >= len(words.text) or _ends_object(words, k, first):
            return None
        # "engaged in talks" carries the talks, "called for talks" does not.
        if (
            (k > first or "aside" in words.roles(k))
            and "preposition" in words.roles(k)
            and "of" not in words.roles(k)
        ):
            return None
        row = noun_row(words, k)
        is_head = k + 1 >= len(words.text) or words.is_inside(k + 1) or not words.noun(k + 1)
        if row and is_head:
            return k, row
        if not words.noun(k) and _has_ing(words, k):
            return None
        k += 1
    return None


def _find_to(words: Words, first: int, reach: int) -> int:
    """Return the word of an infinitive that begins within `reach` words, -1 where none does."""
    k = first
    for _ in range(reach + 1):
        if words.target[0] <= k < words.target[1]:
            k = words.target[1]
        if k + 1 >= len(words.text):
            return -1
        roles = words.roles(k)
        if "to" in roles and (has_base(words, k + 1) or not words.roles(k + 1) & _NOMINAL):
            return -1 if words.is_inside(k + 1) else words.past_adverbs(k + 1)
        if roles & {"beside", "relative", "pause"}:
            return -1
        k += 1
    return -1


def _find_text_verb(words: Words, row: Row, first: int) -> int:
    """Return the verb that tells what a resolution or letter does ("demanding …"), -1 without one."""
    at = _find_object(words, first, row.objects or frozenset())
    if at < 0:
        return -1
    k = at + 1
    for _ in range(_TEXT_WINDOW):
        k = words.after_span(k)
        if _has_ing(words, k):
            return words.past_adverbs(k)
        if "to" in words.roles(k) and has_base(words, k + 1):
            return words.past_adverbs(k + 1)
        k += 1
    return -1


def _find_infinitive(words: Words, row: Row, first: int) -> int:
    """Return the infinitive that a link bends ("agreed to …"), -1 without one."""
    if row.tail and "to" in words.lexicon.roles.get(row.tail[-1], ()):
        return first
    # No partner may stand between ("work with T to …"), save where any complement will do.
    k = words.past_adverbs(first)
    is_plain = not (words.is_inside(k) or words.roles(k) & {"with", "stop"})
    return _find_to(words, first, 2) if is_plain or row.complement == "any" else -1


def _find_bare_verb(words: Words, first: int) -> int:
    """Return the bare verb of the clause that begins at `first` ("insisted that it leave"), -1 without one."""
    for k in range(first, min(first + _TEXT_WINDOW, len(words.text))):
        if words.is_inside(k) or words.is_adverb(k) or "determiner" in words.roles(k):
            continue
        if words.roles(k) or words.is_bent(k):
            return -1
        if words.is_inside(words.before(k)) or (has_base(words, k) and not words.noun(k)):
            return k
    return -1


def _find_complement(words: Words, row: Row, first: int) -> int:
    """Return where the complement of a link begins, `FAR` where it needs none, -1 where it lacks."""
    wants = row.complement
    at = -1
    if wants == "to-or-ing" and _has_ing(words, first):
        at = words.past_adverbs(first)
    elif wants in ("to", "any", "to-or-ing"):
        at = _find_infinitive(words, row, first)
    elif wants == "target-to":
        to = _find_to(words, first, _TO_WINDOW)
        at = to if to > first + 1 else -1
    elif wants == "target-base":
        at = _find_bare_verb(words, first)
    elif wants == "text":
        at = _find_text_verb(words, row, first)
    if at < 0 and wants in ("ing", "noun-or-ing") and _has_ing(words, first):
        at = words.past_adverbs(first)
    if at < 0 and wants in ("noun", "noun-or-ing"):
        found = find_noun(words, first)
        at = found[0] if found else -1
    return FAR if at < 0 and wants in ("any", "clause") else at


def _meets_needs(words: Words, row: Row, first: int, *, is_passive: bool) -> bool:
    """Tell whether the target stands right behind the verb, and a name for it behind that where asked.

    Of a passive it is who did it: "was received by T".
    """
    low, high = words.target
    if not low < high or not first <= low <= first + 2:
        return False
    between = [words.roles(k) for k in range(first, low)]
    if any("preposition" in roles and not (is_passive and "by" in roles) for roles in between):
        return False
    if row.needs == "target":
        return True
    for k in range(high, min(high + _NAME_WINDOW, len(words.text))):
        if "to" in words.roles(k) and has_base(words, k + 1):
            return False
        if "article" in words.roles(k) and "preposition" not in words.roles(k - 1):
            return True
    return False


def _is_open(words: Words, i: int, row: Row, first: int, *, is_passive: bool) -> bool:
    """Tell whether what a row asks of source, target and context is there."""
    if row.source and not words.has_source_class(row.source):
        return False
    if row.needs and not _meets_needs(words, row, first, is_passive=is_passive):
        return False
    return _has_context(words, i, row)


def _is_auxiliary(words: Words, i: int) -> bool:
    """Tell whether "has" or "is" at word `i` only helps another verb."""
    if not words.roles(i) & {"be", "have"}:
        return False
    k = i + 1
    while k < len(words.text) and (words.is_adverb(k) or words.roles(k) & {"not", "be"}):
        k += 1
    if k >= len(words.text):
        return False
    kinds = words.lexicon.verb_forms.get(words.text[k], ())
    return any(kind & (PARTICIPLE | ING) for _, kind in kinds) or words.text[k].endswith(
        words.lexicon.verb_endings
    )


def _place(words: Words, i: int, row: Row, first: int, *, is_passive: bool) -> int:
    """Return the place of a row's object or complement, `FAR` where it needs none, -1 where it lacks."""
    if row.frame == "link":
        return _find_complement(words, row, first)
    if row.objects is None:
        return FAR
    at = _find_object(words, first, row.objects)
    is_own = row.act == "MOBILIZE"  # "S's warships were sent to T"
    return _find_object_before(words, i, row.objects, is_own=is_own) if at < 0 and is_passive else at


def find_cue(words: Words, i: int, *, any_form: bool = False) -> Cue | None:
    """Return the best cue whose head verb is word `i`: nearest object, then longest, then first row."""
    best: Cue | None = None
    best_key = (FAR + 1, 0, 0, 0)
    is_auxiliary = _is_auxiliary(words, i)
    for lemma, kind in words.lexicon.verb_forms.get(words.text[i], ()):
        if not (any_form or _is_verb(words, i, kind)):
            continue
        is_passive = bool(kind & PARTICIPLE and "be" in words.roles(words.before(i)))
        is_reduced = not any_form and _is_reduced(words, i, kind)
        tails = words.lexicon.tails[lemma]
        rows = () if is_auxiliary or is_reduced else tails.alone
        if tails.by_first:
            for tail in _tails_behind(words, i)[: 1 if is_reduced else None]:
                rows += tails.by_first.get(tail, ())
        for row in rows:
            first = _match_tail(words, i + 1, row.tail) if row.tail else i + 1
            is_asking = row.source or row.needs or row.context
            if first < 0 or (is_asking and not _is_open(words, i, row, first, is_passive=is_passive)):
                continue
            at = _place(words, i, row, first, is_passive=is_passive)
            # A text is ranked by its verb's place right behind ("passed a resolution …").
            rank = first if row.complement == "text" else at
            key = (rank, -len(row.tail), -bool(is_asking), row.order)
            if at >= 0 and key < best_key:
                best_key, best = key, Cue(i, row, at, first, kind)
    return best


def _tails_behind(words: Words, i: int) -> list[str]:
    """Return the words that a tail of the verb at word `i` may begin with: the two behind it, their nouns, the target."""
    near = words.text[i + 1 : i + 3]
    return [*dict.fromkeys((*near, *(words.lexicon.noun_forms.get(text, "") for text in near), "~"))]


def find_phrase(words: Words, i: int, *, is_about: bool) -> Row | None:
    """Return the row of a fixed phrase that begins at word `i`; `is_about` a report of the target."""
    for row in words.lexicon.phrases.get(words.text[i], ()):
        if (row.needs == "about" and not is_about) or (row.needs == "pair" and not words.is_pair()):
            continue
        if tuple(words.text[i + 1 : i + 1 + len(row.tail)]) == row.tail:
            return row
    return None
