"""Which four-figure numbers are years."""

from onrecord.text import time_words as w

_NEAR = 8  # "2008 and 2012", "2014, 2015": a year this close to another is one


def read_year(text: str, start: int, end: int, year_before: int | None) -> tuple[int, str] | None:
    """Read the four-figure number at `start` as a year or a stretch of years: its end and its EDTF value.

    `year_before` is the end of a year or date that precedes. None for money,
    counts, decimals, numbers of resolutions and telegrams, and wherever no
    word nearby says that it is a year.
    """
    if _is_measured(text, start, end):
        return None
    stretch = w.RANGE_RIGHT.match(text, end)
    if stretch:
        last = stretch["last"]
        full = last if len(last) > 2 else text[start : start + 2] + last  # noqa: PLR2004 - "1941-45"
        if text[start:end] < full:
            return stretch.end(), f"{text[start:end]}/{full}"
        return None
    near = (
        year_before is not None and 0 <= start - year_before <= _NEAR and "\n" not in text[year_before:start]
    )
    return (end, text[start:end]) if near or _is_year(text, start, end) else None


def _is_measured(text: str, start: int, end: int) -> bool:
    """Say whether signs beside the number make it none: $2000, 1,948, 2000%, #2012, 10.2012."""
    before, further = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    if before and before in "$€£#№+.:_&=":
        return True
    if before and before in "-/–—":  # "-1950" is none; "mid-1950", "Ostrel — 1950" may be
        return not (further.isspace() or further.isalpha())
    if before == "," and further.isdecimal():
        return True
    after = text[end : end + 2]
    return after[:1] in {"%", "°"} or (after[:1] in {".", ",", ":"} and after[1:].isdecimal())


def _is_year(text: str, start: int, end: int) -> bool:
    """Say whether the words beside the number make it a year."""
    last = w.LAST_WORD.search(text, max(0, start - 24), start)
    following = w.NEXT_WORD.match(text, end)
    word = last[1].lower() if last else ""
    if word in w.WORDS["number_of"]:
        return False
    # "the 2031 targeted programmes", though "the 2000 listed envoys"
    is_told = bool(following and following[1].endswith("ed") and word in w.WORDS["year_told_after"])
    is_round = text[end - 2 : end] in {"00", "50"}
    if following and _counts(following[1]) and (is_round or not is_told):
        return word in w.WORDS["year_surely_after"] and text[start - 1] != "("
    if text[start - 1 : start] == "(":
        return text[end : end + 1] in {")", ",", ";", " "}
    if word in w.WORDS["year_after"] or word in w.WORDS["year_perhaps_after"]:
        return True
    # "the accompanying 2031 Ostrel Declaration"; "Ostrel's 2031 vote"
    is_named = bool(last and last[1].islower() and following and following[1][0].isupper())
    tail = text[start - 3 : start]
    # "Kessin, 2031" at the end of a line
    is_last = tail.endswith(", ") and not following and not text[end : end + 2].strip(".;)\n")
    return is_named or tail.startswith(("’s", "'s")) or is_last


def _counts(word: str) -> bool:
    """Say whether the number before this word counts something: "1948 people", "2000 listed envoys"."""
    if word[0].isupper():
        return word.endswith(("ans", "ers", "ines"))
    if word in w.WORDS["counts_nothing"]:
        return False
    is_plural = word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))
    return word in w.WORDS["counted"] or (is_plural and len(word) > len("his"))
