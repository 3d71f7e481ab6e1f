"""Resolve mentions to persons, across documents: by name, post, party and date.

    mentions ─figures→ persons of one document ─register→ known persons
                                   └─names→ persons that several documents name in full
    posts without a name ─→ the figure of the document that has the post, or its holder on the date

Every decision says why in a sentence. A function of the sets it is given: the
order of mentions, tenures and documents changes nothing.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from onrecord.people.figures import Figure, Mention, find_figures
from onrecord.people.groups import group_figures
from onrecord.people.judgements import Answer, Judgement, State
from onrecord.people.overrule import overrule
from onrecord.people.periods import bounds_of
from onrecord.people.register import Match, Register
from onrecord.people.roles import Role, agree, read_role
from onrecord.people.tenures import Tenure, describe, holds_on

_UNREAD = Answer(None, "unknown", "neither a name nor a post is printed")
_FULL_NAME = 3  # strength of a name from which it is more than a family's or initials


class Decision(NamedTuple):
    """Who a mention is: a person's id or null, how sure, and why in a sentence.

    Ids of imports stay; `p-…` is a person whom documents name in full; `in-…`
    one of a single document, of whom only part of the name is known.
    """

    mention: Mention
    person_id: str | None
    state: State
    reason: str


def resolve(
    mentions: Sequence[Mention],
    tenures: Iterable[Tenure] | Register,
    judgements: Iterable[Judgement] = (),
) -> tuple[Decision, ...]:
    """Decide for every mention, in the order given, which person it is.

    `tenures` may be a register made once. Judgements overrule; leaving one
    out again undoes it.
    """
    register = tenures if isinstance(tenures, Register) else Register(tenures)
    answers: list[Answer] = [_UNREAD] * len(mentions)
    figure_of: list[int] = [-1] * len(mentions)
    documents = _by_document(mentions)
    all_figures: list[Figure] = []
    per_document: list[tuple[list[int], list[Figure]]] = []
    for at in documents.values():
        figures = find_figures(mentions, at)
        per_document.append((at, figures))
        all_figures.extend(figures)
    decided, seen = decide_figures(all_figures, register)
    registers = (register, seen)
    for number, (figure, answer) in enumerate(zip(all_figures, decided, strict=True)):
        for n in figure.mentions:
            answers[n] = answer
            figure_of[n] = number
    for number, doubt in find_doubts(all_figures, decided, registers).items():
        for n in all_figures[number].bare:
            answers[n] = doubt
    known = dict(zip(map(id, all_figures), decided, strict=True))
    for at, figures in per_document:
        for n in at:
            if answers[n] is _UNREAD:
                answers[n] = decide_nameless(mentions[n], figures, known, register)
    overruled = overrule(mentions, figure_of, answers, judgements)
    return tuple(
        Decision(mention, row[0], row[1], row[2]) for mention, row in zip(mentions, overruled, strict=True)
    )


def _by_document(mentions: Sequence[Mention]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for n, mention in enumerate(mentions):
        found.setdefault(mention.document_id, []).append(n)
    return found


def decide_figures(figures: Sequence[Figure], register: Register) -> tuple[list[Answer], Register]:
    """Decide each figure: known persons first, then persons whom documents name in full, then the rest."""
    answers: list[Answer | None] = [_decide_known(figure, register) for figure in figures]
    open_full = [n for n, answer in enumerate(answers) if answer is None and figures[n].full is not None]
    grouped = group_figures([figures[n] for n in open_full])
    for n, group in zip(open_full, grouped.answers, strict=True):
        answers[n] = Answer(*group)
    seen = Register(grouped.tenures)
    whole = [
        answer if answer is not None else _decide_partial(figure, seen)
        for figure, answer in zip(figures, answers, strict=True)
    ]
    return whole, seen


def find_doubts(
    figures: Sequence[Figure], decided: Sequence[Answer], registers: Iterable[Register]
) -> dict[int, Answer]:
    """Find the figures, by number, whose bare names are left open: a namesake rules, and they do not.

    "Maren" in a text that names Ilse Maren, an official, may be the President
    of that name.
    """
    found: dict[int, Answer] = {}
    registers = tuple(registers)
    for number, (figure, answer) in enumerate(zip(figures, decided, strict=True)):
        if (
            not figure.bare
            or figure.full is None
            or not figure.date
            or any(r.is_ruling for r in figure.roles)
        ):
            continue
        days = bounds_of(figure.date)
        key = figure.full.words[-1]
        for namesake in (one for register in registers for one in register.find_rulers(key, days)):
            if namesake.person_id != answer.person_id:
                reason = f"“{key}” may be {figure.printed}, whom the text names, or {namesake.name}, then in office"
                found[number] = Answer(None, "unknown", reason)
                break
    return found


def _decide_known(figure: Figure, register: Register) -> Answer | None:
    """Decide a figure among the known persons; None where it may be somebody else."""
    if not figure.is_clear:
        return Answer(None, "unknown", f"“{figure.printed}” may be any of several people of this document")
    if figure.full is None and not figure.roles:
        return None  # a family's name alone is no evidence
    days = bounds_of(figure.date) if figure.date else None
    parts = figure.full or max(figure.names, key=lambda p: (len(p.words), p.words))
    roles = _roles_of(figure)
    matches = register.find_names(parts, sorted(figure.keys), roles, days)
    if not matches:
        return None
    best = matches[0]
    rivals = [m for m in matches[1:] if (m.holds, m.party, m.name) == (best.holds, best.party, best.name)]
    if rivals:
        if figure.full is None and not best.holds:
            return None
        names = ", ".join(sorted(m.known.person_id for m in (best, *rivals))[:4])
        return Answer(
            None, "unknown", f"“{figure.printed}” may be any of {names}: name and date fit them all"
        )
    return _judge_match(figure, best, len(matches) > 1)


def _roles_of(figure: Figure) -> list[Role]:
    if figure.roles:
        return sorted(figure.roles, key=lambda role: (role.name, role.party or "", role.sent_to or ""))
    return [Role((), frozenset(), party, None, is_ruling=False, name="") for party in sorted(figure.parties)]


def _judge_match(figure: Figure, best: Match, has_others: bool) -> Answer | None:  # noqa: FBT001
    """Say how sure the best match is; None where too little speaks for it."""
    name = best.known.name
    if best.holds == 2:  # noqa: PLR2004 - the post was held on the date
        days = bounds_of(figure.date or "")
        held = max(
            (h for h in best.known.held if h.role and any(agree(h.role, role) for role in figure.roles)),
            key=lambda h: days is not None and holds_on(h.span, days) == "yes",
        )
        reason = f"“{figure.printed}” with this post is {name}, {held.tenure.post}, {describe(held.tenure)}"
        return Answer(best.known.person_id, "decided", reason)
    if figure.full is not None and best.name >= _FULL_NAME:
        if best.holds or best.party:
            reason = f"“{figure.printed}” is the name of {name}, and the {'post' if best.holds else 'party'} agrees"
            return Answer(best.known.person_id, "decided", reason)
        if has_others:
            return None
        return Answer(
            best.known.person_id, "guess", f"“{figure.printed}” is the name of {name}; nothing else says so"
        )
    if best.holds and not has_others:
        reason = f"“{figure.printed}” fits {name}, who had this post at another time"
        return Answer(best.known.person_id, "guess", reason)
    return None


def _decide_partial(figure: Figure, seen: Register) -> Answer:
    """Decide a figure of whom only part of the name is printed, among persons other documents name in full."""
    days = bounds_of(figure.date) if figure.date else None
    if figure.roles and days:
        parts = max(figure.names, key=lambda p: (len(p.words), p.words))
        matches = [m for m in seen.find_names(parts, sorted(figure.keys), _roles_of(figure), days) if m.holds]
        near = [m for m in matches if any(_is_near(m, role, days) for role in figure.roles)]
        if len(near) == 1:
            known = near[0].known
            held = next(h for h in known.held if any(h.role and agree(h.role, r) for r in figure.roles))
            reason = f"“{figure.printed}” with this post is {known.name}, {describe(held.tenure)}"
            return Answer(known.person_id, "decided" if near[0].holds == 2 else "guess", reason)  # noqa: PLR2004
    reason = f"only “{figure.printed}” is printed; taken for one person of this document"
    return Answer(_local_id(figure), "guess", reason)


def _is_near(match: Match, role: Role, days: tuple[str, str]) -> bool:
    """Say whether the post was held on the days or within a year of them."""
    return any(
        held.role and agree(held.role, role) and held.span[0] <= days[1] and days[0] <= held.span[3]
        for held in match.known.held
    )


def _local_id(figure: Figure) -> str:
    """Make the id of a person of one document: of its name's words and its posts."""
    words = max(figure.names, key=lambda p: (len(p.words), p.words)).words
    roles = sorted(f"{role.name}/{role.party}/{role.sent_to}" for role in figure.roles)
    told = sorted({f"{parts.gender}{parts.suffix}" for parts in figure.names if parts.gender or parts.suffix})
    key = "\n".join((figure.document_id, *words, "", *roles, "", *told, *sorted(figure.parties)))
    return f"in-{figure.document_id}-{sha256(key.encode()).hexdigest()[:8]}"


def decide_nameless(
    mention: Mention, figures: Sequence[Figure], known: dict[int, Answer], register: Register
) -> Answer:
    """Decide a post without a name: the one of the document who has it, or its holder on the date."""
    role = read_role(mention.post, mention.party) if mention.post else None
    if role is None:
        return _UNREAD
    days = bounds_of(mention.date) if mention.date else None
    holders = register.find_holders(role, days) if days and (role.party or role.sent_to) else []
    sure = [row for row in holders if row[2] == "yes"]
    if len(sure) == 1 or (not sure and len(holders) == 1):
        held, person, answer = (sure or holders)[0]
        reason = f"{person.name} was {held.tenure.post} on {mention.date}: {describe(held.tenure)}"
        return Answer(person.person_id, "decided" if answer == "yes" else "guess", reason)
    if holders:
        names = " and ".join(sorted(person.name for _, person, _ in (sure or holders)))
        return Answer(None, "unknown", f"{names} both held the post on {mention.date}")
    owners = [f for f in figures if f.is_clear and any(agree(role, own) for own in f.roles)]
    owned = {known[id(figure)].person_id for figure in owners}
    if len(owned) == 1 and None not in owned:
        figure = owners[0]
        reason = f"“{figure.printed}” is the only one of this document with the post {mention.post}"
        return Answer(known[id(figure)].person_id, "guess", reason)
    if len(owners) > 1:
        return Answer(None, "unknown", f"several people of this document have the post {mention.post}")
    return Answer(
        None, "unknown", f"nobody known held the post {mention.post} on {mention.date or 'no known date'}"
    )
