"""The phrases by which the content of a statement acts: "must", "the need to", "its support for".

Facts stand in `acts/<language>_statement.toml`; here is how a phrase is found.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.statements.act_lexicon import BASE, PARTICIPLE, load_lexicon

_PATH = Path(__file__).parent / "acts" / "en_statement.toml"
# A gap is up to so many words: "*" within a phrase, "**" across "and". Adverbs that may stand before a verb.
_GAPS = {"*": 4, "**": 10}
_VERB, _DONE, _START = "%verb", "%done", "^"
_FLOOR_REACH = 10

Token = frozenset[str] | str


@cache
def read_statement_tables() -> dict[str, Any]:
    """Return the classes, sayings and phrases of a language as written, for the reading and its tests."""
    return tomllib.loads(_PATH.read_text("utf-8"))


_CLASSES = {name: frozenset(words) for name, words in read_statement_tables()["classes"].items()}
_LEXICON = load_lexicon("en")
_ACTORS, _MOST = _CLASSES["self"] | _CLASSES["actor"], _CLASSES["most"]
_SIDE, _PAUSE, _HEAD_END = _CLASSES["side"], _CLASSES["pause"], _CLASSES["head_end"]
_FINITE, _DETERMINER = _CLASSES["finite"], _CLASSES["determiner"]
_SIDE_END = _PAUSE | _CLASSES["contrast"]
_GAP_END = _PAUSE | {"and"}
_BASES = frozenset(
    form
    for form, lemmas in _LEXICON.verb_forms.items()
    if form not in _LEXICON.noun_forms and any(kind & BASE for _, kind in lemmas)
)
_PARTICIPLES = frozenset(
    form
    for form, lemmas in _LEXICON.verb_forms.items()
    if any(kind & PARTICIPLE and not kind & BASE for _, kind in lemmas)
)
_VERBS = _BASES | _CLASSES["bare"] | _CLASSES["joint_deed"] | _CLASSES["refused_deed"] | _CLASSES["continue"]


def named_class(name: str) -> frozenset[str]:
    """Return the words of a class of the statement table; raise `KeyError` on an unknown one."""
    return _CLASSES[name]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One wording of a row of phrases; `act` "content" hands on to what follows.

    `second` are the words that may stand second, `later` those of which one
    must follow anywhere: looked up first, since most phrases fail there.
    """

    name: str
    act: str
    mode: str | None
    words: tuple[Token, ...]
    place: str
    is_actor: bool
    is_floor: bool
    second: frozenset[str] | None
    later: frozenset[str] | None
    not_before: frozenset[str]
    not_next: tuple[tuple[Token, ...], ...]


def _read_words(written: str) -> tuple[Token, ...]:
    """Return the tokens of a wording: sets of words, gaps and verbs."""
    tokens: list[Token] = []
    for part in written.split():
        if part in _GAPS or part in (_VERB, _DONE):
            tokens.append(part)
        else:
            tokens.append(_read_choice(part))
    return tuple(tokens)


def _read_choice(written: str) -> frozenset[str]:
    """Return the words that "a|@b" stands for."""
    found: frozenset[str] = frozenset()
    for word in written.split("|"):
        found |= _CLASSES[word[1:]] if word.startswith("@") else {word}
    return found


def _index() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases under each word that may open them, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for row in read_statement_tables()["phrase"]:
        for written in row["words"]:
            words = _read_words(written)
            phrase = Phrase(
                name=row["name"],
                act=row["act"],
                mode=row.get("mode"),
                words=words,
                place=row["place"],
                is_actor=row.get("subject") == "actor",
                is_floor=row.get("floor", False),
                second=words[1] if len(words) > 1 and isinstance(words[1], frozenset) else None,
                later=next((part for part in words[2:] if isinstance(part, frozenset)), None),
                not_before=frozenset().union(*(_read_choice(word) for word in row.get("not_before", ()))),
                not_next=tuple(_read_words(wording) for wording in row.get("not_next", ())),
            )
            for word in phrase.words[0]:
                found.setdefault(word, []).append(phrase)
    return {
        word: tuple(sorted(phrases, key=lambda one: -sum(part not in _GAPS for part in one.words)))
        for word, phrases in found.items()
    }


def _by_second(table: dict[str, tuple[Phrase, ...]]) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """Part the phrases under a first word by the second one; those that leave it open stand under each, and under ""."""
    parted: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for word, phrases in table.items():
        seconds = {""}.union(*(phrase.second for phrase in phrases if phrase.second is not None))
        parted[word] = {
            second: tuple(one for one in phrases if one.second is None or second in one.second)
            for second in seconds
        }
    return parted


_INDEX = _index()
_PHRASES = _by_second(_INDEX)
_FLOOR_PHRASES = _by_second(
    {word: floor for word, phrases in _INDEX.items() if (floor := tuple(p for p in phrases if p.is_floor))}
)
FLOOR_WORDS = _CLASSES["floor_cue"]
# The words at which anything begins: a phrase, a side clause, its end, the end of a head.
_MARKED = frozenset(_PHRASES) | _SIDE | _SIDE_END | _HEAD_END
_FLOOR_MARKED = frozenset(_FLOOR_PHRASES) | _SIDE | _SIDE_END | _HEAD_END


def _is_adverb(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return word.endswith(_LEXICON.adverb_ending) or word in _MOST


def _is_verb(words: list[str], i: int) -> bool:
    """Tell whether a bare verb or an -ing form stands at word `i`, an adverb before it aside."""
    if i < len(words) and words[i].endswith(_LEXICON.adverb_ending):
        i += 1
    return i < len(words) and (words[i].endswith(_LEXICON.verb_endings[-1]) or words[i] in _VERBS)


def _is_done(words: list[str], i: int) -> bool:
    """Tell whether a participle stands at word `i`: "should have been"."""
    return i < len(words) and (words[i].endswith(_LEXICON.verb_endings[0]) or words[i] in _PARTICIPLES)


def match_words(words: list[str], i: int, tokens: tuple[Token, ...]) -> int:
    """Return the word after the tokens where they stand at word `i`, -1 where they do not."""
    for n, token in enumerate(tokens):
        if isinstance(token, str):
            if token not in _GAPS:
                if not (_is_verb(words, i) if token == _VERB else _is_done(words, i)):
                    return -1
                i += 1
                continue
            return _match_gap(words, i, tokens[n + 1 :], token)
        if i >= len(words) or words[i] not in token:
            return -1
        i += 1
    return i


def _match_gap(words: list[str], i: int, rest: tuple[Token, ...], gap: str) -> int:
    """Return the word after the rest where it stands within a gap's reach, -1 where it does not."""
    ends = _GAP_END if gap == "*" else _PAUSE
    for k in range(i, min(i + _GAPS[gap] + 1, len(words))):
        if (end := match_words(words, k, rest)) >= 0:
            return end
        if words[k] in ends:
            return -1
    return -1


def _is_actor_before(words: list[str], raw: list[str], i: int) -> bool:
    """Tell whether the word before `i`, adverbs aside, ends the name of somebody who speaks for himself."""
    k = i - 1
    while k > 0 and _is_adverb(words[k]):
        k -= 1
    if k > 0 and words[k] in _PAUSE:
        # "Borduria, with two of its neighbours, will …": the subject stands before the aside.
        k = next((n for n in range(k - 1, 0, -1) if words[n] in _PAUSE), 0) - 1
    if k < 0:
        return False
    return words[k] in _ACTORS or (raw[k][0].isupper() and words[k] not in _DETERMINER)


def _fits(phrase: Phrase, words: list[str], raw: list[str], i: int) -> bool:
    """Tell whether a phrase stands at word `i`, and nothing beside it forbids it."""
    end = match_words(words, i, phrase.words)
    if end < 0 or (words[i - 1] if i else _START) in phrase.not_before:
        return False
    if phrase.is_actor and not _is_actor_before(words, raw, i):
        return False
    if phrase.place == "head" and end < len(words) and words[end] in _FINITE:
        return False
    return not any(match_words(words, end, tokens) >= 0 for tokens in phrase.not_next)


def find_content_phrase(raw: list[str], *, head: int = -1, floor: bool = False) -> tuple[int, Phrase] | None:
    """Return the first phrase that acts in the main clauses of a content, with the word where it begins.

    `raw` are its words as printed. `head` is the word from which a head noun
    may act ("stressed the need"), -1 where none may; `floor` takes only the
    phrases that may act in a sentence of a speaker's own turn.
    """
    words = [word.lower() for word in raw]
    present = frozenset(words)
    table, marked = (_FLOOR_PHRASES, _FLOOR_MARKED) if floor else (_PHRASES, _MARKED)
    is_side, is_head = False, head >= 0
    for i, word in enumerate(words[:_FLOOR_REACH] if floor else words):
        if word not in marked:  # three words of four
            continue
        if word in _SIDE_END:
            is_side = is_head = False
        if is_side:
            continue
        seconds = table.get(word)
        if seconds is not None:
            phrases = seconds.get(words[i + 1] if i + 1 < len(words) else "", seconds[""])
            found = _first_phrase(phrases, (words, raw, present), i, is_head=is_head)
            if found is not None:
                return i, found
        if word in _SIDE:
            is_side = True
        elif i >= head and word in _HEAD_END:
            is_head = False
    return None


def _first_phrase(
    phrases: tuple[Phrase, ...],
    content: tuple[list[str], list[str], frozenset[str]],
    i: int,
    *,
    is_head: bool,
) -> Phrase | None:
    """Return the first phrase that stands at word `i` of a content: its words, those as printed, the set of them."""
    words, raw, present = content
    for phrase in phrases:
        if phrase.later is not None and phrase.later.isdisjoint(present):
            continue
        if _may_stand(phrase, i, is_head=is_head) and _fits(phrase, words, raw, i):
            return phrase
    return None


def _may_stand(phrase: Phrase, i: int, *, is_head: bool) -> bool:
    """Tell whether a phrase may stand at word `i`: in any main clause, as the head, or as the first word."""
    return phrase.place == "clause" or (is_head if phrase.place == "head" else i == 0)
