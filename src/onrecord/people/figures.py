"""Figures: the persons of one document, each with all the words that name him there.

Two people of one family stay two: a family's name alone joins a figure only
where it can be no other of the document.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.people.likeness import compare_parts
from onrecord.people.names import NameParts, block_keys, split_name
from onrecord.people.periods import bounds_of
from onrecord.people.roles import Role, agree, is_spoken_short, read_role

_TWO = 2
_LINKED = re.compile(r"\w+ (?:de|du|di|da|von|van) ")  # two names of a family, and no given one
_CROWD = 128  # figures of one family in one document that a name is compared with


class Mention(NamedTuple):
    """Somebody named or meant in a document: a name, a post, a party, as far as printed.

    `span` counts in the document's text; `date` is the document's, EDTF.
    `words` are those printed, where they are neither name nor post: a label
    ("MS. MAREN"), an epithet ("the top diplomat").
    """

    document_id: str
    span: tuple[int, int]
    name: str | None = None
    post: str | None = None
    party: str | None = None
    date: str | None = None
    words: str | None = None


class Figure:
    """One person of one document: names, roles, parties, and the mentions that are his."""

    __slots__ = (
        "bare",
        "date",
        "document_id",
        "full",
        "is_clear",
        "keys",
        "mentions",
        "names",
        "parties",
        "roles",
    )

    def __init__(self, document_id: str, date: str | None) -> None:
        self.document_id = document_id
        self.date = date
        self.names: dict[NameParts, str] = {}
        self.full: NameParts | None = None  # the fullest name, where a given name is printed
        self.keys: set[str] = set()
        self.roles: set[Role] = set()
        self.parties: set[str] = set()
        self.mentions: list[int] = []
        self.bare: list[int] = []  # those of them that print the family's name and no more
        self.is_clear = True  # False where it may be any of several figures

    def add(self, form: "Form") -> None:
        """Take in a form of the name with its roles and mentions."""
        self.names[form.parts] = form.name
        self.keys.update(form.keys)
        if form.role:
            self.roles.add(form.role)
        if form.party:
            self.parties.add(form.party)
        if not form.is_full and form.role is None:
            self.bare.extend(form.mentions)
        self.mentions.extend(form.mentions)
        if form.is_full and (self.full is None or _fullness(form.parts) > _fullness(self.full)):
            self.full = form.parts

    @property
    def party(self) -> str | None:
        """The one party, where all mentions agree."""
        return next(iter(self.parties)) if len(self.parties) == 1 else None

    @property
    def printed(self) -> str:
        """The fullest name as printed."""
        if self.full is not None:
            return self.names[self.full]
        return self.names[max(self.names, key=_fullness)]


class Form(NamedTuple):
    """One way a document names somebody: equal name, post and party; all its mentions."""

    parts: NameParts
    name: str
    keys: tuple[str, ...]
    role: Role | None
    party: str | None
    is_full: bool
    mentions: list[int]


def _fullness(parts: NameParts) -> tuple[int, int, tuple[str, ...]]:
    full = sum(1 for is_initial in parts.initials if not is_initial)
    return full, len(parts.words), parts.words


def find_figures(mentions: Sequence[Mention], at: Sequence[int]) -> list[Figure]:
    """Find the persons of one document among its mentions `at` (indices); those without a name are left out.

    The order of the mentions does not matter. A figure that may be any of
    several others is not clear.
    """
    document_id = mentions[at[0]].document_id
    date = min((day for n in at if (day := mentions[n].date) and bounds_of(day)), default=None)
    forms = _collect_forms(mentions, at)
    figures: list[Figure] = []
    by_key: dict[str, list[Figure]] = {}
    for form in forms:
        candidates = _candidates(form, by_key)
        joined = _choose(form, candidates)
        if joined is None:
            joined = Figure(document_id, date)
            # A bare name that several bear is nobody's for sure.
            joined.is_clear = not (not form.is_full and len(candidates) > 1)
            figures.append(joined)
        before = set(joined.keys)
        joined.add(form)
        for key in joined.keys - before:
            by_key.setdefault(key, []).append(joined)
    return figures


def _collect_forms(mentions: Sequence[Mention], at: Sequence[int]) -> list[Form]:
    """Collect equal namings, the fullest names first, then those with a post, then the bare."""
    forms: dict[tuple[str, str | None, str | None], list[int]] = {}
    for n in at:
        one = mentions[n]
        if one.name:
            forms.setdefault((one.name, one.post, one.party), []).append(n)
    found = [form for naming, own in forms.items() if (form := make_form(*naming, own))]
    found.sort(key=_form_order)
    return found


def make_form(name: str, post: str | None, party: str | None, mentions: list[int]) -> Form | None:
    """Make a form of what is printed; None where the name has no word that could be one."""
    form = _read_form(name, post, party)
    return Form(*form[:-1], mentions) if form else None


@lru_cache(maxsize=65_536)
def _read_form(name: str, post: str | None, party: str | None) -> Form | None:
    """Read a form without its mentions: a large archive prints one naming a thousand times."""
    parts, keys = split_name(name), block_keys(name)
    if parts is None or not keys:
        return None
    role = read_role(post, party) if post else None
    return Form(parts, name, keys, role, party or (role.party if role else None), parts.is_full, [])


def _form_order(form: Form) -> tuple[bool, bool, int, int, tuple[str, ...], str, str, str]:
    full, words, keys = _fullness(form.parts)
    is_semi = len(form.parts.words) > 1
    return (
        not form.is_full,
        not is_semi if not form.is_full else form.role is None,
        -full if form.is_full or is_semi else (form.role is None),
        -words,
        keys,
        form.name,
        f"{form.role.name} {sorted(form.role.qualifiers)}" if form.role else "~",
        form.party or "~",
    )


def _candidates(form: Form, by_key: dict[str, list[Figure]]) -> list[Figure]:
    """Give the figures that a form's name can be, without those its post or party rules out."""
    seen: list[Figure] = []
    for key in form.keys:
        # A page that names hundreds of one family is a list of them, and no bare name on it can be told.
        for figure in by_key.get(key, ())[:_CROWD]:
            if figure not in seen and figure.is_clear and _can_be(form, figure):
                seen.append(figure)
    return seen


def _can_be(form: Form, figure: Figure) -> bool:
    # "Sir Omar" is compared with "Sir Omar Maren", not with "Maren", who may be joined already.
    whole = [parts for parts in figure.names if len(parts.words) > 1] or list(figure.names)
    if any(compare_parts(form.parts, parts) is None for parts in whole) and not _is_opening(form, figure):
        return False
    if {form.parts.gender, *(parts.gender for parts in figure.names)} >= {"m", "f"}:
        return False
    is_party_other = bool(form.party and figure.parties and form.party not in figure.parties)
    if form.is_full and figure.full is not None:
        # One full name twice is one person, unless both post and party differ.
        return not (is_party_other and not _agrees(form, figure))
    if is_party_other or _is_other_family_member(form, figure):
        return False
    if form.role is None or _agrees(form, figure) or any(is_spoken_short(form.role, r) for r in figure.roles):
        return True
    # "President Maren" is not the "Omar Maren" who has another post, or none.
    return not figure.roles and not form.role.is_ruling


def _is_opening(form: Form, figure: Figure) -> bool:
    """Say whether a lone name is the first word of a full one: "Sir Omar" of Omar Maren, "Roe" of Roe de Maren."""
    full = figure.full
    if full is None or form.is_full or form.parts.words != full.words[:1]:
        return False
    return form.parts.is_knight or (len(full.words) == _TWO and _LINKED.match(figure.names[full]) is not None)


def _is_other_family_member(form: Form, figure: Figure) -> bool:
    """Say whether two names of a family may be two people's: "Madam Nhan" and "Nhan"; "Ambassador Ngo" of many Ngos."""
    if figure.full is None:
        genders = {parts.gender for parts in figure.names} | {form.parts.gender}
        return "f" in genders and len(genders) > 1
    is_first = len(form.parts.words) == 1 and form.parts.words[0] != figure.full.words[-1]
    return is_first and form.role is not None and not figure.roles


def _agrees(form: Form, figure: Figure) -> bool:
    return form.role is not None and any(agree(form.role, role) for role in figure.roles)


def _choose(form: Form, candidates: list[Figure]) -> Figure | None:
    """Choose the one figure that a form is; None where there is none or more than one."""
    if len(candidates) == 1:
        return candidates[0]
    if len(candidates) > 1 and form.role is not None:
        agreeing = [figure for figure in candidates if _agrees(form, figure)]
        if len(agreeing) == 1:
            return agreeing[0]
    if len(candidates) > 1 and form.is_full:
        same = [f for f in candidates if any(compare_parts(form.parts, p) == "same" for p in f.names)]
        return same[0] if len(same) == 1 else None
    return None
