"""Who stands where somebody is due ("met with …"): one of several posts, or of a name that the page makes a person's."""

import msgspec

from onrecord.actors.lexicon import FRONTS, is_head
from onrecord.actors.names import end_of_name, is_never_name
from onrecord.actors.parties import match_party
from onrecord.actors.posts import match_post
from onrecord.actors.read import PrintedActor, match_actor, match_actors
from onrecord.ledger.contact_people import Naming, Somebody
from onrecord.model import Actor

_FULL = 2  # words of a full name
_MOST_APPOSITION = 14  # words of a post behind a name
_MOST_FRONT = 8  # of them before the post's head word


def read_due(naming: Naming, at: int) -> Somebody | None:
    """Read the one person who begins at word `at`; None where no name, or nothing but its capitals, is there.

    "Party Chair, Director of the Office and Foreign Minister Ilse Maren" is
    one; "Ilse Maren, Under-Secretary at the Narvan Chancellery" has a post
    behind the name; of "Maren Ilse" the page speaks elsewhere with a post.
    """
    listed = match_actors(naming.line, at, len(naming.words))
    if not listed or listed[0].is_body or listed[0].is_group:
        return None
    one = listed[0]
    if not one.actor.name:
        whole = _behind_seat(naming, one) if len(listed) == 1 else None
        return naming.take(whole, at) if whole else None
    if one.actor.post:
        # "the President and the Prime Minister, President Maren" is no chain of one person's posts.
        is_chain = naming.keys[at - 1 : at] == ["the"] and _is_chain(naming, at)
        return naming.take(one, at) if len(listed) == 1 and not is_chain else None
    known = _with_apposition(naming, one) or _introduced(naming, one)
    return naming.take(known, at) if known else None


def _is_chain(naming: Naming, at: int) -> bool:
    first = match_actor(naming.line, at, len(naming.words))
    return first is not None and first.actor.name is None


def read_fellow(naming: Naming, at: int, post: str, party: str | None) -> Somebody | None:
    """Read a full name that shares the post in the plural before it: "Ministers Ilse Maren and Karel Brandt"."""
    words = naming.words
    after = end_of_name(words, at)
    if after - at < _FULL or match_party(words, at) or any(is_head(word) for word in words[at:after]):
        return None
    name = naming.line.cut(at, after)
    actor = Actor(name=name, post=post, party=party, decided_by="title")
    return naming.take(PrintedActor(actor, words[at].start, words[after - 1].end, after), at)


def read_described(naming: Naming, after: int) -> Somebody | None:
    """Read the full name that opens a sentence and ends before word `after`, behind whose comma a post in small letters stands.

    "Ilse Maren, special representative for trade, met": the post is what stands between the commas.
    """
    words = naming.words
    stop = next(
        (n for n in range(after + 1, min(len(words), after + _MOST_APPOSITION)) if words[n].pause), -1
    )
    first = after + (words[after].key in ("the", "a"))
    has_head = stop > 0 and any(is_head(word) for word in words[first : min(stop, first + _MOST_FRONT)])
    if not has_head or words[first].is_capital or end_of_name(words, 0) != after or after < _FULL:
        return None
    if any(is_never_name(word) or is_head(word) for word in words[:after]) or match_party(words, 0):
        return None
    held = match_post(words, first, stop)
    post = naming.line.cut(first, held.print_end if held else stop)
    actor = Actor(naming.line.cut(0, after), None, post, None, "title")
    return naming.take(PrintedActor(actor, words[0].start, words[stop - 1].end, stop), 0)


def _behind_seat(naming: Naming, one: PrintedActor) -> PrintedActor | None:
    """Return a nameless post with the further one and the name behind its seat: "Prince of Ostrel and Commander Karel Brandt"."""
    words, at = naming.words, one.after
    if at >= len(words) or naming.keys[at] != "of" or words[at].pause:
        return None
    at += 1
    while at < len(words) and words[at].is_capital and not words[at].pause:
        at += 1
    if at >= len(words) or naming.keys[at] != "and" or words[at].pause not in ("", ","):
        return None
    listed = match_actors(naming.line, at + 1, len(words))
    other = listed[0] if len(listed) == 1 else None
    if other is None or not other.actor.name or not other.actor.post:
        return None
    post = (
        naming.line.text[one.start : naming.line.text.index(other.actor.post, other.start)] + other.actor.post
    )
    actor = Actor(other.actor.name, None, post, one.actor.party or other.actor.party, "title")
    return other._replace(actor=actor, start=one.start)


def _with_apposition(naming: Naming, one: PrintedActor) -> PrintedActor | None:
    """Return a named actor with the post that stands between commas behind the name."""
    words, at = naming.words, one.after
    if at >= len(words) or words[at].pause != "," or words[at - 1].is_possessive:
        return None
    first = at + (words[at].key in ("the", "a"))
    stop = next(
        (n for n in range(first + 1, min(len(words), at + _MOST_APPOSITION)) if words[n].pause),
        min(len(words), at + _MOST_APPOSITION),
    )
    has_head = any(
        is_head(words[n]) or words[n] in FRONTS for n in range(first, min(stop, first + _MOST_FRONT))
    )
    if first >= stop or not words[first].is_capital or not has_head:
        return None
    held = match_post(words, first, stop)
    post = naming.line.cut(first, held.print_end if held else stop)
    actor = Actor(one.actor.name, None, post, None, "title")
    return one._replace(actor=actor, end=words[stop - 1].end, after=stop)


def _introduced(naming: Naming, one: PrintedActor) -> PrintedActor | None:
    """Return a full name with the post that the page gives its family, first word or last, elsewhere."""
    name = one.actor.name or ""
    words = name.split()
    if len(words) < _FULL or any(
        is_never_name(word) for word in naming.words[one.after - len(words) : one.after]
    ):
        return None
    for word in (words[-1], words[0]):
        known = naming.roster.find(word)
        if known is not None and known.post:
            return one._replace(actor=msgspec.structs.replace(known, name=name))
    return None
