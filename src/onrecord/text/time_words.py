"""The words and patterns by which English speaks of time, made once from `times.toml`.

Patterns named `..._LEFT` end at the word they qualify and are tried on the
short slice before it, so that none can run away over a long text.
"""

import re
import tomllib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

FACTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "times.toml").read_text("utf-8"))
_PRINTED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in FACTS["words"].items()}


def either(words: Iterable[str]) -> str:
    """Match any of some words, the longest first, a space in one standing for any gap."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)


def cased(words: Iterable[str]) -> list[str]:
    """Give each word as it stands, with a capital, and in capitals."""
    return [form for word in words for form in (word, word[0].upper() + word[1:], word.upper())]


GAP = r"[ \t\xa0\u2007\u2009\u202f]{1,2}"
UNITS = {spelling: unit for unit, spellings in FACTS["units"].items() for spelling in spellings}
MONTHS = {names[0]: int(number) for number, names in _PRINTED["months"].items()}
_NUMBERS: dict[str, int] = FACTS["numbers"]
_COUNTS: dict[str, list[int]] = FACTS["counts"]
_FISCAL = f"(?:(?:{either(WORDS['fiscal'])}){GAP})?"
_TENS = either(name for name, number in _NUMBERS.items() if number >= 20)  # noqa: PLR2004 - "twenty-one"
_NUMBER = rf"[0-9]{{1,3}}|{either(_NUMBERS)}|(?:{_TENS})-(?:{either(_NUMBERS)})"
COUNT = rf"{either(_COUNTS)}|{_NUMBER}"
_START = r"(?<![\w'’-])"
_FLAGS = re.IGNORECASE
PART_OF_DAY = either(FACTS["day_parts"]["words"])


def _left(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_START}(?:{pattern})\Z", _FLAGS)


_LOWER_HEADS = [
    *FACTS["days"],
    *FACTS["day_parts"]["words"],
    *UNITS,
    *FACTS["seasons"],
    *FACTS["decades"],
    "overnight",
]


def _by_initial(words: Iterable[str]) -> str:
    """Match any of some words, those of one first letter together: a tenth of the time that a plain list takes."""
    ordered = groupby(sorted(set(words)), key=lambda word: word[0])
    return "|".join(f"{first}(?:{either(word[1:] for word in held)})" for first, held in ordered)


# Looked for only where a word begins: tried at every letter it would cost most of what finding times does.
HEAD = re.compile(
    rf"(?<!\w)(?:(?:{_by_initial(cased([*_LOWER_HEADS, *FACTS['weekdays'], *MONTHS]))})(?!\w)"
    r"|(?:1[5-9]|20)[0-9]{2}(?:['’]?s)?(?!\w)|['’][0-9]0s(?!\w)|[0-9]{1,2}(?:st|nd|rd|th)(?!\w)|9/11(?![\w/]))"
)

# Of each head the longest word, in small letters: a text without any of them, and without a digit, has no date.
HEAD_WORDS = frozenset(
    max(head.lower().replace("-", " ").split(), key=len)
    for head in (*_LOWER_HEADS, *FACTS["weekdays"], *MONTHS)
)

# "the day before yesterday"; "earlier today"
DAY_LEFT = _left(rf"(?:the{GAP})?day{GAP}(?P<side>before|after){GAP}|(?:earlier|later|early|late){GAP}")
DAY_RIGHT = re.compile(rf"(?:{GAP}(?P<part>{PART_OF_DAY})(?!\w))?", _FLAGS)
# "last night", "the next morning"
PART_LEFT = _left(
    rf"(?:(?:early|late|later|earlier){GAP})?(?:(?P<this>this|last)|(?P<context>{either(FACTS['context_frames'])})){GAP}"
)
# "last Friday", "this coming August", "in the fall"
FRAME_LEFT = _left(
    rf"(?:the{GAP})?(?:(?P<this>this){GAP}(?:(?P<way>past|coming){GAP})?|(?P<frame>last|next|past|coming){GAP})"
)
# "the next year" and "that week" look to a date already named, "next year" and "this week" to the day of speaking.
UNIT_LEFT = _left(
    rf"(?P<context>{either(FACTS['context_frames'])}){GAP}{_FISCAL}"
    rf"|(?:(?P<the>the|this){GAP})?(?P<frame>{either(FACTS['frames'])}){GAP}{_FISCAL}"
)
WEEKDAY_LEFT = _left(rf"(?P<day>{either(FACTS['weekdays'])}),?{GAP}")
THE_LEFT = _left(rf"the{GAP}")
# "the past few years", "in recent weeks", "these five years", "within the next two months"
WINDOW_LEFT = _left(
    rf"(?:(?:(?:in|over|during|within|for|through|throughout)(?:{GAP}the{GAP}course{GAP}of)?){GAP})?"
    rf"(?:(?P<det>the|these|those){GAP})?(?P<way>last|past|recent|next|coming|following|upcoming|previous|preceding){GAP}"
    rf"(?:(?P<count>{COUNT}){GAP}(?:of{GAP})?)?(?:(?:short|full|consecutive){GAP})?"
)
THESE_LEFT = _left(
    rf"(?:in|over|during){GAP}(?:all{GAP})?these{GAP}(?:last{GAP}|past{GAP})?(?P<count>{COUNT}){GAP}"
)
COUNT_LEFT = _left(
    rf"(?:(?P<about>{either(WORDS['about'])}|more{GAP}than|over|less{GAP}than|just|only|barely){GAP})?"
    rf"(?:(?P<half>half{GAP}an?|a{GAP}quarter)(?:{GAP}|-)|(?P<count>{COUNT})(?:-|{GAP}(?:of{GAP})?))"
)
IN_LEFT = _left(
    rf"(?P<how>in|within){GAP}(?:{either(['about', 'another', 'just', 'some', 'as little as'])}{GAP})?"
)
# "ago", "later", "from now"
AGO_RIGHT = re.compile(rf"{GAP}ago(?!\w)", _FLAGS)
COUNT_RIGHT = re.compile(
    rf"(?:{GAP}or{GAP}(?:so|more|two))?{GAP}(?:(?P<ago>ago|hence|back)(?!\w)(?:{GAP}(?P<today>today|this{GAP}\w+))?"
    rf"|(?P<now>from{GAP}(?:now|today))(?!\w)"
    rf"|(?P<since>since)(?=\s*(?:[.,;:!?)\"”]|\Z))"
    rf"|(?P<context>later|earlier|previously|beforehand|afterwards?|thereafter)(?!\w|{GAP}than)"
    rf"|(?P<side>before|after)(?=\s*(?:[.;:!?)\"”]|\Z)))",
    _FLAGS,
)
SO_RIGHT = re.compile(rf"{GAP}or{GAP}so(?!\w)", _FLAGS)
IN_RIGHT = re.compile(
    rf"(?:['’]{GAP}time(?!\w)|(?={GAP}(?:of|prior|before|after|following|from)(?!\w)))", _FLAGS
)
OF_YEAR_RIGHT = re.compile(
    rf",?{GAP}(?:(?:of|in){GAP})?(?:(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:[-–/][0-9]{{2}}(?:[0-9]{{2}})?)?(?!\w)"
    rf"|(?P<frame>this|last|next|that|the{GAP}same){GAP}year(?!\w))",
    _FLAGS,
)
MONTH_OF_RIGHT = re.compile(
    rf"{GAP}(?:(?:of{GAP})?(?:(?P<frame>this|last|next|that|the{GAP}same){GAP}year)"
    rf"|of{GAP}(?P<year>(?:1[5-9]|20)[0-9]{{2}})|(?P<after>last|next))(?=['’]?s?\W|\Z)",
    _FLAGS,
)
WEEKDAY_RIGHT = re.compile(
    rf"(?:{GAP}(?P<part>{PART_OF_DAY})(?!\w))?(?:{GAP}(?:of{GAP})?(?P<frame>last|next|this)(?P<week>{GAP}week)?(?!\w|{GAP}\w))?",
    _FLAGS,
)
ORDINAL_RIGHT = re.compile(
    rf"{GAP}(?:and|to|or)?{GAP}?(?:the{GAP})?(?P<second>[0-9]{{1,2}})(?:st|nd|rd|th)?{GAP}of(?!\w)"
    rf"|{GAP}of{GAP}(?P<frame>this|last|next|that){GAP}month(?!\w)"
    rf"|(?=\s*(?:[.,;:!?)\"”—\n]|\Z))|(?={GAP}(?:{either(WORDS['ordinal_before'])})(?!\w))",
    _FLAGS,
)
RANGE_RIGHT = re.compile(r"[ ]?[-–—/][ ]?(?P<last>(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![\w-]|[.,][0-9])")
CENTURY_LEFT = _left(
    rf"(?:the{GAP})?(?:(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{either(FACTS['centuries'])}))[ \xa0-]"
)
_PARTS = "|".join(f"(?P<{name}>{either(words)})" for name, words in FACTS["parts"].items())
# "the beginning of", "the second half of", "the first nine months of", "mid-"
DRESS_LEFT = _left(
    rf"(?:the{GAP}(?:very{GAP})?)?(?:{_PARTS}"
    rf"|(?P<nth>first|second|third|fourth|last|final){GAP}(?P<share>half|quarter|third){GAP}(?:of|in)"
    rf"|(?P<end_nth>first|last|final|opening|closing){GAP}(?:(?P<count>{COUNT}){GAP})?(?P<unit>{either(UNITS)}){GAP}(?:of|in)"
    rf")(?:{GAP}|-)(?:the{GAP})?(?:{_FISCAL}year{GAP})?"
)
BOUND_LEFT = _left(
    rf"(?:(?P<since>{either(FACTS['bounds']['since'])})|(?P<until>{either(FACTS['bounds']['until'])})"
    rf"|(?P<until_end>{either(FACTS['bounds']['until_end'])})){GAP}"
)
ABOUT_LEFT = _left(rf"(?:{either(WORDS['about'])}){GAP}")
# "the last week of October" is a part of October; "the first quarter of next year" of that year.
PART_RIGHT = re.compile(
    rf"{GAP}(?:of|in){GAP}(?:the|this|last|next|that|[0-9]{{4}}|(?:{either(MONTHS)}))(?!\w)"
)
# "the day before", where no clause follows that says before what
SIDE_RIGHT = re.compile(rf"{GAP}(?P<side>before|after)(?=\s*(?:[.,;:!?)\"”–—-]|\Z))", _FLAGS)
QUARTER_LEFT = _left(rf"(?:the{GAP})(?P<nth>first|second|third|fourth|last){GAP}")
OVERNIGHT_RIGHT = re.compile(rf"{GAP}(?:to|on|into){GAP}")
LAST_WORD = re.compile(r"([A-Za-z]+)[ \t\xa0(,-]{1,3}\Z")
NEXT_WORD = re.compile(r"[ \t\xa0]{1,2}([A-Za-z]+)")
JOIN = re.compile(
    rf"(?:{GAP}(?P<through>{either(WORDS['through'])}){GAP}(?:the{GAP})?|{GAP}?[-–—]{GAP}?|{GAP}(?P<and>and){GAP})"
)
FROM_LEFT = _left(rf"(?P<word>from|between){GAP}")


def read_count(words: str | None) -> tuple[int, int] | None:
    """Read a count as its fewest and most; None for no count."""
    if not words:
        return None
    words = " ".join(words.lower().split())
    if words in _COUNTS:
        low, high = _COUNTS[words]
        return low, high
    if words.isdecimal():
        return int(words), int(words)
    total = sum(_NUMBERS[piece] for piece in words.split("-"))
    return total, total
