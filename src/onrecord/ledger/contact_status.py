"""How a contact stands: held, planned, proposed, possible, postponed, cancelled; and on whose initiative it was."""

import re
from typing import Final

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_mention import Mention
from onrecord.ledger.contact_people import to_actor
from onrecord.ledger.contact_sentence import Sentence
from onrecord.model import Actor
from onrecord.model.ledger import ContactStatus
from onrecord.text.bounds import find_bounds

_BEFORE: Final = 12  # words before a mention that may say how it stands
_BEHIND: Final = 6
_BESIDE_VERB: Final = 5
_BEHIND_IT: Final = 1
_NOT_BEHIND: Final = frozenset(("possible", "proposed"))  # "the talks discussed prospects" were held
_STILL_AHEAD: Final = frozenset(("planned", "proposed", "possible"))
_OF_THE_NEXT: Final = frozenset(("cancelled", "postponed", "proposed", "possible"))
_FAR: Final = 5  # words back in which "postponed" is of the contact
_CLAUSE: Final = re.compile(r"[,;:—–?]|\b(?:that|which|because|although|while|but)\b")
_NEAR: Final = 3  # words before a conference: what is planned "before the summit" is not the summit
_PAST: Final = frozenset(
    (
        "met",
        "spoke",
        "spoken",
        "talked",
        "conferred",
        "consulted",
        "received",
        "hosted",
        "welcomed",
        "phoned",
        "telephoned",
        "called",
        "rang",
        "visited",
        "arrived",
        "travelled",
        "traveled",
        "flew",
        "discussed",
        "sent",
    )
)
_PAST_LIGHT: Final = frozenset(
    (
        "held",
        "had",
        "has",
        "paid",
        "made",
        "conducted",
        "began",
        "concluded",
        "completed",
        "attended",
        "participated",
        "undertook",
        "led",
        "finished",
        "hosted",
        "chaired",
        "arrived",
        "convened",
        "joined",
        "opened",
        "started",
    )
)
_AHEAD: Final = frozenset(
    (
        "will",
        "would",
        "could",
        "might",
        "may",
        "should",
        "shall",
        "can",
        "must",
        "to",
        "not",
        "never",
        "be",
        "if",
        "were",
        "cannot",
        "'ll",
    )
)
_YEAR: Final = re.compile(r"\b\d{4}(?=-)")
_INITIATIVE: Final = re.compile(r"\b(?:initiative|initiated|request)\b")
_REACH: Final = 60


def find_status(sentence: Sentence, mention: Mention, day: str | None) -> tuple[ContactStatus | None, bool]:
    """Return how a contact stands, and whether words say so; None for one that is denied.

    `day` is the day of the document: what is dated after it is planned.
    """
    is_past = _is_past(sentence, mention)
    if is_past is False:
        before = sentence.keys[max(0, mention.noun - _BESIDE_VERB) : mention.noun]
        if "not" in before or "never" in before:
            return None, True
    if is_past is None and not w.ONGOING.isdisjoint(sentence.keys[mention.first : mention.noun]):
        return "held", True  # "would like to hear of the current talks"
    bounds, own = find_bounds(mention.time.value if mention.time else None), find_bounds(day)
    is_over = bounds is not None and own is not None and bounds.last < own.first
    is_ahead = _is_due(sentence, mention) or (not is_over and _is_to_be_attended(sentence, mention))
    is_attended = mention.kind == "conference" and is_ahead
    if is_attended or (is_past is False and _is_reported_plan(sentence, mention)):
        return "planned", True
    told = None if is_past else _find_told(sentence, mention, is_over=is_over)
    if told is not None:
        return (None if told == "negated" else told), True  # type: ignore[return-value]
    if bounds and own and bounds.first > own.last:
        return "planned", True
    return "held", is_past is True


def _find_told(sentence: Sentence, mention: Mention, *, is_over: bool) -> str | None:
    """Return the status that the words of a mention say, or those around it; of what is over it is none still ahead."""
    has_year = mention.time is not None and not (mention.time.printed or "").startswith("XXXX-")
    for place, words in enumerate(_words_around(sentence, mention)):
        status = _told_status(words)
        if status is None or (place == _BEHIND_IT and status in _NOT_BEHIND):
            continue
        # "welcomed the resumption of talks on 3 May", "the decisions of last November's summit and preparing for the next"
        if is_over and (status == "possible" or (has_year and place and status in _STILL_AHEAD)):
            continue
        return status
    return None


def _is_to_be_attended(sentence: Sentence, mention: Mention) -> bool:
    """Say whether somebody is still to go to a conference: "will travel to Ostrel to take part in the summit"."""
    start = sentence.words[mention.first].start
    return w.TO_BE_ATTENDED.search(sentence.line.text, 0, start) is not None


def _is_due(sentence: Sentence, mention: Mention) -> bool:
    """Say whether the present tells when a conference is: "the summit is in July"."""
    end = sentence.words[mention.noun].end
    return mention.time is not None and w.DUE.match(sentence.line.text, end) is not None


def next_year(value: str, printed: str | None, day: str | None) -> str:
    """Return a date printed without its year in the year after, where it was found before the document's day: of a plan."""
    if printed is None or not printed.startswith("XXXX-"):
        return value
    bounds, own = find_bounds(value), find_bounds(day)
    if not bounds or not own or bounds.last >= own.first:
        return value
    return _YEAR.sub(lambda match: str(int(match[0]) + 1), value)


def _is_reported_plan(sentence: Sentence, mention: Mention) -> bool:
    """Say whether "would" is what somebody's "will" became when it was reported: "announced that X would visit"."""
    keys = sentence.keys
    if (
        "would" not in keys[max(0, mention.noun - _BESIDE_VERB) : mention.noun]
        or "like" in keys[max(0, mention.noun - _BESIDE_VERB) : mention.noun]
    ):
        return False
    return not w.ANNOUNCED.isdisjoint(keys[: mention.noun]) and "if" not in keys


def _told_status(words: str) -> str | None:
    """Return the status that words say; None where they say none."""
    return next((status for status, pattern in w.STATUS if _is_told(status, pattern, words)), None)


def _is_told(status: str, pattern: re.Pattern[str], words: str) -> bool:
    """Say whether words tell a status of what follows them: not "postponed until", "proposal" of another thing."""
    if status not in _OF_THE_NEXT:
        return pattern.search(words) is not None
    cut = max((match.end() for match in w.TEMPORAL.finditer(words)), default=0)
    found = pattern.search(words, cut)
    if found is None or status != "proposed" or found[0].lower() not in w.OFFERS:
        return found is not None
    return w.BEHIND_OFFER.match(words, found.end()) is not None or found.end() == len(words.rstrip())


def _is_past(sentence: Sentence, mention: Mention) -> bool | None:
    """Say whether a verb in the past governs the mention, or one that looks ahead; None where no verb does."""
    at = mention.noun if mention.is_verb else mention.first
    keys = sentence.keys
    if not mention.is_verb and mention.governed is None:
        behind = keys[mention.noun + 1 : mention.after + 2]
        if ("took" in behind and "place" in behind) or "held" in behind:
            return not {"be", "to", "will", "being", "is"} & set(behind) or None
        return None
    verb = keys[at] if mention.is_verb else mention.governed or ""
    helping = set(keys[max(0, at - _BESIDE_VERB) : at])
    last = (
        mention.left[-1].after if mention.left and mention.left[-1].after <= at else max(0, at - _BESIDE_VERB)
    )
    helping = set(keys[last:at])
    if helping & _AHEAD and not ("have" in helping and "to" not in helping):
        return False if mention.is_verb or mention.governed else None
    return True if verb in _PAST or verb in _PAST_LIGHT else None


def _words_around(sentence: Sentence, mention: Mention) -> tuple[str, str, str]:
    """Return the words that may say how a contact stands: its own, those behind and those before in its clause."""
    words, text = sentence.words, sentence.line.text
    first = max(0, min(mention.first, mention.noun) - _BEFORE)
    after = min(len(words), mention.after + _BEHIND)
    start, end = words[first].start, words[after - 1].end
    own_start, own_end = words[mention.first].start, words[mention.after - 1].end
    cuts = [match.end() for match in _CLAUSE.finditer(text, start, own_start)]
    behind = _CLAUSE.search(text, own_end, end) or w.TOPICAL.search(text, own_end, end)
    before = text[cuts[-1] if cuts else start : own_start]
    if mention.kind == "conference":
        before = " ".join(before.split()[-_NEAR:])
    if any(pattern.search(before) for status, pattern in w.STATUS if status in ("cancelled", "postponed")):
        before = " ".join(before.split()[-_FAR:])  # "postponed the decision until after the visit"
    return text[own_start:own_end], text[own_end : behind.start() if behind else end], before


def find_initiator(sentence: Sentence, people: tuple[Actor, ...]) -> Actor | None:
    """Return on whose initiative the contact of a sentence was; "the latter" is the last of `people`."""
    text = sentence.line.text
    match = _INITIATIVE.search(text)
    if match is None:
        return None
    before = text[max(0, match.start() - _REACH) : match.start()]
    behind = text[match.end() : match.end() + _REACH]
    owner = re.search(
        r"\b(?:at|on|upon|by)(?: the)? ([^,;.]{1,50}?)(?:['’]s?)? (?:side['’]s? |own )?$", before
    )
    after = re.match(
        r"(?: for [\w ]{1,30}?)?(?: (?:of|by|from|came from|came|belonged to))+ (?:the )?", behind
    )
    if owner is not None and owner[1] not in ("own", "the"):
        first = match.start() - len(before) + owner.start(1)
        last = match.start()
    elif after is not None:
        first, last = match.end() + after.end(), min(len(text), match.end() + after.end() + 40)
    else:
        return None
    last = min((at for mark in ",;" if (at := text.find(mark, first, last)) > first), default=last)
    if "latter" in text[first:last]:
        return people[-1] if people else None
    side = next(
        (one for one in sentence.parties if one.party and first <= one.start - sentence.span[0] < last), None
    )
    for n in sorted(sentence.people):
        one = sentence.people[n]
        if side is not None and side.end - sentence.span[0] <= sentence.words[n].start:
            break  # "initiated by Narva, Mr Maren and Mr Brok"
        if first <= sentence.words[n].start < last and one.kind in ("person", "body") and one.people:
            return to_actor(one.people[0])
    return Actor(party=side.party, decided_by="name") if side else None
