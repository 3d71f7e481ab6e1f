"""Find the persons whom running text names: a post or an honorific and a name, an apposition, a name known before.

    run     = capital words with what may stand between them     "US Secretary of State Oda Lenk"
    mention = what the grammar of `actors.read` reads in a run   (post, name, party)
            | words of a name that the text gives elsewhere      "Lenk", "Oda"

One pass over the runs of capital words; only runs with a post, an honorific,
a common given name or initials are read word by word. Linear in the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.actors.lexicon import MODIFIERS, is_body_word, is_head, is_head_key, is_matter
from onrecord.actors.names import is_honorific_key, is_never_name
from onrecord.actors.parties import match_party
from onrecord.actors.read import Line, match_actor
from onrecord.actors.words import Word, split_words
from onrecord.model import Actor
from onrecord.people.again import Run, find_again
from onrecord.people.courtesy import find_courteous
from onrecord.people.wording import BEFORE_ONE, GIVEN, KNIGHTS, ONCE, SHIPS
from onrecord.statements.lexicon import read_table

_GIVEN = GIVEN.union(*read_table("words/given.toml").values())
# "Gen." and "Mrs." keep their point before a name; a longer word's point ends its sentence.
_WHOLE = r"[\w’'&-]*(?:(?<!\w{5})\.(?=[ \u00a0][A-ZÀ-ÞĀ-Ž]))?"
_CAPITAL = rf"(?:(?:[A-Z]\.)+|(?:al-|Al-|el-)?[A-ZÀ-ÞĀ-Ž]{_WHOLE})"
_LINKS = "of|for|and|the|to|on|de|da|di|do|dos|del|della|der|den|du|van|von|bin|ibn|al|el|la|le"
# A run is looked for by its first letter: "\b" at its head would try every place, at twice the time.
_RUN = re.compile(
    rf"[A-ZÀ-ÞĀ-Ž](?<!\w.)(?:(?<=[A-Z])\.(?:[A-Z]\.)*|{_WHOLE})"
    rf"(?:[ \u00a0](?:(?:{_LINKS})[ \u00a0]){{0,3}}{_CAPITAL})*"
)
_STOP = re.compile(r"[.;:!?()\n“”\"]")
_SPACE_OR_POINT = ' .!?:\n“"'
_SPACES = (" ", "\u00a0")
_ARTICLES = ("al-", "el-")
_ENDING = re.compile(r"['’]s?$")
_GLUED = tuple(once for once in ONCE if once.endswith("-"))  # "ex-President", "then-Minister"
_LONGEST = 400  # characters of a run that are read
_APPOSITION = 110  # characters after a run that may say who it is
_REACH = 24  # characters in which the word before a run stands
_MOST_BEFORE = 5  # small words before a run that may belong to a post
_SHORTEST = 3  # letters of an acronym
_MOST_BEFORE_INITIAL = 3  # capital words of a name before which its initials stand
_MOST_FULL = 4  # capital words of a name, but for initials; more are several names run together
_READ = 32_768  # phrases whose reading is kept


class Named(NamedTuple):
    """A person where a text names him: what of name, post and party is printed there."""

    start: int
    end: int
    name: str
    post: str | None
    party: str | None


def find_named(text: str, known: Iterable[str], in_office: tuple[str, ...] = ()) -> list[Named]:
    """Find who is named in a text, in order of place, without overlaps.

    `known` are names it is known to have, `in_office` leaders' of its day.
    """
    found: list[Named] = []
    runs: list[Run] = []
    free = 0
    for match in _RUN.finditer(text):
        start, words = match.start(), match[0]
        before = text[start - 3 : start]
        if before in _ARTICLES and not text[start - 4 : start - 3].isalnum():
            start, words = start - 3, before + words
        if len(words) > _LONGEST:
            words = words[:_LONGEST]
        opens_sentence = not text[start - 2 : start].strip(_SPACE_OR_POINT)
        is_firm = text.startswith(" &", start + len(words)) or text.endswith("& ", 0, start)
        if not is_firm:
            runs.append((start, words, opens_sentence))
        if start >= free and (_tells(words) or (before[-1:] == " " and _follows_post(text, start))):
            read = _read_run(text, start, words)
            if read:
                found.extend(read)
                free = read[-1].end
    found = _add_courteous(text, found)
    names = (*known, *(one.name for one in found))
    spans = find_again(runs, names, [(one.start, one.end) for one in found], in_office)
    found.extend(Named(start, end, text[start:end], None, None) for start, end in spans)
    return sorted(found)


def _add_courteous(text: str, found: list[Named]) -> list[Named]:
    """Add the names that only an honorific shows, where nothing is read yet; in order of place."""
    starts = [one.start for one in found]
    added = []
    for start, end in find_courteous(text):
        before = bisect_right(starts, end - 1) - 1
        if before < 0 or found[before].end <= start:
            first = text.find(" ", start, end) + 1 if text.startswith(BEFORE_ONE, start) else start
            added.append(Named(start, end, text[first:end], None, None))
    return sorted((*found, *added)) if added else found


@lru_cache(maxsize=_READ)
def is_several(name: str) -> bool:
    """Say whether a name is several people's run together: too long, an honorific or initials far inside."""
    full, groups, was_initial = 0, 0, False
    for word in split_words(name):
        if full and is_honorific_key(word.key) and word.key != "marshal":
            return True
        if word.is_initial:
            groups += bool(full) and not was_initial
            if full >= _MOST_BEFORE_INITIAL or groups > 1:
                return True
        else:
            full += word.is_capital
        was_initial = word.is_initial
    return full > _MOST_FULL


def begins_given(name: str) -> bool:
    """Say whether a name begins with a common given name, an honorific or an initial."""
    first = name.split(" ", 1)[0].lower()
    return first in _GIVEN or is_honorific_key(first) or first.endswith(".")


def runs_on(name: str) -> bool:
    """Say whether a given name stands between two others, of which the first is none: "Maren Frederick Roe"."""
    first, *rest = name.casefold().split(" ")
    return first not in _GIVEN and not first.endswith(".") and any(word in _GIVEN for word in rest[:-1])


def _follows_post(text: str, start: int) -> bool:
    """Say whether a post in small letters stands right before a run: "the president, Ilse Roe"."""
    before = text[start - 2 : start]
    if before == ", ":
        return is_head_key(_word_before(text, start - 1))
    return before[1:] == " " and before[0].isalpha() and is_head_key(_word_before(text, start))


def _word_before(text: str, start: int) -> str:
    """Give the word that ends one space before an offset, with what is glued to it; cut where it is long."""
    return text[text.rfind(" ", max(0, start - _REACH), start - 1) + 1 : start - 1].rpartition("\n")[2]


@lru_cache(maxsize=_READ)
def _tells(run: str) -> bool:
    """Say whether a run has a word by which a person is known: a post, an honorific, a given name, initials."""
    tokens = run.lower().split()
    if "." in run and any(len(token) == 2 and token[1] == "." for token in tokens[:-1]):  # noqa: PLR2004 - "J. Lenk"
        return True
    return any(map(_is_cue, tokens))


@lru_cache(maxsize=_READ)
def _is_cue(token: str) -> bool:
    key = _ENDING.sub("", token)
    last = key.rpartition("-")[2]
    return key in _GIVEN or is_head_key(key) or is_head_key(last) or is_honorific_key(key)


def _read_run(text: str, start: int, words: str) -> list[Named]:
    """Read everyone whom a run names, with the small words before it and an apposition after it."""
    begin = _find_begin(text, start)
    last = end = start + len(words)
    if text.startswith(", ", end):
        stop = _STOP.search(text, end, end + _APPOSITION)
        last = stop.start() if stop else min(len(text), end + _APPOSITION)
    return [
        Named(begin + first, begin + after, actor.name or "", actor.post, actor.party)
        for first, after, actor in _read_phrase(text[begin:last], end - begin)
    ]


def _find_begin(text: str, start: int) -> int:
    """Give where the words of a post in small letters begin that end right before a run."""
    once = next((once for once in _GLUED if text.endswith(once, 0, start)), "")
    begin = start - len(once)
    if text.startswith(", ", start - 2) and is_head_key(_word_before(text, start - 1)):
        begin -= 2 + len(_word_before(text, start - 1))
    for _ in range(_MOST_BEFORE):
        word = _word_before(text, begin) if text[begin - 1 : begin] in _SPACES else ""
        bare = word.lstrip('(“"‘[')
        if not bare or not _is_part_of_post(bare):
            break
        begin -= 1 + len(bare)
        if len(bare) < len(word):
            break
    return begin


@lru_cache(maxsize=_READ)
def _is_part_of_post(word: str) -> bool:
    """Say whether a word may stand in a post: a head, a matter, a modifier, a body, whose it is."""
    words = split_words(word)
    if len(words) != 1:
        return False
    one = words[0]
    is_office = is_head(one) or is_matter(one) or one in MODIFIERS or is_body_word(one)
    return is_office or one.key in ONCE or (one.is_capital and match_party(words, 0) is not None)


@lru_cache(maxsize=_READ)
def _read_phrase(phrase: str, stop: int) -> tuple[tuple[int, int, Actor], ...]:
    """Read the persons named in a phrase who begin before `stop`, with their offsets in it."""
    line = Line(phrase, split_words(phrase))
    words = line.words
    found: list[tuple[int, int, Actor]] = []
    ends = _find_ends(words)
    at = 0
    while at < len(words) and words[at].start < stop:
        one = _match_past(line, at, next(end for end in ends if end > at))
        is_several_people = one is not None and is_several(one[2].name or "")
        if one is not None and (is_several_people or _is_sound(line, at, one[2])):
            if not is_several_people and not _goes_on(line, one):
                is_listed = _is_next_of_list(line, one)
                found.append((*one[:2], Actor(one[2].name) if is_listed else _with_sir(words[at], one[2])))
            at = max(at + 1, one[3])
        else:
            at += 1
    return tuple(found)


def _with_sir(first: Word, actor: Actor) -> Actor:
    """Leave "Sir" before a given name alone: without it "Sir Omar" would be somebody of the family Omar."""
    name = actor.name or ""
    return Actor(f"{first.key.title()} {name}") if first.key in KNIGHTS and " " not in name else actor


def _find_ends(words: list[Word]) -> list[int]:
    """Give where a person's words must end: at "and" after a name ("Admiral Roe and Governor Lenk"), and at the last."""
    ends = [
        at
        for at in range(1, len(words))
        if words[at].key in ("and", "&")
        and words[at - 1].is_capital
        and not _is_part_of_post(words[at - 1].key.title())
    ]
    return [*ends, len(words)]


def _match_past(line: Line, at: int, end: int) -> tuple[int, int, Actor, int] | None:
    """Read a person at word `at`, before `end`; "former", "then-" and "ex-" before the post stay in it."""
    words = line.words
    first = at
    while first < end - 1 and words[first].key in ONCE:
        first += 1
    word = words[first]
    opening = next((once for once in _GLUED if word.key.startswith(once)), "")
    if opening:
        bare = Line(
            line.text, [*words[:first], *_without(line.text, word, len(opening)), *words[first + 1 :]]
        )
        one = match_actor(bare, first, end)
    else:
        one = match_actor(line, first, end)
    if one is None or one.is_body or one.is_group or one.actor.name is None:
        return None
    actor = one.actor
    if (opening or first > at) and actor.post:
        before = line.text[words[at].start : word.start + len(opening)]
        actor = Actor(name=actor.name, post=f"{before}{actor.post}", party=actor.party)
    elif opening:
        return None
    return words[at].start, one.end, actor, one.after


def _without(text: str, word: Word, length: int) -> list[Word]:
    """Give a word without its first characters."""
    return [
        part._replace(start=part.start + word.start + length, end=part.end + word.start + length, pause="")
        for part in split_words(text[word.start + length : word.end])
    ]


def _goes_on(line: Line, one: tuple[int, int, Actor, int]) -> bool:
    """Say whether capital words after a name make a thing's name of it: "Omar Maren Briefing Room", "USS Maren"."""
    words, after, actor = line.words, one[3], one[2]
    if (actor.post or "").casefold() in SHIPS:
        return True
    if actor.post or after >= len(words) or words[after - 1].is_possessive:
        return False
    word = words[after]
    is_thing = is_matter(word) or is_body_word(word) or is_never_name(word)
    return word.is_capital and not word.pause and is_thing and not is_head(word)


def _is_next_of_list(line: Line, one: tuple[int, int, Actor, int]) -> bool:
    """Say whether a name after a post and a comma is another's: "the Secretary, Omar Maren and Roe"."""
    words, (start, _, actor, after) = line.words, one
    is_bare_post = actor.name and actor.post and not actor.party
    if not is_bare_post or after + 1 >= len(words) or words[after].key != "and":
        return False
    at = line.word_at(line.text.find(actor.name or "", start))
    return words[at].pause == "," and words[at].start > start and words[after + 1].is_capital


def _is_sound(line: Line, at: int, actor: Actor) -> bool:
    """Say whether what the grammar took for a name can be one here, where nothing says that one is due."""
    name = split_words(actor.name or "")
    if not name or match_party(name, 0) or any(is_head(word) or is_body_word(word) for word in name):
        return False
    if actor.post is not None:
        return len(name) > 1 or not (
            is_matter(name[0]) or (name[0].is_upper and len(name[0].key) <= _SHORTEST)
        )
    first = line.words[at]
    if is_honorific_key(first.key):
        return True
    is_given = first.key in _GIVEN or first.is_initial
    return is_given and len(name) > 1 and not any(is_matter(word) for word in name)
