"""Contacts that a verb tells of: "X met with Y", "the presidents met in Karvel", "X spoke by phone with Y", "X visited Z"."""

from typing import Final

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_glance import may_have_subject, may_list, may_take
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_people import Somebody
from onrecord.ledger.contact_places import place_at, skip_duration, skip_level, skip_margins, time_before
from onrecord.ledger.contact_sentence import Sentence
from onrecord.text.times import FoundTime

_MOST_AFTER: Final = 30
_MOST_BEHIND: Final = 8  # words between what a verb takes and its date
_MOST_TOPIC: Final = 24  # words between "discussed" and "with"
_MOST_BETWEEN: Final = 16  # words between a verb and "with"
_STATES: Final = ("party", "place", "capital")


def read_verb(sentence: Sentence, at: int) -> Mention | None:
    """Read the contact that the verb at word `at` tells of; None where it tells of none."""
    verb = w.VERBS[sentence.keys[at]]
    readers = {
        "meet": _read_meet,
        "confer": _read_meet,
        "speak": _read_speak,
        "host": _read_host,
        "phone": _read_phone,
        "visit": _read_visit,
        "arrive": _read_arrive,
        "discuss": _read_discuss,
        "send": _read_send,
    }
    found = readers[verb](sentence, at)
    return _read_rest(sentence, found) if found else None


def _base(sentence: Sentence, at: int, kind: str, after: int, right: list[Somebody]) -> Mention:
    left = tuple(sentence.subject(at))
    first = left[0].first if left else at
    return Mention(
        kind, None, min(first, at), max(after, at + 1), at, is_verb=True, left=left, right=tuple(right)
    )


def _company_behind(sentence: Sentence, at: int, *, needs_with: bool) -> tuple[list[Somebody], int]:
    """Read whom a verb takes: behind "with", past adverbs, dates and places, or right behind it."""
    n = at + 1
    stop = min(len(sentence.words), at + _MOST_BETWEEN)
    while n < stop and not (sentence.words[n].pause and n > at + 1):
        if sentence.keys[n] in ("with", "to"):
            return sentence.company(n + 1)
        if n in sentence.times:
            n = sentence.times[n][0]
            continue
        if sentence.keys[n] in w.BEFORE_TIME and (n + 1) in sentence.times:
            n += 1
            continue
        margin = max(skip_margins(sentence, n), skip_duration(sentence, n))
        if margin > n:
            n = margin
            continue
        place = place_at(sentence, n) if sentence.keys[n] in w.PLACE else None
        if place is not None:
            n = place[1]
            continue
        if n == at + 1 and not needs_with and n in sentence.people:
            return sentence.company(n)
        if n in sentence.people or sentence.keys[n] not in w.BESIDE_VERB:
            break
        n += 1
    if not needs_with and at + 1 < len(sentence.words) and sentence.keys[at + 1] in w.OPENING:
        return sentence.company(at + 1)
    return [], at + 1


def _read_meet(sentence: Sentence, at: int) -> Mention | None:
    is_participle = sentence.keys[at] == "meeting"
    is_aside = is_participle and at > 0 and sentence.keys[at - 1] in w.WHILE_MEETING
    if is_participle and not (is_aside or (at and sentence.keys[at - 1] in w.BEING)):
        return None
    if not (may_take(sentence, at) or (_is_bare(sentence, at) and may_have_subject(sentence, at))):
        return None
    right, after = _company_behind(sentence, at, needs_with=False)
    found = _base(sentence, at, "meeting", after, right)
    if is_aside:
        lone = sentence.lone_person(at)
        found = found._replace(left=(lone,) if lone is not None else (), first=at)
    is_need = any(
        sentence.keys[one.first] in ("them", "it") or one.is_owner or sentence.keys[one.after - 1] in w.UNMET
        for one in right
    )
    if is_need:
        return None  # "meet them halfway", "meet Narva's needs", "meet the Narvan wishes"
    if not right and not _is_bare(sentence, at):
        return None  # "met the requirements"
    if not right and all(one.kind not in ("person", "role", "pronoun") for one in found.left):
        return None  # "Valmeria meets and exceeds"
    return found


def _is_bare(sentence: Sentence, at: int) -> bool:
    """Say whether a verb takes nothing: it ends its clause, or a place, a date or an adverb follows."""
    n = at + 1
    if n >= len(sentence.words) or sentence.words[n].pause or n in sentence.times:
        return True
    return sentence.keys[n] in w.BEHIND_BARE or sentence.keys[n] in w.BESIDE_VERB


def _read_speak(sentence: Sentence, at: int) -> Mention | None:
    """Read "X spoke with Y", "X and Y spoke today"."""
    keys = sentence.keys
    if "and" not in keys[:at] and (
        w.TO_WHOM.isdisjoint(keys[at + 1 : at + _MOST_BETWEEN]) or not may_take(sentence, at)
    ):
        return None  # "spoke of the ferry": before anybody is read
    right, after = _company_behind(sentence, at, needs_with=True)
    found = _base(sentence, at, "talks", after, right)
    is_pair = not right and sum(one.kind == "person" for one in found.left) > 1
    if not is_pair and not any(one.kind in ("person", "pronoun", "role") for one in right):
        return None
    text = sentence.line.text[sentence.words[at].start :]
    if w.BY_PHONE.search(text):
        return found._replace(kind="call", mode="phone")
    if not w.MARGINS.isdisjoint(sentence.keys[at : at + _MOST_BETWEEN]):
        return found._replace(mode="in person")
    return found._replace(kind="call", mode="video") if w.BY_VIDEO.search(text) else found


def _read_host(sentence: Sentence, at: int) -> Mention | None:
    n = at + 1
    is_passive = sentence.keys[at] in w.PASSIVE_HOSTS and bool(at) and sentence.keys[at - 1] in w.BEING
    if is_passive and sentence.keys[n : n + 1] == ["by"]:
        right, after = sentence.company(n + 1)
        guest = _base(sentence, at, "meeting", after, right)
        is_plain = all(one.kind == "person" and not one.is_owner for one in (*guest.left, *right))
        return guest if guest.left and right and is_plain else None
    is_article = sentence.keys[n : n + 1] in (["a"], ["another"])
    if not (is_article or may_take(sentence, at)):
        return None
    if n + 1 < len(sentence.keys) and is_article:
        call = next(
            (
                k
                for k in range(n + 1, min(n + 4, len(sentence.keys)))
                if sentence.keys[k] in ("call", "conversation")
            ),
            None,
        )
        if call is not None and call + 1 < len(sentence.keys) and sentence.keys[call + 1] == "from":
            right, after = sentence.company(call + 2)
            if right:
                found = _base(sentence, at, "call", after, right)
                return found._replace(mode="phone", caller=right[0])
    right, after = _company_behind(sentence, at, needs_with=False)
    persons = [one for one in right if one.kind == "person" and not one.is_owner]
    return _base(sentence, at, "meeting", after, persons) if persons and len(persons) == len(right) else None


def _read_phone(sentence: Sentence, at: int) -> Mention | None:
    is_double = sentence.keys[at + 1 : at + 2] == ["and"]  # "called and congratulated Maren"
    first = at + 3 if is_double else at + 1
    if not may_list(sentence, first):
        return None
    right, after = sentence.company(first)
    if len(right) != 1 or right[0].kind != "person" or right[0].is_owner:
        return None
    follows = sentence.keys[after] if after < len(sentence.keys) else ""
    is_end = after >= len(sentence.words) or bool(sentence.words[after].pause) or after in sentence.times
    is_closed = is_double or is_end or follows in w.BEHIND_CALLED
    if sentence.keys[at] == "called" and not is_closed:
        return None  # "called Maren a friend"
    found = _base(sentence, at, "call", after, right)
    return found._replace(mode="phone", caller=found.left[0] if found.left else None)


def _read_visit(sentence: Sentence, at: int) -> Mention | None:
    keys = sentence.keys
    before = keys[at - 1] if at else ""
    is_by = keys[at : at + 2] == ["visited", "by"]
    n = at + 2 if keys[at + 1 : at + 2] == ["the"] else at + 1
    is_capital = n < len(sentence.words) and sentence.words[n].is_capital
    if (
        (keys[at] == "visiting" and before not in w.BEING)
        or before in w.DETERMINERS
        or not (is_by or is_capital)
    ):
        return None
    if at in sentence.ends and sentence.ends[at].is_owner:
        return None  # "Maren's visit Friday"
    if is_by:
        visitors, after = sentence.company(at + 2)
        left = sentence.subject(at)
        if not left or not visitors:
            return None
        base = Mention("visit", None, left[0].first, after, at, is_verb=True, left=tuple(visitors))
        return base._replace(host=left[0])
    host = sentence.people.get(n)
    if host is None or host.kind not in _STATES or host.is_owner:
        return None
    return _base(sentence, at, "visit", host.after, [])._replace(host=host)


def _read_arrive(sentence: Sentence, at: int) -> Mention | None:
    n = at + 1
    while n < min(len(sentence.words), at + 4) and sentence.keys[n] not in ("in", "to"):
        n += 1
    if n + 1 >= len(sentence.words) or not sentence.words[n + 1].is_capital:
        return None
    host = sentence.people.get(n + 1)
    if host is None or host.kind not in _STATES or host.is_owner:
        return None
    found = _base(sentence, at, "visit", host.after, [])
    return found._replace(host=host) if any(one.kind == "person" for one in found.left) else None


def _read_discuss(sentence: Sentence, at: int) -> Mention | None:
    """Read "X discussed the matter with Y", or "X and Y discussed the matter"."""
    if "and" not in sentence.keys[:at] and "with" not in sentence.keys[at + 1 : at + _MOST_TOPIC]:
        return None
    if not may_have_subject(sentence, at):
        return None
    left = tuple(sentence.subject(at))
    named = [one for one in left if one.kind == "person"]
    behind = next(
        (
            n
            for n in range(at + 1, min(at + _MOST_TOPIC, len(sentence.words)))
            if sentence.keys[n] == "with" and (n + 1) in sentence.people
        ),
        None,
    )
    right, after = sentence.company(behind + 1) if behind else ([], at + 1)
    right = [one for one in right if one.kind == "person"]
    if len(named) + len(right) < 2 or not named:  # noqa: PLR2004 - two sides
        return None
    return Mention(
        "talks", None, left[0].first, after, at, is_verb=True, left=left, right=tuple(right), is_definite=True
    )


def _read_send(sentence: Sentence, at: int) -> Mention | None:
    """Read "sent a message to Y", "sent his greetings to Y"."""
    to = next((n for n in range(at + 1, min(at + 9, len(sentence.words))) if sentence.keys[n] == "to"), None)
    if to is None or not any(key in w.MESSAGES for key in sentence.keys[at + 1 : to]):
        return None
    right, after = sentence.company(to + 1)
    found = _base(sentence, at, "message", after, right)
    named = [one for one in (*found.left, *right) if one.kind == "person"]
    return found._replace(mode="written") if len(named) > 1 and found.left and right else None


def _read_rest(sentence: Sentence, mention: Mention) -> Mention:
    """Read the date and the place behind the verb and its company, else a date that opens the clause."""
    n = mention.after
    stop = min(len(sentence.words), n + _MOST_AFTER)
    while n < stop:
        aside = _skip_aside(sentence, n)
        if aside == n and sentence.words[n].pause not in ("", ","):
            break
        n = aside
        if n in sentence.times:
            n, time = sentence.times[n]
            mention = mention._replace(time=mention.time or time, after=n)
            continue
        level = skip_level(sentence, n)
        if level > n:
            n = level
        elif sentence.keys[n] in w.PLACE and mention.place is None and (place := place_at(sentence, n)):
            n = place[1]
            mention = mention._replace(place=place, after=n)
        elif sentence.keys[n] in w.BESIDE_VERB or sentence.keys[n] in ("on", "at", "in", "during", "for"):
            n += 1
        else:
            break
    return mention if mention.time else mention._replace(time=_time_near(sentence, mention, n))


def _time_near(sentence: Sentence, mention: Mention, n: int) -> FoundTime | None:
    """Give the date inside a mention, close behind it, or at the head of its clause."""
    is_topic = w.VERBS[sentence.keys[mention.noun]] == "discuss"  # behind it stands what was discussed
    for first, (_, time) in sorted(sentence.times.items()):
        if mention.first <= first < mention.after:
            return time
        if (
            not is_topic
            and n <= first <= n + _MOST_BEHIND
            and w.ENDS_REACH.isdisjoint(sentence.keys[n:first])
        ):
            return time
    return time_before(sentence, mention)


def _skip_aside(sentence: Sentence, n: int) -> int:
    """Give the word after ", as you know,": up to six small words between commas."""
    if sentence.words[n].pause != "," or sentence.keys[n] not in w.ASIDES:
        return n
    for k in range(n + 1, min(n + 7, len(sentence.words))):
        if sentence.words[k].pause == ",":
            return k
    return n
