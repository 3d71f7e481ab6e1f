"""Posts: offices as titles print them, over a lexicon of heads and their company.

    post        = [party] modifiers head {more heads} {complement}
    complement  = ("of" | "for" | "to" …) (party | portfolio | body | post | unknown state)

"of X" after a head of state, a minister or an ambassador is the party spoken
for, also where X is in no gazetteer; "for X" and "to X" never are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.bodies import end_of_body, end_of_matter, end_of_portfolios
from onrecord.actors.lexicon import FRONTS, HEADS, LONGEST, MATTERS, MODIFIERS, PORTFOLIOS, Head
from onrecord.actors.names import end_of_name, is_never_name
from onrecord.actors.parties import Party, end_of_place, is_place_opener, is_state_noun, match_party
from onrecord.actors.words import Word


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


def match_post(words: Sequence[Word], at: int, end: int) -> Post | None:
    """Read the post that begins at word `at`, as far as `end`; None where none does."""
    now = at + 1 if at < end and words[at].key == "the" else at
    party: str | tuple[int, int] | None = None
    known = match_party(words, now)
    start = now
    if known and known[1] < end and not words[known[1]].pause and not HEADS.match(words, now):
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
        return HEADS.match(words, at)
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
    now, stop = at, min(end, at + LONGEST)
    is_matter, most = False, unknown
    while now < stop:
        word = words[now]
        # Only a list of matters has commas: "Near Eastern, South Asian and African Affairs Adviser".
        if now > at and word.pause and not (word.pause == "," and is_matter):
            return None
        found = HEADS.match(words, now)
        if found and found[1] <= end and not (word.pause == "," and now > at):
            return found
        step = FRONTS.match(words, now)
        is_matter = step is not None and step[0]
        if word.is_possessive and now > at and not step:
            return None
        if step:
            if word.is_possessive and not found and not _is_front(words, step[1], end):
                return None
            now = end_of_matter(words, step[1], end)
        elif (
            word.key in ("and", "&") and now > at and not (most - unknown > 1 and HEADS.match(words, now + 1))
        ):
            now += 1  # not in "Ilse Maren and President Brandt", a name and another's post
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
        HEADS.match(words, at) or MODIFIERS.match(words, at) or PORTFOLIOS.match(words, at)
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
        owned = words[complement.end] if complement.end < end else None
        if complement.is_party and words[complement.end - 1].is_possessive and owned and owned.is_capital:
            break  # "of Iraq's Kurdistan Region" is another place than Iraq
        if head.is_plural and not head.has_party_by_of:
            complement = complement._replace(party=None, is_party=False)  # "heads of CIS agencies"
        takes_party = preposition == "of" and (head.has_party_by_of or isinstance(complement.party, str))
        if takes_party and complement.is_party:
            party = complement.party
        else:
            if preposition == "of" and party is None and isinstance(complement.party, str):
                party = complement.party
            print_end = complement.end
        after = complement.end
        if not complement.is_party and words[after - 1] in PORTFOLIOS and _is_matter_noun(words, after, end):
            after = print_end = after + 1
        is_in_body = not complement.is_party
    seat = _end_before_parenthesis(words, after, end)
    return (seat if seat > after else print_end), seat, party


def _is_matter_noun(words: Sequence[Word], at: int, end: int) -> bool:
    """Say whether a plural between a matter and a full name is the matter's: "Strategic Initiatives Ilse Maren"."""
    return at < end and words[at].key.endswith("s") and end_of_name(words, at, end) - at > 2  # noqa: PLR2004


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
    if (
        at >= end
        or words[at].pause
        or words[at].key in ("to", "by", "from", "with")
        or words[at - 1].is_possessive
    ):
        return at
    if words[at].key == "and" and at + 1 < end and words[at + 1].key == "the":
        return at
    for n in range(at + 1, min(end, at + 7)):
        if words[n].pause:
            closed = next((m for m in range(n + 1, min(end, n + 4)) if words[m].pause), end)
            is_name = (
                words[n].pause == "(" and end_of_name(words, n, closed) == closed and not words[n].is_upper
            )
            return n if is_name and (closed == end or words[closed].pause.startswith(")")) else at
    return at


def _read_complement(words: Sequence[Word], at: int, end: int) -> Complement | None:
    """Read what follows a preposition: a party, a body, portfolios, another post, or an unknown state."""
    now = at + 1 if words[at].key == "the" else at
    if now >= end or (words[now].pause and now == at):
        return None
    body = end_of_body(words, now, end)
    known = match_party(words, now)
    named = _read_known_party(words, known, now, end) if known and body <= known[1] else None
    if named:
        return named
    if body > now:
        return Complement(body, known[0].code if known else None, is_party=False)
    inner = match_post(words, now, end) if _is_front(words, now, end) else None
    if inner:
        return Complement(inner.end, inner.party if isinstance(inner.party, str) else None, is_party=False)
    portfolios = end_of_portfolios(words, now, end)
    if portfolios == now and words[now].is_capital and words[now].key.endswith(MATTERS):
        portfolios = now + 1  # "Minister of Healthcare"
    if portfolios > now:
        return Complement(portfolios, None, is_party=False)
    return match_unknown_state(words, now, end)


def _read_known_party(
    words: Sequence[Word], known: tuple[Party, int], at: int, end: int
) -> Complement | None:
    """Read a party's name, "of the Turkish Republic", or the post its adjective opens: "of the Georgian Prime Minister"."""
    party, after = known
    if not party.is_adjective:
        return Complement(after, party.code, is_party=not party.is_organ)
    if after < end and is_state_noun(words[after]) and not words[after].pause:
        return Complement(after + 1, party.code, is_party=True)
    inner = match_post(words, at, end)
    return Complement(inner.end, party.code, is_party=False) if inner else None


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
