"""Headings of sides in lists of participants: "U.S.", "For France:", "Valdorian side", "Defense:"."""

from typing import NamedTuple

from onrecord.actors.lexicon import is_body_word, is_head, is_matter
from onrecord.actors.names import end_of_name
from onrecord.actors.parties import match_party
from onrecord.actors.words import Word, split_words
from onrecord.people.wording import AFTER_SIDE, AGENCIES, BEFORE_SIDE, OPENINGS

_LONGEST = 80  # characters of a side's heading
_MOST_WORDS = 6


class Side(NamedTuple):
    """A side as a heading prints it, and the party's code where a table knows it."""

    printed: str | None
    party: str | None


def read_side(line: str) -> Side | None:
    """Read a whole line as a side's heading; None where it is none.

    A state or organisation with the words around it, a government's agency
    alone, or any few words that end on a colon.
    """
    bare = line.rstrip(" :")
    if not bare or len(line) > _LONGEST:
        return None
    words = split_words(bare)
    found = _match_side(words)
    if found is not None:
        return Side(bare, found or None)
    if line.rstrip().endswith(":") and len(words) <= _MOST_WORDS:
        return Side(bare, None)
    return None


def split_side(line: str) -> tuple[Side | None, int]:
    """Read "United States: Mr. Roe …": the side, and the offset after its colon; (None, 0) without one."""
    colon = line.find(":", 0, _LONGEST)
    if colon > 0:
        rest = line[colon + 1 :]
        side = read_side(line[: colon + 1])
        if side and rest.strip() and rest[0] == " " and "," not in line[:colon]:
            return side, colon + 1 + len(rest) - len(rest.lstrip())
    words = split_words(line[:_LONGEST])
    end = _end_of_opening(words) or _end_of_agency(words)
    if end:
        return Side(line[words[0].start : words[end - 1].end], _party_of(words[:end])), words[end].start
    return None, 0


def _match_side(words: list[Word]) -> str | None:
    """Give the party's code, "" for an agency; None where the words are no side's."""
    if not words:
        return None
    first, last = 0, len(words)
    while first < last and words[first].key in BEFORE_SIDE:
        first += 1
    while last > first and words[last - 1].key in AFTER_SIDE and last - 1 > first:
        last -= 1
    known = match_party(words, first) if first < last else None
    if known and known[1] == last:
        return known[0].code
    agency = AGENCIES.match(words, first) if first < last and words[first].is_capital else None
    return "" if agency and agency[1] == last else None


def _end_of_opening(words: list[Word]) -> int:
    """Give the index after a side that opens a run-together line: "Turkish Participants President …"; 0 if none."""
    first = 0
    while first < len(words) and words[first].key in BEFORE_SIDE:
        first += 1
    known = match_party(words, first) if first < len(words) else None
    if not known:
        return 0
    end = known[1]
    has_noun = False
    while end < len(words) and words[end].key in AFTER_SIDE and not words[end].pause:
        end += 1
        has_noun = True
    if end >= len(words) or words[end].pause:
        return 0
    # "United States The President": a state's name alone opens a line only before another beginning.
    follows = words[end].key == "the" or words[end].key.rstrip(".") in OPENINGS
    return end if words[end].is_capital and (has_noun or (not known[0].is_adjective and follows)) else 0


def _end_of_agency(words: list[Word]) -> int:
    """Give the index after an agency that opens a run-together line: "Department of State Ilse Maren"."""
    agency = AGENCIES.match(words, 0) if words and words[0].is_capital else None
    if not agency or agency[1] >= len(words) or words[agency[1]].pause:
        return 0
    after = agency[1]
    if words[after].key.rstrip(".") in OPENINGS or words[after].key == "the":
        return after
    end = end_of_name(words, after)
    is_name = end - after > 1 and not any(
        is_body_word(w) or is_head(w) or is_matter(w) for w in words[after:end]
    )
    return after if is_name else 0


def _party_of(words: list[Word]) -> str | None:
    for at in range(len(words)):
        known = match_party(words, at)
        if known:
            return known[0].code
    return None
