"""How a participant's words begin: honorifics, ranks and posts that a name follows, offices' symbols."""

import re

from onrecord.actors.lexicon import is_body_word, is_head, is_matter
from onrecord.actors.names import end_of_name as end_of_short_name
from onrecord.actors.names import skip_honorifics
from onrecord.actors.parties import match_party
from onrecord.actors.posts import match_post
from onrecord.actors.words import Word
from onrecord.people.wording import OPENINGS, TWO_WORDS

SYMBOL = re.compile(r"[A-Z][A-Za-z&]{0,5}(?:[/:–-][A-Z][A-Za-z]{0,4})*")


def end_of_name(words: list[Word], at: int) -> int:
    """Give the index after a name at `at`, past any row of initials ("B.E.L. Maren"); `at` where there is none."""
    first = at
    while first + 1 < len(words) and words[first].is_initial and not words[first + 1].pause:
        first += 1
    end = end_of_short_name(words, first) if first < len(words) else first
    return end if end > first else at


def is_opening(word: Word) -> bool:
    """Say whether the word opens a person's words: "Mr.", "Admiral", "Ambassador", "HE"."""
    if word.key == "he":
        return word.is_upper
    return word.is_capital and word.key.rstrip(".") in OPENINGS


def begins_person(words: list[Word], at: int) -> bool:
    """Say whether an honorific, rank or post stands here with a name right after it."""
    word = words[at]
    two = TWO_WORDS.match(words, at) if word.is_capital else None
    if word.is_initial and at > 0 and not word.pause and word.key.rstrip(".") != "h.e":
        return False  # the "M." of "William M. Roe" is no Monsieur
    if not two and not is_opening(word):
        held = match_post(words, at, len(words)) if word.is_capital else None
        if held is None or held.start != at or isinstance(held.party, tuple):
            return False
        after = held.print_end
    else:
        after = two[1] if two else at + 1
        while after < len(words) and is_opening(words[after]) and not words[after].pause:
            after += 1
    if after >= len(words) or words[after].pause not in ("", "."):
        return False
    return _name_at(words, after) > after


def _name_at(words: list[Word], at: int) -> int:
    """Give the index after a name that begins at `at`; `at` where a party, a body or a matter does."""
    first = skip_honorifics(words, at)
    if first >= len(words):
        return at
    if words[first].key in ("asst", "sec"):
        return at
    if (
        match_party(words, first)
        or is_body_word(words[first])
        or is_matter(words[first])
        or is_head(words[first])
    ):
        return at
    end = end_of_name(words, first)
    if end > first and end < len(words) and not words[end].pause and is_body_word(words[end]):
        return at
    return end if end > first else at


def is_symbol(text: str) -> bool:
    """Say whether a text is an office's symbol: "NEA", "EUR/RA", "M"."""
    return bool(SYMBOL.fullmatch(text)) and text.replace("/", "").isupper()
