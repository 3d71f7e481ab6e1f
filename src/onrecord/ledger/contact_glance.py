"""What single words show of a contact before anybody in its sentence is read: most words that tell of one tell of none.

Reading who stands in a sentence costs ten times what these glances cost.
Each errs on one side: it turns away only what the grammar would turn away.
"""

from typing import Final

from onrecord.actors.lexicon import is_body_word, is_head
from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_places import skip_duration, skip_level, skip_margins
from onrecord.ledger.contact_sentence import Sentence

_WINDOW: Final = 12  # words on either side of one that tells, in which a side is named
_CLOSE: Final = 5  # words before a noun in which an owner or a state's adjective stands
_SUBJECT: Final = 4  # words that open a sentence: "The telephone conversation took place"
_MOST_TAIL: Final = 30
_MOST_FRONT: Final = 13
_MOST_BETWEEN: Final = 16
_MOST_BEFORE: Final = 4  # words that name nobody before one who is met
_PAUSES: Final = frozenset((",", "(", "),", ")", "–", "—"))
_TWO_SIDED: Final = frozenset(("meet", "speak", "confer", "discuss"))
_TALKS: Final = frozenset(("meeting", "talks", "consultation"))


def is_promising(sentence: Sentence, at: int) -> bool:
    """Say whether a side stands where the word at `at` would have one: of ten such words in speeches six have none."""
    keys = sentence.keys
    if keys[at] in w.VERBS and keys[at] not in w.NOUNS:
        if w.VERBS[keys[at]] not in _TWO_SIDED:
            # Whom one receives or calls, and where one arrives, has a name.
            return any(word.is_capital and word.key != "i" for word in sentence.words[at + 1 : at + _WINDOW])
        return _has_side(sentence, at + 1, at + _WINDOW) or _has_side(sentence, at - _WINDOW, at)
    behind = keys[at + 1 : at + 2 * _WINDOW]
    if not w.COMPANY.isdisjoint(behind):
        return True
    is_led = _has_side(sentence, at + 1, at + _WINDOW)
    if w.NOUNS.get(keys[at]) in _TALKS:
        # "Memorandum of a Conversation, Department of State" is of nobody.
        is_of = is_led and "of" in behind[:_CLOSE] and not sentence.words[at + 1].pause
        return is_of or _has_owner(sentence, at)
    if is_led and not w.OF_NOUNS.isdisjoint(behind[:_CLOSE]):
        return True
    return at < _SUBJECT or _has_side(sentence, at - _CLOSE, at)


def _has_owner(sentence: Sentence, at: int) -> bool:
    """Say whether who talked may stand before a noun of talks: in its own phrase, or as the subject of its verb.

    "the Narvan talks", "we had good talks", "during talks Maren told Brok", not "Maren said that the talks".
    """
    keys, words = sentence.keys, sentence.words
    if keys[at] in w.VERBS and at and keys[at - 1] in w.BEING:
        return True  # "we are meeting in Karvel"
    for n in range(at - 1, max(-1, at - _CLOSE - 1), -1):
        key = keys[n]
        if words[n].is_capital or key in w.TELLING_PRONOUNS or key in w.LIGHT or key in w.PHONE:
            return True
        if key.startswith(w.WITHIN):
            return True
        if words[n + 1].pause and words[n + 1].pause != ",":
            return False
        if key in w.CLOSED and keys[max(0, n - 1)] not in w.MODIFIERS:  # "the next round of talks"
            is_during = key in w.DURING and sum(word.is_capital for word in words) > 1
            return is_during or (n > 0 and keys[n - 1] in w.LIGHT)
    return False


def _has_side(sentence: Sentence, first: int, after: int) -> bool:
    """Say whether a name, a pronoun or several who hold a post may stand between two words."""
    first = max(0, first)
    near = sentence.words[first:after]
    if any(word.is_capital and word.start and word.key != "i" for word in near):
        return True
    return not w.TELLING_PRONOUNS.isdisjoint(sentence.keys[first:after])


def may_tell(sentence: Sentence, at: int, *, has_last: bool) -> bool:
    """Say whether the noun at word `at` may tell of a contact of two: not in "the meeting was long", "a visit is due".

    `has_last` where two sides have met in the text before, whom "our talks" would mean.
    """
    if sentence.is_title:
        return True
    keys = sentence.keys
    kind = w.PLURALS.get(keys[at]) or w.NOUNS[keys[at]]
    if _has_tail(sentence, at, kind):
        return True
    if kind == "visit":
        return keys[at] in w.VERBS
    if kind == "conference" or sentence.words[at].is_capital:
        return True  # its name may be all there is
    return _may_have_front(sentence, at, has_last=has_last)


def _may_have_front(sentence: Sentence, at: int, *, has_last: bool) -> bool:
    """Say whether who met may stand before a noun: as its owner or adjective, as the several who hold it, or told of before."""
    words, keys = sentence.words, sentence.keys
    is_call = w.NOUNS.get(keys[at]) == "call"
    first = max(-1, at - _MOST_FRONT)
    for n in range(at - 1, first, -1):
        key = keys[n]
        if words[n].is_capital and not (n == 0 and key in w.DETERMINERS):
            before = range(max(0, first + 1), n + 1)
            is_owned = any(words[k].is_possessive or keys[k] in w.OF_SEVERAL for k in before)
            return has_last or is_owned or _has_party(sentence, first + 1, at)
        if words[n].is_possessive or words[n + 1].pause or key.startswith(w.WITHIN):
            return True
        is_call = is_call or key in w.PHONE
        if key in w.PROPOSING or (key in w.LIGHT and _may_be_several(sentence, n)):
            return True
        if key in w.DETERMINERS or key in w.STANDING:
            is_of_last = has_last and (key in w.FIRST_PLURAL or (is_call and key in w.ARTICLES))
            return is_of_last or key in w.OF_SEVERAL or _may_be_governed(sentence, n)
        if key in w.CLOSED and key not in w.MODIFIERS:
            return _may_be_governed(sentence, n + 1)
    return at >= _MOST_FRONT


def _has_party(sentence: Sentence, first: int, after: int) -> bool:
    """Say whether a party is printed between two words."""
    start, end = sentence.span_of(first, after)
    return any(start <= one.start < end for one in sentence.parties)


def _may_be_governed(sentence: Sentence, first: int) -> bool:
    """Say whether a verb or a preposition before the phrase at word `first` may give its noun who met."""
    words, keys = sentence.words, sentence.keys
    if first and keys[first - 1] in w.DURING and sum(word.is_capital for word in words) > 1:
        return True
    n = first
    while n and keys[n - 1] in w.BEFORE_PHRASE and not words[n].pause:
        n -= 1
    return n > 0 and not words[n].pause and keys[n - 1] in w.LIGHT and _may_be_several(sentence, n - 1)


def _may_be_several(sentence: Sentence, verb: int) -> bool:
    """Say whether those before a verb may be several: one alone who "opened the talks" tells of nobody else."""
    keys = sentence.keys
    is_joined = not w.JOINING.isdisjoint(keys[:verb])
    return is_joined or any(one.members for one in sentence.parties)


def _has_tail(sentence: Sentence, at: int, kind: str) -> bool:
    """Say whether the phrase of a noun may go on with whom, or of what, past its date and place."""
    words, keys = sentence.words, sentence.keys
    n = at + 1
    stop = min(len(words), n + _MOST_TAIL)
    while n < stop:
        is_on = not words[n].pause or (
            words[n].pause in _PAUSES and (keys[n] in w.GOING_ON or n in sentence.times)
        )
        if not is_on:
            return False
        if n in sentence.times:
            n = sentence.times[n][0]
        elif keys[n] in w.BEFORE_TIME and (n + 1) in sentence.times:
            n += 1
        elif (level := skip_level(sentence, n)) > n:
            n = level
        elif keys[n] in w.STEPS:
            if _may_step(sentence, n, kind):
                return True
            after = _skip_capitals(sentence, n + 1) if keys[n] in w.PLACE else n
            n = after if after > n + 1 else n + 1 if keys[n] in w.CARRIERS else stop
        elif keys[n] in w.CARRIERS:
            n += 1
        else:
            return False
    return False


def _may_step(sentence: Sentence, n: int, kind: str) -> bool:
    """Say whether the preposition at word `n` may lead to whom a noun of this kind is with, of or to."""
    key = sentence.keys[n]
    if key in w.WITH or key in w.BETWEEN or key == "of":
        return may_list(sentence, n + 1)
    if kind == "visit":
        return key == "to" or (key == "by" and may_list(sentence, n + 1))
    return kind == "conference" or key == "under"


def _skip_capitals(sentence: Sentence, n: int) -> int:
    """Give the word after a place in capitals that may stand at word `n`."""
    after = n + (n < len(sentence.words) and sentence.keys[n] == "the")
    while after < len(sentence.words) and sentence.words[after].is_capital:
        after += 1
    return after


def may_take(sentence: Sentence, at: int) -> bool:
    """Say whether the verb at word `at` may take somebody: right behind it, or behind "with" past adverbs, dates and places."""
    words, keys = sentence.words, sentence.keys
    n = at + 1
    stop = min(len(words), at + _MOST_BETWEEN)
    while n < stop and not (words[n].pause and n > at + 1):
        if keys[n] in w.TO_WHOM:
            return may_list(sentence, n + 1)
        if keys[n] in w.PLACE or may_be_somebody(sentence, n):
            return True
        if n in sentence.times:
            n = sentence.times[n][0]
            continue
        margin = max(skip_margins(sentence, n), skip_duration(sentence, n))
        if margin > n:
            n = margin
            continue
        if keys[n] not in w.BESIDE_VERB and keys[n] not in w.BEFORE_TIME:
            break
        n += 1
    return at + 1 < len(keys) and keys[at + 1] in w.OPENING and may_list(sentence, at + 1)


def may_list(sentence: Sentence, at: int) -> bool:
    """Say whether a list of people may begin at word `at`, past small words that name nobody."""
    words, keys = sentence.words, sentence.keys
    for n in range(at, min(at + _MOST_BEFORE, len(words))):
        if may_be_somebody(sentence, n):
            return True
        if keys[n] in w.OPENING or n in sentence.time_words:
            continue
        for k in range(n, min(n + _MOST_BEFORE, len(words))):
            if words[k].is_capital:
                return True
            if words[k].pause or keys[k] in w.CLOSED:
                return False
        return False
    return False


def may_have_subject(sentence: Sentence, at: int) -> bool:
    """Say whether somebody may stand before the verb at word `at`, past helping verbs and adverbs."""
    words, keys = sentence.words, sentence.keys
    n = at
    while n and keys[n - 1] in w.SKIPPED and not words[n].pause:
        n -= 1
    if not n:
        return False
    word = words[n - 1]
    is_end = word.is_capital or word.is_possessive or keys[n - 1] in w.STANDING or keys[n - 1] in w.RELATIVE
    return (
        is_end
        or bool(words[n].pause)
        or is_head(word)
        or is_body_word(word)
        or (n - 1) in sentence.time_words
    )


def may_be_somebody(sentence: Sentence, n: int) -> bool:
    """Say whether somebody may begin at word `n`: a capital, a pronoun, several who hold a post."""
    return sentence.words[n].is_capital or sentence.keys[n] in w.STANDING
