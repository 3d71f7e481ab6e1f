"""Read who is meant: a post and a name, a body, or a party, from a printed phrase.

`read_actor("US Secretary of State Rex Tillerson")` has the post "Secretary of
State", the party "USA" and the name "Rex Tillerson": the party's adjective, or
"of X" at the post's end, is taken out of the post where it is understood as
the party; everywhere else the post stays as printed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.bodies import end_of_body
from onrecord.actors.lexicon import is_body_word, is_group, is_head, is_matter, is_national, is_seated
from onrecord.actors.names import (
    COURTEOUS,
    SEATS,
    binds_name,
    end_of_name,
    find_behind,
    is_never_name,
    skip_honorifics,
)
from onrecord.actors.parties import match_party
from onrecord.actors.posts import Post, match_post, match_unknown_state
from onrecord.actors.words import Word, split_words
from onrecord.model.base import Actor

_AND = ("and", "&")
_POSSESSIVE = ("his", "her", "their", "its")


class PrintedActor(NamedTuple):
    """An actor where it stands: half-open character offsets of its words, and the index after them."""

    actor: Actor
    start: int
    end: int
    after: int
    is_body: bool = False
    is_group: bool = False
    is_shared: bool = False


def _start(word: Word) -> int:
    return word.start


class Line(NamedTuple):
    """A line of text and its words, the one view all grammars share."""

    text: str
    words: list[Word]

    def cut(self, first: int, last: int) -> str:
        """Give the text of the words `first:last`."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def word_at(self, offset: int) -> int:
        """Give the index of the first word that begins at or after a character offset."""
        return bisect_left(self.words, offset, key=_start)


def read_actor(phrase: str) -> Actor | None:
    """Read the one actor that a phrase names from its start; None where it names none.

    Persons need a post or a name of two words; a body ("Foreign Ministry")
    has its name in `post` and no `name`.
    """
    line = Line(phrase, split_words(phrase))
    found = match_actor(line, 0, len(line.words))
    return found.actor if found else None


def match_actor(line: Line, at: int, end: int, *, parties: bool = False) -> PrintedActor | None:
    """Read the actor that begins at word `at`; with `parties`, a state or organisation alone counts."""
    words = line.words
    if at >= end:
        return None
    if words[at].key in _POSSESSIVE and at + 1 < end:  # "his Kessinian counterpart Ilse Maren"
        post = match_post(words, at + 1, end)
        if post and post.head.is_counterpart:
            return _with_name(line, post, at, end)
    first = skip_honorifics(words, at)
    behind = find_behind(words, first, end)
    if behind:
        return _with_post_behind(line, (at, first, *behind), end)
    # "General Secretary" is a post before "General" is an honorific.
    begin = first if words[at].key in COURTEOUS else at
    post = match_post(words, begin, end) or (match_post(words, first, end) if first > at else None)
    if post:
        return _with_name(line, post, at, end)
    body = _match_body(line, at, end)
    alone = _match_party_alone(line, at, end) if parties and not body else None
    return body or alone or _match_bare_name(line, at, first, end)


def match_actors(line: Line, at: int, end: int, *, parties: bool = False) -> tuple[PrintedActor, ...]:
    """Read a list of actors: "A, B and C". Stops before the first part that is none."""
    found: list[PrintedActor] = []
    words = line.words
    while at < end:
        one = match_actor(line, at, end, parties=parties)
        if one and found and words[at].pause == "," and _is_apposition(found[-1], one):
            break
        # "with the President, White House, Kessin": a place follows, not one more actor.
        if one is None or (one.is_body and found and words[at].pause == "," and not found[-1].is_body):
            break
        found.extend(_share_post(line, one, end) if one.is_shared else (one,))
        at = found[-1].after
        if at >= end or words[at - 1].is_possessive:
            break
        joined = words[at].key in _AND and words[at].pause in ("", ",")
        if joined:
            at += 1
        elif words[at].pause != ",":
            break
    return _join_posts(line, found)


def _is_apposition(named: PrintedActor, one: PrintedActor) -> bool:
    """Say whether a post without a name only describes the name before it: "Ann Roe, commander of …"."""
    is_bare = named.actor.name is not None and named.actor.post is None
    return is_bare and one.actor.name is None and not one.is_body


def _share_post(line: Line, group: PrintedActor, end: int) -> tuple[PrintedActor, ...]:
    """Give each state its own actor in "the Foreign Ministers of Valdoria and Narva"; else the group itself."""
    words = line.words
    of = next(
        (n for n in range(group.after - 1, -1, -1) if words[n].end <= group.start or words[n].key == "of"), -1
    )
    if of < 0 or words[of].key != "of" or words[of].start < group.start:
        of = group.after
    is_inside = " of " in (group.actor.post or "")  # "leaders of the Narvan group": a body, no states
    if is_inside or of + 1 >= end or words[of].key != "of" or words[of].pause:
        return (group,)
    shared: list[PrintedActor] = []
    at = of + 1
    while at < end:
        state = _match_party_alone(line, at, end)
        if state is None:
            break
        actor = Actor(post=group.actor.post, party=state.actor.party, decided_by="title")
        shared.append(PrintedActor(actor, group.start, state.end, state.after))
        at = state.after
        more = at + 1 < end and (words[at].key in _AND or words[at].pause == ",")
        if not more or words[at + 1].key == "the" or words[at - 1].is_possessive:
            break
        at += 1 if words[at].key in _AND else 0
    return tuple(shared) or (group,)


def _join_posts(line: Line, found: list[PrintedActor]) -> tuple[PrintedActor, ...]:
    """Join posts that one person holds: "Politburo Member, Director of the Office, and Foreign Minister Sela Brandt".

    Only the last has a name, and none before it is plural, a body, or opened by "the".
    """
    if len(found) < 2 or found[-1].actor.name is None or not found[-1].actor.post:  # noqa: PLR2004
        return tuple(found)
    for one in found[:-1]:
        is_held = one.actor.post and not one.is_body and not one.is_group and one.actor.name is None
        if not is_held or line.text[one.start : one.start + 4].lower() == "the ":
            return tuple(found)
    first, last = found[0], found[-1]
    post_start = line.text.index(first.actor.post or "", first.start)
    if last.actor.name and line.text.startswith(last.actor.name, last.start):
        return tuple(found)  # "the president, and Ann Roe, vice-president" are two
    post_end = line.text.index(last.actor.post or "", last.start) + len(last.actor.post or "")
    party = first.actor.party or last.actor.party
    actor = Actor(name=last.actor.name, post=line.text[post_start:post_end], party=party, decided_by="title")
    return (PrintedActor(actor, first.start, last.end, last.after),)


def _with_name(line: Line, post: Post, at: int, end: int) -> PrintedActor | None:
    """Complete a post with the name after it, and "of X" after the name."""
    words = line.words
    name_start, name_end = _find_name_after(words, post, end)
    after = name_end if name_end > name_start else post.end
    party = line.cut(*post.party) if isinstance(post.party, tuple) else post.party
    if name_end > name_start and party is None and after + 1 < end and words[after].key == "of":
        party, after = _party_after_name(line, after, end, guess=post.head.has_party_by_of)
    name = line.cut(name_start, name_end) if name_end > name_start else None
    if post.head.is_counterpart and name is None:
        return None
    printed = None if post.head.is_counterpart else line.cut(post.start, post.print_end)
    actor = Actor(name=name, post=printed, party=party, decided_by="title")
    is_group = post.head.is_plural and name is None
    return PrintedActor(
        actor,
        words[at].start,
        words[after - 1].end,
        after,
        is_group=is_group,
        is_shared=is_group and post.head.has_party_by_of,
    )


def _find_name_after(words: Sequence[Word], post: Post, end: int) -> tuple[int, int]:
    """Find the name after a post: next to it, after a comma, or in parentheses; equal indices if none."""
    at = post.end
    if at >= end or words[at - 1].is_possessive:
        return at, at
    start = skip_honorifics(words, at)
    if words[at].pause == "":
        if start < end and not words[start].pause:
            found = end_of_name(words, start, end)
            if found > start and not (found - start > 2 and is_matter(words[start])):  # noqa: PLR2004
                return start, found
        found = end_of_name(words, at, end)
        return at, at if found - at > 2 and is_matter(words[at]) else found  # noqa: PLR2004 - "Trade Unions Ilse Maren"
    if words[at].pause == ",":
        found = end_of_name(words, start, end)
        closed = found == end or words[found].pause or words[found - 1].is_possessive
        if found - start >= 2 and closed and not match_party(words, start):  # noqa: PLR2004 - ", Kessin" is a place
            return start, found
    if words[at].pause == "(":
        found = end_of_name(words, start, end)
        is_closed = found == end or words[found].pause.startswith(")")
        if found > start and is_closed and not words[start].is_upper:  # no acronym: "(NPC)"
            return start, found
    return at, at


def _party_after_name(line: Line, of: int, end: int, *, guess: bool) -> tuple[str | None, int]:
    """Read "of Jamaica" after a name; an unknown state only where the post may have one (`guess`)."""
    words = line.words
    at = of + 2 if words[of + 1].key == "the" else of + 1
    known = match_party(words, at)
    if known and known[1] <= end and not known[0].is_adjective:
        return known[0].code, known[1]
    state = match_unknown_state(words, at, end) if guess and at < end else None
    if state and isinstance(state.party, tuple):
        return line.cut(*state.party), state.end
    return None, of


def _match_body(line: Line, at: int, end: int) -> PrintedActor | None:
    """Read a body that speaks for itself: "the Information and Press Department"."""
    words = line.words
    start = at + 1 if words[at].key == "the" else at
    after = end_of_body(words, start, end, speaking=True)
    if after == start or _is_only_front(words, after, end):
        return None
    party = None
    known = match_party(words, start)
    if known and known[1] < after:
        party = known[0].code
        start = start if known[0].is_organ else known[1]
    held = _match_holder(words, after, end) if after == start + 1 else None
    if held:
        state = line.cut(*held.party) if isinstance(held.party, tuple) else held.party
        actor = Actor(post=line.cut(start, held.print_end), party=party or state, decided_by="title")
        return PrintedActor(actor, words[at].start, words[held.end - 1].end, held.end, is_body=True)
    is_mission = any(is_seated(word) for word in words[start:after])
    last, of_party = (
        (after, None)
        if words[after - 1].is_possessive
        else _read_of(line, after, end, guess=any(is_national(word) for word in words[start:after]))
    )
    party = of_party or party
    seat = _end_of_seat(words, last, end) if is_mission else last
    if seat > last:
        after = last = seat
    actor = Actor(post=line.cut(start, after), party=party, decided_by="title")
    return PrintedActor(actor, words[at].start, words[last - 1].end, last, is_body=True)


def _match_holder(words: Sequence[Word], after: int, end: int) -> Post | None:
    """Read whose office it is: "Office of the Spokesperson for the President"; None where it is nobody's."""
    if after + 2 >= end or words[after].key != "of" or words[after].pause or words[after - 1].is_possessive:
        return None
    return match_post(words, after + (2 if words[after + 1].key == "the" else 1), end)


def _is_only_front(words: Sequence[Word], after: int, end: int) -> bool:
    """Say whether a body only opens a longer name: "Government members", "White House Response Team"."""
    if after >= end or words[after].pause or words[after - 1].is_possessive:
        return False
    return is_group(words[after]) or (words[after].is_capital and not is_never_name(words[after]))


def _read_of(line: Line, of: int, end: int, *, guess: bool) -> tuple[int, str | None]:
    """Read "of Norway" after a body: the index after it and the party; `of` itself where it is none."""
    words = line.words
    if of + 1 >= end or words[of].key != "of" or words[of].pause:
        return of, None
    party, after = _party_after_name(line, of, end, guess=guess)
    return after, party


def _end_of_seat(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index after "in Kessin" behind a mission; `at` where no seat follows.

    Where a mission sits is part of its name, not whom it speaks for.
    """
    if at + 1 >= end or words[at].key not in ("in", "at", "to") or words[at - 1].is_possessive:
        return at
    first = at + 2 if words[at + 1].key == "the" else at + 1
    state = match_party(words, first)
    seat = state[1] if state and not state[0].is_adjective else end_of_name(words, first, end)
    whole = seat == end or words[seat].pause or not words[seat].is_capital
    return seat if seat > first and whole else at


def _match_party_alone(line: Line, at: int, end: int) -> PrintedActor | None:
    """Read a state or organisation that stands alone, known or one capitalised word or two."""
    words = line.words
    start = at + 1 if words[at].key == "the" else at
    known = match_party(words, start)
    if known and not known[0].is_adjective:
        actor = Actor(party=known[0].code, decided_by="title")
        return PrintedActor(actor, words[at].start, words[known[1] - 1].end, known[1])
    after = end_of_name(words, start, end)
    is_cut = after < end and words[after].is_capital and not words[after].pause  # "Foreign Ministers"
    if 0 < after - start <= 2 and not is_cut and not is_matter(words[start]):  # noqa: PLR2004
        actor = Actor(party=line.cut(start, after), decided_by="title")
        return PrintedActor(actor, words[at].start, words[after - 1].end, after)
    return None


def _with_post_behind(line: Line, places: tuple[int, int, int, int], end: int) -> PrintedActor:
    """Read "Ilse Maren MP, Minister for Ports": the post behind what follows the name, else the seat itself.

    `places` are where all begins, where the name does, where it ends, and where what follows it does.
    """
    words = line.words
    at, first, last, after = places
    seat = line.cut(last, last + 1)
    post, party = seat if seat in SEATS else None, None
    held = match_post(words, after, end) if after < end and words[after].pause == "," else None
    if held and not held.head.is_plural and (held.end == end or words[held.end].pause):
        party = line.cut(*held.party) if isinstance(held.party, tuple) else held.party
        post, after = line.cut(held.start, held.print_end), held.end
    actor = Actor(name=line.cut(first, last), post=post, party=party, decided_by="title")
    return PrintedActor(actor, words[at].start, words[after - 1].end, after)


def _match_bare_name(line: Line, at: int, first: int, end: int) -> PrintedActor | None:
    """Read a name of two words or more, or one word after an honorific; with ", post" after it."""
    words = line.words
    after = end_of_name(words, first, end)
    full = sum(1 for word in words[first:after] if word.is_capital)
    if full < (1 if first > at else 2) or match_party(words, first):
        return None
    if full > 2 and words[after - 1].key.endswith("s") and not words[after - 1].is_possessive:  # noqa: PLR2004
        return None  # "Former College Athletes": three capitals and a plural are no person's name
    full_words = [words[n] for n in range(first, after) if n == first or not binds_name(words[n - 1])]
    if any(is_never_name(word) or is_body_word(word) or is_head(word) for word in full_words):
        return None
    if any(is_matter(word) for word in words[first : after - 1]):
        return None  # "Human Rights Activist Ann Roe"
    post, party, last = None, None, after
    if after < end and words[after].pause == "," and not words[after - 1].is_possessive:
        held = match_post(words, after, end)
        if held and not held.head.is_plural and (held.end == end or words[held.end].pause):
            post = line.cut(held.start, held.print_end)
            party = line.cut(*held.party) if isinstance(held.party, tuple) else held.party
            last = held.end
    elif (
        after + 1 < end
        and words[after].key == "of"
        and not words[after].pause
        and not words[after - 1].is_possessive
    ):
        party, last = _party_after_name(line, after, end, guess=False)  # "Sheikh Tamim of Qatar"
    if post is None and _opens_with_acronym(words[first:after]):
        post, first = line.cut(first, first + 1), first + 1
    actor = Actor(name=line.cut(first, after), post=post, party=party, decided_by="title")
    return PrintedActor(actor, words[at].start, words[last - 1].end, last)


def _opens_with_acronym(words: Sequence[Word]) -> bool:
    """Say whether a name opens with a post's acronym: "APNSA Ann Roe", not "JO Roe" or all in capitals."""
    return len(words) > 1 and words[0].is_upper and not words[1].is_upper and len(words[0].key) > 2  # noqa: PLR2004
