"""What stands between a title and its text and belongs to the heading: the title's second line, who speaks, what it is."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.actors.read import Line, match_actors
from onrecord.actors.words import split_words
from onrecord.forms.table import DELIVERED, GOES_ON, SPOKEN, STATED, WRITERS
from onrecord.forms.title import read_title
from onrecord.model import Actor

_BLOCK = 8  # lines below a title among which a name may stand
_LONGEST = 90  # characters of such a line; a longer one is text
_LONGEST_SECOND = 240  # characters of a title's second line
_KIND = 60  # characters of a line that says what the document is


class Below(NamedTuple):
    """One short line below a title: its half-open offsets in the text."""

    start: int
    end: int


def find_title_end(text: str, title_end: int) -> int:
    """Return where the heading ends in `text`: behind a second line of the title, else `title_end`.

    "by Secretary General Jens Okoro ahead of the meeting", "at the Ministry on
    4 May 2031": a line in small letters that goes on, and is no sentence.
    """
    for start, end in _lines_below(text, title_end, _LONGEST_SECOND):
        first = text[start : min(end, start + _KIND)].split(None, 1)[0]
        return end if first in GOES_ON and not text[:end].endswith((".", "!", "?", ":")) else title_end
    return title_end


def find_kind(text: str, title_end: int) -> str | None:
    """Return the form that a line of its own below the title gives: "Press Release: Government of Narva"; else None."""
    for start, end in _lines_below(text, title_end, _LONGEST):
        line = text[start:end]
        facts = read_title(line) if len(line) <= _KIND else None
        if facts is None or facts.form is None or facts.form_span is None or facts.form_span[0] > 0:
            continue
        rest = line[facts.form_span[1] :].lstrip()
        if not rest or rest[0] == ":":
            return facts.form
    return None


def find_byline(
    text: str, title_end: int, form: str | None, titled: tuple[Actor, ...]
) -> tuple[Actor, ...] | None:
    """Return the speaker whom lines below the title name with a post, or None where they name none.

    "Ilse Maren" above "Foreign Minister of Narva", or both in one line. Only
    where the title names nobody, or one post that is also the byline's; and
    only for what somebody says: below other titles such a line may be a picture's.
    """
    if form not in SPOKEN or len(titled) > 1 or any(actor.name for actor in titled):
        return None
    stated = _read_stated(text, title_end)
    if stated is not None:
        return (stated,)
    lines = list(_lines_below(text, title_end, _LONGEST))
    read = [_read_whole(text[start:end]) for start, end in lines]
    for n, actor in enumerate(read):
        if actor is None or actor.name is None:
            continue
        below = read[n + 1] if n + 1 < len(read) else None
        held = actor if actor.post or below is None or below.name else below
        if held.post is None or not WRITERS.isdisjoint(held.post.lower().split()):
            continue
        if titled and (titled[0].post or "").lower() not in held.post.lower():
            continue
        party = actor.party or held.party or (titled[0].party if titled else None)
        return (Actor(name=actor.name, post=held.post, party=party, decided_by="byline"),)
    return None


def _read_stated(text: str, title_end: int) -> Actor | None:
    """Return whom the first line below a title says to be transcribed, with a post; None where it says nobody.

    "The following is a near-verbatim transcript of today’s briefing by Ilse
    Maren, Spokesperson for the President."
    """
    for start, end in _lines_below(text, title_end, _LONGEST_SECOND):
        match = STATED.match(text, start, end)
        if match is None:
            continue
        words = split_words(text[match.end() : end])
        found = match_actors(Line(text[match.end() : end], words), 0, len(words))
        if len(found) == 1 and found[0].actor.name and found[0].actor.post:
            actor = found[0].actor
            return Actor(name=actor.name, post=actor.post, party=actor.party, decided_by="byline")
    return None


def _read_whole(line: str) -> Actor | None:
    """Return the one actor that a line names and nothing else but "(as) delivered by"; None for any other line."""
    line = DELIVERED.sub("", line)
    words = split_words(line)
    found = match_actors(Line(line, words), 0, len(words)) if words else ()
    return found[0].actor if len(found) == 1 and found[0].after == len(words) else None


def _lines_below(text: str, title_end: int, longest: int) -> Iterator[Below]:
    """Yield the lines below the title up to the first that is text: a longer one, or a sentence."""
    at = title_end
    for _ in range(_BLOCK):
        while at < len(text) and text[at].isspace():
            at += 1
        end = text.find("\n", at, at + longest + 1)
        end = end if end >= 0 else len(text)
        if at >= end or end - at > longest:
            return
        stop = end - (len(text[at:end]) - len(text[at:end].rstrip()))
        yield Below(at, stop)
        if text[stop - 1] in ".!?" and len(text[at:stop].split()) > 2:  # noqa: PLR2004
            return
        at = end
