"""The noun phrase around a noun that names a mechanism or an instrument: its name, parties, number and date."""

import re
from typing import Final, NamedTuple

from onrecord.actors.lexicon import is_head
from onrecord.actors.posts import match_post
from onrecord.actors.words import Word
from onrecord.ledger.lifecycle_words import WORDS
from onrecord.ledger.mechanisms_heads import Head, Place, Sentence
from onrecord.ledger.mechanisms_left import is_marked, read_modifiers, strip_left, walk_left
from onrecord.ledger.mechanisms_right import Right
from onrecord.model import Span

_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_GO_ON: Final = WORDS["stops"] | WORDS["matter"] | WORDS["determiners"] | WORDS["months"] | {"no.", "no"}


class Sight(NamedTuple):
    """A noun phrase that may name a mechanism or an instrument.

    `first:last` are the words of its name, `reach` the index after all that
    belongs to it (parties, brackets, date). `proper` says that a proper name
    is in it, `matter` that it says what it is about; `sharers` are the parties
    it names. `determiner` is the folded word before it, "" where none stands.
    """

    head: Head
    sentence: Sentence
    at: int
    first: int
    last: int
    reach: int
    determiner: str
    name: str
    proper: tuple[str, ...]
    matter: bool
    has_capital: bool
    sharers: tuple[str, ...]
    with_party: bool
    number: str | None
    dated: str | None
    marked: bool

    @property
    def span(self) -> Span:
        """Where the name stands in the document."""
        return self.sentence.span(self.first, self.last)

    @property
    def is_definite(self) -> bool:
        """Say whether the phrase speaks of a known thing."""
        return self.determiner in WORDS["demonstrative"]


def read_sight(place: Place) -> Sight | None:
    """Read the phrase around a noun; None where the words beside it make it something else."""
    sentence, head = place.sentence, place.head
    words = sentence.words
    first, determiner = walk_left(words, place.first)
    beside = {word.key for word in words[first : place.first]} | ({determiner} if determiner else set())
    follower = words[place.last] if place.last < len(words) and not words[place.last].pause else None
    if follower:
        beside.add(follower.key)
    is_named = head.family == "representatives"  # "Special Representative Ann Roe"
    if beside & head.shuns or (follower and not is_named and _goes_on(follower, sentence)):
        return None
    if (
        follower
        and follower.key == "of"
        and place.last + 1 < len(words)
        and words[place.last + 1].key in head.shuns
    ):
        return None  # "Declaration of Independence", "memorandum of conversation"
    marked = is_marked(head, words, first, place.last)
    first = strip_left(words, first, place.first, has_determiner=bool(determiner))
    return _read_right(place, first, determiner)._replace(marked=marked)


def _goes_on(follower: Word, sentence: Sentence) -> bool:
    """Say whether a capital word after the noun shows that a longer name goes on: "Treaty Organisation"."""
    if sentence.is_shouted or not follower.is_capital or follower.key[0].isdigit():
        return False
    return follower.key not in _GO_ON


def _read_right(place: Place, first: int, determiner: str) -> Sight:
    """Read what follows the noun: number, matter, parties, brackets, date."""
    reader = Right(place)
    reader.read()
    sentence, words = place.sentence, place.sentence.words
    own = sentence.span(first, place.first) if first < place.first else None
    parties, proper = read_modifiers(sentence, first, place.first, own)
    year = next((words[n].key for n in range(first, place.first) if _YEAR.fullmatch(words[n].key)), None)
    last = reader.last
    if reader.matter:
        last = _end_before_holder(words, first, last)
    start, end = sentence.span(first, last)
    if reader.alias_end:
        end = max(end, reader.alias_end)
    is_first = place.first == 0
    has_capital = words[place.first].is_capital and not is_first and not sentence.is_shouted
    return Sight(
        head=place.head,
        sentence=sentence,
        at=place.first,
        first=first,
        last=last,
        reach=reader.at,
        determiner=determiner,
        name=place.sentence.scene.text[start:end],
        proper=proper,
        matter=reader.matter,
        has_capital=has_capital or bool(proper and words[place.first].is_capital),
        sharers=tuple(dict.fromkeys((*parties, *reader.parties))),
        with_party=reader.with_party,
        number=reader.number,
        dated=reader.dated or year,
        marked=False,
    )


def _end_before_holder(words: list[Word], first: int, last: int) -> int:
    """Leave out the name of who holds a post there: "Co-Chair of the Commission on Ports Omar Roe"."""
    of = first - 2 if first and words[first - 1].key == "the" else first - 1
    if of < 1 or words[of].key != "of" or not is_head(words[of - 1]):
        return last
    post = match_post(words, of - 1, len(words))
    return post.print_end if post and first < post.print_end < last else last
