"""Several who say the same words together: "A and B", "both ministers", "the two sides", "they".

A source of several is decided where every one of them is: named one by one, or so few on the page that
"the two leaders" can be nobody else. Otherwise it is nobody's, with the reason.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from onrecord.actors.names import surname_of
from onrecord.model import Actor, Span
from onrecord.model.base import DecidedBy
from onrecord.statements.cast import Cast, Person
from onrecord.statements.endings import is_plural_like
from onrecord.statements.epithet import holds_post
from onrecord.statements.lexicon import WORDS, read_table
from onrecord.statements.met import Met, find_met
from onrecord.statements.offices import is_wide, offices_of, party_of
from onrecord.statements.tokens import Range, Tokens

_PLURALS = read_table("words/roles.toml")["plural"]
_SEVERAL = frozenset(_PLURALS["several"])
_TWO = frozenset(_PLURALS["two"])
_SIDES = frozenset(_PLURALS["sides"])
_ANYBODY = frozenset(_PLURALS["anybody"])
_TITLES = frozenset(_PLURALS["titles"])
_JOINTS = frozenset(_PLURALS["joints"])
_ARTICLES = WORDS["articles"]
_PREPOSITIONS = WORDS["prepositions"]
_SUFFIXES = WORDS["name_suffixes"]
_PLURAL_MARK = next(iter(WORDS["plural_endings"]))
_PAIR = 2
_ALIKE = 4  # first letters that two spellings of one surname share
_MAX_TOKENS = 40  # of a source that is looked at; a longer list is no source
_MAX_POST = 4  # tokens
_SHORT_PAGE = 40  # sentences
_NEAR = 2  # sentences in which "they" goes on from those who spoke together


class Titled(NamedTuple):
    """Whom a title names: those who speak, and those whom they met or called."""

    speakers: Sequence[Actor]
    counterparts: Sequence[Actor]


class Joint(NamedTuple):
    """Those who speak together, in the order of the words, each decided; nobody where one is not. And why."""

    actors: tuple[Actor, ...]
    reason: str


class Together:
    """The two whom a page's title names, the sides here, and who spoke together last."""

    def __init__(self, t: Tokens, cast: Cast, titled: Titled, sentences: Sequence[Span]) -> None:
        self._t = t
        self._cast = cast
        self._sentences = sentences
        self._met: Met | UnsetType | None = UNSET
        speakers, counterparts = titled
        two = (*speakers, *counterparts)
        is_pair = len(two) == _PAIR and all(one.name or (one.post and one.party) for one in two)
        self._titled = two if is_pair else ()
        parties = tuple(dict.fromkeys(actor.party for actor in (*speakers, *counterparts)))
        self._parties = parties if len(parties) == _PAIR and None not in parties else ()
        self._last: tuple[int, tuple[Actor, ...]] | None = None

    def keep(self, sentence: int, actors: tuple[Actor, ...]) -> None:
        """Keep those who spoke together in a sentence."""
        self._last = (sentence, actors)

    def forget(self) -> None:
        """Forget those who spoke together: somebody else of whom "they" may be said has spoken."""
        self._last = None

    def read_plural(self, t: Tokens, head: Range) -> Joint | None:
        """Read "both", "the two leaders", "the sides"; None where a source is no such plural."""
        first, last = head
        text, noun = t.text[t.start[first] : t.end[last - 1]], t.low[last - 1]
        k = first + (t.low[first] in _ARTICLES and last - first > 1)
        is_two, is_numbered = t.low[k] in _TWO, t.low[k] in _SEVERAL
        if is_two and last - k == 1:
            return self._of_title(text, "")
        if not is_plural_like(noun):
            return None
        nobody = Joint((), f"“{text}” speaks for more than one.")
        begin = k + is_numbered
        if (is_numbered and not is_two) or last - begin > _MAX_POST or begin == first:
            return nobody if is_numbered else None
        if last - begin == 1 and noun in _SIDES:
            return self._of_sides(text, is_two=is_two)
        post = t.text[t.start[begin] : t.end[last - 1]].lower().removesuffix(_PLURAL_MARK)
        if offices_of(post):
            return self._of_post(text, post, is_two=is_two)
        return nobody if is_numbered else None

    def read_they(self, sentence: int, word: str, *, is_subject: bool) -> Joint:
        """Read "they" as those who spoke together just before, or else the two of the title where it opens its sentence."""
        if self._last is not None and 0 <= sentence - self._last[0] <= _NEAR:
            actors = _decide(self._last[1], "pronoun")
            return Joint(actors, f"“{word}” goes on from {name_all(actors)}, who spoke together.")
        if is_subject and self._titled:
            actors = _decide(self._title_actors(), "pronoun")
            return Joint(actors, f"“{word}” are {name_all(actors)}, the two whom the title names.")
        met = self._find_met() if is_subject else None
        if met is not None and 0 < sentence - met.sentence <= _NEAR:
            actors = _decide(met.actors, "pronoun")
            return Joint(actors, f"“{word}” are {name_all(actors)}, of whose contact the page tells before.")
        return Joint((), f"“{word}” may be more than one.")

    def _find_met(self) -> Met | None:
        """Give the two of whose contact the page's head tells, where the title names no two; of a short page."""
        if isinstance(self._met, UnsetType):
            is_asked = not self._titled and len(self._sentences) <= _SHORT_PAGE
            self._met = find_met(self._t, self._cast, self._sentences) if is_asked else None
        return self._met

    def _of_title(self, text: str, post: str) -> Joint:
        """Give the two of the title, where it names two and each may be called by the post."""
        actors = self._title_actors()
        if actors and (not post or all(holds_post(actor, post) for actor in actors)):
            actors = _decide(actors, "epithet")
            return Joint(actors, f"“{text}” are {name_all(actors)}, the two whom the title names.")
        met = self._find_met()
        if met is not None and (not post or post in _ANYBODY or self._holders(post) == set(met.people)):
            actors = _decide(met.actors, "epithet")
            return Joint(actors, f"“{text}” are {name_all(actors)}, of whose contact the page's head tells.")
        return Joint((), f"“{text}” speaks for more than one.")

    def _holders(self, post: str) -> set[Person]:
        """Give the persons here, by name, who may be called by a post."""
        self._cast.introduce(frozenset(office.name for office in offices_of(post)))
        return {one for one in self._cast.persons() if one.actor.name and holds_post(one.actor, post)}

    def _of_post(self, text: str, post: str, *, is_two: bool) -> Joint:
        """Give the two of the title who hold a post, or, where the words say two, the only two here who do."""
        joint = self._of_title(text, "" if post in _ANYBODY else post)
        if joint.actors or self._titled or not is_two or is_wide(post):
            return joint
        self._cast.introduce(frozenset(office.name for office in offices_of(post)))
        fits = _drop_short(
            [person.actor for person in self._cast.persons() if holds_post(person.actor, post)]
        )
        if len(fits) != _PAIR or not all(actor.name for actor in fits) or _is_one(*fits):
            return joint
        actors = _decide(fits, "epithet")
        return Joint(actors, f"“{text}” are {name_all(actors)}, the only two of that post here.")

    def _of_sides(self, text: str, *, is_two: bool) -> Joint:
        """Give the two parties of the title, or, where the words say two, the only two that persons here speak for."""
        parties = self._parties
        if not parties and is_two and not self._titled:
            parties = tuple(
                dict.fromkeys(person.actor.party for person in self._cast.persons() if person.actor.party)
            )
        if len(parties) != _PAIR:
            return Joint((), f"“{text}” speaks for more than one.")
        actors = tuple(Actor(party=party, decided_by="epithet") for party in parties)
        return Joint(actors, f"“{text}” are {name_all(actors)}, the only two sides here.")

    def _title_actors(self) -> tuple[Actor, ...]:
        """Give the two of the title as the text completes them."""
        found = (self._cast.find(surname_of(actor.name or "")) for actor in self._titled)
        return tuple(
            person.actor if person else actor for person, actor in zip(found, self._titled, strict=True)
        )


def _is_one(one: Actor, other: Actor) -> bool:
    """Tell whether two of a party may be one man spelt twice: "Zelensky" and "Volodymyr Zelenskyy"."""
    names = [surname_of(actor.name or "").lower() for actor in (one, other)]
    return one.party == other.party and names[0][:_ALIKE] == names[1][:_ALIKE]


def _drop_short(actors: list[Actor]) -> list[Actor]:
    """Leave out whoever is named by a part of another's name: "Bashar" beside "Bashar al-Assad"."""
    words = [frozenset((actor.name or "").split()) for actor in actors]
    return [
        actor for actor, one in zip(actors, words, strict=True) if not any(one < other for other in words)
    ]


def read_posts_of(t: Tokens, source: Range) -> list[tuple[str, str]]:
    """Read "the presidents of A and B" as the post and party of each; empty where a source is none of that kind."""
    first, last = source[0], min(source[1], source[0] + _MAX_TOKENS)
    at = next((k for k in range(first + 1, last) if t.low[k] in _PREPOSITIONS), last)
    if last - at <= _PAIR or not is_plural_like(t.low[at - 1]):
        return []
    begin = first + (t.low[first] in _ARTICLES)
    post = t.text[t.start[begin] : t.end[at - 1]].removesuffix(_PLURAL_MARK) if begin < at else ""
    parties = [party_of(_text(t, (a, b))) for a, b, _ in _pieces(t, at + 1, last)]
    if len(parties) < _PAIR or not offices_of(post):
        return []
    named = [party for party in parties if party is not None]
    return [(post, party) for party in named] if len(named) == len(parties) else []


def split_members(t: Tokens, source: Range, cast: Cast) -> list[Range]:
    """Split "A, the premier, B and C" into A, B and C; empty where a source joins no names.

    "Trade and Industry" joins no names: what stands behind "and" must be a party, a person, a post with
    its article, or a capital where no preposition is before.
    """
    first, last = source[0], min(source[1], source[0] + _MAX_TOKENS)
    if _JOINTS.isdisjoint(t.low[first:last]):
        return []
    if party_of(t.text[t.start[first] : t.end[last - 1]]) is not None:
        return []  # "Bosnia and Herzegovina"
    members: list[Range] = []
    for begin, end, is_joined in _pieces(t, first, last):
        is_one_more = _is_joined if is_joined else _is_listed
        if not members or is_one_more(t, members[-1], (begin, end), cast):
            members.append((begin, end))
        elif is_joined and t.low[begin - 1] in _JOINTS:
            members[-1] = (members[-1][0], end)
    is_list = len(members) > 1 and t.low[members[-1][0] - 1] in _JOINTS
    return members if is_list and not _is_crowd(t, members[0]) else []


def _pieces(t: Tokens, first: int, last: int) -> list[tuple[int, int, bool]]:
    """Cut a source at its commas and "and"s; each piece with whether an "and" stands before it."""
    found: list[tuple[int, int, bool]] = []
    begin, is_joined = first, False
    for k in range(first, last + 1):
        is_joint = k < last and t.low[k] in _JOINTS and t.quote[k] == t.quote[first]
        if k < last and not is_joint and t.low[k] != ",":
            continue
        if begin < k:
            found.append((begin, k, is_joined))
            is_joined = False
        is_joined = is_joined or is_joint
        begin = k + 1
    return found


def _text(t: Tokens, piece: Range) -> str:
    return t.text[t.start[piece[0]] : t.end[piece[1] - 1]]


def _is_listed(t: Tokens, _left: Range, piece: Range, cast: Cast) -> bool:
    """Tell whether a piece behind a comma is one more of a list, not "Jr." nor the post of the one before it."""
    if not t.is_capital(piece[0]) or t.low[piece[0]] in _SUFFIXES:
        return False
    text = _text(t, piece)
    return not offices_of(text) or party_of(text) is not None or _is_person(cast, text)


def _is_crowd(t: Tokens, piece: Range) -> bool:
    """Tell whether a piece is many of a kind somewhere: "officials in Turkey"."""
    at = next((k for k in range(piece[0] + 1, piece[1]) if t.low[k] in _PREPOSITIONS), piece[1])
    return is_plural_like(t.low[at - 1]) and (at - 1 == piece[0] or not t.is_capital(at - 1))


def _is_person(cast: Cast, text: str) -> bool:
    """Tell whether a text is somebody's name: one known here, or one with a post."""
    actor = cast.read(text)
    if actor is None or not actor.name:
        return False
    return bool(actor.post) or cast.find(surname_of(actor.name)) is not None


def _is_joined(t: Tokens, left: Range, right: Range, cast: Cast) -> bool:
    """Tell whether "and" joins a name to a name: not "President and Chief Executive Roe", "the Trade and Labour Board"."""
    before, text = _text(t, left), _text(t, right)
    whole = cast.read(_text(t, (left[0], right[1])))
    has_joint = whole is not None and not _JOINTS.isdisjoint((whole.post or "").split())
    is_post = t.low[left[0]] in _ARTICLES and offices_of(before)  # "the Vice President and President Roe"
    if has_joint and not is_post and party_of(before) is None and not _is_person(cast, before):
        return False  # "Trade and Industry Minister Roe"
    has_article = t.low[right[0]] in _ARTICLES and right[1] - right[0] > 1
    if t.low[left[0]] not in _ARTICLES and offices_of(before) and not _is_person(cast, before):
        return False
    if party_of(text) is not None or _is_person(cast, text) or (has_article and offices_of(text)):
        return t.is_capital(left[1] - 1) or t.low[left[0]] in _ARTICLES or left[1] - left[0] == 1
    if t.low[left[0]] in _ARTICLES and not has_article:
        return False
    is_plain = all(t.low[k] not in _PREPOSITIONS for k in range(*left))
    return is_plain and t.is_capital(left[1] - 1) and t.is_capital(right[0] + has_article)


def strip_plural_title(t: Tokens, member: Range) -> tuple[Range, str | None]:
    """Cut "Messrs" or "Presidents" off the first of several; give the post in the singular, where it is one."""
    first, last = member
    if t.low[first] in _TITLES and last - first > 1:
        return (first + 1, last), None
    for k in range(first, min(first + _MAX_POST, last - 1)):
        if is_plural_like(t.low[k]):
            post = t.text[t.start[first] : t.end[k]].removesuffix(_PLURAL_MARK)
            return ((k + 1, last), post) if offices_of(post) else (member, None)
    return member, None


def name_all(actors: Sequence[Actor]) -> str:
    """Name several in words, for a reason."""
    return " and ".join(actor.name or actor.post or actor.party or "somebody" for actor in actors)


def _decide(actors: Sequence[Actor], by: DecidedBy) -> tuple[Actor, ...]:
    """Give the actors with what decided on them."""
    return tuple(msgspec.structs.replace(actor, decided_by=by) for actor in actors)
