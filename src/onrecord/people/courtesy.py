"""Names that an honorific shows where the grammar of actors sees none: after one of several, and names that are words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from onrecord.actors.lexicon import is_body_word, is_head_key
from onrecord.actors.names import is_never_key
from onrecord.actors.parties import read_party
from onrecord.actors.words import fold, split_words
from onrecord.model import Span
from onrecord.people.wording import BEFORE_ONE, BEFORE_SEVERAL, RANKS

_NAME = r"(?:(?:[A-Z]\.[ \u00a0]?){0,3}[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:[ \u00a0](?:(?:de|da|di|du|van|von|der)[ \u00a0])?[A-ZÀ-ÞĀ-Ž][\w’'-]+)?)"
_LIST = re.compile(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}")
_EACH = re.compile(_NAME)
_ONE = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w-]*[a-zß-ÿ](?=[’']s?\b|[^\w’'])")
_AFTER = re.compile(r"[ \u00a0](?:[A-ZÀ-ÞĀ-Ž]|of\b)")
_LONGEST = 300  # characters of a list that are read
_SIGNED = re.compile(
    r"(?:^|\n)((?:[A-Z]\.[ \u00a0]?){0,3}[A-ZÀ-ÞĀ-Ž][\w’-]+(?: (?:[A-Z]\. ?){0,2}[A-ZÀ-ÞĀ-Ž][\w’-]+){0,2}?),? "
    rf"(?:{'|'.join(map(re.escape, RANKS))})\b[^\n]{{0,40}}\s*$"
)
_TAIL = 160  # characters at the end of a text that may be a signature
_MOST_WORDS = 8  # names of a text that are words too
_REACH = 24  # characters in which the post before a name stands
_POSSESSIVE = re.compile(r"[’']s?$")


def find_courteous(text: str) -> Iterator[Span]:
    """Yield where names stand after "Messrs.", "Generals" or "Mr.", which no other rule reads.

    A name of one word that is a word too, or a state's ("Mr. Weeks", "Mr.
    Holland"), is read after a courtesy's honorific, and then after a post
    ("Secretary Weeks"). A signature's rank stands behind the name. Linear in
    the text.
    """
    yield from _find_listed(text)
    signed = _SIGNED.search(text, max(0, len(text) - _TAIL))
    if signed:
        yield signed.span(1)
    words: dict[str, None] = {}
    for before in BEFORE_ONE:
        for start in _find_all(text, before):
            match = _ONE.match(text, start)
            if match and not _AFTER.match(text, match.end()) and _is_word_too(match[0]):
                words[match[0]] = None
                yield start - len(before), match.end()
    for word in islice(words, _MOST_WORDS):
        yield from _find_after_post(text, word)


def _find_listed(text: str) -> Iterator[Span]:
    """Yield each name of a list after an honorific or a post of several."""
    for before in BEFORE_SEVERAL:
        for start in _find_all(text, before):
            found = _LIST.match(text, start, start + _LONGEST)
            if not found:
                continue
            matches = _EACH.finditer(text, start, found.end())
            names = [(match.start(), _POSSESSIVE.sub("", match[0])) for match in matches]
            if all(_is_name(name) for _, name in names):
                yield from ((at, at + len(name)) for at, name in names)


def _find_after_post(text: str, word: str) -> Iterator[Span]:
    """Yield where a name that is a word stands after one in capitals that begins with a post: "Secretary Weeks"."""
    for end in _find_all(text, word):
        start = end - len(word)
        post = text[max(0, start - _REACH) : start].rpartition(" ")[0].rpartition(" ")[2]
        if post[:1].isupper() and is_head_key(post.lower()) and not text[end : end + 1].isalnum():
            yield start, end


def _find_all(text: str, word: str) -> Iterator[int]:
    """Yield the offset after each place of a word that begins a word."""
    at = text.find(word)
    while at >= 0:
        if not text[at - 1 : at].isalnum():
            yield at + len(word)
        at = text.find(word, at + len(word))


@lru_cache(maxsize=8_192)
def _is_name(words: str) -> bool:
    parts = split_words(words)
    is_office = any(is_head_key(part.key) or is_body_word(part) for part in parts)
    return not is_office and not any(is_never_key(part.key) for part in parts) and read_party(words) is None


@lru_cache(maxsize=8_192)
def _is_word_too(word: str) -> bool:
    key = fold(word)
    return not is_head_key(key) and (is_never_key(key) or read_party(word) is not None)
