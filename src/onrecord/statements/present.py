"""Who is listed as present at the head of a memorandum, and who signed at the foot of a letter."""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from onrecord.actors.read import read_actor
from onrecord.model import Actor
from onrecord.statements.lexicon import read_table
from onrecord.statements.offices import party_of

_ROLES = read_table("words/roles.toml")
_HEADINGS = frozenset(_ROLES["present"]["headings"])
_SIDE_WORDS = frozenset(_ROLES["present"]["side_words"])
_BEFORE_NAMES = frozenset(_ROLES["titles"]["before_surname"])
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,4}")
_SIGNED = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
_MAX_LISTS = 4
_MAX_HEADING = 60  # characters
_MAX_LINES = 60
_MAX_LINE = 160
_MAX_START = 6_000  # characters; a list stands at the head
_MAX_SIGNATURE = 40


def read_present(text: str) -> list[Actor]:
    """Read the lists of those present near a text's start: persons with post and party, and posts alone."""
    found: list[Actor] = []
    head = text[:_MAX_START]
    for end in islice(_find_headings(head), _MAX_LISTS):
        found += _read_list(head[end + 1 :].lstrip("\n").split("\n", _MAX_LINES)[:_MAX_LINES])
    return found


def _find_headings(text: str) -> Iterator[int]:
    """Yield the end of each line that heads a list of those present ("Participants:")."""
    end = -1
    for line in text.split("\n"):
        end += len(line) + 1
        if (
            len(line) <= _MAX_HEADING
            and line.strip(" \t").removesuffix(":").rstrip(" \t").lower() in _HEADINGS
        ):
            yield end


def _read_list(lines: list[str]) -> list[Actor]:
    """Read the lines of one list up to a blank or a long one; a line that names a side gives its party to those below."""
    found: list[Actor] = []
    side: str | None = None
    for raw in lines:
        line = raw.strip()
        if not line or len(line) > _MAX_LINE:
            break
        party = _side_of(line)
        if party is not None:
            side = party
            continue
        actor = _read_line(line)
        if actor is None:
            continue
        if actor.party is None and actor.name:
            actor = msgspec.structs.replace(actor, party=side)
        found.append(actor)
    return found


def _side_of(line: str) -> str | None:
    """Give the party of a line that is a side's heading ("French Side:")."""
    words = [word for word in line.rstrip(" :").split() if word.lower() not in _SIDE_WORDS]
    return party_of(" ".join(words)) if words else None


def _read_line(line: str) -> Actor | None:
    """Read who a line lists; an office before a dash ("NE—Mr. Roe") is left out."""
    line = line.rpartition("—")[2].strip()
    if line[:4].lower() == "the ":
        words = line.split()
        cut = next(
            (k for k, word in enumerate(words) if word.lower().rstrip(".") in _BEFORE_NAMES), len(words)
        )
        line = " ".join(words[:cut]) or line
    actor = read_actor(line)
    if actor is None or not (actor.name or (actor.post and line[:4].lower() == "the ")):
        return None
    return actor


def read_signature(text: str, known: list[Actor]) -> Actor | None:
    """Read who signed: the last line, where it is a name or the initials of one person known."""
    last = text[-400:].rstrip().rpartition("\n")[2].strip()
    if not 1 < len(last) <= _MAX_SIGNATURE:
        return None
    if _INITIALS.fullmatch(last):
        surname = last.rstrip(". ")[-1]
        fits = [one for one in known if one.name and one.name.split()[-1][0] == surname]
        return fits[0] if len(fits) == 1 else None
    if not _SIGNED.fullmatch(last) or last.isupper() or party_of(last) is not None:
        return None
    return next((one for one in known if one.name and one.name.endswith(last.split()[-1])), Actor(name=last))
