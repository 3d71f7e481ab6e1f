"""What a quotation tells of others in the third person: a spokesman's “The Prime Minister thanked the President”."""

from onrecord.statements.attribute import read_sentence
from onrecord.statements.attribution import Attribution
from onrecord.statements.lexicon import FORMS, WORDS, read_table
from onrecord.statements.tokens import Range, Tokens
from onrecord.text.sentences import split_sentences

_FIRST_PERSON = WORDS["first_person"] | WORDS["second_person"]
_ARTICLES = WORDS["articles"]
_PLURAL = WORDS["plural"]
_STOPS = frozenset({".", "!", "?"})
_READERS = frozenset(read_table("words/roles.toml")["issued"]["readers"])
_MAX_SOURCE = 12  # tokens
_MIN_QUOTE = 9  # tokens
_MAX_CUE = 2  # tokens: "also thanked", no "has been saying"
_TOLD = frozenset({"after", "final"})


def is_readers(t: Tokens, source: Range | None) -> bool:
    """Tell whether a source is one that reads out what others said: a spokesperson, a statement, a ministry."""
    return source is not None and not _READERS.isdisjoint(
        t.low[source[0] : min(source[1], source[0] + _MAX_SOURCE)]
    )


def read_told(t: Tokens, number: int, quote: int) -> list[Attribution]:
    """Every attribution inside a quotation that speaks of nobody in the first or second person; none of other quotations.

    `number` is the quotation's sentence. A source opens its sentence in the quotation, and is no "he" nor "it".
    """
    first, last = t.first[quote], t.last[quote]
    words = t.low[first : last + 1]
    if last - first < _MIN_QUOTE or not _FIRST_PERSON.isdisjoint(words) or FORMS.keys().isdisjoint(words):
        return []
    held = t.quote[first : last + 1]
    t.quote[first : last + 1] = [-1] * len(held)
    try:
        return [
            one
            for a, b in _sentences(t, first, last + 1)
            for one in read_sentence(t, number, a, b)
            if one.rule in _TOLD and one.cue[1] - one.cue[0] <= _MAX_CUE and _is_third(t, one, a)
        ]
    finally:
        t.quote[first : last + 1] = held


def _sentences(t: Tokens, first: int, after: int) -> list[Range]:
    """Cut the words of a quotation into sentences, its marks left out."""
    start = first + (not t.is_word(first))
    stop = after - (not t.is_word(after - 1) and t.low[after - 1] not in _STOPS)
    if start >= stop:
        return []
    offset = t.start[start]
    spans = split_sentences(t.text[offset : t.end[stop - 1]])
    return [(t.at(offset + a), min(stop, t.at(offset + b))) for a, b in spans]


def _is_third(t: Tokens, one: Attribution, a: int) -> bool:
    """Tell whether a source that opens its sentence is a name, a post, or several."""
    if one.source is None or one.source[0] - a > 1 or not t.is_capital(one.source[0]):
        return False
    low = t.low[one.source[0]]
    return low in _ARTICLES or low in _PLURAL or low not in WORDS["subject_pronouns"]
