"""Whose a page is that no folder describes: the state by the host's domain, or by the name its furniture prints."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from onrecord.actors.parties import iter_spellings, read_code, read_party
from onrecord.actors.printed import read_seat
from onrecord.actors.read import Line, match_actor
from onrecord.actors.unlisted import is_adjective_of
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
_STATES = re.compile(
    rf"(?:^|.*[\s|,/–—-])(?:{'|'.join(_FACTS['names']['states'])}) (?P<name>\w[\w’'-]*(?: \w[\w’'-]*)?)",
    re.IGNORECASE,
)
_FULL = tuple(f" of the {opening}" for opening in _FACTS["names"]["states"])
_SENT = frozenset(_FACTS["names"]["sent"])
_MISSIONS = frozenset(_FACTS["names"]["mission_labels"])
_MAIL = re.compile(r"@([\w-]+)\.")
_NEAR = 2  # lines between the name of a body and that of its state
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
    name ("Embassy of Norway in Lima"), or the state's full name beside that of
    a body ("Kingdom of Norway", "Royal Foreign Office"); behind it a line of
    copyright. Else an embassy's own address of mail tells. Two states named
    decide nothing; one that no table knows is given as printed.
    """
    head = [line for line in text[: min(start, _ENDS)].splitlines() if line.strip()]
    tail = text[max(end, len(text) - _ENDS) :]
    lines = head + [line for line in tail.splitlines() if line.strip().lower().startswith(_COPYRIGHTS)]
    found = {party for line in lines if len(line) <= _LONGEST and (party := _read_name(line))}
    found = found or set(_read_near(head)) or set(_read_mail(text, text[: min(start, _ENDS)] + "\n" + tail))
    return found.pop() if len(found) == 1 else None


def _read_near(lines: list[str]) -> Iterator[str]:
    """Yield the states whose full names end a line that names a body, or a line next to it but one."""
    bodies = [
        n
        for n, line in enumerate(lines)
        if len(line) <= _LONGEST and any(body in line.lower() for body in _BODIES)
    ]
    for n in dict.fromkeys(
        near for body in bodies for near in range(max(0, body - _NEAR), min(len(lines), body + _NEAR + 1))
    ):
        named = _STATES.fullmatch(_undress(lines[n])) if len(lines[n]) <= _LONGEST else None
        if named:
            yield _name_state(named["name"])


def _name_state(printed: str) -> str:
    """Return the code of a state, or a name that no table knows as a text prints it: "BRENNICK" is Brennick."""
    name = printed.title() if printed.isupper() else printed
    return read_party(name) or name


def _read_mail(text: str, furniture: str) -> Iterator[str]:
    """Yield the states of embassies in the page's own addresses of mail, where a table knows the state or the text names it."""
    for label in {match[1].lower() for match in _MAIL.finditer(furniture)}:
        first, sign, second = label.partition("-")
        name = (second if first in _MISSIONS else first if second in _MISSIONS else "").capitalize()
        if not sign or not name:
            continue
        printed = set(re.findall(rf"\b{name[:4]}[^\W_]*", text))
        if known := read_party(name):
            yield known
        elif not read_seat(name) and any(word == name or is_adjective_of(word, name) for word in printed):
            yield name


def _read_name(line: str) -> str | None:
    """Return the state of the body that a line names, if it says no more than that."""
    folded = line.lower()
    if not any(body in folded for body in _BODIES):
        return None
    name = _undress(line)
    words = split_words(name)
    named = match_actor(Line(name, words), 0, len(words))
    if named and named.is_body and named.actor.party:
        return named.actor.party if named.after == len(words) and _is_state(named.actor.party, name) else None
    for sign in _JOINTS:
        first, joint, second = name.partition(sign)
        for body, state in ((first, second), (second, first)):
            if joint and body.strip().lower().removeprefix("the ") in _BODIES:
                party = read_party(state.strip())
                return party if party in _states() else None
    return None


def _is_state(party: str, name: str) -> bool:
    """Tell whether a party is a state: one that a table knows, or what a mission or a full name is of."""
    if party in _states() or read_party(party):
        return party in _states()
    before, of, _ = name.partition(f" of {party}")
    return bool(of) and (before.lower() in _SENT or f"{before} of".lower().endswith(_FULL))


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
