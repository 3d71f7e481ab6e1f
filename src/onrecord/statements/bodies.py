"""Bodies that speak: by what they issue ("a statement by the ministry"), and as "it" or "the statement" afterwards."""

from itertools import takewhile
from typing import NamedTuple

import msgspec

from onrecord.model import Actor
from onrecord.statements.attribution import Attribution
from onrecord.statements.cast import Cast
from onrecord.statements.endings import bare_name, has_possessive_mark
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.offices import offices_of, party_of
from onrecord.statements.tokens import Range, Tokens

_ISSUED = frozenset(read_table("words/roles.toml")["issued"]["nouns"])
_BY = frozenset(read_table("words/roles.toml")["issued"]["by"])
_NEUTER = WORDS["empty_subjects"]
_ARTICLES = WORDS["articles"]
_POSSESSIVE = WORDS["possessive"]
_NEAR = 2  # sentences in which "it" goes on from a body
_NEAR_ISSUED = 4  # sentences in which "the statement" does
_MAX_ISSUED = 16  # tokens of a source that is looked at
_NEAR_CUE = 8  # tokens behind a cue: "said on Friday in a short statement"


class _Heard(NamedTuple):
    """Who spoke, in which attribution."""

    one: Attribution
    actor: Actor | None


class Bodies:
    """Who spoke last, for the words that stand for a body or for what was issued."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._last: _Heard | None = None

    def keep(self, one: Attribution, actor: Actor | None) -> None:
        """Keep the one who spoke; None where several did, or somebody unknown.

        Of two in a sentence the first cue is its own: what stands in its words, or tells that somebody tells it, is not.
        """
        last, cue = self._last, one.cue
        if (
            last is not None
            and last.one.sentence == one.sentence
            and (_holds(last.one, cue) or _holds(one, last.one.cue))
        ):
            return
        self._last = _Heard(one, actor)

    def read(self, sentence: int, head: Range) -> tuple[Actor, str] | None:
        """Read "it" and "the statement" as who spoke last, with the reason; None where a source is neither, or that is open."""
        first, last = head
        low, heard = self._t.low, self._last
        word = self._t.text[self._t.start[first] : self._t.end[last - 1]]
        is_it = last - first == 1 and low[first] in _NEUTER
        is_issued = first + 1 == last - 1 and low[first] in _ARTICLES and low[last - 1] in _ISSUED
        if not (is_it or is_issued) or heard is None or heard.actor is None:
            return None
        near = _NEAR if is_it else _NEAR_ISSUED
        if not 0 <= sentence - heard.one.sentence <= near:
            return None
        if not (_names_issued(self._t, heard.one) if is_issued else is_body(heard.actor)):
            return None
        actor = msgspec.structs.replace(heard.actor, decided_by="pronoun" if is_it else "epithet")
        said = actor.name or actor.post or actor.party
        return actor, f"“{word}” goes on from {said}, who spoke last."


def _names_issued(t: Tokens, one: Attribution) -> bool:
    """Tell whether the words of a source and cue name what was issued: "said in a statement", "a statement by X said"."""
    first, last = one.source or one.cue
    behind = takewhile(lambda k: t.low[k] != ".", range(one.cue[0], min(len(t), one.cue[1] + _NEAR_CUE)))
    return any(t.low[k] in _ISSUED for k in (*range(first, min(last, first + _MAX_ISSUED)), *behind))


def _holds(one: Attribution, cue: Range) -> bool:
    """Tell whether a cue stands in what an attribution gives as said."""
    return any(first <= cue[0] < last for first, last in one.content)


def is_body(actor: Actor) -> bool:
    """Tell whether an actor is a body or a party, not a person nor somebody's office."""
    return actor.name is None and not offices_of(actor.post)


def author_of(t: Tokens, source: Range) -> Range | None:
    """Give whose what was issued is: "a statement by | the ministry |", "| the UN | statement", "| Narva's | note"."""
    first, last = source[0], min(source[1], source[0] + _MAX_ISSUED)
    noun = next((k for k in range(first, last) if t.low[k] in _ISSUED and t.quote[k] < 0), -1)
    if noun < 0:
        return None
    after = noun + 1
    while after + 2 < last and t.low[after] in _BY and _is_issued_noun(t, after + 1, last):
        after += 2 + (t.low[after + 1] in _ARTICLES)  # "the text of the message | of the ministry"
    if after + 1 < last and t.low[after] in _BY:
        return (after + 1, source[1])
    begin = first + (t.low[first] in _ARTICLES)
    is_own = begin < noun == last - 1 and t.low[begin] not in _POSSESSIVE  # "their statement"
    if not is_own or not (has_possessive_mark(t.low[noun - 1]) or _is_written_big(t, begin, noun)):
        return None
    return (begin, noun)


def _is_issued_noun(t: Tokens, k: int, last: int) -> bool:
    """Tell whether the noun at k, behind its article, is one more thing that is issued."""
    place = k + (t.low[k] in _ARTICLES)
    return place < last and t.low[place] in _ISSUED


def _is_written_big(t: Tokens, first: int, last: int) -> bool:
    """Tell whether all words of a stretch begin with a capital."""
    return first < last and all(t.is_capital(k) for k in range(first, last))


def read_owned(cast: Cast, text: str) -> Actor | None:
    """Read "Narva's foreign ministry", whose state or capital no list of actors needs to know; None where it is no body."""
    words = text.split()
    folded = [word.lower().replace("’", "'") for word in words]
    at = next((n for n, word in enumerate(folded[:-1]) if has_possessive_mark(word)), -1)
    if at < 0 or not words[0][0].isupper():
        return None
    body = cast.read(" ".join(words[at + 1 :]))
    if body is None or body.name is not None or offices_of(body.post):
        return None
    whose = " ".join(words[: at + 1])
    party = party_of(whose[: len(bare_name(whose.lower().replace("’", "'")))])
    return msgspec.structs.replace(body, party=party, decided_by="epithet")
