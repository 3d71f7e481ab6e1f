"""Where no cue stands as the tables ask, the words of the tables that a sentence holds lean to an act."""

from collections import Counter
from dataclasses import replace
from functools import cache

from onrecord.statements.act_chain import LEANING, Reading
from onrecord.statements.act_lexicon import Lexicon, Row
from onrecord.statements.act_read import FALLBACK
from onrecord.statements.act_settle import compose
from onrecord.statements.act_words import Words

# Less than one word that names nothing but the act tells nothing.
_ENOUGH = 0.8
# What stands in the source or target counts less: "a rescue boat" may do anything.
_INSIDE = 0.3

_Leaning = tuple[tuple[str, Row, float], ...]


def _words_of(row: Row) -> set[str]:
    """Return the words of a row that tell something by themselves: of "conducted a raid" the raid.

    A verb has "to" before it, so that "suspected" is no suspect.
    """
    told = set(row.objects or ()) | row.context
    if row.frame == "noun":
        return told | {row.head}
    is_bound = row.tail or row.objects or row.context or row.source or row.needs
    return told if is_bound else told | {f"to {row.head}" if row.frame == "verb" else row.head}


@cache
def _leanings(lexicon: Lexicon) -> dict[str, _Leaning]:
    """Return for each word of the tables its acts, a row of each, and their shares of its rows."""
    rows: dict[str, list[Row]] = {}
    tables = (lexicon.verbs, lexicon.nouns, lexicon.phrases)
    for row in dict.fromkeys(row for table in tables for found in table.values() for row in found):
        if row.act not in ("", "STATEMENT"):
            for word in _words_of(row):
                rows.setdefault(word, []).append(row)
    leanings = {}
    for word, found in rows.items():
        counts = Counter(row.act for row in found)
        first = {row.act: row for row in reversed(found)}
        leanings[word] = tuple((act, first[act], count / len(found)) for act, count in counts.items())
    return leanings


def _leaning_of(words: Words, i: int, leanings: dict[str, _Leaning]) -> _Leaning:
    """Return how word `i` leans, by its own form, its verb or its noun."""
    lexicon = words.lexicon
    text = words.text[i]
    verbs = [f"to {lemma}" for lemma, _ in lexicon.verb_forms.get(text, ())]
    for lemma in (text, *verbs, lexicon.noun_forms.get(text, "")):
        if lemma in leanings:
            return leanings[lemma]
    return ()


def lean_act(words: Words, reading: Reading | None) -> Reading | None:
    """Return the weak reading of the act that the words lean to, the first among equals.

    Of a report that tells of the target ("said that T …") only the words
    behind its verb are asked. Any other reading stands as it is.
    """
    if reading is not None and not (reading.strength == FALLBACK and "blame" in reading.links):
        return reading
    found = _lean(words, reading.i + 1 if reading else 0)
    if found is None or reading is None:
        return found or reading
    bent = replace(found, links=reading.links)
    return reading if compose(bent, words.lexicon)[0] == "STATEMENT" else bent


def _lean(words: Words, first: int) -> Reading | None:
    """Return the reading of the act that the words from `first` on lean to, None without any."""
    leanings = _leanings(words.lexicon)
    sums: dict[str, float] = {}
    firmest: dict[str, tuple[float, int, Row]] = {}
    for i in range(first, len(words.text)):
        if words.roles(i):
            continue
        weight = _INSIDE if words.is_inside(i) else 1.0
        for act, row, share in _leaning_of(words, i, leanings):
            score = weight * share
            sums[act] = sums.get(act, 0.0) + score
            if score > firmest.get(act, (0.0, 0, row))[0]:
                firmest[act] = (score, i, row)
    best = max(sums, key=lambda act: sums[act], default="")
    if not best or sums[best] < _ENOUGH:
        return None
    _, i, row = firmest[best]
    before = frozenset().union(*(words.roles(k) for k in range(words.source[1], i)))
    links = ("never" if "not" in before else "future",) if "will" in before else ()
    return Reading(row, i, links, LEANING, 0)
