"""Find names again that a text gives elsewhere, or that the project knows: "Lenk" after "Oda Lenk"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from onrecord.actors.names import is_honorific_key, is_never_key
from onrecord.actors.parties import read_party
from onrecord.actors.words import fold
from onrecord.model import Span
from onrecord.people.leaders import read_leaders
from onrecord.people.wording import OPENERS, THINGS

Run = tuple[int, str, bool]  # offset, the words, whether they open a sentence
_Token = tuple[int, str, str]  # offset, the word, the word folded

_WORD = re.compile(r"[^ \u00a0]+")
_ENDING = re.compile(r"(?:['’]s?|[.,])$")
_ENDINGS = ("s", ".", ",", "'", "’")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_PARTICLES = frozenset(
    ("de", "da", "di", "du", "van", "von", "der", "den", "le", "la", "al", "el", "bin", "ben")
)
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_SHORTEST = (
    3  # letters of a family's name that is looked for alone; "Xi" and "Li" are words of other things too
)
_MOST_NAMES = 2_000  # of one text that are looked for again


def find_again(
    runs: Iterable[Run], names: Iterable[str], taken: Sequence[Span], in_office: tuple[str, ...] = ()
) -> Iterator[Span]:
    """Yield where runs of capital words (offset, text) hold a name: of `names`, or a leader's whole name.

    `names` are as printed; a family's name counts alone, with the given names
    and initials before it; so too those of leaders `in_office`. Not where
    `taken` (in order) has a span already.
    """
    families = _index_names(islice(names, _MOST_NAMES), _index_office(in_office))
    leaders = _index_leaders()
    starts = [start for start, _ in taken]
    sought = families.keys()
    memo: dict[tuple[str, bool], tuple[Span, ...]] = {}
    for offset, text, opens in runs:
        keys, has_leader = _keys_of(text)
        if not has_leader and sought.isdisjoint(keys):  # nine in ten
            continue
        spans = memo.get((text, opens))
        if spans is None:
            spans = memo[text, opens] = tuple(_find_in(text, families, leaders, opens=opens))
        for start, end in spans:
            before = bisect_right(starts, offset + end - 1) - 1
            if before < 0 or taken[before][1] <= offset + start:
                yield offset + start, offset + end


_Families = dict[str, frozenset[str]]


def _index_names(names: Iterable[str], known: _Families) -> _Families:
    """Give the families' names, each with the given names that stand before it, on top of those known."""
    found = dict(known)
    for name in dict.fromkeys(names):
        for family, given in _families_of(name):
            found[family] = found.get(family, frozenset()).union(given)
    return found


@lru_cache(maxsize=256)
def _index_office(names: tuple[str, ...]) -> _Families:
    """Give the families' names of some hundred leaders: the same for all texts of a year."""
    return _index_names(names, {})


@lru_cache(maxsize=32_768)
def _families_of(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the words of a name that may stand alone for it, each with the words before it."""
    words = tuple(word for raw in name.split() if (word := _ENDING.sub("", raw)))
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    found = []
    if words and _may_stand_alone(words[-1]):
        found.append((words[-1], words[:-1]))
    found.extend(
        (words[at - 1], words[: at - 1])  # "Ilse Roe de Maren" is also "Roe"
        for at in range(2, len(words) - 1)
        if words[at].islower() and _may_stand_alone(words[at - 1])
    )
    return tuple(found)


@lru_cache(maxsize=32_768)
def _may_stand_alone(word: str) -> bool:
    """Say whether a word can be a family's name where nothing else says so."""
    key = fold(word)
    is_name = word[0].isupper() or "-" in word
    return is_name and len(word) >= _SHORTEST and not is_never_key(key) and read_party(word) is None


@lru_cache(maxsize=1)
def _index_leaders() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the whole names of leaders by their first word, folded."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for tenure in read_leaders():
        for name in (tenure.name, *tenure.aliases):
            words = tuple(fold(word) for word in name.split())
            if len(words) > 1:
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(held, key=len, reverse=True)) for first, held in found.items()}


def _find_in(
    text: str,
    families: _Families,
    leaders: dict[str, tuple[tuple[str, ...], ...]],
    *,
    opens: bool,
) -> Iterator[Span]:
    """Yield the names in one run, with offsets in it."""
    tokens = _split(text)
    free = 0
    for at, (start, word, _) in enumerate(tokens):
        if at < free:
            continue
        whole = _match_leader(tokens, at, leaders)
        if whole:
            end = tokens[whole - 1][0] + len(tokens[whole - 1][1])
            if not any(key in THINGS for _, _, key in _after(text, tokens, whole, end)):
                yield start, end
            free = whole
        elif word in families:
            first = at
            while first > free and _goes_before(tokens[first - 1], families[word]):
                first -= 1
            # "Then Lenk rose": the first word of a sentence is in capitals for that.
            is_opener = opens and first == 1 and tokens[0][2] in OPENERS
            before = () if is_opener else tokens[max(0, first - 1) : first]
            after = _after(text, tokens, at + 1, start + len(word))
            if not _is_other_name((*before, *after)):
                yield tokens[first][0], start + len(word)
            free = at + 1
        elif "-" in word:
            yield from _find_in_pair(start, word, families)


def _after(text: str, tokens: tuple[_Token, ...], at: int, end: int) -> tuple[_Token, ...]:
    """Give the word after a name, none where a point ends its sentence: "He saw Lenk. It rained" is one run."""
    return () if text.startswith(".", end) else tokens[at : at + 1]


def _find_in_pair(start: int, word: str, families: _Families) -> Iterator[Span]:
    """Yield the names of a pair joined by a hyphen, where both are known: "the Maren-Lenk talks"."""
    one, _, other = word.partition("-")
    if one in families and other in families:
        yield start, start + len(one)
        yield start + len(one) + 1, start + len(word)


@lru_cache(maxsize=32_768)
def _keys_of(text: str) -> tuple[frozenset[str], bool]:
    """Give the words of a run, without possessive endings, and whether one opens a leader's name."""
    bare = [_bare(raw) for raw in text.replace("\u00a0", " ").split(" ")]
    leaders = _index_leaders()
    words = {word for word, _ in bare}
    words.update(word.partition("-")[2] for word in tuple(words) if "-" in word)
    return frozenset(words), any(key in leaders for _, key in bare)


@lru_cache(maxsize=32_768)
def _bare(raw: str) -> tuple[str, str]:
    """Give a word without its possessive ending or point, and that folded."""
    word = _ENDING.sub("", raw) if raw.endswith(_ENDINGS) else raw
    return word, fold(word)


def _split(text: str) -> tuple[_Token, ...]:
    """Give the words of a run with their offsets, without possessive endings, and folded."""
    return tuple((match.start(), *_bare(match[0])) for match in _WORD.finditer(text))


def _match_leader(
    tokens: tuple[_Token, ...], at: int, leaders: dict[str, tuple[tuple[str, ...], ...]]
) -> int:
    """Give the index after a leader's whole name that begins at a token; 0 where none does."""
    for words in leaders.get(tokens[at][2], ()):
        end = at + len(words)
        if tuple(key for _, _, key in tokens[at:end]) == words:
            return end
    return 0


def _goes_before(token: _Token, given: frozenset[str]) -> bool:
    """Say whether a word before a family's name belongs to it: "Oda", "O.", "Mrs", "Von"."""
    _, word, key = token
    is_initials = bool(_INITIAL.fullmatch(word + ".")) or (word.isupper() and len(word) == 2)  # noqa: PLR2004 - "JF"
    return word in given or is_initials or is_honorific_key(key) or key in _PARTICLES


def _is_other_name(around: tuple[_Token, ...]) -> bool:
    """Say whether capital words around make another's name, or a thing's, of it: "Ann Maren", "Maren Street"."""
    return any(
        word[:1].isupper() and not is_never_key(key) and read_party(word) is None for _, word, key in around
    )
