"""What stands beside a contact: its date, its place, and phrases that look like a place and are none."""

from functools import lru_cache

from onrecord.actors.parties import iter_spellings
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_sentence import Sentence
from onrecord.text.times import FoundTime

_MOST_DURATION = 6  # words


def skip_level(sentence: Sentence, n: int) -> int:
    """Give the word after "at the highest level", "in the near future", "on the sidelines of"; `n` where none is there."""
    if sentence.keys[n] not in ("at", "on", "in"):
        return n
    for k in range(n + 1, min(n + 6, len(sentence.words))):
        if sentence.words[k].is_capital or sentence.words[k].pause:
            return n
        if sentence.keys[k] in w.LEVELS:
            return k + 1
    return n


def skip_margins(sentence: Sentence, n: int) -> int:
    """Give the word after "on the margins of the Ostrel Forum"; `n` where nothing of the kind is there."""
    after = skip_level(sentence, n)
    if after == n or sentence.keys[after - 1] not in w.MARGINS:
        return n
    while after < len(sentence.words) and not sentence.words[after].pause:
        if sentence.keys[after] not in ("of", "the") and not sentence.words[after].is_capital:
            break
        after += 1
    return after


def skip_duration(sentence: Sentence, n: int) -> int:
    """Give the word after "for about an hour", "for more than 40 minutes"; `n` where nothing of the kind is there."""
    if sentence.keys[n] != "for":
        return n
    for k in range(n + 1, min(n + _MOST_DURATION, len(sentence.words))):
        if sentence.keys[k] in w.LASTING:
            return k + 1
        if sentence.words[k].is_capital or sentence.words[k].pause:
            return n
    return n


def place_at(sentence: Sentence, n: int) -> tuple[int, int] | None:
    """Give the words of the place that "in" or "at" at word `n` leads to: capitals that are no month and no person."""
    first = n + 1
    if first < len(sentence.words) and sentence.keys[first] == "the":
        first += 1
    after = first
    while (
        after < len(sentence.words) and sentence.words[after].is_capital and after not in sentence.time_words
    ):
        one = sentence.people.get(after)
        is_state = one is not None and one.kind in ("party", "place", "capital")
        if one is not None and not is_state:
            break
        pause = sentence.words[after].pause
        if after > first and (pause not in ("", ",") or (pause and not is_state)):
            break
        after = max(after + 1, one.after if one else 0)
        if sentence.words[after - 1].is_possessive:
            return None
    is_owned = (
        after < len(sentence.keys) and sentence.keys[after] in w.OWNED and not sentence.words[after].pause
    )
    return (first, after) if after > first and not is_owned else None


def time_before(sentence: Sentence, mention: Mention) -> FoundTime | None:
    """Give the date that opens the clause a mention stands in: "On 4 May, X held talks with Y"."""
    found: FoundTime | None = None
    for first, (after, time) in sentence.times.items():
        if first >= mention.first:
            break
        between = sentence.keys[after : mention.first]
        if between == ["when"]:
            return time
        if not w.CUTS.intersection(between):
            found = time
    return found


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(party.code for _, party in iter_spellings() if party.is_state)


def is_state(party: str) -> bool:
    """Say whether a side is a state that the tables know, or one they do not know at all: no organisation."""
    return party in _states() or not party.isupper()
