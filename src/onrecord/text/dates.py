"""Dates as printed, and what they are worth in EDTF.

Only what is printed counts: no year is supplied where none stands
(`XXXX-04-12`), and a numeric date that two countries would read differently
stays one of two until the page itself shows its order. Relative words
("yesterday", "Wednesday") are not dates here.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.text.date_words import ANY_DIGIT, MONTH, MONTHS, WORDS, YEAR, either, value_day

Order = Literal["day", "month"]


class PrintedDate(msgspec.Struct, frozen=True, order=True, gc=False):
    """A date where it stands: half-open character offsets and its EDTF value.

    `value` is a day `2017-09-20`, a month `2017-09`, a day without a year
    `XXXX-04-12`, an interval of two of one kind `2017-09-14/2017-09-15`, or
    one of two days `[2017-04-05,2017-05-04]`.
    """

    start: int
    end: int
    value: str


_ISO_YEAR = 4  # digits of a year


# White space within a date never crosses a line: "Moscow 12<newline>May 5" is a clock and a date.
_GAP = r"[ \t\xa0\u2007\u2009\u202f]"
_DASH = r"[-‐‑‒–—−/]"
_ORDINAL = f"(?:{either(WORDS['ordinals'])}|{either([o.upper() for o in WORDS['ordinals']])})?"
_JOIN = f"{_GAP}{{0,3}}(?:{_DASH}|(?P<{{0}}>{either(WORDS['and'])})|{either(WORDS['through'])}){_GAP}{{0,3}}"


def _range(and_group: str, second: str) -> str:
    """Match the second half of "14-15", "14 to 15", "14 and 15", if there is one."""
    join = _JOIN.replace("{0}", and_group)
    return f"(?:{join}(?P<{second}>[0-3]?[0-9])(?![0-9]){_ORDINAL})?"


# The first character decides quickly; the look-behind keeps long digit runs linear.
_FROM_DIGIT = re.compile(
    r"(?P<a>[0-9](?<![0-9][0-9])[0-9]{0,3}+)(?:"
    rf"(?P<sep>[./-])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<c>{YEAR}|[0-9]{{1,2}}(?![0-9]))"
    r"(?!\.[0-9]|-(?![0-9]{1,2}\.[0-9]{1,2}\.)[0-9])"
    rf"|[-–](?P<r2>[0-9]{{1,2}})\.(?P<rm>[0-9]{{1,2}})\.(?P<ry>{YEAR})(?![-.][0-9])"
    rf"|{_ORDINAL}{_range('and', 'd2')}(?:{_GAP}{{1,3}}(?:of{_GAP})?|[-/])(?P<m>{MONTH})(?![A-Za-z])"
    rf"(?:\.?(?:,?{_GAP}{{1,3}}|[-/,])(?P<y>{YEAR})|(?!\.?{_GAP}[0-9]{{1,2}}(?:{_ORDINAL}),?{_GAP}{YEAR}))"
    r")"
)
_FROM_MONTH = re.compile(
    rf"(?P<m>{MONTH})(?![A-Za-z])(?:"
    rf"(?:\.{_GAP}{{0,3}}|{_GAP}{{1,3}})(?:the{_GAP})?(?P<d>[0-3]?[0-9])(?![0-9]){_ORDINAL}{_range('and', 'd2')}"
    rf"(?:(?:,{_GAP}{{0,3}}|{_GAP}{{1,3}})(?P<y>{YEAR})"
    # "February 16. 2017)": a slip for the comma, unless a sentence begins there.
    rf"|\.{_GAP}?(?P<y2>{YEAR})(?={_GAP}{{0,3}}(?:[).,;\]\n]|\Z))"
    r"|(?![:.,][0-9]|%|-[A-Za-z]|[0-9A-Za-z]))"
    rf"|\.?(?:,?{_GAP}{{1,3}}|,)(?P<my>(?!1[0-5]){YEAR})"  # "In March 1500 troops" has no year
    rf"|\.?{_GAP}{{0,3}}{_DASH}{_GAP}{{0,3}}(?P<m2>{MONTH})(?![A-Za-z])\.?,?{_GAP}{{1,3}}(?P<ry>{YEAR})"
    r")"
)
# The second sign leads: a search for one character passes over the text at the speed of memchr.
_SLASHES = tuple(re.compile(rf"{sign}([0-9]{{1,2}}){sign}{YEAR}(?![/-][0-9])") for sign in "/-")
_AMERICAN_HOUR = re.compile(r",? [01]?[0-9]:[0-5][0-9] ?[AP]\.?M\.? \(?(?:[ECMP][SD]T|ET)\b")
_NEAR = 300  # characters on either side of a slash date in which its day may stand in words
_SHORT_NUMBER = re.compile(r"(?:[^0-9]|^)([0-9]{1,2})\Z")
_BETWEEN = re.compile(rf"{_GAP}{{0,3}}(?:[-‐‑‒–—−/]|{either(WORDS['through'])}){_GAP}{{0,3}}")
_NOT_AFTER = tuple(word + " " for word in WORDS["not_after"])


def find_dates(text: str, order: Order | None = None) -> tuple[PrintedDate, ...]:
    """Find every absolute date printed in `text`, in order, without overlaps.

    `order` settles slash dates (`04/05/2017`) where the page shows which
    number is the day; without it they are one of two days. Impossible dates
    (31.02, month 13), versions, prices and telephone numbers are none.
    Takes time linear in the text.
    """
    if not ANY_DIGIT.search(text):  # a tenth of the cost of looking for months
        return ()
    taken: list[PrintedDate] = []
    blocked: list[tuple[int, int]] = []
    for start, end, value in _from_digits(text, order):
        blocked.append((start, end))
        if value:
            taken.append(PrintedDate(start, end, value))
    for start, end, value in _from_months(text, blocked):
        if value:
            taken.append(PrintedDate(start, end, value))
    taken.sort()
    return tuple(_join_ranges(text, taken))


def find_order(text: str) -> Order | None:
    """Say which comes first in this text's slash dates, by those that can be read one way only.

    None where there is no such date, or where they disagree. An hour of the
    American day in an American zone behind one tells it too ("11/03/2031 04:19
    PM EDT"), and so does the same day in words near the first.
    """
    seen: set[Order] = set()
    doubtful: list[int] = []
    for match in itertools.chain.from_iterable(slashes.finditer(text) for slashes in _SLASHES):
        before = _SHORT_NUMBER.search(text[max(match.start() - 3, 0) : match.start()])
        if before is None:
            continue
        first, second = int(before[1]), int(match[1])
        if first > 12 >= second:  # noqa: PLR2004 - months of a year
            seen.add("day")
        elif second > 12 >= first or _AMERICAN_HOUR.match(text, match.end()):  # noqa: PLR2004
            seen.add("month")
        else:
            doubtful.append(match.start())
    if not seen and doubtful:
        return _find_twin(text[max(doubtful[0] - _NEAR, 0) : doubtful[0] + _NEAR])
    return seen.pop() if len(seen) == 1 else None


def _find_twin(text: str) -> Order | None:
    """Say by which order a slash date is the day that the text prints in words as well; None where by neither."""
    dates = find_dates(text)
    days = {date.value for date in dates}
    for date in dates:
        if date.value[0] == "[":
            found = [value for value in date.value[1:-1].split(",") if value in days]
            if len(found) == 1:
                return (
                    "day"
                    if int(re.split("[/-]", text[date.start : date.end])[0]) == int(found[0][-2:])
                    else "month"
                )
    return None


def _from_digits(text: str, order: Order | None) -> Iterator[tuple[int, int, str | None]]:
    """Yield the dates that begin with a digit; an impossible one is yielded without a value."""
    at = last_end = 0
    while match := _FROM_DIGIT.search(text, at):
        start, end = match.span()
        at = end
        if not _is_free(text, start, last_end):
            at = match.end("a")
            continue
        if match["sep"]:
            if _is_sheltered(text, start):
                continue
            value = _numeric(match, order)
        elif match["r2"]:
            value = _days(match["ry"], int(match["rm"]), match["a"], match["r2"])
        elif match["d2"] and not _is_range(match):
            at = match.start("d2")  # "9 and 12 May": only the second is whole
            continue
        else:
            value = _days(match["y"], MONTHS[match["m"]], match["a"], match["d2"])
            last_end = end
        if value:
            last_end = end
        yield start, end, value


def _from_months(text: str, blocked: list[tuple[int, int]]) -> Iterator[tuple[int, int, str | None]]:
    """Yield the dates that begin with a month's name, outside the `blocked` spans."""
    ahead = iter([*blocked, (len(text) + 1, len(text) + 1)])
    block = next(ahead)
    at = 0
    while match := _FROM_MONTH.search(text, at):
        start, end = match.span()
        while block[1] <= start:
            block = next(ahead)
        if block[0] <= start:
            at = block[1]
            continue
        at = end
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        month = MONTHS[match["m"]]
        if match["my"]:
            value: str | None = f"{match['my']}-{month:02}"
        elif match["m2"]:
            second = MONTHS[match["m2"]]
            value = f"{match['ry']}-{month:02}/{match['ry']}-{second:02}" if month < second else None
        elif match["d2"] and not _is_range(match):
            end = at = _end_of_first_day(match)
            value = _days(None, month, match["d"], None)
        else:
            value = _days(match["y"] or match["y2"], month, match["d"], match["d2"])
        if end > block[0]:  # "May 9 – 12 June": the second day is another date's
            end = at = _end_of_first_day(match) if match["d"] else block[0]
            value = _days(None, month, match["d"], None) if match["d"] and end <= block[0] else None
        yield start, end, value


def _end_of_first_day(match: re.Match[str]) -> int:
    """Where "May 9th" ends in "May 9th and 12th"."""
    end = match.end("d")
    return end + 2 if match.string[end : end + 2].lower() in WORDS["ordinals"] else end


def _is_range(match: re.Match[str]) -> bool:
    """Say whether the two days are a stretch: ascending, and touching where "and" joins them."""
    first, second = int(match.groupdict().get("d") or match["a"]), int(match["d2"])
    return second == first + 1 if match["and"] else second > first


def _is_free(text: str, start: int, last_end: int) -> bool:
    """Say whether the digit at `start` begins a number: no "v1.2.2017", "€5 May", "2.12 April"."""
    if not start:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_$€£#№+":
        return False
    if before in ".,/-:" and start > 1:
        if text[start - 2].isdigit():
            return before in "-/" and start - 1 == last_end
        return before != "/" or text[start - 2].isspace()
    return True


def _is_sheltered(text: str, start: int) -> bool:
    """Say whether a word before the number makes it none: "version 1.2.2017"."""
    before = text[max(0, start - 9) : start].lower()
    return before.endswith(_NOT_AFTER)


def _numeric(match: re.Match[str], order: Order | None) -> str | None:
    """Value a date of three numbers, year first or last."""
    first, middle, last = match["a"], match["b"], match["c"]
    if len(first) == _ISO_YEAR:
        return value_day(first, int(middle), int(last)) if len(last) < _ISO_YEAR else None
    if len(last) < _ISO_YEAR:
        return None
    day_first = value_day(last, int(middle), int(first))
    if match["sep"] == ".":
        return day_first
    month_first = value_day(last, int(first), int(middle))
    if not day_first or not month_first or day_first == month_first:
        return day_first or month_first
    if order:
        return day_first if order == "day" else month_first
    return "[{},{}]".format(*sorted((day_first, month_first)))


def _days(year: str | None, month: int, day: str, last_day: str | None) -> str | None:
    """Value a day, or a stretch of days of one month."""
    first = value_day(year, month, int(day))
    if not first or not last_day:
        return first
    last = value_day(year, month, int(last_day))
    return f"{first}/{last}" if last and first < last else None


def _join_ranges(text: str, dates: list[PrintedDate]) -> Iterator[PrintedDate]:
    """Join neighbours that a dash or "to" makes one stretch: "28 February–2 March 2017"."""
    held: PrintedDate | None = None
    for date in dates:
        if held is None:
            held = date
            continue
        stretch = _stretch(held.value, date.value) if date.start - held.end < 16 else None  # noqa: PLR2004
        if stretch and _BETWEEN.fullmatch(text, held.end, date.start):
            yield PrintedDate(held.start, date.end, stretch)
            held = None
        else:
            yield held
            held = date
    if held is not None:
        yield held


def _stretch(first: str, last: str) -> str | None:
    """Value the interval between two single dates of one precision.

    A first half without its year takes that of the second, or the year
    before where it would else be later: "30 December – 2 January 2017".
    """
    if len(first) != len(last) or len(first) > len("2017-09-20"):
        return None
    if first.startswith("XXXX") and not last.startswith("XXXX"):
        year = int(last[:4])
        if first[4:] > last[4:]:
            year -= 1
        filled = value_day(str(year), int(first[5:7]), int(first[8:]))
        if not filled:
            return None
        first = filled
    return f"{first}/{last}" if first < last else None
