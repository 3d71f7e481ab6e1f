"""Posts: offices as titles print them, over a lexicon of heads and their company.

    post        = [party] modifiers head {more heads} {complement}
    complement  = ("of" | "for" | "to" …) (party | portfolio | body | post | unknown state)

"of X" after a head of state, a minister or an ambassador is the party spoken
for, also where X is in no gazetteer; "for X" and "to X" never are.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.actors.names import end_of_name, is_never_name
from onrecord.actors.parties import end_of_place, is_place_opener, is_state_noun, match_party
from onrecord.actors.words import Phrases, Word

_FACTS = tomllib.loads((Path(__file__).parent / "posts.toml").read_text("utf-8"))
_LONGEST = 10  # words a post's front, or a body's name, may have


class Head(NamedTuple):
    """What a head word allows after it, and whether it stands for several or for no post.

    `keeps_party`: a nation before it is part of a company's name ("Narvan Railways CEO").
    """

    takes: frozenset[str]
    has_party_by_of: bool
    is_plural: bool = False
    is_counterpart: bool = False
    keeps_party: bool = False


class Post(NamedTuple):
    """A post as word indices: `start:print_end` are its words without the party.

    `end` is the index after everything read, "of Cyprus" included. `party` is
    a code, or the words `(start, end)` of a state that no table knows.
    """

    start: int
    print_end: int
    end: int
    party: str | tuple[int, int] | None
    head: Head


class Complement(NamedTuple):
    """What follows a post's preposition: the index after it, and the party in it."""

    end: int
    party: str | tuple[int, int] | None
    is_party: bool  # the whole complement is a party's name


def _heads() -> list[tuple[str, Head]]:
    rows: list[tuple[str, Head]] = []
    by_word: dict[str, Head] = {}
    for group in _FACTS["heads"]:
        head = Head(
            frozenset(group["takes"]),
            group["party_by_of"],
            is_counterpart=group.get("counterpart", False),
            keeps_party=group.get("keeps_party", False),
        )
        by_word.update((word, head) for word in group["words"])
    rows.extend(by_word.items())
    rows.extend(
        (many, by_word.get(one, by_word["Chief"])._replace(is_plural=True))
        for many, one in _FACTS["plural"].items()
    )
    return rows


_HEADS: Phrases[Head] = Phrases(_heads())
_MODIFIERS: Phrases[bool] = Phrases((word, True) for word in _FACTS["modifiers"]["words"])
_PORTFOLIOS: Phrases[bool] = Phrases((word, True) for word in _FACTS["portfolios"]["words"])
_BODIES: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["words"])
_NATIONAL: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["national"])
_GROUPS: Phrases[bool] = Phrases((word, True) for word in _FACTS["groups"]["words"])
_SEATED: Phrases[bool] = Phrases((word, True) for word in _FACTS["bodies"]["seated"])
_SPEAKING: Phrases[bool] = Phrases((word, True) for word in _FACTS["speaking"]["words"])


def match_post(words: Sequence[Word], at: int, end: int) -> Post | None:
    """Read the post that begins at word `at`, as far as `end`; None where none does."""
    now = at + 1 if at < end and words[at].key == "the" else at
    party: str | tuple[int, int] | None = None
    known = match_party(words, now)
    start = now
    if known and known[1] < end and not words[known[1]].pause and not _HEADS.match(words, now):
        party, now = known[0].code, known[1]
        start = start if known[0].is_organ else now
    front = _find_head(words, now, end, unknown=3)
    if front is None:
        return None
    head, after = front
    if head.keeps_party and party:
        start, party = at + (words[at].key == "the"), None
    while not words[after - 1].is_possessive or _is_own_post(words, after, end):
        more = _more_heads(words, after, end)
        if more is None:
            break
        head, after = more
    print_end, after, party = _read_complements(words, (after, end), head, party)
    return Post(start, print_end, after, party, head)


def _is_own_post(words: Sequence[Word], at: int, end: int) -> bool:
    """Say whether "Secretary General's" goes on as a post ("Special Envoy"), not as an event."""
    return _find_head(words, at, end, unknown=0) is not None


def _more_heads(words: Sequence[Word], at: int, end: int) -> tuple[Head, int] | None:
    """Read a further head that belongs to the same post: "State Secretary and Deputy Foreign Minister"."""
    if at < end and words[at].pause == "/":  # "Deputy Prime Minister/Foreign Minister"
        return _HEADS.match(words, at)
    if at >= end or words[at].pause:
        return None
    if words[at].key in ("and", "&"):
        joined = _find_head(words, at + 1, end, unknown=0)
        # "President Maren" after "and" is another person's post, unless the first one has no name of its own:
        # here it has none, so both posts are one person's if a name follows the second, or nothing does.
        return joined if joined and not match_party(words, at + 1) else None
    return _find_head(words, at, end, unknown=0)


def _find_head(words: Sequence[Word], at: int, end: int, *, unknown: int) -> tuple[Head, int] | None:
    """Find the first head whose front, from `at`, is modifiers, portfolios and bodies.

    At most `unknown` capitalised words that no table knows may stand in the
    front ("Kessin Bank CEO").
    """
    now, stop = at, min(end, at + _LONGEST)
    is_matter = False
    while now < stop:
        word = words[now]
        # Only a list of matters has commas: "Near Eastern, South Asian and African Affairs Adviser".
        if now > at and word.pause and not (word.pause == "," and is_matter):
            return None
        found = _HEADS.match(words, now)
        if found and found[1] <= end and not (word.pause == "," and now > at):
            return found
        is_matter = _PORTFOLIOS.match(words, now) is not None
        step = _MODIFIERS.match(words, now) or _PORTFOLIOS.match(words, now) or _BODIES.match(words, now)
        if word.is_possessive and now > at and not step:
            return None
        if step:
            if word.is_possessive and not found and not _is_front(words, step[1], end):
                return None
            now = _end_of_matter(words, step[1], end)
        elif word.key in ("and", "&") and now > at:
            now += 1
        elif unknown and word.is_capital and not is_never_name(word) and not word.pause:
            unknown -= 1
            now += 1
        else:
            known = match_party(words, now)
            if not known or now == at:
                return None
            now = known[1]
    return None


def _is_front(words: Sequence[Word], at: int, end: int) -> bool:
    """Say whether a post's front or head follows at `at`."""
    return at < end and bool(
        _HEADS.match(words, at) or _MODIFIERS.match(words, at) or _PORTFOLIOS.match(words, at)
    )


def _read_complements(
    words: Sequence[Word], bounds: tuple[int, int], head: Head, party: str | tuple[int, int] | None
) -> tuple[int, int, str | tuple[int, int] | None]:
    """Read "of …", "for …", "to …" after a head: where the printed post ends, where all ends, the party."""
    after, end = bounds
    print_end = after
    is_in_body = False
    while after + 1 < end and words[after].key in head.takes and not words[after].pause:
        if words[after - 1].is_possessive:
            break
        preposition = words[after].key
        complement = _read_complement(words, after + 1, end)
        if complement and is_in_body and isinstance(complement.party, tuple):
            # "the Union of Industrialists and Traders Ilse Maren": the name is the last two words.
            after = print_end = _end_of_members(words, after + 1, end, print_end)
            break
        if complement is None or (head.is_plural and isinstance(complement.party, tuple)):
            break
        if words[complement.end - 1].is_possessive and complement.is_party and complement.end < end:
            if words[complement.end].is_capital:
                break  # "of Iraq's Kurdistan Region" is another place than Iraq
        takes_party = preposition == "of" and (head.has_party_by_of or isinstance(complement.party, str))
        if takes_party and complement.is_party:
            party = complement.party
        else:
            if preposition == "of" and party is None and isinstance(complement.party, str):
                party = complement.party
            print_end = complement.end
        after = complement.end
        is_in_body = not complement.is_party
    seat = _end_before_parenthesis(words, after, end)
    return (seat if seat > after else print_end), seat, party


def _end_of_members(words: Sequence[Word], at: int, end: int, otherwise: int) -> int:
    """Give the index after "Industrialists and Traders" where a name of two words follows; else `otherwise`."""
    now = at
    while now < end and (words[now].is_capital or words[now].key in ("and", "the")) and not words[now].pause:
        now += 1
        if words[now - 1].is_possessive:
            break
    return now - 2 if now - at > 2 else otherwise  # noqa: PLR2004


def _end_before_parenthesis(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index of the parenthesis in "… in Vietnam (Williams)"; `at` where no name closes the post so."""
    if at >= end or words[at].pause or words[at].key in ("and", "&", "to") or words[at - 1].is_possessive:
        return at
    for n in range(at + 1, min(end, at + 7)):
        if words[n].pause:
            closed = next((m for m in range(n + 1, min(end, n + 4)) if words[m].pause), end)
            is_name = words[n].pause == "(" and end_of_name(words, n, closed) == closed
            return n if is_name and (closed == end or words[closed].pause.startswith(")")) else at
    return at


def _read_complement(words: Sequence[Word], at: int, end: int) -> Complement | None:
    """Read what follows a preposition: a party, a body, portfolios, another post, or an unknown state."""
    now = at + 1 if words[at].key == "the" else at
    if now >= end or (words[now].pause and now == at):
        return None
    known = match_party(words, now)
    body = end_of_body(words, now, end)
    if known:
        code, after = known[0].code, known[1]
        if body > after:
            return Complement(body, code, is_party=False)
        if not known[0].is_adjective:
            return Complement(after, code, is_party=not known[0].is_organ)
        inner = match_post(words, now, end)
        if inner:
            return Complement(inner.end, code, is_party=False)
    if body > now:
        return Complement(body, None, is_party=False)
    inner = match_post(words, now, end) if _is_front(words, now, end) or _HEADS.match(words, now) else None
    if inner:
        return Complement(inner.end, inner.party if isinstance(inner.party, str) else None, is_party=False)
    portfolios = _end_of_portfolios(words, now, end)
    if portfolios > now:
        return Complement(portfolios, None, is_party=False)
    return match_unknown_state(words, now, end)


def match_unknown_state(words: Sequence[Word], at: int, end: int) -> Complement | None:
    """Read a state that no table knows, and leave the name after it.

    One word alone, or one word before a name of two or more ("Valdoria Ilse
    Maren"); "Valdoria Maren" could be either and is left unread.
    """
    now = at
    if is_state_noun(words[at]) or (at + 1 < end and is_state_noun(words[at + 1])):
        of = next((n for n in range(at, min(end, at + 3)) if words[n].key == "of"), None)
        if of is not None and of + 1 < end:
            now = of + 1
            known = match_party(words, now)
            if known:
                return Complement(known[1], known[0].code, is_party=True)
    opened = now + 1 < end and is_place_opener(words[now])
    run_end = end_of_name(words, now + opened, end)  # "North" alone would stop a name
    full = sum(1 for word in words[now:run_end] if word.is_capital)
    if run_end <= now + opened:
        return None
    place_end = end_of_place(words, now, run_end)
    if place_end == run_end or full >= 3 + opened:  # a state and a full name
        return Complement(place_end, (now, place_end), is_party=True)
    return None


def _end_of_portfolios(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index after "Foreign Affairs and Trade", "Relations with Russia"; `at` where none begins."""
    now = solid = at
    stop = min(end, at + _LONGEST)
    while now < stop:
        word = words[now]
        if now > at and word.pause not in ("", ","):
            break
        step = _PORTFOLIOS.match(words, now)
        if step and word.is_capital:
            # "President of North Ossetia": a direction alone is no matter of office.
            solid = solid if step[1] == now + 1 and is_place_opener(word) else step[1]
            now = step[1]
            if words[now - 1].is_possessive:
                break
        elif word.is_capital and (lead := _MODIFIERS.match(words, now)) and _PORTFOLIOS.match(words, lead[1]):
            now = lead[1]  # "Special Operations", "National Security Affairs"
        elif now > at and word.is_capital and not word.pause and _PORTFOLIOS.match(words, now + 1):
            now += 1  # "Cyber and Emerging Technology"
        elif word.key in ("and", "&") and now > at:
            now += 1
        elif word.key == "with" and solid == now > at:
            known = match_party(words, now + 1)
            return known[1] if known else solid
        else:
            break
    return solid


def _end_of_matter(words: Sequence[Word], at: int, end: int) -> int:
    """Give the index after "of Foreign Affairs" that follows a body's noun; `at` where it does not."""
    if at + 1 >= end or words[at].key != "of" or words[at].pause or words[at - 1].is_possessive:
        return at
    first = at + 2 if words[at + 1].key == "the" else at + 1
    after = _end_of_portfolios(words, first, end)
    return after if after > first else at


def _may_name_body(words: Sequence[Word], at: int, stop: int) -> bool:
    """Say whether the word may be part of a body's name that no table knows: "Election" in "Election Commission"."""
    if not words[at].is_capital or _is_free_head(words, at):
        return False
    return not is_never_name(words[at]) or (at + 1 < stop and _BODIES.match(words, at + 1) is not None)


def _is_free_head(words: Sequence[Word], at: int) -> bool:
    """Say whether a post's head stands here for itself, not in a body's name ("Liaison Department")."""
    head = _HEADS.match(words, at)
    return head is not None and not (head[1] < len(words) and _BODIES.match(words, head[1]))


def end_of_body(words: Sequence[Word], at: int, end: int, *, speaking: bool = False) -> int:
    """Give the index after the body named at `at` ("the Office of the Foreign Affairs Commission").

    `at` itself where no body is named. With `speaking`, only bodies that
    publish and speak count.
    """
    table = _SPEAKING if speaking else _BODIES
    now = solid = at
    strangers = 0
    speaks = True
    stop = min(end, at + _LONGEST)
    while now < stop:
        word = words[now]
        if now > at and word.pause:
            break
        step = _BODIES.match(words, now)
        if step and step[1] <= end:
            speaks = table.match(words, now) is not None
            solid = step[1]
            strangers = 0
            now = step[1]
            matter = _end_of_matter(words, now, end)
            if matter > now:
                solid = matter
                now = matter
            if words[now - 1].is_possessive and end_of_body(words, now, min(end, now + 4)) == now:
                break
            continue
        known = match_party(words, now)
        if known and now == at:
            now = known[1]
            continue
        if _PORTFOLIOS.match(words, now) or _MODIFIERS.match(words, now):
            pass
        elif word.key in ("of", "the", "for", "and", "&", "on", "in") and now > at:
            # Past the body's own noun only its matter goes on: "Office of …".
            if strangers or (solid == now and word.key not in ("of", "for")):
                break
            state = match_party(words, now + 2 if now + 1 < stop and words[now + 1].key == "the" else now + 1)
            if word.key == "of" and state and not state[0].is_adjective and state[0].is_state:
                break  # "of the Russian Federation" is whose body it is
        elif strangers < 3 and _may_name_body(words, now, stop):  # noqa: PLR2004
            strangers += 1
        else:
            break
        if word.is_possessive and word.key != "people":
            break
        now += 1
    return solid if speaks else at


def is_head(word: Word) -> bool:
    """Say whether the word alone names a post: "Minister", "Ambassador"."""
    return word in _HEADS


def is_body_word(word: Word) -> bool:
    """Say whether a body's name ends on this word: "Council", "University"."""
    return word in _BODIES


def is_matter(word: Word) -> bool:
    """Say whether the word alone is a matter of office: "Trade", "Press"."""
    return word in _PORTFOLIOS


def is_group(word: Word) -> bool:
    """Say whether the word makes a body its people: "Government members"."""
    return word in _GROUPS


def is_national(word: Word) -> bool:
    """Say whether the body is one a state has: "of X" after it is that state."""
    return word in _NATIONAL


def is_seated(word: Word) -> bool:
    """Say whether the body is a mission, named with its seat: "Embassy in Kessin"."""
    return word in _SEATED
