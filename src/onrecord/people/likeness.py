"""Say whether two printed names can be one person's, and why.

Precision before recall: a name that could be another person's is not the
same. Whether two persons of one name are one is not asked here.
"""

from typing import Literal, NamedTuple

from onrecord.people.names import NameParts, is_family_first, split_name

Kind = Literal["same", "initials", "short", "family", "turned"]


_Given = tuple[tuple[str, str], ...]


class Likeness(NamedTuple):
    """How two names agree, strongest first, and the reason in a sentence.

    `same`: all that both print agrees; `initials`: an initial stands for a
    name; `short`: one leaves out a given name; `family`: one is the family's
    name alone; `turned`: the same words in another order.
    """

    kind: Kind
    reason: str


def compare_names(one: str, other: str) -> Likeness | None:
    """Say how two printed names agree; None where something that both print differs.

    Symmetric: the order of the two does not matter.
    """
    a, b = split_name(one), split_name(other)
    if a is None or b is None:
        return None
    kind = compare_parts(a, b)
    if kind is None:
        return None
    return Likeness(kind, _REASONS[kind].format(*sorted((one, other))))


_REASONS: dict[Kind, str] = {
    "same": "“{0}” and “{1}” are spellings of one name",
    "initials": "“{0}” and “{1}” agree, an initial standing for a name",
    "short": "“{0}” and “{1}” agree in all names that both print",
    "family": "“{0}” and “{1}” share the family's name, one of them prints nothing else",
    "turned": "“{0}” and “{1}” are the same words, the family's name first or last",
}


def compare_parts(a: NameParts, b: NameParts) -> Kind | None:
    """Compare two names taken apart."""
    if all(a.initials) or all(b.initials):
        return None  # "A. B." names nobody
    if _differ(a.suffix, b.suffix) or _differ(a.gender, b.gender):
        return None
    if len(a.words) > len(b.words):
        a, b = b, a
    if len(a.words) == 1:
        return "family" if _is_short_of(a, b) else None
    if a.is_plain and b.is_plain:  # nine of ten, at a third of the time
        return _compare_plain(a, b)
    return _compare_readings(a, b) or _compare_shapes(a, b)


def _is_short_of(a: NameParts, b: NameParts) -> bool:
    """Say whether the one word of `a` may stand for `b`: a family, or "Sir Omar" of "Sir Omar Maren"."""
    return a.words[0] in find_families(b) or (a.is_knight and b.is_knight and a.words[0] == b.words[0])


def _compare_plain(a: NameParts, b: NameParts) -> Kind | None:
    if a.words[-1] == b.words[-1]:
        return _compare_given(a.given[:-1], b.given[:-1])
    return "turned" if _is_turned(a, b) else None


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _compare_readings(a: NameParts, b: NameParts) -> Kind | None:
    for family_a, given_a in _readings(a):
        for family_b, given_b in _readings(b):
            kind = _compare_reading(family_a, given_a, family_b, given_b)
            if kind:
                return kind
    return None


def _compare_shapes(a: NameParts, b: NameParts) -> Kind | None:
    """Compare names of which no reading agrees: chains of fathers, two families, the order turned."""
    if _is_chain_part(a, b):
        return "short"
    if _is_double_only(a, b) or _is_double_only(b, a):
        return "family"
    return "turned" if _is_turned(a, b) else None


def find_families(parts: NameParts) -> tuple[str, ...]:
    """Give the words (keys) that alone may stand for the person: "Xi" of "Xi Valdo", both of two families."""
    words = parts.words
    if parts.is_plain:  # nine of ten
        return words[-1:]
    if parts.family:
        return tuple({words[-1], words[-parts.family]})
    found = {words[-1]}
    if is_family_first(parts) or parts.is_chain:
        found.add(words[0])  # "King Salman" has no family's name
    if parts.is_double and len(words) > 2:  # noqa: PLR2004
        found.add(words[-2])
    return tuple(found)


def _readings(parts: NameParts) -> list[tuple[tuple[str, ...], _Given]]:
    """Give the ways to read the words as (family, given names)."""
    words, given = parts.words, parts.given
    if parts.family:
        cut = len(words) - parts.family
        return [(words[cut:], given[:cut])] + (
            [(words[cut : cut + 1], given[:cut])] if parts.family > 1 else []
        )
    found = [(words[-1:], given[:-1])]
    if parts.is_double and len(words) > 2:  # noqa: PLR2004
        found += [(words[-2:], given[:-2]), (words[-2:-1], given[:-2])]
    if is_family_first(parts):
        found.append((words[:1], given[1:]))
    return found


def _is_double_only(a: NameParts, b: NameParts) -> bool:
    """Say whether `a` is both families of `b` and no more: "López Obrador"."""
    return (
        len(a.words) == 2 < len(b.words)  # noqa: PLR2004
        and (b.is_double or b.family == 2)  # noqa: PLR2004
        and a.words == b.words[-2:]
    )


def _compare_reading(
    family_a: tuple[str, ...], given_a: _Given, family_b: tuple[str, ...], given_b: _Given
) -> Kind | None:
    """Compare one reading of each: equal families, given names that do not contradict."""
    if family_a != family_b:
        return None
    if not given_a or not given_b:
        return "family"
    return _compare_given(given_a, given_b)


def _compare_given(given_a: _Given, given_b: _Given) -> Kind | None:
    """Compare given names of one family: "Jong-un" and "Jongun" are the same."""
    if "".join(key for key, _ in given_a) == "".join(key for key, _ in given_b):
        return "same"
    short, long = (given_a, given_b) if len(given_a) <= len(given_b) else (given_b, given_a)
    return _align(short, long)


def _align(short: _Given, long: _Given) -> Kind | None:
    """Match given names in order; an initial opens both names or follows a match.

    "J. Graham" fits "James Graham", "Graham" fits "J. Graham"; "H." does not fit "Robert H.".
    """
    at = 0
    used_initial = False
    is_full = False
    for n, name in enumerate(short):
        while True:
            if at == len(long):
                return None
            fits = _fits(name, long[at])
            if fits:
                break
            if len(name[0]) == 1 or len(short) == len(long) or (n == 0 and at > 0 and len(long[at][0]) == 1):
                return None
            at += 1
        used_initial = used_initial or fits == "initial"
        is_full = is_full or fits == "full"
        at += 1
    if used_initial and not is_full:
        return "initials"
    return "short" if len(short) < len(long) or used_initial else "same"


def _fits(a: tuple[str, str], b: tuple[str, str]) -> Literal["full", "initial"] | None:
    if a[0] == b[0]:
        return "full" if len(a[0]) > 1 else "initial"
    if len(a[0]) == 1 or len(b[0]) == 1:
        return "initial" if a[1] == b[1] or a[0][0] == b[0][0] else None
    return None


def _is_chain_part(a: NameParts, b: NameParts) -> bool:
    """Say whether `a` is the beginning of a chain of fathers: "Said bin Omar" of "Said bin Omar Al Harun"."""
    return len(a.words) > 1 and (a.is_chain or b.is_chain) and a.words == b.words[: len(a.words)]


def _is_turned(a: NameParts, b: NameParts) -> bool:
    """Say whether both names are the same full words, the family's name moved to the other end."""
    if a.words[0] not in b.words and len(b.words) == len(a.words):
        return False
    if len(a.words) < 2 or len(b.words) < 2 or a.family or b.family or any(a.initials) or any(b.initials):  # noqa: PLR2004
        return False
    joined_b = "".join(b.words)
    return joined_b in ("".join((*a.words[1:], a.words[0])), "".join((a.words[-1], *a.words[:-1])))
