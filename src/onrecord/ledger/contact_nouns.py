"""Contacts that a noun tells of: "my 8 February meeting in Karvel with X", "talks between X and Y", "X's visit to Z".

mention = [subject light-verb] [whose | determiner] {modifier | date | state} NOUN {tail}
tail    = "with" X | "between" X "and" Y | "of" X | "by" X | "to" Z | ("in" | "at") place | date | carrier
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_people import Somebody
from onrecord.ledger.contact_places import is_state, place_at, skip_level, time_before
from onrecord.ledger.contact_sentence import Sentence

_MOST_BEFORE: Final = 12  # words of the noun's phrase before it
_MOST_UNKNOWN: Final = 5  # words between a determiner and its noun that no table has
_MOST_AFTER: Final = 30  # words behind it that may still belong to it
_FRONTS: Final = frozenset(("adjective", "place", "party", "capital", "body"))
_BODIES: Final = frozenset(("body", "party", "adjective"))
_HOSTS: Final = frozenset(("party", "capital", "place", "body", "person"))
_SIDES_OF_ADJECTIVE: Final = frozenset(("state", "adjective", "organisation", "group"))
_PAUSES: Final = frozenset((",", "(", "),", ")", "–", "—"))
_HELPING: Final = frozenset(("to", "will", "would", "not", "is", "are", "was", "were", "be", "and", "or"))

Step = tuple[Mention, int]


class _Front(NamedTuple):
    """What stands before a noun and belongs to it: its first word, the sides adjectives give, the words, a place."""

    first: int
    near: tuple[str, ...]
    words: frozenset[str]
    place: tuple[int, int] | None
    has_capitals: bool
    has_organisation: bool


def read_noun(sentence: Sentence, at: int) -> Mention | None:
    """Read the contact that the noun at word `at` tells of; None where it tells of none in particular."""
    if not _may_be_noun(sentence, at):
        return None
    front = _read_front(sentence, at)
    owner = sentence.ends.get(front.first) or _find_owner(sentence, front.first)
    if owner is not None and (not owner.is_owner or sentence.keys[owner.first] in w.THIRD):
        owner = None  # whose "his" is the verb says: "X held his first call with Y"
    if owner is None and _is_matter(sentence, front.first, at):
        return None
    mention = _read_tail(sentence, _open(sentence, at, front, owner))
    determiner = sentence.keys[front.first - 1] if front.first and owner is None else ""
    is_vague = bool(front.words & w.VAGUE or determiner in w.VAGUE) and not front.words & w.NUMBERS
    if is_vague and mention.time is None and mention.name is None:
        return None
    if sentence.keys[at] == "negotiation" and not mention.is_definite:
        return None  # "by direct negotiation"
    if sentence.keys[at] in w.ONLY_WITH_MARK and not (front.words & w.PHONE or owner):
        return None
    if determiner in w.THIRD and not w.RETOLD.isdisjoint(
        sentence.keys[max(0, mention.first - _MOST_UNKNOWN) : mention.first]
    ):
        mention = mention._replace(is_other=True)
    mention = mention._replace(left=_owners(sentence, owner)) if owner else _govern(sentence, mention)
    return mention if mention.time else mention._replace(time=time_before(sentence, mention))


def _is_matter(sentence: Sentence, first: int, at: int) -> bool:
    """Say whether a noun is what is spoken of, not what is done: "the problem of consultation with X"."""
    keys = sentence.keys
    return any(keys[n] == "of" and keys[n - 1] in w.MATTERS for n in range(max(1, first - 1), at))


def _find_owner(sentence: Sentence, at: int) -> Somebody | None:
    """Give whose surname, ending on "'s", stands before word `at`, where the page names its bearer elsewhere."""
    if not at or not sentence.words[at - 1].is_possessive:
        return None
    owner = sentence.somebody_at(at - 1)
    return owner if owner is not None and owner.after == at else None


def _open(sentence: Sentence, at: int, front: _Front, owner: Somebody | None) -> Mention:
    """Return the mention as what stands before its noun gives it."""
    key = sentence.keys[at]
    kind = w.PLURALS.get(key) or w.NOUNS[key]
    is_proper = front.has_capitals and sentence.words[at].is_capital and not sentence.is_title_case
    if kind == "meeting" and (is_proper or front.has_organisation):
        kind = "conference"  # "the Leaders' Meeting": its proper name
    is_call = kind == "call" or bool(front.words & w.PHONE)
    determiner = sentence.keys[front.first - 1] if front.first else ""
    is_counted = bool(front.words & w.NUMBERS) or determiner in w.NUMBERS
    return Mention(
        kind="call" if is_call else kind,
        mode="phone" if is_call else "video" if front.words & w.VIDEO else None,
        first=owner.first if owner else front.first - (determiner in w.DETERMINERS),
        after=at + 1,
        noun=at,
        is_verb=False,
        near=front.near,
        place=front.place,
        is_placed=front.place is not None,
        time=next((time for n, (_, time) in sentence.times.items() if front.first <= n < at), None),
        is_definite=owner is not None or determiner in ("the", "this", "that") or bool(front.near),
        is_plural=key in w.PLURALS and not is_counted,
        name=(at, at + 1) if front.has_capitals and kind == "conference" else None,
        is_other=bool(front.words & w.OTHER),
        is_internal=any(word.startswith(w.WITHIN) for word in front.words),
    )


def _may_be_noun(sentence: Sentence, at: int) -> bool:
    """Say whether the word is a noun here, and not part of another thing's name ("press conference", "call for")."""
    keys, words = sentence.keys, sentence.words
    before = keys[at - 1] if at and not words[at].pause else ""
    behind = keys[at + 1] if at + 1 < len(keys) and not words[at + 1].pause else ""
    if before in w.NEVER_BEFORE or (behind in w.NEVER_AFTER and not words[at].is_possessive):
        return False
    if behind in w.NOUNS and behind != "talks":
        return False
    key = keys[at]
    if key not in w.VERBS and key not in w.ALSO_VERBS:
        return True
    if before in _HELPING or before in w.PRONOUN_SUBJECTS:
        return False
    if not at:
        return behind in ("by", "of", "to", "with")
    is_headed = before in w.DETERMINERS or before in w.MODIFIERS or before in w.PHONE or before in w.LIGHT
    is_headed = is_headed or _is_headed(sentence, at - 1)
    follows_name = words[at - 1].is_capital or (at - 1) in sentence.time_words
    return is_headed or (at > 1 and (follows_name or at in sentence.ends))


def _read_front(sentence: Sentence, at: int) -> _Front:
    """Step left over what belongs to the noun."""
    n = at
    near: list[str] = []
    keys: set[str] = set()
    place: tuple[int, int] | None = None
    has_capitals = False
    while n > max(0, at - _MOST_BEFORE):
        one = sentence.ends.get(n)
        if one is not None and one.kind in _FRONTS and _is_front(sentence, one):
            near.extend(one.parties if one.kind in ("adjective", "party", "body") else ())
            place = place or ((one.first, one.after) if one.kind in ("place", "capital") else None)
            has_capitals = has_capitals or one.kind != "adjective"
            n = one.first
            continue
        first = sentence.time_words.get(n - 1)
        if first is not None:
            n = first
            continue
        is_part = _is_name_part(sentence, n - 1)
        is_within = sentence.keys[n - 1].startswith(w.WITHIN) and bool(_sides_within(sentence, n - 1, n))
        is_pause = bool(sentence.words[n].pause) and n < at and sentence.words[n].pause != ","
        if one is not None or is_pause:
            break
        if not (is_part or is_within or sentence.keys[n - 1] in w.MODIFIERS or _is_headed(sentence, n - 1)):
            break
        has_capitals = has_capitals or is_part
        keys.add(sentence.keys[n - 1])
        n -= 1
    while n < at and sentence.keys[n] in ("of", "two", "three"):
        n += 1
    near.extend(_sides_within(sentence, n, at))
    return _Front(
        n,
        tuple(dict.fromkeys(near)),
        frozenset(keys),
        place,
        has_capitals,
        any(not is_state(one) for one in near),
    )


def _is_front(sentence: Sentence, one: Somebody) -> bool:
    """Say whether who stands before a noun is part of its name, and does not own it: "Leaders' Meeting"."""
    return not one.is_owner or (one.kind == "body" and sentence.keys[one.after - 1] in w.MODIFIERS)


def _sides_within(sentence: Sentence, first: int, after: int) -> list[str]:
    """Return the sides printed between two words, of two in one word both: "the Valmeria-Tarsund talks"."""
    if first >= after:
        return []
    start, end = sentence.span_of(first, after)
    found = [one for one in sentence.parties if start <= one.start < end and one.kind in _SIDES_OF_ADJECTIVE]
    return [one.party for one in found if one.party]


def _is_headed(sentence: Sentence, n: int) -> bool:
    """Say whether a small word no table has stands between a determiner and its noun: "his first foreign leader call"."""
    for k in range(n, max(-1, n - _MOST_UNKNOWN), -1):
        key = sentence.keys[k]
        if key in w.DETERMINERS or (k + 1) in sentence.ends:
            return k < n
        if sentence.words[k].is_capital or key in w.CLOSED or sentence.words[k + 1].pause:
            return False
    return False


def _is_name_part(sentence: Sentence, n: int) -> bool:
    """Say whether a capital word stands before the noun as part of its name: "Ostrel Security Conference"."""
    word = sentence.words[n]
    return word.is_capital and n > 0 and n not in sentence.people and not word.is_possessive


def _owners(sentence: Sentence, owner: Somebody) -> tuple[Somebody, ...]:
    """Give all who own it: "Maren and Brok's meeting"."""
    found = [owner]
    while found[-1].first and sentence.keys[found[-1].first - 1] == "and":
        before = sentence.ends.get(found[-1].first - 1)
        if before is None or before.kind not in ("person", "party", "pronoun"):
            break
        found.append(before)
    return tuple(found[::-1])


def _read_tail(sentence: Sentence, mention: Mention) -> Mention:
    """Read what follows the noun as far as it belongs to it."""
    n = mention.after
    stop = min(len(sentence.words), n + _MOST_AFTER)
    while n < stop:
        place = sentence.place_behind_comma(n)
        if place is not None:
            mention = mention._replace(place=mention.place or place, after=place[1])
            n = place[1]
            continue
        if sentence.words[n].pause and not _goes_on(sentence, n):
            break
        if n in sentence.times:
            n, time = sentence.times[n]
            mention = mention._replace(time=mention.time or time, after=n)
            continue
        if sentence.keys[n] in w.BEFORE_TIME and (n + 1) in sentence.times:
            n += 1
            continue
        level = skip_level(sentence, n)
        if level > n:
            if sentence.keys[level - 1] in w.MARGINS:
                break  # of another thing
            n = level
            continue
        read = _STEPS.get(sentence.keys[n])
        step = read(sentence, mention, n) if read else None
        if step is None and sentence.keys[n] in w.CARRIERS:
            step = mention, n + 1
        if step is None:
            break
        mention, n = step
    return mention


def _goes_on(sentence: Sentence, n: int) -> bool:
    """Say whether the phrase goes on behind a comma: with a date, a place or the company."""
    if sentence.words[n].pause not in _PAUSES:
        return False
    return n in sentence.times or sentence.keys[n] in w.GOING_ON


def _read_company(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    """Read "with X", "between X and Y", "involving X"."""
    found, after = sentence.company(n + 1)
    if not found or mention.right:
        return None
    is_between = sentence.keys[n] in w.BETWEEN
    return mention._replace(right=tuple(found), after=after, is_between=is_between), after


def _read_by(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    found, after = sentence.company(n + 1)
    if not found or mention.kind != "visit":
        return None
    return mention._replace(left=tuple(found), after=after), after


def _read_of(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    """Read "of X": who meets, the visitor, or a conference's own body."""
    found, after = sentence.company(n + 1)
    if not found or mention.kind not in ("meeting", "conference", "consultation", "talks", "visit"):
        return None
    if mention.kind == "visit":
        return mention._replace(left=tuple(found), after=after), after
    if mention.kind in ("meeting", "conference") and len(found) == 1 and found[0].kind in _BODIES:
        end = after
        while end < len(sentence.words) and sentence.words[end].is_capital and not sentence.words[end].pause:
            end += 1
        return mention._replace(
            kind="conference", right=tuple(found), name=(mention.noun, end), after=end
        ), end
    is_of_two = mention.kind == "conference" and sum(one.kind == "person" for one in found) > 1
    kind = "meeting" if is_of_two else mention.kind  # "the summit of Presidents A and B"
    return mention._replace(kind=kind, right=tuple(found), after=after), after


def _read_to(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    """Read where a visit went."""
    if mention.kind != "visit" or mention.host is not None:
        return None
    one = sentence.people.get(n + 1) or sentence.people.get(n + 2)
    if one is not None and one.kind in _HOSTS and not one.is_owner:
        return mention._replace(host=one, after=one.after), one.after
    place = place_at(sentence, n)
    return (mention._replace(place=place, after=place[1]), place[1]) if place else None


def _read_under(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    """Pass over "under the aegis of X"."""
    of = next((k for k in range(n + 1, min(n + 6, len(sentence.words))) if sentence.keys[k] == "of"), None)
    if of is None:
        return None
    found, after = sentence.company(of + 1)
    return (mention, after) if found else None


def _read_place(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    place = place_at(sentence, n)
    if place is None:
        return None
    return mention._replace(place=mention.place or place, after=max(mention.after, place[1])), place[1]


def _read_on(sentence: Sentence, mention: Mention, n: int) -> Step | None:
    """Read what a conference is on: "the Conference on Narva"."""
    if mention.kind != "conference" or mention.name is None:
        return None
    after = n + 1
    while (
        after < len(sentence.words) and sentence.words[after].is_capital and not sentence.words[after].pause
    ):
        after += 1
    if after == n + 1:
        return None
    return mention._replace(name=(mention.noun, after), after=after), after


_STEPS: Final[dict[str, Callable[[Sentence, Mention, int], Step | None]]] = {
    **dict.fromkeys(w.WITH | w.BETWEEN, _read_company),
    "by": _read_by,
    "of": _read_of,
    "to": _read_to,
    "in": _read_place,
    "at": _read_place,
    "on": _read_on,
    "under": _read_under,
}


def _behind_speaker(sentence: Sentence, mention: Mention, word: str) -> Mention:
    """Return a mention behind "after", "following" with the one who did something then: "X told reporters after talks with Y"."""
    if word not in w.AFTER_TALKS or mention.kind == "visit" or mention.is_between or not mention.right:
        return mention
    lone = sentence.lone_person(mention.first)
    is_told = lone is not None and (
        word in w.DURING or not w.REPORTING.isdisjoint(sentence.keys[lone.after : mention.first])
    )
    return mention._replace(left=(lone,)) if lone is not None and is_told else mention


def _govern(sentence: Sentence, mention: Mention) -> Mention:
    """Find the verb that gives the noun its subject: "held talks", "will pay a visit"."""
    n = mention.first
    if sentence.keys[n] in w.PROPOSING and (subject := tuple(sentence.subject(n))):
        return mention._replace(left=subject, governed=sentence.keys[n])  # "proposed" is no adjective here
    while n and sentence.keys[n - 1] in w.BEFORE_PHRASE and not sentence.words[n].pause:
        n -= 1
    if not n or sentence.words[n].pause:
        return mention
    verb = sentence.keys[n - 1]
    is_offer = verb in w.PROPOSING and mention.kind in ("meeting", "talks", "consultation", "call")
    if verb not in w.LIGHT and not is_offer:
        return _behind_speaker(sentence, mention, verb)
    subject = tuple(sentence.subject(n - 1))
    if verb in w.HOSTING and subject and subject[0].kind in ("capital", "place"):
        return mention._replace(
            place=mention.place or (subject[0].first, subject[0].after), first=n - 1, governed=verb
        )
    return mention._replace(left=subject or mention.left, first=n - 1, governed=verb)
