"""Whose a page is that no folder describes: the state by the host's domain, or by the name its furniture prints."""

import tomllib
from functools import lru_cache
from pathlib import Path

from onrecord.actors.parties import iter_spellings, read_code, read_party
from onrecord.actors.read import Line, match_actor
from onrecord.actors.words import split_words

_FACTS = tomllib.loads((Path(__file__).parent / "official.toml").read_text("utf-8"))
_LABELS = frozenset(_FACTS["labels"])
_SUFFIXES = frozenset(_FACTS["suffixes"])
_DOMAINS: dict[str, str] = _FACTS["domains"]
_COUNTRIES: dict[str, str] = _FACTS["countries"]
_BODIES = frozenset(_FACTS["names"]["bodies"])
_FRONTS = tuple(_FACTS["names"]["fronts"])
_BACKS = tuple(_FACTS["names"]["backs"])
_COPYRIGHTS = tuple(_FACTS["names"]["copyrights"])
_EDGES = " \t\xa0.,:;|/\\-–—•·»«*0123456789"
_JOINTS = (",", "|", "–", "—", "·", " - ")  # between a body and its state: "Foreign Ministry | Republic of …"
_ENDS = 1200  # characters of furniture that are looked at before and after the document
_LONGEST = 120  # characters of a line that names a body and no more


def find_host_party(host: str) -> str | None:
    """Return the state (ISO 3166-1 alpha-3) whose government alone registers such hosts, or None.

    `mfa.gov.tr` is Turkey's, `state.gov` the United States', `gov.example.com` nobody's.
    """
    labels = host.lower().rstrip(".").split(".")
    last = labels[-1]
    if len(labels) > 1 and last in _DOMAINS:
        return _DOMAINS[last]
    if labels[-2:-1] and (labels[-2] in _LABELS or ".".join(labels[-2:]) in _SUFFIXES):
        return read_code(_COUNTRIES.get(last, last))
    return None


def find_named_party(text: str, start: int, end: int) -> str | None:
    """Return the state whose ministry or mission the furniture of a page names as the page's own, or None.

    The document stands from `start` to `end`. Before it a whole line must be the
    name ("Embassy of Norway in Lima"), behind it a line of copyright. Two
    states named decide nothing, nor does a name that no table knows.
    """
    lines = text[: min(start, _ENDS)].splitlines()
    tail = text[max(end, len(text) - _ENDS) :].splitlines()
    lines += [line for line in tail if line.strip().lower().startswith(_COPYRIGHTS)]
    found = {party for line in lines if len(line) <= _LONGEST and (party := _read_name(line))}
    return found.pop() if len(found) == 1 else None


def _read_name(line: str) -> str | None:
    """Return the state of the body that a line names, if it says no more than that."""
    folded = line.lower()
    if not any(body in folded for body in _BODIES):
        return None
    name = _undress(line)
    words = split_words(name)
    named = match_actor(Line(name, words), 0, len(words))
    if named and named.is_body and named.actor.party:
        return named.actor.party if named.after == len(words) and named.actor.party in _states() else None
    for sign in _JOINTS:
        first, joint, second = name.partition(sign)
        for body, state in ((first, second), (second, first)):
            if joint and body.strip().lower().removeprefix("the ") in _BODIES:
                party = read_party(state.strip())
                return party if party in _states() else None
    return None


def _undress(line: str) -> str:
    """Return a line without what a header or a line of copyright puts around a name."""
    name = line.strip(_EDGES)
    while front := next((front for front in _FRONTS if name.lower().startswith(front)), None):
        name = name[len(front) :].strip(_EDGES)
    while back := next((back for back in _BACKS if name.lower().endswith(back)), None):
        name = name[: -len(back)].strip(_EDGES)
    return name[4:] if name.lower().startswith("the ") else name


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Return the codes of the states that the tables know."""
    return frozenset(party.code for _, party in iter_spellings() if party.is_state)
