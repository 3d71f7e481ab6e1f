"""What a word's ending shows about it, by the endings in the table of words."""

from onrecord.statements.lexicon import WORDS

_SHORTEST = 4
_ADVERBS = WORDS["adverbs"]
_NOT_ADVERBS = WORDS["not_adverbs"]
_ADVERB = tuple(WORDS["adverb_endings"])
_PAST = tuple(WORDS["past_endings"])
_PARTICIPLE = tuple(WORDS["participle_endings"])
_PLURAL = tuple(WORDS["plural_endings"])
_SINGULAR = tuple(WORDS["singular_endings"])
_POSSESSIVE = tuple(WORDS["possessive_endings"])
_POSSESSIVE_MARKS = tuple(WORDS["possessive_marks"])
_CONTRACTED_IS = WORDS["contracted_is"]
_CONTRACTIONS = tuple(WORDS["contractions"])


def is_adverb(low: str) -> bool:
    """Tell whether a folded word may stand between a verb and its neighbours."""
    return low in _ADVERBS or (len(low) > _SHORTEST and low.endswith(_ADVERB) and low not in _NOT_ADVERBS)


def is_contraction(low: str) -> bool:
    """Tell whether a word holds a contracted verb ("they've", "it's"), not a possessive ("Roe's")."""
    return "'" in low and (low in _CONTRACTED_IS or low.endswith(_CONTRACTIONS))


def is_past_like(low: str) -> bool:
    """Tell whether a folded word ends like a verb in the past."""
    return low.endswith(_PAST) and len(low) > _SHORTEST


def is_participle_like(low: str) -> bool:
    """Tell whether a folded word ends like a participle."""
    return low.endswith(_PARTICIPLE)


def is_plural_like(low: str) -> bool:
    """Tell whether a folded word ends like a plural."""
    return low.endswith(_PLURAL) and not low.endswith(_SINGULAR)


def is_possessor(low: str) -> bool:
    """Tell whether a folded word ends like a possessor ("Roe's", "drivers'")."""
    return low.endswith(_POSSESSIVE)


def has_possessive_mark(low: str) -> bool:
    """Tell whether a folded word ends with a mark of possession that is not its own ("Roe's")."""
    return low.endswith(_POSSESSIVE_MARKS)


def bare_name(low: str) -> str:
    """Give a folded name without its mark of possession."""
    for mark in _POSSESSIVE_MARKS:
        low = low.removesuffix(mark)
    return low


def without_verb(low: str) -> str:
    """Give a folded word without the verb contracted into it ("you've" is "you"), where there is one."""
    return low.partition("'")[0] if is_contraction(low) else low
