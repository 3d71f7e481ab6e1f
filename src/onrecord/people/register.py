"""The register of known persons: their names and tenures, looked up by name and by post on a date."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.people.likeness import Kind, compare_parts, find_families
from onrecord.people.names import NameParts, split_name
from onrecord.people.roles import Role, agree, read_role
from onrecord.people.tenures import Span, Tenure, holds_on, span_of

_BEFORE, _AFTER = 20, 40  # years before and after a person's tenures in which he may be spoken of
_MOST_KEPT = 50_000  # answers on holders that are kept for the next mention of the same post and day
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
    parties: frozenset[str]
    years: tuple[int, int] | None  # of the first and last tenure, None where none is dated


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
        self._by_name: dict[tuple[str, str], list[Known]] = {}
        self._rulers: dict[str, list[tuple[Held, Known]]] = {}
        self._by_post: dict[_Post, list[tuple[Held, Known]]] = {}
        self._holders: dict[tuple[Role, tuple[str, str]], list[tuple[Held, Known, str]]] = {}
        for person_id in sorted(rows):
            self._add(_make_known(person_id, sorted(rows[person_id], key=_tenure_order)))

    def _add(self, known: Known) -> None:
        self.persons[known.person_id] = known
        # Only families' names: a given name has a thousand bearers, and no bare given name is looked up.
        keys = {family for parts in known.parts for family in find_families(parts)}
        keys.update(parts.words[0] for parts in known.parts if parts.is_knight)
        for key in sorted(keys):
            self._by_key.setdefault(key, []).append(known)
        for place in sorted({place for parts in known.parts for place in _places_of(parts)}):
            self._by_name.setdefault(place, []).append(known)
        for held in known.held:
            if not held.role:
                continue
            if held.role.is_ruling:
                for family in {parts.words[-1] for parts in known.parts}:
                    self._rulers.setdefault(family, []).append((held, known))
            for title in held.role.titles:
                self._by_post.setdefault(_post_key(title, held.role), []).append((held, known))

    def find_names(
        self, parts: NameParts, keys: Iterable[str], roles: Iterable[Role], days: tuple[str, str] | None
    ) -> list[Match]:
        """Find the persons whom a name can mean on some days, best first; posts and parties weigh."""
        roles = tuple(roles)
        found: dict[str, Match] = {}
        for known in self._candidates(parts, keys):
            if known.person_id not in found:
                match = _match(known, parts, roles, days)
                if match:
                    found[known.person_id] = match
        return sorted(found.values(), key=lambda m: (-m.holds, -m.party, -m.name, m.known.person_id))

    def _candidates(self, parts: NameParts, keys: Iterable[str]) -> Iterator[Known]:
        """Give those whom a name may mean: by family and a given name's first letter where it has both."""
        if not parts.is_plain or not parts.is_full:
            for key in keys:
                yield from self._by_key.get(key, ())
            return
        for place in _places_of(parts):
            yield from self._by_name.get(place, ())
        for letter in _letters(parts.given[-1:]):
            yield from self._by_name.get((parts.words[0], letter), ())  # the order turned
        for key in keys:
            yield from self._by_name.get((key, ""), ())

    def find_rulers(self, family: str, days: tuple[str, str] | None) -> list[Known]:
        """Find the persons of a family's name (its spelling key) in a ruling post on some days."""
        rows = self._rulers.get(family)
        if not rows or not days:
            return []
        return [known for held, known in rows if holds_on(held.span, days) == "yes"]

    def find_holders(self, role: Role, days: tuple[str, str]) -> list[tuple[Held, Known, str]]:
        """Find who held a post on some days, with "yes" or "maybe"; one who was followed no longer holds."""
        found = self._holders.get((role, days))
        if found is None:
            if len(self._holders) >= _MOST_KEPT:
                self._holders.clear()
            found = self._holders[(role, days)] = self._look_up(role, days)
        return found

    def _look_up(self, role: Role, days: tuple[str, str]) -> list[tuple[Held, Known, str]]:
        rows: list[tuple[Held, Known]] = []
        for title in role.titles:
            rows = self._by_post.get(_post_key(title, role), [])
            if rows:
                break
        found: dict[str, tuple[Held, Known, str]] = {}
        for held, known in rows:
            if held.span[0] > days[1] or held.span[3] < days[0]:
                continue
            before = found.get(known.person_id)
            if before is None or before[2] == "maybe":
                found[known.person_id] = (held, known, holds_on(held.span, days))
        return _drop_followed([row for row in found.values() if row[2] != "no"])


def _letters(given: tuple[tuple[str, str], ...]) -> set[str]:
    """Give the letters that an initial of any of these names may be."""
    return {letter for key, first in given for letter in (first, key[0])}


def _places_of(parts: NameParts) -> set[tuple[str, str]]:
    """Give the places of a name in the register: its family with each initial; all families where it is not plain."""
    if parts.is_plain and len(parts.words) > 1:
        return {(parts.words[-1], letter) for letter in _letters(parts.given[:-1])}
    return {(family, "") for family in (*find_families(parts), *(parts.words[:1] if parts.is_knight else ()))}


_Post = tuple[frozenset[str], frozenset[str], str | None, str | None]


def _post_key(title: frozenset[str], role: Role) -> _Post:
    return title, role.qualifiers, role.party, role.sent_to


def _drop_followed(found: list[tuple[Held, Known, str]]) -> list[tuple[Held, Known, str]]:
    """Drop holders without a stated end whom a later holder followed."""
    if len(found) < 2:  # noqa: PLR2004
        return found
    last = max(held.span[1] for held, _, _ in found)
    return [row for row in found if row[0].tenure.until is not None or row[0].span[1] == last]


def _tenure_order(tenure: Tenure) -> tuple[str, str, str]:
    return (tenure.since.value if tenure.since else "", tenure.post, tenure.name)


def _make_known(person_id: str, tenures: list[Tenure]) -> Known:
    names = sorted({name for tenure in tenures for name in (tenure.name, *tenure.aliases)})
    parts = tuple(part for part in map(split_name, names) if part)
    longest = max((tenure.name for tenure in tenures), key=lambda name: (len(name), name))
    held = tuple(Held(read_role(t.post, t.party) if t.post else None, span_of(t), t) for t in tenures)
    parties = frozenset(h.role.party for h in held if h.role and h.role.party)
    return Known(person_id, longest, parts, held, parties, _years_of(held))


def _years_of(held: tuple[Held, ...]) -> tuple[int, int] | None:
    years = [(int(h.span[1][:4]), int(h.span[2][:4])) for h in held if h.tenure.since or h.tenure.until]
    if not years:
        return None
    first = min(a if a < 9999 else b for a, b in years)  # noqa: PLR2004 - no beginning is stated
    return first - _BEFORE, max(b for _, b in years) + _AFTER


def _match(
    known: Known, parts: NameParts, roles: tuple[Role, ...], days: tuple[str, str] | None
) -> Match | None:
    """Match a name with a known person; None where the name, the party or the times speak against it."""
    strength = 0
    for own in known.parts:
        kind = compare_parts(parts, own)
        if kind:
            strength = max(strength, _STRENGTH[kind])
    if not strength or (days and known.years and not _is_within(known.years, days)):
        return None
    holds = max((_holds(held, role, days) for held in known.held for role in roles), default=0)
    parties = {role.party for role in roles if role.party}
    agree_in = bool(parties & known.parties)
    if parties and known.parties and not agree_in and not holds:
        return None
    return Match(holds, int(agree_in), strength, known)


def _is_within(years: tuple[int, int], days: tuple[str, str]) -> bool:
    return years[0] <= int(days[0][:4]) <= years[1]


def _holds(held: Held, role: Role, days: tuple[str, str] | None) -> int:
    """Weigh a tenure against a printed post: 2 held then, 1 at another or an unsure time, 0 another post."""
    if held.role is None or not agree(role, held.role):
        return 0
    if days is None:
        return 1
    return 2 if holds_on(held.span, days) == "yes" else 1
