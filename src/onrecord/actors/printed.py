"""Find the parties that a text prints: states, organisations, capitals and seats that stand for them, groups.

One pass over the words in capitals, a look-up of each, and a look at its
neighbours: "the Washington Post", "Michael Jordan", "Savannah, Georgia" name
no party. Linear, about 20 MB/s on prose.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.actors.lexicon import is_head_key
from onrecord.actors.names import is_never_key
from onrecord.actors.parties import iter_spellings
from onrecord.actors.words import fold

Kind = Literal[
    "state", "adjective", "organisation", "organ", "capital", "place", "seat", "body", "group", "armed group"
]


class PrintedParty(NamedTuple):
    """A party where it stands: half-open offsets, its code, and how it is named.

    `party` is null for a group that nothing resolves ("our Western
    partners"); `members` are the codes of a known group's. `capital` is a
    capital that stands for its state, `place` one where something happens.
    """

    start: int
    end: int
    party: str | None
    kind: Kind
    members: tuple[str, ...] = ()


class _Spelling(NamedTuple):
    rest: str
    party: str | None
    kind: Kind
    members: tuple[str, ...]
    needs_care: bool


_FACTS = tomllib.loads((Path(__file__).parent / "seats.toml").read_text("utf-8"))
_HOMOGRAPHS = {key: frozenset(words) for key, words in _FACTS["homographs"].items()}
# Letters a name needs to be known in capitals too: "RUSSIA" and "OSLO", not "US".
_LONG_ENOUGH = 4
# "the Narvans" act as their state does; "the Philippines" are the state itself.
_PEOPLES = {
    f"{name}s": party.code for name, party in iter_spellings() if party.is_adjective and name[-1] in "ni"
}
_ARTICLES = ("al-", "Al-", "al ", "Al ", "AL-")
# The letter stands before the look behind it: what begins with a class is searched for twice as fast.
_CAPITAL = re.compile(r"[A-ZÀ-ÞĀ-Ž](?<!\w.)[^\W\d_]*")
_LONGEST_GAP = 3
_BEFORE = re.compile(rf"([^\W\d_][\w.’'-]*)([^\w]{{1,{_LONGEST_GAP}}})$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
_OF_BEFORE = re.compile(r"([A-Z]\w*) of (?:the )?$")
_LANGUAGE_CUES = frozenset(("in", "into", "speaks", "spoke", "speak"))
_NEIGHBOURHOOD = 40  # characters before a name that are looked at
_PARTNERS = re.compile(
    r"\b(?:{owners})\s+(?:[a-z]+\s+)?(?:(?P<adjective>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|foreign|international|overseas)\s+)"
    r"(?:[a-z]+\s+)?(?P<noun>{nouns})\b".format(
        owners="|".join(_FACTS["partners"]["owners"]), nouns="|".join(_FACTS["partners"]["nouns"])
    )
)
_ANONYMOUS = frozenset(_FACTS["partners"]["adjectives"])


def _named() -> Iterator[tuple[str, str | None, Kind, tuple[str, ...]]]:
    """Yield every spelling with its party, kind and members; later rows win."""
    for name, party in iter_spellings():
        kind: Kind = "adjective" if party.is_adjective else "state" if party.is_state else "organisation"
        yield name, party.code, "organ" if party.is_organ else kind, ()
    yield from ((name, code, "state", ()) for name, code in _PEOPLES.items())
    kinds: tuple[tuple[str, Kind], ...] = (("capitals", "capital"), ("seats", "seat"), ("bodies", "body"))
    for table, kind in kinds:
        for code, names in _FACTS[table].items():
            yield from ((name, code, kind, ()) for name in names)
    for code, names in _FACTS["organisations"].items():
        yield from ((name, code, "organisation", ()) for name in (code, *names))
    for code, group in _FACTS["groups"].items():
        yield from ((name, code, "group", tuple(group["members"])) for name in group["names"])
    for code, names in _FACTS["armed"].items():
        yield from ((name, code, "armed group", ()) for name in names)


def _index() -> dict[str, tuple[_Spelling, ...]]:
    """Index every spelling by its first capital word, the longest first."""
    seen: dict[str, tuple[str | None, Kind, tuple[str, ...]]] = {}
    for name, code, kind, members in _named():
        if name not in seen or kind != "capital":
            seen[name] = (code, kind, members)
        if "'" in name:
            seen[name.replace("'", "’")] = (code, kind, members)
        if len(name) >= _LONG_ENOUGH and kind in ("state", "capital", "seat") and name.upper() not in seen:
            seen[name.upper()] = (code, kind, members)
    rows: dict[str, list[_Spelling]] = {}
    for name, (code, kind, members) in seen.items():
        bare = name.removeprefix("the ")
        first = _CAPITAL.match(bare)
        if first:
            careful = kind in ("capital", "state", "adjective", "body") or len(bare) <= 3  # noqa: PLR2004 - acronyms
            rest = bare[first.end() :]
            rows.setdefault(first[0], []).append(_Spelling(rest, code, kind, members, careful))
    return {key: tuple(sorted(held, key=lambda row: -len(row.rest))) for key, held in rows.items()}


_SPELLINGS = _index()


def find_parties(text: str) -> tuple[PrintedParty, ...]:
    """Find every party that a text names, in order, without overlaps.

    Spans leave out articles and possessive endings. Linear in the text.
    """
    found: list[PrintedParty] = []
    end = 0
    get = _SPELLINGS.get
    for match in _CAPITAL.finditer(text):
        rows = get(match[0])
        if rows is None or match.start() < end:
            continue
        one = _read_at(text, match.start(), match.end(), rows)
        if one:
            found.append(one)
            end = one.end
    return _add_partners(text, found)


def _read_at(text: str, start: int, end: int, rows: tuple[_Spelling, ...]) -> PrintedParty | None:
    """Read the longest spelling at a capital word, if its neighbours let it stand."""
    for row in rows:
        last = end + len(row.rest)
        if (row.rest and not text.startswith(row.rest, end)) or not _ends_word(text, last):
            continue
        kind: Kind | None = row.kind
        if row.needs_care:
            kind = _judge(text, start, last, row)
            if kind is None:
                return None
        if text[max(0, start - 3) : start] in _ARTICLES and row.kind == "armed group":
            start -= 3
        return PrintedParty(start, last, row.party, kind or row.kind, row.members)
    return None


def _ends_word(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not (after.isalnum() or after == "_") or text[end - 1] == "."


def _judge(text: str, start: int, end: int, row: _Spelling) -> Kind | None:
    """Say of what kind a careful spelling is among its neighbours; None where it names no party."""
    name = text[start:end]
    # What stands before the last space but those of the gap cannot match: tried letter by letter, it took 4 µs of 5.
    low = max(0, start - _NEIGHBOURHOOD)
    low = max(low, text.rfind(" ", low, max(low, start - _LONGEST_GAP)) + 1)
    before = _BEFORE.search(text, low, start)
    after = _AFTER.match(text, end)
    follower = after[1] if after else ""
    leader, pause = (before[1], before[2]) if before else ("", "")
    if name in _PEOPLES and leader.casefold() != "the":
        return None  # "millions of Americans" are not their state
    is_opened = leader in _HOMOGRAPHS["openers"] and not pause.strip(" ")
    if row.kind in ("adjective", "body"):
        is_language = leader in _LANGUAGE_CUES and not follower and not text.startswith("-", end)
        is_longer = is_language or follower in _HOMOGRAPHS["closers"]
        # "Royal Foreign Office" is another state's.
        return None if (is_opened if row.kind == "body" else is_longer) else row.kind
    # An acronym amid words in capitals is a word: "LET US GO".
    is_word = len(name) <= 3 and name.isupper() and _is_shouted(leader, follower)  # noqa: PLR2004
    if is_word or _is_inside_name(text, start, (leader, pause), follower):
        return None
    if row.kind == "state":
        return _judge_state(name, (leader, pause), follower, row)
    if row.kind == "capital":
        return _judge_capital(text, (start, end), (leader, pause), follower)
    return row.kind


def _is_inside_name(text: str, start: int, before: tuple[str, str], follower: str) -> bool:
    """Say whether a place's name is part of another thing's: "Voice of America", "New Jersey", "Paris Club"."""
    leader, pause = before
    if follower in _HOMOGRAPHS["closers"]:
        return True
    if leader in _HOMOGRAPHS["openers"] and not pause.strip(" "):
        return True
    if leader != "of":
        return False
    owner = _OF_BEFORE.search(text, max(0, start - _NEIGHBOURHOOD), start)
    return owner is not None and owner[1] in _HOMOGRAPHS["of_openers"]


def _is_shouted(leader: str, follower: str) -> bool:
    """Say whether words in capitals stand on both sides."""
    return len(leader) > 1 and leader.isupper() and len(follower) > 1 and follower.isupper()


def _judge_state(name: str, before: tuple[str, str], follower: str, row: _Spelling) -> Kind | None:
    """Judge a state's name that persons and other places bear too: "Mr. Jordan", "Savannah, Georgia"."""
    leader, pause = before
    if name not in _HOMOGRAPHS["borne"]:
        return row.kind
    if name in _HOMOGRAPHS["in_cities"] and pause == ", " and leader[:1].isupper():
        held = _SPELLINGS.get(leader)
        return row.kind if held and not held[-1].rest else None
    if _is_name_beside(leader, pause) or (follower[:1].isupper() and not is_head_key(fold(follower))):
        return None
    return row.kind


def _is_name_beside(leader: str, pause: str) -> bool:
    """Say whether the word before is a capital word of the same name: "Michael", "Mr."."""
    if not leader[:1].isupper() or pause.strip(" .\u00a0") or leader in _HOMOGRAPHS["adverbs"]:
        return False
    if leader.endswith(".") and len(leader) > 4:  # noqa: PLR2004 - a sentence ends there; "Mrs." and "J." end none
        return False
    return not is_never_key(fold(leader))


def _judge_capital(text: str, span: tuple[int, int], before: tuple[str, str], follower: str) -> Kind | None:
    """Judge a capital: a party where it acts, a place where things happen, nothing inside another name."""
    start, end = span
    leader, pause = before
    if _is_name_beside(leader, pause):
        return None
    if follower[:1].isupper() and not is_head_key(fold(follower)):
        return None
    if leader.casefold() in _HOMOGRAPHS["locative"] and pause == " ":
        return "place"
    is_first = start == 0 or text[start - 1] == "\n"
    if is_first and text[end : end + 1] in (",", ".", ":", "/", "(", "\n", ""):
        return "place"  # a dateline: "KESSIN, April 12"
    return "place" if is_first and text[end : end + 2] in (" —", " –", " -", " /", " (") else "capital"


def _add_partners(text: str, found: list[PrintedParty]) -> tuple[PrintedParty, ...]:
    """Add groups of partners: a state's where an adjective says whose, nobody's where it does not."""
    if not any(noun in text for noun in _FACTS["partners"]["nouns"]):
        return tuple(found)
    by_start = {one.start: n for n, one in enumerate(found)}
    extra: list[PrintedParty] = []
    for match in _PARTNERS.finditer(text):
        at = by_start.get(match.start("adjective"))
        if at is not None and (at + 1 == len(found) or found[at + 1].start >= match.end()):
            found[at] = PrintedParty(
                found[at].start, match.end(), found[at].party, "group", found[at].members
            )
        elif at is None and match["adjective"] in _ANONYMOUS:
            extra.append(PrintedParty(match.start(), match.end(), None, "group"))
    if not extra:
        return tuple(found)
    return tuple(sorted((*found, *extra)))


_SEATS = {
    fold(name): code
    for table in ("capitals", "seats")
    for code, names in _FACTS[table].items()
    for name in names
}


def read_seat(phrase: str) -> str | None:
    """Give the code of the party whose capital or seat this phrase names, in any case; None for others."""
    return _SEATS.get(fold(phrase))
