"""What the words of a source show by themselves: its head, whether it is a crowd, a name, and whose party it names."""

from onrecord.statements.endings import is_plural_like
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.offices import party_of
from onrecord.statements.tokens import Range, Tokens

_IN_BODY = WORDS["articles"] | WORDS["label_inner"] | WORDS["joiners"]
_HEAD_STOPS = WORDS["relative_subjects"] | {",", "(", "—", "–", "-"}
_INSIDE_NAME = frozenset(read_table("words/roles.toml")["titles"]["particles"]) | {"."}
_MAX_HEAD = 16
_MAX_ADJECTIVE = 5
_MAX_BODY = 8
_SHORT = 2


def head_of(t: Tokens, source: Range) -> Range:
    """Give the tokens of a source up to its first comma, bracket or relative pronoun."""
    first, last = source
    for k in range(first + 1, min(last, first + _MAX_HEAD)):
        if t.low[k] in _HEAD_STOPS and not (t.low[k] == "-" and t.start[k] == t.end[k - 1]):
            return (first, k)
    return (first, min(last, first + _MAX_HEAD))


def name_behind(t: Tokens, source: Range, head: Range) -> Range | None:
    """Give the name that a comma sets behind a source's head: "the chair of the board (CB), | Jane Roe |,"."""
    place = head[1]
    if place < source[1] and t.low[place] == "(":
        place = next(
            (k + 1 for k in range(place, min(source[1], place + _MAX_HEAD)) if t.low[k] == ")"), place
        )
    if place + 1 >= source[1] or t.low[place] != ",":
        return None
    end = place + 1
    while end < source[1] and t.quote[end] < 0 and (t.is_capital(end) or t.low[end] in _INSIDE_NAME):
        end += 1
    is_whole = end == source[1] or t.low[end] in _HEAD_STOPS
    is_name = (
        is_whole
        and end - place > _SHORT
        and t.is_capital(end - 1)
        and party_of(_text(t, place + 1, end)) is None
    )
    return (place + 1, end) if is_name else None


def _text(t: Tokens, first: int, last: int) -> str:
    return t.text[t.start[first] : t.end[last - 1]]


def is_crowd(t: Tokens, head: Range) -> bool:
    """Tell whether a source is many of a kind: "elected officials", "Officials", "the CEOs"."""
    word = t.text[t.start[head[1] - 1] : t.end[head[1] - 1]]
    if not is_plural_like(word.lower()):
        return False
    is_one_word = head[1] - head[0] == 1 and party_of(word[:-1]) is None
    return word[0].islower() or (len(word) > _SHORT and word[:-1].isupper()) or is_one_word


def is_name_like(t: Tokens, head: Range) -> bool:
    """Tell whether a source is written like the name of a body: capitals, an article, what joins them."""
    if head[1] - head[0] > _MAX_BODY or not t.is_capital(head[1] - 1):
        return False
    return all(t.is_capital(k) or t.low[k] in _IN_BODY for k in range(head[0], head[1]))


def party_inside(t: Tokens, head: Range) -> str | None:
    """Give the party that a word of the source names: an adjective or a state."""
    for k in range(head[0], min(head[1], head[0] + _MAX_ADJECTIVE)):
        if t.is_capital(k):
            party = party_of(t.text[t.start[k] : t.end[k]])
            if party is not None:
                return party
    return None
