"""The register of known persons: their names and tenures, looked up by name and by post on a date."""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.people.likeness import Kind, compare_parts
from onrecord.people.names import NameParts, block_keys, split_name
from onrecord.people.roles import Role, agree, is_same, read_role
from onrecord.people.tenures import Span, Tenure, holds_on, span_of

_BEFORE, _AFTER = 20, 40  # years before and after a person's tenures in which he may be spoken of
_STRENGTH: dict[Kind, int] = {"same": 4, "turned": 3, "short": 3, "initials": 2, "family": 1}


class Held(NamedTuple):
    """A tenure ready for comparing: its role and its days."""

    role: Role | None
    span: Span
    tenure: Tenure


class Known(NamedTuple):
    """A known person: every name, every tenure."""

    person_id: str
    name: str
    parts: tuple[NameParts, ...]
    held: tuple[Held, ...]


class Match(NamedTuple):
    """How a name fits a known person; the higher the better: post held on the date, party, the name itself."""

    holds: int
    party: int
    name: int
    known: Known


class Register:
    """Known persons by block of name, and their tenures by post."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        rows: dict[str, list[Tenure]] = {}
        for tenure in tenures:
            rows.setdefault(tenure.person_id, []).append(tenure)
        self.persons: dict[str, Known] = {}
        self._by_key: dict[str, list[Known]] = {}
        self._rulers: dict[str, list[tuple[Held, Known]]] = {}
        self._by_post: dict[tuple[frozenset[str], str | None, str | None], list[tuple[Held, Known]]] = {}
        for person_id in sorted(rows):
            self._add(_make_known(person_id, sorted(rows[person_id], key=_tenure_order)))

    def _add(self, known: Known) -> None:
        self.persons[known.person_id] = known
        keys: set[str] = set()
        for held in known.held:
            if held.role and held.role.is_ruling:
                for family in {parts.words[-1] for parts in known.parts}:
                    self._rulers.setdefault(family, []).append((held, known))
            for name in (held.tenure.name, *held.tenure.aliases):
                keys.update(block_keys(name))
            if held.role:
                for title in held.role.titles:
                    place = (title, held.role.party, held.role.sent_to)
                    self._by_post.setdefault(place, []).append((held, known))
        for key in sorted(keys):
            self._by_key.setdefault(key, []).append(known)

    def find_names(
        self, parts: NameParts, keys: Iterable[str], roles: Iterable[Role], days: tuple[str, str] | None
    ) -> list[Match]:
        """Find the persons whom a name can mean on some days, best first; posts and parties weigh."""
        roles = tuple(roles)
        found: dict[str, Match] = {}
        for key in keys:
            for known in self._by_key.get(key, ()):
                if known.person_id not in found:
                    match = _match(known, parts, roles, days)
                    if match:
                        found[known.person_id] = match
        return sorted(found.values(), key=lambda m: (-m.holds, -m.party, -m.name, m.known.person_id))

    def find_rulers(self, family: str, days: tuple[str, str] | None) -> list[Known]:
        """Find the persons of a family's name (its spelling key) in a ruling post on some days."""
        rows = self._rulers.get(family)
        if not rows or not days:
            return []
        return [known for held, known in rows if holds_on(held.span, days) == "yes"]

    def find_holders(self, role: Role, days: tuple[str, str]) -> list[tuple[Held, Known, str]]:
        """Find who held a post on some days, with "yes" or "maybe"; one who was followed no longer holds."""
        rows: list[tuple[Held, Known]] = []
        for title in role.titles:
            rows = self._by_post.get((title, role.party, role.sent_to), [])
            if rows:
                break
        found: dict[tuple[str, str], tuple[Held, Known, str]] = {}
        for held, known in rows:
            if held.role is None or not is_same(role, held.role):
                continue
            answer = holds_on(held.span, days)
            if answer != "no":
                held_before = found.get((known.person_id, ""))
                if held_before is None or held_before[2] == "maybe":
                    found[(known.person_id, "")] = (held, known, answer)
        return _drop_followed(list(found.values()))


def _drop_followed(found: list[tuple[Held, Known, str]]) -> list[tuple[Held, Known, str]]:
    """Drop holders without a stated end whom a later holder followed."""
    if len(found) < 2:  # noqa: PLR2004
        return found
    last = max(held.span[1] for held, _, answer in found if answer) if found else ""
    return [row for row in found if row[0].tenure.until is not None or row[0].span[1] == last]


def _tenure_order(tenure: Tenure) -> tuple[str, str, str]:
    return (tenure.since.value if tenure.since else "", tenure.post, tenure.name)


def _make_known(person_id: str, tenures: list[Tenure]) -> Known:
    names = sorted({name for tenure in tenures for name in (tenure.name, *tenure.aliases)})
    parts = tuple(part for part in map(split_name, names) if part)
    longest = max((tenure.name for tenure in tenures), key=lambda name: (len(name), name))
    held = tuple(Held(read_role(t.post, t.party) if t.post else None, span_of(t), t) for t in tenures)
    return Known(person_id, longest, parts, held)


def _match(
    known: Known, parts: NameParts, roles: tuple[Role, ...], days: tuple[str, str] | None
) -> Match | None:
    """Match a name with a known person; None where the name, the party or the times speak against it."""
    strength = 0
    for own in known.parts:
        kind = compare_parts(parts, own)
        if kind:
            strength = max(strength, _STRENGTH[kind])
    if not strength or (days and not _is_of_the_time(known, days)):
        return None
    holds = max((_holds(held, role, days) for held in known.held for role in roles), default=0)
    parties = {role.party for role in roles if role.party}
    own_parties = {held.role.party for held in known.held if held.role and held.role.party}
    if parties and own_parties and not parties & own_parties and not holds:
        return None
    return Match(holds, int(bool(parties & own_parties)), strength, known)


def _holds(held: Held, role: Role, days: tuple[str, str] | None) -> int:
    """Weigh a tenure against a printed post: 2 held then, 1 at another or an unsure time, 0 another post."""
    if held.role is None or not agree(role, held.role):
        return 0
    if days is None:
        return 1
    return 2 if holds_on(held.span, days) == "yes" else 1


def _is_of_the_time(known: Known, days: tuple[str, str]) -> bool:
    year = int(days[0][:4])
    years = [(int(h.span[1][:4]), int(h.span[2][:4])) for h in known.held if h.tenure.since or h.tenure.until]
    if not years:
        return True
    first = min(a if a < 9999 else b for a, b in years)  # noqa: PLR2004 - no beginning is stated
    last = max(b for _, b in years)
    return first - _BEFORE <= year <= last + _AFTER
